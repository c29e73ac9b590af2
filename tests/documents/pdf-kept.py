#!/usr/bin/python3
"""pdf-kept.py FILE.pdf... - rules of ISO 19005-3 (PDF/A-3), level B, and of decree 30/2020 that can be read from the
objects of a file, as qpdf shows them; status 1 and a line for each breach.

pdf-kept.py --breaches FILE.pdf - plant one breach of each rule in the objects of a good file and want it seen.
pdf-kept.py --field FILE.pdf - where the empty signature field is, and what stands above and below it.
"""
import base64
import copy
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

XMP = {"rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "dc": "http://purl.org/dc/elements/1.1/",
       "xmp": "http://ns.adobe.com/xap/1.0/", "pdf": "http://ns.adobe.com/pdf/1.3/",
       "pdfaid": "http://www.aiim.org/pdfa/ns/id/"}
DEVICE_CMYK = re.compile(rb"(?:^|\s)[kK](?:\s|$)")
FORBIDDEN_ACTIONS = {"/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/JavaScript", "/Hide", "/SetOCGState",
                     "/Rendition", "/Trans", "/GoTo3DView"}


class File:
    def __init__(self, path):
        shown = subprocess.run(["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", path],
                               capture_output=True, check=True).stdout
        self.objects = json.loads(shown)["qpdf"][1]
        with open(path, "rb") as f:
            self.head = f.read(32)

    def get(self, v):
        """What a reference leads to; a stream's dictionary."""
        while isinstance(v, str) and re.fullmatch(r"\d+ \d+ R", v):
            o = self.objects.get("obj:" + v, {})
            v = o["stream"]["dict"] if "stream" in o else o.get("value")
        return v

    def at(self, v, *keys):
        v = self.get(v)
        for k in keys:
            v = self.get(v[k]) if isinstance(v, dict) and k in v else None
        return v

    def data(self, ref):
        return base64.b64decode(self.objects["obj:" + ref]["stream"]["data"])

    @property
    def trailer(self):
        return self.objects["trailer"]["value"]

    @property
    def root(self):
        return self.at(self.trailer, "/Root")

    def of_type(self, key, value):
        for name, o in self.objects.items():
            d = o["stream"]["dict"] if "stream" in o else o.get("value")
            if isinstance(d, dict) and d.get(key) == value:
                yield name[len("obj:"):], d


def text(v):
    return None if v is None else v[2:] if v.startswith("u:") else v


def iso(day):
    """D:20260404000000+07'00' as XMP says it."""
    m = re.fullmatch(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)([+-]\d\d)'(\d\d)'?", day or "")
    return m and "%s-%s-%sT%s:%s:%s%s:%s" % m.groups()


def header(f):
    if not re.match(rb"%PDF-1\.7\r?\n%[\x80-\xff]{4}", f.head):
        yield "header is not %PDF-1.7 and four high bytes"


def identifier(f):
    v = f.trailer.get("/ID")
    if not (isinstance(v, list) and len(v) == 2 and all(len(s) > 2 for s in v)):
        yield "no /ID of two strings"
    elif set(v[0][2:]) <= {"0"}:
        yield "/ID is nothing but zeroes"


def encryption(f):
    if "/Encrypt" in f.trailer:
        yield "encrypted"


def intent(f):
    intents = f.at(f.root, "/OutputIntents")
    good = [f.get(i) for i in intents or [] if f.at(i, "/S") == "/GTS_PDFA1"]
    if len(good) != 1:
        yield "not one OutputIntent for PDF/A"
        return
    ref = good[0].get("/DestOutputProfile")
    if ref is None:
        yield "OutputIntent without a profile"
        return
    profile = f.data(ref)
    if f.at(ref, "/N") != 3 or profile[36:40] != b"acsp" or profile[16:20] != b"RGB ":
        yield "the profile is no profile of RGB"
    elif int.from_bytes(profile[:4], "big") != len(profile):
        yield "the profile is cut"


