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
	TEXT("index-number", false, index_number),
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

static void forms_read(struct arena *a, struct policy *p, struct diag *d)
{
	const char **names = declared(a, p->dir, "forms", &p->nforms);

	p->forms = arena_new(a, struct form, p->nforms);
	for (size_t i = 0; i < p->nforms; i++)
		form_read(a, arena_printf(a, "%s/forms/%s.yaml", p->dir, names[i]), names[i], &p->forms[i], d);
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
