/* inspect_norms: the page tags of 国办发〔2017〕47号 (NORMS A1) and the footer's fields (NORMS A2). */
#ifndef GONGBU_INSPECT_NORMS_H
#define GONGBU_INSPECT_NORMS_H

#include "inspect_links.h"

/*
 * [page-tags]: a page lacks a tag, or its value is empty; a page is a content page where it has any of the article's
 * tags, else a column. [pub-date]: PubDate is no day of the form YYYY-MM-DD, with or without HH:MM. SiteDomain and
 * SiteIDCode are the owner's to supply: missing ones are one warning for the tree, which says on how many pages.
 */
void tags_inspect(const struct tree *, struct diag *);

/*
 * [footer], once a field for the whole tree, at the first page that lacks it: a warning that names how many do. Only
 * pages in simplified Chinese, or in no stated language, are held to it. [footer-gap]: a field stands there and says
 * that it is not given.
 */
void footers_inspect(const struct tree *, struct diag *);

#endif
