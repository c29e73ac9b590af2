#!/bin/sh
# packages.sh - README.md names every package of .ci/packages with its set, and no other.
set -eu
cd "$(dirname "$0")/../.."
mkdir -p build
awk '$1 !~ /^#/ && NF > 1 { print $1, $2 }' .ci/packages | sort >build/packages.ci
awk -F'|' '$2 ~ /^ (build|test|lint|check) $/ { gsub(/[ `]/, "", $2); gsub(/[ `]/, "", $3); print $2, $3 }' README.md |
    sort >build/packages.readme
diff build/packages.ci build/packages.readme || { echo "README.md and .ci/packages name different packages"; exit 1; }
