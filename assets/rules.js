/*
 * The engine for a page or a program: gongbuRules(wasm, pack), both bytes, gives a function that takes facts as an
 * object and returns the answer as one. A mistake in the facts is an answer too: {error}. It throws where there is no
 * answer: bytes that are no engine or no sound pack, facts or an answer longer than the engine holds.
 */
"use strict";
const gongbuRules = async (wasm, pack) => {
	const {instance} = await WebAssembly.instantiate(wasm, {});
	const engine = instance.exports, memory = new Uint8Array(engine.memory.buffer); /* which never grows */
	if (pack.length > engine.packMax())
		throw new RangeError("rule pack");
	memory.set(pack, engine.pack());
	if (!engine.open(pack.length))
		throw new TypeError("rule pack");
	const input = memory.subarray(engine.facts(), engine.facts() + engine.factsMax());
	const output = engine.answerText(), encoder = new TextEncoder(), decoder = new TextDecoder();
	return (facts, explainNo = false) => {
		const text = JSON.stringify(facts), {read, written} = encoder.encodeInto(text, input);
		const size = read < text.length ? 0 : engine.answer(written, explainNo ? 1 : 0);
		if (size === 0)
			throw new RangeError("facts or answer too long");
		return JSON.parse(decoder.decode(memory.subarray(output, output + size)));
	};
};
