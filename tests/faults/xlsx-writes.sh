#!/bin/bash
# xlsx-writes.sh [STEP] - lets every STEP-th write of a workbook fail (disk full, input/output error) and wants each
# fault told: by libxlsxwriter or, where it keeps silent, by the read-back.  A workbook that passes all the same must be
# the undisturbed one, byte for byte.  Needs strace.
set -euo pipefail
cd "$(dirname "$0")/../.."
step=${1:-1}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

make -s build/release/baophu build/release/tests/unit/sample_book.o
libs=$(make -s -p -n build/release/baophu | sed -n 's/^LDLIBS := //p')
objects=$(find src -name '*.c' ! -path src/cli/main.c | sed 's|\(.*\)\.c$|build/release/\1.o|')
# shellcheck disable=SC2086  # lists of words
gcc -std=c17 -Isrc -D_GNU_SOURCE -o "$dir/writer" tests/faults/xlsx_writes.c $objects build/release/tests/unit/sample_book.o $libs

"$dir/writer" "$dir/whole.xlsx" "$dir"
told=0 same=0 silent=0
for error in ENOSPC EIO; do
    for ((n = 1; ; n += step)); do
        rm -f "$dir/a.xlsx"
        status=0
        strace -f -qq -o "$dir/log" -e trace=write,pwrite64 -e "inject=write,pwrite64:error=$error:when=$n" \
            "$dir/writer" "$dir/a.xlsx" "$dir" 2>"$dir/words" || status=$?
        grep -q INJECTED "$dir/log" || break
        case $status in
        0) if cmp -s "$dir/a.xlsx" "$dir/whole.xlsx"; then same=$((same + 1)); else
            silent=$((silent + 1))
            echo "$error at write $n: nothing was told and the workbook differs"
        fi ;;
        1) told=$((told + 1)) ;;
        *)
            silent=$((silent + 1))
            echo "$error at write $n: ended with status $status"
            ;;
        esac
    done
done
echo "xlsx-writes: $((told + same + silent)) faults, $told told, $same harmless, $silent silent"
[ "$silent" -eq 0 ] && [ "$told" -gt 0 ]
