#!/usr/bin/env bash
# nights.sh - what `baophu nightly` does on which night (spec 4.4): a first night, a night without news, a changed extract,
# template, profile; the last minute of a quarter and the first of the next, by Viet Nam's clock; sealed figures; nights
# that were missed; a run that holds the lock; the reminder before a due date.
# shellcheck source=tests/faults/lib.sh
. "$(dirname "$0")/lib.sh"
export NO_FAKE_STAT=1 # libfaketime would shift the times of files too

demo "$work/in"
rm -r "$work"/in/2025-Q4 "$work"/in/2026-Q[34]
sed -i "s/^ky: .*/ky: nam/" "$work"/app/templates/bao-cao/*-{xa,co-quan,mau}.md # packs once a year: these nights are many
touch -d 2026-04-01 "$work"/in/2026-Q1/*.csv
out=$work/out

# A night at a time of UTC; what it did, as "ky=... ly_do=..." without the clock, must be the lines of standard input.
night() { # label statuses time options...
    local label=$1 statuses=$2 when=$3
    shift 3
    cat >"$work/expected"
    want "$statuses" faketime "$when" "$BAOPHU" nightly --input "$work/in" --output "$out" "$@"
    sed -n 's/^[^ ]* [A-Z]* \(chay\|se_chay\|bo_qua\|loi\) ky=\([^ ]*\) [a-z_]*=\(.*\)$/\1 \2 \3/p' "$work/stderr" |
        sed 's/ tai=.*//' >"$work/done"
    diff -u "$work/expected" "$work/done" >"$work/difference" ||
        fail "$label: $(grep '^[-+][^-+]' "$work/difference" | tr '\n' ';') status $status"
}
provisional() { # ky true|false
    checks=$((checks + 1))
    grep -q "\"provisional\": $2" "$out/$1/manifest.json" || fail "$1: provisional is not $2"
}

night "one second before the quarter's end, planned" 0 "2026-03-31 16:59:30" --dry-run <<'END'
se_chay 2026-Q1 "kỳ đang diễn ra, chưa có số tạm tính"
END
[ ! -e "$out" ] || fail "--dry-run wrote something"
night "in the last minute of the quarter" 3 "2026-03-31 16:59:30" <<'END'
chay 2026-Q1 "kỳ đang diễn ra, chưa có số tạm tính"
END
provisional 2026-Q1 true
night "the same night again" 0 "2026-03-31 16:59:50" <<'END'
bo_qua 2026-Q1 "đầu vào, mẫu và phiên bản không đổi"
END
night "the first minute of the next quarter" 3 "2026-03-31 17:00:00" <<'END'
chay 2026-Q1 "kỳ đã kết thúc, thay số tạm tính"
chay 2026-Q2 "kỳ đang diễn ra, chưa có số tạm tính"
END
provisional 2026-Q1 false
provisional 2026-Q2 true
grep -q 'han_nop ky=2026-Q1 han_cuoi=2026-04-04 con_ngay=3 con_thieu="" cu_hon_ngay_chot=""' "$work/stderr" ||
    fail "no reminder three days before the last safe day"
cp -a "$out/2026-Q1" "$work/final"
want 3 "$BAOPHU" run 2026-Q1 --input "$work/in" --output "$work/plain"
same "$work/final/so-lieu.csv" "$work/plain/2026-Q1/so-lieu.csv" || fail "the night's figures are not those of a run by day"
TZ=America/New_York night "the zone of the machine does not matter" 0 "2026-03-31 13:00:30" <<'END'
bo_qua 2026-Q1 "đầu vào, mẫu và phiên bản không đổi"
bo_qua 2026-Q2 "đầu vào, mẫu và phiên bản không đổi"
END
night "the next night" 3 "2026-04-01 18:30:00" <<'END'
bo_qua 2026-Q1 "đầu vào, mẫu và phiên bản không đổi"
chay 2026-Q2 "cập nhật số tạm tính đến hôm nay"
END
same "$work/final" "$out/2026-Q1" || fail "a set that nothing changed was written again"

# An input older than the closing day, and one that is missing.
touch -d 2026-03-20 "$work/in/2026-Q1/thue.csv"
mv "$work/in/2026-Q1/don_vi.csv" "$work/don_vi.csv"
night "a table is missing" "0 3 65 66" "2026-04-02 18:30:00" --dry-run <<'END'
se_chay 2026-Q1 "đã thay đổi: dữ liệu của kỳ"
se_chay 2026-Q2 "cập nhật số tạm tính đến hôm nay"
END
grep -q 'ERROR han_nop ky=2026-Q1 han_cuoi=2026-04-04 con_ngay=1 con_thieu=don_vi cu_hon_ngay_chot=thue.csv' "$work/stderr" ||
    fail "the reminder does not name what is missing and what is old: $(grep han_nop "$work/stderr")"
mv "$work/don_vi.csv" "$work/in/2026-Q1/don_vi.csv"

