/*
 * What an answer with open questions promises, tried against full answers: the interval covers every answer, what it
 * does not ask for cannot change it, and what it asks for can.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../estimate_site.h"
#include "../estimate_ask.h"
#include "../../gen/given.h"

#define ROUNDS 150 /* partial situations tried in each region */
#define TRIES 600  /* full situations looked at before a question counts as idle */

struct fixture {
	struct arena *arena;
	struct site *site;
	struct rules *rules;
	uint32_t seed;
};

/* Values of the facts that count or pay: at, below and above the bounds of the rules. */
static const struct {
	const char *fact, *values[8];
} amounts[] = {
	{"contract-years", {"0", "1"}},
	{"hours", {"0", "11", "12", "39", "40", "41"}},
	{"hours-per-day", {"0", "3", "4", "5"}},
	{"days", {"0", "1", "19", "20", "21"}},
	{"years", {"0", "1", "2"}},
	{"persons", {"0", "1", "99", "100", "101"}},
	{"cost", {"0", "0.04", "100", "50526.33"}},
	{"shortfall", {"0", "100"}},
	{"insurance-paid", {"0", "99.99", "200"}},
	{"filed-standard", {"0", "649.99", "650.01"}},
	{"approved-fee", {"0", "99.99", "60000"}},
	{"catalogue-rate", {"0", "1000"}},
	{"stipend", {"0", "2999.99", "4000"}},
	{"other-document", {"0", "500"}},
};

static unsigned draw(struct fixture *x, unsigned n)
{
	x->seed = x->seed * 1664525u + 1013904223u;
	return (x->seed >> 8) % n;
}

static const char *value_draw(struct fixture *x, const struct fact *f)
{
	unsigned n = 0;

	if (f->kind == FACT_YES_NO)
		return draw(x, 2) != 0 ? "yes" : "no";
	if (f->kind == FACT_CHOICE)
		return f->values[draw(x, (unsigned)f->nvalues)].id;
	for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++)
		if (strcmp(amounts[i].fact, f->id) == 0) {
			while (n < 8 && amounts[i].values[n] != NULL)
				n++;
			return amounts[i].values[draw(x, n)];
		}
	return "1";
}

/* values[i] of fact i, NULL: unanswered. */
static size_t facts_write(const struct fixture *x, const char *region, const char *const *values, char *facts)
{
	size_t n = (size_t)sprintf(facts, "{\"region\":\"%s\",\"date\":\"2021-03-01\"", region);

	for (size_t i = 0; i < x->site->nfacts; i++)
		if (values[i] != NULL)
			n += (size_t)sprintf(facts + n, ",\"%s\":\"%s\"", x->site->facts[i].id, values[i]);
	facts[n++] = '}';
	return n;
}

static json_t *situation_ask(struct fixture *x, const char *region, const char *const *values)
{
	char facts[4096];

	return ask_json(x->rules, facts, facts_write(x, region, values, facts), 0);
}

/* Status and amounts of every line, as a number: what a question can change. */
static uint64_t situation_gist(struct fixture *x, const char *region, const char *const *values)
{
	char facts[4096];
	struct rules_facts f;
	struct rules_line line;
	struct given_error error;
	uint64_t gist = 0;

	assert_true(given_read(x->rules, facts, facts_write(x, region, values, facts), &f, &error));
	for (unsigned i = 0; i < x->rules->count[PACK_RULES]; i++) {
		gist *= 1000003;
		if (((const struct pack_rule *)rules_record(x->rules, PACK_RULES, i))->kind == PACK_PAYS &&
			rules_applies(x->rules, &f, i) &&
			rules_run(x->rules, &f, i, &line) == RULES_LINE)
			gist += (uint64_t)line.amount.low * 31 + (uint64_t)line.amount.high * 17 + line.status + 1;
	}
	return gist;
}

static double yuan(const json_t *line, const char *key, double none)
{
	const char *s = json_string_value(json_object_get(line, key));

	return s == NULL ? none : strtod(s, NULL);
}

