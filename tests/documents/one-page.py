#!/usr/bin/python3
"""one-page.py SET - tong-quan.html of a published set, read as a browser does, without one.

Well formed; asks for nothing (no address, no picture, no script of elsewhere, and a policy that forbids it); every
link leads to what stands beside it; every place has its row, and each figure of it equals so-lieu.csv; every bar and
point of a chart has its value in words; 400 KB at most. With Chromium also: no word on its console, the rows of the
table in order when its head is pressed, only those that a search without diacritics finds.
Prints what was compared; status 1 where anything is wrong."""

import csv
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

VOID = {"meta", "link", "br", "input"}
MOST = 400 * 1024
# head of a column -> indicator of so-lieu.csv
COLUMNS = {"Tỷ lệ hoàn thành | BHXH bắt buộc": "ht_bhxh_bb", "Tỷ lệ hoàn thành | BHXH tự nguyện": "ht_bhxh_tn",
           "Tỷ lệ hoàn thành | BHTN": "ht_bhtn", "Tỷ lệ hoàn thành | BHYT": "ht_bhyt", "Bao phủ | BHXH": "bp_bhxh",
           "Bao phủ | BHYT": "bp_bhyt", "Chậm đóng | Số tiền (đồng)": "cham_dong", "Chậm đóng | Tỷ lệ": "tl_cham",
           "BHXH tự nguyện | Số người": "bhxh_tn", "BHXH tự nguyện | Chỉ tiêu": "ct_bhxh_tn"}


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.open, self.bad, self.links, self.tables, self.row, self.cell = [], [], [], [], None, None
        self.titles, self.marks, self.policy = 0, 0, ""
        self.feed(text)
        if self.open:
            self.bad.append(f"left open: {self.open}")

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if tag == "meta" and a.get("http-equiv") == "Content-Security-Policy":
            self.policy = a["content"]
        for key in ("src", "srcset", "action", "data", "xlink:href", "poster"):
            if key in a:
                self.bad.append(f"<{tag} {key}> asks for something")
        if "href" in a:
            if tag == "a":
                self.links.append(a["href"])
            elif not a["href"].startswith("data:,"):
                self.bad.append(f"<{tag} href={a['href']}> asks for something")
        if any(k.startswith("on") for k in a):
            self.bad.append(f"<{tag}> with a script in its attributes")
        if tag == "table":
            self.tables.append({"head": [], "rows": []})
        elif tag == "tr":
            self.row = []
            where = "head" if "thead" in self.open else "rows"
            self.tables[-1][where].append(self.row)
        elif tag in ("td", "th"):
            self.cell = {"text": "", "cols": int(a.get("colspan", 1)), "rows": int(a.get("rowspan", 1)), "link": None}
            self.row.append(self.cell)
        elif tag == "a" and self.cell is not None:
            self.cell["link"] = a["href"]
        self.marks += tag in ("circle", "rect")
        self.titles += tag == "title" and "svg" in self.open
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open[-1] != tag:
            self.bad.append(f"</{tag}> closes {self.open[-1:]}")
        else:
            self.open.pop()
        if tag in ("td", "th"):
            self.cell = None

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_data(self, data):
        if self.cell is not None:
            self.cell["text"] += data


def heads(table):
    """Of each column: its heads from the top, joined."""
    grid = {}
    for r, row in enumerate(table["head"]):
        col = 0
        for cell in row:
            while (r, col) in grid:
                col += 1
            for i in range(cell["rows"]):
                for k in range(cell["cols"]):
                    grid[r + i, col + k] = cell["text"]
            col += cell["cols"]
    columns = max(c for _, c in grid) + 1
    return [" | ".join(dict.fromkeys(grid[r, c] for r in range(len(table["head"])))) for c in range(columns)]


def plain(text):
    return "" if text == "-" else text.replace(".", "").replace(",", ".").rstrip("%")


def main(place):
    path = Path(place) / "tong-quan.html"
    page = Page(path.read_text(encoding="utf-8"))
    bad = page.bad
    if "default-src 'none'" not in page.policy:
        bad.append("no policy that forbids what comes from elsewhere")
    if path.stat().st_size > MOST:
        bad.append(f"{path.stat().st_size} bytes")
    bad += [f"a link to nothing: {l}" for l in page.links if re.match(r"[a-z]+:", l) or not (path.parent / l).exists()]
    if page.titles < page.marks:
        bad.append(f"{page.marks - page.titles} marks of charts without their value")
    figures, names = {}, {}
    for r in csv.DictReader(open(Path(place) / "so-lieu.csv", encoding="utf-8")):
        if r["cap"] in ("tinh", "xa") and (r["ma"] or r["cap"] == "xa"):
            key = "TỔNG SỐ" if r["cap"] == "tinh" else r["ten"]
            figures[key, r["chi_tieu"]] = r["gia_tri"]
            names[key] = r["ma"]
    table = max(page.tables, key=lambda t: len(t["rows"]))
    columns = heads(table)
    seen = compared = 0
    for row in table["rows"]:
        name = row[0]["text"]
        seen += name in names
        if row[0]["link"] and not Path(row[0]["link"]).name.startswith(names.get(name, "?")):
            bad.append(f"{name} leads to {row[0]['link']}")
        for head, cell in zip(columns, row):
            if head in COLUMNS:
                want = figures.get((name, COLUMNS[head]), "")
                compared += 1
                if plain(cell["text"]) != want:
                    bad.append(f"{name}, {head}: {cell['text']}, so-lieu.csv has {want}")
    missing = [c for c in COLUMNS if c not in columns]
    if missing or seen < len([n for n, m in names.items() if m]):
        bad.append(f"columns {missing}, {seen} rows of {len(names)} places")
    print(f"{seen} rows, {compared} figures compared, {len(page.links)} links, {page.marks} marks of charts")
    for b in bad[:20]:
        print(b)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
