#include "form_sheet.h"

#include <string.h>

#include "form_columns.h"
#include "text.h"
#include "value.h"

#define NO_SPACE ((size_t)-1)

/* Cells that are merged all hold what the first of them says. What is hidden becomes a form all the same, which is said. */
static void rows_prepare(struct form_sheet *f, struct diag *d)
{
	for (size_t c = 0; f->sheet.name != NULL && c < f->sheet.ncolumns; c++)
		sheet_fill(&f->sheet, c, f->head + 1);
	for (size_t r = f->head + 1; r < f->sheet.nrows; r++)
		if (f->sheet.rows[r].hidden)
			diag_warn(d, sheet_src(&f->sheet, &f->sheet.rows[r]), "form-value",
				"row %d is hidden in the sheet, and a form is filled in from it; take it out if it is not meant",
				"第%d行在工作表中是隐藏的，仍会填一份表；如不需要请删去", f->sheet.rows[r].row);
}

bool form_sheet_read(struct arena *a, const char *path, const char *name, const struct form_layout *l,
	struct form_sheet *f, struct diag *d)
{
	bool fine;

	*f = (struct form_sheet){.layout = l};
	if (!sheet_read(a, path, name, &f->sheet, d))
		return false;
	fine = f->sheet.nrows == 0 || form_columns_find(a, f, d);
	if (f->sheet.nrows < f->head + 2) {
		diag_plain(d, (struct src){path, 0, 0}, "form-heading", NULL,
			"no rows to fill in; the first row is headings, each row after it one form",
			"没有可填写的行；首行是表头，以后每行填一份表");
		return false;
	}
	f->nrows = f->sheet.nrows - f->head - 1;
	rows_prepare(f, d);
	return fine;
}

const struct sheet_row *form_sheet_source(const struct form_sheet *f, size_t row)
{
	return &f->sheet.rows[f->head + 1 + row];
}

const char *form_sheet_cell(struct arena *a, const struct form_sheet *f, size_t row, size_t space)
{
	size_t column = 0;

	while (column + 1 < f->sheet.ncolumns && !form_columns_fill(f, column, space))
		column++;
	return sheet_cell(a, form_sheet_source(f, row), column);
}

/* ---- values ---- */

/* 2020-07-01, 2020年7月1日, 2020/7/1, 2020.7.1. */
static bool date_read(const char *text, struct date *date)
{
	int parts[3] = {0}, n = 0;
	bool digits = false;

	for (const char *p = text; *p != '\0';) {
		uint32_t code = utf8_next(&p);
		int digit = text_digit(code);

		if (digit >= 0 && n < 3 && parts[n] < 1000) {
			parts[n] = parts[n] * 10 + digit;
			digits = true;
		} else if (digits && (code == '-' || code == '/' || code == '.' || code == 0x5E74 || code == 0x6708 ||
			code == 0x65E5)) {
			n++;
			digits = false;
		} else if (!text_is_space(code)) {
			return false;
		}
	}
	n += digits;
	*date = (struct date){parts[0], parts[1], parts[2]};
	return n == 3 && parts[0] >= 1000 && date_of(date_day(*date)).month == parts[1] &&
		date_of(date_day(*date)).day == parts[2];
}

static bool date_take(struct arena *a, const struct form_sheet *f, const struct sheet_row *row, size_t column,
	const char **values, struct diag *d)
{
	const char *text = row->cells[column];
	size_t space = f->spaces[column];
	struct date date;

	if (*text == '\0')
		return true;
	if (!date_read(text, &date)) {
		diag_error(d, sheet_src(&f->sheet, row), "form-value",
			"%s: \"%s\" is not a date; write 2020-07-01 or 2020年7月1日, or format the cell as a date",
			"%s：“%s”不是日期；请写成 2020年7月1日 或 2020-07-01，或者把单元格设为日期格式",
			sheet_cell(a, row, column), text);
		return false;
	}
	values[space] = arena_printf(a, "%d", date.year);
	values[space + 1] = arena_printf(a, "%d", date.month);
	values[space + 2] = arena_printf(a, "%d", date.day);
	return true;
}

/* The box that a word names: its id or its label. */
static size_t choice_find(const struct form_sheet *f, size_t from, const char *word)
{
	const struct form_space *spaces = f->layout->spaces;

	for (size_t i = from; i < f->layout->nspaces && spaces[i].blank == spaces[from].blank; i++) {
		const struct choice *choice = spaces[i].choice;

		if (strcmp(word, choice->id) == 0 || form_columns_same(word, choice->label.text[ZH]) ||
			form_columns_same(word, choice->label.text[EN]))
			return i;
	}
	return NO_SPACE;
}

static bool choice_report(struct arena *a, const struct form_sheet *f, const struct sheet_row *row, size_t column,
	const char *word, struct diag *d)
{
	const struct blank *blank = f->layout->spaces[f->spaces[column]].blank;
	const char *list = "";

	for (size_t i = 0; i < blank->nchoices; i++)
		list = arena_printf(a, "%s%s%s / %s", list, i == 0 ? "" : "; ", blank->choices[i].label.text[ZH],
			blank->choices[i].label.text[EN]);
	diag_error(d, sheet_src(&f->sheet, row), "form-value", "%s: \"%s\" is none of the boxes; accepted: %s",
		"%s：没有“%s”这一选项；可以是：%s", sheet_cell(a, row, column), word, list);
	return false;
}

