#!/usr/bin/python3
"""borders.py WHOLE.geojson SMALL.geojson - are borders that communes shared shared still?

A point of the small file that stands in several communes of the whole one stands in the same communes of the small one:
then no gap opened and nothing overlaps along it. No point is new, every ring is closed and has three corners at least.
Prints how many points were compared; status 1 where anything is wrong."""

import json
import sys
from collections import defaultdict


def read(path):
    """Commune -> its rings, in millionths of a degree."""
    rings = {}
    for f in json.load(open(path, encoding="utf-8"))["features"]:
        p = f["properties"]
        shape = f["geometry"]["coordinates"]
        polygons = shape if f["geometry"]["type"] == "MultiPolygon" else [shape]
        rings[str(p.get("ma", p.get("MA_XA"))).zfill(5)] = [[tuple(round(v * 1e6) for v in q) for q in r] for g in polygons for r in g]
    return rings


def holders(rings):
    held = defaultdict(set)
    for code, of in rings.items():
        for ring in of:
            for p in ring:
                held[p].add(code)
    return held


def main(whole, small):
    whole, small = read(whole), read(small)
    before, after = holders({c: whole[c] for c in small}), holders(small)
    bad = [f"{p}: {sorted(after[p])}, was {sorted(before[p])}" for p in after if after[p] != before.get(p)]
    bad += [f"{c}: a ring of {len(r)}" for c, of in small.items() for r in of if len(set(r)) < 3 or r[0] != r[-1]]
    shared = sum(len(v) > 1 for v in after.values())
    points = sum(len(r) - 1 for of in small.values() for r in of)
    print(f"{len(small)} communes, fewer points: {points * 2 < sum(len(r) - 1 for of in whole.values() for r in of)}, shared points: {shared > 0}")
    for b in bad[:10]:
        print(b)
    return 1 if bad or shared == 0 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
