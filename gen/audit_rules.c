/* audit_rules: conditions, steps and edges of a rule in plain words. */
#include <string.h>

#include "audit_words.h"
#include "words.h"

static const char *say(const struct audit_words *w, const char *key)
{
	return page_string(w->page, key);
}

static const struct fact *fact_named(const struct audit_words *w, const char *id)
{
	return fact_lookup(w->page->pub->site, id);
}

static const char *label_of(const struct audit_words *w, const char *id)
{
	const struct fact *f = fact_named(w, id);

	return f == NULL ? say(w, "audit-date") : f->label.text[w->page->lang];
}

/* The label within a sentence: in English without its capital, unless that is an abbreviation's. */
static const char *label_within(const struct audit_words *w, const char *id)
{
	const char *label = label_of(w, id);
	char *small;

	if (w->page->lang != EN || label[0] < 'A' || label[0] > 'Z' || label[1] < 'a' || label[1] > 'z')
		return label;
	small = arena_printf(w->page->arena, "%s", label);
	small[0] = (char)(label[0] - 'A' + 'a');
	return small;
}

/* A bound or an amount as the language writes it. */
static const char *number_text(const struct audit_words *w, const char *fact, int64_t value)
{
	const struct fact *f = fact == NULL ? NULL : fact_named(w, fact);
	struct arena *a = w->page->arena;

	if (fact != NULL && f == NULL)
		return words_date(a, w->page->lang, (int32_t)value);
	if (f == NULL || f->kind == FACT_MONEY)
		return words_fill(a, say(w, "amount-yuan"), words_yuan(a, w->page->lang, value), NULL);
	return words_fill(a, say(w, "audit-count"), arena_printf(a, "%lld", (long long)value),
		f->unit.text[w->page->lang] == NULL ? "" : f->unit.text[w->page->lang], NULL);
}

static const char *value_label(const struct audit_words *w, const char *fact, const char *value)
{
	const struct fact *f = fact_named(w, fact);
	const struct fact_value *v = f == NULL ? NULL : fact_value_lookup(f, value);

	if (f != NULL && f->kind == FACT_YES_NO)
		return say(w, strcmp(value, "yes") == 0 ? "audit-yes" : "audit-no");
	return v == NULL ? value : v->label.text[w->page->lang];
}

static const char *condition_text(const struct audit_words *w, const struct condition *c)
{
	struct arena *a = w->page->arena;
	const char *values = NULL;
	static const char *const bounds[] = {[OP_GE] = "audit-at-least", [OP_LE] = "audit-at-most", [OP_GT] = "audit-above"};

	if (c->op > OP_IN)
		return words_fill(a, say(w, bounds[c->op]), label_of(w, c->fact), number_text(w, c->fact, c->bound), NULL);
	for (size_t i = 0; i < c->nvalues; i++) {
		const char *value = value_label(w, c->fact, c->values[i]);

		values = values == NULL ? value : arena_printf(a, "%s%s%s", values, say(w, "audit-values"), value);
	}
	return words_fill(a, say(w, "audit-pair"), label_of(w, c->fact), values, NULL);
}

void audit_when(struct data *list, const struct audit_words *w, const struct condition *when, size_t n)
{
	const char *any = NULL;

	for (size_t i = 0; i < n; i++) {
		const char *text = condition_text(w, &when[i]);

		any = any == NULL ? text : words_fill(w->page->arena, say(w, "audit-or"), any, text, NULL);
		if (when[i].or_next)
			continue;
		data_item_text(list, any);
		any = NULL;
	}
}

void audit_conditions(struct data *list, const struct audit_words *w, const struct rule *rule)
{
	const char *programs = NULL;
	struct arena *a = w->page->arena;

	for (size_t i = 0; i < rule->nprograms; i++) {
		const char *value = value_label(w, "program", rule->programs[i]);

		programs = programs == NULL ? value : arena_printf(a, "%s%s%s", programs, say(w, "audit-comma"), value);
	}
	if (programs != NULL)
		data_item_text(list, words_fill(a, say(w, "audit-pair"), label_of(w, "program"), programs, NULL));
	audit_when(list, w, rule->when, rule->nwhen);
}

static const char *documents_text(const struct audit_words *w, const struct step *s)
{
	bool english = w->page->lang == EN && s->documents_en != NULL;
	const char *all = NULL;

	for (size_t i = 0; i < s->ndocuments; i++) {
		const char *document = english ? s->documents_en[i] : s->documents[i];

		all = all == NULL ? document : arena_printf(w->page->arena, "%s%s%s", all, say(w, "audit-comma"), document);
	}
	return all;
}

