#!/usr/bin/env bash
# Is the PDF/A-1b twin of each PDF valid to PDFBox's preflight, which did not write it? See twin.mjs.
#   tests/pdf/preflight.sh PDF…
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

jars=
for jar in preflight pdfbox2 fontbox2 xmpbox commons-logging commons-io jaxb-api javax.activation; do
	[ -r /usr/share/java/$jar.jar ] || { echo "not ok preflight: $jar.jar is installed"; exit 1; }
	jars=$jars:/usr/share/java/$jar.jar
done
for pdf; do
	node "$here/twin.mjs" "$pdf" "$work/$(basename "$pdf")" && echo "$work/$(basename "$pdf")" >> "$work/list"
done
java -cp "${jars#:}" org.apache.pdfbox.preflight.Validator_A1b xml group "$work/list" > "$work/log" 2>&1
for pdf; do
	name=$(basename "$pdf")
	# from the file's line to the next file's: what was found in it
	sed -n "/<preflight name=\"$name\">/,/<\/preflight>/p" "$work/list.preflight.xml" > "$work/found"
	if grep -q '<isValid type="PDF/A1-b">true<' "$work/found"; then
		echo "ok preflight: ${name%.pdf}"
	else
		echo "not ok preflight: ${name%.pdf}"
		{ grep -E '<(code|details)>' "$work/found" || cat "$work/log"; } | sort | uniq -c | head -n 20 | sed 's/^/  /'
		status=1
	fi
done
exit $status
