#!/usr/bin/env bash
# What is made of the golden project, byte for byte; and of the real content, whether all of it is there.
set -u
. "$(dirname "$0")/../browser/built.sh"
build_sample "$work/small"
status=0
bash tests/golden/spread.sh "$work/small" "$work/got"
for file in $(cd tests/golden/expect && find . -type f | sort); do
	if cmp -s "tests/golden/expect/$file" "$work/got/$file"; then
		echo "ok golden: ${file#./}"
	else
		echo "not ok golden: ${file#./}"
		diff -u "tests/golden/expect/$file" "$work/got/$file" 2>&1 | cut -c1-300 | head -n 20 | sed 's/^/  /'
		status=1
	fi
done
node tests/browser/facts.mjs "$site" || status=1
node tests/browser/facts.mjs "$work/small" tests/golden/content || status=1
days=()
for day in 2020-06-30=pending 2020-07-01=in-force 2021-12-31=in-force 2022-01-01=expired; do
	build "$work/${day%%=*}" "${day%%=*}"
	days+=("$day=$work/${day%%=*}")
done
node tests/browser/dates.mjs hangzhou-2020-43 "${days[@]}" || status=1
exit $status
