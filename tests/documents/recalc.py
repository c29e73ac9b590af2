#!/usr/bin/python3
"""recalc.py WORKBOOK... - what Excel would compute, against what the workbook says.

The values kept with the formulas are taken out of a copy, LibreOffice computes them anew, and every
cell of every sheet must come out as it was.  Then, with openpyxl alone: no number stands as text in
a column of numbers, every formula keeps a value, and every total is that of its rows (totals.py).
Prints one line a workbook; status 1 where anything differs."""

import re
import shutil
import subprocess
import sys
import tempfile
import warnings
import zipfile
from pathlib import Path

import openpyxl

import totals

warnings.simplefilter("ignore")
NUMBER = re.compile(r"-?\d{1,3}([.,]\d{3})*([.,]\d+)?%?")
CACHED = re.compile(rb"(<c [^>]*?)( t=\"\w+\")?(>)(<f[^>]*>[^<]*</f>)<v>[^<]*</v>")
# Codes, ordinals and the numbers under the head are written as text on purpose.
TEXT_HEADS = re.compile(r"^(STT|TT|ma|Mã.*|.*mã số thuế.*|Gợi ý.*|ky|Kỳ)$", re.I)


def without_values(source, target):
    formulas = 0
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                data, n = CACHED.subn(rb"\1\3\4", data)
                formulas += n
            new.writestr(name, data)
    return formulas


def same(x, y):
    if isinstance(x, (int, float)) and isinstance(y, (int, float)):
        return abs(x - y) <= 1e-9 * max(1, abs(x))
    return x == y


def compare(said, computed):
    cells, bad = 0, []
    for sheet in said:
        other = computed[sheet.title].iter_rows(max_row=sheet.max_row, max_col=sheet.max_column,
                                                values_only=True)
        for r, (x, y) in enumerate(zip(sheet.iter_rows(values_only=True), other), 1):
            cells += sum(v is not None for v in x)
            bad += [f"{sheet.title} dòng {r} cột {k}: {v!r}, tính lại {w!r}"
                    for k, (v, w) in enumerate(zip(x, y), 1) if not same(v, w)]
    return cells, bad


def numbers_as_text(sheet):
    """Below the number line "(1) (2) ..." a text that reads as a number, outside columns of codes."""
    bad, start = [], None
    for row in sheet.iter_rows():
        if any(isinstance(c.value, str) and re.fullmatch(r"\(\d+\)(=.*)?", c.value) for c in row):
            start = row[0].row
            continue
        for c in row if start else ():
            if isinstance(c.value, str) and NUMBER.fullmatch(c.value.strip()):
                head = [sheet.cell(r, c.column).value for r in range(max(1, start - 4), start)]
                if not any(isinstance(h, str) and TEXT_HEADS.match(h) for h in head):
                    bad.append(f"{sheet.title}!{c.coordinate}: số ghi thành chữ {c.value!r}")
    return bad


def without_value(path, said):
    """Formulas that a viewer which does not compute would show empty."""
    return [f"{sheet.title}!{c.coordinate}: công thức không kèm giá trị" for sheet in openpyxl.load_workbook(path)
            for row in sheet.iter_rows() for c in row
            if c.data_type == "f" and said[sheet.title][c.coordinate].value is None]


def recalculated(path, said):
    with tempfile.TemporaryDirectory() as d:
        bare = Path(d, "in", "x.xlsx")
        bare.parent.mkdir()
        formulas = without_values(path, bare)
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{d}/profile",
                        "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", d, str(bare)],
                       check=True, capture_output=True, timeout=550)
        cells, bad = compare(said, openpyxl.load_workbook(Path(d, "x.xlsx"), data_only=True))
    print(f"{cells} ô, {formulas} công thức tính lại", file=sys.stderr)
    return bad + ([] if formulas > 0 else ["không có công thức nào"])


def check(path):
    said = openpyxl.load_workbook(path, data_only=True)
    if shutil.which("soffice"):
        bad = recalculated(path, said)
    else:
        bad = []
        print("không có LibreOffice: không tính lại", file=sys.stderr)
    for sheet in said:
        bad += numbers_as_text(sheet)
    held, wrong = totals.check(path)
    bad += wrong + without_value(path, said)
    print(totals.told(held), file=sys.stderr)
    print(f"{Path(path).name}: {len(bad)} sai")
    for line in bad[:20]:
        print("  " + line)
    return not bad and held["tổng"] > 0


if __name__ == "__main__":
    sys.exit(0 if all([check(p) for p in sys.argv[1:]]) and len(sys.argv) > 1 else 1)
