/*
 * The estimator's page. It asks one question at a time, hands the answers to the engine (the same C as the native
 * command, as WebAssembly: ask.js) and sets its answer out as a receipt (estimator-receipt.js). It knows no rule: what
 * to ask comes from the engine's `needs` (estimator-answers.js), every word from the page or from texts.js.
 */
"use strict";
(() => {
	/* Where a training stands in the list; what is not named here stands under "other". */
	const GROUPS = [
		["certificate", /^(certificate|skill-level|special-skill|evaluation|post-upgrade|dual-certificate|insured-upgrade)$/],
		["safety", /^(special-operation|safety-general)$/],
		["project", /^(project|competition|online-.*|free-training)$/],
		["apprentice", /^apprentice-/],
		["startup", /^startup-/],
		["other", /./],
	];
	const {words, say, day, today, money, grouped, chinese, make, button, factOf, unitOf, windowOf} = gongbuWords;
	const sheet = document.getElementById("estimator"), form = document.getElementById("question");
	const frame = document.body.classList.contains("embedded") && parent !== window;
	const questions = new Map();
	for (const fieldset of form.querySelectorAll(".question"))
		questions.set(fieldset.dataset.fact, fieldset);

	let answers = null, receipt = null, rows = null; /* once the engine is open */
	let editing = null;                 /* a question asked again */
	let started = false;                /* focus moves only after the reader did something */
	let kept = false;                   /* an answer was changed where it stands: nothing moves */
	const clear = [];                   /* empties each search */
	const order = new Map([...questions].map(([id, fieldset]) => [id, [...fieldset.querySelectorAll(".option")]]));

	const go = state => {
		editing = null;
		started = true;
		const hash = answers.address(state);
		if (hash === location.hash)
			render();
		else
			location.hash = hash;
	};
	const current = () => [...questions].find(([, fieldset]) => !fieldset.hidden)?.[0] ?? null;

	/* ---- the question ---- */
	/* Only the trainings that this place pays for, under their headings; those of other days say so. */
	const arrangePrograms = (fieldset, state) => {
		const list = fieldset.querySelector(".options");
		const options = [...list.querySelectorAll(".option[value]")], common = answers.common(state);
		for (const heading of list.querySelectorAll(".group, .unsure"))
			heading.remove();
		const unsure = button("option unsure", "", skip);
		unsure.append(make("span", "option-label", words["skip-paper"]));
		for (const [group] of GROUPS) {
			const heading = make("h3", "group", words[`group-${group}`]);
			const members = options.filter(({value}) => GROUPS.find(([, test]) => test.test(value))[0] === group);
			list.append(heading, ...members);
			if (group === "certificate" && answers.papers(state.facts.get("region")).length > 1)
				list.append(unsure);
			for (const option of members) {
				const lines = answers.trial(state, "program", option.value).entitlements.filter(({rule}) => !common.has(rule));
				const out = lines.length > 0 && lines.every(({status}) => status === "not-in-force");
				option.hidden = option.value === "none" ? common.size === 0 : lines.length === 0;
				option.querySelector(".no-rate")?.remove();
				if (out)
					option.append(make("span", "option-help no-rate", outText(windowOf(lines[0].rule))));
			}
			heading.hidden = members.every(option => option.hidden);
		}
		showWays(list);
		for (const paper of fieldset.querySelectorAll(".paper-guide [data-program]"))
			paper.hidden = options.find(option => option.value === paper.dataset.program)?.hidden ?? true;
	};
	/* A long list is reached by its headings. */
	const showWays = list => {
		const ways = list.parentElement.querySelector(".group-ways") ?? make("div", "group-ways");
		const long = list.querySelectorAll(".option:not([hidden])").length > 9;
		const groups = long ? [...list.querySelectorAll(".group:not([hidden])")] : [];
		list.before(ways);
		ways.hidden = !long;
		ways.replaceChildren(make("h3", "", words["group-ways"]), ...groups.map(group => button("quiet", group.textContent, () => {
			group.tabIndex = -1;
			group.focus({preventScroll: true});
			group.scrollIntoView({block: "start"});
		})));
	};
	const outText = ({from, to}) => `${words["not-in-force"]}${chinese ? "：" : ": "}` +
		say(from && to ? "span" : to ? "span-to" : "span-from", {from: from ? day(from) : "", to: to ? day(to) : ""});
	/* A level the document gives no rate for stands last and says so. */
	const arrangeLevels = (fieldset, state) => {
		const id = fieldset.dataset.fact, list = fieldset.querySelector(".options");
		list.append(...order.get(id));
		for (const option of order.get(id)) {
			const lines = answers.trial(state, id, option.value).entitlements
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
	const arrange = (id, state) => {
		const fieldset = questions.get(id);
		if (id === "program")
			arrangePrograms(fieldset, state);
		else if (fieldset.dataset.kind === "choice" && id !== "region") {
			arrangeChoices(fieldset, state);
			arrangeLevels(fieldset, state);
		}
	};
	const showWindows = state => {
		const place = document.getElementById("windows"), region = state.facts.get("region");
		const windows = new Map(Object.values(gongbuTexts.policies).filter(policy => policy.region === region)
			.map(({window}) => [`${window.from}${window.to}`, window]));
		for (const rule of Object.values(gongbuTexts.rules))
			if (rule.window && !windows.has(rule.window.id) && gongbuTexts.policies[rule.policy].region === region)
				windows.set(rule.window.id, {...rule.window, part: rule.clause});
		const spans = [...windows.values()].filter(({from, to}) => from || to).map(({from, to, part}) =>
			(part ? part + (chinese ? "：" : ": ") : "") +
			say(from && to ? "span" : to ? "span-to" : "span-from", {from: from ? day(from) : "", to: to ? day(to) : ""}));
		place.hidden = spans.length === 0;
		if (spans.length > 0)
			place.replaceChildren(say("windows", {region: answerText("region", state)}),
				...spans.map(span => make("strong", "", span)));
	};
	/* Where a question stands; the first three keep their places, though the search may answer a later one before. */
	const placeOf = (id, asked) => answers.FIRST.includes(id) ? answers.FIRST.indexOf(id)
		: asked.includes(id) ? asked.indexOf(id) : asked.length;
	const showSteer = (id, state, asked) => {
		const at = placeOf(id, asked), aside = document.getElementById("skip");
		document.getElementById("progress").textContent =
			answers.byDocument(id) ? words["question-optional"] : say("question-n", {n: at + 1});
		document.getElementById("back").hidden = at === 0;
		aside.hidden = answers.FIRST.includes(id);
		aside.textContent = words[answers.byDocument(id) ? "skip-document" : "skip"];
	};
	/* The search for an occupation; one that is taken stands in its place. */
	const showFind = (fieldset, state) => {
		const find = fieldset.querySelector(".find"), list = answers.listing(state.trade, state.facts);
		if (!find)
			return;
		find.hidden = !gongbuFind.offers(state.facts.get("region"));
		for (const empty of clear)
			empty();
		const taken = find.querySelector(".find-taken"), search = find.querySelector("input");
		find.classList.toggle("taken", list !== null);
		taken.hidden = list === null;
		if (list)
			taken.replaceChildren(make("span", "", say("find-taken", {trade: gongbuFind.label(state.trade, list)})),
				button("quiet", words["find-other"], () => {
					find.classList.remove("taken");
					taken.hidden = true;
					search.focus();
				}));
	};
	const showQuestion = (id, state, asked) => {
		for (const [name, fieldset] of questions)
			fieldset.hidden = fieldset.disabled = name !== id;
		form.hidden = id === null;
		if (id === null)
			return;
		const fieldset = questions.get(id), value = state.facts.get(id) ?? "";
		showSteer(id, state, asked);
		arrange(id, state);
		if (id === "date") {
			document.getElementById("today-text").textContent = day(today());
			showWindows(state);
		}
		showFind(fieldset, state);
		for (const option of fieldset.querySelectorAll(".option"))
			if (value !== "" && option.value === value)
				option.setAttribute("aria-current", "true");
			else
				option.removeAttribute("aria-current");
		const entry = fieldset.querySelector(".entry input");
		if (entry)
			entry.value = value;
		complain(fieldset, false);
		if (started && !kept)
			fieldset.querySelector("h2").focus({preventScroll: true});
	};
	const complain = (fieldset, wrong) => {
		const error = fieldset.querySelector(".error"), entry = fieldset.querySelector(".entry input");
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
		const id = current(), fieldset = questions.get(id);
		let text = value;
		if (value === "today" && id === "date")
			text = today();
		else if (value === "entry")
			text = typed(fieldset.querySelector(".entry input").value);
		if (!answers.accepts(id, text)) {
			complain(fieldset, true);
			return;
		}
		give(id, text);
	};
	const give = (id, text) => {
		const state = answers.read();
		state.facts.set(id, text);
		state.skipped.delete(id);
		if (id === "region" || id === "date")
			state.asOf = null;
		go(state);
	};
	const leave = id => {
		const state = answers.read();
		state.facts.delete(id);
		state.skipped.add(id);
		go(state);
	};
	/* An occupation answers the fact that its cell is listed for: a class, or the training itself. */
	const takeOccupation = ({names, list}) => {
		const state = answers.read();
		if (list.fact === "program" && current() !== "program")
			state.facts.delete(current());
		state.facts.set(list.fact, list.value);
		state.skipped.delete(list.fact);
		state.trade = names[0];
		go(state);
	};

	/* ---- the answers given ---- */
	const answerText = (id, state) => {
		const value = state.facts.get(id);
		if (value === undefined)
			return words[id === "program" ? "skipped-paper" : "skipped"];
		const fieldset = questions.get(id), list = answers.listing(state.trade, state.facts);
		if (list?.fact === id)
			return gongbuFind.label(state.trade, list);
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
	/* What will be asked after this question, as far as it is known. */
	const comingOf = (state, answer, now) => answer === null || !answers.known(state, "program") ? []
		: answer.needs.filter(id => id !== now && questions.has(id) && !answers.known(state, id) &&
			!state.skipped.has(id) && !answers.byDocument(id));

	function render() {
		const state = answers.read(), answer = answers.answer(state), pending = answers.next(state, answer);
		const asked = answers.relevant(state, answer), now = editing ?? pending, done = now === null;
		sheet.classList.toggle("asking", !done);
		sheet.classList.toggle("done", done);
		showQuestion(now, state, asked);
		rows.show(state, asked.filter(id => id !== now), comingOf(state, answer, now));
		receipt.show(state, answer, pending === null);
		const moves = started && !kept;
		kept = false;
		if (!moves)
			return;
		if (done)
			document.getElementById("receipt-title").focus({preventScroll: true});
		const top = sheet.getBoundingClientRect().top;
		if (frame)
			parent.postMessage({gongbu: "turn"}, "*");
		else if (top < 0 || top > innerHeight / 2)
			scrollTo({top: scrollY + top - 16});
	}

	/* ---- start ---- */
	const back = () => {
		const state = answers.read(), asked = answers.relevant(state, answers.answer(state)), now = current();
		editing = asked[placeOf(now, asked) - 1] ?? null;
		started = true;
		render();
	};
	const skip = () => leave(current());
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
		document.getElementById("back").addEventListener("click", back);
		document.getElementById("skip").addEventListener("click", skip);
		for (const box of form.querySelectorAll(".find"))
			clear.push(gongbuFind.attach(box, () => answers.read().facts.get("region"), takeOccupation));
		/* The other language, and the page on its own, open with the same answers. */
		for (const way of document.querySelectorAll(".language, .keep-answers"))
			way.addEventListener("click", event => {
				event.currentTarget.hash = location.hash;
			});
		addEventListener("beforeprint", receipt.fit);
		addEventListener("hashchange", () => {
			editing = null;
			render();
		});
		/* In a frame, what leads away opens beside it. */
		if (frame)
			document.addEventListener("click", event => {
				const way = event.target.closest("a[href]:not(.language)");
				if (way && !way.getAttribute("href").startsWith("#"))
					way.target = "_blank";
			}, true);
		/* On another site the frame asks for the height it needs; nothing else is told. */
		if (frame)
			new ResizeObserver(() => parent.postMessage({gongbu: "height", height: document.documentElement.offsetHeight}, "*"))
				.observe(document.documentElement);
	};
	const stay = change => (...what) => {
		kept = true;
		change(...what);
	};
	const actions = {
		answerText, arrange, typed,
		give: stay(give),
		leave: stay(leave),
		ask: id => {
			editing = id;
			started = true;
			render();
		},
		asOf: date => go({...answers.read(), asOf: date}),
		restart: () => {
			started = true;
			editing = null;
			location.hash = "#";
		},
	};
	const receiptTitle = document.getElementById("receipt-title");
	receiptTitle.tabIndex = -1;
	gongbuOpen(gongbuEngine).then(ask => {
		answers = gongbuAnswers(ask, questions);
		receipt = gongbuReceipt(answers, actions);
		rows = gongbuForm(answers, questions, actions);
		sheet.hidden = false;
		listen();
		render();
	}, error => {
		document.getElementById("estimator-broken").hidden = false;
		console.error(error);
	});
})();
