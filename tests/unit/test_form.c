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

/* ---- the four forms of 杭人社发〔2020〕43号, row by row ---- */

#define BLANK(i, z, e) {.id = (i), .label = {.text = {z, e}}, .src = {"form.yaml", __LINE__, 1}}
#define FIELD(b) {.kind = FORM_FIELDS, .blanks = (struct blank[]){b}, .nblanks = 1}
#define FIELDS(a, b) {.kind = FORM_FIELDS, .blanks = (struct blank[]){a, b}, .nblanks = 2}
#define BLOCK(b) {.kind = FORM_BLOCK, .blanks = (struct blank[]){b}, .nblanks = 1}
#define APPROVAL(b) {.kind = FORM_APPROVAL, .blanks = (struct blank[]){b}, .nblanks = 1}
#define ROWS(r) .rows = (r), .nrows = sizeof (r) / sizeof (r)[0]

#define PROJECT BLANK("project", "项目名称", "Project name")
#define METHOD BLANK("method", "培训方式", "Training method")
#define ASSESSMENT BLANK("assessment", "考核方式", "Assessment method")
#define CERTIFICATE BLANK("certificate", "证书名称", "Certificate name")
#define TRAINEES BLANK("trainees", "培训人数", "Number of trainees")
#define DAYS BLANK("days", "培训时长（天）", "Length of training (days)")
#define COST BLANK("cost", "培训费用", "Training cost")
#define STANDARD BLANK("standard", "补贴标准", "Subsidy standard")
#define APPLIED BLANK("standard", "申请补贴的标准：", "Subsidy standard applied for:")
#define ANY_OPINION BLANK("opinion", "市、区、县（市）人力社保部门意见：", \
	"Opinion of the human resources and social security department of the city, district, county or county-level city:")
#define DISTRICT_OPINION BLANK("district-opinion", "区、县（市）人力社保部门意见：", \
	"Opinion of the human resources and social security department of the district, county or county-level city:")
#define CITY_OPINION BLANK("city-opinion", "杭州市人力社保部门意见：", \
	"Opinion of the Hangzhou municipal human resources and social security department:")
#define DEPARTMENT BLANK("department", "行业主管部门（盖章）：", "Competent industry department (seal):")
#define APPLICANT BLANK("applicant", "申请单位（盖章）：", "Applicant (seal):")

static struct form_row rows_3[] = {
	FIELD(PROJECT), FIELD(METHOD), FIELD(ASSESSMENT), FIELD(CERTIFICATE),
	FIELD(BLANK("fee", "收费标准", "Fee standard")), FIELD(DAYS), BLOCK(APPLIED), APPROVAL(ANY_OPINION),
};
static struct form_row rows_4[] = {
	FIELD(PROJECT), FIELD(METHOD), FIELD(ASSESSMENT), FIELD(CERTIFICATE), FIELD(TRAINEES), FIELD(DAYS), FIELD(COST),
	FIELD(STANDARD), APPROVAL(CITY_OPINION),
};
static struct form_row rows_5[] = {
	FIELD(BLANK("organiser", "承办单位", "Undertaking body")),
	FIELD(BLANK("project", "竞赛项目名称", "Competition project name")),
	FIELD(BLANK("content", "培训内容", "Training content")), FIELD(ASSESSMENT), FIELD(CERTIFICATE),
	FIELDS(TRAINEES, DAYS), FIELDS(COST, STANDARD), APPROVAL(DISTRICT_OPINION), APPROVAL(CITY_OPINION),
};
static struct form_row rows_6[] = {
	FIELD(PROJECT), FIELD(BLANK("training-body", "培训单位", "Training body")), FIELD(METHOD), FIELD(ASSESSMENT),
	FIELD(CERTIFICATE), FIELDS(TRAINEES, DAYS), BLOCK(APPLIED), APPROVAL(ANY_OPINION),
};
static struct blank foot[] = {
	BLANK("contact", "联系人：", "Contact person:"), BLANK("phone", "联系电话：", "Telephone:"),
};

