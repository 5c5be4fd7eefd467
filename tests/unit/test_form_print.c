#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../gen/form_fields.h"
#include "../../gen/form_paint.h"
#include "../../gen/form_pdf.h"
#include "../../gen/form_set.h"
#include "../../gen/pdf_content.h"
#include "../sample_forms.h"

static void print(struct form_printer *printer, size_t i, enum form_edition e, int32_t day, struct buf *out)
{
	struct diag *d = diag_open(DIAG_EN);

	assert_true(form_print(printer, &policy, &forms[i], e, FORM_PRINT, day, out, d));
	assert_int_equal(diag_errors(d), 0);
	diag_close(d);
}

static void printing_again_gives_the_same_bytes(void **state)
{
	struct bench *b = *state;
	struct form_printer *one = form_printer_open(fonts_dir(), b->diag), *two = form_printer_open(fonts_dir(), b->diag);
	struct buf first = {0}, again = {0}, other = {0}, later = {0};

	print(one, 0, FORM_ZH, 18444, &first);
	print(one, 2, FORM_BOTH, 18444, &other);
	print(one, 0, FORM_ZH, 18444, &again);
	assert_int_equal(first.n, again.n);
	assert_memory_equal(first.p, again.p, first.n);
	assert_memory_equal(first.p, "%PDF-1.7", 8);
	buf_clear(&again);
	print(two, 2, FORM_BOTH, 18444, &again);
	assert_int_equal(other.n, again.n);
	assert_memory_equal(other.p, again.p, other.n);
	print(two, 2, FORM_BOTH, 18445, &later);
	assert_true(later.n != other.n || memcmp(later.p, other.p, other.n) != 0);
	buf_clear(&later);
	print(two, 1, FORM_EN, DAY_NONE, &later);
	assert_null(strstr(buf_str(&later), "CreateDate"));
	form_printer_close(one);
	form_printer_close(two);
	buf_free(&first);
	buf_free(&again);
	buf_free(&other);
	buf_free(&later);
}

/* The element that each space has, and the order they are read in. */
static void every_space_has_an_element_in_the_structure(void **state)
{
	struct bench *b = *state;

	for (enum form_edition e = FORM_ZH; e < NEDITIONS; e++) {
		const struct form_layout *l = form_layout(b->arena, b->fonts, &forms[2], e, b->diag);
		const struct form_painting *painting = form_paint(b->arena, b->fonts, l, "Form");
		size_t n = 0;

		for (size_t i = 0; i < l->nspaces; i++) {
			assert_string_equal(painting->tags[painting->spaces[i]].name, "Form");
			assert_true(i == 0 || painting->spaces[i] > painting->spaces[i - 1]);
		}
		for (size_t i = 0; i < painting->ntags; i++)
			n += strcmp(painting->tags[i].name, "Form") == 0;
		assert_int_equal(n, l->nspaces);
		assert_null(form_paint(b->arena, b->fonts, l, NULL)->spaces);
	}
}

/* A field lies in its cell, has a name of its own and says in both languages what it takes. */
static void fields_lie_in_their_cells(void **state)
{
	struct bench *b = *state;

	for (size_t f = 0; f < NFORMS; f++)
		for (enum form_edition e = FORM_ZH; e < NEDITIONS; e++) {
			const struct form_layout *l = form_layout(b->arena, b->fonts, &forms[f], e, b->diag);
			const struct pdf_field *fields = form_fields(b->arena, l);

			for (size_t i = 0; i < l->nspaces; i++) {
				const struct form_space *space = &l->spaces[i];
				const struct blank *blank = space->blank;
				struct form_box box = {fields[i].x, l->page.h - fields[i].y - fields[i].h, fields[i].w, fields[i].h};

				assert_true(form_box_inside(&box, &l->places[space->place].box));
				assert_true(box.h >= fields[i].size);
				assert_null(strchr(fields[i].name, '.'));
				assert_memory_equal(fields[i].tip, blank->label.text[ZH], strlen(blank->label.text[ZH]) - 3);
				assert_null(strchr(fields[i].tip, ':'));
				assert_non_null(strstr(fields[i].tip, " / "));
				assert_int_equal(fields[i].multiline, space->kind == SPACE_LINE || space->kind == SPACE_AREA);
				assert_int_equal(fields[i].size == 0, space->kind == SPACE_LINE); /* as large as there is room for */
				assert_true(space->kind == SPACE_TICK || fields[i].most > 0);
			}
		}
}

static void rewrite_some(const char *from, bool drop_empty, const char *to, const char *problem)
{
	struct buf out = {0};
	const char *got = pdf_content_rewrite(from, strlen(from), drop_empty, &out);

	if (problem != NULL) {
		assert_non_null(got);
		assert_string_equal(got, problem);
	} else {
		assert_null(got);
		assert_string_equal(buf_str(&out), to);
	}
	buf_free(&out);
}

static void rewrite(const char *from, const char *to, const char *problem)
{
	rewrite_some(from, false, to, problem);
}

static void drawing_becomes_artifacts_and_black_ink(void **state)
{
	(void)state;
	rewrite("q 0 0 0 rg /P <</MCID 0>> BDC BT (a\\) Tj) Tj ET EMC Q",
		"q\n0 g\n/P <</MCID 0>> BDC\nBT\n(a\\) Tj) Tj\nET\nEMC\nQ\n", NULL);
	rewrite("0 0 0 RG 1 2 m 3 4 l S 1 2 3 4 re f",
		"0 G\n/Artifact <</Type /Layout>> BDC\n1 2 m\n3 4 l\nS\nEMC\n"
		"/Artifact <</Type /Layout>> BDC\n1 2 3 4 re\nf\nEMC\n", NULL);
	rewrite("BT <0001> Tj ET", NULL, "text outside the structure");
	rewrite("1 0 0 rg", NULL, "a colour");
	rewrite("/x Do", NULL, "an image or a colour of another kind");
	rewrite("/P <</MCID 0>> BDC", NULL, "content that ends too early");
	rewrite("1 2 m", NULL, "content that ends too early");
	rewrite("12", NULL, "content that ends too early");
	rewrite("q /TD <</MCID 0>> BDC EMC Q", "q\n/TD <</MCID 0>> BDC\nEMC\nQ\n", NULL);
	rewrite_some("q /TD <</MCID 0>> BDC EMC /P <</MCID 1>> BDC 0 g EMC Q", true, "q\n/P <</MCID 1>> BDC\n0 g\nEMC\nQ\n", NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(printing_again_gives_the_same_bytes),
		cmocka_unit_test(every_space_has_an_element_in_the_structure),
		cmocka_unit_test(fields_lie_in_their_cells),
		cmocka_unit_test(drawing_becomes_artifacts_and_black_ink),
	};

	return cmocka_run_group_tests(tests, bench_open, bench_close);
}
