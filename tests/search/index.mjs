/* The built index, asked as the search page asks it, without a browser. */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import vm from "node:vm";

export function open(site) {
	const context = vm.createContext({});
	const ran = new Set();
	const load = path => vm.runInContext(readFileSync(join(site, path), "utf8"), context, {filename: path});
	load("assets/find.js");
	const run = async path => {
		if (!ran.has(path))
			load(`search/${path}`);
		ran.add(path);
	};
	return {engine: context.gongbuSearch, ran, ask: (words, lang, typing = false) => context.gongbuSearch.ask(words, lang, run, typing)};
}
