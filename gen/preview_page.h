/*
 * preview_page: what `gongbu serve` shows beside the site: the mistakes of the last build, a page for what is not there,
 * the bar on pages that are not up to date. Always by the templates and words that the program carries (templates/preview/):
 * those of the project may be what is wrong. In both languages at once.
 */
#ifndef GONGBU_PREVIEW_PAGE_H
#define GONGBU_PREVIEW_PAGE_H

#include "arena.h"
#include "buf.h"
#include "diag.h"

struct preview_pages;

/* Reads what they are made of; freed with the arena. */
struct preview_pages *preview_pages_open(struct arena *);

/*
 * What the build of the project `root` said, all of it, kept in both languages; places are told from root on.
 * `published`: it put a site in place; `home`: there is one.
 */
void preview_report(const struct preview_pages *, const char *root, struct diag *, bool published, bool home,
	struct buf *out);
/* For a build that ended without a word. */
void preview_failed(const struct preview_pages *, bool home, struct buf *out);
void preview_missing(const struct preview_pages *, struct buf *out);
void preview_bar(const struct preview_pages *, struct buf *out);
/* One of strings.yaml's texts, a line in each language. */
void preview_plain(const struct preview_pages *, const char *key, struct buf *out);

#endif
