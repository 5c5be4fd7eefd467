#include "audit_words.h"

#include <string.h>

#include "words.h"

static const char *say(const struct audit_words *w, const char *key)
{
	return page_string(w->page, key);
}

static const char *joined(const struct audit_words *w, const char *all, const char *key, const char *more)
{
	return all == NULL ? more : arena_printf(w->page->arena, "%s%s%s", all, say(w, key), more);
}

static const struct fact *fact_of(const struct audit_words *w, unsigned fact)
{
	return fact_lookup(w->page->pub->site, rules_id(w->rules, PACK_FACTS, fact));
}

const char *audit_fact_text(const struct audit_words *w, unsigned fact)
{
	const struct fact *f = fact_of(w, fact);

	return f == NULL ? rules_id(w->rules, PACK_FACTS, fact) : f->label.text[w->page->lang];
}

static const char *yuan(const struct audit_words *w, int64_t fen)
{
	return words_fill(w->page->arena, say(w, "amount-yuan"), words_yuan(w->page->arena, w->page->lang, fen), NULL);
}

/* The unit of one: facts.yaml has that of many, which English tells apart. */
static const char *unit_of_one(const struct audit_words *w, const char *unit)
{
	size_t n = strlen(unit);

	if (w->page->lang != EN || n == 0)
		return unit;
	return strcmp(unit, "people") == 0 ? "person" : unit[n - 1] == 's' ? arena_copy(w->page->arena, unit, n - 1) : unit;
}

static const char *count_text(const struct audit_words *w, unsigned fact, const char *number)
{
	const struct fact *f = fact_of(w, fact);
	const char *unit = f == NULL ? NULL : f->unit.text[w->page->lang];

	if (unit == NULL)
		return number;
	if (strcmp(number, "1") == 0)
		unit = unit_of_one(w, unit);
	return words_fill(w->page->arena, say(w, "audit-count"), number, unit, NULL);
}

const char *audit_value_text(const struct audit_words *w, unsigned fact, int64_t value)
{
	const struct fact *f = fact_of(w, fact);
	const struct fact_value *v;

	switch (ask_kind(w->rules, fact)) {
	case PACK_YES_NO:
		return say(w, value != 0 ? "audit-yes" : "audit-no");
	case PACK_MONEY:
		return yuan(w, value);
	case PACK_CHOICE:
		v = f == NULL ? NULL : fact_value_lookup(f, ask_value_id(w->rules, fact, value));
		return v == NULL ? "" : v->label.text[w->page->lang];
	default:
		return count_text(w, fact, arena_printf(w->page->arena, "%lld", (long long)value));
	}
}

const char *audit_branch_text(const struct audit_words *w, unsigned fact, const struct audit_branch *b)
{
	unsigned kind = ask_kind(w->rules, fact);
	bool money = kind == PACK_MONEY;
	const char *all = NULL;
	int64_t first, last;

	if (b->nvalues == 0)
		return say(w, "audit-open");
	first = b->values[0];
	last = b->values[b->nvalues - 1];
	if (kind != PACK_COUNT && !money) {
		for (size_t i = 0; i < b->nvalues; i++)
			all = joined(w, all, "audit-values", audit_value_text(w, fact, b->values[i]));
		return all;
	}
	if (b->onward)
		return words_fill(w->page->arena, say(w, "audit-onward"), audit_value_text(w, fact, first), NULL);
	if (first == last)
		return audit_value_text(w, fact, first);
	return money ? audit_range_text(w, (struct rules_range){first, last})
		: count_text(w, fact, arena_printf(w->page->arena, "%lld–%lld", (long long)first, (long long)last));
}

const char *audit_range_text(const struct audit_words *w, struct rules_range range)
{
	struct arena *a = w->page->arena;

	if (range.high < 0)
		return words_fill(a, say(w, range.low > 0 ? "audit-from" : "audit-boundless"), yuan(w, range.low), NULL);
	if (range.low == range.high)
		return yuan(w, range.low);
	return words_fill(a, say(w, "amount-yuan"), arena_printf(a, "%s–%s", words_yuan(a, w->page->lang, range.low),
		words_yuan(a, w->page->lang, range.high)), NULL);
}

