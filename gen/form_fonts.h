/*
 * form_fonts: the faces a form is set in, from one private folder; nothing else on the machine is ever used.
 * Sizes and distances are in points (1/72 inch); the y axis runs down.
 */
#ifndef GONGBU_FORM_FONTS_H
#define GONGBU_FORM_FONTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pango/pango.h>

#include "diag.h"

enum form_face {
	FACE_FANG,       /* 仿宋: labels and notes */
	FACE_HEI,        /* 黑体: 附件N */
	FACE_SONG,       /* stands in for 小标宋: the title */
	FACE_LATIN,
	FACE_LATIN_BOLD,
	NFACES
};

struct form_fonts;

/* NULL after reporting [form-font]: a face's file is missing or cannot be read as a font. */
struct form_fonts *form_fonts_open(const char *dir, struct diag *);
void form_fonts_close(struct form_fonts *);

/*
 * The Chinese faces with all their characters, or, as they are at first, with those of form_print.txt alone, which are
 * much quicker to draw with.
 */
void form_fonts_whole(struct form_fonts *, bool whole);

/*
 * Sets `text` (n bytes, or -1) in a face, wrapped at `width` (below 0: not wrapped). The layout belongs to `fonts`
 * and holds until the next call.
 */
PangoLayout *form_fonts_set(struct form_fonts *, enum form_face, double size, const char *text, int n, double width);

/* The first character of `text` the face has no glyph for, 0 where it has them all. */
uint32_t form_fonts_missing(struct form_fonts *, enum form_face, const char *text);

#endif
