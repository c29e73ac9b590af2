"""grown.py START YEAR   the table of growth in the report of a year that is over, against so-lieu.csv of the two"""
import csv, re, subprocess, sys


def figures(folder):
    rows = csv.DictReader(open(folder + "/so-lieu.csv", encoding="utf-8"))
    return {r["chi_tieu"]: int(r["gia_tri"]) for r in rows if r["cap"] == "tinh" and re.fullmatch(r"-?\d+", r["gia_tri"])}


def vn(n):
    return f"{n:,}".replace(",", ".")


def grown(to, start):  # more by, and in percent of the start: half up, by whole numbers
    h = (abs(to - start) * 20000 + start) // (2 * start)
    return f"{vn(to - start)} {'-' if to < start else ''}{vn(h // 100)},{h % 100:02d}%"


start, year = figures(sys.argv[1]), figures(sys.argv[2])
report = re.sub(r"\s+", " ", subprocess.run(["pdftotext", "-layout", sys.argv[2] + "/bao-cao.pdf", "-"],
                                            capture_output=True, check=True).stdout.decode())
for key, name in [("bhxh_bb", "BHXH bắt buộc"), ("bhxh_tn", "BHXH tự nguyện"), ("bhtn", "BHTN"), ("bhyt", "BHYT")]:
    d, c, t = start[key], year["ct_" + key], year[key]
    row = f"{name} {vn(d)} {vn(c)} {grown(c, d)} {vn(t)} {grown(t, d)}"
    print(f"{key}: {'as counted' if row in report else 'not found: ' + row}")
print("a year that is over has no pace:", "Tốc độ tăng so với năm 2025" in report and "phải tăng thêm trong năm" not in report)
