/* On paper every table stands open. */
"use strict";
addEventListener("beforeprint", () => {
	for (const fold of document.querySelectorAll(".audit-fold"))
		fold.open = true;
});
