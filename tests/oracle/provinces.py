#!/usr/bin/python3
"""provinces.py [--count N] [--same N] [--seed S] [--only SEED] - provinces nobody thought of, counted twice.

--count: so many provinces at random, from one commune on, with days around every limit, ties of rounding, rows that repeat and
rows that are wrong.  Each figure the program publishes must be the oracle's (clean.py, figures.sql); each rate that of the
figures beside it, each column the province's sum; the figures of old communes what whole shares and fractions make of them.
--same: so many provinces of rows whose order does not matter.  Rows shuffled, files split, other formats, workers, locales and
zones must give the same bytes; a doubled province doubles, a person who moves moves one, a merged commune is the sum.
A seed makes the same province every time: --only SEED tries that one and keeps its folder.
"""
import argparse
import csv
import datetime
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from fractions import Fraction

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
PROGRAM = os.environ.get("BAOPHU", TOP + "/build/baophu")
ENV = {"BAOPHU_TEMPLATES": TOP + "/templates", "BAOPHU_FONTS": TOP + "/fonts", **os.environ}
COLUMNS = {
    "nguoi_tham_gia": "ma_so_bhxh,ho_ten,ngay_sinh,gioi_tinh,ma_xa,ma_don_vi,ma_co_quan,loai_bhxh,bhtn,bhyt,nhom_bhyt,"
                      "muc_dong,tu_ngay,den_ngay",
    "don_vi": "ma_don_vi,ma_so_thue,ten_don_vi,ma_xa,ma_co_quan,loai_hinh,so_lao_dong,quy_luong,phai_dong,da_dong,cham_dong,"
              "so_thang_cham",
    "thue": "ma_so_thue,ten,ma_xa,loai_hinh,trang_thai,ngay_cap,so_lao_dong,tong_quy_luong",
}
COLUMNS = {table: names.split(",") for table, names in COLUMNS.items()}
INI = """[tinh]
ma = 46
ten = Thành phố Thử
goi = thành phố Thử
dia_danh = Thử

[nguong]
nguong_loai = 100

[dan_so]
nguon = số của phép thử
ty_le_llld = 51

[quy_doi]
ty_le_chua_biet = %s
"""
GROUPS = [("DN", "BHXH", 0, "co"), ("GD", "", 0, "co"), ("HS", "SGD", 0, "rieng"), ("HT", "BHXH", 0, "khong"),
          ("CA", "CA", 1, "khong"), ("BT", "SYT", 0, "co")]
RATES = ("bp_", "ht_", "tl_", "ct_bp_", "ct_tl_")
# Numerator and denominator of every rate, by spec 1.3.
RATIO = {"bp_bhxh": ("bhxh_bp", "llld"), "bp_bhtn": ("bhtn_bp", "llld"), "bp_bhyt": ("bhyt", "dan_so"),
         "tl_cham": ("cham_dong", "phai_thu_nam")}
RATIO |= {f"ht_{p}{x}": (x, f"{'lt' if p else 'ct'}_{x}") for p in ("", "lt_") for x in ("bhxh", "bhxh_bb", "bhxh_tn", "bhtn", "bhyt")}


def valid_mst(rng):
    while True:
        nine = [rng.randrange(10) for _ in range(9)]
        check = 10 - sum(d * w for d, w in zip(nine, (31, 29, 23, 19, 17, 13, 7, 5, 3))) % 11
        if check < 10:
            return "".join(map(str, nine)) + str(check)


def years_before(day, years, days=0):
    day = day.replace(year=day.year - years, day=min(day.day, 28)) if day.month == 2 and day.day == 29 else day.replace(year=day.year - years)
    return day + datetime.timedelta(days=days)


