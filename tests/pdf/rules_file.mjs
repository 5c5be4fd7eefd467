/*
 * What PDF/A-2 (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) ask of the file and of its pages, as far as a form of ours
 * could break it. A rule: its name, the clause it comes from, and a generator of what is wrong.
 */
import {isStream, text} from "./object.mjs";
import {shown} from "./content.mjs";

const COLOUR = new Set(["rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh"]);
const squeeze = s => s.replace(/\s+/g, " ").trim();
const unescape = s => s.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");

export const xmp = facts => {
	const metadata = facts.pdf.get(facts.pdf.root["/Metadata"]);
	return isStream(metadata) ? facts.pdf.data(metadata).toString("utf8") : "";
};

/* The date of the information dictionary as XMP writes it. */
const dateOf = value => {
	const m = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)([+-]\d\d)'(\d\d)'?$/.exec(text(value) ?? "");
	return m ? `${m[1]}-${m[2]}-${m[3]}T${m[4]}:${m[5]}:${m[6]}${m[7]}:${m[8]}` : `not a date: ${text(value)}`;
};

const tagged = (source, name) =>
	unescape(squeeze((new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(source)?.[1] ?? "").replace(/<[^>]*>/g, " ")));

function* headerFind({pdf}) {
	const head = pdf.bytes.subarray(0, 20).toString("latin1");
	if (!/^%PDF-1\.7[\r\n]/.test(head))
		yield `begins ${JSON.stringify(head.slice(0, 8))}`;
	if (!/^%PDF-1\.\d[\r\n]+%[\x80-\xff]{4}/.test(head))
		yield "no line of four bytes above 127 after the header";
	if (!Array.isArray(pdf.trailer["/ID"]))
		yield "the trailer has no /ID";
	if (pdf.trailer["/Encrypt"] !== undefined)
		yield "is encrypted";
}

function* streamsFind({pdf}) {
	if (/[^\r\n]endstream/.test(pdf.bytes.toString("latin1")))
		yield "no end of line before an endstream";
	for (const [reference, object] of pdf.all()) {
		if (!isStream(object))
			continue;
		const filters = [pdf.get(object.dict["/Filter"]) ?? []].flat();
		if (filters.some(f => f !== "/FlateDecode"))
			yield `${reference}: filter ${filters}`;
		if (object.dict["/F"] !== undefined)
			yield `${reference}: its data are in another file`;
	}
}

function* metadataFind(facts) {
	const source = xmp(facts), info = facts.pdf.get(facts.pdf.trailer["/Info"]) ?? {};
	const metadata = facts.pdf.get(facts.pdf.root["/Metadata"]);
	if (source === "" || metadata.dict["/Type"] !== "/Metadata" || metadata.dict["/Subtype"] !== "/XML")
		return yield "no metadata";
	for (const [name, value] of [["pdfaid:part", "2"], ["pdfaid:conformance", "A"], ["pdfuaid:part", "1"]])
		if (tagged(source, name) !== value)
			yield `${name} is ${JSON.stringify(tagged(source, name))}, not ${value}`;
	if (!/pdfaSchema:prefix>pdfuaid</.test(source))
		yield "the schema of pdfuaid is not described";
	for (const [name, key, read] of [["dc:title", "/Title", text], ["dc:creator", "/Author", text],
		["xmp:CreatorTool", "/Creator", text], ["pdf:Producer", "/Producer", text],
		["xmp:CreateDate", "/CreationDate", dateOf], ["xmp:ModifyDate", "/ModDate", dateOf]]) {
		const [here, there] = [tagged(source, name), info[key] === undefined ? "" : squeeze(read(info[key]))];
		if (here !== there)
			yield `${name} says ${JSON.stringify(here)}, ${key} ${JSON.stringify(there)}`;
	}
}

function* titleFind(facts) {
	if (!text(facts.pdf.at(facts.pdf.trailer["/Info"], "/Title"))?.trim() || tagged(xmp(facts), "dc:title") === "")
		yield "no title";
	if (facts.pdf.at(facts.pdf.root, "/ViewerPreferences", "/DisplayDocTitle") !== true)
		yield "the window does not show the title";
}

/* A bookmark to every page, the first with the title; each item is listed where its neighbours say. */
function* outlineFind({pdf, pages}) {
	const reached = new Set();
	const walk = function* (parent, reference) {
		let before;
		for (; reference !== undefined && reached.size < 1e5; reference = pdf.get(parent)["/Next"]) {
			const item = pdf.get(reference) ?? {};
			if (!text(pdf.get(item["/Title"]))?.trim())
				yield `${reference}: a bookmark without words`;
			if (item["/Prev"] !== before)
				yield `${reference}: not after the bookmark before it`;
			reached.add(pdf.at(item, "/Dest")?.[0]);
			yield* walk(reference, item["/First"]);
			before = reference;
			parent = reference;
		}
	};
	const first = pdf.at(pdf.root, "/Outlines", "/First");
	if (first === undefined)
		return yield "no bookmarks";
	if (text(pdf.get(first["/Title"])) !== text(pdf.at(pdf.trailer["/Info"], "/Title")))
		yield "the first bookmark is not the title";
	yield* walk(undefined, pdf.get(pdf.root["/Outlines"])["/First"]);
	for (const {reference} of pages)
		if (!reached.has(reference))
			yield `${reference}: no bookmark leads to the page`;
}

