#!/usr/bin/env bash
# What `make install` puts in place works where there is content and nothing else, and makes the same site; the package
# of Debian holds the same; the completion knows what the program knows.
set -u
cd "$(dirname "$0")/../.." || exit 3
mkdir -p build/test
work=$(mktemp -d "$PWD/build/test/install.XXXXXX") || exit 3
trap 'rm -rf "$work"' EXIT

ok() { # NAME COMMAND…: its output explains a failure
	local name=$1; shift
	if "$@" >"$work/why" 2>&1; then echo "ok $name"; else echo "not ok $name"; sed 's/^/  /' "$work/why"; fi
}

build/gongbu build -o "$work/site" --date 2026-11-21 >"$work/why" 2>&1 || { echo "not ok the site"; cat "$work/why"; exit 1; }
mkdir "$work/bureau" && cp -r content "$work/bureau/"

installs() { make -s install DESTDIR="$work/root" PREFIX=/opt/gongbu; }
ok "make install" installs
bin=$work/root/opt/gongbu/bin/gongbu

same_site() { # GONGBU: run with nothing around it but content makes the site of the checkout
	rm -rf "$work/bureau/site"
	(cd / && env -i PATH=/usr/bin:/bin "$1" build -C "$work/bureau" --date 2026-11-21) && diff -r "$work/site" "$work/bureau/site"
}
ok "the installed program makes the same site of content alone" same_site "$bin"
other_commands() (
	cd "$work/bureau" && "$bin" check --date 2026-11-21 && "$bin" data zh/index.html >/dev/null &&
		"$bin" estimate region=hangzhou date=2021-03-01 program=project days=12 friction=no group=none | grep -q HZ-10 &&
		"$bin" form hangzhou-2020-43/3 -o "$work/form.pdf" && [ -s "$work/form.pdf" ]
)
ok "and its other commands do there" other_commands

own_assets() { # a folder of one's own counts, whole
	cp -r "$work/bureau" "$work/own" && mkdir "$work/own/assets" && echo 'p { color: red }' >"$work/own/assets/style.css" &&
		"$bin" build -C "$work/own" --date 2026-11-21 && cmp "$work/own/assets/style.css" "$work/own/site/assets/style.css" &&
		[ ! -e "$work/own/site/assets/icon.svg" ] && cmp "$work/site/zh/index.html" "$work/own/site/zh/index.html"
}
ok "assets of the project's own take the place of the program's" own_assets
own_templates() {
	cp -r templates "$work/own/" && sed -i 's/<body/<body id="ours"/' "$work/own/templates/home.xhtml" &&
		"$bin" build -C "$work/own" --date 2026-11-21 && grep -q 'id="ours"' "$work/own/site/zh/index.html"
}
ok "templates of the project's own take the place of the program's" own_templates

in_place() {
	local file missing=0
	for file in share/man/man1/gongbu.1 share/man/man5/gongbu.5 share/bash-completion/completions/gongbu \
		share/doc/gongbu/copyright share/doc/gongbu/README.md share/doc/gongbu/examples/content/site.yaml; do
		[ -s "$work/root/opt/gongbu/$file" ] || { echo "no $file"; missing=1; }
	done
	for file in $(sh gen/fonts.sh --list); do
		cmp "build/fonts/$file" "$work/root/opt/gongbu/share/gongbu/fonts/$file" || missing=1
		grep -q "fonts/$file\$" "$work/root/opt/gongbu/share/doc/gongbu/copyright" || { echo "no licence of $file"; missing=1; }
	done
	return $missing
}
ok "manual, completion, examples and fonts with their licences are in place" in_place
nothing_else() { # the program never looks into the folder it was made in
	! grep -aF "$PWD/" "$bin"
}
ok "the program names no place of the machine that made it" nothing_else

# ---- the package ----
package() { mkdir -p "$work/$1" && bash gen/package/deb.sh "$work/$1"; }
ok "the package is made" package one
deb=$(echo "$work"/one/gongbu_*.deb)
repeats() { package two && cmp "$deb" "$work/two/$(basename "$deb")"; }
ok "and again, byte for byte" repeats
lean() { # every library that the program is linked with has its package among what it depends on
	local library
	dpkg-deb -f "$deb" Depends | tee "$work/depends"
	for library in libc6 libcmark libcairo2 libpango libqpdf libxml2 libyaml libjansson libzip libxlsxwriter libnettle libmicrohttpd; do
		grep -q "$library" "$work/depends" || { echo "does not depend on $library"; return 1; }
	done
	! grep -q -e -dev "$work/depends"
}
ok "the package depends on its libraries" lean
owners() { dpkg-deb -c "$deb" >"$work/files" && [ -s "$work/files" ] && ! grep -vE ' root/root ' "$work/files"; }
ok "its files are root's" owners
lint() { lintian --allow-root --fail-on error,warning "$deb"; }
ok "lintian finds nothing" lint

if dpkg-deb -x "$deb" "$work/unpacked"; then
	ok "the package's program makes the same site" same_site "$work/unpacked/usr/bin/gongbu"
	manual() { zcat "$work/unpacked/usr/share/man/man1/gongbu.1.gz" | cmp - gen/gongbu.1; }
	ok "the package's manual is that of the sources" manual
fi

# ---- completion ----
complete_at() { # WORDS…: what is offered for the last of them
	bash -c 'compopt() { :; }; . gen/package/gongbu.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
		_gongbu gongbu "${!#}" "${COMP_WORDS[COMP_CWORD - 1]}"; printf "%s\n" "${COMPREPLY[@]}"' - gongbu "$@" |
		sed '/^$/d' | sort
}
offers() { # WORDS… -- OFFERED…
	local words=()
	while [ "$1" != -- ]; do words+=("$1"); shift; done
	shift
	diff <(complete_at "${words[@]}") <(printf '%s\n' "$@" | sort)
}
# shellcheck disable=SC2046
ok "every command is offered" offers "" -- --help $(sed -nE 's/^\t\{"([a-z]+)", [a-z_]+, -?[0-9].*/\1/p' gen/main.c)
# The manual's synopsis of a command has all its options; its pages are held against the program by the suite `docs`.
every_option() {
	local command bad=0
	[ "$(complete_at "" | wc -l)" -gt 3 ] || return
	for command in $(complete_at "" | grep -v '^-'); do
		diff <(complete_at "$command" - | grep '^-') <(awk -v c="$command" '/^\.Sh DESCRIPTION/ { exit }
			/^\.Nm$/ { on = 0 } $0 == ".Cm " c { on = 1 } on' gen/gongbu.1 | grep -oE 'Fl -?[A-Za-z-]+' |
			sed 's/Fl /-/' | cat - <(echo --help) | sort -u) || { echo "of $command"; bad=1; }
	done
	return $bad
}
ok "every option is offered" every_option
ok "beginnings are completed" offers bu -- build
ok "options are completed" offers build --l -- --lang
ok "a language is offered" offers build --lang "" -- zh en
# shellcheck disable=SC2046
ok "every output is offered" offers build --only "" -- $(sed -nE 's/^OUTPUT\((.*)\)$/\1/p' gen/outputs.def)
ok "an edition is offered" offers form --edition zh -- zh zh-en
ok "the project's forms are offered" offers form -C "$PWD" hangzhou -- $(cd content/policies &&
	ls hangzhou*/forms/*.yaml | sed -E 's,/forms/([0-9]+)-.*,/\1,')
