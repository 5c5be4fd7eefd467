#include "rates_item.h"

#include <string.h>

#include "body.h"
#include "typography.h"
#include "words.h"

const char *rule_clause_href(const struct page *p, const struct policy *policy, const struct rule *rule)
{
	return arena_printf(p->arena, "%s#%s", page_href(p, policy_path(p->arena, policy)), quote_anchor(p->arena, rule));
}

static const char *payees_text(struct page *p, const struct rule *rule)
{
	const char *all = NULL;

	if (rule->npayees == 1 && strcmp(rule->payees[0], "not-stated") == 0)
		return page_string(p, "payee-say-not-stated");
	for (size_t i = 0; i < rule->npayees; i++) {
		const char *payee = page_string(p, arena_printf(p->arena, "payee-%s", rule->payees[i]));

		all = all == NULL ? payee : arena_printf(p->arena, "%s%s%s", all, page_string(p, "list-comma"), payee);
	}
	return all == NULL ? NULL : words_fill(p->arena, page_string(p, "payee-say"), all, NULL);
}

static const char *summary_text(struct page *p, const struct data *amounts)
{
	const char *all = NULL;

	for (size_t i = 0; i < data_count(amounts); i++) {
		const char *text = data_value(data_at(amounts, i));

		all = all == NULL ? text : arena_printf(p->arena, "%s%s%s", all, page_string(p, "list-comma"), text);
	}
	return all == NULL ? "" : all;
}

static const char *quotes_text(struct page *p, const struct rule *rule)
{
	const char *all = rule->quotes[0].text.text[p->lang];

	for (size_t i = 1; i < rule->nquotes; i++)
		all = arena_printf(p->arena, "%s%s%s", all, p->lang == EN ? " " : "", rule->quotes[i].text.text[p->lang]);
	return all;
}

void notes_data(const struct page *p, struct data *list, const char *const *notes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct ambiguity *note = ambiguity_lookup(p->pub->site, notes[i]);
		struct data *item = data_item(list), *others;

		data_text(item, "id", note->id);
		data_text(item, "issue", note->issue.text[p->lang]);
		data_text(item, "reading", note->reading.text[p->lang]);
		data_list(item, "when");
		others = data_list(item, "others");
		for (size_t k = 0; k < note->nothers; k++) {
			struct data *other = data_item(others);

			data_text(other, "rule", note->others[k].ours.rule);
			data_text(other, "text", note->others[k].text.text[p->lang]);
		}
	}
}

static void ids_add(struct arena *a, const char ***ids, size_t *n, const char *const *more, size_t nmore)
{
	for (size_t i = 0; i < nmore; i++) {
		size_t k = 0;

		while (k < *n && strcmp((*ids)[k], more[i]) != 0)
			k++;
		if (k == *n)
			*arena_append(a, *ids, *n) = more[i];
	}
}

void document_notes_data(const struct page *p, struct data *list, const struct rates *rates)
{
	const char **ids = NULL;
	size_t n = 0;

	ids_add(p->arena, &ids, &n, rates->notes, rates->nnotes);
	ids_add(p->arena, &ids, &n, rates->window.notes, rates->window.nnotes);
	for (size_t i = 0; i < rates->nwindows; i++)
		ids_add(p->arena, &ids, &n, rates->windows[i].notes, rates->windows[i].nnotes);
	notes_data(p, list, ids, n);
}

static void pays_item(struct page *p, struct data *item, const struct policy *policy, const struct rule *rule)
{
	struct data *amounts = data_list(item, "amounts");

	words_amounts(amounts, p->arena, p->pub, p->lang, rule);
	data_text(item, "summary", summary_text(p, amounts));
	words_amount_tables(data_list(item, "tables"), p->arena, p->pub, p->lang, rule);
	if (rule->window_id != NULL)
		data_text(item, "window", words_window(p->arena, p->pub, p->lang, rule->window));
	data_text(item, "payee", payees_text(p, rule));
	data_text(item, "estimator-href", rule_estimator_href(p, policy, rule));
}

void rule_item(struct page *p, struct data *item, const struct policy *policy, const struct rule *rule)
{
	data_text(item, "id", rule->id);
	data_text(item, "title", rule->title.text[p->lang]);
	data_text(item, "clause", words_clause(p->arena, p->lang, rule->clause));
	data_text(item, "href", rule_clause_href(p, policy, rule));
	data_text(item, "quote", rule->nquotes == 0 ? words_cells(p->arena, p->pub, p->lang, rule)
		: typography_text(p->arena, p->lang, quotes_text(p, rule)));
	data_text(item, "why", rule->why.text[p->lang]);
	data_text(item, "kind-label", words_rule_kind(p->pub, p->lang, rule));
	notes_data(p, data_list(item, "notes"), rule->notes, rule->nnotes);
	if (rule->kind == RULE_PAYS)
		pays_item(p, item, policy, rule);
}
