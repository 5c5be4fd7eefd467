/* The drawing operators of a page: split into operators, and walked with everything the page draws through them. */
import {isStream} from "./object.mjs";

const SPACE = " \n\r\t\f\0", DELIMITER = "()<>[]{}/%";
const ESCAPES = {n: "\n", r: "\r", t: "\t", b: "\b", f: "\f"};

class Reader {
	constructor(bytes) {
		this.s = bytes.toString("latin1");
		this.i = 0;
	}

	skip() {
		for (; this.i < this.s.length; this.i++) {
			if (this.s[this.i] === "%")
				while (this.i < this.s.length && !"\r\n".includes(this.s[this.i]))
					this.i++;
			else if (!SPACE.includes(this.s[this.i]))
				return true;
		}
		return false;
	}

	word() {
		const from = this.i;
		while (this.i < this.s.length && !SPACE.includes(this.s[this.i]) && !DELIMITER.includes(this.s[this.i]))
			this.i++;
		return this.s.slice(from, this.i);
	}

	literal() {
		let out = "", depth = 1;
		for (this.i++; this.i < this.s.length; this.i++) {
			let c = this.s[this.i];
			if (c === "\\") {
				const octal = /^[0-7]{1,3}/.exec(this.s.slice(this.i + 1, this.i + 4));
				c = octal ? String.fromCharCode(parseInt(octal[0], 8)) : ESCAPES[this.s[this.i + 1]] ?? this.s[this.i + 1];
				this.i += octal ? octal[0].length : 1;
			} else if (c === "(") {
				depth++;
			} else if (c === ")" && --depth === 0) {
				break;
			}
			out += c;
		}
		this.i++;
		return {string: Buffer.from(out, "latin1")};
	}

	until(close) {
		const list = [];
		while (this.skip() && !this.s.startsWith(close, this.i))
			list.push(this.operand());
		this.i += close.length;
		return list;
	}

	/* A number, name, string, array or dictionary; anything else is an operator. */
	operand() {
		const c = this.s[this.i];
		if (c === "(")
			return this.literal();
		if (c === "/") {
			this.i++;
			return {name: this.word()};
		}
		if (c === "[") {
			this.i++;
			return {array: this.until("]")};
		}
		if (this.s.startsWith("<<", this.i)) {
			this.i += 2;
			const list = this.until(">>"), dict = {};
			for (let i = 0; i + 1 < list.length; i += 2)
				dict[list[i].name] = list[i + 1];
			return {dict};
		}
		if (c === "<") {
			const end = this.s.indexOf(">", this.i), hex = this.s.slice(this.i + 1, end).replace(/\s/g, "");
			this.i = end + 1;
			return {string: Buffer.from(hex + (hex.length % 2 ? "0" : ""), "hex")};
		}
		const word = this.word();
		if (word === "") {
			this.i++;
			return {op: c};
		}
		return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(word) ? {number: Number(word)} : {op: word};
	}
}

/* [{op, args}] */
export function operators(bytes) {
	const reader = new Reader(bytes), list = [];
	let args = [];
	while (reader.skip()) {
		const operand = reader.operand();
		if (operand.op === undefined || ["true", "false", "null"].includes(operand.op)) {
			args.push(operand);
			continue;
		}
		list.push({op: operand.op, args});
		args = [];
		if (operand.op === "ID") { /* an inline image: its bytes are no operators */
			const end = /[\s]EI(?=[\s]|$)/.exec(reader.s.slice(reader.i));
			reader.i = end ? reader.i + end.index + 1 : reader.s.length;
		}
	}
	return list;
}

const multiply = (m, n) => [
	m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3], m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
	m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
];

/*
 * Calls `visit({op, args, marks, font, matrix, resources, holder})` for each operator of a page or a form XObject and
 * of the form XObjects it draws. `marks` are the marked contents it stands in, outermost first, each {tag, mcid,
 * holder, lang}; holder is the object whose marked content it is: the page or a form XObject with /StructParents.
 */
export function walk(pdf, start, visit) {
	const run = (bytes, resources, holder, state, depth) => {
		const saved = [];
		for (const {op, args} of operators(bytes)) {
			if (op === "q")
				saved.push({font: state.font, matrix: state.matrix});
			else if (op === "Q")
				Object.assign(state, saved.pop() ?? {});
			else if (op === "cm")
				state.matrix = multiply(args.map(a => a.number), state.matrix);
			else if (op === "Tf")
				state.font = pdf.at(resources, "/Font", `/${args[0].name}`);
			else if (op === "BDC" || op === "BMC")
				state.marks = [...state.marks, mark(pdf, args, resources, holder)];
			visit({op, args, ...state, resources, holder, saved: saved.length});
			if (op === "EMC")
				state.marks = state.marks.slice(0, -1);
			else if (op === "Do")
				draw(pdf.at(resources, "/XObject", `/${args[0].name}`), resources, holder, state, depth);
		}
		return saved.length;
	};
	const draw = (object, resources, holder, state, depth) => {
		if (!isStream(object) || object.dict["/Subtype"] !== "/Form" || depth > 8)
			return;
		const own = object.dict["/StructParents"] !== undefined ? object : holder;
		const matrix = pdf.get(object.dict["/Matrix"]) ?? [1, 0, 0, 1, 0, 0];
		run(pdf.data(object), pdf.get(object.dict["/Resources"]) ?? resources, own,
			{...state, matrix: multiply(matrix, state.matrix)}, depth + 1);
	};
	const dict = isStream(start) ? start.dict : start;
	const contents = isStream(start) ? [start] : [pdf.get(dict["/Contents"])].flat().map(c => pdf.get(c));
	const state = {marks: [], font: undefined, matrix: [1, 0, 0, 1, 0, 0]};
	const bytes = Buffer.concat(contents.filter(Boolean).flatMap(c => [pdf.data(c), Buffer.from("\n")]));
	const open = run(bytes, pdf.get(dict["/Resources"]) ?? {}, start, state, 0);
	return {unclosed: state.marks.length, unrestored: open};
}

function mark(pdf, args, resources, holder) {
	const properties = args[1]?.dict ?? (args[1]?.name ? pdf.at(resources, "/Properties", `/${args[1].name}`) : undefined);
	const mcid = properties?.MCID?.number ?? pdf.get(properties?.["/MCID"]);
	/* a span of content may say its own language, whatever its element's is */
	return {tag: args[0]?.name, mcid, holder, lang: properties?.Lang?.string?.toString("latin1")};
}

/* The strings a text-showing operator draws. */
export function shown({op, args}) {
	if (op === "TJ")
		return args[0].array.filter(a => a.string).map(a => a.string);
	return ["Tj", "'", '"'].includes(op) ? args.filter(a => a.string).map(a => a.string) : [];
}
