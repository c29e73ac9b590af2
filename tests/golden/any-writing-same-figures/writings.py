"""Write the extracts of a period as other offices would: encoding, separator, line end, number form, date form, header.

    writings.py clean FROM TO             the rows that are well-formed CSV, and how many Python's csv counts
    writings.py write FROM TO NUMBER      so many writings, TO-0, TO-1 ...; prints what each is
    writings.py counts MANIFEST           what the program counted, in the same form as clean
"""
import csv
import datetime
import json
import os
import shutil
import sys

PERIOD = "2026-Q1"
LETTERS = os.path.join(os.environ["TOP"], "templates/tham-chieu/bang_ma_cu.csv")
ENCODINGS = ["utf-8", "utf-8-sig", "nfd", "to-hop", "utf-16le", "utf-16be", "cp1258", "tcvn3", "vni"]
SEPARATORS = [",", ";", "\t", "|"]
ENDS = ["\n", "\r\n", "\r"]
NUMBERS = ["plain", "dots", "commas", "blanks", "dong"]
HEADS = ["canonical", "spoken", "capitals", "titles"]
DATES = ["dmy", "iso", "compact", "serial"]
AMOUNTS = {"muc_dong", "so_lao_dong", "quy_luong", "tong_quy_luong", "phai_dong", "da_dong", "cham_dong"}
DAYS = {"ngay_sinh", "tu_ngay", "den_ngay", "ngay_cap"}
SPOKEN = {
    "ma_so_bhxh": "Mã số BHXH", "ho_ten": "Họ tên", "ngay_sinh": "Ngày sinh", "gioi_tinh": "Giới tính",
    "ma_xa": "Mã xã", "ma_don_vi": "Mã đơn vị", "ma_co_quan": "Mã cơ quan", "loai_bhxh": "Loại BHXH",
    "nhom_bhyt": "Nhóm BHYT", "muc_dong": "Mức đóng (đồng)", "tu_ngay": "Từ ngày", "den_ngay": "Đến ngày",
    "ma_so_thue": "Mã số thuế", "ten_don_vi": "Tên đơn vị", "loai_hinh": "Loại hình",
    "so_lao_dong": "Số lao động", "quy_luong": "Quỹ lương", "phai_dong": "Phải đóng", "da_dong": "Đã đóng",
    "cham_dong": "Chậm đóng", "so_thang_cham": "Số tháng chậm", "ten": "Tên", "trang_thai": "Trạng thái",
    "ngay_cap": "Ngày cấp", "tong_quy_luong": "Tổng quỹ lương"}


def extracts(folder):
    folder = os.path.join(folder, PERIOD)
    return sorted(os.path.join(folder, f) for f in os.listdir(folder) if f.endswith(".csv"))


def clean(source, target):
    shutil.copytree(source, target)
    for path in extracts(target):
        with open(path, encoding="utf-8", newline="") as f:
            lines = f.read().split("\n")
        width = len(lines[0].split(","))
        kept = [line for line in lines if line and '"' not in line and line.count(",") == width - 1
                and len(line) < 1000 and all(c >= " " for c in line)]
        if os.path.basename(path).startswith("nguoi_tham_gia"):
            kept = kept[:1] + kept[1::6]  # two thousand persons say as much as twelve
        with open(path, "w", encoding="utf-8", newline="") as f:
            f.write("\n".join(kept) + "\n")
        with open(path, encoding="utf-8", newline="") as f:
            rows = list(csv.reader(f))[1:]
        totals = sum(any(c.startswith("Tổng cộng") for c in row[:3]) for row in rows)
        print(os.path.basename(path), len(rows) - totals, totals)


def counts(manifest):
    with open(manifest, encoding="utf-8") as f:
        for one in json.load(f)["inputs"]:
            if one["path"].startswith(PERIOD):
                assert one["read"] == one["accepted"] + one["rejected"] + one["duplicate"]
                print(os.path.basename(one["path"]), one["read"], one["skipped"])