# Each of these alone makes the ended quarter due again, and then no more.
again() { # label what-changed
    local label=$1
    night "$label" 76 "2026-04-10 18:30:00" <<END
chay 2026-Q1 "đã thay đổi: $2"
chay 2026-Q2 "cập nhật số tạm tính đến hôm nay"
END
    night "$label, the same night again" 76 "2026-04-10 19:30:00" <<'END'
bo_qua 2026-Q1 "đầu vào, mẫu và phiên bản không đổi"
bo_qua 2026-Q2 "đầu vào, mẫu và phiên bản không đổi"
END
}
sed -i '$d' "$work/in/2026-Q1/nguoi_tham_gia_03.csv"
night "a changed extract" 76 "2026-04-10 18:30:00" <<'END'
chay 2026-Q1 "đã thay đổi: dữ liệu của kỳ"
chay 2026-Q2 "cập nhật số tạm tính đến hôm nay"
END
printf '\n\nThêm một câu.\n' >>"$work/app/templates/bao-cao/bao-cao-quy.md"
again "a changed template" "mẫu"
sed -i 's/^hang_lech = .*//' "$work/in/baophu.ini" && printf '\n; một ghi chú\n' >>"$work/in/baophu.ini"
again "a changed profile" "cấu hình"
printf '\n' >>"$work/in/dan_so.csv" && again "a changed list" "danh mục, dân số, chỉ tiêu"

# A set that somebody took back is not made again from the same inputs, by whatever night; from others it is.
cp "$work/in/2026-Q1/nguoi_tham_gia_03.csv" "$work/good.csv"
sed -i '$d' "$work/in/2026-Q1/nguoi_tham_gia_03.csv"
night "a bad extract" 76 "2026-04-10 18:30:00" <<'END'
chay 2026-Q1 "đã thay đổi: dữ liệu của kỳ"
chay 2026-Q2 "cập nhật số tạm tính đến hôm nay"
END
want 0 "$BAOPHU" restore 2026-Q1 --output "$out"
cp -a "$out/2026-Q1" "$work/restored"
night "taken back" 76 "2026-04-11 18:30:00" <<'END'
bo_qua 2026-Q1 "đã khôi phục bộ trước; đầu vào chưa đổi kể từ bộ bị thay ra"
chay 2026-Q2 "cập nhật số tạm tính đến hôm nay"
END
same "$work/restored" "$out/2026-Q1" || fail "a night replaced the set that was put back"
cp "$work/good.csv" "$work/in/2026-Q1/nguoi_tham_gia_03.csv"
night "the good extract again: the set that was put back is made of it" 76 "2026-04-12 18:30:00" <<'END'
bo_qua 2026-Q1 "đầu vào, mẫu và phiên bản không đổi"
chay 2026-Q2 "cập nhật số tạm tính đến hôm nay"
END

# The set was counted by another version, by other rules: it stays until somebody gives leave, or the data are new.
other_rules() {
    local none
    none=$(printf '0%.0s' {1..64})
    sed -i -E 's/^( *"rules": )1,/\10,/; s/^( *"(rules|cause)": ")[0-9a-f]{64}/\1'"$none/" "$out/2026-Q1/manifest.json"
    [ "$(grep -c "\"$none\"" "$out/2026-Q1/manifest.json")" = 2 ] || fail "the manifest does not tell the rules"
}
other_rules
cp -a "$out/2026-Q1" "$work/counted"
night "counted by other rules, without leave" 76 "2026-04-12 19:30:00" <<'END'
bo_qua 2026-Q1 "quy tắc tính số liệu đổi từ bản 0 sang bản 1 (xem CHANGELOG.md), số liệu có thể khác; lập lại bằng baophu run 2026-Q1, hoặc đặt lap_lai_khi_doi_quy_tac = co ở mục [phat_hanh]"
chay 2026-Q2 "cập nhật số tạm tính đến hôm nay"
END
grep -q 'WARN bo_qua ky=2026-Q1' "$work/stderr" || fail "a set that waits for leave is no warning"
same "$work/counted" "$out/2026-Q1" || fail "figures were changed without leave"
printf '\n' >>"$work/in/dan_so.csv"
night "other rules and other lists" 76 "2026-04-12 19:40:00" <<'END'
chay 2026-Q1 "đã thay đổi: danh mục, dân số, chỉ tiêu, quy tắc tính số liệu"
chay 2026-Q2 "cập nhật số tạm tính đến hôm nay"
END
other_rules
night "other rules, with leave" 76 "2026-04-12 19:50:00" --set phat_hanh.lap_lai_khi_doi_quy_tac=co <<'END'
chay 2026-Q1 "đã thay đổi: quy tắc tính số liệu, tùy chọn dòng lệnh, giá trị cấu hình từ dòng lệnh hoặc môi trường"
chay 2026-Q2 "cập nhật số tạm tính đến hôm nay"
END

