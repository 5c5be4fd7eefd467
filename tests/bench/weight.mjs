/* Bytes of a page with everything it fetches by itself, gzipped.   node weight.mjs SITE PAGE */
import {resolve} from "node:path";
import {PHONE, launch, open} from "../browser/browser.mjs";
import {serve} from "../browser/site.mjs";
import {weigh} from "../browser/weight.mjs";

const site = resolve(process.argv[2]), browser = await launch(), server = await serve(site);
const {page, log} = await open(browser, "zh", PHONE);
await page.goto(server.root + process.argv[3], {waitUntil: "networkidle"});
console.log(weigh(site, log.asked));
await browser.close();
server.close();
