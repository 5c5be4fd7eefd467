/* The audit on a small set of rules with a dead rule, a rule that always gives way, a jump and a drop. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "../../gen/audit_tree.h"
#include "../../gen/link.h"
#include "../../gen/pack.h"
#include "../../gen/read.h"
#include "../scratch_project.h"

#define RULE(id, steps) "- id: " id "\n  title: {zh: 补贴, en: A subsidy}\n  clause: 一\n  quote: 补贴。\n  quote-en: A subsidy.\n" \
	"  pay: person\n  per: person\n  program: project\n" steps
#define RAISE(id) "- id: " id "\n  title: {zh: 上浮, en: A rise}\n  clause: 一\n  quote: 上浮。\n  quote-en: A rise.\n" \
	"  when: [{friction: yes}]\n  modifies: [C]\n  steps: [{percent: +30%}]\n  exclusive: G\n"

static const char facts[] = "facts:\n"
	"- {id: program, kind: choice, question: {zh: 问, en: q}, label: {zh: 培训, en: Training}, values: [{id: project, label: {zh: 项目, en: Project}}]}\n"
	"- {id: friction, kind: yes-no, question: {zh: 问, en: q}, label: {zh: 摩擦, en: Friction}}\n"
	"- {id: hours, kind: count, question: {zh: 问, en: q}, label: {zh: 课时, en: Hours}, unit: {zh: 课时, en: hours}}\n"
	"- {id: days, kind: count, question: {zh: 问, en: q}, label: {zh: 天数, en: Days}, unit: {zh: 天, en: days}}\n"
	"- {id: persons, kind: count, question: {zh: 问, en: q}, label: {zh: 人数, en: Persons}, unit: {zh: 人, en: people}}\n"
	"- {id: standard, kind: money, set-by-document: yes, question: {zh: 问, en: q}, label: {zh: 标准, en: Standard}, unit: {zh: 元, en: yuan}}\n";
static const char rates[] = "window: {from: 2020-01-01, to: 2021-12-31, clause: 一, quote: 期限。, quote-en: The period.}\nrules:\n"
	RULE("A", "  when: [{hours: '>= 12课时'}]\n  steps: [{fixed: 25元}, {times: hours}, {cap: 1000元}]\n")
	RULE("B", "  when: [{hours: '>= 12课时'}, {hours: '<= 11课时'}]\n  steps: [{fixed: 25元}]\n")
	RULE("C", "  steps: [{fixed: 100元}, {times: days, max: 20天}]\n")
	RAISE("D") RAISE("E")
	RULE("F", "  when: [{persons: '<= 80人'}]\n  steps: [{fixed: 10元}, {times: persons}]\n")
	RULE("H", "  steps: [{external: standard, documents: [另一文件]}, {cap: 650元}]\n");

static struct scratch_project scratch;
static struct site *site;
static struct proofs proofs;

static int setup(void **state)
{
	(void)state;
	scratch_open(&scratch);
	scratch_write(&scratch, "content/regions.yaml", "regions:\n- {id: here, kind: city, name: {zh: 此, en: Here}}\n");
	scratch_write(&scratch, "content/site.yaml",
		"name: {zh: 名, en: N}\ntagline: {zh: 名, en: N}\ndescription: {zh: 名, en: N}\n");
	scratch_write(&scratch, "content/facts.yaml", facts);
	scratch_write(&scratch, "content/policies/p/zh.md",
		"---\ntitle: T\nregion: here\nkind: notice\nsummary: S\nwritten: 2020-01-01\n---\n# T\n");
	scratch_write(&scratch, "content/policies/p/en.md", "---\ntitle: T\nsummary: S\n---\n# T\n");
	scratch_write(&scratch, "content/policies/p/rates.yaml", rates);
	site = site_read(scratch.arena, scratch.root, 0, scratch.diag);
	site_link(site, scratch.diag);
	assert_string_equal(scratch_messages(&scratch), "");
	assert_true(pack_build(site, scratch.diag));
	assert_true(proofs_open(scratch.arena, site, &site->policies[0], &proofs));
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	scratch_close(&scratch);
	return 0;
}

static struct audit_rule grow(const char *id)
{
	struct audit_rule x = {.arena = scratch.arena, .proofs = &proofs, .own = proof_lookup(&proofs, id)};

	audit_grow(&x, &site->policies[0], 0);
	return x;
}

static void branch_check(const struct audit_branch *b, int64_t first, int64_t last, int64_t fen, bool onward)
{
	assert_int_equal(b->values[0], first);
	assert_int_equal(b->values[b->nvalues - 1], last);
	assert_int_equal(b->onward, onward);
	assert_int_equal(b->to->fact, RULES_NONE);
	assert_int_equal(b->to->answer.present, fen >= 0);
	if (fen >= 0)
		assert_int_equal(b->to->answer.amount.high, fen);
}

/* Every bound from below, at it and above; what gives the same stands together. */
static void test_tree(void **state)
{
	struct audit_rule a = grow("A");

	(void)state;
	assert_string_equal(rules_id(proofs.rules, PACK_FACTS, a.tree->fact), "hours");
	assert_true(a.tree->decides);
	assert_int_equal(a.tree->nbranches, 5);
	branch_check(&a.tree->branches[0], 0, 11, -1, false);
	branch_check(&a.tree->branches[1], 12, 12, 30000, false);
	branch_check(&a.tree->branches[2], 13, 13, 32500, false);
	branch_check(&a.tree->branches[3], 39, 39, 97500, false);
	branch_check(&a.tree->branches[4], 40, 41, 100000, true);
	assert_int_equal(a.situations, 8);
}

