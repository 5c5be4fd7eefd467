/*
 * svg: pictures inside pages, written through html.h. A picture is one image to a screen reader: a title, a
 * description, and nothing inside it; the page puts the same as a table or list beside it. Colours come from the style
 * sheet by class, so print and dark mode follow.
 *
 * Lengths are hundredths of a unit. In a fluid picture x counts percent of its width and y counts ems of its text: it
 * fills whatever width there is, and its text keeps its size. In a fixed one both count its own units, and it scales.
 */
#ifndef GONGBU_SVG_H
#define GONGBU_SVG_H

#include "arena.h"
#include "buf.h"

struct svg {
	struct buf *out;
	const char *x_unit, *y_unit;
};

/* What a reader is told of the picture; `id` is its element's, and begins those of title and description. */
struct svg_about {
	const char *id, *class, *title, *description;
};

struct svg svg_fluid(struct buf *, const struct svg_about *, long height);
struct svg svg_fixed(struct buf *, const struct svg_about *, long width, long height);
void svg_close(const struct svg *);

void svg_rect(const struct svg *, const char *class, long x, long y, long width, long height);
void svg_line(const struct svg *, const char *class, long x1, long y1, long x2, long y2);
/* Of radius r, in hundredths of the y unit. */
void svg_dot(const struct svg *, const char *class, long x, long y, long r);
/* anchor: "start", "middle" or "end"; dx moves it by hundredths of an em, or of a fixed picture's units. */
void svg_text(const struct svg *, const char *class, long x, long dx, long y, const char *anchor, const char *text);

/* A text's width in half-width characters: a hanzi is 2. */
size_t svg_width(const char *text);
/*
 * The text in lines of at most `width` half-width characters, broken at spaces and between hanzi; a longer word stands
 * by itself. Ended by NULL.
 */
const char **svg_lines(struct arena *, const char *text, size_t width);

#endif
