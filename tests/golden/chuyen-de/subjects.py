"""The sheet of subjects, a line a row; every line of a subject is the sum of the rows below it."""
import sys
import warnings

import openpyxl

warnings.simplefilter("ignore")
sheets = [s for s in openpyxl.load_workbook(sys.argv[1], data_only=True) if "Chuyên đề" in s.title]
if not sheets:
    print("no sheet")
    sys.exit()
group, sums = None, None
bad = 0


def close():
    global bad
    for name, k in (("target", 0), ("done", 1)):
        want = None if any(v[k] == "-" for v in sums) else sum(v[k] for v in sums)
        if (None if group[k] == "-" else group[k]) != want:
            print("NOT THE SUM:", name, group[k], want)
            bad = 1


for row in sheets[0].iter_rows(values_only=True):
    if isinstance(row[0], str) and row[0] and set(row[0]) <= set("IVX"):
        if sums is not None:
            close()
        group, sums = row[4:6], []
    elif isinstance(row[0], int):
        sums.append(row[4:6])
    else:
        continue
    rate = row[6] if isinstance(row[6], str) else f"{row[6]:.4f}"
    print(*("" if v is None else v for v in row[:6]), rate, row[7] or "", sep="|")
close()
sys.exit(bad)
