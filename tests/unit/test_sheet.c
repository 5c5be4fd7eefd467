#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <iconv.h>
#include <xlsxwriter.h>

#include "../../gen/csv.h"
#include "../../gen/sheet.h"
#include "../../gen/sheet_number.h"
#include "../scratch_project.h"
#include "../sheet_book_make.h"

/* "3:a|b" a row; then the merges as "A3:B4". */
static const char *shown(struct arena *a, const struct sheet *s)
{
	const char *all = "";

	for (size_t r = 0; r < s->nrows; r++) {
		assert_int_equal(s->rows[r].n, s->ncolumns);
		all = arena_printf(a, "%s%s%d%s:", all, r == 0 ? "" : " ", s->rows[r].row, s->rows[r].hidden ? "h" : "");
		for (size_t c = 0; c < s->ncolumns; c++)
			all = arena_printf(a, "%s%s%s", all, c == 0 ? "" : "|", s->rows[r].cells[c]);
	}
	for (size_t i = 0; i < s->nmerges; i++)
		all = arena_printf(a, "%s %s%d+%d,%zu", all, csv_column(a, s->merges[i].column), s->merges[i].row,
			s->merges[i].rows, s->merges[i].columns);
	return all;
}

static void expect(size_t i, const char *path, const char *name, const char *p, size_t n, const char *rows,
	const char *messages)
{
	struct scratch_project s;
	struct sheet sheet;
	bool fine;

	scratch_open(&s);
	fine = sheet_parse(s.arena, path, name, p, n, &sheet, s.diag);
	if (strcmp(shown(s.arena, &sheet), rows) != 0 || strcmp(scratch_messages(&s), messages) != 0)
		fail_msg("case %zu: \"%s\" \"%s\"", i, shown(s.arena, &sheet), scratch_messages(&s));
	assert_int_equal(fine, *messages == '\0');
	scratch_close(&s);
}

#define TEXT(literal) literal, sizeof literal - 1

