#include "rules.h"

#include "rules_step.h"

bool rules_known(const struct rules_facts *f, unsigned fact)
{
	return (f->known >> (fact & 63) & 1) != 0; /* RULES_NONE is never known */
}

static bool lists(const struct rules *r, unsigned item, unsigned n, int64_t value)
{
	for (; n > 0; n--, item++)
		if (r->items[item] == value)
			return true;
	return false;
}

bool rules_applies(const struct rules *r, const struct rules_facts *f, unsigned rule)
{
	const struct pack_rule *record = rules_record(r, PACK_RULES, rule);
	const struct pack_policy *policy = rules_record(r, PACK_POLICIES, record->policy);

	return lists(r, policy->regions, policy->nregions, f->value[RULES_REGION]);
}

bool rules_in_force(const struct rules *r, const struct rules_facts *f, unsigned rule)
{
	const struct pack_rule *record = rules_record(r, PACK_RULES, rule);
	int64_t day = f->value[RULES_DATE];

	return day >= rules_amount(r, record->from) && day <= rules_amount(r, record->to);
}

static enum rules_truth condition_holds(const struct rules *r, const struct rules_facts *f, const struct pack_condition *c)
{
	int64_t bound = rules_amount(r, c->bound), value = f->value[c->fact];

	if (!rules_known(f, c->fact))
		return RULES_UNKNOWN;
	return (c->op == PACK_IN ? lists(r, c->values, c->nvalues, value) : c->op == PACK_GE ? value >= bound : value <= bound)
		? RULES_YES : RULES_NO;
}

enum rules_truth rules_guard(const struct rules *r, const struct rules_facts *f, unsigned rule, uint64_t *open,
	unsigned *refusal)
{
	const struct pack_rule *record = rules_record(r, PACK_RULES, rule);
	unsigned c = record->conditions, end = c + record->nconditions;
	uint64_t unknown = 0;

	while (c < end) {
		enum rules_truth any = RULES_NO;
		uint64_t asked = 0;
		bool more = true;

		for (*refusal = c; more && c < end; c++) { /* joined by "or" */
			const struct pack_condition *condition = rules_record(r, PACK_CONDITIONS, c);
			enum rules_truth t = condition_holds(r, f, condition);

			if (t == RULES_UNKNOWN)
				asked |= (uint64_t)1 << condition->fact;
			if (any != RULES_YES && t != RULES_NO)
				any = t;
			more = condition->or_next != 0;
		}
		if (any == RULES_NO)
			return RULES_NO;
		if (any == RULES_UNKNOWN)
			unknown |= asked;
	}
	*refusal = RULES_NONE;
	*open |= unknown;
	return unknown == 0 ? RULES_YES : RULES_UNKNOWN;
}

/* The nearest fen, halves up. */
static int64_t fen_of(const struct run *run, int64_t parts)
{
	int64_t rest = parts % run->parts;

	return parts == BOUNDLESS ? -1 : parts / run->parts + (rest >= run->parts - rest);
}

static void step_record(struct run *run, unsigned step, unsigned rule)
{
	struct rules_step *s = &run->line->steps[run->line->nsteps];

	if (run->line->nsteps == RULES_STEPS_MAX) /* pack.c makes none that long */
		return;
	run->line->nsteps++;
	s->step = step;
	s->rule = rule;
	s->n = step == RULES_NONE ? -1 : run->n;
	s->amount.low = run->no_rate ? -1 : fen_of(run, run->low);
	s->amount.high = run->no_rate ? -1 : fen_of(run, run->high);
}

/* Once both ends meet, no unanswered amount before can matter any more. */
static void amounts_settle(struct run *run)
{
	if (run->low == run->high)
		run->line->amounts = run->line->modifiers = 0;
}

/* A rule's steps from `at` up to `end`; owner: of the rule one of the line's steps takes a percentage of, or NONE. */
static void steps_run(struct run *run, unsigned at, unsigned end, unsigned owner)
{
	for (; at < end && !run->no_rate && !run->overflow; at++) {
		const struct pack_step *step = rules_record(run->rules, PACK_STEPS, at);

		step_run(run, step);
		step_record(run, at, owner);
		if (step->word != PACK_UPTO)
			amounts_settle(run);
	}
}

static void rule_steps_run(struct run *run, const struct pack_rule *rule)
{
	for (unsigned at = rule->steps, end = at + rule->nsteps; at < end; at++) {
		const struct pack_step *step = rules_record(run->rules, PACK_STEPS, at);

		if (step->rule != RULES_NONE) {
			const struct pack_rule *base = rules_record(run->rules, PACK_RULES, step->rule);

			steps_run(run, base->steps, base->steps + base->nsteps, step->rule);
		}
		steps_run(run, at, at + 1, RULES_NONE);
	}
}

static void notes_add(struct rules_line *line, const struct rules *r, const struct pack_rule *rule)
{
	for (unsigned i = 0; i < rule->nnotes; i++) {
		uint16_t note = r->items[rule->notes + i];
		unsigned k = 0;


		while (k < line->nnotes && line->notes[k] != note)
			k++;
		if (k == line->nnotes && k < RULES_NOTES_MAX)
			line->notes[line->nnotes++] = note;
	}
}

/*
 * A modifier that acts on the amount found, or perhaps does; `most` is what a larger one of its exclusive group may
 * make of it. False where an unanswered guard cannot matter: then nothing is recorded.
 */
