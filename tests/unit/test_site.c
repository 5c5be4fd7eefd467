#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../gen/check.h"
#include "../../gen/link.h"
#include "../../gen/read.h"
#include "../../gen/site.h"
#include "../scratch_project.h"

static int32_t day(const char *text)
{
	int32_t value = DAY_NONE;

	if (text != NULL)
		assert_true(date_parse(text, &value));
	return value;
}

/* In force from the first day to the last, both included. */
static void statuses(void **state)
{
	static const struct {
		const char *written, *printed, *effective, *expires;
		bool draft, replaced;
		const char *today;
		enum policy_status status;
	} cases[] = {
		{"2020-06-01", NULL, "2020-07-01", "2021-12-31", false, false, "2020-06-30", STATUS_PENDING},
		{"2020-06-01", NULL, "2020-07-01", "2021-12-31", false, false, "2020-07-01", STATUS_IN_FORCE},
		{"2020-06-01", NULL, "2020-07-01", "2021-12-31", false, false, "2021-12-31", STATUS_IN_FORCE},
		{"2020-06-01", NULL, "2020-07-01", "2021-12-31", false, false, "2022-01-01", STATUS_EXPIRED},
		{"2020-06-01", "2020-06-02", NULL, NULL, false, false, "2020-06-01", STATUS_PENDING},
		{"2020-06-01", "2020-06-02", NULL, NULL, false, false, "2020-06-02", STATUS_IN_FORCE},
		{"2020-06-01", NULL, NULL, NULL, false, false, "2020-06-01", STATUS_IN_FORCE},
		{NULL, NULL, NULL, NULL, false, false, "1900-01-01", STATUS_IN_FORCE},
		{NULL, NULL, NULL, "2021-12-31", false, false, "2099-12-31", STATUS_EXPIRED},
		{NULL, NULL, "2020-07-01", "2021-12-31", true, true, "2020-07-01", STATUS_DRAFT},
		{NULL, NULL, "2020-07-01", "2021-12-31", false, true, "2022-01-01", STATUS_REPLACED},
		{NULL, NULL, "2020-07-01", "2021-12-31", false, true, "2020-01-01", STATUS_REPLACED},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct policy p = {.draft = cases[i].draft, .nreplaced_by = cases[i].replaced, .written = day(cases[i].written),
			.printed = day(cases[i].printed), .effective = day(cases[i].effective), .expires = day(cases[i].expires),
			.posted = DAY_NONE};

		if (policy_status(&p, day(cases[i].today)) != cases[i].status)
			fail_msg("case %zu: %d", i, policy_status(&p, day(cases[i].today)));
	}
}

static void policies_are_found(void **state)
{
	struct policy policies[] = {{.id = "a", .number = "杭人社发〔2020〕43号"}, {.id = "a-b"}, {.id = "b", .number = "国办发〔2019〕24号"}};
	struct site s = {.policies = policies, .npolicies = 3};
	struct diag *d = diag_open(DIAG_EN);

	(void)state;
	assert_ptr_equal(policy_lookup(&s, "a"), &policies[0]);
	assert_ptr_equal(policy_lookup(&s, "a-b"), &policies[1]);
	assert_ptr_equal(policy_lookup(&s, "b"), &policies[2]);
	assert_null(policy_lookup(&s, ""));
	assert_null(policy_lookup(&s, "aa"));
	assert_null(policy_lookup(&s, "c"));
	s.npolicies = 0;
	assert_null(policy_lookup(&s, "a"));
	s.npolicies = 3;
	s.arena = arena_open();
	site_link(&s, d); /* numbers are found by its index */
	assert_ptr_equal(policy_by_number(&s, "杭人社发〔2020〕43号"), &policies[0]);
	assert_ptr_equal(policy_by_number(&s, "国办发[2019]24号"), &policies[2]);
	assert_ptr_equal(policy_by_number(&s, "国办发【2019】 24号 "), &policies[2]);
	assert_ptr_equal(policy_by_number(&s, "国办发［2019］24号"), &policies[2]);
	assert_null(policy_by_number(&s, "国办发〔2019〕2号"));
	assert_null(policy_by_number(&s, "国办发〔2019〕24"));
	assert_null(policy_by_number(&s, ""));
	arena_close(s.arena);
	diag_close(d);
}

