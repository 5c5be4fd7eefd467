#!/usr/bin/env bash
# Who may include whom. A file of gen/ includes headers of its own row or of rows above it, and a library's header only
# where the second table says so. A module without a row fails: give it one.
set -u
cd "$(dirname "$0")/../../gen" || exit 3

rows='
base      arena buf library diag file text value html svg hash xml numeral search_stem search_terms stock
core      rules rules_* put given answer answer_*
model     bilingual terms site site_form number address list
read      xml2 yaml yaml_bind csv sheet sheet_* list_* read read_* label figures figures_* document outline table role cite responsible
link      link link_* pack pack_* ask
inspect   inspect inspect_*
check     check check_* edges proofs claim claim_* lists
forms     pdf_* form_*
template  data template template_* strings
output    sink output page page_* audit_* choice rates_* register register_* chart dataset dataset_* policies_* toc words json typography body body_* legislation estimate_text estimate_notes estimator_texts search_index search_group
out       out_*
main      main turns build cmd_* watch preview_*
'
# Header of a library or of the system: the modules that may include it.
libraries='
yaml.h              yaml
cmark.h             document body body_*
libxml/*            xml2
dlfcn.h             library
zip.h               sheet_zip
xlsxwriter.h        register_book
iconv.h             sheet_text inspect_bytes
jansson.h           diag json estimate_text estimate_notes claim_ask
nettle/*            pack_encode out_estimator legislation hash pdf_append
qpdf/*              pdf_*
cairo*              form_*
pango/*             form_*
fontconfig/*        form_*
hb*                 form_* pdf_*
zlib.h              pdf_append
ft2build.h          pdf_face
signal.h            turns cmd_serve
pthread.h           diag out_forms form_* build
time.h              main sink cmd_serve
microhttpd.h        preview_http
getopt.h            main
unistd.h            file sink build turns form_* register_book cmd_form cmd_serve watch preview_http
dirent.h            file sink
fcntl.h             file sink preview_http
sys/*               arena file sink build turns inspect register_book cmd_serve watch preview_http
locale.h            -
math.h              -
'
row_of() { # MODULE: the number of its row, and its name
	local n=0 name patterns p
	while read -r name patterns; do
		[ -n "$name" ] || continue
		n=$((n + 1))
		# shellcheck disable=SC2254
		for p in $patterns; do case $1 in $p) echo "$n $name"; return;; esac; done
	done <<<"$rows"
	echo "0 none"
}
set -f # the patterns above are patterns, not files
declare -A row
for module in $(set +f; ls ./*.c ./*.h | sed 's,^\./,,; s,\.[ch]$,,' | sort -u); do
	row[$module]=$(row_of "$module")
	[ "${row[$module]}" != "0 none" ] || echo "not ok gen/$module has no row in tests/suites/layers.sh"
done

library_allows() { # HEADER MODULE
	local header modules m
	while read -r header modules; do
		[ -n "$header" ] || continue
		# shellcheck disable=SC2254
		case $1 in
		$header) for m in $modules; do case $2 in $m) return 0;; esac; done; return 1;;
		esac
	done <<<"$libraries"
	return 0
}

bad=0
fault() { echo "not ok $1"; bad=$((bad + 1)); }
while IFS=: read -r file include; do
	module=${file%.*} header=${include#*[<\"]} header=${header%[>\"]*}
	mine=${row[$module]:-0 none}
	if [[ $include == *\"* ]]; then
		[[ $header != *.def ]] || continue
		other=${row[${header%.h}]:-0 none}
		if [ "${mine#* }" = core ] && [ "${other#* }" != core ]; then fault "$file (core) includes \"$header\" (${other#* })"
		elif [ "${other%% *}" -gt "${mine%% *}" ]; then fault "$file (${mine#* }) includes \"$header\" (${other#* }), a row below"
		elif [[ $module == out_* && $header == out_* && $header != "$module.h" ]]; then fault "$file includes another output, \"$header\""
		fi
	else
		if [ "${mine#* }" = core ] && [[ ! $header =~ ^std(int|def|bool)\.h$ ]]; then fault "$file (core) includes <$header>"
		elif ! library_allows "$header" "$module"; then fault "$file includes <$header>; see tests/suites/layers.sh"
		fi
	fi
done < <(set +f; grep -HoE '^#include [<"][^>"]+[>"]' ./*.c ./*.h | sed 's,^\./,,')
[ $bad -gt 0 ] || echo "ok every include is of the same row or of one above"
set +f

bad=0
for c in *.c; do
	first=$(grep -m 1 '^#include' "$c")
	[ ! -f "${c%.c}.h" ] || [ "$first" = "#include \"${c%.c}.h\"" ] || fault "$c does not include its own header first"
done
[ $bad -gt 0 ] || echo "ok every source includes its own header first"

bad=0 flags=$(pkg-config --cflags libcmark libxml-2.0 libzip yaml-0.1 pangocairo pangoft2 fontconfig harfbuzz libqpdf jansson)
for h in *.h; do
	# shellcheck disable=SC2086
	out=$(gcc -std=c11 -D_GNU_SOURCE $flags -Wall -Werror -fsyntax-only -x c "$h" 2>&1) || { fault "$h needs something it does not include"; echo "$out"; }
	grep -q "^#ifndef GONGBU_$(tr a-z A-Z <<<"${h%.h}")_H$" "$h" || fault "$h is not guarded by its name"
done
[ $bad -gt 0 ] || echo "ok every header stands by itself"

bad=0
for f in *.c *.h; do
	lines=$(wc -l <"$f")
	[ "$lines" -le 400 ] || fault "$f has $lines lines, more than 400"
	awk -v file="$f" '/^[^ \t#\/{}].*\)$/ { name = $0; start = NR } /^}/ && start { if (NR - start > 62) { print "not ok " file ":" start " is " NR - start - 2 " lines long: " name; exit 1 } start = 0 }' "$f" || bad=$((bad + 1))
	! grep -nE 'TODO|FIXME|XXX|HACK' "$f" || fault "$f has a note to self"
done
[ $bad -gt 0 ] || echo "ok files and functions are of reasonable size"

# The estimator's core runs where there is no libc.
bad=0
for c in rules*.c put.c given.c answer*.c; do
	[ "$c" != rules_wasm.c ] || continue
	grep -nE '\b(float|double|malloc|free|printf|strlen|errno)\b *[(*;]?' "$c" | grep -vE '^[0-9]+:\s*(/?\*|//)' | grep -E '\b(float|double)\b|\b(malloc|free|printf|strlen)\(' &&
		fault "$c uses what a core without libc has not"
done
[ $bad -gt 0 ] || echo "ok the core needs no libc and no floating point"
