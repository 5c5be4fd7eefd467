/* out_pages: the pages that gather all policies: language chooser, home, lists, rates, forms. */
#include <stdlib.h>
#include <string.h>

#include "body.h"
#include "page.h"
#include "policies_filters.h"
#include "typography.h"
#include "words.h"

/* Newest first by date of writing; ties by id. */
static int newest_first(const void *a, const void *b)
{
	const struct policy *const *x = a, *const *y = b;

	if ((*x)->written != (*y)->written)
		return (*x)->written > (*y)->written ? -1 : 1;
	return strcmp((*x)->id, (*y)->id);
}

static const struct policy **policies_sorted(const struct site *s, struct arena *a)
{
	const struct policy **sorted = arena_new(a, const struct policy *, s->npolicies);

	for (size_t i = 0; i < s->npolicies; i++)
		sorted[i] = &s->policies[i];
	if (s->npolicies > 1)
		qsort(sorted, s->npolicies, sizeof *sorted, newest_first);
	return sorted;
}

static void policies_list(struct page *p, struct data *list, const struct policy **sorted, const struct region *region)
{
	for (size_t i = 0; i < p->pub->site->npolicies; i++)
		if (region == NULL || sorted[i]->region == region)
			policy_row(p, data_item(list), sorted[i]);
}

static size_t region_count(const struct site *s, const struct region *region)
{
	size_t n = 0;

	for (size_t i = 0; i < s->npolicies; i++)
		n += s->policies[i].region == region;
	return n;
}

static const char *estimator_for(struct page *p, const struct region *r)
{
	return region_rates(p->pub->site, r) == NULL ? NULL
		: arena_printf(p->arena, "%s#region=%s", page_href(p, "estimator/index.html"), r->id);
}

static void regions_list(struct page *p, const struct policy **sorted)
{
	const struct site *s = p->pub->site;
	struct data *list = data_list(p->data, "regions");

	for (size_t i = 0; i < s->nregions; i++) {
		struct data *item;

		if (region_count(s, &s->regions[i]) == 0)
			continue;
		item = data_item(list);
		data_text(item, "id", s->regions[i].id);
		data_text(item, "name", s->regions[i].name.text[p->lang]);
		data_number(item, "count", (long long)region_count(s, &s->regions[i]));
		data_text(item, "estimator-href", estimator_for(p, &s->regions[i]));
		policies_list(p, data_list(item, "policies"), sorted, &s->regions[i]);
	}
}

static void counts_data(struct page *p)
{
	const struct site *s = p->pub->site;
	long long forms = 0, rates = 0;
	bool in_force = false;

	for (size_t i = 0; i < s->npolicies; i++) {
		const struct policy *policy = &s->policies[i];

		forms += (long long)policy->nforms;
		in_force |= policy_pays(policy) && policy_status(policy, s->today) == STATUS_IN_FORCE;
		for (size_t r = 0; policy->rates != NULL && r < policy->rates->nrules; r++)
			rates += policy->rates->rules[r].kind == RULE_PAYS;
	}
	data_number(p->data, "policies-count", (long long)s->npolicies);
	data_number(p->data, "forms-count", forms);
	data_number(p->data, "rates-count", rates);
	data_flag(p->data, "none-in-force", !in_force);
}

static void home_write(const struct publication *pub, struct arena *a, enum lang lang, const struct policy **sorted)
{
	const struct site *s = pub->site;
	struct page p = page_open(pub, a, lang, SECTION_HOME, "index.html", s->name.text[lang], s->description.text[lang]);

	page_column(&p, page_string(&p, "crumb-home"), s->description.text[lang], "column-home");
	policies_list(&p, data_list(p.data, "policies"), sorted, NULL);
	regions_list(&p, sorted);
	counts_data(&p);
	data_text(p.data, "estimator-href", page_href(&p, "estimator/index.html"));
	data_text(p.data, "rates-href", page_href(&p, "rates/index.html"));
	data_text(p.data, "forms-href", page_href(&p, "forms/index.html"));
	data_text(p.data, "policies-href", page_href(&p, "policies/index.html"));
	page_write(&p, "home");
}

static struct page list_page(const struct publication *pub, struct arena *a, enum lang lang, enum section section,
	const char *path, const char *title_key, const char *description_key, const char *column_key)
{
	const char *title = templates_string(pub->templates[lang], title_key);
	const char *description = templates_string(pub->templates[lang], description_key);
	struct page p = page_open(pub, a, lang, section, path, title, description);

	page_column(&p, title, description, column_key);
	page_crumb(&p, title, NULL);
	return p;
}

