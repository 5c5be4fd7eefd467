/* table: the cells of a policy's table, from its CSV, by its declaration. */
#ifndef GONGBU_TABLE_H
#define GONGBU_TABLE_H

#include "csv.h"
#include "site.h"

/*
 * Reads tables/NAME.csv (or NAME.en.csv) and holds it against the declaration: header = labels, every row as wide
 * as the header, cells of their column's type. Row 0 is the header; no rows at all where the shape is
 * wrong. Mistakes: [csv] [table-shape] [table-cell].
 */
void table_cells_read(struct arena *, const struct policy *, const struct table *, enum lang, struct csv *,
	struct diag *);

#endif
