/*
 * Can everything be typed into a form that a name may hold: each of the 8,105 characters of 通用规范汉字表?
 *   node tests/pdf/characters.mjs CHARACTERS.txt PDF…        fill-in editions
 */
import {readFileSync} from "node:fs";
import {basename} from "node:path";
import {Tap} from "../browser/tap.mjs";
import {Facts} from "./facts.mjs";
import {Pdf} from "./object.mjs";

const [list, ...files] = process.argv.slice(2), tap = new Tap();
const [, standard] = /in the order of the standard:\n([^]*?)\n[A-Z]/.exec(readFileSync(list, "utf8"));
const characters = [...new Set(standard.replace(/\s/g, ""))];

tap.same(String(characters.length), "8105", "characters: the standard has as many");
for (const path of files) {
	const facts = new Facts(new Pdf(path)), [reference] = Object.values(facts.pdf.at(facts.pdf.root, "/AcroForm", "/DR", "/Font"));
	const codes = new Map([...facts.font(facts.pdf.get(reference)).map].map(([code, text]) => [text, code]));
	tap.none(characters.filter(c => !(codes.get(c) > 0)), `characters: ${basename(path, ".pdf")}: the fields' font has all of them`);
	tap.ok(new Set(characters.map(c => codes.get(c))).size === characters.length, `characters: ${basename(path, ".pdf")}: each drawn as itself`);
}
process.exitCode = tap.status;
