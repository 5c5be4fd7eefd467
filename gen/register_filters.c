#include "register.h"

#include <stdlib.h>
#include <string.h>

#include "words.h"

/* More words than this are a menu. */
#define WORDS_MAX 12

static void choices_add(struct page *p, struct data *filter, const struct list_rows *rows, size_t column)
{
	const struct list_column *c = &rows->list->columns[column];
	long long *counts = arena_new(p->arena, long long, c->nchoices);
	struct data *options = data_list(filter, c->nchoices > WORDS_MAX ? "menu" : "words");

	for (size_t i = 0; i < rows->n; i++)
		if (rows->rows[i].cells[column].text[ZH] != NULL)
			counts[rows->rows[i].cells[column].value]++;
	for (size_t i = 0; i < c->nchoices; i++) {
		struct data *option;

		if (counts[i] == 0)
			continue;
		option = data_item(options);
		data_number(option, "value", (long long)i);
		data_text(option, "label", c->choices[i].label.text[p->lang]);
		data_number(option, "count", counts[i]);
	}
}

/* From the least to the greatest value that any row has. */
static void bounds_add(struct page *p, struct data *filter, const struct list_rows *rows, size_t column)
{
	const struct list_column *c = &rows->list->columns[column];
	struct data *bounds = data_submap(filter, "bounds");
	struct list_cell least = {{NULL, NULL}, 0}, greatest = least;
	bool chinese;

	for (size_t i = 0; i < rows->n; i++) {
		const struct list_cell *cell = &rows->rows[i].cells[column];

		if (cell->text[ZH] == NULL)
			continue;
		if (least.text[ZH] == NULL || cell->value < least.value)
			least = *cell;
		if (greatest.text[ZH] == NULL || cell->value > greatest.value)
			greatest = *cell;
	}
	data_text(bounds, "unit", c->unit.text[p->lang]);
	data_text(bounds, "least", register_text(p->arena, p->lang, c, &least, &chinese));
	data_text(bounds, "greatest", register_text(p->arena, p->lang, c, &greatest, &chinese));
}

void register_filters(struct page *p, const struct list_rows *rows)
{
	struct data *filters = data_list(p->data, "filters");

	for (size_t i = 0; i < rows->list->ncolumns; i++) {
		const struct list_column *c = &rows->list->columns[i];
		struct data *filter;

		if (!c->filter)
			continue;
		filter = data_item(filters);
		data_text(filter, "id", c->id);
		data_text(filter, "label", c->label.text[p->lang]);
		if (c->type == LIST_CHOICE)
			choices_add(p, filter, rows, i);
		else if (c->type != LIST_TEXT && c->type != LIST_DATE)
			bounds_add(p, filter, rows, i);
	}
}
