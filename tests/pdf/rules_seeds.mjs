/*
 * One fault a seed: what is done to a good PDF, and the rule that has to say so. `on` is the edition it is done to; a
 * seed changes objects (`break`), or the finished bytes (`bytes`), or how qpdf writes them (`options`).
 */
import {text} from "./object.mjs";

const page = pdf => pdf.pages[0].dict;
const structure = pdf => pdf.get(pdf.root["/StructTreeRoot"]);
const info = pdf => pdf.get(pdf.trailer["/Info"]);
const elements = (pdf, type) => [...pdf.all()].map(([, o]) => o).filter(o => o?.["/S"] === `/${type}`);
const fonts = pdf => Object.values(pdf.get(pdf.at(page(pdf), "/Resources", "/Font"))).map(f => pdf.get(f));
const composite = pdf => fonts(pdf).find(f => f["/Subtype"] === "/Type0");

function edit(pdf, stream, change) {
	const before = pdf.data(stream).toString("latin1"), after = change(before);
	if (before === after)
		throw new Error("the seed changes nothing");
	pdf.replaceData(stream, Buffer.from(after, "latin1"));
}

const content = change => pdf => edit(pdf, pdf.get(page(pdf)["/Contents"]), change);
const metadata = change => pdf => edit(pdf, pdf.get(pdf.root["/Metadata"]), change);
const drop = (get, ...keys) => pdf => keys.forEach(key => delete get(pdf)[key]);
const set = (get, key, value) => pdf => { get(pdf)[key] = value; };
const profile = pdf => pdf.at(pdf.root, "/OutputIntents", 0, "/DestOutputProfile");
const attributes = (pdf, type, key) => elements(pdf, type).map(e => pdf.get(e["/A"])).find(a => a?.[key] !== undefined);
const field = (pdf, name) => pdf.get((pdf.root["/AcroForm"]["/Fields"]).find(f => text(pdf.get(f)["/T"]) === name));
const typed = pdf => field(pdf, "typed");
const ticked = pdf => field(pdf, "ticked");
const form = pdf => pdf.root["/AcroForm"];
const bookmark = pdf => pdf.at(pdf.root, "/Outlines", "/First");
const owner = pdf => elements(pdf, "Form")[0];
/* The first character of a map to Unicode. */
const FIRST = /(beginbf\w+\s*(?:<\w+>\s*)+?)<[0-9a-fA-F]{4}>(?=\s*[\n<e])/;

