#!/bin/sh
# calls.sh OBJDIR - what the objects of the program call: down the floors only, in no circle, no folder of a floor calls
# another of the same floor, and no outside name that no other object calls. Names that only tests call stand in
# tests/lint/called-by-tests, those that a library calls in in-place-of-a-library, each with its reason; one that stands there without need is told too.
# Prints what is wrong; status 1 if anything is.
set -eu
cd "$(dirname "$0")/../.."
build=${1:-build/release}
list=tests/lint/called-by-tests

find src -name '*.c' -print0 | sort -z | sed -z "s|^|$build/|; s|\.c$|.o|" | xargs -0 nm -A -g | awk '
    {
        room = $1
        sub(/:.*/, "", room)
        sub(/.*\/src\//, "", room)
        sub(/\.o$/, "", room)
        sub(/^[^:]*:/, "")
    }
    NF == 3 { print "defines", room, $3 }
    NF == 2 && $1 == "U" { print "calls", room, $2 }' >"$build/names.out"

awk -v floors=src/FLOORS -v list="$list" -v edges="$build/edges.out" '
    BEGIN {
        while ((getline row < floors) > 0) {
            n = split(row, f, " ")
            if (n >= 2 && f[1] !~ /^#/) floor[f[2]] = f[1]
        }
        while ((getline row < list) > 0) {
            n = split(row, f, " ")
            if (n >= 2 && f[1] !~ /^#/) excused[f[1]] = 1
        }
        while ((getline row < "tests/lint/in-place-of-a-library") > 0) {
            n = split(row, f, " ")
            if (n >= 2 && f[1] !~ /^#/) excused[f[1]] = 1
        }
        printf "" >edges
    }
    $1 == "defines" { home[$3] = $2 }
    $1 == "calls" { from[++calls] = $2; name[calls] = $3 }
    END {
        for (i = 1; i <= calls; i++) {
            if (!(name[i] in home) || home[name[i]] == from[i]) continue
            called[name[i]] = 1
            print from[i], home[name[i]] >edges
            split(from[i], a, "/"); split(home[name[i]], b, "/")
            if (a[1] != b[1] && floor[b[1]] + 0 >= floor[a[1]] + 0)
                print "src/" from[i] ".c: calls " name[i] " of src/" home[name[i]] ".c, which is not below it"
        }
        for (s in home) {
            if (s == "main") continue
            if (!(s in called) && !(s in excused)) print "src/" home[s] ".c: nothing in src/ calls " s
            if (s in called && s in excused) print list ": " s " is called in src/ and needs no excuse"
        }
        for (s in excused) if (!(s in home)) print list ": there is no " s
    }' "$build/names.out" | sort >"$build/calls.out"
sort -u "$build/edges.out" | tsort 2>&1 >/dev/null | sed 's|^tsort: |a circle of calls: |' >>"$build/calls.out" || true
[ ! -s "$build/calls.out" ] || { cat "$build/calls.out"; exit 1; }
