#!/usr/bin/env bash
# places.sh - a run is the same wherever and however it is started: language, time zone, umask, number of workers,
# temporary folder; and it ends in order where it cannot write, or where another run is at work (spec 3, 4.2, 4.3).
# shellcheck source=tests/faults/lib.sh
. "$(dirname "$0")/lib.sh"
only=bao-cao-quy,theo-xa

demo "$work/in"
run() { "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$@"; }
want 3 run "$work/a" --only "$only" --jobs 1

like_a() { # words
    same "$work/a/2026-Q1" "$work/b/2026-Q1" || fail "$1: other bytes: $(head -n 3 "$work/difference")"
    rm -rf "$work/b"
}

for language in C POSIX C.UTF-8 vi_VN.UTF-8 tr_TR.UTF-8 de_DE.UTF-8 xx_YY; do
    want 3 env LC_ALL="$language" LANG="$language" LC_NUMERIC="$language" \
        "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$work/b" --only "$only"
    like_a "LC_ALL=$language"
done
for zone in Asia/Ho_Chi_Minh America/Los_Angeles Pacific/Kiritimati :/nowhere UTC+30 ""; do
    want 3 env TZ="$zone" "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$work/b" --only "$only"
    like_a "TZ=$zone"
done
for jobs in 2 8 64; do
    want 3 run "$work/b" --only "$only" --jobs "$jobs"
    like_a "--jobs $jobs"
done
for when in 2028-02-29\ 23:59:59 2031-01-01\ 00:00:00; do
    want 3 faketime "$when" "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$work/b" --only "$only"
    like_a "on $when"
done
want 3 env TMPDIR="$work/nowhere" TMP=/dev/full TEMP=/proc "$BAOPHU" run 2026-Q1 --input "$work/in" \
    --output "$work/b" --only "$only"
like_a "no temporary folder"

# Standard files that are full or closed.  The figures are published; that the summary could not be told is an error
# all the same; and no word meant for a terminal goes into a file that took its number.
ended() { # label wanted
    checks=$((checks + 1))
    [ "$status" = "$2" ] || fail "$1: status $status, wanted $2"
    [ -s "$work/b/.khoa" ] && fail "$1: words went into the lock file"
    like_a "$1"
}
status=0 && run "$work/b" --only "$only" >/dev/full 2>"$work/stderr" || status=$?
ended "standard output full" 74
status=0 && run "$work/b" --only "$only" 2>/dev/full >"$work/stdout" || status=$?
ended "standard error full" 3
status=0 && run "$work/b" --only "$only" 2>&- >"$work/stdout" || status=$?
ended "standard error closed" 3
status=0 && run "$work/b" --only "$only" >&- 2>"$work/stderr" || status=$?
ended "standard output closed" 74
status=0 && run "$work/b" --only "$only" <&- >&- 2>&- || status=$?
ended "all three closed" 74

# On a terminal a bar with rows and bytes, then documents, and nothing of it left on the line; in a file plain lines.
want 3 run "$work/b" --only "$only"
for line in 'đọc 2026-Q1/thue.csv' 'dựng xong 2 tài liệu'; do
    grep -qx "$line" "$work/stderr" || fail "no plain line \"$line\" in a file: $(cat "$work/stderr")"
done
! grep -q $'[\r\033]' "$work/stderr" || fail "a bar in a file"
read=$(sed -n 's/.*Dòng dữ liệu: đọc \([0-9.]*\) .*/\1/p' "$work/stdout")
rm -rf "$work/b"
script -qec "$BAOPHU run 2026-Q1 --input $work/in --output $work/b --only $only" /dev/null </dev/null >"$work/terminal" || true
tr '\r' '\n' <"$work/terminal" >"$work/bars"
for bar in '100% 2026-Q1/thue.csv ([0-9.]* dòng, [0-9]*/[0-9]* KiB)' "100% 2026-Q1/nguoi_tham_gia_03.csv ($read dòng, " \
    '100% dựng (2/2 tài liệu)'; do
    checks=$((checks + 1))
    grep -q -- "$bar" "$work/bars" || fail "no bar \"$bar\" on a terminal: $(tail -n 20 "$work/bars")"
done
grep -q $'^\033\\[KĐã phát hành' "$work/bars" || fail "a bar is left on the line"
like_a "on a terminal"

