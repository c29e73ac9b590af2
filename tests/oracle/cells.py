#!/usr/bin/python3
"""cells.py [--columns N] [--seed S] - columns of numbers and dates at random, read by ours and by a second parser.

The second one is regular expressions and whole numbers of any size, made from the words of the contract (spec 2.1, 2.2) alone: which of
1.234.567,8 and 1,234,567.8 a column is, is what reads every cell; where both do, thousands are meant in whole amounts and decimals in
months and percents; dates are day first, but where none can be and many must be month first.  Columns have one form or two, blanks of every
kind, signs, units, edges of size and of the calendar, and cells that are none.  BUILT names the folder of the program `readers` (make readers).
"""
import argparse
import datetime
import os
import random
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
READERS = os.environ.get("BUILT", os.path.dirname(os.path.dirname(HERE)) + "/build/release") + "/readers"
MOST = 10**15
BLANKS = " \u00a0\u202f\u2009"
UNITS = r"(?:đồng|vnđ|vnd|VNĐ|VND|đ|Đ|₫|%)"
EPOCH = datetime.date(1970, 1, 1)


# --- the second parser ------------------------------------------------------------------------------------------------

def parts(cell):
    """(negative, text without sign, unit and blanks) of a number, or None.  Blanks part groups of three, or stand beside other marks."""
    m = re.fullmatch(rf"([+-]?)[{BLANKS}]*([0-9][0-9.,{BLANKS}]*?)[{BLANKS}]*{UNITS}?", cell)
    if not m or len(m[2]) > 60:
        return None
    text = re.sub(f"[{BLANKS}]", "", m[2])
    if text == m[2] or "." in text or "," in text or re.fullmatch(rf"[0-9]+(?:[{BLANKS}]+[0-9]{{3}})*", m[2]):
        return (m[1] == "-", text) if len(text) <= 48 and text[-1].isdigit() else None
    blanks = re.split(f"[{BLANKS}]+", m[2])  # further groups may be glued: "1 234567"
    return (m[1] == "-", text) if all(len(b) % 3 == 0 for b in blanks[1:]) else None


def read(text, group, decimal):
    """(whole digits, decimals, has groups) of a text in one form, or None."""
    m = re.fullmatch(rf"([0-9]+|[1-9][0-9]{{0,2}}(?:{re.escape(group)}[0-9]{{3}})+)(?:{re.escape(decimal)}([0-9]+))?", text)
    return m and (m[1].replace(group, ""), m[2] or "", group in m[1])


FORMS = {".": (".", ","), ",": (",", ".")}


def numbers(kind, cells):
    """(form or '?', values or '!'); None: not to be judged, since one or two cells of another form are slips."""
    said = [parts(c) for c in cells]
    marked = [t for t in said if t and not t[1].isdigit()]
    fits = [f for f, marks in FORMS.items() if all(read(t[1], *marks) for t in marked if any(read(t[1], *m) for m in FORMS.values()))]
    told = [t for t in marked if any(read(t[1], *m) for m in FORMS.values())]
    if not told:
        form = "1"
    elif not fits:
        return None
    elif len(fits) == 1:
        form = fits[0]
    else:  # every cell is like 1.234 or like 1,234
        dots = {"." in t[1] for t in told}
        if len(dots) > 1:
            return None
        form = ("." if dots == {True} else ",") if kind in "ws" else ("," if dots == {True} else ".")
    if kind in "ws" and any(all(read(t[1], *m) for m in FORMS.values()) and form not in t[1] for t in told):
        return None  # 500.000 is half a million, and no column of 1,234,567 has it
    if kind in "ws" and form != "1":  # decimals that are not 0 are no evidence in whole amounts
        told = [t for t in told if not (read(t[1], *FORMS[form]) or ("", "", 0))[1].strip("0")]
        if not told:
            return None
    return form, [value(kind, t, form) for t in said]


def value(kind, said, form):
    if said is None:
        return "!"
    negative, text = said
    got = (text, "", False) if text.isdigit() else form != "1" and read(text, *FORMS[form])
    if not got:
        return "!"
    whole, decimals, groups = got
    if kind in "mp" and groups:
        return "!"
    places = 2 if kind in "mp" else 0
    if kind == "p" and decimals == "000":
        return "!"  # 12.000 of a rate may be 12 thousand of something else
    if kind != "m" and decimals[places:].strip("0"):
        return "!"
    v = int(whole + (decimals + "00")[:places])
    if v > MOST or negative and kind != "s" and int(whole + decimals or "0") != 0:
        return "!"
    return str(-v if negative else v)


