"""several.py - provinces of several quarters: what changes between them, and their half and year counted a second time.

By spec 1.3: a stock is the last quarter's, a flow the sum of the quarters, a ratio that of its parts; what one of the quarters does
not tell of a level is no sum there.  Each quarter's own figures come from second.py, those typed by hand from the numbers they
were typed from, those on old communes from these numbers by their shares; nothing is taken from what the program wrote.
"""
import datetime
import os
import random
from fractions import Fraction

import clean
import second
from province import Province, as_csv, valid_mst

FLOWS = [f"{r}_{how}" for r in ("bhxh_bb", "bhxh_tn", "bhtn", "bhyt") for how in ("tang", "giam", "den", "di")] + ["bb_tn", "tn_bb"]
MOVEMENT = set(FLOWS)  # known where the extracts of the quarter before are there
DEBTORS = {"dv_cham_moi", "dv_het_cham", "dv_cham_tang", "dv_cham_giam"}  # known where its employers are
FLOWS += [*DEBTORS, "bhxh_moi", "bhxh_tn_moi", "quy_luong", "phai_thu", "da_thu", "thue_quy_luong", "thue_moi", "thue_moi_ctg"]
SPANS = {"H1": ("Q1", "Q2"), "H2": ("Q3", "Q4"), "": ("Q1", "Q2", "Q3", "Q4")}
# What a table typed by hand may tell; the last quarter is never typed, so the stocks in it go nowhere.
TYPED = [*FLOWS, "bhxh_bb", "bhyt", "cham_dong"]


