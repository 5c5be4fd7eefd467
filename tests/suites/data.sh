#!/usr/bin/env bash
# The open data, of the site and of the golden project: every file against its schema and its metadata, every number
# against the pages and the estimator, the page's examples done as it says.
set -u
. "$(dirname "$0")/../browser/built.sh"
build_sample "$work/small"
status=0
node tests/data/schema.mjs "$site" || status=1
node tests/data/numbers.mjs "$site" || status=1
node tests/data/examples.mjs "$site" || status=1
node tests/data/occupations.mjs "$site" || status=1
for test in schema numbers; do
	node "tests/data/$test.mjs" "$work/small" | sed 's/^\(ok\|not ok\) /&sample: /' || status=1
	[ "${PIPESTATUS[0]}" -eq 0 ] || status=1
done
exit $status
