"""books - a table of a delivery as an office's program for sheets keeps it.

A table's form is "text", every cell as it was typed; "typed", amounts and days as Excel's own; or "opened", the CSV opened
in Excel and saved: whatever is digits has become a number, with what zeros stood before it lost.
"""
import datetime
import itertools
import os

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

FORMS = ["text", "typed", "opened"]


def fits(row, width):
    """A line that a sheet holds as a text does; not one of broken quotes or bytes, or of too few cells, which are empty there."""
    return isinstance(row, list) and len(row) == width and not any(ILLEGAL_CHARACTERS_RE.search(v) or len(v) > 32767 or not v.isprintable() for v in row)


def as_day(sheet, v):
    try:
        d, m, y = (int(n) for n in v.split("/"))
        cell = WriteOnlyCell(sheet, datetime.date(y, m, d))
    except ValueError:
        return v
    cell.number_format = "dd/mm/yyyy"
    return cell if 1900 < y < 2200 else v


def value(sheet, v, form, name, amounts):
    if v == "":
        return None
    if form != "text":
        if v.isascii() and v.isdigit() and len(v) <= 15 and (name in amounts or form == "opened" and name != "ma_so_bhxh"):
            return int(v)
        if v.count("/") == 2:
            return as_day(sheet, v)
    return v


def write(t, path):
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Sheet1")
    for line in t.above:
        sheet.append([line])
    for row in t.rows:  # a number of a person that lost its zeros may not be restored (mistakes.zeros_lost)
        cells = row if isinstance(row, list) else row.split(",")
        sheet.append([value(sheet, v, t.form, name, t.amounts) for v, name in itertools.zip_longest(cells, t.head, fillvalue="")])
    book.save(path)


def write_once(t, path):
    """A table as it was kept: the book is made once and linked."""
    made = os.path.join(t.folder + "-" + t.form, t.kept)
    if not os.path.exists(made):
        os.makedirs(os.path.dirname(made), exist_ok=True)
        write(t, "%s.%d" % (made, os.getpid()))
        os.replace("%s.%d" % (made, os.getpid()), made)
    os.link(made, path)
