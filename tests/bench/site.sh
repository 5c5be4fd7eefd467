#!/usr/bin/env bash
# Building sites of many policies, beside Hugo and beside the least it could cost, on the same words in the same run, all
# on a RAM disk. Medians of interleaved runs; a ratio is the median of the ratios of the pairs. Called by tests/bench.sh.
#   tests/bench/site.sh [N…]    numbers of policies, each in two languages; default 100 1000 5000
# Hugo's pages are those that its templates here make: a page a policy and language with contents list, home, lists,
# sitemap, feeds (`--only`); "every output" adds texts side by side, open data, search, review pages and the rest.
# Floor: cmark's CPU seconds for all texts, halved for two processors, and the time to copy the finished site.
# Memory is the largest process's, for gongbu times the processes that it has: more than it ever holds at once.
set -u
cd "$(dirname "$0")/../.." || exit 3
bash tests/deps.sh hugo time libcmark-dev >/dev/null || exit 3
work=$(mktemp -d /dev/shm/gongbu-site.XXXXXX 2>/dev/null || mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
gcc -O2 -o "$work/floor" tests/bench/floor.c -lcmark || exit 3
workers=2
part=assets,policy,pages,feeds,sitemap

figure() { printf '%-58s %10s   goal %s\n' "$1" "$2" "$3"; }
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
timed() { # COMMAND…: "WALL CPU PEAK-KB"
	/usr/bin/time -o "$work/time" -f '%e %U %S %M' "$@" >"$work/log" 2>&1 || { echo "failed: $*" >&2; tail -n 5 "$work/log" >&2; return 1; }
	awk '{ printf "%.3f %.3f %d\n", $1, $2 + $3, $4 }' "$work/time"
}
by_hugo() { rm -rf "$work/hugo"; timed hugo --quiet --noBuildLock -s "$corpus/hugo" -d "$work/hugo"; }
ours() { rm -rf "$work/site"; timed build/gongbu build -C "$corpus/gongbu" -o "$work/site" -j $workers --date 2026-11-21 "$@"; }
floor() { # of the site just made
	local cmark copy
	cmark=$(timed "$work/floor" "$corpus/gongbu/content" 1 | cut -d' ' -f2)
	rm -rf "$work/copy"
	copy=$(timed cp -r "$work/site" "$work/copy" | cut -d' ' -f1)
	awk "BEGIN { printf \"%.3f\n\", $cmark / 2 + $copy }"
}
column() { cut -d' ' -f"$1" "$2" | median; }
ratio() { # FILE COLUMN FILE COLUMN: the median of the pairs' ratios
	paste -d' ' <(cut -d' ' -f"$2" "$1") <(cut -d' ' -f"$4" "$3") | awk '{ print ($2 > 0 ? $1 / $2 : 0) }' | median
}
two() { awk "BEGIN { printf \"%.2f\", $1 }"; }

[ $# -gt 0 ] || set -- 100 1000 5000
for n in "$@"; do
	corpus=$work/corpus
	rm -rf "$corpus" && node tests/bench/corpus.mjs "$n" "$corpus" || exit 1
	runs=$((n > 2000 ? 3 : 5)) && rm -f "$work"/n.*
	for _ in $(seq $runs); do
		by_hugo >>"$work/n.hugo" && ours --only $part >>"$work/n.part" && floor >>"$work/n.part-floor" &&
			ours >>"$work/n.all" && floor >>"$work/n.all-floor" && timed "$work/floor" "$corpus/gongbu/content" 2 "$work/html.$RANDOM" >>"$work/n.p" || exit 1
		rm -rf "$work"/html.*
	done
	pages=$(find "$work/hugo" -name '*.html' | wc -l)
	figure "$n policies: Hugo, $pages pages, seconds, CPU, MiB" \
		"$(column 1 "$work/n.hugo") $(column 2 "$work/n.hugo") $(($(column 3 "$work/n.hugo") / 1024))" "peer"
	for what in part all; do
		name=$([ $what = part ] && echo "the same pages" || echo "every output")
		figure "$n policies: $name, seconds, CPU, MiB" "$(column 1 "$work/n.$what") $(column 2 "$work/n.$what") $(($(column 3 "$work/n.$what") * (workers + 1) / 1024))" "see below"
		figure "… times the floor of $(column 1 "$work/n.$what-floor") s" "$(two "$(ratio "$work/n.$what" 1 "$work/n.$what-floor" 1)")" \
			"$([ $what = part ] && echo '<= 2' || echo '<= 4')"
	done
	figure "… the same pages, times less wall time than Hugo" "$(two "$(ratio "$work/n.hugo" 1 "$work/n.part" 1)")" ">= 10"
	figure "… times less CPU" "$(two "$(ratio "$work/n.hugo" 2 "$work/n.part" 2)")" "-"
	figure "… times less memory" "$(two "$(column 3 "$work/n.hugo") / ($(column 3 "$work/n.part") * ($workers + 1))")" ">= 20"
	figure "… P, cmark alone on two processes, pages of bodies, seconds" "$(column 1 "$work/n.p")" "-"
done

# Growth, with every output, of CPU time and of memory: the exponent between 100 and 10,000 policies.
declare -A cpu peak
for n in 100 10000; do
	corpus=$work/corpus
	rm -rf "$corpus" "$work/hugo" "$work/copy" && node tests/bench/corpus.mjs "$n" "$corpus" && rm -rf "$corpus/hugo" || exit 1
	rm -f "$work"/n.*
	for _ in $(seq $((n > 1000 ? 1 : 5))); do ours >>"$work/n.all" || exit 1; done
	cpu[$n]=$(column 2 "$work/n.all") peak[$n]=$(column 3 "$work/n.all")
done
figure "growth of CPU time, 100 to 10,000 policies, exponent" "$(two "log(${cpu[10000]} / ${cpu[100]}) / log(100)")" "<= 1.05"
figure "growth of memory, exponent" "$(two "log(${peak[10000]} / ${peak[100]}) / log(100)")" "<= 1.05"
