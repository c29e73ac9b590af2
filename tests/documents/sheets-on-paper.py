#!/usr/bin/python3
"""sheets-on-paper.py WORKBOOK... - what can be told of the printed pages without printing, with openpyxl alone.

Every sheet: A4, "Trang x/y", one page wide or at a scale that can be read; all of it is printed, of the sheet for
machines one page; no merged range lies across a break between pages; every figure fits its column (or it would print
as ###); the head is repeated on the following pages; every table can be filtered, and one that fits a page is not parted;
technical sheets come last, and "-" is explained once. Prints one line a workbook; status 1 where anything is wrong."""

import sys
import warnings
from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries

A4, LEAST_SCALE, PAGE_ROWS, MACHINE_ROWS = "9", 45, 60, 40
TECHNICAL = {"Số liệu", "Ghi chú", "Chất lượng dữ liệu", "Số liệu biểu đồ"}
FIT_PT = 260  # a body so tall fits a landscape page with its head, whatever stands around it
DIGIT_PX, PAD_PX = 8, 4  # of Times New Roman 12 pt; inside a cell


def printed(value, form):
    if "%" in form:
        return f"{value * 100:.2f}%"
    return f"{value:,.0f}" if isinstance(value, int) or form == "#,##0" else f"{value}"


def width_px(text):
    return sum(DIGIT_PX / 2 if c in ",." else DIGIT_PX * 5 / 3 if c == "%" else DIGIT_PX for c in text)


def columns(sheet):
    """Width of each column in px as a reader with Times New Roman 12 makes it."""
    width = {}
    for d in sheet.column_dimensions.values():
        for k in range(d.min, d.max + 1):
            width[k] = d.width * DIGIT_PX
    return width


def page_of(sheet, bad):
    setup, fit = sheet.page_setup, sheet.sheet_properties.pageSetUpPr
    if str(setup.paperSize) != A4:
        bad("không phải khổ A4")
    if "&P/&N" not in str(sheet.oddFooter.center.text) + str(sheet.oddFooter.left.text):
        bad("không có số trang x/y")
    if not (fit and fit.fitToPage) and not LEAST_SCALE <= (setup.scale or 100) <= 100:
        bad(f"tỷ lệ in {setup.scale}%")
    if not sheet.print_area:
        return bad("không đặt vùng in")
    left, top, right, bottom = range_boundaries("".join(sheet.print_area).split("!")[-1])
    machine = (sheet.auto_filter.ref or "").startswith("A1:")
    if (left, top, right) != (1, 1, max(right, sheet.max_column)) or \
            bottom < (min(sheet.max_row, MACHINE_ROWS) if machine else sheet.max_row):
        bad(f"vùng in {sheet.print_area} không hết trang tính {sheet.dimensions}")
    if machine and bottom > MACHINE_ROWS:
        bad(f"in {bottom} dòng dữ liệu cho máy đọc")


def merges_of(sheet, bad):
    breaks = [b.id for b in sheet.col_breaks.brk]
    lead = range_boundaries(sheet.print_title_cols)[2] if breaks and sheet.print_title_cols else 0
    for m in sheet.merged_cells.ranges:
        for b in breaks + [lead]:
            if m.min_col <= b < m.max_col:
                bad(f"ô gộp {m} nằm vắt qua ngắt trang sau cột {get_column_letter(b)}")


def figures_of(sheet, bad):
    width = columns(sheet)
    for row in sheet.iter_rows():
        for c in row:
            if isinstance(c.value, (int, float)):
                need = width_px(printed(c.value, c.number_format)) + PAD_PX
                if need > width.get(c.column, 64):
                    bad(f"{c.coordinate}: {c.value} rộng {need:.0f}, cột {width.get(c.column, 64):.0f} px")


def filter_of(sheet, bad):
    """Every annex table can be filtered: from the line right above its first row to its last row; and one that fits a
    page is not parted."""
    numbers = [r[0].row for r in sheet.iter_rows(max_row=20) if r[0].value == "(1)"]
    if not numbers:
        return
    ruled = [r for r in range(numbers[0], sheet.max_row + 1) if sheet.cell(r, 1).border.left.style]
    last = next((a for a, b in zip(ruled, ruled[1:]) if b != a + 1), ruled[-1])
    if not sheet.auto_filter.ref:
        return bad("bảng không lọc được")
    _, first, _, end = range_boundaries(sheet.auto_filter.ref)
    if (first, end) != (numbers[0], last):
        bad(f"lọc từ dòng {first} đến {end}, bảng từ {numbers[0]} đến {last}")
    height = sum(sheet.row_dimensions[r].height or 15.75 for r in range(first, end + 1))
    if height <= FIT_PT and any(first <= b.id < end for b in sheet.row_breaks.brk):
        bad("ngắt trang trong bảng vừa một trang")


def order_of(sheets, bad):
    """What nobody looks for stands behind what readers want."""
    behind = [i for i, s in enumerate(sheets) if s.title in TECHNICAL]
    if behind != list(range(len(sheets) - len(behind), len(sheets))):
        bad("trang kỹ thuật đứng trước trang người đọc cần: " + ", ".join(s.title for s in sheets))
    dashes = [s.title for s in sheets for r in s.iter_rows(values_only=True) for v in r
              if isinstance(v, str) and 'dấu "-"' in v]
    if any("Ghi chú" == s.title for s in sheets) and len(dashes) != 1:
        bad(f'dấu "-" được giải thích ở {dashes}')


def check(path):
    wrong, sheets = [], openpyxl.load_workbook(path, data_only=True).worksheets
    for sheet in sheets:
        def bad(what, name=sheet.title):
            wrong.append(f"{name}: {what}")

        page_of(sheet, bad)
        merges_of(sheet, bad)
        figures_of(sheet, bad)
        filter_of(sheet, bad)
        if sheet.max_row > PAGE_ROWS and not sheet.print_title_rows and any(
                "(1)" in r for r in sheet.iter_rows(max_row=20, values_only=True)):
            bad("đầu bảng không lặp lại ở trang sau")
    order_of(sheets, lambda what: wrong.append(what))
    print(f"{Path(path).parent.name}/{Path(path).name}: {len(wrong)} sai")
    for line in wrong[:20]:
        print("  " + line)
    return not wrong


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    sys.exit(0 if all([check(p) for p in sys.argv[1:]]) and len(sys.argv) > 1 else 1)
