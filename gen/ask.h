/* ask: the rules of a site asked one at a time, natively, by the names that content/ uses. */
#ifndef GONGBU_ASK_H
#define GONGBU_ASK_H

#include "given.h"
#include "site.h"

/* The site's rule pack, opened in the arena; NULL where the site has none (its rules have errors). */
const struct rules *ask_open(struct arena *, const struct site *);

/* The places in the pack of a rule, a fact, and a value of a fact (yes and no are 1 and 0); RULES_NONE where there is none. */
unsigned ask_rule(const struct rules *, const struct policy *, const char *id);
unsigned ask_fact(const struct rules *, const char *id);
unsigned ask_value(const struct rules *, unsigned fact, const char *id);

/* What kind of fact it is, how many values it has, and the name of one of them. */
enum pack_fact_kind ask_kind(const struct rules *, unsigned fact);
unsigned ask_nvalues(const struct rules *, unsigned fact);
const char *ask_value_id(const struct rules *, unsigned fact, int64_t value);

/* Makes a fact known. */
void ask_set(struct rules_facts *, unsigned fact, int64_t value);

/*
 * Facts from words NAME=VALUE and the day; `region` where the words name none (NULL: they must). False sets the mistake,
 * whose tokens lie in the arena.
 */
bool ask_facts(struct arena *, const struct rules *, const char *region, int32_t day, const char *const *words, size_t n,
	struct rules_facts *, struct given_error *);
/* What the mistake is, in a few words for a message: "not accepted", 不能识别. */
struct bilingual ask_mistake(const struct given_error *);
/* What the mistake should have been: "days: 0 to 1000000". */
const char *ask_accepted(struct arena *, const struct rules *, const struct given_error *);

/* RULE_PAYS without `modifies` gives lines; with it, the rule acts on lines of others. */
bool rule_gives_lines(const struct rule *);
/* The rule's window, narrowed by its own conditions on the day; DAY_NONE where open. */
void rule_days(const struct rule *, int32_t *from, int32_t *to);

#endif
