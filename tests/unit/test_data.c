#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../../gen/data.h"

static void greet(struct buf *out, const void *name)
{
	buf_printf(out, "<b>%s</b>", (const char *)name);
}

static void texts_are_found(void **state)
{
	struct arena *a = arena_open();
	struct data *d = data_map(a);

	(void)state;
	data_text(d, "title", "公布");
	data_text(d, "tit", "short");
	data_text(d, "none", NULL);
	data_number(d, "small", LLONG_MIN);
	data_flag(d, "yes", true);
	data_flag(d, "no", false);
	assert_string_equal(data_value(data_find(d, "title", 5)), "公布");
	assert_int_equal(data_size(data_find(d, "title", 5)), strlen("公布"));
	assert_string_equal(data_value(data_find(d, "title.x", 3)), "short");
	assert_string_equal(data_value(data_find(d, "small", 5)), "-9223372036854775808");
	assert_string_equal(data_value(data_find(d, "yes", 3)), "1");
	assert_null(data_find(d, "no", 2));
	assert_null(data_find(d, "none", 4));
	assert_null(data_find(d, "ti", 2));
	assert_null(data_find(d, "titles", 6));
	assert_null(data_find(d, "", 0));
	assert_int_equal(data_count(d), 4);
	arena_close(a);
}

static void finding_in_what_is_no_map(void **state)
{
	struct arena *a = arena_open();
	struct data *d = data_map(a);

	(void)state;
	data_text(d, "x", "y");
	assert_null(data_find(data_find(d, "x", 1), "x", 1));
	assert_null(data_find_hashed(NULL, "x", 1, data_hash("x", 1)));
	arena_close(a);
}

static void lists_keep_their_order(void **state)
{
	struct arena *a = arena_open();
	struct data *d = data_map(a), *list = data_list(d, "list");
	char digits[8];

	(void)state;
	for (int i = 0; i < 100; i++)
		data_number(data_item(list), "n", i);
	data_item_text(list, "last");
	data_item_text(list, NULL);
	assert_int_equal(data_count(list), 101);
	for (size_t i = 0; i < 100; i++) {
		snprintf(digits, sizeof digits, "%zu", i);
		assert_string_equal(data_value(data_find(data_at(list, i), "n", 1)), digits);
	}
	assert_string_equal(data_value(data_at(list, 100)), "last");
	assert_int_equal(data_kind_of(list), DATA_LIST);
	arena_close(a);
}

static void html_comes_when_asked(void **state)
{
	struct arena *a = arena_open();
	struct data *d = data_map(a);
	struct buf out = {0};

	(void)state;
	data_html(d, "greeting", greet, "you");
	data_html(d, "none", NULL, NULL);
	assert_null(data_find(d, "none", 4));
	data_write_html(data_find(d, "greeting", 8), &out);
	assert_string_equal(buf_str(&out), "<b>you</b>");
	buf_free(&out);
	arena_close(a);
}

static void json_shows_all(void **state)
{
	struct arena *a = arena_open();
	struct data *d = data_map(a), *list;
	struct buf out = {0};

	(void)state;
	data_text(d, "text", "\"公布\"\\\n\x01");
	data_html(d, "html", greet, "you");
	data_submap(d, "nothing");
	data_list(d, "empty");
	list = data_list(d, "list");
	data_item_text(list, "one");
	data_number(data_item(list), "n", 2);
	data_json(d, &out);
	assert_string_equal(buf_str(&out), "{\n"
		"  \"text\": \"\\\"公布\\\"\\\\\\n\\u0001\",\n"
		"  \"html\": {\"html\": \"<b>you</b>\"},\n"
		"  \"nothing\": {},\n"
		"  \"empty\": [],\n"
		"  \"list\": [\n"
		"    \"one\",\n"
		"    {\n"
		"      \"n\": \"2\"\n"
		"    }\n"
		"  ]\n"
		"}\n");
	buf_free(&out);
	arena_close(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_are_found), cmocka_unit_test(finding_in_what_is_no_map),
		cmocka_unit_test(lists_keep_their_order), cmocka_unit_test(html_comes_when_asked),
		cmocka_unit_test(json_shows_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
