/* Checks that prove every rate by its clause's own words. */
#include "check.h"

#include <string.h>

#include "check_cells.h"
#include "figures.h"
#include "numeral.h"
#include "table.h"
#include "text.h"

static void quote_check(const struct reading *r, enum lang lang, const char *path, const char *quote, struct src src)
{
	const struct document *doc = r->text[lang];
	const struct clause *c;
	const struct block *b;
	size_t from, to;

	if (doc == NULL || *path == '\0' || *quote == '\0')
		return; /* a missing key has been reported */
	c = clause_lookup(doc, path);
	if (c == NULL) {
		if (lang == ZH)
			diag_error(r->diag, src, "quote", "the text has no clause %s; write its path as 四（二） or 三（三）2（1）③",
				"正文没有条款 %s；请写作 四（二） 或 三（三）2（1）③", path);
		return;
	}
	if (!document_find(doc, c, quote, &b, &from, &to) && !document_cell_find(doc, c, quote))
		diag_error(r->diag, src, "quote", "%s.md clause %s does not say, word for word: \"%s\"",
			"%s.md 条款 %s 中没有这样的原文：“%s”", lang_code[lang], path, quote);
}

static void sentence_check(const struct reading *r, const char *path, const struct sentence *s)
{
	size_t a, b;
	const struct figure *lost, *added;
	struct figure *x, *y;
	const char *zh = s->text.text[ZH], *en = s->text.text[EN];

	quote_check(r, ZH, path, zh, s->text.src);
	quote_check(r, EN, path, en, s->text.src);
	x = figures_read(r->scratch, zh, strlen(zh), 0, ZH, &a);
	y = figures_read(r->scratch, en, strlen(en), 0, EN, &b);
	if (!figures_equal(r->scratch, x, a, y, b, &lost, &added))
		diag_error(r->diag, s->text.src, "quote", "quote and quote-en differ in figures: %s, %s",
			"quote 与 quote-en 的数字不同：%s、%s", lost == NULL ? "-" : figure_text(r->scratch, lost),
			added == NULL ? "-" : figure_text(r->scratch, added));
}

/* What the estimator's certificates are told apart by. */
static void sayings_check(const struct reading *r, const struct fact *f)
{
	for (size_t i = 0; i < f->nvalues; i++)
		for (size_t k = 0; k < f->values[i].nsays; k++) {
			const struct evidence *said = &f->values[i].says[k];
			struct sentence s = {said->quote};

			s.text.src = said->src;
			if (said->policy == r->policy)
				sentence_check(r, said->clause, &s);
		}
}

void check_quotes(const struct reading *r)
{
	const struct rates *rates = r->policy->rates;

	for (size_t i = 0; i < r->site->nfacts; i++)
		sayings_check(r, &r->site->facts[i]);
	if (rates == NULL)
		return;
	sentence_check(r, rates->window.clause, &rates->window.quote);
	for (size_t i = 0; i < rates->nwindows; i++)
		sentence_check(r, rates->windows[i].clause, &rates->windows[i].quote);
	for (size_t i = 0; i < rates->nrules; i++)
		for (size_t q = 0; q < rates->rules[i].nquotes; q++)
			sentence_check(r, rates->rules[i].clause, &rates->rules[i].quotes[q]);
	for (size_t i = 0; i < rates->nnot_rates; i++)
		if (rates->not_rates[i].quote != NULL)
			quote_check(r, ZH, rates->not_rates[i].clause, rates->not_rates[i].quote, rates->not_rates[i].src);
}

/* ---- the numbers that a rule uses ---- */
/* A number of a rule: hundredths as in figures.h, or a day. */
struct used {
	int64_t value;
	enum unit unit;
	bool day;
	enum unit counts;   /* the unit of a bound, NONE: not in Chinese numerals */
};

/* Three years and 36 months are one number; so are fen and yuan-hundredths. */
static bool figure_is(const struct figure *f, const struct used *u)
{
	if (u->day) {
		struct date d = date_of((int32_t)u->value);

		return (f->kind == FIGURE_DATE && f->value == u->value) ||
			(f->year_end && f->value == d.year * 100 && d.month == 12 && d.day == 31);
	}
	if (f->kind == FIGURE_DATE || f->kind == FIGURE_DOCUMENT || (f->kind == FIGURE_PERCENT) != (u->unit == UNIT_PERCENT))
		return false;
	if (u->unit == UNIT_MONTH && f->unit == UNIT_YEAR)
		return f->value * 12 == u->value;
	return f->value == u->value && (u->unit == UNIT_NONE || f->unit == UNIT_NONE || f->unit == u->unit);
}

static bool quoted(const struct reading *r, const struct rule *rule, const struct used *u)
{
	for (size_t q = 0; q < rule->nquotes; q++) {
		const char *text = rule->quotes[q].text.text[ZH];
		size_t n;
		struct figure *f = figures_read(r->scratch, text, strlen(text), 0, ZH, &n);

		for (size_t i = 0; i < n; i++)
			if (figure_is(&f[i], u))
				return true;
		if (u->counts != UNIT_NONE && numeral_stands(text, u->value / 100, u->counts))
			return true;
	}
	return false;
}

/* The number stands in the rule's quote, or alone in the cell it names. */
static void number_need(const struct reading *r, const struct rule *rule, struct src src, struct used u, const char *cell)
{
	struct figure f = {.kind = u.day ? FIGURE_DATE : u.unit == UNIT_PERCENT ? FIGURE_PERCENT : FIGURE_NUMBER,
		.value = u.value};

	if (cell != NULL)
		cell_need(r, rule->clause, rule->cells, cell, &f, src);
	else if (!quoted(r, rule, &u))
		diag_error(r->diag, src, "rule-number", "rule %s uses %s%s, which its quote does not say",
			"规则 %s 用了 %s%s，引文中没有这个数字", rule->id, figure_text(r->scratch, &f),
			u.unit == UNIT_PERCENT ? "" : unit_name(u.unit));
}

