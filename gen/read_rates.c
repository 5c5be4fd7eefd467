#include "read.h"

#include <string.h>

#include "read_step.h"
#include "yaml.h"

/* rates.yaml as it stands, before its words are read. */
struct rule_file {
	struct rule rule;
	const char **quote, **quote_en;
	size_t nquote, nquote_en;
	const struct yaml_node *when;
	struct step_file *steps;
	size_t nsteps;
};

struct window_file {
	struct window window;
	const char *quote, *quote_en;
};

struct rates_file {
	struct window_file window, *windows;
	struct rule_file *rules, *limits, *text_only;
	struct not_rate *not_rates;
	const char **notes;
	size_t nnotes, nwindows, nrules, nlimits, ntext_only, nnot_rates;
	struct src src;
};

#define TEXT(k, req, m) {k, YAML_TEXT, req, offsetof(struct ROW, m), 0, NULL, NULL}
#define TEXTS(k, req, m, n) {k, YAML_TEXTS, req, offsetof(struct ROW, m), offsetof(struct ROW, n), NULL, NULL}
#define BOTH(k, req, m) {k, YAML_BILINGUAL, req, offsetof(struct ROW, m), 0, NULL, NULL}
#define MAPS(k, req, m, n, s) {k, YAML_STRUCTS, req, offsetof(struct ROW, m), offsetof(struct ROW, n), &(s), NULL}
#define DAY(k, m) {k, YAML_DAY, false, offsetof(struct ROW, m), 0, NULL, NULL}
#define NODE(k, req, m) {k, YAML_NODE, req, offsetof(struct ROW, m), 0, NULL, NULL}

#define ROW rule_file
#define QUOTED(req)                                                                                        \
	TEXT("id", true, rule.id), BOTH("title", true, rule.title), TEXT("clause", true, rule.clause),     \
		TEXTS("quote", req, quote, nquote), TEXTS("quote-en", req, quote_en, nquote_en),           \
		TEXTS("notes", false, rule.notes, rule.nnotes), TEXT("window", false, rule.window_id)
#define GUARDED TEXTS("program", false, rule.programs, rule.nprograms), NODE("when", false, when)
static const struct yaml_field pays_fields[] = {
	QUOTED(false), TEXT("cells", false, rule.cells), TEXTS("pay", false, rule.payees, rule.npayees),
	TEXT("per", false, rule.per), TEXTS("reminders", false, rule.reminders, rule.nreminders), GUARDED,
	TEXTS("modifies", false, rule.modifies, rule.nmodifies), MAPS("steps", true, steps, nsteps, step_schema),
	TEXT("exclusive", false, rule.exclusive),
};
static const struct yaml_field limit_fields[] = {QUOTED(true), GUARDED};
static const struct yaml_field text_fields[] = {QUOTED(true), BOTH("why", true, rule.why)};
#define RULE_SCHEMA(fields) {(fields), sizeof(fields) / sizeof(fields)[0], sizeof(struct rule_file), \
	offsetof(struct rule_file, rule.src)}
static const struct yaml_schema pays_schema = RULE_SCHEMA(pays_fields);
static const struct yaml_schema limit_schema = RULE_SCHEMA(limit_fields);
static const struct yaml_schema text_schema = RULE_SCHEMA(text_fields);
#undef ROW

#define ROW not_rate
static const struct yaml_field not_rate_fields[] = {
	TEXT("clause", true, clause), TEXT("quote", false, quote), TEXT("cells", false, cells), TEXTS("at", false, at, nat),
	BOTH("why", true, why),
};
static const struct yaml_schema not_rate_schema = YAML_SCHEMA(not_rate_fields, struct not_rate);
#undef ROW

#define ROW window_file
#define WINDOW                                                                                             \
	DAY("from", window.from), DAY("to", window.to), TEXT("clause", true, window.clause),               \
		TEXT("quote", true, quote), TEXT("quote-en", true, quote_en),                              \
		TEXTS("notes", false, window.notes, window.nnotes)
static const struct yaml_field window_fields[] = {WINDOW};
static const struct yaml_field named_fields[] = {TEXT("id", true, window.id), WINDOW};
#define WINDOW_SCHEMA(fields) {(fields), sizeof(fields) / sizeof(fields)[0], sizeof(struct window_file), \
	offsetof(struct window_file, window.src)}
