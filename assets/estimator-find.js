/*
 * Finding one's occupation by typing: in Chinese, in pinyin with or without spaces, by initials, or in English. A
 * combobox as ARIA describes it: the focus stays in the field, arrows move through the list, Enter takes, Escape closes.
 */
"use strict";
const gongbuFind = (() => {
	const {chinese, words, say, make} = gongbuWords;
	const MOST = 8;

	const plain = text => text.normalize("NFKC").toLowerCase().replace(/[üǖǘǚǜ]/g, "u").trim();
	const squeezed = text => plain(text).replace(/[\s'’、，,()（）-]/g, "");
	/* Welder, welding and weld are one word here. */
	const stem = word => word.length > 4 ? word.replace(/(ing|ers?|ors?|s)$/, "") : word;
	const wordsOf = text => plain(text).split(/[^a-z0-9]+/).filter(word => word !== "").map(stem);

	/* How well an occupation fits: the lower the better, or null. */
	const hanScore = ([name], typed) => {
		const at = squeezed(name).indexOf(typed);
		return at < 0 ? null : squeezed(name) === typed ? 0 : at === 0 ? 1 : 2;
	};
	const pinyinScore = ([, , pinyin], typed) => {
		const syllables = pinyin.split(" "), whole = syllables.join("");
		if (whole === typed)
			return 0;
		if (whole.startsWith(typed))
			return 1;
		const initials = syllables.map(syllable => syllable[0]).join("");
		if (initials === typed)
			return 1;
		if (syllables.some((syllable, i) => syllables.slice(i).join("").startsWith(typed)))
			return 3;
		return typed.length > 1 && initials.includes(typed) ? 4 : null;
	};
	const englishScore = ([, english], typed) => {
		const own = wordsOf(english), asked = wordsOf(typed);
		if (asked.length === 0 || !asked.every(word => own.some(other => other.startsWith(word))))
			return null;
		return plain(english) === plain(typed) ? 0 : own[0].startsWith(asked[0]) ? 2 : 3;
	};
	const score = (names, typed) => {
		const tight = squeezed(typed);
		if (/\p{Script=Han}/u.test(tight))
			return hanScore(names, tight);
		const scores = [pinyinScore(names, tight), englishScore(names, typed)].filter(value => value !== null);
		return scores.length === 0 ? null : Math.min(...scores);
	};
	/* The occupations that fit, best first: [{names, list}]. */
	const search = (region, typed) => {
		if (squeezed(typed) === "")
			return [];
		return gongbuTexts.occupations.filter(list => list.region === region)
			.flatMap(list => list.names.map(names => ({names, list, score: score(names, typed)})))
			.filter(hit => hit.score !== null)
			.sort((a, b) => a.score - b.score || a.names[0].length - b.names[0].length);
	};

	/* A value's label without its examples: “A类：车工、焊工…” is A类. */
	const short = ({fact, value}) => gongbuTexts.facts[fact].values[value].label.split(/[：:（(]/)[0].trim();
	const label = (trade, list) => {
		const [name, english] = list.names.find(names => names[0] === trade);
		return chinese ? `${name}（${short(list)}）` : `${english} (${short(list)})`;
	};

	/* Gives a question's search its life; `take(hit)` is called with what was chosen. */
	const attach = (box, region, take) => {
		const input = box.querySelector("input"), found = box.querySelector(".found-list");
		const said = box.querySelector("[role=status]");
		let hits = [], at = -1;
		found.setAttribute("role", "listbox");
		found.setAttribute("aria-label", found.dataset.label);

		const close = () => {
			found.hidden = true;
			input.setAttribute("aria-expanded", "false");
			input.removeAttribute("aria-activedescendant");
			at = -1;
		};
		const mark = index => {
			at = index;
			[...found.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
			if (at >= 0) {
				input.setAttribute("aria-activedescendant", found.children[at].id);
				found.children[at].scrollIntoView({block: "nearest"});
			} else
				input.removeAttribute("aria-activedescendant");
		};
		const optionOf = ({names, list}, i) => {
			const [name, english, pinyin] = names;
			const own = make("span", "found-name", chinese ? name : english);
			const other = make("span", "found-other", chinese ? `${pinyin} · ${english}` : `${name} · ${pinyin}`);
			const option = make("li", "found", own, make("span", "found-class", short(list)), other);
			option.id = `${found.id}-${i}`;
			option.setAttribute("role", "option");
			option.setAttribute("aria-selected", "false");
			option.addEventListener("pointerdown", event => event.preventDefault());
			option.addEventListener("click", () => take(hits[i]));
			return option;
		};
		const show = () => {
			const all = search(region(), input.value);
			hits = all.slice(0, MOST);
			found.replaceChildren(...hits.map(optionOf));
			found.hidden = hits.length === 0;
			input.setAttribute("aria-expanded", String(hits.length > 0));
			said.textContent = input.value.trim() === "" ? "" : all.length === 0 ? words["find-none"]
				: say(all.length === 1 ? "find-one" : "find-some", {n: all.length});
			mark(-1);
		};
		const keys = {
			ArrowDown: () => hits.length > 0 && mark((at + 1) % hits.length),
			ArrowUp: () => hits.length > 0 && mark((at <= 0 ? hits.length : at) - 1),
			Enter: () => hits.length > 0 && take(hits[Math.max(at, 0)]),
			Escape: () => {
				if (found.hidden)
					input.value = said.textContent = "";
				close();
			},
		};
		input.addEventListener("input", show);
		input.addEventListener("focus", () => found.hidden && input.value !== "" && show());
		input.addEventListener("blur", close);
		input.addEventListener("keydown", event => {
			if (!(event.key in keys) || event.isComposing)
				return;
			if (["ArrowDown", "ArrowUp"].includes(event.key) && found.hidden)
				show();
			event.preventDefault();
			event.stopPropagation();
			keys[event.key]();
		});
		return () => {
			input.value = said.textContent = "";
			hits = [];
			found.replaceChildren();
			close();
		};
	};
	const offers = region => gongbuTexts.occupations.some(list => list.region === region);
	return {attach, label, offers, search};
})();
