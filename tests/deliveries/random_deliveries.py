#!/usr/bin/python3
"""random_deliveries.py [--count N] [--seed S] [--jobs N] [--as xlsx|mixed] [--only SEED | --each [NAME]] - deliveries that are not what they seem.

Takes a small input folder of the demonstration whose figures are known, does one to three things to its tables at random
that offices do by mistake (mistakes.py), and runs the program.  It may refuse, saying why; or publish the same figures; or
publish others together with a finding of a rule that names what was done, or a warning that names the file.  Anything else
is a figure that looks right and is wrong: the seed is printed, and --only SEED does it again and keeps the folder.
--each does every mistake by itself once to every table, and to every column of it where the mistake is about one.
--as xlsx delivers every table as a workbook (books.py), mixed some of them; what no sheet can hold is left out then.
"""
import argparse
import concurrent.futures
import csv
import functools
import json
import multiprocessing
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

import books
import mistakes

KY, BEFORE, YEAR_AGO = "2026-Q1", "2025-Q4", "2025-Q1"
PROGRAM = os.environ.get("BAOPHU", "build/release/baophu")
LISTS = ["dan_so.csv", "chi_tieu.csv", "quyet_dinh_doi_chieu.csv", "quyet_dinh_dia_chi.csv", "lich_su/%s.csv" % YEAR_AGO] + [
    "danh_muc/%s.csv" % name for name in ("xa", "co_quan", "nhom_bhyt", "loai_hinh", "quy_doi_xa")]
ABOUT_FILES = {"Mục lục", "Ghi chú", "Chất lượng dữ liệu"}
# Where what is no figure of the period shows: names, comparisons, subjects, targets ahead.
ANNEXES = "theo-xa,theo-co-quan,cham-dong,chuyen-de,ty-le-bao-phu,du-kien-giao-chi-tieu"


def run(work, ky, only="so-lieu"):
    return subprocess.run([PROGRAM, "run", ky, "--input", os.path.join(work, "vao"), "--output", os.path.join(work, "ra"),
                           "--only", only], capture_output=True, text=True, check=False, env={**os.environ, "BAOPHU_JOBS": "1"})


def annexes(path):
    """What every cell of the annexes says; not of the sheets about the files that were read."""
    with zipfile.ZipFile(path) as z:
        names = re.findall(r'<sheet name="([^"]*)"', z.read("xl/workbook.xml").decode())
        said = re.findall(r"<si>(.*?)</si>", z.read("xl/sharedStrings.xml").decode(), re.S)
        said = ["".join(re.findall(r"<t[^>]*>(.*?)</t>", s, re.S)) for s in said]
        text = []
        for i, name in enumerate(names, 1):
            if name not in ABOUT_FILES:
                for at, kind, v in re.findall(r'<c r="([A-Z]+\d+)"[^>]*?(?: t="(\w+)")?>(?:<f>[^<]*</f>)?<v>([^<]*)</v>', z.read("xl/worksheets/sheet%d.xml" % i).decode()):
                    text.append("%s %s %s" % (name, at, said[int(v)] if kind == "s" else v))
    return "\n".join(text)


def figures(work, shown):
    """The figures, and what the annexes show of them; None: nothing was published."""
    path = os.path.join(work, "ra", KY, "so-lieu.csv")
    if not os.path.exists(path):
        return None
    text = open(path, encoding="utf-8").read()
    if shown:
        text += annexes(os.path.join(work, "ra", KY, "phu-luc.xlsx"))
    return text


def findings(work):
    """How often each rule was noted, the period's and whose."""
    with open(os.path.join(work, "ra", KY, "kiem-tra-du-lieu.csv"), encoding="utf-8-sig", newline="") as f:
        rows = list(csv.reader(f))[1:]
    count = {}
    for row in rows:
        count[row[3]] = count.get(row[3], 0) + 1
    return count


