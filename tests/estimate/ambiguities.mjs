/* What the documents leave open, against ambiguities.csv, which was taken from the reading of the documents and not from
 * content/: every id, and each rule and document that must name it, and no other. `SY-*`: others of these rules may, by
 * their window.   node ambiguities.mjs DATA AMBIGUITIES.CSV */
import {readFileSync} from "node:fs";

const [data, csv] = process.argv.slice(2);
const json = name => JSON.parse(readFileSync(`${data}/${name}.json`, "utf8"));
const {documents, rules} = json("rules");
const naming = id => [...documents.map(({policy, notes}) => ({name: policy, notes})), ...rules.map(({id: name, notes}) => ({name, notes}))]
	.filter(({notes}) => notes.includes(id)).map(({name}) => name);
const rows = readFileSync(csv, "utf8").trim().split("\n").slice(1).map(line => line.split(","));
const say = (fine, text) => {
	console.log(`${fine ? "ok" : "not ok"} ambiguities: ${text}`);
	return fine;
};
const said = json("vocabulary").notes.map(({id}) => id);
const checks = [
	say(JSON.stringify(said) === JSON.stringify(rows.map(([id]) => id)), `the site says those of the list, in its order (${said.length})`),
	...rows.map(([id, wanted]) => {
		const names = wanted.split(" "), patterns = names.filter(name => name.endsWith("*")).map(name => name.slice(0, -1));
		const found = naming(id), lacking = names.filter(name => !name.endsWith("*") && !found.includes(name));
		const extra = found.filter(name => !names.includes(name) && !patterns.some(prefix => name.startsWith(prefix)));
		return say(lacking.length + extra.length === 0, `${id}${lacking.length ? `, not named by ${lacking}` : ""}${extra.length ? `, also named by ${extra}` : ""}`);
	}),
];
process.exit(checks.every(Boolean) ? 0 : 1);
