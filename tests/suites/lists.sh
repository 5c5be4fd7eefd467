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

# Every row's form is filled too.
cat >>"$list/list.yaml" <<'YAML'
form: 2-project
filled:
- {blank: applicant, column: body}
- {blank: project, column: project}
- {blank: days, column: days}
- {blank: standard, column: subsidy}
YAML
made() { build/gongbu build -C "$root" -o "$work/$1" --date 2024-06-01 --fonts build/fonts --lang en >"$work/why" 2>&1; }
test_is() { # NAME STATUS
	if [ "$2" -eq 0 ]; then echo "ok $1"; else echo "not ok $1"; head -n 20 "$work/why" | sed 's/^/  /'; fi
}
cp "$list/projects.csv" "$work/utf-8"
made first; test_is "the list as it stands" $?
forms=$work/first/forms/example-2024
ls "$forms" | tr '\n' ' ' >"$work/why"; grep -qx '2.en.pdf 2.zh.pdf 3.en.pdf 3.zh.pdf 4.en.pdf 4.zh.pdf 5.en.pdf 5.zh.pdf ' "$work/why"
test_is "a form for each row, by its number in the sheet, in both languages" $?
filled() { # FILE WORDS…: the words stand on it, white space apart
	local file=$1 word; shift
	pdftotext "$forms/$file" - | tr -d ' \n\f' >"$work/why"
	for word; do grep -qF -- "$word" "$work/why" || return 1; done
}
filled 2.zh.pdf 示例学校01 '焊接<一>' 12 1200元 示例：本表内容均为虚构; test_is "a form says what its row says, and that it is an example" $?
filled 2.en.pdf 'Welding<one>&more' 1,200yuan Example:invented && ! grep -q 焊接 "$work/why"
test_is "the English form has the row's English" $?
filled 4.zh.pdf 电工夜班 20 2000元 && ! grep -q 示例学校 "$work/why"; test_is "what a row leaves empty stays empty" $?
size() { sed -nE 's|.*href="[^"]*forms/example-2024/'"$1"'"[^<]*</a><span class="take-size">([^<]*)</span>.*|\1|p' "$work/first/${1: -6:2}/projects/example-2024/index.html"; }
for one in 2.zh.pdf 5.en.pdf; do
	bytes=$(stat -c %s "$forms/$one") said=$(size $one); echo "$bytes $said" >"$work/why"
	[ "$said" = "$(((bytes + 1023) / 1024)) KB" ]; test_is "its row links to $one and says its size" $?
done
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

# A policy's tables may be saved by the same programs.
tables=$root/content/policies/example-2024-1/tables
cp "$tables/1-counties.csv" "$work/table"
iconv -t GB18030 "$work/table" >"$tables/1-counties.csv"; alike "a policy's table in GB18030"
{ printf '\xFF\xFE'; iconv -t UTF-16LE "$work/table"; } >"$tables/1-counties.csv"; alike "a policy's table in UTF-16"
cp "$work/table" "$tables/1-counties.csv"

# What is downloaded can be published again: the workbook's sheet below its line that says it is an example.
plain() { sed -E '1s/^\xEF\xBB\xBF//' "$1" | tr -d '\r'; }
plain "$work/first/data/lists/example-2024.zh.csv" | head -n 1 >"$work/why"
grep -qx '项目,部门,培训单位,开班日期,天数,补贴（元）,比例,例外说明,示例' "$work/why"; test_is "the download has the columns of the page" $?
grep -c '示例数据' "$work/first/data/lists/example-2024.zh.csv" >"$work/why"; grep -qx 4 "$work/why"
test_is "every row of an example's download says so" $?

# A year that the document does not state is said not to be.
cp "$list/list.yaml" "$work/list.yaml" && sed -i '/^year:/d' "$list/list.yaml"
made yearless; test_is "a list without a year" $?
grep -q '文件未载明' "$work/yearless/zh/projects/example-2024/index.html" &&
	grep -q 'not stated' "$work/yearless/en/projects/example-2024/index.html" &&
	grep -q '"year": null' "$work/yearless/data/lists/example-2024.json"; test_is "… says so on its pages and in its data" $?
cp "$work/list.yaml" "$list/list.yaml"

# ---- 20,000 rows ----
awk 'BEGIN { print "部门,项目,英文,培训单位,开班日期,天数,补贴（元）,比例,例外说明"
	for (i = 1; i <= 20000; i++) printf "%s,项目 %d,Project %d,示例学校 %02d,2024-%02d-%02d,%d,%d,,\n", i % 2 ? "东局" : "西局", i, i,
		i % 97, 6 + i % 7, 1 + i % 28, 1 + i % 15, 100 * (1 + i % 15) }' >"$list/projects.csv"
sed -i 's/projects\.xlsx/projects.csv/' "$list/list.yaml"
made large; grep -q 'list.yaml:.* 20000 rows; forms are filled for lists of at most 500' "$work/why"
test_is "20,000 rows are not 20,000 forms" $?
sed -i '/^form:/,$d' "$list/list.yaml"
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

