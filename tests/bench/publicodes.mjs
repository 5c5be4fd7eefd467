/*
 * Hangzhou's and Hengyang's rules as Publicodes rules, made from the site's open data, and both engines asked the same
 * full situations: first whether they agree (exit 1 if any answer differs), then how many answers a CPU second each
 * gives in Node, medians of five: ours from facts to the whole answer, theirs from facts to each rule's amount.
 * Prints ours, theirs, how many situations, and how many amounts they agree on; writes the situations to FACTS.
 *   node tests/bench/publicodes.mjs SITE FACTS
 */
import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import Engine from "../browser/node_modules/publicodes/dist/index.js";
import {open, rate} from "./engine.mjs";

const site = process.argv[2], SITUATIONS = 3000, REGIONS = ["hangzhou", "hengyang"];
const rules = JSON.parse(readFileSync(join(site, "data/rules.json"), "utf8")).rules
	.filter(rule => rule.kind === "pays" && REGIONS.includes(rule.region));

/* ---- the rules in Publicodes ---- */
const day = iso => iso.split("-").reverse().join("/");
const yesNo = {yes: "oui", no: "non"};
function condition(text) {
	const [, fact, op, wanted] = /^(\S+) (=|in|>=|<=) (.+)$/.exec(text);
	if (fact === "date")
		return `date ${op} ${day(wanted)}`;
	if (op === ">=" || op === "<=")
		return `${fact} ${op} ${parseFloat(wanted)}`;
	const any = wanted.split(", ").map(value => yesNo[value] ? `${fact} = ${yesNo[value]}` : `${fact} = '${value}'`);
	return any.length === 1 ? any[0] : {"une de ces conditions": any};
}
const guard = (rule, always) => ({"toutes ces conditions": [...always, ...rule.when.map(condition),
	...(rule.program.length > 0 ? [condition(`program in ${rule.program.join(", ")}`)] : [])]});
function amount(value, step) {
	switch (step.word) {
	case "fixed": return Number(step.amount);
	case "external": return step.fact;
	case "table": return {variations: [...Object.entries(step.rows).filter(([, yuan]) => yuan !== null)
		.map(([key, yuan]) => ({si: `${step.fact} = '${key}'`, alors: Number(yuan)})), {sinon: {"applicable si": "non", valeur: 0}}]};
	case "times": return {produit: [value, step.amount ? {valeur: step.fact, plafond: Number(step.amount)} : step.fact]};
	case "cap": return {valeur: value, plafond: Number(step.amount)};
	default: throw new Error(`no Publicodes for ${step.word}`);
	}
}
/* Uplifts of one rule: in these two documents the largest alone counts. */
function uplifted(rule, value) {
	const uplifts = rules.filter(other => other.region === rule.region && other.modifies.includes(rule.id))
		.sort((a, b) => parseFloat(b.steps[0].amount) - parseFloat(a.steps[0].amount));
	return uplifts.length === 0 ? value : {produit: [value, {variations: [
		...uplifts.map(other => ({si: other.id, alors: (100 + parseFloat(other.steps[0].amount)) / 100})), {sinon: 1}]}]};
}
const facts = {region: "'hangzhou'", date: "01/03/2021", program: "'none'", level: "'level-5'", group: "'none'"};
const numbers = ["days", "hours", "contract-years", "filed-standard", "other-document", "catalogue-rate"];
const yeses = ["friction", "approved-before", "theory-passed", "skill-passed", "filed", "poor-park", "relocated"];
const source = {};
for (const [fact, value] of [...Object.entries(facts), ...numbers.map(id => [id, 0]), ...yeses.map(id => [id, "non"])])
	source[fact] = {"par défaut": value};
for (const rule of rules)
	source[rule.id] = rule.modifies.length > 0 ? guard(rule, []) : {
		"applicable si": guard(rule, [`region = '${rule.region}'`, `date >= ${day(rule.from)}`, `date <= ${day(rule.to)}`]),
		valeur: uplifted(rule, rule.steps.reduce(amount, null)),
	};