def day(y, m, d):
    try:
        made = datetime.date(int(y), int(m), int(d))
    except ValueError:
        return None
    return made if 1900 <= made.year <= 2100 else None


CLOCK = r"(?:[ T][0-9].*)?"


def in_viet_nam(made, clock):
    m = re.fullmatch(r"[ T]([0-9]{2}):([0-9]{2})(?::[0-9.]*)? ?(?:([Zz])|([+-])([0-9]{2}):?([0-9]{2})?)", clock or "")
    if not made or not m:
        return made
    east = 0 if m[3] else (int(m[5]) * 60 + int(m[6] or 0)) * (-1 if m[4] == "-" else 1)
    moment = datetime.datetime(made.year, made.month, made.day, int(m[1]), int(m[2])) + datetime.timedelta(minutes=420 - east)
    return day(moment.year, moment.month, moment.day)


def one_date(cell, month_first, birth):
    cell = re.sub(r"^'", "", cell)
    if re.fullmatch(r"[0-9]+\.0", cell):
        cell = cell[:-2]
    m = re.fullmatch(rf"([0-9]{{1,2}})([/.-])([0-9]{{1,2}})\2([0-9]{{4}}){CLOCK}", cell)
    if m and int(m[4]) >= 1000:
        return day(m[4], *((m[1], m[3]) if month_first else (m[3], m[1])))
    m = re.fullmatch(r"([0-9]{4})([/-])([0-9]{2})\2([0-9]{2})([ T][0-9].*)?", cell)
    if m:
        return in_viet_nam(day(m[1], m[3], m[4]), m[5])
    if re.fullmatch(r"[0-9]{8}", cell):
        return day(cell[:4], cell[4:6], cell[6:])
    if birth and re.fullmatch(r"[0-9]{4}", cell):
        return day(cell, 1, 1)
    if re.fullmatch(r"[1-9][0-9]|[1-9][0-9]{2}|[1-9][0-9]{4}", cell) and int(cell) >= 61:  # Excel's 60 is a day that never was
        made = datetime.date(1899, 12, 30) + datetime.timedelta(days=int(cell))
        return made if made.year <= 2100 else None
    return None


def dates(kind, cells):
    pairs = [(int(m[1]), int(m[3])) for c in cells if (m := re.fullmatch(rf"'?([0-9]{{1,2}})([/.-])([0-9]{{1,2}})\2([1-9][0-9]{{3}}){CLOCK}", c))]
    days_first = sum(a > 12 >= b for a, b in pairs)
    months_first = sum(b > 12 >= a for a, b in pairs)
    if days_first and months_first or months_first and months_first * 3 < len(pairs) or months_first == 1 < len(pairs):
        return None  # some contradict the others, or too few say it
    made = [one_date(c, months_first > 0, kind == "b") for c in cells]
    return "m" if months_first else "d", ["!" if d is None else str((d - EPOCH).days) for d in made]


# --- columns ----------------------------------------------------------------------------------------------------------

def grouped(digits, mark):
    return re.sub(r"(?<=[0-9])(?=(?:[0-9]{3})+$)", mark, digits)


def number(rng, kind, form):
    size = rng.choice([1, 2, 3, 4, 6, 9, 12, 15, 16, 18])
    v = rng.choice([0, 1, 999, 1000, 10**6, MOST - 1, MOST, MOST + 1]) if rng.random() < 0.15 else rng.randrange(10**size)
    v = v if kind in "ws" else v % 1000
    text = str(v)
    group, decimal = {"1": ("", ""), ".": (".", ","), ",": (",", "."), " ": (rng.choice(BLANKS), "")}[form]
    if group and rng.random() < 0.8:
        text = grouped(text, group)
    if decimal and rng.random() < (0.15 if kind in "ws" else 0.7):
        text += decimal + rng.choice(["0", "00", "000", "5", "50", "99", "125", "999", str(rng.randrange(10**4))])
    if rng.random() < 0.1:
        text = rng.choice(["-", "- ", "+"]) + text
    if rng.random() < 0.1:
        text += rng.choice([" đ", "đ", " đồng", " VND", "%", " ₫", "\u00a0đ"])
    if rng.random() < 0.06:
        text = rng.choice(["abc", "1.2.3", "1,2,3", "12 34", "1:5", "(5)", "1..5", ".5", "5.", "--1", "0x10", "1e5", "١٢٣", "12.34.567", "1 2345", text + text])
    return text


