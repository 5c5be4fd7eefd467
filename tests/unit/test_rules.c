#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../estimate_site.h"
#include "../estimate_ask.h"

#define HZ "region=hangzhou date=2021-03-01 "
#define WY "region=wuyi date=2021-03-01 "

struct row {
	const char *words, *rule, *status, *low, *high;
};

/* One row a line: what a rule gives for some facts; status NULL: no line. */
static void rows_check(const struct rules *r, const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		json_t *answer = ask(r, rows[i].words, 0), *line = ask_line(answer, rows[i].rule);

		if (rows[i].status == NULL ? line != NULL : line == NULL || strcmp(ask_member(line, "status"), rows[i].status) != 0 ||
			strcmp(ask_member(line, "low"), rows[i].low) != 0 || strcmp(ask_member(line, "high"), rows[i].high) != 0)
			fail_msg("%s: %s: expected %s %s %s in %.*s", rows[i].words, rows[i].rule,
				rows[i].status == NULL ? "no line" : rows[i].status, rows[i].low, rows[i].high, (int)ask_size, ask_text);
		json_decref(answer);
	}
}

#define ROWS(rows) rows_check(rules_of(state), (rows), sizeof(rows) / sizeof(rows)[0])

static void test_contract_example(void **state)
{
	static const char wanted[] =
		"\"entitlements\":[{\"rule\":\"HZ-10\",\"status\":\"exact\",\"low\":\"1200.00\",\"high\":\"1200.00\","
		"\"per\":\"person\",\"payee\":[\"training-body\"],\"policy\":\"hangzhou-2020-43\",\"draft\":false,"
		"\"clause\":\"四（二）\",\"anchor\":\"q-HZ-10\",\"steps\":[{\"word\":\"fixed\",\"value\":\"100.00\"},"
		"{\"word\":\"times\",\"fact\":\"days\",\"n\":12,\"value\":\"1200.00\"}],\"notes\":[\"A-15\"]}],"
		"\"needs\":[],\"reminders\":[\"HZ-11\"]}";
	static const char head[] = "{\"facts\":{\"region\":\"hangzhou\",\"date\":\"2021-03-01\",\"program\":\"project\","
		"\"friction\":false,\"group\":\"none\",\"days\":12},\"rules\":\"";
	json_t *answer = ask(rules_of(state), HZ "program=project days=12 friction=no group=none", 0);

	assert_memory_equal(ask_text, head, strlen(head));
	assert_memory_equal(ask_text + ask_size - strlen(wanted), wanted, strlen(wanted));
	assert_int_equal(strlen(json_string_value(json_object_get(answer, "rules"))), 64);
	json_decref(answer);
}

static void test_uplift(void **state)
{
	static const char steps[] = "\"steps\":[{\"word\":\"fixed\",\"value\":\"100.00\"},{\"word\":\"times\",\"fact\":\"days\","
		"\"n\":20,\"value\":\"2000.00\"},{\"word\":\"percent\",\"percent\":\"+30%\",\"rule\":\"HZ-06\",\"value\":\"2600.00\"}],"
		"\"notes\":[\"A-15\",\"A-07\",\"A-11\",\"A-12\"]";
	char list[256];
	json_t *answer = ask(rules_of(state), HZ "program=project days=21 friction=yes approved-before=yes", 0);

	assert_non_null(memmem(ask_text, ask_size, steps, strlen(steps)));
	assert_string_equal(ask_member(ask_line(answer, "HZ-10"), "status"), "exact");
	assert_string_equal(ask_member(ask_line(answer, "HZ-07"), "status"), "needs");
	assert_string_equal(ask_list(answer, "needs", list), "group other-document");
	assert_string_equal(ask_list(answer, "reminders", list), "HZ-11");
	json_decref(answer);
}

