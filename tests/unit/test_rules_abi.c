/* The engine as a program of someone else's uses it: what rules.h says, and nothing more. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../gen/rules.h"
#include "../estimate_site.h" /* for the bytes of a pack */

static unsigned named(const struct rules *r, enum pack_section section, unsigned first, unsigned n, const char *id)
{
	for (unsigned i = 0; i < n; i++)
		if (strcmp(rules_id(r, section, first + i), id) == 0)
			return i;
	fail_msg("no %s", id);
	return 0;
}

static void know(const struct rules *r, struct rules_facts *f, const char *name, int64_t value, const char *choice)
{
	unsigned fact = named(r, PACK_FACTS, 0, r->count[PACK_FACTS], name);
	const struct pack_fact *record = rules_record(r, PACK_FACTS, fact);

	f->known |= (uint64_t)1 << fact;
	f->value[fact] = choice == NULL ? value : named(r, PACK_VALUES, record->values, record->nvalues, choice);
}

/* A pack whose bytes are gone once it is open. */
static struct rules *opened(void)
{
	struct arena *a = arena_open();
	const struct site *site = estimate_site(a);
	struct rules *r = malloc(sizeof *r);

	assert_true(rules_open(r, site->pack, site->pack_size));
	arena_close(a);
	return r;
}

static void test_one_rule(void **state)
{
	struct rules *r = opened();
	struct rules_facts f = {.known = 0};
	struct rules_line line;
	unsigned rule = named(r, PACK_RULES, 0, r->count[PACK_RULES], "HZ-10");
	const struct pack_rule *record = rules_record(r, PACK_RULES, rule);

	(void)state;
	know(r, &f, "region", 0, "hangzhou");
	know(r, &f, "date", 18687 + RULES_DAY_SHIFT, NULL); /* 2021-03-01 */
	know(r, &f, "program", 0, "project");
	know(r, &f, "friction", 0, NULL);
	assert_int_equal(record->kind, PACK_PAYS);
	assert_true(rules_applies(r, &f, rule));
	assert_int_equal(rules_run(r, &f, rule, &line), RULES_LINE);
	assert_int_equal(line.status, RULES_NEEDS);
	assert_int_equal(line.amount.high, 200000); /* 20 days at most */
	know(r, &f, "days", 12, NULL);
	assert_int_equal(rules_run(r, &f, rule, &line), RULES_LINE);
	assert_int_equal(line.status, RULES_EXACT);
	assert_int_equal(line.amount.low, 120000);
	assert_int_equal(line.nsteps, 2);
	assert_string_equal(r->text + line.notes[0], "A-15");
	know(r, &f, "date", 18993 + RULES_DAY_SHIFT, NULL); /* 2022-01-01 */
	assert_int_equal(rules_run(r, &f, rule, &line), RULES_LINE);
	assert_int_equal(line.status, RULES_NOT_IN_FORCE);
	know(r, &f, "program", 0, "none");
	assert_int_equal(rules_run(r, &f, rule, &line), RULES_NO_LINE);
	free(r);
}

/* A pack of another version is refused, whatever else it holds. */
static void test_version(void **state)
{
	struct arena *a = arena_open();
	const struct site *site = estimate_site(a);
	uint8_t *pack = (uint8_t *)arena_copy(a, (const char *)site->pack, site->pack_size);
	struct rules *r = malloc(sizeof *r);

	(void)state;
	assert_int_equal(pack[4], RULES_PACK_VERSION);
	pack[4]++;
	assert_false(rules_open(r, pack, site->pack_size));
	pack[4] -= 2;
	assert_false(rules_open(r, pack, site->pack_size));
	free(r);
	arena_close(a);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(test_one_rule), cmocka_unit_test(test_version)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
