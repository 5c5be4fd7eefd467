/*
 * One number wherever it stands: what rates.json says of a rate is what the rates page prints, what the page of the
 * regions side by side prints and draws, and what the site's own estimator answers.   node numbers.mjs SITE
 */
import {readFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {plain} from "../browser/links.mjs";
import {Tap} from "../browser/tap.mjs";
import {Engine} from "./engine.mjs";

const site = resolve(process.argv[2]), tap = new Tap();
const read = path => readFileSync(join(site, path), "utf8");
const json = path => JSON.parse(read(`data/${path}`));
const {rates} = json("rates.json"), {rules} = json("rules.json"), {facts} = json("vocabulary.json"), index = json("index.json");
const rule = id => rules.find(other => other.id === id);
const words = html => plain(html.replace(/<[^>]*>/g, " ")).replace(/\s+/g, " ").trim();

/* 1500.00 as a page prints it: 1500元, 1,500 yuan. */
const number = (amount, lang) => {
	const [whole, part] = amount.split(".");
	return (lang === "zh" ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ",")) + (part === "00" ? "" : `.${part}`);
};
const yuan = (amount, lang) => lang === "zh" ? `${number(amount, lang)}元` : `${number(amount, lang)} yuan`;
const squeezed = text => text.replace(/\s+/g, "");

/* ---- the rates page ---- */
const articles = lang => new Map([...read(`${lang}/rates/index.html`).matchAll(/<article class="tariff" id="rate-([^"]+)"(.*?)<\/article>/gs)]
	.map(([, id, html]) => [id, html]));
const UNSAID = {"%": amount => `${Number(amount)}%`};
for (const lang of ["zh", "en"]) {
	const page = articles(lang), bad = [];
	tap.same(JSON.stringify([...page.keys()].sort()), JSON.stringify(rules.filter(({kind}) => kind === "pays").map(({id}) => id).sort()),
		`${lang} rates: every rule that pays, and no other`);
	for (const rate of rates.filter(({amount, word}) => amount !== undefined && word !== "prorate")) {
		const said = squeezed(words(page.get(rate.rule).match(/<table class="tariff-amounts">(.*?)<\/table>/s)[1]));
		const wanted = rate.unit === "元" ? yuan(rate.amount, lang) : (UNSAID[rate.unit] ?? (amount => amount))(rate.amount);
		if (!said.includes(squeezed(wanted)))
			bad.push(`${rate.id}: ${wanted} is not in ${said}`);
	}
	tap.none(bad, `${lang} rates: every amount of rates.json stands with its rule`);
	/* And the other way: no figure of money on the page that is not a rate. */
	const known = new Set(rates.filter(({unit}) => unit === "元").map(({rule: id, amount}) => `${id} ${number(amount, lang)}`));
	tap.none([...page].flatMap(([id, html]) => [...html.matchAll(/<td class="n"><span class="figure">([\d,.]+)<\/span>/g)]
		.map(([, figure]) => `${id} ${figure}`).filter(figure => !known.has(figure))), `${lang} rates: no amount that rates.json has not`);
}

/* ---- the regions side by side ---- */
const levels = html => new Map([...html.matchAll(/<figure class="compared-level" id="level-([^"]+)"(.*?)<\/figure>/gs)]
	.map(([, id, inner]) => [id, inner]));
const newest = new Map(); /* of each region the policy that is compared */
for (const {id, region, written} of index.policies)
	if (rules.some(({policy, kind}) => policy === id && kind === "pays") && !((newest.get(region)?.written ?? "") > (written ?? "")))
		newest.set(region, {id, written});
