/*
 * The estimator on another site, by one tag:
 *   <script src="https://SITE/assets/gongbu-estimator.js" defer></script>
 *   <gongbu-estimator lang="zh" answers="region=hangzhou"><a href="https://SITE/zh/estimator/index.html">估算补贴</a></gongbu-estimator>
 * The element becomes a frame of this script's own site that is as high as what stands in it. `lang` is zh or en,
 * `answers` what the estimator's address has after its #. From the frame come its height and that a question was
 * answered, never what. For programs: (await gongbuEstimator.open())(facts) answers without a frame (see ask.js).
 */
"use strict";
globalThis.gongbuEstimator ??= (() => {
	const site = new URL("../", document.currentScript.src);
	const TITLE = {zh: "估算补贴", en: "Subsidy estimator"};
	const LEAST = 320, MOST = 20000;

	class Estimator extends HTMLElement {
		static observedAttributes = ["lang", "answers"];
		#frame = null;
		#hear = event => {
			if (this.#frame === null || event.source !== this.#frame.contentWindow ||
				(site.protocol !== "file:" && event.origin !== site.origin))
				return;
			const {gongbu, height} = event.data ?? {};
			if (gongbu === "height" && Number.isFinite(height))
				this.#frame.style.height = `${Math.ceil(Math.min(Math.max(height, LEAST), MOST))}px`;
			else if (gongbu === "turn" && this.#frame.getBoundingClientRect().top < 0)
				this.#frame.scrollIntoView({block: "start"});
		};
		#address() {
			const lang = (this.getAttribute("lang") ?? document.documentElement.lang).startsWith("en") ? "en" : "zh";
			const url = new URL(`${lang}/estimator/embed/index.html`, site);
			url.hash = (this.getAttribute("answers") ?? "").replace(/^#/, "");
			return {lang, href: url.href};
		}
		#set() {
			const {lang, href} = this.#address();
			this.#frame.title = TITLE[lang];
			this.#frame.src = href;
		}
		connectedCallback() {
			this.#frame = document.createElement("iframe");
			Object.assign(this.#frame.style, {display: "block", width: "100%", height: "40rem", border: "0"});
			this.#set();
			this.style.display = "block";
			this.replaceChildren(this.#frame);
			addEventListener("message", this.#hear);
		}
		disconnectedCallback() {
			removeEventListener("message", this.#hear);
		}
		attributeChangedCallback() {
			if (this.#frame !== null)
				this.#set();
		}
	}
	customElements.define("gongbu-estimator", Estimator);

	const load = path => new Promise((done, fail) => {
		const script = document.createElement("script");
		script.src = new URL(path, site).href;
		script.onload = done;
		script.onerror = () => fail(new Error(`cannot load ${script.src}`));
		document.head.append(script);
	});
	let opened = null;
	const open = () => opened ??= Promise.all([load("assets/engine.js"), load("assets/ask.js")])
		.then(() => globalThis.gongbuOpen(gongbuEngine));
	return {open};
})();
