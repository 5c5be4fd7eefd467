/* link_notes: what the texts leave open is named where it matters, and what is named exists. */
#include <string.h>

#include "link.h"

void notes_link(const struct site *s, const char **notes, size_t n, struct src src, struct diag *d)
{
	for (size_t i = 0; i < n; i++)
		if (ambiguity_lookup(s, notes[i]) == NULL)
			diag_plain(d, src, "reference", notes[i], "no such entry in ambiguities.yaml", "ambiguities.yaml 中没有这一条");
}

static bool listed(const char *const *notes, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(notes[i], id) == 0)
			return true;
	return false;
}

static bool rates_name(const struct rates *rates, const char *id)
{
	bool named = listed(rates->notes, rates->nnotes, id) || listed(rates->window.notes, rates->window.nnotes, id);

	for (size_t i = 0; i < rates->nwindows && !named; i++)
		named = listed(rates->windows[i].notes, rates->windows[i].nnotes, id);
	for (size_t i = 0; i < rates->nrules && !named; i++)
		named = listed(rates->rules[i].notes, rates->rules[i].nnotes, id);
	return named;
}

static const struct rule *rates_rule(const struct rates *rates, const char *id)
{
	for (size_t i = 0; i < rates->nrules; i++)
		if (strcmp(rates->rules[i].id, id) == 0)
			return &rates->rules[i];
	return NULL;
}

/* The rule of the id, and the rates it stands in; NULL where no document has it. */
static const struct rule *rule_find(const struct site *s, const char *id, const struct rates **rates)
{
	for (size_t p = 0; p < s->npolicies; p++) {
		const struct rule *rule = s->policies[p].rates == NULL ? NULL : rates_rule(s->policies[p].rates, id);

		if (rule != NULL) {
			*rates = s->policies[p].rates;
			return rule;
		}
	}
	return NULL;
}

/* The rule names the note, or one that acts on it does. */
static bool rule_says(const struct rates *rates, const struct rule *rule, const char *note)
{
	bool says = listed(rule->notes, rule->nnotes, note) || listed(rates->notes, rates->nnotes, note);

	for (size_t i = 0; i < rates->nrules && !says; i++)
		says = listed(rates->rules[i].modifies, rates->rules[i].nmodifies, rule->id) &&
			listed(rates->rules[i].notes, rates->rules[i].nnotes, note);
	return says;
}

static void others_link(const struct site *s, const struct ambiguity *note, struct diag *d)
{
	for (size_t i = 0; i < note->nothers; i++) {
		const struct other_reading *other = &note->others[i];
		const struct rates *rates = NULL;
		const struct rule *rule = rule_find(s, other->ours.rule, &rates);

		if (rule == NULL)
			diag_plain(d, other->src, "reference", other->ours.rule, "no such rule in any rates.yaml",
				"各 rates.yaml 中没有这条规则");
		else if (rates_rule(rates, other->instead.rule) == NULL)
			diag_plain(d, other->src, "reference", other->instead.rule, "no such rule in the same document",
				"同一份文件没有这条规则");
		if (rule != NULL && !rule_says(rates, rule, note->id))
			diag_error(d, other->src, "reference", "no answer by rule %s names %s, so this would be said nowhere",
				"规则 %s 的答案都不会写 %s，这里说的不会出现", rule->id, note->id);
	}
}

void notes_named(const struct site *s, struct diag *d)
{
	for (size_t i = 0; i < s->nambiguities; i++) {
		const struct ambiguity *note = &s->ambiguities[i];
		bool named = false;

		others_link(s, note, d);
		for (size_t p = 0; p < s->npolicies && !named; p++)
			named = s->policies[p].rates != NULL && rates_name(s->policies[p].rates, note->id);
		if (!named)
			diag_plain(d, note->src, "unnamed", note->id,
				"no rates.yaml names it in notes: of a rule, a window or the document",
				"没有一份 rates.yaml 在 notes 里写它：规则、期限或整份文件");
	}
}