/* Which boxes a cell ticks: “线上、线下”. */
static bool choices_take(struct arena *a, const struct form_sheet *f, const struct sheet_row *row, size_t column,
	const char **values, struct diag *d)
{
	static const char *const ends[] = {"、", "，", "；", ",", ";", "\n"};
	bool fine = true;

	for (const char *p = row->cells[column]; *p != '\0';) {
		const char *end = p + strlen(p), *next = end, *word;
		size_t space;

		for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
			const char *at = strstr(p, ends[i]);

			if (at != NULL && at < end) {
				end = at;
				next = at + strlen(ends[i]);
			}
		}
		word = arena_copy(a, p, (size_t)(end - p));
		space = choice_find(f, f->spaces[column], word);
		if (space == NO_SPACE)
			fine = choice_report(a, f, row, column, word, d);
		else
			values[space] = "√";
		p = next;
	}
	return fine;
}

/* One box's own column: ticked or not. */
static bool tick_take(struct arena *a, const struct form_sheet *f, const struct sheet_row *row, size_t column,
	const char **values, struct diag *d)
{
	static const char *const yes[] = {"√", "✓", "是", "yes", "x", "1", "TRUE"}, *const no[] = {"", "否", "no", "0", "FALSE"};
	const char *cell = row->cells[column];

	for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++)
		if (strcmp(cell, yes[i]) == 0) {
			values[f->spaces[column]] = "√";
			return true;
		}
	for (size_t i = 0; i < sizeof no / sizeof no[0]; i++)
		if (strcmp(cell, no[i]) == 0)
			return true;
	diag_error(d, sheet_src(&f->sheet, row), "form-value", "%s: \"%s\" does not say whether the box is ticked; write √, or leave it empty",
		"%s：“%s”看不出是否勾选；请填√或留空", sheet_cell(a, row, column), cell);
	return false;
}

static bool cell_take(struct arena *a, const struct form_sheet *f, const struct sheet_row *row, size_t column,
	const char **values, struct diag *d)
{
	if (f->kinds[column] == COLUMN_DATE)
		return date_take(a, f, row, column, values, d);
	if (f->kinds[column] == COLUMN_CHOICES)
		return choices_take(a, f, row, column, values, d);
	if (f->layout->spaces[f->spaces[column]].kind == SPACE_TICK)
		return tick_take(a, f, row, column, values, d);
	values[f->spaces[column]] = row->cells[column];
	return true;
}

static void problem_report(struct arena *a, const struct form_sheet *f, const struct sheet_row *row, size_t column,
	size_t space, const struct value_problem *problem, struct diag *d)
{
	const struct form_space *s = &f->layout->spaces[space];
	struct src src = sheet_src(&f->sheet, row);
	const char *cell = sheet_cell(a, row, column);
	struct buf sign = {0};

	buf_utf8(&sign, problem->code);
	if (problem->too_long)
		diag_error(d, src, "form-value",
			"%s: too long for \"%s\" on the form, even at the smallest size; shorten it to about %u characters",
			"%s：“%s”一栏放不下，字号已缩到最小；请缩短到约%u字", cell, form_columns_both(a, s), (unsigned)problem->takes);
	else
		diag_error(d, src, "form-value",
			"%s: the forms' fonts have no character U+%04X (%s); write it with another, or leave it out and write it by hand",
			"%s：表格字体没有字符 U+%04X（%s）；请换用其他字，或者留空后手写", cell, (unsigned)problem->code, buf_str(&sign));
	buf_free(&sign);
}

/* The cell of a row that says it is the sum of others; NULL: none does. */
static const char *total_find(struct arena *a, const struct form_sheet *f, const struct sheet_row *row)
{
	static const char *const words[] = {"合计", "总计", "小计", "total", "sum"};

	for (size_t c = 0; c < f->sheet.ncolumns; c++)
		for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
			if (form_columns_same(row->cells[c], words[i]))
				return sheet_cell(a, row, c);
	return NULL;
}

/* Every value that does not fit or has a character the fonts lack is reported, and a row that is no form. */
static bool row_try(struct arena *a, const struct form_sheet *f, const struct sheet_row *row, struct form_filler *filler,
	const char **values, struct diag *d)
{
	const char *total = total_find(a, f, row);
	bool fine = total == NULL;

	if (total != NULL)
		diag_error(d, sheet_src(&f->sheet, row), "form-value",
			"%s: a row that sums up others is no form; take it out", "%s：合计行不能填成一份表；请删去这一行", total);
	for (size_t c = 0; c < f->sheet.ncolumns; c++)
		for (size_t i = f->spaces[c]; form_columns_fill(f, c, i); i++) {
			struct value_problem problem;

			if (*values[i] == '\0' || form_filler_try(filler, i, values[i], &problem))
				continue;
			problem_report(a, f, row, c, i, &problem, d);
			fine = false;
		}
	return fine;
}

bool form_sheet_row(struct arena *a, const struct form_sheet *f, size_t index, struct form_filler *filler,
	const char **values, struct diag *d)
{
	const struct sheet_row *row = form_sheet_source(f, index);
	bool fine = true;

	for (size_t i = 0; i < f->layout->nspaces; i++)
		values[i] = "";
	for (size_t c = 0; c < f->sheet.ncolumns; c++)
		fine = (!form_columns_named(f, c) || cell_take(a, f, row, c, values, d)) && fine;
	return (filler == NULL || row_try(a, f, row, filler, values, d)) && fine;
}