const char *audit_answer_text(const struct audit_words *w, const struct audit_answer *answer)
{
	struct arena *a = w->page->arena;
	struct rules_range r = answer->amount;

	if (!answer->present)
		return say(w, "audit-none");
	switch (answer->status) {
	case RULES_NOT_IN_FORCE:
		return say(w, "audit-not-in-force");
	case RULES_NO_RATE:
		return say(w, "audit-no-rate");
	case RULES_DEPENDS:
		return r.high < 0 ? say(w, "audit-depends") : words_fill(a, say(w, "audit-depends-cap"), yuan(w, r.high), NULL);
	case RULES_UP_TO:
		return r.low == 0 && r.high >= 0 ? words_fill(a, say(w, "amount-cap"), yuan(w, r.high), NULL)
			: words_fill(a, say(w, "audit-ceiling"), audit_range_text(w, r), NULL);
	case RULES_NEEDS:
	case RULES_EXACT:
		break;
	}
	return audit_range_text(w, r);
}

const char *audit_more_text(const struct audit_words *w, unsigned fact, int64_t fen)
{
	return words_fill(w->page->arena, say(w, "audit-more"), count_text(w, fact, "1"), yuan(w, fen), NULL);
}

/* ---- what is known ---- */
static const char *fact_pair(const struct audit_words *w, unsigned fact, int64_t value)
{
	return words_fill(w->page->arena, say(w, "audit-pair"), audit_fact_text(w, fact), audit_value_text(w, fact, value), NULL);
}

static bool granted(const struct audit_words *w, unsigned fact, const struct rule *rule)
{
	return fact == RULES_REGION || fact == RULES_DATE || (rule->nprograms == 1 &&
		strcmp(rules_id(w->rules, PACK_FACTS, fact), "program") == 0);
}

const char *audit_facts_text(const struct audit_words *w, const struct rules_facts *facts, const struct rule *rule)
{
	const char *all = NULL;

	for (unsigned i = 0; i < w->rules->count[PACK_FACTS]; i++)
		if (rules_known(facts, i) && !granted(w, i, rule))
			all = joined(w, all, "chart-semicolon", fact_pair(w, i, facts->value[i]));
	return all;
}

const char *audit_given_text(const struct audit_words *w, const struct example *e, const struct rule *rule)
{
	struct arena *a = w->page->arena;
	const char *all = NULL;

	for (size_t i = 0; i < e->nfacts; i++) {
		const char *value = strchr(e->facts[i], '=') + 1;
		const char *name = arena_copy(a, e->facts[i], (size_t)(value - 1 - e->facts[i]));
		unsigned fact = ask_fact(w->rules, name), place = ask_value(w->rules, fact, value);
		bool other = fact == ask_fact(w->rules, "program") && (rule->nprograms != 1 || strcmp(rule->programs[0], value) != 0);

		if (granted(w, fact, rule) && !other)
			continue;
		all = joined(w, all, "chart-semicolon", place != RULES_NONE ? fact_pair(w, fact, place)
			: words_fill(a, say(w, "audit-pair"), audit_fact_text(w, fact),
			ask_kind(w->rules, fact) == PACK_MONEY ? words_fill(a, say(w, "amount-yuan"), value, NULL)
			: count_text(w, fact, value), NULL));
	}
	return all;
}

const char *audit_outcome_text(const struct audit_words *w, const struct example *e)
{
	struct audit_answer answer = {e->outcome < OUTCOME_NONE, (enum rules_status)e->outcome, {e->low, e->high}};

	if (e->outcome == OUTCOME_CANNOT_OCCUR)
		return say(w, "audit-cannot");
	if (e->outcome == OUTCOME_NEEDS)
		return words_fill(w->page->arena, say(w, "audit-needs"), audit_range_text(w, answer.amount), NULL);
	return audit_answer_text(w, &answer);
}
