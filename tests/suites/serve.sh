#!/usr/bin/env bash
# The preview, as an editor and her browser meet it; the server runs under the sanitizers.
set -u
. "$(dirname "$0")/../browser/built.sh"
export TMPDIR=$work/tmp ASAN_OPTIONS=detect_leaks=1
project=$work/project
mkdir "$TMPDIR" "$project" && cp -r tests/golden/content "$project/" || exit 3
gongbu=$PWD/build/san/gongbu fonts=$PWD/build/fonts
server='' base=''
trap '[ -z "$server" ] || kill -9 "$server" 2>/dev/null; rm -rf "$work"' EXIT

ok() { # NAME COMMAND…: its output explains a failure
	local name=$1; shift
	if "$@" >"$work/why" 2>&1; then echo "ok $name"; else echo "not ok $name"; sed 's/^/  /' "$work/why"; tail -n 20 "$work/said" | sed 's/^/  server: /'; fi
}
start() { # OPTION…: a server whose address is in base; what it says is in $work/said
	: >"$work/said"
	(cd / && exec env LC_ALL=C.UTF-8 "$gongbu" serve -C "$project" --fonts "$fonts" --date 2024-06-01 --lang en "$@") >"$work/said" 2>&1 &
	server=$!
	for _ in $(seq 600); do
		base=$(grep -oE 'http://localhost:[0-9]+' "$work/said") && return
		kill -0 "$server" 2>/dev/null || break
		sleep 0.1
	done
	cat "$work/said"; return 1
}
stop() { # SIGNAL: it ends well and leaves nothing
	kill "-$1" "$server"; wait "$server"; local status=$?
	server=
	cat "$work/said"
	[ $status -eq 0 ] || { echo "exit $status"; return 1; }
	[ -z "$(ls -A "$TMPDIR")" ] || { ls -A "$TMPDIR"; return 1; }
	! grep -qE 'Sanitizer|runtime error' "$work/said"
}
page() { curl -sS --max-time 20 "$base/${1:-}"; }
status() { curl -sS --path-as-is --max-time 20 -o /dev/null -w '%{http_code}' "$@"; }
is() { [ "$1" = "$2" ] || { echo "$1, not $2"; return 1; }; }
until_page() { # PATH WORDS: within a minute the page has them
	for _ in $(seq 300); do
		page "$1" | grep -qF -- "$2" && return
		sleep 0.2
	done
	echo "$1 never says: $2"; return 1
}

ok "it starts and says where it is" start --port 0 -j 2
[ -n "$base" ] || exit 1
zh=$project/content/policies/hangzhou-2020-43/zh.md
policy=zh/policies/$(ls "$project/content/policies" | head -n 1)
zh=$project/content/policies/$(ls "$project/content/policies" | head -n 1)/zh.md

# ---- what is served ----
build "$work/plain" 2024-06-01 -C "$project" --fonts "$fonts"
same_but_script() { # the page is the published one, and a script
	local path
	for path in index.html zh/index.html "$policy/index.html" en/estimator/index.html; do
		page "$path" | sed -E 's|<script src="/gongbu-preview/preview.js\?[^"]*"></script></body>|</body>|' | cmp - "$work/plain/$path" || return
		page "$path" | grep -q gongbu-preview || { echo "no script in $path"; return 1; }
	done
}
ok "pages are those that a build makes, with the script that reloads them" same_but_script
all_files() { # every other file, byte for byte, and of its type
	local path type bad=0
	while read -r path; do
		curl -sS -D "$work/head" -o "$work/body" "$base/$path" && cmp "$work/body" "$work/plain/$path" || bad=1
		type=$(sed -nE 's/^Content-Type: ([^\r]*).*/\1/ip' "$work/head")
		case $path in
		*.css) is "$type" "text/css; charset=utf-8" ;;
		*.js) is "$type" "text/javascript; charset=utf-8" ;;
		*.json) is "$type" application/json ;;
		feed.*.xml) is "$type" application/atom+xml ;;
		*.xml) is "$type" application/xml ;;
		*.pdf) is "$type" application/pdf ;;
		*.svg) is "$type" image/svg+xml ;;
		*.csv) is "$type" "text/csv; charset=utf-8" ;;
		*.wasm) is "$type" application/wasm ;;
		*.xlsx) is "$type" application/vnd.openxmlformats-officedocument.spreadsheetml.sheet ;;
		*.txt | *.conf) is "$type" "text/plain; charset=utf-8" ;;
		*) is "$type" application/octet-stream ;;
		esac || { echo "  $path"; bad=1; }
	done < <(cd "$work/plain" && find . -type f ! -name '*.html' | sed 's,^\./,,')
	return $bad
}
ok "every other file is served as it is, with its type" all_files
unpublished() { ! grep -rl gongbu-preview "$work/plain"; }
ok "what is published has nothing of the preview" unpublished
folders() {
	page zh/ | cmp - <(page zh/index.html) && page "" | cmp - <(page index.html) &&
		is "$(curl -sS -o /dev/null -w '%{http_code} %{redirect_url}' "$base/zh")" "302 $base/zh/"
}
ok "a folder shows its index.html" folders
missing() {
	is "$(status "$base/zh/nothing.html")" 404 && page zh/nothing.html >"$work/page" &&
		grep -q 没有这个网页 "$work/page" && grep -q 'There is no such page' "$work/page"
}
ok "what is not there is a page that says so in both languages" missing
head_only() { is "$(curl -sS -I "$base/zh/" | head -n 1 | tr -d '\r')" "HTTP/1.1 200 OK" && is "$(curl -sS -I "$base/zh/" | grep -c '<')" 0; }
ok "HEAD is answered" head_only
read_only() { for method in POST PUT DELETE; do is "$(status -X $method -d x "$base/zh/")" 405 || return; done; }
ok "nothing but reading is allowed" read_only

