#!/usr/bin/python3
"""provinces.py [--count N] [--years N] [--same N] [--seed S] [--only SEED] - provinces nobody thought of, counted twice.

--count: so many provinces at random, from one commune on, with days around every limit, ties of rounding, rows that repeat and
rows that are wrong.  Each figure the program publishes must be the oracle's (clean.py, figures.sql); each rate that of the
figures beside it, each column the province's sum; the figures of old communes what whole shares and fractions make of them.
--years: so many of two to four quarters, with people who move and change, employers and targets that change, quarters typed by hand,
some on old communes: every quarter, half and year (several.py).
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
import subprocess
import sys
import tempfile
from fractions import Fraction

import second
import several
from province import FORMS, Province, as_csv, other_columns

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
PROGRAM = os.environ.get("BAOPHU", TOP + "/build/baophu")
# Every period is over.  faketime itself would be another process for each run: its library is told what it is to say.
CLOCK = {"FAKETIME": "2027-01-15 03:00:00", "NO_FAKE_STAT": "1",
         "LD_PRELOAD": subprocess.run(["faketime", "2027-01-15", "printenv", "LD_PRELOAD"], capture_output=True, text=True, check=True).stdout.strip()}
ENV = {"BAOPHU_TEMPLATES": TOP + "/templates", "BAOPHU_FONTS": TOP + "/fonts", **os.environ, **CLOCK}
RATES = ("bp_", "ht_", "tl_", "ct_bp_", "ct_tl_")
# Numerator and denominator of every rate, by spec 1.3.
RATIO = {"bp_bhxh": ("bhxh_bp", "llld"), "bp_bhtn": ("bhtn_bp", "llld"), "bp_bhyt": ("bhyt", "dan_so"),
         "tl_cham": ("cham_dong", "phai_thu_nam")}
RATIO |= {f"ht_{p}{x}": (x, f"{'lt' if p else 'ct'}_{x}") for p in ("", "lt_") for x in ("bhxh", "bhxh_bb", "bhxh_tn", "bhtn", "bhyt")}


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

    def run(self, name, period, *words, env=None, accept="D09,D12,D17", command="run"):
        """The exit status of a run of self.dir/name/in, and so-lieu.csv as bytes or None."""
        base = f"{self.dir}/{name}"
        done = subprocess.run([PROGRAM, command, period, "--input", base + "/in", "--output", base + "/out", "--only", "so-lieu", "--quiet",
                               "--accept", accept, "--reason", "few rows, chosen at random", *words],
                              env={**ENV, **(env or {})}, capture_output=True, text=True, check=False)
        self.said = done.stderr.strip()[-800:]
        path = f"{base}/out/{period}/so-lieu.csv"
        return done.returncode, open(path, "rb").read() if os.path.exists(path) else None


def figures_of(data):
    rows = csv.DictReader(data.decode("utf-8").splitlines())
    return {(r["cap"], r["ma"], r["chi_tieu"]): r["gia_tri"] for r in rows}


def half_up(n, d):
    """n / d in percent with two decimals, half up."""
    h = (20000 * n + d) // (2 * d)
    return f"{h // 100}.{h % 100:02d}"


def same_figures(got, want):
    """What differs between a so-lieu.csv and the oracle's figures; an indicator that the program has not at all is none."""
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


def too_large(province):
    """Whether the amounts of a column, or the dues of a whole year at this period's, come to more than 64 bits hold."""
    def total(table, column):
        return sum(abs(int(r[column])) for r in province.table[table] if re.fullmatch(r"-?\d+", str(r[column])))
    in_year = 12 if "M" in province.period else 4
    return in_year * total("don_vi", "phai_dong") >= 1 << 63 or any(total("don_vi", c) >= 1 << 63 for c in ("quy_luong", "da_dong", "cham_dong"))


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
        if data is None and status == 65 and "vượt quá 64 bit" in work.said and too_large(province):
            return []  # refused, as spec 1.3 has it: checked sums of 64 bits
        if data is None:
            return [f"status {status}: {work.said}"]
        got = figures_of(data)
        want_figures = second.figures(work.dir + ("/q" if form else "/p/in"), province.period)
        wrong = [*same_figures(got, want_figures), *sums_and_rates(got)]
        if want:
            wrong += carried(work, province, want)
        return wrong


def quarters_counted_twice(seed, keep):
    """What is wrong with a province of several quarters, their half and their year, as lines."""
    with Work(keep) as work:
        return several.over_quarters(seed, work, lambda got, want: [*same_figures(got, want), *sums_and_rates(got)], figures_of, RATIO, half_up)[0]


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
    a.add_argument("--years", type=int, default=0)
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
                           ("over quarters", o.years, lambda s: quarters_counted_twice(s, o.only is not None)),
                           ("same bytes", o.same, lambda s: same_bytes(s, jobs, o.only is not None))):
        for seed in [o.only] if o.only is not None and n else range(o.seed, o.seed + n):
            tried += 1
            wrong = check(seed)
            bad += bool(wrong)
            for line in wrong[:8]:
                print(f"{kind}, seed {seed}: {line}", flush=True)
    print(f"provinces: {tried} tried ({o.count} counted twice, {o.years} of several quarters, {o.same} for the same bytes), {bad} wrong")
    sys.exit(1 if bad or not tried else 0)


if __name__ == "__main__":
    main()
