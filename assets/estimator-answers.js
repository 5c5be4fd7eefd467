/*
 * What has been answered, and what is still to ask. The answers live in the address after the #, so that Back,
 * bookmarks and links work: region=…&date=…&days=12&skip=friction,group&trade=焊工&as-of=…; nothing is stored or sent.
 * It knows no rule: what matters comes from the engine's `needs`.
 */
"use strict";
const gongbuAnswers = (ask, questions) => {
	const {policyOf, ruleOf} = gongbuWords;
	const FIRST = ["region", "date", "program"];

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

	/* The cell that lists an occupation, where it is what the answers say. */
	const listing = (trade, facts) => gongbuTexts.occupations.find(list => list.region === facts.get("region") &&
		facts.get(list.fact) === list.value && list.names.some(([name]) => name === trade)) ?? null;

	const read = () => {
		const state = {facts: new Map(), skipped: new Set(), asOf: null, trade: null};
		for (const [id, value] of new URLSearchParams(location.hash.slice(1)))
			if (id === "skip")
				state.skipped = new Set(value.split(",").filter(name => questions.has(name)));
			else if (id === "as-of")
				state.asOf = isDay(value) ? value : null;
			else if (id === "trade")
				state.trade = value;
			else if (accepts(id, value))
				state.facts.set(id, value);
		const regions = questions.get("region").querySelectorAll(".option");
		if (regions.length === 1)
			state.facts.set("region", regions[0].value);
		if (!listing(state.trade, state.facts))
			state.trade = null;
		if (papers(state.facts.get("region")).length < 2)
			state.skipped.delete("program"); /* one has to be chosen here */
		return state;
	};
	/* The address of these answers. */
	const address = state => {
		const parts = new URLSearchParams(state.facts);
		if (listing(state.trade, state.facts))
			parts.set("trade", state.trade);
		if (state.asOf)
			parts.set("as-of", state.asOf);
		if (state.skipped.size > 0)
			parts.set("skip", [...state.skipped].join(","));
		return `#${parts.toString().replace(/%2C/g, ",")}`;
	};
	const changed = (state, change) => ({...state, facts: new Map([...state.facts, ...Object.entries(change)])});
	const without = (state, id) => ({...state, facts: new Map([...state.facts].filter(([name]) => name !== id)),
		skipped: new Set([...state.skipped].filter(name => name !== id))});

	/* The facts as the engine reads them; on a day that was asked for, "as it stood". */
	const given = state => {
		const facts = {};
		for (const [id, value] of state.facts)
			switch (questions.get(id).dataset.kind) {
			case "yes-no": facts[id] = value === "yes"; break;
			case "count": facts[id] = Number(value); break;
			default: facts[id] = value;
			}
		if (state.asOf)
			facts.date = state.asOf;
		return facts;
	};

	/* The rules that pay for the same thing apart from this one, by the paper one holds. */
	const beside = id => (ruleOf(id).beside ?? []).filter(other => ruleOf(other).kind === "pays" && ruleOf(other).programs);
	/* The trainings of a region whose rules stand beside one another. */
	const papers = region => {
		const named = new Set(Object.keys(gongbuTexts.rules)
			.filter(id => policyOf(id)?.region === region && beside(id).length > 0)
			.flatMap(id => ruleOf(id).programs ?? []));
		return [...questions.get("program").querySelectorAll(".option")].map(option => option.value)
			.filter(program => named.has(program));
	};
	/* One answer, or, where the reader does not know which paper she holds, those of all of them in one. */
	const consider = state => {
		const facts = given(state);
		if (facts.program !== undefined || !state.skipped.has("program"))
			return ask(facts);
		const answers = papers(facts.region).map(program => ask({...facts, program}));
		const lines = new Map(answers.flatMap(({entitlements}) => entitlements).map(line => [line.rule, line]));
		const all = key => [...new Set(answers.flatMap(answer => answer[key]))];
		const needs = new Set(all("needs"));
		return {entitlements: [...lines.values()], needs: [...questions.keys()].filter(id => needs.has(id)),
			reminders: all("reminders")};
	};
	const trial = (state, id, value) => consider(changed(state, {[id]: value}));
	/* What comes with any training at all. */
	const common = state => new Set(trial(without(state, "program"), "program", "none").entitlements.map(({rule}) => rule));

	const byDocument = id => questions.get(id)?.dataset.byDocument !== undefined;
	const nothingInForce = answer =>
		answer.entitlements.length > 0 && answer.entitlements.every(line => line.status === "not-in-force");
	const known = (state, id) => state.facts.has(id) || (id === "program" && state.skipped.has(id));

	/* The answers that still matter, in the order asked: a fact the engine would ask for if it were not known. */
	const relevant = (state, answer) => {
		if (answer === null)
			return FIRST.filter(id => known(state, id));
		const ids = FIRST.filter(id => known(state, id));
		for (const id of questions.keys()) {
			if (FIRST.includes(id) || !(state.facts.has(id) || state.skipped.has(id)))
				continue;
			const needs = state.facts.has(id) ? consider(without(state, id)).needs : answer.needs;
			if (needs.includes(id))
				ids.push(id);
		}
		return ids;
	};
	const next = (state, answer) => {
		for (const id of FIRST) {
			if (!known(state, id))
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
	const answer = state =>
		state.facts.has("region") && state.facts.has("date") ? consider(state) : null;

	return {FIRST, accepts, address, answer, beside, byDocument, changed, common, given, known, listing, next, nothingInForce, papers,
		read, relevant, trial, without};
};
