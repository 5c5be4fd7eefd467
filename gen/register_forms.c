#include "register.h"

#include <string.h>

#include "form_filled.h"
#include "words.h"

/* The rows of a list and its form in the edition of a language. */
struct filling {
	const struct publication *pub;
	const struct list_rows *rows;
	enum lang lang;
	struct form_filler *filler;
	const struct form_layout *layout;
};

const char *register_form_path(struct arena *a, enum lang lang, const struct list *list, const struct list_row *row)
{
	return list->nfilled == 0 ? NULL : arena_printf(a, "forms/%s/%d.%s.pdf", list->id, row->row, lang_code[lang]);
}

/* "720元", "8 days"; the unit alone left out where the form's own label says it. */
static const char *with_unit(struct arena *a, const struct filling *f, const struct blank *blank, const char *text,
	const char *unit)
{
	if (unit == NULL || strstr(blank->label.text[f->lang], unit) != NULL)
		return text;
	return arena_printf(a, f->lang == ZH ? "%s%s" : "%s %s", text, unit);
}

static const char *text_make(struct arena *a, const struct filling *f, const struct list_blank *b,
	const struct list_cell *cell)
{
	const struct list_column *column = &f->rows->list->columns[b->column];
	bool chinese, money = column->type == LIST_MONEY || column->type == LIST_ESTIMATE;
	const char *text = register_text(a, f->lang, column, cell, &chinese);

	if (text == NULL)
		return "";
	if (column->type == LIST_DATE)
		return words_date(a, f->lang, (int32_t)cell->value);
	return with_unit(a, f, b->blank, text, money ? templates_string(f->pub->templates[f->lang], "unit-yuan") :
		column->unit.text[f->lang]);
}

static const char *date_part(struct arena *a, enum form_space_kind kind, int32_t day)
{
	struct date date = date_of(day);

	return arena_printf(a, "%d", kind == SPACE_YEAR ? date.year : kind == SPACE_MONTH ? date.month : date.day);
}

/* What a blank's cell writes into one of its spaces. */
static const char *value_make(struct arena *a, const struct filling *f, const struct list_blank *b,
	const struct list_cell *cell, const struct form_space *space)
{
	const struct list_column *column = &f->rows->list->columns[b->column];

	if (cell->text[ZH] == NULL)
		return "";
	if (space->kind == SPACE_TICK)
		return &b->blank->choices[list_choice_box(&column->choices[cell->value], b->blank)] == space->choice ? "√" : "";
	if (space->kind < SPACE_YEAR)
		return text_make(a, f, b, cell);
	return b->blank->type == BLANK_DATE ? date_part(a, space->kind, (int32_t)cell->value) : "";
}

/* Of each space of the form; `from` the blank that fills it, or NULL. */
static void row_values(struct arena *a, const struct filling *f, const struct list_row *row, const char **values,
	const struct list_blank **from)
{
	const struct list *list = f->rows->list;

	for (size_t i = 0; i < f->layout->nspaces; i++) {
		values[i] = "";
		from[i] = NULL;
		for (size_t k = 0; k < list->nfilled; k++)
			if (list->filled[k].blank == f->layout->spaces[i].blank) {
				from[i] = &list->filled[k];
				values[i] = value_make(a, f, from[i], &row->cells[from[i]->column], &f->layout->spaces[i]);
			}
	}
}

static void problem_report(struct arena *a, const struct filling *f, const struct list_row *row,
	const struct list_blank *b, const struct value_problem *problem)
{
	enum lang from = f->lang == EN && row->cells[b->column].text[EN] != NULL ? EN : ZH;
	const char *cell = list_cell_name(a, f->rows, row, b->column, from), *edition = lang_code[f->lang];
	struct buf sign = {0};

	buf_utf8(&sign, problem->code);
	if (problem->too_long)
		diag_error(f->pub->diag, row->src, "list-cell",
			"%s: too long for \"%s\" on the form (edition %s), even at the smallest size; shorten it to about %u characters",
			"%s：表格的“%s”一栏放不下（%s 版），字号已缩到最小；请缩短到约%u字", cell, b->blank->label.text[ZH], edition,
			(unsigned)problem->takes);
	else
		diag_error(f->pub->diag, row->src, "list-cell",
			"%s: the forms' fonts have no character U+%04X (%s), which the form (edition %s) would have to show",
			"%s：表格字体没有字符 U+%04X（%s），%s 版表格无法填写", cell, (unsigned)problem->code, buf_str(&sign), edition);
	buf_free(&sign);
}

/* Every value is tried before the first form is written, so that all mistakes are told at once. */
static bool rows_try(struct filling *f, struct arena *a, const char **values, const struct list_blank **from)
{
	bool fine = true;

	for (size_t r = 0; r < f->rows->n; r++) {
		row_values(a, f, &f->rows->rows[r], values, from);
		for (size_t i = 0; i < f->layout->nspaces; i++) {
			struct value_problem problem;

			if (*values[i] == '\0' || form_filler_try(f->filler, i, values[i], &problem))
				continue;
			problem_report(a, f, &f->rows->rows[r], from[i], &problem);
			fine = false;
		}
		arena_reset(a);
	}
	return fine;
}

static void rows_write(struct filling *f, struct arena *a, const char **values, const struct list_blank **from)
{
	struct buf pdf = {0};

	form_filler_ready(f->filler, f->rows->n);
	for (size_t r = 0; r < f->rows->n; r++) {
		const struct list_row *row = &f->rows->rows[r];

		row_values(a, f, row, values, from);
		form_filler_add(f->filler, values, 0);
		buf_clear(&pdf);
		form_filler_end(f->filler, &pdf);
		sink_put(f->pub->sink, register_form_path(a, f->lang, f->rows->list, row), pdf.p, pdf.n, f->pub->diag);
		arena_reset(a);
	}
	buf_free(&pdf);
}

static void edition_fill(struct filling *f, struct arena *a, struct arena *scratch)
{
	const struct list *list = f->rows->list;
	const char **values;
	const struct list_blank **from;

	f->filler = form_filler_open(f->pub->font_dir, list->policy, list->form, f->lang == ZH ? FORM_ZH : FORM_EN, false,
		list->example ? templates_string(f->pub->templates[f->lang], "list-example-form") : NULL, f->pub->diag);
	if (f->filler == NULL)
		return;
	f->layout = form_filler_layout(f->filler);
	values = arena_new(a, const char *, f->layout->nspaces);
	from = arena_new(a, const struct list_blank *, f->layout->nspaces);
	if (rows_try(f, scratch, values, from))
		rows_write(f, scratch, values, from);
	form_filler_close(f->filler);
}

void register_forms(const struct publication *pub, const struct list_rows *rows)
{
	struct arena *a, *scratch;

	if (rows->list->nfilled == 0)
		return;
	a = arena_open();
	scratch = arena_open();
	for (int lang = 0; lang < NLANGS; lang++) {
		struct filling f = {.pub = pub, .rows = rows, .lang = (enum lang)lang};

		edition_fill(&f, a, scratch);
	}
	arena_close(scratch);
	arena_close(a);
}
