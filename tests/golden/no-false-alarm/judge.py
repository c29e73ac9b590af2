"""judge.py INPUT OUTPUT PERIOD... - the findings of each period against what LIEU_MAU.txt says was planted, and its warnings."""
import csv
import glob
import json
import re
import sys


def not_begun(ky, closing):
    """How many rows of each file of people repeat a right that begins after the day that the figures are counted to: nothing is repeated yet."""
    ahead = {}
    for path in sorted(glob.glob(f"{vao}/{ky}/nguoi_tham_gia*.csv")):
        had, name = {}, path[len(vao) + 1:]
        with open(path, encoding="utf-8", errors="replace") as f:
            head = f.readline().rstrip("\n").split(",")
            begin, kind, bhtn, bhyt = (head.index(c) for c in ("tu_ngay", "loai_bhxh", "bhtn", "bhyt"))
            for row in (line.rstrip("\n").split(",") for line in f):
                if len(row) == len(head) and re.fullmatch(r"\d\d/\d\d/\d{4}", row[begin]):
                    rights = bool(row[kind]) + 2 * (row[bhtn] == "1") + 4 * (row[bhyt] == "1")
                    later = row[begin].split("/")[::-1] > closing.split("-")
                    ahead[name] = ahead.get(name, 0) + (later and had.get(row[0], 0) & rights != 0)
                    had[row[0]] = had.get(row[0], 0) | rights
    return ahead


vao, ra, periods = sys.argv[1], sys.argv[2], sys.argv[3:]
planted = {}
for line in open(vao + "/LIEU_MAU.txt", encoding="utf-8"):
    m = re.match(r"tệp (\S+): (.*)", line)
    if m:
        planted[m.group(1)] = {r: int(n) for r, n in re.findall(r"(D\d\d) (\d+)", m.group(2))}
for ky in periods:
    found = {}
    with open(f"{ra}/{ky}/kiem-tra-du-lieu.csv", encoding="utf-8-sig", newline="") as f:
        for row in list(csv.reader(f))[1:]:
            of = found.setdefault(row[0].split("!")[0], {})  # of a workbook: file[sheet]!cell
            of[row[3]] = of.get(row[3], 0) + 1
    want = {file: dict(of) for file, of in planted.items() if "/" not in file or file.startswith(ky + "/")} if found else {}
    with open(f"{ra}/{ky}/manifest.json", encoding="utf-8") as f:
        manifest = json.load(f)
    if manifest["provisional"]:  # counted to today
        for file, n in not_begun(ky, manifest["closing_day"]).items():
            want[file]["D10"] -= n
    bad = 0
    for file in sorted(set(found) | set(want)):
        if found.get(file, {}) != want.get(file, {}):
            bad += 1
            print(f"{ky}: {file}: found {found.get(file)}, planted {want.get(file)}")
    n = sum(sum(of.values()) for of in found.values())
    print(f"{ky}: {'no finding' if n == 0 else 'only findings that were planted' if not bad else 'WRONG'}")
    for warning in manifest["warnings"]:
        if "tạm tính" not in warning:  # of a year that is not over yet, by the clock
            print("   ", warning)
