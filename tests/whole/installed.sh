#!/usr/bin/env bash
# installed.sh - `make install` puts a program in place that runs by itself from any folder, with completion, man page and
# systemd units; `make uninstall` takes every file away again.
set -euo pipefail
cd "$(dirname "$0")/../.."
top=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
prefix=$work/usr
passed=0 failed=0

holds() { # what command...
    local what=$1
    shift
    if ("$@") >"$work/log" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED %s\n' "$what"
        head -n 20 "$work/log"
    fi
}

runs() { # away from the sources, with its own templates and fonts; 3 is "published with warnings"
    local status=0
    cd "$work"
    "$prefix/bin/baophu" demo --input "$work/in" --scale 0.01
    "$prefix/bin/baophu" run 2026-Q1 --input "$work/in" --output "$work/out" --only theo-xa,bao-cao-quy || status=$?
    [ "$status" -eq 3 ] && [ -s "$work/out/2026-Q1/so-lieu.csv" ] && [ -s "$work/out/2026-Q1/bao-cao.pdf" ]
}

completes() { # words... wanted: what "baophu words<TAB>" offers, in the folder with in/ and out/
    # shellcheck disable=SC1091
    . "$prefix/share/bash-completion/completions/baophu"
    local wanted=${*: -1}
    cd "$work"
    COMP_WORDS=(baophu "${@:1:$#-1}") COMP_CWORD=$(($# - 1)) COMPREPLY=()
    BAOPHU_INPUT=in BAOPHU_OUTPUT=out "$(complete -p baophu | sed 's/.*-F \([^ ]*\).*/\1/')"
    echo "${COMPREPLY[*]}"
    [ "${COMPREPLY[*]}" = "$wanted" ]
}

every_option() { # of the help of every command is completed, and nothing else is
    # shellcheck disable=SC1091
    . "$prefix/share/bash-completion/completions/baophu"
    local command
    for command in $("$prefix/bin/baophu" --help | sed -n 's/^  \([a-z]*\)\( .*\)\{0,1\}$/\1/p'); do
        COMP_WORDS=(baophu "$command" -) COMP_CWORD=2 COMPREPLY=()
        _baophu
        diff <(printf '%s\n' "${COMPREPLY[@]}") \
            <("$prefix/bin/baophu" "$command" -h | grep -oE '^  (-h, )?--[a-z-]+' | grep -oE -- '--.*' | sort -u) ||
            { echo "$command"; return 1; }
    done
    [ "$command" = completion ] # the last one: all were seen
}

units() { # name the installed program, and no place is left to be filled in
    grep -q "^ExecStart=$prefix/bin/baophu nightly" "$prefix/lib/systemd/system/baophu.service" &&
        grep -q '^OnCalendar=' "$prefix/lib/systemd/system/baophu.timer" &&
        ! grep -rn '@[a-z]*@' "$prefix/lib/systemd"
}

hardened() { # the service's exposure, of 10: at most 1.5
    systemd-analyze security --offline=true --threshold=15 "$prefix/lib/systemd/system/baophu.service"
}

calls_of() { # sets of system calls by systemd's names, one call a line
    local word
    for word in "$@"; do
        case $word in
        @*) # shellcheck disable=SC2046
            calls_of $(systemd-analyze syscall-filter "$word" | sed -n 's/^ \+\([@a-z0-9_-]*\)$/\1/p') ;;
        *) printf '%s\n' "$word" ;;
        esac
    done
}

unhindered() { # two nights' system calls, the second over what the first published, pass the service's filter
    local allowed='' line night
    calls_of @default | sort -u >"$work/allowed"
    while read -r line; do # in the order of the unit: the first set allows, ~ takes away, the next give back
        case $line in
        '~'*) # shellcheck disable=SC2086
            calls_of ${line#\~} | sort -u | comm -23 "$work/allowed" - >"$work/less" && mv "$work/less" "$work/allowed" ;;
        *) # shellcheck disable=SC2086
            calls_of $line | sort -u - "$work/allowed" >"$work/more" && mv "$work/more" "$work/allowed" ;;
        esac
    done < <(sed -n 's/^SystemCallFilter=//p' "$prefix/lib/systemd/system/baophu.service")
    allowed=$(wc -l <"$work/allowed")
    rm -r "$work/in/2026-Q2"
    for night in 2026-04-01 2026-04-02; do
        printf '\n; %s\n' "$night" >>"$work/in/baophu.ini"
        NO_FAKE_STAT=1 faketime "$night 18:30:00" strace -f -qq -o "$work/calls.$night" "$prefix/bin/baophu" nightly \
            --input "$work/in" --output "$work/nights" || [ $? -eq 3 ]
    done
    cat "$work"/calls.* | sed -nE 's/^[0-9]+ +([a-z0-9_]+)\(.*/\1/p' | sort -u >"$work/used"
    grep -qx renameat2 "$work/used" && [ "$allowed" -gt 200 ] && [ -z "$(comm -23 "$work/used" "$work/allowed" | tee /dev/stderr)" ]
}

on_time() { # half past one in Viet Nam is 18:30 UTC, whatever the machine's zone
    TZ=America/New_York systemd-analyze calendar \
        "$(sed -n 's/^OnCalendar=//p' "$prefix/lib/systemd/system/baophu.timer")" | tee /dev/stderr |
        grep -q ' 18:30:00 UTC$'
}

whole() { # every template and font record, byte for byte
    diff -r --exclude=systemd "$top/templates" "$prefix/share/baophu/templates" &&
        diff -r "$top/fonts" "$prefix/share/baophu/fonts" &&
        cmp "$top/docs/baophu.1" "$prefix/share/man/man1/baophu.1"
}

nothing_left() {
    local left
    left=$(find "$prefix" -type f)
    [ -z "$left" ] || { printf '%s\n' "$left"; return 1; }
}

holds "make install" make install prefix="$prefix"
holds "the installed program runs by itself" runs
holds "bash completes a command" completes ver verify
holds "bash completes an option" completes run 2026-Q1 --res --restate
holds "bash completes a period that is there" completes run 2025 2025-Q4
holds "bash completes a folder after its option" completes check --input in in
holds "bash completes every option of every command" every_option
holds "the systemd units name the installed program" units
holds "the service is hardened" hardened
holds "its filter lets every call of a night through" unhindered
holds "the timer starts it at half past one in Viet Nam" on_time
holds "templates, fonts and man page are the sources'" whole
holds "make uninstall" make uninstall prefix="$prefix"
holds "nothing is left" nothing_left
echo "installed: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
