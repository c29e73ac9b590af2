"""The list of payers that changed, a line a row, with every line of a group held to its rows; of the other lists their totals."""
import sys
import warnings

import openpyxl

warnings.simplefilter("ignore")
for sheet in openpyxl.load_workbook(sys.argv[1] + "/phu-luc.xlsx", data_only=True):
    name = sheet.title.split(". ", 1)[-1]
    rows = [r for r in sheet.iter_rows(values_only=True)]
    items = [r for r in rows if isinstance(r[0], int)]
    if name == "DS thuế mới, ngừng":
        group, sums = None, []
        for r in rows + [("I",)]:
            if isinstance(r[0], str) and r[0] and set(r[0]) <= set("IVX"):
                if group is not None and group != sum(sums):
                    print("NOT THE SUM", group, sums)
                if len(r) > 1:
                    print(r[0], r[1], r[6], sep="|")
                    group, sums = r[6], []
            elif isinstance(r[0], int):
                print(r[0], r[4], r[5], r[6], r[7], r[8], sep="|")
                sums.append(r[6])
    elif name in ("DS chậm đóng", "DS rà soát"):
        print("late" if name == "DS chậm đóng" else "review", len(items), [r for r in rows if "TỔNG SỐ" in r][0].count("-"))
        if name == "DS chậm đóng":
            print("again", sum(r[10] == "Có" for r in items), "money", sum(r[12] for r in items))
