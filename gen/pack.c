#include "pack.h"

#include <stdint.h>
#include <string.h>

#include "pack_rules.h"

void pack_fail(struct builder *b, struct src src, const char *what, const char *en, const char *zh)
{
	b->failed = true;
	diag_plain(b->diag, src, "pack", what, en, zh);
}

/* True for the rules the estimator knows. */
static bool entry_wanted(const struct rule *rule)
{
	return rule->kind == RULE_PAYS || rule->kind == RULE_LIMIT;
}

static void region_want(struct builder *b, const char *id)
{
	const struct region *region = region_lookup(b->site, id);

	for (size_t i = 0; i < b->nregions; i++)
		if (b->regions[i] == region)
			return;
	if (region != NULL)
		*arena_append(b->arena, b->regions, b->nregions) = region;
}

/* Rules in the order of the site: policies by id, then the file's. */
static void entries_gather(struct builder *b)
{
	for (size_t i = 0; i < b->site->npolicies; i++) {
		const struct policy *policy = &b->site->policies[i];
		bool pays = false, any = false;

		for (size_t k = 0; policy->rates != NULL && k < policy->rates->nrules; k++) {
			const struct rule *rule = &policy->rates->rules[k];
			struct entry *entry;

			if (!entry_wanted(rule))
				continue;
			any = true;
			pays = pays || rule->kind == RULE_PAYS;
			entry = arena_append(b->arena, b->entries, b->nentries);
			entry->policy = policy;
			entry->rule = rule;
			entry->policy_index = b->npolicies;
		}
		if (any)
			*arena_append(b->arena, b->policies, b->npolicies) = policy;
		if (pays)
			region_want(b, policy->region_id);
	}
}

/* A region is subject to its own policies and to those of the regions above it. */
bool pack_region_within(const struct builder *b, const struct region *region, const char *id)
{
	for (size_t depth = 0; region != NULL && depth < b->site->nregions; depth++) {
		if (strcmp(region->id, id) == 0)
			return true;
		region = region->parent_id == NULL ? NULL : region_lookup(b->site, region->parent_id);
	}
	return false;
}

static void policies_pack(struct builder *b)
{
	for (size_t i = 0; i < b->npolicies; i++) {
		const struct policy *policy = b->policies[i];
		size_t at = b->records.nitems;

		for (size_t k = 0; k < b->nregions; k++)
			if (pack_region_within(b, b->regions[k], policy->region_id))
				records_item(&b->records, k);
		records_field(&b->records, PACK_POLICIES, records_string(&b->records, policy->id));
		records_field(&b->records, PACK_POLICIES, policy->draft);
		records_field(&b->records, PACK_POLICIES, at);
		records_field(&b->records, PACK_POLICIES, b->records.nitems - at);
	}
}

static void value_pack(struct builder *b, const char *id)
{
	records_field(&b->records, PACK_VALUES, records_string(&b->records, id));
}

/* A fact's record; the values since `values` are its own. */
static void fact_pack(struct builder *b, const char *id, enum pack_fact_kind kind, bool by_document, size_t values)
{
	records_field(&b->records, PACK_FACTS, records_string(&b->records, id));
	records_field(&b->records, PACK_FACTS, kind);
	records_field(&b->records, PACK_FACTS, by_document);
	records_field(&b->records, PACK_FACTS, values);
	records_field(&b->records, PACK_FACTS, records_count(&b->records, PACK_VALUES) - values);
}

/* Region and date first, then those of facts.yaml. */
static void facts_pack(struct builder *b)
{
	static const enum pack_fact_kind kinds[] = {
		[FACT_CHOICE] = PACK_CHOICE, [FACT_YES_NO] = PACK_YES_NO, [FACT_COUNT] = PACK_COUNT,
		[FACT_MONEY] = PACK_MONEY,
	};

	for (size_t i = 0; i < b->nregions; i++)
		value_pack(b, b->regions[i]->id);
	fact_pack(b, "region", PACK_CHOICE, false, 0);
	fact_pack(b, "date", PACK_DAY, false, b->nregions);
	for (size_t i = 0; i < b->site->nfacts; i++) {
		const struct fact *fact = &b->site->facts[i];
		size_t values = records_count(&b->records, PACK_VALUES);

		if (fact->kind == FACT_YES_NO) {
			value_pack(b, "no");
			value_pack(b, "yes");
		}
		for (size_t k = 0; k < fact->nvalues; k++)
			value_pack(b, fact->values[k].id);
		fact_pack(b, fact->id, kinds[fact->kind], fact->by_document, values);
	}
}

/* The pack's bytes, opened at once: what it answers with is what was checked. */
static void pack_finish(struct builder *b, struct site *site)
{
	struct src whole = {"content", 0, 0};
	struct rules *rules = arena_new(b->arena, struct rules, 1);
	struct buf bytes = {0};

	if (!records_encode(&b->records, &bytes))
		pack_fail(b, whole, NULL, "more than the estimator holds: 61 facts, 1024 rules, 4096 of anything else",
			"超出估算器的容量：最多 61 项事实、1024 条规则，其他各 4096");
	else if (!b->failed && !rules_open(rules, (const uint8_t *)bytes.p, bytes.n))
		die("the rule pack just built is not sound");
	if (!b->failed) {
		site->pack = (const unsigned char *)arena_copy(site->arena, bytes.p, bytes.n);
		site->pack_size = bytes.n;
	}
	buf_free(&bytes);
}

size_t pack_rules_size(const struct site *site)
{
	return site->pack[RULES_PACK_WORDS] | (size_t)site->pack[RULES_PACK_WORDS + 1] << 8;
}

bool pack_build(struct site *site, struct diag *diag)
{
	struct builder b = {.site = site, .diag = diag, .arena = arena_open()};

	b.records.arena = b.arena;
	site->pack = NULL;
	site->pack_size = 0;
	entries_gather(&b);
	facts_pack(&b);
	policies_pack(&b);
	for (size_t i = 0; i < b.nentries; i++)
		pack_rule(&b, &b.entries[i]);
	pack_finish(&b, site);
	arena_close(b.arena);
	return !b.failed;
}