#define FORM(i, n, z, e, h, r, nz, ne, c) { \
	.id = (i), .attachment = (n), .title = {.text = {z, e}}, .note = {.text = {nz, ne}}, .head = h, ROWS(r), \
	.foot = foot, .nfoot = 2, .copies = (c), .src = {"form.yaml", 1, 1}}
#define NOTE_TWO_ZH "注：该表格一式两份，一份由行业主管部门留存，一份由人力社保部门留存"
#define NOTE_TWO_EN "Note: This form is made out in two copies, one kept by the competent industry department and one " \
	"by the human resources and social security department."

static const struct form forms[] = {
	FORM("3-special-operation", 3, "特种作业操作证书项目备案审核表",
		"Special-operation certificate project filing and review form", DEPARTMENT, rows_3, NOTE_TWO_ZH, NOTE_TWO_EN, 2),
	FORM("4-training-certificate", 4, "合格证项目备案审核表",
		"Training completion certificate project filing and review form", APPLICANT, rows_4,
		"注：该表格一式两份，一份由区、县（市）人力社保部门留存，一份由市人力社保部门留存",
		"Note: This form is made out in two copies, one kept by the human resources and social security department of "
		"the district, county or county-level city and one by the municipal human resources and social security "
		"department.", 2),
	FORM("5-competition", 5, "竞赛项目申请（备案）审核表", "Competition project application (filing) and review form",
		APPLICANT, rows_5,
		"注：该表格一式三份，一份申请单位留存，一份由区、县（市）人力社保部门留存，一份由市人力社保部门留存",
		"Note: This form is made out in three copies, one kept by the applicant, one by the human resources and social "
		"security department of the district, county or county-level city and one by the municipal human resources and "
		"social security department.", 3),
	FORM("6-industry", 6, "行业部门培训项目备案审核表", "Industry department training project filing and review form",
		DEPARTMENT, rows_6, NOTE_TWO_ZH, NOTE_TWO_EN, 2),
};
#define NFORMS (sizeof forms / sizeof forms[0])

static const char *issuers[] = {"杭州市人力资源和社会保障局", "杭州市财政局"};
static const struct policy policy = {
	.id = "hangzhou-2020-43", .number = "杭人社发〔2020〕43号",
	.front = {{.issuers = issuers, .nissuers = 2}, {.issuers = issuers, .nissuers = 2}},
};

/* ---- one set of fonts for all tests ---- */

struct bench {
	struct form_fonts *fonts;
	struct arena *arena;
	struct diag *diag;
};

static const char *fonts_dir(void)
{
	const char *dir = getenv("FORM_FONTS");

	return dir != NULL ? dir : "build/fonts";
}

static int bench_open(void **state)
{
	struct bench *b = calloc(1, sizeof *b);

	b->diag = diag_open(DIAG_EN);
	b->arena = arena_open();
	b->fonts = form_fonts_open(fonts_dir(), b->diag);
	diag_print(b->diag, stderr);
	*state = b;
	return b->fonts == NULL;
}

static int bench_close(void **state)
{
	struct bench *b = *state;

	form_fonts_close(b->fonts);
	arena_close(b->arena);
	diag_close(b->diag);
	free(b);
	return 0;
}

/* ---- where everything stands ---- */

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

/* ---- the file ---- */

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
		cmocka_unit_test(rare_characters_are_set),
		cmocka_unit_test(every_form_fits_its_page),
		cmocka_unit_test(parts_may_be_left_out),
		cmocka_unit_test(texts_too_long_are_reported),
		cmocka_unit_test(rows_too_many_are_reported),
		cmocka_unit_test(unknown_characters_are_reported),
		cmocka_unit_test(missing_fonts_are_reported),
		cmocka_unit_test(printing_again_gives_the_same_bytes),
		cmocka_unit_test(every_space_has_an_element_in_the_structure),
		cmocka_unit_test(fields_lie_in_their_cells),
		cmocka_unit_test(drawing_becomes_artifacts_and_black_ink),
	};

	return cmocka_run_group_tests(tests, bench_open, bench_close);
}
