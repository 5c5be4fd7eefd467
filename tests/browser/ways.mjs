/*
 * Other ways through the site: by keyboard alone, without JavaScript, on a sheet 320 px wide, from one language to the
 * other, and down to the printed forms.   node ways.mjs SITE
 */
import {execFileSync} from "node:child_process";
import {readFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {DESKTOP, PHONE, launch, open} from "./browser.mjs";
import {enter, question, ready, receipt} from "./estimator.mjs";
import {kind, pages, serve} from "./site.mjs";
import {Tap} from "./tap.mjs";

const site = resolve(process.argv[2]);

/* ---- keyboard ---- */

/* Tab until the focus is where it should be; every stop on the way must show itself. */
async function tabTo(page, selector) {
	for (let stops = 0; stops < 80; stops++) {
		await page.keyboard.press("Tab");
		const at = await page.evaluate(wanted => {
			const focused = document.activeElement, style = getComputedStyle(focused), box = focused.getBoundingClientRect();
			return {
				there: focused.matches(wanted), name: focused.outerHTML.slice(0, 120), body: focused === document.body,
				/* The calendar's button within a date field has a ring of the browser's own. */
				shown: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || focused.type === "date",
				seen: box.bottom > 0 && box.top < innerHeight && box.width > 0,
			};
		}, selector);
		if (!at.body && !(at.shown && at.seen))
			throw new Error(`focus is not to be seen: ${JSON.stringify(at)}`);
		if (at.there)
			return;
	}
	throw new Error(`no Tab leads to ${selector} on ${page.url()}`);
}

async function keyboard(tap, browser, root, lang) {
	const {context, page, log} = await open(browser, lang, DESKTOP), name = `${lang} keyboard`;
	await tap.run(`${name}: the first Tab is a way past the masthead`, async () => {
		await page.goto(`${root}${lang}/index.html`);
		await tabTo(page, "a.skip");
		await page.keyboard.press("Enter");
		await tabTo(page, "main a, main button");
	});
	await tap.run(`${name}: from home to a question, the focus always shown`, async () => {
		await page.goto(`${root}${lang}/index.html`);
		await tabTo(page, '.door-regions a[href*="region=hangzhou"]');
		await page.keyboard.press("Enter");
		await page.waitForURL(/estimator/);
		await ready(page);
	});
	await tap.run(`${name}: every question is answered by keys, the focus goes along`, async () => {
		const shown = fact => page.waitForFunction(id =>
			document.querySelector(`.question[data-fact="${id}"]`).contains(document.activeElement), fact);
		await tabTo(page, "#entry-date");
		await page.keyboard.type("03012021"); /* the browser speaks American here: month, day, year */
		await page.keyboard.press("Enter");
		await shown("program");
		for (const answers = {program: "project", friction: "no", group: "none"};;) {
			const fact = await question(page);
			if (fact === "days")
				break;
			await tabTo(page, `.question[data-fact="${fact}"] button[value="${answers[fact]}"]`);
			await page.keyboard.press(fact === "program" ? "Space" : "Enter");
			await page.waitForFunction(last => document.querySelector(`.question[data-fact="${last}"]`).hidden, fact);
			await shown(await question(page));
		}
		await tabTo(page, "#entry-days");
		await page.keyboard.type("12");
		await tabTo(page, '.question[data-fact="days"] button[value="entry"]');
		await page.keyboard.press("Enter");
		const said = await receipt(page, ({lines}) => /1,?200/.test(lines[0]?.sum));
		if (!/1,?200/.test(said.lines[0]?.sum))
			throw new Error(JSON.stringify(said));
		await page.waitForFunction(() => document.activeElement.closest(".receipt") !== null);
	});
	await tap.run(`${name}: an answer is changed, the clause followed`, async () => {
		await tabTo(page, "#lines .line-clause a");
		await page.keyboard.press("Enter");
		await page.waitForURL(/policies.*#q-HZ-10/);
		await page.waitForFunction(() => document.querySelector(":target") !== null);
		await page.goBack();
		await ready(page);
		await page.waitForFunction(() => document.querySelectorAll("#answers button").length > 3);
		await tabTo(page, "#answers .answer:last-child button");
		await page.keyboard.press("Enter");
		await page.waitForFunction(() => document.querySelector('.question[data-fact="days"]').contains(document.activeElement));
	});
	tap.none(log.complaints, `${name}: no error`);
	await context.close();
}

/* ---- without JavaScript ---- */
async function scriptless(tap, browser, root, lang, all) {
	const {context, page, log} = await open(browser, lang, {...PHONE, javaScriptEnabled: false}), name = `${lang} no script`;
	await tap.run(`${name}: the estimator says so and leads to the rates`, async () => {
		await page.goto(`${root}${lang}/estimator/index.html`);
		const notice = page.locator("noscript p").first();
		if (!/script|脚本/i.test(await notice.innerText()) || await page.locator("#estimator").isVisible())
			throw new Error(await page.locator("main").innerText());
		await page.locator("noscript a").tap();
		await page.waitForURL(/rates\/index\.html/);
	});
	await tap.run(`${name}: the rates stand there with their sentences`, async () => {
		const text = (await page.locator("main").innerText()).replaceAll(",", "");
		for (const amount of ["800", "1000", "1500", "3000", "650", "100"])
			if (!text.includes(amount))
				throw new Error(`no ${amount} in ${text}`);
		if (await page.locator("main blockquote").count() < 10)
			throw new Error("too few quotes");
	});
	for (const path of all.filter(path => path.startsWith(`${lang}/`) && !["estimator", "embed"].includes(kind(path)))) {
		await page.goto(root + path);
		const {said, hidden} = await page.evaluate(() => ({
			said: document.querySelector("main").innerText.trim().length,
			hidden: [...document.querySelectorAll("main [hidden]:not(#filters, #search, button)")].map(element => element.outerHTML.slice(0, 200)),
		}));
		tap.ok(said > (kind(path) === "documents" ? 40 : 150) && hidden.length === 0, `${name}: ${path} is readable`,
			`${said} characters\n${hidden.join("\n")}`);
	}
	tap.none(log.complaints, `${name}: no error`);
	await context.close();
}

/* ---- 320 px ---- */
const sideways = page => page.evaluate(() => {
	for (const fold of document.querySelectorAll("details"))
		fold.open = true;
	const width = document.documentElement.clientWidth;
	if (document.documentElement.scrollWidth <= width)
		return [];
	return [`${document.documentElement.scrollWidth} px`, ...[...document.querySelectorAll("body *")]
		.filter(element => element.getBoundingClientRect().right > width + 0.5 && !element.closest(".table-wrap *, .unseen"))
		.map(element => element.outerHTML.slice(0, 160))].slice(0, 6);
});

/* Answers given that are broken into more lines than they need in half the page. */
const squeezed = page => page.evaluate(() => [...document.querySelectorAll("#answers .answer dd:first-of-type")]
	.filter(value => value.offsetParent !== null && value.getBoundingClientRect().width < innerWidth / 2)
	.map(value => `${value.textContent}: ${value.getBoundingClientRect().width} px`));

async function narrow(tap, browser, root, all) {
	const {context, page, log} = await open(browser, "en", {viewport: {width: 320, height: 640}});
	for (const path of all) {
		await page.goto(root + path);
		tap.none(await sideways(page), `320 px: ${path} needs no sideways scroll`);
	}
	for (const lang of ["zh", "en"])
		for (const [state, answers] of Object.entries({
			"the question of the training": "region=hangzhou&date=2021-03-01",
			"a question of a number": "region=hangzhou&date=2021-03-01&program=project&friction=no&group=none",
			"a result": "region=hangzhou&date=2021-03-01&program=project&friction=yes&approved-before=yes&group=none&days=20",
			"a refusal": "region=hangzhou&date=2026-11-21",
		})) {
			await enter(page, `${root}${lang}/estimator/index.html`, answers);
			tap.none(await sideways(page), `320 px: ${lang} estimator, ${state}, needs no sideways scroll`);
			tap.none(await squeezed(page), `320 px: ${lang} estimator, ${state}: no answer is squeezed into a narrow column`);
		}
	tap.none(log.complaints, "320 px: no error");
	await context.close();
}

/* ---- languages ---- */
/* A browser that cannot space Chinese and Latin by itself: the words are the same, the gap is there, nothing is wider. */
async function unspaced(tap, browser, root) {
	const small = {...PHONE, viewport: {width: 320, height: 640}};
	const {context: own, page: plain} = await open(browser, "zh", small), {context, page, log} = await open(browser, "zh", small);
	await page.addInitScript(() => {
		const supports = CSS.supports.bind(CSS);
		CSS.supports = (...what) => !/autospace/.test(what.join(" ")) && supports(...what);
	});
	for (const path of ["zh/policies/hangzhou-2020-43/index.html", "zh/rates/index.html", "zh/index.html"])
		await tap.run(`without text-autospace: ${path} has gaps and the same words`, async () => {
			const words = async where => {
				await where.goto(root + path);
				return where.evaluate(() => document.body.textContent);
			};
			const same = await words(page) === await words(plain);
			const seen = await page.evaluate(() => ({gaps: document.querySelectorAll("main .thin").length,
				wide: document.documentElement.scrollWidth > innerWidth + 1,
				margin: parseFloat(getComputedStyle(document.querySelector("main .thin")).marginInlineStart)}));
			if (!same || seen.gaps === 0 || seen.wide || !(seen.margin > 1))
				throw new Error(JSON.stringify({same, ...seen}));
			if (await plain.evaluate(() => document.querySelector(".thin") !== null))
				throw new Error("gaps stand where the browser sets them itself");
		});
	tap.none(log.complaints, "without text-autospace: nothing is complained of");
	await own.close();
	await context.close();
}

async function languages(tap, browser, root, all) {
	const {context, page, log} = await open(browser, "zh", DESKTOP);
	for (const path of all.filter(page => kind(page) !== "choose")) {
		const [from, to] = path.startsWith("zh/") ? ["zh", "en"] : ["en", "zh"];
		await page.goto(root + path);
		await page.locator("a.language").click();
		await page.waitForLoadState();
		tap.same(page.url().slice(root.length) + (await page.locator("html").getAttribute("lang")).slice(0, 2),
			path.replace(from, to) + to, `${path}: the other language is the same page`);
	}
	const answers = "#region=hangzhou&date=2021-03-01&program=project&days=12&friction=no&group=none";
	await page.goto(`${root}zh/estimator/index.html${answers}`);
	await page.locator("#lines .line").first().waitFor();
	await page.locator("a.language").click();
	await page.waitForLoadState();
	tap.same(page.url().slice(root.length), `en/estimator/index.html${answers}`, "estimator: the other language keeps the answers");
	await page.goto(`${root}index.html`);
	const doors = await page.locator("main a").evaluateAll(links => links.map(link => link.lang));
	tap.same(doors.join(" "), "zh-Hans en", "index.html: Chinese first, then English");
	tap.none(log.complaints, "languages: no error");
	await context.close();
}

/* ---- forms ---- */
async function forms(tap, root, all) {
	const links = new Map();
	for (const path of all)
		for (const [, href] of readFileSync(join(site, path), "utf8").matchAll(/href="([^"]+\.pdf)"/g))
			links.set(new URL(href, root + path).href, path);
	tap.ok(links.size >= 12, "forms: four forms in three editions are linked", [...links.keys()].join("\n"));
	for (const [url, path] of links) {
		const answer = await fetch(url), file = join(site, decodeURIComponent(url.slice(root.length)));
		const start = Buffer.from(await answer.arrayBuffer()).subarray(0, 5).toString();
		const info = answer.ok ? execFileSync("pdfinfo", [file], {encoding: "utf8"}) : "";
		tap.ok(answer.status === 200 && start === "%PDF-" && /^Pages: +1$/m.test(info) && /A4/.test(info),
			`forms: ${url.slice(root.length)} is one sheet of A4`, `${answer.status} ${start} from ${path}\n${info}`);
	}
}

const tap = new Tap();
const all = pages(site), browser = await launch(), server = await serve(site);
try {
	for (const lang of ["zh", "en"]) {
		await keyboard(tap, browser, server.root, lang);
		await scriptless(tap, browser, server.root, lang, all);
	}
	await narrow(tap, browser, server.root, all);
	await unspaced(tap, browser, server.root);
	await languages(tap, browser, server.root, all);
	await forms(tap, server.root, all);
} finally {
	await browser.close();
	server.close();
}
process.exit(tap.status);