const silent = {log() {}, warn() {}, error() {}};
const publicodes = new Engine(source, {logger: silent});
const paying = Object.fromEntries(REGIONS.map(region => [region, rules.filter(rule => rule.region === region &&
	rule.modifies.length === 0).map(rule => rule.id)]));
function theirs(given) {
	const situation = {};
	for (const [fact, value] of Object.entries(given))
		situation[fact] = fact === "date" ? day(value) : typeof value === "boolean" ? value ? "oui" : "non" :
			typeof value === "number" || numbers.includes(fact) ? Number(value) : `'${value}'`;
	publicodes.setSituation(situation);
	const amounts = {};
	for (const id of paying[given.region]) {
		const {nodeValue} = publicodes.evaluate(id);
		if (typeof nodeValue === "number")
			amounts[id] = nodeValue;
	}
	return amounts;
}

/* ---- situations: every question answered, always the same ---- */
let state = 20261121;
const draw = () => {
	state = Math.imul(state, 1103515245) + 12345 >>> 0;
	return state >>> 12;
};
const pick = list => list[draw() % list.length];
const programs = Object.fromEntries(REGIONS.map(region => [region,
	[...new Set(rules.filter(rule => rule.region === region).flatMap(rule => rule.program)), "none"]]));
const money = () => pick(["0.00", "0.01", "649.99", "650.00", "650.01", "1000.00", "1234.56", "99999.99"]);
const situations = Array.from({length: SITUATIONS}, () => {
	const region = pick(REGIONS), given = {region,
		date: pick(["2021-03-01", "2021-03-01", "2020-07-01", "2020-06-30", "2019-08-30", "2019-08-29", "2021-12-31", "2022-01-01"]),
		program: pick(programs[region]), level: pick(["special", "special-senior", "level-5", "level-4", "level-3", "level-2", "level-1"]),
		group: pick(["none", "poor-worker", "employment-difficulty", "registered-low-income", "school-leaver-rural"]),
		days: pick([0, 1, 19, 20, 21, 30]), hours: pick([0, 1, 59, 60, 61, 80]), "contract-years": pick([0, 1, 2])};
	for (const fact of yeses)
		given[fact] = draw() % 2 === 1;
	for (const fact of numbers.slice(3))
		given[fact] = money();
	const asked = JSON.stringify(rules.filter(rule => rule.region === region));
	for (const fact of [...yeses, ...numbers, "level"])
		if (!new RegExp(`"${fact}[" ]`).test(asked))
			delete given[fact];
	return given;
});

writeFileSync(process.argv[3], situations.map(given => JSON.stringify(given)).join("\n") + "\n");

/* ---- do they agree? ---- */
const ask = await open();
const fen = yuan => Math.floor(yuan * 100 + 0.5 + 1e-6); /* halves up, whatever the fractions of floats */
const counted = new Set(["exact", "up-to"]), uncounted = new Set(["not-in-force", "no-rate"]);
let differ = 0, amounts = 0;
for (const given of situations) {
	const mine = {}, answer = ask(given), other = theirs(given);
	for (const line of answer.entitlements) {
		if (!counted.has(line.status) && !uncounted.has(line.status))
			throw new Error(`${line.rule} is ${line.status}: ${JSON.stringify(given)}`);
		if (counted.has(line.status))
			mine[line.rule] = Number(line.high.replace(".", ""));
	}
	for (const id of paying[given.region])
		if (mine[id] !== (other[id] === undefined ? undefined : fen(other[id]))) {
			if (++differ <= 5)
				console.error(`differs: ${id} ${mine[id]} ${other[id]} ${JSON.stringify(given)}`);
		} else if (mine[id] !== undefined) {
			amounts++;
		}
}
if (differ > 0 || amounts < SITUATIONS / 4) {
	console.error(`${differ} amounts differ of ${SITUATIONS} situations; ${amounts} agree`);
	process.exit(1);
}

/* ---- how fast? ---- */
console.log(rate(ask, situations, 60000), rate(theirs, situations, 1000), SITUATIONS, amounts);
