# Sourced by the suites that look at the built site: sets `site`, a built one, and `work`, a folder that goes at the end.
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 3
mkdir -p build/test
work=$(mktemp -d "$PWD/build/test/site.XXXXXX")
trap 'rm -rf "$work"' EXIT
if [ ! -d tests/browser/node_modules ]; then
	echo "not ok the tools of tests/browser are there"
	echo "  \`make check\` installs them, or: cd tests/browser && npm ci"
	exit 1
fi

build() { # DIR DATE [OPTION…]
	local out=$1 date=$2; shift 2
	build/gongbu build -o "$out" --date "$date" "$@" >"$work/log" 2>&1 && return
	echo "not ok builds on $date"
	sed 's/^/  /' "$work/log"
	exit 1
}

# The golden project: a little content of every kind, with the templates and assets that stand here.
build_sample() { # DIR
	mkdir -p "$work/sample"
	ln -sfn "$PWD/tests/golden/content" "$work/sample/content"
	ln -sfn "$PWD/templates" "$work/sample/templates"
	ln -sfn "$PWD/assets" "$work/sample/assets"
	build "$1" 2024-06-01 -C "$work/sample" --fonts "$PWD/build/fonts"
}

site=${GONGBU_SITE:-}
if [ -z "$site" ]; then
	site=$work/site
	build "$site" 2026-11-21
fi
