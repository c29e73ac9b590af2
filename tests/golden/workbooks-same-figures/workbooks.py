"""Write the extracts of a period as workbooks, each way another office's.

    workbooks.py write FROM TO WAY     WAY: typed, titled, streamed, binary (.xlsb), table, constant (by libxlsxwriter, written.c)
    workbooks.py convert FROM TO KIND  what LibreOffice makes of the workbooks: xls, ods
    workbooks.py account MANIFEST      what was counted of every file of the period, its sheets together
"""
import collections
import csv
import datetime
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import zipfile

import openpyxl
from openpyxl.utils import get_column_letter

PERIOD = "2026-Q1"
AMOUNTS = {"muc_dong", "so_lao_dong", "quy_luong", "tong_quy_luong", "phai_dong", "da_dong", "cham_dong",
           "so_thang_cham"}
DAYS = {"ngay_sinh", "tu_ngay", "den_ngay", "ngay_cap"}
REQUIRED = {"ten_don_vi", "so_lao_dong", "ma_so_thue", "ten", "trang_thai"}  # by employers and by tax payers
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


class Binary:
    """An .xlsb of one sheet, by the records of MS-XLSB; days and amounts as numbers, texts shared."""
    HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    PACKAGE = "http://schemas.openxmlformats.org/package/2006"

    def __init__(self):
        self.shared = {}

    @staticmethod
    def record(number, data=b""):
        head = bytes([number]) if number < 128 else bytes([number & 127 | 128, number >> 7])
        size = len(data)
        while size >= 128:
            head += bytes([size & 127 | 128])
            size >>= 7
        return head + bytes([size]) + data

    @staticmethod
    def text(s):
        raw = s.encode("utf-16-le")
        return struct.pack("<I", len(raw) // 2) + raw

    def cell(self, column, value):
        style = 1 if isinstance(value, datetime.date) else 0
        if style:
            value = (value - datetime.datetime(1899, 12, 30)).days
        head = struct.pack("<II", column, style)
        if isinstance(value, str):
            return self.record(7, head + struct.pack("<I", self.shared.setdefault(value, len(self.shared))))
        if value < 1 << 29:
            return self.record(2, head + struct.pack("<I", value << 2 | 2))
        return self.record(5, head + struct.pack("<d", value))

    def save(self, path, rows):
        r = self.record
        sheet = [r(129), r(148, struct.pack("<IIII", 0, len(rows) - 1, 0, len(rows[0]) - 1)), r(145)]
        for i, row in enumerate(rows):
            sheet.append(r(0, struct.pack("<IIHBBBI", i, 0, 300, 0, 0, 0, 0)))
            sheet += [self.cell(k, v) for k, v in enumerate(row) if v is not None]
        sheet += [r(146), r(130)]
        # workbook: BrtBeginBook, one sheet; styles: General and a day's format
        book = r(131) + r(143) + r(156, struct.pack("<II", 0, 1) + self.text("rId1") + self.text("T3")) + r(144) + r(132)
        styles = r(278) + r(617, struct.pack("<I", 2)) + b"".join(
            r(47, struct.pack("<HHHHHBBH", 0, fmt, 0, 0, 0, 0, 0, 0)) for fmt in (0, 14)) + r(618) + r(279)
        strings = r(159, struct.pack("<II", len(self.shared), len(self.shared))) + b"".join(
            r(19, b"\0" + self.text(s)) for s in self.shared) + r(160)
        part = "application/vnd.ms-excel."
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
            z.writestr("[Content_Types].xml", self.HEAD + f'<Types xmlns="{self.PACKAGE}/content-types">'
                       '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                       f'<Default Extension="bin" ContentType="{part}sheet.binary.macroEnabled.main"/>'
                       f'<Override PartName="/xl/worksheets/sheet1.bin" ContentType="{part}worksheet"/>'
                       f'<Override PartName="/xl/styles.bin" ContentType="{part}styles"/>'
                       f'<Override PartName="/xl/sharedStrings.bin" ContentType="{part}sharedStrings"/></Types>')
            z.writestr("_rels/.rels", self.relations([("rId1", "officeDocument", "xl/workbook.bin")]))
            z.writestr("xl/_rels/workbook.bin.rels", self.relations([
                ("rId1", "worksheet", "worksheets/sheet1.bin"), ("rId2", "styles", "styles.bin"),
                ("rId3", "sharedStrings", "sharedStrings.bin")]))
            z.writestr("xl/workbook.bin", book)
            z.writestr("xl/styles.bin", styles)
            z.writestr("xl/sharedStrings.bin", strings)
            z.writestr("xl/worksheets/sheet1.bin", b"".join(sheet))

    def relations(self, rows):
        return self.HEAD + f'<Relationships xmlns="{self.PACKAGE}/relationships">' + "".join(
            f'<Relationship Id="{i}" Type="{self.REL}/{t}" Target="{to}"/>' for i, t, to in rows) + "</Relationships>"


def plain(name, text, row):
    """Numbers and days as numbers, all else as text."""
    if name in AMOUNTS and text.isdigit():
        return int(text)
    if name in DAYS and day(text):
        return day(text)
    return text or None


def mixed(name, text, row):
    """A program that keeps some numbers and days as numbers and writes others as text."""
    if name in AMOUNTS and text.isdigit():
        return int(text) if row % 3 else "{:,}".format(int(text)).replace(",", ".")
    if name in DAYS and day(text) and row % 4:
        return day(text)
    return text or None


def written(path, way, names, texts):
    """Titles, a head of two levels that is merged, the rows, their total and signatures, by libxlsxwriter."""
    def lay(value):
        if isinstance(value, datetime.datetime):
            return "d%d" % (value - datetime.datetime(1899, 12, 30)).days
        return "" if value is None else "n%d" % value if isinstance(value, int) else "s" + value

    words = [n.replace("_", " ").upper() for n in names]
    low = {i: words[i] for i, n in enumerate(names) if n in ("tu_ngay", "den_ngay", "phai_dong", "da_dong")}
    top = ["" if n in ("den_ngay", "da_dong") else "mThời gian" if n == "tu_ngay" else "mThu nộp" if n == "phai_dong" else "s" + w
           for n, w in zip(names, words)]
    good = [r for r in texts if all(c or n not in REQUIRED or "ma_don_vi" in names and n == "ma_so_thue" for n, c in zip(names, r))]  # the others are no part of a sum
    sums = [sum(int(r[i]) for r in good if r[i].isdigit()) if n in AMOUNTS and n != "so_thang_cham" else None
            for i, n in enumerate(names)]
    lines = [["sBẢO HIỂM XÃ HỘI THÀNH PHỐ HUẾ"], [], ["sĐơn vị tính: đồng"], top,
             ["s" + low[i] if i in low else "" for i in range(len(names))],
             [f"s({i + 1})" for i in range(len(names))]]
    lines += [[lay(mixed(n, c, i)) for n, c in zip(names, row)] for i, row in enumerate(texts)]
    lines += [["sTổng cộng"] + [lay(s) for s in sums[1:]], [], ["sNGƯỜI LẬP BIỂU"] + [""] * (len(names) - 2) + ["sGIÁM ĐỐC"]]
    subprocess.run(["./written", path, way], input="".join("\t".join(line) + "\n" for line in lines).encode(), check=True)


def convert(source, target, kind):
    shutil.copytree(source, target)
    folder = os.path.join(target, PERIOD)
    books = sorted(os.path.join(folder, f) for f in os.listdir(folder) if f.endswith(".xlsx"))
    subprocess.run(["soffice", "-env:UserInstallation=file://" + os.path.abspath("office"), "--headless",
                    "--convert-to", kind, "--outdir", folder] + books, check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    for book in books:
        os.remove(book)


def write(source, target, way):
    form = {"typed": typed, "titled": spoken, "streamed": streamed, "binary": plain, "table": None, "constant": None}[way]
    shutil.copytree(source, target)
    folder = os.path.join(target, PERIOD)
    for file in sorted(os.listdir(folder)):
        if not file.endswith(".csv"):
            continue
        path = os.path.join(folder, file)
        with open(path, encoding="utf-8", newline="") as f:
            names, *rows = list(csv.reader(f))
        os.remove(path)
        if form is None:
            written(path[:-4] + ".xlsx", way, names, rows)
            continue
        rows = [[form(n, c, i) for n, c in zip(names, row)] for i, row in enumerate(rows)]
        if way == "binary":
            Binary().save(os.path.join(folder, file[:-4] + ".xlsb"), [names] + rows)
            continue
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
                name = re.sub(r"\.(csv|xlsx|xlsb|xls|ods)(\[.*\])?$", "", os.path.basename(one["path"]).lower())
                files[name].update({k: one[k] for k in ("read", "accepted", "rejected", "duplicate")})
                files[name].update(one["findings"])
    for name in sorted(files):
        print(name, *("%s=%d" % pair for pair in sorted(files[name].items()) if pair[1]))


if __name__ == "__main__":
    command, arguments = sys.argv[1], sys.argv[2:]
    if command == "write":
        write(*arguments)
    elif command == "convert":
        convert(*arguments)
    else:
        account(*arguments)
