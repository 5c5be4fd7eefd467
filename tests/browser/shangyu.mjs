/*
 * A welder of Shangyu, with a phone: she finds her occupation, answers what she is asked and reaches what each paper
 * pays, told first that all of it is a draft and over. And what is hers alone: the search, the days of the annex.
 *   node shangyu.mjs SITE
 */
import {execFileSync} from "node:child_process";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {PHONE, launch, open} from "./browser.mjs";
import {enter, follow, question, ready, receipt, reply} from "./estimator.mjs";
import {Links} from "./links.mjs";
import {serve} from "./site.mjs";
import {Tap} from "./tap.mjs";

const site = resolve(process.argv[2]);
const WORDS = {
	zh: {draft: /送审稿/, ended: /2021年12月31日/, trade: /焊工（A类）/, among: [/职业资格/, /职业技能等级/, /企业自主评价/],
		classD: /D类/, open: ["发给谁", "编号写法不统一"], apart: /不相加/, typed: "han gong"},
	en: {draft: /[Dd]raft/, ended: /31 December 2021/, trade: /Welder \(Class A\)/, among: [/qualification/i, /skill-level/i, /enterprise or a third/i],
		classD: /Class D/, open: ["does not say who is paid", "numbering in the originals"], apart: /not added up/, typed: "weld"},
};
const SUMS = [["2400", "3120"], ["1500", "1950"], ["600"]];
const plain = text => text.replaceAll(",", "").replace(/\s+/g, " ");
const amounts = text => plain(text).match(/\d+(\.\d+)?/g) ?? [];

/* What stands under the search: the occupations, best first. */
const found = page => page.locator(".question:not([hidden]) .found-name").allInnerTexts();
const field = page => page.locator(".question:not([hidden]) .find input");

async function typeIn(page, text) {
	await field(page).fill("");
	await field(page).pressSequentially(text);
	return found(page);
}

/* ---- the way of the welder ---- */
async function start(page, root, lang) {
	await page.goto(`${root}${lang}/index.html`);
	await follow(page, page.locator('.door-regions a[href*="region=shangyu"]'));
	await ready(page);
}
async function sayFirst(tap, name, page, lang) {
	const said = await page.locator("#standing").innerText(), box = await page.locator("#standing").boundingBox();
	tap.ok(WORDS[lang].draft.test(said) && WORDS[lang].ended.test(said), `${name}: told first that it is a draft and over`, said);
	tap.ok(await question(page) === "date" && box.y + box.height < (await page.locator("#question").boundingBox()).y,
		`${name}: told before the first question that counts`, JSON.stringify(box));
}
async function findTrade(tap, name, page, lang) {
	const names = await typeIn(page, WORDS[lang].typed);
	tap.ok(/焊工|Welder/.test(names[0]), `${name}: ${WORDS[lang].typed} finds the welder`, names.join(" "));
	await follow(page, page.locator(".question:not([hidden]) .found").first());
	await page.waitForFunction(() => location.hash.includes("class=a") && document.querySelector(".question:not([hidden]) .find-taken").checkVisibility());
	const given = await page.evaluate(() => document.getElementById("answers").textContent);
	tap.ok(WORDS[lang].trade.test(given), `${name}: her occupation stands among her answers with its class`, given);
	const taken = page.locator(".question:not([hidden]) .find-taken");
	tap.ok(WORDS[lang].trade.test(await taken.innerText()) && !await field(page).isVisible() && /3/.test(await page.locator("#progress").innerText()),
		`${name}: the same question says which occupation is taken`, await taken.innerText());
	await follow(page, taken.locator("button"));
	tap.ok(await field(page).evaluate(input => input === document.activeElement) && !await taken.isVisible(),
		`${name}: and another may be looked for`);
}
/* The rest of the questions, whatever their order. */
async function answerRest(page, answers) {
	const asked = [];
	for (;;) {
		const fact = await question(page);
		if (fact === null)
			return asked;
		if (asked.includes(fact) || answers[fact] === undefined)
			throw new Error(`asks ${fact} after ${asked.join(" ")}`);
		asked.push(fact);
		await reply(page, fact, answers[fact]);
		await page.waitForFunction(last => document.querySelector(`.question[data-fact="${last}"]`).hidden, fact);
	}
}
const REST = {level: "level-4", friction: "yes", group: "none"};

