"""grid.py XA.csv OUT - borders for every commune of a list: cells of a grid with waving sides, 60 points a side."""
import csv
import json
import math
import sys

N = 60
codes = sorted(r["ma_xa"] for r in csv.DictReader(open(sys.argv[1], encoding="utf-8-sig")))
wide = math.ceil(math.sqrt(len(codes)))


def point(i, j):  # in steps of 1/N of a cell
    u, v = i / N, j / N
    x = u + 0.2 * math.sin(v * 3) + 0.02 * math.sin(v * 37 + u * 3)
    y = v + 0.2 * math.sin(u * 2 + 1) + 0.02 * math.cos(u * 41 + v * 2)
    return [round(107 + x * 0.15, 6), round(16 + y * 0.15, 6)]


def feature(code, ring):
    return {"type": "Feature", "properties": {"OBJECTID": 7, "TEN": "x", "MA_XA": code},
            "geometry": {"type": "Polygon", "coordinates": [ring + ring[:1]]}}


features = []
for k, code in enumerate(codes):
    i, j = k % wide * N, k // wide * N
    ring = [point(i + s, j) for s in range(N)] + [point(i + N, j + s) for s in range(N)] + \
        [point(i + N - s, j + N) for s in range(N)] + [point(i, j + N - s) for s in range(N)]
    turn = k * 17 % len(ring)  # no two begin at the same corner, some go round the other way
    ring = ring[turn:] + ring[:turn]
    features.append(feature(int(code) if k % 3 == 0 else code, ring[::-1] if k % 2 else ring))
features.append(feature("00001", [[105, 20], [106, 20], [106, 21]]))
json.dump({"type": "FeatureCollection", "features": features}, open(sys.argv[2], "w", encoding="utf-8"))
