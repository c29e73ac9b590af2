#!/usr/bin/python3
"""pdf-measure.py FILE [TEXT...]   a rendered document against decree 30/2020, annex I (FACTS section 4)
pdf-measure.py --set PATH...     every .pdf in folders of published sets, two at a time, and how many were measured

Sizes, places, styles and words are read back with poppler and qpdf, never from the program.  Prints what
is out of range; status 1 if anything is, or if a TEXT is not found in what pdftotext gives."""

import os
import re
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
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

    def middle(self):
        return (self.x0 + self.x1) / 2

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
    elif abs(line.middle() - width / 2) > 1.5:
        say(line.where(), "số trang không ở giữa")
    elif not 12.9 <= line.size <= 14.1:
        say(line.where(), f"số trang cỡ {line.size:.1f}")


# What a line begins with, the sizes it may have, the styles it must have (None: not asked).
PARTS = [
    (r"CỘNG H(ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM$", 12, 13, "b"),
    (r"Độc lập - Tự do - Hạnh phúc$", 13, 14, "b"),
    (r"Số: ", 13, 13, ""),
    (r"(BÁO CÁO|THÔNG BÁO|TỜ TRÌNH|PHIẾU TRÌNH)$", 13, 14, "b"),
    (r"V/v ", 12, 13, ""),
    (r"Kính gửi:", 13, 14, ""),
    (r"[IVX]+\. [A-ZĐ]{2}", 13, 14, "b"),
    (r"Nơi nhận:", 12, 12, "bi"),
    (r"- Lưu: VT", 11, 11, ""),
    (r"\(Kèm theo ", 13, 14, "i"),
    (r"(TM|KT|Q|TL|TUQ)\. ", 13, 14, "b"),
]


ANNEX_HEAD = r"Phụ lục( [IVX]+)?$"


def styles(path):
    """Style of the texts of each page: pdftohtml marks bold and italic."""
    xml = run("pdftohtml", "-xml", "-i", "-stdout", "-q", path)
    pages = []
    for part in xml.split("<page ")[1:]:
        found = {}
        for m in re.finditer(r"<text [^>]*>(.*?)</text>", part):
            raw = m.group(1)
            plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", raw)).strip()
            found.setdefault(plain, "".join(s for s in "bi" if f"<{s}>" in raw))
        pages.append(found)
    return pages


def check_part(line, style_of, low, high, style):
    if not low - 0.15 <= line.size <= high + 0.15:
        say(line.where(), f"cỡ chữ {line.size:.2f}, phải {low}-{high}")
    got = style_of.get(line.text)
    if got is None:
        got = next((s for t, s in style_of.items() if t.startswith(line.text[:12])), style)
    if got != style:
        say(line.where(), f"kiểu chữ {got!r}, phải {style!r}")


def annex_head(width, lines):
    """The line of a page that names an annex: first of the text, on its own, in the middle; or None."""
    body = sorted((l for l in lines if l.y1 >= TOP[0] * MM), key=lambda l: l.y0)
    middle = (LEFT[0] * MM + width - RIGHT[0] * MM) / 2
    if body and re.match(ANNEX_HEAD, body[0].text) and abs(body[0].middle() - middle) < 3:
        return body[0]
    return None


def check_parts(pages, style_of):
    for n, (width, _, lines) in enumerate(pages):
        for line in lines:
            for start, low, high, style in PARTS:
                if re.match(start, line.text):
                    check_part(line, style_of[n], low, high, style)
        head = annex_head(width, lines)
        if head is not None:
            check_part(head, style_of[n], 14, 14, "b")


def page_number(lines):
    return next((int(l.text) for l in lines if l.y1 < TOP[0] * MM and l.text.isdigit()), None)


def roman(text):
    value, of = 0, {"I": 1, "V": 5, "X": 10, "": 0}
    for a, b in zip(text, text[1:] + " "):
        value += -of[a] if of.get(b, 0) > of[a] else of[a]
    return value


