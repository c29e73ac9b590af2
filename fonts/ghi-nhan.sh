#!/bin/sh
# ghi-nhan.sh TÊN THƯỜNG ĐẬM NGHIÊNG ĐẬM_NGHIÊNG - record an office's own font family as the first choice.
# The four files stand in fonts/ (or are named in full); their SHA-256 are written down, so that a
# file damaged later is refused instead of crashing the renderer.
#
# ghi-nhan.sh --lai MỤC - write down anew the SHA-256 of the files of a family that is in fonts.ini already, after its
# package was updated and the documents were looked at.
set -eu
if [ $# -eq 2 ] && [ "$1" = --lai ]; then
    cd "$(dirname "$0")"
    section=$2
    grep -qxF "[$section]" fonts.ini || { echo "fonts.ini không có mục [$section]" >&2; exit 65; }
    ini=$(readlink -f fonts.ini)
    new=$(mktemp "$ini.XXXXXX")
    trap 'rm -f "$new"' EXIT
    inside=
    sums=
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
        "[$section]") inside=1 ;;
        "["*) inside= ;;
        esac
        if [ -n "$inside" ]; then
            case $line in
            thuong* | dam* | nghieng*)
                key=${line%%[ =]*}
                file=$(printf '%s\n' "$line" | sed 's/^[^"]*"\(.*\)".*$/\1/')
                [ -f "$file" ] || { echo "không có tệp $file" >&2; exit 66; }
                sums="$sums $key=$(sha256sum "$file" | cut -c1-64)"
                ;;
            sha256_*)
                key=${line%%[ =]*}
                key=${key#sha256_}
                sum=
                for pair in $sums; do
                    if [ "${pair%%=*}" = "$key" ]; then sum=${pair#*=}; fi
                done
                [ -n "$sum" ] || { echo "fonts.ini: dòng $key phải đứng trước sha256_$key" >&2; exit 65; }
                line="sha256_$key = \"$sum\""
                ;;
            esac
        fi
        printf '%s\n' "$line"
    done <fonts.ini >"$new"
    chmod 644 "$new"
    mv "$new" "$ini"
    trap - EXIT
    echo "đã ghi nhận lại các tệp của mục [$section] trong $ini"
    exit
fi
[ $# -eq 5 ] || { echo "cách dùng: sh fonts/ghi-nhan.sh \"Tên họ phông\" thường.ttf đậm.ttf nghiêng.ttf đậm-nghiêng.ttf" >&2; exit 64; }
cd "$(dirname "$0")"
family=$1
shift
case $family in
*[\"\;\#\\]*) echo "tên họ phông không được có \" ; # \\: $family" >&2; exit 64 ;;
esac
section=$(printf '%s' "$family" | LC_ALL=C tr '[:upper:]' '[:lower:]' | LC_ALL=C tr -cs '[:lower:][:digit:]' '-' | sed 's/^-*//; s/-*$//')
[ -n "$section" ] || { echo "tên họ phông phải có chữ cái Latinh: $family" >&2; exit 64; }
! grep -qiF "[$section]" fonts.ini || { echo "fonts.ini đã có mục [$section]; xóa mục đó trước khi ghi lại" >&2; exit 65; }
for file in "$@"; do
    [ -f "$file" ] || { echo "không có tệp $file" >&2; exit 66; }
    # A TrueType file begins with 00010000 or "true": no OpenType/CFF, no collection.
    case $(od -An -tx1 -N4 "$file" | tr -d ' ') in
    00010000 | 74727565) ;;
    *) echo "$file không phải phông TrueType (.ttf)" >&2; exit 65 ;;
    esac
done
ini=$(readlink -f fonts.ini) # a package puts a link here, to the office's /etc/baophu/fonts.ini
new=$(mktemp "$ini.XXXXXX")
trap 'rm -f "$new"' EXIT
{
    sed -n '1,/^$/p' fonts.ini # the words at the head
    printf '[%s]\nten = "%s"\n' "$section" "$family"
    set -- thuong "$1" dam "$2" nghieng "$3" dam_nghieng "$4"
    while [ $# -gt 0 ]; do
        printf '%s = "%s"\nsha256_%s = "%s"\n' "$1" "$2" "$1" "$(sha256sum "$2" | cut -c1-64)"
        shift 2
    done
    echo
    sed '1,/^$/d' fonts.ini
} > "$new"
chmod 644 "$new"
mv "$new" "$ini"
trap - EXIT
echo "đã ghi nhận bộ phông \"$family\" vào $ini"
