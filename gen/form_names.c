#include "form_names.h"

#include <stdlib.h>
#include <string.h>

#include "form_columns.h"
#include "text.h"

#define NAME_MOST 80            /* bytes of a cell in a name */
#define ROW ((size_t)-1)
#define NONE ((size_t)-2)

struct name {
	const char *path;
	size_t row;
};

bool form_names_many(const char *out)
{
	size_t n = strlen(out);

	return strchr(out, '{') != NULL || (n > 0 && out[n - 1] == '/');
}

/* The column a hole of the pattern names. */
static size_t column_find(const struct form_sheet *f, const char *hole, size_t n)
{
	const struct sheet_row *headings = &f->sheet.rows[f->head];

	if (n == 3 && memcmp(hole, "row", 3) == 0)
		return ROW;
	for (size_t c = 0; c < f->sheet.ncolumns; c++) {
		const char *id = form_columns_named(f, c) ? f->layout->spaces[f->spaces[c]].id : "";

		if ((strlen(headings->cells[c]) == n && memcmp(headings->cells[c], hole, n) == 0) ||
			(strlen(id) == n && memcmp(id, hole, n) == 0))
			return c;
	}
	return NONE;
}

/* A cell as part of a file's name: nothing that some system gives a meaning. */
static void cell_write(struct buf *b, const char *cell)
{
	size_t start = b->n;

	for (const char *p = cell; *p != '\0';) {
		uint32_t code = utf8_next(&p);

		if (b->n - start > NAME_MOST)
			return;
		if (code < 0x20 || text_is_space(code) || (code < 0x80 && strchr("/\\:*?\"<>|{}", (int)code) != NULL))
			code = '_';
		if (code == '.' && b->n == start)
			code = '_';
		buf_utf8(b, code);
	}
}

/* False where the pattern has a hole that nothing fills: reported. */
static bool name_make(const char *pattern, const struct form_sheet *f, size_t row, struct buf *b, struct diag *d)
{
	const struct sheet_row *from = form_sheet_source(f, row);

	buf_clear(b);
	for (const char *p = pattern; *p != '\0';) {
		const char *end = *p == '{' ? strchr(p, '}') : NULL;
		size_t column;

		if (end == NULL) {
			buf_putc(b, *p++);
			continue;
		}
		column = column_find(f, p + 1, (size_t)(end - p - 1));
		if (column == NONE) {
			diag_plain(d, (struct src){f->sheet.path, 0, 0}, "form-name", pattern,
				"in { } goes the word row or a heading of the sheet", "{ } 里应是 row 或表格的表头");
			return false;
		}
		if (column == ROW)
			buf_printf(b, "%d", from->row);
		else
			cell_write(b, from->cells[column]);
		p = end + 1;
	}
	return true;
}

static int by_path(const void *a, const void *b)
{
	const struct name *x = a, *y = b;
	int order = strcmp(x->path, y->path);

	return order != 0 ? order : (x->row > y->row) - (x->row < y->row);
}

static bool names_differ(struct arena *a, const char **paths, const struct form_sheet *f, struct diag *d)
{
	struct name *names = arena_new(a, struct name, f->nrows);
	bool differ = true;

	for (size_t i = 0; i < f->nrows; i++)
		names[i] = (struct name){paths[i], i};
	qsort(names, f->nrows, sizeof *names, by_path);
	for (size_t i = 1; i < f->nrows; i++) {
		if (strcmp(names[i].path, names[i - 1].path) != 0)
			continue;
		diag_error(d, sheet_src(&f->sheet, form_sheet_source(f, names[i].row)), "form-name",
			"row %d: its file would be %s, as that of row %d is; put {row} into the pattern",
			"第 %d 行的文件名会是 %s，与第 %d 行相同；请在文件名里加上 {row}", form_sheet_source(f, names[i].row)->row,
			names[i].path, form_sheet_source(f, names[i - 1].row)->row);
		differ = false;
	}
	return differ;
}

const char *const *form_names(struct arena *a, const char *out, const struct form_sheet *f, struct diag *d)
{
	const char *pattern = out[strlen(out) - 1] == '/' ? arena_printf(a, "%s{row}.pdf", out) : out;
	const char **paths = arena_new(a, const char *, f->nrows);
	struct buf b = {0};
	bool fine = true;

	for (size_t i = 0; fine && i < f->nrows; i++) {
		fine = name_make(pattern, f, i, &b, d);
		paths[i] = arena_copy(a, buf_str(&b), b.n);
	}
	buf_free(&b);
	return fine && names_differ(a, paths, f, d) ? (const char *const *)paths : NULL;
}
