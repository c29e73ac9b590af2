#!/usr/bin/env bash
# peers.sh [SCALE...] - the same count by other programs, in turn, on one machine: distinct people of each commune for each
# right, from the demonstration's nguoi_tham_gia*.csv (default scales 1 and 10).  The others count valid-looking rows and nothing
# else; baophu also checks every row, reads employers and taxes, reconciles them, and `run` makes all of so-lieu.csv.
# DuckDB and Polars come from npm into the work folder and are left out, with a word, where no registry answers; PEERS names
# a folder that has them already.  Above scale 1 mawk, sqlite3 and Python, which take minutes, are left out.
# Each is run RUNS times (5), one after the other in every round; wall and CPU seconds are medians; peak MB is the largest
# resident set; ratios are to `baophu check`.  CPU seconds are what other work on the machine disturbs least.
set -euo pipefail
cd "$(dirname "$0")/../.."
baophu=${BAOPHU:-$PWD/build/baophu}
[ $# -gt 0 ] || set -- 1 10
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# npm leaves a native package out whose `engines` it does not like; asked for by name it comes.
fetch() {
    local cpu
    case $(uname -m) in x86_64) cpu=x64 ;; aarch64) cpu=arm64 ;; *) return 1 ;; esac
    mkdir -p "$work/npm"
    npm install --prefix "$work/npm" --silent --no-audit --no-fund --cache "$work/npm-cache" nodejs-polars "nodejs-polars-linux-$cpu-gnu" \
        @duckdb/node-api
}
PEERS=${PEERS:-}
if [ -z "$PEERS" ]; then
    if command -v npm >/dev/null && fetch >"$work/npm.log" 2>&1; then
        PEERS=$work/npm
    else
        echo "no npm or no registry here: DuckDB and Polars are left out"
    fi
fi
export PEERS

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
statements() { # files...
    echo "CREATE TABLE p(so,ten,sinh,gt,xa,dv,cq,loai,bhtn,bhyt,nhom,muc,tu,den);"
    for f; do echo ".import --csv --skip 1 $f p"; done
    cat <<'SQL'
.mode csv
CREATE VIEW q AS SELECT * FROM p WHERE substr(tu,7,4)||substr(tu,4,2)||substr(tu,1,2) <= '20260331'
  AND (den = '' OR substr(den,7,4)||substr(den,4,2)||substr(den,1,2) >= '20260331');
SELECT 'bhxh_bb', xa, count(DISTINCT so) FROM q WHERE loai = 'BB' GROUP BY xa;
SELECT 'bhxh_tn', xa, count(DISTINCT so) FROM q WHERE loai = 'TN' GROUP BY xa;
SELECT 'bhtn', xa, count(DISTINCT so) FROM q WHERE bhtn = '1' GROUP BY xa;
SELECT 'bhyt', xa, count(DISTINCT so) FROM q WHERE bhyt = '1' GROUP BY xa;
SQL
}

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

cat >"$work/duck.mjs" <<'JS'
import { createRequire } from "module";
const { DuckDBInstance } = createRequire(process.env.PEERS + "/")("@duckdb/node-api");
const text = ["ma_so_bhxh", "ho_ten", "ngay_sinh", "gioi_tinh", "ma_xa", "ma_don_vi", "ma_co_quan", "loai_bhxh", "bhtn", "bhyt", "nhom_bhyt"];
const columns = [...text.map((c) => `'${c}': 'VARCHAR'`), "'muc_dong': 'BIGINT'", "'tu_ngay': 'DATE'", "'den_ngay': 'DATE'"].join(", ");
const files = process.argv.slice(2).map((f) => `'${f}'`).join(", ");
const db = await (await DuckDBInstance.create(":memory:")).connect();
await db.run(`CREATE TABLE q AS SELECT ma_so_bhxh, ma_xa, loai_bhxh, bhtn, bhyt FROM read_csv([${files}], header = true, auto_detect = false,
  delim = ',', quote = '', escape = '', columns = {${columns}}, dateformat = '%d/%m/%Y', ignore_errors = true, null_padding = false)
  WHERE tu_ngay <= DATE '2026-03-31' AND (den_ngay IS NULL OR den_ngay >= DATE '2026-03-31')`);
for (const [right, holds] of [["bhxh_bb", "loai_bhxh = 'BB'"], ["bhxh_tn", "loai_bhxh = 'TN'"], ["bhtn", "bhtn = '1'"], ["bhyt", "bhyt = '1'"]]) {
    const rows = await db.runAndReadAll(`SELECT ma_xa, count(DISTINCT ma_so_bhxh) FROM q WHERE ${holds} GROUP BY ma_xa`);
    for (const [xa, n] of rows.getRows()) console.log(`${right},${xa},${n}`);
}
process.exit(0);
JS

cat >"$work/polars.mjs" <<'JS'
import { createRequire } from "module";
const pl = createRequire(process.env.PEERS + "/")("nodejs-polars");
const columns = ["ma_so_bhxh", "ho_ten", "ngay_sinh", "gioi_tinh", "ma_xa", "ma_don_vi", "ma_co_quan", "loai_bhxh", "bhtn", "bhyt", "nhom_bhyt",
    "muc_dong", "tu_ngay", "den_ngay"];