for (const lang of ["zh", "en"]) {
	const shown = levels(read(`${lang}/rates/compare/index.html`));
	const fact = facts.find(({values}) => values.some(({id}) => shown.has(id)));
	tap.ok(shown.size > 0, `${lang} compare: there are levels`);
	for (const [level, html] of shown) {
		const wanted = rates.filter(({word, fact: first, key, fact2, key2, policy, region, rule: id}) => word === "table" &&
			newest.get(region)?.id === policy && !rule(id).steps.some(step => ["times", "percent"].includes(step.word)) &&
			((first === fact.id && key === level) || (fact2 === fact.id && key2 === level)));
		const largest = Math.max(...wanted.map(({amount}) => Number(amount)));
		const rows = [...html.matchAll(/<tr data-rule="([^"]+)">(.*?)<\/tr>/gs)]
			.map(([, id, row]) => `${id} ${words(row.match(/<td class="n">(.*?)<\/td>/)[1])}`);
		tap.same(JSON.stringify(rows.sort()), JSON.stringify(wanted.map(({rule: id, amount}) => `${id} ${yuan(amount, lang)}`).sort()),
			`${lang} compare, ${level}: the table has the amounts of rates.json`);
		for (const region of new Set(wanted.map(other => other.region))) {
			const name = `${lang} compare, ${level}, ${region}`, own = wanted.filter(other => other.region === region);
			const svg = html.match(new RegExp(`<svg id="chart-${level}-${region}"(.*?)</svg>`, "s"))?.[1] ?? "";
			const drawn = [...svg.matchAll(/<rect class="chart-bar[^"]*" x="0%"[^>]* width="([\d.]+)%"[^>]*><\/rect><text class="chart-number[^>]*>(.*?)<\/text>/g)]
				.map(([, width, text]) => ({width: Number(width), text: plain(text)}));
			tap.same(JSON.stringify(drawn.map(({text}) => text)), JSON.stringify(own.map(({amount}) => yuan(amount, lang))),
				`${name}: the numbers in the chart`);
			tap.none(drawn.filter(({width}, i) => Math.abs(width - Number(own[i].amount) / largest * 100) > 0.01)
				.map(({width, text}) => `${text} is drawn ${width} % wide`), `${name}: every bar is as long as its number`);
			const told = plain(svg.match(/<desc[^>]*>(.*?)<\/desc>/s)?.[1] ?? "");
			tap.none(own.filter(({amount}) => !told.includes(yuan(amount, lang))).map(({amount}) => amount),
				`${name}: a screen reader is told each`);
		}
	}
}

/* ---- the estimator ---- */
const engine = await Engine.open(join(site, "data"));
const NO = Object.fromEntries(facts.filter(({kind}) => kind === "yes-no").map(({id}) => [id, "no"]));

/* Facts under which the rule's guard holds: the least that each condition asks. */
function holding(when) {
	const given = {};
	for (const condition of when) {
		const [, fact, operator, value] = condition.split(" or ")[0].match(/^(\S+) (=|in|>=|<=) (.*)$/);
		if (fact !== "date")
			given[fact] = operator === ">=" ? value.replace(/\D+$/, "") : value.split(", ")[0];
	}
	return given;
}

const asked = [];
for (const rate of rates) {
	const own = rule(rate.rule), steps = own.steps.filter(({word}) => word !== "upto");
	if (!["fixed", "table"].includes(rate.word) || own.modifies.length > 0 || own.steps.some(({of}) => of))
		continue;
	const given = {...NO, region: rate.region, date: rate.to ?? rate.from, ...holding(own.when)};
	if (rate.program.length > 0)
		given.program = rate.program[0];
	if (rate.key !== undefined)
		given[rate.fact] = rate.key;
	if (rate.key2 !== undefined)
		given[rate.fact2] = rate.key2;
	/* A count that multiplies: 1, or the least that the guard asks for. Money that caps: out of the way. */
	let times = 1;
	for (const {word, fact, amount} of steps)
		if (word === "times") {
			given[fact] ??= "1";
			times *= Number(given[fact]);
		} else if (word === "cap" && amount === undefined) {
			given[fact] = "9999999";
		} else if (word === "prorate") {
			given[fact] = amount;
		}
	asked.push({rate, given, times, answer: engine.ask(given)});
}
const wrong = asked.filter(({rate, times, answer}) => {
	const line = answer.entitlements?.find(({rule: id}) => id === rate.rule);
	return line?.high === undefined || Number(line.high) !== Number(rate.amount) * times;
});
tap.ok(asked.length > 0, "estimator: rates are asked for");
tap.none(wrong.map(({rate, given, times, answer}) => `${rate.id}: ${rate.amount} × ${times}; ${JSON.stringify(given)} gives ${
	JSON.stringify(answer.entitlements?.find(({rule: id}) => id === rate.rule) ?? answer)}`),
`estimator: the engine of the site pays every fixed amount and every row of a table as rates.json says (${asked.length})`);
tap.none(rates.filter(({word}) => word === "table").filter(({id}) => !asked.some(({rate}) => rate.id === id)).map(({id}) => id),
	"estimator: no row of a table was left out");

