#include "edges.h"

#include <string.h>

static const char *const side_words[] = {"below", "at", "above"};

static struct edge *edge_add(struct arena *a, struct edge **edges, size_t *n, enum edge_kind kind, size_t i, size_t k)
{
	struct edge *edge = arena_append(a, *edges, *n);

	edge->kind = kind;
	edge->i = i;
	edge->k = k;
	return edge;
}

static void sides_add(struct arena *a, struct edge **edges, size_t *n, enum edge_kind kind, size_t i, const char *what)
{
	for (size_t side = EDGE_BELOW; side <= EDGE_ABOVE; side++)
		edge_add(a, edges, n, kind, i, side)->text = arena_printf(a, "%s %s", side_words[side], what);
}

static void condition_edges(struct arena *a, struct edge **edges, size_t *n, const struct condition *c, size_t i)
{
	if (c->op > OP_IN) {
		sides_add(a, edges, n, EDGE_CONDITION, i, c->text);
		return;
	}
	for (size_t k = 0; k < c->nvalues; k++)
		edge_add(a, edges, n, EDGE_CONDITION, i, k)->text = arena_printf(a, "with %s=%s", c->fact, c->values[k]);
	edge_add(a, edges, n, EDGE_CONDITION, i, c->nvalues)->text = c->nvalues == 1
		? arena_printf(a, "without %s=%s", c->fact, c->values[0]) : arena_printf(a, "with another %s", c->fact);
}

static void day_edge(struct arena *a, struct edge **edges, size_t *n, enum edge_day k, const char *word, int32_t day)
{
	struct date d = date_of(day);

	edge_add(a, edges, n, EDGE_DAY, 0, k)->text = arena_printf(a, "%s %04d-%02d-%02d", word, d.year, d.month, d.day);
}

static void day_edges(struct arena *a, struct edge **edges, size_t *n, const struct rule *rule)
{
	int32_t from, to;

	rule_days(rule, &from, &to);
	if (from != DAY_NONE) {
		day_edge(a, edges, n, EDGE_BEFORE_FIRST, "before", from);
		day_edge(a, edges, n, EDGE_FIRST, "on", from);
	}
	if (to != DAY_NONE) {
		day_edge(a, edges, n, EDGE_LAST, "on", to);
		day_edge(a, edges, n, EDGE_AFTER_LAST, "after", to);
	}
}

/* "6000元", "20天": amounts in yuan are whole or have two decimals. */
static const char *quantity_text(struct arena *a, const struct quantity *q)
{
	bool yuan = q->unit == UNIT_YUAN;
	long long whole = yuan ? q->value / 100 : q->value, rest = yuan ? q->value % 100 : 0;

	return rest == 0 ? arena_printf(a, "%lld%s", whole, unit_name(q->unit))
		: arena_printf(a, "%lld.%02lld%s", whole, rest, unit_name(q->unit));
}

static void step_edges(struct arena *a, struct edge **edges, size_t *n, const struct step *s, size_t i)
{
	const char *amount = s->has_amount ? quantity_text(a, &s->amount) : "";

	if (s->word == WORD_CAP)
		sides_add(a, edges, n, EDGE_STEP, i, s->fact != NULL ? arena_printf(a, "cap %s", s->fact) : s->per == NULL
			? arena_printf(a, "cap %s", amount) : arena_printf(a, "cap %s per %s", amount, s->per));
	else if (s->word == WORD_TIMES && s->has_amount)
		sides_add(a, edges, n, EDGE_STEP, i, arena_printf(a, "times %s max %s", s->fact, amount));
	else if (s->word == WORD_PRORATE)
		sides_add(a, edges, n, EDGE_STEP, i, arena_printf(a, "prorate %s of %s", s->fact, amount));
	for (size_t k = 0; s->word == WORD_TABLE && k < s->nrows; k++)
		if (!s->rows[k].no_rate)
			edge_add(a, edges, n, EDGE_ROW, i, k)->text = arena_printf(a, "row %s%s%s", s->rows[k].key,
				s->rows[k].key2 == NULL ? "" : " ", s->rows[k].key2 == NULL ? "" : s->rows[k].key2);
}

struct edge *edges_list(struct arena *a, const struct rule *rule, size_t *n)
{
	struct edge *edges = NULL;

	*n = 0;
	for (size_t i = 0; i < rule->nwhen; i++)
		if (strcmp(rule->when[i].fact, "date") != 0)
			condition_edges(a, &edges, n, &rule->when[i], i);
	for (size_t i = 0; i < rule->nsteps; i++)
		step_edges(a, &edges, n, &rule->steps[i], i);
	day_edges(a, &edges, n, rule);
	return edges;
}

