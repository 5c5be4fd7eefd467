#include "form_columns.h"

#include <string.h>

#include "csv.h"
#include "form_fields.h"
#include "text.h"

#define NO_SPACE ((size_t)-1)
#define TITLE_ROWS 5            /* the headings are in one of the sheet's first rows */

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

bool form_columns_same(const char *heading, const char *name)
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
	return strcmp(heading, space->id) == 0 || form_columns_same(heading, form_field_name(a, space, ZH)) ||
		form_columns_same(heading, form_field_name(a, space, EN));
}

static bool names_blank(struct arena *a, const char *heading, const struct blank *blank)
{
	return strcmp(heading, blank->id) == 0 || form_columns_same(heading, form_label(a, blank, ZH)) ||
		form_columns_same(heading, form_label(a, blank, EN));
}

static bool names_date(struct arena *a, const char *heading, const struct form_space *space)
{
	return strcmp(heading, arena_printf(a, "%s-date", space->blank->id)) == 0 ||
		form_columns_same(heading, date_name(a, space, ZH)) || form_columns_same(heading, date_name(a, space, EN)) ||
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

const char *form_columns_both(struct arena *a, const struct form_space *space)
{
	return arena_printf(a, "%s / %s", form_field_name(a, space, ZH), form_field_name(a, space, EN));
}

/* ---- which column is which space ---- */

static bool heading_find(struct arena *a, const struct form_sheet *f, const char *heading, size_t *space,
	enum form_column *kind)
{
	for (*space = 0; *heading != '\0' && *space < f->layout->nspaces; ++*space)
		if (names(a, heading, &f->layout->spaces[*space], kind))
			return true;
	*space = NO_SPACE;
	return false;
}

/* The first row that has a heading of the form; there may be a title above it. */
static size_t head_find(struct arena *a, const struct form_sheet *f)
{
	enum form_column kind;
	size_t space;

	for (size_t r = 0; r < f->sheet.nrows && r < TITLE_ROWS; r++)
		for (size_t c = 0; c < f->sheet.ncolumns; c++)
			if (heading_find(a, f, f->sheet.rows[r].cells[c], &space, &kind))
				return r;
	return 0;
}

bool form_columns_fill(const struct form_sheet *f, size_t column, size_t space)
{
	const struct form_space *spaces = f->layout->spaces;
	size_t from = f->spaces[column];

	if (from == NO_SPACE || space < from || space >= f->layout->nspaces)
		return false;
	if (f->kinds[column] == COLUMN_ONE)
		return space == from;
	return f->kinds[column] == COLUMN_DATE ? space - from < 3 : spaces[space].blank == spaces[from].blank;
}

bool form_columns_named(const struct form_sheet *f, size_t column)
{
	return f->spaces[column] != NO_SPACE;
}

static bool has_column(const struct form_sheet *f, size_t space)
{
	for (size_t c = 0; c < f->sheet.ncolumns; c++)
		if (form_columns_fill(f, c, space))
			return true;
	return false;
}

/* ---- mistakes ---- */

static const char *list_add(struct arena *a, const char *list, const char *item)
{
	return arena_printf(a, "%s%s%s", list, *list == '\0' ? "" : "; ", item);
}

/* The first of the spaces that a heading for all of a blank's may stand for. */
static bool is_first(const struct form_layout *l, size_t i)
{
	const struct form_space *s = &l->spaces[i];

	return s->blank != NULL && s->kind <= SPACE_YEAR &&
		!(s->kind == SPACE_TICK && i > 0 && l->spaces[i - 1].blank == s->blank);
}

/* One heading for all of a blank's spaces. */
static const char *heading_of(struct arena *a, const struct form_space *s, enum lang lang)
{
	return s->kind == SPACE_YEAR && s->blank->type != BLANK_DATE ? date_name(a, s, lang) : form_label(a, s->blank, lang);
}

void form_columns_write(struct arena *a, const struct form_layout *l, enum lang lang, struct buf *b)
{
	const char **headings = arena_new(a, const char *, l->nspaces);
	size_t n = 0;

	for (size_t i = 0; i < l->nspaces; i++)
		if (is_first(l, i))
			headings[n++] = heading_of(a, &l->spaces[i], lang);
	csv_write_row(b, headings, n);
}

/* What headings are accepted that the sheet has not, for messages; all where it has all. */
static const char *accepted(struct arena *a, const struct form_sheet *f)
{
	const struct form_layout *l = f->layout;
	const char *list = "", *all = "";

	for (size_t i = 0; i < l->nspaces; i++) {
		const struct form_space *s = &l->spaces[i];
		const char *item;

		if (!is_first(l, i))
			continue;
		item = arena_printf(a, "%s / %s", heading_of(a, s, ZH), heading_of(a, s, EN));
		all = list_add(a, all, item);
		if (!has_column(f, i))
			list = list_add(a, list, item);
	}
	return *list == '\0' ? all : list;
}

static void unknown_report(struct arena *a, const struct form_sheet *f, struct diag *d)
{
	const struct sheet_row *head = &f->sheet.rows[f->head];
	const char *list = "";

	for (size_t c = 0; c < f->sheet.ncolumns; c++)
		if (f->spaces[c] == NO_SPACE && *head->cells[c] != '\0')
			list = list_add(a, list, arena_printf(a, "%s \"%s\"", sheet_cell(a, head, c), head->cells[c]));
	if (*list != '\0')
		diag_error(d, sheet_src(&f->sheet, head), "form-heading", "no cell of this form: %s; accepted: %s",
			"本表没有这一栏：%s；可以是：%s", list, accepted(a, f));
}

/* A column without a heading is one only where something stands in it. */
static void nameless_report(struct arena *a, const struct form_sheet *f, size_t column, struct diag *d)
{
	for (size_t r = f->head + 1; r < f->sheet.nrows; r++) {
		const struct sheet_row *row = &f->sheet.rows[r];

		if (*row->cells[column] == '\0')
			continue;
		diag_error(d, sheet_src(&f->sheet, row), "form-heading",
			"%s: \"%s\" stands in a column without a heading; give the column one, or clear it",
			"%s：“%s”所在的列没有表头；请补上表头或者清空这一列", sheet_cell(a, row, column), row->cells[column]);
		return;
	}
}

static void twice_report(struct arena *a, const struct form_sheet *f, size_t space, struct diag *d)
{
	const struct sheet_row *head = &f->sheet.rows[f->head];
	const char *first = NULL;

	for (size_t c = 0; c < f->sheet.ncolumns; c++) {
		if (!form_columns_fill(f, c, space))
			continue;
		if (first != NULL)
			diag_error(d, sheet_src(&f->sheet, head), "form-heading",
				"%s: a second column for \"%s\", which %s is already; keep one of them",
				"%s：“%s”已在%s，不能再有一列；请只保留一列", sheet_cell(a, head, c),
				form_columns_both(a, &f->layout->spaces[space]), first);
		first = sheet_cell(a, head, c);
	}
}

/* Every cell of the grid has its column. */
static void missing_report(struct arena *a, const struct form_sheet *f, struct diag *d)
{
	const struct form_layout *l = f->layout;
	const char *list = "";

	for (size_t i = 0; i < l->nspaces; i++) {
		const struct form_space *space = &l->spaces[i];
		enum form_place_kind kind = l->places[space->place].kind;

		if ((kind == PLACE_BLANK || kind == PLACE_BLOCK) && !has_column(f, i) &&
			(i == 0 || l->spaces[i - 1].blank != space->blank)) /* of several once */
			list = list_add(a, list, form_columns_both(a, space));
	}
	if (*list != '\0')
		diag_error(d, sheet_src(&f->sheet, &f->sheet.rows[f->head]), "form-heading",
			"no column for: %s; add one with that heading for each, even if it is left empty",
			"缺少这些列：%s；请分别加上，内容可以为空", list);
}

/* A sheet of one column whose heading has what some programs put between cells. */
static bool separator_report(const struct form_sheet *f, struct diag *d)
{
	static const char *const signs[] = {";", "；", "，", "|"};
	const struct sheet_row *head = &f->sheet.rows[0];

	for (size_t i = 0; f->sheet.ncolumns == 1 && i < sizeof signs / sizeof signs[0]; i++) {
		if (strstr(head->cells[0], signs[i]) == NULL)
			continue;
		diag_error(d, sheet_src(&f->sheet, head), "form-heading",
			"one column only: its cells are separated by \"%s\"; save the file with commas, or as .xlsx",
			"只有一列：单元格之间用的是“%s”；请用半角逗号分隔，或者另存为 .xlsx", signs[i]);
		return true;
	}
	return false;
}

bool form_columns_find(struct arena *a, struct form_sheet *f, struct diag *d)
{
	size_t before = diag_errors(d);

	f->head = head_find(a, f);
	f->spaces = arena_new(a, size_t, f->sheet.ncolumns);
	f->kinds = arena_new(a, enum form_column, f->sheet.ncolumns);
	for (size_t c = 0; c < f->sheet.ncolumns; c++)
		heading_find(a, f, f->sheet.rows[f->head].cells[c], &f->spaces[c], &f->kinds[c]);
	if (separator_report(f, d))
		return false;
	unknown_report(a, f, d);
	for (size_t c = 0; c < f->sheet.ncolumns; c++)
		if (*f->sheet.rows[f->head].cells[c] == '\0')
			nameless_report(a, f, c, d);
	for (size_t i = 0; i < f->layout->nspaces; i++)
		twice_report(a, f, i, d);
	missing_report(a, f, d);
	return diag_errors(d) == before;
}
