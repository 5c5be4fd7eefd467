#include "sheet.h"

#include <string.h>

#include "csv.h"
#include "file.h"
#include "sheet_book.h"
#include "sheet_text.h"
#include "text.h"

static bool wrong(const struct sheet *s, struct diag *d, const char *en, const char *zh)
{
	diag_plain(d, (struct src){s->path, 0, 0}, "sheet", NULL, en, zh);
	return false;
}

const char *sheet_cell(struct arena *a, const struct sheet_row *row, size_t column)
{
	return arena_printf(a, "%s%d", csv_column(a, column), row->row);
}

struct src sheet_src(const struct sheet *s, const struct sheet_row *row)
{
	return (struct src){s->path, row->line, 0};
}

/* Without the white space around it, and with \n for \r\n. */
static const char *trimmed(struct arena *a, const char *text)
{
	const char *from = text, *last = NULL, *p;
	char *copy, *to;

	for (p = text; *p != '\0';) {
		if (!text_is_space(utf8_next(&p)))
			last = p;
		else if (last == NULL)
			from = p;
	}
	if (last == NULL)
		return "";
	if (from == text && *last == '\0' && strchr(text, '\r') == NULL)
		return text;
	copy = to = arena_copy(a, from, (size_t)(last - from));
	for (const char *q = copy; *q != '\0'; q++)
		if (*q != '\r')
			*to++ = *q;
	*to = '\0';
	return copy;
}

/* Characters that no sheet should hold, and texts longer than a spreadsheet's. */
static bool cell_fine(struct arena *a, const struct sheet *s, const struct sheet_row *row, size_t column, struct diag *d)
{
	const char *text = row->cells[column];
	bool control = false;

	for (const char *p = text; *p != '\0'; p++)
		control = control || ((unsigned char)*p < ' ' && *p != '\n' && *p != '\t') || *p == 0x7F;
	if (control)
		diag_plain(d, sheet_src(s, row), "sheet", sheet_cell(a, row, column), "a control character; type the cell again",
			"有控制字符；请重新输入此单元格");
	if (strlen(text) > SHEET_MAX_TEXT)
		diag_plain(d, sheet_src(s, row), "sheet", sheet_cell(a, row, column), "a cell may have 32,767 bytes",
			"单元格最多 32767 字节");
	return !control && strlen(text) <= SHEET_MAX_TEXT;
}

/* Trims every cell, leaves out empty rows and columns at the end, and makes all rows equally long. */
static bool finish(struct arena *a, struct sheet *s, struct diag *d)
{
	size_t kept = 0;
	bool fine = true;

	for (size_t r = 0; r < s->nrows; r++) {
		struct sheet_row row = s->rows[r];
		size_t last = 0;

		for (size_t c = 0; c < row.n; c++) {
			row.cells[c] = trimmed(a, row.cells[c]);
			if (*row.cells[c] != '\0')
				last = c + 1;
			fine &= cell_fine(a, s, &row, c, d);
		}
		row.n = last;
		if (last > s->ncolumns)
			s->ncolumns = last;
		if (last > 0)
			s->rows[kept++] = row;
	}
	s->nrows = kept;
	for (size_t r = 0; r < s->nrows; r++)
		while (s->rows[r].n < s->ncolumns)
			*arena_append(a, s->rows[r].cells, s->rows[r].n) = "";
	return fine;
}

/* Tabs in the first line and no comma: what "Unicode text" is. */
static char separator_find(const char *p, size_t n)
{
	const char *newline = memchr(p, '\n', n);
	size_t first = newline == NULL ? n : (size_t)(newline - p);

	return memchr(p, '\t', first) != NULL && memchr(p, ',', first) == NULL ? '\t' : ',';
}

static bool text_read(struct arena *a, const char *p, size_t n, struct sheet *s, struct diag *d)
{
	struct csv csv;
	size_t size;
	bool fine;

	p = sheet_text(a, s->path, p, n, &size, d);
	if (p == NULL)
		return false;
	fine = csv_parse_by(a, separator_find(p, size), s->path, p, size, &csv, d);
	if (csv.nrows > SHEET_MAX_ROWS)
		return wrong(s, d, "a list may have 100,000 rows and 256 columns", "名单最多 100000 行、256 列");
	s->rows = arena_new(a, struct sheet_row, csv.nrows);
	for (size_t r = 0; r < csv.nrows; r++) {
		s->rows[r] = (struct sheet_row){.cells = csv.rows[r].cells, .n = csv.rows[r].n, .row = (int)r + 1,
			.line = csv.rows[r].line};
		if (csv.rows[r].n > SHEET_MAX_COLUMNS)
			return wrong(s, d, "a list may have 100,000 rows and 256 columns", "名单最多 100000 行、256 列");
	}
	s->nrows = csv.nrows;
	return fine;
}

static bool ends_with(const char *text, const char *end)
{
	size_t n = strlen(text), m = strlen(end);

	return n >= m && strcmp(text + n - m, end) == 0;
}

bool sheet_parse(struct arena *a, const char *path, const char *name, const char *p, size_t n, struct sheet *s,
	struct diag *d)
{
	bool fine;

	*s = (struct sheet){.path = path};
	if (n >= 4 && memcmp(p, "PK\3\4", 4) == 0) {
		fine = sheet_book_read(a, path, name, p, n, s, d);
	} else if (n >= 4 && memcmp(p, "\xD0\xCF\x11\xE0", 4) == 0) {
		return wrong(s, d, "an old .xls workbook, or one with a password; save it as .xlsx without one",
			"这是旧式 .xls 或加密的工作簿；请另存为不加密的 .xlsx");
	} else if (ends_with(path, ".xlsx")) {
		return wrong(s, d, "no .xlsx workbook; open it in WPS or Excel and save it as one",
			"不是 .xlsx 工作簿；请用 WPS 或 Excel 打开后另存为 .xlsx");
	} else if (name != NULL) {
		return wrong(s, d, "a .csv file has no sheets; leave out the sheet's name", "CSV 文件没有工作表；请不要写工作表名");
	} else {
		fine = text_read(a, p, n, s, d);
	}
	return finish(a, s, d) && fine;
}

bool sheet_read(struct arena *a, const char *path, const char *name, struct sheet *s, struct diag *d)
{
	size_t n;
	const char *p = file_bytes(a, path, &n, d);

	*s = (struct sheet){.path = path};
	return p != NULL && sheet_parse(a, path, name, p, n, s, d);
}

/* The row with this number, or NULL. */
static const struct sheet_row *row_lookup(const struct sheet *s, int number)
{
	size_t from = 0, to = s->nrows;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (s->rows[middle].row < number)
			from = middle + 1;
		else
			to = middle;
	}
	return from < s->nrows && s->rows[from].row == number ? &s->rows[from] : NULL;
}

void sheet_fill(struct sheet *s, size_t column, size_t first)
{
	if (column >= s->ncolumns)
		return;
	for (size_t r = first + 1; s->name == NULL && r < s->nrows; r++)
		if (*s->rows[r].cells[column] == '\0')
			s->rows[r].cells[column] = s->rows[r - 1].cells[column];
	for (size_t i = 0; i < s->nmerges; i++) {
		const struct sheet_merge *m = &s->merges[i];
		const struct sheet_row *top = row_lookup(s, m->row);

		if (m->column != column || top == NULL)
			continue;
		for (size_t r = (size_t)(top - s->rows) + 1; r < s->nrows && s->rows[r].row < m->row + m->rows; r++)
			s->rows[r].cells[column] = top->cells[column];
	}
}
