#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../estimate_site.h"
#include "../estimate_ask.h"
#include "../../gen/pack_encode.h"

static const char *const questions[] = {
	"{\"region\":\"hangzhou\",\"date\":\"2021-03-01\"}",
	"{\"region\":\"wuyi\",\"date\":\"2021-03-01\",\"days\":7,\"cost\":\"1234.56\",\"friction\":true,\"level\":\"level-3\"}",
	"{\"region\":\"wuyi\",\"date\":\"2022-03-01\",\"program\":\"project\",\"dags\":7}",
};

/* Opens a copy of just these bytes, so that a read beyond them is seen; true if it was sound. */
static bool survives(struct rules *r, const uint8_t *pack, size_t n)
{
	uint8_t *copy = malloc(n == 0 ? 1 : n);
	bool sound;

	memcpy(copy, pack, n);
	sound = rules_open(r, copy, n);
	for (size_t i = 0; sound && i < sizeof questions / sizeof questions[0]; i++)
		answer_write(r, questions[i], strlen(questions[i]), ANSWER_EXPLAIN_NO, ask_text, sizeof ask_text, NULL);
	free(copy);
	return sound;
}

static void test_every_byte_changed(void **state)
{
	struct arena *a = arena_open();
	struct site *s = estimate_site(a);
	struct rules *r = calloc(1, sizeof *r);
	uint8_t *pack = (uint8_t *)arena_copy(a, (const char *)s->pack, s->pack_size);
	static const uint8_t changes[] = {1, 2, 4, 16, 128, 255};

	(void)state;
	assert_true(survives(r, pack, s->pack_size));
	for (size_t i = 0; i < s->pack_size; i++)
		for (size_t k = 0; k < sizeof changes; k++) {
			bool sound;

			pack[i] ^= changes[k];
			sound = survives(r, pack, s->pack_size);
			pack[i] ^= changes[k];
			if (sound && i < 8)
				fail_msg("byte %zu of the head changed, and still opened", i);
		}
	free(r);
	arena_close(a);
}

static void test_every_length(void **state)
{
	struct arena *a = arena_open();
	struct site *s = estimate_site(a);
	struct rules *r = calloc(1, sizeof *r);

	(void)state;
	for (size_t n = 0; n < s->pack_size; n++)
		assert_false(survives(r, s->pack, n));
	free(r);
	arena_close(a);
}

/* ---- packs made by hand: what rates.yaml cannot say yet ---- */

struct hand {
	struct arena *arena;
	struct records records;
	struct rules *rules;
	struct buf pack;
};

#define PUT(h, section, ...) put_record((h), (section), (size_t[]){__VA_ARGS__}, sizeof(size_t[]){__VA_ARGS__} / sizeof(size_t))

static void put_record(struct hand *h, enum pack_section section, const size_t *fields, size_t n)
{
	for (size_t i = 0; i < n; i++)
		records_field(&h->records, section, fields[i]);
}

static size_t text(struct hand *h, const char *s)
{
	return records_string(&h->records, s);
}

static size_t amount(struct hand *h, int64_t v)
{
	return records_amount(&h->records, v);
}

static void put_fact(struct hand *h, const char *id, enum pack_fact_kind kind, const char *const *values, size_t n)
{
	size_t at = records_count(&h->records, PACK_VALUES);

	for (size_t i = 0; i < n; i++)
		PUT(h, PACK_VALUES, text(h, values[i]));
	PUT(h, PACK_FACTS, text(h, id), kind, 0, at, n);
}

enum { F_REGION, F_DATE, F_CLASS, F_LEVEL, F_FRICTION, F_KEY, F_COST, F_DAYS };

static struct hand *hand_open(void)
{
	static const char *const regions[] = {"here"}, *const classes[] = {"a", "b"}, *const levels[] = {"x", "y", "z"},
		*const no_yes[] = {"no", "yes"};
	struct hand *h = calloc(1, sizeof *h);

	h->arena = arena_open();
	h->records.arena = h->arena;
	h->rules = calloc(1, sizeof *h->rules);
	put_fact(h, "region", PACK_CHOICE, regions, 1);
	put_fact(h, "date", PACK_DAY, NULL, 0);
	put_fact(h, "class", PACK_CHOICE, classes, 2);
	put_fact(h, "level", PACK_CHOICE, levels, 3);
	put_fact(h, "friction", PACK_YES_NO, no_yes, 2);
	put_fact(h, "key-industry", PACK_YES_NO, no_yes, 2);
	put_fact(h, "cost", PACK_MONEY, NULL, 0);
	put_fact(h, "days", PACK_COUNT, NULL, 0);
	records_item(&h->records, 0);
	PUT(h, PACK_POLICIES, text(h, "p"), 0, 0, 1);
	return h;
}

