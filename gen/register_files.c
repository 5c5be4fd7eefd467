#include "register.h"

#include "buf.h"
#include "csv.h"
#include "dataset.h"

/* ---- CSV, one a language ---- */
static void csv_meta_put(const struct publication *pub, struct arena *a, enum lang lang, const struct list *list,
	const char *path)
{
	static const char *const types[] = {"string", "string", "integer", "decimal", "decimal", "date", "decimal"};
	struct data_column *columns = arena_new(a, struct data_column, list->ncolumns + 1);

	for (size_t i = 0; i < list->ncolumns; i++)
		columns[i] = (struct data_column){list->columns[i].id, types[list->columns[i].type],
			!list->columns[i].optional && list->columns[i].type != LIST_ESTIMATE, NULL, list->columns[i].label};
	columns[list->ncolumns] = (struct data_column){"example", "string", true, NULL, {.text = {
		templates_string(pub->templates[ZH], "list-example"), templates_string(pub->templates[EN], "list-example")}}};
	dataset_csvw(pub, path, columns, list->ncolumns + list->example, true, lang, 1, NULL);
}

static void csv_put(const struct publication *pub, struct arena *a, enum lang lang, const struct list_rows *rows)
{
	const struct list *list = rows->list;
	const char *example = register_example(pub, lang, list), **cells = arena_new(a, const char *, list->ncolumns + 1);
	const char *path = register_file(a, list, lang == ZH ? "zh.csv" : "en.csv");
	size_t n = list->ncolumns + (example != NULL);
	struct buf out = {0};

	buf_puts(&out, "\xEF\xBB\xBF"); /* spreadsheets read UTF-8 by it */
	for (size_t i = 0; i < list->ncolumns; i++)
		cells[i] = list->columns[i].label.text[lang];
	cells[list->ncolumns] = templates_string(pub->templates[lang], "list-example");
	csv_write_row(&out, cells, n);
	for (size_t r = 0; r < rows->n; r++) {
		for (size_t i = 0; i < list->ncolumns; i++) {
			const struct list_column *c = &list->columns[i];
			const struct list_cell *cell = &rows->rows[r].cells[i];
			bool chinese;
			const char *text = c->type == LIST_CHOICE || c->type == LIST_TEXT ? register_text(a, lang, c, cell, &chinese)
				: register_value(a, c, cell);

			cells[i] = text == NULL ? "" : text;
		}
		cells[list->ncolumns] = example;
		csv_write_row(&out, cells, n);
	}
	dataset_put(pub, DATA_FILE_LIST_CSV, path, out.p, out.n);
	csv_meta_put(pub, a, lang, list, path);
	buf_free(&out);
}

/* ---- JSON ---- */
static json_t *columns_json(const struct list *list)
{
	static const char *const types[] = {"text", "choice", "count", "money", "percent", "date", "money"};
	json_t *columns = json_array();

	for (size_t i = 0; i < list->ncolumns; i++) {
		const struct list_column *c = &list->columns[i];
		json_t *o = json_object();

		json_set_text(o, "id", c->id);
		json_set_text(o, "type", types[c->type]);
		json_set_both(o, "label", &c->label);
		json_set_both(o, "meaning", &c->meaning);
		json_set_both(o, "unit", &c->unit);
		if (c->nchoices > 0) {
			json_t *values = json_object();

			for (size_t k = 0; k < c->nchoices; k++)
				json_set_both(values, c->choices[k].id, &c->choices[k].label);
			json_object_set_new(o, "values", values);
		}
		json_array_append_new(columns, o);
	}
	return columns;
}

/* Texts as {zh, en?}; counts as numbers; amounts as text with two decimals, as everywhere in data/. */
static json_t *row_json(struct arena *a, const struct list *list, const struct list_row *row)
{
	json_t *o = json_object(), *cells = json_object();

	json_object_set_new(o, "row", json_integer(row->row));
	for (size_t i = 0; i < list->ncolumns; i++) {
		const struct list_column *c = &list->columns[i];
		const struct list_cell *cell = &row->cells[i];

		if (cell->text[ZH] == NULL)
			continue;
		if (c->type == LIST_TEXT) {
			json_t *both = json_object();

			json_set_text(both, "zh", cell->text[ZH]);
			json_set_text(both, "en", cell->text[EN]);
			json_object_set_new(cells, c->id, both);
		} else if (c->type == LIST_COUNT) {
			json_object_set_new(cells, c->id, json_integer(cell->value));
		} else {
			json_set_text(cells, c->id, register_value(a, c, cell));
		}
	}
	json_object_set_new(o, "cells", cells);
	if (list->nfilled > 0) {
		json_t *forms = json_object();

		for (int lang = 0; lang < NLANGS; lang++)
			json_set_text(forms, lang_code[lang], register_form_path(a, (enum lang)lang, list, row));
		json_object_set_new(o, "forms", forms);
	}
	if (row->allowed >= 0)
		json_object_set_new(o, "allowed", json_string(arena_printf(a, "%lld.%02d", (long long)(row->allowed / 100),
			(int)(row->allowed % 100))));
	if (row->verdict == LIST_EXCEPTED)
		json_object_set_new(o, "excepted", json_true());
	return o;
}

void register_files(const struct publication *pub, struct arena *a, const struct list_rows *rows)
{
	const struct list *list = rows->list;
	json_t *o = json_object(), *all = json_array();

	json_set_text(o, "id", list->id);
	json_set_both(o, "title", &list->title);
	json_set_both(o, "bureau", &list->bureau);
	json_object_set_new(o, "year", list->year > 0 ? json_integer(list->year) : json_null());
	json_set_text(o, "policy", list->policy->id);
	json_set_text(o, "form", list->form == NULL ? NULL : list->form->id);
	if (list->claim.rule != NULL)
		json_set_text(o, "rule", list->claim.rule->id);
	if (list->example) {
		json_t *both = json_object();

		for (int lang = 0; lang < NLANGS; lang++)
			json_set_text(both, lang_code[lang], register_example(pub, (enum lang)lang, list));
		json_object_set_new(o, "example", both);
	}
	json_set_both(o, "note", &list->note);
	json_object_set_new(o, "columns", columns_json(list));
	for (size_t r = 0; r < rows->n; r++)
		json_array_append_new(all, row_json(a, list, &rows->rows[r]));
	json_object_set_new(o, "rows", all);
	dataset_json(pub, DATA_FILE_LIST, register_file(a, list, "json"), o);
	for (int lang = 0; lang < NLANGS; lang++)
		csv_put(pub, a, (enum lang)lang, rows);
}
