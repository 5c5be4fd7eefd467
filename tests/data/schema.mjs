/*
 * The open data of a built site: every JSON file fits its schema, no schema lets a wrong one through, the catalogue
 * names every file as it is, every CSV is what its metadata say and holds what its JSON twin holds, every hash is
 * right, every id leads somewhere.   node schema.mjs SITE
 */
import {createHash} from "node:crypto";
import {createRequire} from "node:module";
import {existsSync, readFileSync} from "node:fs";
import {join, posix, resolve} from "node:path";
import {files} from "../browser/site.mjs";
import {Tap} from "../browser/tap.mjs";
import {parse} from "./csv.mjs";

const {default: Ajv} = createRequire(new URL("../browser/", import.meta.url))("ajv/dist/2020.js");
const site = resolve(process.argv[2]), data = join(site, "data");
const tap = new Tap();
const json = path => JSON.parse(readFileSync(join(data, path), "utf8"));
const sha256 = bytes => createHash("sha256").update(bytes).digest("hex");
const index = json("index.json");

/* ---- the catalogue ---- */
const listed = index.files.map(({path}) => path);
tap.none(files(data).filter(path => path !== "index.json" && !listed.includes(path)), "catalogue: every file is in it");
tap.none(index.files.filter(file => {
	const bytes = existsSync(join(data, file.path)) ? readFileSync(join(data, file.path)) : Buffer.of();
	return bytes.length !== file.bytes || sha256(bytes) !== file.sha256;
}).map(({path}) => path), "catalogue: size and hash of every file are right");
tap.ok(new Set(listed).size === listed.length, "catalogue: no file twice");
tap.same(JSON.stringify(index.policies.map(({file}) => file)),
	JSON.stringify(index.files.filter(({kind}) => kind === "policy").map(({path}) => path)), "catalogue: every policy has its file");
tap.ok(/著作权法》第五条/.test(index.licence.official_texts.zh), "catalogue: the standing of the official texts is said");

/* ---- the schemas ---- */
const ajv = new Ajv({allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true});
const validators = new Map();
for (const {path} of index.files.filter(({kind}) => kind === "schema"))
	tap.ok((() => { validators.set(path, ajv.compile(json(path))); return true; })(), `${path} is a schema, strictly`);
const check = (path, schema) => {
	const validate = validators.get(schema);
	tap.ok(validate?.(json(path)), `${path} fits ${schema}`,
		(validate?.errors ?? []).slice(0, 8).map(({instancePath, message, params}) => `${instancePath} ${message} ${JSON.stringify(params)}`).join("\n"));
};
check("index.json", "schema/index.schema.json");
for (const {path, schema, media_type: type, kind} of index.files)
	if (schema)
		check(path, schema);
	else
		tap.ok(type !== "application/json", `${path} (${kind}) has a schema where it is JSON`);

/* A schema that takes anything proves nothing: a key that is not there, a key that is missing, another type. */
const faults = value => {
	const found = [];
	const walk = (node, path) => {
		if (Array.isArray(node))
			return node.slice(0, 1).forEach((inner, i) => walk(inner, [...path, i]));
		if (node === null || typeof node !== "object")
			return;
		found.push(path);
		for (const [key, inner] of Object.entries(node))
			walk(inner, [...path, key]);
	};
	walk(value, []);
	return found;
};
const at = (value, path) => path.reduce((node, key) => node[key], value);
/* Maps whose keys are data: ids of columns, values of facts, cells. */
const OPEN = new Set(["rows", "cells"]);
for (const [schema, validate] of validators) {
	const path = schema === "schema/index.schema.json" ? "index.json" : index.files.find(file => file.schema === schema)?.path;
	if (!tap.ok(path !== undefined, `${schema} is the schema of a file`))
		continue;
	const whole = json(path), passed = [];
	for (const place of faults(whole)) {
		const last = place.filter(key => typeof key === "string").at(-1);
		const map = OPEN.has(last) && !Array.isArray(at(whole, place)) && typeof place.at(-1) === "string";
		const more = structuredClone(whole);
		if (map || place.some((key, i) => OPEN.has(key) && i < place.length - 1 && typeof place[i + 1] === "string"))
			continue;
		at(more, place).stray = 1;
		if (validate(more))
			passed.push(`${place.join(".")}: a stray key`);
	}
	tap.none(passed, `${schema} refuses what is not in it`);
	for (const key of Object.keys(whole)) {
		const other = structuredClone(whole);
		other[key] = 7.5;
		if (validate(other))
			tap.ok(false, `${schema} refuses a number for ${key}`);
	}
}

