#include "form_paint.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#define FRAME_LINE 0.75         /* around the grid */
#define INNER_LINE 0.5

struct painter {
	struct arena *arena;
	struct form_fonts *fonts;
	const struct form_layout *layout;
	struct form_painting *painting;
	const char *space_tag;         /* NULL: spaces have no elements */
	cairo_t *cr;
};

static cairo_status_t bytes_take(void *buf, const unsigned char *p, unsigned n)
{
	buf_add(buf, p, n);
	return CAIRO_STATUS_SUCCESS;
}

/* ---- structure: cairo marks the content of leaves only, so every run of text gets a leaf of its own ---- */

static struct pdf_tag *tag_begin(struct painter *p, const char *name)
{
	struct pdf_tag *tag = arena_append(p->arena, p->painting->tags, p->painting->ntags);

	tag->name = name;
	cairo_tag_begin(p->cr, name, NULL);
	return tag;
}

static void tag_end(struct painter *p, const char *name)
{
	cairo_tag_end(p->cr, name);
}

static void text_paint(struct painter *p, const struct form_text *t)
{
	for (size_t i = 0; i < t->nlines; i++) {
		const struct form_line *line = &t->lines[i];
		PangoLayout *layout = form_fonts_set(p->fonts, t->face, t->size, line->text, -1, -1);

		cairo_move_to(p->cr, line->x, line->baseline);
		pango_cairo_show_layout_line(p->cr, pango_layout_get_line_readonly(layout, 0));
	}
}

static void span_paint(struct painter *p, const struct form_text *t)
{
	struct pdf_tag *tag = tag_begin(p, "Span");

	if (t->lang == EN && p->layout->edition != FORM_EN)
		tag->lang = lang_tag[EN];
	text_paint(p, t);
	tag_end(p, "Span");
}

/* The texts of one element that is already begun. */
static void texts_paint(struct painter *p, const struct form_text *texts, size_t n, bool spans)
{
	if (n == 1 && !spans) {
		text_paint(p, texts);
		return;
	}
	for (size_t i = 0; i < n; i++)
		span_paint(p, &texts[i]);
}

static void paragraph_paint(struct painter *p, const struct form_text *texts, size_t n)
{
	tag_begin(p, "P");
	texts_paint(p, texts, n, false);
	tag_end(p, "P");
}

static void space_paint(struct painter *p, size_t i)
{
	p->painting->spaces[i] = p->painting->ntags;
	tag_begin(p, p->space_tag);
	tag_end(p, p->space_tag);
}

/* The elements of a place's spaces from one kind to another. */
static void spaces_paint(struct painter *p, const struct form_place *place, enum form_space_kind from,
	enum form_space_kind to)
{
	const struct form_layout *l = p->layout;

	for (size_t i = 0; p->space_tag != NULL && i < l->nspaces; i++) {
		const struct form_space *space = &l->spaces[i];

		if (&l->places[space->place] == place && space->kind >= from && space->kind <= to)
			space_paint(p, i);
	}
}

/* A box to tick is heard before what it stands for. */
static void choices_paint(struct painter *p, const struct form_place *place)
{
	const struct form_layout *l = p->layout;

	for (size_t i = 0; i < place->nchoices; i++) {
		const struct form_choice *c = &place->choices[i];

		tag_begin(p, "P");
		for (size_t k = 0; p->space_tag != NULL && k < l->nspaces; k++)
			if (l->spaces[k].choice == c->choice && &l->places[l->spaces[k].place] == place)
				space_paint(p, k);
		texts_paint(p, c->texts, c->ntexts, true);
		tag_end(p, "P");
	}
}

/* 年 月 日: one writes before the Chinese word and after the English one. */
static void dates_paint(struct painter *p, const struct form_place *place)
{
	size_t step = place->ndates / 3;

	tag_begin(p, "P");
	for (size_t k = 0; k < 3; k++) {
		enum form_space_kind kind = SPACE_YEAR + (enum form_space_kind)k;
		bool before = place->dates[k * step].lang == ZH;

		if (before)
			spaces_paint(p, place, kind, kind);
		texts_paint(p, &place->dates[k * step], step, true);
		if (!before)
			spaces_paint(p, place, kind, kind);
	}
	tag_end(p, "P");
}

static void cell_paint(struct painter *p, const struct form_place *place)
{
	const char *name = place->kind == PLACE_LABEL ? "TH" : "TD";
	struct pdf_tag *tag = tag_begin(p, name);

	tag->span = place->span;
	tag->row_header = place->kind == PLACE_LABEL;
	if (place->kind == PLACE_LABEL)
		texts_paint(p, place->texts, place->ntexts, false);
	if (place->kind == PLACE_BLOCK || place->kind == PLACE_APPROVAL)
		paragraph_paint(p, place->texts, place->ntexts);
	spaces_paint(p, place, SPACE_LINE, SPACE_AREA);
	if (place->ndates > 0)
		dates_paint(p, place);
	choices_paint(p, place);
	tag_end(p, name);
}

