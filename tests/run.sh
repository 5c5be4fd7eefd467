#!/usr/bin/env bash
# Runs every suite and closes with one plain line, "N passed, N failed". A suite is a program that prints
# "ok …" and "not ok …" lines; one that ends badly without a "not ok" of its own counts as one failure.
#   tests/run.sh [SUITE…]      the suites whose names are given, else all
set -u
cd "$(dirname "$0")/.." || exit 3
export CMOCKA_MESSAGE_OUTPUT=TAP LC_ALL=C.UTF-8 TZ=UTC
# fontconfig and cairo keep what they made for the life of a process
export LSAN_OPTIONS="suppressions=$PWD/tests/lsan.supp print_suppressions=0"
log=build/test; mkdir -p "$log"
passed=0 failed=0

suite() { # NAME COMMAND…
	local name=$1 status ok bad; shift
	[ ${#only[@]} -eq 0 ] || [[ " ${only[*]} " == *" $name "* ]] || return 0
	"$@" >"$log/$name.log" 2>&1; status=$?
	ok=$(grep -c '^ok ' "$log/$name.log"); bad=$(grep -c '^not ok ' "$log/$name.log")
	if [ $status -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
	if [ "$ok" -eq 0 ] && [ "$bad" -eq 0 ]; then bad=1; echo "no test ran" >>"$log/$name.log"; fi
	printf '%-24s %4d passed %4d failed\n' "$name" "$ok" "$bad"
	if [ "$bad" -gt 0 ]; then grep -v '^ok ' "$log/$name.log" | head -n 60 | sed 's/^/    /'; fi
	passed=$((passed + ok)); failed=$((failed + bad))
}

only=("$@")
make -s units || exit 1
for unit in build/san/tests/test_*; do [[ $unit == *.* ]] || suite "$(basename "$unit")" "$unit"; done
for script in tests/suites/*.sh; do suite "$(basename "$script" .sh)" bash "$script"; done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
