#!/usr/bin/python3
"""not_covered.py COVERAGE.json [LIST] - what no test runs, with the reason, from the lines of gcovr's JSON.

Prints the shares of lines and branches (but those of asserts), the rooms that must be run whole, and how many lines are left out for
which reason; LIST gets every such line.  The reason is read from the condition that the line stands under: a call of the system or of a
library that fails, a failure of another room that is passed on.  A line without such a condition has no reason: it lacks a test.
The exit status is 1 below 95 of 100 lines, 85 of 100 branches, or where a room that must be whole is not.
"""
import json
import pathlib
import re
import sys

LINES, BRANCHES = 95, 85
WHOLE = ["src/base/num.c", "src/ingest/number.c", "src/ingest/day.c", "src/store/publish.c", "src/store/seal.c", "src/template/suppress.c",
         "src/run/gates.c", "src/run/gates_compare.c", "src/run/gates_lists.c", "src/run/gates_parts.c"]
# A condition, or the line itself, that has these words; the first that fits.
REASONS = [
    ("memory is out", r"\b(malloc|calloc|realloc|mmap|arena_exhausted|heap_exhausted)\b|== NULL .*memory|ENOMEM"),
    ("a call of the system fails", r"\berrno\b|\berr_os\(|\b(open|openat|read|pread|write|pwrite|close|fsync|rename|mkdir|unlink|fstat|stat|lstat|"
     r"fork|pipe|waitpid|poll|dup|dup2|lseek|ftruncate|memfd_create|posix_\w+|fdopendir|readdir|fdopen|fflush|ferror|fclose|fopen|utimensat|"
     r"chmod|chown|link|symlink|readlink|realpath|flock|fcntl|clock_gettime|localtime_r|gmtime_r|getcwd|prctl|pthread_\w+|sysconf)\("),
    ("a call of the file room fails", r"!\s*\(?fs_\w+\(|\bfs_\w+\([^;]*\be\)|\bfs_\w+\([^;]*&\w+\)"),
    ("a library refuses", r"\b(XML_|unz|zip|deflate|inflate|HPDF_|json_|EVP_|lxw_|workbook_|worksheet_|cmark_|qpdf_|csv_|utf8proc_|"
     r"dictionary_|iniparser_|compress|crc32|RAND_)\w*"),
    ("a failure of another room is passed on", r"!\s*\w+\(|&\s*!?ok\b|!ok\b|\bok\s*=|\b\w+\([^;]*, (e|&e|err|&err|why|&why)\)|_FAILED\b|step\b"),
    ("what cannot be", r"\bassert\(|unreachable|abort\("),
]


def conditions(lines, n):
    """The text that the line of index n stands under: what opened the block that it is in, and the lines of its own statement."""
    text, depth = [lines[n]], 0
    for k in range(n - 1, max(-1, n - 40), -1):
        line = lines[k]
        depth += line.count("}") - line.count("{")
        text.append(line)
        if depth < 0:
            head = [line]
            while k > 0 and not re.search(r"\b(if|for|while|switch|else|do)\b", head[-1]) and len(head) < 8:
                k -= 1
                head.append(lines[k])
            return " ".join(reversed(head)) + " " + lines[n]
        if re.match(r"^\w", line):
            break
    return lines[n]


def reason_of(lines, n):
    under = conditions(lines, n)
    return next((name for name, words in REASONS if re.search(words, under)), None)


def main():
    data = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    total = run = branches = taken = 0
    left, count, partly = [], {}, {}
    for f in data["files"]:
        name = f["file"]
        lines = pathlib.Path(name).read_text(encoding="utf-8").split("\n")
        not_run = 0
        for line in f["lines"]:
            if line.get("gcovr/noncode"):
                continue
            n = line["line_number"] - 1
            total += 1
            run += line["count"] > 0
            if "assert(" not in lines[n]:
                branches += len(line["branches"])
                taken += sum(b["count"] > 0 for b in line["branches"])
            if line["count"] == 0:
                not_run += 1
                reason = reason_of(lines, n) or "none: a test is lacking"
                count[reason] = count.get(reason, 0) + 1
                left.append(f"{name}:{n + 1}: {reason}: {lines[n].strip()}")
        if not_run:
            partly[name] = not_run
    print(f"lines {run} of {total}, {100 * run / total:.1f} %; branches {taken} of {branches}, {100 * taken / branches:.1f} %")
    for reason, n in sorted(count.items(), key=lambda c: -c[1]):
        print(f"  {n:5} lines not run: {reason}")
    for name in WHOLE:
        if name in partly:
            print(f"  {name} is not run whole: {partly[name]} lines are left")
    if len(sys.argv) > 2:
        pathlib.Path(sys.argv[2]).write_text("\n".join(left) + "\n", encoding="utf-8")
    return run * 100 < LINES * total or taken * 100 < BRANCHES * branches or any(name in partly for name in WHOLE)


if __name__ == "__main__":
    sys.exit(main())
