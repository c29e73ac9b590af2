#!/usr/bin/env bash
# deadlines.sh - what a night says of reports that are due (spec 1.1, 4.4): months are made and due nowhere; quarters,
# halves and years are reminded of with what they lack, a file that is missing two days before is an alarm (66); an overdue
# report is an error of the log (76) until its set is sealed; one period that is broken keeps no other from being made.  The same for a program, by another parser.
# shellcheck source=tests/faults/lib.sh
. "$(dirname "$0")/lib.sh"
export NO_FAKE_STAT=1 # libfaketime would shift the times of files too

demo "$work/in"
rm -r "$work"/in/2025-Q4 "$work"/in/2026-Q[34]
sed -i "s/^ky: .*/ky: nam/" "$work"/app/templates/bao-cao/*-{xa,co-quan,mau}.md # packs once a year: these nights are many
mv "$work/in/2026-Q1" "$work/in/2026-M03"
out=$work/out

# A night at a time of UTC; its log without the clock in $work/log, its answer in $work/stdout.
night() { # statuses time options...
    local statuses=$1 when=$2
    shift 2
    want "$statuses" faketime "$when" "$BAOPHU" nightly --input "$work/in" --output "$out" --json "$@"
    sed 's/^[^ ]* //' "$work/stderr" >"$work/log"
}
said() { # label line
    checks=$((checks + 1))
    grep -qxF -- "$2" "$work/log" || fail "$1: $(tr '\n' ';' <"$work/log")"
}
unsaid() { # label pattern
    checks=$((checks + 1))
    ! grep -q -- "$2" "$work/log" || fail "$1: $(grep -- "$2" "$work/log")"
}
holds() { # label python-expression over the answer a
    checks=$((checks + 1))
    /usr/bin/python3 -c 'import json, sys; a = json.load(open(sys.argv[1])); sys.exit(not eval(sys.argv[2]))' \
        "$work/stdout" "$2" || fail "$1: $(tr -d '\n' <"$work/stdout" | head -c 1500)"
}

# A month: provisional while it runs, final after; no deadline of its own.
mv "$work/in/2026-Q2" "$work/later"
night 3 "2026-03-20 01:00"
said "a running month" 'INFO chay ky=2026-M03 ly_do="kỳ đang diễn ra, chưa có số tạm tính"'
unsaid "a month is due nowhere" 'ky=2026-M03 han_cuoi'
grep -q '"provisional": true' "$out/2026-M03/manifest.json" || fail "a running month is not provisional"
night 3 "2026-04-01 01:00"
said "an ended month" 'INFO chay ky=2026-M03 ly_do="kỳ đã kết thúc, thay số tạm tính"'
grep -q '"provisional": false' "$out/2026-M03/manifest.json" || fail "an ended month is provisional"
said "its quarter has no file" 'WARN han_nop ky=2026-Q1 han_cuoi=2026-04-04 con_ngay=3 con_thieu="nguoi_tham_gia, don_vi, thue" cu_hon_ngay_chot="" chua_chot="" tinh_trang=chua_phat_hanh'
night 66 "2026-04-02 01:00"
said "two days before it is an alarm" 'ERROR han_nop ky=2026-Q1 han_cuoi=2026-04-04 con_ngay=2 con_thieu="nguoi_tham_gia, don_vi, thue" cu_hon_ngay_chot="" chua_chot="" tinh_trang=chua_phat_hanh'
said "a month that nothing changed" 'INFO bo_qua ky=2026-M03 ly_do="đầu vào, mẫu và phiên bản không đổi"'
want 3 "$BAOPHU" run 2026-M03 --input "$work/in" --output "$out"
! grep -q 'Hạn nộp' "$work/stdout" || fail "the summary of a month names a due date"
rm -rf "$out"

# Overdue: an error of the log and 76 every night, draft or not, until the set is sealed.
mv "$work/in/2026-M03" "$work/in/2026-Q1" && mv "$work/later" "$work/in/2026-Q2"
rm "$work/in/2026-Q1"/nguoi_tham_gia*.csv
night 76 "2026-04-16 01:00"
said "overdue" 'ERROR qua_han ky=2026-Q1 han_cuoi=2026-04-04 noi_dung="đã quá hạn 12 ngày, chưa phát hành" con_thieu=nguoi_tham_gia cu_hon_ngay_chot="" chua_chot=""'
holds "overdue, for a program" '[(d["ky"], d["days_left"], d["overdue"], d["published"], d["missing"]) for d in a["deadlines"]] == [("2026-Q1", -12, True, "nothing", "nguoi_tham_gia")]'
holds "what was done" '[(s["ky"], s["action"], s["status"]) for s in a["steps"]] == [("2026-Q1", "run", 66), ("2026-Q2", "provisional", 3)] and a["status"] == 76 and a["today"] == "2026-04-16"'
rm -r "$work/in" && demo "$work/in" && rm -r "$work/in/2025-Q4"
mkdir "$work/in/2025-Q4" && mkfifo "$work/in/2025-Q4/thue.csv" # which the quarter after it compares with
night 76 "2026-04-17 02:00"
holds "a period that cannot be read keeps no other from being made" '[(s["ky"], s["action"]) for s in a["steps"]] == [("2025-Q4", "run"), ("2026-Q1", "fail"), ("2026-Q2", "provisional")]'
holds "what became of it" '[s["status"] for s in a["steps"]][1:] == [74, 3] and a["steps"][0]["status"] in (66, 74)'
rm -r "$work"/in/2025-Q4 "$work"/in/2026-Q[34]
: >"$work/in/2026-Q1/ghi-chu.doc" # of which a run warns
night 76 "2026-04-17 03:00"
rm "$work/in/2026-Q1/ghi-chu.doc"
said "late, but made" 'INFO chay ky=2026-Q1 ly_do="chưa phát hành lần nào"'
checks=$((checks + 1))
/usr/bin/python3 - "$out/2026-Q1/manifest.json" "$work/log" <<'END' || fail "a warning of the set is no line of the log: $(grep canh_bao "$work/log")"
import json, sys
told = json.load(open(sys.argv[1], encoding="utf-8"))["warnings"]
log = open(sys.argv[2], encoding="utf-8").read().splitlines()
sys.exit(not (told and all(f'WARN canh_bao ky=2026-Q1 noi_dung="{w}"' in log for w in told)))
END
said "made by itself, and signed by nobody" 'ERROR qua_han ky=2026-Q1 han_cuoi=2026-04-04 noi_dung="đã quá hạn 13 ngày, đã lập nhưng chưa chốt" con_thieu="" cu_hon_ngay_chot="" chua_chot=""'
holds "made, and not sealed, for a program" '[(d["ky"], d["overdue"], d["published"]) for d in a["deadlines"]] == [("2026-Q1", True, "final")]'
cp -a "$out" "$work/sealed-in-time"
want 0 "$BAOPHU" lock 2026-Q1 --force --reason thử --output "$work/sealed-in-time"
# What was made of it that night was made again in the same night: there is nothing to do.
want 0 faketime "2026-04-17 04:00" "$BAOPHU" nightly --input "$work/in" --output "$work/sealed-in-time"
! grep -q qua_han "$work/stderr" || fail "sealed, and still overdue"
rm -r "$work/sealed-in-time"

# A half and a year: quarters that are missing or not sealed; then their own sets.
night 76 "2026-07-01 01:00" --dry-run
said "a half that is due in 13 days" 'INFO se_chay ky=2026-H1 ly_do="chưa phát hành lần nào"'
night 76 "2026-07-10 01:00"
said "the half lacks nothing, and none is sealed" 'WARN han_nop ky=2026-H1 han_cuoi=2026-07-14 con_ngay=4 con_thieu="" cu_hon_ngay_chot="" chua_chot="2026-Q1, 2026-Q2" tinh_trang=da_phat_hanh'
want 0 "$BAOPHU" lock 2026-Q1 --force --reason thử --output "$out"
want 0 "$BAOPHU" lock 2026-Q2 --force --reason thử --output "$out"
night 3 "2026-07-11 01:00"
said "both sealed" 'INFO han_nop ky=2026-H1 han_cuoi=2026-07-14 con_ngay=3 con_thieu="" cu_hon_ngay_chot="" chua_chot="" tinh_trang=da_phat_hanh'
rm -r "$work/in/2026-Q2" # what is sealed needs no extracts
night 76 "2027-01-10 01:00"
said "the year, with two quarters missing" 'WARN han_nop ky=2026 han_cuoi=2027-01-14 con_ngay=4 con_thieu="2026-Q3, 2026-Q4" cu_hon_ngay_chot="" chua_chot="" tinh_trang=chua_phat_hanh'
said "an overdue quarter that nobody has sent" 'ERROR qua_han ky=2026-Q3 han_cuoi=2026-10-04 noi_dung="đã quá hạn 98 ngày, chưa phát hành" con_thieu="nguoi_tham_gia, don_vi, thue" cu_hon_ngay_chot="" chua_chot=""'
for quarter in 3 4; do # typed by hand
    sed "s/^2026-Q2,/2026-Q$quarter,/" "$out/2026-Q2/so-lieu.csv" >"$work/in/lich_su/2026-Q$quarter.csv"
done
mkdir "$out/2026-Q4" && cp "$work/in/lich_su/2026-Q4.csv" "$out/2026-Q4/so-lieu.csv"
night 76 "2027-01-10 02:00" --dry-run
said "a year of published quarters and of those typed by hand" 'INFO se_chay ky=2026 ly_do="chưa phát hành lần nào"'
rm -r "$out/2026-Q4"

# A set whose manifest is damaged is made again; the others are left alone.
rm -r "$out/chot" "$out/so-chot.txt"
printf '{' >"$out/2026-Q1/manifest.json"
night 76 "2026-07-12 01:00"
said "a damaged manifest" 'INFO chay ky=2026-Q1 ly_do="bộ đã phát hành không còn manifest.json đọc được"'
want 0 "$BAOPHU" verify 2026-Q1 --output "$out"
verdict deadlines
