#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../gen/label.h"

static const struct {
	const char *text;
	enum lang lang;
	int level, number;
	const char *rest; /* after the label and its space */
} labels[] = {
	{"一、总体要求", ZH, 1, 1, "总体要求"}, {"十、附则", ZH, 1, 10, "附则"}, {"十一、", ZH, 1, 11, ""},
	{"二十、", ZH, 1, 20, ""}, {"九十九、", ZH, 1, 99, ""},
	{"（一）积极开展企业新型学徒制培训", ZH, 2, 1, "积极开展企业新型学徒制培训"}, {"(二) 其他", ZH, 2, 2, "其他"},
	{"（十二）", ZH, 2, 12, ""},
	{"1．项目制培训的类别及申报程序。", ZH, 3, 1, "项目制培训的类别及申报程序。"}, {"1.特种作业", ZH, 3, 1, "特种作业"},
	{"2、审核", ZH, 3, 2, "审核"}, {"21．其他", ZH, 3, 21, "其他"},
	{"（1）特种作业", ZH, 4, 1, "特种作业"}, {"(3)竞赛", ZH, 4, 3, "竞赛"}, {"（99）", ZH, 4, 99, ""},
	{"①行业主管部门", ZH, 5, 1, "行业主管部门"}, {"⑳　末", ZH, 5, 20, "末"},
	{"I. General requirements", EN, 1, 1, "General requirements"}, {"IV. Funds", EN, 1, 4, "Funds"},
	{"XIX. X", EN, 1, 19, "X"}, {"(I) Apprentices", EN, 2, 1, "Apprentices"}, {"(IX) X", EN, 2, 9, "X"},
	{"1. Categories", EN, 3, 1, "Categories"}, {"(1) Special", EN, 4, 1, "Special"}, {"③ Third", EN, 5, 3, "Third"},
	{"LXXXIX. X", EN, 1, 89, "X"},
	/* no labels */
	{"1.5倍以上", ZH, 0, 0, NULL}, {"2020年7月1日", ZH, 0, 0, NULL}, {"100人以上的班级", ZH, 0, 0, NULL},
	{"15万人次", ZH, 0, 0, NULL}, {"一是加强领导", ZH, 0, 0, NULL}, {"三年行动", ZH, 0, 0, NULL},
	{"（以下简称“两后生”）", ZH, 0, 0, NULL}, {"（100）", ZH, 0, 0, NULL}, {"100．", ZH, 0, 0, NULL}, {"〇、", ZH, 0, 0, NULL},
	{"（一", ZH, 0, 0, NULL}, {"（", ZH, 0, 0, NULL}, {"0．零", ZH, 0, 0, NULL}, {"", ZH, 0, 0, NULL}, {"一", ZH, 0, 0, NULL},
	{"I am", EN, 0, 0, NULL}, {"I.e. such", EN, 0, 0, NULL}, {"1.5 times", EN, 0, 0, NULL}, {"1.", EN, 0, 0, NULL},
	{"(including X)", EN, 0, 0, NULL}, {"LL. X", EN, 0, 0, NULL}, {"LLLL. X", EN, 0, 0, NULL}, {"(LL) X", EN, 0, 0, NULL},
	{"100. X", EN, 0, 0, NULL}, {"1．X", EN, 0, 0, NULL}, {"一、X", EN, 0, 0, NULL},
};

static void labels_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
		struct label label;
		bool found = label_parse(labels[i].text, strlen(labels[i].text), labels[i].lang, &label);

		if (found != (labels[i].level > 0) || label.level != labels[i].level || label.number != labels[i].number ||
			(found && strcmp(labels[i].text + label.length, labels[i].rest) != 0))
			fail_msg("%s: %d %d, %zu bytes", labels[i].text, label.level, label.number, label.length);
	}
}

static void attachments(void **state)
{
	static const struct { const char *text; enum lang lang; int number; const char *rest; } cases[] = {
		{"附件3 特种作业操作证书项目备案审核表", ZH, 3, " 特种作业操作证书项目备案审核表"}, {"附件1", ZH, 1, ""},
		{"附件12", ZH, 12, ""}, {"附件 2 表", ZH, 2, " 表"},
		{"附件100", ZH, 0, NULL}, {"附件0", ZH, 0, NULL}, {"附", ZH, 0, NULL}, {"", ZH, 0, NULL}, {"实施方案", ZH, 0, NULL},
		{"Attachment 3 Form", EN, 3, " Form"}, {"Attachments", EN, 0, NULL}, {"Attach", EN, 0, NULL}, {"附件3", EN, 0, NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		size_t length = 0;
		int number = label_attachment(cases[i].text, strlen(cases[i].text), cases[i].lang, &length);

		if (number != cases[i].number || (number > 0 && strcmp(cases[i].text + length, cases[i].rest) != 0))
			fail_msg("%s: %d, %zu bytes", cases[i].text, number, length);
	}
}

static void labels_are_written(void **state)
{
	static const struct { int level, number; const char *path, *zh, *en; } cases[] = {
		{1, 1, "一", "一", "I"}, {1, 10, "十", "十", "X"}, {1, 11, "十一", "十一", "XI"}, {1, 20, "二十", "二十", "XX"},
		{1, 99, "九十九", "九十九", "XCIX"}, {1, 100, "100", "100", "C"}, {2, 4, "（四）", "（四）", "(IV)"},
		{2, 100, "（100）", "（100）", "(C)"}, {3, 2, "2", "2", "2"}, {4, 1, "（1）", "（1）", "(1)"}, {5, 3, "③", "③", "③"},
		{5, 20, "⑳", "⑳", "⑳"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct buf path = {0}, zh = {0}, en = {0};

		label_write(&path, cases[i].level, cases[i].number);
		label_print(&zh, ZH, cases[i].level, cases[i].number);
		label_print(&en, EN, cases[i].level, cases[i].number);
		assert_string_equal(buf_str(&path), cases[i].path);
		assert_string_equal(buf_str(&zh), cases[i].zh);
		assert_string_equal(buf_str(&en), cases[i].en);
		buf_free(&path);
		buf_free(&zh);
		buf_free(&en);
	}
}

/* What is printed as a label is read as that label. */
static void labels_come_back(void **state)
{
	(void)state;
	for (int level = 1; level <= LABEL_LEVELS; level++)
		for (int lang = 0; lang < NLANGS; lang++)
			for (int number = 1; number <= (level == 5 ? 20 : lang == EN && level < 3 ? 89 : 99); number++) {
				struct buf b = {0};
				struct label label;

				label_print(&b, (enum lang)lang, level, number);
				if (level == 1 || level == 3)
					buf_puts(&b, lang == EN ? ". " : level == 1 ? "、" : "．");
				assert_true(label_parse(buf_str(&b), b.n, (enum lang)lang, &label));
				assert_int_equal(label.level, level);
				assert_int_equal(label.number, number);
				assert_int_equal(label.length, b.n);
				buf_free(&b);
			}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels_are_read), cmocka_unit_test(attachments), cmocka_unit_test(labels_are_written),
		cmocka_unit_test(labels_come_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
