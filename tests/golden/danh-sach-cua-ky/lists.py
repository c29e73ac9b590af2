"""The list of payers that changed, a line a row, with every line of a group held to its rows; of the other lists their totals."""
import sys
import warnings

import openpyxl

warnings.simplefilter("ignore")


def place(rows, name):
    """The column under the head, wherever the annex has it."""
    return next(r.index(name) for r in rows if name in r)


for sheet in openpyxl.load_workbook(sys.argv[1] + "/phu-luc.xlsx", data_only=True):
    name = sheet.title.split(". ", 1)[-1]
    rows = [r for r in sheet.iter_rows(values_only=True)]
    items = [r for r in rows if isinstance(r[0], int)]
    if name == "DS thuế mới, ngừng":
        day = place(rows, "Ngày đăng ký thuế")
        group, sums = None, []
        for r in rows + [("I",)]:
            if isinstance(r[0], str) and r[0] and set(r[0]) <= set("IVX"):
                if group is not None and group != sum(sums):
                    print("NOT THE SUM", group, sums)
                if len(r) > 1:
                    print(r[0], r[1], r[day + 1], sep="|")
                    group, sums = r[day + 1], []
            elif isinstance(r[0], int):
                print(r[0], r[place(rows, "Loại hình")], *r[day:day + 4], sep="|")
                sums.append(r[day + 1])
    elif name in ("DS chậm đóng", "DS rà soát"):
        print("late" if name == "DS chậm đóng" else "review", len(items), [r for r in rows if "TỔNG SỐ" in r][0].count("-"))
        if name == "DS chậm đóng":
            print("again", sum(r[place(rows, "Kỳ trước cũng chậm từ 3 tháng")] == "Có" for r in items), "money", sum(r[place(rows, "Số tiền chậm đóng")] for r in items))
