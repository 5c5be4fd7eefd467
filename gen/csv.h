/* csv: strict CSV text → rows of cells that know their line. Commas, quotes, quoted newlines, LF or CRLF. */
#ifndef GONGBU_CSV_H
#define GONGBU_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "buf.h"
#include "diag.h"

struct csv_row {
	const char **cells; /* without quotes, as written otherwise */
	size_t n;
	int line;           /* where the row begins */
};

struct csv {
	const char *path;
	struct csv_row *rows;
	size_t nrows;
};

/* Reads a file; mistakes are [csv] with the line, the row and the column's letter. False if there was one. */
bool csv_read(struct arena *, const char *path, struct csv *, struct diag *);
/* The same from bytes; `path` is borrowed for diagnostics. */
bool csv_parse(struct arena *, const char *path, const char *p, size_t n, struct csv *, struct diag *);
/* The same with cells that are set apart by another character, a tab. */
bool csv_parse_by(struct arena *, char separator, const char *path, const char *p, size_t n, struct csv *,
	struct diag *);

/* "A" … "Z", "AA" …: a column as a spreadsheet names it. */
const char *csv_column(struct arena *, size_t index);

/* "G3": a cell as a spreadsheet names it. */
const char *csv_cell(struct arena *, size_t row, size_t column);

/* One row with CRLF; cells are quoted where they must be. */
void csv_write_row(struct buf *, const char *const *cells, size_t n);

#endif
