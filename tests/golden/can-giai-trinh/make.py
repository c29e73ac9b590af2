"""make.py SO_LIEU FOLDER - months before the one of SO_LIEU, as an office would type them: the same figures, but for
    bhyt        of the 2nd commune: 60% of now last month, 1% around it before: out of line with places and with itself
                of the 3rd: 70% of now last month, up and down as much before: out of line with places only
                of the 4th: 97% of now; of the 5th: 30 people fewer: neither far nor many enough
    cham_dong   of all: 150 million and more last month and before, of which nearly nothing is left now: all are out of line with
                themselves, few with each other
"""
import csv
import sys

MONTHS = ["2026-M02", "2026-M01", "2025-M12", "2025-M11", "2025-M10", "2025-M09", "2025-M08", "2025-M07"]
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8")))
xa = sorted({r["ma"] for r in rows if r["cap"] == "xa" and r["ma"]})
SWING = [70, 100, 80, 110, 75, 105, 85, 95]


def told(r, back):
    v = int(r["gia_tri"])
    if r["cap"] != "xa" or not r["ma"]:
        return v
    k = xa.index(r["ma"])
    if r["chi_tieu"] == "bhyt":
        if k == 1:
            return v * 60 // 100 + (back % 3) * v // 200
        if k == 2:
            return v * SWING[back] // 100
        if k == 3:
            return v * 97 // 100
        if k == 4:
            return v - 30
    if r["chi_tieu"] == "cham_dong":
        return 150_000_000 + 10_000_000 * k
    return v


for back, month in enumerate(MONTHS):
    with open(f"{sys.argv[2]}/{month}.csv", "w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["ky", "cap", "ma", "ten", "chi_tieu", "gia_tri"])
        for what in ("bhyt", "cham_dong"):
            places = [r for r in rows if r["chi_tieu"] == what and r["cap"] == "xa"]
            v = [told(r, back) for r in places]
            out.writerow([month, "tinh", "46", "Thành phố Huế", what, sum(v)])
            for r, n in zip(places, v):
                out.writerow([month, "xa", r["ma"], r["ten"], what, n])