static void text_files(void **state)
{
	static const struct { const char *p; size_t n; const char *rows, *messages; } cases[] = {
		{TEXT(""), "", ""},
		{TEXT("区,数\r\n东区,3\r\n"), "1:区|数 2:东区|3", ""},
		{TEXT("\xEF\xBB\xBF区,数\n东区,3"), "1:区|数 2:东区|3", ""},
		{TEXT("\xC7\xF8,\xCA\xFD\n\xB6\xAB\xC7\xF8,3"), "1:区|数 2:东区|3", ""},
		{TEXT("\x84\x31\x95\x33\xC7\xF8,\xCA\xFD\n\xB6\xAB\xC7\xF8,3"), "1:区|数 2:东区|3", ""},
		{TEXT("\xFF\xFE\x3A\x53,\0pe\n\0\x1C\x4E\x3A\x53,\0""3\0"), "1:区|数 2:东区|3", ""},
		{TEXT("\xFE\xFF\x53\x3A\0,\x65\x70\0\n\x4E\x1C\x53\x3A\0,\0""3"), "1:区|数 2:东区|3", ""},
		{TEXT("区\t数\n东区\t1,200\n"), "1:区|数 2:东区|1,200", ""},
		/* beyond GBK: four bytes of GB18030 */
		{TEXT("\xB1\xF0,\x81\x39\xEE\x39\n,\x95\x34\xB2\x35"), "1:别|㐀 2:|𠮷", ""},
		{TEXT("a,,\n,,\n\nb,c,,\n,,,\n"), "1:a| 4:b|c", ""},
		{TEXT(" a ,\xE3\x80\x80" "b c\xC2\xA0\n"), "1:a|b c", ""},
		{TEXT("\"one\r\ntwo\",x\n\"3\n\",y\nz\n"), "1:one\ntwo|x 2:3|y 3:z|", ""},
		{TEXT("\"1\n2\",x\na,\"b\n"), "1:1\n2|x 2:a|b", "t.csv:3: error: B2: the quote is never closed [csv]\n"},
		{TEXT("a\nb\x07,\x1B\n"), "1:a| 2:b\x07|\x1B",
			"t.csv:2: error: A2: a control character; type the cell again [sheet]\n"
			"t.csv:2: error: B2: a control character; type the cell again [sheet]\n"},
		{TEXT("区,数\n东\xFF区,学徒,补贴\n"), "",
			"t.csv:2: error: a damaged character; the rest of the file is UTF-8 [sheet]\n"},
		{TEXT("\xC7\xF8\n\xB6\xFF\n"), "", "t.csv:2: error: a character here is in none of the encodings UTF-8, GB18030 "
			"and UTF-16; save the file as \"CSV UTF-8\" [sheet]\n"},
		{TEXT("\xFF\xFE\x3A\x53\n\0\x00\xD8,\0"), "", "t.csv:2: error: a character here is in none of the encodings "
			"UTF-8, GB18030 and UTF-16; save the file as \"CSV UTF-8\" [sheet]\n"},
		{TEXT("\xFF\xFE\x3A\x53\n\0\0\0"), "", "t.csv:2: error: an empty character (NUL) in the text [sheet]\n"},
		{TEXT("a\n\0b"), "", "t.csv:2: error: this is no text in UTF-8 or GB18030; save the file as \"CSV UTF-8\" [sheet]\n"},
		{TEXT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "",
			"t.csv: error: an old .xls workbook, or one with a password; save it as .xlsx without one [sheet]\n"},
		{TEXT("PK\3\4nothing"), "",
			"t.csv: error: the workbook is damaged; open it in WPS or Excel and save it again [sheet]\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		expect(i, "t.csv", NULL, cases[i].p, cases[i].n, cases[i].rows, cases[i].messages);
	expect(100, "t.xlsx", NULL, TEXT("a,b\n"), "",
		"t.xlsx: error: no .xlsx workbook; open it in WPS or Excel and save it as one [sheet]\n");
	expect(101, "t.csv", "名单", TEXT("a,b\n"), "",
		"t.csv: error: a .csv file has no sheets; leave out the sheet's name [sheet]\n");
}

static void too_large(void **state)
{
	struct arena *a = arena_open();
	const char *message = "t.csv: error: a list may have 100,000 rows and 256 columns [sheet]\n";
	char *p = arena_alloc(a, 200002);

	(void)state;
	memset(p, ',', 256);
	p[256] = 'x';
	expect(0, "t.csv", NULL, p, 257, "", message);
	for (size_t i = 0; i < 100001; i++)
		memcpy(p + 2 * i, "x\n", 2);
	expect(1, "t.csv", NULL, p, 200002, "", message);
	memset(p, 'x', 32768);
	expect(2, "t.csv", NULL, p, 32768, arena_printf(a, "1:%.32768s", p),
		"t.csv:1: error: A1: a cell may have 32,767 bytes [sheet]\n");
	arena_close(a);
}

static void numbers_as_shown(void **state)
{
	static const struct { const char *stored, *format, *text; } cases[] = {
		{"0", "", "0"}, {"-0", "", "0"}, {"1200", "#,##0", "1200"}, {"4.8", "", "4.8"},
		{"4.7999999999999998", "", "4.8"}, {"1.1000000000000001", "0.00", "1.1"}, {"0.1", "", "0.1"},
		{"0.30000000000000004", "", "0.3"}, {"1E3", "", "1000"}, {"1.5E-2", "", "0.015"}, {"-2.50", "", "-2.5"},
		{"123456789012345", "", "123456789012345"}, {"1234567890123456", "", "1234567890123460"},
		{"999999999999999.9", "", "1000000000000000"}, {"1e99", "", NULL}, {"1e-99", "", NULL}, {"", "", NULL},
		{"1e", "", NULL}, {"1.2.3", "", NULL}, {"nan", "", NULL}, {"0.3", "0%", "30%"}, {"0.125", "0.0%", "12.5%"},
		{"0", "0%", "0%"}, {"1", "0%", "100%"}, {"0.28999999999999998", "0%", "29%"}, {"7", "000000", "000007"},
		{"1234567", "000000", "1234567"}, {"30", "0\"%\"", "30"}, {"44260", "yyyy-m-d", "2021-03-05"},
		{"44260", "yyyy\"年\"m\"月\"d\"日\";@", "2021-03-05"}, {"44260", "[$-804]yyyy/m/d", "2021-03-05"},
		{"44260.354166666664", "yyyy-mm-dd hh:mm", "2021-03-05 08:30:00"}, {"44260.999999", "yyyy-m-d h:mm", "2021-03-06"},
		{"44260.75", "yyyy/m", "2021-03-05"}, {"61", "m/d", "1900-03-01"}, {"60", "m/d", NULL}, {"-1", "m/d", NULL},
		{"73050", "d", "2099-12-31"}, {"73051", "d", NULL}, {"1e9", "d", NULL}, {"0.5", "h:mm", "0.5"},
		{"5", "General", "5"}, {"5", "\"day\"0", "5"}, {"5", "0\\d", "5"}, {"5", "[Red]0", "5"},
	};
	struct arena *a = arena_open();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const char *text = sheet_number(a, cases[i].stored, sheet_style_code(cases[i].format), false);

		if ((text == NULL) != (cases[i].text == NULL) || (text != NULL && strcmp(text, cases[i].text) != 0))
			fail_msg("%s in %s: %s", cases[i].stored, cases[i].format, text == NULL ? "-" : text);
	}
	assert_string_equal(sheet_number(a, "42798", sheet_style_builtin(14), true), "2021-03-05");
	assert_string_equal(sheet_number(a, "44260", sheet_style_builtin(0), false), "44260");
	arena_close(a);
}

#define C(name, type, content) "<c r='" name "' t='" type "'>" content "</c>"
#define N(name, style, value) "<c r='" name "' s='" style "'><v>" value "</v></c>"

static void workbooks(void **state)
{
	static const struct { struct book_part parts[8]; const char *name, *rows, *messages; } cases[] = {
		{{BOOK_ROOT, BOOK_LINKS, BOOK_ONE_SHEET,
			BOOK_TEXTS("<si><t>区</t></si><si><r><t>数</t></r><r><t xml:space='preserve'> &amp;_x000D_\nx</t></r>"
				"<rPh sb='0' eb='1'><t>shu</t></rPh></si><si/>"),
			BOOK_STYLES("<numFmt numFmtId='176' formatCode='yyyy&quot;年&quot;m&quot;月&quot;'/>",
				"<xf numFmtId='0'/><xf numFmtId='10'/><xf numFmtId='176'/><xf numFmtId='14'/>"),
			BOOK_SHEET("<row r='2'>" C("B2", "s", "<v>0</v>") C("C2", "s", "<v>1</v>") C("D2", "s", "<v>2</v>") "</row>"
				"<row r='5' hidden='1'>" N("B5", "0", "1E3") N("C5", "1", "0.3") N("D5", "2", "44256")
				N("E5", "3", "44256") "</row><row><c t='b'><v>1</v></c>" C("C6", "inlineStr", "<is><t>in</t></is>")
				C("D6", "str", "<f>A1</f><v>f</v>") C("E6", "d", "<v>2021-03-01T00:00:00</v>") "</row>"
				"<row r='9'><c r='ZZ9' s='1'/></row>",
				"<mergeCells count='1'><mergeCell ref='B5:C6'/></mergeCells>")},
			NULL, "2:|区|数 &\nx|| 5h:|1000|30%|2021-03-01|2021-03-01 6:TRUE||in|f|2021-03-01 B5+2,2", ""},
		{{BOOK_ROOT, BOOK_LINKS, BOOK_SHEETS("date1904='1'", "<sheet name='说明' r:id='s2' state='hidden'/>"
			"<sheet name='a&amp;b' r:id='s1'/>"), BOOK_TEXTS(""), BOOK_STYLES("", "<xf numFmtId='14'/>"),
			BOOK_SHEET("<row><c s='0'><v>42798</v></c></row>", "")}, NULL, "1:2021-03-05", ""},
		{{BOOK_ROOT, BOOK_LINKS, BOOK_SHEETS("", "<sheet name='说明' r:id='s2'/><sheet name='a&amp;b' r:id='s1'/>"),
			BOOK_TEXTS(""), BOOK_STYLES("", ""), BOOK_SHEET("<row><c><v>1</v></c></row>", "")}, "a&b", "1:1", ""},
		{{BOOK_ROOT, BOOK_LINKS, BOOK_SHEETS("", "<sheet name='一' r:id='s1'/><sheet name='二' r:id='s2'/>")}, "三", "",
			"t.xlsx: error: there is no sheet \"三\"; there are: 一, 二 [sheet]\n"},
		{{BOOK_ROOT, BOOK_LINKS, BOOK_SHEETS("", "<sheet name='一' r:id='s1' state='veryHidden'/>")}, NULL, "",
			"t.xlsx: error: the workbook has no visible sheet [sheet]\n"},
		{{{"a.txt", "x"}}, NULL, "", "t.xlsx: error: a zip file, but no workbook; save the sheet as .xlsx [sheet]\n"},
		{{BOOK_ROOT, BOOK_LINKS, BOOK_ONE_SHEET}, NULL, "", "t.xlsx: error: xl/sharedStrings.xml: this part of the "
			"workbook is missing or damaged; open it in WPS or Excel and save it again [sheet]\n"},
		{{BOOK_ROOT, BOOK_LINKS, BOOK_ONE_SHEET, BOOK_TEXTS(""), BOOK_STYLES("", ""),
			BOOK_SHEET("<row r='3'>" C("A3", "e", "<v>#REF!</v>") "<c r='B3'><f>A1+1</f></c>" N("C3", "0", "x")
				C("D3", "inlineStr", "<is><t>fine</t></is>") "</row><row r='100001'><c><v>1</v></c></row>"
				"<row r='100002'><c r='IW100002'><v>1</v></c></row>", "")}, NULL, "3:|||fine",
			"t.xlsx:3: error: A3: #REF!: a formula that fails [sheet]\n"
			"t.xlsx:3: error: B3: a formula without a stored result; open the workbook in WPS or Excel and save it again [sheet]\n"
			"t.xlsx:3: error: C3: x: the cell shows no number, and no date from 1900-03-01 to 2099-12-31 [sheet]\n"
			"t.xlsx:100001: error: A100001: a list may have 100,000 rows and 256 columns [sheet]\n"},
#define ORDER(rows, after, line) {{BOOK_ROOT, BOOK_LINKS, BOOK_ONE_SHEET, BOOK_TEXTS(""), BOOK_STYLES("", ""), \
	BOOK_SHEET(rows, after)}, NULL, "", "t.xlsx" line ": error: the sheet's cells are out of order; open the workbook " \
	"in WPS or Excel and save it again [sheet]\n"}
		ORDER("<row r='2'><c r='A3'><v>1</v></c></row>", "", ":2"), ORDER("<row r='2'/><row r='2'/>", "", ":2"),
		ORDER("<row><c r='B1'/><c r='A1'><v>1</v></c></row>", "", ":1"), ORDER("<row r='x'/>", "", ""),
		ORDER("<row><c t='s'><v>7</v></c></row>", "", ":1"), ORDER("", "<mergeCell ref='B2:A1'/>", ""),
		ORDER("", "<x>", ""),
	};
	struct arena *a = arena_open();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		size_t n;
		const char *p = book_make(a, cases[i].parts, &n);

		expect(i, "t.xlsx", cases[i].name, p, n, cases[i].rows, cases[i].messages);
	}
	arena_close(a);
}

