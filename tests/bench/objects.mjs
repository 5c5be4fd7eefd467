/* Answers a CPU second in Node, from an object of facts to an answer object.   node tests/bench/objects.mjs SITE FACTS.jsonl… */
import {readFileSync} from "node:fs";
import {gongbuRules, pack, rate, wasm} from "./engine.mjs";

const [site, ...files] = process.argv.slice(2);
const situations = files.flatMap(file => readFileSync(file, "utf8").trim().split("\n")).flatMap(line => {
	try {
		return [JSON.parse(line)];
	} catch {
		return []; /* a mistake that --batch is tried with */
	}
});
console.log(rate(await gongbuRules(site)(wasm(site), pack(site)), situations, 200000));
