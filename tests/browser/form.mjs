/*
 * The compact form of a wide screen: every answer stands in its row as a control and is changed there, what is still
 * to come may be answered in any order, and the receipt follows; on a phone and on paper the rows are words, on one sheet.
 *   node form.mjs SITE
 */
import {execFileSync} from "node:child_process";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {DESKTOP, PHONE, launch, open} from "./browser.mjs";
import {enter, question, receipt} from "./estimator.mjs";
import {Tap} from "./tap.mjs";

const site = resolve(process.argv[2]);
const FROM = "region=hangzhou&date=2021-03-01&program=project";
const LABELS = {
	zh: {days: "培训天数", group: "人员类别", friction: "受经贸摩擦影响的企业", training: "培训类型", date: "日期", region: "地区", level: "证书等级"},
	en: {days: "Days of training", group: "Group", friction: "Affected by trade friction", training: "Training", date: "Date", region: "Region", level: "Level"},
};
const paid = sum => ({lines}) => lines.length > 0 && lines[0].sum.replace(/\D/g, "") === sum;

/* The rows in sight, each by its label and what it has: a control or words. */
const rows = (page, list) => page.locator(`${list} .answer`).evaluateAll(all => all.filter(row => row.offsetParent !== null).map(row => ({
	label: row.querySelector("dt").textContent,
	control: [...row.querySelectorAll("select, input")].some(control => control.offsetParent !== null),
	said: row.querySelector(".answer-said").offsetParent !== null,
})));
const fact = (page, name) => page.evaluate(id => new URLSearchParams(location.hash.slice(1)).get(id), name);
const becomes = (page, name, value) => page.waitForFunction(([id, wanted]) =>
	new URLSearchParams(location.hash.slice(1)).get(id) === wanted, [name, value]);

