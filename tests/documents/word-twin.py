#!/usr/bin/python3
"""word-twin.py FILE.pdf... - is the .docx beside each PDF its twin?

By the file alone: every word of the .docx is in the PDF as often, and what the PDF has beyond them are the words of
charts, heads repeated on a next page, page numbers; the sections turn alike; heads repeat, rows do not split; the page
number is a field, and none on a first page; each chart reads a workbook inside that holds the figures it shows.
With LibreOffice's Writer, also on pages: the same words, prose lines that break alike (98% at least), pages that
differ by one in ten at most, the number from page 2 on.
Prints one line a document; status 1 where anything is wrong."""

import io
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ADDED = {"DỰ", "THẢO", "(tiếp", "theo)"}  # the stamp of a draft on an annex; a chart that goes on
PROSE_PT, PROSE_WORDS, ALIKE = (15.2, 16.4), 6, 0.98


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def words(text):
    return text.replace("\u00a0", " ").replace("\u2011", "-").split()


def paragraph_text(p):
    return "".join(" " if e.tag == W + "br" else e.text or "" for e in p.iter() if e.tag in (W + "t", W + "br"))


class Word:
    def __init__(self, path):
        z = zipfile.ZipFile(path)
        parts = {n: z.read(n) for n in z.namelist()}
        self.body = ElementTree.fromstring(parts["word/document.xml"])
        self.words = Counter(w for p in self.body.iter(W + "p") for w in words(paragraph_text(p)))
        self.turned = [s.find(W + "pgSz").get(W + "orient") == "landscape" for s in self.body.iter(W + "sectPr")]
        self.charts = [(ElementTree.fromstring(parts[n]), parts[n.replace("charts/chart", "embeddings/so-lieu")[:-3] + "xlsx"])
                       for n in sorted(parts) if re.fullmatch(r"word/charts/chart\d+\.xml", n)]
        self.headers = [parts[f"word/header{k}.xml"].decode() for k in (1, 2)]

    def faults(self):
        rows = list(self.body.iter(W + "tr"))
        if any(r.find(f"{W}trPr/{W}cantSplit") is None for r in rows):
            yield "a row may be split"
        tables = [t for t in self.body.iter(W + "tbl") if t.find(f"{W}tblPr/{W}tblStyle").get(W + "val") == "BangSoLieu"]
        if any(t.find(f"{W}tr/{W}trPr/{W}tblHeader") is None for t in tables):
            yield "a table without a head that repeats"
        if any(s.find(W + "titlePg") is None or s.find(W + "pgNumType").get(W + "start") != "1"
               for s in self.body.iter(W + "sectPr")) or " PAGE " not in self.headers[0] or "PAGE" in self.headers[1]:
            yield "page numbers"
        for chart, book in self.charts:
            yield from chart_faults(chart, book)

    def chart_words(self):
        return Counter(w for chart, _ in self.charts for e in chart.iter() if e.tag in (C + "v", A + "t") and e.text
                       for w in words(e.text))


def chart_faults(chart, book):
    """Each cached value stands in the cell of the workbook that the reference names."""
    sheet = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(book)).read("xl/worksheets/sheet1.xml"))
    cell = {c.get("r"): "".join(e.text or "" for e in c.iter() if e.tag in (S + "v", S + "t")) for c in sheet.iter(S + "c")}
    for ref in (e for e in chart.iter() if e.tag in (C + "strRef", C + "numRef")):
        column, first = re.match(r"'Số liệu'!\$([A-Z])\$(\d+)", ref.find(C + "f").text).groups()
        for p in ref.iter(C + "pt"):
            if cell.get(f"{column}{int(first) + int(p.get('idx'))}") != p.find(C + "v").text:
                yield f"a chart shows what its workbook has not: {p.find(C + 'v').text}"


def pages(pdf):
    """Of each page: (landscape, its lines as (text, height of the letters))."""
    out = []
    for page in re.split(r"(?=<page )", run("pdftotext", "-bbox-layout", str(pdf), "-"))[1:]:
        w, h = map(float, re.search(r'width="([\d.]+)" height="([\d.]+)"', page).groups())
        lines = []
        for line in re.findall(r"<line .*?</line>", page, re.S):
            found = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)</word>', line)
            text = " ".join(f[2] for f in found)
            for k, v in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
                text = text.replace(k, v)
            if found:
                lines.append((" ".join(words(text)), float(found[0][1]) - float(found[0][0])))
        out.append((w > h, lines))
    return out


def all_words(paper):
    return Counter(w for _, lines in paper for text, _ in lines for w in words(text))


def prose(paper):
    return [t for _, lines in paper for t, h in lines
            if PROSE_PT[0] <= h <= PROSE_PT[1] and len(t.split()) >= PROSE_WORDS and t.upper() != t]


def turns(paper):
    return [k for i, k in enumerate(t for t, _ in paper) if i == 0 or k != [t for t, _ in paper][i - 1]]


def compare(word, paper, kind):
    """What a paper lacks of the text; a word on it that neither the text nor a chart has, and that is no number."""
    there = all_words(paper)
    lost = word.words - there
    if lost:
        yield f"{kind} lacks {sum(lost.values())} words: {' '.join(list(lost)[:6])}"
    charts = word.chart_words()
    beyond = [w for w in there - word.words
              if w not in word.words and w not in charts and w not in ADDED and not re.fullmatch(r"-?[\d.,]+%?", w)]
    if beyond:
        yield f"{kind} has more: {' '.join(sorted(beyond)[:6])}"


def convert(writer, work, paths):
    """All at once: starting the office costs more than a document."""
    for ix, path in enumerate(paths):
        shutil.copy(Path(path).with_suffix(".docx"), Path(work) / f"{ix}.docx")
    subprocess.run([writer, "--headless", f"-env:UserInstallation=file://{work}/profile", "--convert-to", "pdf", "--outdir",
                    work] + [f"{work}/{ix}.docx" for ix in range(len(paths))], check=True, capture_output=True)


def main(paths):
    writer, bad, lines, same = shutil.which("soffice"), False, 0, 0
    with tempfile.TemporaryDirectory() as work:
        if writer:
            convert(writer, work, paths)
        for ix, path in enumerate(map(Path, paths)):
            docx = path.with_suffix(".docx")
            word, paper = Word(docx), pages(path)
            faults = list(word.faults()) + list(compare(word, paper, "the PDF"))
            if [k for i, k in enumerate(word.turned) if i == 0 or k != word.turned[i - 1]] != turns(paper):
                faults.append("the sections do not turn alike")
            told = f"{len(paper)} pages"
            if writer:
                theirs = pages(Path(work) / f"{ix}.pdf")
                faults += compare(word, theirs, "Writer's PDF")
                want, have = prose(paper), Counter(t for _, lines in theirs for t, _ in lines)
                alike = sum((Counter(want) & have).values())
                told += f", by Writer {len(theirs)}; {alike} of {len(want)} lines break alike"
                lines, same = lines + len(want), same + alike
                if abs(len(theirs) - len(paper)) > len(paper) / 10:
                    faults.append("many more or fewer pages")
                first = [lines[0][0] if lines else "" for _, lines in theirs]
                if turns(theirs) != turns(paper) or first[0] == "1" or (len(first) > 1 and "2" not in first[1:3]):
                    faults.append("Writer turns or numbers pages otherwise")
            print(f"{path}: {told}" + "".join(f"; {f}" for f in faults))
            bad = bad or bool(faults)
    if same < ALIKE * lines:
        print(f"only {same} of {lines} lines of prose break alike")
    return 1 if bad or same < ALIKE * lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
