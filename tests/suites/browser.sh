#!/usr/bin/env bash
# The site in a real browser: a reader's way through it, the other ways (keyboard, no script, narrow), every training
# of the estimator, axe, and where things stand in two browsers. Two at a time.
set -u
. "$(dirname "$0")/../browser/built.sh"
build_sample "$work/small"
ways() {
	local status=0 way
	for way in journey ways every form shangyu lists quiet embed audit firefox taps; do
		node "tests/browser/$way.mjs" "$site" || status=1
	done
	return $status
}

status=0
ways >"$work/ways" 2>&1 &
node tests/browser/axe.mjs "$site" "$work/small" || status=1
for other in "" firefox; do
	node tests/browser/layout.mjs "$work/small" tests/golden/layout $other || status=1
done
wait $! || status=1
cat "$work/ways"
exit $status