/* Each of the papers' clause links leads to a marked sentence or cell. */
async function clausesResolve(tap, name, page, web, lang, selector) {
	const links = await page.locator(selector).evaluateAll(list => list.map(link => link.getAttribute("href")));
	tap.ok(links.length >= 3, `${name}: a clause stands beside each`, links.join(" "));
	tap.none(links.map(value => web.fault(`${lang}/estimator/index.html`, {name: "clause", value})).filter(fault => fault !== ""),
		`${name}: every clause link leads to its sentence`);
}

async function byPaper(tap, name, page, web, lang) {
	await follow(page, page.locator('.question[data-fact="program"] .option[value="certificate"]'));
	await page.waitForFunction(() => location.hash.includes("program=certificate") &&
		document.querySelector('.question[data-fact="program"]').hidden);
	const asked = await answerRest(page, REST), said = await receipt(page, ({lines}) => lines.length > 0);
	tap.ok(!asked.includes("class"), `${name}: the class is not asked again`, asked.join(" "));
	tap.same(amounts(said.lines[0].sum).join(" "), SUMS[0].join(" "), `${name}: class A certificate, 2400.00 to 3120.00`);
	tap.ok(/上限|ceiling/.test(said.lines[0].standing), `${name}: said to be a ceiling`, said.lines[0].standing);
	for (const clause of lang === "zh" ? ["第11项", "附件2注1", "第1项"] : ["item 11", "Attachment 2, note 1", "item 1"])
		tap.ok(said.lines[0].steps.includes(clause), `${name}: the rise and the limit are cited: ${clause}`, said.lines[0].steps);
	const next = await page.locator("#lines .next li").first().innerText();
	tap.ok(WORDS[lang].draft.test(next) && WORDS[lang].ended.test(next), `${name}: the next step says that it is a draft and over`, next);
	const open = await page.locator("#lines .open").evaluate(part => part.textContent); /* folded or not */
	tap.ok(!WORDS[lang].classD.test(open), `${name}: and nothing that matters to another class only`, open);
	for (const said of WORDS[lang].open)
		tap.same(open.split(said).length - 1, 1, `${name}: what the whole document leaves open is said once: ${said}`);
	const others = (await page.locator(".papers li").allInnerTexts()).map(plain);
	tap.ok(others.length === 2 && WORDS[lang].among[1].test(others[0]) && others[0].includes("1500 – 1950") &&
		/上限|ceiling/.test(others[0]) && WORDS[lang].among[2].test(others[1]) && others[1].includes("600"),
	`${name}: by the other papers 1500.00 to 1950.00 and 600.00`, others.join(" | "));
	tap.ok(WORDS[lang].apart.test(await page.locator(".papers").innerText()) && !plain(said.all).match(/5670|5070|4500 – /),
		`${name}: told apart and never added`, said.all);
	await clausesResolve(tap, name, page, web, lang, "#lines .line-clause a, #lines .steps .from a, .papers .paper-rule a");
	const before = page.url();
	await follow(page, page.locator(".papers .paper-status a").first());
	const other = await receipt(page, ({lines}) => amounts(lines[0]?.sum ?? "").join(" ") === SUMS[1].join(" "));
	tap.same(amounts(other.lines[0]?.sum ?? "").join(" "), SUMS[1].join(" "), `${name}: the other paper opens with the same answers`);
	await page.goBack();
	await page.waitForURL(before);
}
/* She does not know which paper it is: all of them, each under its own name. */
async function unknownPaper(tap, name, page, web, root, lang) {
	await enter(page, `${root}${lang}/estimator/index.html`, "region=shangyu&date=2020-05-15&class=a&trade=焊工");
	await follow(page, page.locator(".option.unsure"));
	await page.waitForFunction(() => location.hash.includes("skip=program") &&
		document.querySelector('.question[data-fact="program"]').hidden);
	await answerRest(page, REST);
	const said = await receipt(page, ({lines}) => lines.length === 3);
	tap.same(said.lines.map(({sum}) => amounts(sum).join("-")).join(" "), SUMS.map(sum => sum.join("-")).join(" "),
		`${name}: not knowing the paper shows the three side by side`);
	const papers = await page.locator("#lines .line-paper").allInnerTexts();
	tap.ok(papers.length === 3 && papers.every((paper, i) => WORDS[lang].among[i].test(paper)),
		`${name}: each says by which paper`, papers.join(" | "));
	tap.ok(WORDS[lang].apart.test(said.all), `${name}: and that they are not added`, said.all);
	const drafts = await page.locator("#lines .line-draft").count();
	tap.same(drafts, 3, `${name}: each says that it is from a draft`);
	const froms = await page.locator("#lines .line").first().locator(".steps .from").allInnerTexts();
	tap.ok(froms.length === 3 && new Set(froms).size === 3, `${name}: the steps of one rule cite it once`, froms.join(" | "));
	await clausesResolve(tap, `${name}, not knowing`, page, web, lang, "#lines .line-clause a");
	await enter(page, `${root}${lang}/estimator/index.html`, "region=hangzhou&date=2021-03-01&skip=program");
	tap.same(await question(page), "program", `${name}: elsewhere, where no certificates stand beside each other, she has to choose`);
}
/* What another reading would move is said where it would, and not to others. */
async function otherReading(tap, name, page, root, lang) {
	const said = async rest => {
		await enter(page, `${root}${lang}/estimator/index.html`, `region=shangyu&date=2020-05-15&program=certificate&group=none&${rest}`);
		await receipt(page, ({lines}) => lines.length > 0);
		return (await page.locator("#lines .other-reading").allInnerTexts()).map(plain);
	};
	const senior = await said("class=a&level=level-3&friction=yes");
	tap.ok(senior.length === 1 && /1050/.test(senior[0]), `${name}: a senior worker is told what another reading would move`, senior.join(" | "));
	tap.same((await said("class=a&level=level-4&friction=yes")).length, 0, `${name}: an intermediate worker is not: it moves nothing`);
	tap.same((await said("class=a&level=level-3&friction=no")).length, 0, `${name}: nor is she without the rise`);
}
async function welder(tap, browser, web, root, lang) {
	const {context, page, log} = await open(browser, lang, PHONE), name = `${lang} welder`;
	page.phone = true;
	await tap.run(`${name}: the way is open to its end`, async () => {
		await start(page, root, lang);
		await sayFirst(tap, name, page, lang);
		await reply(page, "date", "2020-05-15");
		await page.waitForFunction(() => !document.querySelector('.question[data-fact="program"]').hidden);
		await findTrade(tap, name, page, lang);
		await byPaper(tap, name, page, web, lang);
		await unknownPaper(tap, name, page, web, root, lang);
		await otherReading(tap, name, page, root, lang);
	});
	tap.none(log.complaints, `${name}: no error`);
	await context.close();
}

