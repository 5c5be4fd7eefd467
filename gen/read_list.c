#include "read.h"

#include <string.h>

#include "file.h"
#include "list.h"
#include "yaml.h"

#define TEXT(k, req, m) {k, YAML_TEXT, req, offsetof(struct ROW, m), 0, NULL, NULL}
#define TEXTS(k, m) {k, YAML_TEXTS, false, offsetof(struct ROW, m), offsetof(struct ROW, n##m), NULL, NULL}
#define BOTH(k, req, m) {k, YAML_BILINGUAL, req, offsetof(struct ROW, m), 0, NULL, NULL}
#define COUNT(k, req, m) {k, YAML_COUNT, req, offsetof(struct ROW, m), 0, NULL, NULL}
#define FLAG(k, m) {k, YAML_FLAG, false, offsetof(struct ROW, m), 0, NULL, NULL}
#define MAP(k, m, s) {k, YAML_STRUCT, false, offsetof(struct ROW, m), 0, &(s), NULL}
#define MAPS(k, req, m, s) {k, YAML_STRUCTS, req, offsetof(struct ROW, m), offsetof(struct ROW, n##m), &(s), NULL}

#define ROW list_fact
static const struct yaml_field fact_fields[] = {
	TEXT("fact", true, fact), TEXT("value", false, value), TEXT("column", false, column_id),
};
static const struct yaml_schema fact_schema = YAML_SCHEMA(fact_fields, struct list_fact);
#undef ROW

#define ROW list_claim
static const struct yaml_field claim_fields[] = {
	TEXT("rule", true, rule_id), MAPS("facts", true, facts, fact_schema), TEXT("amount", true, amount_id),
	TEXT("times", false, times_id), TEXT("exception", false, exception_id),
};
static const struct yaml_schema claim_schema = YAML_SCHEMA(claim_fields, struct list_claim);
static const struct yaml_field estimate_fields[] = {
	TEXT("rule", true, rule_id), MAPS("facts", true, facts, fact_schema),
};
static const struct yaml_schema estimate_schema = YAML_SCHEMA(estimate_fields, struct list_claim);
#undef ROW

#define ROW list_choice
static const struct yaml_field choice_fields[] = {TEXT("id", true, id), BOTH("label", true, label), TEXTS("also", also),
	FLAG("no-fact", no_fact)};
static const struct yaml_schema choice_schema = YAML_SCHEMA(choice_fields, struct list_choice);
#undef ROW

#define ROW list_column
static const char *const types[] = {"text", "choice", "count", "money", "percent", "date", "estimate", NULL};
static const struct yaml_field column_fields[] = {
	TEXT("id", true, id), BOTH("label", true, label), BOTH("meaning", false, meaning), BOTH("unit", false, unit),
	{"type", YAML_CHOICE, true, offsetof(struct list_column, type), 0, NULL, types}, TEXT("heading", false, heading),
	TEXT("english", false, english), FLAG("optional", optional), FLAG("merged", merged), FLAG("in-wan", wan),
	FLAG("detail", detail), FLAG("filter", filter), MAPS("values", false, choices, choice_schema),
	MAP("estimate", estimate, estimate_schema),
};
static const struct yaml_schema column_schema = YAML_SCHEMA(column_fields, struct list_column);
#undef ROW

#define ROW list_blank
static const struct yaml_field blank_fields[] = {TEXT("blank", true, blank_id), TEXT("column", true, column_id)};
static const struct yaml_schema blank_schema = YAML_SCHEMA(blank_fields, struct list_blank);
#undef ROW

#define ROW list
static const struct yaml_field list_fields[] = {
	BOTH("title", true, title), BOTH("bureau", true, bureau), BOTH("note", false, note), BOTH("rows", true, kind),
	COUNT("year", false, year), TEXT("policy", true, policy_id), TEXT("form", false, form_id), FLAG("example", example),
	TEXT("data", false, data), TEXT("table", false, table), TEXT("sheet", false, sheet),
	COUNT("header-row", false, header_row), TEXTS("ignore", ignore), TEXT("group", false, group_id),
	MAPS("columns", true, columns, column_schema), MAP("claim", claim, claim_schema),
	MAPS("filled", false, filled, blank_schema),
};
static const struct yaml_schema list_schema = YAML_SCHEMA(list_fields, struct list);
#undef ROW

static void column_shape(const struct list_column *c, struct diag *d)
{
	if ((c->type == LIST_CHOICE) != (c->nchoices > 0))
		diag_plain(d, c->src, "missing-key", "values", "a choice has values, the other types have none",
			"choice 必须有 values，其他类型不能有");
	if ((c->type == LIST_ESTIMATE) != (c->estimate.src.path != NULL))
		diag_plain(d, c->src, "missing-key", "estimate", "a column of type estimate has it, the other types have it not",
			"estimate 类型的列必须有 estimate，其他类型不能有");
	if (c->wan && c->type != LIST_MONEY)
		diag_plain(d, c->src, "bad-value", "in-wan", "only amounts of money are in 万元", "只有金额列才能以万元为单位");
	if (c->english != NULL && c->type != LIST_TEXT)
		diag_plain(d, c->src, "bad-value", "english", "only a text has a column with its English; a choice says it under values",
			"只有 text 列才有英文列；choice 的英文写在 values 里");
}

static void facts_shape(const struct list_claim *claim, struct diag *d)
{
	for (size_t i = 0; i < claim->nfacts; i++)
		if ((claim->facts[i].value == NULL) == (claim->facts[i].column_id == NULL))
			diag_plain(d, claim->facts[i].src, "missing-key", claim->facts[i].fact,
				"a fact has a value that is the same for every row, or the column it stands in",
				"每个事实应写各行相同的 value，或写它所在的 column");
}

void list_read(struct arena *a, const char *dir, const char *id, struct list *list, struct diag *d)
{
	const char *path = arena_printf(a, "%s/list.yaml", dir);

	*list = (struct list){.id = id, .dir = dir, .header_row = 1, .src.path = path};
	if (!yaml_load(a, path, &list_schema, list, d))
		list->src.path = path;
	if ((list->data == NULL) == (list->table == NULL))
		diag_plain(d, list->src, "missing-key", "data", "the file with the rows; or table, one of the policy's",
			"应写名单所在的文件；或用 table 写政策的一张表");
	if (list->nfilled > 0 && list->form_id == NULL)
		diag_plain(d, list->filled[0].src, "missing-key", "form", "which form of the policy is filled", "应写明填写该政策的哪张表");
	for (size_t i = 0; i < list->ncolumns; i++) {
		column_shape(&list->columns[i], d);
		facts_shape(&list->columns[i].estimate, d);
	}
	facts_shape(&list->claim, d);
}

void lists_read(struct site *s, struct diag *d)
{
	const char *dir = arena_printf(s->arena, "%s/content/projects", s->root);
	size_t n;
	const char **names = folder_list(s->arena, dir, &n);

	s->lists = arena_new(s->arena, struct list, n);
	for (size_t i = 0; i < n; i++)
		list_read(s->arena, arena_printf(s->arena, "%s/%s", dir, names[i]), names[i], &s->lists[s->nlists++], d);
}
