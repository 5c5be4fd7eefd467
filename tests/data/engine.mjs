/* The estimator as the open data carry it: rules.wasm, with rules.pack and the words it answers with. */
import {readFileSync} from "node:fs";
import {join} from "node:path";

export class Engine {
	#exports;

	static async open(data) {
		const engine = new Engine();
		const {instance} = await WebAssembly.instantiate(readFileSync(join(data, "rules.wasm")), {});
		const pack = Buffer.concat(["rules.pack", "rules.words"].map(name => readFileSync(join(data, name))));
		engine.#exports = instance.exports;
		engine.#write(instance.exports.pack(), pack);
		if (!instance.exports.open(pack.length))
			throw new Error("rules.pack and rules.words are not a sound pack");
		return engine;
	}

	#write(at, bytes) {
		new Uint8Array(this.#exports.memory.buffer, at, bytes.length).set(bytes);
	}

	/* {name: value} to the answer's object. */
	ask(facts) {
		const {facts: place, answer, answerText, memory} = this.#exports, bytes = Buffer.from(JSON.stringify(facts));
		this.#write(place(), bytes);
		return JSON.parse(Buffer.from(new Uint8Array(memory.buffer, answerText(), answer(bytes.length, 0))).toString());
	}
}
