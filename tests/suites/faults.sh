#!/usr/bin/env bash
# The machine fails in every way it can: whatever happens, the site that was there stays whole, the build says so and
# ends with 3, and the next build is as if nothing had happened. Also: the same content makes the same bytes anywhere.
set -u
cd "$(dirname "$0")/../.." || exit 3
mkdir -p build/test
work=$(mktemp -d "$PWD/build/test/faults.XXXXXX") || exit 3
trap 'umount "$work/full" 2>/dev/null; rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8
# A copy of it all: what stands here may be edited while this runs.
root=$work/project gongbu=$work/bin/gongbu
mkdir "$root" "$work/bin" && cp -r content templates assets "$root/" && cp -r build/gongbu build/fonts "$work/bin/" || exit 3

test_is() { # NAME STATUS: prints what was noted in $work/why when the status is not 0
	if [ "$2" -eq 0 ]; then echo "ok $1"; else echo "not ok $1"; sed 's/^/  /' "$work/why"; fi
}
sums() { (cd "$1" 2>/dev/null && find . -type f -print0 | sort -z | xargs -0r sha256sum); }
build() { "$gongbu" build -C "$root" -o "$work/site" --lang en "$@"; }

build --date 2021-01-01 >"$work/why" 2>&1; test_is "the first build" $?
sums "$work/site" >"$work/old"
build --date 2026-11-21 >"$work/why" 2>&1; test_is "the second build" $?
sums "$work/site" >"$work/new"
if cmp -s "$work/old" "$work/new" || [ ! -s "$work/old" ]; then echo "not ok the two differ"; exit 1; fi
build --date 2021-01-01 >/dev/null 2>&1

# STATUS of a build that failed: 3, the old site whole, nothing beside it, the reason said; then a build that succeeds.
old_stays() { # NAME STATUS WORDS
	local bad=0
	cp "$work/said" "$work/why"
	[ "$2" -eq 3 ] || { echo "exit $2, not 3" >>"$work/why"; bad=1; }
	grep -qE "$3" "$work/said" || { echo "nothing like \"$3\" was said" >>"$work/why"; bad=1; }
	sums "$work/site" | cmp -s - "$work/old" || { echo "the old site has changed" >>"$work/why"; bad=1; }
	[ ! -e "$work/site.gongbu-new" ] || { echo "site.gongbu-new was left behind" >>"$work/why"; bad=1; }
	recovers || bad=1
	test_is "$1" $bad
}
recovers() { # the next build makes the new site, the one after it the old one again
	build --date 2026-11-21 >>"$work/why" 2>&1 && sums "$work/site" | cmp -s - "$work/new" ||
		{ echo "the next build does not make its site" >>"$work/why"; return 1; }
	[ ! -e "$work/site.gongbu-new" ] || { echo "the next build leaves site.gongbu-new" >>"$work/why"; return 1; }
	build --date 2021-01-01 >>"$work/why" 2>&1
}

# ---- calls that fail ----
strace=(strace -f -qq -o /dev/null)
if ! "${strace[@]}" true 2>/dev/null; then
	echo "ok calls that fail # SKIP no tracing here"
