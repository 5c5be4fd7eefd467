/* Of `gongbu serve` alone: asks for the next build and then loads the page again. The published site has no such script. */
"use strict";
(function () {
	const turn = new URL(document.currentScript.src).search.slice(1);
	let asked = null, over = window !== window.top; /* in a frame the page around it does this */

	function ask() {
		if (over || document.hidden || asked)
			return;
		asked = new AbortController();
		const mine = asked;
		fetch("/gongbu-preview/turn?after=" + turn, {cache: "no-store", signal: mine.signal}).then(function (answer) {
			return answer.text();
		}).then(function (now) {
			if (now !== turn)
				location.reload();
			else
				again(mine, 0);
		}).catch(function () {
			again(mine, 1000); /* the server is gone; it may come back */
		});
	}

	function again(mine, wait) {
		if (asked !== mine)
			return;
		asked = null;
		setTimeout(ask, wait);
	}

	/* A browser keeps few connections to a host: a page that nobody looks at gives its own back. */
	document.addEventListener("visibilitychange", function () {
		if (document.hidden && asked) {
			asked.abort();
			asked = null;
		}
		ask();
	});
	/* The estimator for other sites' frames may not fetch anything. */
	document.addEventListener("securitypolicyviolation", function () {
		over = true;
	});
	ask();
})();
