/* What PDF/UA-1 (ISO 14289-1) asks of the structure of a page and of its fields; see rules_file.mjs for the shape. */
import {Pdf, isStream, text} from "./object.mjs";

const STANDARD = new Set(("Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private " +
	"P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code " +
	"Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form").split(" "));
const WITHIN = {TR: ["Table", "THead", "TBody", "TFoot"], TH: ["TR"], TD: ["TR"], THead: ["Table"], TBody: ["Table"],
	TFoot: ["Table"], LI: ["L"], Lbl: ["LI", "Form"], LBody: ["LI"], TOCI: ["TOC"]};
const HAN = /\p{Script=Han}/u;

function* taggedFind({draws, balance, pdf}) {
	if (pdf.at(pdf.root, "/MarkInfo", "/Marked") !== true)
		yield "is not marked as tagged";
	if (pdf.at(pdf.root, "/MarkInfo", "/Suspects") === true)
		yield "says that its tags are suspect";
	const loose = new Set(draws.filter(d => d.paints && d.op !== "Do" &&
		!d.marks.some(m => m.tag === "Artifact" || m.mcid !== undefined)).map(d => d.op));
	for (const op of loose)
		yield `drawn by ${op} outside every element and artifact`;
	for (const {unclosed, unrestored} of balance)
		if (unclosed !== 0 || unrestored !== 0)
			yield `${unclosed} marked contents and ${unrestored} saved states are left open`;
}

function* nestedFind({draws}) {
	for (const {op, marks} of draws) {
		if (op !== "BDC" && op !== "BMC")
			continue;
		const real = marks.filter(m => m.tag === "Artifact" || m.mcid !== undefined);
		if (real.length > 1 && new Set(real.map(m => m.tag === "Artifact")).size > 1)
			yield `${marks.map(m => m.tag).join(" in ")}: an artifact and an element, one in the other`;
	}
}

/* Each marked content of a page belongs to exactly one element, and each element's content is there. */
function* contentsFind({draws, order}) {
	const drawn = new Map(), owned = new Map();
	const add = (map, {holder, mcid}, what) => {
		if (!map.has(holder))
			map.set(holder, new Map());
		map.get(holder).set(mcid, [...(map.get(holder).get(mcid) ?? []), what]);
	};
	for (const {op, marks} of draws)
		if (op === "BDC" && marks.at(-1).mcid !== undefined)
			add(drawn, marks.at(-1), 1);
	for (const {element, content} of order)
		if (content)
			add(owned, content, element);
	for (const [holder, numbers] of drawn)
		for (const [mcid, times] of numbers) {
			if (times.length > 1)
				yield `marked content ${mcid} is drawn ${times.length} times`;
			if ((owned.get(holder)?.get(mcid) ?? []).length !== 1)
				yield `marked content ${mcid} belongs to ${owned.get(holder)?.get(mcid)?.length ?? 0} elements`;
		}
	for (const [holder, numbers] of owned)
		for (const mcid of numbers.keys())
			if (!drawn.get(holder)?.has(mcid))
				yield `an element has marked content ${mcid}, which is not drawn`;
}

function numberTree(pdf, node, map = new Map()) {
	const tree = pdf.get(node) ?? {}, numbers = pdf.get(tree["/Nums"]) ?? [];
	for (let i = 0; i + 1 < numbers.length; i += 2)
		map.set(pdf.get(numbers[i]), numbers[i + 1]);
	for (const kid of pdf.get(tree["/Kids"]) ?? [])
		numberTree(pdf, kid, map);
	return map;
}

/* From a place on the page to its element, as a reader follows it. */
function* parentTreeFind({pdf, top, order, annotations, pages}) {
	const tree = numberTree(pdf, top?.dict["/ParentTree"]);
	const next = pdf.get(top?.dict["/ParentTreeNextKey"]);
	if (next !== undefined && [...tree.keys()].some(key => key >= next))
		yield `the parent tree's next key is ${next}, which it has`;
	for (const {reference, dict} of pages)
		if (!tree.has(pdf.get(dict["/StructParents"])))
			yield `${reference}: the page is not in the parent tree`;
	for (const {element, content} of order) {
		if (!content)
			continue;
		const dict = isStream(content.holder) ? content.holder.dict : content.holder ?? {};
		const entry = pdf.at(tree.get(pdf.get(dict["/StructParents"])), content.mcid);
		if (entry !== element.dict)
			yield `the parent tree gives marked content ${content.mcid} to another element`;
	}
	for (const {reference, dict} of annotations) {
		const entry = pdf.get(tree.get(pdf.get(dict["/StructParent"])));
		if (entry === undefined || entry !== order.find(o => o.object === reference)?.element.dict)
			yield `${reference}: the parent tree does not give the annotation to its element`;
	}
}

