/* rates_curve: what a rule pays as a count grows (class hours, days), asked of the rules one count after another. */
#ifndef GONGBU_RATES_CURVE_H
#define GONGBU_RATES_CURVE_H

#include "ask.h"
#include "page.h"

/* A point where the line begins, bends or ends. */
struct curve_point {
	int64_t count, fen;
};

struct curve {
	const struct policy *policy;
	const struct rule *rule;
	struct curve_point *points;
	size_t npoints;
	bool levels_off;           /* its last stretch is flat: the document has a ceiling */
};

/*
 * The curves of the compared policies' rules that are paid by this count and by nothing else that is asked, from 0 to
 * *last: a quarter past the last place where one of them bends.
 */
struct curve *curves_of(const struct page *, const struct rules *, const struct policy *const *, size_t npolicies,
	const struct fact *, size_t *n, int64_t *last);
/* The curves as a picture, id chart-FACT, as HTML for the page's data. */
void curves_chart(const struct page *, struct data *item, const char *key, const struct fact *, const struct curve *,
	size_t n, int64_t last);
/* "20天，2000元" */
const char *curve_point_text(const struct page *, const struct fact *, const struct curve_point *);
/* Where the curve levels off, else its last point. */
const struct curve_point *curve_mark(const struct curve *);

#endif
