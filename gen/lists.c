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
		if (s->lists[i].nfilled > 0 && all[*n].n > LIST_FILLED_MOST)
			diag_error(d, s->lists[i].filled[0].src, "list-shape",
				"%zu rows; forms are filled for lists of at most %d (gongbu form fills any number, for the office itself)",
				"名单有 %zu 行；至多 %d 行的名单才逐行生成填好的表（更多的请单位自行用 gongbu form 填写）", all[*n].n,
				LIST_FILLED_MOST);
		if (s->pack != NULL)
			claims_check(a, s, &all[*n], d);
		++*n;
	}
	return all;
}
