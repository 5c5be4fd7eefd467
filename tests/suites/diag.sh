#!/usr/bin/env bash
# Every diagnostic, word for word. tests/diag/base is a small project without mistakes; a case is a folder beside it:
#   edit         lines of FILE<TAB>SED -E SCRIPT, or FILE<TAB>rm, FILE<TAB>=TEXT (a new file), FOLDER<TAB>cp OTHER
#   args         what follows `gongbu`, where it is not `check`
#   expect.en, expect.zh   what it then reports
# ACCEPT=1 writes the expect files; read the difference before it goes in.
set -u
cd "$(dirname "$0")/../.." || exit 3
mkdir -p build/test
work=$(mktemp -d build/test/diag.XXXXXX) || exit 3
trap 'rm -rf "$work"' EXIT
sanitized=$(realpath "${GONGBU:-build/san/gongbu}") plain=$(realpath "${GONGBU_PLAIN:-build/gongbu}") fonts=$PWD/build/fonts
export ASAN_OPTIONS=detect_leaks=0
cp -r tests/diag/base "$work/base" && cp -r templates assets "$work/base/" || exit 3

edit() { # the case's edit applied here; every line must change something
	local file script
	while IFS=$'\t' read -r file script; do
		if [ "$script" = rm ]; then rm "$file" || return 1; continue; fi
		if [[ $script == cp\ * ]]; then cp -r "${script#cp }" "$file" || return 1; continue; fi
		if [[ $script == =* ]]; then mkdir -p "$(dirname "$file")"; printf '%s' "${script#=}" >"$file"; continue; fi
		cp "$file" ../before && sed -E -i "$script" "$file" || return 1
		if cmp -s ../before "$file"; then echo "# no change in $file: $script"; return 1; fi
	done <"$1"
}

run() { # CASE LANG: what is reported, then "exit N" unless it is 1; English under the sanitizers
	local args=check status gongbu=$plain
	[ "$2" = zh ] || gongbu=$sanitized
	[ ! -f "$1/args" ] || args=$(cat "$1/args")
	[[ $args == -* ]] && args="check $args"
	# shellcheck disable=SC2086
	"$gongbu" ${args%% *} --fonts "$fonts" --lang "$2" --date 2026-11-21 ${args#"${args%% *}"} 2>&1 >/dev/null
	status=$?
	[ $status -eq 1 ] || echo "exit $status"
}

for lang in en zh; do
	if out=$(cd "$work/base" && "$plain" check --fonts "$fonts" --strict --lang $lang --date 2026-11-21 2>&1 >/dev/null) &&
		[ -z "$out" ]; then echo "ok base is clean ($lang)"; else echo "not ok base is clean ($lang)"; echo "$out"; fi
done

for case in tests/diag/*/; do
	name=$(basename "$case") case=$PWD/${case%/}
	[ "$name" != base ] || continue
	rm -rf "$work/case" && cp -r "$work/base" "$work/case"
	if [ -f "$case/edit" ] && ! (cd "$work/case" && edit "$case/edit"); then echo "not ok $name: its edit fails"; continue; fi
	for lang in en zh; do
		(cd "$work/case" && run "$case" $lang) >"$work/out"
		[ -z "${ACCEPT:-}" ] || cp "$work/out" "$case/expect.$lang"
		if [ -s "$work/out" ] && cmp -s "$work/out" "$case/expect.$lang"; then
			echo "ok $name ($lang)"
		else
			echo "not ok $name ($lang)"; diff -u "$case/expect.$lang" "$work/out"
		fi
	done
done

# Every name in brackets, and every English sentence, that the sources can print has a case.
perl tests/diag/messages.pl gen/*.c gen/checks.def >"$work/messages"
cat tests/diag/*/expect.en >"$work/seen"
while IFS=$'\t' read -r kind text where; do
	if [ "$kind" = name ]; then grep -qF "[$text]" "$work/seen"; else grep -qF -- "$text" "$work/seen"; fi ||
		grep -qxF -- "$kind	$text" <(cut -f 1,2 tests/diag/elsewhere) ||
		{ echo "not ok no case reports this $kind: $text ($where)"; missing=1; }
done <"$work/messages"
[ -n "${missing:-}" ] || echo "ok every name and message has a case"
