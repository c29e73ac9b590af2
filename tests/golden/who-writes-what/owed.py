"""owed.py DEPARTMENTS HALF   who gets a form to fill and in whose letterhead; whose words and rows a half is made of"""
import csv
import glob, html, os, re, subprocess, sys, zipfile


def text(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode()


def paragraphs(path):
    xml = zipfile.ZipFile(path).read("word/document.xml").decode().replace("<w:br/>", "<w:t> </w:t>")
    return [html.unescape("".join(re.findall(r"<w:t[^>]*>([^<]*)", p))) for p in re.findall(r"<w:p[ >].*?</w:p>", xml, re.S)]


packs = {os.path.basename(p).split("-")[0]: p for p in glob.glob(sys.argv[1] + "/co-quan/*")}
listed = [r["ma_co_quan"] for r in csv.DictReader(open("vao/danh_muc/co_quan.csv", encoding="utf-8"))]
print("no pack:", *sorted(set(listed) - set(packs)))
print("a letter and no form:", *sorted(k for k, p in packs.items() if not os.path.exists(p + "/bao-cao-mau.docx")))
for code in ("CA", "DHH", "MTTQ", "SYT", "THUE"):
    lines = paragraphs(packs[code] + "/bao-cao-mau.docx")
    print(f"{code}:", " ".join(lines[:lines.index("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]).strip())
dated = [l for p in packs.values() if os.path.exists(p + "/bao-cao-mau.docx") for l in paragraphs(p + "/bao-cao-mau.docx") if re.search(r", ngày .*năm \d{4}$", l)]
print("dated by who signs:", len(dated) > 20, sorted(set(re.sub(r".*, ngày +", "ngày ", l) for l in dated)))
for ky in ("2026-Q2", "2026-H1"):  # a commune's own report: to whom, with whose figures, what is left to it
    path = glob.glob(f"xa/{ky}/xa/*/bao-cao-mau.docx")[0]
    lines = paragraphs(path)
    said = " ".join(lines)
    now = {(r["cap"], r["ma"], r["chi_tieu"]): r["gia_tri"] for r in csv.DictReader(open(f"xa/{ky}/so-lieu.csv", encoding="utf-8"))}
    bhyt = f"{int(now['xa', '19774', 'bhyt']):,}".replace(",", ".")
    print(f"{ky}: {lines[0].lower()}, {re.search('/BC-[A-Z]+', said).group(0)}, {re.search('Kính gửi: [^.]+?(?= Thực)', said).group(0)};",
          f"its own figures {f'BHYT: {bhyt} người' in said}; {said.count('ân dân ghi')} places to write; {os.listdir(os.path.dirname(path)).count('bao-cao-mau.pdf')} for print")
sent = [r["tep"] for r in csv.DictReader(open(sys.argv[1] + "/gui.csv", encoding="utf-8-sig"))]
print("to be sent:", len(sent) == len(packs) and all(f.endswith("/cong-van.pdf") for f in sent))

report = re.sub(r"\s+", " ", text(sys.argv[2] + "/bao-cao.pdf"))
for name in ("kho-khan", "kien-nghi"):
    words = [l[2:].rstrip(";.\n") for q in ("Q1", "Q2") for l in open(f"vao/2026-{q}/nhan_xet/{name}.md", encoding="utf-8") if l.startswith("- ")]
    print(f"{name} of the quarters:", len(words), "items,", len(set(words)), "of them once each:", sorted(report.count(w) for w in set(words)))
slip = re.sub(r"\s+", " ", text(sys.argv[2] + "/phieu-trinh.pdf"))
print(re.search(r"số liệu gốc các quý: .*?trùng [\d.]+", slip).group(0))
# Counted here: every line below a header that is not blank, of a workbook every row of its table; some lines are totals.
sys.path.append(os.environ["TOP"] + "/tests/oracle")
import office  # noqa: E402
extracts = [p for q in ("Q1", "Q2") for b in ("don_vi", "nguoi_tham_gia", "thue") for p in glob.glob(f"vao/2026-{q}/{b}*")]
key = {"d": "ma_don_vi", "n": "ma_so_bhxh", "t": "ma_so_thue"}
lines = [l for p in extracts for l in (
    open(p, "rb").read().split(b"\n")[1:] if p.endswith(".csv") else [b"row"] * len(office.rows_of(p, key[os.path.basename(p)[0]])[0])) if l.strip()]
print(len(extracts), "extracts,", sum("Tổng cộng".encode() not in l for l in lines), "rows, by lines")