class Province:
    """Reference lists, yearly tables and the rows of a period.  plain: each person, employer and payer has one row."""

    def __init__(self, seed, plain=False, largest=None):
        self.rng = rng = random.Random(seed)
        self.plain = plain
        self.year = rng.choice([2025, 2026, 2026, 2026])
        monthly = not plain and rng.random() < 0.2
        self.month = rng.choice(([7, 8, 11] if monthly else [9, 12]) if self.year == 2025 else range(1, 13) if monthly else [3, 6, 9, 12])
        self.period = f"{self.year}-M{self.month:02d}" if monthly else f"{self.year}-Q{self.month // 3}"
        self.first = datetime.date(self.year, self.month if monthly else self.month - 2, 1)
        self.last = datetime.date(self.year + self.month // 12, self.month % 12 + 1, 1) - datetime.timedelta(days=1)
        communes = rng.choice([1, 2, 3, 3, 5, 8, 13, 40]) if not plain else rng.randrange(3, 9)
        people = rng.choice([1, 2, 5, 20, 80, 200, 400]) if not plain else rng.randrange(60, 300)
        if largest and seed % largest[0] == largest[0] - 1:
            communes, people = largest[1:]
        self.communes = [f"{20000 + 3 * k:05d}" for k in range(communes)]
        self.departments = ["BHXH", "CA", "SGD", "SYT", "SNV"][: rng.randrange(1, 6)]
        self.kinds = ["DNNN", "FDI", "HCSN"][: rng.randrange(1, 4)]
        self.employer_codes = [f"DV{k:06d}A" for k in range(rng.randrange(0 if not plain else 4, 3 + people // 4))]
        self.codes = [f"79{rng.randrange(10**8):08d}" for _ in range(people)]
        self.table = {"nguoi_tham_gia": [], "don_vi": [], "thue": []}
        self.past = []
        self.money = rng.choice([10, 10**6, 10**9, 10**11, 10**15])  # a larger amount is refused (D04)
        if plain:
            self.codes = sorted(set(self.codes))
        for n in range(len(self.codes) if plain else people):
            self.table["nguoi_tham_gia"].append(self.person(self.codes[n] if plain else rng.choice(self.codes)))
        self.taxed = [valid_mst(rng) if rng.random() < 0.8 else f"{rng.randrange(10**12):012d}" for _ in range(len(self.employer_codes) + 3)]
        for n, code in enumerate(self.employer_codes):
            self.table["don_vi"].append(self.employer(code, self.taxed[n]))
        if not plain:
            rows = self.table["don_vi"]
            for r in rng.sample(rows, len(rows) // 8):  # again: the same row, or other figures
                rows.append(r if rng.random() < 0.5 else self.employer(r["ma_don_vi"], r["ma_so_thue"]))
            self.past = [self.employer(c, t) for c, t in zip(self.employer_codes, self.taxed) if rng.random() < 0.8]
            self.past = self.past if rng.random() < 0.6 else []
        for code in self.taxed if plain else rng.sample(self.taxed, rng.randrange(len(self.taxed) + 1)):
            for _ in range(1 if plain or rng.random() < 0.9 else 2):
                self.table["thue"].append(self.payer(code))
        self.yearly()

    def near(self, day, *days):
        return (day + datetime.timedelta(days=self.rng.choice(days))).strftime("%d/%m/%Y")

    def wild(self, text, odds=0.02):
        """The text, or seldom what no list knows."""
        return text if self.rng.random() > odds else "ZZ9" if self.rng.random() < 0.7 else ""

    def person(self, code):
        rng = self.rng
        limits = [years_before(self.last, y) for y in (15, 61, 56, 62, 57, 60)] + [years_before(self.last, 61, -92), years_before(self.last, 56, -122)]
        born = rng.choice([lambda: self.near(rng.choice(limits), -1, 0, 1, 31), lambda: f"{rng.randrange(1, 29):02d}/{rng.randrange(1, 13):02d}/{rng.randrange(1935, 2025)}",
                           lambda: f"29/02/{rng.choice([1964, 1972, 2000, 2012])}", lambda: "", lambda: str(rng.randrange(1940, 2020))])()
        loai = rng.choice(["BB", "BB", "TN", "", ""])
        xa = rng.choice(self.communes)
        group = rng.choice(GROUPS)[0]
        row = {
            "ma_so_bhxh": code, "ho_ten": "Nguyễn Văn Thử", "ngay_sinh": born, "gioi_tinh": rng.choice(["Nam", "Nữ", "1", "0", ""]),
            "ma_xa": xa if rng.random() > 0.03 else "29999", "ma_don_vi": self.wild(rng.choice(self.employer_codes)) if self.employer_codes and loai == "BB" else "",
            "ma_co_quan": rng.choice(["", "", self.wild(rng.choice(self.departments), 0.1)]), "loai_bhxh": loai,
            "bhtn": rng.choice(["1", "0", "", "x"]) if loai == "BB" else "", "bhyt": rng.choice(["1", "1", "1", "0", "Có", ""]),
            "nhom_bhyt": self.wild(group, 0.05), "muc_dong": str(rng.randrange(10**7)),
            "tu_ngay": rng.choice(["", "01/02/2020", "01/02/2020", self.near(self.last, -1, 0, 1), self.near(self.first, -1, 0, 1)]),
            "den_ngay": rng.choice(["", "", "", self.near(self.last, -1, 0, 1, 89, 90, 91)]),
        }
        if not self.plain and rng.random() < 0.02:
            row[rng.choice(["ma_so_bhxh", "ma_xa", "tu_ngay", "muc_dong"])] = rng.choice(["", "31/02/2020", "abc", "-5"])
        return row

    def employer(self, code, tax):
        rng = self.rng
        late = rng.choice([0, 0, 1, -1]) * rng.randrange(1, self.money)
        return {
            "ma_don_vi": code, "ma_so_thue": rng.choice([tax] * 8 + [tax[:9] + "x", ""]), "ten_don_vi": "Đơn vị " + code,
            "ma_xa": rng.choice(self.communes) if rng.random() > 0.05 else "29999", "ma_co_quan": self.wild(rng.choice(self.departments), 0.1),
            "loai_hinh": self.wild(rng.choice(self.kinds), 0.1), "so_lao_dong": str(rng.choice([0, 1, 2, 7, 7, 30])),
            "quy_luong": str(rng.choice([0, 100, 105, 106, rng.randrange(self.money)])), "phai_dong": str(rng.randrange(self.money)),
            "da_dong": str(rng.randrange(self.money)), "cham_dong": str(late),
            "so_thang_cham": rng.choice(["0", "1", "2", "3", "5", "6", "11", "12", "40", "0.99", "2.9", "5.99", "11.9", "12.1"]),
        }

    def payer(self, code):
        rng = self.rng
        return {
            "ma_so_thue": code, "ten": "Người nộp thuế " + code[-5:], "ma_xa": rng.choice(self.communes), "loai_hinh": self.wild(rng.choice(self.kinds), 0.1),
            "trang_thai": rng.choice(["00", "00", "04", "01", "03", "06"]),
            "ngay_cap": rng.choice(["", "02/03/2015", self.near(self.first, -1, 0, 1), self.near(self.last, -1, 0, 1)]),
            "so_lao_dong": str(rng.choice([0, 1, 2, 7, 8, 30])), "tong_quy_luong": str(rng.choice([0, 100, 105, 106, rng.randrange(self.money)])),
        }

    def yearly(self):
        """Population and targets, of denominators on which a half of the last digit shown falls often."""
        rng = self.rng
        tie = [32, 96, 160, 800, 4000, 20000, 1, 3, 7, 999, 100003]
        last = self.year if self.plain or rng.random() < 0.8 else self.year - rng.randrange(1, 3)
        self.population, self.targets = [], []
        for year in range(last - rng.randrange(3, 6), last + 1):
            rows = [[str(year), xa, rng.choice(tie), ""] for xa in self.communes]
            for r in rows:
                if self.plain or rng.random() < 0.5:
                    r[3] = r[2] * 51 // 100 + 1
            total = sum(r[2] for r in rows)
            whole = sum(r[3] for r in rows) if self.plain else rng.choice(["", total // 2 + 1])
            self.population += [[str(year), "46", total, whole]] + rows
        for year in (self.year, self.year + 1):
            for name in ("bhxh_bb", "bhxh_tn", "bhtn", "bhyt", "phai_thu", "bp_bhxh", "bp_bhyt"):
                # The oracle's products hold the plan of dues only where amounts are smaller.
                if name == "phai_thu" and (self.plain or self.money > 10**9) or not self.plain and rng.random() < 0.3:
                    continue
                if name.startswith("bp_"):
                    self.targets.append([str(year), "tinh", "46", name, rng.choice(["20", "33.33", "95.5", "0.01"])])
                    continue
                places = [] if rng.random() < 0.4 else [xa for xa in self.communes if self.plain or name == "phai_thu" or rng.random() < 0.9]
                amount = 1000 * self.money if name == "phai_thu" else 400
                rows = [[str(year), "xa", xa, name, rng.choice([32, 7, rng.randrange(1, amount)])] for xa in places]
                self.targets += [[str(year), "tinh", "46", name, sum(r[4] for r in rows) or rng.randrange(1, amount)]] + rows

    def write(self, folder, split=1, form=None, unknown_shares="chia_deu"):
        """The whole input.  split: files of each table; form: a function (path without its end, header, rows)."""
        os.makedirs(folder + "/danh_muc")
        os.makedirs(folder + "/" + self.period)
        with open(folder + "/baophu.ini", "w", encoding="utf-8") as f:
            f.write(INI % unknown_shares)
        as_csv(folder + "/danh_muc/xa", ["ma_xa", "ten_xa", "loai", "hieu_luc_tu", "hieu_luc_den"],
               [[xa, "Xã Số " + xa, "xa", "01/07/2025", ""] for xa in self.communes])
        as_csv(folder + "/danh_muc/co_quan", ["ma_co_quan", "ten", "viet_tat"], [[d, "Sở " + d, d] for d in self.departments])
        as_csv(folder + "/danh_muc/nhom_bhyt", ["nhom_bhyt", "ten", "ma_co_quan", "loai_tru_bao_phu", "tiem_nang"],
               [[g, "Nhóm " + g, cq, tru, may] for g, cq, tru, may in GROUPS])
        as_csv(folder + "/danh_muc/loai_hinh", ["loai_hinh", "ten"], [[k, "Loại hình " + k] for k in self.kinds])
        as_csv(folder + "/dan_so", ["nam", "ma_xa", "dan_so", "llld"], self.population)
        as_csv(folder + "/chi_tieu", ["nam", "cap", "ma", "chi_tieu", "gia_tri"], self.targets)
        for table, rows in self.table.items():
            parts = [rows[len(rows) * k // split: len(rows) * (k + 1) // split] for k in range(split)]
            for k, part in enumerate([part for part in parts if part] or [[]]):
                (form or as_csv)(f"{folder}/{self.period}/{table}_{k + 1:02d}", COLUMNS[table], [[r[c] for c in COLUMNS[table]] for r in part])
        if self.past:
            os.makedirs(f"{folder}/{self.before()}")
            as_csv(f"{folder}/{self.before()}/don_vi", COLUMNS["don_vi"], [[r[c] for c in COLUMNS["don_vi"]] for r in self.past])

    def before(self):
        kind, n = self.period[5], int(self.period[6:])
        year, n = (self.year - 1, 12 if kind == "M" else 4) if n == 1 else (self.year, n - 1)
        return f"{year}-M{n:02d}" if kind == "M" else f"{year}-Q{n}"

    def copy(self):
        other = Province.__new__(Province)
        other.__dict__ = dict(self.__dict__)
        other.table = {t: [dict(r) for r in rows] for t, rows in self.table.items()}
        other.population = [list(r) for r in self.population]
        other.targets = [list(r) for r in self.targets]
        other.communes = list(self.communes)
        return other


def as_csv(path, header, rows, separator=",", end="\n", encoding="utf-8"):
    with open(path + ".csv", "w", encoding=encoding, newline="") as f:
        w = csv.writer(f, delimiter=separator, lineterminator=end)
        w.writerow(header)
        w.writerows(rows)


def as_workbook(path, header, rows):
    import openpyxl
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Sheet1")
    for row in [header, *rows]:
        sheet.append([c if c != "" else None for c in row])
    book.save(path + ".xlsx")


def other_columns(rng):
    """Columns in another order, headers as offices write them, a title above, days and amounts in another form."""
    words = {"ma_so_bhxh": "Mã số BHXH", "ho_ten": "HỌ TÊN", "ma_xa": "Ma xa", "ngay_sinh": "Ngày sinh", "ma_don_vi": "MÃ ĐƠN VỊ"}

    def form(path, header, rows):
        order = list(range(len(header)))
        rng.shuffle(order)
        days = [k for k, name in enumerate(header) if name in ("ngay_sinh", "tu_ngay", "den_ngay", "ngay_cap")]
        new = []
        for row in rows:
            row = list(row)
            for k in days:
                if row[k].count("/") == 2:
                    row[k] = "-".join(row[k].split("/")[::-1])
            new.append([row[k] for k in order])
        as_csv(path, [words.get(header[k], header[k].upper()) for k in order], new)
    return form


FORMS = {
    "semicolons and CRLF": lambda *a: as_csv(*a, separator=";", end="\r\n"),
    "tabs in UTF-16": lambda *a: as_csv(*a, separator="\t", encoding="utf-16"),
    "bars behind a BOM": lambda *a: as_csv(*a, separator="|", encoding="utf-8-sig"),
    "workbooks": as_workbook,
    "other columns": None,
}


class Work:
    """A folder of one province: as/in, as/out and what the program said."""

    def __init__(self, keep=False):
        self.dir, self.keep = tempfile.mkdtemp(prefix="provinces-"), keep

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.keep:
            print("kept:", self.dir)
        else:
            shutil.rmtree(self.dir)

    def run(self, name, period, *words, env=None):
        """The exit status of a run of self.dir/name/in, and so-lieu.csv as bytes or None."""
        base = f"{self.dir}/{name}"
        done = subprocess.run(["faketime", "2027-01-15 03:00:00", PROGRAM, "run", period, "--input", base + "/in", "--output", base + "/out", "--only", "so-lieu", "--quiet",
                               "--accept", "D17", "--reason", "few rows, chosen at random", *words],
                              env={**ENV, "NO_FAKE_STAT": "1", **(env or {})}, capture_output=True, text=True, check=False)
        self.said = done.stderr.strip()[:400]
        path = f"{base}/out/{period}/so-lieu.csv"
        return done.returncode, open(path, "rb").read() if os.path.exists(path) else None


def figures_of(data):
    rows = csv.DictReader(data.decode("utf-8").splitlines())
    return {(r["cap"], r["ma"], r["chi_tieu"]): r["gia_tri"] for r in rows}


def half_up(n, d):
    """n / d in percent with two decimals, half up."""
    h = (20000 * n + d) // (2 * d)
    return f"{h // 100}.{h % 100:02d}"


def same_figures(got, db):
    """What differs between a so-lieu.csv and the oracle's table figure; an indicator that the program has not at all is none."""
    want = {(cap, ma, i): str(v) for cap, ma, i, v in sqlite3.connect(db).execute("SELECT cap, ma, chi_tieu, v FROM figure")}
    known = {i for _, _, i in got}
    zero = ("0", "0.00")
    for key in sorted(set(got) | {k for k in want if k[2] in known}):
        a, b = got.get(key, "0"), want.get(key, "0")
        if key[2] == "tl_cham" and int(got.get((*key[:2], "cham_dong"), "0")) > 1 << 48:
            continue  # more than SQLite multiplies; sums_and_rates has it
        if a != b and not (a in zero and b in zero):
            yield f"{key}: program {got.get(key)}, oracle {want.get(key)}"


def sums_and_rates(got):
    """Rates from the figures beside them, in whole numbers of any size; communes that add up to the province."""
    total = {}
    for (cap, ma, i), v in got.items():
        if i in RATIO:
            n, d = (int(got.get((cap, ma, x), "0")) for x in RATIO[i])
            if d == 0 or half_up(n, d) != v:
                yield f"{cap} {ma} {i} = {v}, not {n}/{d}"
        elif "." not in v and cap == "xa" and not i.startswith(("ct_", "lt_", "dan_so", "llld", "phai_thu_nam")):
            total[i] = total.get(i, 0) + int(v)
    for i, v in total.items():
        if str(v) != got.get(("tinh", "46", i)):
            yield f"communes have {v} of {i}, the province {got.get(('tinh', '46', i))}"


def crosswalk(rng, province, folder):
    """Old communes with shares, a set of a year ago in their codes; returns what each commune of today gets."""
    old, want, lines, history = [], {}, [], {}
    for k in range(rng.randrange(1, 12)):
        parts = rng.sample(province.communes, rng.randrange(1, min(4, len(province.communes)) + 1))
        cuts = sorted(rng.randrange(1, 100) for _ in parts[1:])
        shares = [b - a for a, b in zip([0, *cuts], [*cuts, 100])]
        if rng.random() < 0.3 and len(parts) > 1:
            shares = [None] * len(parts)
        if 0 in shares:
            continue
        old.append((f"{10000 + k}", parts, shares))
    for code, parts, shares in old:
        for xa, s in zip(parts, shares):
            lines.append([code, "Xã Cũ " + code, "Huyện Cũ", xa, "" if s is None else "1" if s == 100 else f"0.{s:02d}",
                          "toan_bo" if s == 100 else "mot_phan"])
        for name in ("bhyt", "bhxh_bb", "phai_thu"):
            v = rng.choice([0, 1, 2, 3, 5, rng.randrange(10**5), rng.randrange(10**15)])
            history[code, name] = v
            exact = [Fraction(v) * (Fraction(1, len(parts)) if s is None else Fraction(s, 100)) for s in shares]
            whole = [e.numerator // e.denominator for e in exact]
            for n in sorted(range(len(parts)), key=lambda n: (whole[n] - exact[n], n))[: v - sum(whole)]:
                whole[n] += 1
            for xa, n in zip(parts, whole):
                want[xa, name] = want.get((xa, name), 0) + n
    as_csv(folder + "/danh_muc/quy_doi_xa", ["ma_xa_cu", "ten_xa_cu", "ten_huyen_cu", "ma_xa_moi", "ty_le", "phan"], lines)
    os.makedirs(folder + "/lich_su", exist_ok=True)
    rows = [["2025-Q1", "tinh", "46", "", n, sum(v for (_, name), v in history.items() if name == n)] for n in ("bhyt", "bhxh_bb", "phai_thu")]
    rows += [["2025-Q1", "xa", code, "", name, v] for (code, name), v in history.items()]
    as_csv(folder + "/lich_su/2025-Q1", ["ky", "cap", "ma", "ten", "chi_tieu", "gia_tri"], rows)
    return want if old else {}


def carried(work, province, want):
    """The figures of old communes as `diff` puts them on today's, against `want`."""
    base = work.dir + "/p"
    done = subprocess.run([PROGRAM, "diff", "2025-Q1", province.period, "--input", base + "/in", "--output", base + "/out"],
                          env=ENV, capture_output=True, text=True, check=False)
    got = {}
    for line in done.stdout.split("\n"):
        cells = line.split("\t")
        if len(cells) > 5 and cells[0] == "xa" and cells[3] in ("bhyt", "bhxh_bb", "phai_thu"):
            got[cells[1], cells[3]] = cells[4]
    now = figures_of(open(f"{base}/out/{province.period}/so-lieu.csv", "rb").read())
    for (xa, name), v in sorted(want.items()):
        if now.get(("xa", xa, name), "0") == str(v):
            continue  # no difference, no line
        if re.sub(r"\D", "", got.get((xa, name), "")) != str(v):
            yield f"of a year ago in {xa}: {name} {got.get((xa, name))}, by shares {v} {done.stderr[:200]}"


def counted_twice(seed, largest, keep):
    """What is wrong with one province at random, as lines."""
    province = Province(seed, largest=largest)
    rng = random.Random(~seed)
    with Work(keep) as work:
        split, form = rng.randrange(1, 6), None
        province.write(work.dir + "/p/in", split)
        want = crosswalk(rng, province, work.dir + "/p/in") if province.period.startswith("2026-Q") and rng.random() < 0.6 else None
        if len(province.table["nguoi_tham_gia"]) < 500:
            name = rng.choice([None, None, *FORMS])
            form = other_columns(rng) if name == "other columns" else FORMS.get(name)
        if form:  # the program reads another form of the rows that the oracle reads as they are
            shutil.copytree(work.dir + "/p/in", work.dir + "/q")
            shutil.rmtree(work.dir + "/p/in")
            province.write(work.dir + "/p/in", split, form)
            for extra in ("lich_su", "danh_muc"):
                if os.path.exists(f"{work.dir}/q/{extra}"):
                    shutil.copytree(f"{work.dir}/q/{extra}", f"{work.dir}/p/in/{extra}", dirs_exist_ok=True)
        status, data = work.run("p", province.period)
        os.mkdir(work.dir + "/oracle")
        subprocess.run([HERE + "/figures.sh", work.dir + ("/q" if form else "/p/in"), province.period, work.dir + "/oracle"], check=True)
        if data is None:
            return [f"status {status}: {work.said}"]
        got = figures_of(data)
        wrong = [*same_figures(got, work.dir + "/oracle/oracle.db"), *sums_and_rates(got)]
        if want:
            wrong += carried(work, province, want)
        return wrong


def changed_keys(a, b):
    return {k for k in set(a) | set(b) if a.get(k, "0") != b.get(k, "0") and {a.get(k, "0"), b.get(k, "0")} != {"0", "0.00"}}


def doubled(p):
    q = p.copy()
    for table, names in (("nguoi_tham_gia", {"ma_so_bhxh": "78"}), ("don_vi", {"ma_don_vi": "DW", "ma_so_thue": None}), ("thue", {"ma_so_thue": None})):
        for row in p.table[table]:
            r = dict(row)
            for name, front in names.items():
                if front:
                    r[name] = front + r[name][2:]
                elif r[name] in p.taxed:  # another valid code for each
                    r[name] = f"{90000 + p.taxed.index(r[name]):012d}"
            q.table[table].append(r)
    for r in q.population:
        r[2:4] = [2 * r[2], 2 * r[3]]
    for r in q.targets:
        r[4] = r[4] if r[3].startswith("bp_") else 2 * r[4]
    return q


def doubles(one, two):
    for k in sorted(set(one) | set(two)):
        a, b = one.get(k, "0"), two.get(k, "0")
        if k[2].startswith(RATES):
            if a != b:
                yield f"{k}: the rate {a} is {b} where all is doubled"
        elif 2 * int(a) != int(b):
            yield f"{k}: {a} is {b} where all is doubled"


def moved(p, rng):
    """The same with one counted person elsewhere, and from where to where."""
    q = p.copy()
    rows = [r for r in q.table["nguoi_tham_gia"] if r["bhyt"] in ("1", "Có") and r["ma_xa"] in p.communes and r["tu_ngay"] == "01/02/2020" and not r["den_ngay"]
            and (not r["ngay_sinh"] or r["ngay_sinh"][-4:] < "2019")]
    if not rows:
        return None
    row = rng.choice(rows)
    was = row["ma_xa"]
    row["ma_xa"] = rng.choice([xa for xa in p.communes if xa != was])
    return q, was, row["ma_xa"]


def moves_one(one, two, was, now):
    if {k[:2] for k in changed_keys(one, two)} - {("xa", was), ("xa", now)}:
        yield f"a person from {was} to {now} changes {sorted(changed_keys(one, two))[:5]}"
    names = {k[2] for k in changed_keys(one, two) if not k[2].startswith(RATES)}
    if "bhyt" not in names:
        yield f"a person from {was} to {now} takes no BHYT along"
    for i in sorted(names):
        less, more = (int(two.get(("xa", x, i), "0")) - int(one.get(("xa", x, i), "0")) for x in (was, now))
        if (less, more) != (-1, 1):
            yield f"a person from {was} to {now}: {i} {less:+d} and {more:+d}"


def merged(p):
    """The last commune becomes part of the first."""
    q, into, gone = p.copy(), p.communes[0], p.communes[-1]
    q.communes.remove(gone)
    for rows in q.table.values():
        for r in rows:
            r["ma_xa"] = into if r["ma_xa"] == gone else r["ma_xa"]
    for rows, place, values in ((q.population, 1, (2, 3)), (q.targets, 2, (4,))):
        for r in [r for r in rows if r[place] == gone]:
            rows.remove(r)
            for other in rows:
                if other[place] == into and other[0] == r[0] and other[place + 1] == r[place + 1] or place == 1 and other[:2] == [r[0], into]:
                    for k in values:
                        other[k] += r[k]
    return q, into, gone


def sums(one, two, into, gone):
    for k in sorted(set(one) | set(two)):
        if k[:2] == ("xa", into) and not k[2].startswith(RATES):
            want = int(one.get(k, "0")) + int(one.get(("xa", gone, k[2]), "0"))
            if want != int(two.get(k, "0")):
                yield f"{k}: {two.get(k)} in the merged commune, {want} in its two parts"
        elif k[:2] not in (("xa", into), ("xa", gone)) and k in changed_keys(one, two):
            yield f"{k}: {one.get(k)} is {two.get(k)} where two other places are merged"


def same_bytes(seed, jobs, keep):
    """What is wrong with one province of plain rows, as lines."""
    p, rng = Province(seed, plain=True), random.Random(~seed)
    with Work(keep) as work:
        p.write(work.dir + "/one/in")
        status, whole = work.run("one", p.period)
        if whole is None:
            return [f"status {status}: {work.said}"]
        wrong, n = [], 0

        def must_be_same(what, *words, env=None, split=1, form=None, shuffled=False):
            nonlocal n
            n += 1
            q = p.copy()
            if shuffled:
                for rows in q.table.values():
                    rng.shuffle(rows)
            q.write(f"{work.dir}/{n}/in", split, form)
            status, data = work.run(str(n), p.period, *words, env=env)
            if data != whole:
                wrong.append(f"{what}: " + (work.said if data is None else str(sorted(changed_keys(figures_of(whole), figures_of(data)))[:5])))

        must_be_same("rows shuffled", shuffled=True)
        for k in rng.sample([2, 3, 7, 16], 2):
            must_be_same(f"split in {k}", split=k)
            must_be_same(f"shuffled and split in {k}", split=k, shuffled=True)
        for name, form in FORMS.items():
            must_be_same(name, form=form or other_columns(rng), shuffled=rng.random() < 0.5)
        for k in jobs:
            must_be_same(f"{k} workers", "--jobs", str(k), split=rng.randrange(1, 4))
        for tz, locale in (("Asia/Ho_Chi_Minh", "C"), ("America/New_York", "POSIX"), ("Pacific/Kiritimati", "C.UTF-8"), ("", "tr_TR.UTF-8")):
            must_be_same(f"in {tz} with {locale}", env={"TZ": tz, "LC_ALL": locale, "LANG": locale})
        one = figures_of(whole)

        def figures(name, q):
            q.write(f"{work.dir}/{name}/in")
            status, data = work.run(name, p.period)
            if data is None:
                wrong.append(f"{name}: status {status}: {work.said}")
            return figures_of(data) if data else None

        two = figures("doubled", doubled(p))
        wrong += doubles(one, two) if two else []
        move = moved(p, rng)
        if move:
            two = figures("moved", move[0])
            wrong += moves_one(one, two, *move[1:]) if two else []
        q, into, gone = merged(p)
        two = figures("merged", q)
        wrong += sums(one, two, into, gone) if two else []
        return wrong


def main():
    a = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    a.add_argument("--count", type=int, default=0)
    a.add_argument("--same", type=int, default=0)
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--only", type=int)
    a.add_argument("--jobs", default="2,16", help="numbers of workers that are tried")
    a.add_argument("--largest", default="", help="EVERY,COMMUNES,ROWS: each so-many-th province is of that size")
    o = a.parse_args()
    largest = [int(n) for n in o.largest.split(",")] if o.largest else None
    jobs = [int(n) for n in o.jobs.split(",")]
    bad = tried = 0
    for kind, n, check in (("counted twice", o.count, lambda s: counted_twice(s, largest, o.only is not None)),
                           ("same bytes", o.same, lambda s: same_bytes(s, jobs, o.only is not None))):
        for seed in [o.only] if o.only is not None and n else range(o.seed, o.seed + n):
            tried += 1
            wrong = check(seed)
            bad += bool(wrong)
            for line in wrong[:8]:
                print(f"{kind}, seed {seed}: {line}", flush=True)
    print(f"provinces: {tried} tried ({o.count} counted twice, {o.same} for the same bytes), {bad} wrong")
    sys.exit(1 if bad or not tried else 0)


if __name__ == "__main__":
    main()