static void hand_close(struct hand *h)
{
	buf_free(&h->pack);
	arena_close(h->arena);
	free(h->rules);
	free(h);
}

static void put_step(struct hand *h, enum pack_word word, size_t fact, size_t fact2, size_t value, size_t of)
{
	PUT(h, PACK_STEPS, text(h, ""), word, fact, fact2, value, 0, 0, 0, 0, of);
}

/* The last steps and conditions become a rule's; `list` of `n` items its modifiers. */
static void put_rule(struct hand *h, const char *id, enum pack_rule_kind kind, size_t nconditions, size_t nsteps,
	size_t list, size_t n, int64_t parts)
{
	size_t conditions = records_count(&h->records, PACK_CONDITIONS) - nconditions;
	size_t steps = records_count(&h->records, PACK_STEPS) - nsteps;

	PUT(h, PACK_RULES, text(h, id), kind, 0, amount(h, 0), amount(h, RULES_DAY_LAST), text(h, ""), text(h, "c"),
		records_json(&h->records, "person\",\"payee\":[\"person"), conditions, nconditions, steps, nsteps, list, n, 0, amount(h, parts), 0, 0, 0, 0);
}

static void hand_pack(struct hand *h)
{
	assert_true(records_encode(&h->records, &h->pack));
	assert_true(rules_open(h->rules, (const uint8_t *)h->pack.p, h->pack.n));
}

static void line_is(struct hand *h, const char *words, const char *rule, const char *status, const char *low,
	const char *high)
{
	char facts[512], full[600];
	json_t *answer, *line;

	snprintf(full, sizeof full, "region=here date=2021-03-01%s%s", *words == '\0' ? "" : " ", words);
	answer = ask_json(h->rules, facts, ask_facts(full, facts), 0);
	line = ask_line(answer, rule);
	assert_non_null(line);
	assert_string_equal(ask_member(line, "status"), status);
	assert_string_equal(ask_member(line, "low"), low);
	assert_string_equal(ask_member(line, "high"), high);
	json_decref(answer);
}

static void test_two_keys(void **state)
{
	static const int64_t fen[] = {210000, 240000, -1, 175000, 200000, -1}; /* class × level; z has no rate */
	struct hand *h = hand_open();
	size_t at = h->records.nitems;
	char list[64];
	json_t *answer;

	(void)state;
	for (size_t i = 0; i < 6; i++)
		records_item(&h->records, fen[i] < 0 ? RULES_NONE : amount(h, fen[i]));
	PUT(h, PACK_STEPS, text(h, ""), PACK_TABLE, F_CLASS, F_LEVEL, RULES_NONE, 0, 0, at, 6, RULES_NONE);
	put_rule(h, "R", PACK_PAYS, 0, 1, 0, 0, 1);
	hand_pack(h);
	line_is(h, "class=a level=x", "R", "exact", "2100.00", "2100.00");
	line_is(h, "class=a level=y", "R", "exact", "2400.00", "2400.00");
	line_is(h, "class=b level=x", "R", "exact", "1750.00", "1750.00");
	line_is(h, "class=b level=z", "R", "no-rate", "null", "null");
	line_is(h, "level=z", "R", "no-rate", "null", "null");
	line_is(h, "level=x", "R", "needs", "1750.00", "2100.00");
	line_is(h, "class=b", "R", "needs", "1750.00", "2000.00");
	line_is(h, "", "R", "needs", "1750.00", "2400.00");
	answer = ask(h->rules, "region=here date=2021-03-01 level=x", 0);
	assert_string_equal(ask_list(answer, "needs", list), "class");
	json_decref(answer);
	hand_close(h);
}

/* A gap is asked about even where all rates agree. */
static void test_gap(void **state)
{
	struct hand *h = hand_open();
	size_t at = h->records.nitems;

	(void)state;
	records_item(&h->records, amount(h, 500));
	records_item(&h->records, amount(h, 500));
	records_item(&h->records, RULES_NONE);
	PUT(h, PACK_STEPS, text(h, ""), PACK_TABLE, F_LEVEL, RULES_NONE, RULES_NONE, 0, 0, at, 3, RULES_NONE);
	put_rule(h, "R", PACK_PAYS, 0, 1, 0, 0, 1);
	hand_pack(h);
	line_is(h, "", "R", "needs", "5.00", "5.00");
	line_is(h, "level=y", "R", "exact", "5.00", "5.00");
	hand_close(h);
}

