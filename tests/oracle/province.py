"""province.py - provinces nobody thought of: reference lists, yearly tables and the rows of one period, from a number."""
import csv
import datetime
import os
import random

import clean

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

    most = 0  # what every employer has about, where all of them together come near 2^62

    def __init__(self, seed, plain=False, largest=None, period=None):
        self.rng = rng = random.Random(seed)
        self.plain = plain
        year = rng.choice([2025, 2026, 2026, 2026])
        monthly = not plain and rng.random() < 0.2
        month = rng.choice(([7, 8, 11] if monthly else [9, 12]) if year == 2025 else range(1, 13) if monthly else [3, 6, 9, 12])
        self.at(period or (f"{year}-M{month:02d}" if monthly else f"{year}-Q{month // 3}"))
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
        if not plain and not largest and rng.random() < 0.01:  # as many of them as come near 2^62
            self.most = self.money = 10**15
            self.employer_codes = [f"DV{k:06d}A" for k in range(4300 if period is None else 1150)]
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

    def at(self, period):
        """The period whose rows are made from now on."""
        self.period, self.year = period, int(period[:4])
        months, n = 1 if period[5] == "M" else 3, int(period[6:])
        self.month = n * months
        self.first = datetime.date(self.year, self.month - months + 1, 1)
        self.last = datetime.date(self.year + self.month // 12, self.month % 12 + 1, 1) - datetime.timedelta(days=1)

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
        if self.most:  # four times what is due is less than 2^63
            late = self.most - rng.randrange(3)
        return {
            "ma_don_vi": code, "ma_so_thue": rng.choice([tax] * 8 + [tax[:9] + "x", ""]), "ten_don_vi": "Đơn vị " + code,
            "ma_xa": rng.choice(self.communes) if rng.random() > 0.05 else "29999", "ma_co_quan": self.wild(rng.choice(self.departments), 0.1),
            "loai_hinh": self.wild(rng.choice(self.kinds), 0.1), "so_lao_dong": str(rng.choice([0, 1, 2, 7, 7, 30])),
            "quy_luong": str(rng.choice([0, 100, 105, 106, rng.randrange(self.money)])), "phai_dong": str(rng.randrange(self.money) if not self.most else self.most // 2 - rng.randrange(3)),
            "da_dong": str(rng.randrange(self.money) if not self.most else self.most - rng.randrange(3)), "cham_dong": str(late),
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
        os.makedirs(folder + "/danh_muc", exist_ok=True)
        with open(folder + "/baophu.ini", "w", encoding="utf-8") as f:
            f.write(INI % unknown_shares)
        as_csv(folder + "/danh_muc/xa", ["ma_xa", "ten_xa", "loai", "hieu_luc_tu", "hieu_luc_den"],
               [[xa, "Xã Số " + xa, "xa", "01/07/2025", ""] for xa in self.communes])
        as_csv(folder + "/danh_muc/co_quan", ["ma_co_quan", "ten", "viet_tat"], [[d, "Sở " + d, d] for d in self.departments])
        as_csv(folder + "/danh_muc/nhom_bhyt", ["nhom_bhyt", "ten", "ma_co_quan", "loai_tru_bao_phu", "tiem_nang"],
               [[g, "Nhóm " + g, cq, tru, may] for g, cq, tru, may in GROUPS])
        as_csv(folder + "/danh_muc/loai_hinh", ["loai_hinh", "ten"], [[k, "Loại hình " + k] for k in self.kinds])
        self.write_yearly(folder)
        self.write_period(folder, split, form)
        if self.past:
            os.makedirs(f"{folder}/{self.before()}")
            as_csv(f"{folder}/{self.before()}/don_vi", COLUMNS["don_vi"], [[r[c] for c in COLUMNS["don_vi"]] for r in self.past])

    def write_yearly(self, folder):
        as_csv(folder + "/dan_so", ["nam", "ma_xa", "dan_so", "llld"], self.population)
        as_csv(folder + "/chi_tieu", ["nam", "cap", "ma", "chi_tieu", "gia_tri"], self.targets)

    def write_period(self, folder, split=1, form=None):
        os.makedirs(folder + "/" + self.period)
        for table, rows in self.table.items():
            parts = [rows[len(rows) * k // split: len(rows) * (k + 1) // split] for k in range(split)]
            for k, part in enumerate([part for part in parts if part] or [[]]):
                (form or as_csv)(f"{folder}/{self.period}/{table}_{k + 1:02d}", COLUMNS[table], [[r[c] for c in COLUMNS[table]] for r in part])

    def before(self):
        return clean.period_before(self.period)

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
