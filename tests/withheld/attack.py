#!/usr/bin/python3
"""attack.py [--control FULL] SET... - what can be worked out of the counts that sets withhold (spec 4.5)?

Reads so-lieu.csv of each set (one period each) and what its workbooks print for the same figures ("<5" or "(ẩn)"), and
writes down what any reader knows: places, departments and groups sum to the province, BB and TN to BHXH, groups to the
whole; a group's line and the province's figure of that group are one; a part is not above its whole; a rate with its
denominator bounds its numerator; a half's flow is the sum of its quarters, its stock the last one's.  Then it bounds every
withheld count: by the sums as they stand, by the sums that follow from them (elimination), again and again.

Ends with 1 when a count has one value left, when a document prints what so-lieu.csv withholds, or when a count below
--least stands open.  --control FULL: the same figures with nothing withheld; with only the small counts taken out the
attack has to succeed, else it proves nothing.
"""
import argparse
import csv
import glob
import os
import random
import re
import sys
import xml.etree.ElementTree as ET
import zipfile

WITHHELD, MOST = "(ẩn)", 10 ** 12
SINGLE = ["bhxh_bb", "bhxh_tn", "bhxh", "bhtn", "bhyt", "bhxh_bp", "bhtn_bp", "bhxh_moi", "bhxh_tn_moi", "bhxh_tn_den_han",
          "tiem_nang_tn", "tiem_nang_hssv"]
FLOWS = ["bhxh_moi", "bhxh_tn_moi"]
INSIDE = [("bhxh_bp", "bhxh"), ("bhtn_bp", "bhtn"), ("bhxh_moi", "bhxh"), ("bhxh_tn_moi", "bhxh_moi"), ("bhxh_tn_moi", "bhxh_tn"),
          ("bhxh_tn_den_han", "bhxh_tn"), ("tiem_nang_tn", "bhyt"), ("tiem_nang_hssv", "bhyt")]
RATES = [("bp_bhxh", "bhxh_bp", "llld"), ("bp_bhtn", "bhtn_bp", "llld"), ("bp_bhyt", "bhyt", "dan_so")] + [
    ("ht_" + x, x, "ct_" + x) for x in ("bhxh_bb", "bhxh_tn", "bhxh", "bhtn", "bhyt")] + [
    ("ht_lt_" + x, x, "lt_" + x) for x in ("bhxh_bb", "bhxh_tn", "bhxh", "bhtn", "bhyt")]
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PRIME, ROUNDS = (1 << 61) - 1, 40


def is_people(ind):
    return ind in SINGLE or re.match(r"(bhyt|tiem_nang_tn)_[^_]+$", ind) is not None


def figures(path):
    with open(path, encoding="utf-8", newline="") as f:
        return {(r["ky"], r["cap"], r["ma"], r["chi_tieu"]): r["gia_tri"] for r in csv.DictReader(f)}


def printed(path):
    """Every row of every sheet of a workbook, as texts."""
    with zipfile.ZipFile(path) as z:
        shared = []
        if "xl/sharedStrings.xml" in z.namelist():
            for si in ET.fromstring(z.read("xl/sharedStrings.xml")):
                shared.append("".join(t.text or "" for t in si.iter(SHEET + "t")))
        for name in sorted(n for n in z.namelist() if n.startswith("xl/worksheets/sheet")):
            for row in ET.fromstring(z.read(name)).iter(SHEET + "row"):
                cells = []
                for c in row.iter(SHEET + "c"):
                    v = c.find(SHEET + "v")
                    text = "".join(t.text or "" for t in c.iter(SHEET + "t")) if v is None else v.text or ""
                    cells.append(shared[int(text)] if c.get("t") == "s" else text)
                yield cells


