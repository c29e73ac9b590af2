#!/usr/bin/env bash
# one.sh - what the cases of mistakes share: a small province in goc/, and one mistake at a time in a copy of it, vao/.
# Sourced by their cmd.
# shellcheck disable=SC2034 # what the cases use
"$BAOPHU" demo --input day-du --scale 0.01 >log
mkdir goc && cp -a day-du/baophu.ini day-du/*.csv day-du/danh_muc goc/ && mkdir -p goc/lich_su goc/2026-Q1
cp day-du/lich_su/2024-Q4.csv goc/lich_su/
cp -a day-du/2026-Q1/nhan_xet goc/2026-Q1/
for f in nguoi_tham_gia_01:300 don_vi:80 thue:80; do head -n "${f#*:}" "day-du/2026-Q1/${f%:*}.csv" >"goc/2026-Q1/${f%:*}.csv"; done
q=vao/2026-Q1 people=vao/2026-Q1/nguoi_tham_gia_01.csv n=0
fresh() { rm -rf vao ra mau; cp -a goc vao; }
ini() { sed -i "s|^$1 = .*|$1 = $2|" vao/baophu.ini; } # key value
add() { printf '\n%b\n' "$1" >>vao/baophu.ini; } # lines of a section that is not there yet
templates() { cp -a "$TOP/templates" mau; }
as=() # who runs it
look() { # what status words... -- texts...
    local what=$1 want=$2 status=0
    local -a words=()
    shift 2
    while [ "$1" != -- ]; do words+=("$1"); shift; done
    shift
    n=$((n + 1))
    "${as[@]}" "$BAOPHU" "${words[@]}" >out 2>err || status=$?
    cat out err ra/kiem-tra/*/{kiem-tra-du-lieu.csv,tra-loi.txt} >all 2>/dev/null || true
    [ "$status" = "$want" ] || printf '%s: status %s, not %s: %s\n' "$what" "$status" "$want" "$(grep ^baophu: err)"
    for text in "$@"; do
        grep -qF -- "$text" all || printf '%s: no word of "%s": %s\n' "$what" "$text" "$(grep ^baophu: err)"
    done
    ! grep -E ' < |\(null\)|[a-z]+ error|No such file' err || echo "$what: no office's words"
}
check() { # what status texts...
    look "$1" "$2" check 2026-Q1 --input vao --output ra --quiet -- "${@:3}"
}
run() { # what status texts...
    look "$1" "$2" run 2026-Q1 --input vao --output ra --only bao-cao-quy -- "${@:3}"
}
sheet() { # file rows...: a workbook, cells divided by |
    /usr/bin/python3 - "$@" <<'P'
import sys
import openpyxl
book = openpyxl.Workbook()
book.active.title = "T3"
for row in sys.argv[2:]: book.active.append(row.split("|"))
book.save("so.xlsx")
P
    mv so.xlsx "$1"
}
