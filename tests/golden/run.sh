#!/usr/bin/env bash
# run.sh [CASE...] - golden tests: the program's visible behaviour against what was written down.
#
# A case is a folder tests/golden/<case>/ with
#     cmd        bash lines that call "$BAOPHU"; run in a fresh copy of the folder, without the files named here
#     status     the exit status that must come (no file: 0)
#     stdout     what standard output must be, byte for byte (no file: not compared); so is
#     stderr     for standard error
#     expected/  a tree: every file in it must be left by cmd in the same place with the same bytes; a folder
#                of the tree that holds a file `.only` must hold nothing else in the run's copy either
#     why        optional: one line on what the case guards
# BAOPHU is the program (default build/baophu).  UPDATE=1 writes down what happens now; read the diff before a commit.
# JOBS cases run side by side.  A process of a case may compute for three minutes, and a case last for
# half an hour (guards against one that hangs; a slow or busy machine is no failure).  KEEP=1 leaves a failed case's files in /tmp/golden-<case>.
set -euo pipefail
cd "$(dirname "$0")"
here=$PWD
top=$(cd ../.. && pwd)
export BAOPHU=${BAOPHU:-$top/build/baophu} TOP=$top
export LC_ALL=C.UTF-8 TZ=UTC NO_COLOR=1 PYTHONDONTWRITEBYTECODE=1
for name in "${!BAOPHU_@}"; do unset "$name"; done # settings of whoever runs the tests
# A program of build/asan/ does not stand beside them as build/baophu does.
export BAOPHU_TEMPLATES=$top/templates BAOPHU_FONTS=$top/fonts
[ -x "$BAOPHU" ] || { echo "golden: không có chương trình $BAOPHU" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

# Compare one text; prints the difference.  UPDATE rewrites the expectation that exists.
same_text() { # case name
    local want=$here/$1/$2 got=$work/$1.$2
    [ -f "$want" ] || return 0
    if [ "${UPDATE:-0}" = 1 ]; then cp "$got" "$want"; return 0; fi
    diff -u --label "$1/$2 (expected)" --label "$1/$2 (got)" "$want" "$got" | head -n 40 && cmp -s "$want" "$got"
}

same_tree() { # case
    local want=$here/$1/expected got=$work/$1 file bad=0
    [ -d "$want" ] || return 0
    while IFS= read -r -d '' file; do
        if [ "${UPDATE:-0}" = 1 ]; then
            cp "$got/$file" "$want/$file" || bad=1
        elif ! [ -e "$got/$file" ]; then
            echo "$1: cmd left no $file"; bad=1
        elif ! cmp -s "$want/$file" "$got/$file"; then
            echo "$1: $file differs"; bad=1
            diff -u --label "$file (expected)" --label "$file (got)" "$want/$file" "$got/$file" | head -n 40 || true
        fi
    done < <(cd "$want" && find . -type f ! -name .only -printf '%P\0' | sort -z)
    while IFS= read -r -d '' file; do
        if ! diff <(cd "$want/$file" && find . ! -name .only | sort) <(cd "$got/$file" && find . | sort); then
            echo "$1: ${file:-.} does not hold exactly what is expected"; bad=1
        fi
    done < <(cd "$want" && find . -type f -name .only -printf '%h\0' | sort -z)
    return $bad
}

one() { # case
    local status=0 want=0 bad=0
    mkdir "$work/$1"
    (cd "$here/$1" && find . -mindepth 1 -maxdepth 1 ! -name cmd ! -name status ! -name stdout ! -name stderr \
        ! -name expected ! -name why -exec cp -a -t "$work/$1" {} +)
    (cd "$work/$1" && ulimit -t 180 && exec timeout --kill-after=5 1800 bash -euo pipefail "$here/$1/cmd") \
        >"$work/$1.stdout" 2>"$work/$1.stderr" </dev/null || status=$?
    if [ -f "$here/$1/status" ]; then want=$(<"$here/$1/status"); fi
    if [ "$status" != "$want" ]; then
        if [ "${UPDATE:-0}" = 1 ]; then
            echo "$status" >"$here/$1/status"
        else
            echo "$1: status $status, expected $want"; head -n 20 "$work/$1.stderr"; bad=1
        fi
    fi
    same_text "$1" stdout || bad=1
    same_text "$1" stderr || bad=1
    same_tree "$1" || bad=1
    return $bad
}

cases=("$@")
if [ ${#cases[@]} -eq 0 ]; then
    for c in */cmd; do [ -e "$c" ] && cases+=("${c%/cmd}"); done
fi
# One case with its verdict, told in one piece; a file $work/<case>.passed where it passed.
judge() { # case
    local verdict=FAILED TIMEFORMAT='%1R s, processor %1U + %1S s'
    if { time one "$1" >"$work/$1.told" 2>&1; } 2>"$work/$1.time"; then verdict=ok; : >"$work/$1.passed"; fi
    printf '%-6s %s (%s)\n' "$verdict" "$1" "$(<"$work/$1.time")" >>"$work/$1.told"
    cat "$work/$1.told"
    [ "$verdict" = FAILED ] && [ "${KEEP:-0}" = 1 ] && cp -a "$work/$1" "/tmp/golden-$1"
    rm -rf "${work:?}/$1"
}

for c in "${cases[@]}"; do
    while [ "$(jobs -pr | wc -l)" -ge "${JOBS:-1}" ]; do wait -n || true; done
    judge "$c" &
done
wait
for c in "${cases[@]}"; do
    if [ -e "$work/$c.passed" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
