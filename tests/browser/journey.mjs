/*
 * A reader's way through the built site, in a real browser: from a file and from a server, in both languages, with a
 * thumb and with a mouse.   node journey.mjs SITE
 */
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {execFileSync} from "node:child_process";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {DESKTOP, PHONE, launch, open} from "./browser.mjs";
import {enter, follow, question, ready, receipt, reply, replyAll} from "./estimator.mjs";
import {serve} from "./site.mjs";
import {Tap} from "./tap.mjs";
import {fold, spoken} from "./text.mjs";

const site = resolve(process.argv[2]);
const PROJECT = {region: "hangzhou", date: "2021-03-01", program: "project", days: "21", friction: "yes",
	"approved-before": "yes", group: "none"};
const SPECIAL = {...PROJECT, program: "special-operation", "filed-standard": null};
const PLAIN = {...PROJECT, days: "12", friction: "no"};
const UNCOUNTED = {region: "hangzhou", date: "2021-03-01", program: "project", friction: "no", group: "none"};
const sums = {
	zh: {full: "2600元", plain: "1200元", most: "650元"},
	en: {full: "2,600yuan", plain: "1,200yuan", most: "650yuan"},
};

/* Where the rate stands, and where its increase. */
const CLAUSES = {zh: ["四（二）", "四（一）"], en: ["IV (II)", "IV (I)"]};

/* What stands under the lines, in its order. */
const AFTER = {zh: ["下一步", "还要注意", "文件没有写明的地方"], en: ["What to do next", "Also note", "What the document leaves open"]};

/* Who is paid for a project, and who is not. */
const NEXT = {zh: /发给组织培训单位的/, en: /paid to the training body/};
const OTHERS = {zh: /企业|举办方/, en: /enterprise|organiser/};

/* One line, and its sum is this. */
const paid = sum => ({lines}) => lines.length === 1 && lines[0].sum.replace(/\s+/g, "").endsWith(sum);

/* Where a followed clause link has led: the sentence that is marked, if the reader sees it. */
const landed = page => page.evaluate(() => {
	const target = document.querySelector(":target"), box = target?.getClientRects()[0];
	if (!target)
		return {id: "", text: "", seen: false, marked: false};
	const words = target.cloneNode(true);
	for (const mark of words.querySelectorAll(".sic-mark"))
		mark.remove();
	const clear = ["rgba(0, 0, 0, 0)", "transparent", getComputedStyle(target.parentElement).backgroundColor];
	const top = document.elementFromPoint(box.left + 2, box.top + box.height / 2);
	return {
		id: target.id, text: words.textContent,
		seen: box.top >= 0 && box.bottom <= innerHeight && (top === target || target.contains(top)),
		marked: !clear.includes(getComputedStyle(target).backgroundColor),
	};
});

/* The sentences of a rule, as the estimator's page has them. */
const quotes = (page, rule) => page.evaluate(id => gongbuTexts.rules[id].quotes, rule);

async function checkClause(tap, name, page, place, rule) {
	const said = await quotes(page, rule), before = page.url();
	await follow(page, page.locator(place));
	await page.waitForURL(/policies/);
	const at = await landed(page);
	tap.ok(at.id === `q-${rule}` && said.some(quote => fold(quote) === fold(at.text)),
		`${name}: the clause link of ${rule} leads to its quoted sentence`, JSON.stringify({at, said}));
	tap.ok(at.seen && at.marked, `${name}: the sentence of ${rule} is in view and marked`, JSON.stringify(at));
	await page.goBack();
	await page.waitForURL(before);
	await ready(page);
}

