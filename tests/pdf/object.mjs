/*
 * A PDF as its objects, read and written through qpdf's JSON (version 2): names are "/Name", strings "u:…" or "b:hex",
 * references "12 0 R", as qpdf writes them. Objects can be changed in place and written to a new file.
 */
import {execFileSync} from "node:child_process";
import {readFileSync, writeFileSync} from "node:fs";
import {deflateSync, inflateSync} from "node:zlib";

const REFERENCE = /^\d+ \d+ R$/;

export class Pdf {
	constructor(path) {
		const how = ["--json=2", "--json-stream-data=inline", "--decode-level=none", "--json-key=qpdf"];
		const json = execFileSync("qpdf", [...how, path], {maxBuffer: 1 << 28});
		this.path = path;
		this.bytes = readFileSync(path);
		this.json = JSON.parse(json);
		this.objects = this.json.qpdf[1];
		this.trailer = this.objects.trailer.value;
		this.root = this.get(this.trailer["/Root"]);
	}

	static isReference(value) { return typeof value === "string" && REFERENCE.test(value); }

	/* What stands at the end of references: a value, or a stream as {dict, data}; undefined where nothing does. */
	get(value) {
		for (let i = 0; i < 20 && Pdf.isReference(value); i++) {
			const object = this.objects[`obj:${value}`];
			value = object?.stream ?? object?.value;
		}
		return value === null ? undefined : value;
	}

	/* Down a path of keys and indexes, references followed. */
	at(value, ...keys) {
		value = this.get(value);
		for (const key of keys) {
			if (value === undefined || value === null || typeof value !== "object")
				return undefined;
			value = this.get(isStream(value) ? value.dict[key] : value[key]);
		}
		return value;
	}

	/* The bytes of a stream, decoded. */
	data(stream) {
		const raw = Buffer.from(stream.data ?? "", "base64"), filter = this.get(stream.dict["/Filter"]);
		if (raw.length === 0 || [filter ?? []].flat().length === 0)
			return raw;
		if ([filter].flat().join() === "/FlateDecode" && this.get(stream.dict["/DecodeParms"]) === undefined)
			return inflateSync(raw);
		throw new Error(`a stream with the filter ${filter}`);
	}

	replaceData(stream, bytes) {
		stream.data = deflateSync(Buffer.from(bytes)).toString("base64");
		stream.dict["/Filter"] = "/FlateDecode";
		delete stream.dict["/DecodeParms"];
	}

	/* Adds an object; its reference. */
	add(object) {
		const n = Math.max(...Object.keys(this.objects).map(key => parseInt(key.slice(4)) || 0)) + 1;
		this.objects[`obj:${n} 0 R`] = object;
		this.json.qpdf[0].maxobjectid = n;
		return `${n} 0 R`;
	}

	/* [reference, object] of all objects. */
	*all() {
		for (const [key, object] of Object.entries(this.objects))
			if (key !== "trailer")
				yield [key.slice(4), object.stream ?? object.value];
	}

	/* [reference of the object it stands in, dictionary] of all dictionaries, those in others too. */
	*dictionaries() {
		for (const [reference, object] of this.all()) {
			const rest = [isStream(object) ? object.dict : object];
			while (rest.length > 0) {
				const value = rest.pop();
				if (value === null || typeof value !== "object")
					continue;
				if (!Array.isArray(value))
					yield [reference, value];
				rest.push(...Object.values(value));
			}
		}
	}

	get pages() {
		const list = [], walk = reference => {
			const node = this.get(reference);
			if (node?.["/Type"] === "/Page")
				list.push({reference, dict: node});
			for (const kid of this.get(node?.["/Kids"]) ?? [])
				walk(kid);
		};
		walk(this.root["/Pages"]);
		return list;
	}

	write(path, ...options) {
		writeFileSync(`${path}.json`, JSON.stringify(this.json));
		execFileSync("qpdf", ["--json-input", `${path}.json`, path, ...options]);
	}
}

export const isStream = value => typeof value === "object" && value !== null && "dict" in value;
export const isName = value => typeof value === "string" && value.startsWith("/");

/* A string's text. */
export function text(value) {
	if (typeof value !== "string")
		return undefined;
	if (value.startsWith("u:"))
		return value.slice(2);
	return value.startsWith("b:") ? Buffer.from(value.slice(2), "hex").toString("latin1") : undefined;
}
