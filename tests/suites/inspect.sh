#!/usr/bin/env bash
# `gongbu check SITE` on what cannot be told in tests/diag: our own site, a link in the tree, a folder that is not there.
set -u
cd "$(dirname "$0")/../.." || exit 3
mkdir -p build/test
work=$(mktemp -d build/test/inspect.XXXXXX) || exit 3
trap 'rm -rf "$work"' EXIT
gongbu=$(realpath "${GONGBU:-build/gongbu}") sanitized=$(realpath build/san/gongbu) status=0
export ASAN_OPTIONS=detect_leaks=0

ok() { # NAME COMMAND…
	local name=$1; shift
	if "$@"; then echo "ok inspect: $name"; else echo "not ok inspect: $name"; head -20 "$work/out" | sed 's/^/#   /'; status=1; fi
}
inspect() { # FOLDER: what is said into $work/out; the exit status
	"$sanitized" check --lang en "$1" >"$work/out" 2>&1
}
says() { grep -qF -- "$1" "$work/out"; }

"$gongbu" build -o "$work/site" --date 2026-11-21 >"$work/out" 2>&1 || exit 1
ok "our own site is without errors" inspect "$work/site"
ok "… and all of it was looked at" says "$(find "$work/site" -name '*.html' | wc -l) pages, $(find "$work/site" -type f | wc -l) files"
ok "… its owner is asked for the identification code once" test "$(grep -c 'SiteIDCode' "$work/out")" -eq 1
before=$(cd "$work/site" && find . -type f -exec sha256sum {} + | sort | sha256sum)
rm "$work/site/zh/rates/index.html"
ok "a page taken away is missed" eval '! inspect "$work/site"'
ok "… where it is linked" says 'site/zh/index.html:2:'
cp "$work/site/en/rates/index.html" "$work/site/zh/rates/index.html"
inspect "$work/site"
ln -s /nowhere "$work/site/loop"
ok "a link in the tree is not followed" eval 'inspect "$work/site"; says "loop: warning: neither a file nor a folder"'
rm "$work/site/loop"
"$gongbu" build -o "$work/again" --date 2026-11-21 >/dev/null 2>&1; inspect "$work/again"
ok "nothing is changed" test "$before" = "$(cd "$work/again" && find . -type f -exec sha256sum {} + | sort | sha256sum)"
ok "a folder that is not there is told" eval '! inspect "$work/missing" && says "holds no page"'
ok "--json is one document" eval '"$gongbu" check --json "$work/again" | node -e "
	const all = JSON.parse(require(\"fs\").readFileSync(0)); process.exit(all.errors === 0 && all.warnings > 0 ? 0 : 1)"'
ok "--strict counts the warnings" eval '! "$gongbu" check --strict "$work/again" >"$work/out" 2>&1'
exit $status
