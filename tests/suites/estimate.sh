#!/usr/bin/env bash
# The estimator: the command, the wasm beside it byte for byte, what the core leans on, and its size.
set -u
cd "$(dirname "$0")/../.." || exit 3
mkdir -p build/test
work=$(mktemp -d build/test/estimate.XXXXXX) || exit 3
trap 'rm -rf "$work"' EXIT
gongbu=$(realpath "${GONGBU:-build/gongbu}") status=0

ok() { # NAME CONDITION…
	local name=$1; shift
	if "$@"; then echo "ok estimate: $name"; else echo "not ok estimate: $name"; status=1; fi
}
says() { # FILE TEXT…: each text stands in the file
	local file=$1 text; shift
	for text; do grep -qF -- "$text" "$file" || { echo "# \"$text\" is not in:"; sed 's/^/#   /' "$file"; return 1; }; done
}
estimate() { # EXPECTED-STATUS WORDS…: out and err in $work
	local wanted=$1; shift
	"$gongbu" estimate "$@" >"$work/out" 2>"$work/err"; local got=$?
	[ $got -eq "$wanted" ] || { echo "# exit $got, not $wanted: $*"; sed 's/^/#   /' "$work/err"; return 1; }
}

"$gongbu" build -o "$work/site" --date 2026-11-21 >/dev/null || status=1

# The wasm answers what the command answers.
"$gongbu" estimate --pack >"$work/pack"
for facts in hangzhou regions; do
	situations=tests/estimate/$facts.jsonl
	ok "situations.mjs still prints $facts.jsonl" cmp -s <(node tests/estimate/situations.mjs $facts) $situations
	for option in "" --explain-no; do
		"$gongbu" estimate --batch $option <$situations >"$work/native"
		node tests/estimate/parity.mjs build/rules.wasm "$work/pack" $situations $option >"$work/wasm"
		ok "native and wasm agree on $(wc -l <$situations) situations${option:+ with $option}" cmp "$work/native" "$work/wasm"
	done
	ok "one answer a line ($facts)" test "$(wc -l <"$work/native")" -eq "$(wc -l <$situations)"
done
"$gongbu" estimate --batch <tests/estimate/regions.jsonl >"$work/native"
ok "what pages and programs are answered is what the command answers" \
	node tests/estimate/glue.mjs "$work/site" tests/estimate/regions.jsonl "$work/native"
ok "the oracle agrees with the regions' situations" node tests/estimate/oracle.mjs judge tests/estimate/regions.jsonl "$work/native"

# Who is paid, for what and by which clause, against the reading of the documents.
node tests/estimate/index.mjs "$work/site/data/rules.json" tests/estimate/index.csv || status=1
node tests/estimate/ambiguities.mjs "$work/site/data" tests/estimate/ambiguities.csv || status=1

# The audit of the rules: what it finds odd in them, and that its pages stay light.
audit=$work/site/en/audit
found() { grep -qF -- "$2" "$1" || { echo "# $1 lacks: $2"; return 1; }; }
ok "the audit finds where a further hour jumps" found "$audit/wuyi-2020-21/index.html" \
	"Jump. Class hours: from 11 class hours (no such subsidy) to 12 class hours (300 yuan)."
ok "the audit finds a rule that always gives way" found "$audit/shangyu-draft/index.html" "Whenever its conditions hold, SY-16 acts"
ok "the audit finds a step without effect" found "$audit/wuyi-2020-21/index.html" \
	"Cannot occur: above the limit “not more than 6,000 yuan × years”."
ok "the audit finds nothing odd in Hangzhou" found "$audit/hangzhou-2020-43/index.html" "No jumps in the amount were found"
light() { local f; for f in "$work"/site/*/audit/*/index.html; do [ "$(gzip -9c "$f" | wc -c)" -le 307200 ] || return 1; done; }
ok "every page of the audit within 300 KB gzipped" light

