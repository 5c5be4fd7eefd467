/* rates_level: the amounts of rules by the values of one fact (the level of a certificate), region by region. */
#ifndef GONGBU_RATES_LEVEL_H
#define GONGBU_RATES_LEVEL_H

#include "page.h"

/* One amount of a table of rates: what a rule pays for a value of the fact. */
struct level_rate {
	const struct policy *policy;
	const struct rule *rule;
	const struct table_row *row;
	const char *training;      /* what it is paid for, in the page's language; with the table's other key */
	bool upto;
};

/*
 * The fact whose tables stand in the most regions, the first asked of equals; NULL where no rule has a table that is
 * keyed by a choice.
 */
const struct fact *level_fact(const struct site *);
/* What the region's policy pays for the value, in the order of its rules. */
struct level_rate *level_rates(const struct page *, const struct policy *, const struct fact *, const char *value,
	size_t *n);
/* "1500元", and where it is a ceiling "最高1500元". */
const char *level_amount(const struct page *, const struct level_rate *);
/*
 * A bar for each, `largest` fen being the full width; the picture's id is chart-VALUE-REGION. As HTML for the page's
 * data.
 */
void level_chart(const struct page *, struct data *item, const char *key, const struct level_rate *, size_t n,
	const struct fact_value *, int64_t largest);

#endif
