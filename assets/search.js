/* The search page: asks as the reader types, and shows what was found, by document, with the words marked. */
"use strict";
{
	const form = document.getElementById("search"), input = document.getElementById("search-words");
	const status = document.getElementById("search-status"), list = document.getElementById("search-hits");
	const without = document.getElementById("search-without");
	const {lang, root} = form.dataset, say = form.dataset;
	const FIRST = 3, WINDOW = lang === "zh" ? 34 : 90;

	/* Runs one of the index's scripts, once. */
	const running = new Map();
	const run = path => {
		if (!running.has(path))
			running.set(path, new Promise((done, failed) => {
				const script = document.createElement("script");
				script.src = `${root}search/${path}`;
				script.onload = done;
				script.onerror = () => {
					running.delete(path);
					failed(new Error(path));
				};
				document.head.append(script);
			}));
		return running.get(path);
	};

	const make = (name, className, ...inside) => {
		const element = document.createElement(name);
		if (className)
			element.className = className;
		element.append(...inside);
		return element;
	};
	/* A text with its ranges marked; ranges that meet are one. */
	const marked = (text, ranges, from = 0, to = text.length) => {
		const parts = [];
		let at = from;
		for (const [a, b] of [...ranges].sort((x, y) => x[0] - y[0])) {
			if (a < at || b > to)
				continue;
			parts.push(text.slice(at, a), make("mark", "", text.slice(a, b)));
			at = b;
		}
		return [...parts, text.slice(at, to)];
	};
	/* The stretch around the first mark, with as many marks as it can hold. */
	const snippet = (text, ranges) => {
		const first = ranges.length > 0 ? Math.min(...ranges.map(([a]) => a)) : 0;
		let from = Math.max(0, first - WINDOW), to = Math.min(text.length, first + WINDOW * 3);
		const stop = text.slice(from, first).search(lang === "zh" ? /[。；](?!.*[。；])/ : /[.;] (?!.*[.;] )/);
		if (from > 0 && stop >= 0)
			from += stop + 1;
		else if (from > 0 && lang === "en")
			from = text.indexOf(" ", from) + 1;
		if (to < text.length && lang === "en")
			to = text.lastIndexOf(" ", to);
		return [from > 0 ? "…" : "", ...marked(text, ranges, from, to), to < text.length ? "…" : ""];
	};

	/* A clause is set off where the link leads; of a table, where the browser knows how (text fragments), the words. */
	const ROW = 3, OCCUPATION = 8;
	const address = ({group, entry, own, marks}) => {
		if (group.href === "")
			return `${root}${lang}/${entry.anchor}`;
		const shown = own ?? entry;
		const words = entry.kind === OCCUPATION ? shown.title.split(/ ?[（(]/)[0]
			: entry.kind === ROW && !own && marks.text.length > 0 ? entry.text.slice(...marks.text[0]) : "";
		const directive = words === "" ? "" : `:~:text=${encodeURIComponent(words).replace(/-/g, "%2D")}`;
		return `${root}${lang}/${group.href}${shown.anchor === "" ? "" : `#${shown.anchor}${directive}`}`;
	};
	const item = hit => {
		const shown = hit.own ?? hit.entry, {marks, entry} = hit, found = hit.lang === lang;
		const link = make("a", "hit-link");
		link.href = address(hit);
		const name = shown.title === "" ? [] : found && !shown.below ? marked(shown.title, marks.title) : [shown.title];
		if (shown.label !== "")
			link.append(make("span", "hit-label", shown.label), name.length > 0 ? " " : "");
		link.append(...name);
		const row = make("li", "hit", make("p", "hit-where", link));
		if (found && shown.text !== "")
			row.append(make("p", "hit-words", ...snippet(shown.text, marks.text)));
		if (!found) {
			const words = marks.text.length > 0 || entry.below ? snippet(entry.text, marks.text) : marked(entry.title, marks.title);
			const quote = make("p", "hit-words", make("span", "hit-other", say.in), " ", make("span", "", ...words));
			quote.lastChild.lang = lang === "zh" ? "en" : "zh-Hans";
			row.append(quote);
		}
		return row;
	};
	const block = (group, hits) => {
		const title = make("h2", "hit-title");
		const facts = make("p", "row-facts");
		if (group.href === "") {
			title.append(group.title);
		} else {
			const link = make("a", "", group.title);
			link.href = `${root}${lang}/${group.href}`;
			title.append(link);
		}
		if (group.said) {
			facts.append(make("span", `status ${group.status}`, group.said));
			if (group.number) {
				const number = make("span", "", group.number);
				number.lang = "zh-Hans";
				facts.append(number);
			}
			facts.append(make("span", "", group.region));
		}
		const rows = make("ol", "hit-list", ...hits.slice(0, FIRST).map(item));
		const section = make("section", "hit-group", title, ...group.said ? [facts] : [], rows);
		if (hits.length > FIRST) {
			const more = make("button", "quiet", say.more.replace("%n", hits.length - FIRST));
			more.type = "button";
			more.addEventListener("click", () => {
				const added = hits.slice(FIRST).map(item);
				rows.append(...added);
				more.remove();
				added[0].querySelector("a").focus();
			});
			section.append(more);
		}
		return section;
	};

	const blocks = hits => {
		const groups = new Map();
		for (const hit of hits)
			groups.set(hit.group, [...groups.get(hit.group) ?? [], hit]);
		return [...groups].map(([group, own]) => block(group, own));
	};
	const show = (words, {hits, loose, near, all}) => {
		const apart = loose.length === 0 ? [] : [make("p", "hit-apart", say.apart.replace("%n", loose.length)), ...blocks(loose)];
		list.replaceChildren(...blocks(hits), ...apart);
		const count = hits.length === 1 ? say.countOne : say.count.replace("%n", hits.length);
		status.textContent = hits.length === 0 ? say.none.replace("%words", words)
			: `${near ? say.near : count}${all ? "" : ` ${say.first}`}`;
		without.hidden = hits.length > 0;
	};

	let latest = 0, waiting = 0;
	const ask = async typing => {
		const words = input.value.trim(), mine = ++latest;
		history.replaceState(null, "", words === "" ? location.href.split("#")[0] : `#q=${encodeURIComponent(words)}`);
		if (words === "") {
			list.replaceChildren();
			status.textContent = "";
			without.hidden = false;
			return;
		}
		try {
			const began = performance.now(), answer = await gongbuSearch.ask(words, lang, run, typing);
			if (mine !== latest)
				return;
			show(words, answer);
			form.dataset.took = (performance.now() - began).toFixed(1);
		} catch {
			if (mine === latest)
				status.textContent = say.broken;
		}
	};
	const fromAddress = () => {
		const words = new URLSearchParams(location.hash.slice(1)).get("q") ?? "";
		if (words === input.value.trim() && words !== "")
			return;
		input.value = words;
		ask(false);
	};

	form.hidden = false;
	form.addEventListener("submit", event => {
		event.preventDefault();
		clearTimeout(waiting);
		ask(false);
	});
	let composing = false;
	input.addEventListener("compositionstart", () => { composing = true; });
	const soon = () => {
		clearTimeout(waiting);
		waiting = setTimeout(() => ask(true), 120);
	};
	input.addEventListener("compositionend", () => {
		composing = false;
		soon();
	});
	input.addEventListener("input", () => {
		if (!composing)
			soon();
	});
	/* Down from the box to the first place found, and on; up goes back. */
	addEventListener("keydown", event => {
		const links = [...list.querySelectorAll("a.hit-link")], at = links.indexOf(document.activeElement);
		if (event.key === "ArrowDown" && (event.target === input || at >= 0) && at + 1 < links.length)
			links[at + 1].focus();
		else if (event.key === "ArrowUp" && at >= 0)
			(links[at - 1] ?? input).focus();
		else
			return;
		event.preventDefault();
	});
	addEventListener("hashchange", fromAddress);
	fromAddress();
	if (input.value === "" && matchMedia("(hover: hover)").matches)
		input.focus();
	run(`${lang}.js`).catch(() => { status.textContent = say.broken; });
}
