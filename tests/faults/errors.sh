#!/usr/bin/env bash
# errors.sh [STEP] - a full disk (ENOSPC), a full quota (EDQUOT) or a broken disk (EIO), in turn, at every second call by which
# a run changes the file system, at samples of those of its workers, and EIO at every STEP-th read (default 40); ALL=1
# tries all three at every one.  The run ends with 73, 74 or, where a worker could not report, 70; the published set is the
# old one or, when only clearing away failed, the new one, whole; success is only said of the whole new set; the next run
# succeeds, and the old set is kept (spec 4.2, 4.3).
# shellcheck source=tests/faults/lib.sh
. "$(dirname "$0")/lib.sh"
step=${1:-40} second=2
if [ "${ALL:-0}" = 1 ]; then step=1 second=1; fi

demo "$work/in"
cp -a "$work/in" "$work/in-old" && sed -i 50,150d "$work/in-old/2026-Q1/nguoi_tham_gia_03.csv"
rest

run() { # options...
    "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$work/out" "$@"
}

fresh() {
    rm -rf "$work/out"
    cp -a "$work/old" "$work/out"
}

# After one fault: statuses that may come, a name for the fault, the options of the run.
judge() { # statuses label options...
    local statuses=" $1 " label=$2 left set=$work/out/2026-Q1
    shift 2
    checks=$((checks + 1))
    case $status in
    0 | 3) same "$set" "$work/new/2026-Q1" || fail "$label: status $status and not the whole new set" ;;
    *)
        if grep -q 'error while loading shared libraries' "$work/stderr"; then return; fi # not yet our program
        case $statuses in
        *" $status "*) ;;
        *) fail "$label: status $status, wanted$statuses- $(head -c 200 "$work/stderr" | tr '\n' ' ')" ;;
        esac
        grep -q '^baophu: ' "$work/stderr" || fail "$label: no word of what went wrong"
        same "$set" "$work/old/2026-Q1" || same "$set" "$work/new/2026-Q1" ||
            fail "$label: neither the old set nor the new one"
        ;;
    esac
    try run "$@"
    [ "$status" = 3 ] || fail "$label: the next run ended with $status: $(head -c 200 "$work/stderr" | tr '\n' ' ')"
    same "$set" "$work/new/2026-Q1" || fail "$label: the next run made something else"
    left="$(names_in "$work/out")/ $(names_in "$work/out/.truoc")"
    [ "$left" = ".khoa .truoc 2026-Q1 / 2026-Q1 " ] || fail "$label: left behind: $left"
    same "$work/out/.truoc/2026-Q1" "$work/old/2026-Q1" || fail "$label: the replaced set is not kept"
}

fault() { # label call nth error options...
    local label=$1 call=$2 n=$3 error=$4
    shift 4
    fresh
    try strace "${follow[@]}" -qq -o "$work/log" -e trace="$call,renameat2" "${no[@]}" -e "inject=$call:error=$error:when=$n" \
        "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$work/out" "$@"
    grep -q INJECTED "$work/log" || fail "$label: nothing was injected"
    judge "73 74" "$label" "$@"
}

sets() { # options...
    rm -rf "$work/old" "$work/new"
    want 3 "$BAOPHU" run 2026-Q1 --input "$work/in-old" --output "$work/old" "$@"
    want 3 "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$work/new" "$@"
}

no=() follow=()
sweep() { # every main|all way filter errors options...: calls of the log whose line matches filter
    local every=$1 whose=$2 way=$3 filter=$4 all ix=0 call n error
    read -r -a all <<<"$5"
    shift 5
    if [ "$whose" = all ]; then follow=(-f); else follow=(); fi
    if [ "$way" = steps ]; then no=(-e inject=renameat2:error=EINVAL); else no=(); fi
    fresh
    try strace "${follow[@]}" -y -qq -o "$work/log" -e trace="$MUTATING,close,read,pread64,getdents64" "${no[@]}" \
        "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$work/out" "$@"
    mutating_calls "$work/log" "$filter" >"$work/calls"
    while read -r call n <&3; do
        ix=$((ix + 1))
        [ $((ix % every)) -eq 0 ] || continue
        if [ "$call" = renameat2 ] && [ "$way" = steps ]; then continue; fi
        if [ "${ALL:-0}" = 1 ]; then
            for error in "${all[@]}"; do
                mine || continue
                fault "$error at $call $n ($way)" "$call" "$n" "$error" "$@"
            done
        elif mine; then
            error=${all[$((ix / every % ${#all[@]}))]}
            fault "$error at $call $n ($way)" "$call" "$n" "$error" "$@"
        fi
    done 3<"$work/calls"
    echo "  $whose, $way, ${*: -1}, $filter: $((ix / every)) of $ix calls"
}

# Calls on what the run writes (paths and, thanks to -y, descriptors); reads and listings of what it reads, its own
# files among them, but not the libraries that it is linked with.
writes="(write|openat|rename[a-z0-9]*|mkdir|unlink|rmdir|fsync|ftruncate|close)\(.*/out[/>\"]"
reads="(read|pread64|getdents64)\(.*($work/(in|out)|/templates/|/fonts/)"

sets --only so-lieu
sweep "$second" main exchange "$writes" "ENOSPC EIO EDQUOT" --only so-lieu
sweep "$second" main steps "(rename|mkdir|unlink|rmdir|fsync|close|openat).*(/out>|\.(cu|xong)-)" "EIO ENOSPC" --only so-lieu
sweep "$step" main exchange "$reads" EIO --only so-lieu
sets --only bao-cao-quy,theo-xa
sweep $((step * 5)) all exchange "$writes" "EIO ENOSPC" --jobs 2 --only bao-cao-quy,theo-xa
verdict errors
