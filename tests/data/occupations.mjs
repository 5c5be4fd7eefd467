/*
 * What the Shangyu list says each occupation is paid, against the cells of 附件2 itself: the row of the table that names
 * the occupation and the level, read here without the rules.   node occupations.mjs SITE
 */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {Tap} from "../browser/tap.mjs";

const [site] = process.argv.slice(2), tap = new Tap();
const list = JSON.parse(readFileSync(join(site, "data/lists/shangyu-catalogue.json"), "utf8"));
const CELL = {A: "a", B: "b", C: "c"}; /* the class as the table and as the list names it; no class: 专项职业能力 */
const LEVELS = {初级: "junior", 中级: "intermediate", 高级: "senior", 技师: "technician", 高级技师: "senior-technician"};
const wanted = new Map();

let from = {};
for (const line of readFileSync("content/policies/shangyu-draft/tables/2-catalogue.csv", "utf8").trim().split("\n").slice(2)) {
	const [, kind, cls, trades, level, , amount] = line.trim().split(",");
	if (trades !== "^")
		from = {kind: kind === "^" ? from.kind : kind, cls, names: trades.replace(/等。$/, "").split("、")};
	const special = from.kind === "专项职业能力";
	if (!special && CELL[from.cls] === undefined)
		continue; /* a row that names no occupations */
	for (const name of from.names) {
		const row = wanted.get(name) ?? {class: special ? "special" : CELL[from.cls], amounts: {}};
		row.amounts[special ? `special-${LEVELS[level]}` : LEVELS[level]] = `${amount}.00`;
		wanted.set(name, row);
	}
}

const amounts = cells => Object.fromEntries([...Object.values(LEVELS), "special-junior", "special-senior"]
	.filter(id => cells[id] !== undefined && cells[id] !== null).map(id => [id, cells[id]]));
tap.same(list.rows.map(({cells}) => cells.name.zh).sort().join(), [...wanted.keys()].sort().join(),
	"the list names the table's occupations, each once");
tap.none(list.rows.flatMap(({cells}) => {
	const row = wanted.get(cells.name.zh), said = JSON.stringify(Object.entries(amounts(cells)).sort());
	const right = JSON.stringify(Object.entries(row?.amounts ?? {}).sort());
	return cells.class === row?.class && said === right ? [] : [`${cells.name.zh}: ${cells.class} ${said}, the table has ${right}`];
}), "every occupation is paid what its row of the table says, level by level");
for (const lang of ["zh", "en"]) {
	const html = readFileSync(join(site, lang, "projects/shangyu-catalogue/index.html"), "utf8");
	const heads = [...html.match(/<thead>.*?<\/thead>/s)[0].matchAll(/<th[^>]* data-id="([^"]*)"/g)].map(([, id]) => id);
	const plain = text => text.replace(/<[^>]*>/g, "");
	const shown = [...html.matchAll(/<tr class="entry" .*?<\/tr>/gs)].map(([row]) => {
		const texts = [...row.matchAll(/<(t[hd])[ >].*?<\/\1>/gs)].map(([cell]) => plain(cell));
		return JSON.stringify([texts[0], amounts(Object.fromEntries(heads.map((id, i) => [id, texts[i]?.replace(",", "") || null])))]);
	});
	const said = list.rows.map(({cells}) => JSON.stringify([plain(cells.name[lang]), amounts(cells)]).replaceAll('.00"', '"'));
	tap.none([...said.filter(row => !shown.includes(row)), ...shown.filter(row => !said.includes(row))],
		`${lang}: the page shows each occupation's amounts under its levels`);
}
process.exit(tap.status);