/* ---- CSV and CSVW ---- */
const fine = {string: () => true, integer: text => /^\d+$/.test(text), decimal: text => /^\d+(\.\d+)?$/.test(text),
	date: text => /^\d{4}-\d\d-\d\d$/.test(text)};
for (const {path} of index.files.filter(({media_type: type}) => type === "text/csv")) {
	const bytes = readFileSync(join(data, path)), meta = json(`${path}-metadata.json`);
	const {columns, primaryKey} = meta.tableSchema, rows = parse(bytes.toString("utf8").slice(1));
	const head = rows.splice(0, meta.dialect.headerRowCount).at(-1), bad = [];
	tap.ok(bytes[0] === 0xEF && bytes[1] === 0xBB && bytes[2] === 0xBF, `${path}: spreadsheets see that it is UTF-8`);
	tap.ok(meta["@context"] === "http://www.w3.org/ns/csvw" && posix.join(posix.dirname(path), meta.url) === path,
		`${path}: its metadata are CSVW and its own`);
	tap.same(JSON.stringify(head), JSON.stringify(columns.map(({name, titles}) => titles ? Object.values(titles)[0] : name)),
		`${path}: its header cells are the columns`);
	rows.forEach((row, r) => columns.forEach(({name, datatype, required}, c) => {
		if (row.length !== columns.length || (row[c] === "" ? required : !fine[datatype](row[c])))
			bad.push(`row ${r + 2}: ${name} is "${row[c]}", not ${datatype}`);
	}));
	tap.none(bad, `${path}: every cell is of its column's type`);
	if (primaryKey)
		tap.same(new Set(rows.map(row => row[columns.findIndex(({name}) => name === primaryKey)])).size, rows.length,
			`${path}: no two rows have one ${primaryKey}`);
	tap.none(columns.filter(({"dc:description": about}) => about.length !== 2 || about.some(({"@value": said}) => !said))
		.map(({name}) => name), `${path}: every column is explained in both languages`);
}
/* The CSV and its JSON twin say the same. */
const twin = (path, list, listKeys) => {
	const [head, ...rows] = parse(readFileSync(join(data, path), "utf8").slice(1));
	tap.same(rows.length, list.length, `${path} has as many rows as its JSON`);
	tap.none(rows.flatMap((row, r) => head.filter((name, c) => {
		const value = list[r][name] ?? "";
		return row[c] !== (Array.isArray(value) ? value.join(listKeys[name]) : value);
	}).map(name => `row ${r + 2}: ${name}`)), `${path} says what its JSON says`);
};
twin("rates.csv", json("rates.json").rates, {program: " ", payee: " ", documents: "；"});
twin("glossary.csv", json("glossary.json").terms.map(({note, ...term}) => ({...term, note_zh: note?.zh, note_en: note?.en})), {also: "; "});

/* ---- what the files say of each other ---- */
const vocabulary = json("vocabulary.json"), {rules} = json("rules.json"), {rates} = json("rates.json");
const ids = list => new Set(list.map(({id}) => id));
const regions = ids(vocabulary.regions), notes = ids(vocabulary.notes), policies = ids(index.policies), ruleIds = ids(rules);
const values = new Map(vocabulary.facts.map(fact => [fact.id, ids(fact.values)]));
tap.none([...rules, ...rates].filter(({region, policy}) => !regions.has(region) || !policies.has(policy)).map(({id}) => id),
	"rules and rates name regions and policies that are there");
