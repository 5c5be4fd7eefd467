/*
 * The one door to the engine, for pages, other sites and programs: WebAssembly and a rule pack in, a function from
 * facts to their answer out. A classic script, so that it loads from a file too; assets/engine.js holds both parts as
 * base64; bytes will do: data/rules.wasm, and data/rules.pack with data/rules.words after it.
 *   const ask = await gongbuOpen(gongbuEngine);
 *   ask({region: "hangzhou", date: "2021-03-01", program: "project", days: 12}).entitlements[0].high    "1200.00"
 * Facts and answers are those of `gongbu estimate --json`. A mistake in the facts is thrown, with it in `detail`.
 */
"use strict";
globalThis.gongbuOpen ??= async ({wasm, pack}) => {
	const bytes = part => {
		if (typeof part !== "string")
			return part;
		const text = atob(part), list = new Uint8Array(text.length);
		for (let i = 0; i < text.length; i++)
			list[i] = text.charCodeAt(i);
		return list;
	};
	const {instance} = await WebAssembly.instantiate(bytes(wasm), {});
	const engine = instance.exports, rules = bytes(pack);
	const memory = new Uint8Array(engine.memory.buffer); /* which never grows */
	if (rules.length > engine.packMax())
		throw new Error("the rule pack is larger than the engine's room for it");
	memory.set(rules, engine.pack());
	if (!engine.open(rules.length))
		throw new Error("the rule pack is not sound");
	const encoder = new TextEncoder(), decoder = new TextDecoder();
	const input = memory.subarray(engine.facts(), engine.facts() + engine.factsMax()), output = engine.answerText();
	return facts => {
		const text = JSON.stringify(facts), {read, written} = encoder.encodeInto(text, input);
		if (read < text.length)
			throw new Error("the facts are too long");
		const size = engine.answer(written, 2); /* Chinese escaped: a text of bytes below 128 is decoded sooner */
		if (size === 0)
			throw new Error("the answer is too long");
		const answer = JSON.parse(decoder.decode(memory.subarray(output, output + size)));
		if (answer.error)
			throw Object.assign(new Error(answer.error.message), {detail: answer.error});
		return answer;
	};
};