def metadata(f):
    ref = f.root.get("/Metadata")
    if ref is None:
        yield "no metadata"
        return
    if "/Filter" in f.get(ref):
        yield "metadata is packed"
    d = ET.fromstring(f.data(ref).decode().split("?>", 1)[1].rsplit("<?xpacket", 1)[0]).find(".//rdf:Description", XMP)
    info = f.at(f.trailer, "/Info")
    if d.findtext("pdfaid:part", None, XMP) != "3" or d.findtext("pdfaid:conformance", None, XMP) != "B":
        yield "does not claim PDF/A-3b"
    for key, path in (("/Title", "dc:title//rdf:li"), ("/Author", "dc:creator//rdf:li"),
                      ("/Subject", "dc:description//rdf:li"), ("/Keywords", "pdf:Keywords"),
                      ("/Producer", "pdf:Producer"), ("/Creator", "xmp:CreatorTool")):
        if text(info.get(key)) != d.findtext(path, None, XMP):
            yield "%s is %r, in the metadata %r" % (key, text(info.get(key)), d.findtext(path, None, XMP))
    if iso(text(info.get("/CreationDate"))) != d.findtext("xmp:CreateDate", None, XMP):
        yield "the day of creation differs from the metadata's"
    if not info.get("/Title"):
        yield "no title"


def fonts(f):
    found = 0
    for ref, font in f.of_type("/Type", "/Font"):
        if font.get("/Subtype") == "/Type0":
            if font.get("/Encoding") is None or font.get("/ToUnicode") is None:
                yield "font %s: no encoding or no Unicode" % ref
            continue
        found += 1
        d = f.at(font, "/FontDescriptor") or {}
        if "/FontFile2" not in d:
            yield "font %s is not in the file" % ref
        if not isinstance(d.get("/CapHeight"), int) or not 500 < d["/CapHeight"] < 900:
            yield "font %s: /CapHeight is %r" % (ref, d.get("/CapHeight"))
        if font.get("/Subtype") == "/CIDFontType2" and f.get(font.get("/CIDToGIDMap")) is None:
            yield "font %s: no map from letters to glyphs" % ref
    if not found:
        yield "no font at all"


def contents(f):
    """The streams of the pages."""
    for _, page in f.of_type("/Type", "/Page"):
        v = page["/Contents"]
        yield from v if isinstance(v, list) else [v]


def colours(f):
    for ref in contents(f):
        shown = re.sub(rb"<[0-9A-Fa-f]*>|\((?:\\.|[^\\)])*\)", b"", f.data(ref), flags=re.S)
        if DEVICE_CMYK.search(shown):
            yield "%s: colours of CMYK without a profile" % ref


def actions(f):
    if any(k in f.root for k in ("/OpenAction", "/AA", "/OCProperties", "/Requirements")):
        yield "the catalog acts"
    for ref, o in f.objects.items():
        d = o["stream"]["dict"] if "stream" in o else o.get("value")
        if isinstance(d, dict) and d.get("/S") in FORBIDDEN_ACTIONS:
            yield "%s: action %s" % (ref, d["/S"])


def attachments(f):
    listed = f.at(f.root, "/Names", "/EmbeddedFiles", "/Names") or []
    names = [text(n) for n in listed[::2]]
    if names not in (["phu-luc.xlsx", "so-lieu.csv"], ["so-lieu.csv"]):  # no workbook where only documents are made
        yield "attached are %r" % names
    belong = f.at(f.root, "/AF") or []
    for ref in listed[1::2]:
        spec = f.get(ref)
        if ref not in belong:
            yield "%s does not belong to the document (/AF)" % text(spec.get("/F"))
        if spec.get("/AFRelationship") != "/Data":
            yield "%s: /AFRelationship is %r" % (text(spec.get("/F")), spec.get("/AFRelationship"))
        if text(spec.get("/F")) != text(spec.get("/UF")) or not spec.get("/Desc"):
            yield "%s: its names differ, or it has no description" % text(spec.get("/F"))
        inner = spec["/EF"]["/F"]
        file = f.get(inner)
        if not re.fullmatch(r"/[a-z]+/[a-z.\-]+", file.get("/Subtype") or ""):
            yield "%s: its kind is %r" % (text(spec.get("/F")), file.get("/Subtype"))
        params = f.get(file.get("/Params") or {})
        if params.get("/Size") != len(f.data(inner)) or not iso(text(params.get("/ModDate"))):
            yield "%s: size or day missing or wrong" % text(spec.get("/F"))


