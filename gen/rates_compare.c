#include "rates_compare.h"

#include <string.h>

#include "rates_curve.h"
#include "rates_item.h"
#include "rates_level.h"
#include "words.h"

/* The policies that are compared: of each region the one that the estimator's door opens. */
struct compared {
	const struct policy **policies;
	size_t n;
};

static struct compared compared_of(const struct site *s, struct arena *a)
{
	struct compared c = {0};

	for (size_t i = 0; i < s->nregions; i++) {
		const struct policy *policy = region_rates(s, &s->regions[i]);

		if (policy != NULL)
			*arena_append(a, c.policies, c.n) = policy;
	}
	return c;
}

static void region_head(struct page *p, struct data *item, const struct policy *policy)
{
	enum policy_status status = policy_status(policy, p->pub->site->today);

	data_text(item, "id", policy->region->id);
	data_text(item, "name", policy->region->name.text[p->lang]);
	data_text(item, "href", arena_printf(p->arena, "%s#%s", page_href(p, "rates/index.html"), policy->region->id));
	data_text(item, "status", status_name(status));
	data_text(item, "status-label", words_status(p->pub, p->lang, status));
}

/* ---- by level ---- */
static void level_rows(struct page *p, struct data *list, const struct level_rate *rates, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct data *row = data_item(list);
		const char *href = arena_printf(p->arena, "%s#rate-%s", page_href(p, "rates/index.html"), rates[i].rule->id);

		data_text(row, "region", rates[i].policy->region->name.text[p->lang]);
		data_text(row, "training", rates[i].training);
		data_text(row, "rule", rates[i].rule->id);
		data_text(row, "href", href);
		data_text(row, "amount", level_amount(p, &rates[i]));
		data_text(row, "kind", words_rule_kind(p->pub, p->lang, rates[i].rule));
		data_text(row, "window", words_window(p->arena, p->pub, p->lang, rates[i].rule->window));
		data_text(row, "clause", words_clause(p->arena, p->lang, rates[i].rule->clause));
		data_text(row, "clause-href", rule_clause_href(p, rates[i].policy, rates[i].rule));
	}
}

static int64_t largest_of(const struct page *p, const struct compared *c, const struct fact *f, const char *value)
{
	int64_t largest = 0;

	for (size_t i = 0; i < c->n; i++) {
		size_t n;
		const struct level_rate *rates = level_rates(p, c->policies[i], f, value, &n);

		for (size_t r = 0; r < n; r++)
			if (rates[r].row->fen > largest)
				largest = rates[r].row->fen;
	}
	return largest;
}

static void level_item(struct page *p, struct data *list, const struct compared *c, const struct fact *f,
	const struct fact_value *value)
{
	int64_t largest = largest_of(p, c, f, value->id);
	struct data *item, *regions, *rows;

	if (largest == 0)
		return;
	item = data_item(list);
	data_text(item, "id", value->id);
	data_text(item, "label", value->label.text[p->lang]);
	regions = data_list(item, "regions");
	rows = data_list(item, "rows");
	for (size_t i = 0; i < c->n; i++) {
		size_t n;
		const struct level_rate *rates = level_rates(p, c->policies[i], f, value->id, &n);
		struct data *region = data_item(regions);

		region_head(p, region, c->policies[i]);
		if (n > 0)
			level_chart(p, region, "chart", rates, n, value, largest);
		level_rows(p, rows, rates, n);
	}
}

static void levels_list(struct page *p, const struct compared *c)
{
	const struct fact *f = level_fact(p->pub->site);
	struct data *list = data_list(p->data, "levels");

	for (size_t i = 0; f != NULL && i < f->nvalues; i++)
		level_item(p, list, c, f, &f->values[i]);
}

/* ---- by count ---- */
static void curve_row(struct page *p, struct data *list, const struct fact *f, const struct curve *c)
{
	struct data *row = data_item(list);

	data_text(row, "region", c->policy->region->name.text[p->lang]);
	data_text(row, "title", c->rule->title.text[p->lang]);
	data_text(row, "rule", c->rule->id);
	data_text(row, "href", arena_printf(p->arena, "%s#rate-%s", page_href(p, "rates/index.html"), c->rule->id));
	data_text(row, "first", c->points[0].count == 0 ? NULL : curve_point_text(p, f, &c->points[0]));
	data_text(row, "most", c->levels_off ? curve_point_text(p, f, curve_mark(c)) : NULL);
	data_text(row, "kind", words_rule_kind(p->pub, p->lang, c->rule));
	data_text(row, "clause", words_clause(p->arena, p->lang, c->rule->clause));
	data_text(row, "clause-href", rule_clause_href(p, c->policy, c->rule));
}

