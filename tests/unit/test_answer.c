#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../estimate_site.h"
#include "../estimate_ask.h"

#define HZ "region=hangzhou date=2021-03-01 "

static void test_explain_no(void **state)
{
	static const char wanted[] = "\"no\":[{\"rule\":\"HZ-01\",\"condition\":\"program = apprentice-employee\",\"clause\":\"三（一）\"},";
	static const char group[] = "{\"rule\":\"HZ-07\",\"condition\":\"group in registered-low-income, employment-difficulty, "
		"zero-employment-family, school-leaver-low-income\",\"clause\":\"四（一）\"}";
	static const char friction[] = "{\"rule\":\"HZ-06\",\"condition\":\"friction = yes\",\"clause\":\"四（一）\"}";
	static const char dates[] = "{\"rule\":\"T-UP1\",\"condition\":\"date <= 2021-06-30\",\"clause\":\"二\"}";
	static const char hours[] = "{\"rule\":\"T-HOURS\",\"condition\":\"hours >= 12课时\",\"clause\":\"一\"}";
	json_t *answer = ask(rules_of(state), HZ "program=project days=1 friction=no group=none", ANSWER_EXPLAIN_NO);

	assert_non_null(memmem(ask_text, ask_size, wanted, strlen(wanted)));
	assert_non_null(memmem(ask_text, ask_size, group, strlen(group)));
	assert_non_null(memmem(ask_text, ask_size, friction, strlen(friction)));
	json_decref(answer);
	answer = ask(rules_of(state), "region=wuyi date=2021-07-01 program=project hours=11 friction=yes", ANSWER_EXPLAIN_NO);
	assert_non_null(memmem(ask_text, ask_size, dates, strlen(dates)));
	assert_non_null(memmem(ask_text, ask_size, hours, strlen(hours)));
	json_decref(answer);
}

static void test_mistakes(void **state)
{
	static const struct {
		const char *facts, *wanted; /* the error's members */
	} cases[] = {
		{"{\"date\":\"2021-03-01\"}", "\"fact\":\"region\",\"message\":\"required\",\"accepted\":\"hangzhou, wuyi\""},
		{"{\"region\":\"hangzhou\"}",
			"\"fact\":\"date\",\"message\":\"required\",\"accepted\":\"1900-01-01 to 2099-12-31\""},
		{"{\"region\":\"zhejiang\"}",
			"\"fact\":\"region\",\"given\":\"zhejiang\",\"message\":\"not accepted\",\"accepted\":\"hangzhou, wuyi\""},
		{"{\"date\":\"2021-02-29\"}", "\"fact\":\"date\",\"given\":\"2021-02-29\",\"message\":\"not accepted\","
			"\"accepted\":\"1900-01-01 to 2099-12-31\""},
		{"{\"date\":20210301}", "\"fact\":\"date\",\"given\":\"20210301\",\"message\":\"not accepted\","
			"\"accepted\":\"1900-01-01 to 2099-12-31\""},
		{"{\"days\":-1}", "\"fact\":\"days\",\"given\":\"-1\",\"message\":\"negative\",\"accepted\":\"0 to 1000000\""},
		{"{\"days\":1000001}",
			"\"fact\":\"days\",\"given\":\"1000001\",\"message\":\"beyond limits\",\"accepted\":\"0 to 1000000\""},
		{"{\"days\":1.0}", "\"fact\":\"days\",\"given\":\"1.0\",\"message\":\"not accepted\",\"accepted\":\"0 to 1000000\""},
		{"{\"days\":012}", "\"fact\":\"days\",\"given\":\"012\",\"message\":\"not accepted\",\"accepted\":\"0 to 1000000\""},
		{"{\"days\":true}", "\"fact\":\"days\",\"given\":\"true\",\"message\":\"not accepted\",\"accepted\":\"0 to 1000000\""},
		{"{\"days\":\"\"}", "\"fact\":\"days\",\"given\":\"\",\"message\":\"not accepted\",\"accepted\":\"0 to 1000000\""},
		{"{\"days\":1,\"days\":1}",
			"\"fact\":\"days\",\"given\":\"1\",\"message\":\"given twice\",\"accepted\":\"0 to 1000000\""},
		{"{\"cost\":\"1000000000\"}", "\"fact\":\"cost\",\"given\":\"1000000000\",\"message\":\"beyond limits\","
			"\"accepted\":\"0 to 999999999.99\""},
		{"{\"cost\":1.999}",
			"\"fact\":\"cost\",\"given\":\"1.999\",\"message\":\"not accepted\",\"accepted\":\"0 to 999999999.99\""},
		{"{\"cost\":\"1.\"}",
			"\"fact\":\"cost\",\"given\":\"1.\",\"message\":\"not accepted\",\"accepted\":\"0 to 999999999.99\""},
		{"{\"cost\":\"99999999999999999999999999\"}", "\"fact\":\"cost\",\"given\":\"99999999999999999999999999\","
			"\"message\":\"beyond limits\",\"accepted\":\"0 to 999999999.99\""},
		{"{\"friction\":\"maybe\"}",
			"\"fact\":\"friction\",\"given\":\"maybe\",\"message\":\"not accepted\",\"accepted\":\"no, yes\""},
		{"{\"friction\":1}", "\"fact\":\"friction\",\"given\":\"1\",\"message\":\"not accepted\",\"accepted\":\"no, yes\""},
		{"{\"stage\":true}", "\"fact\":\"stage\",\"given\":\"true\",\"message\":\"not accepted\",\"accepted\":\"new, renewal\""},
		{"{\"stage\":\"新\"}", "\"fact\":\"stage\",\"message\":\"not accepted\",\"accepted\":\"new, renewal\""},
		{"", "\"message\":\"malformed JSON\",\"accepted\":\"one flat object\""},
		{"{", "\"message\":\"malformed JSON\",\"accepted\":\"one flat object\""},
		{"{} {}", "\"message\":\"malformed JSON\",\"accepted\":\"one flat object\""},
		{"{\"days\":1,}", "\"message\":\"malformed JSON\",\"accepted\":\"one flat object\""},
		{"{\"days\":[1]}", "\"fact\":\"days\",\"message\":\"malformed JSON\",\"accepted\":\"one flat object\""},
		{"{\"days\":{}}", "\"fact\":\"days\",\"message\":\"malformed JSON\",\"accepted\":\"one flat object\""},
		{"{\"da\nys\":1}", "\"message\":\"malformed JSON\",\"accepted\":\"one flat object\""},
		{"[]", "\"message\":\"malformed JSON\",\"accepted\":\"one flat object\""},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char wanted[512];

		snprintf(wanted, sizeof wanted, "{\"error\":{%s}}", cases[i].wanted);
		json_decref(ask_json(rules_of(state), cases[i].facts, strlen(cases[i].facts), 0));
		if (ask_size != strlen(wanted) || memcmp(ask_text, wanted, ask_size) != 0)
			fail_msg("%s: %.*s", cases[i].facts, (int)ask_size, ask_text);
	}
}

