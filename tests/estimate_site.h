/* estimate_site: a small site for the estimator's tests: real facts, Hangzhou's rules, and words.yaml as Wuyi's. */
#ifndef ESTIMATE_SITE_H
#define ESTIMATE_SITE_H

#include <stdio.h>
#include <stdlib.h>

#include "../gen/pack.h"
#include "../gen/read.h"
#include "../gen/rules.h"

static struct site *estimate_site(struct arena *a)
{
	static const char *const ids[] = {"zhejiang", "hangzhou", "wuyi"};
	struct diag *d = diag_open(DIAG_EN);
	struct site *s = arena_new(a, struct site, 1);

	s->arena = a;
	for (size_t i = 0; i < 3; i++) {
		struct region *r = arena_append(a, s->regions, s->nregions);

		r->id = ids[i];
		r->name.text[ZH] = r->name.text[EN] = ids[i];
		r->parent_id = i > 0 ? ids[0] : NULL;
	}
	facts_read(s, "content/facts.yaml", d);
	s->npolicies = 2;
	s->policies = arena_new(a, struct policy, 2);
	s->policies[0].id = "hangzhou-2020-43";
	s->policies[0].region_id = "hangzhou";
	s->policies[0].rates = rates_read(a, "content/policies/hangzhou-2020-43/rates.yaml", d);
	s->policies[1].id = "words";
	s->policies[1].region_id = "wuyi";
	s->policies[1].draft = true;
	s->policies[1].rates = rates_read(a, "tests/estimate/words.yaml", d);
	if (!pack_build(s, d) || diag_errors(d) > 0) {
		diag_print(d, stderr);
		abort();
	}
	diag_close(d);
	return s;
}

/* For tests of a group: the rules of that site, opened from its pack. */
static inline const struct rules *rules_of(void **state)
{
	return *state;
}

static inline int rules_setup(void **state)
{
	struct arena *a = arena_open();
	struct site *s = estimate_site(a);
	struct rules *r = calloc(1, sizeof *r);

	if (!rules_open(r, s->pack, s->pack_size))
		return 1;
	arena_close(a); /* the pack's bytes with it */
	*state = r;
	return 0;
}

static inline int rules_teardown(void **state)
{
	free(*state);
	return 0;
}

#endif
