#!/bin/sh
# Fills DEST with the fonts the forms are set in. Does nothing where they are all there already.
#   gen/fonts.sh DEST
# Fandol (仿宋 黑体 宋体) comes out of Debian's texlive-lang-chinese, which need not be installed for it;
# Liberation Serif comes from fonts-liberation2.
set -eu

dest=${1:?usage: fonts.sh DEST}
fandol='FandolFang-Regular.otf FandolHei-Regular.otf FandolSong-Bold.otf'
liberation='LiberationSerif-Regular.ttf LiberationSerif-Bold.ttf'

missing() { # FILE…: is any of them not in DEST?
	for file; do
		[ -s "$dest/$file" ] || return 0
	done
	return 1
}

take() { # TREE FILE…: copies from an unpacked tree, each file whole or not at all
	tree=$1
	shift
	for file; do
		found=$(find "$tree" -name "$file" -type f | head -n 1)
		[ -n "$found" ] || { echo "fonts.sh: no $file in $tree" >&2; exit 3; }
		cat "$found" > "$dest/.$file.new"
		mv "$dest/.$file.new" "$dest/$file"
	done
}

unpack() { # PACKAGE PATTERN: PATTERN's files of a Debian package, into $work
	(cd "$work" && apt-get -qq download "$1" 2> download.log) || {
		cat "$work/download.log" >&2
		echo "fonts.sh: cannot fetch the package $1 (apt-get update?)" >&2
		exit 3
	}
	dpkg-deb --fsys-tarfile "$work/$1"_*.deb | tar -x -C "$work" --no-same-owner --wildcards "$2"
	rm "$work/$1"_*.deb
}

mkdir -p "$dest"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 3' HUP INT TERM

if missing $fandol; then
	unpack texlive-lang-chinese '*/fandol/*.otf'
	take "$work" $fandol
fi
if missing $liberation; then
	if [ -d /usr/share/fonts/truetype/liberation2 ]; then
		take /usr/share/fonts/truetype/liberation2 $liberation
	else
		unpack fonts-liberation2 '*/LiberationSerif-*.ttf'
		take "$work" $liberation
	fi
fi
