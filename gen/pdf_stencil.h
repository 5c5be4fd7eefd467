/*
 * pdf_stencil: a blank form as a finished PDF that is filled in again and again: a filled form is the blank's bytes and,
 * behind them, what was written. Elements of the blank's structure that stand for something to be filled in
 * (pdf_tag.field) already exist; their content is drawn by the pages that are added.
 */
#ifndef GONGBU_PDF_STENCIL_H
#define GONGBU_PDF_STENCIL_H

#include <stddef.h>

#include "buf.h"
#include "pdf_face.h"
#include "pdf_finish.h"

struct pdf_stencil;

/* A font for what is filled in, and the file of its outlines (not deflated). */
struct pdf_embedded {
	struct pdf_font font;
	struct buf file;
};

/* Takes over `pdf`, made by pdf_finish from the same info, its fields without a font. */
struct pdf_stencil *pdf_stencil_open(struct buf *pdf, const struct pdf_info *);
void pdf_stencil_close(struct pdf_stencil *);

/* The marked content number of field i's element. */
int pdf_stencil_mark(const struct pdf_stencil *, size_t i);

/*
 * Adds a file of `npages` filled forms to `out` (empty). Each page's content is drawn over the blank, in the coordinates
 * the blank is drawn in (y down), and names the fonts /V0, /V1 …; NULL: that one is not used.
 */
void pdf_stencil_fill(const struct pdf_stencil *, const struct buf *pages, size_t npages,
	const struct pdf_embedded *const *fonts, size_t nfonts, struct buf *out);

#endif