/* Counts are whole numbers in quantities, hundredths in figures. */
static int64_t hundredths(const struct quantity *q)
{
	return q->unit == UNIT_YUAN || q->unit == UNIT_PERCENT ? q->value : q->value * 100;
}

/* A 文号 that a step leaves the amount to is in the rule's quotes. */
static void documents_check(const struct reading *r, const struct rule *rule, const struct step *s)
{
	for (size_t i = 0; i < s->ndocuments; i++) {
		const char *document = s->documents[i];
		size_t n, from, to, q = 0;
		const struct figure *f = figures_read(r->scratch, document, strlen(document), 0, ZH, &n);

		if (n == 0 || f[0].kind != FIGURE_DOCUMENT)
			continue; /* a document without a number, in our own words */
		while (q < rule->nquotes && !text_find(rule->quotes[q].text.text[ZH], strlen(rule->quotes[q].text.text[ZH]),
			document, 0, &from, &to))
			q++;
		if (q == rule->nquotes)
			diag_error(r->diag, s->src, "rule-number", "rule %s names %s, which its quote does not say",
				"规则 %s 用了 %s，引文中没有", rule->id, document);
	}
}

static void rule_numbers(const struct reading *r, const struct rule *rule)
{
	for (size_t i = 0; i < rule->nsteps; i++) {
		const struct step *s = &rule->steps[i];

		documents_check(r, rule, s);
		if (s->has_amount)
			number_need(r, rule, s->src, (struct used){hundredths(&s->amount), s->amount.unit, false, UNIT_NONE},
				s->cell);
		for (size_t row = 0; row < s->nrows; row++)
			if (!s->rows[row].no_rate)
				number_need(r, rule, s->rows[row].src, (struct used){s->rows[row].fen, UNIT_YUAN, false, UNIT_NONE},
					s->rows[row].cell);
	}
	for (size_t i = 0; i < rule->nwhen; i++) {
		const struct condition *c = &rule->when[i];
		bool day = strcmp(c->fact, "date") == 0;
		const struct fact *f = day ? NULL : fact_lookup(r->site, c->fact);
		int64_t value = day || (f != NULL && f->kind == FACT_MONEY) ? c->bound : c->bound * 100;

		if (c->op > OP_IN)
			number_need(r, rule, c->src, (struct used){value, UNIT_NONE, day, c->unit}, NULL);
	}
}

/* A text in force from its own promulgation says so; the day is then that of its front matter. */
static bool own_day(const struct reading *r, const struct window *w)
{
	static const char *const words[] = {"颁布之", "印发之", "发布之", "公布之"};
	const char *quote = w->quote.text.text[ZH];

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strstr(quote, words[i]) != NULL)
			return w->from == r->policy->printed || w->from == r->policy->written;
	return false;
}

static void window_check(const struct reading *r, const struct window *w)
{
	struct rule window = {.id = "window", .quotes = (struct sentence *)&w->quote, .nquotes = 1};

	if (w->from != DAY_NONE && !own_day(r, w))
		number_need(r, &window, w->src, (struct used){w->from, UNIT_NONE, true, UNIT_NONE}, NULL);
	if (w->to != DAY_NONE)
		number_need(r, &window, w->src, (struct used){w->to, UNIT_NONE, true, UNIT_NONE}, NULL);
	if (w->from != DAY_NONE && w->to != DAY_NONE && w->to < w->from)
		diag_plain(r->diag, w->src, "date", "to", "earlier than from", "早于 from");
}

void check_rule_numbers(const struct reading *r)
{
	const struct rates *rates = r->policy->rates;

	if (rates == NULL)
		return;
	for (size_t i = 0; i < rates->nrules; i++)
		rule_numbers(r, &rates->rules[i]);
	window_check(r, &rates->window);
	for (size_t i = 0; i < rates->nwindows; i++)
		window_check(r, &rates->windows[i]);
}

/* ---- totals ---- */
static void total_check(const struct reading *r, const struct block *b, size_t column)
{
	const struct csv *csv = &b->csv;
	const struct csv_row *last = &csv->rows[csv->nrows - 1];
	struct figure sum = {.kind = FIGURE_NUMBER}, stated = {.kind = FIGURE_NUMBER};
	enum column_type type = b->table->columns[column].type;
	int64_t value;

	for (size_t row = (size_t)b->table->header_rows; row + 1 < csv->nrows; row++)
		if (table_number(type, csv->rows[row].cells[column], &value))
			sum.value += value;
		else if (!table_merged(csv->rows[row].cells[column]))
			return; /* [table-cell] has said so */
	if (table_number(type, last->cells[column], &stated.value) && stated.value != sum.value)
		diag_error(r->diag, (struct src){csv->path, last->line, 0}, "total", "%s%d: the total says %s, the rows add up to %s",
			"%s%d：合计 %s，实际相加 %s", csv_column(r->scratch, column), last->line, figure_text(r->scratch, &stated),
			figure_text(r->scratch, &sum));
}

void check_totals(const struct reading *r)
{
	for (int lang = 0; lang < NLANGS; lang++)
		for (size_t i = 0; r->text[lang] != NULL && i < r->text[lang]->nblocks; i++) {
			const struct block *b = &r->text[lang]->blocks[i];

			if (b->table == NULL || !b->table->total_row || b->csv.nrows <= (size_t)b->table->header_rows + 1)
				continue;
			for (size_t c = 0; c < b->table->ncolumns; c++)
				if (b->table->columns[c].total)
					total_check(r, b, c);
		}
}
