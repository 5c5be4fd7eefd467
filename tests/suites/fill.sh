#!/usr/bin/env bash
# `gongbu form`: a form filled in from a sheet says what the sheet says, wherever the sheet comes from, and says it again
# in the same bytes; nothing half-written is left.
set -u
cd "$(dirname "$0")/../.." || exit 3
mkdir -p build/test
work=$(mktemp -d "$PWD/build/test/fill.XXXXXX") || exit 3
trap 'rm -rf "$work"' EXIT

ok() { # NAME COMMAND…: its output explains a failure
	local name=$1; shift
	if "$@" >"$work/out" 2>&1; then echo "ok $name"; else echo "not ok $name"; sed 's/^/  /' "$work/out"; fi
}
form() { build/gongbu form --lang en hangzhou-2020-43/5 "$@"; }
squeeze() { tr -d ' \n\r\t\f'; }
says() { # PDF TEXT…: poppler and mupdf find each, and neither finds a replacement character
	local pdf=$1 text; shift
	pdftotext "$pdf" - | squeeze >"$work/poppler"
	mutool draw -q -F txt "$pdf" 2>/dev/null | squeeze >"$work/mupdf"
	for text; do
		grep -qF -- "$(squeeze <<<"$text")" "$work/poppler" || { echo "poppler does not find: $text"; return 1; }
		grep -qF -- "$(squeeze <<<"$text")" "$work/mupdf" || { echo "mupdf does not find: $text"; return 1; }
	done
	! grep -qP '\x{FFFD}' "$work/poppler" "$work/mupdf"
}
count() { [ "$(pdfinfo "$2" | sed -n 's/^Pages: *//p')" = "$1" ] || { pdfinfo "$2"; return 1; }; }
embedded() { # every font is in the file, cut down and mapped to Unicode
	[ "$(pdffonts "$1" | tail -n +3 | wc -l)" -gt 3 ] &&
		! pdffonts "$1" | tail -n +3 | awk '$(NF - 4) != "yes" || $(NF - 3) != "yes" || $(NF - 2) != "yes"' | grep .
}

long='2020年“西湖杯”新能源汽车维修职业技能竞赛（决赛）暨长三角城市群汽车维修工邀请赛'
opinion='同意备案。按每人500元标准给予补贴，请于竞赛结束后一个月内报送成绩册和参赛人员名单。'
cat >"$work/rows.csv" <<END
申请单位（盖章）,承办单位,Competition project name,培训内容,考核方式,证书名称,trainees,培训时长（天）,培训费用,补贴标准,区、县（市）人力社保部门意见,district-opinion-date,联系人,联系电话
杭州市第一技师学院,杭州喆堃珺昇祎翀镕职业培训学校,$long,电池管理系统的检测与维修,理论 + 实操,职业技能等级证书（四级）,120人,5,60000元,500元,$opinion,2020年7月15日,王喆,0571-85251234
Hangzhou No. 1 Technician College,王翀,叉车司机竞赛,,笔试,特种设备作业证,30,10,,,,,阿不都·买买提,
END

for edition in zh en zh-en; do
	ok "fills the $edition edition" form --data "$work/rows.csv" --edition "$edition" -o "$work/$edition.pdf"
	ok "$edition: a page a row" count 2 "$work/$edition.pdf"
	ok "$edition: what the sheet says" says "$work/$edition.pdf" 杭州喆堃珺昇祎翀镕职业培训学校 "$long" "$opinion" \
		"理论 + 实操" "Hangzhou No. 1 Technician College" 0571-85251234 王翀 阿不都·买买提
	ok "$edition: fonts" embedded "$work/$edition.pdf"
	ok "$edition: qpdf" qpdf --check "$work/$edition.pdf"
done
ok "a date in its three places" grep -q 2020年7月15日 <(pdfinfo -struct-text "$work/zh.pdf" | sed -n 's/^ *"\(.*\)"$/\1/p' | squeeze)
ok "cells of the structure hold the values" grep -q '职业技能等级证书（四级）' <(pdfinfo -struct-text "$work/zh.pdf" | grep -A3 'TD')
ok "the second page's too" grep -q '叉车司机竞赛' <(pdfinfo -struct-text "$work/zh.pdf")

ok "again the same bytes" form --data "$work/rows.csv" -o "$work/again.pdf"
ok "again the same bytes: compared" cmp "$work/zh.pdf" "$work/again.pdf"
iconv -f UTF-8 -t GB18030 "$work/rows.csv" >"$work/gb.csv"
{ printf '\xFF\xFE'; iconv -f UTF-8 -t UTF-16LE "$work/rows.csv"; } >"$work/utf16.csv"
for encoding in gb utf16; do
	ok "$encoding" form --data "$work/$encoding.csv" -o "$work/$encoding.pdf"
	ok "$encoding: the same bytes" cmp "$work/zh.pdf" "$work/$encoding.pdf"
done

