/* cases.csv: what the rules give in situations that were worked out by hand from the clauses, one a row. */
#include <string.h>

#include "csv.h"
#include "read.h"

enum { DATE, FACTS, RULE, CLAUSE, STATUS, LOW, HIGH, WHY, WHY_EN, NCOLUMNS };
static const char *const columns[NCOLUMNS] = {"date", "facts", "rule", "clause", "status", "low", "high", "why", "why-en"};

/* One row being read. */
struct row {
	struct arena *arena;
	const struct csv_row *cells;
	struct src src;
	struct diag *diag;
};

static const char *where(const struct row *r, size_t column)
{
	return arena_printf(r->arena, "%s%d \"%s\"", csv_column(r->arena, column), r->src.line, r->cells->cells[column]);
}

static void wrong(const struct row *r, size_t column, const char *en, const char *zh)
{
	diag_plain(r->diag, r->src, "case", where(r, column), en, zh);
}

/* The words of a cell, parted by spaces. */
static const char **words_split(struct arena *a, const char *cell, size_t *n)
{
	const char **words = NULL;

	*n = 0;
	for (size_t length; *(cell += strspn(cell, " ")) != '\0'; cell += length) {
		length = strcspn(cell, " ");
		*arena_append(a, words, *n) = arena_copy(a, cell, length);
	}
	return words;
}

static void days_take(const struct row *r, struct example *e)
{
	size_t n;
	const char **words = words_split(r->arena, r->cells->cells[DATE], &n);

	for (size_t i = 0; i < n; i++) {
		int32_t day;

		if (date_parse(words[i], &day))
			*arena_append(r->arena, e->days, e->ndays) = day;
	}
	if (e->ndays != n || (n == 0) != (e->outcome == OUTCOME_CANNOT_OCCUR))
		wrong(r, DATE, "the day asked, such as 2021-03-01; several with a space between; empty for cannot-occur",
			"应为询问的日期，如 2021-03-01，几个日期之间空一格；cannot-occur 行留空");
}

static void facts_take(const struct row *r, struct example *e)
{
	e->given = r->cells->cells[FACTS];
	if (e->outcome == OUTCOME_CANNOT_OCCUR)
		return; /* it names a case of the rule, in the words of [case-missing] */
	e->facts = words_split(r->arena, e->given, &e->nfacts);
	for (size_t i = 0; i < e->nfacts; i++)
		if (strchr(e->facts[i], '=') == NULL) {
			wrong(r, FACTS, "facts are NAME=VALUE with a space between: program=project days=12",
				"各项事实写作 名称=取值，之间空一格：program=project days=12");
			return;
		}
}

/* "1200.00"; -1 for an empty cell. */
static bool money_parse(struct arena *a, const char *cell, int64_t *fen)
{
	struct quantity q;

	*fen = -1;
	if (*cell == '\0')
		return true;
	if (!quantity_parse(arena_printf(a, "%s元", cell), &q))
		return false;
	*fen = q.value;
	return true;
}

static void amounts_take(const struct row *r, struct example *e)
{
	bool amounts = e->outcome != OUTCOME_NONE && e->outcome != OUTCOME_NO_RATE && e->outcome != OUTCOME_CANNOT_OCCUR;

	for (size_t column = LOW; column <= HIGH; column++)
		if (!money_parse(r->arena, r->cells->cells[column], column == LOW ? &e->low : &e->high)) {
			wrong(r, column, "an amount in yuan, such as 1200.00", "应为以元计的金额，如 1200.00");
			return;
		}
	if (amounts != (e->low >= 0) || (!amounts && e->high >= 0))
		wrong(r, LOW, "an amount stands with every status but none, no-rate and cannot-occur; high alone may be "
			"empty: no upper limit", "除 none、no-rate、cannot-occur 外都须有金额；只有 high 可以留空，表示没有上限");
	else if (e->high >= 0 && e->high < e->low)
		wrong(r, HIGH, "less than low", "小于 low");
}

static bool status_take(const struct row *r, struct example *e)
{
	for (int i = 0; i < NOUTCOMES; i++)
		if (strcmp(outcome_name[i], r->cells->cells[STATUS]) == 0) {
			e->outcome = (enum outcome)i;
			return true;
		}
	wrong(r, STATUS, "no such status; accepted: exact, up-to, needs, depends, no-rate, not-in-force, none, "
		"cannot-occur", "没有这种状态；可用：exact、up-to、needs、depends、no-rate、not-in-force、none、cannot-occur");
	return false;
}

static void why_take(const struct row *r, struct example *e)
{
	e->why = (struct bilingual){{r->cells->cells[WHY], r->cells->cells[WHY_EN]}, r->src};
	for (size_t column = WHY; column <= WHY_EN; column++)
		if (*r->cells->cells[column] == '\0')
			wrong(r, column, "say in Chinese and in English how the figure follows from the clause",
				"请用中文和英文写明数额怎样由条款得出");
}

static bool header_check(const struct csv *csv, struct diag *d)
{
	bool same = csv->nrows > 0 && csv->rows[0].n == NCOLUMNS;

	for (size_t i = 0; same && i < NCOLUMNS; i++)
		same = strcmp(csv->rows[0].cells[i], columns[i]) == 0;
	if (!same)
		diag_plain(d, (struct src){csv->path, 1, 0}, "case", NULL,
			"the first row is date,facts,rule,clause,status,low,high,why,why-en",
			"首行应为 date,facts,rule,clause,status,low,high,why,why-en");
	return same;
}

void cases_read(struct arena *a, const char *path, struct policy *p, struct diag *d)
{
	struct csv csv;

	if (!csv_read(a, path, &csv, d) || !header_check(&csv, d))
		return;
	for (size_t i = 1; i < csv.nrows; i++) {
		struct row r = {.arena = a, .cells = &csv.rows[i], .src = {path, csv.rows[i].line, 0}, .diag = d};
		struct example e = {.src = r.src};

		if (r.cells->n != NCOLUMNS) {
			diag_error(d, r.src, "case", "%zu cells, not 9; a text that holds a comma stands in quotes",
				"有 %zu 格，应为 9 格；含逗号的文字应加引号", r.cells->n);
			continue;
		}
		if (!status_take(&r, &e))
			continue;
		e.rule = r.cells->cells[RULE];
		e.clause = r.cells->cells[CLAUSE];
		days_take(&r, &e);
		facts_take(&r, &e);
		amounts_take(&r, &e);
		why_take(&r, &e);
		*arena_append(a, p->examples, p->nexamples) = e;
	}
}
