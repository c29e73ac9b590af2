#!/usr/bin/env bash
# valgrind.sh BUILD - the program and some unit suites under valgrind; what it finds stands in BUILD/valgrind/.
#
# Each Criterion test is a process of its own and its exit status does not carry valgrind's verdict, so the logs are
# read.  Suites are those that handle memory by hand; all of them would take a quarter of an hour.  One test of scan reads
# as many texts as all others together: it is left out.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=${1:-build/release}
logs=$build/valgrind
rm -rf "$logs"
mkdir -p "$logs"
check=(valgrind --quiet --leak-check=full --errors-for-leak-kinds=definite --show-leak-kinds=definite --error-exitcode=99
    --trace-children=yes "--log-file=$logs/%p.log")

"${check[@]}" "$build/unit" --short-filename --filter "${SUITES:-@(@(arena|buf|str|map|fs|ini)/*|scan/!(one_bad*))}" \
    2>&1 | tee "$logs/unit.out"
grep -Eq 'Tested: .*[1-9]' "$logs/unit.out" || { echo "valgrind: no test ran"; exit 1; }

export BAOPHU_TEMPLATES=$PWD/templates BAOPHU_FONTS=$PWD/fonts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for args in "demo --input $work/in --scale 0.01" "run 2026-Q1 --input $work/in --output $work/out --only so-lieu,theo-xa,bao-cao-quy"; do
    status=0
    # shellcheck disable=SC2086  # words of one command line
    "${check[@]}" "$build/baophu" $args >"$logs/program.out" 2>&1 || status=$?
    case $status in 0 | 3) ;; *) cat "$logs/program.out"; echo "valgrind: status $status from: baophu $args"; exit 1 ;; esac
done

# A quiet valgrind writes only what is wrong.
found=$(find "$logs" -name '*.log' -size +0 | sort)
[ -z "$found" ] || { echo "$found" | head -n 5 | xargs head -n 40; echo "valgrind: errors in $logs"; exit 1; }