/* ---- the search ---- */
const SEARCHES = [
	["焊", "焊工"], ["焊工", "焊工"], ["han gong", "焊工"], ["hangong", "焊工"], ["HanGong", "焊工"], ["hg", "焊工"], ["welder", "焊工"],
	["welding", "焊工"], ["中式烹调", "中式烹调师"], ["zsptS", "中式烹调师"], ["chinese cook", "中式烹调师"], ["xi shi mian", "西式面点师"],
	["手机", "手机维修"], ["shouji", "手机维修"], ["mobile phone", "手机维修"], ["tea art", "茶艺师"], ["ｈｇ", "焊工"],
];
async function search(tap, browser, root) {
	const {context, page, log} = await open(browser, "zh", PHONE);
	page.phone = true;
	const address = `${root}zh/estimator/index.html`, at = "region=shangyu&date=2020-05-15&program=certificate&level=level-4";
	const missed = [];
	await enter(page, address, `${at}&friction=no&group=none`);
	for (const [typed, wanted] of SEARCHES)
		if ((await typeIn(page, typed))[0] !== wanted)
			missed.push(`${typed}: ${(await found(page)).join(" ")}`);
	tap.none(missed, "search: hanzi, pinyin with and without spaces, initials and English find the occupation");
	const names = await page.evaluate(() => gongbuTexts.occupations.flatMap(list => list.names.map(([name]) => name)));
	const lost = [];
	for (const name of names) {
		await field(page).fill(name);
		if ((await found(page))[0] !== name)
			lost.push(name);
	}
	tap.ok(names.length === 153 && lost.length === 0, "search: each of the 153 occupations is found by its name", lost.join(" "));
	await typeIn(page, "qqq");
	tap.ok((await found(page)).length === 0 && (await page.locator(".question:not([hidden]) .found-say").innerText()) !== "",
		"search: says so when nothing is found");
	await typeIn(page, "shou ji wei xiu");
	await follow(page, page.locator(".question:not([hidden]) .found").first());
	await page.waitForFunction(() => location.hash.includes("program=special-skill"));
	tap.ok(!page.url().includes("class="), "search: a specialised skill answers the training, not the class", page.url());
	await enter(page, address, "region=hangzhou&date=2021-03-01");
	tap.ok(!await page.locator(".question:not([hidden]) .find").isVisible(), "search: only where the document lists occupations");
	tap.none(log.complaints, "search: no error");
	await context.close();
}
/* The combobox by keys alone, as ARIA describes it. */
async function searchKeys(tap, browser, root) {
	const {context, page} = await open(browser, "en", {viewport: {width: 320, height: 640}});
	await enter(page, `${root}en/estimator/index.html`, "region=shangyu&date=2020-05-15&program=certificate&level=level-4&friction=no&group=none");
	const state = () => field(page).evaluate(input => ({
		role: input.getAttribute("role"), open: input.getAttribute("aria-expanded"), focus: document.activeElement === input,
		active: document.getElementById(input.getAttribute("aria-activedescendant"))?.textContent ?? "",
		chosen: document.querySelectorAll("[role=option][aria-selected=true]").length,
		list: document.getElementById(input.getAttribute("aria-controls"))?.getAttribute("role"),
	}));
	await field(page).focus();
	await page.keyboard.type("cook");
	const typed = await state();
	tap.same(JSON.stringify([typed.role, typed.list, typed.open, typed.active]), '["combobox","listbox","true",""]',
		"search by keys: the list opens as one types, the focus stays");
	await page.keyboard.press("ArrowDown");
	await page.keyboard.press("ArrowDown");
	const down = await state();
	tap.ok(down.focus && down.chosen === 1 && down.active.includes("Western cook"), "search by keys: arrows move through the list", JSON.stringify(down));
	await page.keyboard.press("Escape");
	tap.same((await state()).open, "false", "search by keys: Escape closes the list");
	await page.keyboard.press("ArrowDown");
	tap.same((await state()).open, "true", "search by keys: an arrow opens it again");
	await page.keyboard.press("ArrowDown");
	await page.keyboard.press("Enter");
	await page.waitForFunction(() => location.hash.includes("class=b"));
	tap.ok(true, "search by keys: Enter takes the occupation");
	await context.close();
}

