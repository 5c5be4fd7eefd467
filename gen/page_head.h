/* page_head: what a page says of itself to machines: its address, its other language, the tags of 47号. */
#ifndef GONGBU_PAGE_HEAD_H
#define GONGBU_PAGE_HEAD_H

#include "page.h"

/* Tags of the site and links to the page's own address and its twins; `path` is below the language's folder. */
void page_head(struct page *, const char *path);
/* The same for the first page of all, which has no language. */
void page_head_first(struct page *);

#endif
