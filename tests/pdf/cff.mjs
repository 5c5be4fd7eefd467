/* Which character ids a font program has a glyph for: CFF (Adobe Technical Note 5176) or TrueType. */

function index(b, at) {
	const count = b.readUInt16BE(at);
	if (count === 0)
		return {items: [], end: at + 2};
	const size = b[at + 2], offset = i => b.readUIntBE(at + 3 + i * size, size), base = at + 2 + (count + 1) * size;
	const items = Array.from({length: count}, (_, i) => b.subarray(base + offset(i), base + offset(i + 1)));
	return {items, end: base + offset(count)};
}

/* operator → its operands; those of two bytes as 1200 + the second. */
function dictionary(b) {
	const map = new Map();
	let operands = [];
	for (let i = 0; i < b.length; i++) {
		const c = b[i];
		if (c <= 21) {
			map.set(c === 12 ? 1200 + b[++i] : c, operands);
			operands = [];
		} else if (c === 28) {
			operands.push(b.readInt16BE(i + 1));
			i += 2;
		} else if (c === 29) {
			operands.push(b.readInt32BE(i + 1));
			i += 4;
		} else if (c === 30) {
			while ((b[++i] & 15) !== 15)
				;
			operands.push(NaN); /* a real number, of no use here */
		} else if (c <= 246) {
			operands.push(c - 139);
		} else {
			const n = b[++i];
			operands.push(c <= 250 ? (c - 247) * 256 + n + 108 : -(c - 251) * 256 - n - 108);
		}
	}
	return map;
}

/* The id of each glyph in its order; in a font whose ids are glyph numbers these. */
export function cids(b) {
	const names = index(b, b[2]), tops = index(b, names.end), top = dictionary(tops.items[0]);
	const count = b.readUInt16BE(top.get(17)[0]), list = [0];
	if (!top.has(1230)) /* not keyed by character ids */
		return Array.from({length: count}, (_, i) => i);
	let at = top.get(15)[0];
	const format = b[at++];
	while (list.length < count) {
		const first = b.readUInt16BE(at), more = format === 0 ? 0 : format === 1 ? b[at + 2] : b.readUInt16BE(at + 2);
		at += 2 + format;
		for (let i = 0; i <= more; i++)
			list.push(first + i);
	}
	return list;
}

/* The glyph numbers of a TrueType font, which are its ids where they are mapped as they are. */
export function glyphs(b) {
	for (let i = 0; i < b.readUInt16BE(4); i++)
		if (b.toString("latin1", 12 + 16 * i, 16 + 16 * i) === "maxp")
			return Array.from({length: b.readUInt16BE(b.readUInt32BE(20 + 16 * i) + 4)}, (_, n) => n);
	throw new Error("a TrueType font without maxp");
}
