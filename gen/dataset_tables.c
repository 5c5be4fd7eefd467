/* dataset_tables: the documents' tables, as JSON with typed cells, and as CSV in each language for spreadsheets. */
#include <string.h>

#include "dataset.h"
#include "table.h"

/*
 * The cell's own text, or the text of the cell above that it is merged with. In a header that is filled sideways too;
 * elsewhere a cell that is merged with its left neighbour says nothing of its own column: NULL.
 */
static const char *cell_text(const struct block *b, size_t row, size_t column)
{
	bool header = row < (size_t)b->table->header_rows;
	const char *cell = b->csv.rows[row].cells[column];

	while (table_merged(cell)) {
		if (strcmp(cell, TABLE_ABOVE) == 0 && row > 0)
			row--;
		else if (header && column > 0)
			column--;
		else
			return NULL;
		cell = b->csv.rows[row].cells[column];
	}
	return cell;
}

/* ---- JSON ---- */
static json_t *money_json(struct arena *a, int64_t fen)
{
	return json_string(arena_printf(a, "%lld.%02d", (long long)(fen / 100), (int)(fen % 100)));
}

/* A number where the column's type says so, a text in both languages elsewhere, null where there is nothing. */
static json_t *cell_json(struct arena *a, const struct block *const both[NLANGS], size_t row, size_t column)
{
	enum column_type type = both[ZH]->table->columns[column].type;
	const char *zh = cell_text(both[ZH], row, column);
	json_t *o;
	int64_t n;

	if (zh == NULL || *zh == '\0')
		return json_null();
	if (type != COLUMN_TEXT && table_number(type, zh, &n))
		return type == COLUMN_MONEY ? money_json(a, n) : json_integer(n / 100);
	o = json_object();
	json_set_text(o, "zh", zh);
	if (both[EN] != NULL)
		json_set_text(o, "en", cell_text(both[EN], row, column));
	return o;
}

static json_t *row_json(struct arena *a, const struct block *const both[NLANGS], size_t row)
{
	const struct table *t = both[ZH]->table;
	json_t *cells = json_object();

	for (size_t c = 0; c < t->ncolumns; c++)
		json_object_set_new(cells, t->columns[c].id, cell_json(a, both, row, c));
	return json_pack("{s:I, s:o}", "row", (json_int_t)row + 1, "cells", cells);
}

static json_t *columns_json(const struct table *t)
{
	static const char *const types[] = {"text", "count", "money", "ordinal"};
	json_t *list = json_array();

	for (size_t i = 0; i < t->ncolumns; i++) {
		json_t *o = json_object();

		json_set_text(o, "id", t->columns[i].id);
		json_set_both(o, "label", &t->columns[i].label);
		json_set_text(o, "type", types[t->columns[i].type]);
		json_object_set_new(o, "total", json_boolean(t->columns[i].total));
		json_array_append_new(list, o);
	}
	return list;
}

static void table_put(const struct publication *pub, const struct reading *r, const struct block *const both[NLANGS])
{
	const struct block *b = both[ZH];
	json_t *top = json_object(), *rows = json_array();
	size_t last = b->csv.nrows - b->table->total_row;

	json_set_text(top, "policy", r->policy->id);
	json_set_text(top, "id", b->table->id);
	json_set_text(top, "clause", r->text[ZH]->clauses[b->clause].path);
	json_set_both(top, "title", &b->table->title);
	json_object_set_new(top, "columns", columns_json(b->table));
	for (size_t i = (size_t)b->table->header_rows; i < last; i++)
		json_array_append_new(rows, row_json(r->scratch, both, i));
	json_object_set_new(top, "rows", rows);
	if (b->table->total_row)
		json_object_set_new(top, "total", row_json(r->scratch, both, last));
	dataset_json(pub, DATA_FILE_TABLE, arena_printf(r->scratch, "tables/%s-%s.json", r->policy->id, b->table->id), top);
}

/* ---- CSV ---- */
static void csv_meta_put(const struct publication *pub, struct arena *a, const struct table *t, enum lang lang,
	const char *path)
{
	struct data_column *columns = arena_new(a, struct data_column, t->ncolumns);

	for (size_t i = 0; i < t->ncolumns; i++) {
		enum column_type type = t->columns[i].type;

		columns[i] = (struct data_column){t->columns[i].id, "string", false, NULL, t->columns[i].label};
		/* The number of a row is a text where the total's row says 合计. */
		if (type == COLUMN_COUNT)
			columns[i].datatype = "integer";
		if (type == COLUMN_MONEY)
			columns[i].datatype = "decimal";
	}
	dataset_csvw(pub, path, columns, t->ncolumns, true, lang, t->header_rows, NULL);
}

static void csv_put(const struct publication *pub, struct arena *a, const struct policy *p, const struct block *b,
	enum lang lang)
{
	const char *path = arena_printf(a, "tables/%s-%s.%s.csv", p->id, b->table->id, lang_code[lang]);
	const char **cells = arena_new(a, const char *, b->table->ncolumns);
	struct buf out = {0};

	buf_puts(&out, "\xEF\xBB\xBF"); /* spreadsheets read UTF-8 by it */
	for (size_t row = 0; row < b->csv.nrows; row++) {
		for (size_t c = 0; c < b->table->ncolumns; c++) {
			const char *text = cell_text(b, row, c);

			cells[c] = text == NULL ? "" : text;
		}
		csv_write_row(&out, cells, b->table->ncolumns);
	}
	dataset_put(pub, DATA_FILE_TABLE_CSV, path, out.p, out.n);
	csv_meta_put(pub, a, b->table, lang, path);
	buf_free(&out);
}

void dataset_tables(const struct publication *pub, const struct reading *r)
{
	const struct document *zh = r->text[ZH], *en = r->text[EN];

	for (size_t i = 0; i < zh->nblocks; i++) {
		const struct block *both[NLANGS] = {&zh->blocks[i], NULL};

		if (both[ZH]->table == NULL || both[ZH]->csv.nrows == 0)
			continue;
		if (en != NULL && i < en->nblocks && en->blocks[i].table == both[ZH]->table && en->blocks[i].csv.nrows > 0)
			both[EN] = &en->blocks[i];
		table_put(pub, r, both);
		for (int lang = 0; lang < NLANGS; lang++)
			if (both[lang] != NULL)
				csv_put(pub, r->scratch, r->policy, both[lang], (enum lang)lang);
	}
}
