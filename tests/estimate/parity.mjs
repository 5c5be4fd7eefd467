/*
 * Answers each line of a file through the wasm, as `gongbu estimate --batch` does natively:
 *   node tests/estimate/parity.mjs rules.wasm rules.pack facts.jsonl [--explain-no]
 */
import {readFileSync, writeSync} from "node:fs";

const [wasm, pack, facts, ...options] = process.argv.slice(2);
const {instance} = await WebAssembly.instantiate(readFileSync(wasm), {});
const engine = instance.exports;
const write = (at, data) => new Uint8Array(engine.memory.buffer, at, data.length).set(data);
const bytes = readFileSync(pack);

if (bytes.length > engine.packMax())
	throw new Error(`${pack} is larger than the wasm's buffer`);
write(engine.pack(), bytes);
if (!engine.open(bytes.length))
	throw new Error(`${pack} is not a sound rule pack`);

const input = readFileSync(facts), answers = [];
for (let start = 0; start < input.length;) {
	const end = input.indexOf(10, start) < 0 ? input.length : input.indexOf(10, start);
	const line = input.subarray(start, end);
	if (line.length > engine.factsMax())
		throw new Error(`a line of ${line.length} bytes is larger than the wasm's buffer`);
	write(engine.facts(), line);
	const size = engine.answer(line.length, options.includes("--explain-no") ? 1 : 0);
	if (size === 0)
		throw new Error("the answer does not fit the wasm's buffer");
	answers.push(Buffer.from(new Uint8Array(engine.memory.buffer, engine.answerText(), size)), Buffer.from("\n"));
	start = end + 1;
}
const all = Buffer.concat(answers);
for (let done = 0; done < all.length;)
	done += writeSync(1, all, done);
