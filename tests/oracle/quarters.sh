#!/usr/bin/env bash
# quarters.sh [SCALE] - the demonstration's quarters against the oracle: what the demonstration promises is what its
# extracts hold (demo.sh), every figure published is the oracle's (compare.sh), every row read is accounted for
# (account.sh).
set -euo pipefail
cd "$(dirname "$0")/../.."
baophu=${BAOPHU:-$PWD/build/baophu}
scale=${1:-0.02}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

holds() { # what command...
    local what=$1
    shift
    if "$@" >"$work/log" 2>&1; then
        passed=$((passed + 1))
        printf 'ok     %s\n' "$what"
    else
        failed=$((failed + 1))
        printf 'FAILED %s\n' "$what"
        head -n 40 "$work/log"
    fi
}

publishes() { # KY [option...]; 3 is "published with warnings"
    local ky=$1 status=0
    shift
    NO_FAKE_STAT=1 faketime "2027-01-15 03:00:00" "$baophu" run "$ky" --input "$work/in" --output "$work/out" --only so-lieu "$@" || status=$?
    [ "$status" -eq 3 ] || [ "$status" -eq 0 ]
}

"$baophu" demo --input "$work/in" --scale "$scale" >/dev/null 2>&1
holds "the demonstration holds what it promises" tests/oracle/demo.sh "$work/in"
for ky in 2025-Q4 2026-Q1 2026-Q2 2026-Q3 2026-Q4; do
    holds "$ky is published" publishes "$ky"
    holds "$ky: every figure is the oracle's" tests/oracle/compare.sh "$work/in" "$work/out" "$ky"
    sed -n 's/^compared /         /p' "$work/log"
    holds "$ky: every row is accounted for" tests/oracle/account.sh "$work/in" "$work/out" "$ky"
done
holds "2026-Q3 is published with the employers that changed" publishes 2026-Q3 --only bien-dong-don-vi,so-lieu
holds "2026-Q3: each of them has the oracle's people" tests/oracle/by_employer.py "$work/in" "$work/out/2026-Q3"
# What a clean delivery lacks: both kinds of BHXH, limits of age, years without their population or their plan of dues.
for edge in 2026-Q4:unplanned 2026-Q1:holes 2026-Q3:grown; do
    holds "edges are put into ${edge%:*} (${edge#*:})" tests/oracle/edges.py "$work/in" "${edge%:*}" "${edge#*:}"
    rm -rf "$work/out/${edge%:*}" # of Q3, a set with more documents than are made again
    holds "${edge%:*} is published with its edges" publishes "${edge%:*}" \
        --accept D18 --reason "files of other names than the quarter before"
    holds "${edge%:*}: every figure is the oracle's with its edges" \
        tests/oracle/compare.sh "$work/in" "$work/out" "${edge%:*}"
done
echo "oracle at scale $scale: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
