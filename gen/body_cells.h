/* body_cells: what a table cell says, with the anchors of the rules that cite or quote it; used by body_parts.c. */
#ifndef GONGBU_BODY_CELLS_H
#define GONGBU_BODY_CELLS_H

#include "body.h"

/* "cell-2-catalogue-G3". */
const char *cell_anchor(struct arena *, const struct table *, const char *cell);
/* The same where a rule cites the cell or it lists occupations, else NULL. */
const char *cell_id(const struct body *, const struct block *, size_t row, size_t column);
/* `text` is the cell as it is shown. */
void cell_write(const struct body *, struct buf *, const struct block *, size_t row, size_t column, const char *text);

#endif
