/*
 * axe on every page on a phone in the dark, on a page of every kind in the light and on a desk too, in both languages;
 * and on the estimator at each of its stages: no violation, at WCAG 2.2 AA and by best practice. Of a second site only
 * the policies are looked at.   node axe.mjs SITE [SITE]
 */
import {createRequire} from "node:module";
import {readFileSync} from "node:fs";
import {resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {DESKTOP, PHONE, launch, open} from "./browser.mjs";
import {ready} from "./estimator.mjs";
import {kind, pages, samples} from "./site.mjs";
import {Tap} from "./tap.mjs";

const sites = process.argv.slice(2).map(site => resolve(site));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const STAGES = {
	"the training": "#region=hangzhou&date=2021-03-01",
	"what is to come": "#region=hangzhou&date=2021-03-01&program=project",
	"a number": "#region=hangzhou&date=2021-03-01&program=project&friction=no&group=none",
	"a result": "#region=hangzhou&date=2021-03-01&program=project&friction=yes&approved-before=yes&group=none&days=20",
	"a range": "#region=hangzhou&date=2021-03-01&program=special-operation&skip=filed-standard,group,friction",
	"a refusal": "#region=hangzhou&date=2026-11-21",
	"which certificate": "#region=shangyu&date=2020-05-15",
	"certificates side by side": "#region=shangyu&date=2020-05-15&class=a&trade=焊工&skip=program&level=level-4&friction=yes&group=none",
	"other certificates": "#region=shangyu&date=2020-05-15&program=certificate&level=level-4&class=a&friction=yes&group=none",
	"as it stood": "#region=hangzhou&date=2026-11-21&as-of=2021-12-31&program=competition&theory-passed=yes&skill-passed=yes",
};

/* What axe finds, one line a fault. Folds are opened: what a reader can open she must be able to read. */
const faults = page => page.evaluate(async tags => {
	for (const fold of document.querySelectorAll("details"))
		fold.open = true;
	for (let frames = 3; frames > 0; frames--) /* the notes in the margin make room */
		await new Promise(done => requestAnimationFrame(done));
	const {violations} = await globalThis.axe.run(document, {runOnly: tags, resultTypes: ["violations"]});
	return violations.flatMap(({id, help, nodes}) => nodes.slice(0, 5).map(node =>
		`${id}: ${help}: ${node.target.join(" ")}: ${node.any.concat(node.all, node.none)[0]?.message ?? ""}`));
}, TAGS);

async function check(tap, page, site, path, name) {
	await page.goto("about:blank");
	await page.goto(`${pathToFileURL(site)}/${path}`);
	if (["estimator", "embed"].includes(kind(path.split("#")[0])))
		await ready(page);
	await page.evaluate(axe);
	tap.none(await faults(page), name);
}

async function checkSite(tap, page, site, how, paths) {
	for (const path of paths)
		await check(tap, page, site, path, `${path}, ${how}`);
	for (const lang of ["zh", "en"])
		for (const [stage, answers] of Object.entries(STAGES))
			await check(tap, page, site, `${lang}/estimator/index.html${answers}`, `${lang} estimator, ${stage}, ${how}`);
}

const tap = new Tap();
const browser = await launch(), [site, sample] = sites;
try {
	for (const colorScheme of ["light", "dark"])
		for (const [device, options] of [["phone", PHONE], ["desktop", DESKTOP]]) {
			const {context, page} = await open(browser, "zh", {...options, colorScheme});
			const dark = colorScheme === "dark" && device === "phone";
			await checkSite(tap, page, site, `${colorScheme}, ${device}`, dark ? pages(site) : samples(site));
			if (sample && dark)
				for (const path of pages(sample).filter(path => kind(path) === "policy"))
					await check(tap, page, sample, path, `sample: ${path}, dark, phone`);
			await context.close();
		}
} finally {
	await browser.close();
}
process.exit(tap.status);
