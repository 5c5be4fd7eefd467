/*
 * Small conveniences over pages that are complete without them: rates in the margin open on a wide screen,
 * a register is filtered, a clause's label shows its link, its citation and the other language.
 */
"use strict";
{
	const wide = matchMedia("(min-width: 62rem)");
	const openAsides = () => {
		for (const fold of document.querySelectorAll(".rate > details"))
			fold.open = wide.matches;
		const contents = document.querySelector("#contents > details");
		if (contents)
			contents.open = matchMedia("(min-width: 78rem)").matches;
	};
	openAsides();
	wide.addEventListener("change", openAsides);
	matchMedia("(min-width: 78rem)").addEventListener("change", openAsides);
	addEventListener("beforeprint", () => {
		for (const fold of document.querySelectorAll("details.aside"))
			fold.open = true;
	});
}

/*
 * On a wide screen a note stands beside its clause, below the note before it; without this its row makes room.
 * A table over the whole width begins below the notes, and its own stand under it.
 */
{
	const WIDE = ".table-wrap:has(.merged)";
	const text = document.getElementById("document");
	const wide = matchMedia("(min-width: 62rem)");
	const place = () => {
		const margins = [...text.querySelectorAll(".margin")]
			.filter(margin => !margin.previousElementSibling.matches(WIDE));
		let free = 0;
		text.classList.toggle("placed", wide.matches && margins.length > 0);
		text.style.minHeight = "";
		for (const table of text.querySelectorAll(WIDE))
			table.style.marginTop = "";
		if (!wide.matches || margins.length === 0) {
			for (const margin of margins)
				margin.style.width = "";
			return;
		}
		const width = parseFloat(getComputedStyle(text.querySelector(".part")).gridTemplateColumns.split(" ")[1]);
		const below = element => element.getBoundingClientRect().top - text.getBoundingClientRect().top;
		for (const element of text.querySelectorAll(`.margin, ${WIDE}`)) {
			if (margins.includes(element)) {
				const top = Math.max(below(element.previousElementSibling), free);
				element.style.width = `${width}px`;
				element.style.top = `${top}px`;
				free = top + element.offsetHeight + 12;
			} else if (element.matches(WIDE) && below(element) < free) {
				element.style.marginTop = `${free - below(element) + 20}px`;
			}
		}
		text.style.minHeight = `${free}px`;
	};
	if (text) {
		place();
		const watch = new ResizeObserver(place);
		watch.observe(text);
		for (const margin of text.querySelectorAll(".margin"))
			watch.observe(margin);
	}
}

/* A register filtered by several words at once; the address keeps them after its #. */
{
	const filters = document.getElementById("filters");
	const rows = [...document.querySelectorAll("#register > .row")];
	const groups = new Map();
	for (const group of filters?.querySelectorAll(".filter") ?? [])
		groups.set(group.dataset.filter, [...group.querySelectorAll("button")]);
	const chosen = new Map();
	const counted = document.getElementById("register-count"), all = document.getElementById("register-all");
	const allSaid = counted?.textContent;

	const has = (row, name, value) => value === "" || (row.dataset[name] ?? "").split(" ").includes(value);
	const fits = (row, except) => [...chosen].every(([name, value]) => name === except || has(row, name, value));
	/* A word's count is what choosing it would leave. */
	const count = (name, value) => rows.filter(row => fits(row, name) && has(row, name, value)).length;
	const show = () => {
		for (const [name, buttons] of groups)
			for (const button of buttons) {
				const n = count(name, button.value), figure = button.querySelector(".count");
				button.setAttribute("aria-pressed", String(button.value === (chosen.get(name) ?? "")));
				button.classList.toggle("none", n === 0);
				if (figure)
					figure.textContent = String(n);
			}
		for (const row of rows)
			row.hidden = !fits(row);
		const shown = rows.filter(row => !row.hidden).length;
		counted.textContent = chosen.size === 0 ? allSaid
			: counted.dataset.some.replace("%n", shown).replace("%total", rows.length);
		all.hidden = chosen.size === 0;
	};
	const read = () => {
		chosen.clear();
		for (const [name, value] of new URLSearchParams(location.hash.slice(1)))
			if (value !== "" && groups.get(name)?.some(button => button.value === value))
				chosen.set(name, value);
		show();
	};
	const write = () => {
		const words = new URLSearchParams([...chosen]).toString();
		history.replaceState(null, "", words === "" ? location.href.split("#")[0] : `#${words}`);
		show();
	};
	if (groups.size > 0) {
		filters.hidden = false;
		filters.addEventListener("click", event => {
			const button = event.target.closest("button"), name = button?.closest(".filter").dataset.filter;
			if (!button)
				return;
			if (button.value === "" || chosen.get(name) === button.value)
				chosen.delete(name);
			else
				chosen.set(name, button.value);
			write();
		});
		all.addEventListener("click", () => {
			chosen.clear();
			write();
			filters.querySelector("button").focus();
		});
		addEventListener("hashchange", read);
		read();
	}
}

