#!/usr/bin/env bash
# The pages as documents: the Nu checker, html-validate, links and fragments, the tags of 47号; of the site and of the
# golden project, which has a draft, a policy in force and a base address.
set -u
. "$(dirname "$0")/../browser/built.sh"
build_sample "$work/small"
status=0
node tests/browser/html.mjs "$site" || status=1
node tests/browser/html.mjs "$work/small" | sed 's/^\(ok\|not ok\) /&sample: /' || status=1
[ "${PIPESTATUS[0]}" -eq 0 ] || status=1
exit $status
