#!/bin/sh
# demo.sh INPUT - what LIEU_MAU.txt of a demonstration folder promises, against the oracle's reading of its extracts:
# rows read and rejected of every file, people counted for each right, employers by class of spec 1.5; and the
# history that stands in for 2025-Q4.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
input=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0
for period in 2025-Q4 2026-Q1 2026-Q2 2026-Q3 2026-Q4; do
    "$here/figures.sh" "$input" "$period" "$work"
    awk -F'[ :,]+' -v p="$period/" '$1 == "tệp" && index($2, p) == 1 { print $2 "," $4 "," $8 }' \
        "$input/LIEU_MAU.txt" | sort >"$work/want.rows"
    grep "^$period/" "$work/rows.csv" | sort >"$work/got.rows"
    diff "$work/want.rows" "$work/got.rows" || bad=1
    sed -n "s/^kỳ $period: //p; s/^lớp $period: //p" "$input/LIEU_MAU.txt" | tr ',' '\n' |
        awk '{ print $1, $2 }' | sort >"$work/want.sums"
    sqlite3 -separator ' ' "$work/oracle.db" "
        SELECT chi_tieu, v FROM figure WHERE cap = 'tinh' AND chi_tieu IN ('bhxh_bb', 'bhxh_tn', 'bhtn', 'bhyt')
        UNION ALL SELECT lop, count(*) FROM pair GROUP BY lop" | sort >"$work/got.sums"
    diff "$work/want.sums" "$work/got.sums" || bad=1
    if [ "$period" = 2025-Q4 ]; then
        sqlite3 -bail "$work/oracle.db" <<SQL >"$work/recent"
CREATE TABLE recent(ky TEXT, cap TEXT, ma TEXT, ten TEXT, chi_tieu TEXT, v TEXT);
.mode csv
.import --skip 1 "$input/lich_su/2025-Q4.csv" recent
.mode list
SELECT 'lich_su', r.cap, r.ma, r.chi_tieu, r.v, f.v FROM recent r LEFT JOIN figure f
  ON f.cap = r.cap AND f.ma = r.ma AND f.chi_tieu = r.chi_tieu WHERE coalesce(CAST(f.v AS TEXT), '0') <> r.v;
SELECT 'lich_su is empty' FROM (SELECT count(*) AS n FROM recent) WHERE n < 500;
SQL
        [ ! -s "$work/recent" ] || { cat "$work/recent"; bad=1; }
    fi
    [ -s "$work/want.rows" ] && [ -s "$work/want.sums" ] || bad=1
    echo "$period: $(wc -l <"$work/want.rows") files, $(wc -l <"$work/want.sums") sums"
done
exit "$bad"
