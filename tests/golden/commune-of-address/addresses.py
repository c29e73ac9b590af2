"""Addresses of a province made from all its names of today and of before 1/7/2025, in ten ways of writing, with the truth.

    addresses.py make <ma_tinh> <how many> <seed> <folder>    <folder>/don_vi.csv, with addresses and no communes, and truth.csv
    addresses.py dues <don_vi.csv> <list to confirm>            what these employers have to pay
    addresses.py judge <output>                                what the program made of them, from so-lieu.csv and the list to confirm

truth: the communes of today that the address can lie in, '|' between, from templates/tham-chieu alone: an old commune
gives all communes that it went to, a name of today gives itself.  Where no district is written, the address can lie in
every place of that kind and name in the province.  A slip never writes the name of another place.

An employer that is not on the list to confirm was counted in some commune.  Its workers are a number of its own, so the
sums of the communes can agree with the truth only where each was counted in its own commune.
"""
import csv, os, random, sys, unicodedata

REFERENCE = os.path.join(os.environ["TOP"], "templates/tham-chieu")
STREETS = ["Lê Lợi", "Hùng Vương", "Trần Hưng Đạo", "Nguyễn Huệ", "Điện Biên Phủ", "Hà Nội", "Phan Chu Trinh", "Lý Thường Kiệt",
           "Quang Trung", "Bà Triệu", "Hai Bà Trưng", "Lê Duẩn", "30 tháng 4", "Nguyễn Tất Thành", "Tố Hữu"]
HAMLETS = ["Thôn 3", "Tổ 5", "Khối 7", "Thôn Đông", "Xóm Mới", "Khu phố 2", "Lô B5, Khu công nghiệp", "Ấp 4", "Km 12, Quốc lộ 1A"]
SHORT = {"Phường": ["P.", "P. ", "p "], "Xã": ["X.", "X. ", "x. "], "Thị trấn": ["TT.", "TT. ", "TT "], "Đặc khu": ["Đặc khu "],
         "Huyện": ["H.", "H. "], "Quận": ["Q.", "Q. "], "Thị xã": ["TX.", "TX. ", "Tx "], "Thành phố": ["TP.", "Tp. ", "TP ", "T.P "],
         "Tỉnh": ["T.", "T. ", ""]}
WAYS = ["full", "short", "plain letters", "dashes", "no signs", "slip", "turned", "no kinds", "other unicode", "no district"]


def rows(name):
    return list(csv.DictReader(open(os.path.join(REFERENCE, name), encoding="utf-8-sig")))


def cut(name):
    """("Phường", "Phú Hội"); ("", name) for one without a kind."""
    name = " ".join(name.split())
    for kind in SHORT:
        if name.lower().startswith(kind.lower() + " "):
            return kind, name[len(kind) + 1:]
    return "", name


def places(tinh):
    """[(kind, name, district or None, old province, {today's codes}, {old provinces})], one for each name of today and of before."""
    today = [r for r in rows("don_vi_hanh_chinh.csv") if r["ma_tinh"] == tinh]
    here = cut(today[0]["ten_tinh"])
    if here[0] == "":
        here = ("Thành phố" if tinh in ("01", "31", "46", "48", "75", "79", "92") else "Tỉnh", here[1])
    codes = {r["ma_xa"] for r in today}
    out = []
    for r in today:
        kind, name = cut(r["ten_xa"])
        out.append((kind or {"xa": "Xã", "phuong": "Phường", "dac_khu": "Đặc khu"}[r["loai"]], name, None, here, {r["ma_xa"]}, set()))
    old = {}
    lay_in = {}  # code of today: the provinces of before that parts of it lay in
    for r in rows("quy_doi_xa.csv"):
        if r["ma_tinh_moi"] == tinh:
            lay_in.setdefault(r["ma_xa_moi"], set()).add(cut(r["ten_tinh_cu"]))
            old.setdefault((r["ma_xa_cu"], r["ten_xa_cu"], r["ten_huyen_cu"], r["ten_tinh_cu"]), set()).add(r["ma_xa_moi"])
    for (_, xa, huyen, cu), to in old.items():
        kind, name = cut(xa)
        if kind:  # an island district that had no commune stands with a remark instead of a district
            out.append((kind, name, cut(huyen) if cut(huyen)[0] else None, cut(cu), to & codes, {cut(cu)}))
    return [p if p[5] else p[:5] + (lay_in[min(p[4])],) for p in out], here


def plain(s):
    s = unicodedata.normalize("NFD", s.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in s if not unicodedata.combining(c))


def key(s):
    """Letters without signs; Phổng Li and Phổng Ly are two."""
    return "".join(c for c in plain(s).lower() if c.isalnum())


def slip(name, taken, rnd):
    """One letter left out, doubled, exchanged with its neighbour or mistaken, never into the name of another place."""
    for _ in range(50):
        s = list(name)
        at = rnd.randrange(len(s))
        if not s[at].isalpha():
            continue
        how = rnd.randrange(4)
        if how == 0:
            del s[at]
        elif how == 1:
            s.insert(at, s[at])
        elif how == 2 and at + 1 < len(s) and s[at + 1].isalpha():
            s[at], s[at + 1] = s[at + 1], s[at]
        else:
            s[at] = rnd.choice("abceghiklmnopqrstuvxy")
        out = "".join(s)
        if key(out) not in taken and len(key(out)) > 2:
            return out
    return None


