#!/usr/bin/env bash
# torture.sh [PART...] - the full size of every test that `make check` runs a part of; all parts, or those whose names begin so.
#
#     build/torture/PART.log    what a part said
#     build/torture/PART.done   "ok" or "FAILED", its seconds and those of a processor, and the tree that it was run on
#
# Parts run side by side, one a core (JOBS).  One that passed on this very tree is not run again, so that what was stopped
# goes on; FRESH=1 runs it.  At the end stands what was done, how long each took, and the share of changes that tests saw.
set -euo pipefail
cd "$(dirname "$0")/.."
state=build/torture
lanes=${JOBS:-$(nproc)} least=92 # of a hundred changes that must be seen
mkdir -p "$state"

# name and command, the longest first.
parts() {
    echo "lint-deep make lint DEEP=1 JOBS=1"
    for harness in $(find tests/fuzz -name 'fuzz_*.c' | sed 's|.*/fuzz_||; s|\.c$||' | sort); do
        echo "fuzz-$harness make fuzz FUZZ=$harness T=1800 JOBS=1"
    done
    for k in 1 2 3 4; do
        echo "mutants-$k tests/mutation/at_once.py $(rooms $k 4) --sanitizers"
        echo "provinces-$k $(provinces $k)"
    done
    for test in errors allocations disturbed; do
        for k in 1 2 3 4; do echo "$test-$k env ALL=1 SHARE=$k/4 tests/faults/$test.sh"; done
    done
    echo "planted make planted JOBS=1"
    echo "readers make readers N=20000 BOOKS=1000 COLUMNS=1000000 PLACES=100000 READERS=--convert JOBS=1"
    echo "same-figures env BAOPHU=$PWD/build/baophu tests/oracle/provinces.py --same 300 --jobs $(seq -s, 16)"
    echo "deliveries make deliveries N=5000 JOBS=1"
    echo "tsan make tsan JOBS=1"
    echo "kill env ALL=1 tests/faults/kill.sh"
    echo "xlsx-writes tests/faults/xlsx-writes.sh 1"
    for test in deadlines nights places private seals synced; do echo "$test env ALL=1 tests/faults/$test.sh"; done
}
rooms() { # k of n: rooms whose changes are tried, by turns
    PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 -c 'import sys
sys.path.insert(0, "tests/mutation")
from mutants import ROOMS
print(",".join(list(ROOMS)[int(sys.argv[1]) - 1::int(sys.argv[2])]))' "$1" "$2"
}
# 8,000 of one period, each five-hundredth of 200,000 rows, and 2,000 of several quarters.
provinces() { # k of 4
    echo "env BAOPHU=$PWD/build/baophu tests/oracle/provinces.py --count 2000 --years 500 --seed $((2000 * ($1 - 1) + 1)) --largest 500,3321,200000"
}

# The commit and what differs from it.
tree() { { git -c safe.directory='*' rev-parse HEAD && git -c safe.directory='*' diff HEAD; } | sha256sum | cut -c1-16; }

run_part() { # name command...
    local name=$1 verdict=ok began=$SECONDS used
    shift
    if [ "${FRESH:-0}" != 1 ] && grep -qs "^ok .* $tree\$" "$state/$name.done"; then
        echo "torture: $name passed on this tree before"
        return
    fi
    rm -f "$state/$name.done"
    used=$({ TIMEFORMAT='%0U %0S' && time "$@" >"$state/$name.log" 2>&1 </dev/null; } 2>&1) || verdict=FAILED
    echo "$verdict $((SECONDS - began)) $(awk '{ print $1 + $2 }' <<<"$used") $tree" >"$state/$name.done"
    echo "torture: $name $verdict, $((SECONDS - began)) s"
}

# What several parts need, once, since two at a time would build the same objects.
build() { # names...
    local names=" $*" harness
    make -s -j"$lanes" all build/release/unit build/release/readers build/release/tests/unit/sample_book.o
    case $names in *" mutants"*) make -s -j"$lanes" MODE=asan build/asan/unit ;; esac
    case $names in *" tsan"*) make -s -j"$lanes" MODE=tsan build/tsan/baophu ;; esac
    case $names in *" fuzz"* | *" lint"*)
        for harness in tests/fuzz/fuzz_*.c; do
            harness=${harness##*/}
            make -s -j"$lanes" MODE=fuzz "build/fuzz/${harness%.c}"
        done
        ;;
    esac
}

# A sample of the changes that the tests of their room do not see, by every test, golden cases and the second count among them: told, since
# each takes minutes.
lived() { # names...
    local name logs=()
    for name; do
        case $name in mutants-*) logs+=("$state/$name.log") ;; esac
    done
    [ ${#logs[@]} -gt 0 ] || return 0
    cat "${logs[@]}" >"$state/lived.txt"
    grep -q '^lived: ' "$state/lived.txt" || return 0
    tree=$(tree) run_part lived tests/mutation/mutants.py --again "$state/lived.txt" --sample 60 --budget 3600 --least 0
}

# What was done; false: a part failed or was not run, or too few changes were seen.
tell() { # names...
    local name verdict seconds processor rest whole=0 failed=0
    printf '\n%-14s %-8s %8s %12s\n' part "" seconds "of processor"
    for name; do
        verdict="not run" seconds=0 processor=0
        if [ -e "$state/$name.done" ]; then read -r verdict seconds processor rest <"$state/$name.done"; fi
        [ "$verdict" = ok ] || failed=$((failed + 1))
        whole=$((whole + processor))
        printf '%-14s %-8s %8d %12d\n' "$name" "$verdict" "$seconds" "$processor"
    done
    printf '%d parts, %d failed or not run, %d s of a processor; now %d s\n' $# "$failed" "$whole" "$SECONDS"
    [ "$failed" -eq 0 ] && changes_seen "$@"
}
changes_seen() { # names...
    local logs=() name
    for name; do
        case $name in mutants-*) logs+=("$state/$name.log") ;; esac
    done
    [ ${#logs[@]} -gt 0 ] || return 0
    awk -v least="$least" '/^at_once: / { tried += $2; seen += $4 }
        END { printf "of %d changes %d are seen\n", tried, seen; exit !(tried > 0 && seen * 100 >= least * tried) }' "${logs[@]}"
}

if [ "${1:-}" = --part ]; then # of a lane: the name of a part
    tree=$2
    read -r -a words < <(parts | grep "^$3 ")
    run_part "${words[@]}"
    exit
fi
mapfile -t chosen < <(parts | cut -d' ' -f1 | { if [ $# -gt 0 ]; then grep -E "^($(IFS='|' && echo "$*"))"; else cat; fi; })
[ ${#chosen[@]} -gt 0 ] || { echo "torture: no part is named so: $*"; exit 2; }
build "${chosen[@]}"
printf '%s\n' "${chosen[@]}" | xargs -P "$lanes" -I{} tests/torture.sh --part "$(tree)" {} || true # who was not run is told
lived "${chosen[@]}"
tell "${chosen[@]}"
