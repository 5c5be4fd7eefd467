#include "figures.h"

#include <stdlib.h>

static int figure_compare(const void *x, const void *y)
{
	const struct figure *a = x, *b = y;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return (a->value > b->value) - (a->value < b->value);
}

static struct figure *sorted(struct arena *a, const struct figure *figures, size_t n)
{
	struct figure *copy = arena_grow(a, figures, n * sizeof *figures, n * sizeof *figures);

	if (n > 1)
		qsort(copy, n, sizeof *copy, figure_compare);
	return copy;
}

bool figures_equal(struct arena *arena, const struct figure *a, size_t na, const struct figure *b, size_t nb,
	const struct figure **missing_in_b, const struct figure **missing_in_a)
{
	struct figure *x = sorted(arena, a, na), *y = sorted(arena, b, nb);
	size_t i = 0, j = 0;

	*missing_in_b = *missing_in_a = NULL;
	while (i < na || j < nb) {
		int order = i == na ? 1 : j == nb ? -1 : figure_compare(&x[i], &y[j]);

		if (order == 0) {
			i++;
			j++;
		} else if (order < 0) {
			*missing_in_b = &x[i++];
		} else {
			*missing_in_a = &y[j++];
		}
	}
	return *missing_in_b == NULL && *missing_in_a == NULL;
}

const char *figure_text(struct arena *a, const struct figure *f)
{
	const char *percent = f->kind == FIGURE_PERCENT ? "%" : "";
	struct date d;

	switch (f->kind) {
	case FIGURE_DATE:
		d = date_of((int32_t)f->value);
		return arena_printf(a, "%04d-%02d-%02d", d.year, d.month, d.day);
	case FIGURE_DOCUMENT:
		return arena_printf(a, "〔%d〕%d号", (int)(f->value / 100000), (int)(f->value % 100000));
	case FIGURE_NUMBER:
	case FIGURE_PERCENT:
		break;
	}
	if (f->value % 100 == 0)
		return arena_printf(a, "%lld%s", (long long)(f->value / 100), percent);
	return arena_printf(a, "%lld.%02lld%s", (long long)(f->value / 100), (long long)(f->value % 100), percent);
}