class Quarters(Province):
    """A province and the quarters of a half or a year, in their order; each is the one before it with some rows changed."""

    def __init__(self, seed):
        rng = random.Random(f"quarters {seed}")
        self.span = rng.choice(["2026-H1", "2026-H2", "2026-H2", "2026", "2026", "2025"])
        year = self.span[:4]
        self.quarters = [f"{year}-{q}" for q in SPANS[self.span[5:]]]
        self.typed = {q for q in self.quarters[:-1] if year == "2025" and q < "2025-Q3" or rng.random() < 0.15}
        super().__init__(seed, period=next(q for q in self.quarters if q not in self.typed))
        self.past = []
        self.whole()

    def places(self):
        levels = {"xa": self.communes, "co_quan": self.departments, "loai_hinh": self.kinds}
        return [("tinh", "46"), *((cap, ma) for cap, known in levels.items() for ma in (*known, ""))]

    def whole(self):
        """A row of each table that has a value everywhere: a column without any is as one that is not there."""
        ma_so = f"77{self.month:08d}"
        person, employer, payer = self.person(ma_so), self.employer("DV999999A", ""), self.payer(valid_mst(self.rng))
        person |= {"ma_so_bhxh": ma_so, "loai_bhxh": "BB", "bhtn": "1", "bhyt": "1", "nhom_bhyt": "DN", "ma_xa": self.communes[0], "ngay_sinh": "07/08/1990", "tu_ngay": "01/02/2020",
                   "den_ngay": "", "gioi_tinh": "Nam", "ma_co_quan": self.departments[0], "muc_dong": "1"}
        employer |= {"ma_so_thue": valid_mst(self.rng), "ma_co_quan": self.departments[0], "loai_hinh": self.kinds[0], "ma_xa": self.communes[0]}
        payer |= {"ngay_cap": "02/03/2015", "loai_hinh": self.kinds[0]}
        for table, row in zip(self.table, (person, employer, payer)):
            self.table[table].insert(self.rng.randrange(len(self.table[table]) + 1), row)

    def next(self, period):
        """Its rows become those of a later period."""
        rng = self.rng
        self.at(period)
        people = []
        for row in self.table["nguoi_tham_gia"]:
            odds = rng.random()
            if odds < 0.1:
                continue
            row = self.person(row["ma_so_bhxh"]) if odds < 0.2 else dict(row)
            if odds > 0.9:
                row["ma_xa"] = rng.choice(self.communes)
            elif odds > 0.8 and row["loai_bhxh"]:
                row["loai_bhxh"], row["bhtn"] = {"BB": ("TN", ""), "TN": ("BB", "1")}[row["loai_bhxh"]]
            people.append(row)
        for _ in range(rng.randrange(1 + len(people) // 5)):
            people.append(self.person(f"78{rng.randrange(10**8):08d}"))
        rng.shuffle(people)
        rows = self.table["don_vi"]
        self.table = {"nguoi_tham_gia": people,
                      "don_vi": [self.employer(c, t) for c, t in {r["ma_don_vi"]: r["ma_so_thue"] for r in rows}.items() if rng.random() > 0.05],
                      "thue": [self.payer(r["ma_so_thue"]) if rng.random() < 0.3 else dict(r) for r in self.table["thue"]]}
        self.whole()

    def old_communes(self, folder):
        """Old communes, each with its parts of today's and their shares; every commune of today is of one at least."""
        rng, old = self.rng, []
        left = list(self.communes)
        rng.shuffle(left)
        while left:
            parts = [left.pop()]
            parts += rng.sample([xa for xa in self.communes if xa != parts[0]], min(rng.choice([0, 0, 1, 2]), len(self.communes) - 1))
            cuts = sorted(rng.sample([1, 25, 33, 50, 75, 99] if len(parts) < 4 else range(1, 100), len(parts) - 1))
            old.append([f"{10000 + len(old)}", parts, [b - a for a, b in zip([0, *cuts], [*cuts, 100])]])
        as_csv(folder + "/danh_muc/quy_doi_xa", ["ma_xa_cu", "ten_xa_cu", "ten_huyen_cu", "ma_xa_moi", "ty_le", "phan"],
               [[code, "Xã Cũ " + code, "Huyện Cũ", xa, "1" if s == 100 else f"0.{s:02d}", "toan_bo" if s == 100 else "mot_phan"]
                for code, parts, shares in old for xa, s in zip(parts, shares)])
        return old

    def type_by_hand(self, folder, period, old):
        """Write lich_su/<period> and return its figures on today's communes."""
        rng, rows, figures = self.rng, [], {}
        places = {"co_quan": self.departments, "loai_hinh": self.kinds, "xa": [o[0] for o in old] or self.communes}
        for i in rng.sample(TYPED, rng.randrange(1, len(TYPED))):
            most = 2**60 if i in ("quy_luong", "da_thu") else 10**9
            levels = ["xa"] if i in MOVEMENT else ["xa", "co_quan"] if i.startswith("bh") else list(places)
            values = {(cap, ma): rng.choice([0, 1, 3, rng.randrange(most // len(places[cap]))])
                      for cap in levels if cap == "xa" or rng.random() < 0.5 for ma in places[cap]}
            total = sum(v for (cap, _), v in values.items() if cap == "xa")
            for cap in ("co_quan", "loai_hinh"):  # a level's lines are the province's
                lines = [k for k in values if k[0] == cap]
                for n, k in enumerate(lines):
                    values[k] = total // len(lines) + (n < total % len(lines))
            values["tinh", "46"] = total
            rows += [[period, cap, ma, "", i, v] for (cap, ma), v in values.items()]
            for (cap, ma), v in values.items():
                parts = next(((p, s) for code, p, s in old if cap == "xa" and code == ma), ([ma], [100]))
                for place, part in zip(parts[0], shared(v, parts[1])):
                    figures[cap, place, i] = figures.get((cap, place, i), 0) + part
        os.makedirs(folder + "/lich_su", exist_ok=True)
        as_csv(f"{folder}/lich_su/{period}", ["ky", "cap", "ma", "ten", "chi_tieu", "gia_tri"], rows)
        return {k: str(v) for k, v in figures.items()}


def shared(v, shares):
    """v in parts of so many hundredths: whole, the largest remainders first, then in their order."""
    exact = [Fraction(v * s, 100) for s in shares]
    whole = [e.numerator // e.denominator for e in exact]
    for n in sorted(range(len(shares)), key=lambda n: (whole[n] - exact[n], n))[: v - sum(whole)]:
        whole[n] += 1
    return whole


def compiled(quarters, ratio, half_up):
    """{(cap, ma, chi_tieu): text} of a half or a year from [(figures, tells)] of its quarters, and what (cap, chi_tieu) no sum is of."""
    last = quarters[-1][0]
    found = {k: v for k, v in last.items() if k[2] not in FLOWS and "." not in v}
    unknown = set()
    for cap in ("tinh", "xa", "co_quan", "nhom", "loai_hinh"):
        for i in FLOWS:
            if not all(tells(cap, i) for _, tells in quarters):
                unknown.add((cap, i))
                continue
            for ma in {k[1] for figures, _ in quarters for k in figures if k[0] == cap and k[2] == i}:
                found[cap, ma, i] = str(sum(int(figures.get((cap, ma, i), "0")) for figures, _ in quarters))
    goals = {k: v for k, v in last.items() if k[2].startswith("ct_bp_")}
    for cap, ma, i in list(found):
        for rate, (n, d) in ratio.items():
            if d == i and int(found[cap, ma, i]) > 0:
                parts = int(found.get((cap, ma, n), "0")), int(found[cap, ma, i])
                found[cap, ma, rate] = half_up(*parts)
                goal = goals.get((cap, ma, "ct_" + rate))
                if goal and goal != "0.00":  # a rate over a rate, rounded once
                    found[cap, ma, "ht_" + rate] = half_up(10000 * parts[0], parts[1] * int(goal.replace(".", "")))
    if not any(k[2].startswith("lt_") for k in last):  # then those of the table as it is now
        unknown |= {(cap, i) for cap in ("tinh", "xa", "co_quan") for i in ratio if i.startswith("ht_lt_")} | {
            (cap, "lt_" + i) for cap in ("tinh", "xa", "co_quan") for i in ("bhxh", "bhxh_bb", "bhxh_tn", "bhtn", "bhyt")}
    return {**found, **goals}, unknown


class Told:
    """What is known of a quarter that was counted: movement and debtors only against the quarter before."""

    def __init__(self, folder, period):
        before = f"{folder}/{clean.period_before(period)}/"
        self.people = os.path.exists(before + "nguoi_tham_gia_01.csv")
        self.employers = os.path.exists(before + "don_vi_01.csv") and sum(1 for _ in open(before + "don_vi_01.csv", encoding="utf-8")) > 1

    def __call__(self, cap, i):
        if i in MOVEMENT:
            return self.people and cap in ("tinh", "xa")
        if i in DEBTORS:
            return self.employers
        return True


def dues_before(known, period, places):
    """phai_thu of the three quarters before, where the figures of all three are there; who had nothing to pay in one had 0."""
    earlier, p = [], period
    for _ in range(3):
        p = clean.period_before(p)
        if p not in known:
            return []
        earlier.append(known[p])
    return [(cap, ma, figures.get((cap, ma, "phai_thu"), "0")) for figures, tells in earlier for cap, ma in places if tells(cap, "phai_thu")]


def wrong_in(got, want, unknown):
    """Where a compiled so-lieu.csv is not what was counted; nothing stands for 0, but not where there is no sum."""
    for key in sorted(set(got) | set(want)):
        a, b = got.get(key, "0"), want.get(key, "0")
        if a != b and {a, b} != {"0", "0.00"} and (key[0], key[2]) not in unknown:
            yield f"{key}: program {got.get(key)}, counted {want.get(key)}"
    for key in sorted(k for k in got if (k[0], k[2]) in unknown and k[2] in FLOWS):
        yield f"{key}: program {got[key]}, though one of the quarters does not tell it"
    for i in FLOWS:
        if ("tinh", i) not in unknown and ("tinh", "46", i) not in got:
            yield f"{i} of the province is not there, though every quarter tells it"


def over_quarters(seed, work, judge, figures_of, ratio, half_up):
    """What is wrong with a province of several quarters, as lines, and the number of periods compared.  judge: (got, want) of one quarter."""
    p, base, known, wrong, tried = Quarters(seed), work.dir + "/p/in", {}, [], 0
    rng = random.Random(f"order {seed}")
    accept = {"accept": "D09,D16,D17,D18"}
    p.write(base)
    old = p.old_communes(base) if p.span == "2025" else []
    first = p.period
    if rng.random() < 0.5 and first != "2025-Q3" and clean.period_before(first) not in p.typed:  # the extracts of the quarter before, which itself is not asked for
        p.at(clean.period_before(first))
        p.write_period(base)
        p.next(first)
        for name in os.listdir(f"{base}/{first}"):
            os.remove(f"{base}/{first}/{name}")
        os.rmdir(f"{base}/{first}")
        p.write_period(base)
    for q in p.quarters:
        if q in p.typed:
            figures = p.type_by_hand(base, q, old if q < "2025-Q3" else [])
            told = {(k[0], k[2]) for k in figures}
            known[q] = figures, (lambda cap, i, told=told: (cap, i) in told)
    for q in [q for q in p.quarters if q not in p.typed]:
        if q != first:
            p.next(q)
            p.write_period(base, rng.randrange(1, 3))
            if rng.random() < 0.3:
                p.yearly()
                p.write_yearly(base)
        status, data = work.run("p", q, **accept)
        if data is None:
            return [f"{q}: status {status}: {work.said}"], tried
        want = second.figures(base, q, dues_before(known, q, p.places()))
        known[q] = want, Told(base, q)
        tried += 1
        wrong += [f"{q}: {w}" for w in judge(figures_of(data), want)]
    for half, names in SPANS.items():
        whole = [f"{p.span[:4]}-{n}" for n in names]
        if not set(whole) <= set(known) or whole[-1] in p.typed:
            continue
        name = p.span[:4] + ("-" + half if half else "")
        status, data = work.run("p", name, command="compile", **accept)
        if data is None:
            return [*wrong, f"{name}: status {status}: {work.said}"], tried
        tried += 1
        wrong += [f"{name}: {w}" for w in wrong_in(figures_of(data), *compiled([known[q] for q in whole], ratio, half_up))]
    return wrong, tried
