#!/usr/bin/env python3
"""random_deliveries.py [--count N] [--seed S] [--only SEED] - deliveries that are not what they seem.

Takes a small delivery of the demonstration whose figures are known, does one to three things to it at random that offices
do by mistake, and runs the program.  It may refuse, saying why; or publish the same figures; or publish others together
with a finding of a rule that names what was done.  Anything else is a figure that looks right and is wrong: the seed is
printed, and --only SEED does it again and keeps the folder.
"""
import argparse
import csv
import io
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

KY, BEFORE = "2026-Q1", "2025-Q4"
PROGRAM = os.environ.get("BAOPHU", "build/release/baophu")
PEOPLE, EMPLOYERS, TAX = "nguoi_tham_gia", "don_vi", "thue"
MONEY = {PEOPLE: ["muc_dong"], EMPLOYERS: ["quy_luong", "phai_dong", "da_dong", "cham_dong"], TAX: ["tong_quy_luong"]}
CODES = {PEOPLE: ["ma_don_vi", "nhom_bhyt"], EMPLOYERS: ["ma_don_vi", "loai_hinh", "ma_co_quan"], TAX: ["loai_hinh"]}


class Table:
    """One file as lines; those that csv reads otherwise than line by line (broken quotes) are left alone."""

    def __init__(self, path):
        self.name = os.path.basename(path)
        with open(path, encoding="utf-8", newline="", errors="surrogateescape") as f:
            lines = f.read().split("\n")
        self.tail = lines.pop() if lines and lines[-1] == "" else None
        self.rows = [line if line.count('"') % 2 or "\x00" in line or len(line) > 60000 else next(csv.reader([line]), [])
                     for line in lines]
        self.above, self.separator, self.end, self.encoding, self.bare = [], ",", "\n", "utf-8", False

    @property
    def table(self):
        return next(t for t in (PEOPLE, EMPLOYERS, TAX) if self.name.startswith(t))

    @property
    def head(self):
        return self.rows[0]

    def whole(self):
        """The rows behind the header that have all their cells, by their index."""
        return [i for i, row in enumerate(self.rows) if i and isinstance(row, list) and len(row) == len(self.head)]

    def change(self, column, change, rows=None):
        if column in self.head:
            k = self.head.index(column)
            for i in rows or self.whole():
                self.rows[i][k] = change(self.rows[i][k])

    def write(self, folder):
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
        with open(os.path.join(folder, self.name), "wb") as f:
            f.write(data)


class Delivery:
    def __init__(self, source, rng):
        self.rng = rng
        self.tables = [Table(os.path.join(source, n)) for n in sorted(os.listdir(source)) if n.endswith(".csv")]

    def one(self, of=None):
        return self.rng.choice([t for t in self.tables if of is None or t.table == of] or self.tables)

    def all(self, of):
        return [t for t in self.tables if t.table == of]

    def some(self, table, n):
        rows = table.whole()
        return self.rng.sample(rows, min(n, len(rows)))


# Each does one thing and gives the rules that may tell of it, where the figures change.
def header_only(d):
    t = d.one()
    del t.rows[1:]
    return "D17 D18 D09"


