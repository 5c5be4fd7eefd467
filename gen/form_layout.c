#include "form_layout.h"

#include <string.h>

#include "form_cells.h"
#include "form_set.h"

const char *const form_edition_name[NEDITIONS] = {"zh", "en", "zh-en"};

/* The sheet and its text block (版心): 37 mm above, 28 mm for the binding at left. */
#define PAGE_WIDTH (210 * MM)
#define PAGE_HEIGHT (297 * MM)
#define BLOCK_LEFT (28 * MM)
#define BLOCK_TOP (37 * MM)
#define BLOCK_HEIGHT (225 * MM)

#define FIRST_LINE 15.4         /* 附件N stands at the same height in all editions: its line, and baseline in it */
#define FIRST_BASELINE 12.6
#define BAND_SLACK 4.0          /* ink may leave a band's optical box by this: g and （ hang below it */
#define EDGE 2.0                /* optical boxes keep this from the block's edges, so that all ink lies in it */

/* From roomy to tight: the first step at which everything fits is taken. Its gaps may grow up to those of the first. */
static const struct form_fit fits_single[] = {
	{{16, 14}, {22, 18}, {14, 12}, {12, 10.5}, 11.0, 24, 48, {42, 26, 9, 30, 5}},
	{{16, 14}, {22, 17}, {14, 12}, {10.5, 10}, 10.5, 20, 44, {36, 20, 8, 28, 4}},
	{{16, 14}, {22, 16}, {14, 11}, {10.5, 9.5}, 10.0, 18, 43, {28, 16, 7, 26, 4}},
	{{16, 14}, {20, 15}, {12, 10}, {9, 9}, 10.0, 16, 43, {20, 12, 6, 24, 3}},
};
static const struct form_fit fits_both[] = {
	{{16, 12}, {22, 13}, {14, 9.5}, {12, 9.5}, 12.0, 24, 48, {40, 24, 9, 36, 6}},
	{{16, 12}, {22, 13}, {14, 9.5}, {10.5, 9}, 11.0, 22, 44, {30, 18, 8, 33, 5}},
	{{16, 12}, {22, 12}, {13, 9}, {10, 8.5}, 10.1, 20, 43, {19, 12, 6, 31, 4}},
	{{16, 12}, {20, 11}, {12, 8.5}, {9, 8}, 10.0, 18, 43, {16, 10, 6, 28, 3}},
};
#define NFITS ((int)(sizeof fits_single / sizeof fits_single[0]))

/* ---- placing ---- */

static double stack_width(const struct form_text *texts, size_t n)
{
	double w = 0;

	for (size_t i = 0; i < n; i++)
		if (texts[i].width > w)
			w = texts[i].width;
	return w;
}

/* A line's label with the white of its colon, then room up to the band's right end, level with its first text. */
static void line_place(struct form_attempt *a, struct form_place *p, double y)
{
	double width = stack_width(p->texts, p->ntexts) + 2.4 * PAD, middle = y + p->texts[0].height / 2;
	double above = middle - p->box.y, below = p->box.y + p->box.h - middle, half = above < below ? above : below;

	form_stack_place(p->texts, p->ntexts, p->box.x, y, p->box.w, ALIGN_LEFT, STACK_GAP);
	form_space_add(a, p, SPACE_LINE,
		(struct form_box){p->box.x + width, middle - half, p->box.w - width - PAD, 2 * half});
}

/* Attachment (English beside Chinese), title, line above the grid; returns where the grid begins. */
static double head_place(struct form_attempt *a)
{
	const struct form_box *block = &a->layout->block;
	struct form_place *p = a->layout->places;
	double x = block->x, y = block->y + EDGE, h;

	p->box = (struct form_box){x, y, block->w, FIRST_LINE};
	for (size_t i = 0; i < p->ntexts; i++) {
		form_text_place(&p->texts[i], x, y + FIRST_BASELINE - form_text_above(&p->texts[i]), block->w, ALIGN_LEFT);
		x += p->texts[i].width + 10;
	}
	y += p->box.h + a->gaps[GAP_TITLE];
	p++;
	h = form_stack_height(p->texts, p->ntexts, TITLE_GAP);
	p->box = (struct form_box){block->x, y, block->w, h};
	form_stack_place(p->texts, p->ntexts, block->x, y, block->w, ALIGN_CENTRE, TITLE_GAP);
	y += h;
	p++;
	if (p->kind != PLACE_HEAD)
		return y + a->gaps[GAP_HEAD];
	h = form_stack_height(p->texts, p->ntexts, STACK_GAP);
	p->box = (struct form_box){block->x, y + 4, block->w, a->gaps[GAP_HEAD] - 4 + h + a->gaps[GAP_GRID] * 0.7};
	line_place(a, p, y + a->gaps[GAP_HEAD]);
	return y + a->gaps[GAP_HEAD] + h + a->gaps[GAP_GRID];
}

