/* What a filled form has to say: values for its fields, and what is wrong with how they come back. */
import {execFileSync} from "node:child_process";
import {words} from "./cells.mjs";
import {shown} from "./content.mjs";
import {text} from "./object.mjs";
import {dark} from "./picture.mjs";

const HEIGHT = 841.889764;
const WORDS = ["杭州市第一技师学院", "喆堃珺昇祎翀镕", "焊工（三级）、电工", "Welding, level 3",
	"《安全操作规程》“甲”类", "贰万伍仟元整"];
const NUMBERS = {year: "2020", month: "11", day: "30"};
const squeeze = s => s.replace(/[\s\u3000]+/g, "");

export const nameOf = (facts, widget) => text(facts.inherited(widget.dict, "/T"));
/* From the sheet's top left corner. */
export const boxOf = (facts, {dict}) => {
	const [x0, y0, x1, y1] = facts.pdf.get(dict["/Rect"]);
	return [x0, HEIGHT - y1, x1, HEIGHT - y0];
};

/* Something for every second field, dates whole, as wide as the field is. */
export function valuesFor(facts) {
	const values = {};
	facts.widgets.forEach((widget, i) => {
		const name = nameOf(facts, widget), part = /-(year|month|day)$/.exec(name)?.[1], box = boxOf(facts, widget);
		if (facts.inherited(widget.dict, "/FT") === "/Btn")
			values[name] = true;
		else if (part)
			values[name] = NUMBERS[part];
		else if (i % 2 === 0)
			values[name] = box[2] - box[0] < 130 ? "40" : WORDS[(i / 2) % WORDS.length];
	});
	return values;
}

const LINE = "2020年“西湖杯”新能源汽车维修职业技能竞赛（决赛）暨长三角城市群汽车维修工邀请赛，电池管理系统的检测与维修、高压安全操作";

/* In every second field from the second on: nearly two lines of 12 points, or all that a large one takes. */
export function longFor(facts) {
	const values = {};
	facts.widgets.forEach((widget, i) => {
		const [x0, y0, x1, y1] = boxOf(facts, widget), name = nameOf(facts, widget), across = (x1 - x0) / 12;
		if (facts.inherited(widget.dict, "/FT") !== "/Btn" && !/-(year|month|day)$/.test(name) && i % 2 === 1)
			values[name] = LINE.repeat(9).slice(0, y1 - y0 < 24 ? Math.floor(across * 1.8) : facts.inherited(widget.dict, "/MaxLen"));
	});
	return values;
}

const typed = (facts, widget) =>
	facts.appearances.filter(d => d.widget === widget).flatMap(d => shown(d).map(s => facts.font(d.font).text(s))).join("");

/* Kept as the field's value, and set in its look. */
export function* valueFaults(facts, values) {
	for (const widget of facts.widgets) {
		const name = nameOf(facts, widget), value = facts.inherited(widget.dict, "/V"), wanted = values[name];
		const button = facts.inherited(widget.dict, "/FT") === "/Btn";
		if (button ? (value !== "/Off") !== (wanted === true) || widget.dict["/AS"] !== value : (text(value) ?? "") !== (wanted ?? ""))
			yield `${name} says ${value}, not ${wanted}`;
		if (!button && squeeze(typed(facts, widget)) !== squeeze(wanted ?? ""))
			yield `${name} shows ${typed(facts, widget)}, not ${wanted}`;
	}
}

/* Seen in its field's box, and nothing in the others. */
export function* pictureFaults(facts, values, before, after) {
	for (const widget of facts.widgets) {
		const name = nameOf(facts, widget), ink = dark(after, boxOf(facts, widget)) - dark(before, boxOf(facts, widget));
		if (values[name] === undefined ? ink !== 0 : ink < 10)
			yield `${name}: ${ink} more dark points with ${values[name]}`;
	}
}

/* All of it in its field, in letters that can be read. */
export function* outside(path, facts, values) {
	const list = words(path);
	for (const widget of facts.widgets) {
		const name = nameOf(facts, widget), [x0, y0, x1, y1] = boxOf(facts, widget);
		if (values[name] === true)
			continue;
		const on = ({box: b}) => (b[0] + b[2]) / 2 > x0 && (b[0] + b[2]) / 2 < x1 && (b[1] + b[3]) / 2 > y0 && (b[1] + b[3]) / 2 < y1;
		const its = values[name] === undefined ? [] : list.filter(on), said = its.map(word => word.text).join("");
		if (said !== squeeze(values[name] ?? ""))
			yield `${name} has ${said}, not ${values[name]}`;
		for (const {box: b, text: word} of its)
			if (b[0] < x0 || b[2] > x1 + 1 || b[1] < y0 - 1.5 || b[3] > y1 + 1.5 || b[3] - b[1] < 6)
				yield `${name}: ${word} at ${b.join(" ")} in ${x0} ${y0} ${x1} ${y1}`;
	}
}

/* What a program that reads text makes of the file. */
export function unread(values, command) {
	const said = squeeze(execFileSync(command[0], command.slice(1), {encoding: "utf8", stdio: ["ignore", "pipe", "ignore"]}));
	return Object.values(values).filter(v => v !== true && !said.includes(squeeze(v)));
}

export const extractors = {
	poppler: path => ["pdftotext", "-raw", path, "-"],
	MuPDF: path => ["mutool", "draw", "-q", "-F", "txt", path],
};
