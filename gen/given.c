#include "given.h"

#define DAY_SIZE 10 /* 2021-03-01 */

struct reader {
	const char *p, *end;
};

static bool text_is(const struct given_token *t, const char *s)
{
	size_t i = 0;

	while (i < t->n && s[i] != '\0' && t->p[i] == s[i])
		i++;
	return i == t->n && s[i] == '\0';
}

static bool digit(int c)
{
	return c >= '0' && c <= '9';
}

static void space_skip(struct reader *r)
{
	while (r->p < r->end && (*r->p == ' ' || *r->p == '\t' || *r->p == '\n' || *r->p == '\r'))
		r->p++;
}

static bool mark_take(struct reader *r, int mark)
{
	space_skip(r);
	if (r->p == r->end || *r->p != mark)
		return false;
	r->p++;
	return true;
}

/* A string's text as it stands, escapes and all: with one it is no fact's name and no value. */
static bool string_take(struct reader *r, struct given_token *t)
{
	t->string = mark_take(r, '"');
	t->p = r->p;
	while (t->string && r->p < r->end && *r->p != '"' && (unsigned char)*r->p >= ' ')
		r->p += *r->p == '\\' && r->end - r->p > 1 ? 2 : 1;
	t->n = (size_t)(r->p - t->p);
	return t->string && mark_take(r, '"');
}

/* A string, or the letters, digits and signs of a number or true or false: what it is, its fact decides. */
static bool value_take(struct reader *r, struct given_token *t)
{
	if (string_take(r, t))
		return true;
	while (!t->string && r->p < r->end && (digit(*r->p) || (*r->p >= 'a' && *r->p <= 'z') || *r->p == '-' || *r->p == '.'))
		r->p++;
	t->n = (size_t)(r->p - t->p);
	return !t->string && t->n > 0;
}

/* All of p…p+n are digits: their number, or one beyond every limit; else -1. */
static int64_t digits_read(const char *p, size_t n)
{
	int64_t value = 0;

	if (n == 0)
		return -1;
	for (; n > 0; n--, p++) {
		if (!digit(*p))
			return -1;
		if (value <= RULES_MONEY_MAX)
			value = value * 10 + (*p - '0');
	}
	return value;
}

/* "2021-03-01" to the pack's days, 1900…2099. */
static bool day_read(const struct given_token *t, int64_t *day)
{
	int64_t y, m, d;
	bool leap;

	if (!t->string || t->n != DAY_SIZE || t->p[4] != '-' || t->p[7] != '-')
		return false;
	y = digits_read(t->p, 4);
	m = digits_read(t->p + 5, 2);
	d = digits_read(t->p + 8, 2);
	leap = y % 4 == 0 && y != 1900;
	if (y < 1900 || y > 2099 || m < 1 || m > 12 || d < 1 || d > (m == 2 ? 28 + leap : 30 + ((m + m / 8) & 1)))
		return false;
	if (m < 3) { /* count years from March: the leap day comes last */
		y--;
		m += 12;
	}
	*day = 365 * y + y / 4 - y / 100 + y / 400 + (153 * (m - 3) + 2) / 5 + d - 1;
	return true;
}

/* Digits, and for money perhaps a point and one or two more. */
static enum given_mistake number_read(const struct given_token *t, bool money, int64_t *value)
{
	bool negative = t->n > 0 && t->p[0] == '-';
	const char *p = t->p + negative;
	size_t n = t->n - negative, whole = n;
	int64_t fen = 0;

	if (money) {
		for (whole = 0; whole < n && p[whole] != '.';)
			whole++;
		if (whole < n)
			fen = n - whole > 3 ? -1 : digits_read(p + whole + 1, n - whole - 1);
		if (n - whole == 2)
			fen *= 10;
	}
	*value = digits_read(p, whole);
	if (*value < 0 || fen < 0 || (!t->string && whole > 1 && *p == '0'))
		return GIVEN_NOT_ACCEPTED;
	if (money)
		*value = *value * 100 + fen;
	return negative ? GIVEN_NEGATIVE : *value > (money ? RULES_MONEY_MAX : RULES_COUNT_MAX) ? GIVEN_BEYOND : GIVEN_FINE;
}

