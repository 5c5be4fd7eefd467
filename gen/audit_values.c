/* audit_values: which values of a fact can matter. */
#include <stdlib.h>

#include "audit_tree.h"

#define SAMPLE_MONEY 100000  /* an amount where no bound says a better one: 1000 yuan */

enum rules_result audit_ask(const struct audit_rule *x, const struct rules_facts *known, unsigned fact, int64_t value,
	struct rules_line *line)
{
	struct rules_facts facts = *known;

	if (fact != RULES_NONE)
		ask_set(&facts, fact, value);
	return rules_run(x->proofs->rules, &facts, x->own->place, line);
}

static void value_add(const struct audit_rule *x, int64_t **values, size_t *n, int64_t value)
{
	for (size_t i = 0; i < *n; i++)
		if ((*values)[i] == value)
			return;
	if (value >= 0)
		*arena_append(x->arena, *values, *n) = value;
}

static int ascending(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* Whether the value is not below the edge's bound. */
static bool beyond(const struct audit_rule *x, const struct rules_facts *known, unsigned fact, int64_t value,
	const struct proof *p, const struct edge *below)
{
	struct rules_facts facts = *known;
	struct rules_line line;
	struct situation s = {.rules = x->proofs->rules, .facts = &facts, .rule = p->rule, .place = p->place,
		.modifies = p != x->own, .day = x->day, .line = &line};

	ask_set(&facts, fact, value);
	s.present = rules_run(x->proofs->rules, &facts, x->own->place, &line) == RULES_LINE;
	return !edge_met(&s, below);
}

/* The first value on the other side of a bound than `low` is, by halving; -1 where the fact does not decide. */
static int64_t bound_find(const struct audit_rule *x, const struct rules_facts *known, unsigned fact, int64_t low,
	const struct proof *p, const struct edge *below, bool *falls)
{
	int64_t high = ask_kind(x->proofs->rules, fact) == PACK_MONEY ? RULES_MONEY_MAX : RULES_COUNT_MAX;

	*falls = beyond(x, known, fact, low, p, below);
	if (beyond(x, known, fact, high, p, below) == *falls)
		return -1;
	while (high - low > 1) {
		int64_t middle = low + (high - low) / 2;

		if (beyond(x, known, fact, middle, p, below) == *falls)
			low = middle;
		else
			high = middle;
	}
	return high;
}

/* The bounds of one kind of edge, looked for from `low` on. */
static void bounds_add(const struct audit_rule *x, const struct rules_facts *known, unsigned fact, int64_t low,
	enum edge_kind kind, int64_t **values, size_t *n)
{
	for (size_t i = 0; i < x->proofs->n; i++) {
		const struct proof *p = &x->proofs->list[i];

		if (p != x->own && !proof_acts_on(p, x->own))
			continue;
		for (size_t k = 0; k < p->nedges; k++) {
			const struct edge *e = &p->edges[k];
			bool falls;
			int64_t at;

			if (e->kind != kind || e->k != EDGE_BELOW || (kind == EDGE_CONDITION &&
				p->rule->when[e->i].op != OP_GE && p->rule->when[e->i].op != OP_LE))
				continue;
			at = bound_find(x, known, fact, low, p, e, &falls);
			for (int64_t d = -1; at >= 0 && d <= 1; d++) /* a cap that is asked itself cuts nothing off from there on */
				value_add(x, values, n, at - falls + d);
		}
	}
}

/* Steps are taken only where the conditions hold: their bounds are looked for from 0 and from each of those on. */
static void numbers_add(const struct audit_rule *x, const struct rules_facts *known, unsigned fact, int64_t **values,
	size_t *n)
{
	bool money = ask_kind(x->proofs->rules, fact) == PACK_MONEY;
	size_t starts;

	bounds_add(x, known, fact, 0, EDGE_CONDITION, values, n);
	starts = *n;
	bounds_add(x, known, fact, 0, EDGE_STEP, values, n);
	for (size_t i = 0; i < starts; i++)
		bounds_add(x, known, fact, (*values)[i], EDGE_STEP, values, n);
	if (*n == 0 && money)
		value_add(x, values, n, SAMPLE_MONEY);
	for (int64_t i = 0; !money && i <= 1; i++)
		value_add(x, values, n, i);
	qsort(*values, *n, sizeof **values, ascending);
}

int64_t *audit_values(const struct audit_rule *x, const struct rules_facts *known, unsigned fact, size_t *n)
{
	const struct rules *r = x->proofs->rules;
	unsigned kind = ask_kind(r, fact), count = ask_nvalues(r, fact);
	int64_t *values = NULL;

	*n = 0;
	if (kind == PACK_COUNT || kind == PACK_MONEY)
		numbers_add(x, known, fact, &values, n);
	for (unsigned i = 0; i < count && (kind == PACK_CHOICE || kind == PACK_YES_NO); i++)
		value_add(x, &values, n, kind == PACK_YES_NO ? count - 1 - i : i);
	return values;
}
