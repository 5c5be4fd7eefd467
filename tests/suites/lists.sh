#!/usr/bin/env bash
# A list in every form an office may have it makes the same site, byte for byte; its downloads give its rows back; and a
# long one is built in an instant.
set -u
cd "$(dirname "$0")/../.." || exit 3
mkdir -p build/test
work=$(mktemp -d "$PWD/build/test/lists.XXXXXX") || exit 3
trap 'rm -rf "$work"' EXIT
root=$work/project list=$work/project/content/projects/example-2024
mkdir "$root" && cp -r tests/golden/content "$root/" && ln -s "$PWD/templates" "$PWD/assets" "$root/" || exit 3

made() { build/gongbu build -C "$root" -o "$work/$1" --date 2024-06-01 --fonts build/fonts --lang en >"$work/why" 2>&1; }
test_is() { # NAME STATUS
	if [ "$2" -eq 0 ]; then echo "ok $1"; else echo "not ok $1"; head -n 20 "$work/why" | sed 's/^/  /'; fi
}
cp "$list/projects.csv" "$work/utf-8"
made first; test_is "the list as it stands" $?
alike() { made again && diff -r "$work/first" "$work/again" >"$work/why" 2>&1; test_is "the same site from $1" $?; }

{ printf '\xEF\xBB\xBF'; cat "$work/utf-8"; } >"$list/projects.csv"; alike "UTF-8 with a mark"
iconv -t GB18030 "$work/utf-8" >"$list/projects.csv"; alike GB18030
{ printf '\xFF\xFE'; iconv -t UTF-16LE "$work/utf-8"; } >"$list/projects.csv"; alike "UTF-16, little end first"
{ printf '\xFE\xFF'; iconv -t UTF-16BE "$work/utf-8"; } >"$list/projects.csv"; alike "UTF-16, big end first"
# A line break inside a cell stays: only the ends of rows become CR LF.
sed -E '/"电工$/!s/$/\r/' "$work/utf-8" >"$list/projects.csv"; alike "lines that end in CR LF"
sed -E '/"电工$/!s/$/,,/' "$work/utf-8" >"$list/projects.csv"; alike "empty columns at the end"
sed -E 's/,/\t/g; s/"1\t200"/1,200/; 1!s/(.*)1,200/\1"1,200"/' "$work/utf-8" >"$work/tabs"
{ printf '\xFF\xFE'; iconv -t UTF-16LE "$work/tabs"; } >"$list/projects.csv"; alike "tabs, as Unicode text has them"
rm "$list/projects.csv"; cp tests/lists/projects.xlsx "$list/"
sed -i 's/projects\.csv/projects.xlsx/' "$list/list.yaml"; alike "a workbook with merged cells, dates and numbers"

# What is downloaded can be published again: the workbook's sheet below its line that says it is an example.
plain() { sed -E '1s/^\xEF\xBB\xBF//' "$1" | tr -d '\r'; }
plain "$work/first/data/lists/example-2024.zh.csv" | head -n 1 >"$work/why"
grep -qx '项目,部门,培训单位,开班日期,天数,补贴（元）,比例,例外说明,示例' "$work/why"; test_is "the download has the columns of the page" $?
grep -c '示例数据' "$work/first/data/lists/example-2024.zh.csv" >"$work/why"; grep -qx 4 "$work/why"
test_is "every row of an example's download says so" $?

# ---- 20,000 rows ----
awk 'BEGIN { print "部门,项目,英文,培训单位,开班日期,天数,补贴（元）,比例,例外说明"
	for (i = 1; i <= 20000; i++) printf "%s,项目 %d,Project %d,示例学校 %02d,2024-%02d-%02d,%d,%d,,\n", i % 2 ? "东局" : "西局", i, i,
		i % 97, 6 + i % 7, 1 + i % 28, 1 + i % 15, 100 * (1 + i % 15) }' >"$list/projects.csv"
sed -i 's/projects\.xlsx/projects.csv/' "$list/list.yaml"
made large; test_is "20,000 rows" $?
[ "$(find "$work/large/zh/projects/example-2024" -name '*.html' | wc -l)" -eq 100 ]; test_is "in 100 pages" $?
TIMEFORMAT=%U
seconds=$( { time build/gongbu check -C "$root" --fonts build/fonts --date 2024-06-01 >/dev/null 2>&1; } 2>&1 )
echo "checked in $seconds CPU seconds" >"$work/why"; cat "$work/why"
awk -v s="$seconds" 'BEGIN { exit !(s < 4) }'; test_is "20,000 rows take less than 4 CPU seconds" $?
sed -i -E '10001s/,([0-9]+),([0-9]+),,$/,\1,1501,,/' "$list/projects.csv"
build/gongbu check -C "$root" --fonts build/fonts --lang en --date 2024-06-01 >"$work/why" 2>&1
grep -q 'projects.csv:10001: error: G10001: claims 1501 yuan; LS-02 gives no more than' "$work/why"
test_is "one row of them that claims too much is named" $?
