/*
 * body: a policy's text as HTML, streamed from cmark's tree: parts, clauses with anchors, quoted sentences marked,
 * rates and editor's notes beside their paragraph, tables, forms.
 */
#ifndef GONGBU_BODY_H
#define GONGBU_BODY_H

#include "buf.h"
#include "output.h"
#include "page.h"

struct body {
	const struct page *page;
	const struct document *text;  /* in the page's language */
	const struct document *zh;    /* the authority: where notes and roles are found */
	const struct citation *cites; /* of `text`, to be links */
	size_t ncites;
	bool bare;                    /* the page puts ids on elements of its own */
};

/* A data_html_fn; ctx is a struct body. */
void body_html(struct buf *, const void *ctx);

/* The element a rule's quotes are marked as: q-HZ-10. */
const char *quote_anchor(struct arena *, const struct rule *);
/* A window's: q-window, q-window-catalogue. */
const char *window_anchor(struct arena *, const struct window *);
/* That of the i-th sentence about a certificate: q-paper-skill-level-1. */
const char *saying_anchor(struct arena *, const struct fact_value *, size_t i);

#endif
