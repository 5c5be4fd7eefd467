/*
 * Searching the built site without a browser: the first place found for each question of queries.csv; every clause by
 * its own words; every occupation by its names and pinyin; and the index against the texts, cut by the page's own code.
 *   node search.mjs SITE
 */
import {readFileSync, readdirSync, statSync} from "node:fs";
import {join} from "node:path";
import vm from "node:vm";
import {gzipSync} from "node:zlib";
import {Tap} from "../browser/tap.mjs";
import {open} from "./index.mjs";

const site = process.argv[2], tap = new Tap(), search = open(site);
const place = hit => `${hit.group.file}#${(hit.own ?? hit.entry).anchor}`;
const rows = readFileSync(new URL("queries.csv", import.meta.url), "utf8").trim().split("\n").slice(1).map(line => line.split(","));

const first = performance.now();
for (const [lang, words, expected, why] of rows) {
	const {hits} = await search.ask(words, lang);
	tap.ok(hits.length > 0 && place(hits[0]) === expected, `${lang} ${words}: ${why}`,
		`expected ${expected}\n${hits.slice(0, 4).map(hit => `${place(hit)} ${hit.score.toFixed(1)}`).join("\n")}`);
}
console.log(`# ${rows.length} questions in ${(performance.now() - first).toFixed(0)} ms, the first with loading`);

/* ---- what is not there is not found ---- */
for (const [lang, words] of [["zh", "量子纠缠"], ["zh", "词汇不存在的东西"], ["zh", "，。《》"], ["en", "zebra"], ["en", ""], ["zh", "　"], ["en", "<script>"]])
	tap.same((await search.ask(words, lang)).hits.length, 0, `${lang} nothing is found for “${words}”`);
tap.ok((await search.ask("竞赛补贴", "zh")).hits.every(({entry}) => entry.text.includes("竞赛补贴")), "a phrase is found where it stands, and nowhere else");
tap.ok((await search.ask("竞赛补贴", "zh")).loose.some(hit => place(hit) === "hangzhou-2020-43#q-HZ-09"), "where few have a phrase, places with its words apart come after");

/* ---- the files of the index, read by this test's own reading of their format ---- */
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const decode = coded => {
	const list = [];
	let value = 0, factor = 1, entry = -1;
	for (const digit of [...coded].map(c => DIGITS.indexOf(c))) {
		value += (digit % 32) * factor;
		factor *= 32;
		if (digit < 32) {
			list.push(entry += value);
			value = 0;
			factor = 1;
		}
	}
	return list;
};
const index = new Map(), groups = {}, texts = {};
const box = vm.createContext({gongbuSearch: {
	groups: (lang, head) => { groups[lang] = head; },
	terms: (name, coded) => {
		if (name.startsWith("han"))
			for (const [one, pairs] of Object.entries(coded))
				for (const [, two, entries] of pairs.matchAll(/([^A-Za-z0-9+/]*)([A-Za-z0-9+/]+)/g))
					index.set(one + two, new Set(decode(entries)));
		else
			for (const line of coded.trim().split("\n"))
				index.set(line.split(" ")[0], new Set(decode(line.split(" ")[1])));
	},
	text: (file, lang, entries) => { texts[`${file}.${lang}`] = entries; },
}});
for (const file of [...readdirSync(join(site, "search")), ...readdirSync(join(site, "search/text")).map(name => `text/${name}`)].filter(name => name.endsWith(".js")))
	vm.runInContext(readFileSync(join(site, "search", file), "utf8"), box);

const {stems} = groups.zh, lost = [], strays = new Map([...index].map(([term, entries]) => [term, new Set(entries)]));
let entries = 0;
for (const [, , , , , , file, from, n] of groups.zh.groups)
	for (let i = 0; i < n; i++, entries++)
		for (const lang of ["zh", "en"]) {
			const [kind, below, , , title, text, also] = texts[`${file}.${lang}`][i];
			for (const words of [below === 1 ? "" : title, kind === 8 ? "" : text, also ?? ""]) {
				const tokens = search.engine.cut(words, stems);
				tokens.forEach((token, k) => {
					const next = tokens[k + 1], pair = token.han && next?.han && !next.parted;
					const term = pair ? token.word + next.word : token.word;
					if (token.word.length <= 64 && !index.get(term)?.has(from + i))
						lost.push(`${file} ${i}: ${term}`);
					strays.get(term)?.delete(from + i);
				});
			}
		}