def warnings(work, result):
    with open(os.path.join(work, "ra", KY, "manifest.json"), encoding="utf-8") as f:
        told = set(json.load(f)["warnings"])
    told |= {line.strip() for line in (result.stdout + result.stderr).split("\n") if "Cảnh báo" in line}
    return {re.sub(r"\.xlsx(\[Sheet1\])?", ".csv", line) for line in told}


def addressed(path, names):
    """Some employers without a commune's code, whose address has its name with a slip of the pen."""
    with open(path, encoding="utf-8", newline="") as f:
        rows = list(csv.reader(f))
    for i, row in enumerate(rows):
        row.append("dia_chi" if i == 0 else "")
        if i % 20 == 10 and len(row) == len(rows[0]) and row[3] in names:
            row[-1], row[3] = "Số %d Lê Lợi, %s, thành phố Huế" % (i, names[row[3]].replace("g", "gg", 1)), ""
    with open(path, "w", encoding="utf-8", newline="") as f:
        csv.writer(f, lineterminator="\n").writerows(rows)
    return [r for r in rows[1:] if len(r) == len(rows[0])]


def prepare(base, form):
    """The demonstration of two quarters, the first of them published, with what an office keeps by hand beside it."""
    vao = os.path.join(base, "vao")
    subprocess.run([PROGRAM, "demo", "--input", vao, "--scale", "0.01", "--quiet"], check=True, stdout=subprocess.DEVNULL)
    for ky in (BEFORE, KY):
        shutil.copy(os.path.join(vao, "2026-Q2", "chuyen_de.csv"), os.path.join(vao, ky))
    for ky in ("2026-Q2", "2026-Q3", "2026-Q4"):
        shutil.rmtree(os.path.join(vao, ky))
    ini = os.path.join(vao, "baophu.ini")
    text = open(ini, encoding="utf-8").read()
    with open(ini, "w", encoding="utf-8") as f: # one bad row more in so few must not end it
        f.write("\n".join("nguong_loai = 3" if line.startswith("nguong_loai") else line for line in text.split("\n")))
    with open(os.path.join(vao, "dan_so.csv"), encoding="utf-8", newline="") as f: # of whole communes, as D16 knows them
        rows = [[c + "00" if k > 1 and i and c else c for k, c in enumerate(r)] for i, r in enumerate(csv.reader(f))]
    with open(os.path.join(vao, "dan_so.csv"), "w", encoding="utf-8", newline="") as f:
        csv.writer(f, lineterminator="\n").writerows(rows)
    with open(os.path.join(vao, "danh_muc", "xa.csv"), encoding="utf-8") as f:
        names = {row[0]: row[1] for row in csv.reader(f)}
    employers = addressed(os.path.join(vao, KY, "don_vi.csv"), names)
    with open(os.path.join(vao, "quyet_dinh_doi_chieu.csv"), "w", encoding="utf-8") as f:
        f.write("ma_don_vi,ma_so_thue,quyet_dinh,ngay\n")
        f.writelines("%s,%s,khong_ghep,%02d/02/2026\n" % (r[0], r[1], i + 1) for i, r in enumerate(employers[30:34]))
    with open(os.path.join(vao, KY, "giai_trinh.csv"), "w", encoding="utf-8") as f:
        f.write("ma,chi_tieu,giai_trinh\n")
        f.writelines("%s,bhyt,Tiếp nhận danh sách học sinh\n" % code for code in sorted(names)[:3])
    run(base, KY)
    shutil.copy(os.path.join(base, "ra", KY, "kiem-tra-dia-chi.csv"), os.path.join(vao, "quyet_dinh_dia_chi.csv"))
    shutil.rmtree(os.path.join(base, "ra"))
    if form != "csv":  # the same to begin with, but for the lines that only a text can hold
        for t in deliver(base, None).tables:
            t.rows = [row for row in t.rows if books.fits(row, len(t.head))]
            t.write(vao)
    truth = {}
    for ky, shown in ((BEFORE, False), (KY, False), (KY, True)):
        shutil.rmtree(os.path.join(base, "ra", KY), ignore_errors=True)
        done = run(base, ky, "so-lieu," + ANNEXES if shown else "so-lieu")
        if done.returncode not in (0, 3):
            sys.exit("the clean delivery is refused: " + done.stderr)
        if ky == KY:
            truth[shown] = figures(base, shown), findings(base), warnings(base, done)
    shutil.rmtree(os.path.join(base, "ra", KY))
    return truth


