#include "proofs.h"

#include <string.h>

bool proofs_open(struct arena *a, const struct site *site, const struct policy *policy, struct proofs *proofs)
{
	*proofs = (struct proofs){.rules = ask_open(a, site)};
	if (proofs->rules == NULL)
		return false;
	for (size_t i = 0; policy->rates != NULL && i < policy->rates->nrules; i++) {
		const struct rule *rule = &policy->rates->rules[i];
		struct proof *p;

		if (rule->kind != RULE_PAYS)
			continue;
		p = arena_append(a, proofs->list, proofs->n);
		p->rule = rule;
		p->place = ask_rule(proofs->rules, policy, rule->id);
		p->edges = edges_list(a, rule, &p->nedges);
		p->met = arena_new(a, bool, p->nedges);
	}
	for (size_t i = 0; i < proofs->n; i++)
		proofs->list[i].winners = arena_new(a, bool, proofs->n);
	return true;
}

struct proof *proof_lookup(const struct proofs *proofs, const char *id)
{
	for (size_t i = 0; i < proofs->n; i++)
		if (strcmp(proofs->list[i].rule->id, id) == 0)
			return &proofs->list[i];
	return NULL;
}

bool proof_acts_on(const struct proof *modifier, const struct proof *rule)
{
	for (size_t i = 0; i < modifier->rule->nmodifies; i++)
		if (strcmp(modifier->rule->modifies[i], rule->rule->id) == 0)
			return true;
	return false;
}

static bool same_group(const struct proof *a, const struct proof *b)
{
	return a->rule->exclusive != NULL && b->rule->exclusive != NULL && strcmp(a->rule->exclusive, b->rule->exclusive) == 0;
}

/* Whether the rule took a step of the line, or gave way. */
static void acts_look(const struct proof *p, const struct rules_line *line, bool *acted, bool *yielded)
{
	*acted = *yielded = false;
	for (unsigned k = 0; k < line->nsteps; k++) {
		if (line->steps[k].rule != p->place)
			continue;
		*acted |= line->steps[k].step != RULES_NONE;
		*yielded |= line->steps[k].step == RULES_NONE;
	}
}

static void acts_count(const struct proofs *proofs, struct proof *p, const struct rules_line *line)
{
	bool acted, yielded;

	acts_look(p, line, &acted, &yielded);
	p->acted += acted;
	p->yielded += yielded;
	for (size_t i = 0; yielded && i < proofs->n; i++) {
		bool gave_way;

		acts_look(&proofs->list[i], line, &acted, &gave_way);
		p->winners[i] |= acted && same_group(p, &proofs->list[i]);
	}
}

void proofs_meet(struct proofs *proofs, struct proof *own, const struct situation *situation)
{
	struct situation s = *situation;

	if (s.present && s.line->status != RULES_NOT_IN_FORCE)
		own->lines++;
	for (size_t i = 0; i < proofs->n; i++) {
		struct proof *p = &proofs->list[i];

		s.modifies = p != own;
		if (s.modifies && !proof_acts_on(p, own))
			continue;
		s.rule = p->rule;
		s.place = p->place;
		for (size_t k = 0; k < p->nedges; k++)
			p->met[k] = p->met[k] || edge_met(&s, &p->edges[k]);
		if (s.modifies && s.present)
			acts_count(proofs, p, s.line);
	}
}
