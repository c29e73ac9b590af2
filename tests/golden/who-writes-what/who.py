"""who.py ra PACKS   what each document is and to whom it goes, as its first page says; its length; its growth"""
import csv, glob, re, subprocess, sys


def text(path, *options):
    return subprocess.run(["pdftotext", *options, path, "-"], capture_output=True, check=True).stdout.decode()


def head(path):
    page = text(path, "-l", "1", "-layout")
    flat = re.sub(r"\s+", " ", page)
    number = re.search(r"Số: (/\S+)", flat).group(1)
    kind = re.search(r"(?m)^ +((?:BÁO|TỜ|PHIẾU|THÔNG) [A-ZÁÌÔ]+)$", page)
    about = "V/v" if "V/v" in flat else ""
    to = re.search(r"Kính gửi: (.+?)(?=\n)", page)
    many = [to.group(1)] if to else re.findall(r"(?m)^ +- (.+)[;.]$", page.split("Kính gửi:")[1].split("\n\n")[0])
    issuer = re.search(r"(BẢO HIỂM XÃ HỘI|SỞ NỘI VỤ|ỦY BAN NHÂN DÂN)(?! VIỆT)", page).group(1).lower()
    return f"{issuer}, {kind.group(1) if kind else about}, {number}, gửi {'; '.join(many)}"


def figures(path):
    rows = csv.DictReader(open(path, encoding="utf-8"))
    return {r["chi_tieu"]: int(r["gia_tri"]) for r in rows if r["cap"] == "tinh" and re.fullmatch(r"-?\d+", r["gia_tri"])}


def vn(n):
    return f"{n:,}".replace(",", ".")


def percent(a, b):  # half up, by whole numbers
    h = (abs(a) * 20000 + b) // (2 * b)
    return f"{'-' if a < 0 else ''}{vn(h // 100)},{h % 100:02d}%"


for path in sorted(glob.glob(sys.argv[1] + "/*/*.pdf") + glob.glob(sys.argv[2] + "/xa/*/*.pdf")):
    whole = text(path, "-layout")
    pages = whole.count("\f")
    print(f"{path.split('/', 1)[1]}: {head(path)}")
    report = "bao-cao" in path and "mau" not in path
    if pages > (30 if report else 1 if "phieu" in path else 10):
        print(f"  {pages} trang: quá dài")
    if report:
        first = re.search(r"I\. NỘI DUNG CHÍNH\n(.*?)II\. KẾT QUẢ", whole, re.S).group(1)
        lines = [l for l in first.replace("\f", "\n").split("\n") if l.strip() and not l.strip().isdigit()]
        if len(lines) > 10:
            print(f"  nói trước hết bằng {len(lines)} dòng: quá 10")

kinds = [("bhxh_bb", "BHXH bắt buộc"), ("bhxh_tn", "BHXH tự nguyện"), ("bhtn", "BHTN"), ("bhyt", "BHYT")]
start, now = figures("ra/2025-Q4/so-lieu.csv"), figures("ra/2026-Q1/so-lieu.csv")
report = re.sub(r"\s+", " ", text("ra/2026-Q1/bao-cao.pdf", "-layout"))
proposal = re.sub(r"\s+", " ", text("ra/2025-Q4/to-trinh-chi-tieu.pdf", "-layout"))
found = 0
for key, name in kinds:
    d, c, t = start[key], now["ct_" + key], now[key]
    found += f"{name} {vn(d)} {vn(c)} {vn(c - d)} {percent(c - d, d)} {vn(t)} {vn(t - d)} {percent(t - d, d)}" in report
    found += f"{name} {vn(d)} {vn(c)} {vn(c - d)} {percent(c - d, d)}" in proposal
print(f"{found} of 8 rows of growth are those of so-lieu.csv")


