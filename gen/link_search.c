/* Links what the estimator helps to choose by: the occupations that tables list, the sentences about certificates. */
#include "link.h"

#include <string.h>

static void listing_link(const struct site *s, const struct listing *l, struct diag *d)
{
	const struct fact *f = fact_lookup(s, l->fact);

	if (f == NULL || f->kind != FACT_CHOICE)
		diag_plain(d, l->src, "reference", l->fact, "no such choice in facts.yaml", "facts.yaml 中没有这个选择题");
	else if (fact_value_lookup(f, l->value) == NULL)
		diag_error(d, l->src, "reference", "%s: no such value of \"%s\" (facts.yaml)",
			"%s：“%s”没有这个值（facts.yaml）", l->value, f->id);
}

static void value_link(const struct site *s, struct fact_value *v, struct diag *d)
{
	for (size_t i = 0; i < v->nsays; i++) {
		struct evidence *said = &v->says[i];

		said->policy = policy_lookup(s, said->policy_id);
		if (said->policy == NULL)
			diag_plain(d, said->src, "reference", said->policy_id, "no such policy", "没有这份政策");
	}
}

void search_link(struct site *s, struct diag *d)
{
	for (size_t i = 0; i < s->nfacts; i++)
		for (size_t k = 0; k < s->facts[i].nvalues; k++)
			value_link(s, &s->facts[i].values[k], d);
	for (size_t i = 0; i < s->npolicies; i++)
		for (size_t t = 0; t < s->policies[i].ntables; t++)
			for (size_t k = 0; k < s->policies[i].tables[t].nlistings; k++)
				listing_link(s, &s->policies[i].tables[t].listings[k], d);
}