/* A document type is refused before it declares anything; a part that says it is huge is not unpacked. */
static void hostile(void **state)
{
	const struct book_part parts[] = {BOOK_ROOT, BOOK_LINKS, BOOK_ONE_SHEET,
		{"xl/sharedStrings.xml", "<!DOCTYPE sst [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><sst><si><t>&b;</t></si></sst>"},
		BOOK_STYLES("", ""), BOOK_SHEET("<row><c t='s'><v>0</v></c></row>", ""), {NULL, NULL}};
	struct arena *a = arena_open();
	size_t n;
	char *p = (char *)(size_t)book_make(a, parts, &n), *entry;

	(void)state;
	expect(0, "t.xlsx", NULL, p, n, "", "t.xlsx: error: xl/sharedStrings.xml: this part of the workbook is missing or "
		"damaged; open it in WPS or Excel and save it again [sheet]\n");
	for (size_t i = 0; i + 46 < n; i++) { /* the central directory's uncompressed sizes */
		entry = p + i;
		if (memcmp(entry, "PK\1\2", 4) == 0 && memcmp(entry + 46, "xl/shared", 9) == 0)
			memcpy(entry + 24, "\0\0\0\x7F", 4);
	}
	expect(1, "t.xlsx", NULL, p, n, "",
		"t.xlsx: error: the workbook unpacks to more than 192 MB; keep the one sheet with the list [sheet]\n");
	for (size_t i = 0; i + 46 < n; i++)
		if (memcmp(p + i, "PK\1\2", 4) == 0 && memcmp(p + i + 46, "xl/shared", 9) == 0)
			memcpy(p + i + 24, "\7\0\0\0", 4);
	expect(2, "t.xlsx", NULL, p, n, "", "t.xlsx: error: the workbook is damaged or protected by a password; open it in "
		"WPS or Excel and save it without one [sheet]\n");
	arena_close(a);
}

