#include "read.h"

#include <string.h>

#include "file.h"
#include "number.h"
#include "yaml.h"

#define TEXT(k, req, m) {k, YAML_TEXT, req, offsetof(struct ROW, m), 0, NULL, NULL}
#define TEXTS(k, req, m) {k, YAML_TEXTS, req, offsetof(struct ROW, m), offsetof(struct ROW, n##m), NULL, NULL}
#define BOTH(k, req, m) {k, YAML_BILINGUAL, req, offsetof(struct ROW, m), 0, NULL, NULL}
#define DAY(k, req, m) {k, YAML_DAY, req, offsetof(struct ROW, m), 0, NULL, NULL}
#define COUNT(k, req, m) {k, YAML_COUNT, req, offsetof(struct ROW, m), 0, NULL, NULL}
#define FLAG(k, m) {k, YAML_FLAG, false, offsetof(struct ROW, m), 0, NULL, NULL}
#define CHOICE(k, req, m, c) {k, YAML_CHOICE, req, offsetof(struct ROW, m), 0, NULL, c}
#define MAP(k, req, m, s) {k, YAML_STRUCT, req, offsetof(struct ROW, m), 0, &(s), NULL}
#define MAPS(k, req, m, s) {k, YAML_STRUCTS, req, offsetof(struct ROW, m), offsetof(struct ROW, n##m), &(s), NULL}

/* ---- front matter ---- */
#define ROW policy
static const struct yaml_field zh_fields[] = {
	TEXT("title", true, front[ZH].title), TEXT("region", true, region_id), TEXT("number", false, number),
	CHOICE("kind", true, kind, policy_kind_names),
	{"issuers", YAML_TEXTS, false, offsetof(struct policy, front[ZH].issuers),
		offsetof(struct policy, front[ZH].nissuers), NULL, NULL},
	TEXT("addressees", false, front[ZH].addressees), DAY("written", false, written), DAY("printed", false, printed),
	DAY("posted", false, posted), DAY("effective", false, effective), DAY("expires", false, expires),
	TEXT("replaces", false, replaces), TEXTS("replaced_by", false, replaced_by), TEXTS("topics", false, topics), FLAG("draft", draft),
	TEXT("summary", true, front[ZH].summary),
};
static const struct yaml_schema zh_schema = {zh_fields, sizeof zh_fields / sizeof zh_fields[0], sizeof(struct policy),
	offsetof(struct policy, front[ZH].src)};
#undef ROW
#define ROW front
static const struct yaml_field en_fields[] = {
	TEXT("title", true, title), TEXTS("issuers", false, issuers), TEXT("addressees", false, addressees),
	TEXT("summary", true, summary),
};
static const struct yaml_schema en_schema = YAML_SCHEMA(en_fields, struct front);
#undef ROW

/* ---- tables ---- */
#define ROW column
static const char *const column_types[] = {"text", "count", "money", "ordinal", NULL};
static const struct yaml_field column_fields[] = {
	TEXT("id", true, id), BOTH("label", true, label), CHOICE("type", true, type, column_types), FLAG("total", total),
};
static const struct yaml_schema column_schema = YAML_SCHEMA(column_fields, struct column);
#undef ROW
#define ROW listing
static const struct yaml_field listing_fields[] = {
	TEXT("cell", true, cell), TEXT("fact", true, fact), TEXT("value", true, value),
};
static const struct yaml_schema listing_schema = YAML_SCHEMA(listing_fields, struct listing);
#undef ROW
struct table_file {
	struct table table;
	const char *total_row;
};
#define ROW table_file
static const struct yaml_field table_fields[] = {
	BOTH("title", false, table.title),
	{"columns", YAML_STRUCTS, true, offsetof(struct table_file, table.columns),
		offsetof(struct table_file, table.ncolumns), &column_schema, NULL},
	TEXT("total-row", false, total_row), COUNT("header-rows", false, table.header_rows),
	{"occupations", YAML_STRUCTS, false, offsetof(struct table_file, table.listings),
		offsetof(struct table_file, table.nlistings), &listing_schema, NULL},
};
static const struct yaml_schema table_schema = {table_fields, sizeof table_fields / sizeof table_fields[0],
	sizeof(struct table_file), offsetof(struct table_file, table.src)};
#undef ROW