else
	inject() { # NAME CALL HOW WORDS
		"${strace[@]}" -e trace="$2" -e inject="$2:$3" "$gongbu" build -C "$root" -o "$work/site" -j 1 --date 2026-11-21 \
			--lang en >"$work/said" 2>&1
		old_stays "$1" $? "$4"
	}
	writes=$("${strace[@]:0:3}" -o "$work/trace" -e trace=write "$gongbu" build -C "$root" -o "$work/site" -j 1 \
		--date 2021-01-01 >/dev/null 2>&1; wc -l <"$work/trace")
	inject "the disk is full at the first write" write error=ENOSPC:when=1 'cannot write .*No space left.*as it was'
	inject "the disk is full in the middle" write error=ENOSPC:when=$((writes / 2)) 'cannot write .*No space left.*as it was'
	inject "the disk breaks" write error=EIO:when=$((writes / 3)) 'cannot write .*Input/output.*as it was'
	inject "the quota is used up at a folder" mkdirat error=EDQUOT:when=2 'cannot make the folder .*as it was'
	inject "the disk fails when all is written" syncfs error=EIO 'cannot write .*as it was'
	inject "the swap fails" renameat2 error=EPERM 'cannot put the new site in place .*as it was'
	"${strace[@]}" -e trace=write -e inject=write:error=EINTR:when=2..40+3 "$gongbu" build -C "$root" -o "$work/site" -j 1 \
		--date 2021-01-01 >"$work/why" 2>&1 && sums "$work/site" | cmp -s - "$work/old"
	test_is "interrupted calls are taken up again" $?
	"${strace[@]}" -e trace=write -e inject=write:retval=1:when=2..60+5 "$gongbu" build -C "$root" -o "$work/short" -j 1 \
		--date 2021-01-01 >"$work/why" 2>&1
	test_is "short writes are gone on with" $?

	# ---- killed at a chosen call ----
	killed_at() { # CALL WHEN
		{ "${strace[@]}" -e trace="$1" -e inject="$1:signal=KILL:when=$2" "$gongbu" build -C "$root" -o "$work/site" -j 1 \
			--date 2026-11-21 >"$work/why" 2>&1
		} 2>/dev/null
		sums "$work/site" >"$work/now"
		if cmp -s "$work/now" "$work/old" || cmp -s "$work/now" "$work/new"; then recovers; else
			echo "the site is neither the old nor the new one" >>"$work/why"; false; fi
		test_is "killed at $1 $2" $?
	}
	killed_at mkdir 1
	killed_at write $((writes / 2))
	killed_at syncfs 1
	killed_at renameat2 1
	killed_at unlinkat 1
	killed_at unlinkat 9

	# ---- workers ----
	# Written to slowly, so that there is time to end one.
	"${strace[@]}" -e trace=openat -e inject=openat:delay_enter=3000 "$gongbu" build -C "$root" -o "$work/site" -j 2 \
		--date 2026-11-21 --lang en >"$work/said" 2>&1 &
	tracer=$! worker=
	for _ in $(seq 500); do
		worker=$(pgrep -P "$(pgrep -P $tracer | head -n 1)" 2>/dev/null | head -n 1)
		[ -z "$worker" ] || break
		sleep 0.02
	done
	kill -9 "$worker" 2>>"$work/said"
	wait $tracer
	old_stays "a worker is killed" $? 'a worker was ended by signal 9; .*/site is as it was'
	# What is made before the workers start is left out: the first call that fails is a worker's.
	for call in write:error=ENOSPC:when=1 write:error=EIO:when=3 mkdirat:error=EDQUOT:when=1; do
		"${strace[@]}" -e trace="${call%%:*}" -e inject="$call" "$gongbu" build -C "$root" -o "$work/part" -j 2 \
			--only policy --date 2026-11-21 --lang en >"$work/why" 2>&1; status=$?
		[ $status -eq 3 ] && [ "$(grep -c 'part is as it was' "$work/why")" -eq 1 ] && [ ! -e "$work/part" ] &&
			[ ! -e "$work/part.gongbu-new" ]
		test_is "the disk of workers fails: ${call%%:when*}" $?
		rm -rf "$work/part"
	done

	# ---- two at once ----
	"${strace[@]}" -e trace=syncfs -e inject=syncfs:delay_enter=1500000 "$gongbu" build -C "$root" -o "$work/site" \
		--date 2021-01-01 >"$work/first" 2>&1 &
	first=$!
	for _ in $(seq 100); do [ -d "$work/site.gongbu-new" ] && break; sleep 0.02; done
	build --date 2026-11-21 >"$work/why" 2>&1; second=$?
	wait $first; first=$?
	[ $first -eq 0 ] && [ $second -eq 1 ] && grep -q 'another build is writing here' "$work/why" &&
		sums "$work/site" | cmp -s - "$work/old"
	test_is "of two builds at once the second says so, the first finishes" $?
