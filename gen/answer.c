#include "answer.h"

#include "answer_line.h"
#include "given.h"

struct answer {
	const struct rules *rules;
	struct out *out;
	uint64_t guards, amounts;                      /* facts still to ask */
	uint64_t reminded[RULES_RULES_MAX / 64];       /* a bit of each rule to be seen beside the lines */
	struct rules_facts facts;
};

/* The place of the lowest bit, which is taken away; there is one. */
static unsigned bit_take(uint64_t *bits)
{
	unsigned i = (unsigned)__builtin_ctzll(*bits);

	*bits &= *bits - 1;
	return i;
}

/* "" for a value the fact does not have. */
static const char *value_name(const struct rules *r, const struct pack_fact *fact, unsigned value)
{
	return value < fact->nvalues ? rules_id(r, PACK_VALUES, fact->values + value) : "";
}

/* ---- mistakes ---- */

/* What was given, unless it would have to be escaped. */
static void put_given(struct out *o, const char *key, const struct given_token *t)
{
	for (size_t i = 0; t->p != NULL && i < t->n; i++)
		if (t->p[i] < ' ' || t->p[i] > '~' || t->p[i] == '\\' || t->p[i] == '"')
			return;
	if (t->p != NULL)
		put_slice(o, key, t->p, t->n);
}

/* Of n records, parted by commas. */
static void put_ids(struct out *o, const struct rules *r, enum pack_section section, unsigned i, unsigned n)
{
	for (const char *comma = ""; n > 0; n--, comma = ", ") {
		put(o, comma);
		put(o, rules_id(r, section, i++));
	}
}