function* languageFind({pdf}) {
	if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text(pdf.get(pdf.root["/Lang"])) ?? ""))
		yield `the document's language is ${text(pdf.get(pdf.root["/Lang"])) ?? "not said"}`;
}

function* intentFind({pdf}) {
	const intents = (pdf.get(pdf.root["/OutputIntents"]) ?? []).map(i => pdf.get(i)).filter(i => i["/S"] === "/GTS_PDFA1");
	const profile = pdf.get(intents[0]?.["/DestOutputProfile"]);
	if (intents.length !== 1 || !isStream(profile))
		return yield "not one output intent with a profile";
	const icc = pdf.data(profile), space = icc.toString("latin1", 16, 20), n = {"GRAY": 1, "RGB ": 3, "CMYK": 4}[space];
	if (icc.length < 128 || icc.readUInt32BE(0) !== icc.length || icc.toString("latin1", 36, 40) !== "acsp")
		yield "its profile is no ICC profile";
	if (pdf.get(profile.dict["/N"]) !== n)
		yield `its profile is of ${space.trim()} but says N = ${profile.dict["/N"]}`;
	if (icc[8] > 4 || !["mntr", "prtr"].includes(icc.toString("latin1", 12, 16)))
		yield "its profile is of a version or class PDF/A does not take";
}

/* Nothing that acts, plays, hides or comes from elsewhere. */
function* actionsFind({pdf}) {
	for (const key of ["/AA", "/OCProperties", "/Collection", "/Requirements"])
		if (pdf.root[key] !== undefined)
			yield `the catalog has ${key}`;
	for (const key of ["/JavaScript", "/EmbeddedFiles", "/AlternatePresentations"])
		if (pdf.at(pdf.root, "/Names", key) !== undefined)
			yield `the catalog has names of ${key}`;
	for (const [reference, dict] of pdf.dictionaries()) {
		if (/^\/(JavaScript|Launch|Sound|Movie|ResetForm|ImportData|SubmitForm|Hide|Rendition|SetOCGState)$/.test(dict["/S"]))
			yield `${reference}: an action of kind ${dict["/S"].slice(1)}`;
		if (dict["/AA"] !== undefined && dict !== pdf.root)
			yield `${reference}: /AA`;
	}
}

function* pagesFind({pdf, pages}) {
	if (pages.length === 0)
		yield "no pages";
	for (const {reference, dict} of pages) {
		if (dict["/Tabs"] !== "/S")
			yield `${reference}: tab order is not that of the structure`;
		if (dict["/Group"] !== undefined)
			yield `${reference}: a transparency group`;
		const box = name => pdf.get(dict[name]) ?? [];
		const [media, trim] = [box("/MediaBox"), box("/TrimBox")];
		if (Math.abs(media[2] - 595.276) > 0.01 || Math.abs(media[3] - 841.89) > 0.01)
			yield `${reference}: is no A4 sheet: ${media}`;
		if (trim.length !== 4 || trim.some((v, i) => i < 2 ? v < media[i] : v > media[i]))
			yield `${reference}: trim box ${trim}`;
	}
}

function* blackFind(facts) {
	const {pdf, draws, appearances, widgets} = facts;
	const where = d => d.widget ? `field ${text(d.widget.dict["/T"])}` : "page";
	for (const d of [...draws, ...appearances])
		if (COLOUR.has(d.op))
			yield `${where(d)}: ${d.op}, not gray`;
	for (const [reference, object] of pdf.all()) {
		const dict = isStream(object) ? object.dict : object ?? {}, spaces = JSON.stringify(dict["/ColorSpace"] ?? "");
		if (/Device(RGB|CMYK)/.test(spaces) || (dict["/Subtype"] === "/Image" && dict["/ColorSpace"] !== "/DeviceGray"))
			yield `${reference}: colour space ${spaces}`;
	}
	for (const widget of widgets) {
		const da = text(facts.inherited(widget.dict, "/DA")) ?? "";
		if (/\s(rg|RG|k|K)(\s|$)/.test(da))
			yield `field ${text(widget.dict["/T"])}: typed in colour: ${da}`;
		for (const key of ["/BG", "/BC"])
			if ((pdf.at(widget.dict, "/MK", key) ?? []).length > 1)
				yield `field ${text(widget.dict["/T"])}: ${key} in colour`;
	}
}

