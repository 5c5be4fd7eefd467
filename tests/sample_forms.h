/* The four forms of 杭人社发〔2020〕43号, row by row, and one set of fonts for all tests of forms. */
#ifndef GONGBU_SAMPLE_FORMS_H
#define GONGBU_SAMPLE_FORMS_H

#include <stdio.h>
#include <stdlib.h>

#include "../gen/arena.h"
#include "../gen/diag.h"
#include "../gen/form_fonts.h"
#include "../gen/site.h"

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

#endif
