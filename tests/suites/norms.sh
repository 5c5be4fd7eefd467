#!/usr/bin/env bash
# What the site says of itself to machines, and what web servers say of it: addresses, sitemap, feeds, JSON-LD, the
# header files under nginx and Apache as Debian has them.
set -u
. "$(dirname "$0")/../browser/built.sh"
build_sample "$work/small"
status=0

# The real content, as if it had an address.
mkdir -p "$work/real" && cp -r content "$work/real/" && ln -sfn "$PWD/templates" "$work/real/templates" &&
	ln -sfn "$PWD/assets" "$work/real/assets" && echo 'base-url: https://policy.example:8443/gongbu' >>"$work/real/content/site.yaml"
build "$work/addressed" 2026-11-21 -C "$work/real" --fonts "$PWD/build/fonts"

for file in small/feed.zh.xml small/feed.en.xml small/sitemap.xml addressed/feed.zh.xml addressed/feed.en.xml addressed/sitemap.xml; do
	case $file in *feed*) schema=atom;; *) schema=sitemap;; esac
	if xmllint --noout --relaxng "tests/norms/$schema.rng" "$work/$file" 2>"$work/log"; then
		echo "ok $file is of its schema"
	else
		echo "not ok $file is of its schema"; head -n 5 "$work/log"; status=1
	fi
done
node tests/norms/norms.mjs "$work/small" tests/golden/content https://sample.example/ 2024-06-01 || status=1
node tests/norms/norms.mjs "$work/addressed" content https://policy.example:8443/gongbu/ 2026-11-21 || status=1
node tests/norms/norms.mjs "$site" content "" 2026-11-21 || status=1
build/gongbu check --date 2026-11-21 --lang zh --fonts build/fonts >"$work/said" 2>&1
if grep -q 'base-url.*不生成 sitemap.xml' "$work/said"; then echo "ok a missing base-url is said"
else echo "not ok a missing base-url is said"; cat "$work/said"; status=1; fi

# ---- the servers ----
export PATH=$PATH:/usr/sbin
port=$((20000 + $$ % 20000))
cat >"$work/nginx.conf" <<CONF
daemon off; master_process off; pid $work/nginx.pid; error_log $work/nginx.log;
events { }
http {
	include /etc/nginx/mime.types; access_log off;
	client_body_temp_path $work/t1; proxy_temp_path $work/t2; fastcgi_temp_path $work/t3; uwsgi_temp_path $work/t4; scgi_temp_path $work/t5;
	server { listen 127.0.0.1:$port; root $work/small; include $work/small/server/nginx.conf; }
}
CONF
modules=/usr/lib/apache2/modules
cat >"$work/apache.conf" <<CONF
ServerRoot $work
ServerName localhost
Listen 127.0.0.1:$((port + 1))
PidFile $work/apache.pid
ErrorLog $work/apache.log
LoadModule mpm_event_module $modules/mod_mpm_event.so
LoadModule authz_core_module $modules/mod_authz_core.so
LoadModule headers_module $modules/mod_headers.so
LoadModule mime_module $modules/mod_mime.so
LoadModule dir_module $modules/mod_dir.so
LoadModule filter_module $modules/mod_filter.so
LoadModule deflate_module $modules/mod_deflate.so
TypesConfig /etc/mime.types
<VirtualHost 127.0.0.1:$((port + 1))>
	DocumentRoot $work/small
	Include $work/small/server/apache.conf
</VirtualHost>
CONF
chmod 755 "$work" # the servers may run as somebody else
nginx -p "$work" -c "$work/nginx.conf" 2>"$work/nginx.err" & nginx=$!
apache2 -d "$work" -f "$work/apache.conf" -DFOREGROUND 2>"$work/apache.err" & apache=$!
node tests/norms/servers.mjs "$work/small" "nginx=http://127.0.0.1:$port/" "Apache=http://127.0.0.1:$((port + 1))/" ||
	{ status=1; cat "$work"/nginx.err "$work"/apache.err; }
kill $nginx $apache 2>/dev/null
wait $nginx $apache 2>/dev/null
exit $status
