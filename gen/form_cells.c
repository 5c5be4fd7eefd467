#include "form_cells.h"

/* Of choices, in sizes of their type: the box, what is between it and its words, one choice and the next, two lines. */
#define TICK 0.82
#define TICK_GAP 0.42
#define CHOICE_GAP 0.9
#define CHOICE_LEADING 1.6

#define DATE_ROOM 110           /* to write year, month and day in, points; and the least that will do */
#define DATE_ROOM_LEAST 56

void form_stack_place(struct form_text *texts, size_t n, double x, double y, double width, enum form_align align,
	double gap)
{
	for (size_t i = 0; i < n; i++) {
		form_text_place(&texts[i], x, y, width, align);
		y += texts[i].height + gap;
	}
}

static struct form_space *space_new(struct form_attempt *a, const struct form_place *p, enum form_space_kind kind,
	struct form_box box)
{
	struct form_layout *l = a->layout;
	struct form_space *s = arena_append(a->setter.arena, l->spaces, l->nspaces);

	*s = (struct form_space){.id = p->blank->id, .kind = kind, .blank = p->blank, .box = box,
		.place = (size_t)(p - l->places)};
	return s;
}

void form_space_add(struct form_attempt *a, const struct form_place *p, enum form_space_kind kind, struct form_box box)
{
	static const char *const part[] = {[SPACE_YEAR] = "year", [SPACE_MONTH] = "month", [SPACE_DAY] = "day"};
	struct form_space *s = space_new(a, p, kind, box);

	if (kind >= SPACE_YEAR)
		s->id = arena_printf(a->setter.arena, "%s-%s", p->blank->id, part[kind]);
}

/* ---- dates ---- */

/*
 * 年 月 日 up to `right`, with room to write before each; the English words stand before their room, or small under
 * the Chinese ones.
 */
static void dates_place(struct form_attempt *a, struct form_place *p, double top, double right, const double room[3])
{
	bool chinese = p->dates[0].lang == ZH;
	size_t step = p->ndates / 3;
	double size = p->dates[0].size, slack = step > 1 ? 2 : PAD / 2;
	struct form_box boxes[3];

	for (size_t k = 3; k-- > 0;) {
		struct form_text *t = &p->dates[k * step];
		double width = t->width > size && !chinese ? t->width : size;
		double left = right - room[k] - (chinese ? width : 0);

		boxes[k] = (struct form_box){left + 1, top - slack, room[k] - 2, t->height + 2 * slack};
		left = chinese ? right - width : left - width - 4;
		form_stack_place(t, step, left, top, width, ALIGN_CENTRE, STACK_GAP);
		right -= room[k] + width + (chinese ? 0 : 8);
	}
	for (size_t k = 0; k < 3; k++)
		form_space_add(a, p, SPACE_YEAR + (enum form_space_kind)k, boxes[k]);
}

/* An opinion's, at the right; the seal goes over them, a little of it above. */
static void approval_date_place(struct form_attempt *a, struct form_place *p)
{
	static const double room[3] = {46, 32, 32};
	double height = form_stack_height(p->dates, p->ndates / 3, STACK_GAP);
	double right = p->box.x + p->box.w - (p->dates[0].lang == ZH ? 2 * p->dates[0].size : PAD);

	p->seal = (struct form_box){p->box.x + p->box.w - PAD - SEAL, p->box.y + p->box.h - CELL_AIR - SEAL, SEAL, SEAL};
	dates_place(a, p, p->box.y + p->box.h - height - 1.5 * PAD, right, room);
}

static const double date_share[3] = {0.46, 0.27, 0.27}; /* of the room: year, month, day */

/* Year Month Day small under their room. */
static void english_date_place(struct form_attempt *a, struct form_place *p, double width)
{
	double x = p->box.x + PAD / 2, top = p->box.y + CELL_AIR, under = p->box.y + p->box.h - p->dates[0].height - 2.5;

	for (size_t k = 0; k < 3; k++) {
		double w = width * date_share[k];

		form_text_place(&p->dates[k], x, under, w, ALIGN_CENTRE);
		form_space_add(a, p, SPACE_YEAR + (enum form_space_kind)k,
			(struct form_box){x + 1, top, w - 2, under - top - 1});
		x += w;
	}
}

/* A cell's own, from its left end; where it is too narrow its words leave it, which the layout reports. */
static void cell_date_place(struct form_attempt *a, struct form_place *p)
{
	double size = p->dates[0].size, height = form_stack_height(p->dates, p->ndates / 3, STACK_GAP), room[3];
	double left = p->box.w - 2 * PAD - 3 * size;

	if (p->dates[0].lang == EN) {
		left = p->box.w - PAD;
		english_date_place(a, p, left > DATE_ROOM ? DATE_ROOM : left);
		return;
	}
	left = left > DATE_ROOM ? DATE_ROOM : left < DATE_ROOM_LEAST ? DATE_ROOM_LEAST : left;
	for (size_t k = 0; k < 3; k++)
		room[k] = left * date_share[k];
	dates_place(a, p, p->box.y + (p->box.h - height) / 2, p->box.x + PAD + 3 * size + left, room);
}

