#!/usr/bin/python3
"""by_employer.py INPUT SET - the list of employers whose people changed, in SET/phu-luc.xlsx, against a count of its own.

Who counts, and in which row, is decided by clean.py and figures.sql from the extracts of both periods; here their rows are
added up by the employer that they name. Every employer of the one must be in the other with the same four numbers, and
what the list adds up to must be the change of the province.
"""
import collections
import os
import sqlite3
import subprocess
import sys
import tempfile
import warnings

import openpyxl

warnings.filterwarnings("ignore")
COUNTED = """
WITH was AS (
  SELECT *, row_number() OVER (PARTITION BY quyen, ma_so ORDER BY loai = 'TN', seq) AS k FROM (
    SELECT 'bb' AS quyen, loai, ma_so, dv, seq FROM b WHERE loai IN ('BB', 'TN')
    UNION ALL SELECT 'bhtn', '', ma_so, dv, seq FROM b WHERE bhtn = 1)),
b AS (SELECT p.* FROM people_before p, period WHERE (p.tu = '' OR p.tu <= truoc) AND (p.den = '' OR p.den >= truoc))
SELECT 0, quyen, dv, count(*) FROM was WHERE k = 1 AND loai <> 'TN' GROUP BY quyen, dv
UNION ALL SELECT 1, 'bb', p.dv, count(*) FROM f_bhxh f JOIN people p USING (seq) WHERE f.loai = 'BB' GROUP BY p.dv
UNION ALL SELECT 1, 'bhtn', p.dv, count(*) FROM f_bhtn JOIN people p USING (seq) GROUP BY p.dv
"""


def listed(path):
    book = openpyxl.load_workbook(path, data_only=True)
    ws = next(w for w in book if w.title.endswith("Tăng giảm đơn vị"))
    rows = [r for r in ws.iter_rows(values_only=True) if isinstance(r[0], int)]
    total = next(r for r in ws.iter_rows(values_only=True) if "TỔNG SỐ" in r)
    return {r[2] or "": (r[6], r[7], r[9], r[10]) for r in rows}, total, len(rows)


def main():
    source, folder = sys.argv[1], sys.argv[2].rstrip("/")
    with tempfile.TemporaryDirectory() as work:
        subprocess.run([os.path.join(os.path.dirname(os.path.abspath(__file__)), "figures.sh"), source,
                        os.path.basename(folder), work], check=True, stdout=subprocess.DEVNULL)
        db = sqlite3.connect(work + "/oracle.db")
        n = collections.defaultdict(collections.Counter)
        for side, right, code, people in db.execute(COUNTED):
            n[code or ""][right, side] = people
    want = {code: (c["bb", 0], c["bb", 1], c["bhtn", 0], c["bhtn", 1]) for code, c in n.items()}
    want = {code: v for code, v in want.items() if v[0] != v[1] or v[2] != v[3]}
    got, total, rows = listed(folder + "/phu-luc.xlsx")
    wrong = [(code, got.get(code), want.get(code)) for code in sorted(set(got) | set(want)) if got.get(code) != want.get(code)]
    for code, one, other in wrong[:20]:
        print(f"{code or '(none)'}: the list has {one}, the count {other}")
    change = [sum(c[right, 1] - c[right, 0] for c in n.values()) for right in ("bb", "bhtn")]
    print(f"{'enough' if len(want) > 50 else 'too few'} employers changed, {len(wrong)} wrong, {rows - len(got)} twice;",
          "the list adds up to the change:", [total[8], total[11]] == change)
    sys.exit(bool(wrong))


main()
