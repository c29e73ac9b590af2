#!/usr/bin/python3
"""edges.py INPUT KY WHICH - make a demonstration's input hold what a clean one lacks, so that the oracle sees it counted.

Into INPUT/KY: employers that have paid beyond their dues and months overdue with decimals; people with a compulsory and a voluntary row in every order of files, people with BHYT alone born on every
day around the limits of working age.  WHICH is of dan_so.csv: "holes" takes labour force away from every third commune and
from the province's row of the period's year, "grown" takes the year away; "unplanned" takes the plan of dues out of
chi_tieu.csv.
"""
import csv
import datetime
import glob
import os
import sys

base, period, which = sys.argv[1:4]
inside = os.path.join(base, period)
year = period[:4]

rows = []
for path in sorted(glob.glob(inside + "/nguoi_tham_gia*.csv")):
    with open(path, encoding="utf-8-sig", errors="replace") as f:
        lines = f.read().split("\n")
    header = lines[0].split(",")
    cells = [line.split(",") for line in lines[1:] if '"' not in line]
    rows += [dict(zip(header, c)) for c in cells if len(c) == len(header) and len(c[0]) == 10 and c[0].isdigit()]
communes = sorted({r["ma_xa"] for r in rows if len(r["ma_xa"]) == 5 and r["ma_xa"].isdigit()})


def other(row, at, **changed):
    """The same person, as another office might have it: in another commune, with other dates."""
    r = dict(row, ma_don_vi="", ma_co_quan="", ma_xa=communes[at % len(communes)], den_ngay="")
    r.update(changed)
    return r


def whole(row):
    try:
        datetime.datetime.strptime(row["tu_ngay"], "%d/%m/%Y")
        datetime.datetime.strptime(row["ngay_sinh"], "%d/%m/%Y")
    except ValueError:
        return False
    return row["muc_dong"].isdigit() and not row["den_ngay"]


voluntary = [r for r in rows if r["loai_bhxh"] == "TN" and whole(r)][:40]
compulsory = [r for r in rows if r["loai_bhxh"] == "BB" and whole(r)][:40]
before, behind = [], []
for k, r in enumerate(voluntary):
    (before if k % 2 else behind).append(other(r, k, loai_bhxh="BB", bhtn="1", bhyt="1" if k % 3 else ""))
    if k % 5 == 0:  # three rows of one person, two of them voluntary
        before.append(other(r, k + 7, loai_bhxh="TN", bhtn="", bhyt=""))
for k, r in enumerate(compulsory):
    (before if k % 2 else behind).append(other(r, k, loai_bhxh="TN", bhtn="", bhyt="" if k % 3 else "1"))

spans = [("1963-12-25", "1966-05-05"), ("1968-08-25", "1971-01-05"), ("2010-12-20", "2011-07-05"), ("2012-02-27", "2012-03-01")]
code = 9_900_000_000
for first, last in spans:
    day = datetime.date.fromisoformat(first)
    while day <= datetime.date.fromisoformat(last):
        for sex in ("Nam", "Nữ", ""):
            code += 1
            behind.append(dict.fromkeys(header, "") | {
                "ma_so_bhxh": str(code), "ngay_sinh": day.strftime("%d/%m/%Y"), "gioi_tinh": sex,
                "ma_xa": communes[code % len(communes)], "bhyt": "1", "nhom_bhyt": ("GD", "HT", "SV", "", "LH", "CN", "HS")[code % 7]})
        day += datetime.timedelta(days=1)

for name, added in (("00", before), ("99", behind)):
    with open(f"{inside}/nguoi_tham_gia_{name}.csv", "w", encoding="utf-8", newline="") as f:
        w = csv.DictWriter(f, header, lineterminator="\n")
        w.writeheader()
        w.writerows(added)

path = inside + "/don_vi.csv"
with open(path, encoding="utf-8", newline="") as f:
    text = f.read()
end = "\r\n" if "\r\n" in text else "\n"
lines = text.split(end)
for k, line in enumerate(lines[1:], 1):
    cells = line.split(",")
    if len(cells) != 12 or '"' in line or not cells[10].isdigit() or not cells[11].isdigit():
        continue
    if k % 4 == 0:
        cells[10] = str(-int(cells[8]) // 3 - k)
    elif k % 3 == 0:
        cells[10] = str(1000003 * k)
        cells[11] = ("0.99", "1.0", "2.9", "2.999", "3.00", "5.5", "11.9999", "12.1")[k // 3 % 8]
    lines[k] = ",".join(cells)
with open(path, "w", encoding="utf-8", newline="") as f:
    f.write(end.join(lines))

path = base + "/dan_so.csv"
with open(path, encoding="utf-8", newline="") as f:
    lines = list(csv.reader(f))
kept = []
for k, line in enumerate(lines):
    if line[0] == year and which == "grown":
        continue
    if line[0] == year and which == "holes" and (k % 3 == 0 or line[1] == "46"):
        line[3] = ""
    kept.append(line)
with open(path, "w", encoding="utf-8", newline="") as f:
    csv.writer(f, lineterminator="\n").writerows(kept)
path = base + "/chi_tieu.csv"
if which == "unplanned":
    with open(path, encoding="utf-8", newline="") as f:
        text = [line for line in f if ",phai_thu," not in line]
    with open(path, "w", encoding="utf-8", newline="") as f:
        f.writelines(text)
print(len(before), len(behind), len(lines) - len(kept))
