#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../gen/text.h"

static void strict_utf8(void **state)
{
	static const struct { const char *bytes; size_t n, good; } cases[] = {
		{"", 0, 0}, {"abc", 3, 3}, {"公布", 6, 6}, {"\0x", 2, 2}, {"\x7F", 1, 1},
		{"\xC2\x80", 2, 2}, {"\xC1\xBF", 2, 0}, {"\xC0\x80", 2, 0}, {"\xDF\xBF", 2, 2},
		{"\xE0\xA0\x80", 3, 3}, {"\xE0\x9F\xBF", 3, 0}, {"\xED\x9F\xBF", 3, 3}, {"\xED\xA0\x80", 3, 0},
		{"\xEF\xBF\xBF", 3, 3}, {"\xF0\x90\x80\x80", 4, 4}, {"\xF0\x8F\xBF\xBF", 4, 0},
		{"\xF4\x8F\xBF\xBF", 4, 4}, {"\xF4\x90\x80\x80", 4, 0}, {"\xF5\x80\x80\x80", 4, 0}, {"\xFF", 1, 0},
		{"a\x80", 2, 1}, {"a\xE5\x85", 3, 1}, {"a\xE5", 2, 1}, {"\xE5\x85" "a", 3, 0}, {"公\xB2\xB9", 5, 3},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char *exact = malloc(cases[i].n + 1); /* the byte beyond is not to be read */

		memcpy(exact, cases[i].bytes, cases[i].n);
		exact = realloc(exact, cases[i].n == 0 ? 1 : cases[i].n);
		if (utf8_valid(exact, cases[i].n) != cases[i].good)
			fail_msg("case %zu: %zu", i, utf8_valid(exact, cases[i].n));
		free(exact);
	}
}

static void decoding(void **state)
{
	static const uint32_t codes[] = {0x41, 0xE9, 0x516C, 0xFF0C, 0x20B9F, 0x10FFFF};
	const char *p = "Aé公，𠮟\xF4\x8F\xBF\xBF", *end = p + strlen(p);

	(void)state;
	assert_int_equal(utf8_length(p, strlen(p)), 6);
	for (size_t i = 0; i < 6; i++)
		assert_int_equal(utf8_next(&p), codes[i]);
	assert_ptr_equal(p, end);
	assert_int_equal(utf8_prefix("公布了", 9, 2), 6);
	assert_int_equal(utf8_prefix("公布了", 9, 3), 9);
	assert_int_equal(utf8_prefix("公布了", 9, 4), 9);
	assert_int_equal(utf8_prefix("公布了", 9, 0), 0);
}

static void kinds_of_characters(void **state)
{
	static const uint32_t spaces[] = {' ', '\t', '\n', '\r', 0xA0, 0x3000, 0x2003, 0x200B, 0x202F, 0xFEFF};
	static const uint32_t marks[] = {'a', 0, 0x8, 0xE, 0x200C, 0x3001, 0x1FFF};
	static const uint32_t han[] = {0x516C, 0x3001, 0x300A, 0xFF08, 0x3007, 0x2014, 0x201C, 0x2460, 0x20000};
	static const uint32_t latin[] = {'(', '-', 'A', 0xE9, 0x2013, 0x2018, 0xA0, 0xFF61};

	(void)state;
	for (size_t i = 0; i < sizeof spaces / sizeof spaces[0]; i++)
		assert_true(text_is_space(spaces[i]));
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		assert_false(text_is_space(marks[i]));
	for (size_t i = 0; i < sizeof han / sizeof han[0]; i++)
		assert_true(text_is_han(han[i]));
	for (size_t i = 0; i < sizeof latin / sizeof latin[0]; i++)
		assert_false(text_is_han(latin[i]));
	assert_int_equal(text_digit('0'), 0);
	assert_int_equal(text_digit('9'), 9);
	assert_int_equal(text_digit('/'), -1);
	assert_int_equal(text_digit(':'), -1);
	assert_int_equal(text_digit(0xFF0F), -1);
	assert_int_equal(text_digit(0xFF10), 0);
	assert_int_equal(text_digit(0xFF19), 9);
	assert_int_equal(text_digit(0xFF1A), -1);
	assert_int_equal(text_digit(0x4E00), -1);
}

static void quotes_are_found(void **state)
{
	static const struct { const char *hay, *needle; size_t start; bool found; size_t from, to; } cases[] = {
		{"每人每天100元，最高补贴天数为20天。", "每天100元", 0, true, 6, 18},
		{"每人每天 100 元，", "每人每天100元", 0, true, 0, 20},
		{"每人每天100元", "每人 每天\n100　元", 0, true, 0, 18},
		{"各区、（县）市", "各区、县（市）", 0, false, 0, 0},
		{"补贴补贴", "补贴", 1, true, 6, 12},
		{"补贴补贴", "补贴", 7, false, 0, 0},
		{"补补贴", "补贴", 0, true, 3, 9},
		{"补", "补贴", 0, false, 0, 0},
		{"补贴", "补贴", 0, true, 0, 6},
		{"补贴  ", "补贴 ", 0, true, 0, 6},
		{"  补贴", " 补贴", 0, true, 2, 8},
		{"补贴", "", 0, false, 0, 0},
		{"补贴", " 　", 0, false, 0, 0},
		{"", "补贴", 0, false, 0, 0},
		{"aab", "ab", 0, true, 1, 3},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		size_t from = 0, to = 0;
		bool found = text_find(cases[i].hay, strlen(cases[i].hay), cases[i].needle, cases[i].start, &from, &to);

		if (found != cases[i].found || from != cases[i].from || to != cases[i].to)
			fail_msg("case %zu: %d %zu %zu", i, found, from, to);
	}
}

static void nothing_is_found_beyond_the_end(void **state)
{
	size_t from, to;

	(void)state;
	assert_false(text_find("补贴标准", 6, "标准", 0, &from, &to));
	assert_false(text_find("补贴标准", 9, "标准", 0, &from, &to));
	assert_true(text_find("补贴标准", 12, "标准", 0, &from, &to));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strict_utf8), cmocka_unit_test(decoding), cmocka_unit_test(kinds_of_characters),
		cmocka_unit_test(quotes_are_found), cmocka_unit_test(nothing_is_found_beyond_the_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
