#!/usr/bin/env bash
# scale.sh [SCALE...] - wall and CPU seconds and peak memory of one period's run over the demonstration (default 0.1 and 1), in a
# folder that is removed again.  ONLY=so-lieu leaves the documents out.
set -euo pipefail
cd "$(dirname "$0")/../.."
baophu=${BAOPHU:-$PWD/build/baophu}
ky=${KY:-2026-Q1}
[ $# -gt 0 ] || set -- 0.1 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

printf '%8s %12s %12s %10s %10s %10s\n' scale "input MB" rows "wall s" "CPU s" "peak MB"
for scale; do
    rm -rf "$work/in" "$work/out"
    "$baophu" demo --input "$work/in" --scale "$scale" >"$work/log" 2>&1
    printf '%8s %12s %12s ' "$scale" "$(du -sm "$work/in/$ky" | cut -f1)" \
        "$(find "$work/in/$ky" -name '*.csv' -exec cat {} + | wc -l)"
    # CPU seconds of the program and its workers; the largest resident set of one of them.
    /usr/bin/python3 - "$work/log" "$baophu" run "$ky" --input "$work/in" --output "$work/out" ${ONLY:+--only "$ONLY"} <<'PY'
import resource, subprocess, sys, time
began = time.monotonic()
with open(sys.argv[1], "w") as log:
    status = subprocess.run(sys.argv[2:], stdout=log, stderr=log).returncode
took = time.monotonic() - began
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{took:10.2f} {usage.ru_utime + usage.ru_stime:10.2f} {usage.ru_maxrss / 1024:10.0f}")
if status not in (0, 3):
    sys.exit(open(sys.argv[1]).read() + f"status {status}")
PY
done
