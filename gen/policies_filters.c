#include "policies_filters.h"

#include <string.h>

#include "words.h"

typedef bool filter_fn(const struct policy *, const struct site *, const void *value);

static bool in_region(const struct policy *p, const struct site *s, const void *region)
{
	(void)s;
	return p->region == region;
}

static bool has_status(const struct policy *p, const struct site *s, const void *status)
{
	return policy_status(p, s->today) == *(const enum policy_status *)status;
}

static bool of_kind(const struct policy *p, const struct site *s, const void *kind)
{
	(void)s;
	return p->kind == *(const enum policy_kind *)kind;
}

static bool on_topic(const struct policy *p, const struct site *s, const void *topic)
{
	(void)s;
	for (size_t i = 0; i < p->ntopics; i++)
		if (strcmp(p->topics[i], ((const struct topic *)topic)->id) == 0)
			return true;
	return false;
}

static struct data *filter_begin(struct page *p, struct data *filters, const char *id, const char *label_key)
{
	struct data *filter = data_item(filters);

	data_text(filter, "id", id);
	data_text(filter, "label", page_string(p, label_key));
	return data_list(filter, "options");
}

static void option_put(struct page *p, struct data *options, const char *value, const char *label, long long n)
{
	const struct site *s = p->pub->site;
	struct data *option;

	if (n == 0 || n == (long long)s->npolicies)
		return; /* a word that no row has, or every row, tells nothing apart */
	option = data_item(options);
	data_text(option, "value", value);
	data_text(option, "label", label);
	data_number(option, "count", n);
}

static void option_add(struct page *p, struct data *options, const char *value, const char *label, filter_fn *fits,
	const void *with)
{
	const struct site *s = p->pub->site;
	long long n = 0;

	for (size_t i = 0; i < s->npolicies; i++)
		n += fits(&s->policies[i], s, with);
	option_put(p, options, value, label, n);
}

static void years_add(struct page *p, struct data *options)
{
	const struct site *s = p->pub->site;
	long long n[200] = {0}; /* from 1900 on */

	for (size_t i = 0; i < s->npolicies; i++) {
		int32_t from = policy_from(&s->policies[i]);
		int year = from == DAY_NONE ? 0 : date_of(from).year;

		if (year >= 1900 && year < 2100)
			n[year - 1900]++;
	}
	for (int year = 2099; year >= 1900; year--)
		if (n[year - 1900] > 0) {
			const char *text = arena_printf(p->arena, "%d", year);

			option_put(p, options, text, text, n[year - 1900]);
		}
}

void policies_filters(struct page *p)
{
	const struct site *s = p->pub->site;
	struct data *filters = data_list(p->data, "filters"), *options;

	options = filter_begin(p, filters, "region", "filter-region");
	for (size_t i = 0; i < s->nregions; i++)
		option_add(p, options, s->regions[i].id, s->regions[i].name.text[p->lang], in_region, &s->regions[i]);
	options = filter_begin(p, filters, "status", "filter-status");
	for (enum policy_status i = 0; i < NSTATUSES; i++)
		option_add(p, options, status_name(i), words_status(p->pub, p->lang, i), has_status, &i);
	options = filter_begin(p, filters, "kind", "filter-kind");
	for (enum policy_kind i = 0; i < NKINDS; i++)
		option_add(p, options, policy_kind_names[i], policy_kind_label(p, i), of_kind, &i);
	years_add(p, filter_begin(p, filters, "year", "filter-year"));
	options = filter_begin(p, filters, "topic", "filter-topic");
	for (size_t i = 0; i < s->ntopics; i++)
		option_add(p, options, s->topics[i].id, s->topics[i].name.text[p->lang], on_topic, &s->topics[i]);
}
