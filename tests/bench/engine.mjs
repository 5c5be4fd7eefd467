/* The built site's engine, through the glue its page uses, and how fast something answers. */
import {readFileSync} from "node:fs";
import {join} from "node:path";

export const gongbuRules = site => new Function(`${readFileSync(join(site, "assets/rules.js"), "utf8")}; return gongbuRules;`)();
export const wasm = site => readFileSync(join(site, "data/rules.wasm"));
export const pack = site => Buffer.concat(["pack", "words"].map(part => readFileSync(join(site, `data/rules.${part}`))));

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
