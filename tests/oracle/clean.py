#!/usr/bin/python3
"""clean.py INPUT KY WORK - which rows of a period stand, by spec 2.3, read in another way than the program.

Reads INPUT/KY/{nguoi_tham_gia,don_vi,thue}*.{csv,xlsx,xls} (office.py), INPUT/dan_so.csv, INPUT/chi_tieu.csv and INPUT/danh_muc/*.csv
and writes plain CSV tables for SQLite into WORK, dates as ISO, codes and numbers bare.  Made for clean UTF-8 with
comma and one header row, with or without BOM; a record is one physical line.  rows.csv says what was read and rejected.
"""
import csv
import datetime
import glob
import os
import re
import sys
from fractions import Fraction

sys.dont_write_bytecode = True
import office  # noqa: E402

MISSING = {"", "-", "---", "đang cập nhật"}
TRUE = {"1", "x", "X", "Có", "có"}
REQUIRED = {
    "nguoi_tham_gia": ["ma_so_bhxh", "ma_xa"],
    "don_vi": ["ma_don_vi", "ten_don_vi", "ma_xa", "so_lao_dong"],
    "thue": ["ma_so_thue", "ten", "trang_thai"],
    "dan_so": ["nam", "ma_xa", "dan_so"],
    "chi_tieu": ["nam", "cap", "ma", "chi_tieu", "gia_tri"],
    "quyet_dinh_doi_chieu": ["ma_don_vi", "quyet_dinh"],
}
NUMBERS = {
    "nguoi_tham_gia": ["muc_dong"],
    "don_vi": ["so_lao_dong", "quy_luong", "phai_dong", "da_dong"],
    "thue": ["so_lao_dong", "tong_quy_luong"],
    "dan_so": ["nam", "dan_so", "llld"],
    "chi_tieu": ["nam"],
}
DATES = {"nguoi_tham_gia": ["ngay_sinh", "tu_ngay", "den_ngay"], "thue": ["ngay_cap"]}


VERDICTS = {"ghep": "ghep", "ghép": "ghep", "khong_ghep": "khong_ghep", "không ghép": "khong_ghep"}


class Rejected(Exception):
    pass


def a_date(text, birth):
    if birth and re.fullmatch(r"\d{4}", text):
        return text + "-01-01"
    m = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text)
    order = (3, 2, 1)
    if not m:
        m = re.fullmatch(r"(\d{4})-?(\d{2})-?(\d{2})", text)
        order = (1, 2, 3)
    if not m:
        raise Rejected("D05")
    try:
        return datetime.date(*(int(m[i]) for i in order)).isoformat()
    except ValueError:
        raise Rejected("D05") from None


def check(table, row):
    for name in REQUIRED[table]:
        if row.get(name, "") in MISSING:
            raise Rejected("D03")
    for name in NUMBERS.get(table, []):
        value = row.get(name, "")
        if value in MISSING:
            row[name] = ""
        elif not re.fullmatch(r"\d{1,18}", value):
            raise Rejected("D04")
    if table == "don_vi":
        for name, form in (("cham_dong", r"-?\d{1,18}"), ("so_thang_cham", r"\d{1,4}(\.\d+)?")):
            if row.get(name, "") in MISSING:
                row[name] = ""
            elif not re.fullmatch(form, row[name]):
                raise Rejected("D04")
    for name in DATES.get(table, []):
        value = row.get(name, "")
        row[name] = "" if value in MISSING else a_date(value, name == "ngay_sinh")
    if table == "nguoi_tham_gia":
        if not re.fullmatch(r"\d{10}", row["ma_so_bhxh"]):
            raise Rejected("D06")
        if row["ngay_sinh"] and row["tu_ngay"] and row["ngay_sinh"] > row["tu_ngay"]:
            raise Rejected("D05")


def is_short_row(table, header, cells):
    """A row that leaves out its empty last cells: the last one that it has is filled, none that must be is missing."""
    if not 1 < len(cells) < len(header) or cells[-1] == "":
        return False
    given = {name for name, cell in zip(header, cells) if cell}
    return all(name in given for name in REQUIRED[table]) and any(c.isdigit() for c in cells[header.index(REQUIRED[table][0])])


