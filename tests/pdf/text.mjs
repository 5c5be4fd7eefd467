/*
 * Is the text of each PDF the same to every reader? What its structure says, what pdf.js reads, what poppler and
 * MuPDF read, character by character, white space apart.      node tests/pdf/text.mjs [--any-order] PDF…
 * --any-order: what is filled in is drawn last but stands in the structure where it belongs; the characters are compared.
 */
import {spawnSync} from "node:child_process";
import {basename} from "node:path";
import {Tap} from "../browser/tap.mjs";
import {Facts} from "./facts.mjs";
import {extractors} from "./filled.mjs";
import {Pdf} from "./object.mjs";
import {open, textOf} from "./pdfjs.mjs";

const squeeze = s => s.replace(/[\s\u3000]+/g, "");
const run = (...command) => {
	const {stdout, stderr} = spawnSync(command[0], command.slice(1), {encoding: "utf8"});
	/* Debian's mutool is built without colour profiles and says so */
	const complaints = stderr.split("\n").filter(l => l !== "" && !l.includes("ICC support is not available"));
	return squeeze(stdout) + complaints.join("\n");
};
const tap = new Tap(), any = process.argv[2] === "--any-order";
const ordered = s => any ? [...s].sort().join("") : s;

for (const path of process.argv.slice(any ? 3 : 2)) {
	const facts = new Facts(new Pdf(path)), name = basename(path, ".pdf"), document = await open(path);
	const said = squeeze(facts.order.filter(o => o.content)
		.map(o => facts.marked.get(o.content.holder)?.get(o.content.mcid) ?? "").join(""));
	tap.ok(said.length > 50, `text: ${name}: the structure says something`, said);
	tap.same(ordered(squeeze(await textOf(document))), ordered(said), `text: ${name}: pdf.js reads what the structure says`);
	for (const [reader, command] of Object.entries(extractors))
		tap.same(ordered(run(...command(path))), ordered(said), `text: ${name}: ${reader} reads what the structure says`);
	await document.destroy();
}
process.exitCode = tap.status;
