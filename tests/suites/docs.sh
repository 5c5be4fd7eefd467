# The man pages and README against the program: what is documented exists, and what exists is documented.
set -u
one=gen/gongbu.1 five=gen/gongbu.5
log=$(mktemp -d build/test/docs.XXXXXX) || exit 3
trap 'rm -rf "$log"' EXIT

ok() { # NAME COMMAND…: its output explains a failure
	local name=$1; shift
	if "$@" >"$log/out" 2>&1; then echo "ok $name"; else echo "not ok $name"; cat "$log/out"; fi
}

lint() { # PAGE: silent
	mandoc -T lint -W warning "$1" | tee "$log/lint"; [ ! -s "$log/lint" ]
}

# Words that a page lacks are printed; none may be.
marked() { # PAGE MACRO WORDS…: each stands in the page as `MACRO word`
	local page=$1 macro=$2 word missing=0; shift 2
	[ $# -gt 0 ] || { echo "nothing to look for: has the source changed its form?"; return 1; }
	for word; do
		grep -qE "(^\.(It )?| )$macro ([^ ]+ , )*$word( |\$)" "$page" || { echo "$page does not say: $word"; missing=1; }
	done
	return $missing
}

listed() { # FILE WORDS…: each is a line of the file
	local file=$1 word missing=0; shift
	for word; do grep -qxF -e "$word" "$file" || { echo "documented, but not in gen/: $word"; missing=1; }; done
	return $missing
}

items() { # MACRO: the words that gongbu.5 lists with it
	sed -nE "s/^\.It $1 ([A-Za-z_-]+)( No \*)?\$/\1/p" "$five" | sort -u
}

commands=$(sed -nE 's/^\t\{"([a-z]+)", [a-z_]+, -?[0-9].*/\1/p' gen/main.c)
options=$({ grep -oE '\{"[a-z-]+", [01], NULL' gen/main.c | sed -E 's/\{"([a-z-]+)".*/-\1/'
	grep -ohE -e '--[a-z][a-z-]+' gen/main.c gen/cmd_*.c | sed 's/^-//'
	grep -oE '"\+?([A-Za-z]:?)+" :|: "([A-Za-z]:?)+"' gen/main.c | grep -oE '[A-Za-z]'; } | sort -u)
grep -ohE '(TEXTS?|BOTH|DAY|COUNT|FLAG|CHOICE|MAPS?|NODE|LIST_FILE)\("[a-z_-]+"|\{"[a-z_-]+", YAML_' gen/read_*.c |
	sed -E 's/^[^"]*"([^"]*)".*/\1/' | sort -u >"$log/keys"

# A check's name is the third argument of the functions that report, or stands in checks.def.
perl -0777 -ne '
	$group = qr/(\((?:[^(){}"]++|"(?:[^"\\]|\\.)*"|(?1))*\)|\{(?:[^(){}"]++|"(?:[^"\\]|\\.)*"|(?1))*\})/;
	while (/\b(?:diag_(?:error|warn|plain)|wrong|refuse)\(((?:[^,(){}"]++|$group)+),((?:[^,(){}"]++|$group)+),\s*"([a-z-]+)",/g) {
		print "$5\n" }' gen/*.c >"$log/reported" 2>"$log/perl"
{ cat "$log/reported"; sed -nE 's/^CHECK\("([a-z-]+)".*/\1/p' gen/checks.def; } | sort -u >"$log/checks"

ok "gongbu.1 passes mandoc -T lint" lint "$one"
ok "gongbu.5 passes mandoc -T lint" lint "$five"
ok "gongbu.1 has every command" marked "$one" Cm $commands
ok "gongbu.1 has every option" marked "$one" "(Op )?Fl" $options
ok "gongbu.5 has every key of the schemas" marked "$five" Cm $(cat "$log/keys")
ok "gongbu.5 has every step of a rule" marked "$five" Cm $(sed -nzE 's/.*word_name\[NWORDS\] = \{([^}]*)\}.*/\1/p' gen/site.c | tr -d '\0' | tr -cs 'a-z\n' ' ')
ok "gongbu.5 has every check" marked "$five" Sy $(cat "$log/checks")
ok "gongbu.5 has no key that is not read" listed "$log/keys" $(items Cm)
ok "gongbu.5 has no check that is not made" listed "$log/checks" $(items Sy)
# --help of a command, in both languages, has the options of its synopsis and no others.
synopsis() { # COMMAND: its options
	awk -v c="$1" '/^\.Sh DESCRIPTION/ { exit } /^\.Nm$/ { on = 0 } $0 == ".Cm " c { on = 1 } on' "$one" |
		grep -oE 'Fl -?[A-Za-z-]+' | sed 's/Fl /-/' | sort -u
}
helped() {
	local command lang bad=0
	for command in $commands; do
		for lang in en zh; do
			diff <(build/gongbu "$command" --lang $lang --help | sed -nE 's/^  (-[A-Za-z-]+).*/\1/p' | sort -u) \
				<({ synopsis "$command"; echo --help; } | sort -u) || { echo "of $command, $lang"; bad=1; }
		done
	done
	return $bad
}
ok "--help of each command has the options of its synopsis" helped
asked() { # WORDS…: answered on standard output alone, and nothing is done
	build/gongbu "$@" >"$log/help" 2>"$log/complaint" && [ -s "$log/help" ] && [ ! -s "$log/complaint" ]
}
ok "--help wins over other words" asked build --help -o "$log/no/such/folder"
ok "gongbu --help has every command" sh -c 'for c; do build/gongbu --help | grep -q "^  gongbu $c" || exit 1; done' - $commands
ok "-h in Chinese, wherever it stands" sh -c 'build/gongbu estimate region=hangzhou -h --lang zh | grep -q "默认为当前文件夹"'
unhelped() { build/gongbu >"$log/help" 2>&1; [ $? -eq 2 ] && grep -q "gongbu estimate" "$log/help"; }
ok "no command at all is a mistake" unhelped
ok "README shows make site" grep -q '^ *make site' README.md
ok "README shows make check" grep -q '^ *make check' README.md
picture() { local n; n=$(stat -c %s README.png) && [ "$n" -le 204800 ]; }
ok "README's picture is there, and small" picture

# README's messages, made by such mistakes; line numbers aside.
samples() {
	local p=$log/site/content/policies/hangzhou-2020-43 lang
	mkdir "$log/site" && cp -r content templates assets "$log/site" &&
		sed -i 's/{fixed: 2000元}/{fixed: 2500元}/' "$p/rates.yaml" &&
		sed -i 's/online entrepreneurship training 2,000 yuan/online entrepreneurship training 2,200 yuan/' "$p/en.md" &&
		sed -i 's/上城区,6400/上城区,6500/' "$p/tables/1-districts.csv" &&
		sed -i 's/^kind: notice/kind: letter/; /^posted:/d' "$p/zh.md" || return
	for lang in en zh; do build/gongbu check -C "$log/site" --lang $lang --fonts build/fonts; done 2>&1 >/dev/null |
		sed -E "s|^$log/site/||; s/(:[0-9]+)+:/:/" >"$log/said"
	sed -nE 's/^ {4}(content\/.*\[[a-z-]+\])$/\1/p' README.md | sed -E 's/(:[0-9]+)+:/:/' | sort -u >"$log/promised"
	[ -s "$log/promised" ] || { echo "README shows no message"; return 1; }
	if grep -vxF -f "$log/said" "$log/promised"; then echo "gongbu said instead:"; cat "$log/said"; return 1; fi
}
ok "README's messages are the program's" samples

# README's commands are commands.
shown() {
	local word
	sed -nE 's|^ {4}build/gongbu ([a-z]+).*|\1|p' README.md | sort -u >"$log/shown"
	for word in $commands; do grep -qx "$word" "$log/shown" || { echo "README does not show: $word"; return 1; }; done
	[ "$(wc -l <"$log/shown")" -eq "$(wc -w <<<"$commands")" ]
}
ok "README shows every command" shown

# README's estimate is what the command answers.
estimated() {
	local words line
	read -ra words < <(sed -nE 's|^ {4}build/gongbu (estimate .*)|\1|p' README.md)
	build/gongbu "${words[@]}" --lang en >"$log/answer" || return
	sed -nE '/^The last one answers/,/^`/s/^ {4}(.*)/\1/p' README.md >"$log/example"
	[ -s "$log/example" ] || { echo "README shows no answer"; return 1; }
	if grep -vxF -f "$log/answer" "$log/example"; then echo "gongbu answered instead:"; cat "$log/answer"; return 1; fi
}
ok "README's estimate is the program's" estimated

# Between Chinese and Latin letters or figures the style makes the room: a typed space would be copied and searched.
unspaced() {
	! grep -nP '^\s+zh: .*([\x{3400}-\x{9fff}，。、；：）”] [A-Za-z0-9]|[A-Za-z0-9%)] [\x{3400}-\x{9fff}（“])' templates/strings.yaml |
		grep -v 'zh: 公布 Gongbu$'
}
ok "the pages' Chinese has no typed space beside Latin letters" unspaced
