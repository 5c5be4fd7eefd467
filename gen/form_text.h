/*
 * form_text: one text of a form broken into lines, as geometry: where each line stands and what its ink covers.
 * Set first (around 0,0), then moved to its place.
 */
#ifndef GONGBU_FORM_TEXT_H
#define GONGBU_FORM_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "form_fonts.h"
#include "site.h"

struct form_box {
	double x, y, w, h;
};

struct form_line {
	const char *text;              /* a space that a line break took stays at the end, for those who read by ear */
	double x, baseline;
	struct form_box ink;
};

struct form_text {
	const char *text;              /* the whole, verbatim */
	enum lang lang;
	enum form_face face;
	double size;
	struct form_line *lines;
	size_t nlines;
	double width, height;          /* of the ink's widest line; of the optical box, see form_text.c */
	struct form_box ink;           /* of all lines */
};

struct form_setter {
	struct form_fonts *fonts;
	struct arena *arena;
};

enum form_wrap {
	WRAP_FILL,                     /* lines as full as they go */
	/* Later lines begin where the first one's text begins, after its “注：”; two lines break at a pause if they can. */
	WRAP_HANG,
	WRAP_EVEN                      /* as few lines, all about as long */
};

struct form_text form_text_set(const struct form_setter *, const char *text, enum lang, enum form_face, double size,
	double width, enum form_wrap);

/* From the optical box's top to the first baseline. */
double form_text_above(const struct form_text *);

/* The lines a text takes with WRAP_HANG. */
int form_text_lines(const struct form_setter *, const char *text, enum form_face, double size, double width);

enum form_align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

/* Puts the optical box's top at y and every line left, centred or right between x and x + width, by its ink. */
void form_text_place(struct form_text *, double x, double y, double width, enum form_align);

bool form_box_inside(const struct form_box *inner, const struct form_box *outer);
bool form_box_overlap(const struct form_box *, const struct form_box *);

#endif
