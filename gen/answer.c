#include "answer.h"

#include "answer_line.h"
#include "given.h"

struct answer {
	const struct rules *rules;
	struct rules_facts facts;
	struct out *out;
	uint64_t guards, amounts;                      /* facts still to ask */
	bool reminded[RULES_RULES_MAX];                /* of which rule */
};

/* "" for a value the fact does not have. */
static const char *value_name(const struct rules *r, unsigned fact, unsigned value)
{
	return value < rules_field(r, FACT_NVALUES, fact) ?
		rules_string(r, VALUE_ID, rules_field(r, FACT_VALUES, fact) + value) : "";
}

/* ---- mistakes ---- */

static void put_slice(struct out *o, const char *p, size_t n)
{
	put_char(o, '"');
	while (n-- > 0)
		put_char(o, *p++);
	put_char(o, '"');
}

/* What was given, unless it would have to be escaped. */
static void put_given(struct out *o, const char *key, const struct given_token *t)
{
	if (t->p == NULL)
		return;
	for (size_t i = 0; i < t->n; i++)
		if (t->p[i] < ' ' || t->p[i] > '~' || t->p[i] == '\\' || t->p[i] == '"')
			return;
	put_key(o, key);
	put_slice(o, t->p, t->n);
}

static void put_names(struct out *o, const struct rules *r, unsigned field, unsigned first, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		put(o, i == 0 ? "" : ", ");
		put(o, rules_string(r, field, first + i));
	}
}

static void put_accepted(struct out *o, const struct rules *r, const struct given_error *e)
{
	static const char *const accepted[] = {
		[PACK_CHOICE] = "", [PACK_YES_NO] = "", [PACK_COUNT] = "0 to 1000000",
		[PACK_MONEY] = "0 to 999999999.99",
		[PACK_DAY] = "1900-01-01 to 2099-12-31",
	};
	if (e->mistake == GIVEN_NOT_JSON) {
		put(o, "one flat object");
	} else if (e->fact == RULES_NONE) {
		put_names(o, r, FACT_ID, 0, r->count[PACK_FACTS]);
	} else {
		put(o, accepted[rules_field(r, FACT_KIND, e->fact)]);
		put_names(o, r, VALUE_ID, rules_field(r, FACT_VALUES, e->fact), rules_field(r, FACT_NVALUES, e->fact));
	}
}

static void put_mistake(struct out *o, const struct rules *r, const struct given_error *e)
{
	static const char messages[][15] = {
		[GIVEN_FINE] = "", [GIVEN_NOT_JSON] = "malformed JSON", [GIVEN_UNKNOWN_FACT] = "unknown fact",
		[GIVEN_TWICE] = "given twice", [GIVEN_NOT_ACCEPTED] = "not accepted", [GIVEN_NEGATIVE] = "negative",
		[GIVEN_BEYOND] = "beyond limits", [GIVEN_REQUIRED] = "required",
	};

	put(o, "{\"error\":{");
	if (e->fact != RULES_NONE)
		put_field(o, "fact", r, FACT_ID, e->fact);
	else
		put_given(o, "fact", &e->name);
	put_given(o, "given", &e->value);
	put_key(o, "message");
	put_item(o, messages[e->mistake]);
	put_key(o, "accepted");
	put_char(o, '"');
	put_accepted(o, r, e);
	put(o, "\"}}");
}

/* ---- the answer ---- */

static void put_fact(struct answer *a, unsigned fact)
{
	struct out *o = a->out;
	int64_t value = a->facts.value[fact];

	put_key(o, rules_string(a->rules, FACT_ID, fact));
	switch (rules_field(a->rules, FACT_KIND, fact)) {
	case PACK_CHOICE:
		put_item(o, value_name(a->rules, fact, (unsigned)value));
		break;
	case PACK_YES_NO:
		put(o, value != 0 ? "true" : "false");
		break;
	case PACK_COUNT:
		put_number(o, value, 0);
		break;
	case PACK_MONEY:
		put_money(o, value);
		break;
	default:
		put_slice(o, a->facts.date, 10);
		break;
	}
}

static void put_facts(struct answer *a)
{
	static const char hex[] = "0123456789abcdef";
	const uint8_t *hash = a->rules->pack + RULES_PACK_HEADER - 32;

	put(a->out, "{\"facts\":{");
	for (unsigned i = 0; i < a->rules->count[PACK_FACTS]; i++)
		if (rules_known(&a->facts, i))
			put_fact(a, i);
	put(a->out, "},\"rules\":\"");
	for (unsigned i = 0; i < 32; i++) {
		put_char(a->out, hex[hash[i] >> 4]);
		put_char(a->out, hex[hash[i] & 15]);
	}
	put_char(a->out, '"');
}

static void line_count(struct answer *a, unsigned rule, const struct rules_line *line)
{
	bool in_force = line->status != RULES_NOT_IN_FORCE;

	for (unsigned i = 0; i < rules_field(a->rules, RULE_NREMINDERS, rule); i++) {
		unsigned reminder = rules_item(a->rules, RULE_REMINDERS, rule, i);

		a->reminded[reminder] = a->reminded[reminder] || in_force ||
			rules_field(a->rules, RULE_KIND, reminder) == PACK_LIMIT;
	}
	if (!in_force)
		return;
	a->guards |= line->guards | line->modifiers;
	a->amounts |= line->amounts | line->keys;
}

/* Of those named, the ones in force; a limit only where its conditions hold, and what decides them is worth asking. */
static void reminders_settle(struct answer *a)
{
	for (unsigned i = 0; i < a->rules->count[PACK_RULES]; i++) {
		unsigned refusal;

		a->reminded[i] = a->reminded[i] && rules_in_force(a->rules, &a->facts, i);
		if (a->reminded[i] && rules_field(a->rules, RULE_KIND, i) == PACK_LIMIT)
			a->reminded[i] = rules_guard(a->rules, &a->facts, i, &a->amounts, &refusal) == RULES_YES;
	}
}

