#!/usr/bin/python3
"""lists.py SET INPUT - every list of SET/phu-luc.xlsx against its summary's cells in SET/so-lieu.csv.

For the province and for every commune: what the rows of a list add up to must be the figure that is counted elsewhere.
    VI      employers 3 months overdue: rows = dv_cham_3t, money = cham_3_6 + cham_6_12 + cham_12
    VIII    by class: rows = dc_<lop>, gap of workers = dc_<lop>_ld
    VIII.2  employers without a valid tax code: rows = dc_sai_mst, workers = dc_sai_mst_ld
    XII     payers registered in the period: rows = thue_moi, those without BHXH = thue_moi_ctg
    V.3     changes: the table's cells are dv_cham_moi, dv_het_cham, dv_cham_tang, dv_cham_giam
    IX      what each month must bring: in whole people (đồng of the debt), the first months one more, nothing of who is
            beyond the target; the province's months are the sums, in the report too
    XI      next year's targets: the communes add up to the province's of INPUT/chi_tieu.csv, none below where it stands
"""
import collections
import csv
import os
import re
import subprocess
import sys
import warnings

import openpyxl

warnings.filterwarnings("ignore")
CLASSES = {"Chưa tham gia BHXH": "chua_tg", "Tham gia chưa đủ lao động": "thieu_ld",
           "Đóng trên quỹ lương thấp": "thieu_luong"}
bad = checked = 0


def table(ws):
    """({leaf header: column}, rows numbered in the first column, the total row) of the one table of a sheet."""
    shown = {}
    for r in ws.merged_cells.ranges:
        for row in range(r.min_row, r.max_row + 1):
            for col in range(r.min_col, r.max_col + 1):
                shown[row, col] = ws.cell(r.min_row, r.min_col).value
    number = next(r for r in range(1, 20) if ws.cell(r, 1).value == "(1)")
    top = next(r for r in range(1, number) if ws.cell(r, 1).value == "STT")
    head = {}
    for col in range(1, ws.max_column + 1):
        parts = []
        for row in range(top, number):
            text = shown.get((row, col), ws.cell(row, col).value)
            if text and text not in parts:
                parts.append(text)
        head[" | ".join(parts)] = col - 1
    rows = list(ws.iter_rows(min_row=number + 1, values_only=True))
    return head, [r for r in rows if isinstance(r[0], int)], next(r for r in rows if "TỔNG SỐ" in r)


def new_payers(ws):
    """What is said of the participation of each payer under the line "Mới đăng ký"."""
    said, fresh = [], False
    part = next(r.index("Tham gia BHXH") for r in ws.iter_rows(values_only=True) if "STT" in r)
    for r in ws.iter_rows(values_only=True):
        if isinstance(r[0], str) and r[0] and set(r[0]) <= set("IVX"):
            fresh = r[1] == "Mới đăng ký"
        elif isinstance(r[0], int) and fresh:
            said.append(r[part])
    return said


def same(what, got, want):
    global bad, checked
    checked += 1
    if got != want:
        bad += 1
        print(f"{what}: the list has {got}, the summary {want}")


def spread(missing, months):
    part, more = divmod(max(missing, 0), months)
    return [part + (k < more) for k in range(months)]


def months(folder, book, figure):
    """Annex IX, both tables, and the table of the report's text."""
    said = ""
    if os.path.exists(folder + "/bao-cao.pdf"):
        said = subprocess.run(["pdftotext", "-layout", folder + "/bao-cao.pdf", "-"], capture_output=True, check=True).stdout.decode()
        said = re.sub(r"\s+", " ", said)
    sheets = [ws for ws in book if ws.title.endswith("Kịch bản tháng")]
    for ws, kinds in zip(sheets, [[("BHXH bắt buộc", "bhxh_bb"), ("BHXH tự nguyện", "bhxh_tn"), ("BHTN", "bhtn"), ("BHYT", "bhyt")],
                                  [("Cần giảm trong tháng", "cham_dong")]]):
        head, rows, total = table(ws)
        for text, name in kinds:
            cols = [c for h, c in head.items() if h.startswith(text + " | ") and h.split(" | ")[-1].isdigit()]
            limit = -1 if name == "cham_dong" else 1
            whole = [0] * len(cols)
            rest = limit * (figure["", "ct_" + name] - figure["", name])
            for r in rows:
                missing = limit * (figure[r[1], "ct_" + name] - figure[r[1], name])
                want = spread(missing, len(cols))
                same(f"IX {r[1]} {name}", [r[c] for c in cols], want)
                whole = [a + b for a, b in zip(whole, want)]
                rest -= missing
            if name != "cham_dong":  # a debt without a place has no limit to come to
                whole = [a + b for a, b in zip(whole, spread(rest, len(cols)))]
            same(f"IX province {name}", [total[c] for c in cols], whole)
            if said and name != "cham_dong":
                row = [figure["", "ct_" + name], figure["", name], figure["", "ct_" + name] - figure["", name], *whole]
                row = " ".join([text, *(f"{n:,}".replace(",", ".") for n in row)])
                same(f"the report's months of {name}", row if row in said else "another row", row)


