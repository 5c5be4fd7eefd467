#include "rates_level.h"

#include <string.h>

#include "chart.h"
#include "words.h"

/* A table whose amounts are paid as they stand: no count multiplies them. */
static const struct step *table_of(const struct rule *rule, const struct fact *f)
{
	const struct step *table = NULL;

	for (size_t i = 0; rule->kind == RULE_PAYS && i < rule->nsteps; i++) {
		const struct step *s = &rule->steps[i];

		if (s->word == WORD_TIMES || s->word == WORD_PERCENT)
			return NULL;
		if (s->word == WORD_TABLE && (strcmp(s->fact, f->id) == 0 || (s->fact2 != NULL && strcmp(s->fact2, f->id) == 0)))
			table = s;
	}
	return table;
}

static size_t regions_with(const struct site *s, const struct fact *f)
{
	size_t n = 0;

	for (size_t i = 0; i < s->nregions; i++) {
		const struct policy *p = region_rates(s, &s->regions[i]);
		bool has = false;

		for (size_t r = 0; p != NULL && r < p->rates->nrules; r++)
			has |= table_of(&p->rates->rules[r], f) != NULL;
		n += has;
	}
	return n;
}

const struct fact *level_fact(const struct site *s)
{
	const struct fact *most = NULL;
	size_t count = 0;

	for (size_t i = 0; i < s->nfacts; i++) {
		size_t n = s->facts[i].kind == FACT_CHOICE ? regions_with(s, &s->facts[i]) : 0;

		if (n > count) {
			most = &s->facts[i];
			count = n;
		}
	}
	return most;
}

static const char *value_label(const struct page *p, const char *fact, const char *value)
{
	const struct fact *f = fact_lookup(p->pub->site, fact);
	const struct fact_value *v = f == NULL ? NULL : fact_value_lookup(f, value);

	return v == NULL ? value : v->label.text[p->lang];
}

static const char *training_text(const struct page *p, const struct rule *rule, const char *other, const char *key)
{
	const char *training = rule->nprograms == 0 ? rule->title.text[p->lang]
		: value_label(p, "program", rule->programs[0]);

	return other == NULL ? training
		: arena_printf(p->arena, "%s%s%s", training, page_string(p, "list-comma"), value_label(p, other, key));
}

static bool is_ceiling(const struct rule *rule)
{
	for (size_t i = 0; i < rule->nsteps; i++)
		if (rule->steps[i].word == WORD_UPTO)
			return true;
	return false;
}

struct level_rate *level_rates(const struct page *p, const struct policy *policy, const struct fact *f,
	const char *value, size_t *n)
{
	struct level_rate *rates = NULL;

	*n = 0;
	for (size_t r = 0; r < policy->rates->nrules; r++) {
		const struct rule *rule = &policy->rates->rules[r];
		const struct step *table = table_of(rule, f);
		bool first = table != NULL && strcmp(table->fact, f->id) == 0;

		for (size_t i = 0; table != NULL && i < table->nrows; i++) {
			const struct table_row *row = &table->rows[i];
			const char *other = first ? row->key2 : row->key;

			if (row->no_rate || strcmp(first ? row->key : row->key2, value) != 0)
				continue;
			*arena_append(p->arena, rates, *n) = (struct level_rate){policy, rule, row,
				training_text(p, rule, first ? table->fact2 : table->fact, other), is_ceiling(rule)};
		}
	}
	return rates;
}

const char *level_amount(const struct page *p, const struct level_rate *r)
{
	const char *yuan = words_fill(p->arena, page_string(p, "amount-yuan"), words_yuan(p->arena, p->lang, r->row->fen), NULL);

	return r->upto ? words_fill(p->arena, page_string(p, "amount-cap"), yuan, NULL) : yuan;
}

/* "职业资格证书培训 1500元；…": all that the picture shows. */
static const char *picture_said(const struct page *p, const struct level_rate *rates, size_t n)
{
	const char *all = "";

	for (size_t i = 0; i < n; i++)
		all = arena_printf(p->arena, "%s%s%s %s", all, i == 0 ? "" : page_string(p, "chart-semicolon"), rates[i].training,
			level_amount(p, &rates[i]));
	return all;
}

void level_chart(const struct page *p, struct data *item, const char *key, const struct level_rate *rates, size_t n,
	const struct fact_value *value, int64_t largest)
{
	struct chart_bar *bars = arena_new(p->arena, struct chart_bar, n);
	const struct region *region = rates[0].policy->region;
	struct svg_about about = {arena_printf(p->arena, "chart-%s-%s", value->id, region->id), "chart",
		words_fill(p->arena, page_string(p, "chart-level"), region->name.text[p->lang], value->label.text[p->lang], NULL),
		picture_said(p, rates, n)};

	for (size_t i = 0; i < n; i++)
		bars[i] = (struct chart_bar){rates[i].training, level_amount(p, &rates[i]), rates[i].row->fen, rates[i].upto};
	chart_bars(p, item, key, &about, bars, n, largest);
}
