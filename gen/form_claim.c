#include "form_claim.h"

#include <string.h>

#include "ask.h"
#include "text.h"
#include "value.h"

struct form_claim {
	const struct site *site;
	const struct policy *policy;
	const struct form *form;
	const struct rules *rules;
	int32_t day;
};

/* The day its rules are asked for: today, brought into the time they are in force. */
static int32_t day_of(const struct site *site, const struct policy *policy)
{
	const struct window *window = &policy->rates->window;
	int32_t day = site->today;

	if (window->to != DAY_NONE && day > window->to)
		day = window->to;
	return window->from != DAY_NONE && day < window->from ? window->from : day;
}

struct form_claim *form_claim_open(struct arena *a, const struct site *site, const struct policy *policy,
	const struct form *form)
{
	struct form_claim *c;

	if (form->claim == NULL || policy->rates == NULL)
		return NULL;
	c = arena_new(a, struct form_claim, 1);
	*c = (struct form_claim){.site = site, .policy = policy, .form = form, .rules = ask_open(a, site),
		.day = day_of(site, policy)};
	return c->rules == NULL ? NULL : c;
}

/* The first number in a cell, with 元 or 万元 if that follows: “每人 1,500 元” → "1,500元"; or "". */
static const char *figure_in(struct arena *a, const char *text)
{
	const char *from = text, *end, *unit;

	while (*from != '\0' && (*from < '0' || *from > '9'))
		from++;
	for (end = from; (*end >= '0' && *end <= '9') || *end == ',' || *end == '.'; end++)
		;
	for (unit = end; *unit == ' '; unit++)
		;
	return arena_printf(a, "%.*s%s", (int)(end - from), from, strncmp(unit, "万元", strlen("万元")) == 0 ? "万元" :
		strncmp(unit, "元", strlen("元")) == 0 ? "元" : "");
}

static bool fen_read(struct arena *a, const char *text, int64_t *fen)
{
	const char *figure = figure_in(a, text);
	struct quantity q;

	if (*figure == '\0')
		return false;
	if (strstr(figure, "元") == NULL)
		figure = arena_printf(a, "%s元", figure);
	if (!quantity_parse(figure, &q) || q.unit != UNIT_YUAN)
		return false;
	*fen = q.value;
	return true;
}

static const char *value_of(const struct form_sheet *sheet, const char *const *values, const char *id, size_t *space)
{
	for (size_t i = 0; i < sheet->layout->nspaces; i++)
		if (strcmp(sheet->layout->spaces[i].id, id) == 0) {
			*space = i;
			return values[i];
		}
	return "";
}

static void word_add(struct arena *a, const char ***words, size_t *n, const char *fact, const char *value)
{
	*arena_append(a, *words, *n) = arena_printf(a, "%s=%s", fact, value);
}

/* What the row tells: the form's own facts, and those its cells hold. */
static const char **words_of(const struct form_claim *c, struct arena *a, const struct form_sheet *sheet,
	const char *const *values, size_t *n)
{
	const char **words = NULL;

	*n = 0;
	for (size_t i = 0; i < c->form->nclaim_facts; i++)
		*arena_append(a, words, *n) = c->form->claim_facts[i];
	for (size_t i = 0; i < sheet->layout->nspaces; i++) {
		const struct blank *blank = sheet->layout->spaces[i].blank;
		int64_t fen;
		const char *figure;

		if (blank == NULL || blank->fact == NULL || strcmp(blank->id, sheet->layout->spaces[i].id) != 0)
			continue;
		figure = figure_in(a, values[i]);
		if (fact_lookup(c->site, blank->fact)->kind != FACT_MONEY) {
			if (*figure != '\0' && count_parse(figure, &fen))
				word_add(a, &words, n, blank->fact, figure);
		} else if (fen_read(a, values[i], &fen)) {
			word_add(a, &words, n, blank->fact, arena_printf(a, "%lld.%02d", (long long)(fen / 100), (int)(fen % 100)));
		}
	}
	return words;
}

/*
 * Of the rules for the form's programme the one that can give most, and how much; NULL where none says an amount, or one
 * is without bound. What the form does not ask, such as an enterprise's trade friction, is left open: in favour.
 */
static const struct rule *most_of(const struct form_claim *c, const struct rules_facts *facts, int64_t *most)
{
	const struct rule *best = NULL;

	*most = -1;
	for (size_t i = 0; i < c->policy->rates->nrules; i++) {
		const struct rule *rule = &c->policy->rates->rules[i];
		struct rules_line line;

		if (rule->kind != RULE_PAYS || !rule_gives_lines(rule) || rule->nprograms == 0 ||
			rules_run(c->rules, facts, ask_rule(c->rules, c->policy, rule->id), &line) != RULES_LINE ||
			line.status < RULES_NEEDS)
			continue;
		if (line.amount.high < 0)
			return NULL;
		if (line.amount.high <= *most)
			continue;
		*most = line.amount.high;
		best = rule;
	}
	return best;
}

static const char *yuan(struct arena *a, int64_t fen)
{
	return arena_printf(a, "%lld.%02d", (long long)(fen / 100), (int)(fen % 100));
}

void form_claim_check(const struct form_claim *c, struct arena *a, const struct form_sheet *sheet, size_t row,
	const char *const *values, struct diag *d)
{
	const struct sheet_row *source = form_sheet_source(sheet, row);
	size_t space = 0, n;
	int64_t asked, most;
	struct rules_facts facts = {0};
	struct given_error error;
	const struct rule *rule;
	const char **words;

	if (!fen_read(a, value_of(sheet, values, c->form->claim, &space), &asked))
		return;
	words = words_of(c, a, sheet, values, &n);
	if (!ask_facts(a, c->rules, c->policy->region_id, c->day, words, n, &facts, &error))
		return;
	rule = most_of(c, &facts, &most);
	if (rule == NULL || asked <= most)
		return;
	diag_warn(d, sheet_src(&sheet->sheet, source), "form-claim",
		"%s: asks for %s yuan, above %s yuan, the most that %s can give for these figures (%s)",
		"%s：填写的是%s元，超过按所填数字至多可得的%s元（%s，%s）", form_sheet_cell(a, sheet, row, space), yuan(a, asked), yuan(a, most),
		rule->clause, c->policy->number != NULL ? c->policy->number : c->policy->id);
}
