#!/usr/bin/python3
"""guide_pictures.py BAOPHU GUIDE FOLDER - the pictures of the guide and the guide as one HTML page with them inside.

Makes the demonstration in a folder of its own, publishes two quarters and draws the pages of PICTURES into FOLDER; a page is found
by the words on it, so a document that grew is still drawn where the guide means.  Workbooks are drawn by LibreOffice; where it is
missing their pictures are left out, and the page has the text alone.  tests/guide/guide.py compares PICTURES with the guide.
"""
import base64
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

PERIODS, SCALE = ("2025-Q4", "2026-Q1"), "0.05"
DPI = "96"
# Those that README.md shows, smaller, in docs/hinh/ (together under 400 KB: the repository keeps them).  Left as they are
# where CI runs: another version of a font or of pdftoppm is no change of the program.
README_PICTURES, README_DPI = ("bao-cao-trang-1", "bao-cao-bieu-do", "phu-luc-theo-xa"), "64"
SET = "output/2026-Q1/"
# name -> the document, then a line that stands on the page (the first page that has it)
PICTURES = {
    "bao-cao-trang-1": (SET + "bao-cao.pdf", r"Kính gửi|BÁO CÁO"),
    "bao-cao-bieu-do": (SET + "bao-cao.pdf", r"Biểu đồ 1\. Tỷ lệ hoàn thành chỉ tiêu BHXH"),
    "phu-luc-theo-xa": (SET + "bao-cao.pdf", r"Phụ lục II"),
    "phu-luc-cham-dong": (SET + "bao-cao.pdf", r"Phụ lục VI"),
    "bo-cua-xa": (SET + "xa/19774-*/cong-van.pdf", r"Kính gửi.*"),
    "excel-muc-luc": (SET + "phu-luc.xlsx", r"PHỤ LỤC SỐ LIỆU"),
    "excel-theo-xa": (SET + "phu-luc.xlsx", r"Phụ lục II"),
    "kiem-tra-theo-tep": (SET + "kiem-tra-du-lieu.xlsx", r"TÌNH HÌNH ĐỌC DỮ LIỆU THEO TỆP.*"),
    "kiem-tra-chi-tiet": (SET + "kiem-tra-du-lieu.xlsx", r".* D06 +Loại .*"),
}
IMAGE = re.compile(r"!\[([^\]]*)\]\(\.\./build/huong-dan/([a-z0-9-]+)\.png\)")
SOFFICE_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi</value></prop></item>
</oor:items>
"""
STYLE = """body { max-width: 60em; margin: 2em auto; padding: 0 1em; font: 16px/1.5 "Liberation Serif", "Times New Roman", serif }
figure { margin: 1.5em 0; text-align: center } figcaption { font-style: italic }
img { max-width: 100%; border: 1px solid #999 }
table { border-collapse: collapse } td, th { border: 1px solid #999; padding: .2em .5em; vertical-align: top }
pre { background: #f3f3f3; padding: .7em; overflow-x: auto } code { background: #f3f3f3 }"""


def run(*command, accept=(0,), **options):
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=False, **options)
    if done.returncode not in accept:
        sys.exit(f"{' '.join(command)}: status {done.returncode}")
    return done.stdout.decode("utf-8")


def publish(program, top, work):
    env = {name: value for name, value in os.environ.items() if not name.startswith("BAOPHU_")}
    env |= {"BAOPHU_TEMPLATES": top + "/templates", "BAOPHU_FONTS": top + "/fonts"}
    run(program, "demo", "--scale", SCALE, cwd=work, env=env)
    for period in PERIODS:
        # 3: the demonstration has wrong rows on purpose
        run(program, "run", period, "--quiet", accept=(0, 3), cwd=work, env=env)


def as_pdf(document, work):
    if document.endswith(".pdf"):
        return document
    made = os.path.join(work, "sheets", os.path.basename(document)[:-len("xlsx")] + "pdf")
    if not os.path.exists(made):
        # A profile of its own: one that is open elsewhere makes soffice do nothing and say so to nobody.  Numbers in it are
        # written as on a Vietnamese office's machine.
        user = os.path.join(work, "soffice", "user")
        os.makedirs(user, exist_ok=True)
        with open(os.path.join(user, "registrymodifications.xcu"), "w", encoding="utf-8") as file:
            file.write(SOFFICE_SETTINGS)
        run("soffice", "-env:UserInstallation=file://" + work + "/soffice", "--headless", "--convert-to", "pdf",
            "--outdir", os.path.dirname(made), document, stderr=subprocess.DEVNULL)
    return made


def draw(name, work, folder, kept):
    wanted, line = PICTURES[name]
    found = glob.glob(os.path.join(work, wanted))
    if len(found) != 1:
        sys.exit(f"{name}: {len(found)} documents are {wanted}")
    pdf = as_pdf(found[0], work)
    pages = run("pdftotext", "-layout", pdf, "-").split("\f")
    number = next((i for i, text in enumerate(pages, 1) if re.search(rf"^\s*(?:{line})\s*$", text, re.M)), None)
    if number is None:
        sys.exit(f"{name}: no page of {wanted} has the line {line}")
    page = ("-png", "-singlefile", "-f", str(number), "-l", str(number), pdf)
    run("pdftoppm", "-r", DPI, *page, os.path.join(folder, name))
    if name in README_PICTURES and not os.environ.get("CI"):
        run("pdftoppm", "-r", README_DPI, "-gray" if "bieu-do" not in name else "-q", *page, os.path.join(kept, name))


def anchor_of(heading):
    """What a heading is called in a link, by GitHub's rule, which the guide's own links follow."""
    text = unicodedata.normalize("NFC", re.sub(r"<[^>]*>", "", heading)).lower()
    return re.sub(r"[^\w\- ]", "", text).replace(" ", "-")


def as_html(guide, folder):
    def put(match):
        words, name = match.groups()
        path = os.path.join(folder, name + ".png")
        if not os.path.exists(path):
            return ""
        with open(path, "rb") as picture:
            return f"![{words}](data:image/png;base64,{base64.b64encode(picture.read()).decode()})"

    # --unsafe lets data: addresses through; the text is the repository's own
    body = subprocess.run(["cmark-gfm", "--unsafe", "--extension", "table"], input=IMAGE.sub(put, guide).encode(),
                          stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")
    body = re.sub(r"<h([1-6])>(.*?)</h\1>", lambda m: f'<h{m[1]} id="{anchor_of(m[2])}">{m[2]}</h{m[1]}>', body)
    body = re.sub(r'<p>(<img src="[^"]*" alt="([^"]*)" />)</p>', r"<figure>\1<figcaption>\2</figcaption></figure>", body)
    title = guide.split("\n", 1)[0].lstrip("# ")
    return (f'<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
            f"<style>\n{STYLE}\n</style>\n</head>\n<body>\n{body}</body>\n</html>\n")


def main():
    program, guide_path, folder = (os.path.abspath(p) for p in sys.argv[1:4])
    for tool, packages in (("cmark-gfm", "check"), ("pdftoppm", "test")):
        if not shutil.which(tool):
            sys.exit(f"make huong-dan: không có lệnh {tool}; chạy: make deps-{packages}")
    with open(guide_path, encoding="utf-8") as file:
        guide = file.read()
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    names = [n for n, (document, _) in PICTURES.items() if document.endswith(".pdf") or shutil.which("soffice")]
    with tempfile.TemporaryDirectory() as work:
        publish(program, os.path.dirname(os.path.dirname(guide_path)), work)
        for name in names:
            draw(name, work, folder, os.path.join(os.path.dirname(guide_path), "hinh"))
    page = os.path.join(folder, "huong-dan.html")
    with open(page, "w", encoding="utf-8") as file:
        file.write(as_html(guide, folder))
    print(f"Hướng dẫn kèm {len(names)} ảnh: {os.path.relpath(page)}")
    if len(names) < len(PICTURES):
        print(f"  không có LibreOffice: bỏ {len(PICTURES) - len(names)} ảnh trang Excel")


if __name__ == "__main__":
    main()