ok "a file a row" form --data "$work/rows.csv" -o "$work/many/{project}-{row}.pdf"
ok "a file a row: names" test -n "$(find "$work/many" -name "${long:0:20}*-2.pdf")" -a -f "$work/many/叉车司机竞赛-3.pdf"
ok "a file a row: each its own" says "$work/many/叉车司机竞赛-3.pdf" "Hangzhou No. 1 Technician College" 叉车司机竞赛
ok "a file a row: nothing of the others" test -z "$(pdftotext "$work/many/叉车司机竞赛-3.pdf" - | grep -F 0571)"
ok "a file a row: valid" qpdf --check "$work/many/叉车司机竞赛-3.pdf"
ok "nothing half-written" test -z "$(find "$work" -name '*.part')"
ok "a copy for each who keeps one" form --copies -o "$work/copies.pdf"
ok "a copy for each: pages" count 3 "$work/copies.pdf"
ok "a copy for each: names" says "$work/copies.pdf" 存：申请单位 '存：区、县（市）人力社保部门' 存：市人力社保部门
ok "the blank form is the site's" form -o "$work/blank.pdf"
ok "to fill in on screen" form --fill -o "$work/fill.pdf"
ok "to fill in on screen: fields" grep -q district-opinion-year <(qpdf --json --json-key=acroform "$work/fill.pdf")

# Boxes to tick and dates in cells, in a form of another shape.
mkdir "$work/own" && cp -r tests/golden/content "$work/own/content" && ln -s "$PWD/templates" "$PWD/assets" "$work/own/"
policy=$work/own/content/policies/example-2024-1
cp tests/pdf/own.yaml "$policy/forms/2-project.yaml"
sed -i '/^附件2/,$d' "$policy/source.txt" && cat tests/pdf/own.txt >>"$policy/source.txt"
cat >"$work/own.csv" <<END
姓名,性别,年龄,学历,手机号码,技能等级,出生日期,First day of the course,培训类别,培训天数,附有证明：有,申请理由
王喆,女,35,大专,13800000000,四级,1989/3/5,2024-06-17,岗前培训、技能提升培训,10,√,提升技能
END
ok "another form" build/gongbu form -C "$work/own" --lang en --fonts build/fonts example-2024-1/2 --data "$work/own.csv" -o "$work/own.pdf"
pdfinfo -struct-text "$work/own.pdf" | sed -n 's/^ *"\(.*\)"$/\1/p' | squeeze >"$work/own.txt"
for text in 性别男√女年龄35 出生日期1989年3月5日 开班日期2024年6月17日 √岗前培训√技能提升培训转岗 附有证明√有; do
	ok "another form: $text" grep -q "$text" "$work/own.txt"
done

# The sheet to begin with: what it has is what is accepted, in either language.
for edition in zh en; do
	ok "an empty sheet, $edition" form --headings --edition $edition -o "$work/empty.csv"
	ok "an empty sheet, $edition: as spreadsheets know UTF-8" test "$(head -c 3 "$work/empty.csv")" = $'\xEF\xBB\xBF'
	echo '甲,乙公司,丙,丁,戊,己,60人,5,3000元,500元,同意,2020-07-01,,,李四,0571-1' >>"$work/empty.csv"
	ok "an empty sheet, $edition: filled in" form --data "$work/empty.csv" -o "$work/begun.pdf"
	ok "an empty sheet, $edition: says it" says "$work/begun.pdf" 乙公司 60人 同意 李四 0571-1
done

# Quotation marks are as wide as those of the words around them, whatever the edition.
sed '2s/理论 + 实操/“Best”/; 2s/电池管理系统的检测与维修/“Best”中/' "$work/rows.csv" >"$work/quotes.csv"
for edition in zh en; do
	ok "quotation marks, $edition" form --data "$work/quotes.csv" --edition $edition -o "$work/quotes.pdf"
	pdftotext -bbox "$work/quotes.pdf" - | sed -n 's/.*xMin="\([0-9.]*\)".*xMax="\([0-9.]*\)".*>\(“Best”中*\)<.*/\3 \1 \2/p' >"$work/widths"
	ok "quotation marks, $edition: in English" awk '$1 == "“Best”" { w = $3 - $2 } END { exit !(w > 30 && w < 42) }' "$work/widths"
	ok "quotation marks, $edition: in Chinese" awk '$1 == "“Best”中" { w = $3 - $2 } END { exit !(w > 60 && w < 75) }' "$work/widths"
done

