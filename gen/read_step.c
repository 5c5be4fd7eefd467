#include "read_step.h"

#include <string.h>

#define TEXT(k, m) {k, YAML_TEXT, false, offsetof(struct step_file, m), 0, NULL, NULL}
#define TEXTS(k, m, n) {k, YAML_TEXTS, false, offsetof(struct step_file, m), offsetof(struct step_file, n), NULL, NULL}
static const struct yaml_field step_fields[] = {
	TEXT("fixed", fixed), TEXT("times", times), TEXT("max", max), TEXTS("table", table, ntable),
	{"rows", YAML_NODE, false, offsetof(struct step_file, rows), 0, NULL, NULL}, TEXT("external", external),
	TEXTS("documents", documents, ndocuments), TEXTS("documents-en", documents_en, ndocuments_en),
	TEXT("actual", actual), TEXT("percent", percent), TEXT("cap", cap), TEXT("per", per), TEXT("prorate", prorate),
	TEXT("of", of), {"upto", YAML_FLAG, false, offsetof(struct step_file, upto), 0, NULL, NULL},
};
const struct yaml_schema step_schema = YAML_SCHEMA(step_fields, struct step_file);

/* "2100元 @ G3": the amount, and the cell it stands in, NULL where none is named. */
static const char *cell_part(struct arena *a, const char *text, const char **cell)
{
	const char *at = strstr(text, " @ ");

	*cell = at == NULL ? NULL : at + strlen(" @ ");
	return at == NULL ? text : arena_copy(a, text, (size_t)(at - text));
}

static void quantity_take(struct arena *a, const char *text, struct src src, struct step *step, struct diag *d)
{
	if (text == NULL)
		return;
	text = cell_part(a, text, &step->cell);
	step->has_amount = quantity_parse(text, &step->amount);
	if (!step->has_amount)
		diag_plain(d, src, "bad-value", text,
			"not an amount; write 100元, 4.8万元, +30%, 20天, 3年, 12课时 or 100人, as the text does",
			"不是数额；请照原文写，如 100元、4.8万元、+30%、20天、3年、12课时、100人");
}

static void row_take(struct arena *a, const struct yaml_pair *pair, struct table_row *row, struct diag *d)
{
	const char *text = pair->nvalues == 0 ? "no-rate" : cell_part(a, pair->values[0], &row->cell);
	struct quantity q = {0};

	row->src = pair->src;
	row->no_rate = !pair->list && strcmp(text, "no-rate") == 0; /* no value at all was reported while binding */
	if (row->no_rate)
		return;
	row->no_rate = pair->list || !quantity_parse(text, &q) || q.unit != UNIT_YUAN;
	if (row->no_rate)
		diag_plain(d, pair->src, "bad-value", text, "an amount such as 800元, or no-rate, is expected",
			"应为数额（如 800元）或 no-rate");
	row->fen = q.value;
}

/* The rows of one value of the first key, or of a table with one key only (first NULL). */
static void keys_take(struct arena *a, const char *first, const struct yaml_node *node, struct step *step, struct diag *d)
{
	size_t n;
	const struct yaml_pair *pairs = yaml_pairs(a, first == NULL ? "rows" : first, node, &n, d);

	for (size_t i = 0; i < n; i++) {
		struct table_row *row = arena_append(a, step->rows, step->nrows);

		*row = (struct table_row){.key = first == NULL ? pairs[i].key : first, .key2 = first == NULL ? NULL : pairs[i].key};
		row_take(a, &pairs[i], row, d);
	}
}

static void rows_take(struct arena *a, const struct step_file *from, struct step *step, struct diag *d)
{
	const struct yaml_node *rows = from->rows;

	if (rows == NULL)
		return;
	step->fact2 = from->ntable > 1 ? from->table[1] : NULL;
	if (step->fact2 == NULL || rows->kind != YAML_MAP)
		keys_take(a, NULL, rows, step, d);
	for (size_t i = 0; step->fact2 != NULL && rows->kind == YAML_MAP && i < rows->n; i++)
		keys_take(a, rows->keys[i]->text, rows->items[i], step, d);
}

/* The step's one word, and what may stand beside it. */
static bool word_take(const struct step_file *from, struct step *step)
{
	const char *facts[NWORDS] = {[WORD_TABLE] = from->ntable > 0 ? from->table[0] : NULL, [WORD_ACTUAL] = from->actual,
		[WORD_EXTERNAL] = from->external, [WORD_TIMES] = from->times, [WORD_PRORATE] = from->prorate};
	bool given[NWORDS] = {[WORD_FIXED] = from->fixed != NULL, [WORD_PERCENT] = from->percent != NULL,
		[WORD_CAP] = from->cap != NULL, [WORD_UPTO] = from->upto};
	int words = 0;

	for (int w = 0; w < NWORDS; w++) {
		if (facts[w] == NULL && !given[w])
			continue;
		step->word = (enum word)w;
		step->fact = facts[w];
		words++;
	}
	return words == 1 && from->ntable <= 2 && (from->max == NULL || step->word == WORD_TIMES) &&
		(from->per == NULL || step->word == WORD_CAP) &&
		(from->of == NULL ? step->word != WORD_PRORATE : step->word == WORD_PRORATE || step->word == WORD_PERCENT) &&
		(from->rows != NULL) == (step->word == WORD_TABLE) &&
		(from->ndocuments > 0 ? step->word == WORD_EXTERNAL || step->word == WORD_CAP : step->word != WORD_EXTERNAL);
}