/* Conditions joined by "or", followed by one that stands alone. */
static void test_or(void **state)
{
	struct hand *h = hand_open();
	size_t yes = h->records.nitems;
	char list[64];
	json_t *answer;

	(void)state;
	records_item(&h->records, 1);
	records_item(&h->records, 1);
	PUT(h, PACK_CONDITIONS, PACK_IN, 1, F_FRICTION, yes, 1, RULES_NONE, text(h, ""));
	PUT(h, PACK_CONDITIONS, PACK_IN, 0, F_KEY, yes + 1, 1, RULES_NONE, text(h, ""));
	PUT(h, PACK_CONDITIONS, PACK_GE, 0, F_DAYS, 0, 0, amount(h, 3), text(h, "days >= 3"));
	put_step(h, PACK_FIXED, RULES_NONE, RULES_NONE, amount(h, 700), RULES_NONE);
	put_rule(h, "R", PACK_PAYS, 3, 1, 0, 0, 1);
	hand_pack(h);
	line_is(h, "friction=no key-industry=yes days=3", "R", "exact", "7.00", "7.00");
	line_is(h, "key-industry=yes days=3", "R", "exact", "7.00", "7.00");
	line_is(h, "key-industry=no days=3", "R", "needs", "0.00", "7.00");
	line_is(h, "friction=yes", "R", "needs", "0.00", "7.00");
	answer = ask(h->rules, "region=here date=2021-03-01 friction=no key-industry=no days=3", 0);
	assert_null(ask_line(answer, "R"));
	json_decref(answer);
	answer = ask(h->rules, "region=here date=2021-03-01 friction=yes days=2", ANSWER_EXPLAIN_NO);
	assert_null(ask_line(answer, "R"));
	assert_non_null(strstr(ask_text, "\"condition\":\"days >= 3\""));
	json_decref(answer);
	answer = ask(h->rules, "region=here date=2021-03-01 friction=no", 0);
	assert_string_equal(ask_list(answer, "needs", list), "key-industry days");
	json_decref(answer);
	hand_close(h);
}

/* Half of what another rule gives, at most the cost; and a percentage the text does not give. */
static void test_percent_of(void **state)
{
	struct hand *h = hand_open();

	(void)state;
	put_step(h, PACK_FIXED, RULES_NONE, RULES_NONE, amount(h, 333301), RULES_NONE);
	put_rule(h, "BASE", PACK_PAYS, 0, 1, 0, 0, 1);
	put_step(h, PACK_PERCENT, RULES_NONE, RULES_NONE, amount(h, 5000), 0);
	put_step(h, PACK_CAP, F_COST, RULES_NONE, RULES_NONE, RULES_NONE);
	put_step(h, PACK_UPTO, RULES_NONE, RULES_NONE, RULES_NONE, RULES_NONE);
	put_rule(h, "HALF", PACK_PAYS, 0, 3, 0, 0, 10000);
	put_step(h, PACK_PERCENT, RULES_NONE, RULES_NONE, RULES_NONE, 0);
	put_step(h, PACK_UPTO, RULES_NONE, RULES_NONE, RULES_NONE, RULES_NONE);
	put_rule(h, "SOME", PACK_PAYS, 0, 2, 0, 0, 1);
	hand_pack(h);
	line_is(h, "cost=2000", "HALF", "up-to", "0.00", "1666.51"); /* half a fen, up */
	line_is(h, "cost=1666.50", "HALF", "up-to", "0.00", "1666.50");
	line_is(h, "", "HALF", "needs", "0.00", "1666.51");
	line_is(h, "", "SOME", "up-to", "0.00", "null");
	hand_close(h);
}

/* The last sum that fits, and the first that does not. */
static void test_overflow(void **state)
{
	static const char error[] = "{\"error\":{\"rule\":\"R\",\"message\":\"overflow\"}}";
	struct hand *h = hand_open();

	(void)state;
	put_step(h, PACK_ACTUAL, F_COST, RULES_NONE, RULES_NONE, RULES_NONE);
	put_step(h, PACK_TIMES, F_DAYS, RULES_NONE, RULES_NONE, RULES_NONE);
	put_step(h, PACK_PERCENT, RULES_NONE, RULES_NONE, amount(h, 13000), RULES_NONE);
	put_rule(h, "R", PACK_PAYS, 0, 3, 0, 0, 10000);
	hand_pack(h);
	line_is(h, "cost=999999999.99 days=1000", "R", "exact", "1299999999987.00", "1299999999987.00");
	/* parts: fen × 10000; 2^63 / 13000 = 709490156681136.6 fen-days */
	line_is(h, "cost=7094901.56 days=1000000", "R", "exact", "9223372028000.00", "9223372028000.00");
	json_decref(ask(h->rules, "region=here date=2021-03-01 cost=7094901.57 days=1000000", 0));
	assert_int_equal(ask_size, strlen(error));
	assert_memory_equal(ask_text, error, ask_size);
	json_decref(ask(h->rules, "region=here date=2021-03-01 cost=999999999.99 days=1000000", 0));
	assert_memory_equal(ask_text, error, strlen(error));
	hand_close(h);
}

