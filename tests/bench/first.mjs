/* Milliseconds from the engine's bytes to the first answer, in a fresh process.   node tests/bench/first.mjs SITE */
import {open} from "./engine.mjs";

const start = performance.now();
const ask = await open();
const answer = ask({region: "hangzhou", date: "2021-03-01", program: "project", days: 12, friction: false, group: "none"});
const spent = performance.now() - start;
if (answer.entitlements[0].high !== "1200.00")
	throw new Error(JSON.stringify(answer));
console.log(spent.toFixed(2));