/* ---- hours and days: every point that is drawn, asked of the estimator ---- */
const paid = (id, fact, count) => {
	const own = rule(id), given = {...NO, region: own.region, date: own.to ?? own.from, ...holding(own.when), [fact]: String(count)};
	if (own.program.length > 0)
		given.program = own.program[0];
	return Number(engine.ask(given).entitlements.find(({rule: other}) => other === id)?.high ?? -1);
};
for (const lang of ["zh", "en"]) {
	const html = read(`${lang}/rates/compare/index.html`);
	const charts = [...html.matchAll(/<figure class="compared-level" id="count-([^"]+)"(.*?)<\/figure>/gs)];
	tap.ok(charts.length > 0, `${lang} counts: there are charts`);
	for (const [, fact, inner] of charts) {
		const unit = facts.find(({id}) => id === fact).unit[lang], bad = [];
		const amount = text => Number(text.replace(/,/g, ""));
		const point = new RegExp(`(\\d+) ?${unit}[，,] ?([\\d,.]+) ?(?:元|yuan)`, "g");
		const told = plain(inner.match(/<desc[^>]*>(.*?)<\/desc>/s)[1]).split(/[；;] ?/);
		const rows = [...inner.matchAll(/<tr data-rule="([^"]+)">(.*?)<\/tr>/gs)];
		const numbers = [...inner.matchAll(/<text class="chart-number"[^>]*>(.*?)<\/text>/g)].map(([, text]) => amount(text.match(/[\d,.]+/)[0]));
		tap.ok(rows.length === told.length && rows.length === numbers.length, `${lang} counts, ${fact}: as many rows as lines`);
		rows.forEach(([, id, row], i) => {
			const points = [...told[i].matchAll(point)].map(([, count, yuanSaid]) => [Number(count), amount(yuanSaid)]);
			const cells = [...row.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell]) => [...words(cell).matchAll(point)][0]);
			const first = cells[1], most = cells[2];
			for (const [count, money] of points)
				if (paid(id, fact, count) !== money)
					bad.push(`${id}: ${count} is drawn as ${money}; the estimator says ${paid(id, fact, count)}`);
			if (points.length < 2 || points.at(-1)[1] !== numbers[i])
				bad.push(`${id}: its number is ${numbers[i]}, its line ends at ${JSON.stringify(points.at(-1))}`);
			if (first && (paid(id, fact, Number(first[1])) !== amount(first[2]) || paid(id, fact, Number(first[1]) - 1) !== -1))
				bad.push(`${id}: it does not begin at ${first[0]}`);
			const [top, reached] = most ? [amount(most[2]), Number(most[1])] : [Infinity, 0];
			if (most && (paid(id, fact, reached) !== top || paid(id, fact, reached - 1) >= top || paid(id, fact, reached + 1000) !== top))
				bad.push(`${id}: its ceiling is not reached at ${most[0]}`);
			if (!most && paid(id, fact, 1000) <= numbers[i])
				bad.push(`${id}: it has a ceiling that is not said`);
		});
		tap.none(bad, `${lang} counts, ${fact}: every point is what the estimator answers`);
	}
}

/* ---- the plans ---- */
const tables = index.files.filter(({kind}) => kind === "table").map(({path}) => json(path));
const planned = tables.flatMap(table => table.columns.filter(({total, type}) => total && type === "count").map(({id}) => ({table, id})));
for (const lang of ["zh", "en"]) {
	const html = read(`${lang}/rates/targets/index.html`);
	tap.same([...html.matchAll(/<figure /g)].length, planned.length, `${lang} plans: a chart for every column that is totalled`);
	for (const {table, id} of planned) {
		const name = `${table.policy}-${table.id}-${id}`;
		const figure = html.match(new RegExp(`<figure [^>]*id="plan-${name}".*?</figure>`, "s"))?.[0] ?? "";
		const wanted = table.rows.map(({cells}) => cells[id]), count = text => Number(text.replace(/,/g, ""));
		tap.same([...figure.matchAll(/<td class="n">([\d,]+)<\/td>/g)].map(([, text]) => count(text)).join(), wanted.join(),
			`${lang} plans, ${name}: the table has the document's numbers, in its order`);
		tap.same([...figure.matchAll(/<text class="chart-number[^>]*>([\d,]+)<\/text>/g)].map(([, text]) => count(text)).join(),
			[...wanted].sort((a, b) => b - a).join(), `${lang} plans, ${name}: so has the chart, the largest first`);
		tap.same(count(figure.match(/<strong>.*?([\d,]+)<\/strong>/)?.[1] ?? ""), table.total?.cells[id] ?? wanted.reduce((a, b) => a + b, 0),
			`${lang} plans, ${name}: and the total`);
	}
}
process.exit(tap.status);
