#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../gen/csv.h"
#include "../scratch_project.h"

/* Rows as "a|b" with their line before, or what was reported. */
static const struct {
	const char *text, *rows, *messages;
} cases[] = {
	{"", "", ""},
	{"区,人次/年\n东区,90000\n", "1:区|人次/年 2:东区|90000", ""},
	{"a,b\r\nc,d\r\n", "1:a|b 2:c|d", ""},
	{"a,b\nc,d", "1:a|b 2:c|d", ""},
	{"a\rb,c\n", "1:a\rb|c", ""},
	{"a,b\r", "1:a|b", ""},
	{"\xEF\xBB\xBF" "a,b\n", "1:a|b", ""},
	{",\n", "1:|", ""},
	{"a,\n", "1:a|", ""},
	{"\n", "1:", ""},
	{"a\n\nb\n", "1:a 2: 3:b", ""},
	{"\"a,b\",c\n", "1:a,b|c", ""},
	{"\"say \"\"x\"\"\",c\n", "1:say \"x\"|c", ""},
	{"\"\",\"\"\n", "1:|", ""},
	{"\"\"\"\"\n", "1:\"", ""},
	{"\"one\ntwo\",c\nd,e\n", "1:one\ntwo|c 3:d|e", ""},
	{"\"a\"", "1:a", ""},
	{"\"a\"\r\nb\r\n", "1:a 2:b", ""},
	{"a,\"b", "1:a|b", "t.csv:1: error: B1: the quote is never closed [csv]\n"},
	{"x\na,\"b\nc\n", "1:x 2:a|b\nc\n", "t.csv:2: error: B2: the quote is never closed [csv]\n"},
	{"a,\"b\"\"", "1:a|b\"", "t.csv:1: error: B1: the quote is never closed [csv]\n"},
	{"\"", "1:", "t.csv:1: error: A1: the quote is never closed [csv]\n"},
	{"a\"b,c\n", "1:a\"b|c", "t.csv:1: error: A1: a quote in the middle of a cell; quote the whole cell [csv]\n"},
	{"\"a\"b,c\n", "1:ab|c", "t.csv:1: error: A1: text after the closing quote; double a quote inside a cell [csv]\n"},
	{"a,b\n\xFF,c\n", "", "t.csv:2:1: error: not UTF-8 here; save the file as UTF-8 [file]\n"},
};

static const char *rows_shown(struct arena *a, const struct csv *csv)
{
	const char *all = "";

	for (size_t r = 0; r < csv->nrows; r++) {
		all = arena_printf(a, "%s%s%d:", all, r == 0 ? "" : " ", csv->rows[r].line);
		for (size_t c = 0; c < csv->rows[r].n; c++)
			all = arena_printf(a, "%s%s%s", all, c == 0 ? "" : "|", csv->rows[r].cells[c]);
	}
	return all;
}

static void files_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct scratch_project s;
		struct csv csv;
		bool ok;
		const char *rows, *messages;

		scratch_open(&s);
		ok = csv_read(s.arena, scratch_write(&s, "t.csv", cases[i].text), &csv, s.diag);
		rows = rows_shown(s.arena, &csv);
		messages = scratch_messages(&s);
		if (ok != (cases[i].messages[0] == '\0') || strcmp(messages, cases[i].messages) != 0 ||
			strcmp(rows, cases[i].rows) != 0)
			fail_msg("case %zu: \"%s\" %s", i, rows, messages);
		scratch_close(&s);
	}
}

static void columns_are_letters(void **state)
{
	static const struct { size_t index; const char *name; } names[] = {
		{0, "A"}, {1, "B"}, {25, "Z"}, {26, "AA"}, {27, "AB"}, {51, "AZ"}, {52, "BA"}, {701, "ZZ"}, {702, "AAA"},
		{SIZE_MAX - 1, "GKGWBYLWRXTLPO"},
	};
	struct arena *a = arena_open();

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		assert_string_equal(csv_column(a, names[i].index), names[i].name);
	arena_close(a);
}

/* What is written is read back. */
static void rows_come_back(void **state)
{
	const char *const rows[][3] = {{"区", "人次/年", ""}, {"a,b", "\"", "\n"}, {"", "", ""}, {" x ", "\r", "a\"b\"\"c"}};
	struct scratch_project s;
	struct buf out = {0};
	struct csv csv;

	(void)state;
	scratch_open(&s);
	for (size_t r = 0; r < 4; r++)
		csv_write_row(&out, rows[r], 3);
	assert_true(csv_read(s.arena, scratch_bytes(&s, "t.csv", out.p, out.n), &csv, s.diag));
	assert_int_equal(csv.nrows, 4);
	for (size_t r = 0; r < 4; r++) {
		assert_int_equal(csv.rows[r].n, 3);
		for (size_t c = 0; c < 3; c++)
			assert_string_equal(csv.rows[r].cells[c], rows[r][c]);
	}
	buf_free(&out);
	scratch_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_are_read), cmocka_unit_test(columns_are_letters), cmocka_unit_test(rows_come_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
