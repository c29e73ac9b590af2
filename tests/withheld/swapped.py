#!/usr/bin/python3
"""swapped.py INPUT KY WORK - does any document tell a count that the set withholds (spec 4.5)?

Two people of two communes change their BHYT groups: four counts move by one, every sum stays.  All four are withheld, so
so-lieu.csv is the same before and after.  Then every other document has to be the same as well, word for word and number
for number: PDF, Word, workbooks, packs, tong-quan.html, gui.csv, phieu-trinh.  Whatever differs tells what is withheld.
The same two inputs with nothing withheld must differ in many documents, else this proves nothing.
"""
import csv
import glob
import os
import re
import shutil
import subprocess
import sys
import zipfile

PROGRAM = os.environ.get("BAOPHU", "build/release/baophu")
LEAST = 5
INSIDE = ("manifest.json", "kiem-tra-du-lieu", "tra-lai", "so-dong")  # who delivered what, and for whoever has the extracts
PEOPLE = "nguoi_tham_gia"
FEW = ("--only", "so-lieu,theo-xa,bhyt-theo-nhom")  # where the counts stand, if nothing is withheld


def run(vao, ra, ky, *more):
    done = subprocess.run([PROGRAM, "run", ky, "--input", vao, "--output", ra, "--quiet", "--set", "nguong.nguong_loai=3", *more],
                          capture_output=True, text=True, check=False)
    if done.returncode not in (0, 3):
        sys.exit("%s ends with %d: %s" % (ra, done.returncode, done.stderr))
    return os.path.join(ra, ky)


def text_of(path):
    """What a document says; of a zip every part's text and, in workbooks, the numbers."""
    if path.endswith(".pdf"):
        return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode()
    if path.endswith((".docx", ".xlsx")):
        with zipfile.ZipFile(path) as z:
            parts = [z.read(n).decode() for n in sorted(z.namelist()) if n.endswith(".xml") and "docProps" not in n]
        return "\n".join(re.sub(r"<[^>]*>", " ", p) for p in parts)
    with open(path, encoding="utf-8-sig", newline="") as f:
        return f.read()


def documents(folder):
    for path in sorted(glob.glob(os.path.join(folder, "**"), recursive=True)):
        name = os.path.relpath(path, folder)
        if os.path.isfile(path) and not any(name.startswith(i) or "/" + i in name for i in INSIDE):
            yield name


def differ(a, b):
    """The documents that do not say the same, with the first words that differ; and how many there are."""
    names = sorted(set(documents(a)) | set(documents(b)))
    told = []
    for name in names:
        one, other = os.path.join(a, name), os.path.join(b, name)
        if not os.path.exists(one) or not os.path.exists(other):
            told.append((name, "is in one set only"))
            continue
        x, y = (re.sub(r"\b[0-9a-f]{16,64}\b", "#", text_of(p)).split() for p in (one, other))  # seals of the extracts
        if x != y:
            at = next((i for i, (p, q) in enumerate(zip(x, y)) if p != q), min(len(x), len(y)))
            told.append((name, "%s | %s" % (" ".join(x[max(0, at - 8):at + 3]), " ".join(y[at:at + 3]))))
    return told, len(names)


def small_counts(full):
    """(commune, group): how many, where they are few."""
    small = {}
    with open(os.path.join(full, "so-lieu.csv"), encoding="utf-8", newline="") as f:
        for r in csv.DictReader(f):
            if r["cap"] == "xa" and r["chi_tieu"].startswith("bhyt_") and r["gia_tri"].isdigit() and 0 < int(r["gia_tri"]) < LEAST:
                small[r["ma"], r["chi_tieu"][len("bhyt_"):].upper()] = int(r["gia_tri"])
    return small


def holders(folder):
    """Lines of people who have BHYT alone, by commune and group: file, line."""
    at = {}
    for path in sorted(glob.glob(os.path.join(folder, PEOPLE + "*.csv"))):
        with open(path, encoding="utf-8", newline="", errors="surrogateescape") as f:
            lines = f.read().split("\n")
        head = lines[0].strip().split(",")
        for i, line in enumerate(lines[1:], 1):
            cells = line.rstrip("\r").split(",")
            if len(cells) == len(head) and '"' not in line and "\0" not in line and len(line) < 500:
                r = dict(zip(head, cells))
                if r.get("bhyt") == "1" and not r.get("loai_bhxh") and not r.get("ma_co_quan") and r.get("nhom_bhyt"):
                    at.setdefault((r["ma_xa"], r["nhom_bhyt"]), []).append((path, i, head.index("nhom_bhyt")))
    return at


def regroup(vao, where, group):
    path, i, k = where
    path = os.path.join(vao, os.path.relpath(path, regroup.of))
    with open(path, encoding="utf-8", newline="", errors="surrogateescape") as f:
        lines = f.read().split("\n")
    cells = lines[i].split(",")
    cells[k] = group
    lines[i] = ",".join(cells)
    with open(path, "w", encoding="utf-8", newline="", errors="surrogateescape") as f:
        f.write("\n".join(lines))


def standing(vao):
    """Groups none of whose people may join BHXH of their own will: what is possible does not change with them."""
    with open(os.path.join(vao, "danh_muc", "nhom_bhyt.csv"), encoding="utf-8", newline="") as f:
        return {r["nhom_bhyt"] for r in csv.DictReader(f) if r["tiem_nang"] == "khong"}


def swaps(small, at, groups):
    """Two people whose change of groups leaves four small counts small."""
    cells = sorted(c for c in small if c in at and c[1] in groups)
    for a, g in cells:
        for b, h in cells:
            if (a < b and g != h and small[a, g] > 1 and small[b, h] > 1 and 0 < small.get((a, h), 0) < LEAST - 1
                    and 0 < small.get((b, g), 0) < LEAST - 1):
                yield at[a, g][0], h, at[b, h][0], g


def main():
    vao, ky, work = sys.argv[1:4]
    hide = "nguong.o_nho=%d" % LEAST
    regroup.of = vao
    full = run(vao, os.path.join(work, "full"), ky, *FEW)
    kept = run(vao, os.path.join(work, "kept"), ky, "--set", hide)
    done, tried = 0, 0
    for one, h, other, g in swaps(small_counts(full), holders(os.path.join(vao, ky)), standing(vao)):
        tried += 1
        if done == 1 or tried > 40:
            break
        for name in ("vao", "so-lieu", "kept-2", "full-2"):
            shutil.rmtree(os.path.join(work, name), ignore_errors=True)
        other_vao = os.path.join(work, "vao")
        shutil.copytree(vao, other_vao)
        regroup(other_vao, one, h)
        regroup(other_vao, other, g)
        first = run(other_vao, os.path.join(work, "so-lieu"), ky, "--only", "so-lieu", "--set", hide)
        if text_of(os.path.join(first, "so-lieu.csv")) != text_of(os.path.join(kept, "so-lieu.csv")):
            continue  # what is withheld beside them is chosen otherwise: another set, not a secret told
        done += 1
        told, n = differ(kept, run(other_vao, os.path.join(work, "kept-2"), ky, "--set", hide))
        plain, _ = differ(full, run(other_vao, os.path.join(work, "full-2"), ky, *FEW))
        print("%s documents, %d tell of it; with nothing withheld %s" % ("many" if n > 100 else n, len(told), "some do" if plain else "none does"))
        for name, what in told[:10]:
            print("  %s: %s" % (name, what))
    if done == 0:
        sys.exit("no two people could be swapped (%d tried)" % tried)


if __name__ == "__main__":
    main()
