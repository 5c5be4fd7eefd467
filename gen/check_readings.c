/* Checks that what another reading moves follows from the rules, and is what its sentence says. */
#include "check.h"

#include <string.h>

#include "ask.h"
#include "figures.h"

/* The amounts of one other reading, in fen, and the percentage that raises the last, in hundredths. */
struct weighed {
	int64_t ours, instead, moves, percent;
};

static void facts_wrong(const struct reading *r, const struct other_reading *other, const struct rules *rules,
	const struct given_error *error)
{
	const struct given_token *token = error->fact == RULES_NONE ? &error->name : &error->value;
	const char *given = token->p == NULL ? "" : arena_printf(r->scratch, "\"%.*s\" ", (int)token->n, token->p);
	struct bilingual mistake = ask_mistake(error);

	diag_plain(r->diag, other->src, "other-reading", arena_printf(r->scratch, "%s(%s)", given,
		ask_accepted(r->scratch, rules, error)), mistake.text[EN], mistake.text[ZH]);
}

/* The facts that the line still depends on, "days, friction"; "" where it is something else. */
static const char *open_facts(const struct reading *r, const struct rules *rules, const struct rules_line *line)
{
	uint64_t open = line->guards | line->keys | line->modifiers | line->amounts;
	const char *all = "";

	for (unsigned i = 0; i < rules->count[PACK_FACTS]; i++)
		if ((open >> i & 1) != 0)
			all = arena_printf(r->scratch, "%s%s%s", all, *all == '\0' ? "" : ", ", rules_id(rules, PACK_FACTS, i));
	return all;
}

/* What the rule gives, at most, where nothing is left to answer; no line is nothing paid. False after reporting. */
static bool answer_take(const struct reading *r, const struct other_reading *other, const struct situated *x, bool ours,
	int64_t *fen)
{
	const struct rules *rules = ask_open(r->scratch, r->site);
	unsigned place = ask_rule(rules, r->policy, x->rule);
	struct rules_facts facts;
	struct given_error error;
	struct rules_line line;
	enum rules_result result;

	*fen = 0;
	if (!ask_facts(r->scratch, rules, r->policy->region_id, other->day, x->facts, x->nfacts, &facts, &error)) {
		facts_wrong(r, other, rules, &error);
		return false;
	}
	result = place == RULES_NONE || !rules_applies(rules, &facts, place) ? RULES_NO_LINE
		: rules_run(rules, &facts, place, &line);
	if (result == RULES_NO_LINE && !ours)
		return true;
	if (result != RULES_LINE || line.status < RULES_NEEDS) {
		diag_error(r->diag, other->src, "other-reading", "rule %s pays nothing in this situation or on this day",
			"规则 %s 在这种情形或这一天没有数额", x->rule);
		return false;
	}
	if (line.status <= RULES_DEPENDS) {
		diag_error(r->diag, other->src, "other-reading", "rule %s has no one amount here; write these facts too: %s",
			"规则 %s 在这里还不是一个数额；还应写明：%s", x->rule, open_facts(r, rules, &line));
		return false;
	}
	*fen = line.amount.high;
	return true;
}

/* The +30% of a rule that raises others; -1: it has none. */
static int64_t rise_of(const struct rates *rates, const char *id)
{
	for (size_t i = 0; i < rates->nrules; i++)
		for (size_t k = 0; strcmp(rates->rules[i].id, id) == 0 && k < rates->rules[i].nsteps; k++) {
			const struct step *step = &rates->rules[i].steps[k];

			if (step->word == WORD_PERCENT && step->has_amount && step->amount.plus)
				return step->amount.value;
		}
	return -1;
}

/* Raises what the other reading comes to. False after reporting. */
static bool raise(const struct reading *r, const struct other_reading *other, struct weighed *w)
{
	for (size_t i = 0; i < other->instead.nraised_by; i++) {
		int64_t percent = rise_of(r->policy->rates, other->instead.raised_by[i]);

		if (percent < 0) {
			diag_error(r->diag, other->src, "other-reading",
				"rule %s has no percentage that raises others, such as +30%%",
				"规则 %s 没有用来上浮的比例，如 +30%%", other->instead.raised_by[i]);
			return false;
		}
		w->percent += percent;
	}
	w->instead = (w->instead * (10000 + w->percent) + 5000) / 10000;
	return true;
}

