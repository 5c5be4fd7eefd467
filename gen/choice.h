/* choice: in which regions a value of a choice can matter: where a rule looks for it. */
#ifndef GONGBU_CHOICE_H
#define GONGBU_CHOICE_H

#include "arena.h"
#include "site.h"

/*
 * The regions that have rates of their own and whose rules, or those of the regions above them, have the value in a
 * condition or as their training; in the site's order. None: the value is for every region, as no rule names it
 * ("none of these"), or tables have the fact as their key (a region may publish no rate, and says so).
 */
const struct region **choice_regions(const struct site *, struct arena *, const struct fact *,
	const struct fact_value *, size_t *n);

#endif
