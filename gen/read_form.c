#include "read.h"

#include <string.h>

#include "text.h"
#include "yaml.h"

#define TEXT(k, req, m) {k, YAML_TEXT, req, offsetof(struct ROW, m), 0, NULL, NULL}
#define BOTH(k, req, m) {k, YAML_BILINGUAL, req, offsetof(struct ROW, m), 0, NULL, NULL}
#define COUNT(k, req, m) {k, YAML_COUNT, req, offsetof(struct ROW, m), 0, NULL, NULL}
#define CHOICE(k, req, m, c) {k, YAML_CHOICE, req, offsetof(struct ROW, m), 0, NULL, c}
#define MAP(k, req, m, s) {k, YAML_STRUCT, req, offsetof(struct ROW, m), 0, &(s), NULL}
#define MAPS(k, req, m, s) {k, YAML_STRUCTS, req, offsetof(struct ROW, m), offsetof(struct ROW, n##m), &(s), NULL}

#define ROW choice
static const struct yaml_field choice_fields[] = {TEXT("id", true, id), BOTH("label", true, label)};
static const struct yaml_schema choice_schema = YAML_SCHEMA(choice_fields, struct choice);
#undef ROW
#define ROW blank
static const char *const blank_types[] = {"text", "date", NULL};
static const struct yaml_field blank_fields[] = {
	TEXT("id", true, id), BOTH("label", true, label), CHOICE("type", false, type, blank_types),
	MAPS("choices", false, choices, choice_schema), TEXT("fact", false, fact),
};
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
	COUNT("copies", false, form.copies), TEXT("claim", false, form.claim),
	{"claim-facts", YAML_TEXTS, false, offsetof(struct form_file, form.claim_facts),
		offsetof(struct form_file, form.nclaim_facts), NULL, NULL},
	{"holders", YAML_NODE, false, offsetof(struct form_file, holders), 0, NULL, NULL},
};
static const struct yaml_schema form_schema = {form_fields, sizeof form_fields / sizeof form_fields[0],
	sizeof(struct form_file), offsetof(struct form_file, form.src)};
#undef ROW

static void form_row_take(struct arena *a, const struct form_row_file *from, struct form_row *to, struct diag *d)
{
	int kinds_given = (from->nfields > 0) + (from->block.id != NULL) + (from->approval.id != NULL);

	to->src = from->src;
	if (kinds_given != 1 || from->nfields > 3) {
		diag_plain(d, from->src, "form-row", NULL, "a row is one of: fields (one to three), block, approval",
			"每行只能是 fields（一至三项）、block、approval 之一");
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

/* How many copies a note asks for, “一式三份”; 0: it does not say. */
static int copies_said(const char *note)
{
	static const char *const numbers[][2] = {{"二两", "贰"}, {"三", "叁"}, {"四", "肆"}, {"五", "伍"}, {"六", "陆"}};
	const char *p = note == NULL ? NULL : strstr(note, "一式");

	for (p = p == NULL ? "" : p + strlen("一式"); text_is_space((unsigned char)*p); p++)
		;
	if (text_digit((unsigned char)*p) > 0)
		return text_digit((unsigned char)*p);
	for (int i = 0; strlen(p) >= 3 && i < (int)(sizeof numbers / sizeof numbers[0]); i++)
		for (const char *n = numbers[i][0]; *n != '\0'; n += 3)
			if (strncmp(p, n, 3) == 0 || strncmp(p, numbers[i][1], 3) == 0)
				return i + 2;
	return 0;
}

/* What the print dialogue is told is what the form itself says. */
static void copies_check(const struct form *form, struct diag *d)
{
	int said = copies_said(form->note.text[ZH]);

	if (said > 0 && said != form->copies)
		diag_error(d, form->note.src, "form-copies", "the note asks for %d copies, copies says %lld; both must say the same",
			"注写明一式%d份，copies 却是%lld；两者应一致", said, (long long)form->copies);
}

/* ---- ids: a field's name is made of them, so none may stand twice ---- */

struct names {
	struct arena *arena;
	const char **list;
	size_t n;
	struct diag *diag;
};

static void name_take(struct names *names, const char *id, struct src src)
{
	for (size_t i = 0; i < names->n; i++)
		if (strcmp(names->list[i], id) == 0) {
			diag_error(names->diag, src, "duplicate", "id \"%s\" stands twice", "id“%s”重复", id);
			return;
		}
	*arena_append(names->arena, names->list, names->n) = id;
}

/* Letters, digits and hyphens, as programs that fill forms read a dot as a step into a group of fields. */
static void id_check(struct diag *d, const char *id, struct src src)
{
	if (*id != '\0' && strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(id))
		diag_error(d, src, "form-id", "id \"%s\": small letters, digits and hyphens only",
			"id“%s”只能用小写字母、数字和连字符", id);
}

static void date_names_take(struct names *names, const struct blank *b)
{
	static const char *const parts[] = {"year", "month", "day"};

	for (int i = 0; i < 3; i++)
		name_take(names, arena_printf(names->arena, "%s-%s", b->id, parts[i]), b->src);
}

static void blank_take(struct names *names, const struct blank *b, bool field, bool approval)
{
	if (b->id == NULL || *b->id == '\0')
		return;
	id_check(names->diag, b->id, b->src);
	name_take(names, b->id, b->src);
	if (approval || b->type == BLANK_DATE)
		date_names_take(names, b);
	for (size_t i = 0; i < b->nchoices; i++) {
		id_check(names->diag, b->choices[i].id, b->choices[i].src);
		name_take(names, arena_printf(names->arena, "%s-%s", b->id, b->choices[i].id), b->choices[i].src);
	}
	if (!field && (b->type != BLANK_TEXT || b->nchoices > 0))
		diag_plain(names->diag, b->src, "form-blank", b->id, "dates and choices stand in fields only",
			"日期和选项只能用于 fields");
	else if (b->type == BLANK_DATE && b->nchoices > 0)
		diag_plain(names->diag, b->src, "form-blank", b->id, "is a date or has choices, not both",
			"日期与选项不能并用");
}

static void names_check(struct arena *a, const struct form *form, struct diag *d)
{
	struct names names = {.arena = a, .diag = d};

	blank_take(&names, &form->head, false, false);
	for (size_t r = 0; r < form->nrows; r++)
		for (size_t i = 0; i < form->rows[r].nblanks; i++)
			blank_take(&names, &form->rows[r].blanks[i], form->rows[r].kind == FORM_FIELDS,
				form->rows[r].kind == FORM_APPROVAL);
	for (size_t i = 0; i < form->nfoot; i++)
		blank_take(&names, &form->foot[i], false, false);
}

void form_read(struct arena *a, const char *path, const char *id, struct form *form, struct diag *d)
{
	struct form_file file = {0};
	bool whole = yaml_load(a, path, &form_schema, &file, d);

	*form = file.form;
	form->id = id;
	if (form->src.path == NULL)
		form->src.path = path;
	form->nrows = file.nrows;
	form->rows = arena_new(a, struct form_row, file.nrows);
	for (size_t r = 0; r < file.nrows; r++)
		form_row_take(a, &file.rows[r], &form->rows[r], d);
	holders_take(a, file.holders, form, d);
	if (whole)
		copies_check(form, d);
	names_check(a, form, d);
}
