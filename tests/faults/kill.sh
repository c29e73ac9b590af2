#!/usr/bin/env bash
# kill.sh [STEP] - SIGKILL at calls by which a run changes the file system: every one from the last checks of the stage to
# the end, every third before (ALL=1: every one), every STEP-th (default 150) of those of its workers.  What stands published afterwards is the old set or the new set, whole; nothing else is left that the next
# run does not clear; the next run succeeds (spec 4.3).
# shellcheck source=tests/faults/lib.sh
. "$(dirname "$0")/lib.sh"
step=${1:-150} dense=3
if [ "${ALL:-0}" = 1 ]; then dense=1; fi

demo "$work/in"
cp -a "$work/in" "$work/in-old" && sed -i 50,150d "$work/in-old/2026-Q1/nguoi_tham_gia_03.csv"
rest

# The sets before and after, by undisturbed runs.
sets() { # options of the run...
    rm -rf "$work/old" "$work/new"
    want 3 "$BAOPHU" run 2026-Q1 --input "$work/in-old" --output "$work/old" "$@"
    want 3 "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$work/new" "$@"
    if same "$work/old/2026-Q1" "$work/new/2026-Q1"; then fail "the two sets must differ for this test"; fi
}

fresh() { # none|old
    rm -rf "$work/out"
    if [ "$1" = old ]; then cp -a "$work/old" "$work/out"; fi
}

# One whole set after the kill.  Only where folders cannot be exchanged may it stand under .cu-2026-Q1 for a while.
whole() { # label before
    local set=$work/out/2026-Q1
    checks=$((checks + 1))
    if [ -d "$set" ]; then
        same "$set" "$work/new/2026-Q1" || { [ "$2" = old ] && same "$set" "$work/old/2026-Q1"; } ||
            fail "$1: neither the old set nor the new one: $(head -n 3 "$work/difference")"
        want 0 "$BAOPHU" verify 2026-Q1 --output "$work/out"
    elif [ "$2" = old ]; then
        { [ "$3" = steps ] && same "$work/out/.cu-2026-Q1" "$work/old/2026-Q1"; } || fail "$1: the published set is gone"
    fi
}

recovers() { # label before options...
    local label=$1 before=$2 left
    shift 2
    want 3 "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$work/out" "$@"
    [ "$status" = 3 ] || fail "$label: the next run failed"
    same "$work/out/2026-Q1" "$work/new/2026-Q1" || fail "$label: the next run made something else"
    left=$(names_in "$work/out")
    if [ "$before" = none ]; then
        [ "$left" = ".khoa 2026-Q1 " ] || fail "$label: left behind: $left"
    else
        left="$left/ $(names_in "$work/out/.truoc")"
        [ "$left" = ".khoa .truoc 2026-Q1 / 2026-Q1 " ] || fail "$label: left behind: $left"
        same "$work/out/.truoc/2026-Q1" "$work/old/2026-Q1" || fail "$label: the replaced set is not kept"
    fi
}

# Every every-th mutating call of the main process and its last 35, or every every-th of all processes; way is "exchange" or "steps" (no RENAME_EXCHANGE on the
# file system).
sweep() { # every main|all before way options...
    local every=$1 whose=$2 before=$3 way=$4 ix=0 tried=0 call n calls no=() follow=()
    shift 4
    if [ "$whose" = all ]; then follow=(-f); fi
    if [ "$way" = steps ]; then no=(-e inject=renameat2:error=EINVAL); fi
    fresh "$before"
    try strace "${follow[@]}" -qq -o "$work/log" -e trace="$MUTATING" "${no[@]}" \
        "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$work/out" "$@"
    [ "$status" = 3 ] || fail "the undisturbed run ($before, $way) ended with $status"
    mutating_calls "$work/log" >"$work/calls"
    calls=$(wc -l <"$work/calls")
    while read -r call n <&3; do
        ix=$((ix + 1))
        if [ $((ix % every)) -ne 0 ] && { [ "$whose" = all ] || [ $((calls - ix)) -ge 35 ]; }; then continue; fi
        if [ "$call" = renameat2 ] && [ "$way" = steps ]; then continue; fi
        mine || continue
        tried=$((tried + 1))
        fresh "$before"
        try strace "${follow[@]}" -o "$work/log" -e trace="$call,renameat2" "${no[@]}" \
            -e "inject=$call:signal=KILL:when=$n" \
            "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$work/out" "$@"
        grep -q 'killed by SIGKILL' "$work/log" || fail "$call $n ($before, $way): nothing was killed"
        whole "$call $n ($before, $way)" "$before" "$way"
        recovers "$call $n ($before, $way)" "$before" "$@"
    done 3<"$work/calls"
    echo "  $whose, $before, $way, ${*: -1}: $tried of $ix calls"
}

# A loss of power takes what was not flushed: before the exchange every file and folder of the stage is, after the
# exchange the output folder is.
flushed() { # options...
    local name
    fresh old
    try strace -f -y -qq -o "$work/log" -e trace=fsync,renameat2 \
        "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$work/out" "$@"
    awk -v out="$work/out" '
        /renameat2\(/ && / = 0$/ { exchanged = 1; next }
        /fsync\(/ && / = 0$/ && match($0, /<.*>/) {
            path = substr($0, RSTART + 1, RLENGTH - 2)
            if (!exchanged && sub(/.*\/\.tam-2026-Q1-[0-9]+/, "", path)) print "." path
            if (exchanged && path == out) print "the exchange"
        }' "$work/log" | sort -u >"$work/flushed"
    (cd "$work/new/2026-Q1" && find . && echo "the exchange") | sort >"$work/written"
    while IFS= read -r name; do fail "not flushed to disk in time: $name"; done < <(comm -23 "$work/written" "$work/flushed")
    checks=$((checks + 1))
}

sets --only so-lieu
sweep 9 main none exchange --only so-lieu
sweep "$dense" main old exchange --only so-lieu
sweep "$dense" main old steps --only so-lieu
sets --only bao-cao-quy,theo-xa
flushed --jobs 2 --only bao-cao-quy,theo-xa
sweep "$step" all none exchange --jobs 2 --only bao-cao-quy,theo-xa
sweep "$step" all old steps --jobs 2 --only bao-cao-quy,theo-xa
verdict kill
