#!/usr/bin/env bash
# packs.sh [FEW [MANY]] - a run with all its documents over so many of the country's communes (default 400, then all 3,321), each with
# PEOPLE participants (600) and an employer, invented.  Prints CPU seconds of user and kernel, and the largest process;
# fails where CPU grew by over a fifth more than the communes did.
set -euo pipefail
cd "$(dirname "$0")/../.."
export BAOPHU=${BAOPHU:-$PWD/build/baophu} BAOPHU_TEMPLATES=$PWD/templates BAOPHU_FONTS=$PWD/fonts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

/usr/bin/python3 - "$work" "${1:-400}" "${2:-3321}" "${PEOPLE:-600}" <<'PY'
import csv, glob, os, resource, shutil, subprocess, sys

work, few, many, people = sys.argv[1], *(int(a) for a in sys.argv[2:])
baophu = os.environ["BAOPHU"]
with open("templates/tham-chieu/don_vi_hanh_chinh.csv", encoding="utf-8-sig") as f:
    places = list(csv.reader(f))[1:]


def table(path, names, rows):
    with open(path, "w", encoding="utf-8", newline="") as f:
        csv.writer(f, lineterminator="\n").writerows([names.split(","), *rows])


def province(folder, n):
    """A folder of input of the first n communes of the country."""
    with open(f"{work}/log", "w") as log:
        subprocess.run([baophu, "init", "46", "--input", folder], stdout=log, stderr=log, check=True)
    os.mkdir(folder + "/2026-Q1")
    xa = [p[2] for p in places[:n]]
    table(folder + "/danh_muc/xa.csv", "ma_xa,ten_xa,loai,hieu_luc_tu,hieu_luc_den", ((p[2], p[3], p[4], "01/07/2025", "") for p in places[:n]))
    with open(folder + "/danh_muc/quy_doi_xa.csv") as f:
        head = f.readline()
    with open(folder + "/danh_muc/quy_doi_xa.csv", "w") as f:
        f.write(head)
    table(folder + "/2026-Q1/don_vi.csv", "ma_don_vi,ma_so_thue,ten_don_vi,ma_xa,ma_co_quan,loai_hinh,so_lao_dong,quy_luong,phai_dong,da_dong,cham_dong,so_thang_cham",
          ((f"DV{k:07}", "", f"Công ty TNHH số {k}", c, "", "NQD", 9, 54000000, 17280000, k % 20 and 17280000, 0 if k % 20 else 17280000,
            0 if k % 20 else 3) for k, c in enumerate(xa)))
    table(folder + "/2026-Q1/nguoi_tham_gia.csv",
          "ma_so_bhxh,ho_ten,ngay_sinh,gioi_tinh,ma_xa,ma_don_vi,ma_co_quan,loai_bhxh,bhtn,bhyt,nhom_bhyt,muc_dong,tu_ngay,den_ngay",
          ((f"{i * 7654321 % 10000000000:010}", "Nguyễn Văn An", f"{i % 28 + 1:02}/{i % 12 + 1:02}/{1950 + i % 50}", "Nam", xa[i // people],
            *((f"DV{i // people:07}", "", "BB", 1, 1, "DN", 6000000) if i % 6 == 0 else ("", "", "TN", 0, 1, "GD", 1500000) if i % 31 == 1
              else ("", "", "", 0, 1, "GD", "")), "01/01/2024", "") for i in range(n * people)))


def run(n):
    """CPU seconds of user and kernel, and files made, of one run."""
    province(f"{work}/in", n)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(f"{work}/log", "w") as log:
        status = subprocess.run([baophu, "run", "2026-Q1", "--force", "--input", f"{work}/in", "--output", f"{work}/out"], stdout=log, stderr=log).returncode
    if status not in (0, 3):
        sys.exit(open(f"{work}/log").read()[-2000:] + f"status {status}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    packs = len(glob.glob(f"{work}/out/2026-Q1/xa/*/*.pdf"))
    if packs < n:
        sys.exit(f"{packs} packs for {n} communes")
    user, kernel = after.ru_utime - before.ru_utime, after.ru_stime - before.ru_stime
    print(f"{n} communes: {user:.1f} s of CPU and {kernel:.1f} s in the kernel, peak {after.ru_maxrss / 1024:.0f} MB so far", flush=True)
    shutil.rmtree(f"{work}/in")
    shutil.rmtree(f"{work}/out")
    return user + kernel


first, last = run(few), run(many)
growth = last / first / (many / few)
print(f"{many / few:.2f} times the communes cost {last / first:.2f} times the CPU: {growth:.2f} of linear")
if growth > 1.2:
    sys.exit("more than a fifth above linear")
PY
