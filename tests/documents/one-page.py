#!/usr/bin/python3
"""one-page.py SET - tong-quan.html of a published set, read as a browser does, without one.

Well formed; asks for nothing (no address, no picture, no script of elsewhere, and a policy that forbids it); every
link leads to what stands beside it; every place has its row, and each figure of it equals so-lieu.csv; ranks and their
change are what those figures make them; so does a map; every bar and point of a chart has its value in words; 400 KB at most for 65
places, 3 MB for more.
With Chromium also: no word on its console, nothing loaded, the rows in order when a head is pressed by mouse or key,
only those that a search without diacritics finds. BROWSER=must makes its absence a fault.
Prints what was compared; status 1 where anything is wrong."""

import csv
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path

VOID = {"meta", "link", "br", "input"}
MOST, MANY_PLACES, MOST_OF_MANY = 400 * 1024, 65, 3 * 1024 * 1024
# head of a column -> indicator of so-lieu.csv
COLUMNS = {"Tỷ lệ hoàn thành | BHXH bắt buộc": "ht_bhxh_bb", "Tỷ lệ hoàn thành | BHXH tự nguyện": "ht_bhxh_tn",
           "Tỷ lệ hoàn thành | BHTN": "ht_bhtn", "Tỷ lệ hoàn thành | BHYT": "ht_bhyt", "Bao phủ | BHXH": "bp_bhxh",
           "Bao phủ | BHYT": "bp_bhyt", "Chậm đóng | Số tiền (đồng)": "cham_dong", "Chậm đóng | Tỷ lệ": "tl_cham",
           "BHXH tự nguyện | Số người": "bhxh_tn", "BHXH tự nguyện | Chỉ tiêu": "ct_bhxh_tn"}


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.open, self.bad, self.links, self.tables, self.row, self.cell = [], [], [], [], None, None
        self.titles, self.marks, self.policy, self.bold = 0, 0, "", False
        self.places, self.tip = [], None
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
            self.row, self.bold = [], a.get("class") is not None
            where = "head" if "thead" in self.open else "rows"
            self.tables[-1][where].append(self.row)
        elif tag in ("td", "th"):
            self.cell = {"text": "", "bold": self.bold, "cols": int(a.get("colspan", 1)), "rows": int(a.get("rowspan", 1)), "link": None}
            self.row.append(self.cell)
        elif tag == "a" and self.cell is not None:
            self.cell["link"] = a["href"]
        self.marks += tag in ("circle", "rect", "path")
        if tag == "title" and self.open[-1:] == ["path"]:
            self.tip = ""
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
        if tag == "title" and self.tip is not None:
            self.places.append(self.tip.rpartition(": "))
            self.tip = None

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_data(self, data):
        if self.cell is not None:
            self.cell["text"] += data
        if self.tip is not None:
            self.tip += data


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


# Presses every head twice, by mouse and by key; then looks for one place.  What it saw is left in the page.
DRIVER = """
const table = document.querySelector("table.list"), told = {sorted: {}, found: {}};
const items = () => [...table.tBodies[0].rows].filter(r => r.className === "" && !r.hidden).map(r => r.cells[0].textContent);
for (const th of table.tHead.querySelectorAll("th[data-c]")) {
    const head = th.querySelector("[role=button]");
    head.click();
    const down = [th.getAttribute("aria-sort"), items()];
    head.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true}));
    told.sorted[th.dataset.c] = [down, [th.getAttribute("aria-sort"), items()]];
}
const input = document.querySelector("input[type=search]");
for (const word of WORDS) {
    input.value = word;
    input.dispatchEvent(new Event("input"));
    told.found[word] = items();
}
input.value = "";
input.dispatchEvent(new Event("input"));
told.all = items().length;
told.loaded = performance.getEntriesByType("resource").map(x => x.name);
const pre = document.createElement("pre");
pre.id = "told";
pre.textContent = JSON.stringify(told);
document.body.append(pre);
"""


def bare(text):
    """Small letters without diacritics."""
    text = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in text if not unicodedata.combining(c))


def order(rows, column, falling):
    """Values of a column in order: figures before words, as the page promises."""
    values = [plain(r[column]["text"]) for r in rows]
    figures = sorted((float(v) for v in values if re.fullmatch(r"-?[\d.]+", v)), reverse=falling)
    return figures, len(values) - len(figures)


