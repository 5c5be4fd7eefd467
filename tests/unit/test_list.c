#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../gen/link.h"
#include "../../gen/list_rows.h"
#include "../../gen/list_value.h"
#include "../../gen/read.h"
#include "../scratch_project.h"
#include "../sheet_book_make.h"

/* Cells as offices type them; NULL: not read. */
static void cells_are_read(void **state)
{
	static struct list_choice levels[] = {
		{.id = "five", .label.text = {"五级", "Level 5"}}, {.id = "four", .label.text = {"四级（中级）", "Level 4"}},
	};
	static const char *also[] = {"初级工"};
	static const struct { enum list_type type; bool wan; const char *text; int64_t value; } fine[] = {
		{LIST_COUNT, false, "20", 20}, {LIST_COUNT, false, "1,200", 1200}, {LIST_COUNT, false, "１２", 12},
		{LIST_COUNT, false, "１，２００", 1200}, {LIST_COUNT, false, "20天", 20}, {LIST_COUNT, false, "0", 0},
		{LIST_MONEY, false, "1200", 120000}, {LIST_MONEY, false, "1,200.50", 120050}, {LIST_MONEY, false, "1200元", 120000},
		{LIST_MONEY, false, "4.8万元", 4800000}, {LIST_MONEY, false, "4.8万", 4800000}, {LIST_MONEY, false, "¥1,200", 120000},
		{LIST_MONEY, false, "￥６５０．５", 65050}, {LIST_MONEY, true, "4.8", 4800000}, {LIST_MONEY, true, "4.8万元", 4800000},
		{LIST_MONEY, true, "900元", 90000}, {LIST_PERCENT, false, "50%", 5000}, {LIST_PERCENT, false, "12.5", 1250},
		{LIST_PERCENT, false, "５０％", 5000}, {LIST_DATE, false, "2021-03-05", 18691}, {LIST_DATE, false, "2021/3/5", 18691},
		{LIST_DATE, false, "2021.3.5", 18691}, {LIST_DATE, false, "20210305", 18691}, {LIST_DATE, false, "2021年3月5日", 18691},
		{LIST_DATE, false, "２０２１年０３月０５日", 18691}, {LIST_DATE, false, "2021年3月5号", 18691},
		{LIST_DATE, false, "二〇二一年三月五日", 18691}, {LIST_DATE, false, "二○二一年十二月三十一日", 18992},
		{LIST_DATE, false, "二零二〇年二月二十九日", 18321}, {LIST_DATE, false, "二〇二〇年十月十日", 18545},
		{LIST_CHOICE, false, "五级", 0}, {LIST_CHOICE, false, "Level 4", 1}, {LIST_CHOICE, false, "四级 （中级）", 1},
		{LIST_CHOICE, false, "初级工", 0},
	};
	static const struct { enum list_type type; const char *text; } wrong[] = {
		{LIST_COUNT, "-1"}, {LIST_COUNT, "1.5"}, {LIST_COUNT, "12课时"}, {LIST_COUNT, "二十"}, {LIST_COUNT, "1,20"},
		{LIST_COUNT, "1000001"}, {LIST_MONEY, "-5"}, {LIST_MONEY, "1.234"}, {LIST_MONEY, "12天"}, {LIST_MONEY, "约1200"},
		{LIST_MONEY, "1 200"}, {LIST_MONEY, "1200美元"}, {LIST_PERCENT, "半"}, {LIST_PERCENT, "+30%"}, {LIST_DATE, "2021-02-30"},
		{LIST_DATE, "3月5日"}, {LIST_DATE, "21年3月5日"}, {LIST_DATE, "2021-3"}, {LIST_DATE, "2021-03-05 08:30:00"},
		{LIST_DATE, "2021年3/5"}, {LIST_DATE, "5/3/2021"}, {LIST_DATE, "44260"}, {LIST_DATE, "2021305"}, {LIST_CHOICE, "三级"},
		{LIST_CHOICE, "五"}, {LIST_DATE, "二〇二一年十三月一日"},
		{LIST_TEXT + 2, "999999999999999999999999999999999999999999999999999999999999999999999999"},
	};

	(void)state;
	levels[0].also = also;
	levels[0].nalso = 1;
	for (size_t i = 0; i < sizeof fine / sizeof fine[0]; i++) {
		const struct list_column c = {.type = fine[i].type, .wan = fine[i].wan, .unit.text = {"天", "days"}, .choices = levels,
			.nchoices = 2};
		int64_t value;

		if (!list_value_read(&c, fine[i].text, &value) || value != fine[i].value)
			fail_msg("%s: %lld", fine[i].text, (long long)value);
	}
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		const struct list_column c = {.type = wrong[i].type, .unit.text = {"天", "days"}, .choices = levels, .nchoices = 2};
		int64_t value;

		if (list_value_read(&c, wrong[i].text, &value))
			fail_msg("%s is read as %lld", wrong[i].text, (long long)value);
	}
}

