#include "list_rows.h"

#include <string.h>

#include "csv.h"
#include "file.h"
#include "list_value.h"
#include "sheet.h"
#include "table.h"
#include "text.h"

/* The sheet being turned into rows. */
struct filling {
	struct arena *arena;
	struct list_rows *rows;
	struct sheet sheet, twin;  /* twin: the same table in English; no rows where there is none */
	size_t header;             /* index of the row with the headings */
	size_t *order, norder;     /* the columns that stand in the sheet, from left to right */
	struct diag *diag;
	bool fine;
};

static void wrong(struct filling *f, struct src src, const char *check, const char *what, const char *en, const char *zh)
{
	diag_plain(f->diag, src, check, what, en, zh);
	f->fine = false;
}

const char *list_cell_name(struct arena *a, const struct list_rows *rows, const struct list_row *row, size_t column,
	enum lang lang)
{
	size_t place = lang == EN && rows->english[column] != SIZE_MAX ? rows->english[column] : rows->places[column];

	return arena_printf(a, "%s%d", csv_column(a, place == SIZE_MAX ? 0 : place), row->row);
}

/* The headings are equal but for white space. */
static bool heading_is(const char *cell, const char *heading)
{
	size_t from, to;

	return *cell != '\0' && text_find(cell, strlen(cell), heading, 0, &from, &to) && from == 0 && cell[to] == '\0';
}

/* The place of a heading in the sheet; SIZE_MAX after reporting that it is not there or stands twice. */
static size_t heading_find(struct filling *f, const struct list_column *column, const char *heading)
{
	const struct sheet_row *header = &f->sheet.rows[f->header];
	size_t found = SIZE_MAX;

	for (size_t c = 0; c < header->n; c++) {
		if (!heading_is(header->cells[c], heading))
			continue;
		if (found == SIZE_MAX) {
			found = c;
		} else {
			diag_error(f->diag, sheet_src(&f->sheet, header), "list-shape", "%s: the heading \"%s\" stands twice",
				"%s：表头“%s”重复", sheet_cell(f->arena, header, c), heading);
			f->fine = false;
		}
	}
	if (found == SIZE_MAX) {
		diag_error(f->diag, sheet_src(&f->sheet, header), "list-shape",
			"row %d has no heading \"%s\"; the column \"%s\" of list.yaml needs it",
			"第 %d 行没有表头“%s”；list.yaml 的“%s”列需要它", header->row, heading, column->id);
		f->fine = false;
	}
	return found;
}

static bool place_used(const struct filling *f, size_t place)
{
	const struct list *list = f->rows->list;
	bool used = false;

	for (size_t i = 0; i < list->ncolumns; i++)
		used = used || f->rows->places[i] == place || f->rows->english[i] == place;
	return used;
}

/* A heading that stands twice is declared all the same: said already. */
static bool declared(const struct list *list, const char *heading)
{
	for (size_t i = 0; i < list->ncolumns; i++)
		if (heading_is(heading, list->columns[i].heading) ||
			(list->columns[i].english != NULL && heading_is(heading, list->columns[i].english)))
			return true;
	for (size_t i = 0; i < list->nignore; i++)
		if (heading_is(heading, list->ignore[i]))
			return true;
	return false;
}

/* Every column has its heading, and every heading its column. */
static void headings_match(struct filling *f)
{
	const struct list *list = f->rows->list;
	const struct sheet_row *header = &f->sheet.rows[f->header];

	for (size_t i = 0; i < list->ncolumns; i++) {
		const struct list_column *column = &list->columns[i];

		f->rows->places[i] = column->type == LIST_ESTIMATE ? SIZE_MAX : heading_find(f, column, column->heading);
		f->rows->english[i] = column->english == NULL ? SIZE_MAX : heading_find(f, column, column->english);
	}
	for (size_t c = 0; c < header->n; c++) {
		if (place_used(f, c) || declared(list, header->cells[c]))
			continue;
		if (*header->cells[c] == '\0')
			wrong(f, sheet_src(&f->sheet, header), "list-shape", sheet_cell(f->arena, header, c),
				"this column has cells and no heading", "此列有内容而没有表头");
		else
			diag_error(f->diag, sheet_src(&f->sheet, header), "list-shape",
				"%s: the heading \"%s\" is no column of list.yaml; add it there, or name it under ignore",
				"%s：list.yaml 没有表头为“%s”的列；请在 columns 中添加，或写进 ignore",
				sheet_cell(f->arena, header, c), header->cells[c]);
		f->fine = false;
	}
}