# Private whatever the umask; quyen_nhom lets the group read.
for mask in 000 022 077 777; do
    want 3 sh -c "umask $mask; exec \"\$0\" \"\$@\"" "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$work/b" --only "$only"
    open=$(find "$work/b" \( -type f ! -perm 0600 \) -o \( -type d ! -perm 0700 \))
    [ -z "$open" ] || fail "umask $mask: not private: $open"
    like_a "umask $mask"
done
want 3 run "$work/b" --only "$only" --set phat_hanh.quyen_nhom=1
open=$(find "$work/b/2026-Q1" \( -type f ! -perm 0640 \) -o \( -type d ! -perm 0750 \))
[ -z "$open" ] || fail "quyen_nhom: $open"
rm -rf "$work/b"

# Findings and answers belong to the group that kiem-tra/ was given to (here that of the number 65534), sets to that of
# the output folder, and the folder stays when it is empty.
if [ "$(id -u)" = 0 ]; then
    mkdir -p "$work/b/kiem-tra" && chgrp 65534 "$work/b/kiem-tra" && chmod 2750 "$work/b/kiem-tra"
    want 3 "$BAOPHU" check 2026-Q1 --input "$work/in" --output "$work/b" --set phat_hanh.quyen_nhom=1
    strange=$(find "$work/b/kiem-tra" ! -gid 65534)
    [ -z "$strange" ] || fail "not of the group of kiem-tra: $strange"
    [ "$(stat -c %a "$work/b/kiem-tra/2026-Q1/tra-loi.txt")" = 640 ] || fail "the group may not read its answer"
    want 3 run "$work/b" --only so-lieu --set phat_hanh.quyen_nhom=1
    [ -d "$work/b/kiem-tra" ] || fail "the folder of another group was taken away"
    strange=$(find "$work/b/2026-Q1" ! -gid 0)
    [ -z "$strange" ] || fail "not of the group of the output folder: $strange"
    rm -rf "$work/b"
fi

# A crash leaves no core: the limit is 0 before anything is read.
want "0 3" strace -f -qq -e trace=prlimit64,setrlimit -o "$work/log" "$BAOPHU" run 2026-Q1 --input "$work/in" \
    --output "$work/b" --only so-lieu
grep -q 'RLIMIT_CORE, {rlim_cur=0, rlim_max=0}' "$work/log" || fail "core dumps are not switched off"
rm -rf "$work/b"

# Folders made on the way, and folders that cannot be made or written.
want 3 run "$work/deep/er/out" --only so-lieu
[ -f "$work/deep/er/out/2026-Q1/so-lieu.csv" ] || fail "a missing output folder is not made"
: >"$work/file"
want 73 run "$work/file" --only so-lieu
want 73 run "$work/file/out" --only so-lieu
want 73 run /proc/out --only so-lieu
want 66 run "$work/b" --only so-lieu --input "$work/nowhere"
mkdir "$work/ro" && chmod 755 "$work" && chmod -R a+rX "$work/in" "$work/app" && chmod 555 "$work/ro"
user=() # root may write anywhere: the run is nobody's
if [ "$(id -u)" = 0 ]; then user=(setpriv --reuid 65534 --regid 65534 --clear-groups); fi
want 73 "${user[@]}" "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$work/ro" --only so-lieu
[ -z "$(names_in "$work/ro")" ] || fail "something was written into a read-only folder"
for error in EROFS EACCES; do
    want 73 strace -f -qq -o "$work/log" -e trace=mkdir,openat -e "inject=mkdir:error=$error" "$BAOPHU" run 2026-Q1 \
        --input "$work/in" --output "$work/c" --only so-lieu
done

# Two hundred at once: one publishes, the others say that it is at work.
"$BAOPHU" demo --input "$work/large" --scale 0.2 >/dev/null
mkdir "$work/starts"
for ((i = 0; i < 200; i++)); do
    (
        s=0
        "$BAOPHU" run 2026-Q1 --input "$work/large" --output "$work/d" --only so-lieu >/dev/null 2>&1 || s=$?
        echo "$s" >"$work/starts/$i"
    ) &
done
wait
checks=$((checks + 1))
count=$(cat "$work"/starts/* | sort | uniq -c | awk '{ printf "%s %s;", $2, $1 }')
[ "$count" = "3 1;75 199;" ] || fail "200 starts at once ended with (status number): $count"
want 0 "$BAOPHU" verify 2026-Q1 --output "$work/d"
[ "$(names_in "$work/d")" = ".khoa 2026-Q1 " ] || fail "200 starts left: $(names_in "$work/d")"
verdict places
