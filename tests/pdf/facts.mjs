/* Everything the rules ask of a PDF, gathered once: what is drawn, with which fonts, and the structure over it. */
import {Font} from "./fonts.mjs";
import {Pdf, isStream} from "./object.mjs";
import {shown, walk} from "./content.mjs";

const PAINTS = new Set(["f", "F", "f*", "B", "B*", "b", "b*", "s", "S", "sh", "Do", "EI", "Tj", "TJ", "'", '"']);

export class Facts {
	constructor(pdf) {
		this.pdf = pdf;
		this.draws = [];       /* {op, args, marks, font, …} of all pages, see walk() */
		this.appearances = []; /* the same of the appearances of widgets */
		this.balance = [];     /* what pages leave open */
		this.fonts = new Map();
		this.langs = new Map(); /* of marked contents that say one: holder → number → language */
		this.pages = pdf.pages;
		this.readPages();
		this.readElements();
		this.readWidgets();
	}

	font(dict) {
		if (dict !== undefined && !this.fonts.has(dict))
			this.fonts.set(dict, new Font(this.pdf, dict));
		return this.fonts.get(dict);
	}

	readPages() {
		for (const page of this.pages)
			this.balance.push(walk(this.pdf, page.dict, draw => {
				this.draws.push({...draw, page, paints: PAINTS.has(draw.op)});
				this.font(draw.font);
			}));
	}

	/* Each marked content that can be named: holder (a page or form XObject) → number → its text. */
	get marked() {
		if (this.markedContents === undefined) {
			this.markedContents = new Map();
			for (const draw of this.draws)
				for (const mark of draw.marks.filter(m => m.mcid !== undefined))
					this.markedAdd(mark, draw);
		}
		return this.markedContents;
	}

	markedAdd({holder, mcid, lang}, draw) {
		if (lang !== undefined)
			this.langs.set(holder, (this.langs.get(holder) ?? new Map()).set(mcid, lang));
		if (!this.markedContents.has(holder))
			this.markedContents.set(holder, new Map());
		const numbers = this.markedContents.get(holder);
		const strings = shown(draw).map(s => this.font(draw.font)?.text(s) ?? "");
		numbers.set(mcid, (numbers.get(mcid) ?? "") + strings.join(""));
	}

	/*
	 * Elements of the structure tree in reading order: {dict, reference, type, parent, lang, contents, objects, kids};
	 * contents are {holder, mcid}, objects are annotations. `order` has elements and contents as they are read.
	 */
	readElements() {
		this.elements = [];
		this.order = [];
		const root = this.pdf.get(this.pdf.root["/StructTreeRoot"]);
		if (root === undefined)
			return;
		const top = {dict: root, reference: this.pdf.root["/StructTreeRoot"], type: undefined, lang: this.pdf.root["/Lang"],
			contents: [], objects: [], kids: []};
		this.readKids(top, root["/K"]);
		this.top = top;
	}

	readKids(parent, value) {
		const kid = this.pdf.get(value);
		if (Array.isArray(kid))
			return kid.forEach(k => this.readKids(parent, k));
		if (typeof kid === "number")
			return this.readContent(parent, parent.dict["/Pg"], kid);
		if (kid?.["/Type"] === "/MCR")
			return this.readContent(parent, kid["/Stm"] ?? kid["/Pg"] ?? parent.dict["/Pg"], this.pdf.get(kid["/MCID"]));
		if (kid?.["/Type"] === "/OBJR") {
			parent.objects.push(kid["/Obj"]);
			return this.order.push({element: parent, object: kid["/Obj"]});
		}
		if (kid?.["/S"] === undefined)
			return undefined;
		const element = {dict: kid, reference: Pdf.isReference(value) ? value : undefined, type: kid["/S"].slice(1), parent,
			lang: kid["/Lang"] ?? parent.lang, contents: [], objects: [], kids: []};
		parent.kids.push(element);
		this.elements.push(element);
		return this.readKids(element, kid["/K"]);
	}

	readContent(parent, holder, mcid) {
		const content = {holder: this.pdf.get(holder), mcid};
		parent.contents.push(content);
		this.order.push({element: parent, content});
	}

	/* Everything an element and those under it say. */
	textOf(element) {
		const under = e => e === element || (e !== undefined && under(e.parent));
		return this.order.filter(o => o.content && under(o.element))
			.map(o => this.marked.get(o.content.holder)?.get(o.content.mcid) ?? "").join("");
	}

	/* Annotations of all pages, as {reference, dict, page}; inherited keys of a field by `inherited`. */
	readWidgets() {
		this.annotations = this.pages.flatMap(page => (this.pdf.get(page.dict["/Annots"]) ?? [])
			.map(reference => ({reference, dict: this.pdf.get(reference) ?? {}, page})));
		this.widgets = this.annotations.filter(a => a.dict["/Subtype"] === "/Widget");
		for (const widget of this.widgets)
			for (const stream of this.appearancesOf(widget))
				walk(this.pdf, stream, draw => {
					this.appearances.push({...draw, widget});
					this.font(draw.font);
				});
		const fonts = this.pdf.at(this.pdf.root, "/AcroForm", "/DR", "/Font") ?? {};
		for (const reference of Object.values(fonts))
			this.font(this.pdf.get(reference));
	}

	appearancesOf(widget) {
		const list = [];
		for (const look of Object.values(this.pdf.get(widget.dict["/AP"]) ?? {})) {
			const value = this.pdf.get(look);
			for (const one of isStream(value) ? [value] : Object.values(value ?? {}).map(v => this.pdf.get(v)))
				if (isStream(one))
					list.push(one);
		}
		return list;
	}

	inherited(dict, key) {
		for (let d = dict, i = 0; d !== undefined && i < 10; d = this.pdf.get(d["/Parent"]), i++)
			if (d[key] !== undefined)
				return this.pdf.get(d[key]);
		return this.pdf.at(this.pdf.root, "/AcroForm", key);
	}
}
