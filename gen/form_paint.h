/* form_paint: draws a layout as a tagged PDF page, and says which element of its structure holds which place. */
#ifndef GONGBU_FORM_PAINT_H
#define GONGBU_FORM_PAINT_H

#include <stddef.h>

#include "arena.h"
#include "buf.h"
#include "form_layout.h"
#include "pdf_finish.h"

struct form_painting {
	struct buf pdf;                /* owned by the arena */
	struct pdf_tag *tags;          /* in the order begun */
	size_t ntags;
	size_t *spaces;                /* for each of the layout's spaces: the tag that stands for it; NULL without */
};

/*
 * Everything in the arena. With `space_tag` ("Form", "Span") each space of the layout has an element of that name in
 * the structure, where it is read, with nothing in it yet; NULL: the form as it is printed.
 */
struct form_painting *form_paint(struct arena *, struct form_fonts *, const struct form_layout *, const char *space_tag);

#endif
