/* Chromium, one browser:  node by_chromium.mjs FONTS ROWS.csv DIR  →  DIR/0.pdf, DIR/1.pdf … */
import {readFileSync, writeFileSync} from "node:fs";
import {resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {launch} from "../../browser/browser.mjs";

const [fonts, csv, out] = process.argv.slice(2);
const [head, ...rows] = readFileSync(csv, "utf8").trim().split("\n").map(line => line.split(","));
const form = readFileSync(new URL("form.html", import.meta.url), "utf8")
	.replaceAll("{{fonts}}", pathToFileURL(resolve(fonts)).href);
const browser = await launch(), page = await browser.newPage();

for (const [i, row] of rows.entries()) {
	const file = `${resolve(out)}/form.html`;
	writeFileSync(file, head.reduce((text, key, k) => text.replaceAll(`{{${key}}}`, row[k]), form));
	await page.goto(pathToFileURL(file).href);
	await page.evaluate(() => document.fonts.ready);
	writeFileSync(`${out}/${i}.pdf`, await page.pdf({preferCSSPageSize: true}));
}
await browser.close();