/* False on overflow. */
static bool put_entitlements(struct answer *a)
{
	struct rules_line line;

	put(a->out, ",\"entitlements\":[");
	for (unsigned i = 0; i < a->rules->count[PACK_RULES]; i++) {
		enum rules_result result;

		if (rules_field(a->rules, RULE_KIND, i) != PACK_PAYS || !rules_applies(a->rules, &a->facts, i))
			continue;
		result = rules_run(a->rules, &a->facts, i, &line);
		if (result == RULES_OVERFLOW) {
			a->out->n = 0;
			put(a->out, "{\"error\":{");
			put_field(a->out, "rule", a->rules, RULE_ID, i);
			put(a->out, ",\"message\":\"overflow\"}}");
			return false;
		}
		if (result == RULES_NO_LINE)
			continue;
		put_line(a->out, a->rules, i, &line);
		line_count(a, i, &line);
	}
	return true;
}

static void put_asked(struct answer *a, uint64_t facts)
{
	for (unsigned i = 0; i < a->rules->count[PACK_FACTS]; i++)
		if ((facts >> i & 1) != 0)
			put_item(a->out, rules_string(a->rules, FACT_ID, i));
}

/* In the order to ask: what decides a line, then what its amount depends on, last what another document sets. */
static void put_needs(struct answer *a)
{
	uint64_t by_document = a->rules->by_document;

	put(a->out, "],\"needs\":[");
	put_asked(a, a->guards & ~by_document);
	put_asked(a, a->amounts & ~a->guards & ~by_document);
	put_asked(a, (a->guards | a->amounts) & by_document);
}

static void put_reminders(struct answer *a)
{
	put(a->out, "],\"reminders\":[");
	for (unsigned i = 0; i < a->rules->count[PACK_RULES]; i++)
		if (a->reminded[i])
			put_item(a->out, rules_string(a->rules, RULE_ID, i));
	put_char(a->out, ']');
}

/* "program = project", "group in a, b"; a comparison has its text in the pack. */
static void put_one(struct answer *a, unsigned c)
{
	const struct rules *r = a->rules;
	unsigned fact = rules_field(r, CONDITION_FACT, c), n = rules_field(r, CONDITION_NVALUES, c);

	put(a->out, rules_string(r, CONDITION_TEXT, c));
	if (n == 0)
		return;
	put(a->out, rules_string(r, FACT_ID, fact));
	put(a->out, n == 1 ? " = " : " in ");
	for (unsigned i = 0; i < n; i++) {
		put(a->out, i == 0 ? "" : ", ");
		put(a->out, value_name(r, fact, rules_item(r, CONDITION_VALUES, c, i)));
	}
}

/* All that are joined by "or": none of them holds. */
static void put_condition(struct answer *a, unsigned c)
{
	put_one(a, c);
	for (; rules_field(a->rules, CONDITION_OR, c) != 0 && c + 1 < a->rules->count[PACK_CONDITIONS]; c++) {
		put(a->out, " or ");
		put_one(a, c + 1);
	}
}

/* Why a rule gives no line or does not act. */
static void put_refusal(struct answer *a, unsigned rule)
{
	const char *dates = rules_string(a->rules, RULE_DATES, rule);
	uint64_t open = 0;
	unsigned condition;

	rules_guard(a->rules, &a->facts, rule, &open, &condition);
	if (condition == RULES_NONE && (*dates == '\0' || rules_field(a->rules, RULE_KIND, rule) != PACK_MODIFIER ||
		rules_in_force(a->rules, &a->facts, rule)))
		return;
	put_comma(a->out);
	put_char(a->out, '{');
	put_field(a->out, "rule", a->rules, RULE_ID, rule);
	put(a->out, ",\"condition\":\"");
	if (condition != RULES_NONE)
		put_condition(a, condition);
	else
		put(a->out, dates);
	put_char(a->out, '"');
	put_field(a->out, "clause", a->rules, RULE_CLAUSE, rule);
	put_char(a->out, '}');
}

static void put_no(struct answer *a)
{
	put(a->out, ",\"no\":[");
	for (unsigned i = 0; i < a->rules->count[PACK_RULES]; i++)
		if (rules_applies(a->rules, &a->facts, i))
			put_refusal(a, i);
	put_char(a->out, ']');
}

static bool put_answer(struct answer *a, const char *facts, size_t n, unsigned flags)
{
	struct given_error e;

	if (!given_read(a->rules, facts, n, &a->facts, &e)) {
		put_mistake(a->out, a->rules, &e);
		return false;
	}
	a->guards = a->amounts = 0;
	for (unsigned i = 0; i < a->rules->count[PACK_RULES]; i++)
		a->reminded[i] = false;
	put_facts(a);
	if (!put_entitlements(a))
		return false;
	reminders_settle(a);
	put_needs(a);
	put_reminders(a);
	if ((flags & ANSWER_EXPLAIN_NO) != 0)
		put_no(a);
	put_char(a->out, '}');
	return true;
}

size_t answer_write(const struct rules *r, const char *facts, size_t n, unsigned flags, char *p, size_t cap, bool *fine)
{
	struct answer a;
	struct out o;
	bool is_fine;

	o.p = p;
	o.n = 0;
	o.cap = cap;
	o.full = false;
	a.rules = r;
	a.out = &o;
	is_fine = put_answer(&a, facts, n, flags);
	if (fine != NULL)
		*fine = is_fine;
	return o.full ? 0 : o.n;
}
