/* What a page weighs with everything it fetches by itself, and which scripts hold up its first paint. */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {gzipSync} from "node:zlib";

/* Bytes of all files asked for from a server of the site, once each, gzipped one by one. */
export const weigh = (site, asked) => [...new Set(asked.filter(url => url.startsWith("http")).map(url => decodeURIComponent(new URL(url).pathname)))]
	.reduce((sum, path) => sum + gzipSync(readFileSync(join(site, path)), {level: 9}).length, 0);

/* A script in the head that is neither deferred nor at the end. */
export const blocking = page => page.evaluate(() => performance.getEntriesByType("resource")
	.filter(({initiatorType, renderBlockingStatus}) => initiatorType === "script" && renderBlockingStatus === "blocking")
	.map(({name}) => name));
