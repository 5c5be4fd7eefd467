/*
 * The examples of the open data page, done as it says: its script in a page of the site, its command in a shell, its
 * filter on the spreadsheet. Each gives what the page promises.   node examples.mjs SITE
 */
import {execFile} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {promisify} from "node:util";
import {PHONE, launch, open} from "../browser/browser.mjs";
import {serve} from "../browser/site.mjs";
import {Tap} from "../browser/tap.mjs";
import {parse} from "./csv.mjs";

const site = resolve(process.argv[2]), tap = new Tap(), run = promisify(execFile);
const server = await serve(site), browser = await launch();
const folder = mkdtempSync(join(tmpdir(), "gongbu-data-"));
try {
	for (const lang of ["zh", "en"]) {
		const {context, page, log} = await open(browser, lang, PHONE), printed = [];
		page.on("console", message => printed.push(message.text()));
		await page.goto(`${server.root}${lang}/data/index.html`);
		const said = await page.textContent("#example-said"), script = await page.textContent("#example-script");
		await page.evaluate(text => new (Object.getPrototypeOf(async () => {}).constructor)(text)(), script);
		tap.ok(said.length > 0, `${lang}: an example says what it prints`);
		tap.same(printed.join("\n"), said, `${lang}: the script prints that`);
		tap.none(log.complaints, `${lang}: the browser has nothing to complain of`);

		const [command, flag, address] = (await page.textContent("#example-curl")).split(" ");
		const local = address.replace(/^https?:\/\/[^/]+\/(.*\/)?(?=data\/)/, server.root);
		await run(command, ["-sS", "--noproxy", "*", flag, local], {cwd: folder});
		const bytes = readFileSync(join(folder, "rates.csv"));
		tap.ok(bytes.equals(readFileSync(join(site, "data/rates.csv"))), `${lang}: the command fetches the file`);

		const [head, ...rows] = parse(bytes.toString("utf8").slice(1)), at = name => head.indexOf(name);
		const [region, key] = ["region", "key"].map(name => script.match(new RegExp(`${name} === "([^"]+)"`))[1]);
		const told = await page.textContent("[aria-labelledby='how-sheet'] p");
		tap.ok(told.includes(`“${region}”`) && told.includes(`“${key}”`), `${lang}: the filter is the script's`, told);
		tap.same(rows.filter(row => row[at("region")] === region && row[at("key")] === key)
			.map(row => ["id", "amount", "unit", "clause"].map(name => row[at(name)]).join(" ")).join("\n"), said,
		`${lang}: the filter leaves those rows`);
		await context.close();
	}
} finally {
	await browser.close();
	server.close();
	rmSync(folder, {recursive: true});
}
process.exit(tap.status);
