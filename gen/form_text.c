#include "form_text.h"

#include <string.h>

#include "text.h"

/*
 * The optical box of a text, in ems about its baselines: what the eye takes for top and bottom when it judges whether
 * a label stands in the middle of its cell. Han characters nearly fill their em; Latin is seen from the capitals'
 * top to a little below the baseline.
 */
static const struct optics {
	double above, below, leading;
} optics[NLANGS] = {
	[ZH] = {0.79, 0.17, 1.36},
	[EN] = {0.66, 0.10, 1.18},
};

static struct form_box box_union(const struct form_box *a, const struct form_box *b)
{
	double x = a->x < b->x ? a->x : b->x, y = a->y < b->y ? a->y : b->y;
	double right = a->x + a->w > b->x + b->w ? a->x + a->w : b->x + b->w;
	double bottom = a->y + a->h > b->y + b->h ? a->y + a->h : b->y + b->h;

	return (struct form_box){x, y, right - x, bottom - y};
}

/* Bytes of the text's opening word with its colon (“注：”, “Note: ”), which later lines hang by; 0 if there is none. */
static size_t opening_length(const char *text)
{
	const char *p = text;

	for (int i = 0; i < 8 && *p != '\0'; i++) {
		uint32_t code = utf8_next(&p);

		if (code == 0xFF1A)
			return (size_t)(p - text);
		if (code == ':' && *p == ' ')
			return (size_t)(p - text) + 1;
	}
	return 0;
}

static double advance(const struct form_setter *s, enum form_face face, double size, const char *p, size_t n)
{
	PangoRectangle logical;

	pango_layout_get_extents(form_fonts_set(s->fonts, face, size, p, (int)n, -1), NULL, &logical);
	return pango_units_to_double(logical.width);
}

/* How many lines a width takes. */
static int lines_at(const struct form_setter *s, const struct form_text *t, double width)
{
	return pango_layout_get_line_count(form_fonts_set(s->fonts, t->face, t->size, t->text, -1, width));
}

/* The narrowest width that takes no more lines: so the last line is about as long as the others. */
static double width_even(const struct form_setter *s, const struct form_text *t, double width)
{
	int lines = lines_at(s, t, width);
	double low = width / (lines + 1), high = width;

	if (lines < 2)
		return width;
	while (high - low > 0.5) {
		double middle = (low + high) / 2;

		if (lines_at(s, t, middle) > lines)
			low = middle;
		else
			high = middle;
	}
	return high;
}

static PangoLayout *hanging(const struct form_setter *s, const struct form_text *t, double width, double hang)
{
	PangoLayout *layout = form_fonts_set(s->fonts, t->face, t->size, t->text, -1, width);

	pango_layout_set_indent(layout, -pango_units_from_double(hang));
	return layout;
}

/* Bytes up to and with the last pause (a comma and what follows it, if a space) that ends by `end`; 0: none. */
static size_t pause_before(const char *text, size_t end)
{
	static const char *const pauses[] = {"，", "；", ", ", "; "};

	for (; end > 0; end--)
		for (size_t k = 0; k < sizeof pauses / sizeof pauses[0]; k++) {
			size_t n = strlen(pauses[k]);

			if (end >= n && memcmp(text + end - n, pauses[k], n) == 0)
				return end;
		}
	return 0;
}

/* For a text of two lines: a narrower width that breaks it at a pause, if that is not far back; else `width`. */
static double width_pause(const struct form_setter *s, const struct form_text *t, double width, double hang)
{
	PangoLayout *layout = hanging(s, t, width, hang);
	size_t end;
	double narrow;

	if (pango_layout_get_line_count(layout) != 2)
		return width;
	end = pause_before(t->text, (size_t)pango_layout_get_line_readonly(layout, 1)->start_index);
	narrow = advance(s, t->face, t->size, t->text, end) + 0.5;
	if (narrow < width * 0.7 || pango_layout_get_line_count(hanging(s, t, narrow, hang)) != 2)
		return width;
	return narrow;
}

