/*
 * The compact form of a wide screen: every answer stands in its row as a control and is changed where it stands; on a
 * phone and on paper the row has the answer in words. Rows are kept from one answer to the next, so that the focus and
 * a click stay where they are.
 */
"use strict";
const gongbuForm = (answers, questions, actions) => {
	const {words, make, button, factOf, unitOf} = gongbuWords;
	const UNSURE = "?";
	const rows = new Map();
	const labelOf = id => id === "region" || id === "date" ? words[id] : factOf(id).label;

	/* What is told of a control's answer: one that fits, none, or what was typed wrong. */
	const settle = (id, text) => {
		if (text === UNSURE || (text === "" && !answers.FIRST.includes(id)))
			actions.leave(id);
		else if (text !== "" && answers.accepts(id, text))
			actions.give(id, text);
		else
			return false;
		return true;
	};
	const optionOf = (value, text) => {
		const option = make("option", "", text);
		option.value = value;
		return option;
	};
	/* The choices as the question has them now, under its headings. */
	const choicesOf = (id, state) => {
		const list = [], blank = state.skipped.has(id) ? words.skipped : words.choose;
		let group = null;
		if (!answers.FIRST.includes(id) || !answers.known(state, id))
			list.push(optionOf("", blank));
		actions.arrange(id, state);
		for (const part of questions.get(id).querySelectorAll(".options > :not([hidden])"))
			if (part.matches(".group")) {
				group = make("optgroup", "");
				group.label = part.textContent;
				list.push(group);
			} else {
				const option = optionOf(part.value || UNSURE, part.querySelector(".option-label").textContent);
				group ? group.append(option) : list.push(option);
			}
		return list;
	};
	const select = id => {
		const control = make("select", "");
		control.setAttribute("aria-label", labelOf(id));
		control.addEventListener("change", () => settle(id, control.value));
		return {parts: [control], update: state => {
			const choices = choicesOf(id, state), said = list => list.map(part => part.outerHTML).join("");
			if (said(choices) !== said([...control.children]))
				control.replaceChildren(...choices);
			control.value = state.facts.get(id) ?? (id === "program" && state.skipped.has(id) ? UNSURE : "");
		}};
	};
	const radios = id => {
		const inputs = [["yes", words.yes], ["no", words.no], ["", words.unsure]].map(([value, text]) => {
			const input = make("input", "");
			Object.assign(input, {type: "radio", name: `row-${id}`, value});
			input.addEventListener("change", () => settle(id, value));
			return {input, label: make("label", "", input, text)};
		});
		const group = make("span", "answer-pair", ...inputs.map(({label}) => label));
		group.setAttribute("role", "radiogroup");
		group.setAttribute("aria-label", labelOf(id));
		return {parts: [group], update: state => {
			for (const {input} of inputs)
				input.checked = input.value === "" ? state.skipped.has(id) : state.facts.get(id) === input.value;
		}};
	};
	const entry = (id, kind) => {
		const input = make("input", `row-${kind}`), error = make("span", "error");
		const complain = wrong => {
			error.textContent = wrong ? words[`error-${kind}`] : "";
			error.hidden = !wrong;
			input.setAttribute("aria-invalid", String(wrong));
		};
		Object.assign(error, {id: `row-error-${id}`, hidden: true});
		error.setAttribute("role", "alert");
		Object.assign(input, kind === "date" ? {type: "date"} : {type: "text", inputMode: kind === "money" ? "decimal" : "numeric",
			maxLength: kind === "money" ? 14 : 9, autocomplete: "off"});
		input.setAttribute("aria-label", labelOf(id));
		input.setAttribute("aria-describedby", error.id);
		input.addEventListener("change", () => {
			if (kind === "date" && input.value.startsWith("0"))
				return; /* the year is being typed */
			complain(!settle(id, actions.typed(input.value)));
		});
		return {parts: [input, kind === "date" ? "" : make("span", "unit", unitOf(id)), error], update: state => {
			const value = state.facts.get(id) ?? "";
			if (actions.typed(input.value) !== value)
				input.value = value;
			complain(false);
		}};
	};
	const controlOf = id => {
		const {kind} = questions.get(id).dataset;
		return kind === "choice" ? select(id) : kind === "yes-no" ? radios(id) : entry(id, kind);
	};
	const rowOf = id => {
		if (rows.has(id))
			return rows.get(id);
		const control = controlOf(id), said = make("span", "answer-said"), value = make("dd", "");
		const change = button("quiet", "", () => actions.ask(id));
		change.append(make("span", "answer-narrow", words.change), make("span", "answer-wide", words.about),
			make("span", "unseen", ` ${labelOf(id)}`));
		value.append(said, make("span", "answer-control", ...control.parts));
		const element = make("div", "answer", make("dt", "", labelOf(id)), value, make("dd", "answer-change", change));
		const row = {element, update: state => {
			said.textContent = actions.answerText(id, state);
			value.className = state.facts.has(id) ? "" : "open";
			element.classList.toggle("traded", answers.listing(state.trade, state.facts)?.fact === id);
			control.update(state);
		}};
		rows.set(id, row);
		return row;
	};
	/* These rows and no others, each moved only if it must be. */
	const place = (list, ids, state) => {
		const wanted = ids.map(id => rowOf(id).element);
		for (const row of [...list.children])
			if (!wanted.includes(row))
				row.remove();
		wanted.forEach((row, i) => {
			if (list.children[i] !== row)
				list.insertBefore(row, list.children[i] ?? null);
		});
		for (const id of ids)
			rowOf(id).update(state);
	};
	const show = (state, given, coming) => {
		const held = document.activeElement;
		place(document.getElementById("answers"), given, state);
		place(document.getElementById("coming-list"), coming, state);
		document.getElementById("answered").hidden = given.length === 0;
		document.getElementById("coming").hidden = coming.length === 0;
		if (held !== document.activeElement && held.isConnected)
			held.focus();
	};
	return {show};
};
