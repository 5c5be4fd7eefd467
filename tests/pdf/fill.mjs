/*
 * Does a form that was filled on the screen say what was typed, to every reader, and stay what it was?
 *   node tests/pdf/fill.mjs POPPLER_FILL WORK PDF…        fill-in editions
 * Filled by pdf.js and by poppler (as Evince and Okular do); browsers.mjs fills in Chromium and Firefox. WORK keeps the
 * filled forms.
 */
import {execFileSync} from "node:child_process";
import {basename} from "node:path";
import {Tap} from "../browser/tap.mjs";
import {Facts} from "./facts.mjs";
import {boxOf, extractors, longFor, nameOf, outside, pictureFaults, unread, valueFaults, valuesFor} from "./filled.mjs";
import {Pdf} from "./object.mjs";
import {fill} from "./pdfjs_fill.mjs";
import {dark, readers} from "./picture.mjs";
import {faults} from "./rules.mjs";

const [poppler, work, ...files] = process.argv.slice(2), tap = new Tap();

const fillers = {
	"pdf.js": fill,
	poppler: async (from, to, values) => execFileSync(poppler, [from, to, ...Object.entries(values).map(v => v.join("="))]),
};

/* Whoever draws it, a field has about as much ink: nobody puts boxes or blanks for what a font lacks. */
function* unlike(facts, values, pictures) {
	for (const widget of facts.widgets) {
		const inks = Object.entries(pictures).map(([reader, picture]) => [reader, dark(picture, boxOf(facts, widget))]);
		const counts = inks.map(([, ink]) => ink);
		if (values[nameOf(facts, widget)] !== undefined && Math.max(...counts) > 1.4 * Math.min(...counts))
			yield `${nameOf(facts, widget)}: ${inks.map(i => i.join(" ")).join(", ")}`;
	}
}

for (const path of files) {
	const empty = new Facts(new Pdf(path)), name = basename(path, ".pdf"), before = {};
	const sets = {"": valuesFor(empty), " with long text": longFor(empty)};
	for (const [kind, values] of Object.entries(sets))
		tap.ok(Object.keys(values).length >= 5, `fill: ${name}${kind}: has fields to fill`, Object.keys(values).join());
	for (const [reader, draw] of Object.entries(readers))
		before[reader] = await draw(path);
	const runs = Object.entries(sets).flatMap(([kind, values]) => Object.entries(fillers).map(([by, filler]) => ({kind, values, by, filler})));
	for (const {kind, values, by, filler} of runs) {
		const filled = `${work}/${name} by ${by}${kind}.pdf`, test = `fill: ${name} by ${by}${kind}:`, after = {};
		await filler(path, filled, values);
		const facts = new Facts(new Pdf(filled));
		tap.none([...valueFaults(facts, values)], `${test} what was typed is kept and set`);
		for (const [reader, command] of Object.entries(extractors))
			tap.none(unread(values, command(filled)), `${test} ${reader} reads it`);
		for (const [reader, draw] of Object.entries(readers)) {
			after[reader] = await draw(filled);
			const wrong = [...pictureFaults(facts, values, before[reader], after[reader])];
			tap.none(wrong, `${test} ${reader} shows it, and nothing else`);
		}
		tap.none([...outside(filled, facts, values)], `${test} all of it is in its field`);
		tap.none([...unlike(facts, values, after)], `${test} it looks alike in all three`);
		tap.none(faults(filled), `${test} still fit for archives and for everyone`);
	}
}
process.exitCode = tap.status;
