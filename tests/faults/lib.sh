#!/usr/bin/env bash
# lib.sh - what the tests of operation share; sourced, never run.
#
#     $work       a folder of the test's own, gone at its end
#     $BAOPHU     a copy of the program (of BAOPHU, default build/baophu) with its templates and fonts beside it
#     fail WORDS  one thing that does not hold; the test goes on and `verdict` ends it
#     mine        whether the next fault is one of SHARE (2/8: the second of eight parts; default 1/1, all of them)
#
# The demonstration at one hundredth (12 thousand rows) is read and published in a tenth of a second, so that a run can
# be stopped at every one of its calls.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
program=${BAOPHU:-$PWD/build/baophu}
export LC_ALL=C.UTF-8 TZ=UTC NO_COLOR=1
for name in "${!BAOPHU_@}"; do unset "$name"; done # settings of whoever runs the tests
[ -x "$program" ] || { echo "$0: không có chương trình $program" >&2; exit 1; }
umask 077
work=$(mktemp -d)
trap 'chmod -R u+rwX "$work" && rm -rf "$work"' EXIT
mkdir "$work/app"
cp -a "$program" templates fonts "$work/app/"
export BAOPHU=$work/app/baophu BAOPHU_TEMPLATES=$work/app/templates BAOPHU_FONTS=$work/app/fonts
failures=0 checks=0 share=${SHARE:-1/1} faults_met=0
unset SHARE

fail() {
    failures=$((failures + 1))
    printf '  %s\n' "$*"
    if [ "$failures" -ge 25 ]; then echo "  too many failures, stopped"; exit 1; fi
}

# Faults are independent: each share makes its own province and tries its own.
mine() {
    faults_met=$((faults_met + 1))
    [ $(((faults_met - 1) % ${share#*/} + 1)) -eq "${share%/*}" ]
}
first_share() { [ "${share%/*}" -eq 1 ]; } # what is not shared out is tried by one of them

verdict() { # name
    printf '%s: %d checks, %d failures, %d s\n' "$1" "$checks" "$failures" "$SECONDS"
    [ "$failures" -eq 0 ] && [ "$checks" -gt 0 ]
}

# The command's exit status in $status, its words in $work/stdout and $work/stderr.
try() { # command...
    status=0
    ( ("$@") || exit $?) >"$work/stdout" 2>"$work/stderr" </dev/null || status=$? # "Killed" is said by a shell of its own
}

# The same, and the status must be one of those named: want "0 3" command...
want() { # statuses command...
    local wanted=" $1 "
    shift
    checks=$((checks + 1))
    try "$@"
    case $wanted in
    *" $status "*) ;;
    *) fail "$*: status $status, wanted$wanted- $(head -c 300 "$work/stderr" | tr '\n' ' ')" ;;
    esac
}

demo() { # folder [scale]: the demonstration province
    "$BAOPHU" demo --input "$1" --scale "${2:-0.01}" >"$work/stdout" 2>&1
}

# A file that was written in the last seconds is read at the begin and the end of a run, later ones once: before a run's calls are
# counted, so that the n-th of one run is the n-th of the next.
rest() { sleep 5; }

same() { # a b: two trees, byte for byte; without .ma-tep, in which a run that fails notes what it read too
    diff -rq -x .ma-tep "$1" "$2" >"$work/difference" 2>&1
}

# Names in a folder, hidden ones too, as one line; without .ma-tep, which holds what nobody has written for some seconds.
names_in() { # folder
    find "$1" -mindepth 1 -maxdepth 1 ! -name .ma-tep -printf '%f\n' | sort | tr '\n' ' '
}

# Successful calls as "name nth" (nth call of that name in its process), from a strace log, with -f or without; of openat
# only those that may create, and all only where the line matches the filter.  Each once, in the order in which they
# first came.
mutating_calls() { # log [filter]
    awk -v filter="${2:-.}" '{ line = $0; sub(/^[0-9]+ +/, "", line); name = line; sub(/\(.*/, "", name) }
        name !~ /^[a-z0-9_]+$/ { next }
        { n = ++count[($1 ~ /^[0-9]+$/ ? $1 : "") " " name] }
        line ~ / = -1 / || line !~ filter || (name == "openat" && line !~ /O_CREAT/) { next }
        !seen[name " " n]++ { print name, n }' "$1"
}

MUTATING=write,pwrite64,writev,openat,rename,renameat,renameat2,mkdir,mkdirat,unlink,unlinkat,rmdir,link,linkat
MUTATING+=,symlink,fsync,fdatasync,ftruncate,fallocate,copy_file_range,sendfile
