"""judge.py INPUT OUTPUT PERIOD... - the findings of each period against what LIEU_MAU.txt says was planted, and its warnings."""
import csv
import json
import re
import sys

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
    want = {file: of for file, of in planted.items() if "/" not in file or file.startswith(ky + "/")} if found else {}
    bad = 0
    for file in sorted(set(found) | set(want)):
        if found.get(file, {}) != want.get(file, {}):
            bad += 1
            print(f"{ky}: {file}: found {found.get(file)}, planted {want.get(file)}")
    n = sum(sum(of.values()) for of in found.values())
    print(f"{ky}: {'no finding' if n == 0 else 'only findings that were planted' if not bad else 'WRONG'}")
    with open(f"{ra}/{ky}/manifest.json", encoding="utf-8") as f:
        for warning in json.load(f)["warnings"]:
            if "tạm tính" not in warning:  # of a year that is not over yet, by the clock
                print("   ", warning)
