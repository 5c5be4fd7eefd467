/*
 * Does the checker of PDF/A and PDF/UA see what is wrong? A good PDF rewritten is still good; each seed is reported by
 * its rule; each rule has a seed. And cells.mjs, does it see what stands in the wrong place?
 *   node tests/pdf/rules_test.mjs WORK EDITION=PDF…
 */
import {writeFileSync, readFileSync} from "node:fs";
import {Tap} from "../browser/tap.mjs";
import {misplaced} from "./cells.mjs";
import {Pdf} from "./object.mjs";
import {faults, rules} from "./rules.mjs";
import {withFields} from "./rules_fixture.mjs";
import {seeds} from "./rules_seeds.mjs";

const [work, ...files] = process.argv.slice(2);
const editions = new Map(files.map(f => [f.slice(0, f.indexOf("=")), f.slice(f.indexOf("=") + 1)]));
const tap = new Tap(), path = `${work}/seed.pdf`;

const filled = new Pdf(editions.get("zh-en"));
withFields(filled);
editions.set("fields", `${work}/fields.pdf`);
filled.write(editions.get("fields"), "--newline-before-endstream");

for (const [edition, file] of editions) {
	new Pdf(file).write(path, "--newline-before-endstream");
	tap.none(faults(path), `rules: nothing wrong with ${edition} written again`);
}
for (const seed of seeds) {
	const pdf = new Pdf(editions.get(seed.on ?? "zh-en"));
	await tap.run(`rules: ${seed.rule}: ${seed.says}`, () => {
		seed.break?.(pdf);
		pdf.write(path, ...(seed.bare ? [] : ["--newline-before-endstream"]), ...(seed.options ?? []));
		if (seed.bytes)
			writeFileSync(path, seed.bytes(readFileSync(path)));
		const found = faults(path);
		if (!found.some(f => f.startsWith(`${seed.rule}: `)))
			throw new Error(`reported: ${found.join("; ") || "nothing"}`);
	});
}
tap.none(rules.filter(r => !seeds.some(s => s.rule === r.id)).map(r => r.id), "rules: each has a seeded fault");

/* The words and fields among the ruled lines: one thing moved at a time. */
const shift = (text, by) => pdf => {
	const stream = pdf.get(pdf.pages[0].dict["/Contents"]), before = pdf.data(stream).toString("latin1");
	const i = before.indexOf(text), tm = before.lastIndexOf(" Tm", i), line = before.lastIndexOf("\n", tm) + 1;
	const n = before.slice(line, tm).split(" ").map(Number);
	const moved = [...n.slice(0, 4), n[4] + by[0], n[5] + by[1]].join(" ");
	pdf.replaceData(stream, Buffer.from(before.slice(0, line) + moved + before.slice(tm), "latin1"));
};
for (const [kind, says, change] of [
	["word", "a label over the rule beside it", shift("(Undertaking body)", [25, 0])],
	["word", "a label over the rule under it", shift("(Undertaking body)", [0, 5])],
	["cell", "a label in the cell of another", shift("(Undertaking body)", [0, 29])],
	["field", "a field over a word", pdf => { pdf.get(pdf.pages[0].dict["/Annots"][0])["/Rect"] = [100, 590, 120, 620]; }],
	["field", "a field over a rule", pdf => { pdf.get(pdf.pages[0].dict["/Annots"][0])["/Rect"] = [200, 580, 300, 620]; }],
]) {
	const pdf = new Pdf(editions.get("fields"));
	change(pdf);
	pdf.write(path, "--newline-before-endstream");
	const found = await misplaced(path);
	tap.ok(found[kind].length > 0, `cells: seeded: ${says}`, JSON.stringify(found));
}
process.exitCode = tap.status;