static const char *percent_text(const struct audit_words *w, const struct step *s)
{
	struct arena *a = w->page->arena;
	const char *base = s->base == NULL ? say(w, "audit-so-far") : words_fill(a, say(w, "audit-rule-named"), s->of,
		s->base->title.text[w->page->lang], NULL);

	if (!s->has_amount)
		return words_fill(a, say(w, "audit-step-part-open"), base, NULL);
	if (s->amount.plus)
		return words_fill(a, say(w, "audit-step-raise"), words_yuan(a, w->page->lang, s->amount.value), NULL);
	return words_fill(a, say(w, "audit-step-part"), base, words_yuan(a, w->page->lang, s->amount.value), NULL);
}

static const char *cap_text(const struct audit_words *w, const struct step *s)
{
	struct arena *a = w->page->arena;
	const char *cap = s->fact == NULL ? number_text(w, NULL, s->amount.value) : label_within(w, s->fact);

	if (s->per != NULL)
		cap = words_fill(a, say(w, "audit-times-cap"), cap, label_within(w, s->per), NULL);
	if (s->ndocuments > 0)
		cap = words_fill(a, say(w, "audit-set-by"), cap, documents_text(w, s), NULL);
	return words_fill(a, say(w, "audit-step-cap"), cap, NULL);
}

static const char *table_text(const struct audit_words *w, const struct step *s)
{
	return s->fact2 == NULL ? words_fill(w->page->arena, say(w, "audit-step-table"), label_within(w, s->fact), NULL)
		: words_fill(w->page->arena, say(w, "audit-step-table2"), label_within(w, s->fact), label_within(w, s->fact2), NULL);
}

static const char *step_text(const struct audit_words *w, const struct rule *rule, const struct step *s)
{
	struct arena *a = w->page->arena;

	switch (s->word) {
	case WORD_FIXED:
		return words_fill(a, say(w, "audit-step-fixed"), number_text(w, NULL, s->amount.value), NULL);
	case WORD_TABLE:
		return table_text(w, s);
	case WORD_ACTUAL:
		return words_fill(a, say(w, "audit-step-actual"), label_within(w, s->fact), NULL);
	case WORD_EXTERNAL:
		return words_fill(a, say(w, "audit-step-external"), documents_text(w, s), label_within(w, s->fact), NULL);
	case WORD_TIMES:
		return s->has_amount ? words_fill(a, say(w, "audit-step-times-max"), label_within(w, s->fact),
			number_text(w, s->fact, s->amount.value), NULL)
			: words_fill(a, say(w, "audit-step-times"), label_within(w, s->fact), NULL);
	case WORD_PERCENT:
		return percent_text(w, s);
	case WORD_CAP:
		return cap_text(w, s);
	case WORD_PRORATE:
		return words_fill(a, say(w, "audit-step-prorate"), label_within(w, s->fact), number_text(w, s->fact, s->amount.value),
			NULL);
	case WORD_UPTO:
	case NWORDS:
		break;
	}
	return say(w, rule->nmodifies > 0 ? "audit-step-upto-raise" : "audit-step-upto");
}

void audit_steps(struct data *list, const struct audit_words *w, const struct rule *rule)
{
	for (size_t i = 0; i < rule->nsteps; i++)
		data_item_text(list, step_text(w, rule, &rule->steps[i]));
}

/* What an edge turns on. */
static const char *turn_text(const struct audit_words *w, const struct rule *rule, const struct edge *e)
{
	const struct condition *c = &rule->when[e->i];

	if (e->kind == EDGE_STEP)
		return step_text(w, rule, &rule->steps[e->i]);
	if (e->kind == EDGE_CONDITION && (c->op == OP_GE || c->op == OP_LE || c->nvalues <= e->k))
		return condition_text(w, c);
	if (e->kind == EDGE_CONDITION)
		return words_fill(w->page->arena, say(w, "audit-pair"), label_of(w, c->fact), value_label(w, c->fact, c->values[e->k]),
			NULL);
	return e->text;
}

static const char *row_text(const struct audit_words *w, const struct rule *rule, const struct edge *e)
{
	const struct step *s = &rule->steps[e->i];
	const struct table_row *row = &s->rows[e->k];
	const char *text = value_label(w, s->fact, row->key);

	if (row->key2 != NULL)
		text = arena_printf(w->page->arena, "%s%s%s", text, say(w, "audit-comma"), value_label(w, s->fact2, row->key2));
	return words_fill(w->page->arena, say(w, "audit-edge-row"), text, NULL);
}

const char *audit_edge_text(const struct audit_words *w, const struct rule *rule, const struct edge *e)
{
	static const char *const sides[] = {"audit-edge-below", "audit-edge-at", "audit-edge-above"};
	const struct condition *c = e->kind == EDGE_CONDITION ? &rule->when[e->i] : NULL;
	const char *key = "audit-edge-is";

	if (e->kind == EDGE_ROW)
		return row_text(w, rule, e);
	if (e->kind == EDGE_STEP || (c != NULL && (c->op == OP_GE || c->op == OP_LE)))
		key = sides[e->k];
	else if (c != NULL && e->k == c->nvalues)
		key = "audit-edge-not";
	return words_fill(w->page->arena, say(w, key), turn_text(w, rule, e), NULL);
}
