/* inspect_links: do a tree's links lead somewhere? */
#ifndef GONGBU_INSPECT_LINKS_H
#define GONGBU_INSPECT_LINKS_H

#include "inspect_page.h"

/* A folder that was walked: its files below it, sorted; its pages in the same order. */
struct tree {
	const char *folder;
	const char **files;
	size_t nfiles;
	struct seen_page *pages;
	size_t npages;
};

bool tree_has_file(const struct tree *, const char *path);

/*
 * [dead-link]: an address that leads to no file of the tree, or to no place in its page; [outside]: something the page
 * fetches from another host. A link to another host is the reader's own step and is not followed.
 */
void links_inspect(const struct tree *, const struct seen_page *, struct arena *scratch, struct diag *);

/*
 * [listed]: sitemap.xml and every feed (*.xml) and robots.txt name only pages that are there. The site's own address is
 * taken from robots.txt's Sitemap line; without one, files that name full addresses cannot be held against the tree.
 */
void listed_inspect(const struct tree *, struct arena *scratch, struct diag *);

#endif
