#!/usr/bin/python3
"""readers.py [--texts N] [--books N] [--convert] [--seed S] [--only SEED] - files at random, read by ours and by others.

--texts: CSV as Python's csv writes it, with quotes, separators and ends of lines inside and between fields, three separators, three
ends of lines.  Our records must be those of Python's csv and those of libcsv.  Of every text some letters are then changed: where
libcsv takes the whole of it, our records must be libcsv's; where it does not, ours must have a fault.
--books: workbooks of openpyxl with texts, whole and broken numbers, shares, days, flags, formulas and gaps; what our readers say of each
cell must be what openpyxl reads back.  --convert: LibreOffice writes each as .xls, .ods and .xlsx of its own, and all must say the same.
BUILT names the folder of the program `readers` (make readers).
"""
import argparse
import csv
import datetime
import io
import os
import random
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
READERS = os.environ.get("BUILT", os.path.dirname(os.path.dirname(HERE)) + "/build/release") + "/readers"
LETTERS = ["a", "Đ", "ễ", "1", " ", "\"", ",", ";", "|", "\t", "\n", "\r\n", ".", "'", "-", "=", "0", "x"]


def run(*words):
    done = subprocess.run([READERS, *words], capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"readers: status {done.returncode}: {done.stderr.decode('utf-8', 'replace')[:300]}")
    return done.stdout.decode("utf-8", "surrogateescape")


# --- texts ------------------------------------------------------------------------------------------------------------

def text_of(rng, separator):
    """A text, and the numbers of its rows that have blanks around fields."""
    most = rng.choice([1, 2, 3, 8, 40])
    padded = set()
    rows = []
    for _ in range(rng.choice([1, 2, 5, 30, 300])):
        row = ["".join(rng.choice(LETTERS) for _ in range(rng.choice([0, 1, 2, 5, 5, 20]))) for _ in range(rng.randrange(1, most + 1))]
        rows.append(row)
    end = rng.choice(["\n", "\r\n", "\r"])
    out = io.StringIO()
    w = csv.writer(out, delimiter=separator, lineterminator=end)
    everything = csv.writer(out, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL)
    for k, row in enumerate(rows):
        if any(row) and rng.random() < 0.3 and not any(set(c) & {separator, '"', "\n", "\r"} for c in row) and any(c.strip(" \t") for c in row):
            out.write(separator.join(rng.choice(["", " ", "\t", " \t "]) + c + rng.choice(["", "\t", "  "]) for c in row) + end)
            padded.add(k)
            continue
        # Blanks at the ends of what is not quoted are dropped, a line of nothing is none, and Python quotes only its own end of a line.
        needed = any(c != c.strip(" \t") or "\n" in c for c in row) or not any(row)
        (everything if needed or rng.random() < 0.2 else w).writerow(row)
    text = out.getvalue()
    if rng.random() < 0.5:
        text = text[:-len(end)]
    return text, padded


def by_python(text, separator, padded):
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    return [[c.strip(" \t") for c in row] if k in padded else row for k, row in enumerate(rows)]


def sections(said):
    """Of each path: our records, then those of libcsv (None: refused)."""
    for part in said.split("= ")[1:]:
        ours, theirs = part.split("\n", 1)[1].split("libcsv\n")
        rows = [[line for line in side.split("\n") if line] for side in (ours, theirs)]
        yield rows[0], None if rows[1][-1:] == ["refused"] else [r for r in rows[1] if r != "r"]


def hexed(rows):
    return ["r" + "".join("," + c.encode("utf-8").hex() for c in row) for row in rows]


def changed(rng, text):
    for _ in range(rng.randrange(1, 4)):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice(["", '"', ",", "\n", "x", " ", "\t"]) + text[at + rng.randrange(2):]
    return text


def texts(seeds, folder):
    """What is wrong, as lines, and how many were compared."""
    wrong, compared, faulty = [], 0, 0
    for separator in ",;|":
        files, whole = [], []
        for seed in seeds:
            rng = random.Random(f"{separator} {seed}")
            text, padded = text_of(rng, separator)
            for k, data in enumerate([text] + [changed(rng, text) for _ in range(3)]):
                if not data:
                    continue
                path = f"{folder}/{ord(separator)}-{seed}-{k}.csv"
                with open(path, "w", encoding="utf-8", newline="") as f:
                    f.write(data)
                files.append(path)
                whole.append((seed, k, hexed(by_python(text, separator, padded)) if k == 0 else None))
        for (seed, k, want), (ours, theirs) in zip(whole, sections(run("scan", separator, *files))):
            label = f"text {seed}, separator {separator}, " + ("as written" if want is not None else f"change {k}")
            faults = [r for r in ours if r.startswith("!")]
            if want is not None and (ours != want or theirs != want):
                wrong.append(f"{label}: ours {'is' if ours == want else 'is not'}, libcsv {'is' if theirs == want else 'is not'} what Python reads")
            elif theirs is not None and ours != theirs:
                wrong.append(f"{label}: ours is not what libcsv reads")
            elif theirs is None and not faults:
                wrong.append(f"{label}: libcsv refuses it, ours has no fault")
            compared += theirs is not None
            faulty += theirs is None
        for path in files:
            os.remove(path)
    return wrong, compared, faulty


# --- books ------------------------------------------------------------------------------------------------------------

