#!/usr/bin/env bash
# pipeline.sh [SCALE] - a quarter from its extracts to all its documents, beside what an office would write in a day: DuckDB
# reads and counts, XlsxWriter and reportlab write.  The other writes as many workbooks, sheets and cells with a value, and as many PDF pages
# of as many words, as `baophu run 2026-Q1` has just written at that scale (default 1): they are counted from its set.
# It checks nothing, reconciles nothing, compares no period, draws no chart, writes no formula, no Word document, no tags or
# attachments, syncs nothing and reads nothing back; what it writes are figures of its own counts, repeated until there are
# as many.  It uses both cores, as baophu does.
# DuckDB comes from npm, the two others from Debian's packages, all into the work folder; where no registry answers, nothing is
# measured, with a word.  PEERS names a folder that has them already (node_modules, and the modules of the two others).
# Each is run RUNS times (5) in turn; wall and CPU seconds are the least; ratios are to baophu.
set -euo pipefail
cd "$(dirname "$0")/../.."
baophu=${BAOPHU:-$PWD/build/baophu}
export BAOPHU_TEMPLATES=$PWD/templates BAOPHU_FONTS=$PWD/fonts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# reportlab asks for PIL, which draws pictures; there are none.
fetch() { # folder
    mkdir -p "$1/python/PIL" "$1/deb"
    npm install --prefix "$1" --silent --no-audit --no-fund --cache "$work/npm-cache" @duckdb/node-api
    (cd "$1/deb" && apt-get download python3-xlsxwriter python3-reportlab python3-reportlab-accel)
    for deb in "$1"/deb/*.deb; do dpkg-deb -x "$deb" "$1/deb/all"; done
    cp -r "$1"/deb/all/usr/lib/python3/dist-packages/. "$1/python"
    touch "$1/python/PIL/__init__.py" "$1/python/PIL/Image.py"
}
PEERS=${PEERS:-}
if [ -z "$PEERS" ]; then
    PEERS=$work/peers
    if ! (fetch "$PEERS") >"$work/fetch.log" 2>&1; then
        echo "no npm or no registry here: the pipeline is not measured"
        exit
    fi
fi
export PEERS

cat >"$work/count.mjs" <<'JS'
import { createRequire } from "module";
import { writeFileSync } from "fs";
const { DuckDBInstance } = createRequire(process.env.PEERS + "/")("@duckdb/node-api");
const [input, output] = process.argv.slice(2);
const text = (names) => names.split(" ").map((c) => `'${c}': 'VARCHAR'`);
const people = [...text("ma_so_bhxh ho_ten ngay_sinh gioi_tinh ma_xa ma_don_vi ma_co_quan loai_bhxh bhtn bhyt nhom_bhyt"), "'muc_dong': 'BIGINT'",
    "'tu_ngay': 'DATE'", "'den_ngay': 'DATE'"].join(", ");
const csv = (file, columns) => `read_csv('${input}/2026-Q1/${file}', header = true, delim = ',', ${columns ? `auto_detect = false, quote = '', escape = '', columns = {${columns}},
  dateformat = '%d/%m/%Y', null_padding = false,` : "all_varchar = true,"} ignore_errors = true)`;
const db = await (await DuckDBInstance.create(":memory:")).connect();
await db.run(`CREATE TABLE p AS SELECT ma_so_bhxh, ma_xa, ma_co_quan, loai_bhxh, bhtn, bhyt, nhom_bhyt FROM ${csv("nguoi_tham_gia*.csv", people)}
  WHERE tu_ngay <= DATE '2026-03-31' AND (den_ngay IS NULL OR den_ngay >= DATE '2026-03-31')`);
await db.run(`CREATE TABLE d AS SELECT * FROM ${csv("don_vi.csv")}`);
await db.run(`CREATE TABLE t AS SELECT * FROM ${csv("thue.csv")}`);
const rows = async (sql) => (await db.runAndReadAll(sql)).getRows().map((r) => r.map((v) => (typeof v === "bigint" ? Number(v) : v === null ? "" : v)));
const rights = ["loai_bhxh = 'BB'", "loai_bhxh = 'TN'", "bhtn = '1'", "bhyt = '1'"].map((r) => `count(DISTINCT ma_so_bhxh) FILTER (${r})`).join(", ");
writeFileSync(output, JSON.stringify([
    await rows(`SELECT ma_xa, ${rights} FROM p GROUP BY ma_xa ORDER BY ma_xa`),
    await rows(`SELECT ma_xa, nhom_bhyt, ${rights} FROM p GROUP BY ma_xa, nhom_bhyt ORDER BY ALL`),
    await rows("SELECT ma_don_vi, ten_don_vi, ma_so_thue, ma_xa, TRY_CAST(so_lao_dong AS BIGINT), TRY_CAST(phai_dong AS BIGINT), TRY_CAST(cham_dong AS BIGINT) FROM d ORDER BY ma_don_vi"),
    await rows("SELECT t.ma_so_thue, t.ten, t.ma_xa, TRY_CAST(t.so_lao_dong AS BIGINT) FROM t ANTI JOIN d ON t.ma_so_thue = d.ma_so_thue ORDER BY ALL"),
]));
process.exit(0);
JS

cat >"$work/write.py" <<'PY'
import itertools, json, multiprocessing, os, sys

sys.path.insert(0, os.environ["PEERS"] + "/python")
import xlsxwriter
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle
from reportlab.lib.styles import ParagraphStyle

figures, plan, out, font = json.load(open(sys.argv[1])), json.load(open(sys.argv[2])), sys.argv[3], sys.argv[4]
cells = [value for table in figures for row in table for value in row if value != ""]
TITLE = ParagraphStyle("t", fontName="Bold", fontSize=14, leading=17, alignment=1)
TEXT = ParagraphStyle("p", fontName="Serif", fontSize=13, leading=16)
LINES = TableStyle([("FONT", (0, 0), (-1, -1), "Serif", 9), ("FONT", (0, 0), (-1, 0), "Bold", 9), ("GRID", (0, 0), (-1, -1), 0.5, colors.black)])


def book(job):
    name, sheets = job
    w = xlsxwriter.Workbook(f"{out}/{name}.xlsx")
    head = w.add_format({"bold": True, "border": 1, "align": "center", "text_wrap": True, "font_name": "Times New Roman", "font_size": 12})
    text = w.add_format({"border": 1, "font_name": "Times New Roman", "font_size": 12})
    number = w.add_format({"border": 1, "num_format": "#,##0", "font_name": "Times New Roman", "font_size": 12})
    source = itertools.cycle(cells)
    for n, columns in sheets:
        s = w.add_worksheet()
        s.set_paper(9)
        s.fit_to_pages(1, 0)
        s.set_column(0, columns - 1, 14)
        for i, value in enumerate(itertools.islice(source, n)):
            if i < columns:
                s.write_string(0, i, str(value), head)
            elif isinstance(value, str):
                s.write_string(i // columns, i % columns, value, text)
            else:
                s.write_number(i // columns, i % columns, value, number)
    w.close()


def paper(job):
    name, pages, words = job
    pdfmetrics.registerFont(TTFont("Serif", font + "-Regular.ttf"))
    pdfmetrics.registerFont(TTFont("Bold", font + "-Bold.ttf"))
    source = itertools.cycle(cells)
    story = []
    for page in range(pages):  # a title, a paragraph of a third of the words, a table of the others
        told = [str(v) for v in itertools.islice(source, words // 3)]
        rows = [[str(v)[:12] for v in itertools.islice(source, 8)] for _ in range(max(1, min(words * 2 // 3 // 8, 24)))]
        story += [Paragraph(f"BÁO CÁO QUÝ I NĂM 2026, TRANG {page + 1}", TITLE), Paragraph(" ".join(told)[:900], TEXT), Table(rows, style=LINES)]
        story += [PageBreak()] if page + 1 < pages else []
    SimpleDocTemplate(f"{out}/{name}.pdf", pagesize=A4).build(story)


def run(job):
    (book if job[0] == "book" else paper)(job[1:])


with multiprocessing.Pool(os.cpu_count()) as pool:
    pool.map(run, [("book", *j) for j in enumerate(plan["books"])] + [("paper", i, *j) for i, j in enumerate(plan["papers"])], chunksize=1)
PY

cat >"$work/measure.py" <<'PY'
import glob, json, os, re, statistics, subprocess, sys, time, zipfile

work, baophu, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
VALUE = re.compile(rb'<c r="([A-Z]+)\d+"[^>]*[^/]>')


def column(letters):
    n = 0
    for c in letters:
        n = n * 26 + c - 64
    return n


def sheets(path):
    """Of each sheet: cells with a value, and columns in use."""
    with zipfile.ZipFile(path) as z:
        for name in z.namelist():
            if name.startswith("xl/worksheets/sheet"):
                at = [column(m.group(1)) for m in VALUE.finditer(z.read(name))]
                yield len(at), max(at, default=1)


def counted(folder):
    """What a folder holds: workbooks by their sheets, PDF by pages and words of a page."""
    books = [list(sheets(f)) for f in sorted(glob.glob(folder + "/**/*.xlsx", recursive=True))]
    papers = []
    for f in sorted(glob.glob(folder + "/**/*.pdf", recursive=True)):
        pages = int(subprocess.run(["qpdf", "--show-npages", f], check=True, capture_output=True).stdout)
        words = len(subprocess.run(["pdftotext", f, "-"], check=True, capture_output=True).stdout.split())
        papers.append((pages, words // pages))
    return {"books": books, "papers": papers}


def took(commands):
    began, cpu = time.monotonic(), 0
    for command in commands:
        with open(work + "/log", "wb") as log:
            child = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
            _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in (0, 3):
            sys.exit(open(work + "/log").read()[-2000:] + f"{command[0]} ended with {child.returncode}")
        cpu += usage.ru_utime + usage.ru_stime
    return time.monotonic() - began, cpu


def told(of):
    return (f"{len(of['books'])} workbooks, {sum(len(b) for b in of['books'])} sheets, {sum(n for b in of['books'] for n, _ in b)} cells with a value, "
            f"{sum(p for p, _ in of['papers'])} PDF pages of {statistics.mean(w for _, w in of['papers']):.0f} words")


os.mkdir(work + "/other")
ours = [[baophu, "run", "2026-Q1", "--force", "--quiet", "--input", work + "/in", "--output", work + "/out"]]
other = [["node", work + "/count.mjs", work + "/in", work + "/figures.json"],
         ["/usr/bin/python3", work + "/write.py", work + "/figures.json", work + "/plan.json", work + "/other", os.environ["FONT"]]]
times = {"baophu": [took(ours)], "other": []}
wanted = counted(work + "/out/2026-Q1")
with open(work + "/plan.json", "w") as f:
    json.dump(wanted, f)
for _ in range(runs):
    times["other"].append(took(other))
    times["baophu"].append(took(ours))
written = counted(work + "/other")
for what, of in (("baophu", wanted), ("DuckDB + XlsxWriter + reportlab", written)):
    print(f"{what}: {told(of)}")
for size in (lambda of: len(of["books"]), lambda of: sum(n for b in of["books"] for n, _ in b), lambda of: sum(p for p, _ in of["papers"])):
    if abs(size(written) - size(wanted)) > size(wanted) / 50:
        sys.exit("not the same job")
wall, cpu = ({k: min(t[i] for t in v) for k, v in times.items()} for i in (0, 1))
words = len(glob.glob(work + "/out/2026-Q1/**/*.docx", recursive=True))
print("| | wall s | CPU s | ratios |\n|---|---|---|---|")
print(f"| `baophu run 2026-Q1`, with {words} Word documents | {wall['baophu']:.2f} | {cpu['baophu']:.2f} | 1 / 1 |")
print(f"| DuckDB (node) + XlsxWriter + reportlab | {wall['other']:.2f} | {cpu['other']:.2f} | {wall['other'] / wall['baophu']:.1f} / {cpu['other'] / cpu['baophu']:.1f} |")
PY

"$baophu" demo --input "$work/in" --scale "${1:-1}" >"$work/log" 2>&1
sed -i '/"/d' "$work"/in/2026-Q1/nguoi_tham_gia*.csv # a wrong quote costs the other a file
FONT=$(fc-list ':family=Liberation Serif:style=Regular' file | sed -n '1s/-Regular\.ttf.*//p')
export FONT
/usr/bin/python3 "$work/measure.py" "$work" "$baophu" "${RUNS:-5}"
