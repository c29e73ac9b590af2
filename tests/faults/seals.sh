#!/usr/bin/env bash
# seals.sh - sealing (chốt) holds whatever happens: SIGKILL and disk errors at every call by which `lock` changes the
# file system leave no record or a whole one; a run that restates beside a sealed set never touches it, killed or not;
# records that are changed, taken away or made up are found; a worker that dies ends the run with 70 (spec 4.1 to 4.3).
# shellcheck source=tests/faults/lib.sh
. "$(dirname "$0")/lib.sh"

demo "$work/in"
run() { "$BAOPHU" run 2026-Q1 --input "$work/in" "$@"; }
want 3 run --output "$work/ready" --only so-lieu
cp -a "$work/ready" "$work/sealed"
want 0 "$BAOPHU" lock 2026-Q1 --force --reason thử --output "$work/sealed"
record=chot/0001-2026-Q1.txt

# After a lock that was killed or failed: no record or the whole one, and the next lock makes it.
judge() { # label
    checks=$((checks + 1))
    same "$work/ready/2026-Q1" "$work/out/2026-Q1" || fail "$1: the set was changed"
    if [ -e "$work/out/$record" ]; then
        cmp -s "$work/out/$record" "$work/sealed/$record" || fail "$1: half a record"
        want 73 "$BAOPHU" lock 2026-Q1 --force --reason thử --output "$work/out"
    else
        want 0 "$BAOPHU" lock 2026-Q1 --force --reason thử --output "$work/out"
    fi
    same "$work/out" "$work/sealed" || fail "$1: after the next lock: $(head -n 3 "$work/difference")"
    want 0 "$BAOPHU" verify 2026-Q1 --output "$work/out"
}
cp -a "$work/ready" "$work/out"
try strace -qq -o "$work/log" -e trace="$MUTATING" "$BAOPHU" lock 2026-Q1 --force --reason thử --output "$work/out"
mutating_calls "$work/log" >"$work/calls"
while read -r call n <&3; do
    for fault in signal=KILL error=ENOSPC error=EIO; do
        rm -rf "$work/out" && cp -a "$work/ready" "$work/out"
        try strace -o "$work/log" -e trace="$call" -e "inject=$call:$fault:when=$n" \
            "$BAOPHU" lock 2026-Q1 --force --reason thử --output "$work/out"
        case $fault:$status in
        signal=KILL:137 | error=*:73 | error=*:74) ;;
        *) # what was only to be said may get lost; anything else is told
            cmp -s "$work/out/$record" "$work/sealed/$record" || fail "$fault at $call $n of lock: status $status" ;;
        esac
        judge "$fault at $call $n of lock"
    done
done 3<"$work/calls"
echo "  lock: $(wc -l <"$work/calls") calls"

# Restating: the sealed set stays as it is, killed anywhere; the revision appears whole or not at all.
sed -i '$d' "$work/in/2026-Q1/nguoi_tham_gia_03.csv"
rm -rf "$work/out" && cp -a "$work/sealed" "$work/out"
rest
try strace -qq -o "$work/log" -e trace="$MUTATING" "$BAOPHU" run 2026-Q1 --restate --only so-lieu --input "$work/in" --output "$work/out"
[ "$status" = 3 ] || fail "restating ended with $status"
cp -a "$work/out/2026-Q1.dc1" "$work/revision"
mutating_calls "$work/log" | awk 'NR % 4 == 0' >"$work/calls"
while read -r call n <&3; do
    rm -rf "$work/out" && cp -a "$work/sealed" "$work/out"
    try strace -o "$work/log" -e trace="$call" -e "inject=$call:signal=KILL:when=$n" \
        "$BAOPHU" run 2026-Q1 --restate --only so-lieu --input "$work/in" --output "$work/out"
    checks=$((checks + 1))
    same "$work/out/2026-Q1" "$work/sealed/2026-Q1" || fail "KILL at $call $n of --restate: the sealed set was changed"
    same "$work/out/chot" "$work/sealed/chot" || fail "KILL at $call $n of --restate: the record was changed"
    [ ! -e "$work/out/2026-Q1.dc1" ] || same "$work/out/2026-Q1.dc1" "$work/revision" ||
        fail "KILL at $call $n of --restate: half a revision"
    want 0 "$BAOPHU" verify 2026-Q1 --output "$work/out"
    want 3 run --output "$work/out" --only so-lieu --restate
    [ "$(names_in "$work/out")" = ".khoa 2026-Q1 2026-Q1.dc1 chot so-chot.txt " ] || fail "after --restate: $(names_in "$work/out")"
done 3<"$work/calls"

# Tampering.
want 0 "$BAOPHU" lock 2026-Q1 --force --reason thử --output "$work/out"
tampered() { # label command...: in a copy of the output folder
    local label=$1
    shift
    rm -rf "$work/bad" && cp -a "$work/out" "$work/bad"
    (cd "$work/bad" && "$@")
    checks=$((checks + 1))
    try "$BAOPHU" verify 2026-Q1 --output "$work/bad"
    [ "$status" = 65 ] || fail "$label: verify ended with $status"
}
want 0 "$BAOPHU" verify 2026-Q1 --output "$work/out"
tampered "a figure changed" sed -i '5s/.$/9/;6s/.$/8/' 2026-Q1/so-lieu.csv
tampered "a file taken away" rm 2026-Q1/kiem-tra-du-lieu.csv
tampered "a file added" cp 2026-Q1/so-lieu.csv 2026-Q1/them.csv
tampered "a revision's figure changed" sed -i '5s/.$/9/;6s/.$/8/' 2026-Q1.dc1/so-lieu.csv
tampered "the sealed set taken away" rm -r 2026-Q1
tampered "a record changed" sed -i '6s/^./x/' chot/0001-2026-Q1.txt
tampered "the first record taken away" rm chot/0001-2026-Q1.txt
tampered "the first record renamed" mv chot/0001-2026-Q1.txt chot/0003-2026-Q1.txt
tampered "half a record" truncate -s 100 chot/0002-2026-Q1.dc1.txt
tampered "the newest set taken away" rm -r 2026-Q1.dc1
tampered "the newest record taken away" rm chot/0002-2026-Q1.dc1.txt
tampered "the newest set taken away with its record" rm -r 2026-Q1.dc1 chot/0002-2026-Q1.dc1.txt
tampered "all sets and records taken away" rm -r 2026-Q1 2026-Q1.dc1 chot
tampered "the witness of the records taken away" rm so-chot.txt
tampered "the witness changed" sed -i 's/^ban_ghi ./ban_ghi x/' so-chot.txt
tampered "a set and its record both changed" sh -c 'echo >>2026-Q1/so-lieu.csv
    sum=$(sha256sum 2026-Q1/so-lieu.csv | cut -c1-64)
    sed -i "s/^[0-9a-f]* \( so-lieu.csv\)/$sum \1/" chot/0001-2026-Q1.txt'

# A worker that dies: 70, and nothing published.
for signal in KILL SEGV; do
    rm -rf "$work/out" && cp -a "$work/ready" "$work/out"
    try strace -f -o "$work/log" -e trace=lseek,pwrite64,write,prctl -e "inject=prctl:signal=$signal" \
        "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$work/out" --only theo-xa,bao-cao-quy --jobs 2
    checks=$((checks + 1))
    [ "$status" = 70 ] || fail "a worker ended by SIG$signal: status $status"
    grep -q '^baophu: ' "$work/stderr" || fail "a worker ended by SIG$signal: no word of it"
    same "$work/out" "$work/ready" || fail "a worker ended by SIG$signal: $(head -n 3 "$work/difference")"
done
verdict seals
