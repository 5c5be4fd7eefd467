/*
 * An estimator written a second time, from RULES and not from gen/: it reads the same rates.yaml, shares no code, and
 * finds an interval not by interval arithmetic but by answering every open question in every way that can matter, in
 * exact fractions. What it has in common with the program is the meaning of the words.
 *   node tests/estimate/oracle.mjs facts REGION COUNT SEED      random situations, a JSON object a line
 *   node tests/estimate/oracle.mjs judge FACTS ANSWERS COMMAND… compares; prints what differs, exit 1 if anything does,
 *                                                               and the smallest situation that COMMAND answers wrong
 *   node tests/estimate/oracle.mjs cases                        the same for every policy's cases.csv
 */
import {execFileSync} from "node:child_process";
import {readFileSync, existsSync} from "node:fs";
import {BOUNDLESS, HUGE, ZERO, fen, fraction, less, max, min, number, times} from "./exact.mjs";
import {byDocument, byId, chain, facts, list, modifiersOf, policies, rules} from "./law.mjs";
import {shrunk} from "./shrink.mjs";

/* ---- one situation without open questions ---- */
const compares = (value, text) => text.startsWith(">=") ? value >= number(text.slice(3)) : text.startsWith("> ")
	? value > number(text.slice(2)) : value <= number(text.slice(3));
function conditionHolds(condition, known) {
	const [[fact, wanted]] = Object.entries(condition), value = known[fact];
	if (value === undefined)
		return undefined;
	if (typeof wanted === "string" && /^[<>]=? /.test(wanted))
		return compares(value, wanted);
	return list(wanted).includes(value);
}
/* true, false, or undefined while it is open; all rows, of each any one. */
function guardHolds(rule, known) {
	let all = true;
	for (const any of rule.guards) {
		const results = any.map(c => conditionHolds(c, known));
		if (results.includes(true))
			continue;
		if (!results.includes(undefined))
			return false;
		all = undefined;
	}
	return all;
}
const NONE = Symbol("no rate");

function amountOf(rule, known) { // {low, high, ceiling} or NONE
	let low = ZERO, high = ZERO, ceiling = false;
	const both = f => { low = f(low); high = f(high); };
	for (const step of rule.steps) {
		if ("fixed" in step) {
			low = high = fraction(number(step.fixed));
		} else if ("table" in step) {
			const cell = list(step.table).reduce((rows, fact) => rows[known[fact]], step.rows);
			if (cell === "no-rate")
				return NONE;
			low = high = fraction(number(cell));
		} else if ("actual" in step || "external" in step) {
			low = high = fraction(known[step.actual ?? step.external]);
		} else if ("times" in step) {
			const n = known[step.times], most = step.max === undefined ? n : number(step.max);
			both(x => times(x, n < most ? n : most));
		} else if ("percent" in step) {
			if (step.of !== undefined) {
				const base = amountOf(byId.get(`${rule.policy.id} ${step.of}`), known);
				if (base === NONE)
					return NONE;
				({low, high} = base);
			}
			if (step.percent === "?") {
				low = ZERO;
				high = times(high, HUGE);
			} else {
				both(x => times(x, number(step.percent) + (step.percent.startsWith("+") ? 10000n : 0n), 10000n));
			}
		} else if ("cap" in step) {
			let cap = fraction(/^[a-z]/.test(step.cap) ? known[step.cap] : number(step.cap));
			if (step.per !== undefined)
				cap = times(cap, known[step.per]);
			both(x => min(x, cap));
		} else if ("prorate" in step) {
			const n = known[step.prorate], of = number(step.of);
			if (n < of)
				both(x => times(x, n, of));
		} else {
			low = ZERO;
			ceiling = true;
		}
	}
	return {low, high, ceiling};
}

const inForce = (rule, date) => rule.from <= date && date <= rule.to;

function outcome(rule, known, date) { // {absent} | {none} | {low, high, ceiling}
	if (guardHolds(rule, known) === false)
		return {absent: true};
	const amount = amountOf(rule, known);
	if (amount === NONE)
		return {none: true};
	const taken = new Set();
	for (const m of modifiersOf.get(rule)) {
		if (!inForce(m, date) || guardHolds(m, known) !== true || (m.exclusive !== undefined && taken.has(m.exclusive)))
			continue;
		if (m.exclusive !== undefined)
			taken.add(m.exclusive);
		const found = amount.low;
		for (const step of m.steps) {
			if ("percent" in step) {
				for (const end of ["low", "high"])
					amount[end] = times(amount[end], number(step.percent) + 10000n, 10000n);
			} else if ("cap" in step) {
				for (const end of ["low", "high"])
					amount[end] = min(amount[end], fraction(number(step.cap)));
			} else {
				amount.low = found;
			}
		}
	}
	return amount;
}

