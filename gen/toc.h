/* toc: the contents list of a policy's pages. */
#ifndef GONGBU_TOC_H
#define GONGBU_TOC_H

#include "document.h"
#include "page.h"

/* Puts toc[] into the page's data: parts and clauses of the first level, below them those of the second. */
void toc_data(struct page *, const struct document *);

#endif