static void put_accepted(struct out *o, const struct rules *r, const struct given_error *e)
{
	static const char *const accepted[] = {
		[PACK_CHOICE] = "", [PACK_YES_NO] = "", [PACK_COUNT] = "0 to 1000000",
		[PACK_MONEY] = "0 to 999999999.99",
		[PACK_DAY] = "1900-01-01 to 2099-12-31",
	};
	const struct pack_fact *fact = rules_record(r, PACK_FACTS, e->fact);

	if (e->mistake == GIVEN_NOT_JSON) {
		put(o, "one flat object");
	} else if (e->fact == RULES_NONE) {
		put_ids(o, r, PACK_FACTS, 0, r->count[PACK_FACTS]);
	} else {
		put(o, accepted[fact->kind]);
		put_ids(o, r, PACK_VALUES, fact->values, fact->nvalues);
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
	put_given(o, "fact", &e->name);
	put_given(o, "given", &e->value);
	put_field(o, "message", messages[e->mistake]);
	put_open(o, "accepted", '"');
	put_accepted(o, r, e);
	put(o, "\"}}");
}

/* ---- the answer ---- */

static void put_fact(struct answer *a, unsigned number)
{
	struct out *o = a->out;
	const struct pack_fact *fact = rules_record(a->rules, PACK_FACTS, number);
	const char *id = a->rules->text + fact->id;
	int64_t value = a->facts.value[number];

	switch (fact->kind) {
	case PACK_CHOICE:
		put_field(o, id, value_name(a->rules, fact, (unsigned)value));
		break;
	case PACK_YES_NO:
		put_truth(o, id, value != 0);
		break;
	case PACK_COUNT:
		put_number(o, id, value);
		break;
	case PACK_MONEY:
		put_money(o, id, value);
		break;
	default:
		put_slice(o, id, a->facts.date, 10);
		break;
	}
}

static void put_facts(struct answer *a)
{
	put_char(a->out, '{');
	put_open(a->out, "facts", '{');
	for (uint64_t known = a->facts.known; known != 0;)
		put_fact(a, bit_take(&known));
	put_close(a->out, '}');
	put_field(a->out, "rules", a->rules->hash);
}

static void line_count(struct answer *a, const struct pack_rule *rule, const struct rules_line *line)
{
	bool in_force = line->status != RULES_NOT_IN_FORCE;

	for (unsigned i = 0; i < rule->nreminders; i++) {
		unsigned reminder = a->rules->items[rule->reminders + i];
		const struct pack_rule *record = rules_record(a->rules, PACK_RULES, reminder);

		if (in_force || record->kind == PACK_LIMIT)
			a->reminded[reminder / 64] |= (uint64_t)1 << reminder % 64;
	}
	if (!in_force)
		return;
	a->guards |= line->guards | line->modifiers;
	a->amounts |= line->amounts | line->keys;
}

/* Of those named, the ones in force; a limit only where its conditions hold, and what decides them is worth asking. */
static void reminders_settle(struct answer *a)
{
	for (unsigned i = 0; i < RULES_RULES_MAX; i += 64)
		for (uint64_t left = a->reminded[i / 64]; left != 0;) {
			unsigned bit = bit_take(&left), refusal;
			const struct pack_rule *rule = rules_record(a->rules, PACK_RULES, i + bit);

			if (!rules_in_force(a->rules, &a->facts, i + bit) || (rule->kind == PACK_LIMIT &&
				rules_guard(a->rules, &a->facts, i + bit, &a->amounts, &refusal) != RULES_YES))
				a->reminded[i / 64] &= ~((uint64_t)1 << bit);
		}
}

/* False on overflow. */
static bool put_entitlements(struct answer *a)
{
	struct rules_line line;
	unsigned policy = RULES_NONE;
	bool applies = false;

	put_open(a->out, "entitlements", '[');
	for (unsigned i = 0; i < a->rules->count[PACK_RULES]; i++) {
		const struct pack_rule *rule = rules_record(a->rules, PACK_RULES, i);
		enum rules_result result;

		if (rule->policy != policy) { /* a document's rules stand together */
			policy = rule->policy;
			applies = rules_applies(a->rules, &a->facts, i);
		}
		if (!applies || rule->kind != PACK_PAYS)
			continue;
		result = rules_run(a->rules, &a->facts, i, &line);
		if (result == RULES_OVERFLOW) {
			a->out->n = 0;
			put(a->out, "{\"error\":{");
			put_name(a->out, "rule", rule->id);
			put(a->out, "\"message\":\"overflow\"}}");
			return false;
		}
		if (result == RULES_NO_LINE)
			continue;
		put_line(a->out, a->rules, i, &line);
		line_count(a, rule, &line);
	}
	put_close(a->out, ']');
	return true;
}

static void put_asked(struct answer *a, uint64_t facts)
{
	while (facts != 0)
		put_item(a->out, rules_id(a->rules, PACK_FACTS, bit_take(&facts)));
}

/* In the order to ask: what decides a line, then what its amount depends on, last what another document sets. */
static void put_needs(struct answer *a)
{
	uint64_t by_document = a->rules->by_document;

	put_open(a->out, "needs", '[');
	put_asked(a, a->guards & ~by_document);
	put_asked(a, a->amounts & ~a->guards & ~by_document);
	put_asked(a, (a->guards | a->amounts) & by_document);
	put_close(a->out, ']');
}

static void put_reminders(struct answer *a)
{
	put_open(a->out, "reminders", '[');
	for (unsigned i = 0; i < RULES_RULES_MAX; i += 64)
		for (uint64_t left = a->reminded[i / 64]; left != 0;)
			put_item(a->out, rules_id(a->rules, PACK_RULES, i + bit_take(&left)));
	put_close(a->out, ']');
}

/* "program = project", "group in a, b"; a comparison has its text in the pack. */
static void put_one(struct answer *a, const struct pack_condition *c)
{
	const struct rules *r = a->rules;
	const struct pack_fact *fact = rules_record(r, PACK_FACTS, c->fact);
	const char *before = c->nvalues == 1 ? " = " : " in ";

	put(a->out, r->text + c->text);
	if (c->nvalues > 0)
		put(a->out, r->text + fact->id);
	for (unsigned i = 0; i < c->nvalues; i++, before = ", ") {
		put(a->out, before);
		put(a->out, value_name(r, fact, r->items[c->values + i]));
	}
}

/* All that are joined by "or": none of them holds. */
static void put_condition(struct answer *a, unsigned c)
{
	for (bool more = true; more && c < a->rules->count[PACK_CONDITIONS]; c++) {
		const struct pack_condition *condition = rules_record(a->rules, PACK_CONDITIONS, c);

		put_one(a, condition);
		more = condition->or_next != 0;
		if (more)
			put(a->out, " or ");
	}
}

/* Why a rule gives no line or does not act. */
static void put_refusal(struct answer *a, unsigned number)
{
	const struct pack_rule *rule = rules_record(a->rules, PACK_RULES, number);
	const char *dates = a->rules->text + rule->dates;
	uint64_t open = 0;
	unsigned condition;

	rules_guard(a->rules, &a->facts, number, &open, &condition);
	if (condition == RULES_NONE && (*dates == '\0' || rule->kind != PACK_MODIFIER ||
		rules_in_force(a->rules, &a->facts, number)))
		return;
	put_char(a->out, '{');
	put_name(a->out, "rule", rule->id);
	put_open(a->out, "condition", '"');
	if (condition != RULES_NONE)
		put_condition(a, condition);
	else
		put(a->out, dates);
	put(a->out, "\",");
	put_name(a->out, "clause", rule->clause);
	put_close(a->out, '}');
}

static void put_no(struct answer *a)
{
	put_open(a->out, "no", '[');
	for (unsigned i = 0; i < a->rules->count[PACK_RULES]; i++)
		if (rules_applies(a->rules, &a->facts, i))
			put_refusal(a, i);
	put_close(a->out, ']');
}

static bool put_answer(struct answer *a, const char *facts, size_t n, unsigned flags)
{
	struct given_error e;

	if (!given_read(a->rules, facts, n, &a->facts, &e)) {
		put_mistake(a->out, a->rules, &e);
		return false;
	}
	a->guards = a->amounts = 0;
	for (unsigned i = 0; i < RULES_RULES_MAX / 64; i++)
		a->reminded[i] = 0;
	put_facts(a);
	if (!put_entitlements(a))
		return false;
	reminders_settle(a);
	put_needs(a);
	put_reminders(a);
	if ((flags & ANSWER_EXPLAIN_NO) != 0)
		put_no(a);
	put_close(a->out, '}');
	a->out->n--; /* no comma after the whole */
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
	o.ascii = (flags & ANSWER_ASCII) != 0;
	o.texts = r->text;
	a.rules = r;
	a.out = &o;
	is_fine = put_answer(&a, facts, n, flags);
	if (fine != NULL)
		*fine = is_fine;
	return o.n <= cap ? o.n : 0;
}
