#!/usr/bin/python3
"""data-sheet.py TEMPLATES KY OUTPUT [BEFORE] - the official tables of a province's workbook against its sheet "Số liệu".

What stands in a column is read from the annex's definition (TEMPLATES/phu-luc/*.ini), who stands in a row from its name;
the figure must be the one that the tidy sheet has for both, or "-" where it has none. Columns of the period before are held
to the so-lieu.csv of BEFORE, a period of OUTPUT. Prints the figures held and those that differ; status 1 where one does."""

import configparser
import csv
import re
import sys
import warnings
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import openpyxl

LEVELS = ("xa", "co_quan", "nhom", "loai_hinh")
FAMILIES = {"bhyt_*": "bhyt_", "tiem_nang_tn_*": "tiem_nang_tn_"}


def definition(path):
    """The sheet's name without its number, and the tables in their order: kind of rows, columns as dicts."""
    ini, tables = configparser.RawConfigParser(strict=False, delimiters=("=",), comment_prefixes=("#",)), {}
    ini.read_string(path.read_text(encoding="utf-8"))
    for name in ini.sections():
        if name.startswith("bang."):
            last = tables[name[5:]] = (ini[name]["dong"], [], ini[name].get("cot_nhu"))
        elif name.startswith("cot."):
            last[1].append(dict(ini[name]))
    return (ini["phu_luc"].get("ten_ngan", "?"),
            [(dong, columns or tables[like][1]) for dong, columns, like in tables.values()])


def left_out(c, heads, at):
    """A column that compares with nothing, or is made from one, does not stand where its head should."""
    last = c.get("tieu_de", "").strip('"').split("|")[-1].strip()
    pattern = ".*".join(re.escape(part) for part in re.split(r"\{[^}]*\}", last))
    made = set(c.get("chi_tieu", "").split(".")) & {"ky_truoc", "cung_ky", "dau_nam"} or "cong_thuc" in c or "xep_hang" in c
    return made and (at >= len(heads) or not re.fullmatch(pattern, heads[at]))


def indicators(columns, last_heads, groups):
    """The indicator and its ending of each column of the sheet, None where there is none."""
    at, out = 0, []
    for c in columns:
        what = c.get("chi_tieu", "").strip('"')
        if left_out(c, last_heads, at):
            continue
        if what in FAMILIES:
            while at < len(last_heads) and last_heads[at] in groups:
                out.append(FAMILIES[what] + groups[last_heads[at]].lower())
                at += 1
        elif "thang" in c:
            while at < len(last_heads) and last_heads[at].isdigit():
                out.append(None)
                at += 1
        else:
            out.append(what if what and "nam" not in c else None)
            at += 1
    return out


def sheet_tables(sheet):
    rows = list(sheet.iter_rows(values_only=True))
    for r, row in enumerate(rows):
        if row[:2] == ("(1)", "(2)"):
            width = sum(v is not None for v in row)
            heads = [next((str(rows[h][k]) for h in range(r - 1, max(-1, r - 4), -1) if rows[h][k] is not None), "")
                     for k in range(width)]
            yield heads, rows[r + 1:]


def rounded(v):
    return Decimal(repr(v)).quantize(Decimal("0.0001"), ROUND_HALF_UP)


def split(what):
    """bhxh.ct.ky_truoc: the indicator, and whether of the period before; None: of another time or place."""
    word, *ends = what.split(".")
    if set(ends) - {"ct", "ht", "ky_truoc"}:
        return None, False
    return ("ct_" if "ct" in ends else "ht_" if "ht" in ends else "") + word, "ky_truoc" in ends


def hold(table, level, names, data, before, bad):
    heads, rows = table
    held = 0
    for row in rows:
        name = next((v for v in row[:3] if v in names[level] or v == "TỔNG SỐ"), None)
        if name is None:
            if row[0] is None and row[1] is None:
                break
            continue  # a group's subtotal, held by totals.py
        for k, what in enumerate(heads):
            ind, earlier = split(what) if what else (None, False)
            if ind is None or earlier and not before:
                continue
            at = "tinh" if name == "TỔNG SỐ" else level
            key = (at, names[at].get(name, ""), ind)
            want = (before if earlier else data).get(key)
            if name.startswith("Chưa ") and want is None:
                continue  # what the province has and no place: totals.py
            held += 1
            same = row[k] == want or (want is None and str(row[k]).startswith("-"))
            if isinstance(row[k], float) and want is not None:
                same = rounded(row[k]) == rounded(want)
            if not same:
                bad.append(f"{name}, {what}: {row[k]!r}, số liệu {want!r}")
    return held


def main():
    templates, ky, output = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    warnings.simplefilter("ignore")
    book = openpyxl.load_workbook(output / ky / "phu-luc.xlsx", data_only=True)
    data, names, before = {}, {level: {} for level in ("tinh", *LEVELS)}, {}
    for row in book["Số liệu"].iter_rows(min_row=2, values_only=True):
        names[row[1]][row[3]] = row[2] or ""
        data[row[1], row[2] or "", row[4]] = row[5]
    names["tinh"] = {"TỔNG SỐ": next(m for cap, m, _ in data if cap == "tinh")}
    if len(sys.argv) > 4:
        with open(output / sys.argv[4] / "so-lieu.csv", encoding="utf-8") as f:
            for r in csv.DictReader(f):
                v = Decimal(r["gia_tri"])
                before[r["cap"], r["ma"], r["chi_tieu"]] = float(v / 100) if "." in r["gia_tri"] else int(v)
    groups, bad, held = {n: m for n, m in names["nhom"].items()}, [], 0
    for path in sorted((templates / "phu-luc").glob("*.ini")):
        short, tables = definition(path)
        for sheet in book.worksheets:
            m = re.fullmatch(rf"[IVX]+(?:\.(\d+))?\.? {re.escape(short)}", sheet.title)
            dong, columns = tables[int(m[1] or 1) - 1] if m else (None, None)
            for heads, rows in sheet_tables(sheet) if dong in LEVELS else ():
                held += hold((indicators(columns, heads, groups), rows), dong, names, data, before, bad)
    print(f"{ky}: {len(bad)} khác")
    print(f"{held} số", file=sys.stderr)
    for line in bad[:20]:
        print("  " + line)
    return 0 if held > 0 and not bad else 1


if __name__ == "__main__":
    sys.exit(main())