#define LIST "title: {zh: 目录, en: List}\nbureau: {zh: 局, en: Bureau}\nyear: 2021\nrows: {zh: 行, en: rows}\n" \
	"policy: p\ndata: list.xlsx\nheader-row: 2\ncolumns:\n" \
	"- {id: bureau, type: text, label: {zh: 部门, en: Department}%s}\n- {id: n, type: count, label: {zh: 数, en: Number}}\n"

/* Only the columns that the list names may be merged; a hidden row is said. */
static void merged_and_hidden(void **state)
{
	static const struct book_part parts[] = {BOOK_ROOT, BOOK_LINKS, BOOK_ONE_SHEET,
		BOOK_TEXTS("<si><t>部门</t></si><si><t>数</t></si><si><t>甲局</t></si><si><t>目录</t></si>"), BOOK_STYLES("", ""),
		BOOK_SHEET("<row><c t='s'><v>3</v></c></row><row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>"
			"<row><c t='s'><v>2</v></c><c><v>5</v></c></row><row hidden='1'><c r='B4'><v>6</v></c></row>",
			"<mergeCell ref='A1:B1'/><mergeCell ref='A3:A4'/>"), {NULL, NULL}};
	static const struct { const char *merged, *messages; } cases[] = {
		{"", "list.xlsx:3: error: A3:A4: these cells are merged; unmerge them, or give their column `merged: yes` in list.yaml "
			"[list-shape]\nlist.xlsx:4: error: A4: \"部门\" is empty [list-cell]\n"
			"list.xlsx:4: warning: row 4 is hidden in the sheet, and is published [list-shape]\n"},
		{", merged: yes", "list.xlsx:4: warning: row 4 is hidden in the sheet, and is published [list-shape]\n"},
	};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct scratch_project s;
		struct list list;
		struct list_rows rows;
		size_t n;
		const char *book;
		bool fine;

		scratch_open(&s);
		book = book_make(s.arena, parts, &n);
		scratch_bytes(&s, "list.xlsx", book, n);
		scratch_write(&s, "list.yaml", arena_printf(s.arena, LIST, cases[i].merged));
		list_read(s.arena, s.root, "list", &list, s.diag);
		for (size_t c = 0; c < list.ncolumns; c++)
			list.columns[c].heading = list.columns[c].label.text[ZH];
		fine = list_rows_read(s.arena, &list, &rows, s.diag);
		assert_string_equal(scratch_messages(&s), cases[i].messages);
		assert_int_equal(fine, i == 1);
		assert_int_equal(rows.n, 2);
		if (i == 1)
			assert_string_equal(rows.rows[1].cells[0].text[ZH], "甲局");
		assert_int_equal(rows.rows[1].cells[1].value, 6);
		scratch_close(&s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(cells_are_read), cmocka_unit_test(merged_and_hidden)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