function* transparencyFind({pdf}) {
	for (const [reference, dict] of pdf.dictionaries()) {
		const state = dict["/Type"] === "/ExtGState" || dict["/ca"] !== undefined || dict["/BM"] !== undefined;
		if (state && ((dict["/ca"] ?? 1) !== 1 || (dict["/CA"] ?? 1) !== 1 || (dict["/SMask"] ?? "/None") !== "/None" ||
			!["/Normal", "/Compatible"].includes(dict["/BM"] ?? "/Normal") || dict["/TR"] !== undefined))
			yield `${reference}: ${JSON.stringify(dict)}`;
		if (dict["/S"] === "/Transparency")
			yield `${reference}: a transparency group`;
	}
}

function* imagesFind({pdf, draws}) {
	if (draws.some(d => d.op === "BI"))
		yield "an image among the page's operators";
	for (const [reference, object] of pdf.all())
		if (isStream(object) && object.dict["/Subtype"] === "/Image" && object.dict["/Interpolate"] === true)
			yield `${reference}: an image to be smoothed`;
}

/* ISO 19005-2, 6.1.13 */
function* limitsFind({draws}) {
	if (draws.some(d => d.saved > 28))
		yield "more than 28 saved graphics states";
}

function* embeddedFind({fonts}) {
	if (fonts.size === 0)
		yield "no font";
	for (const font of fonts.values()) {
		if (font.vectors || font.file === undefined)
			yield `${font.name}: not embedded`;
		if (font.composite && !["/Identity-H", "/Identity-V"].includes(font.dict["/Encoding"]))
			yield `${font.name}: encoding ${JSON.stringify(font.dict["/Encoding"])}`;
		if (font.descendant?.["/Subtype"] === "/CIDFontType2" && font.descendant["/CIDToGIDMap"] === undefined)
			yield `${font.name}: no CIDToGIDMap`;
	}
}

function* subsetFind({draws, fonts}) {
	for (const dict of new Set(draws.filter(d => shown(d).length > 0).map(d => d.font)))
		if (dict !== undefined && !/^[A-Z]{6}\+/.test(fonts.get(dict).name))
			yield `${fonts.get(dict).name}: the whole font, not a subset`;
}

/* Unicode of every code drawn: real characters, no radicals, private ones or replacements. */
function* unicodeFind(facts) {
	const seen = new Set();
	for (const d of [...facts.draws, ...facts.appearances])
		for (const string of shown(d))
			for (const code of facts.font(d.font)?.codes(string) ?? [undefined]) {
				const font = facts.font(d.font), key = `${font?.name ?? "no font"}: ${code}`, char = font?.map?.get(code);
				if (seen.has(key))
					continue;
				seen.add(key);
				if (char === undefined || /^$|[\0\uFFFD\uFEFF\uFFFE\u2E80-\u2FDF\uE000-\uF8FF]/u.test(char))
					yield `${key} is ${char === undefined ? "nothing" : JSON.stringify(char)} in Unicode`;
				if (font?.composite && code === 0)
					yield `${key}: the glyph for what a font lacks`;
			}
}

/* A CIDSet may be left out; one that is there names every glyph. */
function* cidSetFind({pdf, fonts}) {
	for (const font of fonts.values()) {
		const set = pdf.get(font.descriptor?.["/CIDSet"]);
		if (set === undefined)
			continue;
		const bits = isStream(set) ? pdf.data(set) : Buffer.alloc(0);
		for (const code of font.map?.keys() ?? [])
			if (!((bits[code >> 3] ?? 0) & (0x80 >> (code & 7)))) {
				yield `${font.name}: its CIDSet lacks ${code}`;
				break;
			}
	}
}

export const fileRules = [
	{id: "header", clause: "19005-2, 6.1.2, 6.1.3", find: headerFind},
	{id: "streams", clause: "19005-2, 6.1.7", find: streamsFind},
	{id: "metadata", clause: "19005-2, 6.6.2; 14289-1, 5", find: metadataFind},
	{id: "title", clause: "14289-1, 7.1", find: titleFind},
	{id: "outline", clause: "14289-1, 7.17; 32000-1, 12.3.3", find: outlineFind},
	{id: "language", clause: "14289-1, 7.2", find: languageFind},
	{id: "output-intent", clause: "19005-2, 6.2.3", find: intentFind},
	{id: "actions", clause: "19005-2, 6.5, 6.8, 6.9", find: actionsFind},
	{id: "pages", clause: "14289-1, 7.18.3", find: pagesFind},
	{id: "black", clause: "19005-2, 6.2.4", find: blackFind},
	{id: "transparency", clause: "19005-2, 6.2.10", find: transparencyFind},
	{id: "images", clause: "19005-2, 6.2.8", find: imagesFind},
	{id: "limits", clause: "19005-2, 6.1.13", find: limitsFind},
	{id: "embedded", clause: "19005-2, 6.2.11.4; 14289-1, 7.21.4", find: embeddedFind},
	{id: "subset", clause: "a small file", find: subsetFind},
	{id: "unicode", clause: "19005-2, 6.2.11.7; 14289-1, 7.21.7", find: unicodeFind},
	{id: "cidset", clause: "19005-2, 6.2.11.4.2", find: cidSetFind},
];
