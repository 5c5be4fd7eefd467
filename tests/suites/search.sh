#!/usr/bin/env bash
# The search: what is found for which words, and the page that finds it; citing what was found.
set -u
. "$(dirname "$0")/../browser/built.sh"
status=0
node tests/search/search.mjs "$site" || status=1
node tests/search/browser.mjs "$site" || status=1
node tests/search/cite.mjs "$site" || status=1
exit $status
