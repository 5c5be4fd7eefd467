/*
 * The preview in a browser: a page loads again by itself, keeps the reader's place, shows that it is not up to date and
 * leads to what is wrong.   node preview.mjs http://localhost:PORT CONTENT/…/zh.md /zh/policies/…/
 */
import {createRequire} from "node:module";
import {readFileSync, writeFileSync} from "node:fs";
import {DESKTOP, PHONE, launch, open} from "./browser.mjs";
import {Tap} from "./tap.mjs";

const [base, file, path] = process.argv.slice(2);
const address = base.replace("localhost", "127.0.0.1"); /* the browser may look up no name */
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LONG = {timeout: 60000};
const tap = new Tap();
const text = readFileSync(file, "utf8");
const edit = (from, to) => writeFileSync(file, text.replace(from, to));
const summary = words => edit(/^summary: */m, `$&${words}`);
const wrong = () => edit(/^kind: .*/m, "kind: letter");

/* What axe finds in a part of the page. */
async function violations(page, part) {
	await page.waitForLoadState("load");
	await page.evaluate(axe);
	const {violations: found} = await page.evaluate(part => window.axe.run(part), part);
	return found.map(v => `${v.id}: ${v.nodes.map(node => node.failureSummary).join(" ")}`);
}

/* Nothing wider than the screen. */
const fits = page => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

const browser = await launch();
const {context, page, log} = await open(browser, "zh", DESKTOP);

await tap.run("an edit shows by itself, where the reader was", async () => {
	await page.goto(address + path);
	await page.evaluate(() => { window.scrollTo(0, 400); window.before = true; });
	summary("浏览器里的改动。");
	await page.getByText("浏览器里的改动。").first().waitFor({state: "attached", ...LONG});
	await page.waitForFunction(() => window.before === undefined && window.scrollY > 300, null, LONG);
});
tap.none(log.complaints, "the page complains of nothing");

await tap.run("a mistake puts the bar on the page, which leads to the mistakes", async () => {
	wrong();
	const bar = page.locator(".gongbu-preview-bar");
	await bar.waitFor(LONG);
	tap.none(await violations(page, ".gongbu-preview-bar"), "axe: the bar");
	await bar.getByText("查看错误").click();
	await page.getByRole("heading", {level: 1}).getByText("内容有错误").waitFor();
	await page.locator(".messages li.error .place").getByText(/zh\.md:\d+:\d+/).waitFor();
	await page.locator(".messages li.error [lang=en]").getByText("letter: unknown").waitFor();
});

const small = await open(browser, "zh", {...PHONE, colorScheme: "dark"});
await tap.run("the mistakes are readable on a phone, in the dark", async () => {
	await small.page.goto(`${address}/gongbu-preview/`);
	tap.none(await violations(small.page, "html"), "axe: the mistakes, on a phone in the dark");
	if (!await fits(small.page))
		throw new Error("wider than the screen");
});
tap.none(await violations(page, "html"), "axe: the mistakes");

await tap.run("mended, the page of mistakes says so by itself", async () => {
	writeFileSync(file, text);
	await page.getByRole("heading", {level: 1}).getByText("内容没有错误").waitFor(LONG);
	await page.getByText("打开网站").click();
	await page.waitForURL(`${address}/`);
});
await tap.run("a page that was away when it changed is up to date when it is back", async () => {
	await page.goto(address + path);
	await context.setOffline(true);
	summary("离线时的改动。");
	await small.page.getByRole("heading", {level: 1}).getByText("内容没有错误").waitFor(LONG);
	await context.setOffline(false);
	await page.getByText("离线时的改动。").first().waitFor({state: "attached", ...LONG});
	writeFileSync(file, text);
});
await browser.close();
process.exit(tap.status);
