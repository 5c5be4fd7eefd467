#include "read.h"

#include <string.h>

#include "yaml.h"

/* rates.yaml as it stands, before its words are read. */
struct step_file {
	const char *fixed, *times, *max, *table, *external, *actual, *percent, *cap, *per, *prorate, *of, **documents, **documents_en;
	bool upto;
	struct yaml_pair *rows;
	size_t nrows, ndocuments, ndocuments_en;
	struct src src;
};

struct rule_file {
	struct rule rule;
	const char **quote, **quote_en;
	size_t nquote, nquote_en;
	const struct yaml_node *when;
	struct step_file *steps;
	size_t nsteps;
};

struct window_file {
	int32_t from, to;
	const char *clause, *quote, *quote_en;
	struct src src;
};

struct rates_file {
	struct window_file window;
	struct rule_file *rules, *limits, *text_only;
	struct not_rate *not_rates;
	size_t nrules, nlimits, ntext_only, nnot_rates;
	struct src src;
};

#define TEXT(k, req, m) {k, YAML_TEXT, req, offsetof(struct ROW, m), 0, NULL, NULL}
#define TEXTS(k, req, m, n) {k, YAML_TEXTS, req, offsetof(struct ROW, m), offsetof(struct ROW, n), NULL, NULL}
#define BOTH(k, req, m) {k, YAML_BILINGUAL, req, offsetof(struct ROW, m), 0, NULL, NULL}
#define MAPS(k, req, m, n, s) {k, YAML_STRUCTS, req, offsetof(struct ROW, m), offsetof(struct ROW, n), &(s), NULL}
#define NODE(k, req, m) {k, YAML_NODE, req, offsetof(struct ROW, m), 0, NULL, NULL}

#define ROW step_file
static const struct yaml_field step_fields[] = {
	TEXT("fixed", false, fixed), TEXT("times", false, times), TEXT("max", false, max), TEXT("table", false, table),
	{"rows", YAML_PAIRS, false, offsetof(struct step_file, rows), offsetof(struct step_file, nrows), NULL, NULL},
	TEXT("external", false, external), TEXTS("documents", false, documents, ndocuments),
	TEXTS("documents-en", false, documents_en, ndocuments_en), TEXT("actual", false, actual),
	TEXT("percent", false, percent), TEXT("cap", false, cap), TEXT("per", false, per), TEXT("prorate", false, prorate),
	TEXT("of", false, of), {"upto", YAML_FLAG, false, offsetof(struct step_file, upto), 0, NULL, NULL},
};
static const struct yaml_schema step_schema = YAML_SCHEMA(step_fields, struct step_file);
#undef ROW

#define ROW rule_file
#define QUOTED                                                                                             \
	TEXT("id", true, rule.id), BOTH("title", true, rule.title), TEXT("clause", true, rule.clause),     \
		TEXTS("quote", true, quote, nquote), TEXTS("quote-en", true, quote_en, nquote_en),         \
		TEXTS("notes", false, rule.notes, rule.nnotes)
static const struct yaml_field pays_fields[] = {
	QUOTED, TEXTS("pay", false, rule.payees, rule.npayees), TEXT("per", false, rule.per),
	TEXTS("program", false, rule.programs, rule.nprograms), NODE("when", false, when),
	TEXTS("modifies", false, rule.modifies, rule.nmodifies), MAPS("steps", true, steps, nsteps, step_schema),
	TEXT("exclusive", false, rule.exclusive),
};
static const struct yaml_field limit_fields[] = {QUOTED};
static const struct yaml_field text_fields[] = {QUOTED, BOTH("why", true, rule.why)};
#define RULE_SCHEMA(fields) {(fields), sizeof(fields) / sizeof(fields)[0], sizeof(struct rule_file), \
	offsetof(struct rule_file, rule.src)}
static const struct yaml_schema pays_schema = RULE_SCHEMA(pays_fields);
static const struct yaml_schema limit_schema = RULE_SCHEMA(limit_fields);
static const struct yaml_schema text_schema = RULE_SCHEMA(text_fields);
#undef ROW

#define ROW not_rate
static const struct yaml_field not_rate_fields[] = {
	TEXT("clause", true, clause), TEXT("quote", true, quote), BOTH("why", true, why),
};
static const struct yaml_schema not_rate_schema = YAML_SCHEMA(not_rate_fields, struct not_rate);
#undef ROW