/* ---- the same rows from every form of the same sheet ---- */
static const char *const rows[][4] = {
	{"单位", "数量", "占比", "备注"}, {"示例公司 07", "1200", "30%", "两行\n备注"}, {"", "", "", ""},
	{"别名,“引号”\"", "4.8", "", "喆堃珺昇祎翀镕"}, {"㐂𠮷", "-3", "12.5%", ""},
};
#define NROWS (sizeof rows / sizeof rows[0])

static const char *encoded(struct arena *a, const char *encoding, const char *mark, const struct buf *text, size_t *n)
{
	size_t from_left = text->n, mark_size = strlen(mark), left = 4 * text->n + 8;
	char *out = arena_alloc(a, left), *to = out + mark_size, *from = text->p;
	iconv_t state = iconv_open(encoding, "UTF-8");

	memcpy(out, mark, mark_size);
	assert_int_equal(iconv(state, &from, &from_left, &to, &left), 0);
	iconv_close(state);
	*n = (size_t)(to - out);
	return out;
}

static const char *written_book(struct scratch_project *s)
{
	const char *path = scratch_path(s, "t.xlsx");
	lxw_workbook *book = workbook_new(path);
	lxw_worksheet *sheet = workbook_add_worksheet(book, "名单");
	lxw_format *percent = workbook_add_format(book);

	format_set_num_format_index(percent, 10);
	for (lxw_row_t r = 0; r < NROWS; r++)
		for (lxw_col_t c = 0; c < 4; c++) {
			const char *text = rows[r][c];
			size_t n = strlen(text);

			if (r > 0 && c == 1 && n > 0)
				worksheet_write_number(sheet, r, c, strtod(text, NULL), NULL);
			else if (r > 0 && c == 2 && n > 0)
				worksheet_write_number(sheet, r, c, strtod(text, NULL) / 100, percent);
			else if (n > 0)
				worksheet_write_string(sheet, r, c, text, NULL);
		}
	assert_int_equal(workbook_close(book), LXW_NO_ERROR);
	return path;
}

