#!/usr/bin/env bash
# top.sh - the top level of the repository holds what is named here and nothing else: a slip of a redirection leaves a file there.
set -euo pipefail
cd "$(dirname "$0")/../.."
named="Makefile README.md docs fonts input output src templates tests"

for name in $(git -c safe.directory='*' -c core.quotePath=false ls-files | cut -d/ -f1 | sort -u); do
    case " $named " in
    *" $name "*) ;;
    *) [ "${name#.}" != "$name" ] || { echo "top.sh: $name does not belong at the top level"; bad=1; } ;;
    esac
done
exit "${bad:-0}"
