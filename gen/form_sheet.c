#include "form_sheet.h"

#include <string.h>

#include "form_fields.h"
#include "text.h"
#include "value.h"

#define NO_SPACE ((size_t)-1)

/* ---- headings ---- */

/* The next character that counts, capitals as small letters and brackets as narrow ones; 0 at the end. */
static uint32_t name_next(const char **p)
{
	while (**p != '\0') {
		uint32_t code = utf8_next(p);

		if (code >= 0xFF01 && code <= 0xFF5E)
			code -= 0xFF01 - '!';
		if (!text_is_space(code))
			return code >= 'A' && code <= 'Z' ? code + ('a' - 'A') : code;
	}
	return 0;
}

/* The same name, whatever the white space, and with or without the colon at its end. */
static bool same_name(const char *heading, const char *name)
{
	for (;;) {
		uint32_t a = name_next(&heading), b = name_next(&name);

		if (a == ':' && b == 0)
			a = name_next(&heading);
		if (b == ':' && a == 0)
			b = name_next(&name);
		if (a != b)
			return false;
		if (a == 0)
			return true;
	}
}

/* A whole date may stand in one column. */
static const char *date_name(struct arena *a, const struct form_space *year, enum lang lang)
{
	return arena_printf(a, lang == ZH ? "%s（日期）" : "%s (date)", form_label(a, year->blank, lang));
}

static bool names_space(struct arena *a, const char *heading, const struct form_space *space)
{
	return strcmp(heading, space->id) == 0 || same_name(heading, form_field_name(a, space, ZH)) ||
		same_name(heading, form_field_name(a, space, EN));
}

static bool names_blank(struct arena *a, const char *heading, const struct blank *blank)
{
	return strcmp(heading, blank->id) == 0 || same_name(heading, form_label(a, blank, ZH)) ||
		same_name(heading, form_label(a, blank, EN));
}

static bool names_date(struct arena *a, const char *heading, const struct form_space *space)
{
	return strcmp(heading, arena_printf(a, "%s-date", space->blank->id)) == 0 ||
		same_name(heading, date_name(a, space, ZH)) || same_name(heading, date_name(a, space, EN)) ||
		(space->blank->type == BLANK_DATE && names_blank(a, heading, space->blank));
}

/* Does the heading name the space, alone or as the first of several? */
static bool names(struct arena *a, const char *heading, const struct form_space *space, enum form_column *kind)
{
	*kind = COLUMN_ONE;
	if (space->blank == NULL)
		return false;
	if (names_space(a, heading, space))
		return true;
	*kind = space->kind == SPACE_TICK ? COLUMN_CHOICES : COLUMN_DATE;
	return (space->kind == SPACE_TICK && names_blank(a, heading, space->blank)) ||
		(space->kind == SPACE_YEAR && names_date(a, heading, space));
}

/* Messages name a space in both languages, as either may head a column. */
static const char *both_names(struct arena *a, const struct form_space *space)
{
	return arena_printf(a, "%s / %s", form_field_name(a, space, ZH), form_field_name(a, space, EN));
}

/* What headings are accepted, for messages. */
static const char *accepted(struct arena *a, const struct form_layout *l)
{
	const char *list = "";

	for (size_t i = 0; i < l->nspaces; i++) {
		const struct form_space *s = &l->spaces[i];

		if (s->blank == NULL || s->kind > SPACE_YEAR || (s->kind == SPACE_TICK && i > 0 && l->spaces[i - 1].blank == s->blank))
			continue;
		list = arena_printf(a, "%s%s%s", list, *list == '\0' ? "" : "; ", s->kind == SPACE_YEAR ?
			arena_printf(a, "%s / %s", date_name(a, s, ZH), date_name(a, s, EN)) :
			arena_printf(a, "%s / %s", form_label(a, s->blank, ZH), form_label(a, s->blank, EN)));
	}
	return list;
}

static void heading_find(struct arena *a, struct form_sheet *f, size_t column, struct diag *d)
{
	const struct form_layout *l = f->layout;
	const struct sheet_row *row = &f->sheet.rows[0];
	const char *heading = row->cells[column];

	f->spaces[column] = NO_SPACE;
	for (size_t i = 0; i < l->nspaces; i++)
		if (names(a, heading, &l->spaces[i], &f->kinds[column])) {
			f->spaces[column] = i;
			return;
		}
	diag_error(d, sheet_src(&f->sheet, row), "form-heading",
		"%s: \"%s\" is no cell of this form; accepted: %s", "%s：本表没有“%s”这一栏；可以是：%s",
		sheet_cell(a, row, column), heading, accepted(a, l));
}