static const char *yuan(const struct reading *r, int64_t fen)
{
	return arena_printf(r->scratch, "%lld.%02lld", (long long)(fen / 100), (long long)(fen % 100));
}

/* A number of the sentence is an amount that was found, or one of the facts, or the percentage. */
static bool accounted(const struct reading *r, const struct figure *f, const struct other_reading *other,
	const struct weighed *w)
{
	const struct situated *both[] = {&other->ours, &other->instead};

	if (f->kind == FIGURE_PERCENT)
		return w->percent > 0 && f->value == w->percent;
	if (f->kind != FIGURE_NUMBER)
		return false;
	for (int k = 0; k < 2; k++)
		for (size_t i = 0; i < both[k]->nfacts; i++) {
			struct quantity q;
			const char *value = strchr(both[k]->facts[i], '=') + 1;

			if (quantity_parse(arena_printf(r->scratch, "%s元", value), &q) && f->value == q.value)
				return true;
		}
	return f->value == w->ours || f->value == w->instead || f->value == w->moves;
}

static void sentence_check(const struct reading *r, const struct other_reading *other, const struct weighed *w)
{
	const char *zh = other->text.text[ZH], *en = other->text.text[EN];
	const struct figure *lost, *added;
	size_t a, b;
	struct figure *x = figures_read(r->scratch, zh, strlen(zh), 0, ZH, &a);
	struct figure *y = figures_read(r->scratch, en, strlen(en), 0, EN, &b);
	bool said = false;

	if (!figures_equal(r->scratch, x, a, y, b, &lost, &added))
		diag_error(r->diag, other->src, "other-reading", "the sentence differs in figures between the languages: %s, %s",
			"两种语言的句子数字不同：%s、%s", lost == NULL ? "-" : figure_text(r->scratch, lost),
			added == NULL ? "-" : figure_text(r->scratch, added));
	for (size_t i = 0; i < a; i++) {
		said = said || (x[i].kind == FIGURE_NUMBER && x[i].value == w->moves);
		if (!accounted(r, &x[i], other, w))
			diag_error(r->diag, other->src, "other-reading",
				"the sentence says %s, which is neither an amount found here nor a fact",
				"句中的 %s 既不是这里得出的数额，也不是写明的事实", figure_text(r->scratch, &x[i]));
	}
	if (!said)
		diag_error(r->diag, other->src, "other-reading", "the sentence does not say how much it moves: %s",
			"句中没有写相差多少：%s", yuan(r, w->moves));
}

static void other_check(const struct reading *r, const struct other_reading *other)
{
	struct weighed w = {.moves = other->moves.value};
	int64_t difference;

	if (!answer_take(r, other, &other->ours, true, &w.ours) ||
		!answer_take(r, other, &other->instead, false, &w.instead) || !raise(r, other, &w))
		return;
	difference = w.instead > w.ours ? w.instead - w.ours : w.ours - w.instead;
	if (difference != w.moves)
		diag_error(r->diag, other->src, "other-reading",
			"the rules give %s, the other reading %s: it moves %s and not %s",
			"按规则是 %s，按另一种理解是 %s，相差 %s，不是 %s", yuan(r, w.ours), yuan(r, w.instead), yuan(r, difference),
			yuan(r, w.moves));
	else
		sentence_check(r, other, &w);
}

/* Those of the policy's own rules; that every rule named exists is link_notes.c's. */
void check_readings(const struct reading *r)
{
	const struct rates *rates = r->policy->rates;

	if (rates == NULL || r->site->pack == NULL)
		return;
	for (size_t i = 0; i < r->site->nambiguities; i++)
		for (size_t k = 0; k < r->site->ambiguities[i].nothers; k++) {
			const struct other_reading *other = &r->site->ambiguities[i].others[k];

			for (size_t n = 0; n < rates->nrules; n++)
				if (strcmp(rates->rules[n].id, other->ours.rule) == 0)
					other_check(r, other);
		}
}
