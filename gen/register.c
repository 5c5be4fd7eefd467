#include "register.h"

#include <string.h>

#include "body.h"
#include "text.h"
#include "words.h"

static const char *counted(struct arena *a, enum lang lang, int64_t n)
{
	return words_yuan(a, lang, n * 100); /* separators as the language has them */
}

const char *register_text(struct arena *a, enum lang lang, const struct list_column *column, const struct list_cell *cell,
	bool *chinese)
{
	*chinese = false;
	if (cell->text[ZH] == NULL)
		return NULL;
	switch (column->type) {
	case LIST_CHOICE:
		return column->choices[cell->value].label.text[lang];
	case LIST_COUNT:
		return counted(a, lang, cell->value);
	case LIST_MONEY:
	case LIST_ESTIMATE:
		return words_yuan(a, lang, cell->value);
	case LIST_PERCENT:
		return arena_printf(a, "%s%%", words_yuan(a, lang, cell->value));
	case LIST_DATE:
		return words_iso(a, (int32_t)cell->value);
	case LIST_TEXT:
		break;
	}
	if (lang == ZH || cell->text[EN] != NULL)
		return cell->text[lang];
	for (const char *p = cell->text[ZH]; *p != '\0' && !*chinese;)
		*chinese = text_is_han(utf8_next(&p));
	return cell->text[ZH];
}

const struct list_claim *register_asked(const struct list *list, const struct list_row *row)
{
	if (list->claim.rule != NULL)
		return &list->claim;
	for (size_t i = 0; i < list->ncolumns; i++)
		if (list->columns[i].type == LIST_ESTIMATE && row->cells[i].text[ZH] != NULL)
			return &list->columns[i].estimate;
	return NULL;
}

const char *register_rule_href(const struct page *p, const struct list *list, const struct rule *rule)
{
	return arena_printf(p->arena, "%s#%s", page_href(p, policy_path(p->arena, list->policy)), quote_anchor(p->arena, rule));
}

const char *register_value(struct arena *a, const struct list_column *column, const struct list_cell *cell)
{
	if (cell->text[ZH] == NULL)
		return NULL;
	switch (column->type) {
	case LIST_CHOICE:
		return column->choices[cell->value].id;
	case LIST_COUNT:
		return arena_printf(a, "%lld", (long long)cell->value);
	case LIST_MONEY:
	case LIST_ESTIMATE:
	case LIST_PERCENT:
		return arena_printf(a, "%lld.%02d", (long long)(cell->value / 100), (int)(cell->value % 100));
	case LIST_DATE:
		return words_iso(a, (int32_t)cell->value);
	case LIST_TEXT:
		break;
	}
	return cell->text[ZH];
}

/* Choices are compared by value, texts as written. */
static bool same_group(const struct list_column *column, const struct list_cell *x, const struct list_cell *y)
{
	if (x->text[ZH] == NULL || y->text[ZH] == NULL)
		return x->text[ZH] == y->text[ZH];
	return column->type == LIST_CHOICE ? x->value == y->value : strcmp(x->text[ZH], y->text[ZH]) == 0;
}

const struct list_row **register_order(struct arena *a, const struct list_rows *rows)
{
	const struct list_row **order = arena_new(a, const struct list_row *, rows->n);
	const struct list_cell **heads = NULL;
	size_t *of = arena_new(a, size_t, rows->n), *at = arena_new(a, size_t, rows->n + 1), nheads = 0, g = rows->list->group;

	for (size_t i = 0; i < rows->n; i++) {
		const struct list_cell *cell = g == SIZE_MAX ? NULL : &rows->rows[i].cells[g];

		of[i] = i > 0 && cell != NULL && same_group(&rows->list->columns[g], heads[of[i - 1]], cell) ? of[i - 1] : 0;
		while (cell != NULL && of[i] < nheads && !same_group(&rows->list->columns[g], heads[of[i]], cell))
			of[i]++;
		if (cell != NULL && of[i] == nheads)
			*arena_append(a, heads, nheads) = cell;
	}
	for (size_t i = 0; i < rows->n; i++)
		at[of[i] + 1]++;
	for (size_t h = 1; h < rows->n; h++)
		at[h] += at[h - 1];
	for (size_t i = 0; i < rows->n; i++)
		order[at[of[i]]++] = &rows->rows[i];
	return order;
}

const char *register_path(struct arena *a, const struct list *list, size_t page)
{
	return page == 0 ? arena_printf(a, "projects/%s/index.html", list->id)
		: arena_printf(a, "projects/%s/%zu.html", list->id, page + 1);
}

const char *register_file(struct arena *a, const struct list *list, const char *ending)
{
	return arena_printf(a, "lists/%s.%s", list->id, ending);
}

const char *register_example(const struct publication *pub, enum lang lang, const struct list *list)
{
	return list->example ? templates_string(pub->templates[lang], "list-example-say") : NULL;
}
