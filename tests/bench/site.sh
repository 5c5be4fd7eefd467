#!/usr/bin/env bash
# Building sites of many policies, beside Hugo and beside the least it could cost, on the same words in the same run, all
# on a RAM disk. Medians of interleaved runs; a ratio is the median of the ratios of the pairs. Called by tests/bench.sh.
#   tests/bench/site.sh [N…]    numbers of policies, each in two languages; default 100 1000 5000
# Hugo's pages are those that its templates here make: a page a policy and language with contents list, home, lists,
# sitemap, feeds (`--only`); "every output" adds texts side by side, open data, search, review pages and the rest.
# Floor: cmark's CPU seconds for all texts, halved for two processors, and the time to copy the finished site.
# Memory is the largest sum over a program's processes, what they share counted once, as seen some fifty times a second
# in a run of its own. RUNS=1 is for a quick look.
set -u
cd "$(dirname "$0")/../.." || exit 3
bash tests/deps.sh hugo time libcmark-dev >/dev/null || exit 3
work=$(mktemp -d /dev/shm/gongbu-site.XXXXXX 2>/dev/null || mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
gcc -O2 -o "$work/floor" tests/bench/floor.c -lcmark || exit 3
workers=2
part=assets,policy,pages,feeds,sitemap

figure() { printf '%-58s %10s   goal %s\n' "$1" "$2" "$3"; }
note() { printf '%-58s %10s   %s\n' "$1" "$2" "$3"; }
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
timed() { # COMMAND…: "WALL CPU"
	/usr/bin/time -o "$work/time" -f '%e %U %S' "$@" >"$work/log" 2>&1 || { echo "failed: $*" >&2; tail -n 5 "$work/log" >&2; return 1; }
	awk '{ printf "%.3f %.3f\n", $1, $2 + $3 }' "$work/time"
}
held() { # COMMAND…: the most KB it ever held
	local pid most=0 now
	"$@" >/dev/null 2>&1 &
	pid=$!
	while kill -0 $pid 2>/dev/null; do
		now=$(for p in $pid $(pgrep -P $pid); do cat /proc/"$p"/smaps_rollup; done 2>/dev/null | awk '/^Pss:/ { s += $2 } END { print s + 0 }')
		[ "$now" -le $most ] || most=$now
		sleep 0.01
	done
	wait $pid && echo $most
}
by_hugo() { rm -rf "$work/hugo"; "$1" hugo --quiet --noBuildLock -s "$corpus/hugo" -d "$work/hugo"; }
ours() { # timed or held, OPTIONS…
	local how=$1; shift
	rm -rf "$work/site"
	"$how" build/gongbu build -C "$corpus/gongbu" -o "$work/site" -j $workers --date 2026-11-21 "$@"
}
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
	runs=${RUNS:-$((n > 2000 ? 3 : 5))} && rm -f "$work"/n.*
	for _ in $(seq "$runs"); do
		by_hugo timed >>"$work/n.hugo" && ours timed --only $part >>"$work/n.part" && floor >>"$work/n.part-floor" &&
			ours timed >>"$work/n.all" && floor >>"$work/n.all-floor" && rm -rf "$work/html" &&
			timed "$work/floor" "$corpus/gongbu/content" 2 "$work/html" >>"$work/n.p" || exit 1
	done
	hugo=$(by_hugo held) part_held=$(ours held --only $part) all_held=$(ours held) || exit 1
	pages=$(find "$work/hugo" -name '*.html' | wc -l)
	note "$n policies: Hugo, $pages pages, seconds" "$(column 1 "$work/n.hugo")" "CPU $(column 2 "$work/n.hugo"), MiB $((hugo / 1024)): peer"
	note "… cmark alone, two processes, bodies only, seconds" "$(column 1 "$work/n.p")" "CPU $(column 2 "$work/n.p"): floor P"
	note "… the same pages, seconds" "$(column 1 "$work/n.part")" "CPU $(column 2 "$work/n.part"), MiB $((part_held / 1024)): see below"
	figure "… times less wall time than Hugo" "$(two "$(ratio "$work/n.hugo" 1 "$work/n.part" 1)")" ">= 10"
	figure "… times less CPU time" "$(two "$(ratio "$work/n.hugo" 2 "$work/n.part" 2)")" "-"
	figure "… times less memory" "$(two "$hugo / $part_held")" ">= 20"
	figure "… times the floor L, $(column 1 "$work/n.part-floor") s" "$(two "$(ratio "$work/n.part" 1 "$work/n.part-floor" 1)")" "<= 2"
	note "… every output, seconds" "$(column 1 "$work/n.all")" "CPU $(column 2 "$work/n.all"), MiB $((all_held / 1024)): see below"
	figure "… times the floor L, $(column 1 "$work/n.all-floor") s" "$(two "$(ratio "$work/n.all" 1 "$work/n.all-floor" 1)")" "<= 4"
done

# Growth, with every output, of CPU time and of memory: the exponent between 100 and 10,000 policies.
[ -z "${RUNS:-}" ] || exit 0
declare -A cpu peak
for n in 100 10000; do
	corpus=$work/corpus
	rm -rf "$corpus" "$work/hugo" "$work/copy" && node tests/bench/corpus.mjs "$n" "$corpus" && rm -rf "$corpus/hugo" || exit 1
	rm -f "$work"/n.*
	for _ in $(seq $((n > 1000 ? 1 : 5))); do ours timed >>"$work/n.all" || exit 1; done
	cpu[$n]=$(column 2 "$work/n.all") peak[$n]=$(ours held)
done
figure "growth of CPU time, 100 to 10,000 policies, exponent" "$(two "log(${cpu[10000]} / ${cpu[100]}) / log(100)")" "<= 1.05"
figure "growth of memory, exponent" "$(two "log(${peak[10000]} / ${peak[100]}) / log(100)")" "<= 1.05"
