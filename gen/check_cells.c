/* Checks that every number of the text is accounted for, in paragraphs and in the cells of tables that rules cite. */
#include "check_cells.h"

#include <string.h>

#include "table.h"
#include "text.h"

/* The table of that clause, in Chinese; NULL after reporting that there is none. */
static const struct block *table_block(const struct reading *r, const char *clause, const char *table, struct src src)
{
	const struct document *doc = r->text[ZH];

	for (size_t i = 0; doc != NULL && i < doc->nblocks; i++) {
		const struct block *b = &doc->blocks[i];

		if (b->table != NULL && strcmp(b->table->id, table) == 0 && strcmp(doc->clauses[b->clause].path, clause) == 0)
			return b;
	}
	if (doc != NULL)
		diag_error(r->diag, src, "quote", "clause %s has no table %s", "条款 %s 中没有表 %s", clause, table);
	return NULL;
}

void cell_need(const struct reading *r, const char *clause, const char *table, const char *cell, const struct figure *wanted,
	struct src src)
{
	const struct block *b = table == NULL ? NULL : table_block(r, clause, table, src);
	const char *text = b == NULL ? NULL : table_cell(&b->csv, cell);
	const struct figure *f;
	size_t n;

	if (b == NULL || b->csv.nrows == 0)
		return; /* reported */
	if (text == NULL) {
		diag_error(r->diag, src, "rule-number", "table %s has no cell %s; cells are named as a spreadsheet names them: G3",
			"表 %s 没有 %s 格；单元格按电子表格的写法，如 G3", table, cell);
		return;
	}
	f = figures_read(r->scratch, text, strlen(text), 0, ZH, &n);
	if (wanted == NULL && n == 0)
		diag_error(r->diag, src, "rule-number", "cell %s has no number: \"%s\"", "%s 格没有数字：“%s”", cell, text);
	else if (wanted != NULL && (n != 1 || f[0].kind != wanted->kind || f[0].value != wanted->value))
		diag_error(r->diag, src, "rule-number", "cell %s says \"%s\", not %s", "%s 格是“%s”，不是 %s", cell, text,
			figure_text(r->scratch, wanted));
}

/* ---- every number with a unit is accounted for ---- */
struct cover {
	const struct block *block;
	size_t from, to;
};

static void cover_add(const struct reading *r, struct cover **covers, size_t *n, const char *path, const char *quote)
{
	const struct clause *c = clause_lookup(r->text[ZH], path);
	struct cover found;

	if (c != NULL && document_find(r->text[ZH], c, quote, &found.block, &found.from, &found.to))
		*(struct cover *)(*covers = arena_push(r->scratch, *covers, n, sizeof found), &(*covers)[*n - 1]) = found;
}

static bool covered(const struct cover *covers, size_t n, const struct block *b, const struct figure *f)
{
	for (size_t i = 0; i < n; i++)
		if (covers[i].block == b && covers[i].from <= f->from && f->to <= covers[i].to)
			return true;
	return false;
}

/* ---- and every number of a table that a rule cites ---- */
static bool table_cited(const struct rates *rates, const char *id)
{
	for (size_t i = 0; i < rates->nrules; i++)
		if (rates->rules[i].cells != NULL && strcmp(rates->rules[i].cells, id) == 0)
			return true;
	return false;
}

static bool rule_names(const struct rule *rule, const char *cell)
{
	const char *named = NULL;

	for (size_t i = 0; i == 0 || (named != NULL && strcmp(named, cell) != 0); i++)
		named = rule_cell(rule, i);
	return named != NULL;
}

