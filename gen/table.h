/* table: the cells of a policy's table, from its CSV, by its declaration. */
#ifndef GONGBU_TABLE_H
#define GONGBU_TABLE_H

#include <stdbool.h>

#include "csv.h"
#include "site.h"

/* A cell that is one with the cell above it, or to its left. */
#define TABLE_ABOVE "^"
#define TABLE_LEFT "<"
bool table_merged(const char *cell);
/* How many rows and columns the cell at (row, column) covers; 1, 1 for most. */
void table_span(const struct csv *, size_t row, size_t column, size_t *rows, size_t *columns);

/* The cell that a spreadsheet names "G3", header rows counted; NULL where there is none or it is merged into another. */
const char *table_cell(const struct csv *, const char *name);

/* The number of a cell of a count, ordinal or money column, in hundredths (fen); false where it is none. */
bool table_number(enum column_type, const char *cell, int64_t *hundredths);

/*
 * Reads tables/NAME.csv (or NAME.en.csv) and holds it against the declaration: each column's last own header cell =
 * its label, every row as wide as declared, cells of their column's type. The first header_rows rows are the header;
 * no rows at all where the shape is wrong. Mistakes: [csv] [table-shape] [table-cell].
 */
void table_cells_read(struct arena *, const struct policy *, const struct table *, enum lang, struct csv *,
	struct diag *);

#endif