/* ---- open questions: every answer that can matter ---- */
/* Facts a rule and its modifiers look at, each with the values that stand for all others. */
function factsOf(rule, date, seen = new Map()) {
	const add = (id, values) => {
		const set = seen.get(id) ?? new Set();
		for (const v of values)
			set.add(v);
		seen.set(id, set);
	};
	const bound = (id, b) => add(id, [b - 1n, b, b + 1n].filter(x => x >= 0n));
	const guard = r => {
		for (const c of r.guards.flat()) {
			const [[id, wanted]] = Object.entries(c), fact = facts.get(id);
			if (fact.kind === "yes-no")
				add(id, ["yes", "no"]);
			else if (fact.kind === "choice")
				add(id, [...list(wanted), fact.values.map(v => v.id).find(v => !list(wanted).includes(v))].filter(Boolean));
			else
				bound(id, number(wanted.replace(/^[<>]=? /, "")));
		}
	};
	const step = s => {
		for (const id of list(s.table))
			add(id, facts.get(id).values.map(v => v.id));
		for (const id of [s.actual, s.external, /^[a-z]/.test(s.cap ?? "") ? s.cap : undefined, s.times, s.prorate, s.per])
			if (id !== undefined)
				add(id, [0n, 1n, 3n, HUGE]);
		if (s.times !== undefined && s.max !== undefined)
			bound(s.times, number(s.max));
		if (s.prorate !== undefined)
			bound(s.prorate, number(s.of));
		if (s.of !== undefined && s.percent !== undefined)
			byId.get(`${rule.policy.id} ${s.of}`).steps.forEach(step);
	};
	guard(rule);
	rule.steps.forEach(step);
	for (const m of modifiersOf.get(rule))
		if (inForce(m, date))
			guard(m);
	return seen;
}

function* completions(open, known) {
	if (open.length === 0) {
		yield known;
		return;
	}
	const [[id, values], ...rest] = open;
	for (const value of values)
		yield* completions(rest, {...known, [id]: value});
}
const same = (a, b) => a.absent === b.absent && a.none === b.none && (a.low === undefined ? b.low === undefined :
	b.low !== undefined && a.low.n === b.low.n && a.low.d === b.low.d && a.high.n === b.high.n && a.high.d === b.high.d);

function lineOf(rule, known, date) {
	if (guardHolds(rule, known) === false)
		return null;
	const notes = [...rule.notes], line = {rule: rule.id, per: rule.per, payee: rule.payee, policy: rule.policy.id,
		draft: rule.policy.draft, clause: rule.clause, anchor: `q-${rule.id}`, notes, needs: []};
	if (!inForce(rule, date))
		return {...line, status: "not-in-force", low: 0n, high: 0n};
	const open = [...factsOf(rule, date)].filter(([id]) => !(id in known)).map(([id, set]) => [id, [...set]]);
	const all = [...completions(open, known)].map(full => ({full, result: outcome(rule, full, date)}));
	const paid = all.map(x => x.result).filter(x => x.low !== undefined);
	/* What is worth asking: the facts whose answer alone can change the outcome. */
	const groups = id => {
		const found = new Map();
		for (const x of all) {
			const key = open.map(([other]) => other === id ? "" : x.full[other]).join();
			if (!found.has(key))
				found.set(key, x.result);
			else if (!same(found.get(key), x.result))
				return true;
		}
		return false;
	};
	line.needs = open.map(([id]) => id).filter(groups);
	const present = all.filter(x => !x.result.absent);
	if (present.every(x => x.result.none))
		return {...line, status: "no-rate", low: null, high: null};
	for (const m of modifiersOf.get(rule))
		if (inForce(m, date) && guardHolds(m, known) !== false)
			notes.push(...m.notes.filter(n => !notes.includes(n)));
	let low = paid.map(x => x.low).reduce(min), high = paid.map(x => x.high).reduce(max);
	if (all.some(x => x.result.absent))
		low = ZERO;
	const documents = [];
	for (const step of rule.steps)
		for (const id of [step.external, step.cap])
			if (line.needs.includes(id) && byDocument(id))
				documents.push(...list(step.documents));
	const ceiling = paid.some(x => x.ceiling);
	line.status = line.needs.some(id => !byDocument(id)) ? "needs" : line.needs.length > 0 ? "depends"
		: ceiling || low.n * high.d !== high.n * low.d ? "up-to" : "exact";
	return {...line, low: fen(low), high: less(BOUNDLESS, high) ? null : fen(high), ...(documents.length > 0 && {"depends-on": documents})};
}