static const struct yaml_schema window_schema = WINDOW_SCHEMA(window_fields);
static const struct yaml_schema named_schema = WINDOW_SCHEMA(named_fields);
#undef ROW

#define ROW rates_file
static const struct yaml_field rates_fields[] = {
	{"window", YAML_STRUCT, true, offsetof(struct rates_file, window), 0, &window_schema, NULL},
	TEXTS("notes", false, notes, nnotes), MAPS("windows", false, windows, nwindows, named_schema),
	MAPS("rules", true, rules, nrules, pays_schema), MAPS("limits", false, limits, nlimits, limit_schema),
	MAPS("text-only", false, text_only, ntext_only, text_schema),
	MAPS("not-rates", false, not_rates, nnot_rates, not_rate_schema),
};
static const struct yaml_schema rates_schema = YAML_SCHEMA(rates_fields, struct rates_file);
#undef ROW

static void quotes_take(struct arena *a, const struct rule_file *from, struct rule *rule, struct diag *d)
{
	if (from->nquote == 0 && rule->cells == NULL && rule->kind == RULE_PAYS)
		diag_plain(d, rule->src, "missing-key", "quote", "a rule has its quote, or cells", "规则应有 quote，或 cells");
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

static const struct window *window_of(const struct rates *rates, const char *id)
{
	for (size_t i = 0; id != NULL && i < rates->nwindows; i++)
		if (strcmp(rates->windows[i].id, id) == 0)
			return &rates->windows[i];
	return &rates->window;
}

static void rules_take(struct arena *a, struct rule_file *from, size_t n, enum rule_kind kind, struct rates *rates,
	struct diag *d)
{
	for (size_t i = 0; i < n; i++) {
		struct rule *rule = arena_append(a, rates->rules, rates->nrules);

		*rule = from[i].rule;
		rule->kind = kind;
		rule->window = window_of(rates, rule->window_id);
		quotes_take(a, &from[i], rule, d);
		when_take(a, from[i].when, &rule->when, &rule->nwhen, d);
		rule->nsteps = from[i].nsteps;
		rule->steps = arena_new(a, struct step, rule->nsteps);
		for (size_t s = 0; s < rule->nsteps; s++)
			step_take(a, &from[i].steps[s], &rule->steps[s], d);
	}
}

static void window_take(const struct window_file *from, struct window *window)
{
	*window = from->window;
	window->quote.text.text[ZH] = from->quote;
	window->quote.text.text[EN] = from->quote_en;
	window->quote.text.src = from->window.src;
}

static void windows_take(struct arena *a, const struct rates_file *file, struct rates *rates)
{
	window_take(&file->window, &rates->window);
	rates->nwindows = file->nwindows;
	rates->windows = arena_new(a, struct window, file->nwindows);
	for (size_t i = 0; i < file->nwindows; i++)
		window_take(&file->windows[i], &rates->windows[i]);
}

static void not_rates_check(const struct rates_file *file, struct diag *d)
{
	for (size_t i = 0; i < file->nnot_rates; i++) {
		const struct not_rate *x = &file->not_rates[i];

		if ((x->quote == NULL) == (x->cells == NULL) || (x->cells == NULL) != (x->nat == 0))
			diag_plain(d, x->src, "missing-key", NULL, "either quote, or cells and at", "应有 quote，或 cells 和 at，二者取一");
	}
}

struct rates *rates_read(struct arena *a, const char *path, struct diag *d)
{
	struct rates_file file = {0};
	struct rates *rates;

	yaml_load(a, path, &rates_schema, &file, d);
	if (file.src.path == NULL)
		return NULL; /* no YAML at all; after lesser mistakes the rest is read, so that all are told at once */
	rates = arena_new(a, struct rates, 1);
	rates->src = file.src;
	rates->notes = file.notes;
	rates->nnotes = file.nnotes;
	windows_take(a, &file, rates);
	rules_take(a, file.rules, file.nrules, RULE_PAYS, rates, d);
	rules_take(a, file.limits, file.nlimits, RULE_LIMIT, rates, d);
	rules_take(a, file.text_only, file.ntext_only, RULE_TEXT, rates, d);
	not_rates_check(&file, d);
	rates->not_rates = file.not_rates;
	rates->nnot_rates = file.nnot_rates;
	return rates;
}