def annotations(f):
    for ref, a in f.of_type("/Type", "/Annot"):
        flags = a.get("/F", 0)
        if not flags & 4 or flags & (1 | 2 | 32):
            yield "%s: not printed, or hidden" % ref
        if f.at(a, "/AP", "/N") is None:
            yield "%s: no appearance" % ref
    if f.at(f.root, "/AcroForm", "/NeedAppearances"):
        yield "the form wants appearances made"


def language(f):
    if text(f.root.get("/Lang")) != "vi-VN":
        yield "language is %r" % f.root.get("/Lang")


RULES = [header, identifier, encryption, intent, metadata, fonts, colours, actions, attachments, annotations, language]


def first(f, key, value):
    return next(d for _, d in f.of_type(key, value))


def spoil(f, ref, old, new):
    data = f.data(ref)
    assert old in data, old
    f.objects["obj:" + ref]["stream"]["data"] = base64.b64encode(data.replace(old, new, 1)).decode()


# rule, how the objects of a good file are spoiled
BREACHES = [
    (header, lambda f: setattr(f, "head", b"%PDF-1.3\n1 0 obj")),
    (identifier, lambda f: f.trailer.pop("/ID")),
    (identifier, lambda f: f.trailer.update({"/ID": ["b:" + "0" * 32] * 2})),
    (encryption, lambda f: f.trailer.update({"/Encrypt": {}})),
    (intent, lambda f: f.root.pop("/OutputIntents")),
    (intent, lambda f: first(f, "/Type", "/OutputIntent").pop("/DestOutputProfile")),
    (intent, lambda f: f.get(first(f, "/Type", "/OutputIntent")["/DestOutputProfile"]).update({"/N": 4})),
    (intent, lambda f: spoil(f, first(f, "/Type", "/OutputIntent")["/DestOutputProfile"], b"acsp", b"acsp...")),
    (metadata, lambda f: f.root.pop("/Metadata")),
    (metadata, lambda f: f.at(f.trailer, "/Info").update({"/Title": "u:khác"})),
    (metadata, lambda f: f.at(f.trailer, "/Info").update({"/CreationDate": "u:D:20260101000000+07'00'"})),
    (metadata, lambda f: f.at(f.trailer, "/Info").pop("/Subject")),
    (metadata, lambda f: spoil(f, f.root["/Metadata"], b"<pdfaid:part>3", b"<pdfaid:part>1")),
    (metadata, lambda f: spoil(f, f.root["/Metadata"], b"<pdf:Producer>", b"<pdf:Producer>x")),
    (metadata, lambda f: f.get(f.root["/Metadata"]).update({"/Filter": "/FlateDecode"})),
    (fonts, lambda f: first(f, "/Type", "/FontDescriptor").pop("/FontFile2")),
    (fonts, lambda f: first(f, "/Type", "/FontDescriptor").pop("/CapHeight")),
    (fonts, lambda f: first(f, "/Subtype", "/Type0").pop("/ToUnicode")),
    (fonts, lambda f: first(f, "/Subtype", "/CIDFontType2").pop("/CIDToGIDMap")),
    (colours, lambda f: spoil(f, next(contents(f)), b"\n", b"\n0 0 0 1 k\n")),
    (actions, lambda f: f.root.update({"/OpenAction": {"/S": "/GoTo"}})),
    (actions, lambda f: f.objects.update({"obj:9999 0 R": {"value": {"/S": "/JavaScript"}}})),
    (attachments, lambda f: f.root.pop("/Names")),
    (attachments, lambda f: f.root.pop("/AF")),
    (attachments, lambda f: first(f, "/Type", "/Filespec").pop("/AFRelationship")),
    (attachments, lambda f: first(f, "/Type", "/Filespec").update({"/UF": "u:khac.xlsx"})),
    (attachments, lambda f: first(f, "/Type", "/EmbeddedFile").pop("/Subtype")),
    (attachments, lambda f: first(f, "/Type", "/EmbeddedFile")["/Params"].pop("/ModDate")),
    (attachments, lambda f: first(f, "/Type", "/EmbeddedFile")["/Params"].update({"/Size": 1})),
    (annotations, lambda f: first(f, "/Type", "/Annot").update({"/F": 2})),
    (annotations, lambda f: first(f, "/Type", "/Annot").pop("/AP")),
    (annotations, lambda f: f.at(f.root, "/AcroForm").update({"/NeedAppearances": True})),
    (language, lambda f: f.root.pop("/Lang")),
]


