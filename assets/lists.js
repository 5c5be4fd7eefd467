/*
 * A list searched, filtered and sorted in the page. Its rows come from rows.js when they are first asked for; what was
 * chosen stands after the address's #, so that it can be sent on. Without this the pages of the list are complete.
 */
"use strict";
{
	const PART = 200;
	const table = document.getElementById("entries"), tools = document.getElementById("tools");
	const counted = document.getElementById("count"), all = document.getElementById("all");
	const more = document.getElementById("more"), pages = document.getElementById("pages");
	const search = document.getElementById("search");
	const heads = [...table.querySelectorAll("thead th")], printed = [...table.tBodies];
	const say = table.dataset, allSaid = counted.textContent;
	const lang = document.documentElement.lang, english = lang === "en";
	let list = null, found = [], shown = 0;
	const chosen = new Map(); /* column's id → choice, or "least..greatest"; "q" → words; "sort" → column, or -column */

	const make = (name, className, text) => {
		const element = document.createElement(name);
		if (className)
			element.className = className;
		if (text !== undefined)
			element.textContent = text;
		return element;
	};

	/* ---- the rows ---- */
	const figure = value => {
		const [whole, part] = value.toFixed(2).replace(/\.00$/, "").split(".");
		const set = english ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
		return part ? `${set}.${part}` : set;
	};
	const day = value => new Date(value * 86400000).toISOString().slice(0, 10);
	const text = (column, value) => {
		if (value === null)
			return "";
		switch (column.type) {
		case "text": return list.texts[value];
		case "choice": return column.labels[value];
		case "count": return figure(value);
		case "money": return figure(value / 100);
		case "percent": return `${figure(value / 100)}%`;
		default: return day(value);
		}
	};
	const given = (column, value) => column.type === "choice" ? column.ids[value]
		: column.type === "money" ? (value / 100).toFixed(2) : column.type === "date" ? day(value) : String(value);
	const estimate = (facts, cells) => facts.split("&").map(part => part.replace(/\{(\d+)\}/, (_, i) =>
		cells[+i + 1] === null ? "" : given(list.columns[i], cells[+i + 1]))).filter(part => !part.endsWith("=")).join("&");

	const load = () => list ? Promise.resolve() : new Promise((done, failed) => {
		const script = document.createElement("script");
		script.src = say.rows;
		script.addEventListener("load", () => {
			list = globalThis.gongbuRows;
			list.excepted = new Set(list.excepted);
			list.place = new Map(list.columns.map((column, i) => [column.id, i]));
			list.words = list.rows.map(cells => list.columns.map((column, i) => text(column, cells[i + 1])).join("\n").toLowerCase());
			done();
		});
		script.addEventListener("error", failed);
		document.head.append(script);
	});

	/* ---- one row, as the page has it ---- */
	const isFigure = column => column.type !== "text" && column.type !== "choice" && column.type !== "date";
	const put = (element, column, value) => {
		const words = text(column, value);
		if (words === "")
			return;
		const span = make("span", "", words);
		if (english && column.type === "text" && /\p{Script=Han}/u.test(words))
			span.lang = "zh-Hans";
		element.append(span);
	};
	const entry = index => {
		const cells = list.rows[index], row = make("tr", "entry"), below = make("tr", "entry-more");
		const open = make("td"), details = make("dl");
		row.id = `r${cells[0]}`;
		open.colSpan = heads.length;
		list.columns.forEach((column, i) => {
			const value = cells[i + 1];
			if (column.detail) {
				if (value === null || (i === list.exception && list.excepted.has(index)))
					return;
				const pair = make("div"), said = make("dd");
				put(said, column, value);
				pair.append(make("dt", "", column.label), said);
				details.append(pair);
			} else if (row.childElementCount === 0) {
				const head = make("th"), link = make("a", "entry-name", text(column, value));
				head.scope = "row";
				link.href = `#${row.id}`;
				if (english && /\p{Script=Han}/u.test(link.textContent))
					link.lang = "zh-Hans";
				head.append(link);
				row.append(head);
			} else {
				const cell = make("td", isFigure(column) ? "n" : column.type === "date" ? "day" : "text");
				cell.dataset.label = column.label;
				put(cell, column, value);
				row.append(cell);
			}
		});
		if (list.excepted.has(index)) {
			const why = make("span", "entry-why");
			why.append(make("strong", "", say.excepted), " ");
			put(why, list.columns[list.exception], cells[list.exception + 1]);
			row.firstChild.append(why);
		}
		open.append(details);
		const asked = list.asked.find(({column}) => column < 0 || cells[column + 1] !== null);
		const ways = make("p", "entry-ways");
		if (asked) {
			const go = make("a", "", say.estimate), clause = make("a", "", asked.clause);
			go.href = `${say.estimator}#${estimate(asked.facts, cells)}`;
			clause.href = asked.rule;
			ways.append(go, " ", clause, " ");
		}
		if (list.forms) {
			const form = make("a", "", say.form);
			form.href = list.forms.href.replace("{}", cells[0]);
			form.type = "application/pdf";
			ways.append(form, make("span", "take-size", list.forms.sizes[index]));
		}
		if (ways.childElementCount > 0)
			open.append(ways);
		below.append(open);
		return [row, below];
	};

	/* ---- what is chosen ---- */
	const bounds = value => value.split("..").map(end => end === "" ? null : Number(end));
	const scale = column => column.type === "money" || column.type === "percent" ? 100 : 1;
	const tests = () => [...chosen].filter(([id]) => id !== "sort").map(([id, value]) => {
		if (id === "q") {
			const words = value.toLowerCase().split(/\s+/).filter(Boolean);
			return index => words.every(word => list.words[index].includes(word));
		}
		const place = list.place.get(id), column = list.columns[place];
		if (column.type === "choice")
			return index => list.rows[index][place + 1] === Number(value);
		const [least, greatest] = bounds(value);
		return index => {
			const n = list.rows[index][place + 1];
			return n !== null && (least === null || n >= least * scale(column)) &&
				(greatest === null || n <= greatest * scale(column));
		};
	});
	const collator = new Intl.Collator(lang);
	const ordered = rows => {
		const sort = chosen.get("sort");
		if (!sort)
			return rows;
		const down = sort.startsWith("-"), place = list.place.get(down ? sort.slice(1) : sort), column = list.columns[place];
		const words = column.type === "text" || column.type === "choice";
		const ranks = words ? new Map([...new Set(rows.map(index => text(column, list.rows[index][place + 1])))]
			.sort(collator.compare).map((word, i) => [word, i])) : null;
		const key = index => {
			const value = list.rows[index][place + 1];
			return words ? ranks.get(text(column, value)) : value ?? -Infinity;
		};
		return rows.sort((a, b) => (down ? key(b) - key(a) : key(a) - key(b)) || a - b);
	};

	/* ---- showing it ---- */
	const part = () => {
		const body = table.tBodies[0];
		body.append(...found.slice(shown, shown + PART).flatMap(entry));
		shown = Math.min(found.length, shown + PART);
		more.hidden = shown === found.length;
		more.textContent = say.more.replace("%n", figure(Math.min(PART, found.length - shown)));
	};
	const controls = () => {
		for (const tool of tools.querySelectorAll("[data-column]")) {
			const value = chosen.get(tool.dataset.column) ?? "";
			for (const button of tool.querySelectorAll("button"))
				button.setAttribute("aria-pressed", String(button.value === value));
			for (const menu of tool.querySelectorAll("select"))
				menu.value = value;
			const ends = value.split("..");
			tool.querySelectorAll("input").forEach((input, i) => {
				if (input !== document.activeElement)
					input.value = ends[i] ?? "";
			});
		}
		if (search !== document.activeElement)
			search.value = chosen.get("q") ?? "";
		const sort = chosen.get("sort") ?? "";
		for (const head of heads) {
			const {id} = head.dataset;
			if (sort === id || sort === `-${id}`)
				head.setAttribute("aria-sort", sort === id ? "ascending" : "descending");
			else
				head.removeAttribute("aria-sort");
		}
		all.hidden = chosen.size === 0;
	};
	const counts = () => {
		for (const tool of tools.querySelectorAll(".filter[data-column]")) {
			const id = tool.dataset.column, value = chosen.get(id), place = list.place.get(id), n = new Map();
			chosen.delete(id);
			const fits = tests();
			if (value !== undefined)
				chosen.set(id, value);
			list.rows.forEach((cells, index) => {
				if (fits.every(test => test(index)))
					n.set(String(cells[place + 1]), (n.get(String(cells[place + 1])) ?? 0) + 1);
			});
			for (const button of tool.querySelectorAll("button[value]:not([value=''])")) {
				button.querySelector(".count").textContent = figure(n.get(button.value) ?? 0);
				button.classList.toggle("none", !n.has(button.value));
			}
		}
	};
	const show = async () => {
		controls();
		if (chosen.size === 0) {
			for (const body of [...table.tBodies])
				body.remove();
			table.append(...printed);
			counted.textContent = allSaid;
			more.hidden = true;
			if (pages)
				pages.hidden = false;
			if (list)
				counts();
			return;
		}
		await load();
		if (chosen.size === 0) /* taken back while the rows came */
			return;
		const fits = tests();
		found = ordered(list.rows.map((_, index) => index).filter(index => fits.every(test => test(index))));
		for (const body of [...table.tBodies])
			body.remove();
		table.append(make("tbody"));
		shown = 0;
		part();
		counts();
		counted.textContent = found.length === 0 ? counted.dataset.none
			: counted.dataset.some.replace("%n", figure(found.length)).replace("%total", figure(list.rows.length));
		if (pages)
			pages.hidden = true;
	};
	const write = () => {
		const words = new URLSearchParams([...chosen]).toString();
		history.replaceState(null, "", words === "" ? location.href.split("#")[0] : `#${words}`);
		show();
	};
	const choose = (id, value) => {
		if (value === "" || value === "..")
			chosen.delete(id);
		else
			chosen.set(id, value);
		write();
	};
	const known = new Set(["q", "sort", ...[...tools.querySelectorAll("[data-column]")].map(tool => tool.dataset.column)]);
	const read = () => {
		if (/^#r\d+$/.test(location.hash))
			return;
		chosen.clear();
		for (const [name, value] of new URLSearchParams(location.hash.slice(1)))
			if (value !== "" && known.has(name))
				chosen.set(name, value);
		show();
	};

	/* ---- what can be done ---- */
	tools.classList.add("ready");
	/* On a phone the filters are folded until they are asked for. */
	const wide = matchMedia("(min-width: 48rem)"), fold = document.getElementById("tools-fold");
	const unfold = () => {
		if (fold && (wide.matches || [...chosen.keys()].some(id => id !== "q" && id !== "sort")))
			fold.open = true;
	};
	wide.addEventListener("change", unfold);
	for (const head of heads) {
		const button = make("button", "", head.textContent);
		button.type = "button";
		button.title = head.title || say.sort;
		head.removeAttribute("title");
		head.replaceChildren(button);
		button.addEventListener("click", () => {
			const id = head.dataset.id, sort = chosen.get("sort");
			choose("sort", sort === id ? `-${id}` : sort === `-${id}` ? "" : id);
		});
	}
	tools.addEventListener("click", event => {
		const button = event.target.closest("button");
		if (button) {
			const id = button.closest("[data-column]").dataset.column;
			choose(id, chosen.get(id) === button.value ? "" : button.value);
		}
	});
	tools.addEventListener("change", event => {
		if (event.target.matches("select"))
			choose(event.target.closest("[data-column]").dataset.column, event.target.value);
	});
	tools.addEventListener("input", event => {
		if (event.target === search) {
			choose("q", search.value.trim());
		} else if (event.target.closest(".bounds")) {
			const tool = event.target.closest("[data-column]"), inputs = [...tool.querySelectorAll("input")];
			const ends = inputs.map(input => input.value.replace(/[,，\s]/g, "").normalize("NFKC"));
			inputs.forEach((input, i) => input.setAttribute("aria-invalid", String(!/^\d*\.?\d*$/.test(ends[i]))));
			if (ends.every(end => /^\d*\.?\d*$/.test(end)))
				choose(tool.dataset.column, ends.join(".."));
		}
	});
	all.addEventListener("click", () => {
		chosen.clear();
		for (const input of tools.querySelectorAll("input"))
			input.value = "";
		write();
		search.focus();
	});
	more.addEventListener("click", () => {
		const next = shown;
		part();
		table.tBodies[0].querySelectorAll(".entry-name")[next]?.focus();
	});
	/* A row opens and closes where it is; its address is that of the row. */
	const state = row => {
		const open = row.classList.contains("open") || (row.matches(":target") && !row.classList.contains("shut"));
		row.querySelector(".entry-name").setAttribute("aria-expanded", String(open));
		return open;
	};
	table.addEventListener("click", event => {
		const link = event.target.closest(".entry-name");
		if (!link || event.ctrlKey || event.metaKey || event.shiftKey)
			return;
		event.preventDefault();
		const row = link.closest(".entry"), open = !state(row);
		row.classList.toggle("open", open);
		row.classList.toggle("shut", !open);
		state(row);
		if (chosen.size === 0)
			history.replaceState(null, "", open ? `#${row.id}` : location.href.split("#")[0]);
	});
	addEventListener("hashchange", read);
	document.querySelector(".language")?.addEventListener("click", event => {
		event.currentTarget.hash = location.hash;
	});
	if (/^#r\d+$/.test(location.hash) && !document.getElementById(location.hash.slice(1)) && pages)
		load().then(() => { /* the row stands on another page: shown alone */
			const index = list.rows.findIndex(cells => `#r${cells[0]}` === location.hash);
			if (index < 0)
				return;
			found = [index];
			for (const body of [...table.tBodies])
				body.remove();
			table.append(make("tbody"));
			shown = 0;
			part();
			table.querySelector(".entry").classList.add("open");
			counted.textContent = counted.dataset.some.replace("%n", "1").replace("%total", figure(list.rows.length));
			all.hidden = false;
			pages.hidden = true;
		});
	else
		read();
	unfold();
}
