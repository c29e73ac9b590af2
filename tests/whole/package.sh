#!/usr/bin/env bash
# package.sh - the Debian package (`make deb`) in the hands of an office, on a clean Debian 12 (debian.sh): installed by apt,
# used by four people, upgraded over changed templates and other rules, removed and purged.  Root; what is done is thrown
# away (an overlay in memory).  No systemd runs there: a unit is its own command, user and environment, and its limits.
#
# Where no clean Debian can be made, it says so; then this machine itself lies under the overlay, and in CI it fails.
# shellcheck disable=SC2016 # programs of another shell in single quotes
set -euo pipefail
if [ "${1:-}" = inside ]; then
    cd "$(dirname "$0")"
else
    cd "$(dirname "$0")/../.."
    [ "$(id -u)" = 0 ] || { echo "package.sh: needs root (chroot, mounts)"; exit 1; }
    deb=$(readlink -f build/deb/baophu_*_"$(dpkg --print-architecture)".deb)
    if command -v lintian >/dev/null; then lintian --fail-on error,warning --allow-root "$deb"; fi
    base=$PWD/build/debian/bookworm
    if ! tests/whole/debian.sh "$base"; then
        echo "package.sh: no clean Debian: NOT PROVED that the package needs nothing but what it names"
        [ "${CI:-}" != true ] || exit 1
        base=/
    fi
    # A later program, which counts by other rules: the objects that know of them made once more.
    later=$(mktemp -d)
    trap 'rm -rf "$later"' EXIT
    mkdir "$later/build"
    cp -a build/release/src "$later/build/"
    grep -lr 'store/version\.h' --include='*.d' "$later/build" | sed 's/\.d$/.o/' | xargs rm
    make -s B="$later/build" CFLAGS='-O0 -U_FORTIFY_SOURCE -DVERSION_RULES=2' "$later/build/baophu"
    # What apt needs to reach the mirror as it does here.
    apt-config dump --format '%F "%v";%n' Acquire::http::Proxy Acquire::https::Proxy Acquire::Retries >"$later/apt.conf"
    unshare --mount bash -euo pipefail -c '
        deb=$1 here=$2 later=$3 base=$4
        world=$(mktemp -d)
        mount -t tmpfs tmpfs "$world" && mkdir "$world/changes" "$world/aside" "$world/copy"
        mount -t overlay overlay -o "lowerdir=$base,upperdir=$world/changes,workdir=$world/aside" "$world/copy"
        mount -t tmpfs tmpfs "$world/copy/tmp" && chmod 1777 "$world/copy/tmp"
        mount --rbind /dev "$world/copy/dev" && mount -t proc proc "$world/copy/proc"
        [ "$base" = / ] || cp -L /etc/resolv.conf /etc/hosts "$world/copy/etc/"
        cp "$later/apt.conf" "$world/copy/etc/apt/apt.conf.d/99mirror"
        own=$(mktemp -d --tmpdir="$world/copy/tmp") && chmod 755 "$own"
        cp "$deb" "$here/tests/whole/package.sh" "$own/"
        cp "$later/build/baophu" "$own/later"
        exec chroot "$world/copy" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 TZ=UTC \
            http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" bash "${own#"$world/copy"}/package.sh" inside' \
        - "$deb" "$PWD" "$later" "$base"
    exit
fi
own=$PWD
rm -rf /etc/baophu /var/lib/baophu /var/log/baophu
export DEBIAN_FRONTEND=noninteractive
in=/var/lib/baophu/input out=/var/lib/baophu/output units=/lib/systemd/system
passed=0 failed=0

holds() { # what command...
    local what=$1
    shift
    local status=0
    set +e # no condition: in one, a command that fails inside would not end it
    (set -e; "$@") >log 2>&1
    status=$?
    set -e
    if [ "$status" = 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED %s\n' "$what"
        tail -n 15 log
    fi
}
as() { # user command...: with the user's own groups, umask and a home of no use
    local user=$1
    shift
    setpriv --reuid "$user" --regid "$(id -g "$user")" --init-groups env HOME=/nonexistent "$@"
}
limited() { # command...: as the user baophu, with the limits of baophu.service as far as the kernel alone keeps them
    local limit
    for limit in ProtectSystem=strict ReadOnlyPaths=$in ReadWritePaths=$out PrivateTmp=yes PrivateNetwork=yes \
        NoNewPrivileges=yes CapabilityBoundingSet= UMask=0077 LimitCORE=0; do
        grep -qx "$limit" $units/baophu.service $units/baophu-giao.service || { echo "no $limit"; return 1; }
    done
    unshare --mount --net bash -euo pipefail -c '
        out=$1 user=$2
        shift 2
        mount --bind "$out" "$out"
        mount -t tmpfs tmpfs /tmp && chmod 1777 /tmp
        mount -o remount,bind,ro /
        cd /var/lib/baophu
        umask 077
        ulimit -c 0
        exec setpriv --reuid "$user" --regid "$(id -g "$user")" --init-groups --no-new-privs --bounding-set=-all "$@"' \
        - "$out" baophu "$@"
}
unit() { # unit day statuses...: its command on a day, as systemd would call it
    local unit=$1 day=$2 status=0
    local -a command environment
    shift 2
    read -r -a command < <(sed -n 's/^ExecStart=//p' "$units/$unit.service")
    mapfile -t environment < <(grep -hE '^[A-Z_]+=' /etc/default/baophu)
    [ "$(sed -n 's/^User=//p' "$units/$unit.service")" = baophu ]
    limited env HOME=/nonexistent "${environment[@]}" NO_FAKE_STAT=1 faketime "$day 18:30:00" "${command[@]}" || status=$?
    [[ " $* " = *" $status "* ]] || { echo "$unit on $day: status $status"; return 1; }
}
never() { # command...: it must fail
    if "$@"; then echo "went through: $*"; return 1; fi
}
# But for what every night writes anew: digests by inode and time, which a disk that was restored does not keep (.ma-tep), and
# when it was, to the second (.dem-truoc).
sums() { (cd "$1" && find . -type f ! -name .ma-tep ! -name .dem-truoc -print0 | sort -z | xargs -0 sha256sum); }

install_it() { # what it needs comes from the mirror, and nothing that it does not name
    apt-get install --yes --no-install-recommends -o DPkg::Options::=--force-unsafe-io ./baophu_*.deb
    rm -f /var/cache/apt/archives/*.deb
    [ "$(stat -c '%a %U %G' $in $out $out/kiem-tra | tr '\n' ';')" = \
        "3770 baophu baophu-nhap;2751 baophu baophu-xem;2750 baophu baophu-nhap;" ]
    id -nG baophu | grep -qw baophu-nhap
    id -nG baophu | grep -qw baophu-xem
    baophu --version
    baophu templates | grep -q theo-xa
    [ -s /usr/share/doc/baophu/huong-dan.html ]
    [ -s /usr/share/man/man1/baophu.1.gz ]
    [ -s /usr/share/bash-completion/completions/baophu ]
    useradd --groups baophu-nhap nguoi-giao
    useradd --groups baophu-xem nguoi-xem
    useradd nguoi-la
}
prepare() { # a province's folder by init, its yearly tables; nothing is delivered yet
    as baophu sh -c "umask 077; baophu init 46 --input $in"
    mkdir -m 777 made
    as baophu sh -c "umask 022; baophu demo --input made/in --scale 0.01"
    as baophu cp made/in/dan_so.csv made/in/chi_tieu.csv $in/
    mkdir given
    cp -a made/in/2026-Q[12] given/
    chmod -R a+rX given .
    [ "$(stat -c %G $in/baophu.ini $in/dan_so.csv | uniq)" = baophu-nhap ]
    [ ! -e $in/2026-Q1 ]
    sed -i 's/^ky: .*/ky: nam/' /etc/baophu/templates/bao-cao/*-{xa,co-quan,mau}.md # packs once a year: these nights are many
}
deliver() { # another user's three kinds of files, copied in
    as nguoi-giao sh -c "umask 022; mkdir $in/2026-Q1 && cp given/2026-Q1/*.csv $in/2026-Q1/"
    never as nguoi-la ls $in
    never as nguoi-giao rm $in/baophu.ini # whoever delivers takes away nobody else's file
}
triggered() { # what the path unit starts; the sender reads the answer, the reader the set, a stranger nothing
    unit baophu-giao 2026-04-02 3
    as nguoi-giao grep -q '^ĐÃ NHẬN, ĐÃ LẬP BÁO CÁO' $out/kiem-tra/2026-Q1/tra-loi.txt
    as nguoi-xem test -s $out/2026-Q1/bao-cao.pdf
    never as nguoi-giao cat $out/2026-Q1/so-lieu.csv
    never as nguoi-xem cat $out/kiem-tra/2026-Q1/tra-loi.txt
    never as nguoi-la ls $out
    as nguoi-xem baophu verify 2026-Q1 --output $out
}
alarm() { # a missed deadline raises the office's hook
    unit baophu 2026-05-20 76
    printf '#!/bin/sh\n{ echo "$@"; cat; } >%s/hooked\n' "$own" >/etc/baophu/on-failure
    chmod 755 /etc/baophu/on-failure
    mkdir -p bin
    printf '#!/bin/sh\ncase $2 in *Status) echo 76 ;; esac\n' >bin/systemctl
    chmod 755 bin/systemctl
    PATH=$PWD/bin:$PATH "$(sed -n 's/^ExecStart=\([^ ]*\) .*/\1/p' "$units/baophu-alarm@.service")" baophu
    head -n 1 hooked | grep -qx 'baophu 76'
    grep -q 'quá hạn chưa chốt' hooked
}
refused() { # a bad delivery: the set stays, its sender reads why
    sums $out/2026-Q1 >before
    as nguoi-giao sed -i '1s/ma_so_thue/xyz/' $in/2026-Q1/thue.csv
    unit baophu-giao 2026-05-21 76
    as nguoi-giao grep -q '^CHƯA NHẬN ĐƯỢC' $out/kiem-tra/2026-Q1/tra-loi.txt
    as nguoi-giao grep -q 'Dừng vì: thiếu cột ma_so_thue' $out/kiem-tra/2026-Q1/tra-loi.txt
    sums $out/2026-Q1 | cmp - before
}
restored() { # a bad set is published, taken back, and not made again by the next night
    as nguoi-giao sh -c "cp given/2026-Q1/thue.csv $in/2026-Q1/ && sed -i '\$d' $in/2026-Q1/nguoi_tham_gia_03.csv"
    unit baophu 2026-05-22 76
    never cmp before <(sums $out/2026-Q1)
    as baophu baophu restore 2026-Q1 --output $out
    sums $out/2026-Q1 | cmp - before
    unit baophu 2026-05-23 76
    sums $out/2026-Q1 | cmp - before
    as nguoi-giao cp given/2026-Q1/nguoi_tham_gia_03.csv $in/2026-Q1/
    as baophu baophu lock 2026-Q1 --force --reason thử --output $out
    unit baophu 2026-05-24 0
}
backup() { # all is lost; from the archive it is the same, sealed, and runs on
    tar --create --file backup.tar --directory / etc/baophu etc/default/baophu var/lib/baophu
    sums $out >before
    rm -rf /var/lib/baophu /etc/baophu
    tar --extract --same-owner --same-permissions --file backup.tar --directory /
    sums $out | cmp - before
    as nguoi-xem baophu verify 2026-Q1 --output $out | grep -q 'đã chốt'
    unit baophu 2026-05-24 0
}
fonts() { # Debian updates the font: recorded anew by itself; one that was damaged is not
    local ini=/etc/baophu/fonts.ini package=fonts-liberation2 file
    file=$(sed -n 's/^thuong = "\(.*\)"$/\1/p' $ini)
    mkdir -p newer-font/DEBIAN
    dpkg -L $package | grep '\.ttf$' | while read -r f; do install -D -m 644 "$f" "newer-font$f"; done
    printf '\0\0\0\0' >>"newer-font$file" # another file, and a whole one: its sum stays
    (cd newer-font && find usr -type f -print0 | xargs -0 md5sum >DEBIAN/md5sums)
    printf 'Package: %s\nVersion: 99.0\nArchitecture: all\nMaintainer: x <x@x.invalid>\nDescription: newer\n' $package >newer-font/DEBIAN/control
    dpkg-deb -Znone --build --root-owner-group newer-font font_99.deb
    cp $ini ini.before
    dpkg -i font_99.deb
    never cmp -s ini.before $ini
    grep -qx "sha256_thuong = \"$(sha256sum "$file" | cut -c1-64)\"" $ini
    [ "$(diff ini.before $ini | grep -c '^>')" = 1 ]
    [ "$(stat -c '%a %U' $ini)" = "644 root" ]
    install -d -o baophu looked
    as baophu baophu run 2026-Q1 --input $in --output "$own/looked" --only theo-xa >said 2>&1 || [ $? = 3 ]
    never grep 'Tệp phông' said
    cp $ini ini.before
    printf '\0\0\0\0' >>"$file" # not by its package
    dpkg-trigger --no-await /usr/share/fonts/truetype
    dpkg --triggers-only baophu
    cmp ini.before $ini
    as baophu baophu run 2026-Q1 --input $in --output "$own/looked" --only theo-xa >said 2>&1 || [ $? = 3 ]
    grep -q 'Tệp phông.*ghi-nhan.sh --lai liberation' said
    cp "newer-font$file" "$file"
}
upgrade() { # over an older version: the office's own template stays, the one it never touched is the new one
    echo '# cua co quan' >>/etc/baophu/templates/phu-luc/theo-xa.ini
    echo 'BAOPHU_JOBS=1' >>/etc/default/baophu
    dpkg-deb --raw-extract baophu_*.deb newer
    sed -i 's/^Version: .*/Version: 9.0.0/' newer/DEBIAN/control
    echo '# phiên bản mới' | tee -a newer/etc/baophu/templates/phu-luc/theo-xa.ini >>newer/etc/baophu/templates/phu-luc/cham-dong.ini
    dpkg-deb -Znone --build --root-owner-group newer baophu_9.deb
    dpkg --force-confold -i baophu_9.deb
    tail -n 1 /etc/baophu/templates/phu-luc/theo-xa.ini | grep -qx '# cua co quan'
    tail -n 1 /etc/baophu/templates/phu-luc/cham-dong.ini | grep -qx '# phiên bản mới'
    grep -qx 'BAOPHU_JOBS=1' /etc/default/baophu
    sums $out | cmp - before
    as nguoi-xem baophu verify 2026-Q1 --output $out
}
other_rules() { # an upgrade that counts otherwise: nobody's figures change one morning without leave
    local set=$out/2026-Q2
    as nguoi-giao sh -c "umask 022; mkdir $in/2026-Q2 && cp given/2026-Q2/*.* $in/2026-Q2/"
    unit baophu 2026-07-02 3
    cp later newer/usr/bin/baophu
    sed -i 's/^Version: .*/Version: 9.1.0/' newer/DEBIAN/control
    dpkg-deb -Znone --build --root-owner-group newer baophu_91.deb
    sums $set >of_q2
    dpkg --force-confold -i baophu_91.deb >said
    cat said
    grep 'CHANGELOG.md' said
    unit baophu 2026-07-03 0 2>night || { cat night; return 1; }
    cat night
    grep 'WARN bo_qua ky=2026-Q2 .*quy tắc tính số liệu đổi từ bản 1 sang bản 2 .*baophu run 2026-Q2' night
    sums $set | cmp - of_q2
    as baophu baophu status --input $in --output $out >said
    grep '^2026-Q2 .*quy tắc bản 1, chương trình dùng bản 2' said
    as baophu baophu run 2026-Q1 --restate --only so-lieu --input $in --output $out || [ $? = 3 ]
    as baophu baophu diff 2026-Q1 2026-Q1.dc1 --input $in --output $out 2>said || [ $? = 1 ]
    grep 'do phiên bản: chương trình tính 2026-Q1 theo quy tắc bản 1, 2026-Q1.dc1 theo quy tắc bản 2' said
    sed -i 's/^lap_lai_khi_doi_quy_tac = khong/lap_lai_khi_doi_quy_tac = co/' $in/baophu.ini
    unit baophu 2026-07-04 3 76
    grep -q '"rules": 2' $set/manifest.json
    grep -q '"rules": 1' $out/.truoc/2026-Q2/manifest.json # and can be taken back
    sums $out >before
}
removed() { # the program goes, the office's files stay
    dpkg --remove baophu
    never command -v baophu
    [ -s /etc/baophu/templates/phu-luc/theo-xa.ini ]
    sums $out | cmp - before
}
purged() { # purging never deletes data; without data nothing is left, people and groups neither
    dpkg --purge baophu
    sums $out | cmp - before
    [ ! -e /etc/baophu/templates ]
    getent passwd baophu
    dpkg -i baophu_9.deb
    rm -rf "${in:?}"/* "${out:?}"/* "$out"/.[!.]* "$in"/.[!.]* /etc/baophu/on-failure
    dpkg --purge baophu
    find /var/lib/baophu -ls || true
    [ ! -e /var/lib/baophu ]
    [ ! -e /etc/baophu ]
    [ ! -e /var/log/baophu ]
    never getent passwd baophu
    never getent group baophu-nhap
}
holds "installed by apt: people, groups, folders, man page, guide" install_it
holds "a province's folder made by init, its lists put in place" prepare
holds "three kinds of files delivered by another user" deliver
holds "a run started by the delivery, and who may read what" triggered
holds "a missed deadline raises the office's hook" alarm
holds "a bad delivery is refused with an answer that its sender can read" refused
holds "a bad set is taken back" restored
holds "all is lost and restored from a backup" backup
holds "an upgrade over changed templates" upgrade
holds "a font that Debian updates is recorded by itself, a damaged one is not" fonts
holds "an upgrade that counts by other rules waits for leave" other_rules
holds "removed" removed
holds "purged" purged
echo "package: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
