/*
 * The smallest situation that still goes wrong: facts are left out and values made simpler for as long as it does.
 * `wrong` takes a list of situations and says of each whether it goes wrong; region and date are always kept.
 */
const KEPT = ["region", "date"], DAY = "2021-03-01";

/* Simpler values than this one, the simplest first. */
function simpler(fact, value) {
	if (fact === "date")
		return value === DAY ? [] : [DAY];
	if (typeof value === "boolean" || !/^\d+(\.\d\d)?$/.test(value))
		return [];
	const money = typeof value === "string" && value.includes("."), n = Math.round(Number(value) * (money ? 100 : 1));
	const wanted = [0, 1, 100, 10 ** Math.floor(Math.log10(n || 1)), Math.floor(n / 2), n - n % 100, n - 1];
	return [...new Set(wanted)].filter(m => m >= 0 && m < n).map(m => money ? (m / 100).toFixed(2) : m);
}

function* smaller(given) {
	for (const fact of Object.keys(given))
		if (!KEPT.includes(fact)) {
			const {[fact]: _, ...rest} = given;
			yield rest;
		}
	for (const [fact, value] of Object.entries(given))
		for (const other of simpler(fact, value))
			yield {...given, [fact]: other};
}

export function shrunk(given, wrong) {
	for (;;) {
		const candidates = [...smaller(given)], found = candidates.length === 0 ? -1 : wrong(candidates).indexOf(true);
		if (found < 0)
			return given;
		given = candidates[found];
	}
}
