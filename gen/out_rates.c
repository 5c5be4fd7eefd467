/* out_rates: every rate with its clause and its own words, region by region. */
#include <string.h>

#include "body.h"
#include "page.h"
#include "typography.h"
#include "words.h"

static const char *rule_href(struct page *p, const struct policy *policy, const struct rule *rule)
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

static void notes_list(struct page *p, struct data *list, const struct rule *rule)
{
	for (size_t i = 0; i < rule->nnotes; i++) {
		const struct ambiguity *note = ambiguity_lookup(p->pub->site, rule->notes[i]);
		struct data *item = data_item(list);

		data_text(item, "id", note->id);
		data_text(item, "issue", note->issue.text[p->lang]);
		data_text(item, "reading", note->reading.text[p->lang]);
	}
}

static void rule_item(struct page *p, struct data *item, const struct policy *policy, const struct rule *rule)
{
	data_text(item, "id", rule->id);
	data_text(item, "title", rule->title.text[p->lang]);
	data_text(item, "clause", words_clause(p->arena, p->lang, rule->clause));
	data_text(item, "href", rule_href(p, policy, rule));
	data_text(item, "quote", rule->nquotes == 0 ? words_cells(p->arena, p->pub, p->lang, rule)
		: typography_text(p->arena, p->lang, quotes_text(p, rule)));
	data_text(item, "why", rule->why.text[p->lang]);
	data_text(item, "kind-label", words_rule_kind(p->pub, p->lang, rule));
	notes_list(p, data_list(item, "notes"), rule);
	if (rule->kind == RULE_PAYS) {
		struct data *list = data_list(data_map(p->arena), "amounts");

		words_amounts(list, p->arena, p->pub, p->lang, rule);
		data_text(item, "summary", summary_text(p, list));
		words_amount_tables(data_list(item, "tables"), p->arena, p->pub, p->lang, rule);
		if (rule->window_id != NULL)
			data_text(item, "window", words_window(p->arena, p->pub, p->lang, rule->window));
		data_text(item, "payee", payees_text(p, rule));
		data_text(item, "estimator-href", rule_estimator_href(p, policy, rule));
	}
}

static void rates_region(struct page *p, struct data *item, const struct policy *policy)
{
	enum policy_status status = policy_status(policy, p->pub->site->today);
	struct data *lists[] = {data_list(item, "rules"), data_list(item, "limits"), data_list(item, "text-only")};

	data_text(item, "id", policy->region->id);
	data_text(item, "name", policy->region->name.text[p->lang]);
	data_text(item, "policy-title", policy_title(p->arena, policy, p->lang));
	data_text(item, "policy-href", page_href(p, policy_path(p->arena, policy)));
	data_text(item, "status", status_name(status));
	data_text(item, "status-label", words_status(p->pub, p->lang, status));
	data_text(item, "window", words_window(p->arena, p->pub, p->lang, &policy->rates->window));
	for (size_t i = 0; i < policy->rates->nrules; i++)
		rule_item(p, data_item(lists[policy->rates->rules[i].kind]), policy, &policy->rates->rules[i]);
}

static void rates_write(const struct publication *pub, struct arena *a, enum lang lang, const struct policy **sorted)
{
	struct page p = page_list(pub, a, lang, SECTION_RATES, "rates/index.html", "nav-rates", "rates-lead", "column-data");
	struct data *regions = data_list(p.data, "regions");

	for (size_t i = 0; i < pub->site->npolicies; i++)
		if (sorted[i]->rates != NULL)
			rates_region(&p, data_item(regions), sorted[i]);
	page_write(&p, "rates");
}

static void write_site(const struct publication *pub, struct arena *a)
{
	const struct policy **sorted = policies_newest(pub->site, a);

	for (int lang = 0; lang < NLANGS; lang++)
		rates_write(pub, a, (enum lang)lang, sorted);
}

const struct output out_rates = {"rates", write_site, NULL, NULL};
