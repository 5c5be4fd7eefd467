/*
 * A page of every kind, in both languages, on a phone as WeChat shows it and on a desk, under the site's own header for
 * nginx: it asks for nothing but files of the site, no more of them than it may, nothing is complained of, no script holds
 * up its first paint, nothing moves once it is painted, and nothing is wider than a small screen.   node quiet.mjs SITE
 */
import {readFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {DESKTOP, PHONE, launch, open} from "./browser.mjs";
import {kind, samples, serve} from "./site.mjs";
import {Tap} from "./tap.mjs";
import {blocking, weigh} from "./weight.mjs";

const WECHAT = {...PHONE, viewport: {width: 320, height: 640}, userAgent: "Mozilla/5.0 (Linux; Android 12; M2102J2SC Build/SKQ1; wv) "
	+ "AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/86.0.4240.99 XWEB/4317 MMWEBSDK/20220805 Mobile Safari/537.36 "
	+ "MicroMessenger/8.0.27.2220(0x28001B37) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64"};

const site = resolve(process.argv[2]);
const policy = readFileSync(join(site, "server/nginx.conf"), "utf8").match(/^add_header Content-Security-Policy "([^"]*)"/m)[1];
const server = await serve(site, path => path.includes("/embed/") ? {} : {"content-security-policy": policy});
const browser = await launch(), tap = new Tap();

/* What a page may weigh with all that it fetches by itself, each file gzipped, in bytes. */
const MOST = {home: 30720, policy: 61440};

/* How far what was painted moved later, without the reader's doing: 0 where nothing jumps. */
const watch = () => {
	globalThis.moved = [];
	new PerformanceObserver(list => {
		for (const shift of list.getEntries())
			globalThis.moved.push(`${shift.value.toFixed(4)} ${shift.sources.map(({node}) => node?.nodeName + "." + (node?.className ?? "")).join(" ")}`);
	}).observe({type: "layout-shift", buffered: true});
};

async function look(path, how, options) {
	const {context, page, log} = await open(browser, path.slice(0, 2), options);
	await page.addInitScript(watch);
	await page.goto(server.root + path);
	await page.waitForLoadState("networkidle");
	const weight = weigh(site, log.asked);
	const faults = [
		...(weight > (MOST[kind(path)] ?? Infinity) ? [`weighs ${weight} bytes`] : []),
		...(await blocking(page)).map(script => `waits for ${script} before it paints`),
		...log.asked.filter(url => !url.startsWith(server.root) && !url.startsWith("data:")).map(url => `asks for ${url}`),
		...log.complaints,
		...(await page.evaluate(() => globalThis.moved)).map(shift => `moves: ${shift}`),
		...(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1 ? ["is wider than the screen"] : [])),
		...(await context.cookies()).map(({name}) => `keeps a cookie: ${name}`),
	];
	tap.none(faults, `${path} is quiet (${how})`);
	await context.close();
}

for (const path of samples(site)) {
	await look(path, "WeChat, 320 px", WECHAT);
	await look(path, "a desk", DESKTOP);
}
await browser.close();
server.close();
process.exit(tap.status);
