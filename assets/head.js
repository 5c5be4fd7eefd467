/* The head of every page. The other language opens at the same place; the search box: words go to the search page after the # of its address, to no server. */
"use strict";
document.querySelector(".masthead .language")?.addEventListener("click", event => {
	event.currentTarget.hash = location.hash;
});
{
	const form = document.querySelector(".masthead .seek"), link = document.querySelector(".masthead .seek-link");
	const input = form?.querySelector("input");
	if (form && !document.getElementById("search-words")) {
		form.hidden = false;
		link.classList.add("with-box");
		form.addEventListener("submit", event => {
			event.preventDefault();
			if (input.value.trim() !== "")
				location.href = `${form.getAttribute("action")}#q=${encodeURIComponent(input.value.trim())}`;
		});
		/* "/" goes to the box, as on many sites, unless something is being written. */
		addEventListener("keydown", event => {
			if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || input.offsetParent === null ||
				event.target.closest?.("input, textarea, select, [contenteditable]"))
				return;
			event.preventDefault();
			input.focus();
		});
	}
}
/*
 * Where a browser cannot set the space between Chinese and Latin by itself, an empty element with a margin stands there:
 * what is copied, searched or read aloud stays as it was. Not between the items of a row, where it would be one more.
 */
if (!CSS.supports("text-autospace: normal")) {
	const edge = /\p{Script=Han}(?=[A-Za-z0-9])|[A-Za-z0-9%](?=\p{Script=Han})/gu, texts = [];
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walker.nextNode()) {
		const text = walker.currentNode, parent = text.parentElement;
		edge.lastIndex = 0;
		if (edge.test(text.data) && !parent.closest("pre, code, script, style, textarea, select, svg") &&
			!/flex|grid/.test(getComputedStyle(parent).display))
			texts.push(text);
	}
	for (const text of texts)
		for (const {index, 0: letter} of [...text.data.matchAll(edge)].reverse()) {
			const space = document.createElement("span");
			space.className = "thin";
			text.splitText(index + letter.length).before(space);
		}
}
