/* out_rates: every rate with its clause and its own words, region by region. */
#include "rates_compare.h"
#include "rates_item.h"
#include "rates_targets.h"
#include "words.h"

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

	data_text(p.data, "targets-href", page_href(&p, "rates/targets/index.html"));
	data_text(p.data, "data-href", page_href(&p, "data/index.html"));
	data_text(p.data, "compare-href", page_href(&p, "rates/compare/index.html"));
	data_text(p.data, "audit-href", page_href(&p, "audit/index.html"));
	for (size_t i = 0; i < pub->site->npolicies; i++)
		if (sorted[i]->rates != NULL)
			rates_region(&p, data_item(regions), sorted[i]);
	page_write(&p, "rates");
}

static void write_site(const struct publication *pub, struct arena *a)
{
	const struct policy **sorted = policies_newest(pub->site, a);

	for (int lang = 0; lang < NLANGS; lang++) {
		rates_write(pub, a, (enum lang)lang, sorted);
		compare_write(pub, a, (enum lang)lang);
	}
}

static void finish(const struct publication *pub, struct arena *a)
{
	for (int lang = 0; lang < NLANGS; lang++)
		targets_write(pub, a, (enum lang)lang);
}

const struct output out_rates = {"rates", write_site, NULL, finish};
