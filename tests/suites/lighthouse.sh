#!/usr/bin/env bash
# Lighthouse on the pages most readers come to.
set -u
. "$(dirname "$0")/../browser/built.sh"
node tests/browser/lighthouse.mjs "$site"
