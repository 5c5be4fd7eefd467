/* Rows of cells of a CSV text as RFC 4180 has it. */
export function parse(text) {
	const rows = [[]];
	const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/gy;
	while (cell.lastIndex < text.length) {
		const [, value, end] = cell.exec(text);
		rows.at(-1).push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
		if (end !== ",")
			rows.push([]);
	}
	return rows.at(-1).length === 0 ? rows.slice(0, -1) : rows;
}
