#!/usr/bin/env bash
# private.sh - no name, mã số BHXH, CCCD or phone number of the input stands in anything that a run publishes, prints or
# logs, but in tra-lai/, which goes back to the sender (spec 4.5).  Every one of the demonstration's is looked for,
# and others planted where careless programs repeat what they read: in cells that are found wrong, and in a file that
# begins without its header.
# shellcheck source=tests/faults/lib.sh
. "$(dirname "$0")/lib.sh"

demo "$work/in"
first=$work/in/2026-Q1/nguoi_tham_gia_03.csv
# Wrong cells that hold what must not be told.  14 columns: ma_so_bhxh ho_ten ngay_sinh gioi_tinh ma_xa ma_don_vi
# ma_co_quan loai_bhxh bhtn bhyt nhom_bhyt muc_dong tu_ngay den_ngay.
cat >>"$first" <<'ROWS'
079199912345,Canh Chim Một,01/02/1990,Nam,20044,,,TN,0,1,HGD,1500000,01/01/2025,
4600000001,Canh Chim Hai,01/02/1990,Nam,Canh Chim Ba,,,TN,0,1,HGD,1500000,01/01/2025,
4600000002,Canh Chim Bốn,01/02/1990,Nam,20044,,0912345671,TN,0,1,079199912346,1500000,01/01/2025,
4600000003,Canh Chim Năm,Canh Chim Sáu,Nam,20044,,,TN,0,1,HGD,0912345672,01/01/2025,
4600000004,Canh Chim Bảy,01/02/1990,Canh Chim Tám,20044,,,TN,0,1,HGD,Canh Chim Chín,0912345673,
4600000005,Canh Chim Mười,01/02/1990,Nam,20044,Canh Chim Xanh,,Canh Chim Đỏ,0,1,HGD,1500000,01/01/2025,079199912347
4600000006,Canh Chim Tím,01/02/1990,Nam,20044,,,TN,Canh Chim Lam,0912345674,HGD,1500000,01/01/2025,
"4600000007,Canh Chim Vàng,01/02/1990,Nam,20044,,,TN,0,1,HGD,1500000,01/01/2025,
ROWS
mkdir "$work/bare"
cp -a "$work/in/." "$work/bare"
rm -r "$work/bare/2025-Q4" "$work/bare/2026-Q2"
sed -i 1d "$work/bare/2026-Q1/nguoi_tham_gia_02.csv" # without its header: the first row must not be told as one

# All names and codes; what offices and payers are called openly is no secret.
/usr/bin/python3 - "$work/in" >"$work/canaries" <<'PROGRAM'
import csv, glob, io, re, sys
known = set()
for path in glob.glob(sys.argv[1] + '/*/nguoi_tham_gia*.csv'):
    text = open(path, encoding='utf-8', errors='replace').read()
    for line in text.split('\n')[1:]:
        for cell in line.split(',')[:2]:
            cell = cell.strip(' "\'')
            if len(cell) >= 8 and not re.match(r'[A-Za-z_]+$', cell):
                known.add(cell)
        known.update(re.findall(r'Canh Chim \w+|0791999\d{5}|091234567\d', line))
public = open(sys.argv[1] + '/baophu.ini', encoding='utf-8').read()
for path in glob.glob(sys.argv[1] + '/*/don_vi*.csv') + glob.glob(sys.argv[1] + '/*/thue*.csv'):
    public += open(path, encoding='utf-8', errors='replace').read()
print('\n'.join(sorted(k for k in known if k not in public)))
PROGRAM
canaries=$(wc -l <"$work/canaries")
[ "$canaries" -gt 20000 ] || fail "only $canaries names and codes to look for"

said() { # statuses words...: run the program, keep what it says
    local statuses=$1
    shift
    want "$statuses" "$BAOPHU" "$@"
    cat "$work/stdout" "$work/stderr" >>"$work/said"
}
mkdir "$work/sets"
place=(--input "$work/in" --output "$work/sets/a")
said "3 0" check 2026-Q1 "${place[@]}"
said 3 run 2025-Q4 "${place[@]}" --only so-lieu
said 3 run 2026-Q1 "${place[@]}"
said "0 3" run 2026-Q2 "${place[@]}" --only so-lieu
said 3 run 2026-Q1 "${place[@]}" --json --only so-lieu,danh-sach-cham-dong,danh-sach-ra-soat --output "$work/sets/b"
# By a clock of its own: 65 while nothing is late, 76 with later quarters beside and all past their day.
export NO_FAKE_STAT=1 # libfaketime would shift the times of files too
for night in "65 2026-04-02 c" "76 2026-11-29 f"; do
    read -r status day set <<<"$night"
    want "$status" faketime "$day 18:30:00" "$BAOPHU" nightly --input "$work/bare" --output "$work/sets/$set"
    cat "$work/stdout" "$work/stderr" >>"$work/said"
done
said 0 explain 2026-Q1 bhyt --rows "${place[@]}"
said 0 explain 2026-Q1 bhxh_tn --rows --xa 20044 "${place[@]}"
said 1 diff 2025-Q4 2026-Q1 "${place[@]}"
said 65 run 2026-Q1 --input "$work/bare" --output "$work/sets/d"
said 65 check 2026-Q1 --input "$work/bare" --output "$work/sets/e"

text_of() { # file
    case $1 in
    *.xlsx) unzip -p "$1" '*.xml' '*.rels' ;;
    *.pdf) pdftotext -q "$1" - && pdfinfo "$1" ;;
    *) cat "$1" ;;
    esac | tr '\n\f' '  '
    echo
}
# One line a file, so that a name broken over two lines of a page is still one name.
find "$work/sets" -type f -not -path '*/tra-lai/*' | sort >"$work/files"
while IFS= read -r file; do
    checks=$((checks + 1))
    text_of "$file" >"$work/text"
    [ "$(wc -c <"$work/text")" -gt 1 ] || [ "${file##*/}" = .khoa ] || fail "$file: no text in it"
    cat "$work/text" >>"$work/texts"
done <"$work/files"
grep -noFf "$work/canaries" "$work/texts" | sort -u >"$work/told" || true
while IFS=: read -r line word; do fail "$(sed -n "${line}p" "$work/files"): $word"; done <"$work/told"
told=$(grep -oFf "$work/canaries" "$work/said" | sort -u | head -n 9 | tr '\n' ';') || true
[ -z "$told" ] || fail "printed or logged: $told"
[ "$(wc -c <"$work/said")" -gt 5000 ] || fail "the program said too little to be judged"

# The search itself finds what is there.
returned=$(cat "$work"/sets/a/2026-Q1/tra-lai/nguoi_tham_gia_0*.csv | grep -oFf "$work/canaries" | wc -l) || true
[ "$returned" -gt 5 ] || fail "tra-lai/ names $returned of the rows to send back"
echo "  $canaries names and codes, $(wc -l <"$work/files") files"
verdict private
