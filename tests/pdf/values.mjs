/*
 * Does each filled form say its row of the sheet, and say it in the cells and lines meant for it?
 *   node tests/pdf/values.mjs ROWS.csv …-row-N.pdf…     N: the sheet's row, the headings being row 1; cells without commas
 */
import {readFileSync} from "node:fs";
import {basename} from "node:path";
import {Tap} from "../browser/tap.mjs";
import {extractors, unread} from "./filled.mjs";
import {Facts} from "./facts.mjs";
import {Pdf} from "./object.mjs";

const [sheet, ...files] = process.argv.slice(2), tap = new Tap(), squeeze = s => s.replace(/[\s\u3000]+/g, "");
const [head, ...rows] = readFileSync(sheet, "utf8").trim().split("\n").map(line => line.split(","));

for (const path of files) {
	const name = basename(path, ".pdf"), row = rows[Number(/-row-(\d+)$/.exec(name)[1]) - 2];
	const values = Object.fromEntries(head.map((key, i) => [key, row[i]]).filter(([, value]) => value !== ""));
	for (const [reader, command] of Object.entries(extractors))
		tap.none(unread(values, command(path)), `values: ${name}: ${reader} reads the row`);
	/* after its heading, as one reads: the first TD behind a TH holds the answer */
	const facts = new Facts(new Pdf(path)), cells = facts.elements.filter(e => e.type === "TH" || e.type === "TD");
	const answers = cells.filter((e, i) => e.type === "TD" && cells[i - 1]?.type === "TH").map(e => squeeze(facts.textOf(e)));
	const wanted = head.filter(key => !["applicant", "contact", "phone"].includes(key)).map(key => squeeze(values[key] ?? ""));
	tap.same(answers.join("\n"), wanted.join("\n"), `values: ${name}: each behind its heading`);
}
process.exitCode = tap.status;
