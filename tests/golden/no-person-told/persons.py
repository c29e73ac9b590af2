"""persons.py EXTRACTS OUTPUT LOG: people of the extracts who can be read in the output or the log; none may be."""
import os
import re
import sys
import zipfile

extracts, output, log = sys.argv[1:]
names, numbers = set(), set()
for file in sorted(os.listdir(extracts)):
    if file.startswith("nguoi_tham_gia") and file.endswith(".csv"):
        with open(os.path.join(extracts, file), encoding="utf-8") as f:
            for line in f.read().split("\n")[1:]:
                cell = line.split(",")
                if len(cell) > 2 and re.fullmatch(r"\d{8,12}", cell[0]):
                    numbers.add(cell[0])
                    names.add(cell[1].strip('"'))
names = {n for n in names if len(n.split()) >= 2}
assert len(names) > 1000 and len(numbers) > 5000, (len(names), len(numbers))

texts = {"log": open(log, encoding="utf-8").read()}
for folder, folders, files in os.walk(output):
    if os.path.basename(folder) == "tra-lai":
        folders[:] = []
        continue
    for file in files:
        path = os.path.join(folder, file)
        if file.endswith(".xlsx"):
            with zipfile.ZipFile(path) as z:
                texts[path] = "\n".join(re.sub(r"<[^>]*>", "\n", z.read(n).decode("utf-8")) for n in z.namelist()
                                        if n.endswith(".xml"))
        else:
            with open(path, encoding="utf-8") as f:
                texts[path] = f.read()
assert len(texts) >= 5, sorted(texts)

told = 0
for path, text in sorted(texts.items()):
    words = set(re.findall(r"\d{8,12}", text))
    if path.endswith("so-lieu.csv"):
        words = set()  # sums of đồng are numbers of ten digits too; no row of it is a person's
    for found in sorted(words & numbers) + sorted(n for n in names if n in text):
        told += 1
        print(f"{os.path.basename(path)}: {found}")
print(f"{told} persons told")
with open(os.path.join(output, "2026-Q1", "tra-lai", sorted(os.listdir(os.path.join(output, "2026-Q1", "tra-lai")))[0]),
          encoding="utf-8") as f:
    print("tra-lai shows its sender what it sent:", len(f.read().splitlines()) > 1)