fi

# ---- killed at any moment ----
bad=0; : >"$work/why"
for turn in $(seq 12); do
	"$gongbu" build -C "$root" -o "$work/site" --date 2026-11-21 >/dev/null 2>&1 &
	pid=$!
	sleep "0.$(printf %03d $((RANDOM % 400)))"
	kill -9 $pid 2>/dev/null; wait $pid 2>/dev/null
	sums "$work/site" >"$work/now"
	if cmp -s "$work/now" "$work/new"; then build --date 2021-01-01 >/dev/null 2>&1
	elif ! cmp -s "$work/now" "$work/old"; then echo "turn $turn: neither the old nor the new site" >>"$work/why"; bad=1; fi
done 2>/dev/null
recovers || bad=1
test_is "killed at any moment, the site is the old or the new one" $bad

# ---- a disk that is really full ----
mkdir -p "$work/full"
if mount -t tmpfs -o size=256k tmpfs "$work/full" 2>/dev/null; then
	mkdir -p "$work/full/site/data"; echo '{}' >"$work/full/site/data/index.json"
	sums "$work/full/site" >"$work/small"
	"$gongbu" build -C "$root" -o "$work/full/site" --date 2026-11-21 --lang en >"$work/why" 2>&1; status=$?
	[ $status -eq 3 ] && grep -q 'No space left' "$work/why" && sums "$work/full/site" | cmp -s - "$work/small" &&
		[ ! -e "$work/full/site.gongbu-new" ]
	test_is "a full file system" $?
	umount "$work/full"
else
	echo "ok a full file system # SKIP cannot mount one here"
fi
"$gongbu" check -C "$root" --json >/dev/full 2>"$work/why"; [ $? -eq 3 ]
test_is "what cannot be printed is said" $?
"$gongbu" build -C "$root" -o "$work/nowhere/site" >"$work/why" 2>&1; [ $? -eq 3 ]
test_is "no folder to write to" $?

# ---- what is no site is not replaced; content is only read ----
mkdir -p "$work/letters"; echo mine >"$work/letters/mine.txt"
build -o "$work/letters" >"$work/why" 2>&1; [ $? -eq 1 ] && [ "$(ls "$work/letters")" = mine.txt ]
test_is "a folder that is no site is left alone" $?
sums "$root/content" >"$work/before"; build --date 2021-01-01 >/dev/null 2>&1; sums "$root/content" >"$work/after"
cp "$work/before" "$work/why"; cmp -s "$work/before" "$work/after"
test_is "content is only read" $?

# ---- the same bytes anywhere ----
same() { # NAME, a site at $work/other
	diff -r "$work/site" "$work/other" >"$work/why" 2>&1; test_is "$1" $?
}
(cd / && TZ=Asia/Shanghai LANG=zh_CN.UTF-8 LC_ALL='' "$gongbu" build -C "$root" -o "$work/other" --date 2021-01-01) >/dev/null 2>&1
same "another time zone, language and folder"
(cd "$root" && umask 077 && TZ=America/New_York LC_ALL=C SOURCE_DATE_EPOCH=1609459200 "$gongbu" build -o "$work/other") >/dev/null 2>&1
same "SOURCE_DATE_EPOCH instead of --date"
mkdir -p "$work/copy" && cp -r "$root/content" "$root/templates" "$root/assets" "$work/copy/"
find "$work/copy" -exec touch -d 2001-01-01 {} +
(cd "$work/copy" && "$gongbu" build --date 2021-01-01 && cp -r site "$work/copied") >/dev/null 2>&1
rm -rf "$work/other"; mv "$work/copied" "$work/other"
same "a copy of the project elsewhere, with other file times"