/* Which of n records of `width` fields, the id first, has it as its id, or n. */
static unsigned name_find(const struct rules *r, const uint16_t *id, unsigned width, unsigned n, const struct given_token *t)
{
	char letter = *t->p; /* a token's first, or what stands after an empty one */

	for (unsigned i = 0; i < n; i++, id += width)
		if (r->text[*id] == letter && text_is(t, r->text + *id))
			return i;
	return n;
}

static enum given_mistake value_read(const struct rules *r, unsigned number, const struct given_token *t,
	struct rules_facts *f)
{
	const struct pack_fact *fact = rules_record(r, PACK_FACTS, number);
	int64_t *value = &f->value[number];
	bool accepted;

	if (fact->kind == PACK_COUNT || fact->kind == PACK_MONEY)
		return number_read(t, fact->kind == PACK_MONEY, value);
	if (fact->kind == PACK_DAY) {
		f->date = t->p;
		accepted = day_read(t, value);
	} else if (t->string) {
		*value = name_find(r, rules_record(r, PACK_VALUES, fact->values), 1, fact->nvalues, t);
		accepted = *value < fact->nvalues;
	} else {
		*value = text_is(t, "true");
		accepted = fact->kind == PACK_YES_NO && (*value != 0 || text_is(t, "false"));
	}
	return accepted ? GIVEN_FINE : GIVEN_NOT_ACCEPTED;
}

/* "name": value */
static enum given_mistake pair_take(const struct rules *rules, struct reader *r, struct rules_facts *f,
	struct given_error *e)
{
	unsigned nfacts = rules->count[PACK_FACTS];

	e->fact = RULES_NONE;
	e->name.p = e->value.p = NULL;
	if (!string_take(r, &e->name) || !mark_take(r, ':')) {
		e->name.p = NULL;
		return GIVEN_NOT_JSON;
	}
	e->fact = name_find(rules, rules->section[PACK_FACTS], rules_widths[PACK_FACTS], nfacts, &e->name);
	if (e->fact == nfacts)
		e->fact = RULES_NONE;
	if (!value_take(r, &e->value)) {
		e->value.p = NULL;
		return GIVEN_NOT_JSON;
	}
	if (e->fact == RULES_NONE)
		return GIVEN_UNKNOWN_FACT;
	if (rules_known(f, e->fact))
		return GIVEN_TWICE;
	f->known |= (uint64_t)1 << e->fact;
	return value_read(rules, e->fact, &e->value, f);
}

static enum given_mistake object_take(const struct rules *rules, struct reader *r, struct rules_facts *f,
	struct given_error *e)
{
	enum given_mistake mistake = GIVEN_NOT_JSON;

	if (!mark_take(r, '{'))
		return mistake;
	if (!mark_take(r, '}')) {
		do {
			mistake = pair_take(rules, r, f, e);
			if (mistake != GIVEN_FINE)
				return mistake;
		} while (mark_take(r, ','));
		e->fact = RULES_NONE;
		e->name.p = e->value.p = NULL;
		if (!mark_take(r, '}'))
			return GIVEN_NOT_JSON;
	}
	space_skip(r);
	return r->p == r->end ? GIVEN_FINE : GIVEN_NOT_JSON;
}

bool given_read(const struct rules *rules, const char *json, size_t n, struct rules_facts *f, struct given_error *e)
{
	struct reader r;

	r.p = json;
	r.end = json + n;
	e->fact = RULES_NONE;
	e->name.p = e->value.p = NULL;
	f->known = 0;
	e->mistake = object_take(rules, &r, f, e);
	for (unsigned fact = RULES_REGION; e->mistake == GIVEN_FINE && fact <= RULES_DATE; fact++)
		if (!rules_known(f, fact)) {
			e->mistake = GIVEN_REQUIRED;
			e->fact = fact;
			e->name.p = rules_id(rules, PACK_FACTS, fact);
			for (e->name.n = 0; e->name.p[e->name.n] != '\0';)
				e->name.n++;
		}
	return e->mistake == GIVEN_FINE;
}
