#!/usr/bin/python3
"""at_once.py [ROOM[:LINE],...] [--sample N] [--seed S] [--suites A,B] [--sanitizers] [--longest MS] [--quick] - the changes
of mutants.py, all of a room in one program.

Each function is compiled with all its changed bodies beside the sound one, and a number chooses one of them while the program runs
(at_once.c, which runs the tests too).  So a room costs one compilation and one link, and each change only those tests that enter its
function: a room of 200 changes takes seconds where mutants.py takes many minutes.  A line outside functions, and one that does not compile with the
others, is compiled by itself.  Indices of arrays are checked as `make asan` checks them.  A change that no test of the room sees is compiled as the
program is, and is none where the object is the same; --quick leaves that out.  With --sanitizers what lived then is tried by the same tests
once more as `make asan` runs them (build/asan/unit must be there): they see what is read behind an end.  A test that fails without a change is named and left out.
Prints what lived, and of each room how many were tried, seen by its own tests and by others (--suites links those too), and lived.
"""
import argparse, collections, os, pathlib, random, re, resource, shutil, subprocess, sys, tempfile

from mutants import MEMORY, ROOMS, TOP, known_equal, mutants_of, suite_of

BOUNDS = ["-fsanitize=bounds", "-fsanitize-undefined-trap-on-error"]  # make asan runs the same tests so
SANITIZERS = ["-fsanitize=address,undefined,float-divide-by-zero,float-cast-overflow", "-fno-sanitize-recover=all"]  # as in the Makefile


def functions(lines):
    """(first, last) of each body, the lines after the opening brace and that of the closing one, and whether it gives something back."""
    i = 1
    while i < len(lines):
        if re.match(r"\w+\(", lines[i]) and re.match(r"[\w ]+\**$", lines[i - 1]):
            k = i
            while not lines[k].endswith("{"):
                k += 1
            end = lines.index("}", k)
            yield k + 1, end, re.sub(r"\b(static|inline)\b", "", lines[i - 1]).strip() != "void"
            i = end
        i += 1


def together(lines, chosen):
    """The text with all chosen changes, the function of each, and which line is whose."""
    text, whose, at = ["extern int at_once_chosen;", "extern unsigned char *at_once_entered;"], {}, 0
    of = dict.fromkeys(chosen, -1)
    for function, (first, last, gives) in enumerate(functions(lines)):
        text += [*lines[at:first], f"at_once_entered[{function}] = 1;"]
        at = first
        for number, (n, new) in chosen.items():
            if first <= n < last:
                body = [f"if (at_once_chosen == {number}) {{", *lines[first:n], new, *lines[n + 1:last], "__builtin_trap(); }" if gives else "return; }"]
                whose.update((len(text) + 1 + k, number) for k in range(len(body)))
                text += body
                of[number] = function
    numbers = ", ".join(str(of.get(k, -1)) for k in range(max(chosen, default=0) + 1))
    return "\n".join(text + lines[at:] + [f"const int at_once_of[] = {{{numbers}}};"]), of, whose


