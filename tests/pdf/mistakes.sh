#!/usr/bin/env bash
# Does every mistake in a form's YAML have its line? Each is made alone in the form of own.yaml.
#   tests/pdf/mistakes.sh PROJECT        a project with that form, built before
set -u
project=$1 form=$1/content/policies/example-2024-1/forms/2-project.yaml
cp "$form" "$project/good.yaml"
status=0

mistake() { # NAME SED LINE CHECK: after SED, an error on LINE with the name CHECK is reported
	sed -E "$2" "$project/good.yaml" >"$form"
	if cmp -s "$form" "$project/good.yaml"; then
		echo "not ok own form: $1: the edit changes nothing"; status=1; return
	fi
	build/gongbu check -C "$project" --fonts build/fonts --lang en --date 2024-06-01 >"$project/log" 2>&1
	if grep -qE "2-project\.yaml:$3:[0-9]+: error: .*\[$4\]$" "$project/log"; then
		echo "ok own form: $1"
	else
		echo "not ok own form: $1: no [$4] on line $3"; sed 's/^/  /' "$project/log"; status=1
	fi
}

line() { grep -n -m 1 -- "$1" "$project/good.yaml" | cut -d: -f1; }

mistake "an unknown key" 's/^head:/header:/' "$(line '^head:')" unknown-key
mistake "a blank without id" 's/\{id: age, /{/' "$(line 'id: age')" missing-key
mistake "a label in one language" 's/, en: Age\}/}/' "$(line 'id: age')" missing-key
mistake "a choice without label" 's/\{id: m, label: \{zh: 男, en: M\}\}/{id: m}/' "$(line 'id: sex')" missing-key
mistake "an unknown type" '0,/type: date/s//type: day/' "$(line 'type: date')" bad-value
mistake "an id used twice" 's/id: phone/id: name/' "$(line 'id: phone')" duplicate
mistake "a choice used twice" 's/id: f, label/id: m, label/' "$(line 'id: sex')" duplicate
mistake "an id that is a date's" 's/id: clerk/id: born-day/' "$(line 'id: clerk')" duplicate
mistake "an id with a dot" 's/id: born/id: born.on/' "$(line 'id: born')" form-id
mistake "a date that is ticked" 's/id: age, label: \{zh: 年龄, en: Age\}/&, type: date, choices: [{id: a, label: {zh: 甲, en: A}}]/' \
	"$(line 'id: age')" form-blank
mistake "choices in an opinion" 's/^- approval: \{id: opinion,/& type: date,/' \
	"$(line '^- approval')" form-blank
mistake "four in a row" "s/^  - \\{id: age.*/&\\n  - {id: more, label: {zh: 备注, en: Remarks}}/" \
	"$(line '^- fields:')" form-row
mistake "a row of two kinds" 's/^- block: .*/&\n  fields: [{id: more, label: {zh: 备注, en: Remarks}}]/' \
	"$(line '^- block')" form-row
mistake "a date where there is no room" 's/id: age, label: \{zh: 年龄, en: Age\}/&, type: date/' \
	"$(line 'id: age')" form-overflow
mistake "a choice too long" "s/en: apprenticeship\\}/en: $(printf 'long %.0s' {1..30})}/" "$(line 'id: kind')" form-overflow
mistake "a label too long" "s/en: Age\\}/en: $(printf 'x%.0s' {1..60})}/" "$(line 'id: age')" form-overflow
mistake "a character no font has" 's/zh: 年龄/zh: 年𪚥/' "$(line 'id: age')" form-glyph
mistake "a choice no font has" 's/zh: 男/zh: 𪚥/' "$(line 'id: sex')" form-glyph
mistake "another number in English" 's/zh: 年龄, en: Age/zh: 年龄（18岁以上）, en: Age (over 16)/' \
	"$(line 'id: age')" figures
mistake "not YAML" 's/^rows:/rows: [/' "$(line '^- fields:')" yaml
mv "$project/good.yaml" "$form"
exit $status
