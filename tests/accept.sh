#!/usr/bin/env bash
# Takes what the program makes now as what it shall make: the golden pages and the expected structure of the forms.
# Read the difference before keeping it.
set -eu
. "$(dirname "$0")/browser/built.sh"
build_sample "$work/small"
rm -rf tests/golden/expect
bash tests/golden/spread.sh "$work/small" "$PWD/tests/golden/expect"
ACCEPT=1 bash tests/pdf/check.sh "$site"/forms/*.pdf
ACCEPT=1 bash tests/suites/diag.sh
rm -rf tests/golden/layout
ACCEPT=1 node tests/browser/layout.mjs "$work/small" tests/golden/layout
git --no-pager diff --stat -- tests/golden tests/pdf tests/diag