/* The grid's rows at their heights; returns the grid's foot. */
static double grid_place(struct form_attempt *a, double y)
{
	struct form_layout *l = a->layout;
	double x = l->block.x;
	size_t row = 0;

	l->grid = (struct form_box){x, y, l->block.w, 0};
	for (size_t i = 0; i < l->nplaces; i++) {
		struct form_place *p = &l->places[i];

		if (p->kind < PLACE_LABEL || p->kind > PLACE_APPROVAL)
			continue;
		if (p->row != row) {
			y += a->least[row];
			row = p->row;
			x = l->block.x;
		}
		p->box = (struct form_box){x, y, form_cell_width(l, p->kind, p->span), a->least[row]};
		x += p->box.w;
		form_cell_place(a, p);
	}
	if (l->nrows > 0)
		y += a->least[row];
	l->grid.h = y - l->grid.y;
	return y;
}

/* The line under the grid and the note; returns where the form ends. */
static double foot_place(struct form_attempt *a, double y)
{
	struct form_layout *l = a->layout;
	double x = l->block.x, h = a->gaps[GAP_FOOT];

	for (size_t i = 0; i < l->nplaces; i++) {
		struct form_place *p = &l->places[i];

		if (p->kind == PLACE_FOOT) {
			p->box = (struct form_box){x, y + 2, l->block.w / (double)l->form->nfoot, h - 2};
			line_place(a, p, y + (h + 5 - form_stack_height(p->texts, p->ntexts, STACK_GAP)) / 2);
			x += p->box.w;
		} else if (p->kind == PLACE_NOTE) {
			y += (l->form->nfoot > 0 ? h : 0) + a->gaps[GAP_NOTE];
			h = form_stack_height(p->texts, p->ntexts, STACK_GAP);
			p->box = (struct form_box){l->block.x, y, l->block.w, h};
			form_stack_place(p->texts, p->ntexts, l->block.x, y, l->block.w, ALIGN_LEFT, STACK_GAP);
		}
	}
	return y + h;
}

static double all_place(struct form_attempt *a)
{
	a->layout->nspaces = 0;
	return foot_place(a, grid_place(a, head_place(a)));
}

/* How much of what it may still grow a part gets, where `left` is over for `wish` in all. */
static double growth(double least, double most, double left, double wish)
{
	return (most - least) * (wish <= left ? 1 : left / wish);
}

/* Gives rows and gaps what the page has left, each its share of what it may grow. */
static void parts_grow(struct form_attempt *a, const struct form_fit *roomy, double left)
{
	double wish = 0;

	for (size_t i = 0; i < a->layout->nrows; i++)
		wish += a->most[i] - a->least[i];
	for (int i = 0; i < NGAPS; i++)
		wish += roomy->gaps[i] - a->gaps[i];
	for (size_t i = 0; i < a->layout->nrows; i++)
		a->least[i] += growth(a->least[i], a->most[i], left, wish);
	for (int i = 0; i < NGAPS; i++)
		a->gaps[i] += growth(a->gaps[i], roomy->gaps[i], left, wish);
}

/* ---- checking ---- */

/* What does not fit: a text, or the whole form where text is NULL. */
struct misfit {
	bool any;
	const char *text;
	struct src src;
};

static struct form_box box_inset(struct form_box b, double x, double y)
{
	return (struct form_box){b.x + x, b.y + y, b.w - 2 * x, b.h - 2 * y};
}

/* The first text of a place that leaves its box or touches another or the seal, or NULL. */
static const char *place_check(const struct form_place *p, const struct form_box *block)
{
	bool cell = p->kind >= PLACE_LABEL && p->kind <= PLACE_APPROVAL;
	struct form_box box = cell ? box_inset(p->box, CELL_AIR, CELL_AIR) : box_inset(p->box, 0, -BAND_SLACK);
	const struct form_text *t;

	for (size_t i = 0; (t = form_place_text(p, i)) != NULL; i++) {
		if (!form_box_inside(&t->ink, &box) || !form_box_inside(&t->ink, block))
			return t->text;
		for (size_t k = 0; k < i; k++)
			if (form_box_overlap(&t->ink, &form_place_text(p, k)->ink))
				return t->text;
		if (p->kind == PLACE_APPROVAL && i < p->ntexts && form_box_overlap(&t->ink, &p->seal))
			return t->text;
	}
	for (size_t i = 0; i < p->nchoices; i++)
		if (!form_box_inside(&p->choices[i].box, &box))
			return p->choices[i].texts[0].text;
	return p->kind == PLACE_APPROVAL && !form_box_inside(&p->seal, &box) ? p->texts[0].text : NULL;
}

static struct misfit layout_check(const struct form_layout *l)
{
	for (size_t i = 0; i < l->nplaces; i++) {
		const struct form_place *p = &l->places[i];
		const char *text = place_check(p, &l->block);

		if (text != NULL)
			return (struct misfit){true, text, p->blank != NULL ? p->blank->src : l->form->src};
	}
	return (struct misfit){0};
}

/* Too much for the page: the label that made its row the most too high, or nothing in particular. */
static struct misfit page_misfit(const struct form_attempt *a)
{
	const struct form_layout *l = a->layout;
	struct misfit m = {true, NULL, l->form->src};
	double worst = 0;

