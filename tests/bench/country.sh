#!/usr/bin/env bash
# country.sh - the figures of a whole country in one run: every commune of today's list, PEOPLE participants (default 2
# million; the country has 97), EMPLOYERS employers and as many tax payers (default 1 for each 97 people), invented.  Prints
# seconds and peak memory, and fails where a figure is not what was written or a person costs more than 16 bytes.
# The input takes 90 bytes a person of disk in TMPDIR and is removed again.
set -euo pipefail
cd "$(dirname "$0")/../.."
baophu=${BAOPHU:-$PWD/build/baophu}
people=${PEOPLE:-2000000}
employers=${EMPLOYERS:-$((people / 97))}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
in=$work/in
"$baophu" init 46 --input "$in" >"$work/log" 2>&1
mkdir "$in/2026-Q1" "$work/few"

awk -F, 'BEGIN { print "ma_xa,ten_xa,loai,hieu_luc_tu,hieu_luc_den" }
    NR > 1 { print $3 "," $4 "," $5 ",01/07/2025," }' templates/tham-chieu/don_vi_hanh_chinh.csv >"$in/danh_muc/xa.csv"
head -n 1 "$in/danh_muc/quy_doi_xa.csv" >"$work/head" && mv "$work/head" "$in/danh_muc/quy_doi_xa.csv"

# Employer k has the tax code of the k-th number whose check digit is one; a tenth of the tax payers are not at BHXH.
awk -F, -v n="$employers" -v dir="$in/2026-Q1" '
    function code(number,    s, i) { # the tax code of nine digits, "" where none is issued
        for (i = s = 0; i < 9; i++) s += weight[i] * substr(number, i + 1, 1)
        s = 10 - s % 11
        return s == 10 ? "" : number s
    }
    BEGIN { split("31 29 23 19 17 13 7 5 3", w, " "); for (i in w) weight[i - 1] = w[i] }
    FNR > 1 { xa[communes++] = $1 }
    END {
        don_vi = dir "/don_vi.csv"; thue = dir "/thue.csv"
        print "ma_don_vi,ma_so_thue,ten_don_vi,ma_xa,ma_co_quan,loai_hinh,so_lao_dong,quy_luong,phai_dong,da_dong,cham_dong,so_thang_cham" >don_vi
        print "ma_so_thue,ten,ma_xa,loai_hinh,trang_thai,ngay_cap,so_lao_dong,tong_quy_luong" >thue
        for (k = 0; k < n; k++) {
            do mst = code(sprintf("%09d", 100000000 + at++)); while (mst == "")
            c = xa[int(k * communes / n)]
            if (k % 10 < 9)
                printf "DV%07d,%s,Công ty TNHH số %d,%s,,NQD,%d,%d,%d,%d,%d,%d\n", k, mst, k, c, k % 40 + 1, (k % 40 + 1) * 6000000,
                    (k % 40 + 1) * 1920000, k % 20 ? (k % 40 + 1) * 1920000 : 0, k % 20 ? 0 : (k % 40 + 1) * 1920000, k % 20 ? 0 : 3 >don_vi
            printf "%s,Công ty TNHH số %d,%s,NQD,00,17/12/2009,%d,%d\n", mst, k, c, k % 40 + 1 + (k % 7 == 0), (k % 40 + 1) * 6000000 >thue
        }
    }' "$in/danh_muc/xa.csv"