def old_tones(s):
    """Hòa as Hoà, Thủy as Thuỷ: the other place of the tone."""
    for a, b in [("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("ọa", "oạ"), ("ủy", "uỷ"), ("úy", "uý"), ("ụy", "uỵ"), ("ùy", "uỳ"), ("òe", "oè")]:
        i = s.find(a)
        if i >= 0 and not (i + len(a) < len(s) and s[i + len(a)].isalpha()):
            s = s.replace(a, b)
    return s


def write(way, place, tinh, taken, rnd):
    kind, name, district = place[:3]
    inner = [rnd.choice(["Số %d %s", "%d %s", "Số nhà %d, đường %s", "%d/2 %s"]) % (rnd.randrange(1, 400), rnd.choice(STREETS))]
    if rnd.random() < 0.4:
        inner = [rnd.choice(HAMLETS)] if rnd.random() < 0.6 else [rnd.choice(HAMLETS), inner[0]]
    areas = ([district] if district else []) + [tinh]
    full = [f"{k} {n}".replace("Tỉnh", "tỉnh") for k, n in [(kind, name)] + areas]
    lower = [f"{(k.lower() if rnd.random() < 0.7 else k)} {n}" for k, n in [(kind, name)] + areas]
    short = [rnd.choice(SHORT[k]) + n if not n[0].isdigit() or k in ("Phường", "Quận") else f"{k} {n}" for k, n in [(kind, name)] + areas]
    if way == "full":
        return ", ".join(inner + lower)
    if way == "short":
        return rnd.choice([", ", ","]).join(inner + short)
    if way == "plain letters":
        s = plain(", ".join(inner + rnd.choice([lower, short])))
        return s.upper() if rnd.random() < 0.5 else s
    if way == "dashes":
        return rnd.choice([" - ", "- ", " – "]).join(inner + rnd.choice([full, short]))
    if way == "no signs":
        return " ".join([inner[-1].replace(",", "")] + rnd.choice([lower, short]))
    if way == "slip":
        wrong = slip(name, taken, rnd)
        return wrong and ", ".join(inner + [f"{kind.lower()} {wrong}"] + lower[1:])
    if way == "turned":
        return ", ".join(list(reversed(lower)) + inner[:1])
    if way == "no kinds":
        return ", ".join(inner + [f"{kind} {name}" if name[0].isdigit() else name] + [f"{k} {n}" if n[0].isdigit() else n for k, n in areas])
    if way == "other unicode":
        s = old_tones(", ".join(inner + full))
        return rnd.choice([unicodedata.normalize("NFD", s), s.replace(" ", "  "), s.replace(" ", "\u00a0")])
    return ", ".join(inner + [lower[0], lower[-1]])  # no district


def make(tinh, count, seed, folder):
    rnd = random.Random(seed)
    all_places, here = places(tinh)
    taken = {key(p[1]) for p in all_places}
    made = []
    order = []
    while len(made) < count:
        if not order:  # every name comes in turn
            order = all_places[:]
            rnd.shuffle(order)
        place = order.pop()
        way = WAYS[len(made) % len(WAYS)]
        told = rnd.choice([here, place[3]])
        s = write(way, place, told, taken, rnd)
        if s is None:
            continue
        truth = set(place[4])
        if way == "no district" or place[2] is None:
            truth = truth.union(*(p[4] for p in all_places if p[:2] == place[:2] and (told == here or told in p[5])))
        made.append((way, "|".join(sorted(truth)), s, rnd.randrange(1, 1000000)))
    with open(os.path.join(folder, "don_vi.csv"), "w", encoding="utf-8", newline="") as f:
        w = csv.writer(f)
        w.writerow(["Mã đơn vị", "Tên đơn vị", "Địa chỉ", "Số LĐ"])
        w.writerows([f"DV{i:05}", f"Đơn vị {i}", s, ld] for i, (_, _, s, ld) in enumerate(made))
    with open("truth.csv", "w", encoding="utf-8", newline="") as f:
        csv.writer(f).writerows([f"DV{i:05}", *m] for i, m in enumerate(made))


def judge(output):
    listed = {r["ma_don_vi"]: r["ma_xa"] for r in csv.DictReader(open(os.path.join(output, "kiem-tra-dia-chi.csv"), encoding="utf-8-sig"))}
    counted = {r["ma"]: int(r["gia_tri"]) for r in csv.DictReader(open(os.path.join(output, "so-lieu.csv"), encoding="utf-8-sig"))
               if r["cap"] == "xa" and r["chi_tieu"] == "dv_ld" and r["ma"]}
    truth = {}
    rows = sure = right = 0
    for dv, way, codes, text, ld in csv.reader(open("truth.csv", encoding="utf-8")):
        rows += 1
        if dv not in listed:
            sure += 1
            truth[codes] = truth.get(codes, 0) + int(ld)  # several codes: no commune has such a key
            right += "|" not in codes
        else:
            right += listed[dv] in codes.split("|")
    wrong = sum(counted.get(c, 0) != truth.get(c, 0) for c in counted.keys() | truth.keys())
    print(f"  {rows} addresses; communes whose sum is not the truth: {wrong}; counted at once: {100 * sure // rows} %; "
          f"right, at once or as proposed: {100 * right / rows:.2f} %, {'enough' if 100 * right >= 99 * rows else 'TOO FEW'}")


def dues(employers, listed):
    """What the employers of the list, or of no known commune, have to pay."""
    codes = {r["ma_don_vi"] for r in csv.DictReader(open(listed, encoding="utf-8-sig"))}
    rows = csv.DictReader(open(employers, encoding="utf-8-sig"))
    print(sum(int(r["phai_dong"]) for r in rows if r["ma_don_vi"] and (r["ma_don_vi"] in codes or not r["dia_chi"])))


if sys.argv[1] == "dues":
    dues(*sys.argv[2:])
elif sys.argv[1] == "make":
    make(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5])
else:
    judge(sys.argv[2])
