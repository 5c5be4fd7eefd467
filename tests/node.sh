#!/usr/bin/env bash
# The browser tests need Node 18 or later with npm; Debian's own where the machine has none.
set -eu
if command -v node >/dev/null && command -v npm >/dev/null; then
	[ "$(node -p 'Number(process.versions.node.split(".")[0]) >= 18')" = true ] && exit 0
fi
exec bash "$(dirname "$0")/deps.sh" nodejs npm