/* Home → estimator → the answers → the result → its clause → back. */
async function checkProject(tap, name, page, home, lang) {
	await page.goto(home);
	await follow(page, page.locator('.door-regions a[href*="region=hangzhou"]'));
	await ready(page);
	const asked = await replyAll(page, PROJECT);
	tap.ok(asked.length >= 2 && asked.length <= 6, `${name}: two to six questions, one at a time`, asked.join(" "));
	const said = await receipt(page, paid(sums[lang].full)), line = said.lines[0];
	tap.ok(paid(sums[lang].full)(said), `${name}: 21 days, approved before, friction: 2600.00`, JSON.stringify(said));
	tap.ok(line?.clause === CLAUSES[lang][0] && line.steps.includes("20") && /30\s?%/.test(line.steps) &&
		line.steps.includes(CLAUSES[lang][1]), `${name}: every step and its clause stand under the result`, JSON.stringify(line));
	const parts = await page.locator("#lines > .after h3").allInnerTexts();
	tap.ok(AFTER[lang].every((heading, i) => parts.indexOf(heading) >= 0 && parts.indexOf(heading) >= (i > 0 ? parts.indexOf(AFTER[lang][i - 1]) : 0)),
		`${name}: first what to do, then what to mind, then what is left open`, parts.join(" | "));
	const next = await page.locator(".next").innerText();
	tap.ok(NEXT[lang].test(next) && !OTHERS[lang].test(next), `${name}: what to do next names who is paid, and nobody else`, next);
	await checkClause(tap, name, page, "#lines .line-clause a", "HZ-10");
	tap.same(JSON.stringify(await receipt(page, paid(sums[lang].full))), JSON.stringify(said),
		`${name}: Back from the policy keeps the answers`);
	await checkClause(tap, name, page, "#lines .steps .from a", "HZ-06");
	await page.goBack();
	const open = await receipt(page, now => now.lines.length === 1 && now.all !== said.all);
	tap.ok(await question(page) === asked.at(-1) && open.lines.length === 1 && open.all !== said.all,
		`${name}: Back asks the last question again and keeps the others`, JSON.stringify(open));
	await page.goForward();
	await receipt(page, paid(sums[lang].full));
	const again = await page.context().newPage();
	await again.goto(page.url());
	await ready(again);
	tap.same(JSON.stringify(await receipt(again, paid(sums[lang].full))), JSON.stringify(said),
		`${name}: the address alone opens the same result`);
	await again.close();
}

async function checkSpecial(tap, name, page, lang) {
	await follow(page, page.locator("#lines .steer button").last());
	await page.waitForFunction(() => document.getElementById("question").offsetParent !== null);
	await replyAll(page, SPECIAL);
	const said = await receipt(page, paid(sums[lang].most)), line = said.lines[0];
	tap.ok(paid(sums[lang].most)(said) && /最高|不超过|[Uu]p to|[Aa]t most/.test(line.sum),
		`${name}: special operation: a ceiling of 650, said to be one`, JSON.stringify(said));
	tap.ok(/附件3|Attachment 3/.test(line?.standing), `${name}: special operation: names the document that decides`,
		line?.standing);
}

/* A day outside the document's: refused, and its nearest day offered as what it is. */
async function checkOutside(tap, name, page, lang) {
	for (const [date, edge, what] of [["2026-11-21", "2021-12-31", "after"], ["2020-06-30", "2020-07-01", "before"]]) {
		await enter(page, page.url(), "region=hangzhou");
		await reply(page, "date", date);
		const refused = page.locator("#lines .refusal");
		await refused.waitFor();
		const said = await receipt(page);
		tap.ok(said.lines.length === 0 && /2021/.test(said.refused) && await refused.locator(".status.expired").isVisible(),
			`${name}: a day ${what} the policy's is refused with its dates, no amount`, JSON.stringify(said));
		await follow(page, refused.locator("button"));
		await page.locator("#as-of").waitFor();
		await replyAll(page, PLAIN);
		const past = await receipt(page, paid(sums[lang].plain)), days = [date, edge].map(day => spoken(day, lang));
		tap.ok(paid(sums[lang].plain)(past) && days.every(day => past.asOf.includes(day)) && page.url().includes(`as-of=${edge}`),
			`${name}: asked as it stood (${what}), the result carries the banner`, JSON.stringify(past));
	}
}

