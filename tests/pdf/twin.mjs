/*
 * The twin of a PDF for PDF/A-1b, the only part of PDF/A that Debian has a validator for (PDFBox's preflight).
 *   node tests/pdf/twin.mjs FROM TO
 * What is changed, as PDF/A-1 lets less through or asks for more than PDF/A-2; all else stays as it is:
 *   - version 1.4, without object streams;
 *   - the metadata say part 1, conformance B, and nothing of PDF/UA's part has to be changed;
 *   - each font with character ids has a /CIDSet, all bits of the glyphs it has, which PDF/A-2 leaves out gladly.
 */
import {cids, glyphs} from "./cff.mjs";
import {Facts} from "./facts.mjs";
import {Pdf} from "./object.mjs";

const [from, to] = process.argv.slice(2);
const pdf = new Pdf(from), facts = new Facts(pdf), metadata = pdf.get(pdf.root["/Metadata"]);
const xmp = pdf.data(metadata).toString("utf8")
	.replace("<pdfaid:part>2<", "<pdfaid:part>1<").replace("<pdfaid:conformance>A<", "<pdfaid:conformance>B<");

metadata.data = Buffer.from(xmp).toString("base64");
delete metadata.dict["/Filter"];
for (const font of facts.fonts.values()) {
	if (font.descendant === undefined)
		continue;
	const program = pdf.data(font.file);
	const ids = font.descendant["/Subtype"] === "/CIDFontType0" ? cids(program) : glyphs(program);
	const bits = Buffer.alloc((Math.max(...ids) >> 3) + 1);
	const set = {stream: {dict: {}, data: ""}};
	for (const id of ids)
		bits[id >> 3] |= 0x80 >> (id & 7);
	pdf.replaceData(set.stream, bits);
	font.descriptor["/CIDSet"] = pdf.add(set);
}
pdf.write(to, "--force-version=1.4", "--object-streams=disable", "--newline-before-endstream");
