#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../gen/buf.h"
#include "../../gen/figures.h"

/* The figures of a text as "150000人 2020-07-01": measured ones with a star, 年底 with a dash. */
static const char *shown(struct arena *a, const char *text, enum lang lang)
{
	size_t n, length = strlen(text);
	char *exact = malloc(length == 0 ? 1 : length); /* without its NUL: a read beyond it is seen */
	struct figure *f;
	const char *all = "";

	memcpy(exact, text, length);
	f = figures_read(a, exact, length, 0, lang, &n);
	for (size_t i = 0; i < n; i++) {
		assert_true(f[i].from < f[i].to && f[i].to <= length);
		all = arena_printf(a, "%s%s%s%s%s%s", all, i == 0 ? "" : " ", figure_text(a, &f[i]),
			f[i].kind == FIGURE_NUMBER ? unit_name(f[i].unit) : "", f[i].measured ? "*" : "", f[i].year_end ? "-" : "");
	}
	free(exact);
	return all;
}

static const struct {
	enum lang lang;
	const char *text, *figures;
} cases[] = {
	/* as the Hangzhou text writes them */
	{ZH, "其他项目制培训补贴为每人每天100元，最高补贴天数为20天。", "100元* 20天*"},
	{ZH, "自2020年7月1日起实施，到2021年12月31日止。", "2020-07-01 2021-12-31"},
	{ZH, "力争每年培训15万人次以上", "150000人*"},
	{ZH, "专项职业能力证书800元、初级工1000元", "800元* 1000元*"},
	{ZH, "取得五级至一级职业技能等级证书的，分别为1000元、1500元", "5 1 1000元* 1500元*"},
	{ZH, "2021年底前，上浮30%。", "2021- 30%*"},
	{ZH, "国办发〔2019〕24号", "〔2019〕24号"},
	{ZH, "（2019-2021年）", "2019 2021"},
	{ZH, "在7个工作日内", "7天*"},
	{ZH, "不少于12课时的", "12课时*"},
	{ZH, "“8+X”模拟公司创业实训1600元", "8 1600元*"},
	{ZH, "党的十九大、一一六、六大行动、一式两份", ""},
	{ZH, "附件3", "3"},
	/* magnitudes and decimals */
	{ZH, "4.8万元", "48000元*"}, {ZH, "1.235万人", "12350人*"}, {ZH, "1.2345万元", "12345元*"}, {ZH, "1.5亿元", "150000000元*"},
	{ZH, "2万亿元", "2000000000000元*"}, {ZH, "0.5%", "0.50%*"}, {ZH, "3.85％", "3.85%*"}, {ZH, "12.05元", "12.05元*"},
	{ZH, "1,200元", "1200元*"}, {ZH, "12,345,678元", "12345678元*"}, {ZH, "1,20元", "1 20元*"}, {ZH, "１５０人", "150人*"},
	{ZH, "5.", "5"}, {ZH, "5.元", "5"}, {ZH, "999999999999元", "999999999999元*"}, {ZH, "1234567890123", "123456789012 3"},
	{ZH, "0.1234567", "0.12"},
	/* years and days at their bounds */
	{ZH, "1900年", "1900"}, {ZH, "1899年", "1899年*"}, {ZH, "2099年", "2099"}, {ZH, "2100年", "2100年*"}, {ZH, "20年", "20年*"},
	{ZH, "2020年7月", "2020 7"}, {ZH, "7月1日", "7 1天*"}, {ZH, "2020年12月31日", "2020-12-31"}, {ZH, "2020年13月1日", "2020 13 1天*"},
	{ZH, "2020年1月32日", "2020 1 32天*"}, {ZH, "2020年0月1日", "2020 0 1天*"}, {ZH, "2020年7月1", "2020 7 1"},
	/* 文号 */
	{ZH, "【2020】43号", "〔2020〕43号"}, {ZH, "[2020] 43号", "〔2020〕43号"}, {ZH, "［2020］43号", "〔2020〕43号"},
	{ZH, "〔2020〕43", "2020 43"}, {ZH, "〔202〕43号", "202 43"}, {ZH, "〔2020】43号", "2020 43"}, {ZH, "〔2020〕", "2020"}, {ZH, "〔", ""},
	/* levels, and what only looks like one */
	{ZH, "三级医院", "3"}, {ZH, "技师（二级）", "2"}, {ZH, "上一级人民政府", ""}, {ZH, "县一级", ""}, {ZH, "十一级", ""}, {ZH, "六级", ""},
	{ZH, "晋升三级", "3"},
	{ZH, "", ""}, {ZH, "万", ""}, {ZH, "%", ""},
	/* English */
	{EN, "100 yuan per person per day, for a maximum of 20 days", "100 20"},
	{EN, "takes effect on 1 July 2020 and ends on 31 December 2021.", "2020-07-01 2021-12-31"},
	{EN, "150,000 enrolments", "150000"}, {EN, "the end of 2021 … by 30%", "2021 30%"}, {EN, "7 working days", "7"},
	{EN, "(国办发〔2019〕24号)", "〔2019〕24号"}, {EN, "(2019–2021)", "2019 2021"}, {EN, "Level 5 to Level 1", "5 1"},
	{EN, "the Nineteenth Congress, “Six Major Actions”", ""}, {EN, "1.5 million yuan", "1500000"}, {EN, "2 billion", "2000000000"},
	{EN, "July 2020", "7 2020"}, {EN, "before 1 July", "1 7"}, {EN, "the end of December", "12"}, {EN, "Mayor, Marching", ""},
	{EN, "32 July 2020", "32 7 2020"}, {EN, "1 July 20", "1 7 20"}, {EN, "100 July 2020", "100 7 2020"}, {EN, "1 July", "1 7"}, {EN, "1 ", "1"},
	{EN, "8+X", "8"}, {EN, "two copies", ""}, {EN, "", ""},
};