export const seeds = [
	{rule: "header", says: "version", options: ["--force-version=1.5"]},
	{rule: "header", says: "no bytes above 127", bytes: b => replaceOnce(b, /%[\x80-\xff]{4}/, "%abcd")},
	{rule: "header", says: "encrypted", options: ["--encrypt", "", "owner", "256", "--"]},
	{rule: "streams", says: "no end of line before endstream", bare: true},
	{rule: "streams", says: "a filter of old", options: ["--stream-data=preserve"], break: pdf => {
		const program = pdf.at(composite(pdf), "/DescendantFonts", 0, "/FontDescriptor", "/FontFile3");
		program.data = Buffer.from(`${pdf.data(program).toString("hex")}>`).toString("base64");
		program.dict["/Filter"] = "/ASCIIHexDecode";
	}},
	{rule: "metadata", says: "none", break: drop(pdf => pdf.root, "/Metadata")},
	{rule: "metadata", says: "another part of PDF/A",
		break: metadata(s => s.replace("<pdfaid:part>2", "<pdfaid:part>3"))},
	{rule: "metadata", says: "no PDF/UA", break: metadata(s => s.replace(/<pdfuaid:part>1<\/pdfuaid:part>/, ""))},
	{rule: "metadata", says: "schema of pdfuaid not described",
		break: metadata(s => s.replace(/<pdfaExtension:schemas>[\s\S]*<\/pdfaExtension:schemas>/, ""))},
	{rule: "metadata", says: "another title", break: set(info, "/Title", "u:other")},
	{rule: "metadata", says: "another author", break: set(info, "/Author", "u:other")},
	{rule: "metadata", says: "another date", break: set(info, "/CreationDate", "u:D:20200101000000+08'00'")},
	{rule: "metadata", says: "a date that is none", break: set(info, "/ModDate", "u:20200101000000+08'00'")},
	{rule: "title", says: "not shown",
		break: set(pdf => pdf.get(pdf.root["/ViewerPreferences"]), "/DisplayDocTitle", false)},
	{rule: "title", says: "none",
		break: pdf => { delete info(pdf)["/Title"]; metadata(s => s.replace(/<dc:title>[\s\S]*<\/dc:title>/, ""))(pdf); }},
	{rule: "language", says: "not said", break: drop(pdf => pdf.root, "/Lang")},
	{rule: "language", says: "no language", break: set(pdf => pdf.root, "/Lang", "u:Chinese (simplified)")},
	{rule: "output-intent", says: "none", break: drop(pdf => pdf.root, "/OutputIntents")},
	{rule: "output-intent", says: "another number of colours", break: set(pdf => profile(pdf).dict, "/N", 3)},
	{rule: "output-intent", says: "a broken profile",
		break: pdf => pdf.replaceData(profile(pdf), pdf.data(profile(pdf)).subarray(0, 90))},
	{rule: "actions", says: "a script at opening",
		break: set(pdf => pdf.root, "/OpenAction", {"/S": "/JavaScript", "/JS": "u:app.beep()"})},
	{rule: "actions", says: "acts on closing", break: set(pdf => pdf.root, "/AA", {})},
	{rule: "actions", says: "an attached file",
		break: set(pdf => pdf.root, "/Names", {"/EmbeddedFiles": {"/Names": []}})},
	{rule: "pages", says: "tab order of rows", break: set(page, "/Tabs", "/R")},
	{rule: "pages", says: "transparency group",
		break: set(page, "/Group", {"/S": "/Transparency", "/CS": "/DeviceRGB"})},
	{rule: "pages", says: "Letter", break: set(page, "/MediaBox", [0, 0, 612, 792])},
	{rule: "pages", says: "trim beyond the sheet", break: set(page, "/TrimBox", [-10, 0, 595.275591, 841.889764])},
	{rule: "black", says: "black of three colours", break: content(s => s.replace("0 g", "0 0 0 rg"))},
	{rule: "black", says: "black of four inks", break: content(s => s.replace("0 g", "1 1 1 1 k"))},
	{rule: "transparency", says: "half seen",
		break: set(pdf => pdf.at(page(pdf), "/Resources", "/ExtGState", "/a0"), "/ca", 0.5)},
	{rule: "images", says: "an image among the operators",
		break: content(s => `${s}/Artifact BMC BI /W 1 /H 1 /BPC 8 /CS /G ID x EI EMC\n`)},
	{rule: "limits", says: "states saved too deep",
		break: content(s => `${"q ".repeat(30)}${s}${" Q".repeat(30)}\n`)},
	{rule: "embedded", says: "a font left out",
		break: drop(pdf => pdf.at(composite(pdf), "/DescendantFonts", 0, "/FontDescriptor"), "/FontFile3")},
	{rule: "embedded", says: "an encoding of others", break: set(composite, "/Encoding", "/UniGB-UTF16-H")},
	{rule: "subset", says: "a whole font", break: pdf => { composite(pdf)["/BaseFont"] = "/Fandol"; }},
	{rule: "unicode", says: "no map", break: drop(composite, "/ToUnicode")},
	{rule: "unicode", says: "a radical for a character",
		break: pdf => edit(pdf, pdf.get(composite(pdf)["/ToUnicode"]), s => s.replace(FIRST, "$1<2F00>"))},
	{rule: "unicode", says: "the glyph of what is missing", break: content(s => s.replace("<0001", "<0000"))},
	{rule: "cidset", says: "that lacks a glyph", break: pdf => {
		const set = {stream: {dict: {}, data: ""}};
		pdf.replaceData(set.stream, Buffer.from([0x80]));
		pdf.at(composite(pdf), "/DescendantFonts", 0, "/FontDescriptor")["/CIDSet"] = pdf.add(set);
	}},
	{rule: "tagged", says: "not said", break: drop(pdf => pdf.root, "/MarkInfo")},
	{rule: "tagged", says: "suspect", break: set(pdf => pdf.get(pdf.root["/MarkInfo"]), "/Suspects", true)},
	{rule: "tagged", says: "a text outside every element",
		break: content(s => `${s}BT /f-0-0 1 Tf <0001> Tj ET\n`)},
	{rule: "tagged", says: "a rule outside every artifact", break: content(s => `${s}0 0 m 9 9 l S\n`)},
	{rule: "tagged", says: "not closed", break: content(s => `${s}/Artifact BMC\n`)},
	{rule: "nested", says: "an artifact in an element",
		break: content(s => s.replace(/BDC\nBT/, "BDC\n/Artifact BMC EMC\nBT"))},
	{rule: "contents", says: "drawn twice", break: content(s => `${s}/Span << /MCID 0 >> BDC EMC\n`)},
	{rule: "contents", says: "of no element", break: content(s => `${s}/Span << /MCID 999 >> BDC EMC\n`)},
	{rule: "contents", says: "not drawn", break: pdf => { elements(pdf, "H1")[0]["/K"] = 998; }},
	{rule: "parent-tree", says: "none", break: drop(structure, "/ParentTree")},
	{rule: "parent-tree", says: "the page not in it", break: drop(page, "/StructParents")},
	{rule: "parent-tree", says: "another element", break: pdf => {
		const list = pdf.at(structure(pdf), "/ParentTree", "/Nums", 1);
		[list[0], list[2]] = [list[2], list[0]];
	}},
	{rule: "parent-tree", says: "a next key in use", break: set(structure, "/ParentTreeNextKey", 0)},
	{rule: "elements", says: "no structure", break: drop(pdf => pdf.root, "/StructTreeRoot")},
	{rule: "elements", says: "no standard type", break: pdf => { elements(pdf, "H1")[0]["/S"] = "/Title"; }},
	{rule: "elements", says: "an unknown parent",
		break: pdf => { elements(pdf, "TR")[0]["/P"] = pdf.root["/StructTreeRoot"]; }},
	{rule: "elements", says: "a cell outside a row", break: pdf => { elements(pdf, "TR")[0]["/S"] = "/Sect"; }},
	{rule: "outline", says: "none", break: drop(pdf => pdf.root, "/Outlines")},
	{rule: "outline", says: "another title", break: set(bookmark, "/Title", "u:x")},
	{rule: "outline", says: "to no page", break: drop(bookmark, "/Dest")},
	{rule: "headings", says: "none", break: pdf => { elements(pdf, "H1")[0]["/S"] = "/P"; }},
	{rule: "headings", says: "begins with the second", break: pdf => { elements(pdf, "H1")[0]["/S"] = "/H2"; }},
	{rule: "headings", says: "leaves one out", break: pdf => { elements(pdf, "P").at(-1)["/S"] = "/H3"; }},
	{rule: "tables", says: "a head without scope", break: pdf => { delete elements(pdf, "TH")[0]["/A"]; }},
	{rule: "tables", says: "rows of unequal length",
		break: pdf => { attributes(pdf, "TD", "/ColSpan")["/ColSpan"] = 2; }},
	{rule: "figures", says: "without words", break: pdf => { elements(pdf, "P")[0]["/S"] = "/Figure"; }},
	{rule: "languages", says: "Chinese as English", on: "en",
		
		break: pdf => edit(pdf, pdf.get(fonts(pdf)[0]["/ToUnicode"]), s => s.replace(FIRST, "$1<6731>"))},
	{rule: "languages", says: "English as Chinese", on: "zh-en", break: pdf => elements(pdf, "Span").forEach(e => {
		if (text(e["/Lang"])?.startsWith("en"))
			delete e["/Lang"];
	})},
	{rule: "form", says: "fields without a form", on: "fields", break: drop(pdf => pdf.root, "/AcroForm")},
	{rule: "form", says: "not listed", on: "fields", break: pdf => { form(pdf)["/Fields"].pop(); }},
	{rule: "form", says: "left to the reader to draw", on: "fields", break: set(form, "/NeedAppearances", true)},
	{rule: "form", says: "two of one name", on: "fields", break: set(ticked, "/T", "u:typed")},
	{rule: "form", says: "a dot in a name", on: "fields", break: set(ticked, "/T", "u:opinion.day")},
	{rule: "form", says: "a second form in XML", on: "fields", break: set(form, "/XFA", "u:x")},
	{rule: "widgets", says: "in no element", on: "fields", break: drop(owner, "/K")},
	{rule: "widgets", says: "in an element of another kind", on: "fields", break: set(owner, "/S", "/Span")},
	{rule: "widgets", says: "two in one element", on: "fields", break: pdf => {
		const [a, b] = elements(pdf, "Form");
		a["/K"] = [a["/K"], b["/K"]];
		delete b["/K"];
	}},
	{rule: "widgets", says: "no name to hear", on: "fields", break: drop(typed, "/TU")},
	{rule: "widgets", says: "of no kind", on: "fields", break: drop(typed, "/FT")},
	{rule: "widgets", says: "not printed", on: "fields", break: set(typed, "/F", 0)},
	{rule: "widgets", says: "hidden", on: "fields", break: set(typed, "/F", 6)},
	{rule: "widgets", says: "beside the sheet", on: "fields", break: set(typed, "/Rect", [590, 10, 700, 30])},
	{rule: "widgets", says: "acts", on: "fields",
		break: set(typed, "/A", {"/S": "/URI", "/URI": "u:https://example.org"})},
	{rule: "actions", says: "a field that calculates", on: "fields", break: set(typed, "/AA", {})},
	{rule: "actions", says: "a field that sends", on: "fields", break: set(typed, "/A", {"/S": "/SubmitForm"})},
	{rule: "appearances", says: "none", on: "fields", break: drop(typed, "/AP")},
	{rule: "appearances", says: "one for pressing", on: "fields",
		break: pdf => { typed(pdf)["/AP"]["/D"] = typed(pdf)["/AP"]["/N"]; }},
	{rule: "appearances", says: "none for the state it is in", on: "fields", break: set(ticked, "/AS", "/On")},
	{rule: "appearances", says: "a box drawn like a text", on: "fields",
		break: pdf => { ticked(pdf)["/AP"]["/N"] = typed(pdf)["/AP"]["/N"]; }},
	{rule: "typed", says: "in a font of the reader's", on: "fields",
		break: set(typed, "/DA", "u:/Helv 12 Tf 0 g")},
	{rule: "typed", says: "in a font the form does not have", on: "fields", break: drop(form, "/DR")},
	{rule: "embedded", says: "a field's font left out", on: "fields", break: pdf => {
		const font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"};
		form(pdf)["/DR"]["/Font"]["/Other"] = pdf.add({value: font});
	}},
	{rule: "black", says: "typed in colour", on: "fields", break: set(typed, "/DA", "u:/Typed 12 Tf 0 0 1 rg")},
	{rule: "black", says: "a look in colour", on: "fields",
		break: pdf => pdf.replaceData(pdf.get(typed(pdf)["/AP"]["/N"]), Buffer.from("1 0 0 rg 0 0 9 9 re f"))},
	{rule: "black", says: "a border in colour", on: "fields", break: set(typed, "/MK", {"/BC": [0, 0, 1]})},
	{rule: "tabs", says: "another order than the structure's", on: "fields",
		break: pdf => { page(pdf)["/Annots"].reverse(); }},
	{rule: "parent-tree", says: "a field not in it", on: "fields", break: drop(typed, "/StructParent")},
];

/* The first match in a file's bytes, with something as long in its place. */
export function replaceOnce(bytes, pattern, by) {
	const s = bytes.toString("latin1"), m = pattern.exec(s);
	if (m === null || m[0].length !== by.length)
		throw new Error("the seed changes nothing");
	return Buffer.from(s.slice(0, m.index) + by + s.slice(m.index + by.length), "latin1");
}
