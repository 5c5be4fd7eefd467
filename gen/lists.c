#include "lists.h"

#include "claim.h"

static bool linked(const struct list *list)
{
	bool fine = list->claim.src.path == NULL || list->claim.rule != NULL;

	for (size_t i = 0; i < list->ncolumns; i++)
		fine = fine && (list->columns[i].type != LIST_ESTIMATE || list->columns[i].estimate.rule != NULL);
	return fine && list->ncolumns > 0 && (list->data != NULL || list->table != NULL);
}

struct list_rows *lists_open(struct arena *a, const struct site *s, const struct policy *p, size_t *n, struct diag *d)
{
	struct list_rows *all = arena_new(a, struct list_rows, s->nlists);

	*n = 0;
	for (size_t i = 0; i < s->nlists; i++) {
		if (s->lists[i].policy != p || !linked(&s->lists[i]) || !list_rows_read(a, &s->lists[i], &all[*n], d))
			continue;
		if (s->pack != NULL)
			claims_check(a, s, &all[*n], d);
		++*n;
	}
	return all;
}
