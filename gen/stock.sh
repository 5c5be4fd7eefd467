#!/bin/sh
# Writes to DEST the templates and assets that the program carries (gen/stock.h): of each file its path, a newline, its
# size, a newline, its bytes and a NUL; sorted by path.
#   gen/stock.sh DEST FILE…
set -eu

dest=${1:?usage: stock.sh DEST FILE…}
shift
for file; do
	printf '%s\n' "$file"
done | LC_ALL=C sort | while IFS= read -r file; do
	printf '%s\n%d\n' "$file" "$(wc -c < "$file")"
	cat "$file"
	printf '\0'
done > "$dest.new"
mv "$dest.new" "$dest"