# In the order of communes, as extracts are: codes far apart, every 1000th person on two rows, a fifth with BHXH.
awk -F, -v n="$people" -v employers="$employers" -v dir="$in/2026-Q1" '
    FNR > 1 { xa[communes++] = $1 }
    END {
        split("Nguyễn Văn An|Trần Thị Bình|Lê Hoàng Cường|Phạm Thị Dung|Huỳnh Đức Em", name, "|")
        files = n < 34 ? 1 : 34
        for (f = 0; f < files; f++) {
            file = sprintf("%s/nguoi_tham_gia_%02d.csv", dir, f)
            print "ma_so_bhxh,ho_ten,ngay_sinh,gioi_tinh,ma_xa,ma_don_vi,ma_co_quan,loai_bhxh,bhtn,bhyt,nhom_bhyt,muc_dong,tu_ngay,den_ngay" >file
            for (i = int(f * n / files); i < int((f + 1) * n / files); i++) {
                kind = i % 6
                row = sprintf("%010.0f,%s,%02d/%02d/%d,%s,%s,", (i * 7654321 + 12345) % 10000000000, name[i % 5 + 1], i % 28 + 1,
                    i % 12 + 1, 1950 + i % 70, i % 2 ? "Nam" : "Nữ", xa[int(i * communes / n)])
                if (kind == 0)
                    row = row sprintf("DV%07d,,BB,1,1,DN,%d,%02d/01/2020,", int(i * employers / n), 5000000 + i % 1000 * 1000, i % 28 + 1)
                else
                    row = row (kind == 1 && i % 5 == 0 ? ",,TN,0,1,GD,1500000,01/02/2021," : ",,,0,1,GD,,01/01/2024,")
                print row >file
                if (i % 1000 == 0) { print row >file; again++ }
                bb += kind == 0; tn += kind == 1 && i % 5 == 0; all++
            }
            close(file)
        }
        printf "bhxh_bb %d\nbhxh_tn %d\nbhtn %d\nbhyt %d\nduplicate %d\n", bb, tn, bb, all, again
    }' "$in/danh_muc/xa.csv" | sort >"$work/want"
cp -r "$in/." "$work/few"
find "$work/few/2026-Q1" -name 'nguoi*' ! -name '*_00.csv' -delete
sed -i 2q "$work/few/2026-Q1/nguoi_tham_gia_00.csv"

/usr/bin/python3 - "$work" "$baophu" "$people" <<'PY'
import csv, json, os, subprocess, sys, time

work, baophu, people = sys.argv[1], sys.argv[2], int(sys.argv[3])


def run(name):
    """Wall seconds, CPU seconds and peak resident bytes of one run over work/name; its output in work/name-out."""
    began = time.monotonic()
    with open(f"{work}/log", "wb") as log:
        child = subprocess.Popen([baophu, "run", "2026-Q1", "--only", "so-lieu", "--input", f"{work}/{name}", "--output",
                                  f"{work}/{name}-out"], stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 3):
        sys.exit(open(f"{work}/log").read()[-2000:] + f"status {child.returncode}")
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


_, _, without = run("few")
wall, cpu, peak = run("in")
each = (peak - without) / people
folder = f"{work}/in/2026-Q1"
size = sum(os.path.getsize(f"{folder}/{f}") for f in os.listdir(folder))
print(f"{people} people, {size / 1e6:.0f} MB: {wall:.1f} s ({cpu:.1f} s of CPU), peak {peak / 2**20:.0f} MB, "
      f"of it {without / 2**20:.0f} MB without the people; {each:.1f} bytes a person")

got = {"duplicate": sum(f["duplicate"] for f in json.load(open(f"{work}/in-out/2026-Q1/manifest.json"))["inputs"]
                        if "nguoi_tham_gia" in f["path"])}
communes = {}
with open(f"{work}/in-out/2026-Q1/so-lieu.csv", encoding="utf-8-sig") as f:
    for row in csv.DictReader(f):
        if row["chi_tieu"] in ("bhxh_bb", "bhxh_tn", "bhtn", "bhyt"):
            if row["cap"] == "tinh":
                got[row["chi_tieu"]] = int(row["gia_tri"])
            elif row["cap"] == "xa":
                communes[row["chi_tieu"]] = communes.get(row["chi_tieu"], 0) + int(row["gia_tri"])
want = {k: int(v) for k, v in (line.split() for line in open(f"{work}/want"))}
if got != want or any(communes[k] != want[k] for k in communes):
    sys.exit(f"written {want}, counted {got}, over communes {communes}")
if people >= 1000000 and each > 16:
    sys.exit("more than 16 bytes a person")
PY
