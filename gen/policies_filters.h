/* policies_filters: by what the list of policies can be narrowed, with counts; only what some policy has. */
#ifndef GONGBU_POLICIES_FILTERS_H
#define GONGBU_POLICIES_FILTERS_H

#include "page.h"

/* Adds filters[] {id label options[] {value label count}} to the page's data. */
void policies_filters(struct page *);

#endif
