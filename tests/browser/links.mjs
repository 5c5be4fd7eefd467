/* What the pages point at: does every address lead to a file of the site, and every fragment to a place in it? */
import {existsSync, readFileSync, statSync} from "node:fs";
import {join, posix} from "node:path";
import vm from "node:vm";
import {files, kind, pages} from "./site.mjs";

const ENTITIES = {amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", apos: "'", nbsp: "\u00a0"};
export const plain = text => text.replace(/&(#?\w+);/g, (all, name) => ENTITIES[name] ?? all);
const attributes = (html, names) => [...html.matchAll(new RegExp(`\\s(${names})="([^"]*)"`, "g"))]
	.map(([, name, value]) => ({name, value: plain(value)}));

/* What a page's script says, without a browser. */
export function texts(folder, lang) {
	const box = {};
	vm.runInNewContext(`${readFileSync(join(folder, lang, "estimator/texts.js"), "utf8")}\nthis.texts = gongbuTexts;`, box);
	return box.texts;
}

const hrefs = value => value === null || typeof value !== "object" ? [] : Object.entries(value).flatMap(([key, inner]) =>
	key === "href" && typeof inner === "string" ? [inner] : hrefs(inner));

export class Links {
	#folder;
	#ids = new Map();
	#answers = new Map();

	constructor(folder) {
		this.#folder = folder;
		for (const page of pages(folder)) {
			const html = readFileSync(join(folder, page), "utf8");
			this.#ids.set(page, new Set(attributes(html, "id").map(({value}) => value)));
			if (["estimator", "embed", "policies"].includes(kind(page)))
				this.#answers.set(page, answers(html));
		}
	}

	/* Every address a page holds, with what it is an attribute of. */
	of(page) {
		const html = readFileSync(join(this.#folder, page), "utf8").replace(/<pre>.*?<\/pre>/gs, ""); /* samples are text */
		const links = attributes(html, "href|src|cite|data-other|data-rows|poster|action");
		if (kind(page) === "estimator")
			links.push(...hrefs(texts(this.#folder, page.slice(0, 2))).map(value => ({name: "texts.js href", value})));
		return links;
	}

	/* The file that an address leads to from a page; null when it leaves the site. */
	file(page, address) {
		if (/^[a-z]+:|^\/\//.test(address))
			return null;
		const path = decodeURI(address.replace(/[?#].*/s, ""));
		return path === "" ? page : posix.join(posix.dirname(page), path);
	}

	/* What is wrong with an address, or "". */
	fault(page, {name, value}) {
		const file = this.file(page, value), fragment = value.includes("#") ? decodeURIComponent(value.split("#")[1]) : "";
		if (file === null)
			return name === "href" && /^(https?|mailto|tel):/.test(value) ? "" : `${name} leaves the site: ${value}`;
		if (value.startsWith("/") || file.startsWith(".."))
			return `${name} is not relative, or leads out of the site: ${value}`;
		if (!existsSync(join(this.#folder, file)) || statSync(join(this.#folder, file)).isDirectory())
			return `${name} leads to no file: ${value}`;
		if (fragment === "" || this.#ids.get(file)?.has(fragment))
			return value.endsWith("#") ? `${name} has an empty fragment` : "";
		if (this.#answers.has(file))
			return unanswerable(this.#answers.get(file), fragment)
				? `${name} asks the page what it does not know: ${value}` : "";
		return `${name} leads to no place in ${file}: #${fragment}`;
	}

	/* The files that cannot be reached from the first page. */
	unreached() {
		const reached = new Set(["index.html"]);
		for (const page of reached)
			if (this.#ids.has(page))
				for (const {value} of this.of(page)) {
					const file = this.file(page, value);
					if (file !== null)
						reached.add(file);
				}
		return files(this.#folder).filter(file => !reached.has(file));
	}
}

/* What a page's script reads from the address: the estimator's facts, a register's filters; each with the values it
   takes, or null for a number or a day. */
function answers(html) {
	const facts = new Map();
	for (const [, fact, inner] of html.matchAll(/<fieldset[^>]* data-fact="([^"]+)"(.*?)<\/fieldset>/gs)) {
		const values = [...inner.matchAll(/<button class="option"[^>]* value="([^"]+)"/g)].map(([, value]) => value);
		facts.set(fact, values.length > 0 && fact !== "date" ? new Set(values) : null);
	}
	for (const [, filter, inner] of html.matchAll(/<div class="filter"[^>]* data-filter="([^"]+)"(.*?)<\/div>/gs))
		facts.set(filter, new Set([...inner.matchAll(/ value="([^"]*)"/g)].map(([, value]) => value)));
	return facts;
}

const unanswerable = (facts, fragment) => [...new URLSearchParams(fragment)].some(([fact, value]) =>
	!facts.has(fact) || (facts.get(fact) !== null && !facts.get(fact).has(value)));