static bool modifier_run(struct run *run, unsigned modifier, bool certain, int64_t most)
{
	const struct pack_rule *rule = rules_record(run->rules, PACK_RULES, modifier);
	unsigned at = rule->steps, end = at + rule->nsteps;
	unsigned before = run->line->nsteps;
	int64_t low = run->found_low, high = run->found_high;
	bool moved;

	if (!certain && most < high)
		most = high;
	for (; at < end; at++) {
		run->low = low;
		run->high = high;
		step_run(run, rules_record(run->rules, PACK_STEPS, at));
		low = run->low;
		high = run->high;
		if (!certain && run->low > run->found_low)
			run->low = run->found_low;
		if (run->high < most)
			run->high = most;
		step_record(run, at, modifier);
	}
	moved = high == BOUNDLESS || low != run->found_low || high != run->found_high;
	if (!certain && !moved)
		run->line->nsteps = before;
	return moved;
}

static enum rules_truth modifier_acts(const struct run *run, unsigned modifier, uint64_t *open)
{
	unsigned refusal;

	return rules_in_force(run->rules, run->facts, modifier)
		? rules_guard(run->rules, run->facts, modifier, open, &refusal) : RULES_NO;
}

static int64_t first_amount(const struct rules *r, unsigned modifier)
{
	const struct pack_rule *rule = rules_record(r, PACK_RULES, modifier);
	const struct pack_step *step = rules_record(r, PACK_STEPS, rule->steps);

	return rule->nsteps == 0 ? 0 : rules_amount(r, step->amount);
}

/* The first that acts for certain, from place i on within its exclusive group: the largest; or RULES_NONE. */
static unsigned group_winner(const struct run *run, const struct pack_rule *rule, unsigned i, unsigned group)
{
	for (; group != 0 && i < rule->nmodifiers; i++) {
		unsigned m = run->rules->items[rule->modifiers + i];
		const struct pack_rule *record = rules_record(run->rules, PACK_RULES, m);
		uint64_t ignored = 0;

		if (record->exclusive != group)
			break;
		if (modifier_acts(run, m, &ignored) == RULES_YES)
			return m;
	}
	return RULES_NONE;
}

/* In the pack's order. */
static void modifiers_run(struct run *run, const struct pack_rule *rule)
{
	const struct rules *r = run->rules;
	unsigned group = 0, winner = RULES_NONE;
	int64_t most = 0;

	run->modifying = true;
	for (unsigned i = 0; i < rule->nmodifiers && !run->overflow; i++) {
		unsigned m = r->items[rule->modifiers + i];
		const struct pack_rule *modifier = rules_record(r, PACK_RULES, m);
		unsigned exclusive = modifier->exclusive;
		uint64_t open = 0;
		enum rules_truth acts = modifier_acts(run, m, &open);

		if (exclusive == 0 || exclusive != group) {
			amounts_settle(run);
			run->found_low = run->low;
			run->found_high = run->high;
			most = 0;
			group = exclusive;
			winner = group_winner(run, rule, i, group);
		}
		if (acts == RULES_NO)
			continue;
		notes_add(run->line, r, modifier);
		if (winner != RULES_NONE && m != winner && first_amount(r, m) <= first_amount(r, winner)) {
			step_record(run, RULES_NONE, m);
			continue;
		}
		if (modifier_run(run, m, acts == RULES_YES, most))
			run->line->modifiers |= open;
		most = run->high;
	}
	amounts_settle(run);
}

static enum rules_status status_of(const struct run *run)
{
	const struct rules_line *line = run->line;
	uint64_t asked = line->guards | line->keys | line->modifiers | line->amounts;

	if (asked != 0)
		return (asked & ~run->rules->by_document) != 0 ? RULES_NEEDS : RULES_DEPENDS;
	return run->ceiling || run->low != run->high ? RULES_UP_TO : RULES_EXACT;
}

static void line_start(struct run *run, const struct rules *r, const struct rules_facts *f,
	const struct pack_rule *rule, struct rules_line *line)
{
	run->rules = r;
	run->facts = f;
	run->line = line;
	run->parts = rules_amount(r, rule->parts);
	run->parts += run->parts == 0;
	run->low = run->high = 0;
	run->modifying = run->no_rate = run->ceiling = run->overflow = false;
	line->guards = line->keys = line->modifiers = line->amounts = 0;
	line->amount.low = line->amount.high = 0;
	line->nsteps = line->nnotes = 0;
}

enum rules_result rules_run(const struct rules *r, const struct rules_facts *f, unsigned rule, struct rules_line *line)
{
	const struct pack_rule *record = rules_record(r, PACK_RULES, rule);
	struct run run;
	unsigned refusal;
	uint64_t guards = 0;

	if (rules_guard(r, f, rule, &guards, &refusal) == RULES_NO)
		return RULES_NO_LINE;
	line_start(&run, r, f, record, line);
	notes_add(line, r, record);
	line->status = RULES_NOT_IN_FORCE;
	if (!rules_in_force(r, f, rule))
		return RULES_LINE;
	rule_steps_run(&run, record);
	if (!run.no_rate)
		modifiers_run(&run, record);
	if (run.overflow)
		return RULES_OVERFLOW;
	line->guards = guards;
	if (run.no_rate) {
		line->status = RULES_NO_RATE;
		line->keys = line->amounts = 0;
		line->amount.low = line->amount.high = -1;
		return RULES_LINE;
	}
	line->status = status_of(&run);
	line->amount.low = guards == 0 ? fen_of(&run, run.low) : 0;
	line->amount.high = fen_of(&run, run.high);
	return RULES_LINE;
}