/* ---- choices ---- */

static double choice_width(const struct form_choice *c)
{
	double size = c->texts[0].size, width = size * (TICK + TICK_GAP);

	for (size_t i = 0; i < c->ntexts; i++)
		width += c->texts[i].width + (i > 0 ? size * TICK_GAP : 0);
	return width;
}

/* English beside Chinese, on one baseline. */
static void choice_place(struct form_choice *c, double x, double y)
{
	double size = c->texts[0].size, baseline = y + form_text_above(&c->texts[0]);

	c->box = (struct form_box){x, y + (c->texts[0].height - size * TICK) / 2, size * TICK, size * TICK};
	x += size * (TICK + TICK_GAP);
	for (size_t i = 0; i < c->ntexts; i++) {
		struct form_text *t = &c->texts[i];

		form_text_place(t, x, baseline - form_text_above(t), t->width, ALIGN_LEFT);
		x += t->width + size * TICK_GAP;
	}
}

double form_choices_flow(struct form_place *p, double x, double y, double width)
{
	double size = p->choices[0].texts[0].size, left = 0, top = 0;

	for (size_t i = 0; i < p->nchoices; i++) {
		double w = choice_width(&p->choices[i]);

		if (left > 0 && left + w > width) {
			left = 0;
			top += size * CHOICE_LEADING;
		}
		choice_place(&p->choices[i], x + left, y + top);
		left += w + size * CHOICE_GAP;
	}
	return top + p->choices[0].texts[0].height;
}

static void choices_place(struct form_attempt *a, struct form_place *p)
{
	double width = p->box.w - 2 * PAD, h = form_choices_flow(p, 0, 0, width);

	form_choices_flow(p, p->box.x + PAD, p->box.y + (p->box.h - h) / 2, width);
	for (size_t i = 0; i < p->nchoices; i++) {
		const struct choice *choice = p->choices[i].choice;
		struct form_space *s = space_new(a, p, SPACE_TICK, p->choices[i].box);

		s->id = arena_printf(a->setter.arena, "%s-%s", p->blank->id, choice->id);
		s->choice = choice;
	}
}

/* ---- cells ---- */

static void blank_place(struct form_attempt *a, struct form_place *p)
{
	if (p->nchoices > 0)
		choices_place(a, p);
	else if (p->ndates > 0)
		cell_date_place(a, p);
	else
		form_space_add(a, p, SPACE_LINE, (struct form_box){p->box.x + PAD, p->box.y + CELL_AIR, p->box.w - 1.5 * PAD,
			p->box.h - 2 * CELL_AIR});
}

/* Label in the corner, room under it down to the date. */
static void wide_place(struct form_attempt *a, struct form_place *p)
{
	double h = form_stack_height(p->texts, p->ntexts, STACK_GAP), top = p->box.y + 1.5 * PAD;
	double from = top + h + PAD, bottom = p->box.y + p->box.h;

	form_stack_place(p->texts, p->ntexts, p->box.x + PAD, top, p->box.w, ALIGN_LEFT, STACK_GAP);
	if (p->kind == PLACE_APPROVAL)
		bottom -= form_stack_height(p->dates, p->ndates / 3, STACK_GAP) + 3 * PAD;
	form_space_add(a, p, SPACE_AREA,
		(struct form_box){p->box.x + PAD, from, p->box.w - 2 * PAD, bottom - PAD / 2 - from});
	if (p->kind == PLACE_APPROVAL)
		approval_date_place(a, p);
}

void form_cell_place(struct form_attempt *a, struct form_place *p)
{
	double h = form_stack_height(p->texts, p->ntexts, STACK_GAP);

	if (p->kind == PLACE_LABEL)
		form_stack_place(p->texts, p->ntexts, p->box.x, p->box.y + (p->box.h - h) / 2, p->box.w, ALIGN_CENTRE,
			STACK_GAP);
	else if (p->kind == PLACE_BLANK)
		blank_place(a, p);
	else
		wide_place(a, p);
}

const struct form_text *form_place_text(const struct form_place *p, size_t i)
{
	if (i < p->ntexts)
		return &p->texts[i];
	i -= p->ntexts;
	if (i < p->ndates)
		return &p->dates[i];
	i -= p->ndates;
	for (size_t k = 0; k < p->nchoices; k++) {
		if (i < p->choices[k].ntexts)
			return &p->choices[k].texts[i];
		i -= p->choices[k].ntexts;
	}
	return NULL;
}
