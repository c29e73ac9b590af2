"""mistakes - what offices do to a delivery by mistake, one function each, over every table of an input folder.

A mistake is a function of a delivery, one of its tables and, where per_column says so, one of its columns.  It changes the
table and gives the rules that may tell of it, where the figures change; or raises Inapplicable.
"""
import csv
import io
import os

import books

PEOPLE, EMPLOYERS, TAX = "nguoi_tham_gia", "don_vi", "thue"
EXTRACTS = PEOPLE, EMPLOYERS, TAX
MONEY = {PEOPLE: ["muc_dong"], EMPLOYERS: ["quy_luong", "phai_dong", "da_dong", "cham_dong"], TAX: ["tong_quy_luong"]}
NUMBERS = {**MONEY, EMPLOYERS: MONEY[EMPLOYERS] + ["so_lao_dong"], TAX: MONEY[TAX] + ["so_lao_dong"], "dan_so": ["dan_so", "llld"],
           "chi_tieu": ["gia_tri"], "lich_su": ["gia_tri"], "chuyen_de": ["chi_tieu", "thuc_hien"]}
CODES = {PEOPLE: ["ma_don_vi", "nhom_bhyt"], EMPLOYERS: ["ma_don_vi", "loai_hinh", "ma_co_quan"], TAX: ["loai_hinh"],
         "chi_tieu": ["cap", "chi_tieu"], "lich_su": ["cap", "chi_tieu"], "nhom_bhyt": ["ma_co_quan", "tiem_nang"], "xa": ["loai"],
         "chuyen_de": ["ma_co_quan"], "giai_trinh": ["chi_tieu"],
         "quyet_dinh_doi_chieu": ["ma_don_vi", "quyet_dinh"], "quyet_dinh_dia_chi": ["ma_don_vi"], "quy_doi_xa": ["phan"]}
WORDS = {PEOPLE: ["loai_bhxh", "bhyt", "nhom_bhyt", "ma_co_quan", "gioi_tinh"], EMPLOYERS: ["ma_co_quan", "loai_hinh"],
         TAX: ["trang_thai", "loai_hinh"], "chi_tieu": ["cap", "ma", "chi_tieu"], "lich_su": ["cap", "ma", "chi_tieu"], "dan_so": ["ma_xa"],
         "xa": ["loai"], "co_quan": ["nhieu_noi"], "nhom_bhyt": ["ma_co_quan", "loai_tru_bao_phu", "tiem_nang"],
         "quy_doi_xa": ["ma_xa_moi", "phan", "ty_le"], "chuyen_de": ["ma_xa", "ma_co_quan"], "giai_trinh": ["ma", "chi_tieu"],
         "quyet_dinh_doi_chieu": ["ma_don_vi", "quyet_dinh"], "quyet_dinh_dia_chi": ["ma_don_vi", "ma_xa"]}
DATES = {PEOPLE: ["ngay_sinh", "tu_ngay", "den_ngay"], TAX: ["ngay_cap"], "xa": ["hieu_luc_tu", "hieu_luc_den"],
         "quyet_dinh_doi_chieu": ["ngay"], "quyet_dinh_dia_chi": ["ngay"]}
YEARS = {"dan_so": "nam", "chi_tieu": "nam", "lich_su": "ky"}


class Inapplicable(Exception):
    """The table has nothing of what the mistake is about."""


