#!/usr/bin/env bash
# Filled forms, figures against three peers in the same run: the same form (附件5, Chinese), the same words and values,
# the same fonts. CPU seconds of user and system with all children, the least of several runs; memory as the largest
# process has it. A slow peer fills fewer forms and its figure is scaled up; the line says so.
#   tests/bench/forms.sh        called by tests/bench.sh
set -u
cd "$(dirname "$0")/../.." || exit 3
here=tests/bench/forms
work=$(mktemp -d /dev/shm/gongbu-forms.XXXXXX 2>/dev/null || mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
bash tests/deps.sh weasyprint time >/dev/null || exit 3
[ -d $here/node_modules ] || (cd $here && npm ci --no-audit --no-fund >/dev/null) || exit 3
for n in 1 10 20 100 1000; do node $here/rows.mjs $n >"$work/$n.csv"; done

figure() { printf '%-58s %10s   goal %s\n' "$1" "$2" "$3"; }
measure() { # COMMAND…: "CPU-SECONDS PEAK-KB"
	/usr/bin/time -o "$work/time" -f '%U %S %M' "$@" >"$work/log" 2>&1 || { echo "failed: $*" >&2; cat "$work/log" >&2; return 1; }
	awk '{ printf "%.3f %d\n", $1 + $2, $3 }' "$work/time"
}
least() { # RUNS COMMAND…: the least CPU-SECONDS, and the PEAK-KB of that run
	local runs=$1 i; shift
	for ((i = 0; i < runs; i++)); do rm -rf "$work/out" && mkdir "$work/out" && measure "$@" || return 1; done | sort -n | head -n 1
}

ours() { # N: COMMAND that fills N forms, each in a file of its own
	command=(build/gongbu form hangzhou-2020-43/5 --edition zh --data "$work/$1.csv" -o "$work/out/{row}.pdf")
}
by() { # PEER N
	case $1 in
	Typst) command=(node $here/by_typst.mjs build/fonts "$work/$2.csv" "$work/out") ;;
	WeasyPrint) command=(/usr/bin/python3 $here/by_weasyprint.py build/fonts "$work/$2.csv" "$work/out") ;;
	Chromium) command=(node $here/by_chromium.mjs build/fonts "$work/$2.csv" "$work/out") ;;
	esac
}

declare -A cpu
ours 1; read -r cpu[ours1] _ < <(least 9 "${command[@]}") || exit 1
ours 100; read -r _ peak100 < <(least 3 "${command[@]}")
ours 1000; read -r cpu[ours1000] peak1000 < <(least 3 "${command[@]}")
[ "$(find "$work/out" -name '*.pdf' | wc -l)" -eq 1000 ] || { echo "gongbu did not fill 1,000 forms"; exit 1; }
figure "one filled form, CPU seconds" "${cpu[ours1]}" "see the peers"
figure "1,000 filled forms in files of their own, CPU seconds" "${cpu[ours1000]}" "see the peers"
figure "peak memory, 100 forms and 1,000 forms, MiB" "$((peak100 / 1024)) $((peak1000 / 1024))" "flat"

# peer, forms it fills for the figure of 1,000, runs
while read -r peer n runs; do
	by "$peer" 1; read -r cpu[${peer}1] _ < <(least "$runs" "${command[@]}") || exit 1
	by "$peer" "$n"; read -r many peak < <(least "$runs" "${command[@]}") || exit 1
	# what one form costs once the program is there, a thousand times, and the program once
	cpu[${peer}1000]=$(awk "BEGIN { print $n == 1000 ? $many : ${cpu[${peer}1]} + 999 * ($many - ${cpu[${peer}1]}) / ($n - 1) }")
	[ "$n" = 1000 ] || scaled=", scaled from $n"
	figure "$peer, one filled form, CPU seconds" "${cpu[${peer}1]}" "peer"
	figure "$peer, 1,000 filled forms, CPU seconds${scaled-}" "${cpu[${peer}1000]}" "peer, peak $((peak / 1024)) MiB"
	unset scaled
done <<'PEERS'
Typst 1000 3
WeasyPrint 10 1
Chromium 20 2
PEERS

for n in 1 1000; do
	fastest=$(for peer in Typst WeasyPrint Chromium; do echo "${cpu[$peer$n]} $peer"; done | sort -n | head -n 1)
	figure "times less CPU than the fastest (${fastest#* }), $n filled" \
		"$(awk "BEGIN { printf \"%.1f\", ${fastest% *} / ${cpu[ours$n]} }")" ">= 5"
done
