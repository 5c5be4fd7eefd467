#include "table.h"

#include <string.h>

#include "value.h"

static bool cell_fits(enum column_type type, const char *cell)
{
	struct quantity q;
	int64_t count;

	switch (type) {
	case COLUMN_COUNT:
	case COLUMN_ORDINAL:
		return count_parse(cell, &count);
	case COLUMN_MONEY:
		return quantity_parse(cell, &q) && (q.unit == UNIT_YUAN || q.unit == UNIT_NONE);
	case COLUMN_TEXT:
		break;
	}
	return true;
}

static void header_check(struct arena *a, const struct table *t, const struct csv *csv, enum lang lang, struct diag *d)
{
	const struct csv_row *header = &csv->rows[0];

	for (size_t c = 0; c < t->ncolumns && c < header->n; c++)
		if (strcmp(header->cells[c], t->columns[c].label.text[lang]) != 0)
			diag_error(d, (struct src){csv->path, header->line, 0}, "table-shape",
				"column %s is headed \"%s\", the declaration says \"%s\"", "%s 列的表头为“%s”，声明为“%s”",
				csv_column(a, c), header->cells[c], t->columns[c].label.text[lang]);
}

/* A total row may say 合计 in an ordinal column and leave cells empty. */
static void row_check(struct arena *a, const struct table *t, const struct csv *csv, size_t r, struct diag *d)
{
	const struct csv_row *row = &csv->rows[r];
	bool total = t->total_row && r + 1 == csv->nrows;

	for (size_t c = 0; c < t->ncolumns; c++) {
		const struct column *column = &t->columns[c];

		if ((total && !column->total) || cell_fits(column->type, row->cells[c]))
			continue;
		diag_error(d, (struct src){csv->path, row->line, 0}, "table-cell",
			"%s%d: \"%s\" is no whole number, as column \"%s\" has", "%s%d：“%s”不是整数，而“%s”列应为整数",
			csv_column(a, c), row->line, row->cells[c], column->label.text[ZH]);
	}
}

void table_cells_read(struct arena *a, const struct policy *p, const struct table *t, enum lang lang, struct csv *csv,
	struct diag *d)
{
	const char *path = arena_printf(a, lang == ZH ? "%s/tables/%s.csv" : "%s/tables/%s.en.csv", p->dir, t->id);
	bool even = true;

	if (!csv_read(a, path, csv, d))
		return;
	if (csv->nrows < 2) {
		diag_plain(d, (struct src){path, 1, 0}, "table-shape", NULL, "a header row and at least one row are expected",
			"应有表头和至少一行");
		csv->nrows = 0;
		return;
	}
	for (size_t r = 0; r < csv->nrows; r++) {
		if (csv->rows[r].n == t->ncolumns)
			continue;
		even = false;
		diag_error(d, (struct src){path, csv->rows[r].line, 0}, "table-shape", "%zu cells, %zu columns are declared",
			"有 %zu 格，声明为 %zu 列", csv->rows[r].n, t->ncolumns);
	}
	if (!even) {
		csv->nrows = 0;
		return;
	}
	header_check(a, t, csv, lang, d);
	for (size_t r = 1; r < csv->nrows; r++)
		row_check(a, t, csv, r, d);
}