class Table:
    """One file as lines; those that csv reads otherwise than line by line (broken quotes) are left alone."""

    def __init__(self, folder, path):
        self.path = self.kept = path
        self.folder = folder
        self.table = "lich_su" if path.startswith("lich_su/") else next(
            (t for t in EXTRACTS if os.path.basename(path).startswith(t)), os.path.basename(path)[:-len(".csv")])
        with open(os.path.join(folder, path), encoding="utf-8-sig", newline="", errors="surrogateescape") as f:
            lines = f.read().split("\n")
        self.tail = lines.pop() if lines and lines[-1] == "" else None
        self.rows = [line if line.count('"') % 2 or "\x00" in line or len(line) > 60000 else next(csv.reader([line]), [])
                     for line in lines]
        self.above, self.separator, self.end, self.encoding, self.bare = [], ",", "\n", "utf-8", False
        self.raw = None  # the bytes of another file
        self.form = "csv"  # or one of books.FORMS
        self.fixed_name = "/" not in path or path.startswith("danh_muc/")  # .csv, whatever is inside
        self.amounts = NUMBERS.get(self.table, [])

    @property
    def head(self):
        return self.rows[0]

    @property
    def name(self):
        return os.path.basename(self.path)

    def whole(self):
        """The rows behind the header that have all their cells, by their index."""
        return [i for i, row in enumerate(self.rows) if i and isinstance(row, list) and len(row) == len(self.head)]

    def change(self, column, change, rows=None):
        if column not in self.head:
            raise Inapplicable
        k = self.head.index(column)
        for i in rows or self.whole():
            self.rows[i][k] = change(self.rows[i][k])

    def column(self, table):
        """Which of the columns that a list names this table has."""
        there = [c for c in table.get(self.table, []) if c in self.head]
        if not there:
            raise Inapplicable
        return there

    def copy(self, path):
        other = Table.__new__(Table)
        other.__dict__ = {**self.__dict__, "rows": [r if isinstance(r, str) else list(r) for r in self.rows],
                          "above": list(self.above), "path": path}
        return other

    def write(self, folder):
        if self.form != "csv" and self.raw is None:
            path = os.path.join(folder, self.path if self.fixed_name else self.path[:-len(".csv")] + ".xlsx")
            if self.path == self.kept and [self.above, self.rows] == [[], Table(self.folder, self.path).rows]:
                books.write_once(self, path)
            else:
                books.write(self, path)
            return
        out = io.StringIO()
        writer = csv.writer(out, delimiter=self.separator, lineterminator="\n")
        for line in self.above:
            out.write(line + "\n")
        for row in self.rows:
            if isinstance(row, str):
                out.write(row.replace(",", self.separator) + "\n")
            elif self.bare:
                out.write(self.separator.join(row).rstrip(self.separator) + "\n")
            else:
                writer.writerow(row)
        data = out.getvalue().replace("\n", self.end).encode(self.encoding, "surrogateescape")
        with open(os.path.join(folder, self.path), "wb") as f:
            f.write(data if self.raw is None else self.raw)


class Delivery:
    """The tables of an input folder that a period uses, and where the files of the period before are."""

    def __init__(self, folder, paths, before, rng):
        self.rng, self.folder, self.before = rng, folder, before
        self.detail = ""  # what the last mistake drew
        self.tables = [Table(folder, p) for p in paths]

    def all(self, of):
        return [t for t in self.tables if t.table == of]

    def some(self, table, n):
        rows = table.whole()
        return self.rng.sample(rows, min(n, len(rows)))


def only(t, *tables):
    if t.table not in tables:
        raise Inapplicable


def per_column(f):
    f.per_column = True
    return f


ABSENT = "D17 D18 D09 D22 D21 D08 D03"


# --- parts that are not there ------------------------------------------------------------------
def header_only(d, t):
    del t.rows[1:]
    return ABSENT