class Room:
    """A room with all its changes, linked to the tests."""

    libs = None
    quick = sanitizers = False
    longest = 0

    def __init__(self, folder, room, suites):
        self.dir, self.room = pathlib.Path(folder), room
        self.source = TOP / f"src/{room}.c"
        self.lines = self.source.read_text().split("\n")
        self.flags = ["-Isrc", "-D_GNU_SOURCE", "-D_FILE_OFFSET_BITS=64", "-std=c17", "-fno-common", "-ffp-contract=off", "-fPIE", "-w"]
        self.suites = suites
        if Room.libs is None:
            said = subprocess.run(["make", "-s", "-p", "-n", "build/baophu"], cwd=TOP, capture_output=True, text=True, check=False).stdout
            Room.libs = re.search(r"^LDLIBS :?= (.*)$", said, re.M).group(1).split()
            subprocess.run(["/usr/bin/gcc", *self.flags, "-c", "-o", self.dir / "runner.o", "tests/mutation/at_once.c"], cwd=TOP, check=True)

    def rest(self, mode):
        """The tests, and an archive of the other rooms and of what helps tests."""
        objects, units = TOP / "build" / mode, TOP / "tests/unit"
        rest = self.dir / f"rest-{mode}.a"
        if not rest.exists():
            others = [objects / c.relative_to(TOP).with_suffix(".o") for c in (TOP / "src").rglob("*.c") if c.name != "main.c"]
            others += [objects / f"tests/unit/{c.stem}.o" for c in units.glob("*.c") if not c.name.startswith("test_")]
            subprocess.run(["ar", "rcsT", rest, *others], check=True)
        return [objects / f"tests/unit/{t.stem}.o" for t in sorted({t for s in self.suites for t in units.glob(f"test_{s}*.c")})], rest

    def compile(self, text, out, level="-O0", more=BOUNDS):
        """Its errors."""
        c = self.dir / "room.c"
        c.write_text(text)
        done = subprocess.run(["/usr/bin/gcc", level, *self.flags, *more, f"-I{self.source.parent}", "-fmax-errors=0", "-c", str(c), "-o", str(self.dir / out)],
                              cwd=TOP, capture_output=True, text=True, check=False)
        return "" if done.returncode == 0 else done.stderr or "?"

    def seen(self, obj, changes, mode="release"):
        """The test that sees each of the changes, or None.  Two programs share the changes."""
        tests, rest = self.rest(mode)
        subprocess.run(["/usr/bin/gcc", "-pie", *(SANITIZERS if mode == "asan" else []), "-Wl,--as-needed,--strip-debug,--wrap=mkdtemp", "-o", "at-once",
                        *tests, obj, "runner.o", rest, *self.libs], cwd=self.dir, check=True)
        (self.dir / "tmp").mkdir(exist_ok=True)
        env = {**os.environ, "TMPDIR": str(self.dir / "tmp"), "ASAN_OPTIONS": "abort_on_error=1:detect_leaks=1:strict_string_checks=1:hard_rss_limit_mb=2000",
               **({"AT_ONCE_LONGEST": str(self.longest)} if self.longest else {})}
        limit = None if mode == "asan" else lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY // 3, MEMORY // 3))
        halves = [h for h in (changes[::2], changes[1::2]) if h] or [[]]
        running = []
        for half in halves:
            said = tempfile.TemporaryFile("w+")
            asked = tempfile.TemporaryFile("w+")
            asked.write("".join(f"{k}\n" for k in half))
            asked.seek(0)
            running.append((said, subprocess.Popen(["./at-once", suite_of(self.room)], cwd=self.dir / "tree", executable=self.dir / "at-once", stdin=asked, stdout=said,
                                                   stderr=None if "AT_ONCE_TELLS" in os.environ else subprocess.DEVNULL, env=env, preexec_fn=limit)))
        self.unsound, by = [], {}
        for said, process in running:
            if process.wait():
                sys.exit(f"at_once: the tests of {self.room} ended with {process.returncode}")
            said.seek(0)
            text = said.read()
            self.unsound += re.findall(r"^unsound (.*)", text, re.M)
            by.update({int(k): None if t == "-" else t for k, t in re.findall(r"^(\d+) (\S+)$", text, re.M)})
        return by

    def digest(self, text):
        if self.compile(text, "alone.o", "-O2", []):
            return None
        subprocess.run(["objcopy", "--strip-debug", "alone.o"], cwd=self.dir, check=True)
        return (self.dir / "alone.o").read_bytes()

    def judge(self, changes):
        """Tried, seen, and what lived."""
        chosen = dict(enumerate(changes, 1))
        while True:
            text, of, whose = together(self.lines, chosen)
            said = self.compile(text, "room.o")
            if not said:
                break
            bad = {whose[int(n)] for n in re.findall(r"room\.c:(\d+):\d+: error", said) if int(n) in whose}
            if not bad:
                sys.exit(f"at_once: {self.room}: {said[:2000]}")
            for k in bad:
                del chosen[k]
        by = self.seen("room.o", [k for k in chosen if of[k] >= 0])
        left_out = set(self.unsound)
        for name in sorted(left_out):
            print(f"{name} fails without a change and is left out")
        left = [k for k in chosen if of[k] >= 0 and by.get(k) is None]
        if self.sanitizers and left:
            self.compile(text, "room-asan.o", "-O1", SANITIZERS)
            by.update({k: f"{t}-sanitized" for k, t in self.seen("room-asan.o", left, "asan").items() if t is not None})
        lived, count = [], collections.Counter()
        sound = None if self.quick else self.digest("\n".join(self.lines))
        for number, (n, new) in chosen.items():
            changed = "\n".join([*self.lines[:n], new, *self.lines[n + 1:]])
            how = by.get(number)
            if of[number] < 0:
                text = "extern int at_once_chosen;\nextern unsigned char *at_once_entered;\n" + changed + "\nconst int at_once_of[] = {-1};"
                if self.compile(text, "one.o"):
                    continue
                self.seen("one.o", [])
                how = next((t for t in self.unsound if t not in left_out), None)
            if how is not None:
                count["sanitized" if how.endswith("-sanitized") else "own" if how.startswith(suite_of(self.room)) else "other"] += 1
            elif self.quick or self.digest(changed) not in (sound, None):
                lived.append((n, new))
                print(f"lived: src/{self.room}.c:{n + 1}\n  - {self.lines[n].strip()}\n  + {new.strip()}", flush=True)
        return count, lived


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    p.add_argument("rooms", nargs="?", default=",".join(ROOMS))
    p.add_argument("--sample", type=int, default=0)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--suites", default="", help="link these too, * for all")
    p.add_argument("--again", help="only the changes that lived by this output of a former run")
    p.add_argument("--sanitizers", action="store_true", help="try what lived as make asan runs the tests")
    p.add_argument("--longest", type=int, default=0, help="leave out tests that take more milliseconds of a processor")
    p.add_argument("--quick", action="store_true", help="do not look whether what lived changes the object at all")
    o = p.parse_args()
    Room.quick, Room.sanitizers, Room.longest = o.quick, o.sanitizers, o.longest
    known, every = known_equal(), []
    equal = collections.Counter()
    for named in o.rooms.split(","):
        room, _, line = named.partition(":")
        for n, text in mutants_of(TOP / f"src/{room}.c"):
            if line in ("", str(n + 1)):
                every.append((room, n, text))
    if o.again:
        again = set(re.findall(r"^lived: src/(\S+)\.c:\d+\n  - .*\n  \+ (.*)$", pathlib.Path(o.again).read_text(), re.M))
        every = [m for m in every if (m[0], m[2].strip()) in again]
    if o.sample:
        every = sorted(random.Random(o.seed).sample(every, min(o.sample, len(every))))
    by_room = collections.defaultdict(list)
    for room, n, text in every:
        if (room, text.strip()) in known:
            equal[room] += 1
        else:
            by_room[room].append((n, text))
    all_tried = all_seen = 0
    with tempfile.TemporaryDirectory(prefix="at-once-") as folder:
        for name in ("src", "tests/unit", "templates", "fonts", "docs"):
            shutil.copytree(TOP / name, pathlib.Path(folder) / "tree" / name, symlinks=True)
        for room, changes in by_room.items():
            count, lived = Room(folder, room, [suite_of(room), *(s.rstrip("*") for s in o.suites.split(",") if s)]).judge(changes)
            all_tried, all_seen = all_tried + count.total() + len(lived), all_seen + count.total()
            print(f"{room}: {count.total() + len(lived)} tried, {count['own']} seen by its own tests, {count['sanitized']} under sanitizers, "
                  f"{count['other']} by others, {len(lived)} lived, "
                  f"{equal[room]} known to change nothing", flush=True)
    print(f"at_once: {all_tried} tried, {all_seen} seen, {all_tried - all_seen} lived")


if __name__ == "__main__":
    sys.exit(main())
