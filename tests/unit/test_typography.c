#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../gen/arena.h"
#include "../../gen/typography.h"

static const struct {
	const char *text, *set;
} cases[] = {
	{"关于印发<浙江省职业技能提升行动实施方案（2019-2021年）>的通知》", "关于印发〈浙江省职业技能提升行动实施方案（2019—2021年）〉的通知》"},
	{"高校毕业生(毕业2年内)", "高校毕业生（毕业2年内）"},
	{"(1)特种作业", "（1）特种作业"}, {"培训(PDF)", "培训（PDF）"}, {"(PDF)格式", "（PDF）格式"}, {"(a(b)c)甲", "（a(b)c）甲"},
	{"(PDF)", "(PDF)"}, {"f(x) < g(y)", "f(x) < g(y)"}, {"甲(", "甲（"}, {"(乙", "（乙"}, {")", ")"}, {"a)", "a)"}, {"(a", "(a"},
	{"(a）甲", "(a）甲"},
	{"国办发【2019】24号", "国办发〔2019〕24号"}, {"【注】", "【注】"}, {"【2019年】", "〔2019年】"},
	{"2019-2021", "2019—2021"}, {"0571-85101234", "0571-85101234"}, {"2019-202", "2019-202"}, {"12019-2021", "12019-2021"},
	{"2019-20210", "2019-20210"}, {"-2021", "-2021"}, {"2019-", "2019-"}, {"8000-9000元", "8000-9000元"}, {"A-B", "A-B"},
	{"", ""}, {"一般文字。", "一般文字。"},
};

static void texts_are_set(void **state)
{
	struct arena *a = arena_open();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const char *got = typography_text(a, ZH, cases[i].text);

		if (strcmp(got, cases[i].set) != 0)
			fail_msg("%s: %s", cases[i].text, got);
		assert_string_equal(typography_text(a, EN, cases[i].text), cases[i].text);
	}
	arena_close(a);
}

/* Set in pieces it is the same as set whole: the rest of the text is the context. */
static void pieces_are_set_alike(void **state)
{
	const char *text = "印发<方案(2019-2021年)>，【2019】24号 & A";
	size_t n = strlen(text);
	struct buf whole = {0};

	(void)state;
	typography_html(&whole, ZH, text, n, 0, n);
	assert_string_equal(buf_str(&whole), "印发〈方案（2019—2021年）〉，〔2019〕24号 &amp; A");
	for (size_t cut = 0; cut <= n; cut++) {
		struct buf b = {0};

		if (cut < n && ((unsigned char)text[cut] & 0xC0) == 0x80)
			continue;
		typography_html(&b, ZH, text, n, 0, cut);
		typography_html(&b, ZH, text, n, cut, n);
		assert_string_equal(buf_str(&b), buf_str(&whole));
		buf_free(&b);
	}
	buf_free(&whole);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(texts_are_set), cmocka_unit_test(pieces_are_set_alike)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
