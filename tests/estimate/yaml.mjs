/*
 * The YAML that content/ is written in, for tests that must not share the program's reader: maps and lists by
 * indentation, {…} and […] on one line, plain and quoted texts, comments. Every scalar is a string.
 */
export function parseYaml(text) {
	const lines = [];
	text.split("\n").forEach((raw, index) => {
		if (raw.trim() !== "" && !raw.trim().startsWith("#"))
			lines.push({indent: raw.search(/\S/), text: raw.trim(), number: index + 1});
	});
	let at = 0;

	function flow(s) { // a value on one line
		let i = 0;
		const skip = () => { while (s[i] === " ") i++; };
		function quoted() {
			const mark = s[i++];
			let out = "";
			for (; i < s.length; i++) {
				if (s[i] !== mark) out += s[i];
				else if (mark === "'" && s[i + 1] === "'") { out += "'"; i++; }
				else { i++; return out; }
			}
			throw new Error(`no closing ${mark}: ${s}`);
		}
		function plain(ends) {
			const from = i;
			while (i < s.length && !ends.includes(s[i]) && !(s[i] === ":" && ends.includes(":") && s[i + 1] === " ")) i++;
			return s.slice(from, i).trim();
		}
		function key() {
			if (s[i] === '"' || s[i] === "'") return quoted();
			const end = s.indexOf(":", i), from = i;
			i = end;
			return s.slice(from, end).trim();
		}
		function value() {
			skip();
			if (s[i] === '"' || s[i] === "'") return quoted();
			if (s[i] === "[") {
				const list = [];
				for (i++, skip(); s[i] !== "]"; skip()) {
					list.push(value());
					skip();
					if (s[i] === ",") i++;
					else if (s[i] !== "]") throw new Error(`a comma or ] is expected: ${s}`);
				}
				i++;
				return list;
			}
			if (s[i] === "{") {
				const map = {};
				for (i++, skip(); s[i] !== "}"; skip()) {
					const name = key();
					if (s[i++] !== ":") throw new Error(`a colon is expected: ${s}`);
					map[name] = value();
					skip();
					if (s[i] === ",") i++;
					else if (s[i] !== "}") throw new Error(`a comma or } is expected: ${s}`);
				}
				i++;
				return map;
			}
			return plain(",]}");
		}
		if (!"[{\"'".includes(s[0])) return s.replace(/ #.*$/, "");
		const result = value();
		skip();
		if (i < s.length && s[i] !== "#") throw new Error(`more than a value: ${s}`);
		return result;
	}
	/* The value after "key:" or "-", on the rest of the line or indented below. */
	function rest(s, indent) {
		if (s !== "") {
			while (/^[[{"']/.test(s) && !closed(s) && at < lines.length) s += " " + lines[at++].text; // goes on below
			return flow(s);
		}
		if (at < lines.length && (lines[at].indent > indent || (lines[at].indent === indent && lines[at].text.startsWith("- "))))
			return block(lines[at].indent);
		return "";
	}
	function closed(s) {
		try { flow(s); return true; } catch { return false; }
	}
	const pair = /^("[^"]*"|'[^']*'|[^\s:"'[{][^:]*):(?: (.*))?$/s;
	function block(indent) {
		if (/^-( |$)/.test(lines[at].text)) {
			const list = [];
			while (at < lines.length && lines[at].indent === indent && /^-( |$)/.test(lines[at].text)) {
				const body = lines[at].text.slice(2);
				if (pair.test(body) && !/^[[{]/.test(body)) { // a map whose first key stands beside the dash
					lines[at] = {...lines[at], indent: indent + 2, text: body};
					list.push(block(indent + 2));
				} else {
					at++;
					list.push(rest(body, indent));
				}
			}
			return list;
		}
		const map = {};
		while (at < lines.length && lines[at].indent === indent && !/^-( |$)/.test(lines[at].text)) {
			const m = pair.exec(lines[at].text);
			if (m === null) throw new Error(`line ${lines[at].number}: no key: ${lines[at].text}`);
			const name = m[1].replace(/^(["'])(.*)\1$/, "$2");
			if (name in map) throw new Error(`line ${lines[at].number}: ${name} twice`);
			at++;
			map[name] = rest(m[2] ?? "", indent);
		}
		return map;
	}
	const result = block(lines[0].indent);
	if (at < lines.length) throw new Error(`line ${lines[at].number}: ${lines[at].text}`);
	return result;
}