/* ---- forms ---- */
#define ROW blank
static const struct yaml_field blank_fields[] = {TEXT("id", true, id), BOTH("label", true, label)};
static const struct yaml_schema blank_schema = YAML_SCHEMA(blank_fields, struct blank);
#undef ROW
struct form_row_file {
	struct blank *fields, block, approval;
	size_t nfields;
	struct src src;
};
#define ROW form_row_file
static const struct yaml_field row_fields[] = {
	MAPS("fields", false, fields, blank_schema), MAP("block", false, block, blank_schema),
	MAP("approval", false, approval, blank_schema),
};
static const struct yaml_schema row_schema = YAML_SCHEMA(row_fields, struct form_row_file);
#undef ROW
struct form_file {
	struct form form;
	struct form_row_file *rows;
	const struct yaml_node *holders;
	size_t nrows;
};
#define ROW form_file
static const struct yaml_field form_fields[] = {
	COUNT("attachment", true, form.attachment), BOTH("title", true, form.title), BOTH("note", false, form.note),
	MAP("head", false, form.head, blank_schema), MAPS("rows", true, rows, row_schema),
	{"foot", YAML_STRUCTS, false, offsetof(struct form_file, form.foot), offsetof(struct form_file, form.nfoot),
		&blank_schema, NULL},
	COUNT("copies", false, form.copies),
	{"holders", YAML_NODE, false, offsetof(struct form_file, holders), 0, NULL, NULL},
};
static const struct yaml_schema form_schema = {form_fields, sizeof form_fields / sizeof form_fields[0],
	sizeof(struct form_file), offsetof(struct form_file, form.src)};
#undef ROW

/* ---- repairs and notes ---- */
#define ROW repair
static const struct yaml_field repair_fields[] = {
	COUNT("line", true, line), TEXT("from", true, from), TEXT("to", false, to), TEXT("clause", true, clause),
	BOTH("why", true, why),
};
static const struct yaml_schema repair_schema = YAML_SCHEMA(repair_fields, struct repair);
#undef ROW
#define ROW note
static const char *const note_kinds[] = {"source-error", "conflict", "remark", NULL};
static const struct yaml_field note_fields[] = {
	TEXT("clause", true, clause), TEXT("quote", true, quote), CHOICE("kind", true, kind, note_kinds),
	BOTH("note", true, note),
};
static const struct yaml_schema note_schema = YAML_SCHEMA(note_fields, struct note);
#undef ROW
#define ROW policy
static const struct yaml_field repairs_fields[] = {MAPS("repairs", true, repairs, repair_schema)};
static const struct yaml_schema repairs_schema = {repairs_fields, 1, sizeof(struct policy), YAML_NO_SRC};
static const struct yaml_field notes_fields[] = {MAPS("notes", true, notes, note_schema)};
static const struct yaml_schema notes_schema = {notes_fields, 1, sizeof(struct policy), YAML_NO_SRC};
#undef ROW

bool front_split(const char *path, const char *text, size_t n, size_t *front_size, size_t *body_start, int *body_line,
	struct diag *d)
{
	int line = 1;

	if (n >= 5 && memcmp(text, "---\r\n", 5) == 0) {
		diag_plain(d, (struct src){path, 1, 1}, "front-matter", NULL, "the lines end in CR LF; save the file with LF",
			"换行为 CR LF，请将文件另存为 LF 换行");
		return false;
	}
	if (n < 4 || memcmp(text, "---\n", 4) != 0) {
		diag_plain(d, (struct src){path, 1, 1}, "front-matter", NULL,
			"the file begins with a line ---, the front matter, and a line ---",
			"文件开头应为一行 ---、文件信息、再一行 ---");
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		if (text[i] != '\n')
			continue;
		line++;
		if (n - i > 3 && memcmp(text + i + 1, "---", 3) == 0 && (n - i == 4 || text[i + 4] == '\n')) {
			*front_size = i + 1;
			*body_start = n - i == 4 ? n : i + 5;
			*body_line = line + 1;
			return true;
		}
	}
	diag_plain(d, (struct src){path, 1, 1}, "front-matter", NULL, "the front matter never ends; close it with a line ---",
		"文件信息没有结束；请用一行 --- 结束");
	return false;
}

/* The text itself is let go again: only its front matter and the 文号 in it are kept. */
static void front_read(struct arena *a, struct policy *p, enum lang lang, const struct yaml_schema *schema, void *target,
	struct diag *d)
{
	const char *path = arena_printf(a, "%s/%s.md", p->dir, lang_code[lang]), *text;
	struct arena *scratch = arena_open();
	struct front *front = &p->front[lang];
	const struct yaml_node *root;
	size_t n, size, start;

	front->src = (struct src){path, 0, 0};
	text = file_read(scratch, path, &n, d);
	if (text != NULL && front_split(path, text, n, &size, &start, &front->body_line, d)) {
		root = yaml_parse(a, path, text, size, d);
		if (root != NULL)
			yaml_bind(a, root, schema, target, d);
		if (lang == ZH)
			p->numbers = numbers_scan(a, text + start, n - start, &p->nnumbers);
	}
	arena_close(scratch);
}

/* The names in dir/sub that end in .yaml, without the ending. */
static const char **declared(struct arena *a, const char *dir, const char *sub, size_t *n)
{
	size_t all;
	const char **names = folder_list(a, arena_printf(a, "%s/%s", dir, sub), &all);

	*n = 0;
	for (size_t i = 0; i < all; i++) {
		size_t length = strlen(names[i]);

		if (length > 5 && strcmp(names[i] + length - 5, ".yaml") == 0)
			names[(*n)++] = arena_copy(a, names[i], length - 5);
	}
	return names;
}

