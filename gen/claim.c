#include "claim.h"

#include <string.h>

#include "claim_ask.h"

/* A list being held against the rules. */
struct holding {
	struct arena *arena;
	struct claim_asker *asker;
	struct list_rows *rows;
	struct diag *diag;
	bool open_said;            /* that the rule waits for facts: said once a list */
};

static const char *yuan(struct arena *a, int64_t fen)
{
	return fen % 100 == 0 ? arena_printf(a, "%lld", (long long)(fen / 100))
		: arena_printf(a, "%lld.%02d", (long long)(fen / 100), (int)(fen % 100));
}

/* Above the rule: what stands there, and what the rule gives. */
static void above_report(struct holding *h, const struct list_row *row, int64_t claimed)
{
	const struct list_claim *claim = &h->rows->list->claim;

	diag_error(h->diag, row->src, "claim", "%s: claims %s yuan; %s gives no more than %s yuan (%s)",
		"%s：申报 %s 元，%s 最多 %s 元（%s）", list_cell_name(h->arena, h->rows, row, claim->amount, ZH),
		yuan(h->arena, claimed), claim->rule_id, yuan(h->arena, row->allowed), claim->rule->clause);
}

static const char *day_of(struct holding *h, const struct list_row *row)
{
	const char *name, *value;

	for (size_t i = 0; claim_fact(h->arena, h->rows->list, &h->rows->list->claim, row, i, &name, &value); i++)
		if (strcmp(name, "date") == 0 && value != NULL)
			return value;
	return "";
}

static void nothing_report(struct holding *h, const struct list_row *row, const struct claim_answer *answer)
{
	const struct list_claim *claim = &h->rows->list->claim;
	const char *where = list_cell_name(h->arena, h->rows, row, claim->amount, ZH);

	if (answer->status == CLAIM_NOT_IN_FORCE)
		diag_error(h->diag, row->src, "claim", "%s: %s (%s) is not in force on %s", "%s：%s（%s）在 %s 不在有效期内",
			where, claim->rule_id, claim->rule->clause, day_of(h, row));
	else if (answer->why != NULL)
		diag_error(h->diag, row->src, "claim", "%s: %s (%s) pays nothing here: it needs %s",
			"%s：按%s（%s）没有补贴：须符合 %s", where, claim->rule_id, claim->rule->clause, answer->why);
	else
		diag_error(h->diag, row->src, "claim", "%s: %s (%s) has no rate for this row",
			"%s：%s（%s）对该行没有规定标准", where, claim->rule_id, claim->rule->clause);
}

/* Mistakes of list.yaml rather than of a row: once. */
static void open_report(struct holding *h, const struct list_claim *claim, const struct claim_answer *answer)
{
	if (!h->open_said && answer->status == CLAIM_OPEN)
		diag_error(h->diag, claim->src, "claim", "%s does not give one amount without %s; give it under facts",
			"%s 不能得出确定的数额，还需要 %s；请写进 facts", claim->rule_id, answer->why);
	else if (!h->open_said)
		diag_error(h->diag, claim->src, "claim", "the estimator does not take the facts for %s: %s",
			"估算器不接受 %s 的事实：%s", claim->rule_id, answer->why);
	h->open_said = true;
}

/* The column that gives the limit's fact, or the one with the amount. */
static size_t limit_column(const struct list_claim *claim, const struct rule *limit)
{
	for (size_t i = 0; i < claim->nfacts; i++)
		if (claim->facts[i].column != SIZE_MAX && strcmp(claim->facts[i].fact, limit->when[0].fact) == 0)
			return claim->facts[i].column;
	return claim->amount;
}

static void limits_report(struct holding *h, const struct list_row *row, const struct claim_answer *answer)
{
	const struct list_claim *claim = &h->rows->list->claim;

	for (size_t i = 0; i < answer->nlimits; i++) {
		const struct rule *limit = answer->limits[i];

		diag_error(h->diag, row->src, "claim", "%s: beyond the limit %s (%s): %s", "%s：超出限制 %s（%s）：%s",
			list_cell_name(h->arena, h->rows, row, limit_column(claim, limit), ZH), limit->id, limit->clause,
			limit->when[0].text);
	}
}

static void row_hold(struct holding *h, struct list_row *row)
{
	const struct list *list = h->rows->list;
	const struct list_claim *claim = &list->claim;
	const struct claim_answer *answer = claim_ask(h->asker, list, claim, row);
	const char *reason = claim->exception == SIZE_MAX ? NULL : row->cells[claim->exception].text[ZH];
	int64_t claimed = row->cells[claim->amount].value;
	bool above;

	if (answer->status == CLAIM_REFUSED || answer->status == CLAIM_OPEN) {
		open_report(h, claim, answer);
		return;
	}
	row->allowed = answer->status == CLAIM_AMOUNT ? answer->high : 0;
	if (claim->times != SIZE_MAX)
		row->allowed *= row->cells[claim->times].value;
	above = answer->status != CLAIM_AMOUNT || claimed > row->allowed;
	row->verdict = above || answer->nlimits > 0 ? LIST_EXCEPTED : LIST_WITHIN;
	if (reason != NULL && row->verdict == LIST_WITHIN)
		diag_error(h->diag, row->src, "claim", "%s: a reason is given, and the row keeps to %s; leave it empty",
			"%s：该行符合 %s，不需要写理由，请留空", list_cell_name(h->arena, h->rows, row, claim->exception, ZH), claim->rule_id);
	if (reason != NULL)
		return;
	if (answer->status != CLAIM_AMOUNT)
		nothing_report(h, row, answer);
	else if (above)
		above_report(h, row, claimed);
	limits_report(h, row, answer);
}

static void estimates_fill(struct holding *h, size_t column)
{
	const struct list *list = h->rows->list;
	const struct list_claim *estimate = &list->columns[column].estimate;

	for (size_t r = 0; r < h->rows->n; r++) {
		struct list_cell *cell = &h->rows->rows[r].cells[column];
		const struct claim_answer *answer = claim_ask(h->asker, list, estimate, &h->rows->rows[r]);

		if (answer->status == CLAIM_REFUSED || answer->status == CLAIM_OPEN)
			open_report(h, estimate, answer);
		if (answer->status != CLAIM_AMOUNT)
			continue;
		cell->value = answer->high;
		cell->text[ZH] = yuan(h->arena, answer->high);
	}
}

void claims_check(struct arena *a, const struct site *s, struct list_rows *rows, struct diag *d)
{
	struct holding h = {.arena = a, .asker = claim_asker_open(a, s), .rows = rows, .diag = d};

	for (size_t i = 0; i < rows->list->ncolumns; i++)
		if (rows->list->columns[i].type == LIST_ESTIMATE)
			estimates_fill(&h, i);
	if (rows->list->claim.src.path != NULL)
		for (size_t r = 0; r < rows->n; r++)
			row_hold(&h, &rows->rows[r]);
}

const char *claim_query(struct arena *a, const struct list *list, const struct list_claim *claim,
	const struct list_row *row)
{
	const char *query = NULL, *name, *value;

	for (size_t i = 0; claim_fact(a, list, claim, row, i, &name, &value); i++)
		if (value != NULL)
			query = query == NULL ? arena_printf(a, "%s=%s", name, value) : arena_printf(a, "%s&%s=%s", query, name, value);
	return query;
}