async function compact(tap, browser, address, lang) {
	const {context, page, log} = await open(browser, lang, DESKTOP), say = LABELS[lang], name = `${lang} compact form`;
	const control = label => page.locator("#answers, #coming-list").getByLabel(label, {exact: true});
	await tap.run(`${name}: is open to its end`, async () => {
		await enter(page, address, FROM);
		const given = await rows(page, "#answers"), coming = await rows(page, "#coming");
		tap.same(given.map(({label}) => label).join("|"), [say.region, say.date, say.training].join("|"), `${name}: what is answered stands above`);
		tap.ok(await question(page) === "friction" && coming.some(({label}) => label === say.days) && !coming.some(({label}) => label === say.friction),
			`${name}: what is still to come stands below the question`, JSON.stringify(coming));
		tap.ok([...given, ...coming].every(row => row.control && !row.said), `${name}: every row is a control`, JSON.stringify([...given, ...coming]));

		await control(say.days).fill("12");
		await page.keyboard.press("Tab");
		await becomes(page, "days", "12");
		tap.ok(await question(page) === "friction" && await page.evaluate(() => document.activeElement.closest(".answer") !== null),
			`${name}: a later answer may come first, and the focus goes where the reader sends it`);
		await control(say.group).selectOption("none");
		await becomes(page, "group", "none");
		await page.locator('.question[data-fact="friction"] button[value="no"]').click();
		tap.ok(paid("1200")(await receipt(page, paid("1200"))), `${name}: the answer is there`);

		await control(say.days).fill("2１");
		await page.keyboard.press("Enter");
		const more = await receipt(page, paid("2000"));
		tap.ok(paid("2000")(more) && await control(say.days).evaluate(input => input === document.activeElement),
			`${name}: an answer is changed where it stands, and the focus stays there`, JSON.stringify(more));
		await control(say.days).fill("many");
		await page.keyboard.press("Enter");
		await page.locator("#row-error-days").waitFor();
		tap.ok(await fact(page, "days") === "21" && (await page.locator("#row-error-days").innerText()) !== "",
			`${name}: what is no number is refused in words`);
		await control(say.friction).locator("input[value=yes]").check();
		await becomes(page, "friction", "yes");
		tap.same(await question(page), "approved-before", `${name}: what the change makes matter is asked`);
		await control(say.training).selectOption("certificate");
		await becomes(page, "program", "certificate");
		const after = [...await rows(page, "#answers"), ...await rows(page, "#coming")].map(({label}) => label);
		tap.ok(!after.includes(say.days) && after.includes(say.level), `${name}: rows that no longer matter go, new ones come`, after.join("|"));

		await page.locator("#answers .answer").nth(2).locator("button").click();
		tap.ok(await question(page) === "program" && await page.evaluate(() => document.activeElement.closest(".question") !== null),
			`${name}: a row's help opens the whole question`);
		await page.emulateMedia({media: "print"});
		const printed = await rows(page, "#answers");
		tap.ok(printed.length > 0 && printed.every(row => row.said && !row.control), `${name}: on paper the answers are words`, JSON.stringify(printed));
	});
	tap.none(log.complaints, `${name}: no error`);
	await context.close();
}
async function phone(tap, browser, address, lang) {
	const {context, page} = await open(browser, lang, PHONE), name = `${lang} phone`;
	await enter(page, address, `${FROM}&days=12&friction=no&group=none`);
	const given = await rows(page, "#answers"), coming = await rows(page, "#coming");
	tap.ok(given.length === 6 && given.every(row => row.said && !row.control) && coming.length === 0,
		`${name}: the answers are words, one question a screen`, JSON.stringify({given, coming}));
	await context.close();
}
/* At the counter: short or long, an answer is one sheet, and the short one is set larger. */
const SHEETS = {
	short: "region=hangzhou&date=2021-03-01&program=project&days=12&friction=no&group=none",
	raised: "region=hangzhou&date=2021-03-01&program=project&days=30&friction=yes&approved-before=yes&group=employment-difficulty&skip=other-document",
	student: "region=shangyu&date=2021-03-01&program=apprentice-student&years=1&group=employment-difficulty&days=30&stipend=3000",
	long: "region=shangyu&date=2021-03-01&program=certificate&class=a&level=level-4&friction=yes&group=employment-difficulty&days=30",
};
async function paper(tap, browser, address, lang) {
	const {context, page} = await open(browser, lang, DESKTOP), folder = mkdtempSync(join(tmpdir(), "gongbu-")), sizes = {};
	for (const [name, answers] of Object.entries(SHEETS)) {
		const file = join(folder, `${name}.pdf`);
		await enter(page, address, answers);
		tap.same(await question(page), null, `${lang} on paper, ${name}: the answer is done`);
		writeFileSync(file, await page.pdf({format: "A4", preferCSSPageSize: true}));
		const info = execFileSync("pdfinfo", [file], {encoding: "utf8"});
		tap.ok(/^Pages: +1$/m.test(info), `${lang} on paper, ${name}: one sheet`, info);
		await page.emulateMedia({media: "print"});
		sizes[name] = await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize) * 0.75);
		await page.emulateMedia({media: null});
	}
	tap.ok(sizes.short > sizes.long + 1 && sizes.short >= 9 && sizes.long >= 6.25, `${lang} on paper: what is short is set larger`, JSON.stringify(sizes));
	rmSync(folder, {recursive: true});
	await context.close();
}
/* Levels without a rate stand last, and come back to their place where there is one. */
async function levels(tap, browser, address) {
	const {context, page} = await open(browser, "zh", DESKTOP);
	const at = kind => `region=shangyu&date=2020-05-15&program=certificate&class=${kind}&friction=no&group=none`;
	const shown = () => page.locator('.question[data-fact="level"] .option').evaluateAll(list => list.map(option => option.value).slice(0, 5).join(" "));
	await enter(page, address, at("d"));
	const without = await shown();
	await page.evaluate(hash => {
		location.hash = hash;
	}, at("a"));
	await becomes(page, "class", "a");
	await page.waitForFunction(() => document.querySelector('.question[data-fact="level"] .option').value === "level-5");
	tap.ok(without.startsWith("level-2 level-1") && await shown() === "level-5 level-4 level-3 level-2 level-1",
		"levels without a rate stand last, and go back to their place", `${without} | ${await shown()}`);
	await context.close();
}

const tap = new Tap();
const browser = await launch();
try {
	for (const lang of ["zh", "en"]) {
		const address = `${pathToFileURL(site)}/${lang}/estimator/index.html`;
		await compact(tap, browser, address, lang);
		await phone(tap, browser, address, lang);
		await paper(tap, browser, address, lang);
	}
	await levels(tap, browser, `${pathToFileURL(site)}/zh/estimator/index.html`);
} finally {
	await browser.close();
}
process.exit(tap.status);