def cut(d, t):
    if len(t.rows) < 4:
        raise Inapplicable
    del t.rows[d.rng.randrange(2, max(3, len(t.rows) * 7 // 10)):]
    return ABSENT


def file_left_out(d, t):
    if t.table == "lich_su":
        raise Inapplicable  # its comparisons are "-", as they are where there never was one
    d.tables.remove(t)
    return ABSENT


def one_place_missing(d, t):
    """One of the codes that most rows share is left out, in every row."""
    k = next((t.head.index(c) for c in ("ma_xa", "ma_xa_moi", "ma", "ma_don_vi") if c in t.head), None)
    if k is None or t.table in EXTRACTS:
        raise Inapplicable
    codes = sorted({t.rows[i][k] for i in t.whole() if t.rows[i][k] != "46"})
    if len(codes) < 2:
        raise Inapplicable
    gone = d.rng.choice(codes)
    t.rows = [r for i, r in enumerate(t.rows) if i == 0 or isinstance(r, str) or len(r) <= k or r[k] != gone]
    return ABSENT


def unread_name(d, t):
    only(t, *EXTRACTS)
    t.path = os.path.dirname(t.path) + "/" + d.rng.choice(["bo_sung.csv", "moi.txt", "du lieu.csv"])
    t.table = ""
    return "D19 D18 D09"


def of_the_period_before(d, t):
    """The period before's file once more: what it says is true, of another day."""
    only(t, *EXTRACTS)
    for other in d.all(t.table)[1:]:
        d.tables.remove(other)
    first = d.all(t.table)[0]
    first.path = os.path.dirname(first.path) + "/%s.csv" % t.table
    with open(os.path.join(d.folder, d.before, t.table + ".csv"), "rb") as f:
        first.raw = f.read()
    return "D18"


# --- columns ---------------------------------------------------------------------------------
@per_column
def renamed_column(d, t, column):
    t.head[t.head.index(column)] = d.rng.choice(["Cột lạ", "C15", "Ghi chú 2", ""])
    return "D22 D18 D09 D03 D12 D17 D16 D21 D08"


@per_column
def emptied_column(d, t, column):
    if t.table == PEOPLE and len(d.all(PEOPLE)) > 1 and column not in ("ma_so_bhxh", "ma_xa", "ngay_sinh", "gioi_tinh", "tu_ngay"):
        raise Inapplicable  # one of several files may be of people who have none of it
    t.change(column, lambda v: "")
    return "D22 D18 D09 D03 D12 D17 D16 D21 D08"


@per_column
def exchanged_headers(d, t, column):
    others = [c for c in t.head if c not in (column, "")]
    if not others:
        raise Inapplicable
    other = d.rng.choice(others)
    a, b = t.head.index(column), t.head.index(other)
    t.head[a], t.head[b] = other, column
    d.detail = " and " + other
    return "D03 D04 D05 D06 D07 D08 D09 D11 D12 D16 D17 D18 D21 D22"


@per_column
def shifted_rows(d, t, column):
    """A cell is lost, and the row's others move to the left; the last is left empty."""
    k = t.head.index(column)
    for i in d.some(t, d.rng.choice([1, 1, 3, len(t.rows)])):
        t.rows[i] = t.rows[i][:k] + t.rows[i][k + 1:] + [""]
    return "D01 D03 D04 D05 D06 D07 D08 D09 D11 D12 D16 D17 D18 D21 D22"


@per_column
def shifted_header(d, t, column):
    """The header lacks a name, so that all behind it stand over the wrong column."""
    k = t.head.index(column)
    t.rows[0] = t.head[:k] + t.head[k + 1:]
    return "D01 D03 D04 D05 D06 D07 D08 D09 D11 D12 D16 D17 D18 D21 D22"


@per_column
def moved_down(d, t, column):
    """A column pasted one row too low; of people nothing tells, for every row could be as it is then."""
    filled = [bool(t.rows[i][t.head.index(column)]) for i in t.whole()]
    if t.table == PEOPLE or sum(filled) * 10 < len(filled) * 9:
        raise Inapplicable
    k, last = t.head.index(column), ""
    for i in t.whole():
        t.rows[i][k], last = last, t.rows[i][k]
    return "D03 D04 D05 D06 D07 D08 D09 D10 D11 D12 D16 D17 D18 D21 D22"


def dates_exchanged(d, t):
    a, b = {PEOPLE: ("tu_ngay", "den_ngay"), "xa": ("hieu_luc_tu", "hieu_luc_den")}.get(t.table, (None, None))
    if a not in t.head or b not in t.head:
        raise Inapplicable
    for x in d.all(t.table):
        if a in x.head and b in x.head:
            i, k = x.head.index(a), x.head.index(b)
            x.head[i], x.head[k] = b, a
    return "D12 D17 D18 D08"


def other_order(d, t):
    order = list(range(len(t.head)))
    d.rng.shuffle(order)
    for i in [0] + t.whole():
        t.rows[i] = [t.rows[i][k] for k in order]
    return "D01 D02 D14"


# --- of another time ----------------------------------------------------------------------------
def of_another_period(d, t):
    if t.table == PEOPLE:
        for x in d.all(PEOPLE):
            x.change("tu_ngay", lambda v: "15/08/2026" if v else v)
        return "D17 D18"
    column = YEARS.get(t.table)
    if column is None:
        raise Inapplicable
    t.change(column, lambda v: v.replace("2026", "2031").replace("2025", "2019"))
    return "D16 D17 D18 D04"


def years_without_century(d, t):
    t.change(YEARS.get(t.table, ""), lambda v: v[2:])
    return "D04"


# --- numbers -------------------------------------------------------------------------------------
def in_thousands(d, t):
    """Amounts in a larger unit that is stated."""
    zeros, word = d.rng.choice([(3, "nghìn đồng"), (6, "triệu đồng")])

    def smaller(v):
        if not v.isdigit():
            return v
        whole, rest = v.zfill(zeros + 1)[:-zeros], v.zfill(zeros + 1)[-zeros:].rstrip("0")
        return whole + ("," + rest if rest else "")
    names = t.column(MONEY)
    for name in names:
        t.change(name, smaller)
    if d.rng.random() < 0.5:
        t.above.append("Đơn vị tính: " + word)
    else:
        for name in names:
            t.head[t.head.index(name)] = "%s (%s)" % (name.replace("_", " "), word)
    return "D16 D04 D22"


def in_thousands_unsaid(d, t):
    """The same where nobody says so, in one column that there is of the period before too."""
    name = d.rng.choice(t.column(NUMBERS))
    k = t.head.index(name)
    if sum(len(t.rows[i][k]) > 3 for i in t.whole()) * 2 < len(t.whole()):
        raise Inapplicable  # of small numbers nothing would be left, and nobody writes them so
    t.change(name, lambda v: v[:-3] or "0" if v.isdigit() else v)
    return "D04 D12 D16 D18 D11 D13"


def unit_unknown(d, t):
    t.column(MONEY)
    t.above.append("Đơn vị tính: " + d.rng.choice(["USD", "trăm đồng cũ"]))
    return "D16"


def unit_of_people(d, t):
    """Thousands of people, stated."""
    only(t, "dan_so", "chuyen_de")
    for name in t.column(NUMBERS):
        t.change(name, lambda v: "%d,%03d" % divmod(int(v), 1000) if v.isdigit() else v)
    t.above.append("Đơn vị tính: nghìn người")
    return "D16 D04"


@per_column
def unit_in_header(d, t, column):
    """Behind a column's name stands, in brackets, a unit that is not the column's, or that nobody knows."""
    if column not in t.column(NUMBERS):
        raise Inapplicable
    t.head[t.head.index(column)] = "%s (%s)" % (column.replace("_", " "), d.rng.choice(["hào", "x1000", "vạn", "%", "ngày", "hộ", "bình quân"]))
    return "D16 D04 D22"


def days_for_months(d, t):
    only(t, "don_vi")
    t.change("so_thang_cham", lambda v: str(int(v) * 30) if v.isdigit() else v)
    return "D12 D04"


def issued_elsewhen(d, t):
    """Every day on which a tax code was issued lies outside the period."""
    only(t, "thue")
    day = d.rng.choice(["15/04/2026", "15/04/2012"])
    t.change("ngay_cap", lambda v: day if v else v)
    return "D17"


def codes_as_amounts(d, t):
    """A sheet shows the code of a commune like an amount."""
    only(t, "nguoi_tham_gia", "don_vi", "thue", "dan_so")
    sign = d.rng.choice([" ", ".", "\u00a0"])
    t.change("ma_xa", lambda v: v[:2] + sign + v[2:] if len(v) == 5 else v)
    return ""


def grouped_numbers(d, t):
    mark = d.rng.choice(".,")
    for name in t.column(NUMBERS):
        t.change(name, lambda v: f"{int(v):,}".replace(",", mark) if v.isdigit() else v)
    return "D04"


def number_slips(d, t):
    """The same amount in another writing, or what is none; another amount nobody could know from the true one."""
    def slip(v):
        mark = d.rng.choice(".,")
        grouped = f"{int(v):,}".replace(",", mark) if v.isdigit() else v
        return d.rng.choice([grouped, "12.5", "7,5", "1,2E+09", "mười"])
    for name in d.rng.sample(t.column(NUMBERS), 1):
        for i in d.some(t, d.rng.choice([1, 1, 2])):
            t.change(name, slip, [i])
    return "D04 D16 D12 D11"


def not_yet_known(d, t):
    """Words for what is not known yet are missing, never zero."""
    for name in d.rng.sample(t.column(NUMBERS), 1):
        for i in d.some(t, 3):
            t.change(name, lambda v: d.rng.choice(["-", "---", "đang cập nhật", ""]), [i])
    return "D03 D04 D11 D12 D16 D22 D18"


# --- days ----------------------------------------------------------------------------------------
def month_first(d, t):
    for x in d.all(t.table) if d.rng.random() < 0.5 else [t]:
        for name in x.column(DATES):
            x.change(name, lambda v: "/".join(v.split("/")[k] for k in (1, 0, 2)) if v.count("/") == 2 else v)
    return "D05"


def date_slips(d, t):
    name = d.rng.choice(t.column(DATES))
    for i in d.some(t, d.rng.choice([1, 2, 3])):
        t.change(name, lambda v: d.rng.choice(["3/31/2020", "31/02/2020", "20", "hôm qua", "01/13/2021"]), [i])
    return "D05"


def instants(d, t):
    t.change(d.rng.choice(t.column(DATES)),
             lambda v: "-".join(v.split("/")[::-1]) + "T00:00:00.000+07:00" if v.count("/") == 2 else v)
    return "D05"


# --- words and codes --------------------------------------------------------------------------------
def other_words(d, t):
    only(t, PEOPLE, TAX)
    for x in d.all(t.table):
        if t.table == TAX:
            x.change("trang_thai", lambda v: {"00": "NNT đang hoạt động (đã được cấp GCN ĐKT)"}.get(v, v))
        else:
            x.change("loai_bhxh", lambda v: {"BB": "Bắt buộc", "TN": "BHXH tự nguyện"}.get(v, v))
            x.change("bhyt", lambda v: {"1": "Có", "0": "Không"}.get(v, v))
    return ""


def unknown_words(d, t):
    name = d.rng.choice(t.column(WORDS))
    few = d.some(t, 3) if d.rng.random() < 0.5 else None
    t.change(name, lambda v: "Lạ" if v else v, few)
    return "D04 D08 D09 D12 D11 D21"


def small_letters(d, t):
    for name in t.column(CODES):
        t.change(name, lambda v: v.lower())
    return ""


def hidden_marks(d, t):
    for name in t.column(CODES):
        t.change(name, lambda v: v[:2] + "\u200b" + v[2:] + "\u00a0" if v else v)
    return ""


def zeros_lost(d, t):
    names = [n for n in ("ma_xa", "ma_so_bhxh", "ma_xa_cu", "ma_xa_moi", "ma", "ma_so_thue") if n in t.head]
    if not names:
        raise Inapplicable
    for name in names:
        t.change(name, lambda v: v.lstrip("0") or v if name != "ma_so_bhxh" or v[1:2] in "12468" else v)
    return "D06 D08"


def codes_of_another_list(d, t):
    names = [n for n in ("ma_don_vi", "ma_xa", "ma_co_quan", "ma", "ma_xa_moi", "ma_xa_cu", "nhom_bhyt") if n in t.head]
    if t.table == TAX or not names:
        raise Inapplicable
    t.change(d.rng.choice(names), lambda v: "9" + v[1:] if v else v)
    return "D08 D09 D11 D18 D21 D22 D04"


def names_against_codes(d, t):
    only(t, *EXTRACTS)
    few = set(d.some(t, d.rng.choice([5, 40])))
    for i, row in enumerate(t.rows):
        if isinstance(row, list) and len(row) == len(t.head) and i:
            row.append("Phường Không Có" if i in few else "")
    t.head.append("Tên xã")
    return "D21"


# --- what stands around the rows ---------------------------------------------------------------------
def furniture(d, t):
    for line in d.rng.sample(["Trang 2/3", "Ngày in: 31/03/2026 10:15", "Bằng chữ: Một tỷ đồng", "2/3", "Người lập biểu"], 3):
        t.rows.insert(d.rng.randrange(1, len(t.rows)) if len(t.rows) > 1 else 1, line)
    return ""


def joined_exports(d, t):
    if len(t.rows) < 2:
        raise Inapplicable
    t.above[:0] = ["BẢO HIỂM XÃ HỘI TỈNH", "DANH SÁCH Quý I năm 2026"]
    at = d.rng.randrange(1, len(t.rows))
    t.rows[at:at] = ["BẢO HIỂM XÃ HỘI TỈNH", "DANH SÁCH Quý I năm 2026", list(t.head)]
    return ""


def another_header(d, t):
    if len(t.rows) < 2:
        raise Inapplicable
    t.rows.insert(d.rng.randrange(1, len(t.rows)), list(reversed(t.head)))
    return "D01 D03 D04 D05 D06 D08 D09"


def separators_behind(d, t):
    for row in t.rows[1:]:
        if isinstance(row, list):
            row.append("")
    return "D01"


def ends_left_out(d, t):
    t.bare = True
    return "D01"


def other_writing(d, t):
    t.separator, t.end = d.rng.choice(";\t|,"), d.rng.choice(["\n", "\r\n"])
    whole = all("\udc80" > c or c > "\udcff" for r in t.rows for c in "".join(r))
    t.encoding = d.rng.choice(["utf-8-sig", "utf-8", "utf-16"]) if whole else "utf-8"
    return "D01 D02 D14"


def twice(d, t):
    if t.table in EXTRACTS or t.table in ("chuyen_de", "giai_trinh"):
        d.tables.append(t.copy(t.path.replace(".csv", "_ban_sao.csv")))
    else:
        t.rows += [list(t.rows[i]) for i in t.whole()]
    return "D10 D11 D18"


def twice_otherwise(d, t):
    """A row once more, with another figure: which of them holds?"""
    name = d.rng.choice(t.column(NUMBERS))
    i = d.some(t, 1)[0]
    row = list(t.rows[i])
    k = t.head.index(name)
    if not row[k].isdigit():
        raise Inapplicable
    row[k] = str(int(row[k]) + 5)
    t.rows.append(row)
    return "D10 D11 D16"


def wrong_total(d, t):
    t.rows.append("Tổng cộng" + "," * (len(t.head) - 2) + d.rng.choice(["1", "99999999999", ""]))
    return "D13 D01"


MISTAKES = [
    header_only, cut, file_left_out, one_place_missing, unread_name, of_the_period_before,
    renamed_column, emptied_column, exchanged_headers, shifted_rows, shifted_header, moved_down,
    dates_exchanged, other_order, of_another_period, years_without_century, in_thousands, in_thousands_unsaid,
    unit_unknown, unit_of_people, unit_in_header, days_for_months, issued_elsewhen, codes_as_amounts, grouped_numbers, number_slips, not_yet_known, month_first,
    date_slips, instants, other_words, unknown_words, small_letters, hidden_marks,
    zeros_lost, codes_of_another_list, names_against_codes, furniture, joined_exports, another_header,
    separators_behind, ends_left_out, other_writing, twice, twice_otherwise, wrong_total,
]
