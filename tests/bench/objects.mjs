/* Answers a CPU second in Node, from an object of facts to an answer object.   node tests/bench/objects.mjs SITE FACTS.jsonl… */
import {readFileSync} from "node:fs";
import {open, rate} from "./engine.mjs";

const files = process.argv.slice(3);
const situations = files.flatMap(file => readFileSync(file, "utf8").trim().split("\n")).flatMap(line => {
	try {
		return [JSON.parse(line)];
	} catch {
		return []; /* no JSON: a mistake that --batch is tried with, as are wrong facts */
	}
});
const ask = await open(), fine = situations.filter(given => {
	try {
		return ask(given);
	} catch {
		return false;
	}
});
console.log(rate(ask, fine, 200000));
