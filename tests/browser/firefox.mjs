/*
 * The reader's ways in Firefox, from a disk, in both languages: from home to a result and to its sentence, marked; the
 * box at the head to a clause; a register filtered; the other language at the same clause.   node firefox.mjs SITE
 */
import {resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {launchFirefox, open} from "./browser.mjs";
import {ready, receipt, replyAll} from "./estimator.mjs";
import {Tap} from "./tap.mjs";
import {fold} from "./text.mjs";

const root = `${pathToFileURL(resolve(process.argv[2]))}/`, tap = new Tap(), browser = await launchFirefox();
const SIZES = {zh: {viewport: {width: 390, height: 844}}, en: {viewport: {width: 1280, height: 900}}};
const ANSWERS = {date: "2021-03-01", program: "project", days: "21", friction: "yes", "approved-before": "yes", group: "none"};
const SAID = {zh: {sum: "2600元", words: "竞赛补贴", clause: "s3-3-2-3-3"}, en: {sum: "2,600yuan", words: "welders", clause: "welder"}};

/* What the address points at: its words, whether it comes to rest on the screen and is set off from what surrounds it. */
async function landed(page) {
	await page.waitForFunction(() => {
		const box = document.querySelector(":target")?.getClientRects()[0];
		return document.readyState === "complete" && box !== undefined && box.top >= 0 && box.top < innerHeight;
	}, null, {timeout: 5000}).catch(() => null); /* then it says where it is */
	return page.evaluate(() => {
		const target = document.querySelector(":target"), box = target?.getClientRects()[0];
		const words = target?.cloneNode(true);
		words?.querySelectorAll(".sic-mark").forEach(mark => mark.remove());
		return {words: words?.textContent ?? "", seen: box !== undefined && box.top >= 0 && box.top < innerHeight,
			marked: target !== null && getComputedStyle(target).backgroundColor !== getComputedStyle(target.parentElement).backgroundColor};
	});
}

async function estimate(page, lang) {
	await page.goto(`${root}${lang}/index.html`);
	await page.locator('.door-regions a[href*="region=hangzhou"]').click();
	await ready(page);
	await replyAll(page, ANSWERS);
	const paid = ({lines}) => lines[0]?.sum.replace(/\s+/g, "").endsWith(SAID[lang].sum), said = await receipt(page, paid);
	tap.ok(paid(said), `${lang}: 21 days, approved before, friction: 2600.00`, JSON.stringify(said));
	const address = page.url(), quotes = await page.evaluate(() => gongbuTexts.rules["HZ-10"].quotes);
	await page.locator("#lines .line-clause a").click();
	await page.waitForURL(/policies.*#q-HZ-10/);
	const at = await landed(page);
	tap.ok(quotes.some(quote => fold(quote) === fold(at.words)) && at.seen && at.marked,
		`${lang}: the clause link leads to the quoted sentence, in view and marked`, JSON.stringify({at, quotes}));
	const again = await page.context().newPage(); /* Back brings the page as it was kept, which the driver does not notice */
	await again.goto(address);
	await ready(again);
	tap.same(JSON.stringify(await receipt(again, paid)), JSON.stringify(said), `${lang}: the address alone opens the same result`);
	await again.close();
}

async function search(page, lang) {
	await page.goto(`${root}${lang}/index.html`);
	if (await page.locator("#seek").isVisible()) {
		await page.keyboard.press("/");
	} else {
		await page.locator(".seek-link").click();
		await page.locator("#search-words").click();
	}
	await page.keyboard.type(SAID[lang].words);
	await page.keyboard.press("Enter");
	const first = page.locator(".hit-link").first();
	await first.waitFor();
	await first.focus();
	await page.keyboard.press("Enter");
	await page.waitForURL(url => url.hash !== "" && !/search/.test(url.pathname));
	const at = await landed(page);
	tap.ok(at.seen && at.words.toLowerCase().includes(SAID[lang].words.replace(/s$/, "")),
		`${lang}: “${SAID[lang].words}” leads to where it stands`, `${page.url()} ${JSON.stringify(at)}`);
}

async function filter(page, lang) {
	await page.goto(`${root}${lang}/policies/index.html`);
	await page.locator('.filter[data-filter="status"] button[value="in-force"]').click();
	const shown = await page.locator("#register > .row:visible .status").evaluateAll(all => all.map(one => one.className));
	tap.ok(shown.length === 1 && shown[0] === "status in-force" && page.url().endsWith("#status=in-force"),
		`${lang}: one policy in force is left, the address says so`, `${shown} ${page.url()}`);
}

async function languages(page, lang) {
	const [path, other] = [`${lang}/policies/hangzhou-2020-43/index.html#s4-2-p1`, lang === "zh" ? "en" : "zh"];
	await page.goto(root + path);
	await page.locator("a.language").click();
	await page.waitForURL(url => url.href === root + path.replace(lang, other));
	const at = await landed(page);
	tap.ok(at.seen, `${lang}: the other language opens at the same clause`, JSON.stringify(at));
}

try {
	for (const lang of ["zh", "en"]) {
		const {context, page, log} = await open(browser, lang, SIZES[lang]);
		context.setDefaultTimeout(30000); /* it is slower than Chromium where both run at once */
		for (const [name, way] of Object.entries({estimate, search, filter, languages}))
			await tap.run(`${lang}: the way is open to its end: ${name}`, () => way(page, lang));
		tap.none([...new Set(log.asked)].filter(url => !url.startsWith(root)), `${lang}: asks for nothing but the site's own files`);
		tap.none(log.complaints, `${lang}: no error, no warning`);
		await context.close();
	}
} finally {
	await browser.close();
}
process.exit(tap.status);
