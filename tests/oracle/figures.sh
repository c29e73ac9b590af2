#!/bin/sh
# figures.sh INPUT KY WORK - the oracle's own figures of a period, in WORK/oracle.db.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
input=$1 period=$2 work=$3
"${PYTHON:-/usr/bin/python3}" "$here/clean.py" "$input" "$period" "$work"
cd "$work"
rm -f oracle.db
sqlite3 -bail oracle.db <"$here/figures.sql" >sqlite.log 2>&1 || { cat sqlite.log; exit 70; }
[ ! -s sqlite.log ] || grep -v '^off$' sqlite.log || true