static void figures_are_read(void **state)
{
	struct arena *a = arena_open();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const char *got = shown(a, cases[i].text, cases[i].lang);

		if (strcmp(got, cases[i].figures) != 0)
			fail_msg("%s: \"%s\", expected \"%s\"", cases[i].text, got, cases[i].figures);
	}
	arena_close(a);
}

static const struct {
	const char *zh, *en, *lost, *added; /* NULL, NULL: the same figures */
} pairs[] = {
	{"力争每年培训15万人次", "150,000 persons a year", NULL, NULL},
	{"力争每年培训15万人次", "15,000 persons a year", "150000", "15000"},
	{"上浮30%", "raised by 30%", NULL, NULL},
	{"上浮30%", "raised by 20%", "30%", "20%"},
	{"上浮30%", "raised by 30", "30%", "30"},
	{"2020年7月1日", "1 July 2020", NULL, NULL},
	{"2020年7月1日", "7 January 2020", "2020-07-01", "2020-01-07"},
	{"2021年底", "the end of 2021", NULL, NULL},
	{"2021年3月底", "the end of March 2021", NULL, NULL},
	{"五级", "Level 5", NULL, NULL},
	{"五级", "Level 4", "5", "4"},
	{"国办发〔2019〕24号", "国办发〔2019〕24号", NULL, NULL},
	{"国办发〔2019〕24号", "国办发〔2019〕42号", "〔2019〕24号", "〔2019〕42号"},
	{"100元、100元", "100 yuan", "100", NULL},
	{"100元", "100 yuan, 100 yuan", NULL, "100"},
	{"100元、20天", "20 days, 100 yuan", NULL, NULL},
	{"4.8万元", "48,000 yuan", NULL, NULL},
	{"1.5亿元", "150 million yuan", NULL, NULL},
	{"", "", NULL, NULL},
};

static bool same_text(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static void languages_are_compared(void **state)
{
	struct arena *a = arena_open();

	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
		size_t x, y;
		struct figure *zh = figures_read(a, pairs[i].zh, strlen(pairs[i].zh), 0, ZH, &x);
		struct figure *en = figures_read(a, pairs[i].en, strlen(pairs[i].en), 0, EN, &y);
		const struct figure *lost, *added;
		bool equal = figures_equal(a, zh, x, en, y, &lost, &added);
		const char *l = lost == NULL ? NULL : figure_text(a, lost), *m = added == NULL ? NULL : figure_text(a, added);

		if (equal != (pairs[i].lost == NULL && pairs[i].added == NULL) || !same_text(l, pairs[i].lost) ||
			!same_text(m, pairs[i].added))
			fail_msg("%s | %s: %s, %s", pairs[i].zh, pairs[i].en, l == NULL ? "-" : l, m == NULL ? "-" : m);
	}
	arena_close(a);
}

static void a_label_is_skipped(void **state)
{
	struct arena *a = arena_open();
	size_t n;
	const char *text = "2．培训20天";
	struct figure *f = figures_read(a, text, strlen(text), strlen("2．"), ZH, &n);

	(void)state;
	assert_int_equal(n, 1);
	assert_int_equal(f[0].value, 2000);
	assert_int_equal(f[0].from, strlen("2．培训"));
	assert_int_equal(f[0].to, strlen(text));
	arena_close(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_are_read), cmocka_unit_test(languages_are_compared), cmocka_unit_test(a_label_is_skipped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
