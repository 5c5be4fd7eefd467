/*
 * What a web server with the site's header file says with each kind of file.
 *   node servers.mjs SITE NAME=ADDRESS…
 */
import {readFileSync} from "node:fs";
import {get} from "node:http";
import {join} from "node:path";
import {Tap} from "../browser/tap.mjs";

const [site, ...servers] = process.argv.slice(2);
const tap = new Tap();
const ask = url => new Promise((done, failed) => get(url, {headers: {"accept-encoding": "gzip"}}, response => {
	response.resume();
	response.on("end", () => done({status: response.statusCode, headers: response.headers}));
}).on("error", failed));

async function started(root) {
	for (let tries = 100; tries > 0; tries--)
		try {
			return await ask(root);
		} catch {
			await new Promise(done => setTimeout(done, 50));
		}
	throw new Error(`${root} does not answer`);
}

const meta = path => readFileSync(join(site, path), "utf8")
	.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/)[1];
const TYPES = {
	"zh/index.html": "text/html; charset=utf-8", "assets/site.js": /^(text|application)\/javascript; charset=utf-8$/,
	"assets/style.css": "text/css; charset=utf-8", "data/index.json": /^application\/json/,
	"feed.zh.xml": /^application\/atom\+xml/, "sitemap.xml": /^(text|application)\/xml/,
	"data/rates.csv": "text/csv; charset=utf-8", "assets/icon.svg": /^image\/svg\+xml/,
};

for (const server of servers) {
	const at = server.indexOf("="), name = server.slice(0, at), root = server.slice(at + 1);
	await tap.run(`${name}: starts with the header file`, () => started(root));
	for (const [path, type] of Object.entries(TYPES)) {
		const {status, headers} = await ask(root + path).catch(() => ({headers: {}}));
		tap.ok(status === 200 && (type.test?.(headers["content-type"]) ?? headers["content-type"] === type),
			`${name}: ${path} has its type`, `${status} ${headers["content-type"]}`);
		tap.same(headers["content-security-policy"], `${meta("zh/index.html")}; frame-ancestors 'self'`,
			`${name}: ${path} has the page's own policy and may stand in no foreign frame`);
		tap.same([headers["x-content-type-options"], headers["referrer-policy"], headers["strict-transport-security"],
			headers["cross-origin-opener-policy"], headers["permissions-policy"]?.includes("geolocation=()")].join(" "),
		"nosniff no-referrer max-age=31536000 same-origin true", `${name}: ${path} has the other headers`);
	}
	const folder = await ask(`${root}zh/policies/`);
	tap.same(`${folder.status} ${folder.headers["content-type"]}`, "200 text/html; charset=utf-8",
		`${name}: a folder is its index.html`);
	tap.same((await ask(`${root}zh/index.html`)).headers["content-encoding"], "gzip", `${name}: pages are compressed`);
	const lost = await ask(`${root}zh/lost.html`);
	tap.ok(lost.status === 404 && lost.headers["content-security-policy"], `${name}: a page that is not there has the headers too`);
	tap.none((await Promise.all(["nginx", "apache"].map(async file => (await ask(`${root}server/${file}.conf`)).status)))
		.filter(status => status !== 403 && status !== 404), `${name}: the header files themselves are not shown`);
	tap.ok(/frame-ancestors \*$/.test((await ask(`${root}zh/estimator/embed/`)).headers["content-security-policy"]),
		`${name}: the estimator's embed may stand in any frame`);
}
process.exit(tap.status);
