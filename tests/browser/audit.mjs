/*
 * The rules for review as a reader meets them: each picture says in its list all that it shows, a case is where the
 * estimator puts it, and on paper every table is open.   node audit.mjs SITE
 */
import {resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {PHONE, launch, open} from "./browser.mjs";
import {pages} from "./site.mjs";
import {Tap} from "./tap.mjs";

const site = resolve(process.argv[2]), tap = new Tap(), browser = await launch();

/* Texts of a picture that are not in the list after it; white space aside, as lines are broken in the picture alone. */
const unsaid = () => [...document.querySelectorAll("svg.flow")].flatMap(picture => {
	const words = text => text.replace(/\s+/g, "");
	const list = words(picture.parentElement.querySelector(".flow-list").textContent);
	const said = [...picture.querySelectorAll("text")].map(line => words(line.textContent)).filter(line => !list.includes(line));
	const about = ["labelledby", "describedby"].map(name => document.getElementById(picture.getAttribute(`aria-${name}`)));
	return [...said.map(line => `${picture.id}: "${line}" is not in its list`),
		...(about.every(element => element?.textContent.trim()) ? [] : [`${picture.id} has no title or description`])];
});

/* Every row has a cell for each question and an answer, and equal situations do not have two answers. */
const uneven = () => [...document.querySelectorAll(".audit-answers")].flatMap(table => {
	const width = table.tHead.rows[0].cells.length, seen = new Set();
	return [...table.tBodies[0].rows].flatMap(row => {
		const cells = [...row.cells].map(cell => cell.textContent.trim());
		const key = cells.slice(0, -1).join("|"), faults = [];
		if (cells.length !== width || cells.some(cell => cell === ""))
			faults.push(`${table.caption.textContent}: a row lacks something: ${cells.join(" | ")}`);
		if (seen.has(key))
			faults.push(`${table.caption.textContent}: twice: ${key}`);
		seen.add(key);
		return faults;
	});
});

/* Words of the tables that are broken into a column narrower than they can be read in. */
const squeezed = () => [...document.querySelectorAll(".audit-cases td:nth-child(2), .audit-cases td:nth-child(5), .audit-answers td")]
	.filter(cell => cell.innerText.length > 12 && cell.getBoundingClientRect().width < 80)
	.map(cell => `${cell.innerText}: ${cell.getBoundingClientRect().width} px`).slice(0, 5);

try {
	const {context, page} = await open(browser, "zh", PHONE);
	for (const path of pages(site).filter(name => /^(zh|en)\/audit\/.+\//.test(name))) {
		await page.goto(`${pathToFileURL(site)}/${path}`);
		tap.none(await page.evaluate(unsaid), `${path}: each picture's list says what it shows`);
		tap.none(await page.evaluate(uneven), `${path}: each situation has one answer`);
		await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
		tap.none(await page.evaluate(squeezed), `${path}: on a phone no cell is squeezed`);
		await page.emulateMedia({media: "print"});
		tap.ok(await page.locator("main > .lead a").isVisible() && !await page.locator(".tariff-facts > a").first().isVisible(),
			`${path}: on paper the document is named, and no button left`);
		tap.none(await page.evaluate(() => [...document.querySelectorAll("svg.flow")].map(picture => ({picture,
			list: picture.parentElement.querySelector(".flow-list"), long: picture.viewBox.baseVal.height > 3 * picture.viewBox.baseVal.width}))
			.filter(({picture, list, long}) => picture.checkVisibility() === long || (long && !list.checkVisibility()))
			.map(({picture}) => picture.id)), `${path}: on paper a picture longer than a sheet is its list`);
		await page.emulateMedia({media: null});
		tap.none(await page.evaluate(() => [...document.querySelectorAll(".audit-fold:not([open])")]
			.map(fold => fold.textContent.slice(0, 40))), `${path}: on paper every table is open`);
	}
	await context.close();
} finally {
	await browser.close();
}
process.exit(tap.status);
