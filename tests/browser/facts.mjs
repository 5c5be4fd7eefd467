/*
 * The policy pages against the content they were made of: every paragraph, table cell and form label is there, in
 * order, in both languages; every clause and every quoted sentence has its place.   node facts.mjs SITE [CONTENT]
 */
import {existsSync, readFileSync, readdirSync} from "node:fs";
import {join, resolve} from "node:path";
import {Tap} from "./tap.mjs";
import {fold} from "./text.mjs";

const site = resolve(process.argv[2]), content = resolve(process.argv[3] ?? "content");
const ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&", "&#39;": "'"};

/* A page's own words: without what the page adds beside the text (notes in the margin, 〔原文如此〕, tools). */
function words(html) {
	return fold(html
		.replace(/<div class="margin">.*?<\/aside><\/div>/gs, "")
		.replace(/<span class="sic-mark">.*?<\/span>/gs, "")
		.replace(/<[^>]*>/g, " ")
		.replace(/&(lt|gt|quot|amp|#39);/g, sign => ENTITIES[sign]));
}

const body = html => html.slice(html.indexOf('class="text"'), html.indexOf('<footer class="apparatus"'));

/* The paragraphs and headings of a text, and the names of its fenced blocks, in order. */
function blocks(file) {
	const text = readFileSync(file, "utf8").replace(/^---\n.*?\n---\n/s, "");
	return [...text.matchAll(/^```(\w+) (.+)\n```$|^(?!```|\*\*\*$)(?:#+ )?(\S.*)$/gm)].map(([, block, name, words]) =>
		words === undefined ? {block, name} : {words: words.replace(/\\([\\`*_{}[\]()#+.!>-])/g, "$1")});
}

/* Cells of a table, row by row; no cell of ours holds a quoted newline. */
const cells = file => readFileSync(file, "utf8").trim().split("\n").flatMap(row =>
	[...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare));

const MERGED = ["^", "<"]; /* one with the cell above, or before */
const ungrouped = text => text.replace(/(?<=\d),(?=\d{3})/g, "");

/* A form's words in one language. */
const labels = (file, lang) => [...readFileSync(file, "utf8").matchAll(lang === "zh"
	? /\bzh: (?:"([^"]*)"|'([^']*)'|(.+?))(?=, en: |\}|$)/gm : /\ben: (?:"([^"]*)"|'([^']*)'|(.+?))(?=\}|$)/gm)]
	.map(([, double, single, bare]) => double ?? single ?? bare);

/* Looks the texts up one after the other; what is not found is named, and the search goes on from where it was. */
function missing(page, texts) {
	const faults = [];
	let at = 0;
	for (const text of texts.map(fold).filter(text => text !== "")) {
		const found = page.indexOf(text, at);
		if (found < 0)
			faults.push(page.includes(text) ? `out of order: ${text}` : `missing: ${text}`);
		else
			at = found + text.length;
	}
	return faults;
}

function checkText(tap, policy, lang, html) {
	const page = words(body(html)), folder = join(content, "policies", policy), all = blocks(join(folder, `${lang}.md`));
	const paragraphs = all.filter(block => block.words !== undefined).map(block => block.words);
	tap.ok(paragraphs.length > 0, `${policy} ${lang}: the text has paragraphs`);
	tap.none(missing(page, paragraphs), `${policy} ${lang}: every paragraph and heading, in order`);
	for (const {block, name} of all.filter(block => block.name !== undefined))
		if (block === "table")
			tap.none(missing(ungrouped(page), cells(join(folder, "tables", `${name}${lang === "en" ? ".en" : ""}.csv`))
				.filter(cell => !MERGED.includes(cell)).map(ungrouped)),
			`${policy} ${lang}: every cell of the table ${name}, in order`);
		else
			tap.none(labels(join(folder, "forms", `${name}.yaml`), lang)
				.filter(label => !words(html).includes(fold(label)) && !holder(label, folder, name))
				.map(label => `missing: ${label}`), `${policy} ${lang}: every label of the form ${name}`);
}

/* Who keeps the copies is said on the forms page. */
const holder = (label, folder, name) =>
	readFileSync(join(folder, "forms", `${name}.yaml`), "utf8").split(/^holders:/m)[1]?.includes(label) ?? false;

const ids = html => [...body(html).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
const twice = list => [...new Set(list.filter((id, i) => list.indexOf(id) !== i))];

/* The words of the span that begins at `start`: spans may stand within spans. */
function span(html, start) {
	let depth = 0;
	for (const {0: tag, index} of html.slice(start).matchAll(/<(\/?)span[^>]*>/g)) {
		depth += tag[1] === "/" ? -1 : 1;
		if (depth === 0)
			return words(html.slice(start, start + index));
	}
	return null;
}

/* The words marked as the sentence with an id, with what the end of another sentence cuts off from it. */
function quoted(html, id) {
	const start = html.indexOf(`<span class="quote" id="${id}">`);
	const rests = [...html.matchAll(new RegExp(`<span class="quote" data-rest="${id}">`, "g"))];
	return start < 0 ? null : [start, ...rests.map(({index}) => index)].map(index => span(html, index)).join("");
}

function checkPolicy(tap, policy, rules) {
	const html = Object.fromEntries(["zh", "en"].map(lang =>
		[lang, readFileSync(join(site, lang, "policies", policy, "index.html"), "utf8")]));
	for (const lang of ["zh", "en"]) {
		checkText(tap, policy, lang, html[lang]);
		tap.none(twice([...html[lang].matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)), `${policy} ${lang}: every id stands once`);
	}
	tap.same(ids(html.en).join("\n"), ids(html.zh).join("\n"),
		`${policy}: the same places in both languages, in the same order`);
	for (const lang of ["zh", "en"])
		tap.none(rules.filter(rule => rule.policy === policy).flatMap(rule => rule.quotes.map((quote, i) => {
			const id = i === 0 ? rule.anchor : `${rule.anchor}-${i + 1}`, said = quoted(html[lang], id);
			return said === fold(quote[lang]) ? "" : `${id}: ${said ?? "no such place"}; wanted ${quote[lang]}`;
		})).filter(fault => fault !== ""), `${policy} ${lang}: every quoted sentence stands at its place, word for word`);
}

const tap = new Tap();
const {rules} = JSON.parse(readFileSync(join(site, "data/rules.json"), "utf8"));
const policies = readdirSync(join(content, "policies")).filter(id => existsSync(join(content, "policies", id, "zh.md")));
tap.ok(policies.length > 0 && rules.length > 0, "there are policies and rules");
for (const policy of policies)
	checkPolicy(tap, policy, rules);
process.exit(tap.status);