def cut(d):
    t = d.one()
    del t.rows[d.rng.randrange(2, max(3, len(t.rows) * 7 // 10)):]
    return "D18 D09 D17"


def file_left_out(d):
    d.tables.remove(d.one())
    return "D18 D09 D17"


def unread_name(d):
    t = d.one()
    t.name = d.rng.choice(["bo_sung.csv", "moi.txt", "du lieu.csv"])
    t.__class__ = type("Odd", (Table,), {"table": property(lambda self: "")})
    return "D19 D18 D09"


def renamed_column(d):
    t = d.one()
    k = d.rng.randrange(len(t.head))
    t.head[k] = d.rng.choice(["Cột lạ", "C15", "Ghi chú 2", ""])
    return "D22 D18 D09 D03 D12 D17"


def dates_exchanged(d):
    for t in d.all(PEOPLE):
        if "tu_ngay" in t.head and "den_ngay" in t.head:
            a, b = t.head.index("tu_ngay"), t.head.index("den_ngay")
            t.head[a], t.head[b] = "den_ngay", "tu_ngay"
    return "D12 D17 D18"


def of_another_period(d):
    for t in d.all(PEOPLE):
        t.change("tu_ngay", lambda v: "15/08/2026" if v else v)
    return "D17 D18"


def in_thousands(d):
    """Amounts in a larger unit that is stated."""
    t = d.one()
    zeros, word = d.rng.choice([(3, "nghìn đồng"), (6, "triệu đồng")])

    def smaller(v):
        if not v.isdigit():
            return v
        whole, rest = v.zfill(zeros + 1)[:-zeros], v.zfill(zeros + 1)[-zeros:].rstrip("0")
        return whole + ("," + rest if rest else "")
    names = [n for n in MONEY[t.table] if n in t.head]
    for name in names:
        t.change(name, smaller)
    if d.rng.random() < 0.5:
        t.above.append("Đơn vị tính: " + word)
    else:
        for name in names:
            t.head[t.head.index(name)] = "%s (%s)" % (name.replace("_", " "), word)
    return "D16 D04 D22"


def unit_unknown(d):
    t = d.one()
    t.above.append("Đơn vị tính: " + d.rng.choice(["USD", "trăm đồng cũ"]))
    return "D16"


def grouped_numbers(d):
    t, mark = d.one(), d.rng.choice(".,")
    for name in MONEY[t.table]:
        t.change(name, lambda v: f"{int(v):,}".replace(",", mark) if v.isdigit() else v)
    return "D04"


def number_slips(d):
    """The same amount in another writing, or what is none; another amount nobody could know from the true one."""
    t = d.one()

    def slip(v):
        mark = d.rng.choice(".,")
        grouped = f"{int(v):,}".replace(",", mark) if v.isdigit() else v
        return d.rng.choice([grouped, "12.5", "7,5", "1,2E+09", "mười"])
    for name in d.rng.sample(MONEY[t.table], 1):
        for i in d.some(t, d.rng.choice([1, 1, 2])):
            t.change(name, slip, [i])
    return "D04 D16 D12 D11"


def month_first(d):
    for t in d.all(PEOPLE) if d.rng.random() < 0.5 else [d.one(PEOPLE)]:
        for name in ("ngay_sinh", "tu_ngay", "den_ngay"):
            t.change(name, lambda v: "/".join(v.split("/")[k] for k in (1, 0, 2)) if v.count("/") == 2 else v)
    return "D05"


def date_slips(d):
    t = d.one(PEOPLE)
    for i in d.some(t, d.rng.choice([1, 2, 3])):
        t.change("tu_ngay", lambda v: d.rng.choice(["3/31/2020", "31/02/2020", "2019", "hôm qua", "01/13/2021"]), [i])
    return "D05"


def instants(d):
    t = d.one(PEOPLE)
    t.change("tu_ngay", lambda v: "-".join(v.split("/")[::-1]) + "T00:00:00.000+07:00" if v.count("/") == 2 else v)
    return "D05"


def other_words(d):
    for t in d.all(TAX):
        t.change("trang_thai", lambda v: {"00": "NNT đang hoạt động (đã được cấp GCN ĐKT)"}.get(v, v))
    for t in d.all(PEOPLE):
        t.change("loai_bhxh", lambda v: {"BB": "Bắt buộc", "TN": "BHXH tự nguyện"}.get(v, v))
        t.change("bhyt", lambda v: {"1": "Có", "0": "Không"}.get(v, v))
    return ""


def unknown_words(d):
    t, name = d.rng.choice([(t, n) for t in d.tables for n in ("trang_thai", "loai_bhxh", "bhyt", "nhom_bhyt", "ma_co_quan") if n in getattr(t, "head")])
    few = d.some(t, 3) if d.rng.random() < 0.5 else None
    t.change(name, lambda v: "Lạ" if v else v, few)
    return "D04 D09 D12"


def small_letters(d):
    t = d.one()
    for name in CODES[t.table]:
        t.change(name, lambda v: v.lower())
    return ""


def hidden_marks(d):
    t = d.one()
    for name in CODES[t.table]:
        t.change(name, lambda v: v[:2] + "\u200b" + v[2:] + "\u00a0" if v else v)
    return ""


def zeros_lost(d):
    t = d.one()
    t.change("ma_xa", lambda v: v.lstrip("0") or v)
    t.change("ma_so_bhxh", lambda v: v.lstrip("0") if v.startswith("0") and v[1:2] in "12468" else v)
    return "D06 D08"


def codes_of_another_list(d):
    t, name = d.rng.choice([(t, n) for t in d.all(PEOPLE) + d.all(EMPLOYERS) for n in ("ma_don_vi", "ma_xa", "ma_co_quan")
                            if n in t.head])
    t.change(name, lambda v: "9" + v[1:] if v else v)
    return "D08 D09 D11 D18"


def names_against_codes(d):
    t = d.one()
    few = set(d.some(t, d.rng.choice([5, 40])))
    for i, row in enumerate(t.rows):
        if isinstance(row, list) and len(row) == len(t.head) and i:
            row.append("Phường Không Có" if i in few else "")
    t.head.append("Tên xã")
    return "D21"


def furniture(d):
    t = d.one()
    for line in d.rng.sample(["Trang 2/3", "Ngày in: 31/03/2026 10:15", "Bằng chữ: Một tỷ đồng", "2/3", "Người lập biểu"], 3):
        t.rows.insert(d.rng.randrange(1, len(t.rows)), line)
    return ""


def joined_exports(d):
    t = d.one()
    t.above[:0] = ["BẢO HIỂM XÃ HỘI TỈNH", "DANH SÁCH Quý I năm 2026"]
    at = d.rng.randrange(1, len(t.rows))
    t.rows[at:at] = ["BẢO HIỂM XÃ HỘI TỈNH", "DANH SÁCH Quý I năm 2026", list(t.head)]
    return ""


def another_header(d):
    t = d.one()
    t.rows.insert(d.rng.randrange(1, len(t.rows)), list(reversed(t.head)))
    return "D01 D03 D04 D05 D06 D08 D09"


def separators_behind(d):
    t = d.one()
    for row in t.rows[1:]:
        if isinstance(row, list):
            row.append("")
    return "D01"


def ends_left_out(d):
    d.one().bare = True
    return "D01"


def other_writing(d):
    t = d.one()
    t.separator, t.end = d.rng.choice(";\t|,"), d.rng.choice(["\n", "\r\n"])
    t.encoding = d.rng.choice(["utf-8-sig", "utf-8", "utf-16"]) if all("\udc80" > c or c > "\udcff" for r in t.rows for c in "".join(r)) else "utf-8"
    return "D01 D02 D14"


def other_order(d):
    t = d.one()
    order = list(range(len(t.head)))
    d.rng.shuffle(order)
    for i in [0] + t.whole():
        t.rows[i] = [t.rows[i][k] for k in order]
    return "D01 D02 D14"


def twice(d):
    t = d.one()
    copy = Table.__new__(Table)
    copy.__dict__ = {**t.__dict__, "rows": [r if isinstance(r, str) else list(r) for r in t.rows], "above": list(t.above)}
    copy.name = t.name.replace(".csv", "_ban_sao.csv")
    d.tables.append(copy)
    return "D10 D11 D18"


def wrong_total(d):
    t = d.one()
    t.rows.append("Tổng cộng" + "," * (len(t.head) - 2) + d.rng.choice(["1", "99999999999", ""]))
    return "D13"


MUTATIONS = [
    header_only, cut, file_left_out, unread_name, renamed_column, dates_exchanged,
    of_another_period, in_thousands, unit_unknown, grouped_numbers, number_slips, month_first,
    date_slips, instants, other_words, unknown_words, small_letters, hidden_marks,
    zeros_lost, codes_of_another_list, names_against_codes, furniture, joined_exports, another_header,
    separators_behind, ends_left_out, other_writing, other_order, twice, wrong_total,
]


def run(base, work, ky):
    return subprocess.run([PROGRAM, "run", ky, "--input", os.path.join(work, "vao"), "--output", os.path.join(work, "ra"),
                           "--only", "so-lieu", "--quiet"], capture_output=True, text=True, check=False)


def figures(work):
    path = os.path.join(work, "ra", KY, "so-lieu.csv")
    return open(path, encoding="utf-8").read() if os.path.exists(path) else None


def findings(work):
    """How often each rule was noted, and every line that says something of the set."""
    with open(os.path.join(work, "ra", KY, "kiem-tra-du-lieu.csv"), encoding="utf-8-sig", newline="") as f:
        rows = list(csv.reader(f))[1:]
    count = {}
    for row in rows:
        count[row[3]] = count.get(row[3], 0) + 1
    return count


def prepare(base):
    """The demonstration of two quarters, the first of them published: its figures and its findings."""
    subprocess.run([PROGRAM, "demo", "--input", os.path.join(base, "vao"), "--scale", "0.01", "--quiet"], check=True,
                   stdout=subprocess.DEVNULL)
    for ky in ("2026-Q2", "2026-Q3", "2026-Q4"):
        shutil.rmtree(os.path.join(base, "vao", ky))
    ini = os.path.join(base, "vao", "baophu.ini")
    text = open(ini, encoding="utf-8").read()
    with open(ini, "w", encoding="utf-8") as f: # one bad row more in so few must not end it
        f.write("\n".join("nguong_loai = 3" if line.startswith("nguong_loai") else line for line in text.split("\n")))
    for ky in (BEFORE, KY):
        done = run(base, base, ky)
        if done.returncode not in (0, 3):
            sys.exit("the clean delivery is refused: " + done.stderr)
    truth = figures(base), findings(base)
    shutil.rmtree(os.path.join(base, "ra", KY))
    return truth


def attempt(base, truth, seed, keep):
    """None, or what is wrong."""
    rng = random.Random(seed)
    d = Delivery(os.path.join(base, "vao", KY), rng)
    done, rules = [], set()
    for f in rng.sample(MUTATIONS, rng.choice([1, 1, 2, 2, 3])):
        if not d.tables:
            break
        try:
            rules |= set(f(d).split())
            done.append(f.__name__)
        except (KeyError, IndexError, StopIteration, ValueError):
            continue  # does not apply to what the one before has left
    work = tempfile.mkdtemp(prefix="deliveries-")
    shutil.copytree(os.path.join(base, "vao"), os.path.join(work, "vao"), ignore=shutil.ignore_patterns(KY))
    shutil.copytree(os.path.join(base, "ra"), os.path.join(work, "ra"))
    os.mkdir(os.path.join(work, "vao", KY))
    for t in d.tables:
        t.write(os.path.join(work, "vao", KY))
    result = run(base, work, KY)
    now, wrong, outcome = figures(work), None, "refused"
    if result.returncode not in (0, 3, 65, 66):
        wrong = "ends with %d: %s" % (result.returncode, result.stderr.strip()[:300])
    elif now is None and not result.stderr.strip():
        wrong = "refused without a word"
    elif now is None and not rules:
        wrong = "refused, though nothing was wrong with it: %s" % result.stderr.strip()[:300]
    elif now is not None and now != truth[0]:
        outcome = "told"
        told = {r for r, n in findings(work).items() if n != truth[1].get(r, 0)}
        if not told & rules:
            with open(os.path.join(work, "ra", KY, "manifest.json"), encoding="utf-8") as f:
                warnings = json.load(f)["warnings"]
            wrong = "other figures, nothing says why (new: %s; warnings: %s)" % (sorted(told), str(warnings)[:400])
    elif now is not None:
        outcome = "same"
    if keep:
        print(work, result.stdout, result.stderr, sep="\n")
    else:
        shutil.rmtree(work)
    return outcome, (wrong and "seed %d, %s: %s" % (seed, "+".join(done), wrong))


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    p.add_argument("--count", type=int, default=60)
    p.add_argument("--seed", type=int, default=1, help="the first of the deliveries")
    p.add_argument("--only", type=int, help="this one, and keep its folder")
    a = p.parse_args()
    base = tempfile.mkdtemp(prefix="deliveries-base-")
    truth, counts, bad = prepare(base), {}, []
    for seed in [a.only] if a.only is not None else range(a.seed, a.seed + a.count):
        outcome, wrong = attempt(base, truth, seed, a.only is not None)
        counts[outcome] = counts.get(outcome, 0) + 1
        if wrong:
            bad.append(wrong)
            print(wrong, flush=True)
    shutil.rmtree(base)
    print("deliveries: %s; wrong and not told: %d" % (", ".join("%d %s" % (n, w) for w, n in sorted(counts.items())), len(bad)))
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