	for (size_t i = 0; i < l->nplaces; i++) {
		const struct form_place *p = &l->places[i];
		double over = p->ntexts == 0 ? 0 : form_stack_height(p->texts, p->ntexts, STACK_GAP) -
			(p->kind == PLACE_APPROVAL ? a->fit->approval : p->kind == PLACE_LABEL ? a->fit->row : 16) * MM;

		if (over <= worst)
			continue;
		worst = over;
		m.text = p->texts[0].text;
		m.src = p->blank != NULL ? p->blank->src : l->form->src;
	}
	return m;
}

/* ---- fitting ---- */

static size_t columns_count(const struct form *form)
{
	size_t most = 1;

	for (size_t i = 0; i < form->nrows; i++)
		if (form->rows[i].kind == FORM_FIELDS && form->rows[i].nblanks > most)
			most = form->rows[i].nblanks;
	return most == 3 ? 12 : 2 * most;
}

static struct misfit attempt(struct arena *arena, struct form_fonts *fonts, struct form_layout *l, int step)
{
	struct form_attempt a = {.layout = l, .setter = {fonts, arena}};
	const struct form_fit *fits = l->edition == FORM_BOTH ? fits_both : fits_single;
	double left;

	a.fit = &fits[step];
	memcpy(a.gaps, a.fit->gaps, sizeof a.gaps);
	a.least = arena_new(arena, double, l->form->nrows);
	a.most = arena_new(arena, double, l->form->nrows);
	l->page = (struct form_box){0, 0, PAGE_WIDTH, PAGE_HEIGHT};
	l->block = (struct form_box){BLOCK_LEFT, BLOCK_TOP, BLOCK_WIDTH, BLOCK_HEIGHT};
	l->nrows = l->form->nrows;
	l->ncolumns = columns_count(l->form);
	l->step = step;
	form_set(&a);
	left = l->block.y + l->block.h - EDGE - all_place(&a);
	if (left < 0)
		return page_misfit(&a);
	parts_grow(&a, &fits[0], left);
	all_place(&a);
	return layout_check(l);
}

static void misfit_report(struct diag *d, const struct misfit *m, const struct form_layout *l)
{
	const char *edition = form_edition_name[l->edition];

	if (m->text != NULL)
		diag_error(d, m->src, "form-overflow",
			"\"%s\" does not fit its place on the printed form (edition %s), even at the smallest size; shorten it",
			"“%s”在打印表格（%s 版）中放不下，字号已缩到最小；请缩短文字", m->text, edition);
	else
		diag_error(d, m->src, "form-overflow",
			"\"%s\" does not fit one A4 page (edition %s), even at the smallest sizes; use fewer rows",
			"“%s”（%s 版）在一页 A4 纸内放不下，字号行高已缩到最小；请减少行数", l->form->title.text[ZH], edition);
}

/* Reports every text with a character that the fonts lack; without `d` it only looks. */
static bool glyphs_check(const struct form_layout *l, struct form_fonts *fonts, struct diag *d)
{
	bool all = true;

	for (size_t i = 0; i < l->nplaces; i++)
		for (size_t k = 0; form_place_text(&l->places[i], k) != NULL; k++) {
			const struct form_place *p = &l->places[i];
			const struct form_text *t = form_place_text(p, k);
			uint32_t code = form_fonts_missing(fonts, t->face, t->text);

			all = all && code == 0;
			if (code != 0 && d != NULL)
				diag_error(d, p->blank != NULL ? p->blank->src : l->form->src, "form-glyph",
					"the forms' fonts have no character U+%04X, in \"%s\" (edition %s); write it with another",
					"表格字体没有字符 U+%04X（“%s”，%s 版），请换用其他字", code, t->text,
					form_edition_name[l->edition]);
		}
	return all;
}

/* The first step that fits; else the last one with what does not. */
static struct form_layout *layout_fit(struct arena *arena, struct form_fonts *fonts, const struct form *form,
	enum form_edition edition, struct misfit *m)
{
	struct form_layout *l = NULL;

	m->any = true;
	for (int step = 0; m->any && step < NFITS; step++) {
		l = arena_new(arena, struct form_layout, 1);
		l->form = form;
		l->edition = edition;
		*m = attempt(arena, fonts, l, step);
	}
	return l;
}

struct form_layout *form_layout(struct arena *arena, struct form_fonts *fonts, const struct form *form,
	enum form_edition edition, struct diag *d)
{
	struct misfit m = {0};
	struct form_layout *l;

	form_fonts_whole(fonts, false);
	l = layout_fit(arena, fonts, form, edition, &m);
	if (!glyphs_check(l, fonts, NULL)) {
		form_fonts_whole(fonts, true);
		l = layout_fit(arena, fonts, form, edition, &m);
		if (!glyphs_check(l, fonts, d))
			return NULL;
	}
	if (!m.any)
		return l;
	misfit_report(d, &m, l);
	return NULL;
}