/* Every line of a full answer lies within the open one; a settled line of the open one stands in the full one. */
static void within(const json_t *open, const json_t *full)
{
	size_t i;
	json_t *line;

	json_array_foreach(json_object_get(full, "entitlements"), i, line) {
		const json_t *wide = ask_line(open, ask_member(line, "rule"));

		assert_non_null(wide);
		if (strcmp(ask_member(line, "status"), "no-rate") == 0) {
			assert_true(strcmp(ask_member(wide, "status"), "no-rate") == 0 ||
				strcmp(ask_member(wide, "status"), "needs") == 0);
			continue;
		}
		assert_string_not_equal(ask_member(wide, "status"), "no-rate");
		assert_true(yuan(wide, "low", 0) <= yuan(line, "low", 0));
		assert_true(yuan(line, "high", 1e30) <= yuan(wide, "high", 1e30));
	}
	json_array_foreach(json_object_get(open, "entitlements"), i, line) {
		const json_t *settled = ask_line(full, ask_member(line, "rule"));
		const char *status = ask_member(line, "status");

		if (strcmp(status, "exact") != 0 && strcmp(status, "up-to") != 0)
			continue;
		assert_non_null(settled);
		assert_string_equal(ask_member(settled, "status"), status);
		assert_string_equal(ask_member(settled, "low"), ask_member(line, "low"));
		assert_string_equal(ask_member(settled, "high"), ask_member(line, "high"));
	}
}

static bool asks_for(const json_t *answer, const char *fact)
{
	size_t i;
	json_t *item;

	json_array_foreach(json_object_get(answer, "needs"), i, item)
		if (strcmp(json_string_value(item), fact) == 0)
			return true;
	return false;
}

static void complete(struct fixture *x, const char *const *open, const char **full)
{
	for (size_t i = 0; i < x->site->nfacts; i++)
		full[i] = open[i] != NULL ? open[i] : value_draw(x, &x->site->facts[i]);
}

/* Whether another answer to fact i changes what a full situation gives. */
static bool changes(struct fixture *x, const char *region, const char **full, size_t i)
{
	uint64_t before = situation_gist(x, region, full), after;
	const char *value = full[i];

	full[i] = value_draw(x, &x->site->facts[i]);
	after = situation_gist(x, region, full);
	full[i] = value;
	return before != after;
}

static void situation_check(struct fixture *x, const char *region, const char **open)
{
	const char *full[64];
	json_t *answer = situation_ask(x, region, open), *whole;
	char text[4096];

	snprintf(text, sizeof text, "%.*s", (int)ask_size, ask_text);
	for (int k = 0; k < 8; k++) {
		complete(x, open, full);
		whole = situation_ask(x, region, full);
		within(answer, whole);
		json_decref(whole);
	}
	for (size_t i = 0; i < x->site->nfacts; i++) {
		bool asked = asks_for(answer, x->site->facts[i].id), changed = false;

		if (open[i] != NULL) {
			assert_false(asked);
			continue;
		}
		for (int k = 0; k < (asked ? TRIES : 12) && !changed; k++) {
			complete(x, open, full);
			changed = changes(x, region, full, i);
		}
		if (asked != changed)
			fail_msg("%s %s, in %s", x->site->facts[i].id, asked ? "is asked for nothing" : "ought to be asked", text);
	}
	json_decref(answer);
}

static void region_check(void **state, const char *region, const char *const *programs, size_t nprograms)
{
	struct fixture *x = *state;
	const char *open[64];

	x->seed = 20210301;
	for (int round = 0; round < ROUNDS; round++) {
		for (size_t i = 0; i < x->site->nfacts; i++)
			open[i] = draw(x, 3) == 0 ? value_draw(x, &x->site->facts[i]) : NULL;
		open[0] = programs[draw(x, (unsigned)nprograms)]; /* the training: one the region has */
		situation_check(x, region, open);
	}
}

static void test_hangzhou(void **state)
{
	static const char *const programs[] = {"certificate", "skill-level", "project", "special-operation", "competition",
		"apprentice-employee", "none"};

	region_check(state, "hangzhou", programs, sizeof programs / sizeof programs[0]);
}

static void test_words(void **state)
{
	static const char *const programs[] = {"certificate", "project", "apprentice-employee", "apprentice-student",
		"special-operation", "online-in-house", "online-platform", "post-upgrade", "hardship", "elite", "none"};

	region_check(state, "wuyi", programs, sizeof programs / sizeof programs[0]);
}

static int setup(void **state)
{
	static struct fixture x;

	x.arena = arena_open();
	x.site = estimate_site(x.arena);
	x.rules = arena_new(x.arena, struct rules, 1);
	assert_true(x.site->nfacts <= 64 && strcmp(x.site->facts[0].id, "program") == 0);
	assert_true(rules_open(x.rules, x.site->pack, x.site->pack_size));
	*state = &x;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *x = *state;

	arena_close(x->arena);
	return 0;
}

int main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(test_hangzhou), cmocka_unit_test(test_words)};

	return cmocka_run_group_tests(tests, setup, teardown);
}