const memory = new Map();
function lineFor(rule, known, date) {
	const used = rule.used ??= [...factsOf(rule, rule.to).keys(), ...modifiersOf.get(rule).flatMap(m => m.guards.flat().flatMap(c => Object.keys(c)))];
	const dated = [rule, ...modifiersOf.get(rule)].map(r => inForce(r, date) ? "1" : "0").join("");
	const key = `${rule.policy.id} ${rule.id} ${dated} ${used.map(id => known[id] ?? "?").join()}`;
	if (!memory.has(key)) {
		if (memory.size > 200000)
			memory.clear();
		memory.set(key, lineOf(rule, known, date));
	}
	return memory.get(key);
}

function answerTo(given) {
	const known = {};
	for (const [id, value] of Object.entries(given)) {
		if (id === "region" || id === "date")
			continue;
		const kind = facts.get(id).kind;
		known[id] = kind === "count" ? BigInt(value) : kind === "money" ? number(`${value}元`) : kind === "yes-no" && value === true
			? "yes" : kind === "yes-no" && value === false ? "no" : value;
	}
	const own = chain(given.region), lines = [], reminded = new Set(), needs = new Set();
	for (const rule of rules) {
		if (rule.kind !== "pays" || rule.modifies.length > 0 || !own.includes(rule.policy.region))
			continue;
		const line = lineFor(rule, known, given.date);
		if (line === null)
			continue;
		lines.push(line);
		line.needs.forEach(id => needs.add(id));
		if (line.status !== "not-in-force")
			rule.reminders.forEach(r => reminded.add(r));
		for (const limit of rules)
			if (limit.kind === "limit" && chain(rule.policy.region).includes(limit.policy.region))
				reminded.add(limit);
	}
	/* A limit with conditions reminds where they hold; where they are open, what decides them is worth asking. */
	const said = rules.filter(r => reminded.has(r) && inForce(r, given.date) && (r.kind !== "limit" || guardHolds(r, known) !== false));
	const open = r => r.kind === "limit" && guardHolds(r, known) === undefined;
	for (const any of said.filter(open).flatMap(r => r.guards))
		if (!any.some(c => conditionHolds(c, known)))
			any.filter(c => conditionHolds(c, known) === undefined).forEach(c => needs.add(Object.keys(c)[0]));
	return {lines, needs, reminders: said.filter(r => !open(r)).map(r => r.id)};
}

/* ---- comparing ---- */
const yuan = x => x === null ? null : `${x / 100n}.${String(x % 100n).padStart(2, "0")}`;
function differences(given, answer) {
	const wanted = answerTo(given), wrong = [];
	const check = (what, got, want) => {
		if (JSON.stringify(got) !== JSON.stringify(want))
			wrong.push(`${what}: ${JSON.stringify(got)}, the oracle says ${JSON.stringify(want)}`);
	};
	check("rules", answer.entitlements.map(l => l.rule), wanted.lines.map(l => l.rule));
	if (wrong.length > 0)
		return wrong;
	wanted.lines.forEach((line, i) => {
		const got = answer.entitlements[i];
		for (const key of ["status", "per", "payee", "policy", "draft", "clause", "anchor", "depends-on"])
			check(`${line.rule} ${key}`, got[key], line[key]);
		check(`${line.rule} notes`, [...got.notes].sort(), [...line.notes].sort());
		check(`${line.rule} low`, got.low, yuan(line.low));
		check(`${line.rule} high`, got.high, yuan(line.high));
	});
	check("needs", [...answer.needs].sort(), [...wanted.needs].sort());
	const last = answer.needs.map(id => byDocument(id));
	if (last.indexOf(true) >= 0 && last.lastIndexOf(false) > last.indexOf(true))
		wrong.push("needs: what another document sets is not asked last");
	check("reminders", answer.reminders, wanted.reminders);
	return wrong;
}

const told = (given, wrong) => `# ${JSON.stringify(given)}\n${wrong.map(w => `#   ${w}`).join("\n")}`;
/* What a command that reads a situation a line and writes an answer a line gets wrong, of each. */
function mistakes(command, situations) {
	const input = situations.map(given => `${JSON.stringify(given)}\n`).join("");
	const answers = execFileSync(command[0], command.slice(1), {input, encoding: "utf8"}).trimEnd().split("\n");
	return situations.map((given, i) => differences(given, JSON.parse(answers[i])));
}

