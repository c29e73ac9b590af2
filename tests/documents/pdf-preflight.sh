#!/usr/bin/env bash
# pdf-preflight.sh FILE.pdf... - what PDFBox preflight (Debian: libpdfbox2-java libfontbox2-java libcommons-logging-java
# libactivation-java libjaxb-api-java, and a Java) says of documents to keep.  It knows PDF/A-1 alone, so it objects to what came
# with PDF/A-3: files that are carried, the part number, fonts without a CIDSet; and must object to nothing else.  That it sees
# is asked first: a file of another kind, the first with its output intent renamed.  JARS: where the jars are.
# Left out, with a word, where they are not.
set -euo pipefail
jars=${JARS:-/usr/share/java} path=
for jar in preflight pdfbox2 fontbox2 xmpbox commons-logging javax.activation jaxb-api; do
    if [ ! -e "$jars/$jar.jar" ] || ! command -v java >/dev/null; then
        echo "no PDFBox preflight here ($jar): nobody else's word on PDF/A"
        exit
    fi
    path=$path:$jars/$jar.jar
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Codes of the objections, each once, but for those of PDF/A-3.
objections() {
    java -cp "${path#:}" org.apache.pdfbox.preflight.Validator_A1b "$1" >"$work/said" 2>&1 || true
    grep -q 'valid PDF/A-1b file' "$work/said" || { echo "it did not judge $1:"; head -n 5 "$work/said"; }
    grep -E '^[0-9]+(\.[0-9]+)+ :' "$work/said" |
        grep -Ev '^(1\.2\.9 : .*EmbeddedFile entry|1\.4\.7 : .*EmbeddedFile entry|7\.11\.2 : .*part must be 1|7\.11 : .*part must be 1|3\.1\.11 : .*CIDSet entry is missing)' |
        cut -c1-160 | sort -u || true
}

sed 's/GTS_PDFA1/GTS_PDFX1/' "$1" >"$work/other.pdf"
[ -n "$(objections "$work/other.pdf")" ] || { echo "an output intent of another kind is not seen"; exit 1; }
bad=0
for file; do
    told=$(objections "$file")
    [ -z "$told" ] || { bad=1; printf '%s\n%s\n' "$file" "$told"; }
done
echo "$# documents read by PDFBox preflight"
exit "$bad"