/* Does a column fill the space? */
static bool fills(const struct form_sheet *f, size_t column, size_t space)
{
	const struct form_space *spaces = f->layout->spaces;
	size_t from = f->spaces[column];

	if (from == NO_SPACE || space < from || space >= f->layout->nspaces || f->kinds[column] == COLUMN_ONE)
		return from == space;
	return f->kinds[column] == COLUMN_DATE ? space - from < 3 : spaces[space].blank == spaces[from].blank;
}

static void headings_check(struct arena *a, const struct form_sheet *f, struct diag *d)
{
	const struct sheet_row *row = &f->sheet.rows[0];
	const struct form_layout *l = f->layout;

	for (size_t i = 0; i < l->nspaces; i++) {
		const struct form_space *space = &l->spaces[i];
		enum form_place_kind kind = l->places[space->place].kind;
		const char *first = NULL;

		for (size_t c = 0; c < f->sheet.ncolumns; c++) {
			if (!fills(f, c, i))
				continue;
			if (first != NULL)
				diag_error(d, sheet_src(&f->sheet, row), "form-heading",
					"%s: a second column for \"%s\", which %s is already; keep one of them",
					"%s：“%s”已在%s，不能再有一列；请只保留一列", sheet_cell(a, row, c), both_names(a, space), first);
			first = sheet_cell(a, row, c);
		}
		if (first == NULL && (kind == PLACE_BLANK || kind == PLACE_BLOCK) &&
			(i == 0 || l->spaces[i - 1].blank != space->blank)) /* of several once */
			diag_error(d, sheet_src(&f->sheet, row), "form-heading",
				"no column for \"%s\"; add one with that heading, even if it is left empty",
				"缺少“%s”一列；请加上这一列，内容可以为空", both_names(a, space));
	}
}

bool form_sheet_read(struct arena *a, const char *path, const char *name, const struct form_layout *l,
	struct form_sheet *f, struct diag *d)
{
	size_t before = diag_errors(d);

	*f = (struct form_sheet){.layout = l};
	if (!sheet_read(a, path, name, &f->sheet, d))
		return false;
	if (f->sheet.nrows < 2) {
		diag_plain(d, (struct src){path, 0, 0}, "form-heading", NULL,
			"no rows to fill in; the first row is headings, each row after it one form",
			"没有可填写的行；首行是表头，以后每行填一份表");
		return false;
	}
	f->nrows = f->sheet.nrows - 1;
	f->spaces = arena_new(a, size_t, f->sheet.ncolumns);
	f->kinds = arena_new(a, enum form_column, f->sheet.ncolumns);
	for (size_t c = 0; c < f->sheet.ncolumns; c++)
		heading_find(a, f, c, d);
	headings_check(a, f, d);
	return diag_errors(d) == before;
}

const struct sheet_row *form_sheet_source(const struct form_sheet *f, size_t row)
{
	return &f->sheet.rows[row + 1];
}

const char *form_sheet_cell(struct arena *a, const struct form_sheet *f, size_t row, size_t space)
{
	size_t column = 0;

	while (column + 1 < f->sheet.ncolumns && !fills(f, column, space))
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
			"%s: \"%s\" is not a date; write 2020-07-01 or 2020年7月1日", "%s：“%s”不是日期；请写成 2020年7月1日 或 2020-07-01",
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

		if (strcmp(word, choice->id) == 0 || same_name(word, choice->label.text[ZH]) ||
			same_name(word, choice->label.text[EN]))
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
			"%s：“%s”一栏放不下，字号已缩到最小；请缩短到约%u字", cell, both_names(a, s), (unsigned)problem->takes);
	else
		diag_error(d, src, "form-value",
			"%s: the forms' fonts have no character U+%04X (%s); write it with another, or leave it out and write it by hand",
			"%s：表格字体没有字符 U+%04X（%s）；请换用其他字，或者留空后手写", cell, (unsigned)problem->code, buf_str(&sign));
	buf_free(&sign);
}

bool form_sheet_row(struct arena *a, const struct form_sheet *f, size_t index, struct form_filler *filler,
	const char **values, struct diag *d)
{
	const struct sheet_row *row = form_sheet_source(f, index);
	bool fine = true;

	for (size_t i = 0; i < f->layout->nspaces; i++)
		values[i] = "";
	for (size_t c = 0; c < f->sheet.ncolumns; c++)
		fine = cell_take(a, f, row, c, values, d) && fine;
	for (size_t c = 0; filler != NULL && c < f->sheet.ncolumns; c++)
		for (size_t i = f->spaces[c]; fills(f, c, i); i++) {
			struct value_problem problem;

			if (*values[i] == '\0' || form_filler_try(filler, i, values[i], &problem))
				continue;
			problem_report(a, f, row, c, i, &problem, d);
			fine = false;
		}
	return fine;
}