tap.none(lost, "every pair of characters and every word of every entry is in the index, as the page cuts them");
tap.none([...strays].filter(([, left]) => left.size > 0).map(([term]) => term), "the index has nothing else");
tap.ok(entries > 500, "the index has the clauses", `${entries} entries`);

/* ---- every place is there ---- */
const ids = new Map(), nowhere = [];
const idsOf = path => {
	if (!ids.has(path))
		ids.set(path, new Set([...readFileSync(join(site, path), "utf8").matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)));
	return ids.get(path);
};
for (const lang of ["zh", "en"])
	for (const [path, , , , , , file, , n] of groups[lang].groups) {
		if (texts[`${file}.${lang}`].length !== n)
			nowhere.push(`${file}.${lang} has ${texts[`${file}.${lang}`].length} entries, not ${n}`);
		for (const [, , anchor] of texts[`${file}.${lang}`])
			if (path === "" ? !idsOf(`${lang}/${anchor}`).has("main") : anchor !== "" && !idsOf(`${lang}/${path}`).has(anchor))
				nowhere.push(`${lang}/${path}#${anchor}`);
	}
tap.none(nowhere, "every entry leads to a place of its page, in both languages");

/* ---- every clause by its own words, every occupation by its names ---- */
const missed = [];
let asked = 0;
for (const lang of ["zh", "en"])
	for (const [, , , , , , file] of groups.zh.groups)
		for (const [kind, , anchor, , title, text] of texts[`${file}.${lang}`]) {
			const words = lang === "zh" ? text.match(/[\u4e00-\u9fff]{6,9}/)?.[0] : text.match(/[A-Za-z]+ [a-z]+ [a-z]+ [a-z]+/)?.[0];
			if (kind === 2 && words && ++asked % 3 === 0) {
				const {hits} = await search.ask(words, lang);
				if (!hits.some(hit => hit.group.file === file && hit.entry.anchor === anchor && hit.tier === 2))
					missed.push(`${lang} ${file}#${anchor}: ${words}`);
			}
		}
tap.none(missed, "clauses are found by words from within them");
const unheard = [];
for (const [kind, , , , title, , also] of texts["shangyu-draft.zh"].filter(([kind]) => kind === 8)) {
	const [, name, english] = title.match(/^(.*)（(.*)）$/), [syllables, run] = also.split(". ");
	for (const words of [name, english, syllables, run])
		if (!(await search.ask(words, "zh")).hits.slice(0, 12).some(({entry, own}) => (own ?? entry).title === title))
			unheard.push(`${words}: ${title}`);
}
tap.none(unheard, "every occupation is found by its name, in English and in pinyin");

/* ---- weight ---- */
const zipped = paths => paths.reduce((sum, path) => sum + gzipSync(readFileSync(join(site, path)), {level: 9}).length, 0);
const scripts = zipped(["assets/find.js", "assets/search.js"]);
const zh = zipped(["search/zh.js", "search/terms-han-0.js"]), all = readdirSync(join(site, "search/text")).filter(name => name.includes(".zh."));
const words = zipped(all.map(name => `search/text/${name}`)), raw = all.reduce((sum, name) => sum + statSync(join(site, "search/text", name)).size, 0);
console.log(`# gzipped: scripts ${scripts}, Chinese index ${zh}, Chinese texts ${words} (${raw} raw)`);
tap.ok(scripts <= 10240, "the scripts of the search weigh 10 KB at most", `${scripts} bytes`);
tap.ok(zh + words <= 120 * 1024, "index and texts of one language weigh 120 KB at most", `${zh} + ${words} bytes`);
process.exit(tap.status);