#define ROW window_file
static const struct yaml_field window_fields[] = {
	{"from", YAML_DAY, true, offsetof(struct window_file, from), 0, NULL, NULL},
	{"to", YAML_DAY, true, offsetof(struct window_file, to), 0, NULL, NULL},
	TEXT("clause", true, clause), TEXT("quote", true, quote), TEXT("quote-en", true, quote_en),
};
static const struct yaml_schema window_schema = YAML_SCHEMA(window_fields, struct window_file);
#undef ROW

#define ROW rates_file
static const struct yaml_field rates_fields[] = {
	{"window", YAML_STRUCT, true, offsetof(struct rates_file, window), 0, &window_schema, NULL},
	MAPS("rules", true, rules, nrules, pays_schema), MAPS("limits", false, limits, nlimits, limit_schema),
	MAPS("text-only", false, text_only, ntext_only, text_schema),
	MAPS("not-rates", false, not_rates, nnot_rates, not_rate_schema),
};
static const struct yaml_schema rates_schema = YAML_SCHEMA(rates_fields, struct rates_file);
#undef ROW

static void quantity_take(const char *text, struct src src, struct step *step, struct diag *d)
{
	step->has_amount = quantity_parse(text, &step->amount);
	if (!step->has_amount)
		diag_plain(d, src, "bad-value", text,
			"not an amount; write 100元, 4.8万元, +30%, 20天, 3年, 12课时 or 100人, as the text does",
			"不是数额；请照原文写，如 100元、4.8万元、+30%、20天、3年、12课时、100人");
}

static void rows_take(struct arena *a, const struct step_file *from, struct step *step, struct diag *d)
{
	step->nrows = from->nrows;
	step->rows = arena_new(a, struct table_row, from->nrows);
	for (size_t i = 0; i < from->nrows; i++) {
		const struct yaml_pair *pair = &from->rows[i];
		struct quantity q;

		step->rows[i].key = pair->key;
		step->rows[i].src = pair->src;
		step->rows[i].no_rate = pair->nvalues != 1 || strcmp(pair->values[0], "no-rate") == 0;
		if (step->rows[i].no_rate)
			continue; /* no value at all was reported while binding */
		step->rows[i].no_rate = !quantity_parse(pair->values[0], &q) || q.unit != UNIT_YUAN;
		if (step->rows[i].no_rate)
			diag_plain(d, pair->src, "bad-value", pair->values[0], "an amount such as 800元, or no-rate, is expected",
				"应为数额（如 800元）或 no-rate");
		step->rows[i].fen = q.value;
	}
}

