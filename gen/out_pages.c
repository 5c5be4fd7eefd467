/* out_pages: the pages that gather all policies: language chooser, home, lists, forms. */
#include "page.h"
#include "page_head.h"
#include "policies_filters.h"
#include "typography.h"
#include "words.h"

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
	data_text(p.data, "lists-href", s->nlists == 0 ? NULL : page_href(&p, "projects/index.html"));
	data_number(p.data, "lists-count", (long long)s->nlists);
	data_text(p.data, "forms-href", page_href(&p, "forms/index.html"));
	data_text(p.data, "policies-href", page_href(&p, "policies/index.html"));
	page_write(&p, "home");
}

static void policies_write(const struct publication *pub, struct arena *a, enum lang lang, const struct policy **sorted)
{
	struct page p = page_list(pub, a, lang, SECTION_POLICIES, "policies/index.html", "nav-policies", "policies-lead",
		"column-policies");

	policies_list(&p, data_list(p.data, "policies"), sorted, NULL);
	regions_list(&p, sorted);
	policies_filters(&p);
	counts_data(&p);
	page_write(&p, "policies");
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
	form_files(p, data_list(item, "files"), policy, form, false);
	form_files(p, data_list(item, "fill-files"), policy, form, true);
}

static void forms_write(const struct publication *pub, struct arena *a, enum lang lang, const struct policy **sorted)
{
	struct page p = page_list(pub, a, lang, SECTION_FORMS, "forms/index.html", "nav-forms", "forms-lead", "column-service");
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
	p.root = "";
	page_head_first(&p);
	page_column(&p, pub->site->name.text[ZH], pub->site->description.text[ZH], "column-home");
	page_write(&p, "choose");
}

static void write_site(const struct publication *pub, struct arena *a)
{
	const struct policy **sorted = policies_newest(pub->site, a);

	choose_write(pub, a);
	for (int lang = 0; lang < NLANGS; lang++) {
		home_write(pub, a, (enum lang)lang, sorted);
		policies_write(pub, a, (enum lang)lang, sorted);
		forms_write(pub, a, (enum lang)lang, sorted);
	}
}

const struct output out_pages = {"pages", write_site, NULL, NULL};
