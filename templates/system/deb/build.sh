#!/usr/bin/env bash
# build.sh [VERSION] - the Debian package build/deb/baophu_VERSION_ARCH.deb of what `make` built and `make huong-dan` wrote.
# Templates are an office's to change: they stand in /etc/baophu as conffiles, and the program finds them through links in
# /usr/share/baophu.  So does the list of fonts; since postinst writes into it too, it is no conffile but put there once.  The same sources give the same bytes (SOURCE_DATE_EPOCH: the changelog's day).
set -euo pipefail
cd "$(dirname "$0")/../../.."
here=templates/system/deb
version=${1:-$(sed -n 's/^#define VERSION_TEXT "\(.*\)"$/\1/p' src/store/version.h)}
arch=$(dpkg --print-architecture)
SOURCE_DATE_EPOCH=$(date -d "$(sed -n 's/^ -- .*>  //p' $here/changelog | head -n 1)" +%s)
export SOURCE_DATE_EPOCH
umask 022
rm -rf build/deb && mkdir -p build/deb
root=$PWD/build/deb/root
make -s install DESTDIR="$root" prefix=/usr unitdir=/lib/systemd/system >/dev/null

share=$root/usr/share
mkdir -p "$root/etc/baophu/templates" "$root/etc/default" "$root/etc/logrotate.d"
for folder in phu-luc bao-cao mau; do
    mv "$share/baophu/templates/$folder" "$root/etc/baophu/templates/"
    ln -s "/etc/baophu/templates/$folder" "$share/baophu/templates/$folder"
done
mv "$share/baophu/fonts/fonts.ini" "$share/baophu/fonts/fonts.ini.goc"
ln -s /etc/baophu/fonts.ini "$share/baophu/fonts/fonts.ini"
install -m 644 $here/default "$root/etc/default/baophu"
install -m 644 "$share/doc/baophu/examples/logrotate" "$root/etc/logrotate.d/baophu"
install -m 644 $here/copyright "$share/doc/baophu/copyright"
gzip -9nc $here/changelog >"$share/doc/baophu/changelog.gz"
gzip -9n "$share/man/man1/baophu.1"
rm "$share/doc/baophu/huong-dan.md" # the same as a page with its pictures
install -m 644 build/huong-dan/huong-dan.html "$share/doc/baophu/huong-dan.html"
strip --strip-unneeded --remove-section=.comment --remove-section=.note "$root/usr/bin/baophu"

mkdir -p "$root/DEBIAN" build/deb/debian
{ cat $here/conffiles; (cd "$root" && find etc/baophu -type f -printf '/%p\n' | sort); } >"$root/DEBIAN/conffiles"
for script in postinst prerm postrm; do install -m 755 $here/$script "$root/DEBIAN/$script"; done
install -m 644 $here/triggers "$root/DEBIAN/triggers"
printf 'Source: baophu\n\nPackage: baophu\nArchitecture: any\n' >build/deb/debian/control
shlibs=$(cd build/deb && dpkg-shlibdeps -O root/usr/bin/baophu 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
sed "s/@version@/$version/; s/@arch@/$arch/; s/@shlibs@/$shlibs/" $here/control >"$root/DEBIAN/control"
(cd "$root" && find . -path ./DEBIAN -prune -o -type f -printf '%P\n' | sort | xargs md5sum) >"$root/DEBIAN/md5sums"
find "$root" -newermt "@$SOURCE_DATE_EPOCH" -exec touch -hd "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --build --root-owner-group "$root" "build/deb/baophu_${version}_$arch.deb" >/dev/null
rm -rf "$root" build/deb/debian
echo "build/deb/baophu_${version}_$arch.deb"
