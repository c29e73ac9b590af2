#!/usr/bin/python3
"""pdf-tags.py FILE.pdf [FILE.docx] - whether the tags of a PDF hold all of its words, as a reader of the tags gets them:
every word within a mark, every mark in one part of the tree and found again from its page, heads of tables with their
scope and spans that fill their rows, charts told in words and where they are drawn, headings that skip no level.  With the twin for Word: the
parts say what its paragraphs and cells say, in their order.  Status 1 and a line for each breach.

pdf-tags.py --list FILE.pdf - the parts and their words.
pdf-tags.py --breaches FILE.pdf - plant breaches in the objects of a good file and want them seen.
"""
import base64
import copy
import json
import re
import subprocess
import sys
import zipfile
import xml.etree.ElementTree as ET
from collections import Counter

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TOKEN = re.compile(rb"<<.*?>>|<[0-9A-Fa-f\s]*>|\((?:\\.|[^\\()])*\)|/[^\s/<>\[\]()]+|[^\s/<>\[\]()]+|[\[\]]", re.S)
LEAVES = {"P", "H1", "H2", "H3", "H4", "LBody", "TH", "TD"}


class Tags:
    def __init__(self, path):
        shown = subprocess.run(["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", path],
                               capture_output=True, check=True).stdout
        self.objects = json.loads(shown)["qpdf"][1]
        self.points = {}  # page -> mark -> where words begin, and corners of shapes

    def get(self, v):
        while isinstance(v, str) and re.fullmatch(r"\d+ \d+ R", v):
            o = self.objects.get("obj:" + v, {})
            v = o["stream"]["dict"] if "stream" in o else o.get("value")
        return v

    def root(self):
        return self.get(self.objects["trailer"]["value"]["/Root"])

    def pages(self):
        found, todo = [], [self.root()["/Pages"]]
        while todo:
            ref = todo.pop(0)
            kids = self.get(ref).get("/Kids")
            if kids is None:
                found.append(ref)
            else:
                todo = kids + todo
        return found

    def marks(self, page):
        """Words by mark; None: artifacts, "": outside of every mark."""
        streams = self.get(page)["/Contents"]
        data = b"\n".join(base64.b64decode(self.objects["obj:" + s]["stream"]["data"])
                          for s in (streams if isinstance(streams, list) else [streams]))
        words, open_marks, operands, line = {}, [], [], (0, 0)
        points = self.points[page] = {}
        for t in TOKEN.findall(data):
            if t in (b"BDC", b"BMC"):
                m = re.search(rb"/MCID (\d+)", b" ".join(operands))
                open_marks.append(int(m[1]) if m else None)
            elif t == b"EMC":
                open_marks.pop()
            elif t in (b"BT", b"Td", b"m", b"l", b"re"):
                at = [float(x) for x in operands]
                if t == b"BT":
                    line = (0, 0)
                elif t == b"Td":
                    line = (line[0] + at[0], line[1] + at[1])
                else:
                    points.setdefault(open_marks[-1] if open_marks else "", []).extend(
                        [(at[0], at[1])] + ([(at[0] + at[2], at[1] + at[3])] if t == b"re" else []))
            elif t == b"Tj":
                text = bytes.fromhex(operands[-1][1:-1].decode()).decode("utf-16-be")
                mark = open_marks[-1] if open_marks else ""
                points.setdefault(mark, []).append(line)
                words[mark] = words.get(mark, "") + text
            elif not re.match(rb"[A-Za-z'\"*]", t):
                operands.append(t)
                continue
            operands = []
        return words

    def parts(self):
        """Every part with its depth: (ref, role, depth, dictionary)."""
        todo = [(r, 0) for r in self.get(self.root()["/StructTreeRoot"])["/K"]]
        while todo:
            ref, depth = todo.pop(0)
            d = self.get(ref)
            yield ref, d["/S"][1:], depth, d
            kids = d.get("/K", [])
            todo = [(k, depth + 1) for k in (kids if isinstance(kids, list) else [kids])
                    if isinstance(k, str) and isinstance(self.get(k), dict) and "/S" in self.get(k)] + todo

    def own(self, d):
        """The marks of a part itself: (page, id)."""
        kids = d.get("/K", [])
        for k in kids if isinstance(kids, list) else [kids]:
            if isinstance(k, int):
                yield d["/Pg"], k
            elif isinstance(k, dict) and k.get("/Type") == "/MCR":
                yield k.get("/Pg", d.get("/Pg")), k["/MCID"]


