#include "body_cells.h"

#include <string.h>

#include "html.h"
#include "text.h"
#include "typography.h"

/* The policy's rules of the block's clause; NULL past the last. */
static const struct rule *rule_next(const struct body *body, const struct block *b, size_t *i)
{
	const struct rates *rates = body->bare ? NULL : body->text->policy->rates;

	while (rates != NULL && *i < rates->nrules) {
		const struct rule *rule = &rates->rules[(*i)++];

		if (strcmp(rule->clause, body->text->clauses[b->clause].path) == 0)
			return rule;
	}
	return NULL;
}

/* Whether the rule cites the cell, or begins with it. */
static bool cites(const struct rule *rule, const struct block *b, const char *name, bool first)
{
	const char *cell;

	if (rule->cells == NULL || strcmp(rule->cells, b->table->id) != 0)
		return false;
	for (size_t i = 0; (cell = rule_cell(rule, i)) != NULL && (i == 0 || !first); i++)
		if (strcmp(cell, name) == 0)
			return true;
	return false;
}

static bool lists_occupations(const struct block *b, const char *name)
{
	for (size_t i = 0; i < b->table->nlistings; i++)
		if (strcmp(b->table->listings[i].cell, name) == 0)
			return true;
	return false;
}

const char *cell_anchor(struct arena *a, const struct table *t, const char *cell)
{
	return arena_printf(a, "cell-%s-%s", t->id, cell);
}

const char *cell_id(const struct body *body, const struct block *b, size_t row, size_t column)
{
	const char *name;
	const struct rule *rule;
	bool found;
	size_t i = 0;

	if (body->bare || (b->table->nlistings == 0 && body->text->policy->rates == NULL))
		return NULL; /* most tables of most policies */
	name = csv_cell(body->page->arena, row, column);
	found = lists_occupations(b, name);
	while (!found && (rule = rule_next(body, b, &i)) != NULL)
		found = cites(rule, b, name, false);
	return found ? cell_anchor(body->page->arena, b->table, name) : NULL;
}

/* The first quote at or after *from. */
static const struct rule *quote_find(const struct body *body, const struct block *b, const char *text, size_t *from,
	size_t *to)
{
	const struct rule *rule, *found = NULL;
	size_t i = 0, start = *from;

	while ((rule = rule_next(body, b, &i)) != NULL) {
		size_t x, y;

		if (rule->nquotes > 0 && text_find(text, strlen(text), rule->quotes[0].text.text[body->page->lang], start, &x, &y) &&
			(found == NULL || x < *from)) {
			found = rule;
			*from = x;
			*to = y;
		}
	}
	return found;
}

static void quotes_write(const struct body *body, struct buf *out, const struct block *b, const char *text)
{
	size_t n = strlen(text), at = 0, from = 0, to = 0;
	const struct rule *rule;

	while ((rule = quote_find(body, b, text, &from, &to)) != NULL) {
		typography_html(out, body->page->lang, text, n, at, from);
		html_open(out, "span", "class", "quote", "id", quote_anchor(body->page->arena, rule), (char *)NULL);
		typography_html(out, body->page->lang, text, n, from, to);
		html_close(out, "span");
		at = from = to;
	}
	typography_html(out, body->page->lang, text, n, at, n);
}

void cell_write(const struct body *body, struct buf *out, const struct block *b, size_t row, size_t column, const char *text)
{
	const char *name;
	const struct rule *rule;
	size_t i = 0, open = 0;

	if (body->bare || body->text->policy->rates == NULL) {
		typography_html(out, body->page->lang, text, strlen(text), 0, strlen(text));
		return;
	}
	name = csv_cell(body->page->arena, row, column);
	while ((rule = rule_next(body, b, &i)) != NULL)
		if (cites(rule, b, name, true)) {
			html_open(out, "span", "class", "quote", "id", quote_anchor(body->page->arena, rule), (char *)NULL);
			open++;
		}
	quotes_write(body, out, b, text);
	while (open-- > 0)
		html_close(out, "span");
}