# ---- what is not ----
escapes() {
	local path bad=0
	echo secret >"$TMPDIR/secret"; echo secret >"$TMPDIR/secret.html"
	for path in ../report.html ../../secret zh/../../../secret %2e%2e/report.html %2e%2e%2f%2e%2e%2fsecret zh/..%2f..%2f..%2fsecret \
		..%5c..%5csecret %2fetc%2fpasswd /etc/passwd //etc/passwd ./index.html zh/./index.html zh//index.html .hidden \
		zh/index.html/ zh/index.html/x %00 zh/index.html%00.css zh/%0d%0aX:%20y; do
		curl -sS --path-as-is --max-time 20 -o "$work/body" -w '%{http_code}' "$base/$path" >"$work/code"
		case $(cat "$work/code") in 404 | 400) ;; *) [[ $path == *%00* ]] || { echo "$path: $(cat "$work/code")"; bad=1; } ;; esac
		! grep -qE 'secret|root:' "$work/body" || { echo "$path is let out"; bad=1; }
	done
	rm "$TMPDIR/secret" "$TMPDIR/secret.html"
	return $bad
}
ok "no path leads out of the site" escapes
hosts() {
	local host
	for host in evil.example localhost.evil.example evil.localhost 127.0.0.1.evil.example 192.168.0.1 '[::2]' localhost:80x ''; do
		is "$host $(status -H "Host: $host" "$base/zh/")" "$host 403" || is "$host $(status -H "Host: $host" "$base/zh/")" "$host 400" || return
	done
	for host in localhost LOCALHOST:1 127.0.0.1 '[::1]:9'; do is "$host $(status -H "Host: $host" "$base/zh/")" "$host 200" || return; done
}
ok "another host's name is refused" hosts
local_only() { # listens at 127.0.0.1 and nowhere else
	local port address
	port=$(printf '%04X' "${base##*:}")
	address=$(cat /proc/net/tcp /proc/net/tcp6 | awk -v p=":$port\$" '$2 ~ p && $4 == "0A" { print $2 }')
	is "$address" "0100007F:$port"
}
ok "it listens on this machine only" local_only
taken() {
	"$gongbu" serve -C "$project" --fonts "$fonts" --lang en --port "${base##*:}" >"$work/second" 2>&1
	is $? 3 && grep -q 'cannot be used: Address already in use; choose another with --port' "$work/second" &&
		is "$(ls "$TMPDIR" | wc -l)" 1
}
ok "a port that is taken is said" taken
usage() {
	local words
	for words in "--port x" "--port 65536" "--port -1" "-o x" "--json" "--strict" "word"; do
		# shellcheck disable=SC2086
		timeout 20 "$gongbu" serve -C "$project" --fonts "$fonts" $words >/dev/null 2>&1; is "$words $?" "$words 2" || return
	done
	"$gongbu" build --port 80 -C "$project" >/dev/null 2>&1; is $? 2
}
ok "what it cannot do it refuses" usage

