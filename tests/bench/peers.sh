#!/usr/bin/env bash
# peers.sh [SCALE] - the same count by four programs, in turn, on one machine: distinct people of each commune for each
# right, from the demonstration's nguoi_tham_gia*.csv (default scale 1).  mawk, sqlite3 and Python count valid-looking rows
# and nothing else; baophu also checks every row, reads employers and taxes and makes all of so-lieu.csv.
# Wall and CPU seconds are the best of RUNS (3) rounds; peak MB is the process's largest resident set; ratios are to
# baophu's CPU seconds and memory, which other work on the machine disturbs least.
set -euo pipefail
cd "$(dirname "$0")/../.."
baophu=${BAOPHU:-$PWD/build/baophu}
scale=${1:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$baophu" demo --input "$work/in" --scale "$scale" >"$work/log" 2>&1
files=("$work"/in/2026-Q1/nguoi_tham_gia*.csv)
sed -i '/"/d' "${files[@]}" # one of the wrong quotes costs sqlite3 a fifth of the rows

# Columns: 1 ma_so_bhxh, 5 ma_xa, 8 loai_bhxh, 9 bhtn, 10 bhyt, 13 tu_ngay, 14 den_ngay.
cat >"$work/count.awk" <<'AWK'
function day(d) { return substr(d, 7, 4) substr(d, 4, 2) substr(d, 1, 2) }
function one(right) { if (!((right, $5, $1) in seen)) { seen[right, $5, $1]; n[right "," $5]++ } }
FNR == 1 || day($13) > "20260331" || ($14 != "" && day($14) < "20260331") { next }
$8 == "BB" { one("bhxh_bb") }
$8 == "TN" { one("bhxh_tn") }
$9 == "1" { one("bhtn") }
$10 == "1" { one("bhyt") }
END { for (k in n) print k "," n[k] }
AWK
{
    echo "CREATE TABLE p(so,ten,sinh,gt,xa,dv,cq,loai,bhtn,bhyt,nhom,muc,tu,den);"
    for f in "${files[@]}"; do echo ".import --csv --skip 1 $f p"; done
    cat <<'SQL'
.mode csv
CREATE VIEW q AS SELECT * FROM p WHERE substr(tu,7,4)||substr(tu,4,2)||substr(tu,1,2) <= '20260331'
  AND (den = '' OR substr(den,7,4)||substr(den,4,2)||substr(den,1,2) >= '20260331');
SELECT 'bhxh_bb', xa, count(DISTINCT so) FROM q WHERE loai = 'BB' GROUP BY xa;
SELECT 'bhxh_tn', xa, count(DISTINCT so) FROM q WHERE loai = 'TN' GROUP BY xa;
SELECT 'bhtn', xa, count(DISTINCT so) FROM q WHERE bhtn = '1' GROUP BY xa;
SELECT 'bhyt', xa, count(DISTINCT so) FROM q WHERE bhyt = '1' GROUP BY xa;
SQL
} >"$work/count.sql"

cat >"$work/count.py" <<'PY'
import csv, sys


def day(d):
    return d[6:] + d[3:5] + d[:2]


seen = {right: {} for right in ("bhxh_bb", "bhxh_tn", "bhtn", "bhyt")}
for name in sys.argv[1:]:
    with open(name, encoding="utf-8", newline="") as f:
        rows = csv.reader(f)
        next(rows)
        for r in rows:
            if len(r) < 14 or day(r[12]) > "20260331" or (r[13] and day(r[13]) < "20260331"):
                continue
            for right, holds in (("bhxh_bb", r[7] == "BB"), ("bhxh_tn", r[7] == "TN"), ("bhtn", r[8] == "1"),
                                 ("bhyt", r[9] == "1")):
                if holds:
                    seen[right].setdefault(r[4], set()).add(r[0])
for right, communes in seen.items():
    for xa, people in communes.items():
        print(right, xa, len(people), sep=",")
PY

python3 - "$work" "$baophu" "${RUNS:-3}" "${files[@]}" <<'PY'
import collections, csv, os, resource, subprocess, sys, time

work, baophu, runs, files = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:]
commands = {
    "baophu run --only so-lieu": [baophu, "run", "2026-Q1", "--input", work + "/in", "--output", work + "/out",
                                  "--only", "so-lieu", "--force"],
    "mawk": ["mawk", "-F,", "-f", work + "/count.awk"] + files,
    "sqlite3 .import, GROUP BY": ["sqlite3", "-init", work + "/count.sql", ":memory:", ".exit"],
    "Python csv": [sys.executable, work + "/count.py"] + files,
}


def measured(name):
    """Wall and CPU seconds and peak resident kB of one command, its output in work/<name>.out."""
    with open(f"{work}/{name}.out", "wb") as out, open(f"{work}/{name}.log", "wb") as log:
        began = time.monotonic()
        child = subprocess.Popen(commands[name], stdout=out, stderr=log, stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        took = time.monotonic() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 3):
        sys.exit(f"{name}: status {child.returncode}\n" + open(f"{work}/{name}.log").read()[:2000])
    return took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


best = collections.defaultdict(lambda: [float("inf"), float("inf"), 0])
for _ in range(runs):
    for name in commands:
        took, cpu, peak = measured(name)
        best[name] = [min(best[name][0], took), min(best[name][1], cpu), max(best[name][2], peak)]

sums = {name: collections.Counter() for name in commands}
with open(work + "/out/2026-Q1/so-lieu.csv", encoding="utf-8-sig") as f:
    for row in csv.DictReader(f):
        if row["cap"] == "xa" and row["chi_tieu"] in ("bhxh_bb", "bhxh_tn", "bhtn", "bhyt"):
            sums["baophu run --only so-lieu"][row["chi_tieu"]] += int(row["gia_tri"])
for name in list(commands)[1:]:
    with open(f"{work}/{name}.out", encoding="utf-8") as f:
        for right, _, n in csv.reader(f):
            sums[name][right] += int(n)
rows = sum(open(f, "rb").read().count(b"\n") - 1 for f in files)
ours = next(iter(commands))
print(f"{rows} rows, {sum(map(os.path.getsize, files)) / 1e6:.0f} MB, {os.cpu_count()} cores")
print(f"{'':28}{'wall s':>8}{'CPU s':>8}{'peak MB':>9}{'CPU':>7}{'memory':>8}   people counted")
for name, (took, cpu, peak) in best.items():
    print(f"{name:28}{took:8.2f}{cpu:8.2f}{peak / 1024:9.0f}{cpu / best[ours][1]:6.1f}x{peak / best[ours][2]:7.1f}x   "
          + " ".join(f"{right} {n}" for right, n in sorted(sums[name].items())))
# Rows that baophu rejects or mends, and no more, may set the counts apart: else it was another job that was timed.
for name in list(commands)[1:]:
    for right, n in sums[ours].items():
        if abs(sums[name][right] - n) > n / 100:
            sys.exit(f"{name} counts {right} {sums[name][right]}, baophu {n}: not the same job")
PY
