/*
 * sheet: a sheet as offices have it, rows of cells that know their place: .csv as WPS and Excel save it (UTF-8 with or
 * without a byte order mark, GB18030, UTF-16 with one; commas, or tabs where the first line has only those) or .xlsx.
 * The same sheet in any of these forms gives the same rows.
 */
#ifndef GONGBU_SHEET_H
#define GONGBU_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "diag.h"

#define SHEET_MAX_ROWS 100000  /* the number of the last row */
#define SHEET_MAX_COLUMNS 256
#define SHEET_MAX_TEXT 32767   /* bytes of a cell */

struct sheet_row {
	/*
	 * Outer white space removed, line breaks as \n; "" where empty, never NULL. Of a workbook: a number in plain
	 * digits as its cell shows it, 30% where the cell is in percent, a date as 2021-03-05, TRUE and FALSE, a formula's
	 * stored result.
	 */
	const char **cells;
	size_t n;                  /* the sheet's ncolumns */
	int row;                   /* its number as the spreadsheet shows it */
	int line;                  /* where an editor finds it in the file: the line of a .csv, else the row */
	bool hidden;               /* .xlsx: hidden in the sheet */
};

/* Cells that are one in an .xlsx; the text is that of the first, the others are empty. */
struct sheet_merge {
	int row, rows;             /* from row `row`, `rows` of them */
	size_t column, columns;    /* from column `column`, counting from 0 */
};

struct sheet {
	const char *path;
	const char *name;          /* the sheet's name; NULL for .csv */
	struct sheet_row *rows;    /* those that are not empty, in order */
	size_t nrows;
	size_t ncolumns;           /* of the widest row, trailing empty columns left out */
	struct sheet_merge *merges;
	size_t nmerges;
};

/*
 * Reads a file; `name` chooses the sheet of an .xlsx (NULL: the first that is not hidden) and must be NULL for a .csv.
 * False after reporting [file], [sheet] or [csv], all mistakes at once, those of a cell by its name (B17); what could be
 * read is there all the same. A sheet without rows is no mistake.
 */
bool sheet_read(struct arena *, const char *path, const char *name, struct sheet *, struct diag *);
/* The same from bytes. `path` is borrowed. */
bool sheet_parse(struct arena *, const char *path, const char *name, const char *p, size_t n, struct sheet *,
	struct diag *);

/* "B17". */
const char *sheet_cell(struct arena *, const struct sheet_row *, size_t column);
/* Where a diagnostic about the row points. */
struct src sheet_src(const struct sheet *, const struct sheet_row *);
/*
 * Gives the cells of a column that are merged with one above the text of that one. A .csv does not say what is merged:
 * there every empty cell takes the text of the one above it, from row `first` (an index) on.
 */
void sheet_fill(struct sheet *, size_t column, size_t first);

#endif
