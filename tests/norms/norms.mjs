/*
 * Addresses, sitemap, feeds, JSON-LD and the tags of 47号, held against the front matter as this test reads it.
 *   node norms.mjs SITE CONTENT BASE-URL TODAY     (BASE-URL "": the site has none)
 */
import {createHash} from "node:crypto";
import {existsSync, readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {Tap} from "../browser/tap.mjs";
import {kind, pages} from "../browser/site.mjs";
import {parseYaml} from "../estimate/yaml.mjs";

const [site, content, base, today] = process.argv.slice(2);
const tap = new Tap(), name = words => `${base === "" ? "no address" : base}: ${words}`;
const read = path => readFileSync(join(site, path), "utf8");
const plain = text => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&amp;/g, "&");
const attributes = tag => Object.fromEntries([...tag.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key, plain(value)]));
const tags = (text, element) => [...text.matchAll(new RegExp(`<${element} [^>]*>`, "g"))].map(([tag]) => attributes(tag));
const element = (text, name) => [...text.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, "g"))].map(([, words]) => plain(words));
const address = path => base + path.replace(/(^|\/)index\.html$/, "$1");
const policyOf = html => html.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/)[1];
const TAG = {zh: "zh-Hans", en: "en"};
const twin = (path, lang) => path.replace(/^(zh|en)\//, `${lang}/`);

const front = (id, lang) => parseYaml(readFileSync(join(content, "policies", id, `${lang}.md`), "utf8").split(/^---\n/m)[1]);
const policies = Object.fromEntries(readdirSync(join(content, "policies")).map(id => [id, {...front(id, "zh"), en: front(id, "en")}]));
const own = parseYaml(readFileSync(join(content, "site.yaml"), "utf8"));
const all = pages(site), listed = all.filter(path => !path.includes("/embed/"));

/* ---- a page's head ---- */
for (const path of all) {
	const html = read(path), head = html.slice(0, html.indexOf("</head>")), links = tags(head, "link"), faults = [];
	const canonical = links.filter(({rel}) => rel === "canonical").map(({href}) => href);
	const alternates = Object.fromEntries(links.filter(({rel, hreflang}) => rel === "alternate" && hreflang).map(({hreflang, href}) => [hreflang, href]));
	const feeds = links.filter(({type}) => type === "application/atom+xml").map(({href}) => href);
	const meta = Object.fromEntries(tags(head, "meta").map(({name, content}) => [name, content]));
	if (base === "") {
		if (canonical.length > 0 || Object.keys(alternates).length > 0 || feeds.length > 0 || meta.SiteDomain || meta.Url)
			faults.push("claims an address");
	} else {
		const zh = path === "index.html" ? "zh/index.html" : twin(path, "zh"), en = path === "index.html" ? "en/index.html" : twin(path, "en");
		const choose = path === "index.html" || /^(zh|en)\/index\.html$/.test(path);
		const wanted = {"zh-Hans": address(zh), en: address(en), "x-default": choose ? base : address(zh)};
		if (JSON.stringify(canonical) !== JSON.stringify([address(path)]))
			faults.push(`canonical is ${canonical}, not ${address(path)}`);
		if (JSON.stringify(alternates) !== JSON.stringify(wanted))
			faults.push(`alternates are ${JSON.stringify(alternates)}, not ${JSON.stringify(wanted)}`);
		if (!existsSync(join(site, zh)) || !existsSync(join(site, en)))
			faults.push("an alternate is not there");
		if (feeds.length !== (path === "index.html" ? 2 : 1) || feeds.some(href => /^https?:/.test(href)))
			faults.push(`feeds are ${feeds}`);
		if (meta.SiteDomain !== new URL(base).hostname)
			faults.push(`SiteDomain is ${meta.SiteDomain}`);
	}
	if (meta.SiteName !== own.name[path.startsWith("en/") ? "en" : "zh"] || meta.SiteIDCode !== own["site-code"])
		faults.push(`SiteName is ${meta.SiteName}, SiteIDCode ${meta.SiteIDCode}`);
	tap.none(faults, name(`${path} says what and where it is`));
}

/* ---- JSON-LD and article tags ---- */
const KINDS = {zh: {notice: "通知", plan: "方案", opinion: "意见"}, en: {notice: "Notice", plan: "Plan", opinion: "Opinions"}};
const regions = Object.fromEntries(parseYaml(readFileSync(join(content, "regions.yaml"), "utf8")).regions.map(region => [region.id, region]));
const standing = policy => policy.draft === "yes" ? "NotInForce" : policy.expires && policy.expires < today ? "NotInForce"
	: (policy.effective ?? policy.printed ?? policy.written) > today ? "NotInForce" : "InForce";
for (const path of all.filter(path => kind(path) === "policy")) {
	const lang = path.slice(0, 2), id = path.split("/")[2], policy = policies[id], words = lang === "zh" ? policy : policy.en;
	const html = read(path), scripts = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
	if (!tap.same(scripts.length, 1, name(`${path} has one JSON-LD`)))
		continue;
	const hash = `'sha256-${createHash("sha256").update(scripts[0][1]).digest("base64")}'`;
	tap.same(policyOf(html), policyOf(read(`${lang}/index.html`)).replace("; style-src", ` ${hash}; style-src`),
		name(`${path}: its security policy is the others', with the hash of the JSON-LD`));
	const law = JSON.parse(scripts[0][1]), title = html.match(/<meta name="ArticleTitle" content="([^"]*)">/)[1];
	const wanted = {
		"@context": "https://schema.org", "@type": "Legislation", name: plain(title), legislationIdentifier: policy.number,
		inLanguage: TAG[lang], abstract: words.summary, legislationDate: policy.written, datePublished: policy.posted,
		legislationDateOfApplicability: policy.effective, expires: policy.expires,
		legislationLegalForce: `https://schema.org/${standing(policy)}`, legislationType: KINDS[lang][policy.kind],
		creativeWorkStatus: policy.draft === "yes" ? "Draft" : undefined,
		"@id": base === "" ? undefined : address(path), url: base === "" ? undefined : address(path),
		legislationLegalValue: lang === "zh" ? undefined : "https://schema.org/UnofficialLegalValue",
	};
	tap.none(Object.entries(wanted).filter(([key, value]) => law[key] !== value)
		.map(([key, value]) => `${key}: ${law[key]}, not ${value}`), name(`${path}: JSON-LD is the front matter`));
	const issuers = [].concat(words.issuers ?? []);
	tap.same(JSON.stringify((law.legislationPassedBy ?? []).map(body => body.name)), JSON.stringify(issuers), name(`${path}: JSON-LD has the issuers`));
	tap.same(law.legislationJurisdiction.name, regions[policy.region].name[lang], name(`${path}: JSON-LD has the region`));
	const other = law[lang === "zh" ? "workTranslation" : "translationOfWork"];
	tap.same(other?.["@id"], base === "" ? undefined : address(twin(path, lang === "zh" ? "en" : "zh")), name(`${path}: JSON-LD names the other language`));
	const catalogue = html.match(/<h2 id="catalogue">.*?<\/section>/s)[0], said = [...catalogue.matchAll(/<dd>(.*?)<\/dd>/g)].map(([, words]) => words.replace(/<[^>]*>/g, ""));
	tap.ok(said.length === 7 && said[3] === (policy.number?.replace(/[\[【]/, "〔").replace(/[\]】]/, "〕") ?? (lang === "zh" ? "文件未载明" : "not stated")) &&
		(issuers.length === 0 || issuers.every(name => said[2].includes(name))) && said[0] === (policy["index-number"] ?? (lang === "zh" ? "未提供" : "not provided")),
	name(`${path}: its catalogue entry`), said.join(" | "));
	tap.same(html.match(/<meta name="PubDate" content="([^"]*)">/)?.[1], policy.posted, name(`${path}: PubDate is the day it was posted`));
}

