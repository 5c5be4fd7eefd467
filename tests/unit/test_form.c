#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../gen/form_paint.h"
#include "../../gen/form_pdf.h"
#include "../../gen/form_set.h"
#include "../sample_forms.h"

static bool is_cell(const struct form_place *p)
{
	return p->kind >= PLACE_LABEL && p->kind <= PLACE_APPROVAL;
}

static void text_check(const struct form_text *t, const struct form_place *p, const struct form_layout *l)
{
	char *whole = calloc(1, strlen(t->text) + 1);

	for (size_t i = 0; i < t->nlines; i++) {
		strncat(whole, t->lines[i].text, strlen(t->text) - strlen(whole));
		assert_true(form_box_inside(&t->lines[i].ink, &l->block));
		if (is_cell(p))
			assert_true(form_box_inside(&t->lines[i].ink, &p->box));
	}
	assert_string_equal(whole, t->text);
	assert_true(t->size >= 8);
	free(whole);
}

static void cells_tile_the_grid(const struct form_layout *l)
{
	double area = 0;
	size_t span = 0, row = 0;

	for (size_t i = 0; i < l->nplaces; i++) {
		const struct form_place *p = &l->places[i];

		if (!is_cell(p))
			continue;
		assert_true(form_box_inside(&p->box, &l->grid));
		assert_true(p->box.h >= 10 * MM);
		for (size_t k = 0; k < i; k++)
			assert_false(is_cell(&l->places[k]) && form_box_overlap(&p->box, &l->places[k].box));
		if (p->row != row)
			assert_int_equal(span, l->ncolumns);
		span = p->row != row ? p->span : span + p->span;
		row = p->row;
		area += p->box.w * p->box.h;
	}
	assert_int_equal(span, l->ncolumns);
	assert_int_equal(row + 1, l->nrows);
	assert_true(area - l->grid.w * l->grid.h < 0.5 && l->grid.w * l->grid.h - area < 0.5);
}

static void seals_have_room(const struct form_layout *l)
{
	for (size_t i = 0; i < l->nplaces; i++) {
		const struct form_place *p = &l->places[i];

		if (p->kind != PLACE_APPROVAL)
			continue;
		assert_true(p->seal.w >= 42 * MM - 0.01 && p->seal.h >= 42 * MM - 0.01);
		assert_true(form_box_inside(&p->seal, &p->box));
		for (size_t k = 0; k < p->ntexts; k++)
			assert_false(form_box_overlap(&p->texts[k].ink, &p->seal));
		assert_int_equal(p->ndates, l->edition == FORM_BOTH ? 6 : 3);
		assert_true(form_box_overlap(&p->dates[0].ink, &p->seal) || form_box_overlap(&p->dates[1].ink, &p->seal) ||
			form_box_overlap(&p->dates[2].ink, &p->seal));
	}
}

static void spaces_are_free(const struct form_layout *l)
{
	for (size_t i = 0; i < l->nspaces; i++) {
		const struct form_space *s = &l->spaces[i];
		const struct form_place *p = &l->places[s->place];

		assert_true(form_box_inside(&s->box, &p->box));
		assert_ptr_equal(s->blank, p->blank);
		assert_true(s->box.w >= (s->kind >= SPACE_YEAR ? 25 : 80));
		assert_true(s->box.h >= 12);
		for (size_t k = 0; k < p->ntexts; k++)
			assert_false(form_box_overlap(&s->box, &p->texts[k].ink));
		for (size_t k = 0; k < p->ndates; k++)
			assert_false(form_box_overlap(&s->box, &p->dates[k].ink));
		for (size_t k = 0; k < i; k++) {
			assert_string_not_equal(s->id, l->spaces[k].id);
			assert_false(form_box_overlap(&s->box, &l->spaces[k].box));
		}
	}
}

/* Every blank of the form has one space, an opinion its area and three for the date. */
static size_t spaces_expected(const struct form *form)
{
	size_t n = 1 + form->nfoot;

	for (size_t i = 0; i < form->nrows; i++)
		n += form->rows[i].kind == FORM_APPROVAL ? 4 : form->rows[i].nblanks;
	return n;
}

static void every_form_fits_its_page(void **state)
{
	struct bench *b = *state;

	for (size_t i = 0; i < NFORMS; i++)
		for (enum form_edition e = FORM_ZH; e < NEDITIONS; e++) {
			const struct form_layout *l = form_layout(b->arena, b->fonts, &forms[i], e, b->diag);

			diag_print(b->diag, stderr);
			assert_non_null(l);
			assert_true(l->page.w > 595.27 && l->page.w < 595.28 && l->page.h > 841.88 && l->page.h < 841.90);
			assert_true(form_box_inside(&l->grid, &l->block));
			cells_tile_the_grid(l);
			seals_have_room(l);
			spaces_are_free(l);
			assert_int_equal(l->nspaces, spaces_expected(&forms[i]));
			for (size_t k = 0; k < l->nplaces; k++)
				for (size_t t = 0; t < l->places[k].ntexts; t++)
					text_check(&l->places[k].texts[t], &l->places[k], l);
		}
	assert_int_equal(diag_errors(b->diag), 0);
}

