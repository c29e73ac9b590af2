#!/bin/sh
# self.sh - the laws' scripts see every breach: a tree that breaks each law once, and what must be said of it.
set -eu
cd "$(dirname "$0")/../.."
here=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p tests/lint docs/hinh src/low src/high src/beside src/stray build/x/src
cp "$here/tests/lint/floors.sh" "$here/tests/lint/rooms.sh" "$here/tests/lint/calls.sh" tests/lint/

cat >src/FLOORS <<'END'
0 low   zlib.h:door
1 high
1 beside
END
echo '<text font-weight="bold">high</text><text>without the folder beside it</text>
<text font-weight="bold">low</text>' >docs/hinh/floors.svg
room() { # path text...: a room's header that is in order but for the text
    f=$1; shift
    b=$(basename "$f" .h)
    { echo "/* $b - a room */"; printf '%s\n' "$@"; } >"$f"
}
room src/low/good.h 'int good_one(void);'
room src/low/up.h '#include "high/top.h"'
room src/low/thief.h '#include <zlib.h>'
room src/low/door_knob.h '#include <zlib.h>'
room src/low/foreign.h '#include <nowhere/lib.h>'
room src/low/ring.h '#include "low/rung.h"'
room src/low/rung.h '#include "low/ring.h"'
room src/high/top.h 'int top_one(void);'
room src/beside/wing.h '#include "high/top.h"'
room src/stray/lost.h 'int lost_one(void);'
room src/low/needs.h 'size_t needs_one(void);'
echo 'int nameless_one(void);' >src/low/nameless.h
cat >src/low/bad.c <<'END'
#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>
int counter;
int crc32_combine64(void);
int crc32_combine64(void) { return puts(getenv("HOME")) + (int)crc32(0, NULL, 0); }
int main(void) { return crc32_combine64(); }
END
awk 'BEGIN { for (i = 0; i < 501; i++) print "" }' >src/low/long.c

failed=0
says() { # output pattern
    grep -Eq -- "$2" "$1" || { echo "self: nothing was said of: $2"; failed=1; }
}
! sh tests/lint/floors.sh >floors.out 2>&1 || { echo "self: floors.sh passed a tree that breaks the law"; failed=1; }
says floors.out '^src/low/up.h:2: low may not look up to high$'
says floors.out '^src/low/thief.h:2: <zlib.h> is fenced off from low/thief$'
says floors.out '^src/low/foreign.h:2: <nowhere/lib.h> has no place'
says floors.out '^src/beside/wing.h:2: beside and high stand apart on one floor$'
says floors.out '^src/stray/lost.h: folder has no floor$'
says floors.out '^tsort: low/r[iu]ng$'
says floors.out '^docs/hinh/floors.svg: does not draw the floors of src/FLOORS$'
sed -i 's/high</high | beside</' docs/hinh/floors.svg
! sh tests/lint/floors.sh >drawn.out 2>&1 || { echo "self: floors.sh passed a tree that breaks the law"; failed=1; }
if grep -q 'floors.svg' drawn.out; then echo "self: a picture in order was refused"; failed=1; fi
if grep -q door_knob floors.out; then echo "self: the library's own room was refused"; failed=1; fi

for c in bad long; do
    mkdir -p build/x/src/low
    gcc -w -Isrc -fno-builtin -c "src/low/$c.c" -o "build/x/src/low/$c.o"
done
gcc build/x/src/low/bad.o -lz -o build/x/baophu 2>/dev/null
! CPPFLAGS=-Isrc sh tests/lint/rooms.sh build/x >rooms.out 2>&1 || { echo "self: rooms.sh passed a tree that breaks the law"; failed=1; }
says rooms.out '^src/low/bad.c: outside name counter does not start with bad$'
says rooms.out '^src/low/bad.c: 4 bytes of writable state in .bss$'
says rooms.out '^src/low/bad.c: uses getenv,'
says rooms.out '^src/low/bad.c: uses puts,'
says rooms.out '^the name crc32_combine64 is taken by .*libz'
says rooms.out '^src/low/needs.h: does not compile alone$'
says rooms.out '^src/low/nameless.h: the first line is not'
says rooms.out '^src/low/long.c: 501 lines, over 500$'
if grep -q 'low/good.h' rooms.out; then echo "self: a room in order was refused"; failed=1; fi

# What objects call: a tree of four small rooms, one breach of each kind.
rm -rf src/low src/high src/beside src/stray
mkdir -p src/low src/high src/beside build/y
echo 'extern int top_one(void); int foot_one(void); int foot_one(void) { return top_one(); }' >src/low/foot.c
echo 'extern int foot_one(void); int ring_one(void); int ring_two(void); extern int rung_one(void); int ring_one(void) { return rung_one() + foot_one(); } int ring_two(void) { return 2; }' >src/high/ring.c
echo 'extern int ring_one(void); int rung_one(void); int rung_one(void) { return ring_one(); } int top_one(void); int top_one(void) { return 0; }' >src/high/rung.c
echo 'extern int rung_one(void); int main(void); int main(void) { return rung_one(); }' >src/beside/wing.c
printf '%s\n' 'ring_one  called all the same' 'nobody_one  there is none' >tests/lint/called-by-tests
for c in low/foot high/ring high/rung beside/wing; do
    mkdir -p "build/y/src/${c%/*}"
    gcc -w -c "src/$c.c" -o "build/y/src/$c.o"
done
! sh tests/lint/calls.sh build/y >calls.out 2>&1 || { echo "self: calls.sh passed a tree that breaks the law"; failed=1; }
says calls.out '^src/low/foot.c: calls top_one of src/high/rung.c, which is not below it$'
says calls.out '^src/beside/wing.c: calls rung_one of src/high/rung.c, which is not below it$'
says calls.out '^src/high/ring.c: nothing in src/ calls ring_two$'
says calls.out '^tests/lint/called-by-tests: ring_one is called in src/ and needs no excuse$'
says calls.out '^tests/lint/called-by-tests: there is no nobody_one$'
says calls.out '^a circle of calls: high/r[iu]ng$'

# A function of 71 lines, and one of 70.
cp "$here/.clang-tidy" .
awk 'BEGIN { for (n = 71; n >= 70; n--) {
    print "int lines_" n "(int v);\nint\nlines_" n "(int v) {"
    for (i = 0; i < n - 2; i++) print i % 30 == 0 ? "    v += " i ";" : ""
    print "    return v;\n}"
} }' >src/lines.c
clang-tidy --quiet src/lines.c -- -std=c17 >lines.out 2>/dev/null || :
says lines.out 'lines.c:3:1: .*lines_71.* exceeds'
if grep -q lines_70 lines.out; then echo "self: a function of 70 lines was refused"; failed=1; fi
exit $failed
