"""second.py - the oracle's figures of a period in this process: clean.py, then figures.sql over SQLite in memory.

figures.sh does the same by files, for a look by hand; here no process starts and nothing is written.
"""
import os
import re
import sqlite3

import clean

with open(os.path.dirname(os.path.abspath(__file__)) + "/figures.sql", encoding="utf-8") as f:
    # Words of the shell of SQLite part the statements; of these only .import does something.
    PARTS = re.split(r"^(\..*)\n", f.read(), flags=re.M)


class Rows(list):
    """Takes rows as csv.writer does, and keeps them as SQLite's .import would read them back."""

    def writerow(self, row):
        self.append(["" if v is None else v for v in row])

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


def figures(base, period, before=()):
    """{(cap, ma, chi_tieu): value as text}.  before: (cap, ma, dues) of the quarters before that make the year's."""
    tables = {}

    def out(name):
        return tables.setdefault(name, Rows())

    clean.cleaned(base, period, out, before)
    db = sqlite3.connect(":memory:")
    for part in PARTS:
        word = part.split()
        if word[:1] == [".import"]:
            rows = tables[word[1]]
            if rows:
                db.executemany(f"INSERT INTO {word[2]} VALUES ({','.join('?' * len(rows[0]))})", rows)
        elif not part.startswith("."):
            db.executescript(part)
    found = {(cap, ma, i): str(v) for cap, ma, i, v in db.execute("SELECT cap, ma, chi_tieu, v FROM figure")
             if v is not None}  # a goal is not parted by dues of nought
    db.close()
    return found
