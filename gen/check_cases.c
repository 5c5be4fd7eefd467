/* Checks that the rules give what cases.csv says, and that every rule's edges have a case. */
#include "check.h"

#include <string.h>

#include "proofs.h"

struct examination {
	const struct reading *reading;
	struct proofs proofs;
	bool wrong;        /* some case is */
};

/* "exact 1200.00", "needs 0.00–2000.00", "depends 0.00–", "none". */
static const char *result_text(struct arena *a, enum outcome outcome, int64_t low, int64_t high)
{
	const char *name = outcome_name[outcome];

	if (low < 0)
		return name;
	name = arena_printf(a, "%s %lld.%02lld", name, (long long)(low / 100), (long long)(low % 100));
	return high == low ? name : high < 0 ? arena_printf(a, "%s–", name)
		: arena_printf(a, "%s–%lld.%02lld", name, (long long)(high / 100), (long long)(high % 100));
}

/* False after reporting the first cell that differs. */
static bool compare(struct examination *x, const struct example *e, int32_t day, enum rules_result result,
	const struct rules_line *line)
{
	struct arena *a = x->reading->scratch;
	struct date d = date_of(day);
	enum outcome outcome = result != RULES_LINE ? OUTCOME_NONE : (enum outcome)line->status;
	int64_t low = result != RULES_LINE ? -1 : line->amount.low, high = result != RULES_LINE ? -1 : line->amount.high;
	char column = e->outcome != outcome ? 'E' : e->low != low ? 'F' : 'G';

	if (e->outcome == outcome && e->low == low && e->high == high)
		return true;
	x->wrong = true;
	diag_error(x->reading->diag, e->src, "case", "%c%d: the case says %s, on %04d-%02d-%02d the rules give %s",
		"%c%d：案例写的是 %s，%04d-%02d-%02d 按规则得出 %s", column, e->src.line, result_text(a, e->outcome, e->low,
		e->high), d.year, d.month, d.day, result_text(a, outcome, low, high));
	return false;
}

static void facts_wrong(struct examination *x, const struct example *e, const struct given_error *error)
{
	struct bilingual mistake = ask_mistake(error);
	struct arena *a = x->reading->scratch;
	const struct given_token *token = error->fact == RULES_NONE ? &error->name : &error->value;
	const char *given = token->p == NULL ? "" : arena_printf(a, " \"%.*s\"", (int)token->n, token->p);
	const char *what = arena_printf(a, "B%d%s (%s)", e->src.line, given, ask_accepted(a, x->proofs.rules, error));

	x->wrong = true;
	diag_plain(x->reading->diag, e->src, "case", what, mistake.text[EN], mistake.text[ZH]);
}

static void example_run(struct examination *x, const struct example *e, struct proof *p)
{
	const struct rules *rules = x->proofs.rules;
	const struct reading *r = x->reading;
	struct rules_facts facts;
	struct rules_line line;
	struct given_error error;

	for (size_t i = 0; i < e->ndays; i++) {
		enum rules_result result;

		if (!ask_facts(r->scratch, rules, r->policy->region_id, e->days[i], e->facts, e->nfacts, &facts, &error)) {
			facts_wrong(x, e, &error);
			return;
		}
		result = rules_applies(rules, &facts, p->place) ? rules_run(rules, &facts, p->place, &line) : RULES_NO_LINE;
		if (!compare(x, e, e->days[i], result, &line))
			return;
		proofs_meet(&x->proofs, p, &(struct situation){.rules = rules, .facts = &facts, .day = e->days[i],
			.present = result == RULES_LINE, .line = &line});
	}
}

/* A case that the author says cannot occur: an edge of the rule that no other case meets. */
static void cannot_run(struct examination *x, const struct example *e, struct proof *p)
{
	size_t k = 0;

	while (k < p->nedges && strcmp(p->edges[k].text, e->given) != 0)
		k++;
	if (k == p->nedges || p->met[k]) {
		x->wrong = true;
		diag_error(x->reading->diag, e->src, "case", k == p->nedges ? "B%d: rule %s has no case \"%s\" that could be left out"
			: "B%d: rule %s has a case \"%s\"; leave this row out", k == p->nedges ? "B%d：规则 %s 没有“%s”这样一种可省的情形"
			: "B%d：规则 %s 已有“%s”的案例，请删去此行", e->src.line, p->rule->id, e->given);
	} else {
		p->met[k] = true;
	}
}

static void examples_run(struct examination *x, bool cannot)
{
	const struct reading *r = x->reading;

	for (size_t i = 0; i < r->policy->nexamples; i++) {
		const struct example *e = &r->policy->examples[i];
		struct proof *p = proof_lookup(&x->proofs, e->rule);

		if ((e->outcome == OUTCOME_CANNOT_OCCUR) != cannot)
			continue;
		if (p == NULL || (!cannot && !rule_gives_lines(p->rule))) {
			x->wrong = true;
			diag_error(r->diag, e->src, "case", "C%d: rates.yaml has no rule %s that gives a line of its own",
				"C%d：rates.yaml 中没有单独得出结果的规则 %s", e->src.line, e->rule);
			continue;
		}
		if (r->text[ZH] != NULL && clause_lookup(r->text[ZH], e->clause) == NULL)
			diag_error(r->diag, e->src, "case", "D%d: the text has no clause %s", "D%d：正文没有条款 %s", e->src.line,
				e->clause);
		if (cannot)
			cannot_run(x, e, p);
		else
			example_run(x, e, p);
	}
}

static void missing_report(const struct reading *r, const struct proof *p)
{
	const char *missing = NULL;

	for (size_t k = 0; k < p->nedges; k++)
		if (!p->met[k])
			missing = missing == NULL ? p->edges[k].text : arena_printf(r->scratch, "%s, %s", missing, p->edges[k].text);
	if (missing != NULL)
		diag_error(r->diag, p->rule->src, "case-missing", "rule %s needs cases in cases.csv: %s",
			"规则 %s 在 cases.csv 中缺少案例：%s", p->rule->id, missing);
}

void check_cases(const struct reading *r)
{
	struct examination x = {.reading = r};

	if ((r->policy->rates == NULL && r->policy->nexamples == 0) ||
		!proofs_open(r->scratch, r->site, r->policy, &x.proofs))
		return; /* nothing to prove, or the rules have errors, which are reported */
	examples_run(&x, false);
	examples_run(&x, true);
	for (size_t i = 0; i < x.proofs.n && !x.wrong; i++)
		missing_report(r, &x.proofs.list[i]);
}
