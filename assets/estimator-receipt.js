/* Sets an answer out as a receipt: every line with its steps and clauses, what else the papers pay, what is left open. */
"use strict";
const gongbuReceipt = (answers, actions) => {
	const {chinese, words, say, day, today, grouped, figure, money, range, make, link, button, factOf, ruleOf, policyOf,
		windowOf, unitOf} = gongbuWords;

	/* ---- one line ---- */
	const sumOf = line => {
		const sum = make("p", "sum-amount");
		const yuan = make("span", "unit", words.yuan);
		const bound = key => make("span", "bound", words[key]);
		const ceiling = line.status === "up-to" || line.status === "depends";
		if (line.low === null || line.status === "no-rate")
			sum.append("—");
		else if (line.low === line.high)
			sum.append(ceiling ? bound("at-most") : "", figure(line.high), yuan);
		else if (line.high === null && Number(line.low) === 0)
			sum.append(words.undecided);
		else if (line.high === null)
			sum.append(bound("at-least"), figure(line.low), yuan);
		else if (ceiling && Number(line.low) === 0)
			sum.append(bound("at-most"), figure(line.high), yuan);
		else
			sum.append(`${figure(line.low)} – ${figure(line.high)}`, yuan);
		if (line.low === null || (line.high === null && Number(line.low) === 0))
			sum.classList.add("plainly");
		return sum;
	};
	const stepText = (step, before, state) => {
		const fact = step.fact ? factOf(step.fact).label : "", unit = step.fact ? unitOf(step.fact) : "";
		const value = step.fact ? state.facts.get(step.fact) : undefined;
		const open = {fact, unit};
		switch (step.word) {
		case "table": return [step.fact, step.fact2].filter(Boolean).map(id => state.facts.has(id)
			? say("step-table", {fact: factOf(id).label, value: actions.answerText(id, state)})
			: say("step-open", {fact: factOf(id).label, unit: ""})).join(chinese ? "，" : ", ");
		case "actual": return say(value === undefined ? "step-open" : "step-actual", open);
		case "external": return say(value === undefined ? "step-external" : "step-actual", open);
		case "times":
			if (step.n === undefined)
				return say("step-open", open);
			return say(Number(value) > step.n ? "step-times-max" : "step-times", {n: grouped(String(step.n)), unit});
		case "percent":
			if (step.percent === undefined)
				return words["step-percent-open"];
			return step.percent.startsWith("+") ? say("step-percent-plus", {percent: step.percent.slice(1)})
				: say("step-percent", {percent: step.percent});
		case "cap":
			if (step.fact && factOf(step.fact).kind === "money")
				return say("step-cap-fact", {fact});
			if (before === undefined || before.value === undefined || step.value === undefined)
				return words["step-cap"];
			return words[before.value === step.value ? "step-cap-under" : "step-cap-over"];
		case "prorate":
			if (step.n !== undefined)
				return say("step-prorate", {n: grouped(String(step.n)), unit});
			return value === undefined ? say("step-open", open) : words["step-prorate-full"];
		default: return words[`step-${step.word}`] ?? step.word;
		}
	};
	const stepsOf = (line, state) => {
		const list = make("dl", "steps");
		line.steps.forEach((step, i) => {
			const row = make("div", "", make("dt", "", stepText(step, line.steps[i - 1], state)));
			const after = "value" in step ? step.value : undefined;
			row.append(make("dd", "", after === null ? "—" : after !== undefined ? money(after) : range(step.low, step.high)));
			if (step.rule && step.rule !== line.steps[i + 1]?.rule) { /* once for the steps of one rule */
				const rule = ruleOf(step.rule);
				row.append(make("dd", "from", `${rule.title} `, link(rule.href, rule.clause)));
			}
			list.append(row);
		});
		return list;
	};
	/* The rule's own days, with the sentence that sets them one tap away. */
	const windowText = window => {
		const key = window.from && window.to ? "window" : window.to ? "window-to" : "window-from";
		return [say(key, {from: window.from ? day(window.from) : "", to: window.to ? day(window.to) : ""}),
			...window.href ? [" ", link(window.href, window.clause)] : []];
	};
	/* What was skipped leaves a range, or, where the amount stands elsewhere, not even that. */
	const openText = (line, documents) =>
		line.high !== null ? words.open : documents ? say("open-document", {documents}) : words["open-undecided"];
	const statusOf = line => {
		const documents = (line["depends-on"] ?? []).join(chinese ? "、" : ", ");
		switch (line.status) {
		case "exact": return make("p", "line-status firm", words.exact);
		case "depends":
			return make("p", "line-status", documents ? say("depends", {documents}) : words["depends-plain"]);
		case "needs": return make("p", "line-status", openText(line, documents));
		case "not-in-force": return make("p", "line-status status expired", words["not-in-force"]);
		default: return make("p", "line-status", words[line.status]);
		}
	};
	const lineOf = (line, state, done, paper) => {
		const rule = ruleOf(line.rule), out = line.status === "not-in-force", settled = done && !out;
		const item = make("section", `line ${settled ? "settled" : "forming"}`);
		item.append(make("div", "line-head", paper ? make("p", "line-paper", say("if-paper", {paper})) : "",
			make("h3", "", rule.title),
			make("p", "line-clause", say("clause", {clause: ""}), link(rule.href, rule.clause || line.clause))));
		const alone = line.steps.length === 1 && line.steps[0].word === "external" && line.status === "depends";
		if (settled && line.status !== "no-rate" && !alone)
			item.append(stepsOf(line, state));
		if (!out) {
			const sum = sumOf(line);
			if (line.low !== null)
				sum.prepend(make("span", "sum-per", gongbuTexts.per[line.per] ?? ""));
			item.append(make("div", "sum", sum));
		}
		if (settled || out)
			item.append(statusOf(line));
		if (out)
			item.append(make("p", "line-window fine", ...windowText(windowOf(line.rule))));
		if (settled && line.payee.length > 0) {
			const payees = line.payee.map(code => gongbuTexts.payees[code] ?? code).join(words["list-join"]);
			item.append(make("p", "line-payee", say("paid-to", {payees})));
		}
		if (settled)
			item.append(quoteOf(line.rule));
		if (line.draft)
			item.append(make("p", "line-draft status draft", words.draft));
		return item;
	};
	/* The sentence itself, for who wants it here; its clause's link leads to it in the document. */
	const quoteOf = rule => {
		const quotes = ruleOf(rule).quotes ?? [];
		return quotes.length === 0 ? "" : make("details", "fold line-quote", make("summary", "", words.quote),
			...quotes.map(quote => make("blockquote", "", make("p", "", quote))));
	};
	/* What the chosen training itself gives stands first, then what comes with any training. */
	const ordered = (answer, state) => {
		const common = answers.common(state), lines = answer.entitlements;
		return [...lines.filter(line => !common.has(line.rule)), ...lines.filter(line => common.has(line.rule))];
	};

	/* ---- the same level by another paper: told apart, never added ---- */
	const paperOf = rule => gongbuTexts.facts.program.values[ruleOf(rule).programs?.[0]]?.label ?? "";
	const others = (lines, state) => {
		const shown = new Set(lines.map(line => line.rule));
		return [...new Set(lines.flatMap(line => answers.beside(line.rule)))].filter(id => !shown.has(id)).flatMap(id => {
			const program = ruleOf(id).programs[0];
			const line = answers.trial(state, "program", program).entitlements.find(({rule}) => rule === id);
			return line && !["no-rate", "not-in-force"].includes(line.status) ? [{line, program}] : [];
		});
	};
	const otherOf = ({line, program}, state) => {
		const rule = ruleOf(line.rule), sum = sumOf(line);
		const shown = link(answers.address(answers.changed(state, {program})), words["paper-see"]);
		shown.className = "quiet";
		shown.setAttribute("aria-label", `${words["paper-see"]} ${paperOf(line.rule)}`);
		return make("li", "paper", make("p", "paper-name", paperOf(line.rule)), sum,
			make("p", "paper-rule", `${rule.title} `, link(rule.href, rule.clause)),
			make("p", "paper-status", words[line.status === "needs" ? "open" : line.status] ?? words["depends-plain"], " ", shown));
	};
	const papersOf = (lines, state) => {
		const list = others(lines, state);
		return list.length === 0 ? [] : [make("section", "after papers", make("h3", "", words.papers),
			make("p", "fine", words["papers-say"]), make("ul", "", ...list.map(other => otherOf(other, state))))];
	};

	/* ---- not in force: say so with the days of that rule, and offer the nearest one, plainly labelled ---- */
	const asOfButton = (key, date) => button("action", say(key, {date: day(date)}), () => actions.asOf(date));
	const refusalOf = (rule, state) => {
		const policy = policyOf(rule), window = windowOf(rule), date = state.asOf ?? state.facts.get("date");
		const own = ruleOf(rule).window !== undefined;
		const block = make("div", "refusal");
		const tell = key => say(key, {
			date: day(date), from: window.from ? day(window.from) : "", to: window.to ? day(window.to) : "",
			part: own ? ruleOf(rule).clause : "",
		});
		const ended = window.to && date > window.to, early = window.from && date < window.from;
		block.append(make("p", "status expired", words[ended ? "ended" : early ? "not-yet" : "not-in-force"]));
		block.append(make("p", "refusal-policy", link(policy.href, policy.title), policy.number ? say("numbered", {number: policy.number}) : ""));
		if (ended || early)
			block.append(make("p", "", tell(`${ended ? "expired" : "pending"}${own ? "-part" : ""}`)));
		if (window.from || window.to)
			block.append(make("p", "fine", ...windowText(window)));
		if (ended)
			block.append(asOfButton("see-last-day", window.to));
		else if (early)
			block.append(asOfButton("see-first-day", window.from));
		return block;
	};
	/* One for each window that the refused rules stand in. */
	const refusals = (answer, state) => {
		const windows = new Map(answer.entitlements.map(({rule}) => [windowOf(rule), rule]));
		return [...windows.values()].map(rule => refusalOf(rule, state));
	};
	const showAsOf = state => {
		const banner = document.getElementById("as-of"), date = state.facts.get("date");
		banner.hidden = !state.asOf;
		if (!state.asOf)
			return;
		banner.replaceChildren(
			make("p", "", say("as-of", {asof: day(state.asOf), date: day(date)})),
			button("quiet", say("as-of-back", {date: day(date)}), () => actions.asOf(null)));
	};
	/* What a reader must know of the region's documents before any figure: a draft, or over by now. */
	const showStanding = state => {
		const place = document.getElementById("standing"), region = state.facts.get("region"), parts = [];
		for (const policy of Object.values(gongbuTexts.policies)) {
			if (policy.region !== region)
				continue;
			const ended = policy.window.to && today() > policy.window.to;
			if (!policy.draft && !ended)
				continue;
			const sentence = [policy.draft ? words["standing-draft"] : "",
				ended ? say("standing-ended", {to: day(policy.window.to)}) : ""].filter(text => text !== "").join(chinese ? "" : " ");
			const way = link(policy.href, policy.number ?? policy.title);
			if (policy.number)
				way.lang = "zh-Hans";
			parts.push(make("p", `status ${policy.draft ? "draft" : "expired"}`, make("span", "", way,
				chinese ? "：" : ": ", sentence)));
		}
		place.replaceChildren(...parts);
		place.hidden = parts.length === 0;
	};

	/* ---- under the lines ---- */
	/* False only where an answer says that a note cannot matter. */
	const may = (facts, {fact, is, ge, le, gt}) => {
		const value = facts[fact];
		if (value === undefined)
			return true;
		if (is)
			return is.includes(value === true ? "yes" : value === false ? "no" : value);
		const n = fact === "date" ? value : Number(value);
		return ge !== undefined ? n >= ge : le !== undefined ? n <= le : n > gt;
	};
	const matters = (id, facts) => (gongbuTexts.notes[id]?.when ?? []).every(any => any.some(condition => may(facts, condition)));
	const spaced = (word, text) => word + (chinese ? "" : " ") + text;
	/* A note, and what another reading of it would move in these lines, unless an answer is another than it takes. */
	const noteOf = (id, lines, facts) => {
		const {issue, reading, others = []} = gongbuTexts.notes[id], shown = new Set(lines.map(line => line.rule));
		const fits = ({rule, given}) => shown.has(rule) &&
			Object.entries(given).every(([fact, value]) => may(facts, {fact, is: [value]}));
		return make("li", "", issue, " ", make("span", "reading", spaced(words.reading, reading)),
			...others.filter(fits).map(({text}) => make("p", "other-reading", spaced(words["other-reading"], text))));
	};
	/* What the lines leave open, if asked for, then what their documents do as a whole: folded away below the former. */
	const notesOf = (lines, state, each) => {
		const facts = answers.given(state);
		const own = new Set(each ? lines.flatMap(line => line.notes).filter(id => gongbuTexts.notes[id] && matters(id, facts)) : []);
		const whole = new Set(lines.flatMap(line => policyOf(line.rule)?.notes ?? []).filter(id => !own.has(id) && matters(id, facts)));
		const list = notes => notes.size === 0 ? [] : [make("ul", "", ...[...notes].map(id => noteOf(id, lines, facts)))];
		return own.size + whole.size === 0 ? [] : [make("section", "after open", make("h3", "", words.notes), ...list(own),
			...own.size === 0 || whole.size === 0 ? list(whole) :
				[make("details", "fold", make("summary", "", words["notes-whole"]), ...list(whole))])];
	};
	const remindersOf = answer => {
		const ids = answer.reminders.filter(id => !(ruleOf(id).kind === "pays" && ruleOf(id).programs));
		return ids.length === 0 ? [] : [make("section", "after", make("h3", "", words.reminders), make("ul", "",
			...ids.map(id => make("li", "", ruleOf(id).quotes?.[0] ?? ruleOf(id).title, " ",
				link(ruleOf(id).href, ruleOf(id).clause)))))];
	};
	/* What to do next follows from who is paid, what decides the amount, and how the document stands. */
	const nextOf = lines => {
		const todo = [], payees = new Set(lines.flatMap(line => line.payee));
		const policies = [...new Set(lines.map(line => policyOf(line.rule)).filter(Boolean))];
		const ended = policy => policy.window.to && today() > policy.window.to;
		const draft = policies.find(policy => policy.draft);
		if (draft)
			todo.push(ended(draft) ? say("next-draft-ended", {to: day(draft.window.to)}) : words["next-draft"]);
		else if (policies.some(ended))
			todo.push(words["next-ended"]);
		for (const documents of new Set(lines.filter(({status}) => status === "depends")
			.map(line => (line["depends-on"] ?? []).join(chinese ? "、" : ", ")).filter(text => text !== "")))
			todo.push(say("next-document", {documents}));
		if (payees.has("person"))
			todo.push(words["next-person"]);
		const bodies = ["enterprise", "training-body", "organiser"].filter(code => payees.has(code));
		if (bodies.length > 0)
			todo.push(say("next-body", {payees: bodies.map(code => gongbuTexts.payees[code]).join(words["list-join"])}));
		if (payees.has("not-stated"))
			todo.push(words["next-not-stated"]);
		const items = todo.map(text => make("li", "", text));
		for (const policy of policies.filter(({forms}) => forms))
			items.push(make("li", "", words["next-forms"], chinese ? "" : " ", link(policy.forms, words["next-forms-link"])));
		return items.length === 0 ? [] : [make("section", "after next", make("h3", "", words.next), make("ul", "", ...items))];
	};
	const closing = (lines, several) => {
		const fine = make("div", "after");
		if (lines.length > 1 && !several)
			fine.append(make("p", "fine", words.separate));
		if (lines.some(line => line.steps.some(step => ["percent", "prorate"].includes(step.word))))
			fine.append(make("p", "fine", words.rounding));
		fine.append(make("p", "fine", words.disclaimer));
		const copy = button("quiet", words.copy, async () => {
			try {
				await navigator.clipboard.writeText(location.href);
				copy.textContent = words.copied;
			} catch {
				prompt(words.copy, location.href);
			}
		});
		fine.append(make("p", "steer", button("quiet", words.print, () => print()), copy,
			button("quiet", words.restart, actions.restart)));
		return fine;
	};
	const settled = (answer, state, done) => {
		const several = !state.facts.has("program");
		const lines = ordered(answer, state).filter(line => !several || !done || line.status !== "no-rate");
		const parts = [];
		if (!done)
			parts.push(make("p", "receipt-say", words.forming));
		if (several && lines.filter(({rule}) => paperOf(rule) !== "").length > 1)
			parts.push(make("p", "receipt-say", words["papers-several"]));
		parts.push(...lines.map(line => lineOf(line, state, done, several ? paperOf(line.rule) : "")));
		if (done)
			parts.push(...several ? [] : papersOf(lines, state), ...nextOf(lines), ...remindersOf(answer), ...notesOf(lines, state, true),
				closing(lines, several));
		return parts;
	};

	const show = (state, answer, done) => {
		const place = document.getElementById("lines"), spoken = document.getElementById("spoken");
		place.classList.toggle("several", !state.facts.has("program"));
		showStanding(state);
		showAsOf(state);
		if (answer === null)
			place.replaceChildren(make("p", "receipt-say", words.waiting));
		else if (answer.entitlements.length === 0)
			place.replaceChildren(make("p", "receipt-say", words.nothing));
		else if (answers.nothingInForce(answer))
			place.replaceChildren(...refusals(answer, state), ...notesOf(answer.entitlements, state, false));
		else if (!answers.known(state, "program"))
			place.replaceChildren(make("p", "receipt-say", words["waiting-program"]));
		else
			place.replaceChildren(...settled(answer, state, done));
		spoken.textContent = [...place.querySelectorAll(".receipt-say, .refusal > p, .line > h3, .sum-amount")]
			.map(part => part.textContent).join(" ");
	};
	/* On paper: nothing folded, and as large as one sheet allows. How much of a sheet the answer takes at eight points follows, within a
	   tenth, from its letters (a Chinese character counts as three), its lines and their steps. */
	const fit = () => {
		for (const fold of document.querySelectorAll(".after.open .fold"))
			fold.open = true;
		const place = document.getElementById("lines"), count = what => place.querySelectorAll(what).length;
		const letters = [...place.querySelectorAll(".after")].reduce((sum, part) => sum + part.textContent.length, 0);
		const full = 0.13 + letters * (chinese ? 3 : 1) / 6000 + 0.073 * count(".line") + 0.008 * count(".steps > div");
		const ratio = 0.88 / full, points = 8 * (ratio > 1 ? Math.sqrt(ratio) : ratio);
		document.documentElement.style.setProperty("--print-size", `${Math.min(Math.max(points, 6.25), 10).toFixed(2)}pt`);
	};
	return {fit, show};
};
