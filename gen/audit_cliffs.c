/* audit_cliffs: where one more unit of a number changes what is paid out of step with the units beside it. */
#include "audit_tree.h"

/* What a number pays at one of its values. */
struct point {
	struct audit_answer answer;
	bool known;                 /* the amount has an upper end */
};

static struct point point_at(const struct audit_rule *x, const struct rules_facts *facts, unsigned fact, int64_t value)
{
	struct rules_line line;
	struct point p = {.known = true};

	if (value < 0 || audit_ask(x, facts, fact, value, &line) != RULES_LINE)
		return p;
	p.answer = (struct audit_answer){true, line.status, line.amount};
	p.known = line.status != RULES_NO_RATE && line.amount.high >= 0;
	return p;
}

/* The upper end; nothing where there is no line. */
static int64_t amount_of(const struct point *p)
{
	return p->answer.present ? p->answer.amount.high : 0;
}

/* What the step from one value to the next pays; 0 where it cannot be said, or begins below 0. */
static int64_t rise(const struct audit_rule *x, const struct rules_facts *facts, unsigned fact, int64_t from)
{
	struct point a = point_at(x, facts, fact, from), b = point_at(x, facts, fact, from + 1);

	return from < 0 || !a.known || !b.known || a.answer.present != b.answer.present ? 0 : amount_of(&b) - amount_of(&a);
}

static void cliff_note(struct audit_rule *x, const struct audit_cliff *cliff)
{
	for (size_t i = 0; i < x->ncliffs; i++)
		if (x->cliffs[i].fact == cliff->fact && x->cliffs[i].to == cliff->to) {
			x->cliffs[i] = *cliff; /* the last situation, in which least else acts, stands for the others */
			return;
		}
	*arena_append(x->arena, x->cliffs, x->ncliffs) = *cliff;
}

static void step_look(struct audit_rule *x, const struct rules_facts *facts, unsigned fact, int64_t from)
{
	struct point a = point_at(x, facts, fact, from), b = point_at(x, facts, fact, from + 1);
	int64_t before = rise(x, facts, fact, from - 1), beyond = rise(x, facts, fact, from + 1);
	int64_t usual = before > beyond ? before : beyond, change = amount_of(&b) - amount_of(&a);
	bool appears = a.answer.present != b.answer.present;
	struct audit_cliff cliff = {.fact = fact, .from = from, .to = from + 1, .before = a.answer, .after = b.answer,
		.usual = usual, .facts = *facts};

	if (from == 0 && !appears)
		return; /* of nothing, nothing */
	/* Rounding makes steps of the same size differ by one fen. */
	if (!a.known || !b.known ? appears : change < 0 || change > usual + 1)
		cliff_note(x, &cliff);
}

int64_t audit_more(const struct audit_rule *x, const struct rules_facts *facts, unsigned fact, int64_t value)
{
	int64_t more = rise(x, facts, fact, value);

	return more == rise(x, facts, fact, value + 1) ? more : 0;
}

void audit_cliffs_find(struct audit_rule *x, const struct rules_facts *facts, unsigned fact, const int64_t *values,
	size_t n)
{
	for (size_t i = 0; i + 1 < n; i++)
		if (values[i + 1] == values[i] + 1)
			step_look(x, facts, fact, values[i]);
}
