#!/usr/bin/python3
"""guide.py BAOPHU GUIDE MANPAGE - the guide and the man page say what the program does.

Runs the ```console blocks of the guide in their order in the current folder: a line "$ command" is run with bash, the lines under
it are its output (standard error too).  "..." in a line stands for any text, a line of "..." for any lines.
Then every command, option, rule and exit status that the program prints must stand in the man page, commands and rules in the
guide too, the commands in its part 14 and under LỆNH in the man page; and the guide shows the pictures that guide_pictures.py makes, each once, and no other.  Status 1 with what differs.
"""
import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True  # the tree stays as it was
import guide_pictures

program, guide_path, man_path = (os.path.abspath(p) for p in sys.argv[1:4])
guide = open(guide_path, encoding="utf-8").read()
man = open(man_path, encoding="utf-8").read().replace("\\-", "-")
INSTALLED = "/usr/local/share/baophu"  # what the guide calls the folder that holds templates/
top = os.path.dirname(os.path.dirname(guide_path))
bad = []


def output_of(command):
    env = {**os.environ, "PATH": os.path.dirname(program) + ":" + os.environ["PATH"],
           "BAOPHU_TEMPLATES": top + "/templates", "BAOPHU_FONTS": top + "/fonts"}
    done = subprocess.run(["bash", "-c", command], env=env, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.stdout.decode("utf-8")


def pattern_of(lines):
    parts = []
    for line in lines:
        if line == "...":
            parts.append(r"(?:.*\n)*?")
        else:
            parts.append(".*".join(re.escape(p) for p in line.split("...")) + "\n")
    return "".join(parts)


def run_examples():
    ran = 0
    for block in re.findall(r"^```console\n(.*?)^```$", guide, re.S | re.M):
        steps = re.split(r"^\$ ", block, flags=re.M)
        for step in steps[1:]:
            command, *expected = step.rstrip("\n").split("\n")
            got = output_of(command.replace(INSTALLED, top))
            ran += 1
            if not re.fullmatch(pattern_of(expected), got):
                bad.append(f"$ {command}\n-- the guide has:\n" + "\n".join(expected) + f"\n-- the program says:\n{got}")
    if ran == 0:
        bad.append("no example in " + guide_path)


def part(page, head):
    """The part of the page that begins with this head."""
    _, _, rest = page.partition("\n" + head)
    return rest.partition("\n" + head.split()[0] + " ")[0]


def compare_words():
    text = output_of("baophu --help")
    commands = re.findall(r"^  ([a-z][a-z-]*)(?: [^ ].*)?$", text, re.M)
    rules = re.findall(r"^(D\d\d)\t", output_of("baophu rules"), re.M)
    options = {o for c in commands for o in re.findall(r"^  (--[a-z-]+)", output_of(f"baophu {c} --help"), re.M)}
    if len(commands) < 10 or len(rules) < 16 or len(options) < 10:
        bad.append("the program's own lists could not be read")
    for command in commands:  # as a row of the guide's table of commands, as a head in the man page's list of them
        if not re.search(rf"^\|.*`(?:baophu )?{command}[ `].*\|", part(guide, "## 14. "), re.M):
            bad.append(f"{guide_path}: no row for the command {command} in part 14")
        if not re.search(rf"^\.TP\n\.B.*[ \"]{command}(?![\w-])", part(man, ".SH LỆNH"), re.M):
            bad.append(f"{man_path}: no command {command} under LỆNH")
    for rule in rules:
        for name, words in ((guide_path, guide), (man_path, man)):
            if not re.search(rf"\b{rule}\b", words):
                bad.append(f"{name}: nothing about {rule}")
    for option in sorted(options):
        if not re.search(re.escape(option) + r"(?![a-z-])", man):
            bad.append(f"{man_path}: nothing about {option}")
    for word in re.findall(r"(?<![\w-])--[a-z][a-z-]+", man):
        if word not in options | {"--help", "--version"}:
            bad.append(f"{man_path}: the program has no {word}")
    for status in re.findall(r"\b(\d+) [^\W\d]", text[text.index("Mã kết thúc"):]):
        for name, words, form in ((guide_path, guide, rf"^\| {status} \|"), (man_path, man, rf"^\.B {status}$")):
            if not re.search(form, words, re.M):
                bad.append(f"{name}: nothing about exit status {status}")


def compare_pictures():
    shown = re.findall(r"!\[[^\]]+\]\(([^)]*)\)", guide)
    made = [f"../build/huong-dan/{name}.png" for name in guide_pictures.PICTURES]
    for path in sorted(set(shown) ^ set(made)):
        bad.append(f"{guide_path}: " + ("nobody makes the picture " if path in shown else "does not show ") + path)
    bad.extend(f"{guide_path}: shows {path} twice" for path in set(shown) if shown.count(path) > 1)


run_examples()
compare_words()
compare_pictures()
print("\n".join(bad) if bad else "guide and man page agree with the program")
sys.exit(bool(bad))
