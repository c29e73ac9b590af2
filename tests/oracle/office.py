#!/usr/bin/python3
"""office.py FOLDER - the office files of a period's folder read in another way than the program.

    sheets(path)       {name: rows of text cells} of an .xlsx (openpyxl) or an .xls (the records of BIFF8, below)
    rows_of(path, key) rows of a workbook under the header that names the column `key`
    employers(folder)  rows of don_vi with all columns: lists joined with the accounts (C12-TS) by ma_don_vi

Run by itself it writes FOLDER's don_vi.csv and nguoi_tham_gia_*.csv in place of its workbooks, as plain CSV with the
columns' own names, rows that are wrong on purpose too: the same delivery, as if an office had saved it as CSV.
"""
import csv
import datetime
import glob
import os
import struct
import sys

import openpyxl

EMPLOYER = ["ma_don_vi", "ma_so_thue", "ten_don_vi", "ma_xa", "ma_co_quan", "loai_hinh", "so_lao_dong", "quy_luong",
            "phai_dong", "da_dong", "cham_dong", "so_thang_cham"]
PERSON = ["ma_so_bhxh", "ho_ten", "ngay_sinh", "gioi_tinh", "ma_xa", "ma_don_vi", "ma_co_quan", "loai_bhxh", "bhtn", "bhyt",
          "nhom_bhyt", "muc_dong", "tu_ngay", "den_ngay"]
NAMES = {
    "Mã đơn vị": "ma_don_vi", "Tên đơn vị": "ten_don_vi", "Mã số thuế": "ma_so_thue", "Mã xã": "ma_xa",
    "Mã cơ quan": "ma_co_quan", "Loại hình": "loai_hinh", "Số lao động": "so_lao_dong", "Quỹ lương": "quy_luong",
    "Mã số BHXH": "ma_so_bhxh", "Họ và tên": "ho_ten", "Ngày sinh": "ngay_sinh", "Giới tính": "gioi_tinh",
    "Loại BHXH": "loai_bhxh", "BHTN": "bhtn", "BHYT": "bhyt", "Nhóm BHYT": "nhom_bhyt", "Mức đóng": "muc_dong",
    "Từ ngày": "tu_ngay", "Đến ngày": "den_ngay",
    "madvi": "ma_don_vi", "tendvi": "ten_don_vi", "tiền đầu kỳ": "dau_ky", "số tiền phải nộp": "phai_nop",
    "số tiền điều chỉnh kỳ trước": "dieu_chinh", "tiền đã nộp": "da_dong", "tiền cuối kỳ": "cham_dong",
    "tyleno": "so_thang_cham"}
OF_ACCOUNT = ("phai_dong", "da_dong", "cham_dong", "so_thang_cham")