static void a_site_is_read(void **state)
{
	struct scratch_project s;
	struct site *site;

	(void)state;
	scratch_open(&s);
	scratch_write(&s, "content/site.yaml", "name: {zh: 公布, en: Gongbu}\ntagline: {zh: 甲, en: A}\ndescription: {zh: 甲, en: A}\n");
	scratch_write(&s, "content/regions.yaml", "regions:\n- {id: p, name: {zh: 省, en: P}, kind: province}\n"
		"- {id: c, name: {zh: 市, en: C}, kind: city, parent: p}\n");
	scratch_write(&s, "content/policies/b/zh.md", "---\ntitle: 乙\nregion: c\nkind: plan\nposted: 2026-11-21\nsummary: 乙\n---\n# 乙\n");
	scratch_write(&s, "content/policies/b/en.md", "---\ntitle: B\nsummary: B\n---\n# B\n");
	scratch_write(&s, "content/policies/a/zh.md", "---\ntitle: 甲\nregion: p\nkind: opinion\nsummary: 甲\n---\n# 甲\n");
	scratch_write(&s, "content/policies/a/en.md", "---\ntitle: A\nsummary: A\n---\n# A\n");
	site = site_read(s.arena, s.root, day("2026-11-21"), s.diag);
	site_link(site, s.diag);
	assert_string_equal(scratch_messages(&s), "");
	assert_int_equal(site->npolicies, 2);
	assert_string_equal(site->policies[0].id, "a");
	assert_int_equal(site->policies[0].kind, KIND_OPINION);
	assert_int_equal(site->policies[0].posted, DAY_NONE);
	assert_int_equal(site->policies[1].posted, day("2026-11-21"));
	assert_string_equal(site->policies[1].front[EN].title, "B");
	assert_string_equal(site->policies[1].region->id, "c");
	assert_string_equal(site->policies[1].region->parent->id, "p");
	assert_null(site->policies[1].region->parent->parent);
	assert_null(site->policies[0].rates);
	assert_int_equal(site->nfacts, 0);
	scratch_close(&s);
}

/* No mistake of content, however gross, leaves something that what comes after trips over. */
static void broken_content_is_survived(void **state)
{
	struct scratch_project s;
	struct reading r = {0};

	(void)state;
	scratch_open(&s);
	scratch_write(&s, "content/site.yaml", "[]\n");
	scratch_write(&s, "content/regions.yaml", "regions:\n- {}\n- {}\n- a\n- {parent: x}\n");
	scratch_write(&s, "content/facts.yaml", "facts:\n- {}\n- {kind: choice, values: [{}, a]}\n- {id: program}\n");
	scratch_write(&s, "content/ambiguities.yaml", "ambiguities:\n- {}\n- []\n- {when: a}\n- {when: [{}, {days: x}, {any: a}]}\n"
		"- {others: [{}, a, {facts: [x], instead: {}, moves: y}, {instead: {facts: z, raised-by: [w]}}]}\n");
	scratch_write(&s, "content/policies/a/zh.md", "---\n{}\n---\n# \n\n```table t\n```\n\n```form f\n```\n");
	scratch_write(&s, "content/policies/a/en.md", "---\n[]\n---\n#\n\n```table t\n```\n\n```form f\n```\n");
	scratch_write(&s, "content/policies/a/tables/t.csv", "a,b\n,\n");
	scratch_write(&s, "content/policies/a/source.txt", "");
	scratch_write(&s, "content/documents.yaml", "documents: [{}, {number: x}]\n");
	scratch_write(&s, "content/glossary.yaml", "glossary: [{}, {zh: a}]\n");
	scratch_write(&s, "content/topics.yaml", "topics: [{}]\n");
	scratch_write(&s, "content/agencies.yaml", "agencies: [{}]\n");
	scratch_write(&s, "content/policies/a/rates.yaml", "rules:\n- {}\n- steps: [{}, {table: x, rows: {}}, {cap: x, per: y}]\n"
		"  when: [{}, a, {a: b, c: d}, {x: []}, {date: yes}]\n  notes: [x]\n  modifies: [y]\nlimits: [{}]\ntext-only: [{}]\nnot-rates: [{}]\n");
	scratch_write(&s, "content/policies/a/repairs.yaml", "repairs: [{}]\n");
	scratch_write(&s, "content/policies/a/notes.yaml", "notes: [{}, {clause: a}]\n");
	scratch_write(&s, "content/policies/a/tables/t.yaml", "columns: [{}, {total: yes}]\n");
	scratch_write(&s, "content/policies/a/forms/f.yaml", "rows: [{}, {block: {}}, {fields: [{}]}]\nhead: {}\nfoot: [{}]\nholders: [{}]\n");
	r.site = site_read(s.arena, s.root, 0, s.diag);
	site_link((struct site *)r.site, s.diag);
	r.policy = &r.site->policies[0];
	r.scratch = s.arena;
	r.diag = s.diag;
	for (int lang = 0; lang < NLANGS; lang++)
		r.text[lang] = document_open(s.arena, r.policy, (enum lang)lang, s.diag);
	checks_run(&r);
	assert_true(diag_errors(s.diag) > 50);
	scratch_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(statuses), cmocka_unit_test(policies_are_found), cmocka_unit_test(a_site_is_read),
		cmocka_unit_test(broken_content_is_survived),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