def deliver(base, rng):
    vao = os.path.join(base, "vao")
    paths = sorted(KY + "/" + n for n in os.listdir(os.path.join(vao, KY)) if n.endswith(".csv")) + LISTS
    return mistakes.Delivery(vao, paths, BEFORE, rng)


def judge_run(work, truth, d, rules, shown):
    result = run(work, KY, "so-lieu," + ANNEXES if shown else "so-lieu")
    now = figures(work, shown) if result.returncode in (0, 3) else None
    if result.returncode not in (0, 3, 65, 66):
        return "refused", "ends with %d: %s" % (result.returncode, result.stderr.strip()[:300])
    if now is None:
        return "refused", (
            "refused without a word" if not result.stderr.strip()
            else None if rules else "refused, though nothing was wrong with it: %s" % result.stderr.strip()[:300])
    told = {r for r, n in findings(work).items() if n != truth[shown][1].get(r, 0)}
    if now == truth[shown][0]:
        return "told" if told & rules else "same", None
    said = warnings(work, result) - truth[shown][2]
    if not told & rules and not (rules and [w for w in said if any(t in w for t in d.words)]):
        return "told", "other figures, nothing says why (new: %s; warnings: %s)" % (sorted(told), str(sorted(said))[:400])
    return "told", None


def judge(base, truth, d, rules, shown, keep):
    """What became of a delivery, and None or what is wrong with that."""
    work = tempfile.mkdtemp(prefix="one-", dir=base)
    shutil.copytree(os.path.join(base, "vao"), os.path.join(work, "vao"), copy_function=os.link,
                    ignore=lambda folder, names: [n for n in names if os.path.relpath(os.path.join(folder, n), os.path.join(base, "vao")) in d.had])
    shutil.copytree(os.path.join(base, "ra"), os.path.join(work, "ra"))
    for t in d.tables:
        t.form = d.forms.get(t.path, "csv")
        t.write(os.path.join(work, "vao"))
    outcome, wrong = judge_run(work, truth, d, rules, False)
    if shown and outcome == "same" or wrong: # look at what only annexes show, where nothing else has told
        shutil.rmtree(os.path.join(work, "ra", KY), ignore_errors=True)
        outcome, wrong = judge_run(work, truth, d, rules, shown)
    if keep:
        print(work, outcome)
    else:
        shutil.rmtree(work)
    return outcome, wrong


# What a warning calls a table; a table that is not here by its file's name alone.
CALLED = {"xa": ["xã"], "nhom_bhyt": ["tiem_nang"], "quyet_dinh_doi_chieu": ["quyet_dinh_doi_chieu"], "dan_so": ["dan_so", "ân số", "Số dân", "số dân"],
          "chi_tieu": ["chi_tieu", "hỉ tiêu", "toàn tỉnh giao"], "lich_su": [YEAR_AGO, "quý I năm 2025"], "quy_doi_xa": ["không so sánh được", "quy_doi_xa"],
          "chuyen_de": ["chuyen-de", "chuyen_de", "chuyên đề"]}


def forms(d, form, rng):
    """In which form each table is delivered; a mistake may rename its file, which is a text then."""
    some = {"csv": ["csv"], "xlsx": books.FORMS, "mixed": ["csv", "csv"] + books.FORMS}[form]
    return {t.path: rng.choice(some) for t in d.tables} if len(some) > 1 else {}