function* elementsFind({pdf, top, elements}) {
	if (top === undefined || top.dict["/Type"] !== "/StructTreeRoot" || elements.length === 0)
		return yield "no structure";
	if (top.kids.length !== 1 || top.kids[0].type !== "Document")
		yield "the structure is not one Document";
	const roles = pdf.get(top.dict["/RoleMap"]) ?? {};
	for (const e of elements) {
		if (!STANDARD.has(e.type) && !STANDARD.has(String(pdf.get(roles[`/${e.type}`])).slice(1)))
			yield `${e.type} is no standard type`;
		if (pdf.get(e.dict["/P"]) !== e.parent.dict)
			yield `${e.type} does not point back to its parent`;
		if (WITHIN[e.type] && !WITHIN[e.type].includes(e.parent.type))
			yield `${e.type} in ${e.parent.type ?? "the root"}`;
		if (["Table", "TR"].includes(e.type) && e.contents.length > 0)
			yield `${e.type} has content of its own`;
	}
}

function* headingsFind({elements, pages}) {
	const levels = elements.filter(e => /^H[1-6]$/.test(e.type)).map(e => Number(e.type[1]));
	if (levels.length === 0 || levels[0] !== 1)
		yield "the first heading is not H1";
	for (let i = 1; i < levels.length; i++)
		if (levels[i] > levels[i - 1] + 1)
			yield `H${levels[i]} after H${levels[i - 1]}`;
	if (levels.filter(l => l === 1).length > pages.length)
		yield "more than one H1 a page";
	if (elements.some(e => e.type === "H"))
		yield "H beside H1";
}

const attribute = (pdf, element, key) => [pdf.get(element.dict["/A"]) ?? []].flat().map(a => pdf.get(a))
	.find(a => a?.["/O"] === "/Table" && a[key] !== undefined)?.[key];

function* tablesFind({pdf, elements}) {
	for (const e of elements)
		if (e.type === "TH" && attribute(pdf, e, "/Scope") === undefined && attribute(pdf, e, "/Headers") === undefined)
			yield `TH without scope: ${e.reference}`;
	for (const table of elements.filter(e => e.type === "Table")) {
		const rows = table.kids.flatMap(k => k.type === "TR" ? [k] : k.kids.filter(r => r.type === "TR")), below = [];
		rows.forEach((row, i) => {
			let columns = below[i] ?? 0;
			for (const cell of row.kids) {
				const [wide, high] = ["/ColSpan", "/RowSpan"].map(key => attribute(pdf, cell, key) ?? 1);
				columns += wide;
				for (let r = 1; r < high; r++)
					below[i + r] = (below[i + r] ?? 0) + wide;
			}
			row.columns = columns;
		});
		if (new Set(rows.map(r => r.columns)).size > 1)
			yield `rows of ${rows.map(r => r.columns).join(", ")} columns`;
		if (rows.length === 0)
			yield "a table without rows";
	}
}

function* figuresFind({pdf, elements}) {
	for (const e of elements)
		if (["Figure", "Formula"].includes(e.type) && !text(pdf.get(e.dict["/Alt"])) && !text(pdf.get(e.dict["/ActualText"])))
			yield `${e.type} without words for who cannot see it`;
}

/* Chinese is said to be Chinese, and a sentence of English English. */
function* languagesFind({order, marked, langs}) {
	for (const {element, content} of order) {
		if (!content)
			continue;
		const said = marked.get(content.holder)?.get(content.mcid) ?? "";
		const lang = langs.get(content.holder)?.get(content.mcid) ?? text(element.lang) ?? "";
		if (HAN.test(said) && !/^zh\b/.test(lang))
			yield `${JSON.stringify(said)} is read as ${lang}`;
		if (!HAN.test(said) && /[a-z]{2,}[^a-zA-Z]+[a-z]{2,}/.test(said) && !/^en\b/.test(lang))
			yield `${JSON.stringify(said)} is read as ${lang}`;
		if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(lang))
			yield `${JSON.stringify(lang)} is no language`;
	}
}

/* ---- fields ---- */

function* formFind({pdf, widgets}) {
	const form = pdf.get(pdf.root["/AcroForm"]);
	if (form === undefined) {
		if (widgets.length > 0)
			yield "fields without a form";
		return;
	}
	if (form["/NeedAppearances"] === true)
		yield "leaves it to the reader to draw the fields";
	if (form["/XFA"] !== undefined)
		yield "a form in XML beside it";
	const listed = new Set(), names = new Map();
	const walk = (reference, before) => {
		const field = pdf.get(reference) ?? {}, own = text(pdf.get(field["/T"]));
		const name = [before, own].filter(Boolean).join(".");
		listed.add(reference);
		if (own !== undefined)
			names.set(name, (names.get(name) ?? 0) + 1);
		if (own?.includes("."))
			names.set(own, 2);
		(pdf.get(field["/Kids"]) ?? []).forEach(kid => walk(kid, name));
	};
	(pdf.get(form["/Fields"]) ?? []).forEach(f => walk(f, ""));
	for (const {reference} of widgets)
		if (!listed.has(reference))
			yield `${reference}: the form does not list the field`;
	for (const [name, times] of names)
		if (times > 1)
			yield `${name} is the name of two fields, or has a dot`;
}

