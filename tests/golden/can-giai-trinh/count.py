"""count.py SET LICH_SU - which figures are out of line, counted once more with fractions from the files, beside the sheet of the set."""
import csv
import os
import sys
import warnings
from fractions import Fraction

import openpyxl

warnings.simplefilter("ignore")
MONTHS = ["2026-M02", "2026-M01", "2025-M12", "2025-M11", "2025-M10", "2025-M09", "2025-M08", "2025-M07", "2025-M06"]
LEAST = {"bhyt": 50, "bhxh_bb": 50, "bhxh_tn": 50, "bhtn": 50, "cham_dong": 100_000_000}


def read(path):
    with open(path, encoding="utf-8") as f:
        return {(r["cap"], r["ten"], r["chi_tieu"]): int(r["gia_tri"]) for r in csv.DictReader(f)
                if r["cap"] in ("xa", "co_quan") and r["ma"] and r["chi_tieu"] in LEAST}


def middle(v):
    v = sorted(v)
    low, high = v[(len(v) - 1) // 2], v[len(v) // 2]
    return low + (high - low) // 2


def percent(now, before):
    """In hundredths of a percent, half away from zero."""
    x = abs(Fraction(now - before, before) * 10000) + Fraction(1, 2)
    return int(x) if now >= before else -int(x)


def out(x, usual, least, now, before):
    if x is None or len(usual) == 0:
        return False
    m = middle(usual)
    d = middle([abs(u - m) for u in usual])
    off = now - before * (1 + Fraction(m, 10000))
    return abs(x - m) >= 500 and abs(off) >= least and Fraction(6745, 10000) * abs(x - m) > Fraction(7, 2) * d


now = read(sys.argv[1] + "/so-lieu.csv")
past = [read(f"{sys.argv[2]}/{m}.csv") if os.path.exists(f"{sys.argv[2]}/{m}.csv") else {} for m in MONTHS]
want = {}
for (cap, ten, what), v in now.items():
    before = past[0].get((cap, ten, what))
    if not before:
        continue
    x = percent(v, before)
    places = [percent(n, past[0][k]) for k, n in now.items() if k[0] == cap and k[2] == what and past[0].get(k)]
    periods = [percent(a[cap, ten, what], b[cap, ten, what]) for a, b in zip(past, past[1:])
               if a.get((cap, ten, what)) is not None and b.get((cap, ten, what))]
    by = (len(places) >= 8 and out(x, places, LEAST[what], v, before),
          len(periods) >= 6 and out(x, periods, LEAST[what], v, before))
    if any(by):
        want[ten, v, before] = (middle(places if by[0] else periods),
                                {(True, True): "cả hai", (True, False): "nơi khác",
                                 (False, True): "kỳ trước"}[by])
sheet = next(s for s in openpyxl.load_workbook(sys.argv[1] + "/phu-luc.xlsx", data_only=True)
             if s.title.endswith("Cần giải trình"))
have, answered = {}, 0
for r in sheet.iter_rows(values_only=True):
    if isinstance(r[0], int):
        have[r[1], r[5], r[4]] = (round(r[7] * 10000), r[8])
        answered += r[9] is not None
        if r[2] != "Số tiền chậm đóng" or r[9]:
            print(*r[1:4], r[8], r[9] or "(chưa)", sep=" | ")
kinds = sorted({by for _, by in want.values()})
print(len(have), "figures,", answered, "answered;", "as counted" if have == want else f"NOT AS COUNTED: {set(have.items()) ^ set(want.items())}")
print("kinds:", "; ".join(kinds))
