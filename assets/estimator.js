/*
 * The estimator's page. It asks one question at a time, hands the answers to the engine (the same C as the native
 * command, as WebAssembly) and sets its answer out as a receipt. It knows no rule: what to ask comes from the
 * engine's `needs`, every word from the page (#words) or from texts.js. The answers live in the address after the
 * #, so Back, bookmarks and links work; nothing is stored or sent.
 */
"use strict";
(() => {
	const FIRST = ["region", "date", "program"];
	/* Where a training stands in the list; what is not named here stands under "other". */
	const GROUPS = [
		["certificate", /^(certificate|skill-level|special-skill|post-upgrade|dual-certificate|insured-upgrade)$/],
		["safety", /^(special-operation|safety-general)$/],
		["project", /^(project|competition|online-.*|free-training)$/],
		["apprentice", /^apprentice-/],
		["startup", /^startup-/],
		["other", /./],
	];

	const sheet = document.getElementById("estimator");
	const form = document.getElementById("question");
	const chinese = sheet.dataset.code === "zh";
	const questions = new Map();
	for (const fieldset of form.querySelectorAll(".question"))
		questions.set(fieldset.dataset.fact, fieldset);
	const words = {};
	for (const word of document.querySelectorAll("#words [data-word]"))
		words[word.dataset.word] = word.textContent;

	let ask = null;             /* the engine: facts in, answer out */
	let editing = null;         /* a question asked again */
	let started = false;        /* focus moves only after the reader did something */

	/* ---- words ---- */
	const say = (key, values = {}) =>
		words[key].replace(/%([a-z]+)/g, (all, name) => name in values ? values[name] : all);
	const day = iso => new Intl.DateTimeFormat(chinese ? "zh-CN" : "en-GB", {dateStyle: "long", timeZone: "UTC"})
		.format(new Date(`${iso}T00:00:00Z`));
	const grouped = digits => chinese ? digits : digits.replace(/\B(?=(\d{3})+$)/g, ",");
	const figure = yuan => {
		const [whole, fen] = yuan.split(".");
		return grouped(whole) + (fen && fen !== "00" ? `.${fen}` : "");
	};
	const money = yuan => chinese ? figure(yuan) + words.yuan : `${figure(yuan)} ${words.yuan}`;
	const factOf = id => gongbuTexts.facts[id] ?? {label: id};
	const ruleOf = id => gongbuTexts.rules[id] ?? {title: id, clause: "", href: ""};
	const unitOf = id => factOf(id).unit ?? "";
	const today = () => {
		const now = new Date();
		return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(n => String(n).padStart(2, "0")).join("-");
	};

	/* ---- elements ---- */
	const make = (name, className, ...content) => {
		const element = document.createElement(name);
		if (className)
			element.className = className;
		element.append(...content.filter(part => part !== null));
		return element;
	};
	const link = (href, text, lang) => {
		const a = make("a", "", text);
		a.href = href;
		if (lang)
			a.lang = lang;
		return a;
	};
	const button = (className, text, act) => {
		const b = make("button", className, text);
		b.type = "button";
		b.addEventListener("click", act);
		return b;
	};

	/* ---- what has been answered: region=…&date=…&days=12&skip=friction,group after the # ---- */
	const isDay = text => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) &&
		new Date(text).toISOString().startsWith(text);
	const accepts = (id, text) => {
		const fieldset = questions.get(id);
		switch (fieldset?.dataset.kind) {
		case "choice": return [...fieldset.querySelectorAll(".option")].some(option => option.value === text);
		case "yes-no": return text === "yes" || text === "no";
		case "count": return /^\d{1,7}$/.test(text) && Number(text) <= 1000000;
		case "money": return /^\d{1,9}(\.\d{1,2})?$/.test(text);
		case "date": return isDay(text);
		default: return false;
		}
	};
	const read = () => {
		const state = {facts: new Map(), skipped: new Set(), asOf: null};
		for (const [id, value] of new URLSearchParams(location.hash.slice(1)))
			if (id === "skip")
				state.skipped = new Set(value.split(","));
			else if (id === "as-of")
				state.asOf = isDay(value) ? value : null;
			else if (accepts(id, value))
				state.facts.set(id, value);
		const regions = questions.get("region").querySelectorAll(".option");
		if (regions.length === 1)
			state.facts.set("region", regions[0].value);
		return state;
	};
	const write = state => {
		const parts = new URLSearchParams(state.facts);
		if (state.asOf)
			parts.set("as-of", state.asOf);
		if (state.skipped.size > 0)
			parts.set("skip", [...state.skipped].join(","));
		editing = null;
		started = true;
		const hash = `#${parts.toString().replace(/%2C/g, ",")}`;
		if (hash === location.hash)
			render();
		else
			location.hash = hash;
	};

	/* The facts as the engine reads them; on a day that was asked for, "as it stood". */
	const given = (state, change = {}) => {
		const facts = {};
		for (const [id, value] of [...state.facts, ...Object.entries(change)])
			switch (questions.get(id).dataset.kind) {
			case "yes-no": facts[id] = value === "yes"; break;
			case "count": facts[id] = Number(value); break;
			case "money": facts[id] = value; break;
			default: facts[id] = value;
			}
		if (state.asOf)
			facts.date = state.asOf;
		return facts;
	};
	const without = (facts, id) => {
		const rest = {...facts};
		delete rest[id];
		return rest;
	};
	/* The answers that still matter, in the order asked: a fact the engine would ask for if it were not known. */
	const relevant = (state, answer) => {
		const facts = given(state);
		const ids = FIRST.filter(id => state.facts.has(id));
		for (const id of questions.keys()) {
			if (FIRST.includes(id))
				continue;
			const needs = state.facts.has(id) ? ask(without(facts, id)).needs : answer.needs;
			if (needs.includes(id) && (state.facts.has(id) || state.skipped.has(id)))
				ids.push(id);
		}
		return ids;
	};
	const byDocument = id => questions.get(id)?.dataset.byDocument !== undefined;
	const nothingInForce = answer =>
		answer.entitlements.length > 0 && answer.entitlements.every(line => line.status === "not-in-force");
	const nextQuestion = (state, answer) => {
		for (const id of FIRST) {
			if (!state.facts.has(id))
				return id;
			if (id === "date" && nothingInForce(answer))
				return null;
		}
		const open = answer.needs.filter(id => questions.has(id) && !FIRST.includes(id) && !state.skipped.has(id));
		/* An amount of another document is asked for only where nothing else is missing. */
		const settles = id => answer.entitlements.some(line =>
			line.status === "depends" && line.steps.some(step => step.fact === id));
		return open.find(id => !byDocument(id)) ?? open.find(settles) ?? null;
	};

	/* ---- the question ---- */
	const optionTrial = (state, id, value) => ask(given(state, {[id]: value}));
	/* Only the trainings that this place pays for, under their headings. */
	const arrangePrograms = (fieldset, state) => {
		const list = fieldset.querySelector(".options");
		const options = [...list.querySelectorAll(".option")];
		const common = new Set(optionTrial(state, "program", "none").entitlements.map(line => line.rule));
		for (const heading of list.querySelectorAll(".group"))
			heading.remove();
		for (const [group, pattern] of GROUPS) {
			const heading = make("h3", "group", words[`group-${group}`]);
			const members = options.filter(option => GROUPS.find(([, test]) => test.test(option.value))[0] === group);
			list.append(heading, ...members);
			for (const option of members)
				option.hidden = option.value === "none" ? common.size === 0
					: !optionTrial(state, "program", option.value).entitlements.some(line => !common.has(line.rule));
			heading.hidden = members.every(option => option.hidden);
		}
	};
	/* A level the document gives no rate for stands last and says so. */
	const arrangeLevels = (fieldset, state) => {
		const id = fieldset.dataset.fact, list = fieldset.querySelector(".options");
		for (const option of [...list.querySelectorAll(".option")]) {
			const lines = optionTrial(state, id, option.value).entitlements
				.filter(line => line.steps.some(step => step.fact === id || step.fact2 === id));
			const none = lines.length > 0 && lines.every(line => line.status === "no-rate");
			option.querySelector(".no-rate")?.remove();
			if (!none)
				continue;
			option.append(make("span", "option-help no-rate", words["no-rate-value"]));
			list.append(option);
		}
	};
	/* Of the choices, those that the place's documents know; one already chosen stays. */
	const arrangeChoices = (fieldset, state) => {
		const id = fieldset.dataset.fact, region = state.facts.get("region");
		for (const option of fieldset.querySelectorAll(".option")) {
			const regions = factOf(id).values?.[option.value]?.regions;
			option.hidden = regions !== undefined && !regions.includes(region) && option.value !== state.facts.get(id);
		}
	};
	const showWindows = state => {
		const place = document.getElementById("windows"), region = state.facts.get("region");
		const spans = Object.values(gongbuTexts.policies).filter(policy => policy.region === region && policy.from && policy.to)
			.map(policy => say("span", {from: day(policy.from), to: day(policy.to)}));
		place.hidden = spans.length === 0;
		if (spans.length > 0)
			place.replaceChildren(say("windows", {region: answerText("region", state)}),
				...spans.map(span => make("strong", "", span)));
	};
	const showQuestion = (id, state, asked) => {
		for (const [name, fieldset] of questions)
			fieldset.hidden = fieldset.disabled = name !== id;
		form.hidden = id === null;
		if (id === null)
			return;
		const fieldset = questions.get(id), current = state.facts.get(id) ?? "";
		const at = asked.includes(id) ? asked.indexOf(id) : asked.length;
		document.getElementById("progress").textContent =
			byDocument(id) ? words["question-optional"] : say("question-n", {n: at + 1});
		document.getElementById("back").hidden = at === 0;
		document.getElementById("skip").hidden = FIRST.includes(id);
		document.getElementById("skip").textContent = words[byDocument(id) ? "skip-document" : "skip"];
		if (id === "program")
			arrangePrograms(fieldset, state);
		else if (fieldset.dataset.kind === "choice" && id !== "region") {
			arrangeChoices(fieldset, state);
			arrangeLevels(fieldset, state);
		}
		if (id === "date") {
			document.getElementById("today-text").textContent = day(today());
			showWindows(state);
		}
		for (const option of fieldset.querySelectorAll(".option"))
			if (option.value === current)
				option.setAttribute("aria-current", "true");
			else
				option.removeAttribute("aria-current");
		const entry = fieldset.querySelector("input");
		if (entry)
			entry.value = current;
		complain(fieldset, false);
		if (started)
			fieldset.querySelector("h2").focus({preventScroll: true});
	};
	const complain = (fieldset, wrong) => {
		const error = fieldset.querySelector(".error"), entry = fieldset.querySelector("input");
		if (!error)
			return;
		error.textContent = wrong ? words[`error-${fieldset.dataset.kind}`] : "";
		error.hidden = !wrong;
		entry.setAttribute("aria-invalid", String(wrong));
		if (wrong)
			entry.focus();
	};
	/* 12 个, １２, 1,200: full-width digits and thousands commas are forgiven, the rest is asked again. */
	const typed = text => text.normalize("NFKC").replace(/[,\s]/g, "");
	const answerQuestion = value => {
		const fieldset = [...questions.values()].find(candidate => !candidate.hidden);
		const id = fieldset.dataset.fact, state = read();
		let text = value;
		if (value === "today" && id === "date")
			text = today();
		else if (value === "entry")
			text = typed(fieldset.querySelector("input").value);
		if (!accepts(id, text)) {
			complain(fieldset, true);
			return;
		}
		state.facts.set(id, text);
		state.skipped.delete(id);
		if (id === "region" || id === "date")
			state.asOf = null;
		write(state);
	};

	/* ---- the answers given ---- */
	const answerText = (id, state) => {
		const value = state.facts.get(id);
		if (value === undefined)
			return words.skipped;
		const fieldset = questions.get(id);
		switch (fieldset.dataset.kind) {
		case "choice":
			return [...fieldset.querySelectorAll(".option")].find(option => option.value === value)
				.querySelector(".option-label").textContent;
		case "yes-no": return words[value];
		case "date": return day(value);
		case "money": return money(value);
		default: return grouped(value) + (chinese ? "" : " ") + unitOf(id);
		}
	};
	const labelOf = id => id === "region" || id === "date" ? words[id] : factOf(id).label;
	const showAnswers = (state, asked, current) => {
		const list = document.getElementById("answers"), rows = [];
		for (const id of asked) {
			if (id === current)
				continue;
			const change = button("quiet", words.change, () => {
				editing = id;
				started = true;
				render();
			});
			change.setAttribute("aria-label", `${words.change} ${labelOf(id)}`);
			rows.push(make("div", "answer", make("dt", "", labelOf(id)),
				make("dd", state.facts.has(id) ? "" : "open", answerText(id, state)), make("dd", "answer-change", change)));
		}
		list.replaceChildren(...rows);
		document.getElementById("answered").hidden = rows.length === 0;
	};

	/* ---- the receipt ---- */
	const range = (low, high) => {
		if (high === null)
			return low === null || Number(low) === 0 ? words.undecided : `${words["at-least"]} ${money(low)}`;
		return low === high ? money(high) : `${figure(low)} – ${money(high)}`;
	};
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
			? say("step-table", {fact: factOf(id).label, value: answerText(id, state)})
			: say("step-open", {fact: factOf(id).label, unit: ""})).join(" · ");
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
			if (step.rule) {
				const rule = ruleOf(step.rule);
				row.append(make("dd", "from", `${rule.title} `, link(rule.href, rule.clause)));
			}
			list.append(row);
		});
		return list;
	};
	const statusOf = line => {
		const documents = (line["depends-on"] ?? []).join(chinese ? "、" : ", ");
		switch (line.status) {
		case "exact": return make("p", "line-status firm", words.exact);
		case "depends":
			return make("p", "line-status", documents ? say("depends", {documents}) : words["depends-plain"]);
		case "needs": return make("p", "line-status", words.open);
		case "not-in-force": return make("p", "line-status status expired", words["not-in-force"]);
		default: return make("p", "line-status", words[line.status]);
		}
	};
	const lineOf = (line, state, done) => {
		const rule = ruleOf(line.rule), settled = done && line.status !== "not-in-force";
		const item = make("section", `line ${settled ? "settled" : "forming"}`);
		item.append(make("div", "line-head", make("h3", "", rule.title),
			make("p", "line-clause", say("clause", {clause: ""}), link(rule.href, rule.clause || line.clause))));
		const alone = line.steps.length === 1 && line.steps[0].word === "external" && line.status === "depends";
		if (settled && line.status !== "no-rate" && !alone)
			item.append(stepsOf(line, state));
		if (line.status !== "not-in-force") {
			const sum = sumOf(line);
			if (line.low !== null)
				sum.prepend(make("span", "sum-per", gongbuTexts.per[line.per] ?? ""));
			item.append(make("div", "sum", sum));
		}
		if (settled || line.status === "not-in-force")
			item.append(statusOf(line));
		if (settled && line.payee.length > 0) {
			const payees = line.payee.map(code => gongbuTexts.payees[code] ?? code).join(words["list-join"]);
			item.append(make("p", "line-payee", say("paid-to", {payees})));
		}
		if (line.draft)
			item.append(make("p", "line-draft status draft", words.draft));
		return item;
	};
	/* What the chosen training itself gives stands first, then what comes with any training. */
	const ordered = (answer, state) => {
		const common = new Set(optionTrial(state, "program", "none").entitlements.map(line => line.rule));
		const lines = answer.entitlements;
		return [...lines.filter(line => !common.has(line.rule)), ...lines.filter(line => common.has(line.rule))];
	};

	/* Not in force: say so with the dates, and offer the last day (or the first) plainly labelled. */
	const asOfButton = (key, date) => button("action", say(key, {date: day(date)}), () => {
		const state = read();
		state.asOf = date;
		write(state);
	});
	const refusalOf = (id, state) => {
		const policy = gongbuTexts.policies[id], date = state.asOf ?? state.facts.get("date");
		const block = make("div", "refusal");
		const tell = key => say(key, {
			date: day(date), from: policy.from ? day(policy.from) : "", to: policy.to ? day(policy.to) : "",
		});
		const ended = policy.to && date > policy.to, early = policy.from && date < policy.from;
		block.append(make("p", "status expired", words[ended ? "ended" : early ? "not-yet" : "not-in-force"]));
		block.append(make("p", "refusal-policy", link(policy.href, policy.title), policy.number ? `（${policy.number}）` : ""));
		if (ended || early)
			block.append(make("p", "", tell(ended ? "expired" : "pending")));
		if (policy.from && policy.to)
			block.append(make("p", "fine", tell("window")));
		if (ended)
			block.append(asOfButton("see-last-day", policy.to));
		else if (early)
			block.append(asOfButton("see-first-day", policy.from));
		return block;
	};
	const showAsOf = state => {
		const banner = document.getElementById("as-of"), date = state.facts.get("date");
		banner.hidden = !state.asOf;
		if (!state.asOf)
			return;
		banner.replaceChildren(
			make("p", "", say("as-of", {asof: day(state.asOf), date: day(date)})),
			button("quiet", say("as-of-back", {date: day(date)}), () => {
				const now = read();
				now.asOf = null;
				write(now);
			}));
	};
	const afterwords = (answer, lines) => {
		const parts = [], notes = new Set(lines.flatMap(line => line.notes));
		if (notes.size > 0)
			parts.push(make("section", "after", make("h3", "", words.notes), make("ul", "",
				...[...notes].filter(id => gongbuTexts.notes[id]).map(id => make("li", "", gongbuTexts.notes[id].issue, " ",
					make("span", "reading", words.reading + (chinese ? "" : " ") + gongbuTexts.notes[id].reading))))));
		if (answer.reminders.length > 0)
			parts.push(make("section", "after", make("h3", "", words.reminders), make("ul", "",
				...answer.reminders.map(id => make("li", "", ruleOf(id).quotes?.[0] ?? ruleOf(id).title, " ",
					link(ruleOf(id).href, ruleOf(id).clause))))));
		return parts;
	};
	const closing = lines => {
		const fine = make("div", "after");
		if (lines.length > 1)
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
		fine.append(make("p", "steer", button("quiet", words.print, () => print()), copy, button("quiet", words.restart, () => {
			started = true;
			editing = null;
			location.hash = "#";
		})));
		return fine;
	};
	const showReceipt = (state, answer, done) => {
		const place = document.getElementById("lines"), spoken = document.getElementById("spoken");
		const parts = [];
		if (answer === null)
			parts.push(make("p", "receipt-say", words.waiting));
		else if (answer.entitlements.length === 0)
			parts.push(make("p", "receipt-say", words.nothing));
		else if (nothingInForce(answer))
			for (const id of new Set(answer.entitlements.map(line => line.policy)))
				parts.push(refusalOf(id, state));
		else if (!state.facts.has("program"))
			parts.push(make("p", "receipt-say", words["waiting-program"]));
		else {
			const lines = ordered(answer, state);
			if (!done)
				parts.push(make("p", "receipt-say", words.forming));
			parts.push(...lines.map(line => lineOf(line, state, done)));
			if (done)
				parts.push(...afterwords(answer, lines), closing(lines));
		}
		place.replaceChildren(...parts);
		spoken.textContent = [...place.querySelectorAll(".receipt-say, .refusal > p, .line > h3, .sum-amount")]
			.map(part => part.textContent).join(" ");
	};

	function render() {
		const state = read();
		const known = state.facts.has("region") && state.facts.has("date");
		const answer = known ? ask(given(state)) : null;
		const pending = nextQuestion(state, answer);
		const asked = answer ? relevant(state, answer) : FIRST.filter(id => state.facts.has(id));
		const current = editing ?? pending;
		const done = current === null;
		sheet.classList.toggle("asking", !done);
		sheet.classList.toggle("done", done);
		showAnswers(state, asked, current);
		showQuestion(current, state, asked);
		showAsOf(state);
		showReceipt(state, answer, pending === null);
		if (!started)
			return;
		const title = document.getElementById("receipt-title");
		if (done)
			title.focus({preventScroll: true});
		const top = sheet.getBoundingClientRect().top;
		if (top < 0 || top > innerHeight / 2)
			scrollTo({top: scrollY + top - 16});
	}

	/* ---- start ---- */
	const bytes = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
	const openEngine = async () => {
		const {instance} = await WebAssembly.instantiate(bytes(gongbuEngine.wasm), {});
		const engine = instance.exports, pack = bytes(gongbuEngine.pack);
		const write = (at, data) => new Uint8Array(engine.memory.buffer, at, data.length).set(data);
		write(engine.pack(), pack);
		if (!engine.open(pack.length))
			throw new Error("rule pack");
		const encoder = new TextEncoder(), decoder = new TextDecoder();
		return facts => {
			const input = encoder.encode(JSON.stringify(facts));
			write(engine.facts(), input);
			const size = engine.answer(input.length, 0);
			const answer = JSON.parse(decoder.decode(new Uint8Array(engine.memory.buffer, engine.answerText(), size)));
			if (answer.error)
				throw new Error(JSON.stringify(answer.error));
			return answer;
		};
	};
	const listen = () => {
		form.addEventListener("submit", event => {
			event.preventDefault();
			answerQuestion(event.submitter?.value ?? "entry");
		});
		/* Enter in a field means its own button, not the first of the form. */
		form.addEventListener("keydown", event => {
			if (event.key !== "Enter" || event.target.tagName !== "INPUT")
				return;
			event.preventDefault();
			answerQuestion("entry");
		});
		document.getElementById("back").addEventListener("click", () => {
			const state = read(), answer = state.facts.has("region") && state.facts.has("date") ? ask(given(state)) : null;
			const asked = answer ? relevant(state, answer) : FIRST.filter(id => state.facts.has(id));
			const current = [...questions].find(([, fieldset]) => !fieldset.hidden)[0];
			const at = asked.includes(current) ? asked.indexOf(current) : asked.length;
			editing = asked[at - 1] ?? null;
			started = true;
			render();
		});
		document.getElementById("skip").addEventListener("click", () => {
			const state = read(), current = [...questions].find(([, fieldset]) => !fieldset.hidden)[0];
			state.facts.delete(current);
			state.skipped.add(current);
			write(state);
		});
		/* The other language opens with the same answers. */
		document.querySelector(".language").addEventListener("click", event => {
			event.currentTarget.hash = location.hash;
		});
		addEventListener("hashchange", () => {
			editing = null;
			render();
		});
	};
	words.skip = document.getElementById("skip").textContent;
	document.getElementById("receipt-title").tabIndex = -1;
	openEngine().then(engine => {
		ask = engine;
		listen();
		sheet.hidden = false;
		render();
	}).catch(() => {
		sheet.hidden = true;
		document.getElementById("estimator-broken").hidden = false;
	});
})();
