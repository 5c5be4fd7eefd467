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
