#!/usr/bin/env bash
# The forms as documents: what other programs read in them, whether they may go into an archive and to everyone, and
# whether they come out the same each time.
set -u
. "$(dirname "$0")/../browser/built.sh"
status=0
forms=("$site"/forms/*.pdf)

bash tests/pdf/check.sh "${forms[@]}" || status=1
node tests/pdf/text.mjs "${forms[@]}" || status=1
node tests/pdf/cells.mjs "${forms[@]}" || status=1
bash tests/pdf/preflight.sh "${forms[@]}" || status=1
node tests/pdf/rules.mjs "${forms[@]}" || status=1
five=$site/forms/hangzhou-2020-43-attachment-5
node tests/pdf/rules_test.mjs "$work" "zh=$five.zh.pdf" "en=$five.en.pdf" "zh-en=$five.zh-en.pdf" || status=1

node tests/pdf/characters.mjs gen/form_characters.txt "$five.zh.fill.pdf" || status=1

# Filled: by two libraries in several forms and editions, by two browsers in the one that has most.
# shellcheck disable=SC2046
${CC:-gcc} -std=c11 -Wall -Wextra -Werror $(pkg-config --cflags poppler-glib) -o "$work/poppler_fill" tests/pdf/poppler_fill.c \
	$(pkg-config --libs poppler-glib) || { echo "not ok poppler_fill.c compiles"; status=1; }
fills=()
for one in 3.zh 4.en 5.zh-en 6.zh-en; do fills+=("$site/forms/hangzhou-2020-43-attachment-$one.fill.pdf"); done
mkdir "$work/saved"
node tests/pdf/fill.mjs "$work/poppler_fill" "$work/saved" "${fills[@]}" || status=1
node tests/pdf/browsers.mjs "$work/saved" "$five.zh-en.fill.pdf" || status=1
bash tests/pdf/preflight.sh "$work"/saved/*" with long text.pdf" || status=1

# Filled from a sheet: one file a row, and all rows in one.
{ node tests/bench/forms/rows.mjs 3 | sed '2s/王建国/喆堃珺昇祎翀镕/'; echo "Hangzhou No. 1 Technician College,,Welding contest,,,,,,,,,"; } \
	>"$work/rows.csv"
for edition in zh en zh-en; do
	mkdir -p "$work/$edition"
	for out in 'row-{row}' all; do
		build/gongbu form hangzhou-2020-43/5 --edition $edition --data "$work/rows.csv" -o "$work/$edition/$edition-$out.pdf" \
			>"$work/log" 2>&1 || { echo "not ok form --edition $edition"; sed 's/^/  /' "$work/log"; status=1; }
	done
done
# A copy for each who keeps one, named in its corner.
build/gongbu form hangzhou-2020-43/5 --copies --data "$work/rows.csv" -o "$work/zh/copies-all.pdf" >"$work/log" 2>&1 ||
	{ echo "not ok form --copies"; sed 's/^/  /' "$work/log"; status=1; }
rows=("$work"/*/*-row-*.pdf) packets=("$work"/*/*-all.pdf)
[ ${#rows[@]} -eq 12 ] && echo "ok a file for each row" || { echo "not ok a file for each row: ${rows[*]}"; status=1; }
node tests/pdf/text.mjs --any-order "${rows[@]}" "${packets[@]}" || status=1
node tests/pdf/cells.mjs "${rows[@]}" || status=1
node tests/pdf/rules.mjs "${rows[@]}" "${packets[@]}" || status=1
bash tests/pdf/preflight.sh "$work"/*/*-row-2.pdf "${packets[@]}" || status=1
node tests/pdf/values.mjs "$work/rows.csv" "${rows[@]}" || status=1

# Filled on the site, a list's rows: the same by every reader, and of the same rules.
listed=() special=$site/forms/hangzhou-example-special-operations
for row in 2 33 65; do for lang in zh en; do cp "$special/$row.$lang.pdf" "$work/special-row-$row.$lang.pdf" && listed+=("$work/special-row-$row.$lang.pdf"); done; done
[ "$(find "$special" -name '*.pdf' | wc -l)" -eq 128 ] && echo "ok a form for each of a list's rows" || { echo "not ok a form for each of a list's rows"; status=1; }
node tests/pdf/text.mjs --any-order "${listed[@]}" || status=1
node tests/pdf/cells.mjs "${listed[@]}" || status=1
node tests/pdf/rules.mjs "${listed[@]}" || status=1
bash tests/pdf/preflight.sh "${listed[@]}" || status=1

# A form of our own making, of another shape: built from its YAML alone, proved in the same way.
mkdir "$work/own" && cp -r tests/golden/content "$work/own/content" && ln -s "$PWD/templates" "$PWD/assets" "$work/own/"
policy=$work/own/content/policies/example-2024-1
cp tests/pdf/own.yaml "$policy/forms/2-project.yaml"
sed -i '/^附件2/,$d' "$policy/source.txt" && cat tests/pdf/own.txt >>"$policy/source.txt"
build "$work/own/site" 2024-06-01 -C "$work/own" --fonts "$PWD/build/fonts"
own=("$work"/own/site/forms/*.pdf)
[ ${#own[@]} -eq 6 ] && echo "ok own form: three editions, to print and to fill in" || { echo "not ok own form: ${own[*]}"; status=1; }
bash tests/pdf/check.sh "${own[@]}" || status=1
for proof in text cells rules; do node tests/pdf/$proof.mjs "${own[@]}" || status=1; done
bash tests/pdf/preflight.sh "${own[@]}" || status=1
node tests/pdf/fill.mjs "$work/poppler_fill" "$work/saved" "$work/own/site/forms/example-2024-1-attachment-2.zh-en.fill.pdf" || status=1
bash tests/pdf/mistakes.sh "$work/own" || status=1

# Another day's clock, zone, language and folder change nothing.
root=$PWD
(cd / && TZ=Asia/Shanghai LC_ALL=C LANG=zh_CN.UTF-8 HOME=$work \
	"$root/build/gongbu" build -C "$root" --fonts "$root/build/fonts" -o "$work/again" --date 2026-11-21) >"$work/log" 2>&1 ||
	{ status=1; sed 's/^/  /' "$work/log"; }
for form in "${forms[@]}"; do
	name=$(basename "$form" .pdf)
	if cmp -s "$form" "$work/again/forms/$name.pdf"; then
		echo "ok the same bytes: $name"
	else
		echo "not ok the same bytes: $name"
		status=1
	fi
done
diff -rq "$special" "$work/again/forms/hangzhou-example-special-operations" >"$work/log" && echo "ok the same bytes: forms of a list's rows" ||
	{ echo "not ok the same bytes: forms of a list's rows"; sed 's/^/  /' "$work/log"; status=1; }
exit $status
