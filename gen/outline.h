/* outline: official structure over a document's blocks: parts, clauses, stable ids, normalised paths (NORMS D1, D2). */
#ifndef GONGBU_OUTLINE_H
#define GONGBU_OUTLINE_H

#include "document.h"

/*
 * Sets parts and clauses, and each block's part, clause and id. Items that count on through the sections (1.…21.)
 * are 第13项, id item-13. Reports [numbering].
 */
void outline_make(struct arena *, struct document *, struct diag *);

#endif