/* A cap is an amount, or the name of a fact (names are ASCII letters). */
static bool names_fact(const char *text)
{
	return *text >= 'a' && *text <= 'z';
}

static void amounts_take(struct arena *a, const struct step_file *from, struct step *step, struct diag *d)
{
	if (from->cap != NULL && names_fact(from->cap))
		step->fact = from->cap;
	else
		quantity_take(a, from->cap, from->src, step, d);
	quantity_take(a, from->fixed, from->src, step, d);
	quantity_take(a, from->max, from->src, step, d);
	if (step->word == WORD_PERCENT) {
		step->of = from->of;
		quantity_take(a, strcmp(from->percent, "?") == 0 ? NULL : from->percent, from->src, step, d);
	} else {
		quantity_take(a, from->of, from->src, step, d);
	}
}

void step_take(struct arena *a, const struct step_file *from, struct step *step, struct diag *d)
{
	step->src = from->src;
	if (!word_take(from, step)) {
		diag_plain(d, from->src, "rule-step", NULL,
			"a step is one of: fixed; table + rows; actual; external + documents; times (+ max); percent (+ of); "
			"cap (+ per, documents); prorate + of; upto",
			"每一步只能是：fixed；table + rows；actual；external + documents；times（+ max）；percent（+ of）；"
			"cap（+ per、documents）；prorate + of；upto");
		*step = (struct step){.word = WORD_UPTO, .src = from->src};
		return;
	}
	rows_take(a, from, step, d);
	step->documents = from->documents;
	step->ndocuments = from->ndocuments;
	step->documents_en = from->documents_en;
	if (from->documents_en != NULL && from->ndocuments_en != from->ndocuments)
		diag_plain(d, from->src, "rule-step", "documents-en", "one for each of documents", "应与 documents 一一对应");
	step->per = from->per;
	amounts_take(a, from, step, d);
}

static bool bound_parse(struct condition *c, const char *text)
{
	struct quantity q;
	int32_t day;

	if (strcmp(c->fact, "date") == 0) {
		if (!date_parse(text, &day))
			return false;
		c->bound = day;
		return true;
	}
	if (!quantity_parse(text, &q) || q.unit == UNIT_PERCENT || q.plus)
		return false;
	c->bound = q.value;
	c->unit = q.unit;
	return true;
}

/* {friction: yes} {group: [a, b]} {hours: ">= 12课时"} {persons: "> 80人"}; false after reporting a bound that cannot be read. */
static bool condition_take(struct arena *a, const struct yaml_pair *pair, struct condition *c, struct diag *d)
{
	const char *first = pair->nvalues > 0 ? pair->values[0] : "";
	bool at_least = strncmp(first, ">= ", 3) == 0, more = strncmp(first, "> ", 2) == 0;

	c->fact = pair->key;
	c->src = pair->src;
	c->values = pair->values;
	c->nvalues = pair->nvalues;
	if (at_least || more || strncmp(first, "<= ", 3) == 0) {
		c->op = at_least ? OP_GE : more ? OP_GT : OP_LE;
		c->text = arena_printf(a, "%s %s", c->fact, first);
		c->nvalues = 0;
		if (bound_parse(c, first + (more ? 2 : 3)))
			return true;
		diag_plain(d, pair->src, "bad-value", first, "a count such as 12课时, or a day for date, is expected",
			"应为数量（如 12课时），date 则为日期");
		return false;
	}
	c->op = pair->list ? OP_IN : OP_EQ;
	c->text = first;
	for (size_t i = 1; i < c->nvalues; i++)
		c->text = arena_printf(a, "%s, %s", c->text, c->values[i]);
	c->text = arena_printf(a, "%s %s %s", c->fact, pair->list ? "in" : "=", c->text);
	return true;
}

/* One map with one key: one condition, appended. */
static void condition_add(struct arena *a, const struct yaml_node *item, struct condition **when, size_t *count,
	struct diag *d)
{
	size_t n;
	struct yaml_pair *pairs = yaml_pairs(a, "when", item, &n, d);
	struct condition c = {0};

	if (n == 1 && condition_take(a, &pairs[0], &c, d))
		*arena_append(a, *when, *count) = c;
	else if (n != 1 && pairs != NULL)
		diag_plain(d, item->src, "bad-value", "when", "one condition a line: - {fact: value}", "每行一个条件：- {事实: 值}");
}

/* any: [{a: yes}, {b: yes}] */
static void any_take(struct arena *a, const struct yaml_node *list, struct condition **when, size_t *count,
	struct diag *d)
{
	size_t first = *count;

	if (list->kind != YAML_LIST) {
		diag_plain(d, list->src, "yaml", "any", "a list is expected", "此处应为列表");
		return;
	}
	for (size_t i = 0; i < list->n; i++)
		condition_add(a, list->items[i], when, count, d);
	for (size_t i = first; i + 1 < *count; i++)
		(*when)[i].or_next = true;
}

void when_take(struct arena *a, const struct yaml_node *list, struct condition **when, size_t *count, struct diag *d)
{
	if (list == NULL)
		return;
	if (list->kind != YAML_LIST) {
		diag_plain(d, list->src, "yaml", "when", "a list is expected", "此处应为列表");
		return;
	}
	for (size_t i = 0; i < list->n; i++) {
		const struct yaml_node *item = list->items[i];

		if (item->kind == YAML_MAP && item->n == 1 && strcmp(item->keys[0]->text, "any") == 0)
			any_take(a, item->items[0], when, count, d);
		else
			condition_add(a, item, when, count, d);
	}
}