def breaches(path):
    good = File(path)
    unseen = [r.__name__ for r in RULES if r not in [b for b, _ in BREACHES]]
    bad = ["no breach is planted for the rule %s" % r for r in unseen]
    for i, (rule, spoiled) in enumerate(BREACHES):
        f = copy.deepcopy(good)
        spoiled(f)
        if not list(rule(f)):
            bad.append("breach %d of the rule %s is not seen" % (i + 1, rule.__name__))
    print("%d breaches of %d rules seen" % (len(BREACHES) - len(bad), len(RULES)))
    return bad


def lines(path, page):
    """Lines of a page as (left, top, right, bottom, text), in points from the top left corner."""
    shown = subprocess.run(["pdftotext", "-bbox-layout", "-f", str(page), "-l", str(page), path, "-"],
                           capture_output=True, check=True).stdout
    for line in re.findall(r'<line xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</line>',
                           shown.decode(), re.S):
        yield (*map(float, line[:4]), " ".join(re.findall(r"<word [^>]*>(.*?)</word>", line[4])))


def field(path):
    f = File(path)
    order = []

    def walk(node):
        for k in f.at(node, "/Kids") or []:
            if f.at(k, "/Type") == "/Pages":
                walk(k)
            else:
                order.append(k)

    walk(f.at(f.root, "/Pages"))
    for ref, a in f.of_type("/FT", "/Sig"):
        height = f.at(a, "/P", "/MediaBox")[3]
        left, top, right, bottom = a["/Rect"][0], height - a["/Rect"][3], a["/Rect"][2], height - a["/Rect"][1]
        column = [l for l in lines(path, order.index(a["/P"]) + 1) if left < (l[0] + l[2]) / 2 < right]
        above = max((l for l in column if l[3] <= top + 2), key=lambda l: l[3], default=None)
        below = min((l for l in column if l[1] >= bottom - 2), key=lambda l: l[1], default=None)
        within = [l[4] for l in column if l[1] < bottom - 2 and l[3] > top + 2]
        print("to sign: %.0f x %.0f mm, from %.0f mm of the left edge, between %s and %s, over %s" % (
            (right - left) * 25.4 / 72, (bottom - top) * 25.4 / 72, left * 25.4 / 72, above and above[4],
            below and below[4], within or "nothing"))


def main():
    if sys.argv[1] == "--field":
        return field(sys.argv[2])
    bad = breaches(sys.argv[2]) if sys.argv[1] == "--breaches" else [
        "%s: %s" % (path, what) for path in sys.argv[1:] for f in [File(path)] for rule in RULES for what in rule(f)]
    print(*bad, sep="\n", end="\n" if bad else "")
    sys.exit(1 if bad else 0)


main()
