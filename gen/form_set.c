#include "form_set.h"

#include "form_cells.h"

/* Heights beyond which a row looks empty, mm: white left over stays at the foot of the page. */
#define ROW_MOST 14.0
#define BLOCK_MOST 34.0
#define APPROVAL_MOST 62.0

bool form_edition_has(enum form_edition edition, enum lang lang)
{
	return edition == FORM_BOTH || (edition == FORM_EN) == (lang == EN);
}

double form_stack_height(const struct form_text *texts, size_t n, double gap)
{
	double h = 0;

	for (size_t i = 0; i < n; i++)
		h += texts[i].height + (i > 0 ? gap : 0);
	return h;
}

static struct form_place *place_add(struct form_attempt *a, enum form_place_kind kind, const struct blank *blank)
{
	struct form_place *place = arena_append(a->setter.arena, a->layout->places, a->layout->nplaces);

	place->kind = kind;
	place->blank = blank;
	return place;
}

/* How a language is set at one place. */
struct style {
	enum form_face face[NLANGS];
	const double *size;
	double width;
	enum form_wrap wrap;
};

static void place_texts(struct form_attempt *a, struct form_place *place, const char *const text[NLANGS],
	const struct style *style)
{
	for (enum lang lang = ZH; lang < NLANGS; lang++) {
		struct form_text *t;

		if (!form_edition_has(a->layout->edition, lang))
			continue;
		t = arena_append(a->setter.arena, place->texts, place->ntexts);
		*t = form_text_set(&a->setter, text[lang], lang, style->face[lang], style->size[lang], style->width,
			style->wrap);
	}
}

static void place_label(struct form_attempt *a, struct form_place *place, double width, enum form_wrap wrap)
{
	const struct style style = {{FACE_FANG, FACE_LATIN}, a->fit->label, width, wrap};

	place_texts(a, place, place->blank->label.text, &style);
}

static void head_set(struct form_attempt *a)
{
	const struct form *form = a->layout->form;
	const struct style attachment = {{FACE_HEI, FACE_LATIN_BOLD}, a->fit->attachment, -1, WRAP_FILL};
	const struct style title = {{FACE_SONG, FACE_LATIN_BOLD}, a->fit->title, BLOCK_WIDTH, WRAP_EVEN};
	const char *const number[NLANGS] = {
		arena_printf(a->setter.arena, "附件%lld", (long long)form->attachment),
		arena_printf(a->setter.arena, "Attachment %lld", (long long)form->attachment),
	};

	place_texts(a, place_add(a, PLACE_ATTACHMENT, NULL), number, &attachment);
	place_texts(a, place_add(a, PLACE_TITLE, NULL), form->title.text, &title);
	if (form->head.id != NULL)
		place_label(a, place_add(a, PLACE_HEAD, &form->head), BLOCK_WIDTH * 2 / 3, WRAP_FILL);
}

static void row_heights(struct form_attempt *a, size_t row, double need, double least, double most)
{
	if (need > least)
		least = need;
	if (least > a->least[row])
		a->least[row] = least;
	a->most[row] = a->least[row] > most ? a->least[row] : most;
}

double form_cell_width(const struct form_layout *l, enum form_place_kind kind, size_t span)
{
	if (l->ncolumns == 2 && span == 1)
		return kind == PLACE_LABEL ? LABEL_WIDTH : BLOCK_WIDTH - LABEL_WIDTH;
	return BLOCK_WIDTH * (double)span / (double)l->ncolumns;
}

/* In a cell of their own the English words are small: they stand under the room, not before it. */
static void dates_set(struct form_attempt *a, struct form_place *p)
{
	static const char *const words[NLANGS][3] = {{"年", "月", "日"}, {"Year", "Month", "Day"}};
	bool small = p->kind == PLACE_BLANK && a->layout->edition == FORM_EN;
	double size[NLANGS] = {a->fit->label[ZH], a->fit->label[EN] * (small ? 0.7 : 1)};

	for (size_t k = 0; k < 3; k++)
		for (enum lang lang = ZH; lang < NLANGS; lang++) {
			struct form_text *t;

			if (!form_edition_has(a->layout->edition, lang))
				continue;
			t = arena_append(a->setter.arena, p->dates, p->ndates);
			*t = form_text_set(&a->setter, words[lang][k], lang, lang == ZH ? FACE_FANG : FACE_LATIN,
				size[lang], -1, WRAP_FILL);
		}
}