def shown(value):
    """A cell as text: days as dd/mm/yyyy, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return str(value).strip()


def xlsx(path):
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    return {s.title: [[shown(v) for v in row] for row in s.iter_rows(values_only=True)] for s in book.worksheets}


def workbook_stream(data):
    """The stream "Workbook" of a compound file that has one chain of sectors for it."""
    if data[:8] != b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise ValueError("no compound file")
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    fats, directory, more, mores = (struct.unpack_from("<I", data, at)[0] for at in (44, 48, 68, 72))

    def sector(k):
        return data[(k + 1) * size:(k + 2) * size]

    where = list(struct.unpack_from("<109I", data, 76))
    for _ in range(mores):
        links = struct.unpack(f"<{size // 4}I", sector(more))
        where += links[:-1]
        more = links[-1]
    fat = [v for k in where[:fats] for v in struct.unpack(f"<{size // 4}I", sector(k))]

    def chain(k):
        out = []
        while k < 0xfffffffa:
            out.append(sector(k))
            k = fat[k]
        return b"".join(out)

    entries = chain(directory)
    for at in range(0, len(entries), 128):
        length = struct.unpack_from("<H", entries, at + 64)[0]
        if entries[at:at + max(length - 2, 0)].decode("utf-16-le") == "Workbook":
            first, n = struct.unpack_from("<II", entries, at + 116)
            return chain(first)[:n]
    raise ValueError("no stream Workbook")


def text_at(data, at, count_bytes):
    """(text, the place behind it) of a text without formats, whose letters do not go on in another record."""
    n = int.from_bytes(data[at:at + count_bytes], "little")
    wide = data[at + count_bytes]
    at += count_bytes + 1
    end = at + n * (2 if wide else 1)
    return data[at:end].decode("utf-16-le" if wide else "latin-1"), end


def rk(v):
    whole = struct.unpack("<i", struct.pack("<I", v))[0] >> 2
    number = whole if v & 2 else struct.unpack("<d", struct.pack("<Q", (v & 0xfffffffc) << 32))[0]
    return number / 100 if v & 1 else number


def xls(path):
    with open(path, "rb") as f:
        stream = workbook_stream(f.read())
    names, texts, sheets, at, begun = {}, [], {}, 0, 0
    shared = 0  # texts of the table that are still to come
    while at + 4 <= len(stream):
        kind, n = struct.unpack_from("<HH", stream, at)
        data = stream[at + 4:at + 4 + n]
        if kind == 0x809:
            begun = at
            rows = sheets.setdefault(names[begun], {}) if begun in names else None
        elif kind == 0x85:
            names[struct.unpack_from("<I", data)[0]] = text_at(data, 6, 1)[0]
        elif kind == 0xfc or kind == 0x3c and shared:
            pos = 0
            if kind == 0xfc:
                shared, pos = struct.unpack_from("<I", data, 4)[0], 8
            while shared and pos < n:
                text, pos = text_at(data, pos, 2)
                texts.append(text)
                shared -= 1
        elif kind in (0xfd, 0x27e, 0x203):
            row, col = struct.unpack_from("<HH", data)
            value = texts[struct.unpack_from("<I", data, 6)[0]] if kind == 0xfd else (
                rk(struct.unpack_from("<I", data, 6)[0]) if kind == 0x27e else struct.unpack_from("<d", data, 6)[0])
            rows.setdefault(row, {})[col] = shown(value)
        at += 4 + n
    return {name: [[row.get(c, "") for c in range(max(row, default=-1) + 1)] for row in (rows.get(r, {}) for r in range(max(rows, default=-1) + 1))]
            for name, rows in sheets.items()}


def sheets(path):
    return xls(path) if path.lower().endswith(".xls") else xlsx(path)


def table(path, key):
    """(names, [(line, cells)], sheet) of a workbook of one sheet: its rows below the header that names the column `key`."""
    (sheet, rows), = sheets(path).items()
    head = next(k for k, row in enumerate(rows) if any(NAMES.get(c) == key for c in row))
    width = max(len(row) for row in rows)
    above = rows[head] + [""] * (width - len(rows[head]))
    below = rows[head + 1] + [""] * (width - len(rows[head + 1]))
    if not any(c in NAMES for c in below):
        below = [""] * width
    names = [NAMES.get(b) or NAMES.get(a) or "" for a, b in zip(above, below)]
    body = []
    for k, row in enumerate(rows[head + 1:], head + 2):
        if any(c in NAMES for c in row) or "(1)" in row:
            continue
        if not any(row) or "Tổng cộng" in row:
            if body:
                break
            continue
        body.append((k, [c for c in row + [""] * (width - len(row))]))
    return names, body, sheet


def rows_of(path, key):
    names, body, sheet = table(path, key)
    return [(line, {n: c for n, c in zip(names, cells) if n}) for line, cells in body], sheet


def account(path):
    """(sheet, rows of a C12-TS as [(line, row)]): what was due is what was to pay and the correction."""
    rows, sheet = rows_of(path, "ma_don_vi")
    for _, r in rows:
        try:
            r["phai_dong"] = str(int(r["phai_nop"]) + int(r["dieu_chinh"] or 0))
        except ValueError:
            r["phai_dong"] = r["phai_nop"]
    return rows, sheet


def csv_rows(path):
    with open(path, encoding="utf-8-sig", newline="") as f:
        return [(k, r) for k, r in enumerate(csv.DictReader(f), 2) if r["ten_don_vi"] != "Tổng cộng"]


def is_account(path):
    return "c12" in os.path.basename(path)


def employers(folder):
    """[(path as the program names it, [(line, row)])] of the files that list employers, with the amounts of the accounts."""
    paths = sorted(glob.glob(folder + "/don_vi*"), key=os.fsencode)
    money = {}
    for path in filter(is_account, paths):
        money |= {r["ma_don_vi"]: r for _, r in account(path)[0]}
    out, first = [], {}
    for path in paths:
        if is_account(path):
            continue
        rows, sheet = (csv_rows(path), None) if path.endswith(".csv") else rows_of(path, "ma_don_vi")
        for _, r in rows:
            code = r["ma_don_vi"]
            alike = first.setdefault(code, dict(r)) == r  # the account is of the first row, and of those like it
            for name in OF_ACCOUNT:
                if name not in r:
                    r[name] = money.get(code, {}).get(name, "") if alike else ""
        out.append((f"{path}[{sheet}]" if sheet else path, rows))
    return out


def main():
    folder = sys.argv[1]
    listed = employers(folder)
    people = [p for p in sorted(glob.glob(folder + "/nguoi_tham_gia*")) if not p.endswith(".csv")]
    rows = [r for _, rows in listed for _, r in rows]
    total = {"ten_don_vi": "Tổng cộng", "phai_dong": sum(int(r["phai_dong"]) for r in rows if r["phai_dong"].isdigit())}
    written = {"don_vi.csv": (EMPLOYER, rows + [total])}
    for path in people:
        names, body, _ = table(path, "ma_so_bhxh")
        at = {n: k for k, n in enumerate(names)}
        written[os.path.basename(os.path.splitext(path)[0]) + ".csv"] = (
            PERSON, [{n: cells[at[n]] for n in PERSON} for _, cells in body])
    for path in people + glob.glob(folder + "/don_vi*"):
        os.remove(path)
    for name, (head, rows) in written.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as f:
            w = csv.DictWriter(f, head, lineterminator="\n", extrasaction="ignore")
            w.writeheader()
            w.writerows(rows)


if __name__ == "__main__":
    main()
