/* Fonts as a reader of text sees them: the codes of a string, and what each is in Unicode. */
import {text} from "./object.mjs";

const hexes = line => [...line.matchAll(/<([0-9a-fA-F\s]*)>/g)].map(m => m[1].replace(/\s/g, ""));
const unicode = hex => Buffer.from(hex, "hex").swap16().toString("utf16le");

/* The character map of a /ToUnicode stream: code → text. */
export function toUnicode(bytes) {
	const map = new Map(), source = bytes.toString("latin1");
	for (const [, body] of source.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
		const list = hexes(body);
		for (let i = 0; i + 1 < list.length; i += 2)
			map.set(parseInt(list[i], 16), unicode(list[i + 1]));
	}
	for (const [, body] of source.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
		for (const m of body.matchAll(/<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[([^\]]*)\])/g))
			rangeAdd(map, parseInt(m[1], 16), parseInt(m[2], 16), m[3], m[4]);
	return map;
}

function rangeAdd(map, from, to, first, list) {
	const each = list === undefined ? undefined : hexes(list);
	for (let code = from; code <= to; code++) {
		if (each !== undefined) {
			if (each[code - from] !== undefined)
				map.set(code, unicode(each[code - from]));
			continue;
		}
		const last = parseInt(first.slice(-4), 16) + code - from;
		map.set(code, unicode(first.slice(0, -4) + last.toString(16).padStart(4, "0")));
	}
}

/* One font of a file, read once. */
export class Font {
	constructor(pdf, dict) {
		this.dict = dict;
		this.composite = dict["/Subtype"] === "/Type0";
		this.descendant = this.composite ? pdf.at(dict, "/DescendantFonts", 0) : undefined;
		this.descriptor = pdf.at(this.descendant ?? dict, "/FontDescriptor");
		this.name = String(dict["/BaseFont"] ?? dict["/Subtype"]).slice(1);
		const stream = pdf.get(dict["/ToUnicode"]);
		this.map = stream?.dict ? toUnicode(pdf.data(stream)) : undefined;
		this.file = ["/FontFile", "/FontFile2", "/FontFile3"].map(key => pdf.get(this.descriptor?.[key])).find(Boolean);
		this.ordering = text(pdf.at(this.descendant, "/CIDSystemInfo", "/Ordering"));
		this.vectors = dict["/Subtype"] === "/Type3";
	}

	codes(string) {
		if (!this.composite)
			return [...string];
		const list = [];
		for (let i = 0; i < string.length; i += 2)
			list.push(string.readUIntBE(i, Math.min(2, string.length - i)));
		return list;
	}

	text(string) {
		return this.codes(string).map(code => this.map?.get(code) ?? "\uFFFD").join("");
	}
}