def records(path):
    """(line number, cells, D-code or None) of every line behind the header."""
    with open(path, "rb") as f:
        data = f.read()
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    if lines and lines[-1] == b"":
        lines.pop()
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        wrong = None
        if raw.count(b'"') % 2:
            yield number, [], "D14"
            continue
        try:
            text = raw.decode("utf-8").rstrip("\r")
        except UnicodeDecodeError:
            yield number, [], "D02"
            continue
        if '"' in text:
            csv.field_size_limit(1 << 30)
            cells = next(csv.reader([text], strict=True))
        else:
            cells = text.split(",")
        if len(cells) > 1024 or any(len(c.encode()) > 65536 for c in cells):
            wrong = "D15"
        elif any(ord(c) < 32 or ord(c) == 127 for c in text):
            wrong = "D02"
        yield number, [c.strip() for c in cells], wrong


def csv_lines(table, path):
    """(line, row, D-code or None) of the rows of a CSV file."""
    header = None
    for number, cells, wrong in records(path):
        if header is None:
            header = cells
            continue
        if not wrong and "Tổng cộng" in cells:
            continue  # a stated total is no row
        if is_short_row(table, header, cells):
            cells = cells + [""] * (len(header) - len(cells))
        yield number, dict(zip(header, cells)), wrong or (None if len(cells) == len(header) else "D01")


def sources(table, paths):
    """(name as the program says it, its (line, row, D-code or None)) of each file, in order of file name in bytes."""
    paths = sorted(paths, key=os.fsencode)
    books = [p for p in paths if p.endswith((".xlsx", ".xls"))]
    if table == "don_vi" and books:
        for name, rows in office.employers(os.path.dirname(books[0])):
            yield name, [(line, row, None) for line, row in rows]
        return
    for path in paths:
        if path in books:
            rows, sheet = office.rows_of(path, REQUIRED[table][0])
            yield f"{path}[{sheet}]", [(line, row, None) for line, row in rows]
        else:
            yield path, csv_lines(table, path)


def read(table, paths, base, account):
    """Accepted rows as dicts, in order of file name in bytes and line."""
    for name, lines in sources(table, paths):
        name = os.path.relpath(name, base)
        seen = rejected = 0
        for number, row, wrong in lines:
            seen += 1
            try:
                if wrong:
                    raise Rejected(wrong)
                check(table, row)
            except Rejected:
                rejected += 1
                continue
            row["#"] = number
            row["#file"], row["#line"] = name, number
            yield row
        account.writerow([name, seen, rejected])


def accounts(paths, base, listed, account):
    """How many rows of each C12-TS were read, and rejected: their amounts are none, or no list has the employer."""
    for path in filter(office.is_account, paths):
        rows, sheet = office.account(path)
        bad = sum(r["ma_don_vi"] not in listed or
                  not all(re.fullmatch(r"-?\d{1,18}", r[k]) for k in ("phai_dong", "da_dong", "cham_dong")) for _, r in rows)
        account.writerow([os.path.relpath(f"{path}[{sheet}]", base), len(rows), bad])


def mst(text):
    digits = text.replace("-", "").replace(" ", "")
    if re.fullmatch(r"\d{12}", digits):
        return digits, 1
    if re.fullmatch(r"\d{10}(\d{3})?", digits):
        total = sum(int(d) * w for d, w in zip(digits, (31, 29, 23, 19, 17, 13, 7, 5, 3)))
        return digits, int(total % 11 != 0 and 10 - total % 11 == int(digits[9]))
    return digits, 0


def flag(text):
    return 1 if text in TRUE else 0


def decisions(base, account):
    """What quyet_dinh_doi_chieu.csv says in the end: employer -> ({code: verdict}, is every other code forbidden)."""
    path = os.path.join(base, "quyet_dinh_doi_chieu.csv")
    rows = []
    if os.path.exists(path):
        rows = [(a_date(r["ngay"], False) if r.get("ngay") else "", r["#line"], r)
                for r in read("quyet_dinh_doi_chieu", [path], base, account)]
    said = {}
    for _, _, r in sorted(rows, key=lambda x: x[:2]):
        one = said.setdefault(r["ma_don_vi"], [{}, False])
        code = mst(r.get("ma_so_thue", ""))[0]
        verdict = VERDICTS.get(r["quyet_dinh"].lower())
        if verdict is None or verdict == "ghep" and not code:
            continue
        if not code:
            one[:] = [{}, True]
        else:
            one[0].pop(code, None)
            one[0][code] = verdict
    return said