/* One below, at, and one above every bound of Hangzhou's rules. */
static void test_bounds(void **state)
{
	static const struct row rows[] = {
		{HZ "program=project days=0 friction=no", "HZ-10", "exact", "0.00", "0.00"},
		{HZ "program=project days=19 friction=no", "HZ-10", "exact", "1900.00", "1900.00"},
		{HZ "program=project days=20 friction=no", "HZ-10", "exact", "2000.00", "2000.00"},
		{HZ "program=project days=21 friction=no", "HZ-10", "exact", "2000.00", "2000.00"},
		{HZ "program=project days=1000000 friction=no", "HZ-10", "exact", "2000.00", "2000.00"},
		{HZ "program=special-operation filed-standard=649.99", "HZ-08", "exact", "649.99", "649.99"},
		{HZ "program=special-operation filed-standard=650", "HZ-08", "exact", "650.00", "650.00"},
		{HZ "program=special-operation filed-standard=650.01", "HZ-08", "exact", "650.00", "650.00"},
		{"region=hangzhou date=2020-06-30 program=project days=5 friction=no", "HZ-10", "not-in-force", "0.00", "0.00"},
		{"region=hangzhou date=2020-07-01 program=project days=5 friction=no", "HZ-10", "exact", "500.00", "500.00"},
		{"region=hangzhou date=2021-12-31 program=project days=5 friction=no", "HZ-10", "exact", "500.00", "500.00"},
		{"region=hangzhou date=2022-01-01 program=project days=5 friction=no", "HZ-10", "not-in-force", "0.00", "0.00"},
		{"region=hangzhou date=1900-01-01 program=project", "HZ-10", "not-in-force", "0.00", "0.00"},
		{"region=hangzhou date=2099-12-31", "HZ-10", "not-in-force", "0.00", "0.00"},
	};

	ROWS(rows);
}

static void test_statuses(void **state)
{
	static const struct row rows[] = {
		{HZ "program=skill-level level=special", "HZ-03", "no-rate", "null", "null"},
		{"region=hangzhou date=2022-01-01 program=skill-level level=special", "HZ-03", "not-in-force", "0.00", "0.00"},
		{HZ "level=special", "HZ-03", "no-rate", "null", "null"}, /* before needs: nothing could be paid */
		{HZ "program=skill-level friction=no", "HZ-03", "needs", "1000.00", "3000.00"},
		{HZ "program=skill-level", "HZ-03", "needs", "1000.00", "3900.00"},
		{HZ "program=skill-level level=level-1 friction=yes", "HZ-03", "needs", "3000.00", "3900.00"},
		{HZ "program=skill-level level=level-1 friction=yes approved-before=no", "HZ-03", "exact", "3000.00", "3000.00"},
		{HZ "program=skill-level level=level-1 approved-before=no", "HZ-03", "exact", "3000.00", "3000.00"},
		{HZ "program=special-operation", "HZ-08", "depends", "0.00", "650.00"},
		{HZ "program=special-operation filed-standard=0", "HZ-08", "exact", "0.00", "0.00"},
		{HZ "", "HZ-08", "needs", "0.00", "650.00"},
		{HZ "group=zero-employment-family", "HZ-07", "depends", "0.00", "null"},
		{HZ "group=zero-employment-family other-document=350.5", "HZ-07", "exact", "350.50", "350.50"},
		{HZ "group=none", "HZ-07", NULL, "", ""},
		{HZ "group=school-leaver-rural", "HZ-07", NULL, "", ""},
		{HZ "program=competition theory-passed=no", "HZ-09", NULL, "", ""},
		{HZ "program=competition theory-passed=yes", "HZ-09", "needs", "0.00", "500.00"},
		{HZ "program=competition theory-passed=yes skill-passed=yes friction=yes approved-before=yes", "HZ-09", "exact",
			"500.00", "500.00"},
		{HZ "program=elite", "HZ-10", NULL, "", ""},
		{WY "program=post-upgrade contract-years=0", "T-BASE", NULL, "", ""},
		{WY "program=veteran cost=0.03", "T-HALF", "exact", "0.00", "0.00"},   /* 0.375 fen */
		{WY "program=veteran cost=0.04", "T-HALF", "exact", "0.01", "0.01"},   /* half a fen */
		{WY "program=veteran cost=0.12", "T-HALF", "exact", "0.02", "0.02"},   /* one and a half */
	};

	ROWS(rows);
}

