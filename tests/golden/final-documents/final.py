"""final.py WORDS SETS   no page and no annex sheet of the sets holds one of the words"""
import glob, re, subprocess, sys
import openpyxl

words = [re.compile(l.rstrip("\n")) for l in open(sys.argv[1], encoding="utf-8") if l.strip() and l[0] != "#"]
kinds, wrong = {}, 0


def look(kind, where, text):
    global wrong
    kinds.setdefault(kind, set()).add(where)
    for w in words:
        for m in w.finditer(text):
            wrong += 1
            if wrong <= 40:
                print(f"{where}: \"{text[max(0, m.start() - 30):m.end() + 30]}\"")


for path in sorted(glob.glob(sys.argv[2] + "/**/*.pdf", recursive=True)):
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode()
    look(path.rsplit("/", 1)[1], path, re.sub(r"\s+", " ", text))
for path in sorted(glob.glob(sys.argv[2] + "/*/phu-luc.xlsx") + glob.glob(sys.argv[2] + "/*/*/1977*/phu-luc.xlsx")):
    for sheet in openpyxl.load_workbook(path).worksheets:
        if re.match(r"[IVX]+\.", sheet.title):  # an annex: not the notes and the tidy data behind them
            cells = [str(c) for row in sheet.iter_rows(values_only=True) for c in row if isinstance(c, str) and c[:1] != "="]
            look("phu-luc.xlsx", path + "!" + sheet.title, " | ".join(cells))
for kind in sorted(kinds):
    print(f"{kind}: {len(kinds[kind])}")
print(f"{wrong} words of the insides")
