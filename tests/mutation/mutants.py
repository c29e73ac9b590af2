#!/usr/bin/python3
"""mutants.py [--sample N [--stable]] [--seed S] [--rooms a,b:LINE] [--budget SECONDS] - would the tests see a wrong program?

One operator, constant or word of a core room is changed at a time, in a copy of the tree.  The unit tests of that room run
first, then all of them, then the figures of a small province against the oracle.  A mutant that no test sees is printed
with its line; the exit status is 1 when fewer than 92 (--least) of 100 are seen.  A mutant that does not compile, or whose object is
the same, is none; one that never ends, or wants memory without end, is stopped with all its processes and counts as seen.  
Those of office readers are tried against openpyxl too (make readers).
tests/mutation/equivalent.txt lists changes that change nothing, each with its reason.
"""
import argparse, hashlib, os, pathlib, random, re, resource, shutil, signal, subprocess, sys, tempfile, time

TOP = pathlib.Path(__file__).resolve().parents[2]
ROOMS = """base/num time/period ingest/number ingest/day ingest/taxcode ingest/cell dim/crosswalk dim/member figures/people
figures/people_set figures/employers figures/arrears figures/arrears_change figures/movement figures/reconcile_decide figures/reconcile_match
figures/reconcile_list figures/reconcile_cube figures/compile figures/yearly figures/outlook figures/cube figures/dues figures/pathway
figures/population template/suppress store/publish store/seal store/kept run/gates run/gates_compare run/gates_lists run/gates_parts run/gates_figures
ask/deadline ingest/form ingest/form_find office/book office/row office/figure office/strings office/package office/cells office/compound office/biff8
office/biff8_records office/biff12 office/biff12_records office/ods office/ooxml_book office/ooxml_cell office/ooxml_scan office/ooxml_sheet""".split()
CHANGES = [
    (r"(?<![<>=!\-])<=(?!=)", ["<"]), (r"(?<![<>=!\-])>=(?!=)", [">"]),
    (r"(?<= )<(?= )", ["<="]), (r"(?<= )>(?= )", [">="]),
    (r"==", ["!="]), (r"!=", ["=="]), (r"&&", ["||"]), (r"\|\|", ["&&"]),
    (r"(?<=[\w\])] )\+(?= )", ["-"]), (r"(?<=[\w\])] )-(?= )", ["+"]),
    (r"(?<=[\w\])] )\*(?= [\w(])", ["/"]), (r"(?<= )/(?= )", ["*"]), (r"(?<= )%(?= )", ["/"]),
    (r"\+=", ["-="]), (r"-=(?!>)", ["+="]), (r"\btrue\b", ["false"]), (r"\bfalse\b", ["true"]),
    (r"(?<![\w.\"])[1-9]\d*(?![\w.\"])", ["+1"]), (r"(?<![\w.\"])0(?![\w.\"])", ["+1"]),
]

ARRAY = re.compile(r" *(struct |const |unsigned )*\w+ \**\w+(\[[^]]*\])+;")  # declared, without what it holds
SUITES = {"arrears": "employers", "arrears_change": "employers"}  # tested beside another room


def suite_of(room):
    name = pathlib.Path(room).name
    if room.startswith("office/") and name != "cells":
        return "book"
    return SUITES.get(name, name.split("_")[0])


def code_of(line):
    """The line with strings and comments blanked, of the same length."""
    line = re.sub(r'"(\\.|[^"\\])*"|\'(\\.|[^\'\\])*\'', lambda m: '"' * len(m.group()), line)
    return re.sub(r"/\*.*?(\*/|$)|//.*$", lambda m: " " * len(m.group()), line)


def mutants_of(path):
    lines = path.read_text().split("\n")
    comment = False
    for n, line in enumerate(lines):
        if comment:
            comment = "*/" not in line
            continue
        if line.lstrip().startswith("/*") and "*/" not in line:
            comment = True
            continue
        if line.startswith("#") or not line.strip() or "assert(" in line:
            continue
        code = code_of(line)
        for pattern, becomes in CHANGES:
            for m in re.finditer(pattern, code):
                if re.search(r"sizeof [\w.>-]+\[$", code[: m.start()]):
                    continue  # each place of an array has the same size
                for to in becomes:
                    if to == "+1" and ARRAY.match(code) and "[" in code[: m.start()]:
                        continue  # an array that has room for one more
                    new = str(int(m.group()) + 1) if to == "+1" else to
                    yield n, line[: m.start()] + new + line[m.end():]