const schema = Object.fromEntries(columns.map((c) => [c, c === "muc_dong" ? pl.Int64 : pl.Utf8]));
const day = (c) => pl.col(c).str.strptime(pl.Date, "%d/%m/%Y", false);
const close = pl.lit("2026-03-31").str.strptime(pl.Date, "%Y-%m-%d");
const q = pl.concat(process.argv.slice(2).map((f) => pl.scanCSV(f, { schema, truncateRaggedLines: true, ignoreErrors: true })))
    .select("ma_so_bhxh", "ma_xa", "loai_bhxh", "bhtn", "bhyt", day("tu_ngay").alias("tu"), day("den_ngay").alias("den"))
    .filter(pl.col("tu").ltEq(close).and(pl.col("den").isNull().or(pl.col("den").gtEq(close)))).collectSync();
for (const [right, column, value] of [["bhxh_bb", "loai_bhxh", "BB"], ["bhxh_tn", "loai_bhxh", "TN"], ["bhtn", "bhtn", "1"], ["bhyt", "bhyt", "1"]]) {
    const n = q.filter(pl.col(column).eq(pl.lit(value))).groupBy("ma_xa").agg(pl.col("ma_so_bhxh").nUnique().alias("n"));
    for (const { ma_xa, n: people } of n.toRecords()) console.log(`${right},${ma_xa},${people}`);
}
JS

cat >"$work/measure.py" <<'PY'
import collections, csv, json, os, statistics, subprocess, sys, time

work, baophu, runs, small, files = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4] == "small", sys.argv[5:]
RIGHTS = ("bhxh_bb", "bhxh_tn", "bhtn", "bhyt")
CHECK, RUN = "baophu check", "baophu run --only so-lieu"
place = ["2026-Q1", "--input", work + "/in", "--output", work + "/out"]
commands = {CHECK: [baophu, "check", *place, "--json"], RUN: [baophu, "run", *place, "--only", "so-lieu", "--force"]}
if os.environ["PEERS"]:
    commands["Polars, typed (node)"] = ["node", work + "/polars.mjs"] + files
    commands["DuckDB, typed (node)"] = ["node", work + "/duck.mjs"] + files
if small:
    commands["mawk"] = ["mawk", "-F,", "-f", work + "/count.awk"] + files
    commands["sqlite3 .import, GROUP BY"] = ["sqlite3", "-init", work + "/count.sql", ":memory:", ".exit"]
    commands["Python csv"] = [sys.executable, work + "/count.py"] + files


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


all_runs = collections.defaultdict(list)
for _ in range(runs):
    for name in commands:
        all_runs[name].append(measured(name))
middle = {n: (statistics.median(t for t, _, _ in v), statistics.median(c for _, c, _ in v), max(m for _, _, m in v))
          for n, v in all_runs.items()}

sums = {name: collections.Counter() for name in commands if name != CHECK}
with open(work + "/out/2026-Q1/so-lieu.csv", encoding="utf-8-sig") as f:
    for row in csv.DictReader(f):
        if row["cap"] == "xa" and row["chi_tieu"] in RIGHTS:
            sums[RUN][row["chi_tieu"]] += int(row["gia_tri"])
for name in list(sums)[1:]:
    with open(f"{work}/{name}.out", encoding="utf-8") as f:
        for right, _, n in csv.reader(f):
            sums[name][right] += int(n)
rows = sum(open(f, "rb").read().count(b"\n") - 1 for f in files)
print(f"{rows} rows, {sum(map(os.path.getsize, files)) / 1e6:.0f} MB, {os.cpu_count()} cores, {runs} runs, load {os.getloadavg()[0]:.1f}")
print(f"{'':28}{'wall s':>8}{'CPU s':>8}{'peak MB':>9}{'wall':>8}{'CPU':>8}   people counted")
for name, (took, cpu, peak) in middle.items():
    print(f"{name:28}{took:8.2f}{cpu:8.2f}{peak / 1024:9.0f}{took / middle[CHECK][0]:7.2f}x{cpu / middle[CHECK][1]:7.2f}x   "
          + " ".join(f"{right} {n}" for right, n in sorted(sums.get(name, {}).items())))
# Rows that baophu rejects or mends, and no more, may set the counts apart: else it was another job that was timed.
read = json.load(open(f"{work}/{CHECK}.out", encoding="utf-8"))["read"]
if read < rows:
    sys.exit(f"{CHECK} read {read} rows of {rows}")
for name in list(sums)[1:]:
    for right, n in sums[RUN].items():
        if abs(sums[name][right] - n) > n / 100:
            sys.exit(f"{name} counts {right} {sums[name][right]}, baophu {n}: not the same job")
PY

for scale; do
    rm -rf "$work/in" "$work/out"
    "$baophu" demo --input "$work/in" --scale "$scale" >"$work/log" 2>&1
    files=("$work"/in/2026-Q1/nguoi_tham_gia*.csv)
    sed -i '/"/d' "${files[@]}" # one of the wrong quotes costs sqlite3 a fifth of the rows
    statements "${files[@]}" >"$work/count.sql"
    /usr/bin/python3 "$work/measure.py" "$work" "$baophu" "${RUNS:-5}" "$(awk -v s="$scale" 'BEGIN { print (s > 1 ? "large" : "small") }')" "${files[@]}"
done