/* True where the cell is named by a rule or a number that is no rate, or a quote of its clause covers the figure. */
static bool cell_accounted(const struct reading *r, const struct block *b, const char *name, const char *text,
	const struct figure *f)
{
	const struct rates *rates = r->policy->rates;
	const char *clause = r->text[ZH]->clauses[b->clause].path;
	size_t from, to;

	for (size_t i = 0; i < rates->nrules; i++) {
		const struct rule *rule = &rates->rules[i];

		if (rule->cells != NULL && strcmp(rule->cells, b->table->id) == 0 && rule_names(rule, name))
			return true;
		for (size_t q = 0; strcmp(rule->clause, clause) == 0 && q < rule->nquotes; q++)
			if (text_find(text, strlen(text), rule->quotes[q].text.text[ZH], 0, &from, &to) && from <= f->from && f->to <= to)
				return true;
	}
	for (size_t i = 0; i < rates->nnot_rates; i++) {
		const struct not_rate *x = &rates->not_rates[i];

		for (size_t k = 0; x->cells != NULL && strcmp(x->cells, b->table->id) == 0 && k < x->nat; k++)
			if (strcmp(x->at[k], name) == 0)
				return true;
	}
	return false;
}

static void cell_unaccounted(const struct reading *r, const struct block *b, size_t row, size_t column)
{
	const char *text = b->csv.rows[row].cells[column], *name = csv_cell(r->scratch, row, column);
	size_t n;
	const struct figure *f = figures_read(r->scratch, text, strlen(text), 0, ZH, &n);

	for (size_t i = 0; i < n; i++)
		if (!cell_accounted(r, b, name, text, &f[i])) {
			diag_error(r->diag, (struct src){b->csv.path, b->csv.rows[row].line, 0}, "unaccounted",
				"cell %s: no rule names or quotes its \"%s\"; do so, or name it under not-rates with the reason",
				"%s 格：没有规则注明或引用其中的“%s”；请在规则中写明，或列入 not-rates 并说明理由", name,
				figure_text(r->scratch, &f[i]));
			return;
		}
}

static void cells_unaccounted(const struct reading *r, const struct block *b)
{
	for (size_t row = (size_t)b->table->header_rows; row < b->csv.nrows; row++)
		for (size_t c = 0; c < b->csv.rows[row].n; c++)
			cell_unaccounted(r, b, row, c);
}

/* What is named as no rate is a number. */
static void not_rates_check(const struct reading *r)
{
	for (size_t i = 0; i < r->policy->rates->nnot_rates; i++) {
		const struct not_rate *x = &r->policy->rates->not_rates[i];

		for (size_t k = 0; x->cells != NULL && k < x->nat; k++)
			cell_need(r, x->clause, x->cells, x->at[k], NULL, x->src);
	}
}

void check_unaccounted(const struct reading *r)
{
	const struct rates *rates = r->policy->rates;
	struct cover *covers = NULL;
	size_t ncovers = 0, n;

	if (rates == NULL || r->text[ZH] == NULL)
		return;
	for (size_t i = 0; i < rates->nrules; i++)
		for (size_t q = 0; q < rates->rules[i].nquotes; q++)
			cover_add(r, &covers, &ncovers, rates->rules[i].clause, rates->rules[i].quotes[q].text.text[ZH]);
	for (size_t i = 0; i < rates->nnot_rates; i++)
		if (rates->not_rates[i].quote != NULL)
			cover_add(r, &covers, &ncovers, rates->not_rates[i].clause, rates->not_rates[i].quote);
	not_rates_check(r);
	for (size_t i = 0; i < r->text[ZH]->nblocks; i++) {
		const struct block *b = &r->text[ZH]->blocks[i];
		struct figure *f = b->text == NULL ? NULL : figures_read(r->scratch, b->text, b->n, b->label.length, ZH, &n);

		for (size_t k = 0; f != NULL && k < n; k++)
			if (f[k].measured && !covered(covers, ncovers, b, &f[k]))
				diag_error(r->diag, block_src(b, f[k].from), "unaccounted",
					"\"%s\" is in no rule's quote; quote it in a rule, or name it under not-rates with the reason",
					"“%s”不在任何规则的引文中；请在规则中引用，或列入 not-rates 并说明理由",
					arena_copy(r->scratch, b->text + f[k].from, f[k].to - f[k].from));
		if (b->table != NULL && table_cited(rates, b->table->id))
			cells_unaccounted(r, b);
	}
}

