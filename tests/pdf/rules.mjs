/*
 * Is a PDF fit for archives (PDF/A-2a) and for everyone (PDF/UA-1)? The rules of either that a form could break.
 *   node tests/pdf/rules.mjs PDF…        an "ok" line for each, or what is wrong with it
 */
import {basename} from "node:path";
import {pathToFileURL} from "node:url";
import {Tap} from "../browser/tap.mjs";
import {Facts} from "./facts.mjs";
import {Pdf} from "./object.mjs";
import {fileRules} from "./rules_file.mjs";
import {structureRules} from "./rules_structure.mjs";

export const rules = [...fileRules, ...structureRules];

/* ["rule: what is wrong", …] */
export function faults(path) {
	const facts = new Facts(new Pdf(path));
	return rules.flatMap(rule => [...rule.find(facts)].map(message => `${rule.id}: ${message}`));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
	const tap = new Tap();
	for (const path of process.argv.slice(2))
		tap.none(faults(path), `rules: ${basename(path, ".pdf")}`);
	process.exitCode = tap.status;
}
