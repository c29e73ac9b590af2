#!/usr/bin/env bash
# disturbed.sh [STEP] - what reads and finds its files while the world is at work: reads and writes that do less than they were
# asked for; an input that is cut, dropped, replaced or grown at one read in turn; an open, close or stat of an input, a
# template or a font that fails once; a disk that is full at many sizes, one that is read-only, a set that is a mount of its own.
# Every STEP-th of them (default 120; ALL=1: every one).  What is published is the old set, or the set of the files as they were or
# as they are now, whole, and never a mixture (spec 4.2, 4.3).
# shellcheck source=tests/faults/lib.sh
. "$(dirname "$0")/lib.sh"
step=${1:-120} seeds=2 sizes=3
if [ "${ALL:-0}" = 1 ]; then step=1 seeds=100 sizes=100; fi
gcc -std=c17 -D_GNU_SOURCE -O1 -Wall -Wextra -Werror -shared -fPIC -o "$work/disturbed_io.so" tests/faults/disturbed_io.c

demo "$work/in"
cp -a "$work/in" "$work/in-old" && sed -i 50,150d "$work/in-old/2026-Q1/nguoi_tham_gia_03.csv"
rest
cp -a "$work/in" "$work/in-whole"
want 3 "$BAOPHU" run 2026-Q1 --input "$work/in-old" --output "$work/old" --only so-lieu
want 3 "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$work/new" --only so-lieu
if same "$work/old/2026-Q1" "$work/new/2026-Q1"; then fail "the two sets must differ for this test"; fi

fresh() {
    rm -rf "$work/out" "$work/in"
    cp -a "$work/old" "$work/out"
    cp -a "$work/in-whole" "$work/in"
}
run() { # environment...
    try env "$@" LD_PRELOAD="$work/disturbed_io.so" "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$work/out" --only so-lieu
}
# An end that is no success has a word and leaves the old set.
ended() { # label
    case $status in
    65 | 66 | 70 | 73 | 74 | 75 | 78) ;;
    *) fail "$1: status $status - $(head -c 300 "$work/stderr" | tr '\n' ' ')" ;;
    esac
    grep -q '^baophu: ' "$work/stderr" || fail "$1: status $status without a word"
    same "$work/out/2026-Q1" "$work/old/2026-Q1" || fail "$1: status $status, and the old set does not stand"
}

for seed in $(seq "$seeds"); do
    mine || continue
    checks=$((checks + 1))
    fresh
    run IO_SHORT="$seed"
    if [ "$status" != 3 ] || ! same "$work/out/2026-Q1" "$work/new/2026-Q1"; then fail "short reads and writes, $seed: status $status and not the same set"; fi
done
echo "  short reads and writes: $seeds runs"

fresh
run IO_UNDER="$work/in/" IO_COUNT="$work/count"
reads=$(cat "$work/count") tried=0 told=0
for what in cut drop swap grow; do
    for n in $(seq $(((step + 1) / 2)) "$step" "$reads"); do
        mine || continue
        label="an input is $what at read $n"
        checks=$((checks + 1)) tried=$((tried + 1))
        fresh
        run IO_UNDER="$work/in/" IO_AT="$n" IO_DO="$what"
        case $status in
        0 | 3)
            cp -a "$work/out" "$work/got"
            rm -rf "$work/out" && cp -a "$work/old" "$work/out"
            same "$work/got/2026-Q1" "$work/new/2026-Q1" || {
                try "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$work/out" --only so-lieu
                same "$work/got/2026-Q1" "$work/out/2026-Q1" || fail "$label: a set that is neither that of the files before nor that of the files now"
            }
            rm -rf "$work/got"
            ;;
        *)
            told=$((told + 1))
            ended "$label"
            ;;
        esac
    done
done
echo "  inputs cut, dropped, swapped and grown: $tried of $((4 * reads)) reads, $told ended the run"
[ "$told" -gt 0 ] || fail "no disturbed input ended a run: none was disturbed"