def spoken(vnd):  # 138.241.210 -> "138,24 triệu"
    one, word = (10**9, "tỷ") if vnd >= 10**9 else (10**6, "triệu")
    h = (vnd * 100 + one // 2) // one
    return f"{vn(h // 100)},{h % 100:02d} {word}"


def flat(path):
    return re.sub(r"\s+", " ", text(path, "-layout"))


for ky, paper in [("2026-Q1", "bao-cao"), ("2026-H1", "bao-cao"), ("2026-H1", "bao-cao-bhxh")]:
    now, said = figures(f"ra/{ky}/so-lieu.csv"), flat(f"ra/{ky}/{paper}.pdf")
    over = now["cham_dong"] - now["ct_cham_dong"]
    first = f", vượt mức được giao {spoken(over)} đồng." if over > 0 else ", trong mức được giao."
    under = f"vượt {spoken(over)} đồng so với mức được giao" if over > 0 else "- Số tiền chậm đóng trong mức được giao"
    print(f"{ky} {paper}: debt {'over' if over > 0 else 'within'} its limit, told {(first in said) + (under in said)} times of 2;"
          f" new debtors since the period before: {'told' if 'So với kỳ trước, phát sinh' in said else 'not told'}")
# The two quarters before, in the first ten lines.
closed = {"2025-Q4": "31/12/2025", "2026-Q1": "31/3/2026"}
for ky, paper, earlier in [("2026-Q1", "bao-cao", ["2025-Q4"]), ("2026-H1", "bao-cao", ["2025-Q4", "2026-Q1"]),
                           ("2026-H1", "phieu-trinh", ["2025-Q4", "2026-Q1"])]:
    then = "; ".join(f"{closed[q]}: {spoken(figures(f'ra/{q}/so-lieu.csv')['cham_dong'])}" for q in earlier)
    print(f"{ky} {paper}: earlier debts told:", f"{spoken(figures(f'ra/{ky}/so-lieu.csv')['cham_dong'])} đồng ({then})" in flat(f"ra/{ky}/{paper}.pdf"))
letter = flat(glob.glob(sys.argv[2] + "/xa/*/cong-van.pdf")[0])
print("the letter of a half promises", re.search(r"Số liệu chi tiết.*?(?= tại các phụ lục)", letter).group(0))
places = sum(len(re.findall(r"tại 1 xã|phần chưa xác định", flat(p))) for p in glob.glob("ra/*/*.pdf"))
print(f"{places} times a change is placed in one place or in none")
last = {r["chi_tieu"]: int(r["gia_tri"]) for r in csv.DictReader(open("vao/chi_tieu.csv", encoding="utf-8")) if r["nam"] == "2030" and r["cap"] == "tinh"}
now, goal = figures("ra/2026-Q1/so-lieu.csv"), last["bhxh_bb"] + last["bhxh_tn"]
print("the path to 2030 in the report:", f"số người tham gia BHXH bằng {percent(now['bhxh'], goal)} chỉ tiêu ({vn(goal)} người)" in flat("ra/2026-Q1/bao-cao.pdf"))

# Why a figure moved: by place, and again by employer or group; each told split is the whole change of so-lieu.csv.
whole = told = 0
for ky, paper in [("2026-Q1", "bao-cao"), ("2026-H1", "bao-cao"), ("2026-H1", "bao-cao-bhxh")]:
    now = figures(f"ra/{ky}/so-lieu.csv")
    moved = re.search(r"Biến động so với ngày 31/12/2025: (.*?)(?= Số liệu từng đơn vị| Đối chiếu từng người)", flat(f"ra/{ky}/{paper}.pdf")).group(1)
    for key, name in kinds:
        words = re.search(rf"- {name} (.*?)(?= - (?:BHXH|BHTN|BHYT) |$)", moved).group(1)
        for split in re.split("; theo (?:đơn vị|nhóm đối tượng), ", words):
            parts = re.findall(r"(tăng|giảm) ([\d.]+) người (?:tại|chưa|ở nhóm|không)", split)
            told += 1
            whole += sum(int(n.replace(".", "")) * (1 if way == "tăng" else -1) for way, n in parts) == now[key] - start[key]
print(f"{whole} of {told} splits of a change are the whole change")