function judge(factsFile, answersFile, ...command) {
	const given = readFileSync(factsFile, "utf8").trimEnd().split("\n"), answers = readFileSync(answersFile, "utf8").trimEnd().split("\n");
	let bad = given.length === answers.length ? 0 : 1;
	for (let i = 0; i < given.length && i < answers.length; i++) {
		const facts = JSON.parse(given[i]), wrong = differences(facts, JSON.parse(answers[i]));
		if (wrong.length > 0 && ++bad <= 5)
			console.log(told(facts, wrong));
		if (wrong.length > 0 && bad === 1 && command.length > 0 && mistakes(command, [facts])[0].length > 0) {
			const least = shrunk(facts, situations => mistakes(command, situations).map(list => list.length > 0));
			console.log(`# the smallest:\n${told(least, mistakes(command, [least])[0])}`);
		}
	}
	console.log(`# ${given.length} situations, ${bad} differ`);
	process.exitCode = bad > 0 ? 1 : 0;
}

/* ---- cases.csv ---- */
const cellsOf = line => [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => plain ?? quoted.replaceAll('""', '"'));
function cases() {
	let bad = 0, n = 0;
	for (const policy of policies.filter(p => existsSync(`content/policies/${p.id}/cases.csv`)))
		for (const [i, row] of readFileSync(`content/policies/${policy.id}/cases.csv`, "utf8").trimEnd().split("\n").map(cellsOf).entries()) {
			const [dates, words, rule, , status, low, high] = row;
			for (const date of i === 0 || status === "cannot-occur" ? [] : dates.split(" ")) {
				const given = {region: policy.region, date, ...Object.fromEntries(words.split(" ").map(word => word.split("=")))};
				const line = answerTo(given).lines.find(l => l.rule === rule);
				const got = line ? [line.status, yuan(line.low) ?? "", yuan(line.high) ?? ""].join() : "none,,";
				n++;
				if (got !== [status, low, high].join() && ++bad <= 5)
					console.log(`# ${policy.id}/cases.csv:${i + 1}: ${date} ${words}: the oracle says ${got}`);
			}
		}
	console.log(`# ${n} cases, ${bad} differ`);
	process.exitCode = bad > 0 || n < 450 ? 1 : 0;
}

/* ---- random situations ---- */
function randomFacts(region, count, seed) {
	let state = BigInt(seed);
	const draw = n => {
		state = (state * 6364136223846793005n + 1442695040888963407n) & 0xFFFFFFFFFFFFFFFFn;
		return Number((state >> 33n) % BigInt(n));
	};
	const pick = from => from[draw(from.length)];
	const own = rules.filter(r => chain(region).includes(r.policy.region));
	const programs = [...new Set(own.flatMap(r => r.programs)), "none"], bounds = new Map(), days = ["2021-03-01"];
	const day = (date, by) => new Date(Date.parse(date) + by * 86400000).toISOString().slice(0, 10);
	for (const rule of own) {
		for (const date of [rule.from, rule.to])
			if (date.length === 10)
				days.push(day(date, -1), date, day(date, 1));
		if (rule.kind === "pays" || rule.kind === "limit")
			for (const [id, set] of factsOf(rule, rule.to))
				bounds.set(id, [...new Set([...(bounds.get(id) ?? []), ...set])]);
	}
	const value = fact => {
		if (fact.kind === "yes-no")
			return pick(["yes", "no"]);
		if (fact.kind === "choice")
			return pick(fact.values).id;
		const near = (bounds.get(fact.id) ?? []).filter(v => typeof v === "bigint" && v < 1000000n).map(Number);
		if (fact.kind === "count")
			return pick([...near, draw(12), draw(200), 1000000]);
		const money = pick([0, 1, 99, draw(1000), draw(100000), draw(1000000), draw(10000000), 99999999999, 300000, 300001, 5052631, 5052632]);
		return `${Math.trunc(money / 100)}.${String(money % 100).padStart(2, "0")}`;
	};
	const out = [];
	for (let i = 0; i < count; i++) {
		const given = {region, date: draw(4) > 0 ? "2021-03-01" : pick(days)}, share = 1 + draw(6);
		for (const fact of facts.values())
			if (fact.id === "program" ? draw(12) > 0 : draw(6) < share)
				given[fact.id] = fact.id === "program" && draw(20) > 0 ? pick(programs) : value(fact);
		out.push(JSON.stringify(given));
	}
	process.stdout.write(out.join("\n") + "\n");
}

const [command, ...words] = process.argv.slice(2);
if (command === "facts")
	randomFacts(words[0], Number(words[1]), words[2]);
else if (command === "cases")
	cases();
else
	judge(...words);
