#!/usr/bin/env bash
# synced.sh - before the rename that makes a set appear, every file of it and every folder that holds one has been put on the
# disk (fsync), and after it the folder where it appears: a power cut finds the old set or the new one (spec 4.2).
# shellcheck source=tests/faults/lib.sh
. "$(dirname "$0")/lib.sh"

demo "$work/in"
try strace -f -y -qq -e signal=none -e trace=fsync,fdatasync,rename,renameat,renameat2 -o "$work/calls" \
    "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$work/out" --only so-lieu,bao-cao-quy
[ "$status" -eq 3 ] || [ "$status" -eq 0 ] || fail "status $status: $(head -c 200 "$work/stderr")"

# Lines "KIND PATH" in the order of the calls; the set appears with the last rename whose second name is its own.
sed -nE 's/^[0-9]+ +f(data)?sync\([0-9]+<([^>]*)>\) += 0$/sync \2/p; s/^[0-9]+ +rename[a-z0-9]*\(.*"([^"]*)"[^"]*\) += 0$/rename \1/p' \
    "$work/calls" >"$work/order"
at=$(awk '$1 == "rename" && $2 ~ /\/?2026-Q1$/ { at = NR } END { print at + 0 }' "$work/order")
[ "$at" -gt 0 ] || fail "no rename makes the set appear"
checks=1
while IFS= read -r name; do # of the set, from its folder on
    checks=$((checks + 1))
    head -n "$at" "$work/order" | grep '^sync ' | grep -qE "/\.tam-[^/]*${name:+/$(printf %s "$name" | sed 's/[.]/\\./g')}\$" ||
        fail "not put on the disk before it appears: 2026-Q1/$name"
done < <(cd "$work/out/2026-Q1" && find . -printf '%P\n')
checks=$((checks + 1))
tail -n +"$at" "$work/order" | grep -qE "^sync $work/out\$" || fail "the folder of the sets is not put on the disk after the rename"
[ "$checks" -gt 6 ] || fail "only $checks files"
verdict synced