/* ---- merged cells ---- */
static bool merges_column(const struct filling *f, size_t place)
{
	for (size_t i = 0; i < f->rows->list->ncolumns; i++)
		if (f->rows->places[i] == place && f->rows->list->columns[i].merged)
			return true;
	return false;
}

/* Only the columns that the list names may be merged, and only downwards. */
static void merges_check(struct filling *f)
{
	for (size_t i = 0; i < f->sheet.nmerges; i++) {
		const struct sheet_merge *m = &f->sheet.merges[i];
		const char *cells;

		if (m->row <= f->sheet.rows[f->header].row || !place_used(f, m->column) ||
			(m->columns == 1 && merges_column(f, m->column)))
			continue;
		cells = arena_printf(f->arena, "%s%d:%s%d", csv_column(f->arena, m->column), m->row,
			csv_column(f->arena, m->column + m->columns - 1), m->row + m->rows - 1);
		wrong(f, (struct src){f->sheet.path, m->row, 0}, "list-shape", cells,
			"these cells are merged; unmerge them, or give their column `merged: yes` in list.yaml",
			"这些单元格已合并；请取消合并，或在 list.yaml 的该列写 merged: yes");
	}
	for (size_t i = 0; i < f->rows->list->ncolumns; i++)
		if (f->rows->list->columns[i].merged && f->rows->places[i] != SIZE_MAX)
			sheet_fill(&f->sheet, f->rows->places[i], f->header + 1);
}

/* ---- cells ---- */
static void cell_report(struct filling *f, const struct list_row *row, size_t column, const char *text)
{
	const struct list_column *c = &f->rows->list->columns[column];
	const char *accepted[2], *where = list_cell_name(f->arena, f->rows, row, column, ZH);

	list_value_accepted(f->arena, c, accepted);
	diag_error(f->diag, row->src, "list-cell", "%s: \"%s\" under \"%s\" is not read; accepted: %.0s%s",
		"%s：“%s”（%s列）无法识别；可用：%s%.0s", where, text, c->heading, accepted[1], accepted[0]);
	f->fine = false;
}

static const char *twin_text(const struct filling *f, size_t row, size_t place)
{
	const char *text = row < f->twin.nrows && place < f->twin.ncolumns ? f->twin.rows[row].cells[place] : "";

	return *text == '\0' ? NULL : text;
}

static void cell_read(struct filling *f, size_t index, struct list_row *row, size_t column)
{
	const struct list_column *c = &f->rows->list->columns[column];
	const struct sheet_row *from = &f->sheet.rows[index];
	struct list_cell *cell = &row->cells[column];
	const char *text = from->cells[f->rows->places[column]];

	if (*text == '\0') {
		if (!c->optional)
			diag_error(f->diag, row->src, "list-cell", "%s: \"%s\" is empty",
				"%s：“%s”为空", list_cell_name(f->arena, f->rows, row, column, ZH), c->heading);
		f->fine &= c->optional;
		return;
	}
	if (!list_value_read(c, text, &cell->value)) {
		cell_report(f, row, column, text);
		return;
	}
	cell->text[ZH] = text;
	if (f->rows->english[column] != SIZE_MAX && *from->cells[f->rows->english[column]] != '\0')
		cell->text[EN] = from->cells[f->rows->english[column]];
	else if (f->twin.nrows > 0 && c->type == LIST_TEXT)
		cell->text[EN] = twin_text(f, index, f->rows->places[column]);
}

