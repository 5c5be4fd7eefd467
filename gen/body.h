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
};

/* A data_html_fn; ctx is a struct body. */
void body_html(struct buf *, const void *ctx);

/* The blocks' roles in the official layout, by index of the Chinese text. */
enum role { ROLE_PLAIN, ROLE_NUMBER, ROLE_ADDRESSEES, ROLE_SIGN };
enum role body_role(const struct document *zh, const struct block *);

/* The element a rule's quotes are marked as: q-HZ-10. */
const char *quote_anchor(struct arena *, const struct rule *);

#endif
