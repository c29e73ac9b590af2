"""often.py SET INPUT PERIOD... - in how many of these periods (the last is the set's) each late employer was late, from the
extracts alone; the annex of SET and the sentence of its report must say the same."""
import collections
import csv
import re
import subprocess
import sys
import warnings

import openpyxl

warnings.simplefilter("ignore")


def employers(path):
    """{code: (amount, months)}, None where not told: equal rows once, others of one code summed, the most months."""
    rows = collections.defaultdict(list)
    with open(path, encoding="utf-8-sig", newline="") as f:
        for r in csv.DictReader(f):
            told = (r["cham_dong"] or "").lstrip("-").isdigit() and re.fullmatch(r"[0-9.]+", r["so_thang_cham"] or "")
            one = (int(r["cham_dong"]), float(r["so_thang_cham"])) if told else None
            if (r, one) not in rows[r["ma_don_vi"]]:
                rows[r["ma_don_vi"]].append((r, one))
    found = {}
    for code, of in rows.items():
        one = [x for _, x in of if x is not None]
        found[code] = (sum(a for a, _ in one), max(m for _, m in one)) if one else None
    return found


folder, base, periods = sys.argv[1], sys.argv[2], sys.argv[3:]
all_of = [employers(f"{base}/{ky}/don_vi.csv") for ky in periods]
late = lambda x: x is not None and x[0] > 0 and x[1] >= 3
want = {}
for code, now in all_of[-1].items():
    if late(now):
        told = [e for e in all_of if code not in e or e[code] is not None]
        want[code] = f"{sum(late(e.get(code)) for e in told)}/{len(told)}"
sheet = next(s for s in openpyxl.load_workbook(folder + "/phu-luc.xlsx") if s.title.endswith("DS chậm đóng"))
rows = list(sheet.iter_rows(values_only=True))
head = next(r for r in rows if "STT" in r)
column = next((k for k, h in enumerate(head) if h and h.startswith("Số kỳ chậm")), None)
items = [r for r in rows if isinstance(r[0], int)]
got = {r[head.index("Mã đơn vị")]: (r[column] if column is not None else None) or "1/1" for r in items}
wrong = {c: (got.get(c), want.get(c)) for c in got.keys() | want.keys() if got.get(c) != want.get(c)}
print(*(f"{k}: {n}" for k, n in sorted(collections.Counter(got.values()).items())), "as annex" if not wrong else wrong, sep=" | ")
text = " ".join(subprocess.run(["pdftotext", folder + "/bao-cao.pdf", "-"], capture_output=True, text=True).stdout.split())
said = re.search(r"\(có ([0-9.]+) đơn vị như vậy trong (cả [^)]*gần nhất[^)]*)\)", text)
full = f"{len(periods)}/{len(periods)}"
assert (said is None) == (len(periods) == 1), said
if said:
    assert int(said[1]) == sum(v == full for v in want.values()), said[0]
    print(said[2])
