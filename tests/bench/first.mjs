/* Milliseconds from the engine's bytes to the first answer, in a fresh process.   node tests/bench/first.mjs SITE */
import {gongbuRules, pack, wasm} from "./engine.mjs";

const site = process.argv[2], open = gongbuRules(site), bytes = [wasm(site), pack(site)];
const start = performance.now();
const ask = await open(...bytes);
const answer = ask({region: "hangzhou", date: "2021-03-01", program: "project", days: 12, friction: false, group: "none"});
const spent = performance.now() - start;
if (answer.entitlements[0].high !== "1200.00")
	throw new Error(JSON.stringify(answer));
console.log(spent.toFixed(2));