/* The step's one word, and what may stand beside it. */
static bool word_take(const struct step_file *from, struct step *step)
{
	const char *facts[NWORDS] = {[WORD_TABLE] = from->table, [WORD_ACTUAL] = from->actual,
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
	return words == 1 && (from->max == NULL || step->word == WORD_TIMES) &&
		(from->per == NULL || step->word == WORD_CAP) && (from->of != NULL) == (step->word == WORD_PRORATE) &&
		(from->nrows > 0) == (step->word == WORD_TABLE) && (from->ndocuments > 0) == (step->word == WORD_EXTERNAL);
}

/* A cap is an amount, or the name of a fact (names are ASCII letters). */
static bool names_fact(const char *text)
{
	return *text >= 'a' && *text <= 'z';
}

static void step_take(struct arena *a, const struct step_file *from, struct step *step, struct diag *d)
{
	step->src = from->src;
	if (!word_take(from, step)) {
		diag_plain(d, from->src, "rule-step", NULL,
			"a step is one of: fixed; table + rows; actual; external + documents; times (+ max); percent; cap (+ per); "
			"prorate + of; upto",
			"每一步只能是：fixed；table + rows；actual；external + documents；times（+ max）；percent；cap（+ per）；"
			"prorate + of；upto");
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
	if (from->cap != NULL && names_fact(from->cap))
		step->fact = from->cap;
	else if (from->cap != NULL)
		quantity_take(from->cap, from->src, step, d);
	if (from->fixed != NULL)
		quantity_take(from->fixed, from->src, step, d);
	if (from->percent != NULL)
		quantity_take(from->percent, from->src, step, d);
	if (from->max != NULL)
		quantity_take(from->max, from->src, step, d);
	if (from->of != NULL)
		quantity_take(from->of, from->src, step, d);
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

/* {friction: yes} {group: [a, b]} {hours: ">= 12课时"}; false after reporting a bound that cannot be read. */
static bool condition_take(struct arena *a, const struct yaml_pair *pair, struct condition *c, struct diag *d)
{
	const char *first = pair->nvalues > 0 ? pair->values[0] : "";
	bool at_least = strncmp(first, ">= ", 3) == 0;

	c->fact = pair->key;
	c->src = pair->src;
	c->values = pair->values;
	c->nvalues = pair->nvalues;
	if (at_least || strncmp(first, "<= ", 3) == 0) {
		c->op = at_least ? OP_GE : OP_LE;
		c->text = arena_printf(a, "%s %s", c->fact, first);
		c->nvalues = 0;
		if (bound_parse(c, first + 3))
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

/* Each item of `when` is a map with one key. */
static void when_take(struct arena *a, const struct yaml_node *list, struct rule *rule, struct diag *d)
{
	if (list == NULL)
		return;
	if (list->kind != YAML_LIST) {
		diag_plain(d, list->src, "yaml", "when", "a list is expected", "此处应为列表");
		return;
	}
	for (size_t i = 0; i < list->n; i++) {
		size_t n;
		struct yaml_pair *pairs = yaml_pairs(a, "when", list->items[i], &n, d);
		struct condition c = {0};

		if (n == 1 && condition_take(a, &pairs[0], &c, d))
			*arena_append(a, rule->when, rule->nwhen) = c;
		else if (n != 1 && pairs != NULL)
			diag_plain(d, list->items[i]->src, "bad-value", "when", "one condition a line: - {fact: value}",
				"每行一个条件：- {事实: 值}");
	}
}

static void quotes_take(struct arena *a, const struct rule_file *from, struct rule *rule, struct diag *d)
{
	if (from->nquote != from->nquote_en)
		diag_plain(d, rule->src, "bad-value", rule->id, "quote and quote-en have the same number of sentences",
			"quote 与 quote-en 的句数必须相同");
	rule->nquotes = from->nquote < from->nquote_en ? from->nquote : from->nquote_en;
	rule->quotes = arena_new(a, struct sentence, rule->nquotes);
	for (size_t i = 0; i < rule->nquotes; i++) {
		rule->quotes[i].text.text[ZH] = from->quote[i];
		rule->quotes[i].text.text[EN] = from->quote_en[i];
		rule->quotes[i].text.src = rule->src;
	}
}

static void rules_take(struct arena *a, struct rule_file *from, size_t n, enum rule_kind kind, struct rates *rates,
	struct diag *d)
{
	for (size_t i = 0; i < n; i++) {
		struct rule *rule = arena_append(a, rates->rules, rates->nrules);

		*rule = from[i].rule;
		rule->kind = kind;
		quotes_take(a, &from[i], rule, d);
		when_take(a, from[i].when, rule, d);
		rule->nsteps = from[i].nsteps;
		rule->steps = arena_new(a, struct step, rule->nsteps);
		for (size_t s = 0; s < rule->nsteps; s++)
			step_take(a, &from[i].steps[s], &rule->steps[s], d);
	}
}

struct rates *rates_read(struct arena *a, const char *path, struct diag *d)
{
	struct rates_file file = {.window = {.from = DAY_NONE, .to = DAY_NONE}};
	struct rates *rates;

	yaml_load(a, path, &rates_schema, &file, d);
	if (file.src.path == NULL)
		return NULL; /* no YAML at all; after lesser mistakes the rest is read, so that all are told at once */
	rates = arena_new(a, struct rates, 1);
	rates->src = file.src;
	rates->from = file.window.from;
	rates->to = file.window.to;
	rates->window_clause = file.window.clause;
	rates->window_quote.text.text[ZH] = file.window.quote;
	rates->window_quote.text.text[EN] = file.window.quote_en;
	rates->window_quote.text.src = file.window.src;
	rules_take(a, file.rules, file.nrules, RULE_PAYS, rates, d);
	rules_take(a, file.limits, file.nlimits, RULE_LIMIT, rates, d);
	rules_take(a, file.text_only, file.ntext_only, RULE_TEXT, rates, d);
	rates->not_rates = file.not_rates;
	rates->nnot_rates = file.nnot_rates;
	return rates;
}
