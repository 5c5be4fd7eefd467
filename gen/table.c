#include "table.h"

#include <stdio.h>
#include <string.h>

#include "file.h"
#include "sheet_text.h"
#include "value.h"

/* A money column's head may say 元 for its cells. */
bool table_number(enum column_type type, const char *cell, int64_t *hundredths)
{
	struct quantity q;
	char yuan[40];

	if (type == COLUMN_MONEY && strstr(cell, "元") == NULL && strlen(cell) < 32) {
		snprintf(yuan, sizeof yuan, "%s元", cell);
		cell = yuan;
	}
	if (type == COLUMN_TEXT || !quantity_parse(cell, &q) || q.unit != (type == COLUMN_MONEY ? UNIT_YUAN : UNIT_NONE))
		return false;
	*hundredths = q.unit == UNIT_YUAN ? q.value : q.value * 100;
	return true;
}

static bool cell_fits(enum column_type type, const char *cell)
{
	int64_t value;

	return type == COLUMN_TEXT || table_number(type, cell, &value);
}

bool table_merged(const char *cell)
{
	return strcmp(cell, TABLE_ABOVE) == 0 || strcmp(cell, TABLE_LEFT) == 0;
}

void table_span(const struct csv *csv, size_t row, size_t column, size_t *rows, size_t *columns)
{
	*rows = *columns = 1;
	while (column + *columns < csv->rows[row].n && strcmp(csv->rows[row].cells[column + *columns], TABLE_LEFT) == 0)
		++*columns;
	while (row + *rows < csv->nrows && strcmp(csv->rows[row + *rows].cells[column], TABLE_ABOVE) == 0)
		++*rows;
}

const char *table_cell(const struct csv *csv, const char *name)
{
	size_t row = 0, column = 0;

	for (; *name >= 'A' && *name <= 'Z' && column < 1000; name++)
		column = column * 26 + (size_t)(*name - 'A') + 1;
	for (; *name >= '0' && *name <= '9' && row < 100000; name++)
		row = row * 10 + (size_t)(*name - '0');
	if (*name != '\0' || row == 0 || row > csv->nrows || column == 0 || column > csv->rows[row - 1].n ||
		table_merged(csv->rows[row - 1].cells[column - 1]))
		return NULL;
	return csv->rows[row - 1].cells[column - 1];
}

/* A column's label stands in its last header cell that is not merged away. */
static size_t label_row(const struct table *t, const struct csv *csv, size_t column)
{
	size_t row = (size_t)t->header_rows - 1;

	while (row > 0 && table_merged(csv->rows[row].cells[column]))
		row--;
	return row;
}

static void header_check(struct arena *a, const struct table *t, const struct csv *csv, enum lang lang, struct diag *d)
{
	for (size_t c = 0; c < t->ncolumns; c++) {
		const struct csv_row *row = &csv->rows[label_row(t, csv, c)];

		if (strcmp(row->cells[c], TABLE_LEFT) != 0 && strcmp(row->cells[c], t->columns[c].label.text[lang]) != 0)
			diag_error(d, (struct src){csv->path, row->line, 0}, "table-shape",
				"column %s is headed \"%s\", the declaration says \"%s\"", "%s 列的表头为“%s”，声明为“%s”",
				csv_column(a, c), row->cells[c], t->columns[c].label.text[lang]);
	}
}

/* ^ needs a cell above, < one to the left. */
static void merge_check(struct arena *a, const struct csv *csv, struct diag *d)
{
	for (size_t r = 0; r < csv->nrows; r++)
		for (size_t c = 0; c < csv->rows[r].n; c++) {
			const char *cell = csv->rows[r].cells[c];

			if ((r == 0 && strcmp(cell, TABLE_ABOVE) == 0) || (c == 0 && strcmp(cell, TABLE_LEFT) == 0))
				diag_error(d, (struct src){csv->path, csv->rows[r].line, 0}, "table-shape",
					"%s%d: %s merges with a cell that is not there", "%s%d：%s 没有可以合并的单元格", csv_column(a, c),
					csv->rows[r].line, cell);
		}
}

/* A total row may say 合计 in an ordinal column and leave cells empty. */
static void row_check(struct arena *a, const struct table *t, const struct csv *csv, size_t r, struct diag *d)
{
	const struct csv_row *row = &csv->rows[r];
	bool total = t->total_row && r + 1 == csv->nrows;

	for (size_t c = 0; c < t->ncolumns; c++) {
		const struct column *column = &t->columns[c];

		if ((total && !column->total) || table_merged(row->cells[c]) || cell_fits(column->type, row->cells[c]))
			continue;
		diag_error(d, (struct src){csv->path, row->line, 0}, "table-cell",
			column->type == COLUMN_MONEY ? "%s%d: \"%s\" is no amount, as column \"%s\" has"
			: "%s%d: \"%s\" is no whole number, as column \"%s\" has",
			column->type == COLUMN_MONEY ? "%s%d：“%s”不是金额，而“%s”列应为金额" : "%s%d：“%s”不是整数，而“%s”列应为整数",
			csv_column(a, c), row->line, row->cells[c], column->label.text[ZH]);
	}
}

/* In any encoding that spreadsheet programs save here. */
static bool cells_read(struct arena *a, const char *path, struct csv *csv, struct diag *d)
{
	size_t n;
	const char *p = file_bytes(a, path, &n, d);

	*csv = (struct csv){.path = path};
	p = p == NULL ? NULL : sheet_text(a, path, p, n, &n, d);
	return p != NULL && csv_parse(a, path, p, n, csv, d);
}

void table_cells_read(struct arena *a, const struct policy *p, const struct table *t, enum lang lang, struct csv *csv,
	struct diag *d)
{
	const char *path = arena_printf(a, lang == ZH ? "%s/tables/%s.csv" : "%s/tables/%s.en.csv", p->dir, t->id);
	bool even = true;

	if (!cells_read(a, path, csv, d)) {
		csv->nrows = 0;
		return;
	}
	if (t->header_rows < 1 || csv->nrows <= (size_t)t->header_rows) {
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
	merge_check(a, csv, d);
	for (size_t r = (size_t)t->header_rows; r < csv->nrows; r++)
		row_check(a, t, csv, r, d);
}
