#!/usr/bin/env bash
# Filled forms, figures against three peers in the same run: the same form (附件5, Chinese), the same words and values,
# the same fonts. CPU of user and system with all children, to the microsecond of the kernel's account: medians, ours and
# the fastest peer's in turn; memory as the largest process has it. A slow peer fills fewer forms and its figure is scaled
# up; the line says so.
#   tests/bench/forms.sh        called by tests/bench.sh
set -u
cd "$(dirname "$0")/../.." || exit 3
here=tests/bench/forms
work=$(mktemp -d /dev/shm/gongbu-forms.XXXXXX 2>/dev/null || mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
bash tests/deps.sh weasyprint time >/dev/null || exit 3
# Not `npm ci`, which refuses a lock without Typst for the systems that this is not.
[ -d $here/node_modules ] || (cd $here && npm install --no-save --no-audit --no-fund >/dev/null) || exit 3
for n in 1 10 20 100 1000; do node $here/rows.mjs $n >"$work/$n.csv"; done
# The peers look through no other fonts than those the form is set in.
mkdir "$work/fonts" && cp build/fonts/Fandol* build/fonts/Liberation* "$work/fonts/" || exit 3

figure() { printf '%-58s %10s   goal %s\n' "$1" "$2" "$3"; }
failed() { echo "failed: ${command[*]}" >&2; cat "$work/log" >&2; exit 1; }

command=()
ours() { # N: `command` fills N forms, each in a file of its own
	command=(build/gongbu form hangzhou-2020-43/5 --edition zh --data "$work/$1.csv" -o "$work/out/{row}.pdf")
}
by() { # PEER N
	case $1 in
	ours) ours "$2" ;;
	Typst) command=(node $here/by_typst.mjs "$work/fonts" "$work/$2.csv" "$work/out") ;;
	WeasyPrint) command=(/usr/bin/python3 $here/by_weasyprint.py "$work/fonts" "$work/$2.csv" "$work/out") ;;
	Chromium) command=(node $here/by_chromium.mjs "$work/fonts" "$work/$2.csv" "$work/out") ;;
	esac
}
cpu_once() { # N: the CPU seconds of `command`, which fills N forms
	local TIMEFORMAT='%3U %3S'
	rm -rf "$work/out" && mkdir "$work/out"
	{ time "${command[@]}" >"$work/log" 2>&1; } 2>"$work/time" || failed
	[ "$(find "$work/out" -name '*.pdf' | wc -l)" -eq "$1" ] || { echo "not $1 forms: ${command[*]}" >&2; exit 1; }
	awk '{ printf "%.3f\n", $1 + $2 }' "$work/time"
}
medians() { # RUNS N WHO…: into cpu[WHO N], everyone's turn after everyone's
	local runs=$1 n=$2 i who; shift 2
	rm -f "$work"/cpu.*
	for ((i = 0; i < runs; i++)); do
		for who; do by "$who" "$n"; cpu_once "$n" >>"$work/cpu.$who" || exit 1; done
	done
	for who; do cpu[$who$n]=$(sort -n "$work/cpu.$who" | sed -n "$(((runs + 1) / 2))p"); done
}
peak() { # WHO N: MiB of the largest process
	by "$1" "$2"
	rm -rf "$work/out" && mkdir "$work/out"
	/usr/bin/time -o "$work/peak" -f %M "${command[@]}" >"$work/log" 2>&1 || failed
	echo $(($(tail -n 1 "$work/peak") / 1024))
}

declare -A cpu
medians 21 1 ours Typst
medians 3 1000 ours Typst
figure "one filled form, CPU seconds" "${cpu[ours1]}" "see the peers"
figure "1,000 filled forms in files of their own, CPU seconds" "${cpu[ours1000]}" "see the peers"
figure "peak memory, 100 forms and 1,000 forms, MiB" "$(peak ours 100) $(peak ours 1000)" "flat"

# peer, forms it fills for the figure of 1,000
while read -r peer n; do
	if [ "$peer" != Typst ]; then
		medians 1 1 "$peer"
		medians 1 "$n" "$peer"
	fi
	# what one form costs once the program is there, a thousand times, and the program once
	[ "$n" = 1000 ] || cpu[${peer}1000]=$(awk "BEGIN { print ${cpu[${peer}1]} + 999 * (${cpu[$peer$n]} - ${cpu[${peer}1]}) / ($n - 1) }")
	scaled=$([ "$n" = 1000 ] || echo ", scaled from $n")
	figure "$peer, one filled form, CPU seconds" "${cpu[${peer}1]}" "peer"
	figure "$peer, 1,000 filled forms, CPU seconds$scaled" "${cpu[${peer}1000]}" "peer, peak $(peak "$peer" "$n") MiB"
done <<'PEERS'
Typst 1000
WeasyPrint 10
Chromium 20
PEERS

for n in 1 1000; do
	fastest=$(for peer in Typst WeasyPrint Chromium; do echo "${cpu[$peer$n]} $peer"; done | sort -n | head -n 1)
	figure "times less CPU than the fastest (${fastest#* }), $n filled" \
		"$(awk "BEGIN { printf \"%.1f\", ${fastest% *} / ${cpu[ours$n]} }")" ">= 5"
done
