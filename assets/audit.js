/* On paper every table stands open, and a picture longer than a sheet gives way to its list. */
"use strict";
addEventListener("beforeprint", () => {
	const LONGEST = 3; /* heights to one width that a sheet holds */
	for (const fold of document.querySelectorAll(".audit-fold"))
		fold.open = true;
	for (const picture of document.querySelectorAll("svg.flow")) {
		const {width, height} = picture.viewBox.baseVal, long = height > LONGEST * width;
		picture.parentElement.classList.toggle("long", long);
		if (long)
			picture.parentElement.querySelector(".flow-words").open = true;
	}
});