def cell_of(rng):
    """A value and the form of its number."""
    day = datetime.date(1900, 3, 1) + datetime.timedelta(days=rng.randrange(73000))
    return rng.choice([
        lambda: (None, None), lambda: (None, None),
        lambda: ("".join(rng.choice("aĐễ 1<>&\"'=;_") for _ in range(rng.randrange(1, 12))).strip(" =") or "x", None),
        lambda: (rng.randrange(-10**6, 10**6), None), lambda: (rng.choice([0, 1, -1, 10**14, 999999999999999]), None),
        lambda: (rng.randrange(10**9) / 100, "#,##0.00"), lambda: (rng.randrange(10**15) / 10 ** rng.randrange(1, 6), None), lambda: (rng.randrange(10001) / 10000, "0.00%"),
        lambda: (day, "dd/mm/yyyy"), lambda: (rng.random() < 0.5, None),
        lambda: ("'" + str(rng.randrange(10**9)).zfill(10), None), lambda: (rng.randrange(10**12), "#,##0"),
    ])()


def book_of(rng, path):
    import openpyxl
    book = openpyxl.Workbook()
    book.remove(book.active)
    for k in range(rng.choice([1, 1, 2, 4])):
        sheet = book.create_sheet(f"Trang {k + 1}")
        for row in sorted(rng.sample(range(1, 60), rng.randrange(1, 30))):
            for column in range(1, rng.choice([2, 5, 12])):
                value, form = cell_of(rng)
                if value is not None:
                    cell = sheet.cell(row, column, value)
                    if isinstance(value, str):
                        cell.data_type = "s"  # never a formula
                    if form:
                        cell.number_format = form
    book.save(path)


def shown(value, form):
    """A cell as dumped.h writes it, by what openpyxl reads."""
    if isinstance(value, bool):
        return "?" + str(int(value))
    if isinstance(value, (datetime.datetime, datetime.date)):
        return "=" + value.strftime("%Y-%m-%d")
    if isinstance(value, (int, float)):
        percent = "%" in (form or "")
        text = format(round(value * 100, 10) if percent else value, ".15g")
        return "#" + text + ("%" if percent else "")
    return ":" + value


def by_openpyxl(path):
    import openpyxl
    lines = []
    book = openpyxl.load_workbook(path, data_only=True)
    for sheet in book.worksheets:
        lines.append(f"[{sheet.title}]")
        for row in sheet.iter_rows():
            cells = [f"{c.column - 1}{shown(c.value, c.number_format)}" for c in row if c.value is not None]
            if cells:
                lines.append(f"R{row[0].row} " + " ".join(cells))
    return lines


def books(seeds, folder, convert):
    wrong, cells = [], 0
    files = []
    for seed in seeds:
        path = f"{folder}/{seed}.xlsx"
        book_of(random.Random(f"book {seed}"), path)
        files.append(path)
    made = {path: [path] for path in files}
    if convert:
        for kind in ("xls", "ods", "xlsx"):
            out = f"{folder}/{kind}"
            subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", kind, "--outdir", out, *files],
                           check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for path in files:
                made[path].append(f"{out}/{os.path.basename(path)[:-4]}{kind}")
    said = dict(zip([m for path in files for m in made[path]], run("book", *[m for path in files for m in made[path]]).split("= " + folder)[1:]))
    for path in files:
        want = by_openpyxl(path)
        cells += sum(len(re.findall(r" \d+[:#=?]", line)) for line in want)
        for m in made[path]:
            got = [line for line in said[m].split("\n")[1:] if line and not re.fullmatch(r"R\d+", line)]
            here = want
            if m != path:  # LibreOffice writes most flags as the numbers 1 and 0
                got, here = ([re.sub(r" (\d+)\?", r" \1#", line) for line in lines] for lines in (got, want))
            if got != here:
                first = next((k for k, (a, b) in enumerate(zip(got, here)) if a != b), min(len(got), len(here)))
                wrong.append(f"book {os.path.basename(m)}: ours {got[first:first + 1]}, openpyxl {here[first:first + 1]}")
    return wrong, cells


def main():
    a = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    a.add_argument("--texts", type=int, default=0)
    a.add_argument("--books", type=int, default=0)
    a.add_argument("--convert", action="store_true")
    a.add_argument("--seed", type=int, default=1)
    o = a.parse_args()
    wrong, compared, faulty, cells = [], 0, 0, 0
    with tempfile.TemporaryDirectory(prefix="readers-") as folder:
        for first in range(o.seed, o.seed + o.texts, 200):
            w, c, f = texts(range(first, min(first + 200, o.seed + o.texts)), folder)
            wrong, compared, faulty = wrong + w, compared + c, faulty + f
        for first in range(o.seed, o.seed + o.books, 50):
            w, c = books(range(first, min(first + 50, o.seed + o.books)), folder, o.convert)
            wrong, cells = wrong + w, cells + c
    for line in wrong[:20]:
        print(line)
    print(f"readers: {compared} texts as Python's csv and libcsv read them, {faulty} that libcsv refuses; {cells} cells of {o.books} workbooks as openpyxl "
          f"reads them; {len(wrong)} wrong")
    return bool(wrong) or (o.texts > 0 and (compared == 0 or faulty == 0)) or (o.books > 0 and cells == 0)


if __name__ == "__main__":
    sys.exit(main())
