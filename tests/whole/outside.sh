#!/usr/bin/env bash
# outside.sh [SCALE] - whole sets of a quarter, six months and a year (default scale 1) before programs of others: every document for
# Word through LibreOffice beside its PDF, rules of PDF/A-3 and tags of every document to keep, PDFBox preflight, the schemas of OOXML.
# Of packs, one of each kind goes to the schemas.  Minutes; what is not installed is left out with a word.  Status 1 where anything is wrong.
set -euo pipefail
cd "$(dirname "$0")/../.."
baophu=${BAOPHU:-$PWD/build/baophu}
export BAOPHU_TEMPLATES=$PWD/templates BAOPHU_FONTS=$PWD/fonts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0
judge() { # what, command...
    echo "-- $1"
    shift
    "$@" || bad=1
}

"$baophu" demo --input "$work/in" --scale "${1:-1}" >"$work/log" 2>&1
for run in 2026-Q1 "2026-Q2 --only so-lieu" 2026-H1 "2026-Q3 --only so-lieu" "2026-Q4 --only so-lieu" 2026; do
    status=0
    # shellcheck disable=SC2086 # a period and its options
    "$baophu" run $run --input "$work/in" --output "$work/out" >"$work/log" 2>&1 || status=$?
    [ "$status" -eq 0 ] || [ "$status" -eq 3 ] || { tail -n 20 "$work/log" >&2; exit 1; }
done
cd "$work/out"
kept=() kinds=()
for set in 2026-Q1 2026-H1 2026; do
    mapfile -t papers < <(find "$set" -name '*.pdf' | sort)
    judge "$set: ${#papers[@]} documents and their twins for Word" /usr/bin/python3 "$OLDPWD/tests/documents/word-twin.py" "${papers[@]}"
    kinds+=("$set"/*.docx "$set"/*.xlsx)
    for level in xa co-quan; do
        mapfile -t packs < <(find "$set/$level" -mindepth 1 -maxdepth 1 | sort)
        kinds+=("${packs[0]}"/*.docx "${packs[0]}"/*.xlsx)
    done
    for f in "$set"/*.pdf; do
        ! grep -aq /OutputIntents "$f" || kept+=("$f")
    done
done
judge "rules of PDF/A-3: ${#kept[@]} documents" /usr/bin/python3 "$OLDPWD/tests/documents/pdf-kept.py" "${kept[@]}"
for f in "${kept[@]}"; do
    judge "tags: $f" /usr/bin/python3 "$OLDPWD/tests/documents/pdf-tags.py" "$f"
    qpdf --check "$f" >"$work/log" 2>&1 || { bad=1; tail -n 3 "$work/log"; }
done
judge "PDFBox preflight" "$OLDPWD/tests/documents/pdf-preflight.sh" "${kept[@]}"
judge "schemas of OOXML" "$OLDPWD/tests/documents/ooxml-valid.sh" "${kinds[@]}"
exit "$bad"
