"""Write the extracts of a period as workbooks, each way another office's.

    workbooks.py write FROM TO WAY     WAY: typed, titled, streamed
    workbooks.py account MANIFEST      what was counted of every file of the period, its sheets together
"""
import collections
import csv
import datetime
import json
import os
import re
import shutil
import sys

import openpyxl
from openpyxl.utils import get_column_letter

PERIOD = "2026-Q1"
AMOUNTS = {"muc_dong", "so_lao_dong", "quy_luong", "tong_quy_luong", "phai_dong", "da_dong", "cham_dong",
           "so_thang_cham"}
DAYS = {"ngay_sinh", "tu_ngay", "den_ngay", "ngay_cap"}
FLAGS = {"bhtn", "bhyt"}


def day(text):
    try:
        return datetime.datetime.strptime(text, "%d/%m/%Y")
    except ValueError:
        return None


def typed(name, text, row):
    """Numbers as numbers, days as days in two formats, flags as booleans."""
    if name in AMOUNTS and text.isdigit():
        return int(text)
    if name in FLAGS and text in ("0", "1") and row % 2:
        return text == "1"
    if name in DAYS and day(text):
        return day(text) if row % 2 else day(text).date()
    if name == "ma_xa" and text.isdigit() and row % 3:
        return int(text)
    return text or None


def spoken(name, text, row):
    """Everything as text, as a program that knows no numbers writes it."""
    if name in AMOUNTS and text.isdigit():
        return "{:,}".format(int(text)).replace(",", ".")
    return text or None


def streamed(name, text, row):
    """Days as bare serial numbers, amounts with decimals that say nothing."""
    if name in AMOUNTS and text.isdigit():
        return float(text)
    if name in DAYS and day(text) and day(text).year > 1930:
        return (day(text) - datetime.datetime(1899, 12, 30)).days
    return text or None


def titled_sheet(book, names, rows):
    """Title lines, a head of two levels that is merged, a line of numbers, signatures; what is no table beside it."""
    cover = book.active
    cover.title = "Bìa"
    cover["B3"] = "BÁO CÁO THÁNG 3"
    sheet = book.create_sheet("T3")
    width = len(names)
    sheet.append(["BẢO HIỂM XÃ HỘI THÀNH PHỐ HUẾ"])
    sheet.append([])
    sheet.append([None] * (width - 1) + ["Đơn vị tính: đồng"])
    top, low = [], []
    for name in names:
        if name in ("tu_ngay", "phai_dong"):
            top.append("Thời gian" if name == "tu_ngay" else "Thu nộp")
            low.append(name.replace("_", " ").upper())
        elif name in ("den_ngay", "da_dong"):
            top.append(None)
            low.append(name.replace("_", " ").upper())
        else:
            top.append(name.replace("_", " ").upper())
            low.append(None)
    sheet.append(top)
    sheet.append(low)
    for i, cell in enumerate(top):
        at = get_column_letter(i + 1)
        if low[i] is None:
            sheet.merge_cells(f"{at}4:{at}5")
        elif cell:
            sheet.merge_cells(f"{at}4:{get_column_letter(i + 2)}4")
    sheet.append([f"({i + 1})" for i in range(width)])
    for row in rows:
        sheet.append(row)
    sheet.append([])
    sheet.append(["NGƯỜI LẬP BIỂU"] + [None] * (width - 2) + ["GIÁM ĐỐC"])
    hidden = book.create_sheet("Tạm")
    hidden.append(["không có gì"])
    hidden.sheet_state = "hidden"
    sheet.freeze_panes = "A7"


def write(source, target, way):
    form = {"typed": typed, "titled": spoken, "streamed": streamed}[way]
    shutil.copytree(source, target)
    folder = os.path.join(target, PERIOD)
    for file in sorted(os.listdir(folder)):
        if not file.endswith(".csv"):
            continue
        path = os.path.join(folder, file)
        with open(path, encoding="utf-8", newline="") as f:
            names, *rows = list(csv.reader(f))
        os.remove(path)
        rows = [[form(n, c, i) for n, c in zip(names, row)] for i, row in enumerate(rows)]
        book = openpyxl.Workbook(write_only=way == "streamed")
        if way == "titled":
            titled_sheet(book, names, rows)
        elif way == "streamed":  # a sheet a month: the rows of the first one, then the rest
            for title, part in (("02-2026", rows[:100]), ("03-2026", rows[100:])):
                sheet = book.create_sheet(title)
                for row in [names] + part:
                    sheet.append(row)
        else:
            book.active.append(names)
            for row in rows:
                book.active.append(row)
        name = {"typed": file[:-4] + ".xlsx", "titled": file[:-4].upper() + ".XLSX",
                "streamed": file}[way]  # the last one by its first bytes alone
        book.save(os.path.join(folder, name))


def account(manifest):
    files = collections.defaultdict(collections.Counter)
    with open(manifest, encoding="utf-8") as f:
        for one in json.load(f)["inputs"]:
            if one["path"].startswith(PERIOD):
                name = re.sub(r"\.(csv|xlsx)(\[.*\])?$", "", os.path.basename(one["path"]).lower())
                files[name].update({k: one[k] for k in ("read", "accepted", "rejected", "duplicate")})
                files[name].update(one["findings"])
    for name in sorted(files):
        print(name, *("%s=%d" % pair for pair in sorted(files[name].items()) if pair[1]))


if __name__ == "__main__":
    command, arguments = sys.argv[1], sys.argv[2:]
    if command == "write":
        write(*arguments)
    else:
        account(*arguments)