def known_equal():
    """The changes that change nothing, as (room, line)."""
    listed = (TOP / "tests/mutation/equivalent.txt").read_text().split("\n")
    return {tuple(line.split(" | ")[:2]) for line in listed if line and not line.startswith("#")}


TIMEOUT = 124
MEMORY = 6 << 30  # bytes that a process may have; the tests need a tenth


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


class Tree:
    """A copy of the sources that is built and tested."""

    def __init__(self, folder, sanitizers=False):
        self.dir = pathlib.Path(folder)
        self.room_only = False
        self.modes = ["release"] + (["asan"] if sanitizers else [])
        for name in ("src", "tests", "templates", "fonts", "docs"):
            shutil.copytree(TOP / name, self.dir / name, symlinks=True)
        shutil.copy(TOP / "Makefile", self.dir)
        for mode in self.modes:
            if (TOP / "build" / mode).is_dir():  # objects of now, with their times: only what changes is compiled
                shutil.copytree(TOP / "build" / mode, self.dir / "build" / mode, ignore=shutil.ignore_patterns("*.tidy", "valgrind"))
                later = time.time()
                for made in (self.dir / "build" / mode).rglob("*"):
                    os.utime(made, (later, later))
            if self.run(["make", "-s", "-j2", f"MODE={mode}", f"build/{mode}/baophu", f"build/{mode}/unit"], 3600):
                sys.exit("mutants: the tree itself does not build")
        if self.run(["make", "-s", "all"], 600):
            sys.exit("mutants: the tree itself does not build")
        said = subprocess.run(["make", "-s", "-p", "-n", "build/baophu"], cwd=self.dir, capture_output=True, text=True).stdout
        self.libs = re.search(r"^LDLIBS := (.*)$", said, re.M).group(1).split() + ["-lcriterion"]
        for mode in self.modes:
            objects = self.dir / "build" / mode
            helpers = [objects / "tests/unit" / f"{c.stem}.o" for c in (self.dir / "tests/unit").glob("*.c") if not c.name.startswith("test_")]
            sources = [c.relative_to(self.dir) for c in (self.dir / "src").rglob("*.c") if c.name != "main.c"]
            rooms = [objects / c.with_suffix(".o") for c in sources]  # an object of a room that is no more may lie about
            subprocess.run(["ar", "rcsT", self.dir / f"{mode}.a", *rooms, *helpers], check=True)

    def room_fails(self, room, mode):
        """Links the tests of one room with the room and what they need of the rest, a tenth of the time that all of them take, and
        runs them."""
        (self.dir / "room-unit").unlink(missing_ok=True)
        tests = [f"build/{mode}/tests/unit/{c.stem}.o" for c in sorted((self.dir / "tests/unit").glob(f"test_{suite_of(room)}*.c"))]
        sanitizers = ["-fsanitize=address,undefined"] if mode == "asan" else []
        if self.run(["gcc", "-pie", *sanitizers, "-Wl,--as-needed,--strip-debug", "-o", "room-unit", *tests, f"build/{mode}/src/{room}.o",
                     f"{mode}.a", *self.libs], 300):
            sys.exit(f"mutants: the tests of {room} do not link")
        return self.run(["./room-unit", "--jobs", "2", "--fail-fast", "--filter", f"{suite_of(room)}*/*"], 300,
                        {"ASAN_OPTIONS": "abort_on_error=1:strict_string_checks=1:hard_rss_limit_mb=4000"}, None if sanitizers else limited)

    def readers_fail(self, room):
        """What `make readers` says of workbooks, with this one room changed."""
        if self.run(["make", "-s", "-j2", "WERROR=0", "build/release/readers"], 600):
            sys.exit("mutants: the readers do not link")
        return self.run(["tests/oracle/readers.py", "--books", "8"], 300, {"BUILT": str(self.dir / "build/release")})

    def run(self, words, seconds, env=None, limit=limited):
        """The status, or TIMEOUT: then the whole group is killed, for the tests are processes of their own, and one that goes on
        holds the file that the next mutant is linked to."""
        done = subprocess.Popen(words, cwd=self.dir, env={**os.environ, **(env or {})}, stdin=subprocess.DEVNULL,
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, preexec_fn=limit)
        try:
            return done.wait(seconds)
        except subprocess.TimeoutExpired:
            return TIMEOUT
        finally:
            try:
                os.killpg(done.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            done.wait()

    def digest(self, name):
        """Of the object without what debuggers read, which knows columns."""
        self.run(["objcopy", "--strip-debug", name, "stripped.o"], 60)
        return hashlib.sha256((self.dir / "stripped.o").read_bytes()).digest()

    def judge(self, room, unit_only):
        """How the change of a room is seen, or None; "" for one that is no mutant."""
        obj = f"build/release/src/{room}.o"
        was = self.digest(obj)
        if self.run(["make", "-s", "WERROR=0", obj], 300):
            return ""
        if self.digest(obj) == was:
            return ""
        if list((self.dir / "tests/unit").glob(f"test_{suite_of(room)}*.c")):
            for mode in self.modes:
                obj = f"build/{mode}/src/{room}.o"
                if self.run(["make", "-s", f"MODE={mode}", "WERROR=0", obj], 300):
                    return ""
                status = self.room_fails(room, mode)
                if status:
                    return "without end" if status == TIMEOUT else "unit of the room" if mode == "release" else "sanitizers"
        if room.startswith("office/") and self.readers_fail(room):
            return "openpyxl"
        if self.room_only:
            return None
        if self.run(["make", "-s", "-j2", "WERROR=0", "all", "build/release/unit"], 900):
            return ""
        if self.run(["build/release/unit", "--fail-fast", "--jobs", "2"], 900):
            return "unit of another room"
        if not unit_only and self.run(["tests/oracle/quarters.sh", "0.01"], 900, {"BAOPHU": str(self.dir / "build/baophu")}):
            return "oracle"
        return None


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--sample", type=int, default=0, help="so many, chosen by the seed; 0: all")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--stable", action="store_true", help="the same sample however other lines change: by the digest of each change")
    p.add_argument("--rooms", default=",".join(ROOMS), help="a room, or ROOM:LINE for the changes of one line")
    p.add_argument("--budget", type=int, default=0, help="seconds after which no further one is begun; 0: none")
    p.add_argument("--least", type=int, default=92, help="of 100 that must be seen")
    p.add_argument("--room-only", action="store_true", help="run the unit tests of the changed room and no others")
    p.add_argument("--again", help="only the changes that lived by this output of a former run")
    p.add_argument("--sanitizers", action="store_true", help="run those tests also under ASan and UBSan, as make asan does")
    p.add_argument("--unit-only", action="store_true", help="leave the oracle out")
    o = p.parse_args()
    known = known_equal()
    every = []
    for named in o.rooms.split(","):
        room, _, line = named.partition(":")
        if o.room_only and not list(TOP.glob(f"tests/unit/test_{suite_of(room)}*.c")):
            print(f"mutants: {room} has no unit tests of its own")
            continue
        source = TOP / "src" / f"{room}.c"
        if not source.exists():
            sys.exit(f"mutants: there is no {source.relative_to(TOP)}")
        every += [(room, n, text) for n, text in mutants_of(source)
                  if (room, text.strip()) not in known and line in ("", str(n + 1))]
    if o.again:
        lived = set(re.findall(r"^lived: src/(\S+)\.c:\d+\n  - .*\n  \+ (.*)$", pathlib.Path(o.again).read_text(), re.M))
        every = [(room, n, text) for room, n, text in every if (room, text.strip()) in lived]
    if o.stable:
        every.sort(key=lambda m: hashlib.sha256(f"{o.seed} {m[0]} {m[2].strip()}".encode()).digest())
        every = every[: o.sample or None]
    elif o.sample:
        every = sorted(random.Random(o.seed).sample(every, min(o.sample, len(every))))
    seen, lived, began = {}, [], time.time()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        tree = Tree(folder, o.sanitizers)
        tree.room_only = o.room_only
        began = time.time() if o.budget else began
        for room, n, text in every:
            if o.budget and time.time() - began > o.budget:
                print(f"mutants: the time of {o.budget} s is over")
                break
            path = tree.dir / "src" / f"{room}.c"
            whole = path.read_text()
            lines = whole.split("\n")
            was, lines[n] = lines[n], text
            sound = [(made, made.read_bytes()) for made in (tree.dir / f"build/{mode}/src/{room}.o" for mode in tree.modes)]
            path.write_text("\n".join(lines))
            how = tree.judge(room, o.unit_only)
            path.write_text(whole)
            for made, was_made in sound:
                made.write_bytes(was_made)  # younger than the source
            if how == "":
                continue
            if how is None:
                lived.append((room, n, was, text))
                print(f"lived: src/{room}.c:{n + 1}\n  - {was.strip()}\n  + {text.strip()}", flush=True)
            else:
                seen[how] = seen.get(how, 0) + 1
    total = sum(seen.values()) + len(lived)
    print(f"mutants: {total} tried, {sum(seen.values())} seen {seen}, {len(lived)} lived")
    return total == 0 or sum(seen.values()) * 100 < o.least * total


if __name__ == "__main__":
    sys.exit(main())
