#!/usr/bin/python3
"""totals.py WORKBOOK... - every total against its rows, with openpyxl alone.

Tables are known by the line "(1) (2) (3)=(2)/(1)" under their head; what that line says is what is held them to:

    sums        a count under TỔNG SỐ is the sum of the numbered rows and of "Chưa ..."; a group's (I, II, III) of
                its own rows; one that is not is named in a note under the table, with the sum the rows give
    arithmetic  (3)=(2)/(1), (3)=(2)-(1), ((2)-(1))/(1) holds in every row, totals too; "-" where it cannot be computed
    shares      of a column that is 100% at the total, the rows come to 100%

Prints one line a workbook; on standard error how many of each were held, and how many rates carry no arithmetic.
Status 1 where one fails or there is none."""

import re
import sys
import warnings
from pathlib import Path

import openpyxl

NUMBER = re.compile(r"\((\d+)\)(?:=(.*))?")
NOTED_SUM = re.compile(r"cột \((\d+)\) (-?[\d.]*\d)")
ROMAN = re.compile(r"[IVX]+")
RULE = re.compile(r"D\d\d")  # of the check of input: a row each


class Table:
    def __init__(self, sheet, rows, at, end):
        self.name = f"{sheet.title} dòng {at + 1}"
        self.arithmetic = {}
        for k, text in enumerate(rows[at]):
            m = isinstance(text, str) and NUMBER.fullmatch(text)
            if m:
                self.arithmetic[int(m[1])] = (k, m[2])
        self.lines, notes, r = [], [], at + 1
        while r < end and self.role(rows[r]):
            self.lines.append((self.role(rows[r]), rows[r], r + 1))
            r += 1
        while r < end:
            notes += [v for v in rows[r] if isinstance(v, str)]
            r += 1
        self.sums = {int(k): int(v.replace(".", "")) for n in notes if "cộng các dòng có số được: " in n
                     for k, v in NOTED_SUM.findall(n)}
        self.alone = {int(k) for n in notes if n.startswith("Không có số của từng dòng")
                      for k in re.findall(r"\((\d+)\)", n)}
        self.percent = {n for n, (k, _) in self.arithmetic.items() if self.lines and any(
            "%" in sheet.cell(line, k + 1).number_format for _, _, line in self.lines)}

    def role(self, row):
        k = self.arithmetic[min(self.arithmetic)][0]
        number, name = row[k], next((v for v in row[k:k + 3] if isinstance(v, str)), "")
        if name == "TỔNG SỐ":
            return "total"
        if isinstance(number, int) or isinstance(number, str) and RULE.fullmatch(number):
            return "unit"
        if isinstance(number, str) and ROMAN.fullmatch(number):
            return "group"
        if number is None and name.startswith("Chưa "):
            return "outside"
        return "whole" if number is None and name.startswith("Toàn ") else None


def known(v):
    return isinstance(v, (int, float)) and not isinstance(v, bool)


def unknown(v):
    return isinstance(v, str) and v.startswith("-")  # "-", or with the sign of a note: "- (**)"


def near(x, y):
    return known(x) and known(y) and abs(x - y) <= 1e-9 * max(1, abs(x), abs(y))


def add(values):
    return sum(v for v in values if known(v))


def sums_of(t, n, bad):
    """The column's total and subtotals; how many were held."""
    k, held, group = t.arithmetic[n][0], 0, None
    units = [row[k] for role, row, _ in t.lines if role in ("unit", "outside")]
    groups = []
    for role, row, line in t.lines:
        if role == "group":
            group = (row[k], line, [])
            groups.append(group)
        elif role == "unit" and group:
            group[2].append(row[k])
        elif role == "total" and isinstance(row[k], int):
            held += 1
            if n in t.alone:
                wrong = any(known(v) for v in units)
            else:
                wrong = add(units) != t.sums.get(n, row[k]) or (n in t.sums and t.sums[n] == row[k])
            if wrong:
                bad.append(f"{t.name} cột ({n}): tổng {row[k]}, các dòng {add(units)}")
    for value, line, parts in groups:
        if value is None or not parts and not known(value):
            continue
        held += 1
        whole = all(known(v) for v in parts)
        if (value != add(parts)) if whole else known(value):
            bad.append(f"{t.name} cột ({n}) dòng {line}: nhóm {value}, các dòng {add(parts)}")
    return held


def computed(text, row, t):
    """What the arithmetic of the number line gives; "-" where it gives nothing."""
    if text.endswith("/tổng"):
        k = t.arithmetic[int(NUMBER.fullmatch(text.removesuffix("/tổng"))[1])][0]
        text = f"{text.removesuffix('tổng')}{next(row for role, row, _ in t.lines if role == 'total')[k]}"
    used = [row[t.arithmetic[int(x)][0]] for x in re.findall(r"\((\d+)\)", text)]
    if not all(known(v) for v in used):
        return "-"
    try:
        return eval(re.sub(r"\((\d+)\)", lambda m: f"({row[t.arithmetic[int(m[1])][0]]})", text))
    except ZeroDivisionError:
        return "-"


def arithmetic_of(t, n, bad):
    k, text = t.arithmetic[n]
    held = 0
    for role, row, line in t.lines:
        want = computed(text, row, t)
        if role == "outside" and unknown(row[k]):
            continue  # what is of no place has no rate, and is not compared with figures of split communes
        held += 1
        if not (unknown(row[k]) if want == "-" else near(row[k], want)):
            bad.append(f"{t.name} cột ({n})={text} dòng {line}: {row[k]!r}, tính được {want!r}")
    return held


def shares_of(t, n, bad):
    """None: not a column of shares."""
    k = t.arithmetic[n][0]
    total = [row[k] for role, row, _ in t.lines if role == "total"]
    if total != [1]:
        return None
    parts = add(row[k] for role, row, _ in t.lines if role in ("unit", "outside"))
    if not near(parts, 1):
        bad.append(f"{t.name} cột ({n}): các tỷ trọng cộng được {parts}")
    return 1


def tables(sheet):
    rows = list(sheet.iter_rows(values_only=True))
    heads = [r for r, row in enumerate(rows) if "(1)" in row and "(2)" in row]
    return [Table(sheet, rows, r, e) for r, e in zip(heads, heads[1:] + [len(rows)])]


def check(path):
    warnings.simplefilter("ignore")
    bad, held = [], {"tổng": 0, "phép tính": 0, "tỷ trọng": 0, "tỷ lệ không phép tính": 0}
    for sheet in openpyxl.load_workbook(path, data_only=True):
        for t in tables(sheet):
            totals = any(role == "total" for role, _, _ in t.lines)
            for n, (_, text) in t.arithmetic.items():
                if text:
                    held["phép tính"] += arithmetic_of(t, n, bad)
                if n in t.percent and not text and totals:
                    shares = shares_of(t, n, bad)
                    held["tỷ lệ không phép tính" if shares is None else "tỷ trọng"] += shares or 1
                if n not in t.percent and totals and n > min(t.arithmetic):  # the first: STT
                    held["tổng"] += sums_of(t, n, bad)
    return held, bad


def told(held):
    return ", ".join(f"{n} {what}" for what, n in held.items())


def main():
    ok = len(sys.argv) > 1
    for path in sys.argv[1:]:
        held, bad = check(path)
        print(told(held), file=sys.stderr)
        print(f"{Path(path).parent.name}/{Path(path).name}: {len(bad)} sai")
        for line in bad[:20]:
            print("  " + line)
        ok = ok and not bad and sum(held.values()) > 0
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