def check_sections(pages):
    """Each annex begins on a page without a number and counts from there; annexes are numbered without a gap,
    a single one has no number; what the text names is there."""
    heads, expected = [], 1
    for n, (width, _, lines) in enumerate(pages, 1):
        head = annex_head(width, lines)
        if head is not None:
            heads.append(head.text)
            expected = 1
        number = page_number(lines)
        if number != (None if expected == 1 else expected):
            say(f"trang {n}", f"số trang {number}, phải {expected}")
        expected += 1
    numbers = [roman(h[len("Phụ lục "):]) for h in heads]
    if numbers != ([0] if len(heads) == 1 else list(range(1, len(heads) + 1))):
        say("phụ lục", f"không đánh số liên tục: {heads}")


def main_text(pages):
    """The lines before the first annex, without page numbers."""
    for width, _, lines in pages:
        if annex_head(width, lines) is not None:
            return
        yield [l for l in lines if l.y1 >= TOP[0] * MM]


def check_references(pages):
    text = " ".join(l.text for lines in main_text(pages) for l in lines)
    heads = {h.text for h in (annex_head(w, ls) for w, _, ls in pages) if h is not None}
    for named in set(re.findall(r"Phụ lục (?:[IVX]+\b)?", text)):
        if named.strip() not in heads:
            say("nội dung", f"nhắc đến {named.strip()} không kèm theo")
    if heads and "Phụ lục" not in text:
        say("nội dung", "không nhắc đến phụ lục kèm theo")
    if len(re.findall(r"\./\.", text)) != 1:
        say("nội dung", "không kết thúc bằng một dấu ./.")


# What no careful clerk writes: a word twice, a sign after its word, a verb without its object.
SLIPS = [
    r"(?i)\b(so với|tăng|giảm|đạt|người|đồng|đơn vị|tại|của|là|có) \1\b",
    r"(tăng|giảm|còn thiếu) (-|0 )",
    r" [,;:]|[,;] ?[,;.]|\.\.(?!\.)|\( | \)",
    r"(có|đạt|là|bằng|thiếu|Vận động|Đôn đốc) chưa có số liệu|chưa có số liệu (người|đơn vị|đồng|lao động)",
    r"[{}]|\b(nan|null)\b|%%|\d,\d{2}\d",
]


def check_words(pages):
    for lines in main_text(pages):
        text = " ".join(l.text for l in lines)
        for slip in SLIPS:
            for m in re.finditer(slip, text):
                say("nội dung", f"\"{text[max(0, m.start() - 20):m.end() + 20]}\"")


def check_stacking(pages):
    """No heading at the foot of a page; no signature without text above it."""
    bodies = list(main_text(pages))
    for n, lines in enumerate(bodies, 1):
        rows = sorted(lines, key=lambda l: l.y0)
        if rows and n < len(bodies) and re.match(r"([IVX]+|\d+)\. .*[^.;:,]$", rows[-1].text) \
                and rows[-1].x0 > LEFT[0] * MM + 20 and len(rows[-1].text) < 60:
            say(rows[-1].where(), "đề mục đứng cuối trang")
        if rows and re.match(r"Nơi nhận:", rows[0].text):
            say(rows[0].where(), "khối chữ ký đứng một mình trên trang")


def check_body(pages, style_of):
    """Full lines of running text on the first page; notes under a table are small and italic."""
    width, _, lines = pages[0]
    full = [l for l in lines if l.x1 - l.x0 > 0.97 * (width - 45 * MM)
            and not (l.size < 11.2 and style_of[0].get(l.text) == "i")]
    for line in full:
        if not 12.9 <= line.size <= 14.1:
            say(line.where(), f"chữ nội dung cỡ {line.size:.1f}")
    for line in full:  # justified: both ends at the margins
        ends = line.text[-1] in ".;:"  # maybe the last of its paragraph
        if line.x1 < width - RIGHT[0] * MM - 1 and line.x0 < LEFT[0] * MM + 1 and not ends:
            say(line.where(), f"không căn đều: lề phải {(width - line.x1) / MM:.1f} mm")
    for above, below in zip(full, full[1:]):
        pitch = (below.y1 - above.y1) / above.size / 1.149
        if pitch < 1.6 and not 0.99 <= pitch <= 1.51:
            say(below.where(), f"giãn dòng {pitch:.2f}")