# The core calls nothing but itself, the wasm imports nothing.
for compiler in gcc clang; do
	for module in rules rules_pack rules_step answer answer_line given put; do
		$compiler -std=c11 -ffreestanding -O2 -c -o "$work/$module.o" gen/$module.c || status=1
	done
	ld -r -o "$work/core.o" "$work"/*.o
	ok "core leans on nothing ($compiler)" test -z "$(nm -u "$work/core.o")"
	rm -f "$work"/*.o
done
ok "wasm imports nothing" node -e 'process.exit(WebAssembly.Module.imports(new WebAssembly.Module(
	require("fs").readFileSync("build/rules.wasm"))).length)'

# The engine and the rules of all regions stay within 8 KB, ids and labels apart.
size=$(($(gzip -9c <build/rules.wasm | wc -c) + $(gzip -9c <"$work/site/data/rules.pack" | wc -c)))
words=$(gzip -9c <"$work/site/data/rules.words" | wc -c)
echo "# wasm and all regions' rules: $size bytes gzipped; their ids and labels: $words"
ok "the pack is its rules and its words" cmp <(cat "$work"/site/data/rules.{pack,words}) "$work/pack"
ok "the published wasm is the one tested" cmp "$work/site/data/rules.wasm" build/rules.wasm
ok "wasm and the rules of all regions within 8 KB gzipped" test "$size" -le 8192
mkdir -p "$work/one" && cp -r content "$work/one/" &&
	find "$work/one/content/policies" -name rates.yaml ! -path '*/hangzhou-2020-43/*' -delete && rm -rf "$work/one/content/projects"
"$gongbu" estimate -C "$work/one" --pack >"$work/one.pack" 2>"$work/err"
size=$(($(gzip -9c build/rules.wasm | wc -c) + $(gzip -9c "$work/one.pack" | wc -c)))
echo "# wasm and Hangzhou's pack, words and all: $size bytes gzipped"
ok "a pack of one region is made" test -s "$work/one.pack"
ok "wasm and Hangzhou's pack within 8 KB gzipped, words and all" test $size -le 8192

# The command.
hz="region=hangzhou date=2021-03-01"
ok "an answer in Chinese" estimate 0 --lang zh $hz program=project days=21 friction=yes approved-before=yes
ok "… says all of it" says "$work/out" "2600.00元，每人，确定" "付给：组织培训的单位" "上浮" "+30% → 2600.00元  [HZ-06 四（一）]" "说明 A-15" \
	"还可以回答" "group=" "提醒 HZ-11"
ok "an answer in English" estimate 0 --lang en $hz program=special-operation group=none friction=no --explain-no
ok "… says all of it" says "$work/out" "0.00–650.00 yuan per person, set by another document" "filed-standard=" "program = project"
ok "after the last day" estimate 0 --lang en region=hangzhou date=2022-03-01 program=project days=12 friction=no group=none
ok "… offers, does not substitute" says "$work/out" "not in force on this day" "as it stood on 2021-12-31" "1200.00 yuan"
ok "--json" estimate 0 --json $hz program=project days=12 friction=no group=none
ok "… is one object" node -e 'const a = JSON.parse(require("fs").readFileSync(process.argv[1]));
	process.exit(a.entitlements[0].high === "1200.00" && a.needs.length === 0 ? 0 : 1)' "$work/out"
ok "a wrong value" estimate 2 --lang zh $hz days=-3
ok "… is named" says "$work/err" "days（培训天数）" "-3" "不能是负数" "0 to 1000000"
ok "a wrong region" estimate 2 --lang en region=beijing date=2021-03-01
ok "… is named" says "$work/err" "region = beijing" "not accepted" "hangzhou"
ok "a missing date" estimate 2 --lang en region=hangzhou
ok "… is named" says "$work/err" "date: required"
ok "an unknown fact" estimate 2 --lang en $hz dags=3
ok "… is named" says "$work/err" "dags = 3: unknown fact" "days"
ok "an unknown word" estimate 2 --lang en $hz --frobnicate
ok "… is named" says "$work/err" "--frobnicate"
ok "a subsidy from the unemployment insurance" estimate 0 --lang en $hz program=insured-upgrade
ok "… warns that it may shut out another, and that the allowance is apart" says "$work/out" "Note A-29" "Note A-53"
ok "a certificate it may shut out" estimate 0 --lang en $hz program=skill-level level=level-4 group=none friction=no
ok "… says so too" says "$work/out" "Note A-29"
sy="region=shangyu date=2020-05-20 program=certificate level=level-4 class=a friction=yes group=none"
first() { head -n 1 "$work/out" | grep -qF -- "$1" || { echo "# the first line is not: $1"; head -n 3 "$work/out"; return 1; }; }
once() { [ "$(grep -cF -- "$1" "$work/out")" -eq 1 ] || { echo "# not once: $1"; return 1; }; }
ok "a draft that has ended, in English" estimate 0 --lang en $sy
ok "… says so before anything else" first "Based on a draft submitted for approval"
ok "… and when it ended" first "Its own period ended on 2021-12-31."
ok "… once" once "Based on a draft"
ok "… cites clauses as English pages do" says "$work/out" "[Attachment 2]" "[SY-A8 Attachment 2, note 1]" "(item 20)"
ok "… and none in Chinese" test -z "$(grep -E '第[0-9]+项|附件' "$work/out")"
ok "… and what to do about it" says "$work/out" "Next: this is a draft, and its own period ended on 2021-12-31."
ok "… and what all of it leaves open, once" says "$work/out" "What the document leaves open as a whole" "Note A-01" "Note A-42" "Note A-55"
ok "… once" once "Note A-42"
ok "a draft that has ended, in Chinese" estimate 0 --lang zh $sy
ok "… says so before anything else" first "依据为送审稿"
ok "… and when it ended" first "它写的期限到2021-12-31为止，现在已经结束。"
ok "… once" once "依据为送审稿，"
ok "… and what to do about it" says "$work/out" "下一步：这是送审稿，它写的期限也已到2021-12-31为止。" "整份文件没有写明的" "说明 A-55"
without() { ! grep -qF -- "$1" "$work/out" || { echo "# says $1"; return 1; }; }
ok "class A, level 4: not what class D or level 3 leaves open" estimate 0 --lang en $sy
ok "… not class D" without "Note A-36"
ok "… not several sums for technicians" without "Note A-27"
ok "… but what the rise and the ceiling do" says "$work/out" "Note A-25" "Note A-56"
ok "class D, level 4" estimate 0 --lang en ${sy/class=a/class=d}
ok "… its missing rates" says "$work/out" "Note A-36"
ok "class not said" estimate 0 --lang en ${sy/class=a/}
ok "… nothing is left out" says "$work/out" "Note A-36"
ok "JSON names it all the same" estimate 0 --json $sy
ok "… A-36" says "$work/out" '"A-36"'
ok "a senior worker of class A" estimate 0 --lang en ${sy/level-4/level-3}
ok "… what the other reading moves" says "$work/out" "Another reading: If a rise of 30% may go beyond 3,500 yuan" "1,050 yuan more"
ok "… and not what it moves in class B" without "400 yuan more"
ok "an intermediate worker" estimate 0 --lang en $sy
ok "… for whom it moves nothing" without "Another reading"
ok "a special-operation certificate in Hangzhou" estimate 0 --lang zh $hz program=special-operation group=none friction=yes approved-before=yes
ok "… what a rise would add" says "$work/out" "另一种理解：特种作业证书培训如果也提高30%，最高650元变成845元，多195元。"
ok "… and not that of another rule" without "少600元"
ok "the data say what moves" node -e 'const {notes} = JSON.parse(require("fs").readFileSync(process.argv[1]));
	const moved = Object.fromEntries(notes.filter(({others}) => others.length).map(({id, others}) => [id, others.map(o => o.difference).join()]));
	const wanted = {"A-11": "600.00,195.00", "A-19": "300.00", "A-25": "1050.00,400.00",
		"A-27": "2500.00,2000.00,1000.00,1000.00,20000.00,10000.00,5000.00", "A-43": "500.00"};
	if (JSON.stringify(moved) !== JSON.stringify(wanted)) { console.log("# " + JSON.stringify(moved)); process.exit(1); }' "$work/site/data/vocabulary.json"
ok "the pages for review say it" found "$audit/hengyang-2019-21/index.html" "2,200 yuan and not 1,700 yuan"
hy="region=hengyang date=2021-03-01 program=post-upgrade contract-years=3 filed=yes catalogue-rate=1000 group=none"
ok "one of Hengyang's two rises" estimate 0 --lang en $hy poor-park=yes relocated=no
ok "… is not in question" without "Note A-43"
ok "both of them" estimate 0 --lang en $hy poor-park=yes relocated=yes
ok "… are" says "$work/out" "Note A-43"
ok "a group of a number" estimate 0 --lang en region=shangyu date=2020-05-20 program=startup-rural-leader hours=49 group=none
ok "… beyond the bound" says "$work/out" "Note A-35"
ok "within the bounds" estimate 0 --lang en region=shangyu date=2020-05-20 program=startup-rural-leader hours=20 group=none
ok "… is not in question" without "Note A-35"
ok "a draft's answer as JSON" estimate 0 --json $sy
ok "… cites clauses as the document does" says "$work/out" '"clause":"附件2"'
ok "a document that has ended" estimate 0 --lang en $hz program=project days=12
ok "… says so first, and cites clauses in English" first "杭人社发〔2020〕43号: Its period ended on 2021-12-31."
ok "… and its clauses" says "$work/out" "[IV (II)]" "Next: the period of this document ended on 2021-12-31." "(IV (III))"
SOURCE_DATE_EPOCH=1590000000 "$gongbu" estimate --lang en $sy >"$work/out"
ok "a draft within its period is not said to have ended" test "$(grep -c 'period ended' "$work/out")" -eq 0
ok "… and still to be a draft" says "$work/out" "Next: this is a draft. Ask"
ok "a foreign training" estimate 0 --lang en $hz program=free-training group=none
ok "… gives an empty list" says "$work/out" "No rule applies."
printf '%s\n' '{"region":"hangzhou"' '{"region":"hangzhou","date":"2021-03-01"}' >"$work/in"
"$gongbu" estimate --batch <"$work/in" >"$work/out"
ok "--batch goes on after a bad line" test $? -eq 0 -a "$(grep -c '^{"error"' "$work/out")" -eq 1 -a "$(grep -c '^{"facts"' "$work/out")" -eq 1
exit $status
