/*
 * What day it is decides what a policy's standing is, and every page says the same of it.
 *   node dates.mjs POLICY DATE=STATUS=SITE…      a site built on each of these days
 */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {texts} from "./links.mjs";
import {Tap} from "./tap.mjs";
import {spoken} from "./text.mjs";

const WORDS = {
	zh: {pending: "未生效", "in-force": "有效", expired: "已失效", draft: "送审稿"},
	en: {pending: "Not yet in force", "in-force": "In force", expired: "Expired", draft: "Draft"},
};
const GAP = {zh: "文件未载明", en: "not stated"};
const KEYS = ["written", "printed", "effective", "expires", "posted"];

const [policy, ...builds] = process.argv.slice(2);
const tap = new Tap();

const front = (site) => {
	const {zh, en, ...facts} = JSON.parse(readFileSync(join(site, "data/index.json"), "utf8")).policies
		.find(({id}) => id === policy);
	return facts;
};

/* The head of the policy's own page. */
function checkHead(tap, name, html, lang, status, facts) {
	tap.ok(html.includes(`<div class="record-status ${status}"><span class="status ${status}">${WORDS[lang][status]}</span>`),
		`${name}: the page says ${status}`, html.match(/<div class="record-status.{200}/s)?.[0]);
	const said = html.match(/<div class="record-status.*?<p>(.*?)<\/p>/s)?.[1] ?? "";
	const days = {pending: [facts.effective], "in-force": [facts.effective, facts.expires], expired: [facts.expires]}[status];
	tap.none(days.filter(day => !said.includes(spoken(day, lang))), `${name}: its sentence names the day`);
	tap.none(KEYS.filter(key => {
		const dd = html.match(new RegExp(`<div class="date ${key}[^"]*"><dt>[^<]+</dt><dd[^>]*>(.*?)</dd>`))?.[1];
		return dd !== (facts[key] ? `<time datetime="${facts[key]}">${spoken(facts[key], lang)}</time>` : GAP[lang]);
	}), `${name}: the five dates stand there as the front matter has them`);
}

/* Wherever else the policy is named with its standing. */
function checkElsewhere(tap, name, site, lang, status, date) {
	const read = page => readFileSync(join(site, lang, page), "utf8");
	const label = `<span class="status ${status}">${WORDS[lang][status]}</span>`;
	tap.none(["index.html", "policies/index.html", "rates/index.html"].filter(page => !read(page).includes(label)),
		`${name}: home, the policies and the rates say the same`);
	const {policies: known, rules} = texts(site, lang);
	const paying = Object.keys(known).filter(id => Object.values(rules).some(rule => rule.policy === id && rule.kind === "pays"));
	tap.same(known[policy].status, status, `${name}: the estimator's texts say the same`);
	tap.same(/class="door-note/.test(read("index.html")), paying.every(id => known[id].status !== "in-force"),
		`${name}: home says when no rate is in force`);
	tap.ok(read("index.html").includes(`<time datetime="${date}">${spoken(date, lang)}</time>`),
		`${name}: the foot says the day`);
}

for (const build of builds) {
	const [date, status, site] = build.split("="), facts = front(site);
	tap.same(facts.status, status, `${date}: the open data say ${status}`);
	for (const lang of ["zh", "en"]) {
		const html = readFileSync(join(site, lang, "policies", policy, "index.html"), "utf8");
		checkHead(tap, `${date} ${lang}`, html, lang, status, facts);
		checkElsewhere(tap, `${date} ${lang}`, site, lang, status, date);
	}
}
process.exit(tap.status);
