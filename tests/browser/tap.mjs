/* One "ok" or "not ok" line a test; what went wrong stands under a failure, indented. */
export class Tap {
	#failed = 0;
	#seen = new Set();

	ok(good, name, detail = "") {
		const unique = this.#seen.has(name) ? `${name} (again)` : name;
		this.#seen.add(unique);
		console.log(`${good ? "ok" : "not ok"} ${unique}`);
		if (!good) {
			this.#failed++;
			for (const line of String(detail).split("\n").slice(0, 20))
				console.log(`  ${line.slice(0, 400)}`);
		}
		return good;
	}

	same(actual, expected, name) {
		return this.ok(actual === expected, name, `expected ${JSON.stringify(expected)}\ngot      ${JSON.stringify(actual)}`);
	}

	/* Nothing is on the list of faults. */
	none(faults, name) {
		return this.ok(faults.length === 0, name, faults.join("\n"));
	}

	/* A run of steps: the first that fails is the test's failure, and what comes after is not lost. */
	async run(name, steps) {
		try {
			await steps();
		} catch (error) {
			this.ok(false, name, error.stack ?? error);
			return;
		}
		this.ok(true, name);
	}

	/* The exit status of the whole. */
	get status() {
		return this.#failed === 0 ? 0 : 1;
	}
}
