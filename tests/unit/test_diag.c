#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../gen/arena.h"
#include "../../gen/diag.h"

static void mistakes_make(struct diag *d)
{
	diag_warn(d, (struct src){"b.md", 2, 1}, "later", "%d days, %s", "%d 天，%s", 3, "x");
	diag_error(d, (struct src){"./a.yaml", 7, 5}, "first", "no %s", "没有 %s", "y");
	diag_plain(d, (struct src){"a.yaml", 9, 0}, "plain", "50%", "a share", "应为比例");
	diag_plain(d, (struct src){"a.yaml", 9, 0}, "bare", NULL, "100% wrong", "完全错误 %s");
}

static void both_languages_are_kept(void **state)
{
	struct diag *d = diag_open(DIAG_EN);
	const struct diag_message *m;
	size_t n;

	(void)state;
	diag_both(d);
	mistakes_make(d);
	m = diag_list(d, &n);
	assert_int_equal(n, 4);
	assert_string_equal(m[0].src.path, "a.yaml");
	assert_string_equal(m[0].text[DIAG_EN], "no y");
	assert_string_equal(m[0].text[DIAG_ZH], "没有 y");
	assert_string_equal(m[1].text[DIAG_EN], "50%: a share");
	assert_string_equal(m[1].text[DIAG_ZH], "50%：应为比例");
	assert_string_equal(m[2].text[DIAG_EN], "100% wrong");
	assert_string_equal(m[2].text[DIAG_ZH], "完全错误 %s");
	assert_string_equal(m[3].text[DIAG_EN], "3 days, x");
	assert_string_equal(m[3].text[DIAG_ZH], "3 天，x");
	assert_false(m[3].error);
	assert_string_equal(diag_severity(&m[3], DIAG_ZH), "警告");
	diag_close(d);
}

static void one_language_is_printed(void **state)
{
	static const char *const expected[2] = {
		[DIAG_EN] = "a.yaml:7:5: error: no y [first]\na.yaml:9: error: 50%: a share [plain]\n"
			"a.yaml:9: error: 100% wrong [bare]\nb.md:2:1: warning: 3 days, x [later]\n",
		[DIAG_ZH] = "a.yaml:7:5: 错误: 没有 y [first]\na.yaml:9: 错误: 50%：应为比例 [plain]\n"
			"a.yaml:9: 错误: 完全错误 %s [bare]\nb.md:2:1: 警告: 3 天，x [later]\n",
	};

	(void)state;
	for (int turn = 0; turn < 4; turn++) {
		enum diag_lang lang = turn % 2 == 0 ? DIAG_EN : DIAG_ZH;
		struct diag *d = diag_open(lang);
		char *text;
		size_t size;
		FILE *f = open_memstream(&text, &size);

		if (turn >= 2)
			diag_both(d);
		mistakes_make(d);
		diag_print(d, f);
		fclose(f);
		assert_string_equal(text, expected[lang]);
		assert_int_equal(diag_errors(d), 3);
		assert_int_equal(diag_warnings(d), 1);
		free(text);
		diag_close(d);
	}
}

/* What is taken outlives where it came from. */
static void messages_are_taken_whole(void **state)
{
	struct arena *a = arena_open();
	struct diag *d = diag_open(DIAG_EN), *other;
	const struct diag_message *m;
	size_t n;

	(void)state;
	diag_both(d);
	other = diag_open_in(a, d);
	mistakes_make(other);
	diag_take(d, other);
	arena_close(a);
	m = diag_list(d, &n);
	assert_int_equal(n, 4);
	assert_string_equal(m[3].src.path, "b.md");
	assert_string_equal(m[3].text[DIAG_ZH], "3 天，x");
	assert_int_equal(diag_errors(d), 3);
	diag_close(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_languages_are_kept),
		cmocka_unit_test(one_language_is_printed),
		cmocka_unit_test(messages_are_taken_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
