/* terms.h: which terms of a glossary a text holds, and whether its translation has them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "site.h"
#include "terms.h"

static const char *also[] = {"Implementing Plan", "work plan"};
static struct term glossary[] = {
	{.zh = "实施方案", .en = "implementation plan", .also = also, .nalso = 2},
	{.zh = "职业技能提升行动实施方案", .en = "Plan for the Initiative"},
	{.zh = "方案", .en = "Plan"},
	{.zh = "培训", .en = "training"},
	{.zh = "A类", .en = "Class A"},
	{.zh = "IT", .en = "IT"},
	{.zh = "元", .en = "yuan"},
};
#define NTERMS (sizeof glossary / sizeof glossary[0])

/* The numbers of the terms that stand for themselves, in order. */
static const char *found(struct arena *a, const struct term_index *x, const char *text)
{
	bool stands[NTERMS] = {false};
	const char *all = "";

	terms_find(x, text, strlen(text), stands);
	for (size_t i = 0; i < NTERMS; i++)
		if (stands[i])
			all = arena_printf(a, "%s%zu", all, i);
	return all;
}

static void terms_stand_for_themselves(void **state)
{
	struct arena *a = arena_open();
	const struct site site = {.terms = glossary, .nterms = NTERMS};
	const struct term_index *x = terms_index(a, &site);

	(void)state;
	assert_string_equal(found(a, x, ""), "");
	assert_string_equal(found(a, x, "制定本实施方案。"), "0");
	assert_string_equal(found(a, x, "职业技能提升行动实施方案"), "1");
	assert_string_equal(found(a, x, "职业技能提升行动实施方案是实施方案"), "01");
	assert_string_equal(found(a, x, "业技能提升行动实施方案"), "0");
	assert_string_equal(found(a, x, "本方案、实施方案"), "02");
	assert_string_equal(found(a, x, "培"), "");
	assert_string_equal(found(a, x, "开展培训"), "3");
	assert_string_equal(found(a, x, "IT培训A类2000元"), "3456");
	arena_close(a);
}

static void translations_are_found_in_any_case(void **state)
{
	struct arena *a = arena_open();
	const struct site site = {.terms = glossary, .nterms = NTERMS};
	const struct term_index *x = terms_index(a, &site);
	const char *text = "The IMPLEMENTATION Plan “é” and Class A";
	const char *small = terms_small(a, text, strlen(text));

	(void)state;
	assert_string_equal(small, "the implementation plan “é” and class a");
	assert_true(terms_translated(x, 0, small, strlen(small)));
	assert_true(terms_translated(x, 2, small, strlen(small)));
	assert_true(terms_translated(x, 4, small, strlen(small)));
	assert_false(terms_translated(x, 1, small, strlen(small)));
	assert_false(terms_translated(x, 3, small, strlen(small)));
	assert_true(terms_translated(x, 0, "a work plan", 11));
	assert_false(terms_translated(x, 0, "a work plan", 10));
	arena_close(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(terms_stand_for_themselves),
		cmocka_unit_test(translations_are_found_in_any_case)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
