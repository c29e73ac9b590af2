#!/usr/bin/env bash
# installed.sh - `make install` puts a program in place that runs by itself from any folder, with completion, man page and
# systemd units; `make uninstall` takes every file away again.
# shellcheck disable=SC2016 # a program for another shell in single quotes
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
    PATH=$prefix/bin:$PATH BAOPHU_INPUT=in BAOPHU_OUTPUT=out "$(complete -p baophu | sed 's/.*-F \([^ ]*\).*/\1/')"
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

refused_in_words() { # where nothing can be written, before anything is
    : >"$work/closed"
    if make -s -C "$top" -o all install prefix="$work/closed/usr" >"$work/said" 2>&1; then return 1; fi
    head -n 1 "$work/said"
    head -n 1 "$work/said" | grep -q "^make install: không ghi được vào $work/closed/usr; gõ sudo make install, hoặc"
}

units() { # name the installed program, and no place is left to be filled in
    grep -q "^ExecStart=$prefix/bin/baophu nightly" "$prefix/lib/systemd/system/baophu.service" &&
        grep -q '^OnCalendar=' "$prefix/lib/systemd/system/baophu.timer" &&
        ! grep -rn '@[a-z]*@' "$prefix/lib/systemd"
}

# An alarm of a unit that ended with a status: systemctl, journalctl and sendmail are the test's own.
alarm() { # status hook|mail|none
    local bin=$work/bin-$1-$2
    mkdir -p "$bin"
    printf '#!/bin/sh\ncase $2 in *Status) echo %s ;; *) echo 0123abc ;; esac\n' "$1" >"$bin/systemctl"
    printf '#!/bin/sh\necho "ERROR qua_han ky=2026-Q1 $*"\n' >"$bin/journalctl"
    printf '#!/bin/sh\ncat >%s/letter\n' "$bin" >"$bin/sendmail"
    printf '#!/bin/sh\n{ echo "$@"; cat; } >%s/hooked\n' "$bin" >"$bin/hook"
    chmod +x "$bin"/*
    [ "$2" = hook ] || rm "$bin/hook"
    [ "$2" = mail ] || rm "$bin/sendmail"
    PATH=$bin:/usr/bin:/bin BAOPHU_HOOK=$bin/hook "$prefix/lib/baophu/alarm" baophu 2>"$bin/stderr"
}
alarmed() {
    local line='ERROR qua_han ky=2026-Q1 .*_SYSTEMD_INVOCATION_ID=0123abc --unit=baophu.service'
    grep -q '^OnFailure=baophu-alarm@%N.service$' "$prefix/lib/systemd/system/baophu.service" &&
        grep -q "^ExecStart=$prefix/lib/baophu/alarm %i$" "$prefix/lib/systemd/system/baophu-alarm@.service" &&
        alarm 76 hook && [ "$(head -n 1 "$work/bin-76-hook/hooked")" = "baophu 76" ] &&
        grep -q "$line" "$work/bin-76-hook/hooked" && grep -q 'quá hạn chưa chốt (mã 76)' "$work/bin-76-hook/hooked" &&
        alarm 66 mail && grep -q '^To: root$' "$work/bin-66-mail/letter" && grep -q "$line" "$work/bin-66-mail/letter" &&
        sed -n 's/^Subject: =?UTF-8?B?\(.*\)?=$/\1/p' "$work/bin-66-mail/letter" | base64 -d | grep -q '(mã 66)$' &&
        ! alarm 74 none && grep -q 'không ghi được kết quả (mã 74)' "$work/bin-74-none/stderr"
}

# The crontab's own line: words for cron to mail on a night with a missed report, none on a quiet one; all in the log.
crontab_line() {
    local line said
    line=$(sed -n "s|^30 1 \* \* \* baophu ||; s|/var/lib/baophu/input|$work/cron/in|; s|/var/lib/baophu/output|$work/cron/out|
        s|/var/log/baophu|$work/cron|; /nightly/p" "$prefix/share/doc/baophu/examples/crontab")
    mkdir "$work/cron" && "$prefix/bin/baophu" demo --input "$work/cron/in" --scale 0.01
    rm -r "$work/cron/in/2025-Q4" "$work/cron/in/2026-Q2"
    said=$(NO_FAKE_STAT=1 faketime '2026-05-20 01:30:00' sh -c "$line" || true)
    [ "$(grep -c ' ERROR qua_han ky=2026-Q1 ' <<<"$said")" = 1 ] || { echo "overdue: $said"; return 1; }
    "$prefix/bin/baophu" lock 2026-Q1 --force --reason thử --output "$work/cron/out"
    said=$(NO_FAKE_STAT=1 faketime '2026-05-21 01:30:00' sh -c "$line" || true)
    [ -z "$said" ] || { echo "quiet: $said"; return 1; }
    [ "$(grep -c ' ky=2026-Q1 ' "$work/cron/nhat-ky.log")" -ge 4 ]
}

journal_priorities() { # an error's line begins with <3> where standard error is the journal, and only there
    "$prefix/bin/baophu" run 2026-Q1 --input "$work/nowhere" 2>"$work/journal" || true
    ! grep -q '^<' "$work/journal" || return 1
    # shellcheck disable=SC2094  # the stream's own number is what systemd says of it
    JOURNAL_STREAM=$(stat -c %d:%i "$work/journal") "$prefix/bin/baophu" run 2026-Q1 --input "$work/nowhere" \
        2>>"$work/journal" || true
    grep -q '^<3>baophu: ' "$work/journal"
}

fonts_kept() { # an office's fonts.ini outlives an installation and a removal
    echo '; cua co quan' >>"$prefix/share/baophu/fonts/fonts.ini" && make install prefix="$prefix" &&
        grep -q '^; cua co quan$' "$prefix/share/baophu/fonts/fonts.ini" &&
        cmp "$top/fonts/fonts.ini" "$prefix/share/baophu/fonts/fonts.ini.moi" &&
        make uninstall prefix="$prefix" && [ "$(cd "$prefix" && find . -type f)" = ./share/baophu/fonts/fonts.ini ] &&
        rm -r "$prefix" && make install prefix="$prefix"
}

verified() { # by systemd itself: every unit, as it is put in place
    systemd-analyze verify --man=no "$prefix"/lib/systemd/system/baophu* >"$work/verified" 2>&1 || true
    ! grep -v 'Unit .* not found\|/usr/lib/systemd\|/lib/systemd/system/[^b]' "$work/verified" | grep -i 'baophu'
}

hardened() { # the services' exposure, of 10: at most 1.5
    systemd-analyze security --offline=true --threshold=15 "$prefix/lib/systemd/system/baophu.service" &&
        systemd-analyze security --offline=true --threshold=15 "$prefix/lib/systemd/system/baophu-giao.service"
}

delivered() { # the night's service without its alarm, once for every quarter's folder
    local units=$prefix/lib/systemd/system
    diff "$units/baophu.service" "$units/baophu-giao.service" >"$work/differences" || true
    grep -qx '> ExecStartPre=/bin/sleep 60' "$work/differences" && ! grep -q OnFailure "$units/baophu-giao.service" &&
        grep -qx '> SuccessExitStatus=3 65 66 75 76' "$work/differences" && [ "$(grep -c '^[<>]' "$work/differences")" = 7 ] &&
        [ "$(sort -u "$units/baophu-giao.path" | grep -c '^PathChanged=/var/lib/baophu/input/20[0-9][0-9]-Q[1-4]$')" = 40 ]
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
    diff -r --exclude=system "$top/templates" "$prefix/share/baophu/templates" &&
        diff -r "$top/fonts" "$prefix/share/baophu/fonts" &&
        cmp "$top/docs/baophu.1" "$prefix/share/man/man1/baophu.1" &&
        cmp "$top/docs/huong-dan.md" "$prefix/share/doc/baophu/huong-dan.md" &&
        cmp "$top/docs/CHANGELOG.md" "$prefix/share/doc/baophu/CHANGELOG.md"
}

nothing_left() {
    local left
    left=$(find "$prefix" -type f)
    [ -z "$left" ] || { printf '%s\n' "$left"; return 1; }
}

# What a machine says that lacks packages: dpkg-query, id, sudo and apt-get are the test's own.
packages() { # uid apt-status wanted-status text: of `make deps-build`
    local bin=$work/packages-$1-$2 status=0
    mkdir -p "$bin"
    printf '#!/bin/sh\nexit 1\n' | tee "$bin/dpkg-query" >"$bin/sudo"
    printf '#!/bin/sh\necho %s\n' "$1" >"$bin/id"
    printf '#!/bin/sh\necho "E: no mirror" >&2\nexit %s\n' "$2" >"$bin/apt-get"
    chmod +x "$bin"/*
    PATH=$bin:$PATH make -s -C "$top" deps-build >"$work/said" 2>&1 || status=$?
    cat "$work/said"
    [ "$status" = "$3" ] && grep -q "$4" "$work/said"
}
packages_missing() {
    packages 1000 0 2 '^Thiếu [0-9]* gói Debian và không có quyền cài đặt. Nhờ quản trị máy chạy:$' &&
        grep -q '^    apt-get install .*libhpdf-dev' "$work/said" &&
        packages 0 100 2 '^Không cài được [0-9]* gói trên: .*không tới được kho Debian' &&
        grep -q '^    apt-get install .*libhpdf-dev' "$work/said" &&
        packages 0 0 0 '^Cài các gói còn thiếu: gcc '
}

holds "missing packages are named to whoever may not or cannot install them" packages_missing
holds "make install says where it cannot write" refused_in_words
holds "make install" make install prefix="$prefix"
holds "the installed program runs by itself" runs
holds "bash completes a command" completes ver verify
holds "bash completes an option" completes run 2026-Q1 --res --restate
holds "bash completes a period that is there" completes run 2025 2025-Q4
holds "bash completes a folder after its option" completes check --input in in
holds "bash completes the documents that --only takes" completes run 2026-Q1 --only danh- "danh-sach-cham-dong danh-sach-ra-soat danh-sach-thue-moi"
holds "bash completes the indicators that explain takes" completes explain 2026-Q1 bp_bhx bp_bhxh
holds "bash completes every option of every command" every_option
holds "the systemd units name the installed program" units
holds "systemd finds nothing wrong in the units" verified
holds "a failure is told by the office's hook, else by mail, else in the journal" alarmed
holds "the crontab's line gives cron something to mail when a report is overdue, and only then" crontab_line
holds "errors have their priority in the journal" journal_priorities
holds "a delivery starts the night's service without its alarm" delivered
holds "the services are hardened" hardened
holds "its filter lets every call of a night through" unhindered
holds "the timer starts it at half past one in Viet Nam" on_time
holds "templates, fonts, man page and guide are the sources'" whole
holds "an office's list of fonts is never overwritten" fonts_kept
holds "make uninstall" make uninstall prefix="$prefix"
holds "nothing is left" nothing_left
echo "installed: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
