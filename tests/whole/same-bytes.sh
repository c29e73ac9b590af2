#!/usr/bin/env bash
# same-bytes.sh - the same input gives the same bytes: the demonstration twice, and its run under another clock zone,
# locale, mask, folder and number of workers.
set -euo pipefail
cd "$(dirname "$0")/../.."
baophu=${BAOPHU:-$PWD/build/baophu}
scale=${SCALE:-0.02}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

may_warn() { # 3 is "published with warnings"
    local status=0
    "$@" >"$work/log" 2>&1 || status=$?
    case $status in 0 | 3) ;; *) cat "$work/log"; echo "same-bytes: status $status from: $*"; return 1 ;; esac
}

may_warn "$baophu" demo --input "$work/in" --scale "$scale"
may_warn "$baophu" demo --input "$work/a folder/đầu vào" --scale "$scale"
diff -r "$work/in" "$work/a folder/đầu vào"
[ "$(find "$work/in" -type f | wc -l)" -gt 5 ] || { echo "same-bytes: the demonstration is empty"; exit 1; }

for ky in ${KY:-2026-Q1}; do
    may_warn "$baophu" run "$ky" --input "$work/in" --output "$work/one" --jobs 1
    (umask 000; cd "$work"; export TZ=America/New_York LC_ALL=C HOME=/nonexistent TMPDIR=$work
        may_warn "$baophu" run "$ky" --input "$work/a folder/đầu vào" --output "$work/two" --jobs 3)
    diff -r --exclude=.ma-tep "$work/one" "$work/two" # which holds inodes and times
    [ -s "$work/one/$ky/so-lieu.csv" ] || { echo "same-bytes: $ky has no so-lieu.csv"; exit 1; }
done
left=$(find "$work/one" "$work/two" -mindepth 1 -maxdepth 1 -name '.tam-*')
[ -z "$left" ] || { echo "same-bytes: left behind: $left"; exit 1; }
echo "same bytes: $(find "$work/one" -type f | wc -l) files"
