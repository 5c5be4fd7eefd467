#!/usr/bin/env bash
# Takes what the program makes now as what it shall make: the golden pages and the expected structure of the forms.
# Read the difference before keeping it.
set -eu
. "$(dirname "$0")/browser/built.sh"
build_sample "$work/small"
rm -rf tests/golden/expect
bash tests/golden/spread.sh "$work/small" "$PWD/tests/golden/expect"
ACCEPT=1 bash tests/pdf/check.sh "$site"/forms/*.pdf
mkdir "$work/own" && cp -r tests/golden/content "$work/own/content" && ln -s "$PWD/templates" "$PWD/assets" "$work/own/"
own=$work/own/content/policies/example-2024-1
cp tests/pdf/own.yaml "$own/forms/2-project.yaml"
sed -i '/^附件2/,$d' "$own/source.txt" && cat tests/pdf/own.txt >>"$own/source.txt"
build "$work/own/site" 2024-06-01 -C "$work/own" --fonts "$PWD/build/fonts"
ACCEPT=1 bash tests/pdf/check.sh "$work"/own/site/forms/*.pdf
ACCEPT=1 bash tests/suites/diag.sh
rm -rf tests/golden/layout
ACCEPT=1 node tests/browser/layout.mjs "$work/small" tests/golden/layout
git --no-pager diff --stat -- tests/golden tests/pdf tests/diag