/* Each word at its bounds, with answers and without. */
static void test_words(void **state)
{
	static const struct row rows[] = {
		{WY "program=project hours=11", "T-HOURS", NULL, "", ""},
		{WY "program=project hours=12 key-industry=no", "T-HOURS", "exact", "300.00", "300.00"},
		{WY "program=project hours=39 key-industry=no", "T-HOURS", "exact", "975.00", "975.00"},
		{WY "program=project hours=40 key-industry=no", "T-HOURS", "exact", "1000.00", "1000.00"},
		{WY "program=project hours=41 key-industry=yes", "T-HOURS", "exact", "1300.00", "1300.00"},
		{WY "program=project key-industry=no", "T-HOURS", "needs", "0.00", "1000.00"},
		{WY "program=project", "T-HOURS", "needs", "0.00", "1300.00"},
		{WY "program=apprentice-employee cert=completion-level-3 years=2", "T-YEARS", "up-to", "0.00", "12000.00"},
		{WY "program=apprentice-employee cert=completion years=2", "T-YEARS", "up-to", "0.00", "6000.00"},
		{WY "program=apprentice-employee years=0", "T-YEARS", "up-to", "0.00", "0.00"},
		{WY "program=apprentice-employee years=1", "T-YEARS", "needs", "0.00", "6000.00"},
		{WY "program=apprentice-employee cert=completion", "T-YEARS", "needs", "0.00", "null"},
		{WY "program=apprentice-student years=1", "T-STIPEND", "depends", "0.00", "3000.00"},
		{WY "program=apprentice-student years=5 stipend=2999.99", "T-STIPEND", "up-to", "0.00", "2999.99"},
		{WY "program=apprentice-student stipend=4000", "T-STIPEND", "needs", "0.00", "3000.00"},
		{WY "program=special-operation cost=500", "T-FEE", "depends", "0.00", "500.00"},
		{WY "program=special-operation approved-fee=500", "T-FEE", "needs", "0.00", "500.00"},
		{WY "program=special-operation cost=500 approved-fee=499.99", "T-FEE", "exact", "499.99", "499.99"},
		{WY "program=special-operation cost=0", "T-FEE", "exact", "0.00", "0.00"},
		{WY "program=special-operation", "T-FEE", "needs", "0.00", "null"},
		{WY "program=online-in-house hours-per-day=3", "T-CLASS", NULL, "", ""},
		{WY "program=online-in-house hours-per-day=4 days=6 persons=100", "T-CLASS", "up-to", "0.00", "48000.00"},
		{WY "program=online-in-house hours-per-day=5 days=5 persons=99", "T-CLASS", "up-to", "0.00", "39600.00"},
		{WY "program=online-in-house hours-per-day=1000000 days=1000000 persons=1", "T-CLASS", "up-to", "0.00", "480.00"},
		{WY "program=online-in-house hours-per-day=4 days=0", "T-CLASS", "up-to", "0.00", "0.00"},
		{WY "program=online-in-house hours-per-day=4", "T-CLASS", "needs", "0.00", "48000.00"},
		{WY "program=online-platform cost=50526.31 persons=100", "T-COST", "exact", "47999.99", "47999.99"},
		{WY "program=online-platform cost=50526.32 persons=100", "T-COST", "exact", "48000.00", "48000.00"},
		{WY "program=online-platform cost=50526.33 persons=101", "T-COST", "exact", "48000.00", "48000.00"},
		{WY "program=online-platform cost=60000 persons=99", "T-COST", "exact", "47520.00", "47520.00"},
		{WY "program=online-platform cost=1000 persons=33", "T-COST", "exact", "313.50", "313.50"},
		{WY "program=online-platform cost=999999999.99 persons=7", "T-COST", "exact", "3360.00", "3360.00"},
		{WY "program=online-platform persons=50", "T-COST", "needs", "0.00", "24000.00"},
		{WY "program=hardship shortfall=100.01 insurance-paid=100", "T-SHORT", "up-to", "0.00", "100.00"},
		{WY "program=hardship shortfall=99.99 insurance-paid=100", "T-SHORT", "up-to", "0.00", "99.99"},
		{WY "group=poor-worker days=1000000", "T-DAYS", "exact", "20000000.00", "20000000.00"},
		{WY "group=poor-worker", "T-DAYS", "needs", "0.00", "null"},
	};

	ROWS(rows);
}