/* ---- met ---- */
static bool fact_value_of(const struct situation *s, const char *fact, int64_t *value)
{
	unsigned place = ask_fact(s->rules, fact);

	if (place == RULES_NONE || !rules_known(s->facts, place))
		return false;
	*value = s->facts->value[place];
	return true;
}

static bool side_met(int64_t value, int64_t bound, size_t side)
{
	return side == (value < bound ? EDGE_BELOW : value == bound ? EDGE_AT : EDGE_ABOVE);
}

/* Which of the condition's values it is; nvalues: none of them. False while it is not answered. */
static bool condition_value(const struct situation *s, const struct condition *c, size_t *k)
{
	int64_t value;

	if (!fact_value_of(s, c->fact, &value))
		return false;
	for (*k = 0; *k < c->nvalues; (*k)++)
		if (value == ask_value(s->rules, ask_fact(s->rules, c->fact), c->values[*k]))
			break;
	return true;
}

static bool condition_met(const struct situation *s, const struct edge *e)
{
	const struct condition *c = &s->rule->when[e->i];
	int64_t value;
	size_t k;

	if (c->op > OP_IN)
		return fact_value_of(s, c->fact, &value) && side_met(value, c->bound, e->k);
	return condition_value(s, c, &k) && k == e->k;
}

/* The rule's step i among those the line took; what went into it is the step before. NULL: not taken. */
static const struct rules_step *step_taken(const struct situation *s, size_t i, const struct rules_step **before)
{
	const struct rules_line *line = s->line;

	*before = NULL;
	for (unsigned k = 0; s->present && k < line->nsteps; k++) {
		const struct rules_step *step = &line->steps[k];

		if (step->step != RULES_NONE && step->rule == (s->modifies ? s->place : RULES_NONE) && i-- == 0)
			return step;
		*before = step;
	}
	return NULL;
}

/* The cap in fen; -1 while it is not known. */
static int64_t cap_of(const struct situation *s, const struct step *step)
{
	int64_t cap = step->amount.value, n = 1;

	if ((step->fact != NULL && !fact_value_of(s, step->fact, &cap)) || (step->per != NULL && !fact_value_of(s, step->per, &n)))
		return -1;
	return n == 0 || cap <= INT64_MAX / n ? cap * n : -1;
}

static bool step_met(const struct situation *s, const struct edge *e)
{
	const struct step *step = &s->rule->steps[e->i];
	const struct rules_step *before, *taken = step_taken(s, e->i, &before);
	int64_t value, cap;

	if (taken == NULL)
		return false;
	if (step->word != WORD_CAP)
		return fact_value_of(s, step->fact, &value) && side_met(value, step->amount.value, e->k);
	cap = cap_of(s, step);
	return before != NULL && cap >= 0 && before->amount.high >= 0 && side_met(before->amount.high, cap, e->k);
}

static bool row_met(const struct situation *s, const struct edge *e)
{
	const struct step *step = &s->rule->steps[e->i];
	const struct table_row *row = &step->rows[e->k];
	const struct rules_step *before;
	int64_t value;

	return step_taken(s, e->i, &before) != NULL && fact_value_of(s, step->fact, &value) &&
		value == ask_value(s->rules, ask_fact(s->rules, step->fact), row->key) && (row->key2 == NULL ||
		(fact_value_of(s, step->fact2, &value) && value == ask_value(s->rules, ask_fact(s->rules, step->fact2), row->key2)));
}

/* The modifier acts, or gives way to a larger one. */
static bool modifier_seen(const struct situation *s)
{
	for (unsigned k = 0; k < s->line->nsteps; k++)
		if (s->line->steps[k].rule == s->place)
			return true;
	return false;
}

/* On its days in force a modifier must be seen; beside them the line alone must be there. */
static bool day_met(const struct situation *s, const struct edge *e, int32_t from, int32_t to)
{
	int64_t wanted[] = {(int64_t)from - 1, from, to, (int64_t)to + 1}; /* an open end lies at the edge of 32 bits */

	if (!s->present || s->day != wanted[e->k])
		return false;
	return !s->modifies || e->k == EDGE_BEFORE_FIRST || e->k == EDGE_AFTER_LAST || modifier_seen(s);
}

bool edge_met(const struct situation *s, const struct edge *e)
{
	int32_t from, to;

	rule_days(s->rule, &from, &to);
	if (e->kind == EDGE_DAY)
		return day_met(s, e, from, to);
	if ((from != DAY_NONE && s->day < from) || (to != DAY_NONE && s->day > to))
		return false;
	return e->kind == EDGE_CONDITION ? condition_met(s, e) : e->kind == EDGE_STEP ? step_met(s, e) : row_met(s, e);
}
