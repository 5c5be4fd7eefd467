#!/usr/bin/env bash
# Lays a built site out for comparing: pages with one element a line (their own line ends become ⏎, so nothing is lost),
# the estimator's texts, the open data, and the list of all files. Sizes of PDF files, which depend on the fonts of
# the machine, read "N KB".     tests/golden/spread.sh SITE DIR
set -eu
site=$1 out=$2
mkdir -p "$out"
(cd "$site" && find . -type f | LC_ALL=C sort) >"$out/files.txt"
cd "$site"
find . -name '*.html' -o -name texts.js -o -path './data/*.json' ! -path './data/schema/*' -o -name '*.xml' -o -path './data/*.csv' | while read -r file; do
	mkdir -p "$out/$(dirname "$file")"
	case $file in
	*.html) sed -e 's/$/⏎/' -e 's/></>\n</g' -e 's/\(class="take-size">\)[0-9.]* [KM]B/\1N KB/g' -e 's/\(PDF\(，\|, \)\)[0-9.]* [KM]B/\1N KB/g' "$file" ;;
	# sizes and hashes follow from the files themselves; tests/data holds them against those
	./data/index.json) sed -E '/^ +"(bytes|sha256|rules_sha256)":/d' "$file" ;;
	*) cat "$file" ;;
	esac >"$out/$file"
done
