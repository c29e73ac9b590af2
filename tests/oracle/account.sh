#!/bin/sh
# account.sh INPUT OUTPUT KY - the rows and findings of every extract file as a run recorded them (manifest.json,
# kiem-tra-du-lieu.csv) against those that LIEU_MAU.txt of a demonstration folder promises.  Status 1 on any difference.
set -eu
[ $# -eq 3 ] || { echo "usage: account.sh INPUT OUTPUT KY" >&2; exit 64; }
"${PYTHON:-/usr/bin/python3}" - "$1/LIEU_MAU.txt" "$2/$3" "$3" <<'EOF'
import collections
import csv
import json
import re
import sys

notice, folder, period = sys.argv[1:]
want = {}
for line in open(notice, encoding="utf-8"):
    m = re.match(r"tệp ([^:]+):(.*)", line)
    if m and (m[1].startswith(period + "/") or m[1] == "dan_so.csv"):
        want[m[1]] = {k: int(v) for k, v in re.findall(r"(\S+) (\d+)", m[2])}
found = collections.defaultdict(collections.Counter)
with open(folder + "/kiem-tra-du-lieu.csv", encoding="utf-8-sig", newline="") as f:
    for row in csv.DictReader(f):
        found[row["tep"].split("!")[0]][row["quy_tac"]] += 1  # of a workbook: file[sheet]!cell
with open(folder + "/manifest.json", encoding="utf-8") as f:
    inputs = {i["path"]: i for i in json.load(f)["inputs"]}
bad = 0
words = {"đọc": "read", "nhận": "accepted", "loại": "rejected", "trùng": "duplicate"}
for name, numbers in sorted(want.items()):
    for key, value in sorted(numbers.items()):
        got = inputs.get(name, {}).get(words[key]) if key in words else found[name][key]
        if got != value:
            print(f"DIFFERENT {name} {key}: promised {value}, run {got}")
            bad += 1
    for rule in sorted(set(found[name]) - set(numbers)):
        print(f"DIFFERENT {name} {rule}: not promised, run {found[name][rule]}")
        bad += 1
for name in sorted(set(found) - set(want)):
    print(f"DIFFERENT {name}: findings where none was promised")
    bad += 1
print(f"{len(want)} files, {sum(map(len, want.values()))} numbers, differences: {bad}")
sys.exit(1 if bad or len(want) < 4 else 0)
EOF
