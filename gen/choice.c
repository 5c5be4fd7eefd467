#include "choice.h"

#include <string.h>

#include "page.h"

static bool listed(const char *const *list, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i], id) == 0)
			return true;
	return false;
}

/* Whether a rule has the value in a condition; value NULL: whether a table of it has the fact as a key. */
static bool rule_looks(const struct rule *rule, const struct fact *fact, const char *value)
{
	bool looks = value != NULL && strcmp(fact->id, "program") == 0 && listed(rule->programs, rule->nprograms, value);

	for (size_t i = 0; value != NULL && i < rule->nwhen; i++)
		looks = looks || (strcmp(rule->when[i].fact, fact->id) == 0 &&
			listed(rule->when[i].values, rule->when[i].nvalues, value));
	for (size_t i = 0; value == NULL && i < rule->nsteps; i++)
		looks = looks || (rule->steps[i].word == WORD_TABLE && (strcmp(rule->steps[i].fact, fact->id) == 0 ||
			(rule->steps[i].fact2 != NULL && strcmp(rule->steps[i].fact2, fact->id) == 0)));
	return looks;
}

static bool policy_looks(const struct policy *policy, const struct fact *fact, const char *value)
{
	for (size_t i = 0; policy->rates != NULL && i < policy->rates->nrules; i++)
		if (rule_looks(&policy->rates->rules[i], fact, value))
			return true;
	return false;
}

/* Whether the region is the other, or lies in it. */
static bool region_within(const struct region *region, const struct region *other)
{
	while (region != NULL && region != other)
		region = region->parent;
	return region == other;
}

/* Whether a policy that holds in the region has such a rule; region NULL: any policy. */
static bool region_looks(const struct site *s, const struct region *region, const struct fact *fact, const char *value)
{
	for (size_t i = 0; i < s->npolicies; i++)
		if ((region == NULL || region_within(region, s->policies[i].region)) &&
			policy_looks(&s->policies[i], fact, value))
			return true;
	return false;
}

const struct region **choice_regions(const struct site *s, struct arena *a, const struct fact *fact,
	const struct fact_value *value, size_t *n)
{
	const struct region **regions = NULL;

	*n = 0;
	if (!region_looks(s, NULL, fact, NULL))
		for (size_t i = 0; i < s->nregions; i++)
			if (region_rates(s, &s->regions[i]) != NULL && region_looks(s, &s->regions[i], fact, value->id))
				*arena_append(a, regions, *n) = &s->regions[i];
	return regions;
}
