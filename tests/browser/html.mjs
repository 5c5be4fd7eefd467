/*
 * The pages as documents: the Nu checker, html-validate, every link and fragment, the tags that 国办发〔2017〕47号 asks
 * of a government site.   node html.mjs SITE
 */
import {execFile} from "node:child_process";
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join, resolve} from "node:path";
import {promisify} from "node:util";
import {FileSystemConfigLoader, HtmlValidate} from "html-validate";
import {Links} from "./links.mjs";
import {files, kind, pages, serve} from "./site.mjs";
import {Tap} from "./tap.mjs";

const site = resolve(process.argv[2]);
const run = promisify(execFile);

/* Every message of the Nu checker is a fault, warnings too. From a server: from a file it takes 'self' for nobody. */
async function nu(tap, root, all) {
	const jar = join(dirname(createRequire(import.meta.url).resolve("vnu-jar/package.json")), "build/dist/vnu.jar");
	const sheets = files(site, ".css"), pictures = files(site, ".svg"), asked = [...all, ...sheets].map(path => root + path);
	/* The Nu checker asks no host of this machine unless told that it may. */
	const {stdout, stderr} = await run("java", [
		"-Xmx512m", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", jar,
		"--exit-zero-always", "--format", "json", "--stdout", "--also-check-css", "--also-check-svg",
		...asked, ...pictures.map(path => join(site, path)),
	], {maxBuffer: 1 << 26});
	const {messages} = JSON.parse(stdout || stderr);
	for (const path of [...all, ...sheets, ...pictures])
		tap.none(messages.filter(({url}) => url === root + path || url === `file:${join(site, path)}`)
			.map(({lastLine, firstColumn, message, extract}) => `${lastLine}:${firstColumn ?? ""} ${message} ${extract ?? ""}`),
		`nu: ${path}`);
	tap.none(messages.filter(({url}) => !url?.startsWith(root) && !url?.startsWith(`file:${site}`))
		.map(({message}) => message), "nu: every file was read");
}

async function validate(tap, all) {
	const here = dirname(new URL(import.meta.url).pathname);
	const config = JSON.parse(readFileSync(join(here, ".htmlvalidate.json"), "utf8"));
	const checker = new HtmlValidate(new FileSystemConfigLoader(config));
	for (const path of all) {
		const {results} = await checker.validateFile(join(site, path));
		tap.none(results.flatMap(({messages}) => messages).map(({line, column, message, ruleId, selector}) =>
			`${line}:${column} ${message} [${ruleId}] ${selector ?? ""}`), `html-validate: ${path}`);
	}
}

function links(tap, all) {
	const web = new Links(site);
	for (const path of all)
		tap.none([...new Set(web.of(path).map(link => web.fault(path, link)).filter(fault => fault !== ""))],
			`links: ${path}`);
	/* The open data is for programs, which know the addresses, server/ for web servers, and search/ for the
	   search page (tests/search); the rest must be found by following links. */
	tap.none(web.unreached().filter(file => !/^(data\/|server\/|search\/|robots\.txt$|sitemap\.xml$)/.test(file)),
		"links: every file can be reached from the first page");
}

/* A page of one document, a column of the site, or neither: what it must say of itself. */
function tags(tap, path) {
	const html = readFileSync(join(site, path), "utf8");
	const meta = new Map([...html.matchAll(/<meta name="([^"]+)" content="([^"]*)"/g)].map(([, name, value]) => [name, value]));
	const depth = path.split("/").length, wanted = ["SiteName", "description"];
	if (depth > 1)
		wanted.push("ColumnType");
	if (depth > 2)
		wanted.push("ColumnName");
	if (depth === 3)
		wanted.push("ColumnDescription", "ColumnKeywords");
	if (["policy", "parallel"].includes(kind(path)))
		wanted.push("ArticleTitle", "PubDate", "ContentSource");
	const faults = wanted.filter(name => !meta.get(name)).map(name => `no ${name}`);
	if (meta.has("PubDate") && !/^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?$/.test(meta.get("PubDate")))
		faults.push(`PubDate is ${meta.get("PubDate")}`);
	tap.none(faults, `47号 tags: ${path}`);
}

/* What every page owes every reader. */
function head(tap, path) {
	const html = readFileSync(join(site, path), "utf8").replace(/<pre>.*?<\/pre>/gs, ""), faults = []; /* samples are text */
	const lang = path.startsWith("en/") ? "en" : "zh-Hans";
	if (!html.startsWith(`<!DOCTYPE html>\n<html lang="${lang}"`))
		faults.push(`does not begin as a page in ${lang}: ${html.slice(0, 60)}`);
	if (!/default-src 'none'/.test(html) || !/<meta name="referrer" content="no-referrer">/.test(html))
		faults.push("no content security policy, or no referrer policy");
	if (/<script(?![^>]* src=)(?![^>]* type="application\/ld\+json")|\son[a-z]+="|\sstyle="/.test(html))
		faults.push("a script or a style within the page");
	if (/\bt:|\{[a-z.-]+\}|undefined|NaN/.test(html.replace(/<script.*?<\/script>/gs, "")))
		faults.push(`words of a template are left: ${html.match(/.{40}(\bt:|\{[a-z.-]+\}|undefined|NaN).{20}/)?.[0]}`);
	if ((html.match(/<h1[ >]/g) ?? []).length !== 1 || (html.match(/<main[ >]/g) ?? []).length !== 1)
		faults.push("not one h1 and one main");
	tap.none(faults, `head: ${path}`);
}

const tap = new Tap();
const all = pages(site), server = await serve(site);
try {
	await nu(tap, server.root, all);
} finally {
	server.close();
}
await validate(tap, all);
links(tap, all);
for (const path of all) {
	tags(tap, path);
	head(tap, path);
}
process.exit(tap.status);
