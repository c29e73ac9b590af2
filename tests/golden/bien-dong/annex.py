"""annex.py SET - the annex of movement in SET/phu-luc.xlsx: its total line, and whether each line adds up."""
import sys
import warnings

import openpyxl

warnings.filterwarnings("ignore")
book = openpyxl.load_workbook(sys.argv[1] + "/phu-luc.xlsx", data_only=True)
ws = next(s for s in book if "Biến động" in s.title)
rows = [r for r in ws.iter_rows(values_only=True) if r[1] and isinstance(r[3], int)]
bad = 0
for r in rows:
    for at, kinds in ((2, 1), (9, 1), (16, 0), (22, 0)):
        before, joined, left = r[at:at + 3]
        came, went, now = r[at + 3 + kinds:at + 6 + kinds]
        bad += before + joined - left + came - went != now
print(*rows[0][1:])
parts = [r for r in rows if isinstance(r[0], int) or r[1] == "Chưa xác định địa bàn"]
print(len(parts), "lines,", bad, "do not add up,", sum(sum(r[c] for r in parts) != rows[0][c] for c in range(2, 28)), "columns are not their lines' sum")
