/* chart: bars under their labels, each with its number in or beside it; a picture that fills the width it is given. */
#ifndef GONGBU_CHART_H
#define GONGBU_CHART_H

#include "page.h"
#include "svg.h"

struct chart_bar {
	const char *label, *number;
	int64_t value;
	bool hollow;   /* a ceiling */
};

/* `largest` is the full width. As HTML under `key` of the page's data; the bars and texts live as long as the page. */
void chart_bars(const struct page *, struct data *item, const char *key, const struct svg_about *,
	const struct chart_bar *, size_t n, int64_t largest);

#endif