# Calls on what is read, as "name nth" of the first process.
fresh
try strace -y -qq -o "$work/log" -e trace=openat,close,newfstatat,fstat,statx,lseek,readlink,access \
    "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$work/out" --only so-lieu
awk -v filter="$work/in/|/app/templates/|/app/fonts/" '{ name = $0; sub(/\(.*/, "", name); n = ++count[name] }
    $0 ~ filter && !/O_CREAT/ && !/= -1 / { print name, n }' "$work/log" >"$work/calls"
all=$(wc -l <"$work/calls") tried=0 errors=(EIO EACCES EMFILE)
while read -r call n <&3; do
    mine || continue
    error=${errors[$((tried % 3))]}
    if [ "$error" = EMFILE ] && [ "$call" != openat ]; then error=EIO; fi
    tried=$((tried + 1)) checks=$((checks + 1))
    fresh
    try strace -qq -o "$work/log" -e trace="$call" -e "inject=$call:error=$error:when=$n" \
        "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$work/out" --only so-lieu
    grep -q INJECTED "$work/log" || fail "$error at $call $n: nothing was injected"
    case $status in
    0 | 3) same "$work/out/2026-Q1" "$work/new/2026-Q1" || fail "$error at $call $n: status $status and not the whole new set" ;;
    *) ended "$error at $call $n" ;;
    esac
done 3< <(awk -v step=$((step * 2)) 'step == 2 || NR % step == 1' "$work/calls")
echo "  open, close and stat of what is read: $tried of $all calls"

# Disks of their own, where this may mount any.
disks() {
    local disk=$work/disk size need k
    mkdir "$disk" && mount -t tmpfs -o size=64m none "$disk"
    cp -a "$work/old" "$disk/out"
    "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$disk/out" --only bao-cao-quy,theo-xa >"$work/stdout" 2>&1 || true
    need=$(du -sk "$disk" | cut -f1)
    for k in $(seq "$sizes"); do
        rm -rf "$disk/out" && cp -a "$work/old" "$disk/out"
        size=$(($(du -sk "$disk" | cut -f1) + need * k / (sizes + 1)))
        mount -o "remount,size=${size}k" "$disk"
        checks=$((checks + 1))
        try "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$disk/out" --only bao-cao-quy,theo-xa
        mount -o remount,size=64m "$disk"
        rm -rf "$work/out" && cp -a "$disk/out" "$work/out"
        case $status in
        0 | 3) want 0 "$BAOPHU" verify 2026-Q1 --output "$work/out" ;;
        *) ended "a disk of $size KiB" ;;
        esac
    done
    rm -rf "$disk/out" && cp -a "$work/old" "$disk/out"
    mount -o remount,ro "$disk"
    checks=$((checks + 1))
    try "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$disk/out" --only so-lieu
    rm -rf "$work/out" && cp -a "$disk/out" "$work/out"
    [ "$status" = 73 ] || fail "a read-only disk: status $status"
    ended "a read-only disk"
    mount -o remount,rw "$disk"
    mount --bind "$disk/out/2026-Q1" "$disk/out/2026-Q1"
    checks=$((checks + 1))
    try "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$disk/out" --only so-lieu
    umount "$disk/out/2026-Q1"
    rm -rf "$work/out" && cp -a "$disk/out" "$work/out"
    ended "a set that is a mount of its own"
    umount "$disk"
    echo "  disks: $sizes sizes, one read-only, one mount in place of a set"
    verdict disturbed
}
if ! first_share; then
    verdict disturbed
elif unshare -m true 2>/dev/null; then
    export -f disks ended try want same fail verdict
    export work BAOPHU sizes checks failures
    trap - EXIT
    unshare -m bash -c 'set -euo pipefail; disks' || failures=1
    rm -rf "$work"
    [ "$failures" -eq 0 ]
else
    echo "  disks of their own: this may not mount any"
    verdict disturbed
fi
