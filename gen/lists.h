/* lists: a policy's lists with their rows, read and held against its rules, for the length of its turn. */
#ifndef GONGBU_LISTS_H
#define GONGBU_LISTS_H

#include "list_rows.h"

/* In the order of the site's lists; those with a mistake are reported and left out. */
struct list_rows *lists_open(struct arena *, const struct site *, const struct policy *, size_t *n, struct diag *);

#endif