/* ---- the annex has days of its own ---- */
async function windows(tap, browser, root, lang) {
	const {context, page} = await open(browser, lang, PHONE), name = `${lang} days of the annex`;
	page.phone = true;
	const first = lang === "zh" ? "2019年10月29日" : "29 October 2019";
	const address = `${root}${lang}/estimator/index.html`, rest = "program=certificate&level=level-4&class=a&friction=yes&group=none";
	await enter(page, address, `region=shangyu&date=2019-10-28&${rest}`);
	const early = await receipt(page, ({refused}) => refused !== "");
	tap.ok(early.refused.includes(first) && /附件2|Attachment 2/.test(early.refused) && early.lines.length === 0,
		`${name}: the day before is refused with the annex's own days`, early.refused);
	const links = await page.locator(".refusal .fine a").evaluateAll(list => list.map(link => link.getAttribute("href")));
	tap.ok(links.length === 1 && links[0].endsWith("shangyu-draft/index.html#q-window-catalogue"),
		`${name}: and the sentence that sets them`, links.join(" "));
	await follow(page, page.locator(".refusal button"));
	const then = await receipt(page, ({lines}) => lines.length === 1);
	tap.ok(page.url().includes("as-of=2019-10-29") && amounts(then.lines[0]?.sum ?? "")[0] === "2400",
		`${name}: the first day is offered, and answers`, page.url());
	await enter(page, address, "region=shangyu&date=2019-10-28&program=certificate&level=level-4&class=a&friction=yes&group=employment-difficulty&days=10");
	const mixed = await receipt(page, ({lines}) => lines.length === 2);
	const out = mixed.lines.find(({sum}) => sum === ""), text = await page.locator("#lines .line-window").innerText();
	tap.ok(out && text.includes(first) && mixed.lines.some(({sum}) => amounts(sum)[0] === "500"),
		`${name}: beside what the body already pays, the annex's line says its own days`, JSON.stringify(mixed.lines));
	await enter(page, address, `region=shangyu&date=2022-01-01&${rest}`);
	const late = await receipt(page, ({refused}) => refused !== "");
	tap.ok(/2021/.test(late.refused) && late.lines.length === 0, `${name}: after the last day no rate is shown`, late.refused);
	await context.close();
}

