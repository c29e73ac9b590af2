#!/usr/bin/env bash
# instructions.sh - how many instructions three fixed jobs take, by callgrind, against instructions.txt, which the tree keeps: other
# work on the machine does not change them, as it does seconds.  A job that takes 5 % more is told, and fails nothing: whoever
# made it so says why, or mends it.  UPDATE=1 writes down what they take now.
# A worker begins with what its parent has counted, so of a worker only what workers_render took counts: summed as they are, reading
# counted once more with each crew of workers.
# The counts hold for one processor's instruction set and one distribution's libraries; a new one of either is an UPDATE.
set -euo pipefail
cd "$(dirname "$0")/../.."
baophu=${BAOPHU:-$PWD/build/baophu}
kept=tests/bench/instructions.txt
export BAOPHU_TEMPLATES=$PWD/templates BAOPHU_FONTS=$PWD/fonts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$baophu" demo --input "$work/in" --scale 0.01 >"$work/log" 2>&1

count() { # options...: the instructions of the program, its threads and its workers
    local status=0 of
    rm -rf "$work/out" "$work"/counts.*
    valgrind --tool=callgrind --callgrind-out-file="$work/counts.%p" "$baophu" "$@" --input "$work/in" --output "$work/out" >"$work/log" 2>&1 ||
        status=$?
    [ "$status" -eq 0 ] || [ "$status" -eq 3 ] || { tail -n 20 "$work/log" >&2; return 1; }
    # The program's own log begins with its process; the files of its workers have the others.
    of=$(sed -n '1s/^==\([0-9]*\)==.*/\1/p' "$work/log")
    {
        awk '/^(totals|summary):/ { n = $2 } END { print n + 0 }' "$work/counts.$of"
        for f in "$work"/counts.*; do
            [ "$f" = "$work/counts.$of" ] || callgrind_annotate --inclusive=yes --threshold=100 "$f" |
                awk '/:workers_render \[/ { gsub(",", "", $1); if ($1 > n) n = $1 } END { print n + 0 }'
        done
    } | awk '$1 < 1 { exit 1 } { n += $1 } END { printf "%.0f\n", n }'
}
{
    printf 'check %s\n' "$(count check 2026-Q1)"
    printf 'figures %s\n' "$(count run 2026-Q1 --only so-lieu)"
    printf 'documents %s\n' "$(count run 2026-Q1 --only bao-cao-quy --jobs 1)"
} >"$work/now"
[ "$(wc -w <"$work/now")" -eq 6 ] || exit 1
if [ "${UPDATE:-0}" = 1 ]; then cp "$work/now" "$kept"; fi
awk 'NR == FNR { was[$1] = $2; next }
    { change = 100 * ($2 - was[$1]) / was[$1]
      printf "%-10s %14.0f instructions, kept %14.0f, %+.1f %%%s\n", $1, $2, was[$1], change, (change > 5 ? "   <- it has grown" : "") }' "$kept" "$work/now"
