/* inspect_page: one page of a foreign tree as the inspection sees it. The only user of libxml2's HTML parser. */
#ifndef GONGBU_INSPECT_PAGE_H
#define GONGBU_INSPECT_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "diag.h"

/* The 47号 page tags, in the order of tag_names. */
enum tag {
	TAG_SITE_NAME, TAG_SITE_DOMAIN, TAG_SITE_CODE,
	TAG_COLUMN_NAME, TAG_COLUMN_DESCRIPTION, TAG_COLUMN_KEYWORDS, TAG_COLUMN_TYPE,
	TAG_ARTICLE_TITLE, TAG_PUB_DATE, TAG_CONTENT_SOURCE,
	NTAGS
};
extern const char *const tag_names[NTAGS];

struct seen_link {
	const char *url;     /* as written, its references resolved */
	bool fetched;        /* the browser fetches it by itself: picture, script, style, frame */
	struct src src;
};

struct seen_page {
	const char *path;    /* below the folder, with '/' */
	const char *file;    /* the path a diagnostic names */
	const char *base;    /* <base href>, or NULL */
	const char *lang;    /* of <html>, or NULL */
	const char *tags[NTAGS]; /* NULL: not there */
	struct src tag_src[NTAGS];
	bool refresh;        /* sends the reader on at once: a door, not a page */
	struct seen_link *links;
	size_t nlinks;
	const char **ids;    /* sorted */
	size_t nids;
	const char *footer;  /* the text of its <footer>, else all of its text */
	const char **gaps;   /* labels of the footer's fields that say they are not given */
	size_t ngaps;
};

/*
 * Reads the page's bytes: its encoding (declared, a byte order mark, or UTF-8), its tags, links, ids; what is wrong
 * within the page is reported: [encoding], [language], [page-title], [duplicate-ids], [no-alt], [empty-list].
 * The bytes may be anything.
 */
void page_see(struct seen_page *, struct arena *, const char *p, size_t n, struct diag *);
bool page_has_id(const struct seen_page *, const char *id);

#endif