/* ---- sitemap, robots ---- */
if (base === "") {
	tap.none(["sitemap.xml", "feed.zh.xml", "feed.en.xml"].filter(file => existsSync(join(site, file))), name("no file that needs an address"));
	tap.same(read("robots.txt"), "User-agent: *\nAllow: /\n", name("robots.txt names no sitemap"));
	process.exit(tap.status);
}
tap.same(read("robots.txt"), `User-agent: *\nAllow: /\n\nSitemap: ${base}sitemap.xml\n`, name("robots.txt names the sitemap"));
const map = [...read("sitemap.xml").matchAll(/<url>(.*?)<\/url>/gs)].map(([, url]) => url);
tap.same(JSON.stringify(map.map(url => element(url, "loc")[0]).sort()), JSON.stringify(listed.map(address).sort()),
	name("the sitemap has every page, each once"));
tap.none(map.filter(url => {
	const links = tags(url, "xhtml:link"), loc = element(url, "loc")[0];
	return loc === base ? links.length !== 0 : links.length !== 2 || !links.some(({href}) => href === loc) ||
		links.some(({href, hreflang}) => !href.startsWith(`${base}${hreflang.slice(0, 2)}/`) || !listed.some(path => address(path) === href));
}), name("in the sitemap each page names itself and its twin"));
tap.none(map.filter(url => element(url, "lastmod")[0] !== policies[element(url, "loc")[0].match(/\/policies\/([^/]+)\//)?.[1]]?.posted),
	name("lastmod is the day a policy was posted, and stands nowhere else"));

/* ---- feeds ---- */
const after = day => new Date(Date.parse(day) + 86400000).toISOString().slice(0, 10);
const events = Object.entries(policies).flatMap(([id, policy]) => [
	[policy.posted, "posted"], [policy.draft === "yes" ? null : policy.effective, "effective"],
	[policy.draft === "yes" || !policy.expires ? null : after(policy.expires), "expired"],
].filter(([day]) => day && day >= policy.posted && day <= today).map(([day, what]) => ({id, day, what})));
for (const lang of ["zh", "en"]) {
	const feed = read(`feed.${lang}.xml`), entries = [...feed.matchAll(/<entry>(.*?)<\/entry>/gs)].map(([, entry]) => entry);
	const said = entries.map(entry => ({
		id: element(entry, "id")[0].match(/:([^:/]+)\//)[1], day: element(entry, "updated")[0].slice(0, 10), what: element(entry, "id")[0].match(/\/(\w+)$/)[1],
	}));
	const order = list => JSON.stringify([...list].sort((a, b) => JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
	tap.same(order(said), order(events), name(`feed.${lang}.xml has what happened up to the day`));
	tap.ok(said.every((entry, i) => i === 0 || said[i - 1].day >= entry.day), name(`feed.${lang}.xml has the newest first`));
	tap.same(element(feed.split("<entry>")[0], "updated")[0]?.slice(0, 10), said[0].day, name(`feed.${lang}.xml is as new as its newest`));
	tap.same(new Set(entries.map(entry => element(entry, "id")[0])).size, entries.length, name(`feed.${lang}.xml: every id once`));
	tap.none(entries.filter((entry, i) => tags(entry, "link")[0].href !== address(`${lang}/policies/${said[i].id}/index.html`)),
		name(`feed.${lang}.xml leads to the policies`));
}
process.exit(tap.status);