class Attack:
    def __init__(self, least, armed):
        self.least, self.armed, self.low, self.high, self.equal, self.inside, self.bad = least, armed, {}, {}, [], [], []

    def read(self, folder, texts, compiled=False):
        """The figures of a set; texts: what is printed of each, where it is not the number."""
        fig = figures(os.path.join(folder, "so-lieu.csv"))
        ky = next(iter(fig))[0]
        for (k, cap, ma, ind), v in fig.items():
            if not is_people(ind):
                continue
            key = (k, cap, ma, ind)
            if v != WITHHELD:
                self.low[key] = self.high[key] = int(v)
                if 0 < int(v) < self.least:
                    self.bad.append("%s stands open: %s" % (key, v))
            elif texts.get(key, "").startswith("<"):
                self.low[key], self.high[key] = 1, self.least - 1
            elif compiled:  # what a quarter withheld, small or not
                self.low[key], self.high[key] = 0, MOST
            elif texts:  # an office hides what is large enough beside what is too small; of soldiers, any number
                self.low[key], self.high[key] = 0 if self.armed or ind.endswith("_bp") else self.least, MOST
            else:
                self.low[key], self.high[key] = 0 if self.armed else 1, MOST
        self.know(fig, ky)

    def add(self, terms):
        if all(k in self.low for k, _ in terms):
            self.equal.append(terms)

    def know(self, fig, ky):
        inds = sorted({i for (_, _, _, i) in fig if is_people(i)})
        lines = {c: sorted({m for (_, cap, m, _) in fig if cap == c}) for c in ("xa", "co_quan", "nhom")}
        tinh = next(m for (_, cap, m, _) in fig if cap == "tinh")
        groups = [g for g in lines["nhom"] if (ky, "tinh", tinh, "bhyt_" + g.lower()) in fig]
        top = lambda i: (ky, "tinh", tinh, i)
        for i in inds:
            for cap, members in lines.items():
                if (ky, cap, members[0] if members else "", i) in self.low:
                    self.add([(top(i), -1)] + [((ky, cap, m, i), 1) for m in members])
        for g in groups:
            for whole in ("bhyt", "tiem_nang_tn"):
                self.add([(top(whole + "_" + g.lower()), 1), ((ky, "nhom", g, whole), -1)])
        for cap, m in [("tinh", tinh)] + [(c, m) for c, ms in lines.items() for m in ms]:
            at = lambda i, cap=cap, m=m: (ky, cap, m, i)
            self.add([(at("bhxh"), -1), (at("bhxh_bb"), 1), (at("bhxh_tn"), 1)])
            self.inside += [(at(a), at(b)) for a, b in INSIDE]
            for whole in ("bhyt", "tiem_nang_tn"):
                parts = [(at("%s_%s" % (whole, g.lower())), 1) for g in groups if at("%s_%s" % (whole, g.lower())) in fig]
                unknown = (ky, "nhom", "", whole)
                if parts and cap != "nhom":
                    if self.high.get(unknown, 0) == 0:
                        self.add([(at(whole), -1)] + parts)
                    elif cap == "tinh":
                        self.add([(at(whole), -1), (unknown, 1)] + parts)
            for rate, num, den in RATES:
                r, d = fig.get(at(rate), WITHHELD), fig.get(at(den), WITHHELD)
                if WITHHELD not in (r, d) and at(num) in self.low:  # r = 100 num / den, rounded half up to two decimals
                    cents, d = round(float(r) * 100), int(d)
                    self.low[at(num)] = max(self.low[at(num)], -((1 - 2 * cents) * d // 20000))
                    self.high[at(num)] = min(self.high[at(num)], ((2 * cents + 1) * d - 1) // 20000)

    def compiled(self, ky, quarters):
        for (k, cap, ma, ind) in list(self.low):
            if k == ky:
                of = quarters if ind in FLOWS else quarters[-1:]
                self.add([((k, cap, ma, ind), -1)] + [((q, cap, ma, ind), 1) for q in of])

    def eliminate(self):
        """By Gauss over a prime field: sums with small coefficients that follow from the sums, and the counts that the sums
        alone leave one value (those that are 0 in a random solution of the sums without their constants)."""
        pivots, order = {}, []
        for terms, rest in self.open_sums():
            row = {k: s % PRIME for k, s in terms}
            row[None] = rest % PRIME
            for head in order:  # in order: a later pivot is in no earlier row's place
                by = row.get(head, 0)
                if by:
                    for k, v in pivots[head].items():
                        v = (row.get(k, 0) - by * v) % PRIME
                        if v or k is None:
                            row[k] = v
                        else:
                            del row[k]
            head = next((k for k in row if k is not None), None)
            if head is None:
                if row[None]:
                    self.bad.append("the published sums contradict each other")
                continue
            inverse = pow(row[head], PRIME - 2, PRIME)
            pivots[head] = {k: v * inverse % PRIME for k, v in row.items()}
            order.append(head)
        rng, at = random.Random(1), {}
        for head in reversed(order):
            total = 0
            for k, v in pivots[head].items():
                if k is not None and k != head:
                    if k not in at:
                        at[k] = rng.randrange(1, PRIME)
                    total += v * at[k]
            at[head] = -total % PRIME
        follow = []
        for row in pivots.values():
            small = {k: v if v < PRIME // 2 else v - PRIME for k, v in row.items()}
            if all(abs(v) <= 64 for k, v in small.items() if k is not None) and abs(small[None]) < 10 ** 15:
                follow.append(([(k, v) for k, v in small.items() if k is not None], small[None]))
        return follow, {k for k, v in at.items() if v == 0}

    def open_sums(self):
        """The sums that have unknowns, without what is known."""
        out = []
        for terms in self.equal:
            unknown = [(k, s) for k, s in terms if self.low[k] < self.high[k]]
            if unknown:
                out.append((unknown, sum(s * self.low[k] for k, s in terms if self.low[k] >= self.high[k])))
        return out

    def tighten(self, terms, rest=0):
        """Bounds of each count of a sum of value -rest from those of the others."""
        changed = False
        lows = [s * (self.low if s > 0 else self.high)[k] for k, s in terms]
        highs = [s * (self.high if s > 0 else self.low)[k] for k, s in terms]
        low, high = sum(lows) + rest, sum(highs) + rest
        for (k, s), lo, hi in zip(terms, lows, highs):
            if self.low[k] == self.high[k]:
                continue
            most, least = -(low - lo), -(high - hi)  # s * x lies between
            a, b = (-(-least // s), most // s) if s > 0 else (-(most // -s), (-least) // -s)
            if a > self.low[k]:
                self.low[k], changed = a, True
            if b < self.high[k]:
                self.high[k], changed = b, True
        return changed

    def narrow(self, sums, inside):
        changed, rounds = True, 0
        while changed and rounds < ROUNDS:  # bounds that creep by one a round tell nothing
            rounds += 1
            changed = any([self.tighten(t, rest) for t, rest in sums])
            for part, whole in inside:
                if self.high[part] > self.high[whole]:
                    self.high[part], changed = self.high[whole], True
                if self.low[whole] < self.low[part]:
                    self.low[whole], changed = self.low[part], True

    def work_out(self):
        """The withheld counts, and those of them that have one value left."""
        hidden = {k for k in self.low if self.low[k] < self.high[k]}
        inside = [(a, b) for a, b in self.inside if a in self.low and b in self.low and (a in hidden or b in hidden)]
        self.narrow(self.open_sums(), inside)
        follow, only = self.eliminate()
        self.narrow(self.open_sums() + follow, inside)
        known = {k for k in hidden if self.low[k] >= self.high[k] or k in only}
        return hidden, sorted(k for k in known if not self.low[k] == self.high[k] == 0)  # nobody is no secret


def read_texts(folder, fig, bad):
    """What the tidy sheets of a set's workbooks print for withheld figures."""
    texts = {}
    for path in [os.path.join(folder, "phu-luc.xlsx")] + sorted(glob.glob(os.path.join(folder, "*", "*", "phu-luc.xlsx"))):
        if not os.path.exists(path):
            continue
        for row in printed(path):
            if len(row) == 6 and tuple([row[0], row[1], row[2], row[4]]) in fig and is_people(row[4]):
                key = (row[0], row[1], row[2], row[4])
                if fig[key] == WITHHELD and row[5].isdigit():
                    bad.append("%s prints %s for %s, which is withheld" % (path, row[5], key))
                if not row[5].replace(".", "").isdigit():
                    texts[key] = row[5]
    return texts


def control(full, least):
    """The attack on figures of which only the small ones are taken out."""
    a = Attack(least, False)
    a.read(full, {})
    a.bad = []
    for k, v in list(a.low.items()):
        if 0 < v < least:
            a.low[k], a.high[k] = 1, least - 1
    return a.work_out()


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    p.add_argument("--least", type=int, default=5)
    p.add_argument("--armed", action="store_true", help="army and police are left out")
    p.add_argument("--control")
    p.add_argument("--compiled", action="append", default=[], help="2026-H1=2026-Q1,2026-Q2")
    p.add_argument("sets", nargs="+")
    o = p.parse_args()
    a = Attack(o.least, o.armed)
    for folder in o.sets:
        fig = figures(os.path.join(folder, "so-lieu.csv"))
        ky = next(iter(fig))[0]
        a.read(folder, read_texts(folder, fig, a.bad), any(c.startswith(ky + "=") for c in o.compiled))
    for c in o.compiled:
        ky, quarters = c.split("=")
        a.compiled(ky, quarters.split(","))
    hidden, known = a.work_out()
    for k in known[:20]:
        print("worked out:", ",".join(k), "=", a.low[k])
    for b in a.bad[:20]:
        print("wrong:", b)
    line = "withheld: %d counts, worked out: %d" % (len(hidden), len(known))
    if o.control:
        h, k = control(o.control, o.least)
        line += "; of %d small ones alone the attack finds %d" % (len(h), len(k))
        if h and not k:
            a.bad.append("the attack finds nothing where it must")
            print("wrong:", a.bad[-1])
    print(line)
    sys.exit(1 if known or a.bad else 0)


if __name__ == "__main__":
    main()