# Sealed figures are left alone, whatever changes; nights that were missed are caught up.
want 0 "$BAOPHU" lock 2026-Q1 --force --reason thử --output "$out"
sed -i '$d' "$work/in/2026-Q1/nguoi_tham_gia_03.csv"
cp -a "$out/2026-Q1" "$work/sealed"
night "sealed, and four months of nights missed" 76 "2026-08-20 18:30:00" <<'END'
bo_qua 2026-Q1 "số liệu đã chốt"
chay 2026-Q2 "kỳ đã kết thúc, thay số tạm tính"
chay 2026-H1 "chưa phát hành lần nào"
END
provisional 2026-Q2 false
same "$work/sealed" "$out/2026-Q1" || fail "a night changed a sealed set"
want 0 "$BAOPHU" verify 2026-Q1 --output "$out"
want 0 "$BAOPHU" verify 2026-H1 --output "$out"

# A half says which quarters are not sealed, and every annex by year shows the year ends behind: both may change when
# nothing else does.
night "the half's last quarter is not sealed yet" 76 "2026-08-20 19:30:00" <<'END'
bo_qua 2026-Q1 "số liệu đã chốt"
bo_qua 2026-Q2 "đầu vào, mẫu và phiên bản không đổi"
bo_qua 2026-H1 "đầu vào, mẫu và phiên bản không đổi"
END
want 0 "$BAOPHU" lock 2026-Q2 --force --reason thử --output "$out"
night "now it is" 76 "2026-08-20 20:30:00" <<'END'
bo_qua 2026-Q1 "số liệu đã chốt"
bo_qua 2026-Q2 "số liệu đã chốt"
chay 2026-H1 "đã thay đổi: số liệu hoặc dữ liệu của kỳ khác"
END
! grep -q 'chưa chốt' "$out/2026-H1/manifest.json" || fail "the half still says that a quarter is not sealed"
mkdir "$out/2023-Q4" # published by somebody: figures of a year end
sed 's/^2026-Q1,/2023-Q4,/' "$out/2026-Q1/so-lieu.csv" | grep -v ',xa,' >"$out/2023-Q4/so-lieu.csv"
night "a year end came to light" 76 "2026-08-20 21:30:00" <<'END'
bo_qua 2026-Q1 "số liệu đã chốt"
bo_qua 2026-Q2 "số liệu đã chốt"
chay 2026-H1 "đã thay đổi: số liệu hoặc dữ liệu của kỳ khác"
END
rm -r "$out/2023-Q4" "$out/chot" "$out/so-chot.txt" # the rest is about a quarter that is open

# A run that is at work keeps the night off: 75 of every step (the night is 76: the half is overdue), and nothing is
# changed.
printf '\n; và một nữa\n' >>"$work/in/baophu.ini"
exec 8>>"$out/.khoa"
flock 8
try faketime "2026-08-21 18:30:00" "$BAOPHU" nightly --input "$work/in" --output "$out"
[ "$status" = 76 ] || fail "a night while another run holds the lock ended with $status"
grep -q ' ERROR loi ky=2026-Q2 noi_dung="một lượt chạy khác đang giữ khóa' "$work/stderr" || fail "no word of the lock"
exec 8>&-

# An extract that is exchanged while its figures are being written: 65, and what was published stays.
cp -a "$out/2026-Q2" "$work/before"
status=0
strace -f -qq -o "$work/log" -e trace=fsync -e inject=fsync:delay_enter=3000000:when=1 \
    "$BAOPHU" run 2026-Q2 --input "$work/in" --output "$out" >"$work/stdout" 2>"$work/stderr" &
for ((i = 0; i < 300; i++)); do
    compgen -G "$out/.tam-2026-Q2-*/so-lieu.csv" >/dev/null && break
    sleep 0.1
done
sed -i '$d' "$work/in/2026-Q2/nguoi_tham_gia_the_bhyt.csv"
wait $! || status=$?
checks=$((checks + 1))
[ "$status" = 65 ] || fail "an extract changed while it was counted: status $status"
grep -q 'đã thay đổi trong lúc chạy' "$work/stderr" || fail "an extract changed while it was counted: no word of it"
same "$work/before" "$out/2026-Q2" || fail "an extract changed while it was counted, and was published"
rm -r "$work/before"

# A broken extract: the night says so and leaves what was published.
cp -a "$out/2026-Q2" "$work/before"
head -c 100000 /dev/urandom >"$work/in/2026-Q2/nguoi_tham_gia_the_bhyt.csv"
try faketime "2026-08-21 18:30:00" "$BAOPHU" nightly --input "$work/in" --output "$out"
case $status in 76 | 78) ;; *) fail "a broken extract: status $status" ;; esac
grep -q ' ERROR loi ky=2026-Q2 ' "$work/stderr" || fail "a broken extract: no line of it in the log"
same "$work/before" "$out/2026-Q2" || fail "a broken extract changed what was published"
grep -q '^CHƯA NHẬN ĐƯỢC' "$out/kiem-tra/2026-Q2/tra-loi.txt" || fail "a broken extract: no answer to its sender"
grep -q '^ĐÃ NHẬN, ĐÃ LẬP BÁO CÁO' "$out/kiem-tra/2026-Q1/tra-loi.txt" || fail "a good extract: no answer to its sender"
verdict nights