static void parts_may_be_left_out(void **state)
{
	struct bench *b = *state;
	struct form form = forms[0];
	const struct form_layout *l;

	form.head = (struct blank){0};
	form.note = (struct bilingual){0};
	form.nfoot = 0;
	l = form_layout(b->arena, b->fonts, &form, FORM_BOTH, b->diag);
	assert_non_null(l);
	cells_tile_the_grid(l);
	assert_true(form_box_inside(&l->grid, &l->block));
	assert_int_equal(l->places[l->nplaces - 1].kind, PLACE_APPROVAL);
}

/* A title beyond the characters in common use; the forms after it are set as before. */
static void rare_characters_are_set(void **state)
{
	struct bench *b = *state;
	struct form form = forms[0];
	const struct form_layout *plain = form_layout(b->arena, b->fonts, &forms[0], FORM_ZH, b->diag), *l, *again;

	form.title.text[ZH] = "業務申請審核表";
	l = form_layout(b->arena, b->fonts, &form, FORM_ZH, b->diag);
	assert_non_null(l);
	assert_int_equal(diag_errors(b->diag), 0);
	assert_int_equal(form_fonts_missing(b->fonts, FACE_SONG, form.title.text[ZH]), 0);
	again = form_layout(b->arena, b->fonts, &forms[0], FORM_ZH, b->diag);
	assert_int_equal(again->step, plain->step);
	assert_int_not_equal(form_fonts_missing(b->fonts, FACE_SONG, form.title.text[ZH]), 0);
}

/* ---- what cannot be printed is said ---- */

static void expect_refusal(struct bench *b, const struct form *form, enum form_edition edition, const char *message)
{
	struct diag *d = diag_open(DIAG_EN);
	char *text = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&text, &n);

	assert_null(form_layout(b->arena, b->fonts, form, edition, d));
	diag_print(d, f);
	fclose(f);
	if (strstr(text, message) == NULL)
		fail_msg("\"%s\" is not in: %s", message, text);
	free(text);
	diag_close(d);
}

static struct form with_label(struct form_row *rows, const char *zh, const char *en)
{
	struct form form = forms[0];
	static struct blank blank;

	blank = (struct blank){.id = "project", .label = {.text = {zh, en}}, .src = {"form.yaml", 5, 12}};
	memcpy(rows, rows_3, sizeof rows_3);
	rows[1].blanks = &blank;
	form.rows = rows;
	return form;
}

static void texts_too_long_are_reported(void **state)
{
	struct form_row rows[sizeof rows_3 / sizeof rows_3[0]];
	char zh[1200] = "", en[400] = "";
	struct form form;

	for (int i = 0; i < 180; i++)
		strcat(zh, "训练");
	for (int i = 0; i < 60; i++)
		strcat(en, "train");
	form = with_label(rows, zh, en);
	expect_refusal(*state, &form, FORM_ZH, "form.yaml:5:12: error: \"训练训练");
	expect_refusal(*state, &form, FORM_EN, "form.yaml:5:12: error: \"traintrain");
	expect_refusal(*state, &form, FORM_EN, "(edition en), even at the smallest size; shorten it [form-overflow]");
	expect_refusal(*state, &form, FORM_BOTH, "(edition zh-en)");
}

static void rows_too_many_are_reported(void **state)
{
	struct form_row rows[40];
	struct form form = forms[0];

	for (int i = 0; i < 40; i++)
		rows[i] = rows_3[0];
	form.rows = rows;
	form.nrows = 40;
	expect_refusal(*state, &form, FORM_ZH, "does not fit one A4 page (edition zh)");
}

static void unknown_characters_are_reported(void **state)
{
	struct form_row rows[sizeof rows_3 / sizeof rows_3[0]];
	struct form form = with_label(rows, "项目\U0001F600名称", "Project");

	expect_refusal(*state, &form, FORM_ZH, "form.yaml:5:12: error: the forms' fonts have no character U+1F600");
	expect_refusal(*state, &form, FORM_BOTH, "[form-glyph]");
}

static void missing_fonts_are_reported(void **state)
{
	struct diag *d = diag_open(DIAG_EN);

	(void)state;
	assert_null(form_printer_open("/nonexistent", d));
	assert_int_equal(diag_errors(d), NFACES + 3); /* the Chinese ones whole, too */
	diag_close(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rare_characters_are_set),
		cmocka_unit_test(every_form_fits_its_page),
		cmocka_unit_test(parts_may_be_left_out),
		cmocka_unit_test(texts_too_long_are_reported),
		cmocka_unit_test(rows_too_many_are_reported),
		cmocka_unit_test(unknown_characters_are_reported),
		cmocka_unit_test(missing_fonts_are_reported),
	};

	return cmocka_run_group_tests(tests, bench_open, bench_close);
}