static struct form_box line_ink(PangoLayoutLine *line, double x, double baseline)
{
	PangoRectangle ink;

	pango_layout_line_get_extents(line, &ink, NULL);
	return (struct form_box){x + pango_units_to_double(ink.x), baseline + pango_units_to_double(ink.y),
		pango_units_to_double(ink.width), pango_units_to_double(ink.height)};
}

static void lines_take(const struct form_setter *s, struct form_text *t, PangoLayout *layout, double hang)
{
	const struct optics *o = &optics[t->lang];

	t->nlines = (size_t)pango_layout_get_line_count(layout);
	t->lines = arena_new(s->arena, struct form_line, t->nlines);
	for (size_t i = 0; i < t->nlines; i++) {
		PangoLayoutLine *from = pango_layout_get_line_readonly(layout, (int)i);
		struct form_line *line = &t->lines[i];

		line->text = arena_copy(s->arena, t->text + from->start_index, (size_t)from->length);
		line->x = i == 0 ? 0 : hang;
		line->baseline = (o->above + o->leading * (double)i) * t->size;
		line->ink = line_ink(from, line->x, line->baseline);
		t->ink = i == 0 ? line->ink : box_union(&t->ink, &line->ink);
		if (line->ink.w > t->width)
			t->width = line->ink.w;
	}
	t->height = (o->above + o->leading * (double)(t->nlines - 1) + o->below) * t->size;
}

int form_text_lines(const struct form_setter *s, const char *text, enum form_face face, double size, double width)
{
	const struct form_text t = {.text = text, .face = face, .size = size};

	return pango_layout_get_line_count(hanging(s, &t, width, advance(s, face, size, text, opening_length(text))));
}

struct form_text form_text_set(const struct form_setter *s, const char *text, enum lang lang, enum form_face face,
	double size, double width, enum form_wrap wrap)
{
	struct form_text t = {.text = text, .lang = lang, .face = face, .size = size};
	double hang = 0;

	if (wrap == WRAP_EVEN)
		width = width_even(s, &t, width);
	if (wrap == WRAP_HANG) {
		hang = advance(s, face, size, text, opening_length(text));
		width = width_pause(s, &t, width, hang);
	}
	lines_take(s, &t, hanging(s, &t, width, hang), hang);
	return t;
}

static void line_move(struct form_line *line, double dx, double dy)
{
	line->x += dx;
	line->baseline += dy;
	line->ink.x += dx;
	line->ink.y += dy;
}

double form_text_above(const struct form_text *t)
{
	return optics[t->lang].above * t->size;
}

void form_text_place(struct form_text *t, double x, double y, double width, enum form_align align)
{
	double dy = y + form_text_above(t) - t->lines[0].baseline, first = t->lines[0].x;

	for (size_t i = 0; i < t->nlines; i++) {
		struct form_line *line = &t->lines[i];
		double left = x + line->x - first;

		if (align == ALIGN_CENTRE)
			line_move(line, x + (width - line->ink.w) / 2 - line->ink.x, dy);
		else if (align == ALIGN_RIGHT)
			line_move(line, x + width - line->ink.w - line->ink.x, dy);
		else
			line_move(line, left - line->x, dy);
		t->ink = i == 0 ? line->ink : box_union(&t->ink, &line->ink);
	}
}

/* A hair of tolerance: distances are sums of binary fractions. */
#define HAIR 0.01

bool form_box_inside(const struct form_box *inner, const struct form_box *outer)
{
	return inner->x >= outer->x - HAIR && inner->y >= outer->y - HAIR &&
		inner->x + inner->w <= outer->x + outer->w + HAIR && inner->y + inner->h <= outer->y + outer->h + HAIR;
}

bool form_box_overlap(const struct form_box *a, const struct form_box *b)
{
	return a->x + a->w > b->x + HAIR && b->x + b->w > a->x + HAIR && a->y + a->h > b->y + HAIR &&
		b->y + b->h > a->y + HAIR;
}