static void every_form_alike(void **state)
{
	static const struct { const char *encoding, *mark; } forms[] = {
		{"UTF-8", ""}, {"UTF-8", "\xEF\xBB\xBF"}, {"GB18030", ""}, {"UTF-16LE", "\xFF\xFE"}, {"UTF-16BE", "\xFE\xFF"},
	};
	struct scratch_project s;
	struct buf text = {0};
	struct sheet sheet;
	const char *first;

	(void)state;
	scratch_open(&s);
	for (size_t r = 0; r < NROWS; r++)
		csv_write_row(&text, rows[r], 4);
	assert_true(sheet_read(s.arena, written_book(&s), NULL, &sheet, s.diag));
	first = shown(s.arena, &sheet);
	assert_string_equal(first, "1:单位|数量|占比|备注 2:示例公司 07|1200|30%|两行\n备注 4:别名,“引号”\"|4.8||喆堃珺昇祎翀镕 "
		"5:㐂𠮷|-3|12.5%|");
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		size_t n;
		const char *p = encoded(s.arena, forms[i].encoding, forms[i].mark, &text, &n);

		assert_true(sheet_read(s.arena, scratch_bytes(&s, "t.csv", p, n), NULL, &sheet, s.diag));
		assert_string_equal(shown(s.arena, &sheet), first);
	}
	assert_string_equal(scratch_messages(&s), "");
	buf_free(&text);
	scratch_close(&s);
}

static void merged_cells_fill(void **state)
{
	static const struct book_part parts[] = {BOOK_ROOT, BOOK_LINKS, BOOK_ONE_SHEET, BOOK_TEXTS(""), BOOK_STYLES("", ""),
		BOOK_SHEET("<row><c><v>1</v></c></row><row><c r='A2'><v>2</v></c><c><v>5</v></c></row>"
			"<row><c r='B3'><v>6</v></c></row><row><c r='B4'><v>7</v></c></row>", "<mergeCell ref='A2:A3'/>"),
		{NULL, NULL}};
	struct scratch_project s;
	struct sheet sheet;
	size_t n;
	const char *p;

	(void)state;
	scratch_open(&s);
	p = book_make(s.arena, parts, &n);
	assert_true(sheet_parse(s.arena, "t.xlsx", NULL, p, n, &sheet, s.diag));
	sheet_fill(&sheet, 0, 1);
	assert_string_equal(shown(s.arena, &sheet), "1:1| 2:2|5 3:2|6 4:|7 A2+2,1");
	assert_true(sheet_parse(s.arena, "t.csv", NULL, TEXT("1,\n2,5\n,6\n,7\n"), &sheet, s.diag));
	sheet_fill(&sheet, 0, 1);
	assert_string_equal(shown(s.arena, &sheet), "1:1| 2:2|5 3:2|6 4:2|7");
	assert_string_equal(sheet_cell(s.arena, &sheet.rows[3], 1), "B4");
	assert_int_equal(sheet_src(&sheet, &sheet.rows[3]).line, 4);
	scratch_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_files), cmocka_unit_test(too_large), cmocka_unit_test(numbers_as_shown),
		cmocka_unit_test(workbooks), cmocka_unit_test(hostile), cmocka_unit_test(every_form_alike),
		cmocka_unit_test(merged_cells_fill),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
