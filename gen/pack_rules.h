/* pack_rules: one rule → its records; used by pack.c alone, which gives it the sections to write into. */
#ifndef GONGBU_PACK_RULES_H
#define GONGBU_PACK_RULES_H

#include <stddef.h>
#include <stdint.h>

#include "pack_encode.h"
#include "site.h"

struct entry {                             /* a rule of the pack, at its place there */
	const struct policy *policy;
	const struct rule *rule;
	size_t policy_index;
};

struct builder {
	const struct site *site;
	struct diag *diag;
	struct arena *arena;
	struct records records;
	struct entry *entries;
	const struct region **regions;     /* those with rules of their own: what `region` may be */
	const struct policy **policies;
	size_t nentries, nregions, npolicies;
	bool failed;
};

/* Reports what the estimator cannot work with. */
void pack_fail(struct builder *, struct src, const char *what, const char *en, const char *zh);
/* Whether a region is the one named, or lies in it. */
bool pack_region_within(const struct builder *, const struct region *, const char *id);

void pack_rule(struct builder *, const struct entry *);

#endif
