#include "audit_tree.h"

/* The question the estimator would ask next for the line; RULES_NONE where nothing can change it any more. */
static unsigned question_next(const struct rules *r, const struct rules_line *line)
{
	uint64_t guards = line->guards | line->modifiers, amounts = line->amounts | line->keys;
	uint64_t asked[] = {guards & ~r->by_document, amounts & ~r->by_document, guards | amounts};

	for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++)
		for (unsigned fact = 0; asked[i] != 0 && fact < r->count[PACK_FACTS]; fact++)
			if ((asked[i] >> fact & 1) != 0)
				return fact;
	return RULES_NONE;
}

static bool answers_equal(const struct audit_answer *a, const struct audit_answer *b)
{
	return a->present == b->present && (!a->present || (a->status == b->status && a->amount.low == b->amount.low &&
		a->amount.high == b->amount.high));
}

static bool branches_equal(const struct audit_branch *a, const struct audit_branch *b);

static bool nodes_equal(const struct audit_node *a, const struct audit_node *b)
{
	if (a->fact != b->fact || a->nbranches != b->nbranches || !answers_equal(&a->answer, &b->answer))
		return false;
	for (size_t i = 0; i < a->nbranches; i++)
		if (!branches_equal(&a->branches[i], &b->branches[i]))
			return false;
	return true;
}

static bool branches_equal(const struct audit_branch *a, const struct audit_branch *b)
{
	if (a->nvalues != b->nvalues || a->onward != b->onward)
		return false;
	for (size_t i = 0; i < a->nvalues; i++)
		if (a->values[i] != b->values[i])
			return false;
	return nodes_equal(a->to, b->to);
}

/* Values that lead to the same are one branch: of a number only neighbours, as they stand for all between them. */
static struct audit_branch *branch_join(struct audit_node *node, const struct audit_node *to, bool number)
{
	for (size_t i = node->nbranches; i > 0; i--) {
		if (node->branches[i - 1].nvalues > 0 && nodes_equal(node->branches[i - 1].to, to))
			return &node->branches[i - 1];
		if (number)
			break;
	}
	return NULL;
}

static struct audit_node *node_grow(struct audit_rule *x, const struct rules_facts *facts, bool counted);

static void value_grow(struct audit_rule *x, struct audit_node *node, const struct rules_facts *known, int64_t value,
	bool number, bool counted)
{
	struct rules_facts facts = *known;
	const struct audit_node *to;
	struct audit_branch *branch;
	int64_t *values;

	ask_set(&facts, node->fact, value);
	to = node_grow(x, &facts, counted);
	branch = branch_join(node, to, number);
	if (branch == NULL) {
		branch = arena_append(x->arena, node->branches, node->nbranches);
		branch->to = to;
	}
	values = arena_new(x->arena, int64_t, branch->nvalues + 1);
	for (size_t i = 0; i < branch->nvalues; i++)
		values[i] = branch->values[i];
	values[branch->nvalues++] = value;
	branch->values = values;
}

/* Whether a number's last branch holds for larger values too. */
static void onward_look(struct audit_rule *x, struct audit_node *node, const struct rules_facts *known)
{
	struct audit_branch *last = &node->branches[node->nbranches - 1];
	struct rules_facts facts = *known;

	ask_set(&facts, node->fact, last->values[last->nvalues - 1] * 2 + 1000);
	last->onward = nodes_equal(last->to, node_grow(x, &facts, false));
	if (!last->onward && ask_kind(x->proofs->rules, node->fact) == PACK_COUNT)
		node->more = audit_more(x, known, node->fact, last->values[last->nvalues - 1]);
}

static void branches_grow(struct audit_rule *x, struct audit_node *node, const struct rules_facts *facts, bool counted)
{
	const struct rules *r = x->proofs->rules;
	unsigned kind = ask_kind(r, node->fact);
	bool number = kind == PACK_COUNT || kind == PACK_MONEY;
	size_t n;
	const int64_t *values = audit_values(x, facts, node->fact, &n);

	if ((r->by_document >> node->fact & 1) != 0) { /* it may stay open */
		struct audit_node *open = arena_new(x->arena, struct audit_node, 1);

		*open = (struct audit_node){.answer = node->answer, .fact = RULES_NONE};
		arena_append(x->arena, node->branches, node->nbranches)->to = open;
		x->situations += counted;
	}
	for (size_t i = 0; i < n; i++)
		value_grow(x, node, facts, values[i], number, counted);
	if (number)
		onward_look(x, node, facts);
	if (number && counted)
		audit_cliffs_find(x, facts, node->fact, values, n);
}

/* `counted`: not only tried to compare with another. */
static struct audit_node *node_grow(struct audit_rule *x, const struct rules_facts *facts, bool counted)
{
	struct audit_node *node = arena_new(x->arena, struct audit_node, 1);
	struct rules_line line;

	node->fact = RULES_NONE;
	if (audit_ask(x, facts, RULES_NONE, 0, &line) == RULES_LINE) {
		node->answer = (struct audit_answer){true, line.status, line.amount};
		node->fact = question_next(x->proofs->rules, &line);
		if (node->fact != RULES_NONE && x->nodes++ >= AUDIT_NODES_MAX) {
			node->fact = RULES_NONE;
			x->cut = true;
		}
		node->decides = node->fact != RULES_NONE && ((line.guards | line.modifiers) >> node->fact & 1) != 0;
	}
	if (node->fact != RULES_NONE) {
		branches_grow(x, node, facts, counted);
	} else if (counted) {
		x->situations++;
		proofs_meet(x->proofs, x->own, &(struct situation){.rules = x->proofs->rules, .facts = facts, .day = x->day,
			.present = node->answer.present, .line = &line});
	}
	return node;
}

void audit_grow(struct audit_rule *x, const struct policy *policy, int32_t today)
{
	const struct rules *r = x->proofs->rules;
	const struct rule *rule = x->own->rule;
	unsigned region = ask_value(r, RULES_REGION, policy->region_id), program = ask_fact(r, "program");
	struct rules_facts facts = {0};
	int32_t from, to;

	rule_days(rule, &from, &to);
	x->day = to != DAY_NONE ? to : from != DAY_NONE ? from : today;
	ask_set(&facts, RULES_REGION, region == RULES_NONE ? 0 : region);
	ask_set(&facts, RULES_DATE, x->day + RULES_DAY_SHIFT);
	if (rule->nprograms > 0)
		ask_set(&facts, program, ask_value(r, program, rule->programs[0]));
	x->tree = node_grow(x, &facts, true);
}
