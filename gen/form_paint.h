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
	size_t *owners;                /* for each of the layout's places: the tag a field in it belongs to */
};

/* Everything in the arena. */
struct form_painting *form_paint(struct arena *, struct form_fonts *, const struct form_layout *);

#endif
