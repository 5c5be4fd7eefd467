#!/bin/sh
# Fills DEST with the fonts the forms are set in. Does nothing where they are all there already.
#   gen/fonts.sh DEST
#   gen/fonts.sh --list     the files' names
# Fandol (仿宋 黑体 宋体) comes out of Debian's texlive-lang-chinese, which need not be installed for it;
# Liberation Serif comes from fonts-liberation2. FormFang and FormSong are Fandol's cut down to the characters of
# form_print.txt and to signs, FormHei to 附件, as what draws a page copies each font whole, twice; a form with others is
# set in Fandol itself. FormField.otf, which forms are filled in with on the screen, is Noto Serif CJK (宋体) of fonts-noto-cjk, cut down
# to the characters of form_characters.txt; FormField.cff.z is its outlines alone, deflated once for every form.
set -eu

fandol='FandolFang-Regular.otf FandolHei-Regular.otf FandolSong-Bold.otf'
print='FormFang.otf FormHei.otf FormSong.otf'
liberation='LiberationSerif-Regular.ttf LiberationSerif-Bold.ttf'
field='FormField.otf FormField.cff.z'
characters=$(dirname "$0")/form_characters.txt
printed=$(dirname "$0")/form_print.txt
dest=${1:?usage: fonts.sh DEST}

if [ "$dest" = --list ]; then
	echo $fandol $print $liberation $field
	exit
fi

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

cut_field() { # TTC: the Simplified Chinese face of it
	hb-subset --face-index=2 --text-file="$characters" --unicodes+=20-7E,A0-FF,2010-2027 --no-hinting \
		--layout-features= --drop-tables+=BASE,GDEF,GPOS,GSUB,VORG,vhea,vmtx --output-file="$work/FormField.otf" "$1"
	perl -MCompress::Zlib -e 'local $/; my $font = <STDIN>; binmode STDOUT;
		for (0 .. unpack("x4n", $font) - 1) {
			my ($name, $at, $n) = unpack("a4x4NN", substr($font, 12 + 16 * $_, 16));
			print compress(substr($font, $at, $n), 9) if $name eq "CFF ";
		}' < "$work/FormField.otf" > "$work/FormField.cff.z"
	take "$work" $field
}

# Latin, punctuation, arrows, numbers in circles, squares, Chinese punctuation and full-width signs.
signs=20-7E,A0-FF,2010-2027,2030-205E,20AC,2100-22FF,2460-24FF,2500-25FF,2605-2606,2610-2611,2713,3000-303F,3105-312F
signs=$signs,3220-3229,3280-3289,338E-33A1,FE30-FE4F,FF01-FFE6

cut_print() { # FONT NAME CHARACTERS: as NAME.otf
	hb-subset --text-file="$3" --unicodes+="$signs" --no-hinting --layout-features= \
		--drop-tables+=BASE,GDEF,GPOS,GSUB,VORG,vhea,vmtx --output-file="$work/$2.otf" "$dest/$1"
}

mkdir -p "$dest"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 3' HUP INT TERM

if missing $fandol; then
	unpack texlive-lang-chinese '*/fandol/*.otf'
	take "$work" $fandol
fi
if missing $print || [ "$printed" -nt "$dest/FormSong.otf" ]; then
	echo 附件 > "$work/attachment.txt"
	cut_print FandolFang-Regular.otf FormFang "$printed"
	cut_print FandolHei-Regular.otf FormHei "$work/attachment.txt"
	cut_print FandolSong-Bold.otf FormSong "$printed"
	take "$work" $print
fi
if missing $liberation; then
	if [ -d /usr/share/fonts/truetype/liberation2 ]; then
		take /usr/share/fonts/truetype/liberation2 $liberation
	else
		unpack fonts-liberation2 '*/LiberationSerif-*.ttf'
		take "$work" $liberation
	fi
fi
if missing $field || [ "$characters" -nt "$dest/FormField.otf" ]; then
	noto=/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc
	if [ ! -s $noto ]; then
		unpack fonts-noto-cjk '*/NotoSerifCJK-Regular.ttc'
		noto=$(find "$work" -name NotoSerifCJK-Regular.ttc)
	fi
	cut_field "$noto"
fi
