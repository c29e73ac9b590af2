#!/usr/bin/env bash
# workbooks.sh [SCALE] [TURNS] - what rows of people take as .xlsx beside the same rows as CSV (default scale 0.5, 580,000 rows; 5
# turns in alternation).  openpyxl writes the books, every cell as text; rows that are no whole record of good UTF-8 are left out of
# both.  Prints the least processor seconds of `check` and the largest memory; fails above four times, or above 64 MiB with the people.
set -euo pipefail
cd "$(dirname "$0")/../.."
baophu=${BAOPHU:-$PWD/build/baophu}
export BAOPHU_TEMPLATES=$PWD/templates BAOPHU_FONTS=$PWD/fonts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$baophu" demo --input "$work/csv" --scale "${1:-0.5}" --quiet >"$work/log" 2>&1
cp -r "$work/csv" "$work/xlsx"
for table in "$work"/csv/2026-Q1/nguoi_tham_gia*.csv; do
    book=$work/xlsx/2026-Q1/$(basename "$table" .csv)
    rm "$book.csv"
    /usr/bin/python3 -c '
import csv, re, sys
import openpyxl

text, book = sys.argv[1:]
with open(text, encoding="utf-8-sig", errors="replace", newline="") as f:
    rows = list(csv.reader(line for line in f if chr(34) not in line))
bad = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")
rows = [r for r in rows if len(r) == len(rows[0]) and not bad.search("".join(r)) and max(map(len, r)) <= 300]
out = openpyxl.Workbook(write_only=True)
sheet = out.create_sheet("Sheet1")
for r in rows:
    sheet.append(r)
out.save(book)
with open(text, "w", encoding="utf-8", newline="") as f:
    csv.writer(f, lineterminator="\n").writerows(rows)
' "$table" "$book.xlsx"
done
/usr/bin/python3 -c '
import json, os, subprocess, sys

program, work, turns = sys.argv[1:]
took, most, told = {}, {}, {}
for _ in range(int(turns)):
    for form in ("csv", "xlsx"):
        with open(work + "/told", "w") as out:
            p = subprocess.Popen([program, "check", "2026-Q1", "--input", work + "/" + form, "--output", work + "/out", "--quiet", "--json"], stdout=out)
            _, status, use = os.wait4(p.pid, 0)
        if os.waitstatus_to_exitcode(status) not in (0, 3):
            sys.exit("check ends with %d" % os.waitstatus_to_exitcode(status))
        took[form] = min(took.get(form, 1e9), use.ru_utime + use.ru_stime)
        most[form] = max(most.get(form, 0), use.ru_maxrss / 1024)
        told[form] = open(work + "/told").read()
for form in took:
    print("%-5s %6.2f s  %4.0f MB  %d rows" % (form, took[form], most[form], json.loads(told[form])["read"]))
if told["csv"] != told["xlsx"]:
    sys.exit("the two are told differently")
print("%.1f times" % (took["xlsx"] / took["csv"]))
if took["xlsx"] > 4 * took["csv"] or most["xlsx"] > 64:
    sys.exit("more than four times, or than 64 MB")
' "$baophu" "$work" "${2:-5}"
