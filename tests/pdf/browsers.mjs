/*
 * A form filled in the browsers people have: clicked, typed into, stepped through, seen, saved.
 *   node tests/pdf/browsers.mjs WORK PDF        a fill-in edition; WORK keeps the filled forms
 */
import {writeFileSync} from "node:fs";
import {basename, resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {launch, launchFirefox, open} from "../browser/browser.mjs";
import {Tap} from "../browser/tap.mjs";
import {Facts} from "./facts.mjs";
import {boxOf, extractors, longFor, nameOf, outside, pictureFaults, unread, valueFaults, valuesFor} from "./filled.mjs";
import {Pdf} from "./object.mjs";
import {canvas, open as openPdf} from "./pdfjs.mjs";
import {screen} from "./picture.mjs";
import {faults} from "./rules.mjs";

const VIEW = {viewport: {width: 1000, height: 1400}};
const [work, path] = process.argv.slice(2), tap = new Tap(), address = pathToFileURL(resolve(path)).href;
const empty = new Facts(new Pdf(path)), names = empty.widgets.map(w => nameOf(empty, w));
const base64 = `bytes => {
	let text = "";
	for (let i = 0; i < bytes.length; i += 8192)
		text += String.fromCharCode(...bytes.subarray(i, i + 8192));
	return btoa(text);
}`;

/* From the first field to the last by the tab key, typing where there is something to type. */
async function typeAll(page, values, focused) {
	const order = [];
	for (const name of names) {
		order.push(await focused());
		if (values[name] === true)
			await page.keyboard.press("Space");
		else if (values[name] !== undefined)
			await page.keyboard.insertText(values[name]);
		await page.keyboard.press("Tab");
	}
	return order;
}

async function firefox(page, values) {
	await page.goto(address);
	const first = page.locator(`[name="${names[0]}"]`), sheet = page.locator(".page canvas").first();
	await first.waitFor();
	const picture = async () => screen(await page.screenshot(), await sheet.boundingBox()), before = await picture();
	await first.click();
	const order = await typeAll(page, values, () => page.evaluate(() => document.activeElement.name));
	await page.mouse.move(1, 1); /* a field under the pointer has a frame */
	const after = await picture();
	const saved = await page.evaluate(
		`window.PDFViewerApplication.pdfDocument.saveDocument().then(bytes => (${base64})(new Uint8Array(bytes)))`);
	return {before, after, order, saved};
}

/* Chromium's viewer is an extension in a frame; the sheet is the white rectangle on its dark ground. */
async function sheetOf(png) {
	const image = await canvas.loadImage(png), on = canvas.createCanvas(image.width, image.height).getContext("2d");
	on.drawImage(image, 0, 0);
	const white = (x, y) => on.getImageData(x, y, 1, 1).data[1] > 250, [x, y] = [image.width >> 1, image.height >> 1];
	let [left, right, top] = [x, x, y];
	while (left > 0 && white(left - 1, 70))
		left--;
	while (right < image.width && white(right, 70))
		right++;
	while (top > 0 && white(left + 5, top - 1))
		top--;
	return {x: left, y: top, width: right - left};
}

async function chromium(page, values) {
	await page.goto(`${address}#navpanes=0&zoom=100`);
	let viewer;
	for (let i = 0; i < 40 && viewer === undefined; i++) {
		await page.waitForTimeout(250);
		viewer = page.frames().find(f => f.url().startsWith("chrome-extension:"));
	}
	let sheet = {width: 0};
	for (let i = 0; i < 40 && sheet.width < 700; i++) {
		await page.waitForTimeout(250);
		sheet = await sheetOf(await page.screenshot());
	}
	const picture = async () => screen(await page.screenshot(), sheet), before = await picture();
	const [x0, y0, x1, y1] = boxOf(empty, empty.widgets[0]), on = (v, from) => from + v * before.scale;
	await page.mouse.click(on((x0 + x1) / 2, sheet.x), on((y0 + y1) / 2, sheet.y));
	await typeAll(page, values, () => undefined);
	await page.waitForTimeout(500);
	const after = await picture();
	const saved = await viewer.evaluate(`document.querySelector("pdf-viewer").currentController.save("EDITED")
		.then(({dataToSave}) => (${base64})(new Uint8Array(dataToSave)))`);
	return {before, after, saved};
}

/* Firefox gives a field the name its tooltip has; that of the viewer in Chromium is not seen from outside. */
async function named() {
	const document = await openPdf(path), page = await document.getPage(1);
	const lacks = a => !/\p{Script=Han}.*[a-z]{3}/u.test(a.alternativeText ?? "");
	return (await page.getAnnotations()).filter(lacks).map(a => a.fieldName);
}

tap.none(await named(), `browsers: ${basename(path, ".pdf")}: every field has a name in both languages`);
for (const [browser, start, run] of [["Firefox", launchFirefox, firefox], ["Chromium", launch, chromium]]) {
	const program = await start();
	for (const [kind, values] of [["", valuesFor(empty)], [" with long text:", longFor(empty)]]) {
		const test = `browsers: ${browser}:${kind}`, saved = `${work}/${basename(path, ".pdf")} by ${browser}${kind.replace(":", "")}.pdf`;
		await tap.run(`${test} opens the form, types into it and saves it`, async () => {
			const {page} = await open(program, "zh", VIEW), done = await run(page, values);
			writeFileSync(saved, Buffer.from(done.saved, "base64"));
			const facts = new Facts(new Pdf(saved));
			if (done.order)
				tap.same(done.order.join(), names.join(), `${test} the tab key goes from field to field as one reads`);
			tap.none([...pictureFaults(empty, values, done.before, done.after)], `${test} shows what was typed, where it was typed`);
			tap.none([...valueFaults(facts, values)], `${test} what was typed is saved and set`);
			tap.none([...outside(saved, facts, values)], `${test} all of it is in its field`);
			for (const [reader, command] of Object.entries(extractors))
				tap.none(unread(values, command(saved)), `${test} ${reader} reads what was saved`);
			tap.none(faults(saved), `${test} what was saved is fit for archives and for everyone`);
			await page.context().close();
		});
	}
	await program.close();
}
process.exitCode = tap.status;
