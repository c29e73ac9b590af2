#!/usr/bin/env bash
# debian.sh FOLDER - a clean Debian 12 in FOLDER: what Debian calls minbase, from the mirror that this machine's apt uses, with
# apt's lists, so that packages can be installed in it, and faketime for the tests.  Made once and used for a week.  Root.
# shellcheck disable=SC2016 # programs of another shell, of apt and of awk in single quotes
set -euo pipefail
folder=${1:?folder}
[ "$(id -u)" = 0 ] || { echo "debian.sh: a clean Debian needs root (chroot, mounts)" >&2; exit 1; }
command -v mmdebstrap >/dev/null || { echo "debian.sh: no mmdebstrap (make deps-check)" >&2; exit 1; }
mkdir -p "$(dirname "$folder")"
exec 9>"$folder.lock"
flock 9 # made ahead of the test that uses it (.ci/run), which may come before it is done
[ -z "$(find "$folder.made" -mtime -7 2>/dev/null)" ] || exit 0

mirror=$(apt-get indextargets --format '$(SITE) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
    awk '$2 == "bookworm" && $3 == "main" { print $1; exit }')
[ -n "$mirror" ] || { echo "debian.sh: apt knows no mirror of bookworm (/etc/apt/sources.list*)" >&2; exit 1; }
echo "Debian 12 from $mirror"
rm -rf --one-file-system "$folder" "$folder.made"
# usr-is-merged: as the installer leaves a new machine, without perl.  Nothing here must outlast a power cut.
unshare --mount mmdebstrap --quiet --mode=root --variant=minbase --include=usr-is-merged,faketime --skip=cleanup/apt \
    --hook-dir=/usr/share/mmdebstrap/hooks/merged-usr --dpkgopt=force-unsafe-io --aptopt='Acquire::Retries "3"' \
    bookworm "$folder" "$mirror" # its mounts are its own and end with it
rm -f "$folder"/var/cache/apt/archives/*.deb
touch "$folder.made"