static void test_tree_modified(void **state)
{
	struct audit_rule c = grow("C");
	const struct audit_node *raised = c.tree->branches[0].to, *plain = c.tree->branches[1].to;

	(void)state;
	assert_string_equal(rules_id(proofs.rules, PACK_FACTS, c.tree->fact), "friction");
	assert_int_equal(c.tree->branches[0].values[0], 1);
	assert_false(raised->decides);
	branch_check(&raised->branches[3], 20, 21, 260000, true);
	branch_check(&plain->branches[2], 19, 19, 190000, false);
	assert_int_equal(c.ncliffs, 0);
}

static void test_tree_by_document(void **state)
{
	struct audit_rule h = grow("H");

	(void)state;
	assert_int_equal(h.tree->nbranches, 3);
	assert_int_equal(h.tree->branches[0].nvalues, 0);
	assert_int_equal(h.tree->branches[0].to->answer.status, RULES_DEPENDS);
	branch_check(&h.tree->branches[1], 64999, 64999, 64999, false);
	branch_check(&h.tree->branches[2], 65000, 65001, 65000, true);
}

static void test_cliffs(void **state)
{
	struct audit_rule a = grow("A"), f = grow("F");

	(void)state;
	assert_int_equal(a.ncliffs, 1);
	assert_int_equal(a.cliffs[0].from, 11);
	assert_false(a.cliffs[0].before.present);
	assert_int_equal(a.cliffs[0].after.amount.high, 30000);
	assert_int_equal(a.cliffs[0].usual, 2500);
	assert_int_equal(f.ncliffs, 1);
	assert_int_equal(f.cliffs[0].from, 80);
	assert_int_equal(f.cliffs[0].before.amount.high, 80000);
	assert_false(f.cliffs[0].after.present);
}

static void test_dead(void **state)
{
	const struct proof *cap = proof_lookup(&proofs, "A");

	(void)state;
	for (const char *id = "ABCFH"; *id != '\0'; id++)
		grow((char[]){*id, '\0'});
	assert_int_equal(proof_lookup(&proofs, "B")->lines, 0);
	assert_true(proof_lookup(&proofs, "C")->lines > 0);
	assert_true(proof_lookup(&proofs, "D")->acted > 0);
	assert_int_equal(proof_lookup(&proofs, "E")->acted, 0);
	assert_true(proof_lookup(&proofs, "E")->yielded > 0);
	for (size_t i = 0; i < proofs.n; i++)
		assert_int_equal(proof_lookup(&proofs, "E")->winners[i], strcmp(proofs.list[i].rule->id, "D") == 0);
	for (size_t k = 0; k < cap->nedges; k++)
		assert_true(cap->met[k] || cap->edges[k].kind == EDGE_DAY);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tree), cmocka_unit_test(test_tree_modified), cmocka_unit_test(test_tree_by_document),
		cmocka_unit_test(test_cliffs), cmocka_unit_test(test_dead),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
