/*
 * Finding: the words of a question against the index that gongbu wrote (search/). No page is needed: `open` gets a
 * function that runs one of the index's scripts. Words are cut as gen/search_terms.c cuts them, and stemmed by its table.
 */
"use strict";
var gongbuSearch = (() => { // eslint-disable-line no-var
	/*
	 * What a match is worth by the kind of entry: in its own title, in its text. The kinds: policy, heading, clause, row
	 * of a table, form, rate, term of the glossary, page, occupation.
	 */
	const TITLE = [50, 35, 0, 0, 40, 45, 2, 38, 60], TEXT = [10, 10, 10, 12, 9, 20, 1, 5, 0], TERM = 6, OCCUPATION = 8;
	const MOST_GROUPS = 40; /* documents read for one question */
	const DIGITS = new Map([..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].map((c, i) => [c, i]));
	const SMALL = new Set("a an and are be by can do does for from get how i in is it may me much my of on or that the there to what when where which who will with you".split(" "));

	const heads = {}, shelves = new Map(), texts = new Map();

	/* ---- words ---- */
	const isHan = c => (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) || c === 0x3007 || (c >= 0x20000 && c <= 0x2ffff);
	const fold = c => {
		const plain = c >= 0xff01 && c <= 0xff5e ? c - 0xfee0 : c;
		return plain >= 65 && plain <= 90 ? plain + 32 : plain;
	};
	const isDigit = c => c >= 48 && c <= 57;
	const isWord = c => (c >= 97 && c <= 122) || isDigit(c);
	const PARTS = new Set([..."、。,.;:!?\n"].map(c => c.charCodeAt(0)));

	const measure = word => {
		let runs = 0, vowel = false, any = false;
		for (let i = 0; i < word.length; i++) {
			const now = "aeiou".includes(word[i]) || (word[i] === "y" && i > 0 && !"aeiou".includes(word[i - 1]));
			runs += vowel && !now ? 1 : 0;
			any ||= now;
			vowel = now;
		}
		return any ? runs : -1;
	};
	const stem = (word, steps) => {
		if (word.length < 3 || word.length > 64 || !/^[a-z]+$/.test(word))
			return word;
		for (const rules of steps) {
			const rule = rules.find(([suffix]) => word.length > suffix.length && word.endsWith(suffix));
			if (!rule)
				continue;
			const [suffix, put, least] = rule, before = word.slice(0, -suffix.length), runs = measure(before);
			if (!(least < 0 ? runs < 0 : least > 0 && runs < least))
				word = before + put;
		}
		return word;
	};

	/* {word, raw, han, from, to, parted}: parted, a phrase has ended before it. */
	const cut = (text, steps) => {
		const found = [];
		let parted = true;
		for (let i = 0; i < text.length;) {
			const code = text.codePointAt(i), width = code > 0xffff ? 2 : 1, from = i;
			if (isHan(code)) {
				const word = text.slice(i, i += width);
				found.push({word, raw: word, han: true, from, to: i, parted});
				parted = false;
			} else if (isWord(fold(code))) {
				let raw = "", digit = false;
				for (; i < text.length; i++) {
					const c = fold(text.charCodeAt(i));
					const next = k => isDigit(fold(text.charCodeAt(i + k)));
					const joins = digit && ((c === 46 && next(1)) || (c === 44 && next(1) && next(2) && next(3) && !next(4)));
					if (!isWord(c) && !joins)
						break;
					if (c !== 44)
						raw += String.fromCharCode(c);
					digit = isDigit(c);
				}
				found.push({word: stem(raw, steps), raw, han: false, from, to: i, parted});
				parted = false;
			} else {
				parted ||= PARTS.has(fold(code));
				i += width;
			}
		}
		return found;
	};

	/* ---- the index ---- */
	const numbers = coded => {
		const list = [];
		let value = 0, shift = 0, last = 0;
		for (const c of coded) {
			const digit = DIGITS.get(c);
			value += (digit & 31) * 2 ** shift;
			shift += 5;
			if (digit < 32) {
				list.push((last += value) - 1);
				value = shift = 0;
			}
		}
		return list;
	};
	const shelf = (head, key, han) => `${han ? "han" : "word"}-${key.charCodeAt(0) % head[han ? "han" : "word"]}`;
	const read = async (head, run, key, han) => {
		const name = shelf(head, key, han);
		if (!shelves.has(name))
			await run(`terms-${name}.js`);
		return shelves.get(name);
	};
	/* Of a part's words, or of the pairs of a character: each to its entries, still coded. */
	const wordsOf = part => part.map ??= new Map(part.coded.split("\n").slice(0, -1).map(line => line.split(" ")));
	const pairsOf = (part, first) => {
		if (!part.pairs.has(first))
			part.pairs.set(first, new Map([...(part.coded[first] ?? "").matchAll(/([^A-Za-z0-9+/]*)([A-Za-z0-9+/]+)/g)]
				.map(([, second, coded]) => [second, coded])));
		return part.pairs.get(first);
	};
	const entriesOf = async (head, run, key, han) => {
		const part = await read(head, run, key, han), first = String.fromCodePoint(key.codePointAt(0));
		return numbers((han ? pairsOf(part, first).get(key.slice(first.length)) : wordsOf(part).get(key)) ?? "");
	};
	/* All terms that begin so. */
	const entriesFrom = async (head, run, start, han) => {
		const all = new Set(), part = await read(head, run, start, han);
		for (const [key, coded] of han ? pairsOf(part, start) : wordsOf(part))
			if (han || key.startsWith(start))
				numbers(coded).forEach(entry => all.add(entry));
		return all;
	};
	const both = (a, b) => new Set([...a].filter(entry => b.has(entry)));

	/* The entries that may hold a piece: neighbouring tokens of the question. */
	const holding = async (head, run, piece) => {
		let left = null;
		const keep = some => { left = left === null ? new Set(some) : both(left, new Set(some)); };
		for (let i = 0; i < piece.length; i++) {
			const {word, raw, han, open} = piece[i];
			if (!han) {
				const some = new Set(await entriesOf(head, run, word, false));
				if (open && raw.length > 1)
					(await entriesFrom(head, run, raw, false)).forEach(entry => some.add(entry));
				keep(some);
			} else if (piece[i + 1]?.han) {
				keep(await entriesOf(head, run, word + piece[i + 1].word, true));
			} else if (!piece[i - 1]?.han) {
				keep(await entriesFrom(head, run, word, true));
			}
		}
		return left ?? new Set();
	};

	/* ---- questions ---- */
	/* A question falls into pieces at spaces between words, and where Chinese meets another script. */
	const pieces = (tokens, text) => {
		const list = [];
		tokens.forEach((token, i) => {
			const before = tokens[i - 1];
			if (before && before.han && token.han && !/\s/.test(text.slice(before.to, token.from)))
				list.at(-1).push(token);
			else
				list.push([token]);
		});
		return list;
	};
	/* The longest runs of a Chinese piece that some entry holds: 焊工补贴 is 焊工 and 补贴. */
	const segments = async (head, run, piece) => {
		const list = [];
		for (let i = 0; i < piece.length;) {
			let n = Math.min(piece.length - i, 12);
			while (n > 1 && (await holding(head, run, piece.slice(i, i + n))).size === 0)
				n--;
			if (n > 1)
				list.push(piece.slice(i, i + n));
			i += n;
		}
		return list;
	};

	const same = (asked, token) => asked.word === token.word || (asked.open && token.raw.startsWith(asked.raw));
	/* Where a piece stands in tokens: ranges of the text. */
	const places = (piece, tokens) => {
		const found = [];
		for (let i = 0; i + piece.length <= tokens.length; i++)
			if (piece.every((asked, k) => same(asked, tokens[i + k]) && (k === 0 || !tokens[i + k].parted)))
				found.push([tokens[i].from, tokens[i + piece.length - 1].to]);
		return found;
	};

	const groupOf = (head, entry) => {
		let low = 0, high = head.groups.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (head.groups[middle].first <= entry)
				low = middle;
			else
				high = middle - 1;
		}
		return low;
	};

	const entryIn = async (run, group, lang, entry) => {
		const key = `${group.file}.${lang}`;
		if (!texts.has(key))
			await run(`text/${key}.js`);
		return texts.get(key)[entry - group.first];
	};
	const tokensOf = (entry, steps) => {
		entry.cut ??= {title: cut(entry.below ? "" : entry.title, steps), text: cut(entry.kind === OCCUPATION ? "" : entry.text, steps), also: cut(entry.also ?? "", steps)};
		return entry.cut;
	};

	/*
	 * How well an entry answers: tier 2 as asked, 1 every piece, 0 some; null: not at all. `elsewhere` are the pieces that
	 * the name of its policy has (上虞 焊工).
	 */
	const judge = (entry, asked, elsewhere, steps) => {
		const {title, text, also} = tokensOf(entry, steps), whole = asked.flat(), named = places(whole, also).length > 0;
		const exact = {title: places(whole, title), text: places(whole, text)};
		const marks = {title: [], text: []};
		let here = 0, inTitle = 0, hits = 0, covered = 0;
		for (const piece of asked) {
			const a = places(piece, title), b = places(piece, text), c = places(piece, also), found = a.length + b.length + c.length > 0;
			marks.title.push(...a);
			marks.text.push(...b);
			inTitle += a.length + c.length > 0 ? 1 : 0;
			here += found ? 1 : 0;
			hits += found || elsewhere.has(piece) ? 1 : 0;
			covered += found || elsewhere.has(piece) ? piece.length : 0;
		}
		if (here === 0)
			return null;
		const phrase = named || exact.title.length + exact.text.length > 0;
		const tier = phrase ? 2 : hits === asked.length ? 1 : 0;
		const titled = phrase ? named || exact.title.length > 0 : inTitle === here;
		const length = titled ? title.length : text.length;
		const full = titled && title.length === whole.length && entry.kind !== TERM ? 20 : 0;
		return {
			tier, covered, marks: phrase && !named ? {title: exact.title, text: exact.text} : marks,
			score: tier * 1000 + (hits / asked.length) * 100 + (titled ? TITLE : TEXT)[entry.kind] + full + here * 2 +
				8 * Math.min(1, whole.length / Math.max(1, length)) + Math.min(3, exact.text.length),
		};
	};

	/* The best of an entry in the languages in which the question may stand. */
	const judged = async (run, head, group, number, langs, asked, elsewhere) => {
		let best = null;
		for (const lang of langs) {
			const entry = await entryIn(run, group, lang, number);
			const verdict = judge(entry, asked, elsewhere, head.stems);
			if (verdict && (best === null || verdict.score > best.score + 0.01))
				best = {...verdict, number, lang, entry, group};
		}
		if (best && best.lang !== langs[0])
			best.own = await entryIn(run, group, langs[0], number);
		return best;
	};

	const STANDING = {"in-force": 4, pending: 2, expired: 1, replaced: 0, draft: -4};
	/* A hit leads only where it stands: every judged candidate of the documents that hold most. */
	const gather = async (head, run, langs, asked, strict) => {
		const held = await Promise.all(asked.map(piece => holding(head, run, piece)));
		const ofGroup = held.map(entries => new Set([...entries].filter(entry => head.firsts.has(entry)).map(entry => groupOf(head, entry))));
		const perGroup = new Map();
		for (const entry of new Set(held.flatMap(entries => [...entries]))) {
			const group = groupOf(head, entry);
			if (!strict || held.every((entries, i) => entries.has(entry) || ofGroup[i].has(group)))
				perGroup.set(group, [...perGroup.get(group) ?? [], entry]);
		}
		const order = [...perGroup].sort(([a, some], [b, others]) =>
			others.includes(head.groups[b].first) - some.includes(head.groups[a].first) || others.length - some.length || a - b);
		const hits = [];
		for (const [index, entries] of order.slice(0, MOST_GROUPS)) {
			const group = head.groups[index], elsewhere = new Set();
			for (const lang of ofGroup.some(groups => groups.has(index)) ? langs : []) {
				const {title, also} = tokensOf(await entryIn(run, group, lang, group.first), head.stems);
				asked.filter(piece => places(piece, title).length + places(piece, also).length > 0).forEach(piece => elsewhere.add(piece));
			}
			for (const number of entries.sort((a, b) => a - b)) {
				const hit = await judged(run, head, group, number, langs, asked, elsewhere);
				if (hit && (!strict || hit.tier > 0))
					hits.push({...hit, score: hit.score + (STANDING[group.status] ?? 1)});
			}
		}
		return {hits: hits.sort((a, b) => b.score - a.score || a.number - b.number), all: order.length <= MOST_GROUPS};
	};

	/* Words in which a question is wrapped: 我能领多少补贴 asks for 补贴. */
	const WRAPPING = /请问|怎么样?|怎样|如何|多少钱?|什么|哪些|哪里|可不可以|可以|能不能|能领|能拿|我们?|[吗呢的了是有]/g;
	const unwrapped = question => {
		const rest = question.replace(WRAPPING, " ");
		return /[^\s\p{P}]/u.test(rest) ? rest : question;
	};
	/* Chinese words are mostly of two characters: 竞赛补贴 is 竞赛 and 补贴 wherever they stand. */
	const halves = piece => {
		const list = [];
		for (let i = 0; i < piece.length;) {
			const n = piece.length - i === 3 ? 3 : 2;
			list.push(piece.slice(i, i += n));
		}
		return list;
	};
	/* Where few places have a question as asked: those that have its words apart. */
	const apart = async (asked, hits, among) => {
		const words = asked.flatMap(halves), had = new Set(hits.map(({number}) => number));
		return hits.length >= FEW || words.length === asked.length ? []
			: (await among(words, true)).hits.filter(({number}) => !had.has(number));
	};
	const nothing = {hits: [], loose: [], near: false, all: true};
	const FEW = 5, MOST_NEAR = 30, LEAST = .4; /* what a near answer has of the question */

	/*
	 * What answers a question, best first: {hits: [{group, entry, own, lang, marks, tier, score}], loose, near, all}.
	 * `loose`: where few have it as asked, those that have its words apart. `near`: none has all the words. `all`: false
	 * where only the documents with the most matches were read. `typing`: the last word may be unfinished.
	 */
	const ask = async (question, lang, run, typing = false) => {
		if (!heads[lang])
			await run(`${lang}.js`);
		const head = heads[lang], asWritten = cut(question, head.stems);
		const crosses = asWritten.some(token => token.han ? lang === "en" : lang === "zh" && /[a-z]/.test(token.raw));
		const langs = crosses ? [lang, lang === "zh" ? "en" : "zh"] : [lang];
		const among = (asked, strict) => gather(head, run, langs, asked, strict);
		if (asWritten.length === 0)
			return nothing;
		/* As it is written, small words and all; then without them. */
		asWritten.at(-1).open = typing && /^[a-z]/.test(asWritten.at(-1).raw) && /[a-z0-9]$/i.test(question);
		let asked = pieces(asWritten, question), found = await among(asked, true);
		if (found.hits[0]?.tier === 2)
			return {...nothing, ...found, loose: await apart(asked, found.hits, among)};
		const words = unwrapped(question), tokens = cut(words, head.stems), telling = tokens.filter(token => !SMALL.has(token.raw));
		const used = telling.length > 0 ? telling : tokens;
		used.at(-1).open = typing && /^[a-z]/.test(used.at(-1).raw) && /[a-z0-9]$/i.test(words);
		asked = pieces(used, words);
		found = await among(asked, true);
		if (found.hits.length > 0)
			return {...nothing, ...found, loose: await apart(asked, found.hits, among)};
		/* A word that nothing holds may begin one that something does: welding, welder. */
		for (const token of used)
			if (!token.han && token.word.length > 3 && (await entriesOf(head, run, token.word, false)).length === 0)
				Object.assign(token, {raw: token.word, open: true});
		asked = (await Promise.all(asked.map(piece => piece.length > 1 ? segments(head, run, piece) : [piece]))).flat();
		found = asked.flat().length === used.length ? await among(asked, true) : nothing;
		if (found.hits.length > 0 || asked.length === 0)
			return {...nothing, ...found};
		found = await among(asked, false);
		const hits = found.hits.filter(({covered}) => covered >= used.length * LEAST).slice(0, MOST_NEAR);
		return {...nothing, ...found, hits, near: hits.length > 0};
	};

	return {
		ask, cut, stem,
		/* What the index's scripts call. */
		groups: (lang, {groups, ...head}) => {
			heads[lang] = {...head, groups: groups.map(([href, title, number, status, said, region, file, first, n]) =>
				({href, title, number, status, said, region, file, first, n}))};
			heads[lang].firsts = new Set(heads[lang].groups.filter(({status}) => status !== "").map(({first}) => first));
		},
		terms: (name, coded) => { shelves.set(name, {coded, pairs: new Map()}); },
		text: (file, lang, entries) => {
			texts.set(`${file}.${lang}`, entries.map(([kind, below, anchor, label, title, text, also]) =>
				({kind, below: below === 1, anchor, label, title, text, also})));
		},
	};
})();