def main():
    folder = sys.argv[1]
    figure = collections.defaultdict(int)
    places = set()
    with open(folder + "/so-lieu.csv", encoding="utf-8", newline="") as f:
        for r in csv.DictReader(f):
            if r["cap"] in ("tinh", "xa") and "." not in r["gia_tri"]:
                place = "" if r["cap"] == "tinh" else r["ten"]
                places.add(place)
                figure[place, r["chi_tieu"]] = int(r["gia_tri"])
    book = openpyxl.load_workbook(folder + "/phu-luc.xlsx", data_only=True)

    def compare(sheet, rows, place_col, parts):
        """parts: name of a sum -> (value of a row, indicators that it must be)"""
        got = collections.defaultdict(int)
        for r in rows:
            for name, (value, _) in parts.items():
                for place in ("", r[place_col]):
                    got[place, name] += value(r)
        for place in sorted(places):
            for name, (_, ids) in parts.items():
                same(f"{sheet} {place or 'province'} {name}", got[place, name], sum(figure[place, i] for i in ids))

    head, rows, _ = table(book["VI. DS chậm đóng"])
    money = head["Số tiền chậm đóng"]
    compare("VI", rows, head["Xã, phường"], {
        "rows": (lambda r: 1, ["dv_cham_3t"]), "money": (lambda r: r[money], ["cham_3_6", "cham_6_12", "cham_12"])})
    head, rows, _ = table(book["VIII. DS rà soát"])
    kind, gap = head["Kết quả đối chiếu"], head["Lao động | Chênh lệch"]
    for text, lop in CLASSES.items():
        compare("VIII " + lop, [r for r in rows if r[kind] == text], head["Xã, phường"], {
            "rows": (lambda r: 1, ["dc_" + lop]), "gap": (lambda r: r[gap], [f"dc_{lop}_ld"])})
    same("VIII rows of no known class", sum(r[kind] not in CLASSES for r in rows), 0)
    head, rows, _ = table(book["VIII.2 DS rà soát"])
    workers = head["Số lao động"]
    compare("VIII.2", rows, head["Xã, phường"], {
        "rows": (lambda r: 1, ["dc_sai_mst"]), "workers": (lambda r: r[workers], ["dc_sai_mst_ld"])})
    print("hints:", sum(1 for r in rows if r[head["Gợi ý (cần xác minh)"]] not in (None, "-")) > 0 and "some" or "none")
    sheet = next((ws for ws in book if ws.title.endswith("DS thuế mới, ngừng")), None)
    fresh = new_payers(sheet) if sheet is not None else []
    same("XII new", len(fresh), figure["", "thue_moi"])
    same("XII new without BHXH", fresh.count("Chưa tham gia"), figure["", "thue_moi_ctg"])
    head, rows, total = table(book["V.3 Chậm đóng"])
    for text, name in (("Thay đổi trong kỳ | Chậm mới", "dv_cham_moi"), ("Thay đổi trong kỳ | Đã đóng hết", "dv_het_cham"),
                       ("Tiếp tục chậm đóng | Số tiền tăng", "dv_cham_tang"),
                       ("Tiếp tục chậm đóng | Số tiền giảm", "dv_cham_giam")):
        same("V.3 " + name, total[head[text]], figure["", name])
        for r in rows:
            same(f"V.3 {r[1]} {name}", r[head[text]], figure[r[1], name])
    months(folder, book, figure)
    head, rows, total = table(next(ws for ws in book if ws.title.endswith("Dự kiến chỉ tiêu")))
    year = str(int(folder.rstrip("/").split("/")[-1][:4]) + 1)
    with open(sys.argv[2] + "/chi_tieu.csv", encoding="utf-8-sig", newline="") as f:
        target = {r["chi_tieu"]: r["gia_tri"] for r in csv.DictReader(f) if r["nam"] == year and r["cap"] == "tinh"}
    for text, name in (("BHXH bắt buộc", "bhxh_bb"), ("BHXH tự nguyện", "bhxh_tn"), ("BHTN", "bhtn"), ("BHYT", "bhyt")):
        ahead = next(c for h, c in head.items() if h.startswith(text + " | Dự kiến"))
        now = next(c for h, c in head.items() if h.startswith(text + " | Đang"))
        same("XI " + text, sum(r[ahead] for r in rows), int(target[name]))
        same("XI total of " + text, total[ahead], int(target[name]))
        same(f"XI {text} communes below where they stand", sum(r[ahead] < r[now] for r in rows), 0)
    print(f"{'enough' if checked > 400 else 'too few'} cells compared, {bad} of them wrong")
    sys.exit(bad > 0 or checked <= 400)


main()