static void test_texts_are_escaped(void **state)
{
	struct hand *h = hand_open();
	json_t *answer;

	(void)state;
	put_step(h, PACK_FIXED, RULES_NONE, RULES_NONE, amount(h, 1), RULES_NONE);
	put_rule(h, "A\"B\\C\n", PACK_PAYS, 0, 1, 0, 0, 1);
	hand_pack(h);
	answer = ask(h->rules, "region=here date=2021-03-01", 0);
	assert_non_null(ask_line(answer, "A\"B\\C\n"));
	json_decref(answer);
	hand_close(h);
}

/* Characters of two, three and four bytes are the same, escaped or not. */
static void test_texts_in_ascii(void **state)
{
	static const char *const ids[] = {"é", "四", "\xEF\xBC\x88", "𠮷", "喆𠮷é四a"};

	(void)state;
	for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
		struct hand *h = hand_open();
		json_t *answer;

		put_step(h, PACK_FIXED, RULES_NONE, RULES_NONE, amount(h, 1), RULES_NONE);
		put_rule(h, ids[i], PACK_PAYS, 0, 1, 0, 0, 1);
		hand_pack(h);
		answer = ask(h->rules, "region=here date=2021-03-01", ANSWER_ASCII);
		assert_non_null(ask_line(answer, ids[i]));
		assert_null(strstr(ask_text, "四"));
		json_decref(answer);
		hand_close(h);
	}
}

/* ---- what pack_build says of rules the estimator cannot work with ---- */

static void pack_refuses(const char *rule, const char *wanted)
{
	char path[] = "/tmp/test_rules_pack.XXXXXX", *messages;
	int fd = mkstemp(path);
	FILE *f = fdopen(fd, "w");
	struct arena *a = arena_open();
	struct site *s = estimate_site(a);
	struct diag *d = diag_open(DIAG_EN);
	size_t size;

	fprintf(f, "window: {from: 2020-01-30, to: 2021-12-31, clause: x, quote: x, quote-en: x}\nrules:\n"
		"- {id: B, title: {zh: x, en: x}, clause: x, quote: x, quote-en: x, pay: person, per: person, steps: [{fixed: 1元}]}\n"
		"- {id: R, title: {zh: x, en: x}, clause: x, quote: x, quote-en: x, %s}\n", rule);
	fclose(f);
	s->policies[1].rates = rates_read(a, path, d);
	assert_int_equal(diag_errors(d), 0);
	assert_false(pack_build(s, d));
	assert_null(s->pack);
	f = open_memstream(&messages, &size);
	diag_print(d, f);
	fclose(f);
	if (strstr(messages, wanted) == NULL)
		fail_msg("%s: %s", rule, messages);
	free(messages);
	remove(path);
	diag_close(d);
	arena_close(a);
}

static void test_pack_refuses(void **state)
{
	(void)state;
	pack_refuses("steps: [{times: days}]", "R: a rule begins with its amount");
	pack_refuses("steps: [{fixed: 1元}, {fixed: 2元}]", "R: a rule begins with its amount");
	pack_refuses("modifies: [B], steps: [{fixed: 1元}]", "R: a rule that modifies others has no amount of its own");
	pack_refuses("modifies: [B], exclusive: x, steps: [{cap: 1元}]", "R: exclusive is for uplifts");
	pack_refuses("exclusive: x, steps: [{fixed: 1元}]", "R: exclusive is for uplifts");
	pack_refuses("steps: [{fixed: 1元}, {times: dags}]", "dags: no such fact");
	pack_refuses("when: [{level: level-9}], steps: [{fixed: 1元}]", "level-9: no such value");
	pack_refuses("program: dance, steps: [{fixed: 1元}]", "dance: no such value");
	pack_refuses("when: [{date: 2021-01-01}], steps: [{fixed: 1元}]", "a date is compared with >= or <=");
	pack_refuses("steps: [{fixed: 1元}, {percent: 1%}, {percent: 1%}, {percent: 1%}, {percent: 1%}]",
		"more steps, notes or percentages");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_byte_changed), cmocka_unit_test(test_every_length), cmocka_unit_test(test_two_keys),
		cmocka_unit_test(test_gap), cmocka_unit_test(test_or), cmocka_unit_test(test_percent_of),
		cmocka_unit_test(test_overflow), cmocka_unit_test(test_texts_are_escaped), cmocka_unit_test(test_texts_in_ascii),
		 cmocka_unit_test(test_pack_refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
