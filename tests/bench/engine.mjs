/* The built site's engine, through the glue its page uses, and how fast something answers. */
import {readFileSync} from "node:fs";
import {join} from "node:path";

const site = process.argv[2], parts = (...names) => Buffer.concat(names.map(name => readFileSync(join(site, "data", name))));
new Function(readFileSync(join(site, "assets/ask.js"), "utf8"))();
const engine = {wasm: parts("rules.wasm"), pack: parts("rules.pack", "rules.words")};

/* From the bytes to a function from facts to their answer. */
export const open = () => globalThis.gongbuOpen(engine);

/* How many answers a CPU second, asked about so many times: the median of five, after a first that only warms up. */
export function rate(answer, situations, count) {
	const times = Array.from({length: 6}, () => {
		const start = process.cpuUsage();
		for (let i = 0; i < count; i++)
			answer(situations[i % situations.length]);
		const {user, system} = process.cpuUsage(start);
		return (user + system) / 1e6;
	}).slice(1).sort((a, b) => a - b);
	return Math.round(count / times[2]);
}
