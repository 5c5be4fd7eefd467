/*
 * From home to an answer with three taps, on a phone: what is paid for a training, and whether anything is paid today;
 * and at 400 % zoom nothing that stays on the screen hides what is read.   node taps.mjs SITE
 */
import {resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {PHONE, launch, open} from "./browser.mjs";
import {ready, receipt} from "./estimator.mjs";
import {samples} from "./site.mjs";
import {Tap} from "./tap.mjs";

const site = resolve(process.argv[2]), root = `${pathToFileURL(site)}/`, tap = new Tap(), browser = await launch(), MOST = 3;

async function thumb(lang) {
	const {context, page} = await open(browser, lang, PHONE);
	let taps = 0;
	const press = async selector => {
		taps++;
		await page.locator(selector).tap();
	};
	const home = async () => {
		taps = 0;
		await page.goto(`${root}${lang}/index.html`);
		await press('.door-regions a[href*="region=hangzhou"]');
		await ready(page);
	};
	await tap.run(`${lang}: what a training pays, with its clause, after three taps and a date`, async () => {
		await home();
		await page.locator("#entry-date").fill("2021-03-01");
		await press('.question[data-fact="date"] button[value="entry"]');
		await press('.question[data-fact="program"] button[value="competition"]');
		const said = await receipt(page, ({lines}) => lines.length === 1), [line] = said.lines;
		if (!/500/.test(line?.sum) || line.clause === "" || taps > MOST)
			throw new Error(`${taps} taps: ${JSON.stringify(said)}`);
	});
	await tap.run(`${lang}: whether anything is paid today, and until when it was, after two`, async () => {
		await home();
		await press('.question[data-fact="date"] button >> nth=0');
		await page.locator("#lines .refusal").waitFor();
		const {refused} = await receipt(page);
		if (!/2021/.test(refused) || taps > MOST)
			throw new Error(`${taps} taps: ${refused}`);
	});
	await tap.run(`${lang}: the rates of a region, after two`, async () => {
		taps = 0;
		await page.goto(`${root}${lang}/index.html`);
		await press('.sections a[href*="rates/"]');
		await press('main a[href$="#hangzhou"]');
		await page.locator("#hangzhou").waitFor();
		if (taps > MOST || !await page.evaluate(() => /800/.test(document.getElementById("hangzhou").closest("section").innerText)))
			throw new Error(page.url());
	});
	await context.close();
}

/* 1280 × 1024 at 400 %. */
async function zoomed() {
	const {context, page} = await open(browser, "en", {viewport: {width: 320, height: 256}});
	for (const path of samples(site)) {
		await page.goto(root + path);
		tap.none(await page.evaluate(() => [...document.querySelectorAll("body *")]
			.filter(element => ["fixed", "sticky"].includes(getComputedStyle(element).position))
			.filter(element => element.checkVisibility() && element.getBoundingClientRect().height > innerHeight / 3)
			.map(element => element.outerHTML.slice(0, 120)).slice(0, 5)), `400 %: nothing stands before ${path}`);
	}
	await context.close();
}

try {
	for (const lang of ["zh", "en"])
		await thumb(lang);
	await zoomed();
} finally {
	await browser.close();
}
process.exit(tap.status);