static void row_read(struct filling *f, size_t index)
{
	const struct list *list = f->rows->list;
	struct list_row *row = &f->rows->rows[f->rows->n++];

	*row = (struct list_row){.cells = arena_new(f->arena, struct list_cell, list->ncolumns), .allowed = -1,
		.row = f->sheet.rows[index].row, .src = sheet_src(&f->sheet, &f->sheet.rows[index])};
	for (size_t i = 0; i < f->norder; i++)
		cell_read(f, index, row, f->order[i]);
	if (f->sheet.rows[index].hidden)
		diag_warn(f->diag, row->src, "list-shape", "row %d is hidden in the sheet, and is published",
			"第 %d 行在表格中是隐藏的，仍会公布", row->row);
}

/* So that what is wrong in a row is told from left to right. */
static void columns_order(struct filling *f)
{
	for (size_t place = 0; place < f->sheet.ncolumns; place++)
		for (size_t i = 0; i < f->rows->list->ncolumns; i++)
			if (f->rows->places[i] == place)
				*arena_append(f->arena, f->order, f->norder) = i;
}

/* ---- where the rows are ---- */

/* A table's marks for merged cells are filled with what they are merged with. */
static void marks_fill(struct sheet *s)
{
	for (size_t r = 0; r < s->nrows; r++)
		for (size_t c = 0; c < s->ncolumns; c++) {
			const char **cells = s->rows[r].cells;

			if (r > 0 && strcmp(cells[c], TABLE_ABOVE) == 0)
				cells[c] = s->rows[r - 1].cells[c];
			else if (c > 0 && strcmp(cells[c], TABLE_LEFT) == 0)
				cells[c] = cells[c - 1];
		}
}

static bool table_open(struct filling *f)
{
	const struct list *list = f->rows->list;
	const char *dir = arena_printf(f->arena, "%s/tables", list->policy->dir);
	const char *english = arena_printf(f->arena, "%s/%s.en.csv", dir, list->table);

	if (!sheet_read(f->arena, arena_printf(f->arena, "%s/%s.csv", dir, list->table), NULL, &f->sheet, f->diag))
		return false;
	if (file_exists(english) && !sheet_read(f->arena, english, NULL, &f->twin, f->diag))
		return false;
	marks_fill(&f->sheet);
	marks_fill(&f->twin);
	return true;
}

static bool header_find(struct filling *f)
{
	const struct list *list = f->rows->list;
	struct sheet *s = &f->sheet;

	for (f->header = 0; f->header < s->nrows && s->rows[f->header].row < list->header_row; f->header++)
		;
	if (f->header < s->nrows && s->rows[f->header].row == list->header_row && f->header + 1 < s->nrows)
		return true;
	diag_error(f->diag, (struct src){s->path, 0, 0}, "list-shape",
		"row %lld has the headings, and at least one row follows; header-row in list.yaml says which it is",
		"第 %lld 行应为表头，其后至少有一行；表头所在行可用 list.yaml 的 header-row 指定", (long long)list->header_row);
	return false;
}

bool list_rows_read(struct arena *a, const struct list *list, struct list_rows *rows, struct diag *d)
{
	struct filling f = {.arena = a, .rows = rows, .diag = d, .fine = true};

	*rows = (struct list_rows){.list = list, .places = arena_new(a, size_t, list->ncolumns),
		.english = arena_new(a, size_t, list->ncolumns)};
	if (list->table != NULL ? !table_open(&f)
		: !sheet_read(a, arena_printf(a, "%s/%s", list->dir, list->data), list->sheet, &f.sheet, d))
		return false;
	if (!header_find(&f))
		return false;
	headings_match(&f);
	if (!f.fine)
		return false;
	merges_check(&f);
	columns_order(&f);
	rows->rows = arena_new(a, struct list_row, f.sheet.nrows);
	for (size_t r = f.header + 1; r < f.sheet.nrows; r++)
		row_read(&f, r);
	return f.fine;
}
