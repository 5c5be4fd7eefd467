/* The estimator's page as a reader uses it: which question stands there, answering it, what the receipt says. */

const press = (page, locator) => page.phone ? locator.tap() : locator.click();

/* The one question that stands there, or null when the receipt is done. */
export const question = page => page.evaluate(() => {
	const shown = [...document.querySelectorAll("#question .question")]
		.filter(fieldset => fieldset.offsetParent !== null);
	if (shown.length > 1)
		throw new Error(`${shown.length} questions at once`);
	return shown[0]?.dataset.fact ?? null;
});

export const ready = page => page.locator("#estimator").waitFor();

/* Answers through the controls themselves: a button, or a field and its button. */
export async function reply(page, fact, value) {
	const fieldset = page.locator(`.question[data-fact="${fact}"]`);
	await fieldset.waitFor();
	const entry = fieldset.locator(".entry input");
	if (await entry.count() > 0) {
		await entry.fill(value);
		await press(page, fieldset.locator("button[value=entry]"));
	} else
		await press(page, fieldset.locator(`button.option[value="${value}"]`));
}

/* Answers every question as the table says; returns the facts in the order asked. */
export async function replyAll(page, answers) {
	const asked = [];
	for (;;) {
		const fact = await question(page);
		if (fact === null)
			return asked;
		if (asked.includes(fact))
			throw new Error(`asked twice: ${fact}`);
		asked.push(fact);
		if (answers[fact] === undefined)
			throw new Error(`asks what it need not ask: ${fact}`);
		if (answers[fact] === null)
			await press(page, page.locator("#skip"));
		else
			await reply(page, fact, answers[fact]);
		await page.waitForFunction(last =>
			document.querySelector(`.question[data-fact="${last}"]`).offsetParent === null, fact);
	}
}

export const follow = press;

/* Opens the page with these answers in its address, however the last address read. */
export async function enter(page, address, answers) {
	await page.goto("about:blank");
	await page.goto(`${address.split("#")[0]}#${typeof answers === "string" ? answers : new URLSearchParams(answers)}`);
	await ready(page);
}

/* The receipt, once it says what is wanted; else what it said last. */
export async function receipt(page, wanted = () => true) {
	for (let patience = 40; ; patience--) {
		const said = await read(page);
		if (wanted(said) || patience === 0)
			return said;
		await page.waitForTimeout(50);
	}
}

/* What it says: the lines' titles, sums, standing, and the sentences round them. */
const read = page => page.evaluate(() => {
	const text = element => element?.innerText.trim().replace(/\s+/g, " ") ?? "";
	return {
		all: text(document.getElementById("lines")),
		lines: [...document.querySelectorAll("#lines .line")].map(line => ({
			title: text(line.querySelector("h3")), clause: text(line.querySelector(".line-clause a")),
			sum: text(line.querySelector(".sum-amount")), standing: text(line.querySelector(".line-status")),
			steps: text(line.querySelector("dl")),
		})),
		refused: text(document.querySelector("#lines .refusal")),
		asOf: document.getElementById("as-of").offsetParent === null ? "" : text(document.getElementById("as-of")),
	};
});
