/* Exact numbers for the oracle: fractions of a fen as {n, d} of BigInt, in lowest terms. */
const gcd = (a, b) => b === 0n ? a : gcd(b, a % b);
export const fraction = (n, d = 1n) => { const g = gcd(n < 0n ? -n : n, d) || 1n; return {n: n / g, d: d / g}; };
export const times = (a, n, d = 1n) => fraction(a.n * n, a.d * d);
export const less = (a, b) => a.n * b.d < b.n * a.d;
export const min = (a, b) => less(b, a) ? b : a;
export const max = (a, b) => less(a, b) ? b : a;
export const ZERO = fraction(0n);
/* The nearest fen, halves up. */
export const fen = a => (2n * a.n + a.d) / (2n * a.d);
/* "4.8万元" → 4800000n fen, "30%" → hundredths of a percent, "20天" → 20n */
export function number(text) {
	const m = /^\+?([\d,]+)(?:\.(\d+))?(万)?(元|%|％|天|课时|个月|年|人|次)?(?: @ [A-Z]+\d+)?$/.exec(text);
	if (m === null)
		throw new Error(`not a number: ${text}`);
	const power = (m[3] ? 4 : 0) + (m[4] === "元" || m[4] === "%" || m[4] === "％" ? 2 : 0) - (m[2] ?? "").length;
	const digits = BigInt(m[1].replaceAll(",", "") + (m[2] ?? ""));
	return power < 0 ? digits / 10n ** BigInt(-power) : digits * 10n ** BigInt(power);
}
export const HUGE = 10n ** 20n; // stands for "however much": no real amount of the rules comes near
export const BOUNDLESS = fraction(10n ** 14n);
