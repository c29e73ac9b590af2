#!/usr/bin/env bash
# tsan.sh - quarters of a small demonstration, from text and from office files, under ThreadSanitizer.
#
# First a race is planted: a sanitizer that does not see it proves nothing.  What a process finds stands in its own log,
# since a worker's exit status does not carry it; the published bytes are those of the program as it is shipped, but for
# .ma-tep, which has only files older than some seconds.  `check` starts other threads than `run` does.  Not the
# unit tests: Criterion's sandbox wants memory where ThreadSanitizer has its own.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=build/tsan
logs=$build/tsan-logs
rm -rf "$logs"
mkdir -p "$logs/planted" "$logs/found"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

gcc -std=c17 -Isrc -D_GNU_SOURCE -O1 -g -fsanitize=thread -o "$work/race" tests/whole/tsan_race.c \
    $build/src/base/{relay,heap,arena}.o
status=0
TSAN_OPTIONS="log_path=$logs/planted/race exitcode=66" "$work/race" >"$work/words" 2>&1 || status=$?
if [ "$status" != 66 ] || ! grep -qs 'data race' "$logs"/planted/race.*; then
    echo "tsan: the planted race was not seen (status $status)"
    exit 1
fi

export TSAN_OPTIONS="log_path=$logs/found/tsan exitcode=66 history_size=4"
export BAOPHU_TEMPLATES=$PWD/templates BAOPHU_FONTS=$PWD/fonts
build/baophu demo --input "$work/in" --scale 0.01 >"$work/words" 2>&1
runs=0
for program in build/baophu $build/baophu; do
    for ky in 2026-Q1 2026-Q2 2026-Q3; do
        [ -d "$work/in/$ky" ] || continue
        status=0
        "$program" run "$ky" --input "$work/in" --output "$work/${program//\//-}" --only so-lieu,theo-xa,bao-cao-quy \
            >"$work/words" 2>&1 || status=$?
        [ "$status" = 3 ] || { cat "$work/words"; echo "tsan: status $status from $program run $ky"; exit 1; }
        "$program" check "$ky" --input "$work/in" --output "$work/${program//\//-}" >"$work/words" 2>&1 || status=$?
        [ "$status" = 3 ] || { cat "$work/words"; echo "tsan: status $status from $program check $ky"; exit 1; }
        runs=$((runs + 1))
    done
done
[ "$runs" -ge 4 ] || { echo "tsan: $runs runs, and a quarter with one before it was wanted"; exit 1; }
diff -rq -x .ma-tep "$work/build-baophu" "$work/build-tsan-baophu" || { echo "tsan: other bytes"; exit 1; }

found=$(find "$logs/found" -type f -size +0 | sort)
[ -z "$found" ] || { echo "$found" | head -n 5 | xargs head -n 60; echo "tsan: errors in $logs/found"; exit 1; }
echo "tsan: the planted race was seen, and no other"