# ---- an edit, good and bad ----
turn() { page gongbu-preview/turn; }
was=$(turn)
asked() { curl -sS --max-time 60 "$base/gongbu-preview/turn?after=$was" >"$work/turn"; }
asked & asking=$!
cp "$zh" "$work/zh.md"
sed -i '0,/^summary: */s//&新写的摘要。/' "$zh"
ok "an edit is on the page" until_page "$policy/" 新写的摘要
told() { wait $asking && ! is "$(cat "$work/turn")" "$was" >/dev/null && [ -s "$work/turn" ]; }
ok "a page that waits is told of it" told
sed -i 's/^kind: .*/kind: letter/' "$zh"
ok "a mistake is on the page of mistakes, in English" until_page gongbu-preview/ 'letter: unknown; accepted: notice, plan, opinion'
mistakes() {
	page gongbu-preview/ >"$work/page"
	grep -oE "content/policies/[a-z0-9-]+/zh.md:[0-9]+:[0-9]+" "$work/page" && grep -qF '[bad-value]' "$work/page" &&
		grep -q 'letter：.*notice' "$work/page" && grep -q '网站没有更新' "$work/page"
}
ok "and in Chinese, with its place and its check" mistakes
good_site() {
	page "$policy/" >"$work/page" && grep -q 新写的摘要 "$work/page" && grep -q 'gongbu-preview-bar' "$work/page" &&
		grep -q 查看错误 "$work/page" && grep -q 'See the errors' "$work/page"
}
ok "the last good site stays, with a bar that says so" good_site
ok "the terminal has the mistake too" grep -q 'zh.md:[0-9:]*: error: letter: unknown' "$work/said"
valid() { # what the preview adds to pages, and its own
	mkdir -p "$work/pages" && page gongbu-preview/ >"$work/pages/report.html" && page zh/nothing.html >"$work/pages/missing.html" &&
		page "$policy/" >"$work/pages/policy.html" &&
		java -jar tests/browser/node_modules/vnu-jar/build/dist/vnu.jar --errors-only "$work"/pages/*.html
}
ok "its pages are valid HTML" valid
cp "$work/zh.md" "$zh"
ok "mended, the page says so" until_page gongbu-preview/ 'The content has no errors'
clean() { page "$policy/" >"$work/page" && ! grep -q -e gongbu-preview-bar -e 新写的摘要 "$work/page"; }
ok "and the site is the mended one" clean
sed -i '0,/^summary: */s//&共99天。/' "$zh"
ok "what the checks find is told" until_page gongbu-preview/ 'the figures differ: Chinese has 99'
in_chinese() { page gongbu-preview/ | grep -q '中文有 99'; }
ok "and in Chinese too" in_chinese
cp "$work/zh.md" "$zh"
cp -r templates "$project/"
sed -i 's/<h1/<h1 class="ours"/' "$project/templates/home.xhtml"
ok "templates of one's own are taken up" until_page zh/ '<h1 class="ours"'
echo '<html' >"$project/templates/home.xhtml"
ok "a template's mistake is shown, by the program's own templates" until_page gongbu-preview/ 'home.xhtml:'
mkdir "$project/assets" && cp assets/* "$project/assets/" && rm -r "$project/templates"
echo .ours{} >>"$project/assets/style.css"
ok "and so are assets" until_page assets/style.css .ours{}
mkdir -p "$project/content/new/deep"
: >"$work/said.before"; sleep 1; cp "$work/said" "$work/said.before"
echo x >"$project/content/.hidden"; sleep 1
ok "a hidden file is no change" cmp "$work/said" "$work/said.before"
rm -r "$project/content/new" "$project/content/.hidden"

node tests/browser/preview.mjs "$base" "$zh" "/$policy/" || true

# ---- many at once, and the end ----
many() { # more than are kept waiting: the oldest are answered, the server goes on
	local i now pids=()
	now=$(turn)
	for i in $(seq 80); do curl -sS --max-time 3 "$base/gongbu-preview/turn?after=$now" >/dev/null 2>&1 & pids+=($!); done
	sleep 1; is "$(status "$base/zh/")" 200 || return
	wait "${pids[@]}"; return 0
}
ok "many pages may wait" many
ok "Ctrl-C ends it and removes its folder" stop INT

mv "$project/content/site.yaml" "$work/"
ok "it starts with mistakes" start
bare() {
	is "$(status "$base/zh/")" 503 && page zh/ | grep -q '>content/site.yaml<' && page | grep -q '网站没有更新' &&
		is "$(status "$base/gongbu-preview/")" 200
}
ok "and shows them at every address while there is no site" bare
mv "$work/site.yaml" "$project/content/"
ok "until there is one" until_page zh/ '<body class="home"'
sed -i '0,/^summary: */s//&又一处。/' "$zh"; sleep 0.3
ok "ended while it builds, it leaves nothing" stop TERM