class Told:
    """The tree with its words."""

    def __init__(self, f):
        self.f, self.bad = f, []
        root = f.root()
        if "/StructTreeRoot" not in root or not f.get(root.get("/MarkInfo", {})).get("/Marked"):
            self.bad.append("not tagged")
            self.parts = []
            return
        words = {p: f.marks(p) for p in f.pages()}
        for n, page in enumerate(words, 1):
            if words[page].get("", "").strip():
                self.bad.append("page %d: outside of every mark: %r" % (n, words[page][""][:60]))
        numbers = f.get(f.get(root["/StructTreeRoot"])["/ParentTree"])["/Nums"]
        parents = dict(zip(numbers[::2], map(f.get, numbers[1::2])))
        held = Counter()
        self.parts = []
        for ref, role, depth, d in f.parts():
            text = ""
            for page, mark in f.own(d):
                held[page, mark] += 1
                text += words[page].get(mark, "")
                known = parents.get(f.get(page).get("/StructParents"), [])
                if mark >= len(known) or known[mark] != ref:
                    self.bad.append("%s %r is not found from its page" % (role, text[:40]))
            self.parts.append((role, depth, d, " ".join(text.replace("\xa0", " ").split())))
        for page in words:
            for mark in words[page]:
                if isinstance(mark, int) and held[page, mark] != 1:
                    self.bad.append("a mark is in %d parts: %r" % (held[page, mark], words[page][mark][:60]))
        self.artifacts = [" ".join(words[p].get(None, "").split()) for p in words]

    def attribute(self, d, key):
        return self.f.get(d.get("/A") or {}).get(key)


def check_parts(t):
    level = 0
    for role, _, d, text in t.parts:
        if re.fullmatch(r"H\d", role):
            if int(role[1]) > level + 1:
                yield "%s %r follows a heading of level %d" % (role, text[:40], level)
            level = int(role[1])
        if role in ("P", "LBody") or role.startswith("H"):
            if not text:
                yield "an empty %s" % role
        if role == "Figure" and len((d.get("/Alt") or "")) < 40:
            yield "a chart is not told in words"
        if role == "TH" and t.attribute(d, "/Scope") not in ("/Column", "/Row"):
            yield "a head without its scope: %r" % text


def check_figures(t):
    """A chart on one page says where: around all that is drawn of it, and around nothing of another part."""
    for d in (d for role, _, d, _ in t.parts if role == "Figure"):
        own, box = set(t.f.own(d)), t.attribute(d, "/BBox")
        pages = {page for page, _ in own}
        if (box is None) != (len(pages) != 1) or (box and t.attribute(d, "/O") != "/Layout"):
            yield "a chart on %d pages with the place %s" % (len(pages), box)
        for page in pages if box else []:
            for mark, points in t.f.points[page].items():
                within = [box[0] - .1 <= x <= box[2] + .1 and box[1] - .1 <= y <= box[3] + .1 for x, y in points]
                if not all(within) if (page, mark) in own else mark is not None and any(within):
                    yield "the place of a chart, %s, is not where it is drawn" % box


def check_heads(t):
    """Beside figures stands the head of their row; a row of heads alone heads columns."""
    rows, named = [], 0
    for role, _, d, text in t.parts:
        if role == "TR":
            rows.append([])
        elif role in ("TH", "TD"):
            rows[-1].append((role, t.attribute(d, "/Scope") if role == "TH" else None))
    for row in rows:
        figures = any(role == "TD" for role, _ in row)
        scopes = [scope for role, scope in row if role == "TH"]
        named += figures and scopes == ["/Row"]
        if scopes != (["/Row"] * min(len(scopes), 1) if figures else ["/Column"] * len(scopes)):
            yield "heads of a row and of columns mixed: %s" % scopes
    if rows and not named:
        yield "no row has a head"


def check_rows(t):
    """Cells with their spans fill each row of a table alike."""
    rows = []

    def finish():
        free = Counter()
        filled = []
        for n, row in enumerate(rows):
            width = free[n]
            for cols, down in row:
                width += cols
                for k in range(1, down):
                    free[n + k] += cols
            filled.append(width)
        if len(set(filled)) > 1:
            yield "rows of a table have %s columns" % sorted(set(filled))

    for role, _, d, _ in t.parts + [("Table", 0, {}, "")]:
        if role == "Table":
            yield from finish()
            rows = []
        elif role == "TR":
            rows.append([])
        elif role in ("TH", "TD") and rows:
            rows[-1].append((t.attribute(d, "/ColSpan") or 1, t.attribute(d, "/RowSpan") or 1))