/* Both languages side by side: a paragraph without a label of its own gets a link too. */
{
	const pairs = document.querySelector(".pairs");
	for (const pair of pairs?.querySelectorAll(".pair[id]") ?? []) {
		if (pair.querySelector("a.label"))
			continue;
		const link = document.createElement("a");
		link.className = "pair-link";
		link.href = `#${pair.id}`;
		link.textContent = "#";
		link.setAttribute("aria-label", pairs.dataset.link);
		pair.prepend(link);
	}
}

/* Beside the clause whose label was followed: its link, its citation, the same clause in the other language. */
{
	const text = document.getElementById("document");
	const make = (name, className, words) => {
		const element = document.createElement(name);
		element.className = className;
		element.textContent = words;
		return element;
	};
	const copyButton = (words, value) => {
		const button = make("button", "", words);
		button.type = "button";
		button.addEventListener("click", async () => {
			try {
				await navigator.clipboard.writeText(value());
				button.textContent = text.dataset.copied;
			} catch {
				prompt(words, value());
			}
		});
		return button;
	};
	/* 《…》（文号）四（二）, then the words and where they stand; titles within a title take 〈〉. */
	const citation = clause => {
		const words = clause.cloneNode(true), {title, number, language} = text.dataset;
		for (const extra of words.querySelectorAll(".clause-tools, .clause-link, .sic-mark"))
			extra.remove();
		const said = words.textContent.trim().replace(/\s+/g, " ");
		const source = language === "zh"
			? `《${title.replace(/《/g, "〈").replace(/》/g, "〉")}》${number ? `（${number}）` : ""}${clause.dataset.clause}`
			: `${title}${number ? ` (${number})` : ""}, ${clause.dataset.clause}`;
		return `${source}\n${said}\n${address(clause)}`;
	};
	const address = clause => `${location.href.split("#")[0]}#${clause.id}`;
	const show = label => {
		const clause = label.parentElement;
		for (const old of text.querySelectorAll(".clause-tools"))
			old.remove();
		const tools = make("span", "clause-tools", "");
		tools.setAttribute("role", "group");
		tools.setAttribute("aria-label", text.dataset.tools);
		const other = make("a", "", text.dataset.otherLabel);
		other.href = `${text.dataset.other}#${clause.id}`;
		other.lang = other.hreflang = text.dataset.otherLang;
		tools.append(
			copyButton(text.dataset.copyLink, () => address(clause)),
			copyButton(text.dataset.copyCitation, () => citation(clause)), other);
		clause.append(tools);
	};
	/* A paragraph without a label has a link at its end. */
	for (const clause of text?.querySelectorAll("[data-clause]:not(.docnum, .addressees, .sign, .redhead, .imprint)") ?? []) {
		if (clause.querySelector("a.label"))
			continue;
		const link = make("a", "clause-link", "#");
		link.href = `#${clause.id}`;
		link.setAttribute("aria-label", `${text.dataset.tools} ${clause.dataset.clause}`);
		clause.append(link);
	}
	text?.addEventListener("click", event => {
		const label = event.target.closest("a.label, a.clause-link");
		if (label && label.parentElement.id)
			show(label);
	});
}

/* The contents list marks the part being read. */
{
	const links = new Map();
	for (const link of document.querySelectorAll(".contents a"))
		links.set(decodeURIComponent(link.hash.slice(1)), link);
	const headings = [...links.keys()].map(id => document.getElementById(id)).filter(Boolean);
	const mark = () => {
		let current = headings[0];
		for (const heading of headings)
			if (heading.getBoundingClientRect().top < 100)
				current = heading;
		for (const [id, link] of links)
			if (current && id === current.id)
				link.setAttribute("aria-current", "true");
			else
				link.removeAttribute("aria-current");
	};
	if (headings.length > 0) {
		let waiting = false;
		addEventListener("scroll", () => {
			if (waiting)
				return;
			waiting = true;
			requestAnimationFrame(() => {
				waiting = false;
				mark();
			});
		}, {passive: true});
		mark();
	}
}