# A workbook as offices keep them: a title over it, rows without anything, merged cells, days as a spreadsheet's numbers,
# numbers as text, a column with nothing in it.
ok "a messy workbook" form --data tests/pdf/messy.xlsx -o "$work/messy/{row}.pdf"
ok "a messy workbook: a file a row" test "$(cd "$work/messy" && echo *)" = "5.pdf 7.pdf"
ok "a messy workbook: the first" says "$work/messy/5.pdf" 杭州市第一技师学院培训中心 焊工竞赛 120 ５ 60000 王翀
ok "a messy workbook: what is merged" says "$work/messy/7.pdf" 杭州市第一技师学院培训中心 叉车司机竞赛 30人 １５０００元 13800000000
for day in 5:15 7:16; do
	ok "a messy workbook: its days" grep -q "2020年7月${day#*:}日" <(pdfinfo -struct-text "$work/messy/${day%:*}.pdf" | sed -n 's/^ *"\(.*\)"$/\1/p' | squeeze)
done

# Where it cannot be written: said in the reader's language, and no part of it is left.
unwritten() { # NAME WORDS COMMAND…
	local name=$1 words=$2 status; shift 2
	"$@" >"$work/out" 2>&1; status=$?
	[ $status -eq 3 ] && grep -qF -- "$words" "$work/out" && [ -z "$(find "$work" -name '*.part')" ] && echo "ok $name" ||
		{ echo "not ok $name ($status)"; sed 's/^/  /' "$work/out"; }
}
mkdir "$work/folder"
unwritten "a folder in its place" "it is a folder" form --data "$work/rows.csv" -o "$work/folder"
unwritten "a folder in its place, in Chinese" "这是文件夹" build/gongbu form --lang zh hangzhou-2020-43/5 -o "$work/folder"
unwritten "a full device" "No space left on device" form --data "$work/rows.csv" -o /dev/full
form --data "$work/rows.csv" -o /dev/stdout 2>/dev/null | cat >"$work/piped.pdf"
ok "to another program" cmp "$work/zh.pdf" "$work/piped.pdf"
form --data "$work/rows.csv" -o /dev/stdout >"$work/piped.pdf" 2>/dev/null
ok "to a file of the shell's" cmp "$work/zh.pdf" "$work/piped.pdf"
if strace -f -qq -o /dev/null true 2>/dev/null; then
	full() { strace -f -qq -o /dev/null -e trace=write -e inject=write:error=ENOSPC:when="$1" build/gongbu form --lang zh hangzhou-2020-43/5 "${@:2}"; }
	unwritten "the disk is full at the first" 磁盘已满 full 1 --data "$work/rows.csv" -o "$work/full/{row}.pdf"
	ok "the disk is full at the first: no file" test -z "$(find "$work/full" -type f)"
	unwritten "the disk is full at the second" 磁盘已满 full 2 --data "$work/rows.csv" -o "$work/full/{row}.pdf"
	ok "the disk is full at the second: the first is whole" qpdf --check "$work/full/2.pdf"
	ok "the disk is full at the second: no other" test "$(ls "$work/full")" = 2.pdf
else
	echo "ok the disk is full # SKIP no tracing here"
fi

# A mistake in one row leaves no file at all, and the old one as it was.
sed '$s/叉车司机竞赛/𰻞/' "$work/rows.csv" >"$work/bad.csv"
cp "$work/zh.pdf" "$work/kept.pdf"
if form --data "$work/bad.csv" -o "$work/kept.pdf" >/dev/null 2>"$work/message"; then echo "not ok refuses"; else echo "ok refuses"; fi
ok "says which cell" grep -q 'C3: .*U+30EDE' "$work/message"
ok "leaves the old file" cmp "$work/zh.pdf" "$work/kept.pdf"
for words in "hangzhou-2020-43/9" "hangzhou-2020-43/5x" "hangzhou-2020-43/5 --data" "hangzhou-2020-43/5 --sheet 1" "hangzhou-2020-43/5 --date 1" "hangzhou-2020-43/5 --edition fr" "hangzhou-2020-43/5 --what" "" "hangzhou-2020-43/5 --fill --copies"; do
	# shellcheck disable=SC2086
	build/gongbu form --lang en $words >"$work/out" 2>&1; status=$?
	if [ $status -eq 2 ] && [ -s "$work/out" ]; then echo "ok usage: form $words"; else echo "not ok usage: form $words ($status)"; fi
done

# Many: told now and then, within what memory a few need.
{ head -n 1 "$work/rows.csv"; for i in $(seq 2500); do sed -n 3p "$work/rows.csv"; done; } >"$work/long.csv"
ok "2,500 rows" form --data "$work/long.csv" -o "$work/long/{row}.pdf"
cp "$work/out" "$work/told"
ok "2,500 rows: told" grep -q '^2000 of 2500 done$' "$work/told"
ok "2,500 rows: there" test "$(find "$work/long" -name '*.pdf' | wc -l)" -eq 2500
head -n 301 "$work/long.csv" >"$work/some.csv"
ok "on a terminal a bar" test -n "$(script -qec "build/gongbu form --lang en hangzhou-2020-43/5 --data '$work/some.csv' -o '$work/some.pdf'" /dev/null |
	grep -F '[########################################] 300/300')"
ok "elsewhere no bar" test -z "$(form --data "$work/some.csv" -o "$work/some.pdf" 2>&1 | grep -F '[#')"
