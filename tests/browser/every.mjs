/*
 * Every training of every region, asked to its end: there is an answer, each of its lines leads to a sentence, and no
 * word is left unsaid.   node every.mjs SITE
 */
import {resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {DESKTOP, launch, open} from "./browser.mjs";
import {enter, receipt} from "./estimator.mjs";
import {Links} from "./links.mjs";
import {Tap} from "./tap.mjs";

const site = resolve(process.argv[2]);
const DAY = "2021-03-01"; /* every document with rates was in force */

/* The groups of people each region's documents name. */
const GROUPS = {
	hangzhou: ["registered-low-income", "employment-difficulty", "zero-employment-family", "school-leaver-low-income", "none"],
	shangyu: ["registered-low-income", "employment-difficulty", "zero-employment-family", "school-leaver-low-income",
		"school-leaver-rural", "none"],
	hengyang: ["employment-difficulty", "zero-employment-family", "school-leaver-low-income", "school-leaver-rural",
		"poor-worker", "none"],
};

/* The values a question offers now. */
const offered = (page, fact) => page.evaluate(id =>
	[...document.querySelectorAll(`.question[data-fact="${id}"] .option[value]`)].filter(option => !option.hidden)
		.map(option => option.value), fact);

/*
 * Answers what is asked, within the page: the first choice (of the groups the one that every region names), yes,
 * thirty. Returns the facts in the order asked.
 */
const replyFirst = page => page.evaluate(async () => {
	const asked = [];
	for (;;) {
		const fieldset = document.querySelector("#question:not([hidden]) .question:not([hidden])");
		if (fieldset === null || asked.length > 12)
			return asked;
		asked.push(fieldset.dataset.fact);
		const entry = fieldset.querySelector(".entry input");
		const changed = new Promise(done => addEventListener("hashchange", done, {once: true}));
		if (entry)
			entry.value = "30";
		(entry ? fieldset.querySelector("[value=entry]") :
			fieldset.querySelector("[value=employment-difficulty]:not([hidden])") ??
			fieldset.querySelector(".option:not([hidden])")).click();
		await changed;
		await new Promise(done => setTimeout(done));
	}
});

const linked = page => page.evaluate(() =>
	[...document.querySelectorAll("#lines a")].map(link => link.getAttribute("href")));

async function checkTraining(tap, page, web, address, answers) {
	const name = `${address.lang}: ${answers.region} ${answers.program}`;
	await enter(page, address.url, answers);
	const asked = await replyFirst(page), said = await receipt(page, ({lines}) => lines.length > 0);
	const faults = [];
	if (asked.length > 12 || new Set(asked).size < asked.length)
		faults.push(`asks ${asked.join(" ")}`);
	if (said.lines.length === 0)
		faults.push(`no answer: ${said.all}`);
	for (const line of said.lines)
		if (line.sum === "" || line.clause === "" || line.standing === "")
			faults.push(`a line lacks its sum, clause or standing: ${JSON.stringify(line)}`);
	const odd = said.all.match(/.{0,30}(undefined|null|NaN|\{[a-z.-]*\}|%[a-z]+).{0,30}/);
	if (odd)
		faults.push(`words are left: ${odd[0]}`);
	for (const value of await linked(page))
		faults.push(web.fault(`${address.lang}/estimator/index.html`, {name: "link", value}));
	const drafts = await page.locator("#lines .line-draft").count();
	if (drafts !== (answers.region === "shangyu" ? said.lines.length : 0))
		faults.push(`${drafts} of ${said.lines.length} lines are marked as from a draft`);
	tap.none(faults.filter(fault => fault !== ""), name);
}

const tap = new Tap();
const browser = await launch(), web = new Links(site);
try {
	for (const lang of ["zh", "en"]) {
		const {context, page, log} = await open(browser, lang, DESKTOP);
		const address = {lang, url: `${pathToFileURL(site)}/${lang}/estimator/index.html`};
		await enter(page, address.url, {});
		for (const region of await offered(page, "region")) {
			await enter(page, address.url, {region, date: DAY});
			const programs = await offered(page, "program");
			tap.ok(programs.length > 1, `${lang}: ${region} offers trainings`);
			if (GROUPS[region] !== undefined) {
				await enter(page, address.url, {region, date: DAY, program: "none"});
				const groups = await offered(page, "group");
				tap.ok(groups.join() === GROUPS[region].join(), `${lang}: ${region} offers its own groups: ${groups}`);
			}
			for (const program of programs)
				await checkTraining(tap, page, web, address, {region, date: DAY, program});
		}
		tap.none(log.complaints, `${lang}: no error`);
		await context.close();
	}
} finally {
	await browser.close();
}
process.exit(tap.status);
