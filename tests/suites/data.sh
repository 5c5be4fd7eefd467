#!/usr/bin/env bash
# The open data: every file against its schema and its metadata, of the site and of the golden project.
set -u
. "$(dirname "$0")/../browser/built.sh"
build_sample "$work/small"
status=0
node tests/data/schema.mjs "$site" || status=1
node tests/data/schema.mjs "$work/small" | sed 's/^\(ok\|not ok\) /&sample: /' || status=1
[ "${PIPESTATUS[0]}" -eq 0 ] || status=1
exit $status