/* ---- at the counter ---- */
async function print(tap, browser, root, lang) {
	const {context, page} = await open(browser, lang, PHONE), folder = mkdtempSync(join(tmpdir(), "gongbu-"));
	const rest = "region=shangyu&date=2020-05-15&class=a&trade=焊工&level=level-4&friction=yes&group=none";
	for (const [what, more] of [["one certificate", "program=certificate"], ["not knowing which", "skip=program"]]) {
		const file = join(folder, "result.pdf");
		await enter(page, `${root}${lang}/estimator/index.html`, `${rest}&${more}`);
		await receipt(page, ({lines}) => lines.length > 0);
		tap.ok(!await page.locator(".after.open .fold ul").isVisible(), `${lang}, ${what}: what the document leaves open as a whole is folded away`);
		writeFileSync(file, await page.pdf({format: "A4", preferCSSPageSize: true}));
		const info = execFileSync("pdfinfo", [file], {encoding: "utf8"});
		const text = execFileSync("pdftotext", ["-raw", file, "-"], {encoding: "utf8"}).replaceAll(",", "");
		tap.ok(/^Pages: +1$/m.test(info), `${lang} printed, ${what}: on one sheet`, info);
		tap.none(["2400", "3120", "1500", "1950", "600"].filter(amount => !text.includes(amount)), `${lang} printed, ${what}: every amount is on it`);
		tap.none(WORDS[lang].open.filter(words => !text.replace(/\s+/g, lang === "zh" ? "" : " ").includes(words)), `${lang} printed, ${what}: nothing is folded away`);
		tap.ok(WORDS[lang].draft.test(text) && WORDS[lang].ended.test(text.replace(/\s+/g, lang === "zh" ? "" : " ")),
			`${lang} printed, ${what}: and that it is a draft and over`, text.slice(0, 400));
	}
	rmSync(folder, {recursive: true});
	await context.close();
}

/* ---- which certificate ---- */
async function guide(tap, browser, root, web, lang) {
	const {context, page} = await open(browser, lang, PHONE), name = `${lang} which certificate`;
	page.phone = true;
	await enter(page, `${root}${lang}/estimator/index.html`, "region=shangyu&date=2020-05-15");
	await follow(page, page.locator(".paper-guide summary"));
	const kinds = await page.locator(".paper-guide > div:visible").evaluateAll(list => list.map(part => ({
		program: part.dataset.program, words: part.querySelector("p").textContent.length, quotes: part.querySelectorAll("blockquote").length,
	})));
	tap.same(kinds.map(({program}) => program).join(" "), "certificate skill-level special-skill special-operation project evaluation",
		`${name}: those of the region are told apart`);
	tap.none(kinds.filter(({words, quotes}) => words < 20 || quotes === 0).map(({program}) => program), `${name}: each with the document's own sentence`);
	const links = await page.locator(".paper-guide a").evaluateAll(list => list.map(link => link.getAttribute("href")));
	tap.none(links.map(value => web.fault(`${lang}/estimator/index.html`, {name: "source", value})).filter(fault => fault !== ""),
		`${name}: which stands marked in the document`);
	await context.close();
}

const tap = new Tap();
const browser = await launch(), server = await serve(site), web = new Links(site);
try {
	for (const lang of ["zh", "en"]) {
		await welder(tap, browser, web, server.root, lang);
		await windows(tap, browser, server.root, lang);
		await guide(tap, browser, server.root, web, lang);
		await print(tap, browser, server.root, lang);
	}
	await search(tap, browser, server.root);
	await searchKeys(tap, browser, server.root);
} finally {
	await browser.close();
	server.close();
}
process.exit(tap.status);
