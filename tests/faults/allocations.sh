#!/usr/bin/env bash
# allocations.sh [STEP] - memory is out at one malloc, calloc or realloc, in turn: the first from every STEPth place of the
# program and its libraries (default 300; ALL=1: from every place), in the run itself and in its workers.  The run ends
# as spec 4.1 says, with a word of what went wrong, and the old set stands, or the new one whole; or it publishes the right bytes (of workbooks, the right cells: see left_out).  No signal ends
# the run itself: a library that dies of it may take a worker with it, never what is published.  While the profile is read each
# allocation fails, not only the first from each place.
# shellcheck source=tests/faults/lib.sh
. "$(dirname "$0")/lib.sh"
step=${1:-300}
[ "${ALL:-0}" != 1 ] || step=1
gcc -std=c17 -D_GNU_SOURCE -O1 -Wall -Wextra -Werror -shared -fPIC -o "$work/alloc_fails.so" tests/faults/alloc_fails.c

demo "$work/in"
cp -a "$work/in" "$work/in-old" && sed -i 50,150d "$work/in-old/2026-Q1/nguoi_tham_gia_03.csv"
rest
want 3 "$BAOPHU" run 2026-Q1 --input "$work/in-old" --output "$work/old" --only bao-cao-quy,theo-xa
want 3 "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$work/new" --only bao-cao-quy,theo-xa

# While a profile is read: every allocation, by a command that reads it and no more, until nothing is left to fail.
profile_read() {
    local n=0 last
    try env ALLOC_SITES="$work/of-profile" LD_PRELOAD="$work/alloc_fails.so" "$BAOPHU" config --input "$work/in"
    cp "$work/stdout" "$work/config"
    last=$(awk 'END { print $2 }' "$work/of-profile")
    while [ "$n" -le "$last" ] || [ "$status" != 0 ]; do
        n=$((n + 1)) checks=$((checks + 1))
        try env ALLOC_FAILS="$n" LD_PRELOAD="$work/alloc_fails.so" "$BAOPHU" config --input "$work/in"
        case $status in
        0) cmp -s "$work/stdout" "$work/config" || fail "reading the profile, allocation $n: another profile" ;;
        70 | 71 | 74) grep -q '^baophu: .*hết bộ nhớ' "$work/stderr" || fail "reading the profile, allocation $n: status $status without a word of memory" ;;
        *) fail "reading the profile, allocation $n: status $status - $(head -c 300 "$work/stderr" | tr '\n' ' ')" ;;
        esac
    done
    [ "$n" -gt 100 ] || fail "only $n allocations while a profile is read"
    echo "  $n allocations while the profile is read"
}
if first_share; then profile_read; fi

run() { # environment...
    rm -rf "$work/out"
    cp -a "$work/old" "$work/out"
    try env "$@" LD_PRELOAD="$work/alloc_fails.so" \
        "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$work/out" --jobs 1 --only bao-cao-quy,theo-xa
}

# libxlsxwriter does not say that it left out what it had no memory for: a workbook may lack a form of a number or a name in a
# chart's copy of the cells, which the read-back does not read.  Cells and figures are right, or something is wrong.
left_out() { # label
    if [ "$whose" = child ] && ! diff -rq "$work/out/2026-Q1" "$work/new/2026-Q1" |
        grep -vE '/(phu-luc\.xlsx|bao-cao\.pdf|gui\.(csv|xlsx)|manifest\.json) differ$' | grep -q . &&
        [ "$(pdftotext "$work/out/2026-Q1/bao-cao.pdf" - | sha256sum)" = "$(pdftotext "$work/new/2026-Q1/bao-cao.pdf" - | sha256sum)" ] &&
        /usr/bin/python3 -W ignore -c 'import openpyxl, sys
a, b = ([[[c.value for c in row] for row in sheet] for sheet in openpyxl.load_workbook(f)] for f in sys.argv[1:])
sys.exit(a != b)' "$work/out/2026-Q1/phu-luc.xlsx" "$work/new/2026-Q1/phu-luc.xlsx"; then
        silent=$((silent + 1))
    else fail "$1: status $status and not the new set"; fi
}

run ALLOC_SITES="$work/places"
same "$work/out/2026-Q1" "$work/new/2026-Q1" || fail "counting places changes what is published"
ended=0 silent=0
while read -r whose n <&3; do
    mine || continue
    child=()
    if [ "$whose" = child ]; then child=(ALLOC_CHILD=1); fi
    checks=$((checks + 1))
    run ALLOC_FAILS="$n" "${child[@]}"
    label="$whose, allocation $n"
    case $status in
    0 | 3) same "$work/out/2026-Q1" "$work/new/2026-Q1" || left_out "$label" ;;
    70 | 71 | 73 | 74 | 78)
        ended=$((ended + 1))
        grep -q '^baophu: ' "$work/stderr" || fail "$label: status $status without a word"
        # the new one where memory was out after it had appeared, while the run told of it
        same "$work/out/2026-Q1" "$work/old/2026-Q1" || same "$work/out/2026-Q1" "$work/new/2026-Q1" ||
            fail "$label: status $status, and neither the old set stands nor the new one, whole"
        ;;
    *) fail "$label: status $status - $(head -c 300 "$work/stderr" | tr '\n' ' ')" ;;
    esac
    left=$(find "$work/out" -mindepth 1 -maxdepth 1 -name '.*' ! -name .khoa ! -name .ma-tep ! -name .truoc -printf '%f ')
    [ -z "$left" ] || [ "$status" -ge 70 ] || fail "$label: left behind: $left"
done 3< <(awk -v step="$step" 'NR % step == 0' "$work/places")
echo "  $checks allocations of $(wc -l <"$work/places") places failed, $ended ended the run, $silent left something out of a workbook's looks"
[ "$ended" -gt 0 ] || fail "no failed allocation ended a run: none was made to fail"
verdict allocations
