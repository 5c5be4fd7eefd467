/* A list in the browser: searched, filtered, sorted, opened and sent on; and the same rows without a script. */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {DESKTOP, PHONE, launch, open} from "./browser.mjs";
import {serve} from "./site.mjs";
import {Tap} from "./tap.mjs";

const site = process.argv[2], tap = new Tap();
const json = id => JSON.parse(readFileSync(join(site, "data/lists", `${id}.json`), "utf8"));
const list = json("hangzhou-example-projects"), id = "hangzhou-example-projects";
const browser = await launch(), server = await serve(site);
const at = (lang, fragment = "") => `${server.root}${lang}/projects/${id}/index.html${fragment}`;
const rows = page => page.locator(".entry").count();
const names = page => page.locator(".entry-name").allTextContents();
const said = page => page.locator("#count").textContent();

async function desktop() {
	const {page, context, log} = await open(browser, "en", DESKTOP);
	await page.goto(at("en"));
	tap.same(await rows(page), 200, "the first page has its rows");
	tap.none(log.asked.filter(url => url.endsWith("rows.js")), "all rows are fetched only when they are asked for");

	await page.locator("#search").fill("welder class");
	const welders = list.rows.filter(({cells}) => cells.project.en.toLowerCase().includes("welder")).length;
	await page.waitForFunction(n => document.querySelectorAll(".entry").length === n, welders);
	tap.same(await said(page), `${welders} of ${list.rows.length} projects`, "words found, and how many");

	await page.locator("#search").fill("");
	await page.getByRole("button", {name: /^Construction/}).click();
	const construction = list.rows.filter(({cells}) => cells.department === "construction");
	await page.waitForFunction(n => document.querySelectorAll(".entry").length === n, construction.length);
	await page.locator("[data-column=days] input").first().fill("10");
	const long = construction.filter(({cells}) => cells.days >= 10);
	await page.waitForFunction(n => document.querySelectorAll(".entry").length === n, long.length);
	tap.ok(long.length > 0 && long.length < construction.length, "a word and a bound together");
	await page.getByRole("button", {name: "Subsidy (yuan a person)"}).click();
	await page.waitForSelector("th[aria-sort=ascending]");
	await page.getByRole("button", {name: "Subsidy (yuan a person)"}).click();
	await page.waitForSelector("th[aria-sort=descending]");
	const amounts = (await page.locator(".entry > td:last-child").allTextContents()).map(text => Number(text.replace(",", "")));
	tap.same(amounts.join(" "), long.map(({cells}) => Number(cells.subsidy)).sort((a, b) => b - a).join(" "), "sorted by amount, most first");
	const address = page.url(), order = await names(page);
	await page.goto("about:blank");
	await page.goto(address);
	await page.waitForSelector("th[aria-sort=descending]");
	tap.same((await names(page)).join("|"), order.join("|"), "the address brings the same rows back");

	const name = page.locator(".entry-name").first();
	await name.click();
	tap.ok(await page.locator(".entry-more").first().isVisible() && await name.getAttribute("aria-expanded") === "true",
		"a row opens in place");
	const estimate = page.locator(".entry.open + .entry-more .entry-ways a").first();
	tap.ok(/#region=hangzhou&date=2021-\d\d-\d\d&program=project&friction=no&days=\d+$/.test(await estimate.getAttribute("href")),
		"its estimate has its facts");
	await estimate.click();
	const high = `${amounts[0].toLocaleString("en")}`;
	await page.waitForFunction(text => document.body.innerText.includes(text), high).catch(() => {});
	tap.ok((await page.locator("main").innerText()).includes("project-based"), "the estimate answers for the row's rule");
	await page.goto(at("en"));
	await page.getByRole("button", {name: /^Construction/}).click();
	await page.getByRole("button", {name: "Show all"}).click();
	await page.waitForFunction(() => document.querySelectorAll(".entry").length === 200);
	tap.same(await said(page), `${list.rows.length} projects`, "all are shown again as the page had them");
	await page.locator("#search").fill("nothing has these words");
	await page.waitForFunction(() => document.querySelectorAll(".entry").length === 0);
	tap.same(await said(page), "None fits", "nothing found is said");
	await page.goto(at("zh", "#r230"));
	await page.waitForSelector("#r230 + .entry-more", {state: "visible"});
	tap.ok(true, "a row of another page is found by its address");
	tap.none(log.complaints, "nothing is complained of");
	await context.close();
}

/* The same cells from the page and from its script, row for row. */
async function alike(lang) {
	const {page, context} = await open(browser, lang, DESKTOP);
	const read = () => page.evaluate(() => [...document.querySelectorAll(".entry")].map(row => [row.id, row.textContent.replace(/\s+/g, ""),
		row.nextElementSibling.textContent.replace(/\s+/g, ""), [...row.nextElementSibling.querySelectorAll("a")].map(a => a.href).join(" ")].join("|")).sort().join("\n"));
	for (const which of ["hangzhou-example-competitions", "hangzhou-example-special-operations", "shangyu-catalogue", "wuyi-example-classes"]) {
		await page.goto(`${server.root}${lang}/projects/${which}/index.html`);
		const printed = await read();
		await page.locator("thead button").first().click();
		await page.waitForSelector("th[aria-sort]");
		tap.same(await read(), printed, `${which} ${lang}: the script's rows are the page's`);
	}
	await context.close();
}

/* A row's filled form, from the page and after a search. */
async function filled(lang, name) {
	const which = "hangzhou-example-special-operations", {page, context} = await open(browser, lang, PHONE);
	await page.goto(`${server.root}${lang}/projects/${which}/index.html#r9`);
	const link = page.locator("#r9 + .entry-more").getByRole("link", {name});
	tap.ok(await link.isVisible(), `${lang}: an open row has its filled form`);
	const address = await link.evaluate(a => a.href), answer = await page.request.get(address);
	const bytes = await answer.body();
	tap.same(bytes.subarray(0, 8).toString(), "%PDF-1.7", `${lang}: which is a PDF`);
	const size = await link.evaluate(a => a.nextElementSibling.textContent);
	tap.same(size, `${Math.ceil(bytes.length / 1024)} KB`, `${lang}: of the size that is said`);
	tap.same(address.split("/forms/")[1], json(which).rows.find(({row}) => row === 9).forms[lang].split("forms/")[1],
		`${lang}: the one that the data name`);
	await context.close();
}

async function plain() {
	const {page, context} = await open(browser, "zh", {...PHONE, javaScriptEnabled: false});
	await page.goto(at("zh"));
	tap.ok(!await page.locator("#tools").isVisible(), "without a script there are no tools that do nothing");
	await page.locator(".entry-name").nth(3).click();
	tap.ok(await page.locator(".entry-more").nth(3).isVisible(), "a row opens without a script");
	await page.getByRole("link", {name: "下一页"}).click();
	tap.same(await rows(page), list.rows.length - 200, "the next page has the rest");
	tap.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "a phone shows it without scrolling sideways");
	await context.close();
}

try {
	await tap.run("a list searched and sorted", desktop);
	await tap.run("the script's rows in Chinese", () => alike("zh"));
	await tap.run("the script's rows in English", () => alike("en"));
	await tap.run("a row's filled form in Chinese", () => filled("zh", "填好的表"));
	await tap.run("a row's filled form in English", () => filled("en", "Filled form"));
	await tap.run("a list without a script", plain);
} finally {
	await browser.close();
	server.close();
}
process.exit(tap.status);
