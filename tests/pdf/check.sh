#!/bin/bash
# Is every form that was printed what it must be: the promulgated words, one A4 page, black ink, readable by ear?
#   tests/pdf/check.sh site/forms/*.pdf          print editions: NAME-attachment-N.{zh,en,zh-en}.pdf
#   ACCEPT=1 tests/pdf/check.sh …                rewrites the expected structure; read the difference before keeping it
# Asks poppler, mupdf, qpdf and ghostscript, none of which wrote the file.
set -u

here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
failed=0

fail() {
	echo "$pdf: $*" >&2
	failed=1
}

squeeze() { tr -d ' \n\r\t\f\v' | sed 's/　//g'; }

# The strings of the structure tree, in reading order, one a line.
strings() { sed -n 's/^ *"\(.*\)"$/\1/p' "$work/struct"; }

check_structure() {
	expect=$here/expect/$(basename "$pdf" .pdf).txt
	if [ -n "${ACCEPT:-}" ]; then
		cp "$work/struct" "$expect"
	else
		diff -u "$expect" "$work/struct" >&2 || fail "the structure is not the expected one (tests/pdf/expect)"
	fi
}

# The Chinese edition says, character by character, what the text as received says between 附件N and the next.
check_promulgated() {
	name=$(basename "$pdf" .pdf)
	case $name in *.zh) ;; *) return ;; esac
	policy=${name%-attachment-*}
	n=${name##*-attachment-}
	n=${n%.zh}
	source=$root/content/policies/$policy/source.txt
	[ -r "$source" ] || return
	awk -v from="^附件$n *$" -v to="^附件$((n + 1)) *$" '$0 ~ to { on = 0 } $0 ~ from { on = 1 } on' "$source" |
		squeeze > "$work/promulgated"
	strings | squeeze > "$work/printed"
	cmp -s "$work/promulgated" "$work/printed" || {
		diff "$work/promulgated" "$work/printed" >&2
		fail "does not say what source.txt says"
	}
}

# Each text is found by both extractors, white space apart.
check_text() {
	pdftotext "$pdf" - | squeeze > "$work/poppler"
	mutool draw -q -F txt "$pdf" 2> "$work/warnings" | squeeze > "$work/mupdf"
	grep -v 'ICC support is not available' "$work/warnings" > "$work/mutool" # Debian's is built without
	[ -s "$work/mutool" ] && fail "mutool: $(cat "$work/mutool")"
	strings | while read -r text; do
		text=$(printf %s "$text" | squeeze)
		for reader in poppler mupdf; do
			grep -qF -- "$text" "$work/$reader" || echo "$reader does not find: $text"
		done
	done > "$work/lost"
	[ -s "$work/lost" ] && { cat "$work/lost" >&2; fail "texts are lost"; }
}

check_fonts() {
	pdffonts "$pdf" | tail -n +3 | awk '$(NF - 4) != "yes" || $(NF - 3) != "yes" || $(NF - 2) != "yes"' > "$work/fonts"
	[ -s "$work/fonts" ] && { cat "$work/fonts" >&2; fail "fonts that are not embedded, subset and mapped to Unicode"; }
	[ "$(pdffonts "$pdf" | tail -n +3 | wc -l)" -gt 0 ] || fail "no fonts"
}

check_document() {
	pdfinfo -box "$pdf" > "$work/info" 2> "$work/warnings" || fail "pdfinfo cannot read it"
	[ -s "$work/warnings" ] && fail "pdfinfo: $(cat "$work/warnings")"
	for line in 'Pages: *1$' 'Page size: .*(A4)' 'Tagged: *yes' 'Title: *[^ ]' 'Suspects: *no' 'JavaScript: *no' \
		'Encrypted: *no' 'PDF version: *1.7' 'TrimBox: *0.00 *0.00 *595.28 *841.89' 'BleedBox: *0.00 *0.00 *595.28 *841.89'; do
		grep -q "^$line" "$work/info" || fail "pdfinfo does not say: $line"
	done
	pdfinfo -meta "$pdf" > "$work/meta"
	for part in '<pdfaid:part>2<' '<pdfaid:conformance>A<' '<pdfuaid:part>1<'; do
		grep -qF "$part" "$work/meta" || fail "the metadata do not say $part"
	done
	title=$(sed -n 's/^Title: *//p' "$work/info")
	grep -qF ">$title<" "$work/meta" || fail "the metadata have another title"
	qpdf --check "$pdf" > "$work/qpdf" 2>&1 || { cat "$work/qpdf" >&2; fail "qpdf --check"; }
	qpdf --json --json-key=qpdf "$pdf" > "$work/json"
	for key in '"/PrintScaling": "/None"' '"/DisplayDocTitle": true' '"/Duplex": "/Simplex"' '"/Tabs": "/S"' \
		'"/Marked": true' '"/Lang": "u:'; do
		grep -qF "$key" "$work/json" || fail "the catalog lacks $key"
	done
}

# Black ink only: nothing in cyan, magenta, yellow.
check_ink() {
	gs -q -o - -sDEVICE=inkcov "$pdf" > "$work/ink" 2>&1
	awk '$1 + $2 + $3 != 0 || $4 < 0.001 || $5 != "CMYK" { bad = 1 } END { exit bad || NR != 1 }' "$work/ink" ||
		fail "ink: $(cat "$work/ink")"
}

# Every word in the text block of GB/T 9704: 28 mm and 37 mm from the sheet's edges, 156 × 225 mm.
check_block() {
	pdftotext -bbox "$pdf" "$work/bbox"
	sed -n 's/.*<word xMin="\([^"]*\)" yMin="\([^"]*\)" xMax="\([^"]*\)" yMax="\([^"]*\)">.*/\1 \2 \3 \4/p' "$work/bbox" |
		awk '{ mm = 72 / 25.4 }
			$1 < 28 * mm - .1 || $2 < 37 * mm - .1 || $3 > 184 * mm + .1 || $4 > 262 * mm + .1 { print }
			END { if (NR == 0) print "no words" }' > "$work/outside"
	[ -s "$work/outside" ] && { cat "$work/outside" >&2; fail "words outside the text block"; }
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ $# -gt 0 ] || { echo "usage: check.sh PDF…" >&2; exit 2; }
for pdf; do
	pdfinfo -struct-text "$pdf" > "$work/struct" 2> "$work/warnings" || fail "pdfinfo -struct-text"
	[ -s "$work/warnings" ] && fail "pdfinfo -struct-text: $(cat "$work/warnings")"
	for check in structure promulgated text fonts document ink block; do
		check_$check
	done
done
[ $failed = 0 ] && echo "$# PDF files fine"
exit $failed
