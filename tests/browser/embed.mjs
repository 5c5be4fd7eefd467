/*
 * The estimator in a page of another origin: by its tag, in a bare frame, and by a script that wants only the answer;
 * and the page that shows how, from a server and from a file.   node embed.mjs SITE
 */
import {createServer} from "node:http";
import {readFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {DESKTOP, PHONE, launch, open} from "./browser.mjs";
import {ready, receipt, replyAll} from "./estimator.mjs";
import {serve} from "./site.mjs";
import {Tap} from "./tap.mjs";

const site = resolve(process.argv[2]);
const ANSWERS = {days: "12", friction: "no", group: "none"};
const FROM = "region=hangzhou&date=2021-03-01&program=project";

/* The content security policies that the page that shows how asks for, word for word: for the estimator, for the answer alone. */
const unescape = text => text.replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
const samples = [...readFileSync(join(site, "en/estimator/embedding/index.html"), "utf8").matchAll(/<pre><code>([^]*?)<\/code><\/pre>/g)]
	.map(([, text]) => unescape(text));
const [, base] = samples[0].match(/src="(.*)\/assets\//);
const allowed = (sample, root) =>
	sample.replace("Content-Security-Policy:", "").replaceAll(base, root.replace(/\/$/, "")).replace(/\s+/g, " ");

/* A site of somebody else, which allows just that, and writes down what it is told. */
const PAGES = {
	tag: (root, lang) => `<script src="${root}assets/gongbu-estimator.js" defer></script>
		<h1>Elsewhere</h1><gongbu-estimator lang="${lang}" answers="${FROM}"><a href="${root}">fallback</a></gongbu-estimator>`,
	frame: (root, lang) => `<iframe src="${root}${lang}/estimator/embed/index.html#${FROM}" title="x" width="360" height="700"></iframe>`,
	program: root => `<script src="${root}assets/gongbu-estimator.js"></script>`,
};
function elsewhere(root) {
	const server = createServer((request, response) => {
		const [, name, lang] = new URL(request.url, "http://host").pathname.split("/");
		if (!(name in PAGES)) {
			response.writeHead(204);
			response.end();
			return;
		}
		response.writeHead(200, {
			"content-type": "text/html; charset=utf-8",
			"content-security-policy": `default-src 'none'; ${allowed(samples[name === "program" ? 4 : 3], root)}`,
		});
		response.end(`<!DOCTYPE html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
			<title>Elsewhere</title>${PAGES[name](root, lang)}</html>`);
	});
	return new Promise(done => server.listen(0, "127.0.0.1", () =>
		done({root: `http://127.0.0.1:${server.address().port}/`, close: () => server.close()})));
}

/* A frame answers to what the tests of the page itself ask of a page. */
async function inside(page, phone) {
	const frame = await (await page.locator("iframe").elementHandle()).contentFrame();
	await frame.waitForURL(/estimator\/embed/);
	frame.phone = phone;
	await ready(frame);
	return frame;
}
const done = sum => ({lines}) => lines.length === 1 && lines[0].sum.replace(/\D/g, "") === sum;

async function byTag(tap, browser, root, host, lang, device) {
	const name = `${lang} tag on ${device === PHONE ? "a phone" : "a desk"}`, {context, page, log} = await open(browser, lang, device);
	await tap.run(`${name}: the way is open to its end`, async () => {
		await page.addInitScript(() => {
			globalThis.heard = [];
			addEventListener("message", event => globalThis.heard.push(event.data));
		});
		await page.goto(`${host}tag/${lang}`);
		const frame = await inside(page, device === PHONE);
		await replyAll(frame, ANSWERS);
		const said = await receipt(frame, done("1200"));
		tap.ok(done("1200")(said), `${name}: the same questions lead to the same amount`, JSON.stringify(said));
		const fits = () => page.evaluate(() => document.querySelector("iframe").getBoundingClientRect().height);
		const height = await frame.evaluate(() => document.documentElement.scrollHeight);
		await page.waitForFunction(wanted => Math.abs(document.querySelector("iframe").getBoundingClientRect().height - wanted) < 2, height);
		tap.ok(Math.abs(await fits() - height) < 2, `${name}: the frame is as high as what stands in it`);
		tap.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name}: and no wider than the page`);
		await frame.evaluate(() => {
			location.hash = "#region=hangzhou&date=2021-03-01&program=project";
		});
		await page.waitForFunction(before => document.querySelector("iframe").getBoundingClientRect().height < before - 100, height);
		tap.ok(true, `${name}: and lower again when less stands in it`);
		await frame.evaluate(() => history.back());
		await receipt(frame, done("1200"));
		const heard = await page.evaluate(() => globalThis.heard);
		tap.none(heard.filter(data => !(data.gongbu === "turn" && Object.keys(data).length === 1) &&
			!(data.gongbu === "height" && Object.keys(data).length === 2 && Number.isFinite(data.height))).map(data => JSON.stringify(data)),
		`${name}: the page around hears of heights and turns, and nothing else`);
		const opened = page.waitForEvent("popup");
		await frame.locator("#lines .line-clause a").click();
		const clause = await opened;
		await clause.waitForURL(/policies\/hangzhou-2020-43\/index\.html#q-HZ-10/);
		tap.ok(page.url() === `${host}tag/${lang}` && clause.url().startsWith(root), `${name}: a clause opens beside the page`);
		tap.same((await context.cookies()).length, 0, `${name}: no cookie`);
	});
	tap.none(log.complaints, `${name}: no error, no CSP violation on either side`);
	tap.none([...new Set(log.asked)].filter(url => !url.startsWith(root) && !url.startsWith(host)), `${name}: asks nobody else`);
	await context.close();
}
/* What another window says must not move the frame. */
async function strangers(tap, browser, host) {
	const {context, page} = await open(browser, "en", DESKTOP), name = "tag";
	await page.goto(`${host}tag/en`);
	await inside(page, false);
	await page.waitForFunction(() => document.querySelector("iframe").style.height !== "40rem");
	const before = await page.evaluate(() => {
		postMessage({gongbu: "height", height: 7777}, "*");
		return document.querySelector("iframe").style.height;
	});
	await page.evaluate(() => new Promise(after => setTimeout(after, 50)));
	tap.same(await page.evaluate(() => document.querySelector("iframe").style.height), before, `${name}: nobody else sets the frame's height`);
	await page.evaluate(() => {
		document.querySelector("gongbu-estimator").lang = "zh";
	});
	const frame = await inside(page, false);
	await frame.waitForURL(/\/zh\/estimator\/embed/);
	tap.ok(frame.url().includes("region=hangzhou"), `${name}: its attributes can change`, frame.url());
	await context.close();
}
async function byFrame(tap, browser, host, lang) {
	const {context, page, log} = await open(browser, lang, PHONE), name = `${lang} bare frame`;
	await tap.run(`${name}: answers without a script around it`, async () => {
		await page.goto(`${host}frame/${lang}`);
		const frame = await inside(page, true);
		await replyAll(frame, ANSWERS);
		const said = await receipt(frame, done("1200"));
		if (!done("1200")(said))
			throw new Error(JSON.stringify(said));
	});
	tap.none(log.complaints, `${name}: no error`);
	await context.close();
}
async function byProgram(tap, browser, host) {
	const {context, page, log} = await open(browser, "en", DESKTOP), name = "script";
	await page.goto(`${host}program/en`);
	const answer = await page.evaluate(async () => {
		const ask = await globalThis.gongbuEstimator.open(), again = await globalThis.gongbuEstimator.open();
		const facts = {region: "hangzhou", date: "2021-03-01", program: "project", days: 12, friction: false, group: "none"};
		let refused = null;
		try {
			ask({...facts, program: "gardening"});
		} catch (error) {
			refused = error.detail;
		}
		return {high: ask(facts).entitlements[0].high, same: ask === again, refused};
	});
	tap.ok(answer.high === "1200.00" && answer.same, `${name}: another site's script asks the same engine`, JSON.stringify(answer));
	tap.same(answer.refused?.fact, "program", `${name}: a mistake in the facts is thrown with what is wrong`);
	tap.none(log.complaints, `${name}: no error`);
	await context.close();
}
/* The page that shows how, its example working. */
async function shows(tap, browser, root, how, lang) {
	const {context, page, log} = await open(browser, lang, PHONE), name = `${how} ${lang} page that shows how`;
	await tap.run(`${name}: is found from the estimator, and its example answers`, async () => {
		await page.goto(`${root}${lang}/estimator/index.html`);
		await page.locator(".embedding-way a").tap();
		await page.waitForURL(/estimator\/embedding/);
		const frame = await inside(page, true);
		await replyAll(frame, {program: "project", ...ANSWERS});
		const said = await receipt(frame, done("1200"));
		if (!done("1200")(said))
			throw new Error(JSON.stringify(said));
	});
	const lines = await page.locator("pre").allInnerTexts();
	tap.ok(lines.length === 5 && lines[0].includes("assets/gongbu-estimator.js") && lines[1].includes(`${lang}/estimator/embed/index.html`),
		`${name}: has the lines to copy`, lines.join("\n"));
	tap.none(log.complaints, `${name}: no error`);
	await context.close();
}

const tap = new Tap();
const browser = await launch(), server = await serve(site), host = await elsewhere(server.root);
try {
	for (const lang of ["zh", "en"]) {
		for (const device of [PHONE, DESKTOP])
			await byTag(tap, browser, server.root, host.root, lang, device);
		await byFrame(tap, browser, host.root, lang);
		await shows(tap, browser, server.root, "http", lang);
	}
	await shows(tap, browser, `${pathToFileURL(site)}/`, "file", "zh");
	await strangers(tap, browser, host.root);
	await byProgram(tap, browser, host.root);
} finally {
	await browser.close();
	server.close();
	host.close();
}
process.exit(tap.status);
