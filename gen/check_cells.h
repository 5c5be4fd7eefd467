/* check_cells: the cells of tables that rates.yaml names; used by check_rates.c. */
#ifndef GONGBU_CHECK_CELLS_H
#define GONGBU_CHECK_CELLS_H

#include "check.h"
#include "figures.h"

/* Reports unless the cell of the clause's table holds this figure and no other; `wanted` NULL: any figure. */
void cell_need(const struct reading *, const char *clause, const char *table, const char *cell,
	const struct figure *wanted, struct src);

#endif