tap.none(rules.flatMap(rule => [...rule.notes.filter(id => !notes.has(id)), ...(rule.program ?? []).filter(id => !values.get("program").has(id)),
	...[...(rule.modifies ?? []), ...(rule.reminders ?? [])].filter(id => !ruleIds.has(id))].map(id => `${rule.id}: ${id}`)),
"rules name notes, trainings and rules that are there");
tap.none(rates.filter(({rule, fact, key, fact2, key2}) => !ruleIds.has(rule) || (fact !== undefined && !values.has(fact)) ||
	(key !== undefined && !values.get(fact).has(key)) || (key2 !== undefined && !values.get(fact2).has(key2))).map(({id}) => id),
"rates name rules, facts and values that are there");
tap.none(rules.filter(({kind, id}) => kind === "pays" && !rates.some(({rule}) => rule === id)).map(({id}) => id),
	"every rule that pays has a rate");
tap.none(rates.filter(({page}) => ["zh", "en"].some(lang => {
	const [file, anchor] = `${lang}/${page}`.split("#");
	return !existsSync(join(site, file)) || !readFileSync(join(site, file), "utf8").includes(` id="${anchor}"`);
})).map(({id, page}) => `${id}: ${page}`), "every rate's page and place are there, in both languages");

/* ---- the texts and their hashes ---- */
const tree = clauses => clauses.flatMap(clause => [clause, ...tree(clause.clauses)]);
for (const {file} of index.policies) {
	const policy = json(file), clauses = policy.parts.flatMap(part => tree(part.clauses));
	const joined = (blocks, lang) => blocks.map(block => block[lang]).filter(text => text !== undefined).join("\n");
	tap.same(new Set(clauses.map(({id}) => id)).size, clauses.length, `${file}: every clause has an id of its own`);
	tap.none(policy.blocks.filter(({clause_id: id, clause}) => clauses.find(other => other.id === id)?.path !== clause)
		.map(({id, clause}) => `${id ?? ""} ${clause}`), `${file}: every block belongs to a clause of the tree`);
	tap.none(["zh", "en"].filter(lang => policy.sha256[lang] !== sha256(joined(policy.blocks, lang))), `${file}: the texts' hashes are right`);
	tap.none(clauses.flatMap(clause => ["zh", "en"].filter(lang => clause.sha256[lang] !== undefined && clause.sha256[lang] !==
		sha256(joined(policy.blocks.filter(({clause_id: id}) => id === clause.id), lang))).map(lang => `${clause.path} ${lang}`)),
	`${file}: every clause's hashes are right`);
	const source = join(data, `policies/${policy.id}/source.txt`);
	tap.ok(policy.sha256.source === (existsSync(source) ? sha256(readFileSync(source)) : undefined), `${file}: the source's hash is right`);
	for (const block of policy.blocks.filter(({table}) => table))
		tap.ok(json(`tables/${policy.id}-${block.table}.json`).clause === block.clause, `${file}: table ${block.table} has its file`);
}
for (const {path} of index.files.filter(({kind}) => kind === "table")) {
	const table = json(path), bad = [];
	for (const {id, total} of table.columns.filter(column => column.total)) {
		const sum = table.rows.reduce((all, {cells}) => all + cells[id], 0);
		if (total && sum !== table.total.cells[id])
			bad.push(`${id}: ${sum}, not ${table.total.cells[id]}`);
	}
	tap.none(bad, `${path}: its columns add up`);
}
tap.none(json("forms.json").forms.flatMap(form => form.files.map(({path}) => path).filter(path => !existsSync(join(site, path)))),
	"forms.json: every PDF is there");
process.exit(tap.status);