def encoder(name):
    if name == "utf-16le":
        return lambda s: b"\xff\xfe" + s.encode("utf-16-le")
    if name == "utf-16be":
        return lambda s: b"\xfe\xff" + s.encode("utf-16-be")
    if name in ("utf-8", "utf-8-sig"):
        return lambda s: s.encode(name)
    table = {}
    with open(LETTERS, encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f):
            letter = bytes.fromhex(row["utf8_nfc"]).decode("utf-8")
            if name == "nfd":
                table[letter] = bytes.fromhex(row["utf8_nfd"])
            elif name == "to-hop":
                points = (chr(int(p[2:], 16)) for p in row["ma_diem_to_hop"].split())
                table[letter] = "".join(points).encode("utf-8")
            else:
                table[letter] = bytes.fromhex(row[{"vni": "vni_windows"}.get(name, name)])
    if name == "tcvn3":  # toned capitals are small letters in a font of capitals
        for letter in [x for x in table if not table[x]]:
            table[letter] = table[letter.lower()]
    blank = "\u00a0".encode("utf-8") if name in ("nfd", "to-hop") else b"\xa0" if name == "cp1258" else b" "
    table["\u00a0"] = blank
    return lambda s: b"".join(table[c] if ord(c) > 127 else c.encode("ascii") for c in s)


def amount(text, form):
    if not text.isdigit():
        return text
    between = {"plain": "", "dots": ".", "commas": ",", "blanks": "\u00a0", "dong": "."}[form]
    groups = []
    while len(text) > 3:
        groups.insert(0, text[-3:])
        text = text[:-3]
    return between.join([text] + groups) + (" đ" if form == "dong" else "")


def day(text, form):
    try:
        d = datetime.datetime.strptime(text, "%d/%m/%Y").date()
    except ValueError:
        return text
    serial = (d - datetime.date(1899, 12, 30)).days
    if form == "serial" and serial < 10000:
        form = "dmy"
    return {"dmy": text, "iso": d.isoformat(), "compact": d.strftime("%Y%m%d"), "serial": str(serial)}[form]


def header(names, form):
    if form == "canonical":
        return names
    if form == "capitals":
        return [n.replace("_", " ").upper() for n in names]
    return [SPOKEN.get(n, n.upper()) for n in names]


def write(source, target, number):
    encoding = ENCODINGS[number % 9]
    separator = SEPARATORS[number // 9 % 4]
    end = ENDS[(number + number // 9) % 3]
    form = NUMBERS[(number + 2 * (number // 9)) % 5]
    head = HEADS[(number + number // 9) % 4]
    date = DATES[(number // 3 + number // 9) % 4]
    encode = encoder(encoding)
    shutil.copytree(source, target)
    for path in extracts(target):
        with open(path, encoding="utf-8", newline="") as f:
            rows = list(csv.reader(f))
        names = rows[0]
        width = len(names)
        if head == "titles":
            before = [["BẢO HIỂM XÃ HỘI THÀNH PHỐ HUẾ"] + [""] * (width - 1), [""] * width,
                      [""] * (width - 1) + ["Đơn vị tính: đồng"], header(names, head),
                      ["(%d)" % (i + 1) for i in range(width)]]
            after = [[""] * width, ["NGƯỜI LẬP BIỂU"] + [""] * (width - 2) + ["GIÁM ĐỐC"]]
        else:
            before, after = [header(names, head)], []
        out = []
        for row in rows[1:]:
            out.append([amount(c, form) if n in AMOUNTS else day(c, date) if n in DAYS else c
                        for n, c in zip(names, row)])
        with open(path, "wb") as f:
            class Bytes:
                def __init__(self):
                    self.text = []

                def write(self, s):
                    self.text.append(s)
            text = Bytes()
            csv.writer(text, delimiter=separator, lineterminator=end).writerows(before + out + after)
            f.write(encode("".join(text.text)))
    print(number, encoding, repr(separator), repr(end), form, head, date)


if __name__ == "__main__":
    command, arguments = sys.argv[1], sys.argv[2:]
    if command == "clean":
        clean(*arguments)
    elif command == "counts":
        counts(*arguments)
    else:
        for i in range(int(arguments[2])):
            write(arguments[0], "%s-%d" % (arguments[1], i), i)