def decide(said, employer, code, ok):
    verdicts, closed = said.get(employer, ({}, False))
    chosen = [c for c, v in verdicts.items() if v == "ghep"]
    if chosen:
        return chosen[-1], 1
    if verdicts.get(code, "khong_ghep" if closed else "") == "khong_ghep":
        return code, 0
    return code, ok


def grown(given, year):
    """The rows of a year without any: the last year's, grown by the mean growth of the three years before it."""
    last = max(int(r[0]) for r in given if int(r[0]) < year)
    series = [r[2] for y in range(last - 3, last + 1) for r in given if r[0] == str(y) and r[1] == "46"]
    people = list(series)
    for _ in range(last, year):
        if people[-1] == 0:  # nobody grows no further: the last year stands as it is
            return [[str(year), *r[1:]] for r in given if r[0] == str(last)]
        rates = [Fraction(b, a) for a, b in zip(people[-4:], people[-3:])]
        people.append(half_up(people[-1] * sum(rates) / len(rates)))
    communes = [r for r in given if r[0] == str(last) and r[1] != "46"]
    total = sum(r[2] for r in communes)
    want = half_up(Fraction(total * people[-1], people[len(series) - 1]))
    share = [Fraction(want * r[2], total) for r in communes]
    part = [s.numerator // s.denominator for s in share]
    for k in sorted(range(len(share)), key=lambda k: (part[k] - share[k], k))[:want - sum(part)]:
        part[k] += 1
    return [[str(year), "46", people[-1], ""]] + [[str(year), r[1], n, ""] for r, n in zip(communes, part)]


def half_up(x):
    return (2 * x.numerator + x.denominator) // (2 * x.denominator)


def period_before(period):
    year, n = int(period[:4]), int(period[6:])
    if period[5] == "M":
        return f"{year - 1}-M12" if n == 1 else f"{year}-M{n - 1:02d}"
    return f"{year - 1}-Q4" if n == 1 else f"{year}-Q{n - 1}"


def days_of(period):
    """The first day of a quarter or a month and its last one, without the year."""
    n = int(period[6:])
    if period[5] == "M":
        after = datetime.date(int(period[:4]) + n // 12, n % 12 + 1, 1)
        return f"{n:02d}-01", (after - datetime.timedelta(days=1)).isoformat()[5:]
    return ("01-01", "04-01", "07-01", "10-01")[n - 1], ("03-31", "06-30", "09-30", "12-31")[n - 1]


def tables(begin):
    return [p for p in glob.glob(begin + "*") if p.endswith((".csv", ".xlsx", ".xls"))]


def published(period):
    """phai_thu of the three quarters (eleven months) before, as the sets under PUBLISHED say, where all are there."""
    folder, quarters, p = os.environ.get("PUBLISHED"), [], period
    for _ in range(11 if "M" in period else 3):
        p = period_before(p)
        quarters.append(f"{folder}/{p}/so-lieu.csv")
    for path in quarters if folder and all(map(os.path.exists, quarters)) else []:
        with open(path, encoding="utf-8", newline="") as f:
            yield from ([r["cap"], r["ma"], r["gia_tri"]] for r in csv.DictReader(f) if r["chi_tieu"] == "phai_thu")


def cleaned(base, period, out, before):
    """Write every table: out(name) takes its rows.  before: rows of before.csv, place and dues of the rest of the year."""
    account = out("rows.csv")
    inside = os.path.join(base, period)
    nobody = csv.writer(open(os.devnull, "w", encoding="utf-8"))
    for name, ky, told in (("people.csv", period, account), ("people_before.csv", period_before(period), nobody)):
        w = out(name)
        for seq, r in enumerate(read("nguoi_tham_gia", tables(f"{base}/{ky}/nguoi_tham_gia"), base, told)):
            g = r.get
            sex = {"Nam": 1, "1": 1, "Nữ": 2, "0": 2}.get(g("gioi_tinh", ""), 0)
            w.writerow([seq, g("ma_so_bhxh"), g("ngay_sinh"), sex, g("ma_xa"), g("ma_don_vi"), g("ma_co_quan"), g("loai_bhxh"),
                        flag(g("bhtn", "")), flag(g("bhyt", "")), g("nhom_bhyt"), g("tu_ngay"), g("den_ngay")])
    said = decisions(base, account)
    employers_before = tables(f"{base}/{period_before(period)}/don_vi")
    w = out("past.csv")
    for r in read("don_vi", employers_before, base, nobody):
        w.writerow([r[k] for k in ("ma_don_vi", "so_lao_dong", "quy_luong", "phai_dong", "da_dong", "cham_dong",
                                   "so_thang_cham")])
    w = out("employers.csv")
    listed = set()
    for seq, r in enumerate(read("don_vi", tables(inside + "/don_vi"), base, account)):
        listed.add(r["ma_don_vi"])
        code, ok = decide(said, r["ma_don_vi"], *mst(r["ma_so_thue"]))
        w.writerow([seq, r["ma_don_vi"], code, ok, r["ma_xa"], r["ma_co_quan"], r["loai_hinh"], r["so_lao_dong"],
                    r["quy_luong"], r["phai_dong"], r["da_dong"], r["cham_dong"], r["so_thang_cham"],
                    r["#file"], r["#line"]])
    accounts(tables(inside + "/don_vi"), base, listed, account)
    w = out("payers.csv")
    for seq, r in enumerate(read("thue", tables(inside + "/thue"), base, account)):
        code, ok = mst(r["ma_so_thue"])
        w.writerow([seq, code, ok, r["ten"], r["ma_xa"], r["loai_hinh"], r["trang_thai"], r["ngay_cap"], r["so_lao_dong"],
                    r["tong_quy_luong"], r["#file"], r["#line"]])
    w = out("dan_so.csv")
    given = [[r["nam"], r["ma_xa"], int(r["dan_so"]), r.get("llld", "")]
             for r in read("dan_so", [base + "/dan_so.csv"], base, account)]
    w.writerows(given if any(r[0] == period[:4] for r in given) else grown(given, int(period[:4])))
    w = out("chi_tieu.csv")
    for r in read("chi_tieu", [base + "/chi_tieu.csv"], base, account):
        rate = r["chi_tieu"].startswith("bp_")
        value = r["gia_tri"].replace(".", "").replace(",", ".") if "," in r["gia_tri"] else r["gia_tri"]
        if rate:  # hundredths of a percent
            whole, _, part = value.partition(".")
            value = str(int(whole) * 100 + int((part + "00")[:2]))
        w.writerow([r["nam"], r["cap"], r["ma"], r["chi_tieu"], value])
    first, closing = days_of(period)
    last = period_before(period)
    out("before.csv").writerows(before)
    w = out("period.csv")
    w.writerow([period, period[:4], f"{period[:4]}-{first}", f"{period[:4]}-{closing}", f"{last[:4]}-{days_of(last)[1]}"])
    for name in ("xa", "co_quan", "nhom_bhyt", "loai_hinh"):
        w = out(f"dm_{name}.csv")
        with open(f"{base}/danh_muc/{name}.csv", encoding="utf-8-sig", newline="") as f:
            for r in csv.DictReader(f):
                if name == "xa":
                    since, until = r["hieu_luc_tu"], r["hieu_luc_den"]
                    if (since and a_date(since, False) > f"{period[:4]}-{closing}") or (
                            until and a_date(until, False) < f"{period[:4]}-{closing}"):
                        continue
                    w.writerow([r["ma_xa"]])
                elif name == "co_quan":
                    w.writerow([r["ma_co_quan"]])
                elif name == "loai_hinh":
                    w.writerow([r["loai_hinh"]])
                else:
                    w.writerow([r["nhom_bhyt"], r["ma_co_quan"], r["loai_tru_bao_phu"], r["tiem_nang"]])


def main():
    base, period, work = sys.argv[1:4]

    def out(name):
        return csv.writer(open(os.path.join(work, name), "w", encoding="utf-8", newline=""), lineterminator="\n")

    cleaned(base, period, out, published(period))


if __name__ == "__main__":
    main()
