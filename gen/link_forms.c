/* link_forms: what a form's blanks and its claim name exists. */
#include <string.h>

#include "link.h"

static void missing(struct diag *d, struct src src, const char *what, const char *en, const char *zh)
{
	diag_plain(d, src, "reference", what, en, zh);
}

/* The i-th blank of the form, its line above the grid first; NULL past the last. */
static const struct blank *blank_at(const struct form *form, size_t i)
{
	if (form->head.id != NULL && i-- == 0)
		return &form->head;
	for (size_t r = 0; r < form->nrows; r++) {
		if (i < form->rows[r].nblanks)
			return &form->rows[r].blanks[i];
		i -= form->rows[r].nblanks;
	}
	return i < form->nfoot ? &form->foot[i] : NULL;
}

const struct blank *form_blank(const struct form *form, const char *id)
{
	const struct blank *blank;

	for (size_t i = 0; (blank = blank_at(form, i)) != NULL; i++)
		if (strcmp(blank->id, id) == 0)
			return blank;
	return NULL;
}

static void blank_link(const struct site *s, const struct blank *blank, struct diag *d)
{
	const struct fact *fact = blank->fact == NULL ? NULL : fact_lookup(s, blank->fact);

	if (blank->fact != NULL && (fact == NULL || (fact->kind != FACT_COUNT && fact->kind != FACT_MONEY)))
		missing(d, blank->src, blank->fact, "no such fact in facts.yaml of the kind count or money",
			"facts.yaml 中没有这项 count 或 money 类的事实");
}

/* "program=competition". */
static void given_link(const struct site *s, struct src src, const char *given, struct diag *d)
{
	const char *equals = strchr(given, '=');
	char name[64];
	const struct fact *fact = NULL;

	if (equals != NULL && (size_t)(equals - given) < sizeof name) {
		memcpy(name, given, (size_t)(equals - given));
		name[equals - given] = '\0';
		fact = fact_lookup(s, name);
	}
	if (fact == NULL || (fact->kind == FACT_CHOICE && fact_value_lookup(fact, equals + 1) == NULL) ||
		(fact->kind == FACT_YES_NO && strcmp(equals + 1, "yes") != 0 && strcmp(equals + 1, "no") != 0))
		missing(d, src, given, "write FACT=VALUE with a fact and a value of facts.yaml",
			"应为 事实=值，两者都在 facts.yaml 中");
}

void forms_link(const struct site *s, struct diag *d)
{
	for (size_t p = 0; p < s->npolicies; p++)
		for (size_t f = 0; f < s->policies[p].nforms; f++) {
			const struct form *form = &s->policies[p].forms[f];
			const struct blank *blank;

			for (size_t i = 0; (blank = blank_at(form, i)) != NULL; i++)
				blank_link(s, blank, d);
			if (form->claim != NULL && form_blank(form, form->claim) == NULL)
				missing(d, form->src, form->claim, "no blank of this form has this id", "本表没有这个 id 的栏");
			for (size_t i = 0; i < form->nclaim_facts; i++)
				given_link(s, form->src, form->claim_facts[i], d);
		}
}
