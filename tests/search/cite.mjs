/*
 * Citing a clause: the link at its label or end, what is copied, the other language at the same clause.
 *   node cite.mjs SITE
 */
import {resolve} from "node:path";
import {DESKTOP, launch, open} from "../browser/browser.mjs";
import {serve} from "../browser/site.mjs";
import {Tap} from "../browser/tap.mjs";

const tap = new Tap(), server = await serve(resolve(process.argv[2])), browser = await launch();
const CASES = {
	zh: {
		"s4-2-p1": "《杭州市人力资源和社会保障局 杭州市财政局关于印发〈杭州市职业技能提升行动实施方案〉的通知》（杭人社发〔2020〕43号）四（二）",
		"s3-3-2-3-3": "《杭州市人力资源和社会保障局 杭州市财政局关于印发〈杭州市职业技能提升行动实施方案〉的通知》（杭人社发〔2020〕43号）三（三）2（3）③",
	},
	en: {"s4-2-p1": /^Notice of .* \(杭人社发〔2020〕43号\), IV \(II\)$/, "s3-3-2-3-3": /\), III \(III\) 2 \(3\) ③$/},
};
try {
	for (const [lang, cases] of Object.entries(CASES)) {
		const {context, page, log} = await open(browser, lang, DESKTOP);
		await context.grantPermissions(["clipboard-read", "clipboard-write"]);
		const path = `${server.root}${lang}/policies/hangzhou-2020-43/index.html`;
		await page.goto(path);
		for (const [id, source] of Object.entries(cases))
			await tap.run(`${lang}: ${id} can be cited`, async () => {
				const clause = page.locator(`[id="${id}"]`), words = await clause.evaluate(element => element.textContent.replace(/\s+/g, " ").replace(/#$/, "").trim());
				await clause.hover();
				await clause.locator("a.label, a.clause-link").first().click();
				const [link, citation] = [clause.locator(".clause-tools button").nth(0), clause.locator(".clause-tools button").nth(1)];
				await link.click();
				await link.and(page.getByText(lang === "zh" ? "已复制" : "Copied")).waitFor();
				tap.same(await page.evaluate(() => navigator.clipboard.readText()), `${path}#${id}`, `${lang}: ${id}: the link is copied`);
				await citation.click();
				await citation.and(page.getByText(lang === "zh" ? "已复制" : "Copied")).waitFor();
				const [cited, said, where] = (await page.evaluate(() => navigator.clipboard.readText())).split("\n");
				tap.ok(source.test?.(cited) ?? cited === source, `${lang}: ${id}: the source is cited in its form`, cited);
				tap.same(said, words, `${lang}: ${id}: the clause's words, and nothing of the page's`);
				tap.same(where, `${path}#${id}`, `${lang}: ${id}: and where it stands`);
				await page.locator(".language").click();
				await page.waitForURL(new RegExp(`/${lang === "zh" ? "en" : "zh"}/policies/hangzhou-2020-43/index.html#${id}$`));
				await page.goBack();
			});
		const bare = await page.evaluate(() => [...document.querySelectorAll("#document [data-clause]:not(.docnum, .addressees, .sign, .redhead, .imprint)")]
			.filter(element => !element.querySelector("a.label, a.clause-link")).map(element => element.id));
		tap.none(bare, `${lang}: every clause has a link to it`);
		tap.none(log.complaints, `${lang}: nothing is complained of`);
		await context.close();
	}
} finally {
	server.close();
	await browser.close();
}
process.exit(tap.status);
