/* figures: the numbers in a text, in a form that is the same in both languages. */
#ifndef GONGBU_FIGURES_H
#define GONGBU_FIGURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "site.h"
#include "value.h"

enum figure_kind {
	FIGURE_NUMBER,   /* value in hundredths: 15万 and 150,000 are both 15000000 */
	FIGURE_PERCENT,  /* value in hundredths of a percent */
	FIGURE_DATE,     /* value a day number: 2020年7月1日, 1 July 2020 */
	FIGURE_DOCUMENT  /* 文号: value = year × 100000 + number */
};

struct figure {
	enum figure_kind kind;
	int64_t value;
	enum unit unit;     /* zh: the unit written after it, where value.h knows it */
	bool measured;      /* zh: some unit of measure follows (元, 天, 人次, 课时 …): it must be accounted for */
	bool year_end;      /* zh: 2021年底 */
	size_t from, to;    /* its bytes, unit included */
};

/*
 * The figures of a text in order, in the arena; `start` skips a label. Chinese numerals count only as levels
 * (五级 = 5), English words only as months (July = 7, beside no full date).
 */
struct figure *figures_read(struct arena *, const char *text, size_t n, size_t start, enum lang, size_t *count);

/* True where both lists hold the same figures, in any order; else *missing is one that the other list lacks. */
bool figures_equal(struct arena *, const struct figure *a, size_t na, const struct figure *b, size_t nb,
	const struct figure **missing_in_b, const struct figure **missing_in_a);

/* "150000", "30%", "2020-07-01", "〔2019〕24号": as messages print it. */
const char *figure_text(struct arena *, const struct figure *);

#endif