def attempt(base, truth, form, rng, todo, keep):
    """Do the mistakes of todo, (function, path or None, column or None) each, and judge.  None: none of them applied."""
    d = deliver(base, rng)
    d.had = {t.path for t in d.tables}
    d.forms = forms(d, form, rng)
    d.words, done, rules, shown = set(), [], set(), False
    for f, path, column in todo:
        tables = [t for t in d.tables if path is None or t.path == path]
        if not tables:
            continue
        t = rng.choice(tables)
        before, name, d.detail = t.table, t.name, ""
        try:
            if getattr(f, "per_column", False):
                column = column or rng.choice([c for c in t.head if c] or [""])
                rules |= set(f(d, t, column).split())
            else:
                rules |= set(f(d, t).split())
        except (KeyError, IndexError, StopIteration, ValueError, mistakes.Inapplicable):
            continue  # does not apply to this table, or to what the one before has left
        shown |= before not in mistakes.EXTRACTS
        d.words |= {name} | set(CALLED.get(before, []))
        done.append("%s(%s%s)" % (f.__name__, name, (" " + column if column else "") + d.detail))
    if not done:
        return None, None
    outcome, wrong = judge(base, truth, d, rules, shown, keep)
    return outcome, wrong and "%s: %s" % (" + ".join(done), wrong)


def each(base, name):
    """Every mistake by itself, on every table and column."""
    d = deliver(base, random.Random(0))
    for f in mistakes.MISTAKES:
        if name not in (None, "", f.__name__):
            continue
        for t in d.tables:
            for column in t.head if getattr(f, "per_column", False) else [None]:
                yield f, t.path, column


def one(base, truth, form, keep, head, what):
    """One delivery, named by its seed or by its mistake: what became of it, and what is wrong with that."""
    seed = re.search(r"\d+", head)
    rng = random.Random(int(seed.group()) if seed else repr(what[0][1:]) + what[0][0].__name__)
    if what is None:
        what = [(f, None, None) for f in rng.sample(mistakes.MISTAKES, rng.choice([1, 1, 2, 2, 3]))]
    outcome, wrong = attempt(base, truth, form, rng, what, keep)
    return outcome, wrong and head + wrong


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    p.add_argument("--count", type=int, default=60)
    p.add_argument("--seed", type=int, default=1, help="the first of the deliveries")
    p.add_argument("--only", type=int, help="this one, and keep its folder")
    p.add_argument("--each", nargs="?", const="", help="every mistake, or this one, by itself on every table")
    p.add_argument("--table", help="with --each: on this file only")
    p.add_argument("--keep", action="store_true", help="with --each: keep the folders")
    p.add_argument("--as", dest="form", choices=["csv", "xlsx", "mixed"], default="csv", help="what the tables are delivered as")
    p.add_argument("--jobs", type=int, default=1, help="so many at a time")
    a = p.parse_args()
    base, keep = tempfile.mkdtemp(prefix="deliveries-"), a.only is not None or a.keep
    truth, counts, bad = prepare(base, a.form), {}, 0
    if a.each is not None:
        todo = [("", [what]) for what in each(base, a.each) if a.table in (None, what[1])]
    else:
        todo = [("seed %d, " % seed, None) for seed in ([a.only] if a.only is not None else range(a.seed, a.seed + a.count))]
    with concurrent.futures.ProcessPoolExecutor(a.jobs, mp_context=multiprocessing.get_context("fork")) as pool:
        for outcome, wrong in pool.map(functools.partial(one, base, truth, a.form, keep), *zip(*todo)):
            if outcome is not None:
                counts[outcome] = counts.get(outcome, 0) + 1
            if wrong:
                bad += 1
                print(wrong, flush=True)
    if not keep:
        shutil.rmtree(base)
    print("deliveries: %s; wrong and not told: %d" % (", ".join("%d %s" % (n, w) for w, n in sorted(counts.items())), bad))
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