/* What can be ticked stands where one would write, as high as it has to be. */
static double choices_set(struct form_attempt *a, struct form_place *p)
{
	const struct form_text *first;

	for (size_t i = 0; i < p->blank->nchoices; i++) {
		struct form_choice *c = arena_append(a->setter.arena, p->choices, p->nchoices);

		c->choice = &p->blank->choices[i];
		for (enum lang lang = ZH; lang < NLANGS; lang++)
			if (form_edition_has(a->layout->edition, lang))
				*arena_append(a->setter.arena, c->texts, c->ntexts) = form_text_set(&a->setter,
					c->choice->label.text[lang], lang, lang == ZH ? FACE_FANG : FACE_LATIN,
					a->fit->label[lang], -1, WRAP_FILL);
	}
	first = p->choices[0].texts;
	return form_choices_flow(p, 0, 0, form_cell_width(a->layout, p->kind, p->span) - 2 * PAD) + first->size * 1.2;
}

/* Of three pairs side by side each has a third of the grid; else a label is as wide as those above and below it. */
static size_t label_span(const struct form_attempt *a, const struct form_row *row)
{
	return a->layout->ncolumns < 12 ? 1 : row->nblanks == 3 ? 2 : 3;
}

static void fields_set(struct form_attempt *a, const struct form_row *row, size_t i)
{
	for (size_t k = 0; k < row->nblanks; k++) {
		struct form_place *p = place_add(a, PLACE_LABEL, &row->blanks[k]);
		double need;

		p->row = i;
		p->span = label_span(a, row);
		place_label(a, p, form_cell_width(a->layout, p->kind, p->span) - 2 * PAD + 2, WRAP_EVEN);
		need = form_stack_height(p->texts, p->ntexts, STACK_GAP) + PAD;
		row_heights(a, i, need, a->fit->row * MM, ROW_MOST * MM);
		p = place_add(a, PLACE_BLANK, &row->blanks[k]);
		p->row = i;
		p->span = a->layout->ncolumns / row->nblanks - label_span(a, row);
		if (p->blank->type == BLANK_DATE)
			dates_set(a, p);
		need = p->blank->nchoices > 0 ? choices_set(a, p) :
			form_stack_height(p->dates, p->ndates / 3, STACK_GAP) + 3 * PAD;
		row_heights(a, i, need, a->fit->row * MM, ROW_MOST * MM);
	}
}

/* Room to write in, or an opinion: one cell over the whole width, its label in the upper left corner. */
static void wide_set(struct form_attempt *a, const struct form_row *row, size_t i)
{
	bool approval = row->kind == FORM_APPROVAL;
	struct form_place *p = place_add(a, approval ? PLACE_APPROVAL : PLACE_BLOCK, &row->blanks[0]);
	double need;

	p->row = i;
	p->span = a->layout->ncolumns;
	place_label(a, p, BLOCK_WIDTH - 3 * PAD - (approval ? SEAL : 0), WRAP_EVEN);
	if (approval)
		dates_set(a, p);
	need = form_stack_height(p->texts, p->ntexts, STACK_GAP) + 3 * PAD;
	row_heights(a, i, need, (approval ? a->fit->approval : a->fit->block) * MM,
		(approval ? APPROVAL_MOST : BLOCK_MOST) * MM);
}

/* How many lines a note takes at a size: as many as at its full size in a block that is wider by as much. */
static int note_lines(const struct form_attempt *a, const char *text, enum lang lang, enum form_face face, double size)
{
	double full = a->fit->note[lang];

	return form_text_lines(&a->setter, text, face, full, BLOCK_WIDTH * full / size);
}

/* A note that a slightly smaller size sets in a line less is set so: no two characters alone on a line. */
static double note_size(const struct form_attempt *a, const char *text, enum lang lang, enum form_face face)
{
	double size = a->fit->note[lang], least = size * 0.9;
	int lines = note_lines(a, text, lang, face, size);

	if (lines == 1 || note_lines(a, text, lang, face, least) == lines)
		return size;
	for (double s = size * 0.98; s > least; s -= size * 0.02)
		if (note_lines(a, text, lang, face, s) < lines)
			return s;
	return least;
}

static void foot_set(struct form_attempt *a)
{
	const struct form *form = a->layout->form;
	double size[NLANGS] = {0};
	const struct style note = {{FACE_FANG, FACE_LATIN}, size, BLOCK_WIDTH, WRAP_HANG};

	for (size_t i = 0; i < form->nfoot; i++)
		place_label(a, place_add(a, PLACE_FOOT, &form->foot[i]), BLOCK_WIDTH / (double)form->nfoot, WRAP_FILL);
	if (form->note.text[ZH] == NULL)
		return;
	for (enum lang lang = ZH; lang < NLANGS; lang++)
		if (form_edition_has(a->layout->edition, lang))
			size[lang] = note_size(a, form->note.text[lang], lang, note.face[lang]);
	place_texts(a, place_add(a, PLACE_NOTE, NULL), form->note.text, &note);
}

void form_set(struct form_attempt *a)
{
	const struct form *form = a->layout->form;

	head_set(a);
	for (size_t i = 0; i < form->nrows; i++)
		if (form->rows[i].kind == FORM_FIELDS)
			fields_set(a, &form->rows[i], i);
		else
			wide_set(a, &form->rows[i], i);
	foot_set(a);
}
