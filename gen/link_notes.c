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

void notes_named(const struct site *s, struct diag *d)
{
	for (size_t i = 0; i < s->nambiguities; i++) {
		const struct ambiguity *note = &s->ambiguities[i];
		bool named = false;

		for (size_t p = 0; p < s->npolicies && !named; p++)
			named = s->policies[p].rates != NULL && rates_name(s->policies[p].rates, note->id);
		if (!named)
			diag_plain(d, note->src, "unnamed", note->id, "no rates.yaml names it in notes: of a rule, a window or the document",
				"没有一份 rates.yaml 在 notes 里写它：规则、期限或整份文件");
	}
}
