#include "answer_line.h"

static void put_fact(struct out *o, const struct rules *r, const char *key, unsigned fact)
{
	if (fact != RULES_NONE)
		put_field(o, key, rules_id(r, PACK_FACTS, fact));
}

/* The step's word, and the facts it works on. */
static void put_word(struct out *o, const struct rules *r, const struct pack_step *step)
{
	static const char words[][9] = {
		"fixed", "table", "actual", "external", "times", "percent", "cap", "prorate", "upto",
	};
	bool per = step->fact == RULES_NONE; /* a cap per something */

	put_field(o, "word", words[step->word]);
	put_fact(o, r, "fact", per ? step->fact2 : step->fact);
	if (!per)
		put_fact(o, r, "fact2", step->fact2);
}

static void put_step(struct out *o, const struct rules *r, const struct rules_step *s)
{
	const struct pack_step *step = s->step == RULES_NONE ? NULL : rules_record(r, PACK_STEPS, s->step);
	const char *key = "value";

	put_comma(o);
	put_char(o, '{');
	if (step != NULL)
		put_word(o, r, step);
	else
		put_field(o, "word", "exclusive");
	if (s->n >= 0) {
		put_key(o, "n");
		put_number(o, s->n);
	}
	if (step != NULL && r->text[step->percent] != '\0')
		put_name(o, "percent", step->percent);
	if (s->rule != RULES_NONE)
		put_field(o, "rule", rules_id(r, PACK_RULES, s->rule));
	if (s->amount.low != s->amount.high) {
		put_money(o, "low", s->amount.low);
		key = "high";
	}
	put_money(o, key, s->amount.high);
	put_char(o, '}');
}

/* The documents that set what is still unanswered in the line. */
static void put_documents(struct out *o, const struct rules *r, const struct rules_line *line)
{
	uint64_t open = line->amounts & r->by_document;
	bool any = false;

	for (unsigned i = 0; i < line->nsteps; i++) {
		const struct pack_step *step = rules_record(r, PACK_STEPS, line->steps[i].step);

		if (line->steps[i].step == RULES_NONE || step->fact == RULES_NONE || (open >> step->fact & 1) == 0)
			continue;
		if (!any) {
			put_key(o, "depends-on");
			put_char(o, '[');
		}
		any = true;
		put_texts(o, r->items + step->documents, step->ndocuments);
	}
	if (any)
		put_char(o, ']');
}

void put_line(struct out *o, const struct rules *r, unsigned number, const struct rules_line *line)
{
	static const char statuses[][13] = {"not-in-force", "no-rate", "needs", "depends", "up-to", "exact"};
	const struct pack_rule *rule = rules_record(r, PACK_RULES, number);
	const struct pack_policy *policy = rules_record(r, PACK_POLICIES, rule->policy);

	put_comma(o);
	put_char(o, '{');
	put_name(o, "rule", rule->id);
	put_field(o, "status", statuses[line->status]);
	put_money(o, "low", line->amount.low);
	put_money(o, "high", line->amount.high);
	put_name(o, "per", rule->per);
	put_list(o, "payee", r->items + rule->payees, rule->npayees);
	put_name(o, "policy", policy->id);
	put_key(o, "draft");
	put(o, policy->draft != 0 ? "true" : "false");
	put_name(o, "clause", rule->clause);
	put_key(o, "anchor");
	put(o, "\"q-");
	put(o, r->text + rule->id);
	put_char(o, '"');
	put_documents(o, r, line);
	put_key(o, "steps");
	put_char(o, '[');
	for (unsigned i = 0; i < line->nsteps; i++)
		put_step(o, r, &line->steps[i]);
	put_char(o, ']');
	put_list(o, "notes", line->notes, line->nnotes);
	put_char(o, '}');
}
