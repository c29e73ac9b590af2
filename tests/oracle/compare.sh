#!/bin/sh
# compare.sh INPUT OUTPUT KY - every figure of OUTPUT/KY/so-lieu.csv against an independent computation from the
# same extracts (clean.py decides which rows stand, figures.sql counts them).  Prints what was compared; status 1 on
# any difference, on a figure that is missing and on a run that delivered nothing to compare.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
[ $# -eq 3 ] || { echo "usage: compare.sh INPUT OUTPUT KY" >&2; exit 64; }
input=$1 got=$2/$3/so-lieu.csv period=$3
[ -r "$got" ] || { echo "compare.sh: no $got" >&2; exit 66; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
PUBLISHED=$2 "$here/figures.sh" "$input" "$period" "$work"
sqlite3 -bail "$work/oracle.db" <<SQL >"$work/report"
CREATE TABLE got(ky TEXT, cap TEXT, ma TEXT, ten TEXT, chi_tieu TEXT, v TEXT);
.mode csv
.import --skip 1 "$got" got
.mode list
.separator " "
CREATE TABLE wrong AS
SELECT coalesce(g.cap, f.cap) AS cap, coalesce(g.ma, f.ma) AS ma, coalesce(g.chi_tieu, f.chi_tieu) AS chi_tieu,
       coalesce(g.v, 'none') AS program, coalesce(CAST(f.v AS TEXT), 'none') AS oracle
FROM got g FULL JOIN figure f ON f.cap = g.cap AND f.ma = g.ma AND f.chi_tieu = g.chi_tieu
WHERE g.chi_tieu IS NULL AND f.v <> 0 AND f.v <> '0.00'
   OR g.chi_tieu IN (SELECT chi_tieu FROM figure) AND coalesce(CAST(f.v AS TEXT), '0') <> g.v
      AND NOT (f.v IS NULL AND g.v = '0.00');
INSERT INTO wrong SELECT cap, ma, chi_tieu, v, 'none' FROM got
WHERE chi_tieu NOT IN (SELECT chi_tieu FROM figure) AND v NOT IN ('0', '0.00');
INSERT INTO wrong SELECT cap, ma, chi_tieu, 'twice', '' FROM got GROUP BY cap, ma, chi_tieu HAVING count(*) > 1;
INSERT INTO wrong SELECT cap, ma, chi_tieu, ky, (SELECT ky FROM period) FROM got WHERE ky <> (SELECT ky FROM period);
SELECT 'compared', cap, count(*), 'figures of', count(DISTINCT ma), 'lines,', count(DISTINCT chi_tieu), 'indicators'
FROM got WHERE chi_tieu IN (SELECT chi_tieu FROM figure) GROUP BY cap;
SELECT 'nothing found by the oracle, 0 in every line:', group_concat(chi_tieu, ' ') FROM (SELECT DISTINCT chi_tieu FROM got
WHERE chi_tieu NOT IN (SELECT chi_tieu FROM figure)) HAVING count(*) > 0;
SELECT 'DIFFERENT', cap, ma, chi_tieu, 'program', program, 'oracle', oracle FROM wrong LIMIT 40;
SELECT 'differences:', count(*) FROM wrong;
SQL
cat "$work/report"
grep -q '^compared xa' "$work/report" && grep -q '^differences: 0$' "$work/report"
