/*
 * Bytes of a sheet: a first byte of 0 makes the rest the cells of a workbook, 1 its shared texts, 2 its styles, anything
 * else a file. What was read without a mistake keeps its promises.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../../gen/sheet.h"
#include "../../gen/sheet_book.h"
#include "../../gen/text.h"
#include "../sheet_book_make.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static void promises(const struct sheet *s)
{
	for (size_t r = 0; r < s->nrows; r++) {
		size_t filled = 0;

		if (s->rows[r].n != s->ncolumns || s->rows[r].row < 1 || (r > 0 && s->rows[r].row <= s->rows[r - 1].row))
			abort();
		for (size_t c = 0; c < s->ncolumns; c++) {
			const char *text = s->rows[r].cells[c];

			filled += *text != '\0';
			if (utf8_valid(text, strlen(text)) != strlen(text) || strlen(text) > SHEET_MAX_TEXT)
				abort();
		}
		if (filled == 0)
			abort();
	}
}

static void book_parse(struct arena *a, const char *kind, const char *text, struct sheet *s, struct diag *d)
{
	const char *sheet = "<worksheet><sheetData><row><c t='s' s='0'><v>0</v></c></row></sheetData></worksheet>";
	const struct book_part parts[] = {BOOK_ROOT, BOOK_LINKS, BOOK_ONE_SHEET,
		{"xl/sharedStrings.xml", *kind == 1 ? text : "<sst><si><t>x</t></si></sst>"},
		{"xl/styles.xml", *kind == 2 ? text : "<styleSheet><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>"},
		{"xl/worksheets/sheet1.xml", *kind == 0 ? text : sheet}, {NULL, NULL}};
	size_t n;
	const char *p = book_make(a, parts, &n);

	if (sheet_parse(a, "x.xlsx", NULL, p, n, s, d))
		promises(s);
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena *a = arena_open();
	struct diag *d = diag_open(DIAG_EN);
	struct sheet s;

	if (n > 0 && n < 100000 && p[0] <= 2)
		book_parse(a, (const char *)p, arena_copy(a, (const char *)p + 1, n - 1), &s, d);
	else if (sheet_parse(a, "x.csv", NULL, (const char *)p, n, &s, d))
		promises(&s);
	if (s.ncolumns > 0)
		sheet_fill(&s, 0, 0);
	diag_close(d);
	arena_close(a);
	return 0;
}
