#include "answer_line.h"

static void put_step(struct out *o, const struct rules *r, const struct rules_step *s)
{
	const struct pack_step *step = s->step == RULES_NONE ? NULL : rules_record(r, PACK_STEPS, s->step);
	const char *key = "value";

	put_char(o, '{');
	put_field(o, "word", step == NULL ? "exclusive" : r->text + step->shown);
	if (s->n >= 0)
		put_number(o, "n", s->n);
	if (s->rule != RULES_NONE)
		put_field(o, "rule", rules_id(r, PACK_RULES, s->rule));
	if (s->amount.low != s->amount.high) {
		put_money(o, "low", s->amount.low);
		key = "high";
	}
	put_money(o, key, s->amount.high);
	put_close(o, '}');
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
		if (!any)
			put_open(o, "depends-on", '[');
		any = true;
		put_texts(o, r->items + step->documents, step->ndocuments);
	}
	if (any)
		put_close(o, ']');
}

void put_line(struct out *o, const struct rules *r, unsigned number, const struct rules_line *line)
{
	static const char statuses[][13] = {"not-in-force", "no-rate", "needs", "depends", "up-to", "exact"};
	const struct pack_rule *rule = rules_record(r, PACK_RULES, number);
	const struct pack_policy *policy = rules_record(r, PACK_POLICIES, rule->policy);

	put_char(o, '{');
	put_name(o, "rule", rule->id);
	put_field(o, "status", statuses[line->status]);
	put_money(o, "low", line->amount.low);
	put_money(o, "high", line->amount.high);
	put_name(o, "per", rule->per);
	put_close(o, ']');
	put_name(o, "policy", policy->id);
	put_truth(o, "draft", policy->draft != 0);
	put_name(o, "clause", rule->clause);
	put_key(o, "anchor");
	put(o, "\"q-");
	put(o, r->text + rule->id);
	put(o, "\",");
	put_documents(o, r, line);
	put_open(o, "steps", '[');
	for (unsigned i = 0; i < line->nsteps; i++)
		put_step(o, r, &line->steps[i]);
	put_close(o, ']');
	put_list(o, "notes", line->notes, line->nnotes);
	put_close(o, '}');
}