function* widgetsFind(facts) {
	const {pdf, widgets, order} = facts;
	for (const widget of widgets) {
		const {reference, dict} = widget, name = text(pdf.get(facts.inherited(dict, "/T"))) ?? reference;
		const owners = order.filter(o => o.object === reference).map(o => o.element);
		if (owners.length !== 1 || owners[0].type !== "Form")
			yield `${name}: in ${owners.map(o => o.type).join() || "no element"}, not in one Form`;
		if (owners.length === 1 && owners[0].objects.length !== 1)
			yield `${name}: shares its Form with another field`;
		if (!text(facts.inherited(dict, "/TU"))?.trim())
			yield `${name}: no name for who cannot see it`;
		if (!/^\/(Tx|Btn|Ch)$/.test(facts.inherited(dict, "/FT")) || facts.inherited(dict, "/T") === undefined)
			yield `${name}: no kind or no name`;
		const flags = pdf.get(dict["/F"]) ?? 0;
		if ((flags & 4) === 0 || (flags & (1 | 2 | 32)) !== 0)
			yield `${name}: flags ${flags}: not printed, or hidden`;
		const [x0, y0, x1, y1] = pdf.get(dict["/Rect"]) ?? [], page = pdf.get(widget.page.dict["/MediaBox"]);
		if (!(x0 < x1 && y0 < y1 && x0 >= page[0] && y0 >= page[1] && x1 <= page[2] && y1 <= page[3]))
			yield `${name}: its box ${[x0, y0, x1, y1]} is not on the page`;
		if (dict["/A"] !== undefined)
			yield `${name}: acts`;
	}
}

function* appearanceFind(facts) {
	const {pdf, widgets} = facts;
	for (const {dict} of widgets) {
		const name = text(facts.inherited(dict, "/T")), looks = pdf.get(dict["/AP"]) ?? {}, normal = pdf.get(looks["/N"]);
		if (Object.keys(looks).join() !== "/N" || normal === undefined) {
			yield `${name}: has looks ${Object.keys(looks).join(" ") || "none"}, not /N`;
			continue;
		}
		if (facts.inherited(dict, "/FT") === "/Btn") {
			const state = pdf.get(dict["/AS"]);
			if (isStream(normal) || normal[state] === undefined || pdf.get(normal["/Off"]) === undefined)
				yield `${name}: its box has no look for ${state}`;
		} else if (!isStream(normal)) {
			yield `${name}: its look is no drawing`;
		}
	}
}

/* What is typed is set in a font the file brings along. */
function* typedFind(facts) {
	const {pdf, widgets} = facts;
	for (const {dict} of widgets) {
		if (facts.inherited(dict, "/FT") !== "/Tx")
			continue;
		const name = text(facts.inherited(dict, "/T")), da = text(facts.inherited(dict, "/DA")) ?? "";
		const font = pdf.at(pdf.root, "/AcroForm", "/DR", "/Font", /\/(\S+)\s+\S+\s+Tf/.exec(da)?.[0].split(/\s/)[0] ?? "");
		if (font === undefined || facts.font(font)?.file === undefined)
			yield `${name}: typed in a font that is not embedded: ${da}`;
	}
}

function* tabsFind({pages, order, pdf}) {
	for (const page of pages) {
		const annotations = (pdf.get(page.dict["/Annots"]) ?? []).filter(Pdf.isReference);
		const read = order.filter(o => o.object && annotations.includes(o.object)).map(o => o.object);
		if (read.join() !== annotations.join())
			yield "the fields are not listed in the order they are read in";
	}
}

export const structureRules = [
	{id: "tagged", clause: "14289-1, 7.1", find: taggedFind},
	{id: "nested", clause: "14289-1, 7.1", find: nestedFind},
	{id: "contents", clause: "32000-1, 14.7.4", find: contentsFind},
	{id: "parent-tree", clause: "32000-1, 14.7.4.4", find: parentTreeFind},
	{id: "elements", clause: "14289-1, 7.1", find: elementsFind},
	{id: "headings", clause: "14289-1, 7.4", find: headingsFind},
	{id: "tables", clause: "14289-1, 7.5", find: tablesFind},
	{id: "figures", clause: "14289-1, 7.3, 7.7", find: figuresFind},
	{id: "languages", clause: "14289-1, 7.2", find: languagesFind},
	{id: "form", clause: "19005-2, 6.4.1, 6.4.2", find: formFind},
	{id: "widgets", clause: "14289-1, 7.18; 19005-2, 6.3.2", find: widgetsFind},
	{id: "appearances", clause: "19005-2, 6.3.3", find: appearanceFind},
	{id: "typed", clause: "19005-2, 6.2.11.4", find: typedFind},
	{id: "tabs", clause: "14289-1, 7.18.3", find: tabsFind},
];
