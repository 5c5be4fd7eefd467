/* The cases of content/ as the answer gives them in JSON, and what stands beside its lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../../gen/link.h"
#include "../../gen/pack.h"
#include "../../gen/read.h"
#include "../estimate_ask.h"

struct fixture {
	struct arena *arena;
	const struct site *site;
	struct rules *rules;
};

static const char *money(struct arena *a, int64_t fen)
{
	return fen < 0 ? "null" : arena_printf(a, "%lld.%02lld", (long long)(fen / 100), (long long)(fen % 100));
}

static void line_check(const struct fixture *x, const struct policy *policy, const struct example *e, int32_t day)
{
	struct date d = date_of(day);
	const char *words = arena_printf(x->arena, "region=%s date=%04d-%02d-%02d %s", policy->region_id, d.year, d.month, d.day,
		e->given);
	json_t *answer = ask(x->rules, words, 0), *line = ask_line(answer, e->rule);

	if (e->outcome == OUTCOME_NONE ? line != NULL : line == NULL ||
		strcmp(ask_member(line, "status"), outcome_name[e->outcome]) != 0 ||
		strcmp(ask_member(line, "low"), money(x->arena, e->low)) != 0 ||
		strcmp(ask_member(line, "high"), money(x->arena, e->high)) != 0)
		fail_msg("%s:%d: %s: expected %s in %.*s", e->src.path, e->src.line, words, outcome_name[e->outcome],
			(int)ask_size, ask_text);
	json_decref(answer);
}

static void test_cases(void **state)
{
	const struct fixture *x = *state;
	size_t n = 0;

	for (size_t p = 0; p < x->site->npolicies; p++)
		for (size_t i = 0; i < x->site->policies[p].nexamples; i++) {
			const struct example *e = &x->site->policies[p].examples[i];

			for (size_t k = 0; k < e->ndays; k++, n++)
				line_check(x, &x->site->policies[p], e, e->days[k]);
		}
	assert_true(n > 450);
}

/* What stands beside the lines: notes of windows, reminders of rules and of limits, other regions' limits. */
static void test_beside(void **state)
{
	static const struct {
		const char *words, *list, *wanted;
	} rows[] = {
		{"region=shangyu date=2021-03-01 program=certificate class=a level=level-3 friction=no group=none", "reminders",
			"SY-13 SY-20 SY-21 SY-A3 SY-22"},
		{"region=shangyu date=2021-03-01 program=evaluation level=level-3 group=none", "reminders", "SY-A1 SY-A3 SY-22"},
		{"region=shangyu date=2021-03-01 program=skill-promotion level=level-3 group=none", "reminders", "SY-20 SY-A1 SY-22"},
		{"region=shangyu date=2019-10-28 program=evaluation level=level-3 group=none", "reminders", "SY-22"},
		{"region=hengyang date=2021-03-01 program=hardship level=level-3 filed=yes group=none", "reminders", "HY-06 HY-08"},
		{"region=wuyi date=2021-03-01 program=project hours=12 friction=no key-industry=no", "reminders", "WY-05"},
		{"region=wuyi date=2021-03-01 program=project hours=12 friction=no key-industry=no group=none", "needs", "persons"},
		{"region=wuyi date=2021-03-01 program=project hours=12 persons=79", "reminders", "WY-05"},
		{"region=wuyi date=2021-03-01 program=project hours=12 persons=80", "reminders", "WY-05"},
		{"region=wuyi date=2021-03-01 program=project hours=12 persons=81", "reminders", "WY-05 WY-02a"},
		{"region=wuyi date=2021-03-01 program=project hours=11 persons=81", "reminders", ""}, /* nothing is paid */
		{"region=wuyi date=2021-03-01 program=certificate level=level-5 persons=81", "reminders", "WY-05"},
		{"region=wuyi date=2022-04-29 program=project hours=12 persons=81", "reminders", "ZJ-01"},
		{"region=wuyi date=2022-04-28 program=project hours=12", "reminders", ""},
		{"region=wuyi date=2022-04-29 program=project hours=12", "reminders", "ZJ-01"},
		{"region=hangzhou date=2022-04-29 program=project days=12", "reminders", "ZJ-01"},
		{"region=shangyu date=2022-04-29 program=evaluation level=level-3", "reminders", "ZJ-01"},
		{"region=hengyang date=2022-04-29 program=hardship level=level-3", "reminders", ""},
		{"region=wuyi date=2021-03-01 program=special-operation cost=500", "needs", "approved-fee"},
		{"region=hengyang date=2021-03-01 program=free-training group=none", "needs", "filed catalogue-rate"},
		{"region=shangyu date=2021-03-01 program=project group=none", "needs", "level class cost"},
	};
	const struct fixture *x = *state;

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		json_t *answer = ask(x->rules, rows[i].words, 0);
		char list[256];

		assert_string_equal(ask_list(answer, rows[i].list, list), rows[i].wanted);
		json_decref(answer);
	}
}

static void test_lines(void **state)
{
	static const char *const rows[][2] = {
		{"region=shangyu date=2021-03-01 program=dual-certificate", "\"draft\":true,\"clause\":\"第3项\",\"anchor\":\"q-SY-05\""},
		{"region=shangyu date=2021-03-01 program=dual-certificate", "\"notes\":[\"A-02\"]"},
		{"region=shangyu date=2021-03-01 program=certificate class=a level=level-2 friction=no",
			"\"notes\":[\"A-25\",\"A-29\",\"A-34\",\"A-36\",\"A-37\"]"},
		{"region=wuyi date=2021-03-01 program=special-operation cost=500", "\"depends-on\":[\"上级部门核定的收费标准\"]"},
		{"region=shangyu date=2021-03-01 program=project class=d level=level-2 cost=2000",
			"{\"word\":\"table\",\"fact\":\"class\",\"fact2\":\"level\",\"rule\":\"SY-A1\",\"value\":\"2500.00\"},"
			"{\"word\":\"percent\",\"percent\":\"50%\",\"value\":\"1250.00\"}"},
		{"region=wuyi date=2021-03-01 program=online-project hours=20", "{\"word\":\"percent\",\"low\":\"0.00\",\"high\":null}"},
		{"region=wuyi date=2021-03-01 program=project hours=12 friction=no key-industry=no",
			"{\"rule\":\"WY-06\",\"condition\":\"friction = yes or key-industry = yes\",\"clause\":\"四（二）\"}"},
		{"region=hengyang date=2021-03-01 program=none group=poor-worker days=3",
			"\"notes\":[\"A-32\",\"A-46\",\"A-48\",\"A-53\",\"A-06\"]"},
	};
	const struct fixture *x = *state;

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		json_decref(ask(x->rules, rows[i][0], ANSWER_EXPLAIN_NO));
		if (memmem(ask_text, ask_size, rows[i][1], strlen(rows[i][1])) == NULL)
			fail_msg("%s: no %s in %.*s", rows[i][0], rows[i][1], (int)ask_size, ask_text);
	}
}

static int setup(void **state)
{
	static struct fixture x;
	struct diag *d = diag_open(DIAG_EN);
	struct site *site;

	x.arena = arena_open();
	site = site_read(x.arena, ".", date_day((struct date){2026, 11, 21}), d);
	site_link(site, d);
	assert_true(pack_build(site, d));
	assert_int_equal(diag_errors(d), 0);
	diag_close(d);
	x.site = site;
	x.rules = arena_new(x.arena, struct rules, 1);
	assert_true(rules_open(x.rules, site->pack, site->pack_size));
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
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases), cmocka_unit_test(test_beside), cmocka_unit_test(test_lines),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
