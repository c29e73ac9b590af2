"""owed.py DEPARTMENTS HALF   who gets a form to fill and in whose letterhead; whose words and rows a half is made of"""
import csv
import glob, glob, os, re, subprocess, sys


def text(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode()


packs = {os.path.basename(p).split("-")[0]: p for p in glob.glob(sys.argv[1] + "/co-quan/*")}
listed = [r["ma_co_quan"] for r in csv.DictReader(open("vao/danh_muc/co_quan.csv", encoding="utf-8"))]
print("no pack:", *sorted(set(listed) - set(packs)))
print("a letter and no form:", *sorted(k for k, p in packs.items() if not os.path.exists(p + "/bao-cao-mau.docx")))
for code in ("CA", "DHH", "MTTQ", "SYT", "THUE"):
    lines = text(packs[code] + "/bao-cao-mau.pdf").split("\n")
    left = [re.split(r"\s{3,}", l.strip())[0] for l in lines[:5]]
    print(f"{code}:", " ".join(l for l in left if l and "CỘNG HÒA" not in l and "Độc lập" not in l))
sent = [r["tep"] for r in csv.DictReader(open(sys.argv[1] + "/gui.csv", encoding="utf-8-sig"))]
print("to be sent:", len(sent) == len(packs) and all(f.endswith("/cong-van.pdf") for f in sent))

report = re.sub(r"\s+", " ", text(sys.argv[2] + "/bao-cao.pdf"))
for name in ("kho-khan", "kien-nghi"):
    words = [l[2:].rstrip(";.\n") for q in ("Q1", "Q2") for l in open(f"vao/2026-{q}/nhan_xet/{name}.md", encoding="utf-8") if l.startswith("- ")]
    print(f"{name} of the quarters:", len(words), "items,", len(set(words)), "of them once each:", sorted(report.count(w) for w in set(words)))
slip = re.sub(r"\s+", " ", text(sys.argv[2] + "/phieu-trinh.pdf"))
print(re.search(r"số liệu gốc các quý: .*?trùng [\d.]+", slip).group(0))
# Counted here: every line below a header that is not blank; two are totals.
extracts = [p for q in ("Q1", "Q2") for b in ("don_vi", "nguoi_tham_gia", "thue") for p in glob.glob(f"vao/2026-{q}/{b}*.csv")]
lines = [l for p in extracts for l in open(p, "rb").read().split(b"\n")[1:] if l.strip()]
print(len(extracts), "extracts,", sum("Tổng cộng".encode() not in l for l in lines), "rows, by lines")
