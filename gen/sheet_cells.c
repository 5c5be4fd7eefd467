#include "sheet_book.h"

#include <string.h>

#include "buf.h"
#include "csv.h"

#define MERGES_MAX 20000

enum cell_type { CELL_NUMBER, CELL_SHARED, CELL_TEXT, CELL_FLAG, CELL_ERROR, CELL_ISO };

/* The cell and row being read. */
struct reading {
	struct sheet_book *book;
	struct sheet *sheet;
	struct sheet_row *row;         /* NULL before the first */
	int number;                    /* of the row */
	bool hidden;
	size_t column;                 /* of the cell */
	size_t next;                   /* the column of a cell that does not say its own */
	enum cell_type type;
	struct sheet_style style;
	struct buf text;
	int phonetic;
	bool inside, formula, value;
	bool fine, broken, beyond;     /* no mistake so far; out of order; said that the sheet is too large */
};

static void wrong(struct reading *r, const char *what, const char *en, const char *zh)
{
	const char *where = arena_printf(r->book->scratch, "%s%d", csv_column(r->book->scratch, r->column), r->number);

	if (what != NULL)
		where = arena_printf(r->book->scratch, "%s: %s", where, what);
	diag_plain(r->book->diag, (struct src){r->book->path, r->number, 0}, "sheet", where, en, zh);
	r->fine = false;
}

static void broken(struct reading *r)
{
	if (!r->broken)
		diag_plain(r->book->diag, (struct src){r->book->path, r->number, 0}, "sheet", NULL,
			"the sheet's cells are out of order; open the workbook in WPS or Excel and save it again",
			"工作表的单元格次序有误；请用 WPS 或 Excel 打开后重新保存");
	r->fine = false;
	r->broken = true;
}

/* Digits of at most 7 places: a row's number, a style, the number of a shared text. -1: none. */
static long digits_read(const char *p, size_t n)
{
	long value = 0;

	if (p == NULL || n == 0 || n > 7)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (p[i] < '0' || p[i] > '9')
			return -1;
		value = value * 10 + (p[i] - '0');
	}
	return value;
}

/* "BC12" up to `end`; false where it is no cell's name. */
static bool name_read(const char *p, const char *end, size_t *column, long *row)
{
	size_t letters = 0;

	*column = 0;
	for (; p < end && *p >= 'A' && *p <= 'Z' && letters < 4; p++, letters++)
		*column = *column * 26 + (size_t)(*p - 'A' + 1);
	*row = digits_read(p, (size_t)(end - p));
	if (letters == 0 || letters > 3 || *row < 1)
		return false;
	--*column;
	return true;
}

static void row_start(struct reading *r, const struct sheet_xml_element *e)
{
	size_t n;
	const char *p = sheet_xml_slice(e, "r", &n);
	long number = p == NULL ? r->number + 1 : digits_read(p, n);

	if (number <= r->number)
		broken(r);
	else
		r->number = (int)number;
	p = sheet_xml_slice(e, "hidden", &n);
	r->hidden = p != NULL && n > 0 && (*p == '1' || *p == 't');
	r->row = NULL;
	r->next = 0;
}

static enum cell_type type_read(const char *p, size_t n)
{
	static const struct { const char *name; enum cell_type type; } types[] = {
		{"s", CELL_SHARED}, {"inlineStr", CELL_TEXT}, {"str", CELL_TEXT}, {"b", CELL_FLAG}, {"e", CELL_ERROR},
		{"d", CELL_ISO},
	};

	for (size_t i = 0; p != NULL && i < sizeof types / sizeof types[0]; i++)
		if (strlen(types[i].name) == n && memcmp(types[i].name, p, n) == 0)
			return types[i].type;
	return CELL_NUMBER;
}

static void cell_start(struct reading *r, const struct sheet_xml_element *e)
{
	size_t n;
	const char *p = sheet_xml_slice(e, "r", &n);
	long row = r->number, style;

	r->column = r->next;
	if (p != NULL && (!name_read(p, p + n, &r->column, &row) || row != r->number || r->column < r->next))
		broken(r);
	r->next = r->column + 1;
	p = sheet_xml_slice(e, "s", &n);
	style = digits_read(p, n);
	r->style = style >= 0 && (size_t)style < r->book->nstyles ? r->book->styles[style]
		: (struct sheet_style){SHEET_PLAIN, 0};
	p = sheet_xml_slice(e, "t", &n);
	r->type = type_read(p, n);
	r->formula = r->value = false;
	buf_clear(&r->text);
}

