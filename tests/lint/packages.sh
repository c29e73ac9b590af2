#!/bin/sh
# packages.sh - README.md names every package of .ci/packages with its set, and no other; and what runs Python runs Debian's,
# by its path: .ci/packages installs for that one, and another python3 that stands first in PATH has none of those packages.
set -eu
cd "$(dirname "$0")/../.."
mkdir -p build
awk '$1 !~ /^#/ && NF > 1 { print $1, $2 }' .ci/packages | sort >build/packages.ci
awk -F'|' '$2 ~ /^ (build|test|lint|check) $/ { gsub(/[ `]/, "", $2); gsub(/[ `]/, "", $3); print $2, $3 }' README.md |
    sort >build/packages.readme
diff build/packages.ci build/packages.readme || { echo "README.md and .ci/packages name different packages"; exit 1; }
other=$(git -c safe.directory='*' grep -nE '(^|[^/A-Za-z0-9_.-])python3?($|[^A-Za-z0-9_-])' -- Makefile '.ci/run' 'tests/*.sh' 'tests/*/cmd' |
    grep -v 'tests/lint/packages\.sh:') || true
other=$other$(git -c safe.directory='*' grep -nE '^#!.*env python' -- tests) || true
[ -z "$other" ] || { printf '%s\n' "packages.sh: another Python than /usr/bin/python3:" "$other"; exit 1; }