static void policies_write(const struct publication *pub, struct arena *a, enum lang lang, const struct policy **sorted)
{
	struct page p = list_page(pub, a, lang, SECTION_POLICIES, "policies/index.html", "nav-policies", "policies-lead",
		"column-policies");

	policies_list(&p, data_list(p.data, "policies"), sorted, NULL);
	regions_list(&p, sorted);
	policies_filters(&p);
	counts_data(&p);
	page_write(&p, "policies");
}

/* ---- rates ---- */
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
	struct page p = list_page(pub, a, lang, SECTION_RATES, "rates/index.html", "nav-rates", "rates-lead", "column-data");
	struct data *regions = data_list(p.data, "regions");

	for (size_t i = 0; i < pub->site->npolicies; i++)
		if (sorted[i]->rates != NULL)
			rates_region(&p, data_item(regions), sorted[i]);
	page_write(&p, "rates");
}

/* ---- forms ---- */
static void form_item(struct page *p, struct data *item, const struct policy *policy, const struct form *form)
{
	struct data *holders = data_list(item, "holders");

	data_number(item, "attachment", form->attachment);
	data_text(item, "title", form->title.text[p->lang]);
	data_text(item, "note", form->note.text[p->lang]);
	data_number(item, "copies", form->copies);
	data_text(item, "anchor-href", arena_printf(p->arena, "%s#form-%s", page_href(p, policy_path(p->arena, policy)),
		form->id));
	for (size_t i = 0; i < form->nholders; i++)
		data_item_text(holders, form->holders[i].text[p->lang]);
	form_files(p, data_list(item, "files"), policy, form);
}

static void forms_write(const struct publication *pub, struct arena *a, enum lang lang, const struct policy **sorted)
{
	struct page p = list_page(pub, a, lang, SECTION_FORMS, "forms/index.html", "nav-forms", "forms-lead", "column-service");
	struct data *policies = data_list(p.data, "policies");

	for (size_t i = 0; i < pub->site->npolicies; i++) {
		struct data *item, *forms;

		if (sorted[i]->nforms == 0)
			continue;
		item = data_item(policies);
		data_text(item, "title", policy_title(a, sorted[i], lang));
		data_text(item, "href", page_href(&p, policy_path(a, sorted[i])));
		data_text(item, "number", typography_text(a, ZH, sorted[i]->number));
		forms = data_list(item, "forms");
		for (size_t f = 0; f < sorted[i]->nforms; f++)
			form_item(&p, data_item(forms), sorted[i], &sorted[i]->forms[f]);
	}
	page_write(&p, "forms");
}

/* The first page of all: chooses the language. */
static void choose_write(const struct publication *pub, struct arena *a)
{
	struct page p = page_open(pub, a, ZH, SECTION_NONE, "index.html", pub->site->name.text[ZH],
		pub->site->description.text[ZH]);

	p.path = "index.html";
	p.data = data_map(a);
	data_text(p.data, "lang", lang_tag[ZH]);
	data_text(p.data, "root", "");
	data_text(p.data, "title", pub->site->name.text[ZH]);
	data_text(p.data, "description", pub->site->description.text[ZH]);
	data_text(data_submap(p.data, "site"), "name", pub->site->name.text[ZH]);
	data_text(p.data, "zh-href", "zh/index.html");
	data_text(p.data, "en-href", "en/index.html");
	data_list(p.data, "meta");
	data_list(p.data, "links");
	page_meta(&p, "SiteName", pub->site->name.text[ZH]);
	page_meta(&p, "SiteIDCode", pub->site->site_code);
	page_write(&p, "choose");
}

static void write_site(const struct publication *pub, struct arena *a)
{
	const struct policy **sorted = policies_sorted(pub->site, a);

	choose_write(pub, a);
	for (int lang = 0; lang < NLANGS; lang++) {
		home_write(pub, a, (enum lang)lang, sorted);
		policies_write(pub, a, (enum lang)lang, sorted);
		rates_write(pub, a, (enum lang)lang, sorted);
		forms_write(pub, a, (enum lang)lang, sorted);
	}
}

const struct output out_pages = {"pages", write_site, NULL, NULL};