/* What the cell shows; NULL after reporting. */
static const char *cell_text(struct reading *r)
{
	const char *text;
	long index;

	switch (r->type) {
	case CELL_SHARED:
		index = digits_read(buf_str(&r->text), r->text.n);
		if (index >= 0 && (size_t)index < r->book->ntexts)
			return r->book->texts[index];
		broken(r);
		return NULL;
	case CELL_TEXT:
		return sheet_book_text(r->book, buf_str(&r->text), r->text.n);
	case CELL_FLAG:
		return strcmp(buf_str(&r->text), "1") == 0 ? "TRUE" : "FALSE";
	case CELL_ERROR:
		wrong(r, arena_copy(r->book->scratch, buf_str(&r->text), r->text.n), "a formula that fails", "公式出错");
		return NULL;
	case CELL_ISO:
		return arena_copy(r->book->arena, buf_str(&r->text), strcspn(buf_str(&r->text), "T"));
	case CELL_NUMBER:
		break;
	}
	text = sheet_number(r->book->arena, buf_str(&r->text), r->style, r->book->epoch1904);
	if (text == NULL)
		wrong(r, arena_copy(r->book->scratch, buf_str(&r->text), r->text.n),
			"the cell shows no number, and no date from 1900-03-01 to 2099-12-31",
			"此单元格不是可以显示的数，也不是 1900-03-01 至 2099-12-31 之间的日期");
	return text;
}

static void cell_end(struct reading *r)
{
	const char *text = "";

	if (r->value && (r->text.n > 0 || r->type == CELL_TEXT))
		text = cell_text(r);
	else if (r->formula)
		wrong(r, NULL, "a formula without a stored result; open the workbook in WPS or Excel and save it again",
			"公式没有保存结果；请用 WPS 或 Excel 打开后重新保存");
	if (text == NULL || *text == '\0' || r->broken)
		return;
	if (r->column >= SHEET_MAX_COLUMNS || r->number > SHEET_MAX_ROWS) {
		if (!r->beyond)
			wrong(r, NULL, "a list may have 100,000 rows and 256 columns", "名单最多 100000 行、256 列");
		r->beyond = true;
		return;
	}
	if (r->row == NULL) {
		r->row = arena_append(r->book->arena, r->sheet->rows, r->sheet->nrows);
		r->row->row = r->row->line = r->number;
		r->row->hidden = r->hidden;
	}
	while (r->row->n < r->column)
		*arena_append(r->book->arena, r->row->cells, r->row->n) = "";
	*arena_append(r->book->arena, r->row->cells, r->row->n) = text;
}

static void merge_read(struct reading *r, const struct sheet_xml_element *e)
{
	size_t n, column, last_column;
	const char *p = sheet_xml_slice(e, "ref", &n), *colon = p == NULL ? NULL : memchr(p, ':', n);
	long row, last_row;

	if (colon == NULL || !name_read(p, colon, &column, &row) || !name_read(colon + 1, p + n, &last_column, &last_row) ||
		last_column < column || last_row < row || r->sheet->nmerges == MERGES_MAX) {
		broken(r);
		return;
	}
	*arena_append(r->book->arena, r->sheet->merges, r->sheet->nmerges) = (struct sheet_merge){.row = (int)row,
		.rows = (int)(last_row - row + 1), .column = column, .columns = last_column - column + 1};
}

static void on_start(void *context, const struct sheet_xml_element *e)
{
	struct reading *r = context;

	r->inside = false;
	if (strcmp(e->name, "row") == 0) {
		row_start(r, e);
	} else if (strcmp(e->name, "c") == 0) {
		cell_start(r, e);
	} else if (strcmp(e->name, "v") == 0 || strcmp(e->name, "t") == 0) {
		r->value = true;
		r->inside = r->phonetic == 0;
	} else if (strcmp(e->name, "f") == 0) {
		r->formula = true;
	} else if (strcmp(e->name, "rPh") == 0) {
		r->phonetic++;
	} else if (strcmp(e->name, "mergeCell") == 0) {
		merge_read(r, e);
	}
}

static void on_end(void *context, const char *name)
{
	struct reading *r = context;

	r->inside = false;
	if (strcmp(name, "c") == 0)
		cell_end(r);
	else if (strcmp(name, "rPh") == 0)
		r->phonetic--;
}

static void on_text(void *context, const char *p, size_t n)
{
	struct reading *r = context;

	if (r->inside)
		buf_add(&r->text, p, n);
}

bool sheet_cells_read(struct sheet_book *b, const char *p, size_t n, struct sheet *sheet)
{
	struct reading r = {.book = b, .sheet = sheet, .fine = true};
	bool whole = sheet_xml_parse(&(struct sheet_xml){on_start, on_end, on_text}, &r, p, n);

	if (!whole)
		broken(&r);
	buf_free(&r.text);
	return r.fine;
}