def browse(path, rows, columns):
    """What is wrong with the page in a browser; None: there is no browser."""
    browser = shutil.which("chromium")
    if browser is None:
        return None
    items = [r for r in rows if not r[0]["bold"]]
    words = [bare(items[0][0]["text"]).upper(), bare(items[-1][0]["text"]), "khong co noi nay"]
    with tempfile.TemporaryDirectory() as work:
        copy = Path(work) / "page.html"
        driver = DRIVER.replace("WORDS", json.dumps(words))
        copy.write_text(path.read_text(encoding="utf-8").replace("</body>", f"<script>{driver}</script></body>"), encoding="utf-8")
        done = subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                               "--no-first-run", f"--user-data-dir={work}/profile", "--enable-logging=stderr", "--dump-dom",
                               copy.as_uri()], capture_output=True, text=True, timeout=170, check=False)
    bad = [line for line in done.stderr.splitlines() if "CONSOLE" in line]
    told = re.search(r'<pre id="told">(.*?)</pre>', done.stdout, re.S)
    if told is None:
        return bad + [f"the browser ended with {done.returncode} and did not run the script"]
    told = json.loads(html.unescape(told[1]))
    if told["loaded"] or told["all"] != len(items):
        bad.append(f"loaded {told['loaded']}; {told['all']} rows after the search")
    for word, names in told["found"].items():
        if names != [n for n in names if bare(word) in bare(n)] or \
                sorted(names) != sorted(r[0]["text"] for r in items if bare(word) in bare(" ".join(c["text"] for c in r))):
            bad.append(f"search for {word}: {names}")
    cells = {r[0]["text"]: r for r in items}
    if sorted(map(int, told["sorted"])) != list(range(len(columns))):
        bad.append(f"heads that sort: {sorted(told['sorted'])}")
    for column, seen in told["sorted"].items():
        for want, (aria, names) in zip(("descending", "ascending"), seen):
            there = [plain(cells[n][int(column)]["text"]) for n in names]
            figures, words_n = order(items, int(column), want == "descending")
            got = [float(v) for v in there if re.fullmatch(r"-?[\d.]+", v)]
            if aria != want or len(names) != len(items) or got != figures or \
                    any(re.fullmatch(r"-?[\d.]+", v) for v in there[len(figures):]):
                bad.append(f"{columns[int(column)]} sorted {want}: {there[:5]} ..., {words_n} words")
    return bad


def ranks(rows, columns, figures, names):
    """The ranks of the page again, from so-lieu.csv: 1 + how many places are strictly better."""
    at = {c: k for k, c in enumerate(columns)}
    now, before, moved = (at.get(f"Xếp hạng BHXH tự nguyện | {w}") for w in ("Kỳ này", "Kỳ trước", "Đổi hạng"))
    shown = [r for r in rows if names.get(r[0]["text"]) and r[0]["text"] != "TỔNG SỐ"]
    goal = {r[0]["text"]: Fraction(figures.get((r[0]["text"], "ct_bhxh_tn"), 0)) for r in shown}
    bad = []
    for column, people in ((now, "BHXH tự nguyện | Số người"), (before, "BHXH tự nguyện | Kỳ trước")):
        if column is None:
            continue
        rate = {r[0]["text"]: Fraction(plain(r[at[people]]["text"])) / goal[r[0]["text"]] for r in shown
                if goal[r[0]["text"]] and plain(r[at[people]]["text"])}
        for r in shown:
            name = r[0]["text"]
            want = str(1 + sum(x > rate[name] for x in rate.values())) if name in rate else ""
            if plain(r[column]["text"]) != want:
                bad.append(f"{name}: rank {r[column]['text']}, not {want}")
    for r in shown if moved is not None else []:
        a, b = plain(r[before]["text"]), plain(r[now]["text"])
        if plain(r[moved]["text"]) != (str(int(a) - int(b)) if a and b else ""):
            bad.append(f"{r[0]['text']}: from {a} to {b} told as {r[moved]['text']}")
    return bad, now is not None and moved is not None


def plain(text):
    return "" if text == "-" else text.replace(".", "").replace(",", ".").rstrip("%")


def main(place):
    path = Path(place) / "tong-quan.html"
    page = Page(path.read_text(encoding="utf-8"))
    bad = page.bad
    if "default-src 'none'" not in page.policy:
        bad.append("no policy that forbids what comes from elsewhere")
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
    if path.stat().st_size > (MOST if seen <= MANY_PLACES + 1 else MOST_OF_MANY):
        bad.append(f"{path.stat().st_size} bytes")
    missing = [c for c in COLUMNS if c not in columns]
    if missing or seen < len([n for n, m in names.items() if m]):
        bad.append(f"columns {missing}, {seen} rows of {len(names)} places")
    wrong, ranked = ranks(table["rows"], columns, figures, names)
    bad += wrong
    bad += [f"map: {name} {value}" for name, _, value in page.places
            if plain(value.replace("không có số liệu", "-")) != figures.get((name, "ht_bhxh_tn"), "")]
    if page.places and len(page.places) != len([n for n, m in names.items() if m and n != "TỔNG SỐ"]):
        bad.append(f"{len(page.places)} places on the map")
    seen_by = browse(path, table["rows"], columns)
    if seen_by is None and os.environ.get("BROWSER") == "must":
        bad.append("no Chromium to look with")
    bad += seen_by or []
    if page.places:
        print(f"{len(page.places)} places on the map")
    print("ranks and their change" if ranked else "no ranks of two periods")
    print(f"{seen} rows, {compared} figures compared, {len(page.links)} links, {page.marks} marks of charts")
    for b in bad[:20]:
        print(b)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