static void test_unknown_fact(void **state)
{
	static const char head[] = "{\"error\":{\"fact\":\"dags\",\"given\":\"1\",\"message\":\"unknown fact\",\"accepted\":"
		"\"region, date, program, level,";

	json_decref(ask_json(rules_of(state), "{\"dags\":1}", 10, 0));
	assert_memory_equal(ask_text, head, strlen(head));
}

static void test_forms_of_values(void **state)
{
	static const char *const same[] = {
		"{\"region\":\"hangzhou\",\"date\":\"2021-03-01\",\"days\":12,\"friction\":true,\"cost\":1200.5}",
		" { \"cost\" : \"1200.50\" ,\t\"friction\":\"yes\",\n\"days\" :\"0012\",\"date\":\"2021-03-01\", \"region\":\"hangzhou\" } ",
	};
	char first[sizeof ask_text];
	size_t size;

	json_decref(ask_json(rules_of(state), same[0], strlen(same[0]), 0));
	size = ask_size;
	memcpy(first, ask_text, size);
	json_decref(ask_json(rules_of(state), same[1], strlen(same[1]), 0));
	assert_int_equal(ask_size, size);
	assert_memory_equal(ask_text, first, size);
}

/* The same answers and mistakes, with no byte beyond ASCII. */
static void test_ascii(void **state)
{
	static const char *const questions[] = {
		HZ "program=project", "region=shangyu date=2021-03-01 program=certificate class=a level=level-4 friction=yes",
		HZ "program=project days=-1", "region=hangzhou",
	};

	for (size_t i = 0; i < sizeof questions / sizeof questions[0]; i++) {
		json_t *plain = ask(rules_of(state), questions[i], ANSWER_EXPLAIN_NO);
		json_t *ascii = ask(rules_of(state), questions[i], ANSWER_EXPLAIN_NO | ANSWER_ASCII);

		assert_true(json_equal(plain, ascii));
		for (size_t k = 0; k < ask_size; k++)
			assert_in_range(ask_text[k], ' ', '~');
		json_decref(plain);
		json_decref(ascii);
	}
	json_decref(ask(rules_of(state), questions[0], ANSWER_ASCII));
	assert_non_null(strstr(ask_text, "\"clause\":\"\\u56db\\uff08\\u4e8c\\uff09\"")); /* 四（二） */
}

static void test_small_buffer(void **state)
{
	static const char facts[] = "{\"region\":\"hangzhou\",\"date\":\"2021-03-01\"}";
	char out[16384];
	size_t n = answer_write(rules_of(state), facts, strlen(facts), 0, out, sizeof out, NULL);

	assert_true(n > 0);
	for (size_t cap = 0; cap < n; cap += 97)
		assert_int_equal(answer_write(rules_of(state), facts, strlen(facts), 0, out, cap, NULL), 0);
	assert_int_equal(answer_write(rules_of(state), facts, strlen(facts), 0, out, n - 1, NULL), 0);
	assert_int_equal(answer_write(rules_of(state), facts, strlen(facts), 0, out, n, NULL), n);
}
int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_explain_no), cmocka_unit_test(test_mistakes), cmocka_unit_test(test_unknown_fact),
		cmocka_unit_test(test_forms_of_values), cmocka_unit_test(test_ascii), cmocka_unit_test(test_small_buffer),
	};

	return cmocka_run_group_tests(tests, rules_setup, rules_teardown);
}