static bool has_space(const struct painter *p, const struct form_place *place)
{
	for (size_t i = 0; p->space_tag != NULL && i < p->layout->nspaces; i++)
		if (&p->layout->places[p->layout->spaces[i].place] == place)
			return true;
	return false;
}

/* Above and under the grid: a heading, the note, or a label with room to write after it. */
static void band_paint(struct painter *p, const struct form_place *place)
{
	const char *name = place->kind == PLACE_TITLE ? "H1" : "P";

	tag_begin(p, name);
	texts_paint(p, place->texts, place->ntexts, has_space(p, place));
	spaces_paint(p, place, SPACE_LINE, SPACE_AREA);
	tag_end(p, name);
}

static bool is_cell(const struct form_place *place)
{
	return place->kind >= PLACE_LABEL && place->kind <= PLACE_APPROVAL;
}

/* Opens and closes the table and its rows between the last place and this one; NULL: the end, or the beginning. */
static void table_step(struct painter *p, const struct form_place *last, const struct form_place *next)
{
	bool from = last != NULL && is_cell(last), to = next != NULL && is_cell(next);

	if (from && (!to || next->row != last->row))
		tag_end(p, "TR");
	if (from && !to)
		tag_end(p, "Table");
	if (to && !from)
		tag_begin(p, "Table");
	if (to && (!from || next->row != last->row))
		tag_begin(p, "TR");
}

static void places_paint(struct painter *p)
{
	const struct form_layout *l = p->layout;
	const struct form_place *last = NULL;

	tag_begin(p, "Document");
	for (size_t i = 0; i < l->nplaces; i++) {
		const struct form_place *place = &l->places[i];

		table_step(p, last, place);
		if (is_cell(place))
			cell_paint(p, place);
		else
			band_paint(p, place);
		last = place;
	}
	table_step(p, last, NULL);
	tag_end(p, "Document");
}

/* ---- rules: each a stroke of its own width, ending in the middle of those it meets ---- */

static void line_paint(cairo_t *cr, double x1, double y1, double x2, double y2)
{
	cairo_move_to(cr, x1, y1);
	cairo_line_to(cr, x2, y2);
}

static void rules_paint(struct painter *p)
{
	const struct form_layout *l = p->layout;
	const struct form_box *g = &l->grid;

	cairo_set_line_cap(p->cr, CAIRO_LINE_CAP_BUTT);
	for (size_t i = 0; i < l->nplaces; i++) {
		const struct form_place *place = &l->places[i];
		const struct form_box *b = &place->box;

		if (!is_cell(place))
			continue;
		if (b->x > g->x)
			line_paint(p->cr, b->x, b->y, b->x, b->y + b->h);
		else if (place->row > 0)
			line_paint(p->cr, g->x, b->y, g->x + g->w, b->y);
		for (size_t k = 0; k < place->nchoices; k++) {
			const struct form_box *tick = &place->choices[k].box;

			cairo_rectangle(p->cr, tick->x, tick->y, tick->w, tick->h);
		}
	}
	cairo_set_line_width(p->cr, INNER_LINE);
	cairo_stroke(p->cr);
	cairo_rectangle(p->cr, g->x, g->y, g->w, g->h);
	cairo_set_line_width(p->cr, FRAME_LINE);
	cairo_stroke(p->cr);
}

struct form_painting *form_paint(struct arena *arena, struct form_fonts *fonts, const struct form_layout *l,
	const char *space_tag)
{
	struct form_painting *painting = arena_new(arena, struct form_painting, 1);
	struct painter p = {.arena = arena, .fonts = fonts, .layout = l, .painting = painting, .space_tag = space_tag};
	cairo_surface_t *surface;
	cairo_status_t status;

	arena_own(arena, &painting->pdf, buf_free_owned);
	if (space_tag != NULL)
		painting->spaces = arena_new(arena, size_t, l->nspaces);
	surface = cairo_pdf_surface_create_for_stream(bytes_take, &painting->pdf, l->page.w, l->page.h);
	/* Fixed here, as cairo would write the time of day; pdf_finish sets the right one. */
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
	p.cr = cairo_create(surface);
	cairo_set_source_rgb(p.cr, 0, 0, 0);
	places_paint(&p);
	rules_paint(&p);
	cairo_destroy(p.cr);
	cairo_surface_finish(surface);
	status = cairo_surface_status(surface);
	cairo_surface_destroy(surface);
	if (status != CAIRO_STATUS_SUCCESS)
		die("cairo: %s", cairo_status_to_string(status));
	return painting;
}
