/* How the estimator's page says things: its words (#words), numbers, days and amounts, and elements made of them. */
"use strict";
const gongbuWords = (() => {
	const chinese = document.getElementById("estimator").dataset.code === "zh";
	const words = {};
	for (const word of document.querySelectorAll("#words [data-word]"))
		words[word.dataset.word] = word.textContent;

	const say = (key, values = {}) =>
		words[key].replace(/%([a-z]+)/g, (all, name) => name in values ? values[name] : all);
	const day = iso => new Intl.DateTimeFormat(chinese ? "zh-CN" : "en-GB", {dateStyle: "long", timeZone: "UTC"})
		.format(new Date(`${iso}T00:00:00Z`));
	const today = () => {
		const now = new Date();
		return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(n => String(n).padStart(2, "0")).join("-");
	};
	const grouped = digits => chinese ? digits : digits.replace(/\B(?=(\d{3})+$)/g, ",");
	const figure = yuan => {
		const [whole, fen] = yuan.split(".");
		return grouped(whole) + (fen && fen !== "00" ? `.${fen}` : "");
	};
	const money = yuan => chinese ? figure(yuan) + words.yuan : `${figure(yuan)} ${words.yuan}`;
	/* An amount that is still open between two ends; null above: without an end. */
	const range = (low, high) => {
		if (high === null)
			return low === null || Number(low) === 0 ? words.undecided : `${words["at-least"]} ${money(low)}`;
		return low === high ? money(high) : `${figure(low)} – ${money(high)}`;
	};

	const make = (name, className, ...content) => {
		const element = document.createElement(name);
		if (className)
			element.className = className;
		element.append(...content.filter(part => part !== null));
		return element;
	};
	/* Addresses of texts.js begin at the estimator's own folder. */
	const depth = document.getElementById("estimator").dataset.depth;
	const link = (href, text) => {
		const a = make("a", "", text);
		a.href = href.startsWith("#") ? href : depth + href;
		return a;
	};
	const button = (className, text, act) => {
		const b = make("button", className, text);
		b.type = "button";
		b.addEventListener("click", act);
		return b;
	};

	const factOf = id => gongbuTexts.facts[id] ?? {label: id};
	const ruleOf = id => gongbuTexts.rules[id] ?? {title: id, clause: "", href: ""};
	const policyOf = rule => gongbuTexts.policies[ruleOf(rule).policy];
	/* When a rule is in force: its own window, else its document's. */
	const windowOf = rule => ruleOf(rule).window ?? policyOf(rule)?.window ?? {};
	const unitOf = id => factOf(id).unit ?? "";

	return {chinese, words, say, day, today, grouped, figure, money, range, make, link, button, factOf, ruleOf, policyOf,
		windowOf, unitOf};
})();
