/*
 * Where things stand on the key pages at three widths, and what a screen reader is told of them, against tests/golden/
 * layout. Left edges and widths may differ by a few pixels, as browsers and fonts do; what stands beside or below what,
 * and every word of the tree but the files' sizes, may not.   [ACCEPT=1] node layout.mjs SITE EXPECT [firefox]
 */
import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {launch, launchFirefox, open} from "./browser.mjs";
import {ready} from "./estimator.mjs";
import {kind} from "./site.mjs";
import {Tap} from "./tap.mjs";

const [site, expect, fox] = process.argv.slice(2);
const WIDTHS = [320, 768, 1280], ROOM = 6; /* px */
const PAGES = ["index.html", "policies/index.html", "policies/example-2024-1/index.html", "rates/index.html", "estimator/index.html"];

/* Blocks that a reader sees, in their order: how deep, what, whether beside the one before it, left edge and width. */
const boxes = page => page.evaluate(() => {
	const BLOCKS = "header, nav, main, footer, aside, section, article, form, fieldset, table, ol, ul, dl, figure, details, h1, h2, h3";
	const lines = [], last = new Map();
	for (const element of document.body.querySelectorAll(BLOCKS)) {
		const box = element.getBoundingClientRect();
		if (box.width <= 1 || box.height <= 1 || !element.checkVisibility({visibilityProperty: true}))
			continue;
		const parent = element.parentElement.closest(BLOCKS), before = last.get(parent);
		let depth = 0;
		for (let up = parent; up !== null; up = up.parentElement.closest(BLOCKS))
			depth++;
		const beside = before !== undefined && before.bottom > box.top + 1 && box.bottom > before.top + 1;
		lines.push(`${"  ".repeat(depth)}${element.localName}${element.classList.length > 0 ? `.${element.classList[0]}` : ""}${
			beside ? " beside" : ""} ${Math.round(box.left)} ${Math.round(box.width)}`);
		last.set(parent, box);
	}
	return lines;
});

/* What a screen reader is told, without the files' sizes. */
const tree = async page => (await page.locator("body").ariaSnapshot()).replace(/[\d.]+ (?=[KM]B)/g, "").split("\n");

/* The same but for a few pixels. */
const near = (a, b) => {
	const [x, y] = [a, b].map(line => line.match(/^(.*) (-?\d+) (\d+)$/));
	return x !== null && y !== null && x[1] === y[1] && [2, 3].every(i => Math.abs(x[i] - y[i]) <= ROOM);
};

const tap = new Tap(), browser = await (fox ? launchFirefox() : launch());

function judge(file, lines, same, name) {
	const path = join(expect, file);
	if (process.env.ACCEPT) {
		mkdirSync(join(path, ".."), {recursive: true});
		writeFileSync(path, `${lines.join("\n")}\n`);
	}
	const wanted = existsSync(path) ? readFileSync(path, "utf8").trimEnd().split("\n") : [];
	const faults = [];
	for (let i = 0; i < Math.max(wanted.length, lines.length) && faults.length < 12; i++)
		if (!same(wanted[i] ?? "", lines[i] ?? ""))
			faults.push(`line ${i + 1}: expected ${wanted[i]?.trim() ?? "nothing"}`, `got ${lines[i]?.trim() ?? "nothing"}`);
	tap.none(faults, name);
}

for (const lang of ["zh", "en"])
	for (const width of WIDTHS) {
		const {context, page} = await open(browser, lang, {viewport: {width, height: 900}});
		for (const path of PAGES) {
			const name = `${lang}-${kind(`${lang}/${path}`)}`;
			await page.goto(`${pathToFileURL(resolve(site))}/${lang}/${path}`);
			if (kind(`${lang}/${path}`) === "estimator")
				await ready(page);
			await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
			judge(`${name}.${width}.boxes`, await boxes(page), near, `${name} at ${width} px stands as it should${fox ? " in Firefox" : ""}`);
			if (width === 768 && !fox)
				judge(`${name}.tree`, await tree(page), (a, b) => a === b, `${name} is told to a screen reader as it should`);
		}
		await context.close();
	}
await browser.close();
process.exit(tap.status);