def check_kind(pages):
    """A công văn has no name of kind, "V/v ..." centred under its number, and says to whom; others have a name."""
    width, _, lines = pages[0]
    about = next((l for l in lines if l.text.startswith("V/v ")), None)
    named = [l for l in lines if re.match(r"[^\W\d_][^\d_]+$", l.text) and l.text == l.text.upper() and abs(l.size - 14) < 0.2
             and abs(l.middle() - (LEFT[0] * MM + width - RIGHT[0] * MM) / 2) < 4]
    number = next((l for l in lines if l.text.startswith("Số:")), None)
    if number is None:
        return
    if (about is None) == (not named):
        say("loại văn bản", f"V/v: {about is not None}, tên loại: {[l.text for l in named]}")
    if about is not None:
        if not 4 <= about.y0 - number.y1 + 3 <= 12:
            say(about.where(), f"cách số {about.y0 - number.y1:.1f} pt, phải 6")
        beside = [l for l in lines if abs(l.y1 - number.y1) < 3 and l.x1 < width / 2]  # "Số:" and the symbol
        if abs(about.middle() - (min(l.x0 for l in beside) + max(l.x1 for l in beside)) / 2) > 4:
            say(about.where(), "không ở giữa, dưới số")
        if "CÔNG VĂN" in (l.text for l in lines):
            say("loại văn bản", "công văn không có tên loại")
        if not any(l.text.startswith("Kính gửi:") for l in lines):
            say("loại văn bản", "công văn không có Kính gửi")


def check_recipients(pages):
    """Who stands in Kính gửi stands in Nơi nhận as "Như trên" only."""
    text = [re.sub(r"[;.]$", "", l.text) for lines in main_text(pages) for l in sorted(lines, key=lambda l: l.y0)]
    to = {l[len("Kính gửi: "):] for l in text if l.startswith("Kính gửi: ")}
    if "Nơi nhận:" in text:
        for l in text[text.index("Nơi nhận:"):]:
            if l.startswith("- ") and re.sub(r" \(.*", "", l[2:]) in to:
                say("Nơi nhận", f"đã ở Kính gửi: {l}")


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


def measure(path, wanted, words=False):
    """What is wrong with one document; words: it is a report of a set, whose words are looked at too."""
    bad.clear()
    check_whole(path, wanted)
    pages = read_lines(path)
    for n, (width, height, lines) in enumerate(pages, 1):
        check_page(n, width, height, lines)
    style_of = styles(path)
    check_parts(pages, style_of)
    check_body(pages, style_of)
    check_rules(pages, path)
    check_kind(pages)
    check_recipients(pages)
    check_sections(pages)
    check_stacking(pages)
    if words:
        check_references(pages)
        check_words(pages)
    return list(bad)


def measure_report(path):
    return path, measure(path, [], True)


def main():
    wrong = 0
    if sys.argv[1] != "--set":
        wrong = len(found := measure(sys.argv[1], sys.argv[2:]))
        print("\n".join(found), end="\n" if found else "")
    else:
        paths = sorted([p for p in sys.argv[2:] if os.path.isfile(p)] +
                       [os.path.join(at, f) for top in sys.argv[2:]
                        for at, _, files in os.walk(top) for f in files if f.endswith(".pdf")])
        with ProcessPoolExecutor(2) as pool:
            for path, found in pool.map(measure_report, paths):
                wrong += len(found)
                for f in found:
                    print(f"{path}: {f}")
        print(f"{len(paths)} tài liệu, {wrong} chỗ sai")
    sys.exit(1 if wrong else 0)


main()
