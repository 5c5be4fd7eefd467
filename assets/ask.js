/*
 * The one door to the engine, for pages, other sites and programs: WebAssembly and a rule pack in, a function from
 * facts to their answer out. A classic script, so that it loads from a file too; assets/engine.js holds both parts.
 *   const ask = await gongbuOpen(gongbuEngine);
 *   ask({region: "hangzhou", date: "2021-03-01", program: "project", days: 12}).entitlements[0].high    "1200.00"
 * Facts and answers are those of `gongbu estimate --json`. A mistake in the facts is thrown, with it in `detail`.
 */
"use strict";
globalThis.gongbuOpen ??= async ({wasm, pack}) => {
	const bytes = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
	const {instance} = await WebAssembly.instantiate(bytes(wasm), {});
	const engine = instance.exports, rules = bytes(pack);
	const write = (at, data) => new Uint8Array(engine.memory.buffer, at, data.length).set(data);
	if (rules.length > engine.packMax())
		throw new Error("the rule pack is larger than the engine's room for it");
	write(engine.pack(), rules);
	if (!engine.open(rules.length))
		throw new Error("the rule pack is not sound");
	const encoder = new TextEncoder(), decoder = new TextDecoder();
	return facts => {
		const input = encoder.encode(JSON.stringify(facts));
		if (input.length > engine.factsMax())
			throw new Error("the facts are too long");
		write(engine.facts(), input);
		const size = engine.answer(input.length, 0);
		const answer = JSON.parse(decoder.decode(new Uint8Array(engine.memory.buffer, engine.answerText(), size)));
		if (answer.error)
			throw Object.assign(new Error(answer.error.message), {detail: answer.error});
		return answer;
	};
};