# ---- the standards of the real policies, each passed by a little ----
rm -rf "$root/content" && cp -r content "$root/content"
projects=$root/content/projects
seed() { # LIST FILE SCRIPT: in UTF-8, whatever the file is in
	local file=$projects/$1/$2
	iconv -f "${4:-UTF-8}" "$file" | sed -E "$3" >"$work/seeded" && mv "$work/seeded" "$file"
}
seed hangzhou-example-projects projects.csv '2s/,12,"1,200",/,12,1201,/; 4s/,22,2000,/,22,2001,/'
seed hangzhou-example-special-operations special-operations.csv '2s/,([0-9]+),([0-9]+),[0-9]+,([^,]+)$/,900,\2,651,\3/'
seed wuyi-example-classes classes.csv '' GB18030
# The English name of a class has a comma of its own.
awk -F, -v OFS=, 'NR == 2 { $7 = "否"; $8 = 11; $9 = 20; $10 = 275; $11 = "2021-03-01" }
	NR == 3 { $7 = "否"; $8 = 48; $9 = 80; $10 = 1001; $11 = "2021-03-01"; $12 = $13 = "" }
	NR == 4 { $7 = "否"; $8 = 20; $9 = 81; $10 = 500; $11 = "2021-03-01"; $12 = $13 = "" }
	NR == 5 { $7 = "否"; $8 = 20; $9 = 80; $10 = 500; $11 = "2022-01-01"; $12 = $13 = "" } { print }' \
	"$projects/wuyi-example-classes/classes.csv" >"$work/seeded" && mv "$work/seeded" "$projects/wuyi-example-classes/classes.csv"
sed -i 's/competitions\.xlsx/competitions.csv/; /^sheet:/d; /^header-row:/d' "$projects/hangzhou-example-competitions/list.yaml"
cat >"$projects/hangzhou-example-competitions/competitions.csv" <<'CSV'
主管部门,竞赛项目名称,竞赛项目名称（英文）,承办单位,承办单位（英文）,职业（工种）,两项合格人数,每人补贴（元）,申报金额（万元）,竞赛日期,例外说明,例外说明（英文）
建设部门,焊工竞赛,Welding,示例协会 01,Example Association 01,焊工,10,500,0.5,2021-05-01,,
建设部门,砌筑竞赛,Bricklaying,示例协会 02,Example Association 02,砌筑,10,500,0.51,2021-05-01,,
CSV
mkdir "$projects/shangyu-projects"
cat >"$projects/shangyu-projects/list.yaml" <<'YAML'
title: {zh: 项目, en: Projects}
bureau: {zh: 示例局, en: Example Bureau}
year: 2020
example: yes
rows: {zh: 个项目, en: projects}
policy: shangyu-draft
data: projects.csv
columns:
- {id: project, label: {zh: 项目, en: Project}, type: text}
- {id: cost, label: {zh: 费用, en: Cost}, type: money}
- {id: subsidy, label: {zh: 补贴, en: Subsidy}, type: money}
claim:
  rule: SY-02
  amount: subsidy
  facts:
  - {fact: date, value: "2020-05-01"}
  - {fact: program, value: project}
  - {fact: class, value: a}
  - {fact: level, value: level-4}
  - {fact: friction, value: "no"}
  - {fact: cost, column: cost}
YAML
printf '项目,费用,补贴\n焊工,2000,1200\n电工,2000,1201\n' >"$projects/shangyu-projects/projects.csv"
build/gongbu check -C "$root" --fonts build/fonts --lang en --date 2026-11-21 2>&1 >/dev/null | sed -E 's,^.*content/projects/,,' >"$work/why"
cat >"$work/wanted" <<'SAID'
hangzhou-example-competitions/competitions.csv:3: error: I3: claims 5100 yuan; HZ-09 gives no more than 5000 yuan (四（二）) [claim]
hangzhou-example-projects/projects.csv:2: error: L2: claims 1201 yuan; HZ-10 gives no more than 1200 yuan (四（二）) [claim]
hangzhou-example-projects/projects.csv:4: error: L4: claims 2001 yuan; HZ-10 gives no more than 2000 yuan (四（二）) [claim]
hangzhou-example-special-operations/special-operations.csv:2: error: I2: claims 651 yuan; HZ-08 gives no more than 650 yuan (四（二）) [claim]
shangyu-projects/projects.csv:3: error: C3: claims 1201 yuan; SY-02 gives no more than 1200 yuan (第1项) [claim]
wuyi-example-classes/classes.csv:2: error: I2: WY-02 (四（一）2) pays nothing here: it needs hours >= 12课时 [claim]
wuyi-example-classes/classes.csv:3: error: I3: claims 1001 yuan; WY-02 gives no more than 1000 yuan (四（一）2) [claim]
wuyi-example-classes/classes.csv:4: error: H4: beyond the limit WY-02a (四（一）2): persons > 80人 [claim]
wuyi-example-classes/classes.csv:5: error: I5: WY-02 (四（一）2) is not in force on 2022-01-01 [claim]
SAID
diff "$work/wanted" "$work/why" >"$work/difference"; status=$?; cp "$work/difference" "$work/why"
test_is "each standard that is passed by a little is named with its clause, and nothing else" $status
