/*
 * The search as a reader meets it, from a disk: the box at the head of a page, typing, the keyboard, the clause that a
 * result leads to, no script, a phone.   node browser.mjs SITE
 */
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {DESKTOP, PHONE, launch, open} from "../browser/browser.mjs";
import {kind, samples, serve} from "../browser/site.mjs";
import {Tap} from "../browser/tap.mjs";

const site = resolve(process.argv[2]), root = `${pathToFileURL(site)}/`, tap = new Tap();
const axe = readFileSync(createRequire(new URL("../browser/package.json", import.meta.url)).resolve("axe-core/axe.min.js"), "utf8");
const browser = await launch();

async function session(lang, options, steps) {
	const {context, page, log} = await open(browser, lang, options);
	try {
		await steps(page, log);
		tap.none(log.complaints, `${lang}: nothing is complained of${options.javaScriptEnabled === false ? " without scripts" : ""}, ${options.viewport.width} wide`);
	} finally {
		await context.close();
	}
}
const said = (page, text) => page.locator("#search-status", {hasText: text}).waitFor();

await session("zh", DESKTOP, async (page, log) => {
	await tap.run("zh: the box at the head leads to the results, from a disk", async () => {
		await page.goto(`${root}zh/policies/hangzhou-2020-43/index.html`);
		await page.keyboard.press("/");
		await page.keyboard.type("竞赛补贴");
		await page.keyboard.press("Enter");
		await said(page, "找到1处");
		tap.ok(page.url().endsWith(`zh/search/index.html#q=${encodeURIComponent("竞赛补贴")}`), "zh: the address keeps the words after its #", page.url());
		tap.same(await page.locator(".hit-words mark").first().textContent(), "竞赛补贴", "zh: the words are marked");
		tap.ok(await page.locator(".hit-apart").isVisible(), "zh: places with the words apart come after, and say so");
	});
	await tap.run("zh: a result leads to its clause, which is marked there", async () => {
		await page.locator("#search-words").focus();
		await page.keyboard.press("ArrowDown");
		tap.ok(await page.evaluate(() => document.activeElement.classList.contains("hit-link")), "zh: down goes from the box to the first result");
		await page.keyboard.press("Enter");
		await page.waitForURL(/policies\/hangzhou-2020-43\/index\.html#s3-3-2-3-3/);
		const clause = page.locator("#s3-3-2-3-3");
		await page.waitForFunction(() => {
			const {top, bottom} = document.getElementById("s3-3-2-3-3").getBoundingClientRect();
			return top < innerHeight && bottom > 0;
		});
		tap.ok(await clause.isVisible(), "zh: the clause is on the screen");
		const plain = await page.locator("#s3-3-2-3-2").evaluate(element => getComputedStyle(element).backgroundColor);
		const shown = await clause.evaluate(element => getComputedStyle(element.closest(":target") ?? element.querySelector(":target") ?? element).backgroundColor);
		tap.ok(shown !== plain, "zh: the clause is set off", `${shown} like the others`);
	});
	await tap.run("zh: back shows the results again", async () => {
		await page.goBack();
		await said(page, "找到1处");
		tap.same(await page.inputValue("#search-words"), "竞赛补贴", "zh: and the words in the box");
	});
	await tap.run("zh: it answers while one types, and says when there is nothing", async () => {
		await page.fill("#search-words", "生活费");
		await said(page, /找到\d+处/);
		await page.locator(".hit-link", {hasText: "生活费补贴"}).first().waitFor();
		await page.fill("#search-words", "量子纠缠");
		await said(page, "没有找到“量子纠缠”");
		tap.ok(await page.locator("#search-without").isVisible(), "zh: then the lists are offered");
		await page.fill("#search-words", "<img src=x onerror=alert(1)>");
		await said(page, "没有找到“<img");
	});
	tap.none(log.asked.filter(url => !url.startsWith(root)), "zh: nothing is asked of anyone else");
	console.log(`# first result after ${await page.locator("#search").getAttribute("data-took")} ms, typing`);
	const boxless = [];
	for (const path of samples(site).filter(path => /^(zh|en)\//.test(path) && !["search", "embed"].includes(kind(path)))) {
		await page.goto(root + path);
		if (!await page.locator("#seek").isVisible())
			boxless.push(path);
	}
	tap.none(boxless, "every kind of page has the box at its head");
});

await session("en", {...PHONE, colorScheme: "dark"}, async page => {
	await tap.run("en: on a phone the head has a link to the search", async () => {
		await page.goto(`${root}en/index.html`);
		tap.same(await page.locator(".masthead .seek").isVisible(), false, "en: no box takes the room");
		await page.locator(".seek-link").tap();
		await page.waitForURL(/en\/search\/index\.html/);
		await page.locator("#search-words").tap();
		await page.keyboard.type("welder");
		await said(page, "3 places found");
		tap.ok((await page.locator(".hit").first().textContent()).includes("Welder (焊工)"), "en: the occupation comes first");
		tap.same(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "en: nothing is wider than the phone");
	});
	await tap.run("en: the language switch keeps the words", async () => {
		await page.locator(".language").tap();
		await page.waitForURL(/zh\/search\/index\.html#q=welder/);
		await said(page, "找到3处");
		tap.ok((await page.locator(".hit").first().textContent()).includes("焊工（Welder）"), "zh: and finds the same");
	});
});

await session("zh", {...DESKTOP, javaScriptEnabled: false}, async page => {
	await tap.run("zh: without scripts the page says so, and offers the lists", async () => {
		await page.goto(`${root}zh/index.html`);
		tap.same(await page.locator(".masthead .seek").isVisible(), false, "zh: without scripts there is no box");
		await page.locator(".seek-link").click();
		await page.locator(".plain-notice").waitFor();
		tap.same(await page.locator("#search").isVisible(), false, "zh: nor on the search page");
		tap.ok(await page.locator(".seek-ways a").count() >= 5, "zh: the lists are there");
	});
});

for (const [lang, words] of [["zh", "高级技师"], ["en", "焊工"]]) {
	const {context, page} = await open(browser, lang, {...PHONE, colorScheme: "dark"});
	await page.goto(`${root}${lang}/search/index.html#q=${encodeURIComponent(words)}`);
	await page.locator(".hit").first().waitFor();
	await page.evaluate(axe);
	const {violations} = await page.evaluate(() => globalThis.axe.run(document));
	tap.none(violations.map(({id, nodes}) => `${id}: ${nodes[0].target}`), `${lang}: axe has nothing to say of results for ${words}`);
	await context.close();
}

const server = await serve(site);
try {
	await session("zh", DESKTOP, async (page, log) => {
		await tap.run("zh: from a server, with the words in the address", async () => {
			await page.goto(`${server.root}zh/search/index.html#q=hangong`);
			await said(page, "找到1处");
			const took = Number(await page.locator("#search").getAttribute("data-took"));
			console.log(`# first result after ${took} ms, index and texts loaded from a server`);
			tap.ok(log.asked.every(url => !url.includes("hangong") || url.includes("#")), "zh: the words are told to no server");
		});
	});
} finally {
	server.close();
	await browser.close();
}
process.exit(tap.status);
