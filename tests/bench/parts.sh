#!/usr/bin/env bash
# parts.sh [SCALE] - what each kind of document takes of a run's CPU (default scale 0.05): samples of `perf`, each counted for the
# format whose functions are in its stack.  Twins for Word, the one page and what an archive asks for (PDF/A: tags, metadata, files
# that are carried) are set against the set without them; fails where they take more than a third of it.
# Left out, with a word, where there is no perf or it may not sample.
set -euo pipefail
cd "$(dirname "$0")/../.."
baophu=${BAOPHU:-$PWD/build/baophu}
export BAOPHU_TEMPLATES=$PWD/templates BAOPHU_FONTS=$PWD/fonts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if ! perf record -q -o "$work/none" true >"$work/log" 2>&1; then
    echo "no perf here: what each kind of document takes is not told"
    exit
fi
"$baophu" demo --input "$work/in" --scale "${1:-0.05}" >"$work/log" 2>&1
status=0
perf record -q -F 500 --call-graph dwarf,65528 -o "$work/samples" "$baophu" run 2026-Q1 --input "$work/in" --output "$work/out" >"$work/log" 2>&1 ||
    status=$?
[ "$status" -eq 0 ] || [ "$status" -eq 3 ] || { tail -n 20 "$work/log" >&2; exit 1; }
perf script -i "$work/samples" --no-inline -F comm,ip,sym 2>"$work/log" | /usr/bin/python3 -c '
import collections, sys

# In this order: a stack of the archive holds functions of paper too.
PARTS = [("archive", ("haru_keep", "haru_tree", "haru_mark", "haru_unmark", "haru_tag", "haru_identify", "tag_", "srgb_", "xmp_")),
         ("Word twin", ("docx_",)), ("one page", ("html_", "overview_")),
         ("workbook", ("xlsx_", "sheet_", "readback", "workbook_", "worksheet_", "lxw_", "close_book", "open_book", "book_")),
         ("PDF", ("pdf_", "haru_", "HPDF_", "page_", "official_", "body_")),
         ("words and tables", ("fill_", "filled_table", "prose_", "sentence_", "build"))]
count = collections.Counter()
for sample in sys.stdin.read().split("\n\n"):
    stack = [line.split()[1] for line in sample.splitlines()[1:] if len(line.split()) > 1]
    if stack:
        count[next((name for name, begins in PARTS if any(f.startswith(begins) for f in stack)), "all else")] += 1
total = sum(count.values())
if total < 200:
    sys.exit(f"{total} samples only")
for name, n in count.most_common():
    print(f"{name:<18}{100 * n / total:6.1f} %")
new = sum(count[name] for name in ("archive", "Word twin", "one page"))
print(f"Word twins, the one page and the archive take {100 * new / (total - new):.0f} % of the set without them ({total} samples)")
if 3 * new > total - new:
    sys.exit("more than a third")
'
