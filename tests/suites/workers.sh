#!/usr/bin/env bash
# However many workers share a build: the same bytes, the same messages in the same order.
set -u
cd "$(dirname "$0")/../.." || exit 3
mkdir -p build/test
work=$(mktemp -d "$PWD/build/test/workers.XXXXXX") || exit 3
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8
gongbu=$PWD/build/gongbu

# More policies than workers, of two kinds: the real ones, and copies of one under other names and numbers.
mkdir "$work/project" && cp -r content templates assets "$work/project/" || exit 3
cd "$work/project" || exit 3
echo 'base-url: https://example.org/' >>content/site.yaml
for i in $(seq 17); do
	copy=content/policies/wuyi-$i
	mkdir "$copy" && cp -r content/policies/wuyi-2020-21/{zh.md,en.md,tables} "$copy/"
	sed -i "s/武人社〔2020〕21号/武人社〔2020〕9${i}号/" "$copy"/{zh,en}.md
done
build() { "$gongbu" build --lang en --date 2026-11-21 "$@"; }

build -o "$work/one" -j 1 >"$work/said" 2>&1 || { echo "not ok one worker"; cat "$work/said"; exit 1; }
for n in 2 3 4 64; do
	build -o "$work/more" -j $n >"$work/said.$n" 2>&1
	if diff -r "$work/one" "$work/more" >"$work/why" 2>&1 && diff "$work/said" "$work/said.$n" >>"$work/why"; then
		echo "ok the same site by $n workers"
	else
		echo "not ok the same site by $n workers"; head -n 20 "$work/why"
	fi
done
build -o "$work/more" >/dev/null 2>&1
if diff -r "$work/one" "$work/more" >"$work/why" 2>&1; then echo "ok the same site without -j"; else
	echo "not ok the same site without -j"; head -n 20 "$work/why"; fi

# A mistake of every turn's parts, in policies far apart: reading, checks, tables.
for i in 1 6 11 17; do sed -i 's/^## 五、/## 六、/; s/1000元/1001元/' content/policies/wuyi-$i/zh.md; done
sed -i 's/,18860$/,18861/' content/policies/wuyi-{3,12}/tables/departments.csv
sed -i 's/县委宣传部/县委宣传/' content/policies/wuyi-{3,16}/tables/departments.csv
for how in "" --json --lang=zh; do
	# shellcheck disable=SC2086
	"$gongbu" check --lang en --date 2026-11-21 $how -j 1 >"$work/one.said" 2>&1
	bad=0
	for n in 2 4 7; do
		# shellcheck disable=SC2086
		"$gongbu" check --lang en --date 2026-11-21 $how -j $n >"$work/more.said" 2>&1
		cmp -s "$work/one.said" "$work/more.said" || bad=$n
	done
	if [ "$bad" -eq 0 ] && [ "$(wc -l <"$work/one.said")" -gt 10 ]; then echo "ok the same messages in the same order ${how:-in English}"
	else echo "not ok the same messages in the same order ${how:-in English}, by $bad"; diff "$work/one.said" "$work/more.said"; fi
done
for n in 0 -1 x 1.5 2000 ''; do
	"$gongbu" check -j "$n" >/dev/null 2>&1
	if [ $? -eq 2 ]; then echo "ok -j '$n' is refused"; else echo "not ok -j '$n' is refused"; fi
done

# A part of the site is checked as all of it is, and is what stands in the whole.
cd "$work/project" && rm -r content/policies/wuyi-{1,3,6,11,12,16,17} || exit 3
build -o "$work/one" >/dev/null 2>&1
build -o "$work/part" --only policy,sitemap >"$work/said" 2>&1
if [ -f "$work/part/zh/policies/wuyi-2020-21/index.html" ] && [ ! -e "$work/part/data" ] && [ ! -e "$work/part/assets" ] &&
	grep -q 'policies/wuyi-2/<' "$work/part/sitemap.xml" && ! grep -q estimator "$work/part/sitemap.xml" &&
	diff -r "$work/part/en/policies/wuyi-2" "$work/one/en/policies/wuyi-2" | grep -v "^Only in .*/one/.*: parallel" >"$work/why"; [ ! -s "$work/why" ]; then echo "ok a part of the site"
else echo "not ok a part of the site"; cat "$work/said"; fi
