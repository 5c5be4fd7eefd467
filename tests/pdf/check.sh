#!/bin/bash
# Is every form that was printed what it must be: the promulgated words, one A4 page, black ink, readable by ear?
#   tests/pdf/check.sh site/forms/*.pdf          NAME-attachment-N.{zh,en,zh-en}.pdf to print, ….fill.pdf to fill in
#   ACCEPT=1 tests/pdf/check.sh …                rewrites the expected structure; read the difference before keeping it
# Asks poppler, qpdf and ghostscript, none of which wrote the file. One "ok" or "not ok" line a file and question.
set -u

here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
status=0

fail() { echo "$*" >> "$work/wrong"; }
fail_with() { # FILE WHAT
	fail "$2"
	cat "$1" >> "$work/wrong"
}

squeeze() { tr -d ' \n\r\t\f\v' | sed 's/　//g'; }

# The strings of the structure tree, in reading order, one a line.
strings() { sed -n 's/^ *"\(.*\)"$/\1/p' "$work/struct"; }

check_structure() {
	expect=$here/expect/$(basename "$pdf" .pdf).txt
	if [ -n "${ACCEPT:-}" ]; then
		cp "$work/struct" "$expect"
	else
		diff -u "$expect" "$work/struct" > "$work/diff" 2>&1 || fail_with "$work/diff" "not the expected one (tests/pdf/expect)"
	fi
}

# The Chinese edition says, character by character, what the text as received says between 附件N and the next.
check_promulgated() {
	case $name in *.zh | *.zh.fill) ;; *) return ;; esac
	policy=${name%-attachment-*}
	n=${name##*-attachment-}
	n=${n%%.*}
	source=$root/content/policies/$policy/source.txt
	[ -r "$source" ] || return
	awk -v from="^附件$n *$" -v to="^附件$((n + 1)) *$" '$0 ~ to { on = 0 } $0 ~ from { on = 1 } on' "$source" |
		squeeze > "$work/promulgated"
	strings | squeeze > "$work/printed"
	diff "$work/promulgated" "$work/printed" > "$work/diff" || fail_with "$work/diff" "not what source.txt says"
}

check_fonts() {
	pdffonts "$pdf" | tail -n +3 | awk '$(NF - 4) != "yes" || $(NF - 3) != "yes" || $(NF - 2) != "yes"' > "$work/fonts"
	[ -s "$work/fonts" ] && fail_with "$work/fonts" "fonts that are not embedded, subset and mapped to Unicode"
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
	qpdf --check "$pdf" > "$work/qpdf" 2>&1 || fail_with "$work/qpdf" "qpdf --check"
	qpdf --json --json-key=qpdf "$pdf" > "$work/json"
	for key in '"/PrintScaling": "/None"' '"/DisplayDocTitle": true' '"/Duplex": "/Simplex"' '"/Tabs": "/S"' \
		'"/Marked": true' '"/Lang": "u:'; do
		grep -qF "$key" "$work/json" || fail "the catalog lacks $key"
	done
}

# As many copies are asked of the print dialogue as the form's own note asks for.
check_copies() {
	said=$(strings | squeeze | grep -oE '一式[两二三四五]份|madeoutin(two|three|four|five)copies' | head -n 1)
	case $said in *[两二]份 | *two*) copies=2 ;; *三份 | *three*) copies=3 ;; *四份 | *four*) copies=4 ;; *五份 | *five*) copies=5 ;; *) copies= ;; esac
	asked=$(qpdf --json --json-key=qpdf "$pdf" | sed -n 's/.*"\/NumCopies": \([0-9]*\).*/\1/p')
	[ "$asked" = "$copies" ] || fail "its note says \"$said\", the print dialogue offers ${asked:-no number of} copies"
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
	[ -s "$work/outside" ] && fail_with "$work/outside" "words outside the text block"
}

# Small enough to send: 60 KB printed, 3 MB with the font to type in.
check_size() {
	limit=61440
	case $name in *.fill) limit=3145728 ;; esac
	[ "$(stat -c %s "$pdf")" -le $limit ] || fail "$(stat -c %s "$pdf") bytes, more than $limit"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ $# -gt 0 ] || { echo "usage: check.sh PDF…" >&2; exit 2; }
for pdf; do
	name=$(basename "$pdf" .pdf)
	for check in structure promulgated fonts document copies ink block size; do
		: > "$work/wrong"
		if [ $check = structure ]; then
			pdfinfo -struct-text "$pdf" > "$work/struct" 2> "$work/warnings" || fail "pdfinfo -struct-text"
			[ -s "$work/warnings" ] && fail_with "$work/warnings" "pdfinfo -struct-text"
		fi
		check_$check
		if [ -s "$work/wrong" ]; then
			echo "not ok $check: $name"
			head -n 20 "$work/wrong" | sed 's/^/  /'
			status=1
		else
			echo "ok $check: $name"
		fi
	done
done
exit $status