def a_date(rng, kind, form):
    made = rng.choice([datetime.date(1900, 1, 1), datetime.date(2100, 12, 31), datetime.date(2024, 2, 29), datetime.date(1900, 3, 1)]) if rng.random() < 0.1 else \
        datetime.date(1900, 3, 1) + datetime.timedelta(days=rng.randrange(73000))
    y, m, d = made.year, made.month, made.day
    clock = rng.choice(["", "", "", "", " 00:00:00", "T17:00:00.000Z", "T16:59:59Z", " 07:30", "T23:30:00+07:00", "T00:30:00+0900", "T13:29:59-0330", "T06:59:59+14:00"])
    text = {"d": f"{d:02d}/{m:02d}/{y}", "s": f"{d}/{m}/{y}", "-": f"{d:02d}-{m:02d}-{y}", ".": f"{d}.{m}.{y}", "m": f"{m}/{d}/{y}", "i": made.isoformat() + clock,
            "/": f"{y}/{m:02d}/{d:02d}", "8": f"{y}{m:02d}{d:02d}", "x": str((made - datetime.date(1899, 12, 30)).days), "y": str(y)}[form]
    if form in "ds-.m" and rng.random() < 0.05:
        text += " 08:15"
    if rng.random() < 0.05:
        text = rng.choice(["31/02/2024", "29/02/2025", "00/01/2024", "1/13/2024", "1/1/24", "1899-12-31", "60", "61", "73415", "73416", "2101-01-01", "2026-13-01",
                           "31/04/2024", "abc", "2026.03.31", "1/1-2024", "20240230", "'" + text, text + ".0" * text.isdigit(), "01/01/02024", "2026/03-31"])
    return text


def column(rng):
    kind = rng.choice("wwwssmpddddbb")
    n = rng.choice([1, 2, 3, 8, 30, 120])
    if kind in "db":
        forms = rng.choice(["d", "d", "s", "m", "m", "-", ".", "i", "8", "x", "/", "ds-.", "dixy8", "mi", "dm"])
        return kind, [a_date(rng, kind, rng.choice(forms)) for _ in range(n)]
    forms = rng.choice(["1", ".", ".", ",", ",", " ", "1.", "1,", "1 ", ".,"])
    return kind, [number(rng, kind, rng.choice(forms)) for _ in range(n)]


def judge(seeds):
    """What is wrong with these columns, as lines, and how many columns and cells were compared, and how many of the cells are none."""
    wrong, judged, cells, none = [], 0, 0, 0
    made = [column(random.Random(f"column {s}")) for s in seeds]
    with tempfile.NamedTemporaryFile("w", prefix="cells-", encoding="ascii") as f:
        for kind, column_cells in made:
            f.write(kind + "".join(" " + c.encode("utf-8").hex() for c in column_cells) + "\n")
        f.flush()
        done = subprocess.run([READERS, "cells", f.name], capture_output=True, text=True, check=True)
    for seed, (kind, column_cells), line in zip(seeds, made, done.stdout.splitlines(), strict=True):
        want = (dates if kind in "db" else numbers)(kind, column_cells)
        if want is None:
            continue
        judged += 1
        form, *values = line.split(" ")
        if form != want[0] and not (form in ".,1" and want[0] in ".,1" and values == want[1]):
            wrong.append(f"column {seed} ({kind}): ours is {form}, the second parser's {want[0]}: {column_cells[:6]}")
            continue
        cells += len(values)
        none += want[1].count("!")
        wrong += [f"column {seed} ({kind}, {form}): {c!r}: ours {x}, the second parser's {y}" for c, x, y in zip(column_cells, values, want[1]) if x != y]
    return wrong, judged, cells, none


def main():
    a = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    a.add_argument("--columns", type=int, default=2000)
    a.add_argument("--seed", type=int, default=1)
    o = a.parse_args()
    wrong, judged, cells, none = [], 0, 0, 0
    for first in range(o.seed, o.seed + o.columns, 5000):
        w, j, c, n = judge(range(first, min(first + 5000, o.seed + o.columns)))
        wrong, judged, cells, none = wrong + w, judged + j, cells + c, none + n
    for line in wrong[:20]:
        print(line)
    print(f"cells: {cells} cells of {judged} columns as a second parser reads them ({none} are none), {o.columns - judged} columns contradict themselves; {len(wrong)} wrong")
    return bool(wrong) or not judged or not none


if __name__ == "__main__":
    sys.exit(main())
