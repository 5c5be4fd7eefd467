#!/usr/bin/env bash
# Figures, not tests: what is measured, and the goal it is held against. Sizes repeat; times are medians of five.
set -u
cd "$(dirname "$0")/.." || exit 3
work=$(mktemp -d /dev/shm/gongbu.XXXXXX 2>/dev/null || mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT

figure() { printf '%-58s %10s   goal %s\n' "$1" "$2" "$3"; }
gz() { cat "$@" | gzip -9c | wc -c; }
median() { sort -n | sed -n 3p; }
user() { # COMMAND…: CPU seconds of the user, to the hundredth
	local TIMEFORMAT=%U
	{ time "$@" >/dev/null 2>&1; } 2>&1
}

build/gongbu build -o "$work/site" --date 2026-11-21 >/dev/null || exit 1
data=$work/site/data
figure "wasm and rules of all regions, gzipped apart, bytes" $(($(gz "$data/rules.wasm") + $(gz "$data/rules.pack"))) "<= 8192"
figure "the ids and labels they answer with, gzipped, bytes" "$(gz "$data/rules.words")" "counted apart: DESIGN 7"
weight() { node tests/bench/weight.mjs "$work/site" "$1"; }
figure "policy page with all it fetches, gzipped, bytes" "$(weight zh/policies/hangzhou-2020-43/index.html)" "<= 61440"
figure "the heaviest, Shangyu's in English" "$(weight en/policies/shangyu-draft/index.html)" "<= 61440"
figure "home with all it fetches, gzipped, bytes" "$(weight zh/index.html)" "<= 30720"

# The estimator: as a batch natively, as objects in Node through the page's glue, and beside Publicodes.
cpu_rate() { # FACTS: answers a CPU second of `gongbu estimate --batch`
	local s n
	n=$(wc -l <"$1")
	s=$(for i in 1 2 3 4 5; do user sh -c "build/gongbu estimate --batch <$1"; done | median)
	awk "BEGIN {print int($n / $s)}"
}
for i in $(seq 200); do cat tests/estimate/hangzhou.jsonl; done >"$work/facts"
figure "answers per CPU second, native, object in and object out" "$(cpu_rate "$work/facts")" ">= 100000"
figure "answers per CPU second, wasm in Node, object to object" \
	"$(node tests/bench/objects.mjs "$work/site" tests/estimate/hangzhou.jsonl)" ">= 100000"
figure "first answer in Node, compiled, opened and asked, ms" \
	"$(for i in 1 2 3 4 5; do node tests/bench/first.mjs "$work/site"; done | median)" "<= 5"
read -r ours theirs situations amounts < <(node tests/bench/publicodes.mjs "$work/site" "$work/full") ||
	{ echo "Publicodes and gongbu differ"; exit 1; }
figure "amounts alike, Publicodes and ours, in $situations situations" "$amounts" "0 differ"
for i in $(seq 20); do cat "$work/full"; done >"$work/facts"
native=$(cpu_rate "$work/facts")
figure "answers per CPU second on those: Publicodes" "$theirs" "-"
figure "… wasm in Node, times as many" "$((ours / theirs))" "-"
figure "… native, times as many" "$((native / theirs))" ">= 300"

bash tests/bench/site.sh
bash tests/bench/forms.sh