static void tables_read(struct arena *a, struct policy *p, struct diag *d)
{
	const char **names = declared(a, p->dir, "tables", &p->ntables);

	p->tables = arena_new(a, struct table, p->ntables);
	for (size_t i = 0; i < p->ntables; i++) {
		const char *path = arena_printf(a, "%s/tables/%s.yaml", p->dir, names[i]);
		struct table_file file = {.table.header_rows = 1};

		yaml_load(a, path, &table_schema, &file, d);
		file.table.id = names[i];
		if (file.table.src.path == NULL)
			file.table.src.path = path;
		if (file.total_row != NULL && strcmp(file.total_row, "last") != 0)
			diag_plain(d, file.table.src, "bad-value", "total-row", "the only value is: last", "只能填 last");
		file.table.total_row = file.total_row != NULL;
		if (file.table.nlistings > 0)
			occupations_read(a, arena_printf(a, "%s/tables/%s.names.csv", p->dir, names[i]), &file.table, d);
		p->tables[i] = file.table;
	}
}

static void form_row_take(struct arena *a, const struct form_row_file *from, struct form_row *to, struct diag *d)
{
	int kinds_given = (from->nfields > 0) + (from->block.id != NULL) + (from->approval.id != NULL);

	to->src = from->src;
	if (kinds_given != 1 || from->nfields > 2) {
		diag_plain(d, from->src, "form-row", NULL, "a row is one of: fields (one or two), block, approval",
			"每行只能是 fields（一或两项）、block、approval 之一");
		return;
	}
	if (from->nfields > 0) {
		to->kind = FORM_FIELDS;
		to->blanks = from->fields;
		to->nblanks = from->nfields;
		return;
	}
	to->kind = from->block.id != NULL ? FORM_BLOCK : FORM_APPROVAL;
	to->blanks = arena_new(a, struct blank, 1);
	to->blanks[0] = to->kind == FORM_BLOCK ? from->block : from->approval;
	to->nblanks = 1;
}

static const struct yaml_field holder_fields[] = {
	{"zh", YAML_TEXT, true, offsetof(struct bilingual, text[ZH]), 0, NULL, NULL},
	{"en", YAML_TEXT, true, offsetof(struct bilingual, text[EN]), 0, NULL, NULL},
};
static const struct yaml_schema holder_schema = YAML_SCHEMA(holder_fields, struct bilingual);

static void holders_take(struct arena *a, const struct yaml_node *list, struct form *form, struct diag *d)
{
	if (list == NULL)
		return;
	form->nholders = list->kind == YAML_LIST ? list->n : 0;
	form->holders = arena_new(a, struct bilingual, form->nholders);
	for (size_t i = 0; i < form->nholders; i++)
		yaml_bind(a, list->items[i], &holder_schema, &form->holders[i], d);
	if (list->kind != YAML_LIST || (int64_t)form->nholders != form->copies)
		diag_plain(d, list->src, "bad-value", "holders", "one {zh, en} for each of the copies",
			"应为每一联写一项 {zh, en}，与 copies 相同");
}

static void forms_read(struct arena *a, struct policy *p, struct diag *d)
{
	const char **names = declared(a, p->dir, "forms", &p->nforms);

	p->forms = arena_new(a, struct form, p->nforms);
	for (size_t i = 0; i < p->nforms; i++) {
		const char *path = arena_printf(a, "%s/forms/%s.yaml", p->dir, names[i]);
		struct form_file file = {0};
		struct form *form = &p->forms[i];

		yaml_load(a, path, &form_schema, &file, d);
		*form = file.form;
		form->id = names[i];
		if (form->src.path == NULL)
			form->src.path = path;
		form->nrows = file.nrows;
		form->rows = arena_new(a, struct form_row, file.nrows);
		for (size_t r = 0; r < file.nrows; r++)
			form_row_take(a, &file.rows[r], &form->rows[r], d);
		holders_take(a, file.holders, form, d);
	}
}

void policy_read(struct arena *a, const char *dir, const char *id, struct policy *p, struct diag *d)
{
	const char *rates = arena_printf(a, "%s/rates.yaml", dir);
	const char *repairs = arena_printf(a, "%s/repairs.yaml", dir);
	const char *notes = arena_printf(a, "%s/notes.yaml", dir);
	const char *cases = arena_printf(a, "%s/cases.csv", dir);

	p->id = id;
	p->dir = dir;
	p->written = p->printed = p->posted = p->effective = p->expires = DAY_NONE;
	p->src = (struct src){arena_printf(a, "%s/zh.md", dir), 1, 1};
	front_read(a, p, ZH, &zh_schema, p, d);
	front_read(a, p, EN, &en_schema, &p->front[EN], d);
	if (file_exists(rates))
		p->rates = rates_read(a, rates, d);
	if (file_exists(repairs))
		yaml_load(a, repairs, &repairs_schema, p, d);
	if (file_exists(notes))
		yaml_load(a, notes, &notes_schema, p, d);
	if (file_exists(cases))
		cases_read(a, cases, p, d);
	tables_read(a, p, d);
	forms_read(a, p, d);
}
