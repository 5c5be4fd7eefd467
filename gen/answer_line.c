#include "answer_line.h"

void put_field(struct out *o, const char *key, const struct rules *r, unsigned field, unsigned record)
{
	put_key(o, key);
	put_item(o, rules_string(r, field, record));
}

static void put_items(struct out *o, const struct rules *r, unsigned field, unsigned record)
{
	for (unsigned i = 0; i < rules_field(r, field + 1, record); i++)
		put_item(o, rules_item_string(r, field, record, i));
}

void put_list(struct out *o, const char *key, const struct rules *r, unsigned field, unsigned record)
{
	put_key(o, key);
	put_char(o, '[');
	put_items(o, r, field, record);
	put_char(o, ']');
}

void put_money(struct out *o, int64_t fen)
{
	if (fen < 0) {
		put(o, "null");
		return;
	}
	put_char(o, '"');
	put_number(o, fen, 2);
	put_char(o, '"');
}

static void put_word(struct out *o, const struct rules *r, unsigned step)
{
	static const char words[][9] = {
		"fixed", "table", "actual", "external", "times", "percent", "cap", "prorate", "upto",
	};
	unsigned fact = rules_field(r, STEP_FACT, step), fact2 = rules_field(r, STEP_FACT2, step);

	if (fact == RULES_NONE) { /* a cap per something */
		fact = fact2;
		fact2 = RULES_NONE;
	}
	put_item(o, words[rules_field(r, STEP_WORD, step)]);
	if (fact != RULES_NONE)
		put_field(o, "fact", r, FACT_ID, fact);
	if (fact2 != RULES_NONE)
		put_field(o, "fact2", r, FACT_ID, fact2);
}

static void put_step(struct out *o, const struct rules *r, const struct rules_step *s)
{
	put_comma(o);
	put_char(o, '{');
	put_key(o, "word");
	if (s->step == RULES_NONE)
		put_item(o, "exclusive");
	else
		put_word(o, r, s->step);
	if (s->n >= 0) {
		put_key(o, "n");
		put_number(o, s->n, 0);
	}
	if (s->step != RULES_NONE && *rules_string(r, STEP_PERCENT, s->step) != '\0')
		put_field(o, "percent", r, STEP_PERCENT, s->step);
	if (s->rule != RULES_NONE)
		put_field(o, "rule", r, RULE_ID, s->rule);
	if (s->amount.low != s->amount.high) {
		put_key(o, "low");
		put_money(o, s->amount.low);
	}
	put_key(o, s->amount.low != s->amount.high ? "high" : "value");
	put_money(o, s->amount.high);
	put_char(o, '}');
}

/* The documents that set what is still unanswered in the line. */
static void put_documents(struct out *o, const struct rules *r, const struct rules_line *line)
{
	bool any = false;

	for (unsigned i = 0; i < line->nsteps; i++) {
		unsigned step = line->steps[i].step, fact = step == RULES_NONE ? RULES_NONE : rules_field(r, STEP_FACT, step);

		if (fact == RULES_NONE || (line->amounts & r->by_document & (uint64_t)1 << fact) == 0)
			continue;
		if (!any) {
			put_key(o, "depends-on");
			put_char(o, '[');
		}
		any = true;
		put_items(o, r, STEP_DOCUMENTS, step);
	}
	if (any)
		put_char(o, ']');
}

void put_line(struct out *o, const struct rules *r, unsigned rule, const struct rules_line *line)
{
	static const char statuses[][13] = {"not-in-force", "no-rate", "needs", "depends", "up-to", "exact"};
	unsigned policy = rules_field(r, RULE_POLICY, rule);

	put_comma(o);
	put_char(o, '{');
	put_field(o, "rule", r, RULE_ID, rule);
	put_key(o, "status");
	put_item(o, statuses[line->status]);
	put_key(o, "low");
	put_money(o, line->amount.low);
	put_key(o, "high");
	put_money(o, line->amount.high);
	put_field(o, "per", r, RULE_PER, rule);
	put_list(o, "payee", r, RULE_PAYEES, rule);
	put_field(o, "policy", r, POLICY_ID, policy);
	put_key(o, "draft");
	put(o, rules_field(r, POLICY_DRAFT, policy) != 0 ? "true" : "false");
	put_field(o, "clause", r, RULE_CLAUSE, rule);
	put_key(o, "anchor");
	put(o, "\"q-");
	put(o, rules_string(r, RULE_ID, rule));
	put_char(o, '"');
	put_documents(o, r, line);
	put_key(o, "steps");
	put_char(o, '[');
	for (unsigned i = 0; i < line->nsteps; i++)
		put_step(o, r, &line->steps[i]);
	put_char(o, ']');
	put_key(o, "notes");
	put_char(o, '[');
	for (unsigned i = 0; i < line->nnotes; i++)
		put_item(o, (const char *)r->pack + r->strings[line->notes[i]]);
	put(o, "]}");
}