static void counts_list(struct page *p, const struct compared *c)
{
	const struct rules *rules = ask_open(p->arena, p->pub->site);
	struct data *list = data_list(p->data, "counts");

	for (size_t i = 0; rules != NULL && i < p->pub->site->nfacts; i++) {
		const struct fact *f = &p->pub->site->facts[i];
		int64_t last;
		size_t n = 0;
		struct curve *curves = f->kind != FACT_COUNT ? NULL : curves_of(p, rules, c->policies, c->n, f, &n, &last);
		struct data *item, *rows;

		if (n < (c->n > 1 ? 2u : 1u))
			continue;
		item = data_item(list);
		data_text(item, "id", f->id);
		data_text(item, "label", f->label.text[p->lang]);
		curves_chart(p, item, "chart", f, curves, n, last);
		rows = data_list(item, "rows");
		for (size_t k = 0; k < n; k++)
			curve_row(p, rows, f, &curves[k]);
	}
}

/* ---- by training ---- */
enum group { GROUP_TRAINING, GROUP_ANY, GROUP_CHANGES };

static bool in_group(const struct rule *rule, enum group group, const char *program)
{
	if (rule->kind != RULE_PAYS)
		return false;
	if (group == GROUP_CHANGES)
		return rule->nmodifies > 0;
	if (group == GROUP_ANY)
		return rule->nmodifies == 0 && rule->nprograms == 0;
	for (size_t i = 0; i < rule->nprograms; i++)
		if (strcmp(rule->programs[i], program) == 0)
			return true;
	return false;
}

static size_t group_regions(const struct compared *c, enum group group, const char *program)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++) {
		const struct rates *rates = c->policies[i]->rates;
		bool has = false;

		for (size_t r = 0; r < rates->nrules; r++)
			has |= in_group(&rates->rules[r], group, program);
		n += has;
	}
	return n;
}

static void group_item(struct page *p, struct data *list, const struct compared *c, enum group group,
	const char *program, const char *label)
{
	struct data *item, *regions;

	if (group_regions(c, group, program) < (c->n > 1 ? 2u : 1u))
		return;
	item = data_item(list);
	data_text(item, "id", program);
	data_text(item, "label", label);
	regions = data_list(item, "regions");
	for (size_t i = 0; i < c->n; i++) {
		struct data *region = data_item(regions), *rules;

		region_head(p, region, c->policies[i]);
		rules = data_list(region, "rules");
		for (size_t r = 0; r < c->policies[i]->rates->nrules; r++) {
			const struct rule *rule = &c->policies[i]->rates->rules[r];

			if (in_group(rule, group, program))
				rule_item(p, data_item(rules), c->policies[i], rule);
		}
	}
}

static void trainings_list(struct page *p, const struct compared *c)
{
	const struct fact *f = fact_lookup(p->pub->site, "program");
	struct data *list = data_list(p->data, "trainings");

	for (size_t i = 0; f != NULL && i < f->nvalues; i++)
		group_item(p, list, c, GROUP_TRAINING, f->values[i].id, f->values[i].label.text[p->lang]);
	group_item(p, list, c, GROUP_ANY, "any", page_string(p, "compare-any"));
	group_item(p, list, c, GROUP_CHANGES, "changes", page_string(p, "compare-changes"));
}

void compare_write(const struct publication *pub, struct arena *a, enum lang lang)
{
	const char *title = templates_string(pub->templates[lang], "compare-title");
	const char *lead = templates_string(pub->templates[lang], "compare-lead");
	struct page p = page_open(pub, a, lang, SECTION_RATES, "rates/compare/index.html", title, lead);
	struct compared c = compared_of(pub->site, a);

	page_column(&p, page_string(&p, "nav-rates"), page_string(&p, "rates-lead"), "column-data");
	page_crumb(&p, page_string(&p, "nav-rates"), page_href(&p, "rates/index.html"));
	page_crumb(&p, title, NULL);
	levels_list(&p, &c);
	counts_list(&p, &c);
	trainings_list(&p, &c);
	page_write(&p, "compare");
}
