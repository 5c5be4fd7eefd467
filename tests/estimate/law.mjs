/* What the law says, for the oracle: every rate document's rules in file order, with their windows and their modifiers. */
import {readFileSync, readdirSync, existsSync} from "node:fs";
import {parseYaml} from "./yaml.mjs";

export const list = x => x === undefined ? [] : Array.isArray(x) ? x : [x];
export const facts = new Map(parseYaml(readFileSync("content/facts.yaml", "utf8")).facts.map(f => [f.id, f]));
const regions = new Map(parseYaml(readFileSync("content/regions.yaml", "utf8")).regions.map(r => [r.id, r]));
export const byDocument = id => facts.get(id)["set-by-document"] === "yes";

export const policies = readdirSync("content/policies").sort().filter(id => existsSync(`content/policies/${id}/rates.yaml`)).map(id => {
	const front = parseYaml(readFileSync(`content/policies/${id}/zh.md`, "utf8").split("---\n")[1]);
	return {id, region: front.region, draft: front.draft === "yes", rates: parseYaml(readFileSync(`content/policies/${id}/rates.yaml`, "utf8"))};
});
export const rules = [], byId = new Map();
for (const policy of policies)
	for (const [kind, rows] of [["pays", policy.rates.rules], ["limit", policy.rates.limits]])
		for (const row of list(rows)) {
			const window = row.window ? policy.rates.windows.find(w => w.id === row.window) : policy.rates.window;
			const dates = list(row.when).filter(c => "date" in c).map(c => c.date.split(" "));
			const rule = {
				...row, kind, policy, number: rules.length, payee: list(row.pay), programs: list(row.program), steps: list(row.steps),
				modifies: list(row.modifies), guards: list(row.when).filter(c => !("date" in c)).map(c => "any" in c ? c.any : [c]),
				from: [window.from, ...dates.filter(d => d[0] === ">=").map(d => d[1])].filter(Boolean).sort().at(-1) ?? "0000",
				to: [window.to, ...dates.filter(d => d[0] === "<=").map(d => d[1])].filter(Boolean).sort()[0] ?? "9999",
				notes: [...new Set([...list(row.notes), ...list(window.notes)])],
			};
			if (rule.programs.length > 0)
				rule.guards.unshift([{program: rule.programs}]);
			rules.push(rule);
			byId.set(`${policy.id} ${rule.id}`, rule);
		}
for (const rule of rules)
	rule.reminders = list(rule.reminders).map(id => byId.get(`${rule.policy.id} ${id}`));
export const chain = region => region === undefined ? [] : [region, ...chain(regions.get(region).parent)];
export const modifiersOf = new Map(rules.map(base => {
	const all = rules.filter(m => m.policy === base.policy && m.modifies.includes(base.id));
	const caps = all.filter(m => "cap" in m.steps[0]), others = all.filter(m => !("cap" in m.steps[0])), order = [];
	for (const m of others) { // of an exclusive group, together and the largest first
		const group = m.exclusive === undefined ? [m] : others.filter(x => x.exclusive === m.exclusive)
			.map((x, i) => [x, i]).sort(([a, i], [b, j]) => parseFloat(b.steps[0].percent) - parseFloat(a.steps[0].percent) || i - j).map(p => p[0]);
		if (!order.includes(m))
			order.push(...group);
	}
	return [base, [...order, ...caps]];
}));
