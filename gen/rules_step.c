#include "rules_step.h"

/* parts × n/d; what is divided has no remainder. */
static int64_t scaled(struct run *run, int64_t parts, int64_t n, int64_t d)
{
	if (n == 0)
		return 0;
	if (parts == BOUNDLESS)
		return parts;
	parts /= d;
	/* Divide to see an overflow: a checked 64-bit multiplication would call the compiler's library. */
	if (parts > (BOUNDLESS - 1) / n) {
		run->overflow = true;
		return 0;
	}
	return parts * n;
}

static int64_t parts_of(struct run *run, int64_t fen)
{
	return scaled(run, fen, run->parts, 1);
}

static void scale(struct run *run, int64_t n, int64_t d)
{
	run->low = scaled(run, run->low, n, d);
	run->high = scaled(run, run->high, n, d);
}

/* An unanswered factor: anything from nothing, without end unless there was nothing to multiply. */
static void open_up(struct run *run)
{
	run->low = 0;
	if (run->high > 0)
		run->high = BOUNDLESS;
}

/* The fact's value; unanswered, it is noted as one that could change the amount. No fact, nothing to ask. */
static bool fact_use(struct run *run, unsigned fact, int64_t *value)
{
	if (rules_known(run->facts, fact))
		*value = run->facts->value[fact];
	else if (fact != RULES_NONE)
		run->line->amounts |= (uint64_t)1 << fact;
	return fact == RULES_NONE || rules_known(run->facts, fact);
}

static bool key_takes(const struct run *run, unsigned fact, unsigned value)
{
	return !rules_known(run->facts, fact) || run->facts->value[fact] == value;
}

static void table_run(struct run *run, const struct pack_step *step)
{
	const unsigned keys[] = {step->fact, step->fact2};
	const struct pack_fact *second = rules_record(run->rules, PACK_FACTS, keys[1]);
	unsigned columns = keys[1] == RULES_NONE ? 0 : second->nvalues;
	bool gap = false;
	int64_t ignored;

	columns += columns == 0;
	run->no_rate = true;
	for (unsigned i = 0; i < step->ncells; i++) {
		unsigned cell = run->rules->items[step->cells + i];
		int64_t parts;

		if (!key_takes(run, keys[0], i / columns) || !key_takes(run, keys[1], i % columns))
			continue;
		if (cell == RULES_NONE) {
			gap = true;
			continue;
		}
		parts = parts_of(run, rules_amount(run->rules, cell));
		if (run->no_rate || parts < run->low)
			run->low = parts;
		if (run->no_rate || parts > run->high)
			run->high = parts;
		run->no_rate = false;
	}
	/* With gaps the answer may turn out to be "no rate", however much the amounts agree. */
	for (unsigned i = 0; i < 2; i++)
		if (!fact_use(run, keys[i], &ignored) && gap)
			run->line->keys |= (uint64_t)1 << keys[i];
}

static void times_run(struct run *run, const struct pack_step *step, int64_t most)
{
	bool limited = step->amount != RULES_NONE;

	if (fact_use(run, step->fact, &run->n)) {
		if (limited && run->n > most)
			run->n = most;
		scale(run, run->n, 1);
	} else if (limited) {
		run->low = 0;
		run->high = scaled(run, run->high, most, 1);
	} else {
		open_up(run);
	}
}

static void cap_run(struct run *run, const struct pack_step *step, int64_t cap)
{
	bool known = fact_use(run, step->fact, &cap);

	known = fact_use(run, step->fact2, &run->n) && known;
	cap = scaled(run, parts_of(run, cap), step->fact2 == RULES_NONE || !known ? 1 : run->n, 1);
	if (!known) /* anything from nothing to no cap at all */
		run->low = 0;
	else if (run->low > cap)
		run->low = cap;
	if (known && run->high > cap)
		run->high = cap;
}

static void prorate_run(struct run *run, const struct pack_step *step, int64_t of)
{
	if (!fact_use(run, step->fact, &run->n))
		run->low = 0;
	else if (run->n < of && run->n >= 0)
		scale(run, run->n, of);
}

void step_run(struct run *run, const struct pack_step *step)
{
	int64_t amount = rules_amount(run->rules, step->amount), fen = 0;

	run->n = -1;
	switch (step->word) {
	case PACK_FIXED:
		run->low = run->high = parts_of(run, amount);
		break;
	case PACK_TABLE:
		table_run(run, step);
		break;
	case PACK_ACTUAL:
	case PACK_EXTERNAL:
		run->high = fact_use(run, step->fact, &fen) ? parts_of(run, fen) : BOUNDLESS;
		run->low = parts_of(run, fen);
		break;
	case PACK_TIMES:
		times_run(run, step, amount);
		break;
	case PACK_PERCENT:
		if (step->amount == RULES_NONE)
			open_up(run); /* the text gives no figure */
		else
			scale(run, amount, RULES_WHOLE);
		break;
	case PACK_CAP:
		cap_run(run, step, amount);
		break;
	case PACK_PRORATE:
		prorate_run(run, step, amount);
		break;
	default: /* PACK_UPTO: a modifier's ceiling never takes away from what it found */
		run->low = run->modifying ? run->found_low : 0;
		run->ceiling = run->ceiling || !run->modifying;
		break;
	}
}
