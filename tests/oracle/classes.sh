#!/bin/sh
# classes.sh INPUT KY - the class of every single employer and tax payer: what `baophu explain KY dc_<lop> --rows` lists,
# line by line, against the full join of figures.sql.  BAOPHU is the program.  Status 1 on any difference.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
[ $# -eq 2 ] || { echo "usage: classes.sh INPUT KY" >&2; exit 64; }
input=$1 period=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$here/figures.sh" "$input" "$period" "$work"
sqlite3 -separator ' ' "$work/oracle.db" "SELECT file, line, coalesce(lop, 'none') FROM class" | sort >"$work/want"
for class in sai_mst ngung_thue thieu_ld thieu_luong thua_ld khop chua_tg thue_khong_ld thue_ngung khong_thue; do
    "${BAOPHU:-build/baophu}" explain "$period" "dc_$class" --rows --input "$input" --output "$work/none" |
        awk -v class="$class" '
            /^  [^ ]+: .* dòng$/ { file = $1; sub(/:$/, "", file); next }
            /^      [0-9]/ { gsub(",", ""); for (i = 1; i <= NF; i++) print file, $i, class }'
done | sort >"$work/got"
diff "$work/want" "$work/got" >"$work/differ" || { head -n 20 "$work/differ"; echo "differences: $(grep -c '^[<>]' "$work/differ")"; exit 1; }
[ -s "$work/want" ] || { echo "nothing to compare"; exit 1; }
echo "$(wc -l <"$work/want") employers and tax payers in $(cut -d' ' -f3 "$work/want" | sort -u | wc -l) classes, all the same"