static void test_modifiers(void **state)
{
	static const struct row rows[] = {
		/* The larger of an exclusive group, wherever it stands in the file. */
		{WY "program=post-upgrade contract-years=1 catalogue-rate=1000 poor-park=yes relocated=yes", "T-BASE", "exact",
			"1700.00", "1700.00"},
		{WY "program=post-upgrade contract-years=1 catalogue-rate=1000 poor-park=no relocated=yes", "T-BASE", "exact",
			"1500.00", "1500.00"},
		{WY "program=post-upgrade contract-years=1 catalogue-rate=1000 relocated=yes", "T-BASE", "needs", "1500.00",
			"1700.00"},
		{WY "program=post-upgrade contract-years=1 catalogue-rate=1000 poor-park=yes", "T-BASE", "exact", "1700.00",
			"1700.00"},
		{WY "program=post-upgrade contract-years=1 catalogue-rate=1000", "T-BASE", "needs", "1000.00", "1700.00"},
		{WY "program=post-upgrade contract-years=1 poor-park=yes", "T-BASE", "depends", "0.00", "null"},
		{WY "program=post-upgrade contract-years=1", "T-BASE", "needs", "0.00", "null"},
		/* A ceiling of an uplift keeps the base; the cap acts last. */
		{WY "program=certificate level=level-5 friction=yes public-base=yes", "T-TABLE", "up-to", "2100.00", "2730.00"},
		{WY "program=certificate level=level-3 friction=yes public-base=no", "T-TABLE", "exact", "3500.00", "3500.00"},
		{WY "program=certificate level=level-3", "T-TABLE", "exact", "3500.00", "3500.00"},
		{WY "program=certificate level=level-2 friction=yes public-base=no", "T-TABLE", "up-to", "4500.00", "5850.00"},
		{WY "program=certificate level=level-2 friction=no public-base=no", "T-TABLE", "exact", "4500.00", "4500.00"},
		{WY "program=certificate", "T-TABLE", "needs", "2100.00", "7800.00"},
		/* A modifier's own window. */
		{"region=wuyi date=2021-06-30 program=certificate level=level-5 friction=yes public-base=no", "T-TABLE", "up-to",
			"2100.00", "2730.00"},
		{"region=wuyi date=2021-07-01 program=certificate level=level-5 friction=yes public-base=no", "T-TABLE", "exact",
			"2100.00", "2100.00"},
		/* A rule's own window. */
		{"region=wuyi date=2020-12-31 program=elite place=in-province", "T-LATE", "not-in-force", "0.00", "0.00"},
		{"region=wuyi date=2021-01-01 program=elite place=in-province", "T-LATE", "exact", "10000.00", "10000.00"},
		{"region=wuyi date=2021-06-30 program=elite", "T-LATE", "needs", "10000.00", "20000.00"},
		{"region=wuyi date=2021-07-01 program=elite", "T-LATE", "not-in-force", "0.00", "0.00"},
	};

	ROWS(rows);
}

static void test_exclusive_steps(void **state)
{
	static const char wanted[] = "\"steps\":[{\"word\":\"external\",\"fact\":\"catalogue-rate\",\"value\":\"1000.00\"},"
		"{\"word\":\"percent\",\"percent\":\"+70%\",\"rule\":\"T-70\",\"value\":\"1700.00\"},"
		"{\"word\":\"exclusive\",\"rule\":\"T-50\",\"value\":\"1700.00\"}],\"notes\":[\"A-43\"]";
	json_t *answer = ask(rules_of(state), WY
		"program=post-upgrade contract-years=1 catalogue-rate=1000 poor-park=yes relocated=yes", 0);

	assert_non_null(memmem(ask_text, ask_size, wanted, strlen(wanted)));
	json_decref(answer);
}

static void test_needs(void **state)
{
	static const struct {
		const char *words, *needs;
	} cases[] = {
		{HZ "", "program theory-passed skill-passed friction approved-before group level days filed-standard other-document"},
		{HZ "program=project", "friction approved-before group days other-document"},
		{HZ "program=project friction=no", "group days other-document"},
		{HZ "program=project days=0", "group other-document"},     /* 30 % of nothing */
		{HZ "program=project days=0 group=none", ""},
		{HZ "program=competition theory-passed=no group=none", ""},
		{HZ "program=special-operation group=none", "filed-standard"},
		{HZ "program=special-operation group=none friction=yes", "filed-standard"},
		{HZ "program=skill-level level=special group=none", ""},
		{HZ "program=elite group=none", ""},
		{"region=hangzhou date=2022-01-01", ""},
		{WY "program=certificate level=level-3 group=none", ""},   /* the cap binds whatever the uplift */
		{WY "program=apprentice-employee years=0 group=none", ""},
		{WY "program=special-operation group=none", "cost approved-fee"},
	};
	char list[1024];

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		json_t *answer = ask(rules_of(state), cases[i].words, 0);

		assert_string_equal(ask_list(answer, "needs", list), cases[i].needs);
		json_decref(answer);
	}
}

static void test_reminders_and_draft(void **state)
{
	char list[256];
	json_t *answer = ask(rules_of(state), "region=hangzhou date=2022-01-01", 0);

	assert_string_equal(ask_list(answer, "reminders", list), "");
	json_decref(answer);
	answer = ask(rules_of(state), WY "program=elite", 0);
	assert_string_equal(ask_list(answer, "reminders", list), "T-LIMIT");
	assert_true(json_is_true(json_object_get(ask_line(answer, "T-LATE"), "draft")));
	json_decref(answer);
}
int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_contract_example), cmocka_unit_test(test_uplift), cmocka_unit_test(test_bounds),
		cmocka_unit_test(test_statuses), cmocka_unit_test(test_words), cmocka_unit_test(test_modifiers),
		cmocka_unit_test(test_exclusive_steps), cmocka_unit_test(test_needs),
		cmocka_unit_test(test_reminders_and_draft),
	};

	return cmocka_run_group_tests(tests, rules_setup, rules_teardown);
}
