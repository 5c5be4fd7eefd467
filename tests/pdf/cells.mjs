/*
 * Where the words and fields of a form stand among its ruled lines: each word in one cell and clear of its rules, each
 * cell's words one heading or one answer of the table, each (empty) field in a cell's room and clear of all print.
 *   node tests/pdf/cells.mjs PDF…
 */
import {execFileSync} from "node:child_process";
import {basename} from "node:path";
import {pathToFileURL} from "node:url";
import {Tap} from "../browser/tap.mjs";
import {Facts} from "./facts.mjs";
import {Pdf, text} from "./object.mjs";
import {dark, readers} from "./picture.mjs";

const HEIGHT = 841.889764, NEAR = 0.3;
const inside = (a, b, by = NEAR) => a[0] >= b[0] - by && a[1] >= b[1] - by && a[2] <= b[2] + by && a[3] <= b[3] + by;
const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
const middle = b => [(b[0] + b[2]) / 2, (b[1] + b[3]) / 2];
const show = b => b.map(n => n.toFixed(1)).join(" ");
const letters = s => [...s.replace(/[\s\u3000]+/g, "")].sort().join("");
const unescape = s => s.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&amp;/g, "&");

/* The lines drawn, [x0, y0, x1, y1] in points from the sheet's top left corner; boxes to tick are no rules. */
export function ruled({draws}) {
	const list = [];
	let path = [], at;
	const place = (m, x, y) => [m[0] * x + m[2] * y + m[4], HEIGHT - (m[1] * x + m[3] * y + m[5])];
	const line = (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])];
	const extent = (figure, i) => Math.max(...figure.map(l => l[i + 2])) - Math.min(...figure.map(l => l[i]));
	const small = figure => extent(figure, 0) < 20 && extent(figure, 1) < 20;
	for (const {op, args, matrix} of draws) {
		const n = args.map(a => a.number);
		if (op === "m") {
			at = place(matrix, n[0], n[1]);
			path.push([]);
		} else if (op === "l") {
			const to = place(matrix, n[0], n[1]);
			path.at(-1).push(line(at, to));
			at = to;
		} else if (op === "re") {
			const [a, c] = [place(matrix, n[0], n[1]), place(matrix, n[0] + n[2], n[1] + n[3])];
			const corners = [a, [c[0], a[1]], c, [a[0], c[1]]];
			path.push(corners.map((corner, i) => line(corner, corners[(i + 1) % 4])));
		} else if (["S", "s", "f", "F", "f*", "B", "b", "n"].includes(op)) {
			list.push(...op === "n" ? [] : path.filter(figure => figure.length < 3 || !small(figure)).flat());
			path = [];
		}
	}
	return list;
}

/* The cell around a point, or undefined outside the grid. */
export function cellAt(lines, [x, y]) {
	const across = lines.filter(l => l[2] - l[0] > l[3] - l[1] && l[0] <= x && l[2] >= x).map(l => (l[1] + l[3]) / 2);
	const down = lines.filter(l => l[3] - l[1] > l[2] - l[0] && l[1] <= y && l[3] >= y).map(l => (l[0] + l[2]) / 2);
	const cell = [Math.max(...down.filter(v => v < x)), Math.max(...across.filter(v => v < y)),
		Math.min(...down.filter(v => v >= x)), Math.min(...across.filter(v => v >= y))];
	return cell.every(Number.isFinite) ? cell : undefined;
}

export function words(path) {
	const page = execFileSync("pdftotext", ["-bbox", path, "-"], {encoding: "utf8"});
	return [...page.matchAll(/<word xMin="([^"]*)" yMin="([^"]*)" xMax="([^"]*)" yMax="([^"]*)">(.*?)<\/word>/g)]
		.map(m => ({box: m.slice(1, 5).map(Number), text: unescape(m[5])}));
}

function* wordFaults(lines, list) {
	for (const word of list) {
		const cell = cellAt(lines, middle(word.box));
		if (cell && !inside(word.box, cell))
			yield `${word.text} at ${show(word.box)} leaves its cell ${show(cell)}`;
		for (const line of cell ? [] : lines)
			if (overlap(word.box, line))
				yield `${word.text} at ${show(word.box)} is crossed by the rule ${show(line)}`;
	}
}

function* cellFaults(lines, list, facts) {
	const cells = new Map();
	for (const word of list) {
		const cell = cellAt(lines, middle(word.box));
		if (cell)
			cells.set(show(cell), (cells.get(show(cell)) ?? "") + word.text);
	}
	const drawn = [...cells.values()].map(letters).sort();
	const said = facts.elements.filter(e => e.type === "TH" || e.type === "TD").map(e => letters(facts.textOf(e)))
		.filter(s => s !== "").sort();
	if (drawn.join("\n") !== said.join("\n"))
		yield `cells say\n${drawn.join("\n")}\nthe table says\n${said.join("\n")}`;
}

function* fieldFaults(lines, picture, facts) {
	for (const {dict} of facts.widgets) {
		const [x0, y0, x1, y1] = facts.pdf.get(dict["/Rect"]), box = [x0, HEIGHT - y1, x1, HEIGHT - y0];
		const name = text(facts.inherited(dict, "/T")), cell = cellAt(lines, middle(box));
		if (cell && !inside(box, cell))
			yield `${name} at ${show(box)} leaves its cell ${show(cell)}`;
		if (!cell && lines.some(l => overlap(l, box)))
			yield `${name} at ${show(box)} is crossed by a rule`;
		const ink = dark(picture, box);
		if (ink > 0)
			yield `${name} at ${show(box)} lies over what is printed: ${ink} dark points`;
	}
}

/* What is wrong, by what it is wrong with. */
export async function misplaced(path) {
	const facts = new Facts(new Pdf(path)), lines = ruled(facts), list = words(path);
	const field = facts.widgets.length > 0 ? [...fieldFaults(lines, await readers.poppler(path), facts)] : [];
	return {
		lines: lines.length, words: list.length, fields: facts.widgets.length,
		word: [...wordFaults(lines, list)], cell: [...cellFaults(lines, list, facts)], field,
	};
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
	const tap = new Tap();
	for (const path of process.argv.slice(2)) {
		const found = await misplaced(path), name = basename(path, ".pdf");
		tap.ok(found.lines > 5 && found.words > 10, `cells: ${name}: has rules and words`);
		tap.none(found.word, `cells: ${name}: each word in its cell, clear of the rules`);
		tap.none(found.cell, `cells: ${name}: each cell is one of the table's`);
		if (found.fields > 0)
			tap.none(found.field, `cells: ${name}: each field in its cell, on white paper`);
	}
	process.exitCode = tap.status;
}
