#!/usr/bin/python3
"""pdf-measure.py FILE [TEXT...] - a rendered document against decree 30/2020, annex I (FACTS section 4).

Sizes, places and styles are read back with poppler and qpdf, never from the program.  Prints what
is out of range; status 1 if anything is, or if a TEXT is not found in what pdftotext gives."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET

MM = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = (30, 35), (15, 20), (20, 25), (20, 25)
GLYPH_BOX = 0.891 + 0.216  # ascent and descent of the Times metrics: what poppler's word box spans
bad = []


def say(where, what):
    bad.append(f"{where}: {what}")


def run(*cmd):
    p = subprocess.run(cmd, capture_output=True, check=False)
    noise = p.stderr.decode("utf-8", "replace").strip()
    if p.returncode != 0 or noise:
        say(cmd[0], f"status {p.returncode}: {noise[:300]}")
    return p.stdout.decode("utf-8", "replace")


class Line:
    def __init__(self, page, words):
        self.page = page
        self.text = " ".join(w.text for w in words)
        box = [[float(w.get(k)) for k in ("xMin", "yMin", "xMax", "yMax")] for w in words]
        self.x0, self.y0 = min(b[0] for b in box), min(b[1] for b in box)
        self.x1, self.y1 = max(b[2] for b in box), max(b[3] for b in box)
        self.size = max(b[3] - b[1] for b in box) / GLYPH_BOX

    def where(self):
        return f"trang {self.page}, \"{self.text[:40]}\""


def read_lines(path):
    root = ET.fromstring(run("pdftotext", "-bbox-layout", path, "-"))
    tag = "{http://www.w3.org/1999/xhtml}"
    pages = []
    for n, page in enumerate(root.iter(tag + "page"), 1):
        lines = [Line(n, list(line.iter(tag + "word"))) for line in page.iter(tag + "line")]
        pages.append((float(page.get("width")), float(page.get("height")), lines))
    return pages


def check_page(n, width, height, lines):
    if sorted((round(width), round(height))) != [595, 842]:
        say(f"trang {n}", f"không phải A4: {width} x {height}")
    body = []
    for line in lines:
        if line.y1 < TOP[0] * MM:
            in_margin(n, width, line)
        else:
            body.append(line)
    if not body:
        say(f"trang {n}", "không có chữ")
        return
    x0, x1 = min(l.x0 for l in body), max(l.x1 for l in body)
    y1 = max(l.y1 for l in body)
    if x0 < LEFT[0] * MM - 0.6:
        say(f"trang {n}", f"lề trái {x0 / MM:.1f} mm")
    if width - x1 < RIGHT[0] * MM - 0.6:
        say(f"trang {n}", f"lề phải {(width - x1) / MM:.1f} mm")
    if height - y1 < BOTTOM[0] * MM - 0.6:
        say(f"trang {n}", f"lề dưới {(height - y1) / MM:.1f} mm")


def in_margin(n, width, line):
    if line.text == "DỰ THẢO":
        return
    if not line.text.isdigit():
        say(f"trang {n}", f"chữ trong lề trên: {line.text}")
    elif abs((line.x0 + line.x1) / 2 - width / 2) > 1.5:
        say(line.where(), "số trang không ở giữa")
    elif not 12.9 <= line.size <= 14.1:
        say(line.where(), f"số trang cỡ {line.size:.1f}")


# What a line begins with, the sizes it may have, the styles it must have (None: not asked).
PARTS = [
    (r"CỘNG H(ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM$", 12, 13, "b"),
    (r"Độc lập - Tự do - Hạnh phúc$", 13, 14, "b"),
    (r"Số: ", 13, 13, ""),
    (r"(BÁO CÁO|CÔNG VĂN|TỜ TRÌNH)$", 13, 14, "b"),
    (r"Kính gửi:", 13, 14, ""),
    (r"[IVX]+\. [A-ZĐ]{2}", 13, 14, "b"),
    (r"Nơi nhận:", 12, 12, "bi"),
    (r"- Lưu: VT", 11, 11, ""),
    (r"Phụ lục [IVX]+$", 14, 14, "b"),
    (r"\(Kèm theo ", 13, 14, "i"),
    (r"(TM|KT|Q|TL|TUQ)\. ", 13, 14, "b"),
]


def styles(path):
    """First style of every text of a page, by its words: pdftohtml marks bold and italic."""
    found = {}
    xml = run("pdftohtml", "-xml", "-i", "-stdout", "-q", path)
    for m in re.finditer(r"<text [^>]*>(.*?)</text>", xml):
        raw = m.group(1)
        plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", raw)).strip()
        found.setdefault(plain, "".join(s for s in "bi" if f"<{s}>" in raw))
    return found


def check_parts(pages, path):
    style_of = styles(path)
    for _, _, lines in pages:
        for line in lines:
            for start, low, high, style in PARTS:
                if not re.match(start, line.text):
                    continue
                if not low - 0.15 <= line.size <= high + 0.15:
                    say(line.where(), f"cỡ chữ {line.size:.2f}, phải {low}-{high}")
                got = next((s for t, s in style_of.items() if t.startswith(line.text[:12])), style)
                if got != style:
                    say(line.where(), f"kiểu chữ {got!r}, phải {style!r}")


def check_body(pages):
    """Full lines of running text on the first page."""
    width, _, lines = pages[0]
    full = [l for l in lines if l.x1 - l.x0 > 0.97 * (width - 45 * MM)]
    for line in full:
        if not 12.9 <= line.size <= 14.1:
            say(line.where(), f"chữ nội dung cỡ {line.size:.1f}")
    for above, below in zip(full, full[1:]):
        pitch = (below.y1 - above.y1) / above.size / 1.149
        if pitch < 1.6 and not 0.99 <= pitch <= 1.51:
            say(below.where(), f"giãn dòng {pitch:.2f}")


def rules(path):
    """Horizontal strokes of the first page: (x0, x1, y from the top)."""
    qdf = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", path, "-"],
                         capture_output=True, check=False).stdout.decode("latin-1")
    stream = re.search(r"stream\n(.*?)endstream", qdf[qdf.index("%% Contents for page 1"):], re.S)
    number = r"(-?[\d.]+)"
    for m in re.finditer(rf"{number} {number} m\s+{number} {number} l\s+S", stream.group(1)):
        x0, y0, x1, y1 = map(float, m.groups())
        if abs(y0 - y1) < 0.01:
            yield x0, x1, 841.89 - y0


def check_rules(pages, path):
    lines = pages[0][2]
    motto = next((l for l in lines if l.text.startswith("Độc lập")), None)
    if motto is None:
        return
    drawn = list(rules(path))
    near = [r for r in drawn if 0 < r[2] - motto.y1 + 3.5 < 8 and r[0] > motto.x0 - 5]
    if not near or abs((near[0][1] - near[0][0]) - (motto.x1 - motto.x0)) > 2:
        say("tiêu ngữ", f"đường kẻ không dài bằng dòng chữ: {near}")
    number = min((l.y0 for l in lines if l.text.startswith("Số:")), default=motto.y1 + 20)
    left = [l for l in lines if l.y1 < number + 3 and l.x1 < motto.x0]
    issuer = max(left, key=lambda l: l.y1, default=None)
    if issuer is not None:
        under = [r for r in drawn if 0 < r[2] - issuer.y1 + 3.5 < 8 and r[1] < motto.x0]
        share = (under[0][1] - under[0][0]) / (issuer.x1 - issuer.x0) if under else 0
        if not 0.32 <= share <= 0.51:
            say(issuer.where(), f"đường kẻ dài {share:.2f} dòng chữ, phải 1/3-1/2")


def check_whole(path, wanted):
    if "No syntax or stream encoding errors" not in run("qpdf", "--check", path):
        say("qpdf", "tệp không sạch")
    for font in run("pdffonts", path).splitlines()[2:]:
        if font.split()[-5:-2] != ["yes", "yes", "yes"]:
            say("phông", font)
    info = dict(l.split(":", 1) for l in run("pdfinfo", path).splitlines() if ":" in l)
    for key in ("Title", "Author"):
        if not info.get(key, "").strip():
            say("thuộc tính", f"thiếu {key}")
    text = run("pdftotext", path, "-")
    for line in text.splitlines():
        if "  " in line:
            say("chữ chép ra", f"hai dấu cách: {line[:60]}")
    flat = re.sub(r"\s+", " ", text)
    for w in wanted:
        if re.sub(r"\s+", " ", w) not in flat:
            say("chữ chép ra", f"không có: {w[:80]}")


def main():
    path = sys.argv[1]
    check_whole(path, sys.argv[2:])
    pages = read_lines(path)
    for n, (width, height, lines) in enumerate(pages, 1):
        check_page(n, width, height, lines)
    check_parts(pages, path)
    check_body(pages)
    check_rules(pages, path)
    for b in bad:
        print(b)
    sys.exit(1 if bad else 0)


main()
