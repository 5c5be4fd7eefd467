/*
 * Small conveniences over pages that are complete without them: rates in the margin open on a wide screen, a list is
 * filtered by region, a clause's label shows its link, its citation and the other language.
 */
"use strict";
{
	const wide = matchMedia("(min-width: 62rem)");
	const openAsides = () => {
		for (const fold of document.querySelectorAll(".rate > details"))
			fold.open = wide.matches;
		const contents = document.getElementById("contents");
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

/* On a wide screen a note stands beside its clause, below the note before it; without this its row makes room. */
{
	const text = document.getElementById("text");
	const wide = matchMedia("(min-width: 62rem)");
	const place = () => {
		const margins = text.querySelectorAll(".margin");
		let free = 0;
		text.classList.toggle("placed", wide.matches && margins.length > 0);
		text.style.minHeight = "";
		if (!wide.matches || margins.length === 0) {
			for (const margin of margins)
				margin.style.width = "";
			return;
		}
		const width = parseFloat(getComputedStyle(text.querySelector(".part")).gridTemplateColumns.split(" ")[1]);
		const top = text.getBoundingClientRect().top;
		for (const margin of margins) {
			const beside = margin.previousElementSibling.getBoundingClientRect().top - top;
			margin.style.width = `${width}px`;
			margin.style.top = `${Math.max(beside, free)}px`;
			free = Math.max(beside, free) + margin.offsetHeight + 12;
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

/* A register filtered by region. */
{
	const filters = document.getElementById("filters");
	if (filters) {
		filters.hidden = false;
		const count = document.getElementById("register-count");
		filters.addEventListener("click", event => {
			const chosen = event.target.closest("button");
			if (!chosen)
				return;
			let shown = 0;
			for (const button of filters.querySelectorAll("button"))
				button.setAttribute("aria-pressed", String(button === chosen));
			for (const row of document.querySelectorAll("#register > .row")) {
				row.hidden = chosen.dataset.region !== "" && row.dataset.region !== chosen.dataset.region;
				shown += row.hidden ? 0 : 1;
			}
			count.textContent = String(shown);
		});
	}
}

/* Beside the clause whose label was followed: its link, its citation, the same clause in the other language. */
{
	const text = document.getElementById("text");
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
	const citation = (clause, label) => {
		const words = clause.cloneNode(true);
		for (const extra of words.querySelectorAll(".clause-tools, .sic-mark"))
			extra.remove();
		const said = words.textContent.trim().replace(/\s+/g, " ");
		const source = text.dataset.title + (text.dataset.number ? `（${text.dataset.number}）` : "");
		return `${said}\n${source} ${label}\n${location.href.split("#")[0]}#${clause.id}`;
	};
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
			copyButton(text.dataset.copyLink, () => `${location.href.split("#")[0]}#${clause.id}`),
			copyButton(text.dataset.copyCitation, () => citation(clause, label.textContent)), other);
		clause.append(tools);
	};
	text?.addEventListener("click", event => {
		const label = event.target.closest("a.label");
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
