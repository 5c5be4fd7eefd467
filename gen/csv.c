#include "csv.h"

#include <string.h>

#include "file.h"

const char *csv_column(struct arena *a, size_t index)
{
	char letters[16], *p = letters + sizeof letters;

	*--p = '\0';
	for (index++; index > 0; index = (index - 1) / 26)
		*--p = (char)('A' + (index - 1) % 26);
	return arena_copy(a, p, strlen(p));
}

struct scanner {
	struct arena *arena;
	const char *path, *p, *end;
	struct buf cell;
	char separator;
	int line;
	size_t nrows; /* the one being read included */
	struct diag *diag;
	bool ok;
};

static void wrong(struct scanner *s, const struct csv_row *row, int line, const char *en, const char *zh)
{
	const char *where = arena_printf(s->arena, "%s%zu", csv_column(s->arena, row->n), s->nrows);

	diag_plain(s->diag, (struct src){s->path, line, 0}, "csv", where, en, zh);
	s->ok = false;
}

/* From after the opening quote to after the closing one. */
static void quoted_scan(struct scanner *s, const struct csv_row *row)
{
	int opened = s->line;

	for (; s->p < s->end; s->p++) {
		if (*s->p == '"' && (s->p + 1 == s->end || s->p[1] != '"')) {
			s->p++;
			if (s->p < s->end && *s->p != s->separator && *s->p != '\r' && *s->p != '\n')
				wrong(s, row, s->line, "text after the closing quote; double a quote inside a cell",
					"引号后还有文字；单元格内的引号应写成两个");
			return;
		}
		if (*s->p == '"')
			s->p++;
		if (*s->p == '\n')
			s->line++;
		buf_putc(&s->cell, *s->p);
	}
	wrong(s, row, opened, "the quote is never closed", "引号没有结束");
}

/* One cell; leaves p at its comma, its newline or the end. */
static void cell_scan(struct scanner *s, struct csv_row *row)
{
	buf_clear(&s->cell);
	if (s->p < s->end && *s->p == '"') {
		s->p++;
		quoted_scan(s, row);
	}
	while (s->p < s->end && *s->p != s->separator && *s->p != '\n') {
		if (*s->p == '"')
			wrong(s, row, s->line, "a quote in the middle of a cell; quote the whole cell",
				"单元格中间有引号；请将整个单元格加引号");
		if (*s->p != '\r' || (s->p + 1 < s->end && s->p[1] != '\n'))
			buf_putc(&s->cell, *s->p);
		s->p++;
	}
	*arena_append(s->arena, row->cells, row->n) = arena_copy(s->arena, buf_str(&s->cell), s->cell.n);
}

static void row_scan(struct scanner *s, struct csv_row *row)
{
	row->line = s->line;
	s->nrows++;
	for (;;) {
		cell_scan(s, row);
		if (s->p == s->end || *s->p == '\n')
			break;
		s->p++;
	}
	if (s->p < s->end) {
		s->p++;
		s->line++;
	}
}

bool csv_parse_by(struct arena *a, char separator, const char *path, const char *p, size_t n, struct csv *csv,
	struct diag *d)
{
	struct scanner s = {.arena = a, .path = path, .p = p, .end = p + n, .separator = separator, .line = 1, .diag = d,
		.ok = true};

	*csv = (struct csv){.path = path};
	while (s.p < s.end)
		row_scan(&s, arena_append(a, csv->rows, csv->nrows));
	buf_free(&s.cell);
	return s.ok;
}

bool csv_parse(struct arena *a, const char *path, const char *p, size_t n, struct csv *csv, struct diag *d)
{
	return csv_parse_by(a, ',', path, p, n, csv, d);
}

bool csv_read(struct arena *a, const char *path, struct csv *csv, struct diag *d)
{
	size_t n;
	const char *p = file_read(a, path, &n, d);

	*csv = (struct csv){.path = path};
	return p != NULL && csv_parse(a, path, p, n, csv, d);
}

const char *csv_cell(struct arena *a, size_t row, size_t column)
{
	return arena_printf(a, "%s%zu", csv_column(a, column), row + 1);
}

void csv_write_row(struct buf *b, const char *const *cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool quote = strpbrk(cells[i], ",\"\r\n") != NULL;

		if (i > 0)
			buf_putc(b, ',');
		if (quote)
			buf_putc(b, '"');
		for (const char *p = cells[i]; *p != '\0'; p++) {
			if (*p == '"')
				buf_putc(b, '"');
			buf_putc(b, *p);
		}
		if (quote)
			buf_putc(b, '"');
	}
	buf_puts(b, "\r\n");
}
