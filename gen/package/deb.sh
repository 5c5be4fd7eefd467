#!/usr/bin/env bash
# Makes DEST/gongbu_VERSION_ARCH.deb of what `make install` puts into a folder. The same sources make the same bytes:
# every time in the package is that of the changelog's last entry, or SOURCE_DATE_EPOCH.
#   gen/package/deb.sh DEST
set -eu
cd "$(dirname "$0")/../.."
dest=$(realpath "${1:?usage: deb.sh DEST}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
umask 022
version=$(dpkg-parsechangelog -l gen/package/changelog -S Version)
arch=$(dpkg --print-architecture)
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(dpkg-parsechangelog -l gen/package/changelog -S Timestamp)}

tree=$work/tree doc=$work/tree/usr/share/doc/gongbu
make -s install DESTDIR="$tree" PREFIX=/usr
strip --strip-unneeded -R .comment -R .note "$tree/usr/bin/gongbu"
install -m 644 gen/package/changelog "$doc/changelog"
gzip -9n "$doc/changelog" "$tree"/usr/share/man/man?/*

install -D -m 644 gen/package/lintian-overrides "$tree/usr/share/lintian/overrides/gongbu"

# The libraries' packages, by their symbols; those that it opens when first needed by a program linked with them.
later=$work/later
echo 'int main(void) { return 0; }' | gcc -x c -o "$later" -Wl,--no-as-needed - -lxml2 -lzip -lxlsxwriter -lmicrohttpd
mkdir -p "$work/debian" "$tree/DEBIAN"
cp gen/package/control gen/package/changelog "$work/debian/"
(cd "$work" && dpkg-shlibdeps -Tdebian/substvars "$tree/usr/bin/gongbu" "$later" 2>"$work/log" || { cat "$work/log" >&2; exit 3; } &&
	dpkg-gencontrol -pgongbu -P"$tree" -Tdebian/substvars)
(cd "$tree" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$tree/DEBIAN/md5sums"
find "$tree" -print0 | xargs -0 touch --no-dereference -d "@$SOURCE_DATE_EPOCH"
# Fonts hardly shrink: xz takes ten times as long as gzip for a sixth less.
dpkg-deb --root-owner-group -Zgzip --build "$tree" "$dest/gongbu_${version}_$arch.deb"