def check_artifacts(t):
    """Page numbers, and heads of tables shown again."""
    heads = "".join(text for role, _, _, text in t.parts if role == "TH").replace(" ", "")
    letters = set(heads)
    for n, text in enumerate(t.artifacts, 1):
        if set(re.sub(r"^\d+", "", text).replace(" ", "")) - letters:
            yield "page %d: words that are no part of the document: %r" % (n, text[:80])


def squeeze(s):
    return re.sub(r"\s", "", s.replace("\u2011", "-").replace("\xa0", ""))


def check_twin(t, path):
    """Paragraphs and cells of the Word document, in their order, but for the letterhead and the signature, where columns
    stand side by side: their texts are compared without an order."""
    body = ET.fromstring(zipfile.ZipFile(path).read("word/document.xml")).find(W + "body")
    word = [squeeze("".join(x.text or "" for x in p.iter(W + "t"))) for p in body.iter(W + "p")]
    word = [w for w in word if w]
    paper = [squeeze(text) for role, _, _, text in t.parts if role in LEAVES and text]
    if sorted("".join(word)) != sorted("".join(paper)):
        only = Counter(word) - Counter(paper), Counter(paper) - Counter(word)
        yield "words differ; for Word alone: %s; in the tags alone: %s" % (
            list(only[0])[:3], list(only[1])[:3])
    ordered = [squeeze(text) for role, _, _, text in t.parts if role in ("H2", "H3", "H4", "LBody", "TH", "TD") and text]
    stream, here = "".join(word), 0
    for text in ordered:
        found = stream.find(text, here)
        if found < 0:
            yield "not in the order of the Word document: %r" % text[:60]
            return
        here = found + len(text)


def judge(f, twin=None):
    t = Told(f)
    if not t.parts:
        return t.bad
    bad = t.bad + list(check_parts(t)) + list(check_figures(t)) + list(check_heads(t)) + list(check_rows(t)) + list(check_artifacts(t))
    return bad + (list(check_twin(t, twin)) if twin else [])


def element(f, role, with_key=None):
    return next(d for _, r, _, d in f.parts() if r == role and (with_key is None or with_key in d))


def place(f, edge, by):
    box = f.get(element(f, "Figure")["/A"])["/BBox"]
    box[edge] += by


BREACHES = [
    ("no tree", lambda f: f.root().pop("/StructTreeRoot")),
    ("a part taken out", lambda f: f.get(element(f, "Sect")["/K"][3]).pop("/K")),
    ("a head without scope", lambda f: element(f, "TH")["/A"].pop("/Scope")),
    ("a row whose head is called a column's", lambda f: next(
        f.get(d["/A"]) for _, r, _, d in f.parts() if r == "TH" and f.get(d["/A"])["/Scope"] == "/Row").update({"/Scope": "/Column"})),
    ("a head without its span", lambda f: next(
        d for _, r, _, d in f.parts() if r == "TH" and f.get(d["/A"]).get("/ColSpan"))["/A"].pop("/ColSpan")),
    ("a chart without words", lambda f: element(f, "Figure").pop("/Alt")),
    ("a chart without its place", lambda f: f.get(element(f, "Figure")["/A"]).pop("/BBox")),
    ("a chart drawn beside its place", lambda f: place(f, 3, -40)),
    ("a chart's place that holds words of others", lambda f: place(f, 3, 40)),
    ("a level skipped", lambda f: element(f, "H2").update({"/S": "/H4"})),
    ("a mark in two parts", lambda f: element(f, "P").update({"/K": element(f, "H1")["/K"], "/Pg": element(f, "H1")["/Pg"]})),
    ("a page that does not know its parts", lambda f: f.get(f.pages()[0]).pop("/StructParents")),
]


def main():
    f = Tags(sys.argv[-1] if sys.argv[1].startswith("--") else sys.argv[1])
    if sys.argv[1] == "--list":
        for role, depth, d, text in Told(f).parts:
            print("  " * depth + role, text_of(d) or text)
        return
    if sys.argv[1] == "--breaches":
        bad = []
        for what, spoil in BREACHES:
            spoiled = copy.deepcopy(f)
            spoil(spoiled)
            bad += [] if judge(spoiled) else ["not seen: " + what]
        print("%d breaches seen" % (len(BREACHES) - len(bad)))
    else:
        bad = judge(f, sys.argv[2] if len(sys.argv) > 2 else None)
    print(*bad, sep="\n", end="\n" if bad else "")
    sys.exit(1 if bad else 0)


def text_of(d):
    alt = d.get("/Alt") or ""
    return alt.removeprefix("u:")


main()
