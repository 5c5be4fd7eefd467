#!/usr/bin/env bash
# The program, natively and as wasm, against an estimator written a second time (tests/estimate/oracle.mjs), on random
# situations, always the same; ORACLE_SEED and ORACLE_COUNT choose others.
set -u
cd "$(dirname "$0")/../.." || exit 3
mkdir -p build/test
work=$(mktemp -d build/test/oracle.XXXXXX) || exit 3
trap 'rm -rf "$work"' EXIT
gongbu=$(realpath "${GONGBU:-build/gongbu}") count=${ORACLE_COUNT:-40000} seed=${ORACLE_SEED:-20261121} status=0
oracle=tests/estimate/oracle.mjs

ok() { # NAME COMMAND…: its output explains a failure
	local name=$1; shift
	if "$@" >"$work/out" 2>&1; then echo "ok oracle: $name"; else echo "not ok oracle: $name"; cat "$work/out"; status=1; fi
}

"$gongbu" estimate --pack >"$work/pack"
region() { # NAME
	node $oracle facts "$1" "$count" "$seed" >"$work/$1.facts"
	"$gongbu" estimate --batch <"$work/$1.facts" >"$work/$1.native"
	node tests/estimate/parity.mjs build/rules.wasm "$work/pack" "$work/$1.facts" >"$work/$1.wasm"
	ok "$1, native, $count situations" node $oracle judge "$work/$1.facts" "$work/$1.native" "$gongbu" estimate --batch
	ok "$1, the wasm answers the same" cmp "$work/$1.native" "$work/$1.wasm"
}
ok "the cases of content/" node $oracle cases
for name in hangzhou wuyi shangyu hengyang; do region "$name"; done

# An oracle that agrees with everything would prove nothing: every kind of answer occurs, and a wrong one is seen.
cat "$work"/*.native >"$work/all"
for kind in not-in-force no-rate needs depends up-to exact; do
	ok "some answers are $kind" grep -qF "\"status\":\"$kind\"" "$work/all"
done
for wrong in 's/"1000\.00"/"1000.01"/g' 's/"exact"/"up-to"/' 's/"A-16",//' 's/"hours",*//'; do
	sed "$wrong" "$work/wuyi.native" >"$work/wrong"
	ok "a mistake is seen: $wrong" bash -c "! node $oracle judge $work/wuyi.facts $work/wrong"
done
# Where it is wrong, the smallest situation is told: what the rule looks at, and the least that it goes wrong with.
cat >"$work/program" <<SH
#!/bin/sh
"$gongbu" estimate --batch | sed 's/"low":"2000\\.00","high":"2000\\.00"/"low":"2000.01","high":"2000.01"/g'
SH
chmod +x "$work/program"
grep '"program":"project"' "$work/hangzhou.facts" | grep '"days":[0-9]\{4,\}' | grep '"date":"2021-03-01"' | grep '"friction":"no"' >"$work/some.facts"
"$work/program" <"$work/some.facts" >"$work/some.answers"
smallest() {
	node $oracle judge "$work/some.facts" "$work/some.answers" "$(realpath "$work/program")" | sed -n '/^# the smallest:/{n;p}' >"$work/least"
	cat "$work/least"; grep -qxF '# {"region":"hangzhou","date":"2021-03-01","program":"project","friction":"no","days":20}' "$work/least"
}
ok "the smallest situation that goes wrong" smallest
exit $status
