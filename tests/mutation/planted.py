#!/usr/bin/python3
"""planted.py [--sample N] [--turn COMMIT] [--only NAME | --stand] - faults as they happen in real life: is each one seen?

Each is one line of the source written otherwise, in a copy of the tree (the line must be there, so the list goes with the
program).  The probes of a fault run in their order until one sees it; each is a part of what `make check` runs.  A fault that
none of them sees is printed, and the exit status is 1.  Before that every probe must pass over the program as it is.
--sample: N of them, chosen by the name of a commit, so that the commits after each other try them all.
--stand: only whether each line stands in the program once, which costs nothing.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import zlib

from mutants import TOP, Tree


def unit(suites):
    return ["build/release/unit", "--fail-fast", "--jobs", "2", "--filter", suites]


PROVINCES = ["tests/oracle/provinces.py", "--count", "8", "--years", "4", "--same", "1"]
CELLS = ["sh", "-c", "make -s build/release/readers && tests/oracle/cells.py --columns 1000"]
SYNCED = ["tests/faults/synced.sh"]


def golden(case):
    return ["tests/golden/run.sh", case]


# name, what happened, room, header or None, the line, what it became, probes
FAULTS = [
    ("closing-day", "who leaves on the closing day is not counted on it", "figures/people_rights", None,
     "row->den_ngay < closing)) {", "row->den_ngay <= closing)) {", [unit("people*/*"), PROVINCES]),
    ("denominator", "the rate of BHTN over all inhabitants", "dim/indicator", "dim/indicator.h",
     'X(BP_BHTN, "bp_bhtn", RATIO, PERCENT, BHTN_BP, LLLD,', 'X(BP_BHTN, "bp_bhtn", RATIO, PERCENT, BHTN_BP, DAN_SO,',
     [unit("indicator/*"), unit("cube/*"), PROVINCES]),
    ("rounding", "a half of the last digit shown is rounded down", "base/num", None,
     "if (acc >= den - acc) {\n        part++;", "if (acc > den - acc) {\n        part++;", [unit("num/*"), PROVINCES]),
    ("list-order", "the list of late payers begins with who owes least", "figures/arrears", None,
     "return x->cham_dong > y->cham_dong ? -1 : 1;", "return x->cham_dong > y->cham_dong ? 1 : -1;", [unit("employers/*")]),
    ("shown-cell", "a cell of one person is shown", "template/suppress", None,
     "v > 0 && v < profile_int(", "v > 1 && v < profile_int(", [unit("suppress/*")]),
    ("stale-period", "the period before is the one before that", "run/gather_history", None,
     "const struct period before = period_before(g->r.period);",
     "const struct period before = period_before(period_before(g->r.period));", [golden("diff-parts"), golden("year-of-quarters")]),
    ("swapped-columns", "what is due and what is paid exchanged", "ingest/extract_employer", None,
     "d.phai_dong = table_reader_number(r, SCHEMA_EMPLOYER_phai_dong, EXTRACT_VND_MAX);\n    d.da_dong = table_reader_number(r, SCHEMA_EMPLOYER_da_dong,",
     "d.phai_dong = table_reader_number(r, SCHEMA_EMPLOYER_da_dong, EXTRACT_VND_MAX);\n    d.da_dong = table_reader_number(r, SCHEMA_EMPLOYER_phai_dong,",
     [unit("extract*/*"), PROVINCES]),
    ("lost-last-row", "a last row without an end of line is not read", "ingest/scan", None,
     "return lf < s->end || (s->eof && from < s->end);", "return lf < s->end;", [unit("scan/*")]),
    ("no-fsync", "a set appears before it is on the disk", "base/fs_tree", None,
     "if (fsync(fd) != 0) {", "if (fd < 0) {", [unit("fs*/*"), SYNCED]),
    ("subtotal", "a group's subtotal without its last line", "template/filled_table_rows", None,
     "filled_table_sum_cells(g, &group, of, n);", "filled_table_sum_cells(g, &group, of, n - 1);", [unit("filled_table*/*"), golden("totals-add-up")]),
    ("name-in-a-log", "a finding shows the value as it was typed", "ingest/masking", None,
     "return is_public(column, value) ? value :", "return value.n < 60 || is_public(column, value) ? value :",
     [unit("findings*/*"), unit("ledger/*"), golden("no-person-told")]),
    ("wrong-commune", "a person counted in the commune before in the list", "figures/people", None,
     "const struct place at = {{row->xa,", "const struct place at = {{row->xa > 0 ? row->xa - 1 : row->xa,", [unit("people*/*"), PROVINCES]),
    ("summed-stock", "a half has the sum of its quarters' stocks", "figures/compile", None,
     ".kind != INDICATOR_FLOW) {\n            take(at, last);", ".kind == INDICATOR_RATIO) {\n            take(at, last);", [unit("compile/*"), PROVINCES]),
    ("other-days-goals", "goals of a table of another day stand among those of the last quarter", "figures/pathway", None,
     "if (has_goals(c)) {", "if (has_goals(c) && goal == 0) {", [unit("pathway/*"), PROVINCES]),
    ("lost-value", "a value of the profile that there was no memory for is told as a mistake of who wrote it", "conf/ini", None,
     "if (d != NULL && errno == ENOMEM) {", "if (d != NULL && errno == EINVAL) {", [["tests/faults/allocations.sh", "2000"]]),
    ("serial-day", "a day that Excel counts is the day before", "ingest/day", None, "SERIAL_EPOCH = 25569,", "SERIAL_EPOCH = 25570,", [unit("day/*"), CELLS]),
    ("cut-thousands", "a group of two digits is taken for thousands", "ingest/number", None,
     "return any && since == GROUP;", "return any && since > 1;", [unit("number/*"), CELLS]),
    ("hidden-list", "a list that a broken disk hides is one that nobody wrote", "base/fs", None,
     "return lstat(path, &st) == 0 || !is_nothing(errno);", "return lstat(path, &st) == 0;", [unit("fs/*")]),
    ("hidden-folder", "a folder that a broken disk hides is one that nobody made", "base/fs", None,
     "return stat(path, &st) == 0 ? S_ISDIR(st.st_mode) : !is_nothing(errno);", "return stat(path, &st) == 0 && S_ISDIR(st.st_mode);", [unit("fs/*")]),
    ("half-letter", "a file that is cut in the middle of a letter ends the program", "text/utf8", None,
     "if (n < 0) {", "if (n < -99) {", [unit("utf8/*")]),
]


def source(top, fault):
    return top / "src" / (fault[3] or fault[2] + ".c")


def plant(tree, fault):
    """Write the fault and build it; gives back what undoes it."""
    name, _, room, header, line, becomes, _ = fault
    path = source(tree.dir, fault)
    whole = path.read_text(encoding="utf-8")
    if whole.count(line) != 1:
        sys.exit(f"planted: {name}: not once in {path.relative_to(tree.dir)}: {line}")
    obj = tree.dir / f"build/release/src/{room}.o"
    sound, stamp = obj.read_bytes(), path.stat()
    path.write_text(whole.replace(line, becomes), encoding="utf-8")
    # Of a header only its own room is compiled again: what another reads from it stays as it is.
    obj.unlink()
    built = tree.run(["make", "-s", "-j2", "WERROR=0", *(["-o", f"src/{header}"] if header else []), "all", "build/release/unit"], 900)
    if built:
        sys.exit(f"planted: {name} does not build")

    def undo():
        path.write_text(whole, encoding="utf-8")
        os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
        obj.write_bytes(sound)
    return undo


def fails(tree, probe):
    """Whether a probe says no, and its last words."""
    done = subprocess.run(probe, cwd=tree.dir, env={**os.environ, "BAOPHU": str(tree.dir / "build/baophu"), "TOP": str(tree.dir)},
                          capture_output=True, timeout=1200, check=False)
    return done.returncode != 0, done.stdout[-400:].decode("utf-8", "replace")


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    p.add_argument("--sample", type=int, default=len(FAULTS))
    p.add_argument("--turn", default="")
    p.add_argument("--only")
    p.add_argument("--stand", action="store_true", help="only look for the lines")
    p.add_argument("--all-probes", action="store_true", help="run every probe and say which see the fault")
    o = p.parse_args()
    if o.stand:
        gone = [f[0] for f in FAULTS if source(TOP, f).read_text(encoding="utf-8").count(f[4]) != 1]
        for name in gone:
            print(f"planted: the line of {name} does not stand once in the program; write it as it is now")
        return bool(gone)
    first = zlib.crc32(o.turn.encode()) * o.sample % len(FAULTS)
    chosen = [f for f in FAULTS if f[0] == o.only] if o.only else (FAULTS + FAULTS)[first:first + min(o.sample, len(FAULTS))]
    unseen = []
    with tempfile.TemporaryDirectory(prefix="planted-") as folder:
        tree = Tree(folder)
        probes = [p for f in chosen for p in f[-1]]
        sound = {}
        for fault in chosen:
            undo = plant(tree, fault)
            seen = []
            for probe in fault[-1]:
                if fails(tree, probe)[0]:
                    seen.append(probe)
                    if not o.all_probes:
                        break
            undo()
            how = "; ".join(" ".join(s) for s in seen)
            print(f"{fault[0]}: {fault[1]}: " + (f"seen by {how}" if seen else "NOT SEEN"), flush=True)
            unseen += [] if seen else [fault[0]]
            for probe in seen:
                sound[tuple(probe)] = fault[0]
        # What says no to a fault must say yes to the program itself.
        if tree.run(["make", "-s", "-j2", "all", "build/release/unit"], 900):
            sys.exit("planted: the program itself does not build any more")
        for probe in sound:
            wrong, words = fails(tree, list(probe))
            if wrong:
                print(f"planted: {' '.join(probe)} fails without any fault: {words}")
                unseen.append(sound[probe])
    print(f"planted: {len(chosen)} faults of {len(FAULTS)}, {len(probes)} probes, not seen: {' '.join(unseen) or 'none'}")
    return bool(unseen)


if __name__ == "__main__":
    sys.exit(main())
