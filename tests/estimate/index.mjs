/* Every rule's clause, programmes, payees and per against index.csv, which was taken from the reading of the documents
 * and not from rates.yaml.   node index.mjs RULES.JSON INDEX.CSV */
import {readFileSync} from "node:fs";

const [rulesPath, indexPath] = process.argv.slice(2);
const rules = new Map(JSON.parse(readFileSync(rulesPath, "utf8")).rules.map(rule => [rule.id, rule]));
const rows = readFileSync(indexPath, "utf8").trim().split("\n").slice(1).map(line =>
	line.match(/("[^"]*"|[^,]*)(,|$)/g).map(cell => cell.replace(/,$/, "").replace(/^"|"$/g, "")));
let failed = 0;
for (const [id, clause, program, payee, per] of rows) {
	const rule = rules.get(id);
	const wanted = JSON.stringify({clause, program, payee, per});
	const got = rule && JSON.stringify({clause: rule.clause, program: (rule.program ?? []).join(", "),
		payee: (rule.payee ?? []).join(", ") || (rule.modifies?.length ? "same-as-base" : ""), per: rule.per ?? ""});
	if (got !== wanted) {
		console.log(`not ok index: ${id}\n  wanted ${wanted}\n  got    ${got}`);
		failed = 1;
	} else {
		console.log(`ok index: ${id}`);
	}
}
const listed = new Set(rows.map(([id]) => id));
const extra = [...rules.values()].filter(rule => rule.kind === "pays" && !listed.has(rule.id)).map(rule => rule.id);
console.log(`${extra.length ? "not ok" : "ok"} index: no rule pays that it does not list ${extra.join(" ")}`);
process.exit(failed || extra.length ? 1 : 0);
