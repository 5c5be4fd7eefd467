/*
 * Whether assets/ask.js, as pages and programs use it, answers each line of facts as the command did:
 *   node tests/estimate/glue.mjs SITE facts.jsonl answers.jsonl
 */
import {readFileSync} from "node:fs";
import {join} from "node:path";

const [site, ...files] = process.argv.slice(2);
const [facts, answers] = files.map(file => readFileSync(file, "utf8").trim().split("\n"));
const part = name => readFileSync(join(site, "data", name));
new Function(readFileSync(join(site, "assets/ask.js"), "utf8"))();
const ask = await globalThis.gongbuOpen({wasm: part("rules.wasm"), pack: Buffer.concat([part("rules.pack"), part("rules.words")])});
const answer = given => {
	try {
		return ask(given);
	} catch (mistake) {
		if (!mistake.detail)
			throw mistake;
		return {error: mistake.detail};
	}
};

let asked = 0;
facts.forEach((line, i) => {
	let given;
	try {
		given = JSON.parse(line);
		if (Object.keys(given).length !== line.split('":').length - 1)
			return; /* a fact twice: no object has that */
	} catch {
		return; /* nor is this JSON */
	}
	asked++;
	const text = JSON.stringify(answer(given));
	if (text !== answers[i])
		throw new Error(`${line}\n${text}\nis not\n${answers[i]}`);
});
if (asked < facts.length * 0.9)
	throw new Error(`only ${asked} of ${facts.length} were asked`);