async function checkSlips(tap, name, page, lang) {
	await enter(page, page.url(), UNCOUNTED);
	const error = page.locator("#error-days"), wrong = [];
	for (const slip of ["", "abc", "-3", "1.5", "1000001", "1e3"]) {
		await reply(page, "days", slip);
		if (!await error.isVisible() || await question(page) !== "days" || (await error.innerText()).trim() === "")
			wrong.push(JSON.stringify(slip));
	}
	tap.none(wrong, `${name}: what is not a number of days is asked again in words`);
	await reply(page, "days", "１２");
	const said = await receipt(page, paid(sums[lang].plain));
	tap.ok(paid(sums[lang].plain)(said), `${name}: full-width digits are digits`, JSON.stringify(said));
	await enter(page, page.url(), "region=mars&date=2021-02-30&days=-1&program=%3Cimg%20src=x%3E&skip=,,&as-of=x");
	tap.ok(["region", "date"].includes(await question(page)) && await page.locator("img").count() === 0,
		`${name}: an address that makes no sense starts from the beginning`, page.url());
}

/* Once loaded, the page needs no server; the browser may look for its icon again, in vain. */
async function checkOffline(tap, name, {page, context, log}, lang) {
	const before = log.complaints.length;
	await enter(page, page.url(), UNCOUNTED);
	await context.setOffline(true);
	await reply(page, "days", "12");
	const said = await receipt(page, paid(sums[lang].plain));
	tap.ok(paid(sums[lang].plain)(said), `${name}: works without a network once loaded`, JSON.stringify(said));
	await context.setOffline(false);
	log.complaints.splice(before, Infinity, ...log.complaints.slice(before).filter(line => !/icon\.svg/.test(line)));
}

async function checkPrint(tap, name, page, folder) {
	const file = join(folder, "result.pdf");
	await enter(page, page.url(), PROJECT);
	writeFileSync(file, await page.pdf({format: "A4", preferCSSPageSize: true}));
	const info = execFileSync("pdfinfo", [file], {encoding: "utf8"});
	tap.ok(/^Pages: +1$/m.test(info), `${name}: the result prints on one sheet`, info);
}

const kept = (page) => page.evaluate(async () => [
	document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage),
	...(await indexedDB.databases?.() ?? []).map(base => base.name),
].filter(thing => thing !== ""));

async function journey(tap, browser, root, how, lang, device, folder) {
	const name = `${how} ${lang} ${device === PHONE ? "phone" : "desktop"}`;
	const {context, page, log} = await open(browser, lang, device);
	page.phone = device === PHONE;
	try {
		await checkProject(tap, name, page, `${root}${lang}/index.html`, lang);
		await checkSpecial(tap, name, page, lang);
		await checkOutside(tap, name, page, lang);
		if (how === "http") {
			await checkOffline(tap, name, {page, context, log}, lang);
			await checkSlips(tap, name, page, lang);
		}
		if (!page.phone && how === "file")
			await checkPrint(tap, name, page, folder);
		tap.none(await kept(page), `${name}: no cookie, nothing stored`);
	} catch (error) {
		tap.ok(false, `${name}: the way is open to its end`, `${page.url()}\n${error.stack}`);
	}
	tap.none([...new Set(log.asked)].filter(url => !url.startsWith(root)),
		`${name}: asks for nothing but the site's own files`);
	tap.none(log.complaints, `${name}: no error, no warning, no CSP violation`);
	await context.close();
}

const tap = new Tap();
const browser = await launch(), server = await serve(site), folder = mkdtempSync(join(tmpdir(), "gongbu-"));
try {
	for (const [how, root] of [["file", `${pathToFileURL(site)}/`], ["http", server.root]])
		for (const lang of ["zh", "en"])
			for (const device of [PHONE, DESKTOP])
				await journey(tap, browser, root, how, lang, device, folder);
} finally {
	await browser.close();
	server.close();
	rmSync(folder, {recursive: true});
}
process.exit(tap.status);
