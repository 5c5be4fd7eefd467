#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../gen/buf.h"
#include "../../gen/document.h"
#include "../../gen/read.h"
#include "../scratch_project.h"

#define FRONT "---\ntitle: 甲\nregion: city\nkind: notice\nposted: 2026-11-21\nsummary: 甲\n---\n"

/* A policy with this body in Chinese (its line 8 on), opened. */
static struct document *open_body(struct scratch_project *s, struct policy *p, const char *body)
{
	const char *dir = scratch_path(s, "demo");

	memset(p, 0, sizeof *p);
	scratch_write(s, "demo/zh.md", arena_printf(s->arena, FRONT "%s", body));
	scratch_write(s, "demo/en.md", "---\ntitle: A\nsummary: A\n---\nA\n");
	policy_read(s->arena, dir, "demo", p, s->diag);
	return document_open(s->arena, p, ZH, s->diag);
}

/* Each block as "kind:id@path", e.g. "p:s1-1@一（一）". */
static const char *outline_shown(struct arena *a, const struct document *doc)
{
	static const char kinds[] = {'#', 'h', 'p', 't', 'f', '-'};
	const char *all = "";

	for (size_t i = 0; i < doc->nblocks; i++) {
		const struct block *b = &doc->blocks[i];

		assert_true(b->clause < doc->nclauses && b->part < doc->nparts);
		assert_true(doc->parts[b->part].first <= i && i < doc->parts[b->part].end);
		assert_int_equal(doc->clauses[b->clause].part, b->part);
		all = arena_printf(a, "%s%s%c:%s@%s", all, i == 0 ? "" : " ", kinds[b->kind], b->id, doc->clauses[b->clause].path);
	}
	return all;
}

static const struct {
	const char *body, *outline, *messages;
} outlines[] = {
	{"", "", ""},
	/* a text alone: what follows its title is 序, after *** 末段 */
	{"# 甲\n\n序言。\n\n## 一、总则\n\n本条。\n\n### （一）其一\n\n1．第一。\n\n2．第二。\n\n（1）其下。\n\n①再下。\n\n②再下。\n\n## 二、其他\n\n***\n\n本办法施行。\n",
		"#:text@正文 p:preface-p1@序 h:s1@一 p:s1-p1@一 h:s1-1@一（一） p:s1-1-1@一（一）1 p:s1-1-2@一（一）2 "
		"p:s1-1-2-1@一（一）2（1） p:s1-1-2-1-1@一（一）2（1）① p:s1-1-2-1-2@一（一）2（1）② h:s2@二 -:@二 p:end-p1@末段", ""},
	/* a covering notice, its text, attachments */
	{"文号\n\n# 甲\n\n各区：\n\n# 实施方案\n\n为了。\n\n## 一、要求\n\n***\n\n实施。\n\n# 附件1 表\n\n1．注。\n\n# 附件2 单\n",
		"p:notice-p1@通知 #:notice@通知 p:notice-p2@通知 #:plan@方案 p:preface-p1@序 h:s1@一 -:@一 p:end-p1@末段 "
		"#:annex-1@附件1 p:annex-1-s1@附件1第1项 #:annex-2@附件2", ""},
	/* run-in items, and what follows them */
	{"# 甲\n\n## 一、职责\n\n（一）强化政府职责。各区…\n\n（二）加强协作。\n\n以上。\n",
		"#:text@正文 h:s1@一 p:s1-1@一（一） p:s1-2@一（二） p:s1-p1@一", ""},
	/* numbering */
	{"# 甲\n\n## 一、一\n\n## 三、三\n", "#:text@正文 h:s1@一 h:s3@三",
		"demo/zh.md:12:1: error: the label is 三, after the one before it 二 is expected [numbering]\n"},
	{"# 甲\n\n## 二、二\n", "#:text@正文 h:s2@二",
		"demo/zh.md:10:1: error: the label is 二, after the one before it 一 is expected [numbering]\n"},
	{"# 甲\n\n## 一、一\n\n## 一、二\n", "#:text@正文 h:s1@一 h:s1@一",
		"demo/zh.md:12:1: error: the label is 一, after the one before it 二 is expected [numbering]\n"},
	{"# 甲\n\n## 总则\n", "#:text@正文 h:@正文", "demo/zh.md:10:1: error: 总则: a heading ## begins with 一、 (I.), ### with "
		"（一） ((I)), #### with 1． (1.) [numbering]\n"},
	{"# 甲\n\n## （一）总则\n", "#:text@正文 h:@正文", "demo/zh.md:10:1: error: （一）总则: a heading ## begins with 一、 (I.), "
		"### with （一） ((I)), #### with 1． (1.) [numbering]\n"},
	{"# 甲\n\n# 附件2 表\n", "#:text@正文 #:annex-2@附件2",
		"demo/zh.md:10:1: error: this is attachment 2, after the one before it 1 is expected [numbering]\n"},
	/* what Markdown would make of a text */
	{"# 甲\n\n1. 列表\n", "#:text@正文 -:@正文",
		"demo/zh.md:10:1: error: Markdown reads a list here; write the label with a backslash: 1\\. or \\- [list-marker]\n"},
	{"# 甲\n\n> 引\n", "#:text@正文 -:@正文",
		"demo/zh.md:10:1: error: only headings, paragraphs, *** and ```table / ```form blocks are accepted [markdown]\n"},
	{"# 甲\n\n    缩进\n", "#:text@正文 t:@正文", "demo/zh.md:10:5: error: \"\" names no table or form; write ```table NAME "
		"(tables/NAME.yaml) or ```form NAME (forms/NAME.yaml) [fence]\n"},
	{"# 甲\n\n```table 1\n```\n", "#:text@正文 t:@正文", "demo/zh.md:10:1: error: \"table 1\" names no table or form; write "
		"```table NAME (tables/NAME.yaml) or ```form NAME (forms/NAME.yaml) [fence]\n"},
	{"# 甲\n\n**“补贴”**的标准\n", "#:text@正文 p:preface-p1@序", "demo/zh.md:10:1: error: ** stays as it is here; put the "
		"emphasis marks beside letters, not punctuation [literal-stars]\n"},
	{"# 甲\n\n《关于印发<实施方案>的通知》，1\\.5倍，a < b\n", "#:text@正文 p:preface-p1@序", ""},
	{"# 甲\n\n<p>块</p>\n", "#:text@正文 -:@正文", "demo/zh.md:10:1: error: raw HTML is not accepted; write plain text (\\< for a <) "
		"[raw-html]\n"},
	{"# 甲\n\n行<br>内\n", "#:text@正文 p:preface-p1@序", "demo/zh.md:10:1: error: raw HTML is not accepted; write plain text (\\< for "
		"a <) [raw-html]\n"},
};

static void outlines_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof outlines / sizeof outlines[0]; i++) {
		struct scratch_project s;
		struct policy p;
		struct document *doc;
		const char *shown, *messages;

		scratch_open(&s);
		doc = open_body(&s, &p, outlines[i].body);
		assert_non_null(doc);
		shown = outline_shown(s.arena, doc);
		messages = scratch_messages(&s);
		if (strcmp(shown, outlines[i].outline) != 0 || strcmp(messages, outlines[i].messages) != 0)
			fail_msg("case %zu: %s\n%s", i, shown, messages);
		scratch_close(&s);
	}
}

/* 21 items that count on through the sections of a text are 第13项. */
static void items_that_count_on(void **state)
{
	struct scratch_project s;
	struct policy p;
	struct document *doc;
	const struct clause *c;

	(void)state;
	scratch_open(&s);
	doc = open_body(&s, &p, "# 甲\n\n## 一、一\n\n1．甲。\n\n2．乙。\n\n## 二、二\n\n3．丙。\n\n## 三、三\n\n4．丁。\n");
	assert_string_equal(scratch_messages(&s), "");
	c = clause_lookup(doc, "第3项");
	assert_non_null(c);
	assert_string_equal(c->id, "item-3");
	assert_string_equal(doc->clauses[c->parent].path, "二");
	assert_null(clause_lookup(doc, "二3"));
	scratch_close(&s);
}

static void quotes_belong_to_their_clause(void **state)
{
	struct scratch_project s;
	struct policy p;
	struct document *doc;
	const struct clause *c;
	const struct block *b;
	struct src src;
	size_t from, to;

	(void)state;
	scratch_open(&s);
	doc = open_body(&s, &p, "# 甲\n\n## 一、标准\n\n补贴标准为每人每天100元。\n\n另有规定。\n\n## 二、程序\n\n每人每天20元。\n");
	c = clause_lookup(doc, "一");
	assert_non_null(c);
	assert_string_equal(c->heading, "标准");
	assert_true(document_find(doc, c, "每人每天 100元", &b, &from, &to));
	assert_int_equal(from, strlen("补贴标准为"));
	assert_int_equal(to, strlen("补贴标准为每人每天100元"));
	src = block_src(b, from);
	assert_int_equal(src.line, 12);
	assert_int_equal(src.col, 6);
	assert_true(document_find(doc, c, "另有", &b, &from, &to));
	assert_true(document_find(doc, c, "一、标准", &b, &from, &to));
	assert_false(document_find(doc, c, "20元", &b, &from, &to));
	assert_false(document_find(doc, c, "100元。另有", &b, &from, &to));
	assert_false(document_find(doc, c, "", &b, &from, &to));
	assert_null(clause_lookup(doc, "三"));
	assert_null(clause_lookup(doc, ""));
	scratch_close(&s);
}

static void tables_and_forms_are_placed(void **state)
{
	struct scratch_project s;
	struct policy p;
	struct document *doc;
	const struct clause *c;

	(void)state;
	scratch_open(&s);
	scratch_write(&s, "demo/tables/1-a.yaml", "columns:\n- {id: x, label: {zh: 区, en: D}, type: text}\n");
	scratch_write(&s, "demo/tables/1-a.csv", "区\n东区 新城\n");
	scratch_write(&s, "demo/forms/2-b.yaml", "attachment: 2\ntitle: {zh: 表, en: F}\nrows:\n"
		"- block: {id: x, label: {zh: 甲：, en: \"A:\"}}\n");
	doc = open_body(&s, &p, "# 甲\n\n# 附件1 表\n\n```table 1-a\n```\n\n1．注一。\n\n# 附件2 单\n\n```form 2-b\n```\n");
	assert_string_equal(scratch_messages(&s), "");
	assert_false(doc->lost);
	assert_string_equal(outline_shown(s.arena, doc), "#:text@正文 #:annex-1@附件1 t:table-1-a@附件1 "
		"p:annex-1-note-1@附件1注1 #:annex-2@附件2 f:form-2-b@附件2");
	c = clause_lookup(doc, "附件1");
	assert_true(document_cell_find(doc, c, "东区新城"));
	assert_false(document_cell_find(doc, c, "西区"));
	assert_false(document_cell_find(doc, clause_lookup(doc, "附件2"), "东区"));
	assert_int_equal(doc->parts[2].attachment, 2);
	assert_string_equal(doc->parts[2].label, "附件2");
	assert_string_equal(doc->parts[2].title, "单");
	scratch_close(&s);
}

static void fronts_are_split(void **state)
{
	static const struct { const char *text; bool ok; size_t front, body; int line; } cases[] = {
		{"---\na: 1\n---\n\nB", true, 9, 13, 4}, {"---\n---\n", true, 4, 8, 3}, {"---\n---", true, 4, 7, 3},
		{"---\na: 1\n----\nb\n---\nc", true, 16, 20, 6}, {"---\n", false, 0, 0, 0}, {"---", false, 0, 0, 0}, {"", false, 0, 0, 0},
		{"---\r\na: 1\r\n---\r\n", false, 0, 0, 0}, {" ---\n---\n", false, 0, 0, 0}, {"---\na: 1\n", false, 0, 0, 0},
		{"---\na: 1\n --- \n", false, 0, 0, 0}, {"---\na\n---x\n", false, 0, 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct diag *d = diag_open(DIAG_EN);
		size_t front = 0, body = 0;
		int line = 0;
		bool ok = front_split("x", cases[i].text, strlen(cases[i].text), &front, &body, &line, d);

		if (ok != cases[i].ok || front != cases[i].front || body != cases[i].body || line != cases[i].line ||
			diag_errors(d) != !ok)
			fail_msg("case %zu: %d %zu %zu %d", i, ok, front, body, line);
		diag_close(d);
	}
}

/* A link to a clause goes on to hold when text is added elsewhere. */
static void ids_are_stable(void **state)
{
	static const char before[] = "# 甲\n\n## 一、总则\n\n本条。\n\n## 二、补贴\n\n### （一）标准\n\n每人100元。\n\n1．其一。\n\n（1）其下。\n\n***\n\n实施。\n\n# 附件1 表\n";
	static const char after[] = "# 甲\n\n序言。\n\n## 一、总则\n\n本条。\n\n增加一段。\n\n（一）增加一项。\n\n## 二、补贴\n\n### （一）标准\n\n每人100元。\n\n"
		"1．其一。\n\n（1）其下。\n\n（2）增加。\n\n2．增加。\n\n### （二）增加\n\n## 三、增加\n\n***\n\n实施。\n\n# 附件1 表\n\n# 附件2 单\n";
	struct scratch_project s;
	struct policy p, q;
	struct document *old, *new;

	(void)state;
	scratch_open(&s);
	old = open_body(&s, &p, before);
	new = open_body(&s, &q, after);
	for (size_t i = 0; i < old->nblocks; i++) {
		size_t k = 0;

		if (old->blocks[i].text == NULL)
			continue;
		while (k < new->nblocks && (new->blocks[k].text == NULL || strcmp(new->blocks[k].text, old->blocks[i].text) != 0))
			k++;
		assert_true(k < new->nblocks);
		assert_string_equal(new->blocks[k].id, old->blocks[i].id);
		assert_string_equal(new->clauses[new->blocks[k].clause].path, old->clauses[old->blocks[i].clause].path);
	}
	scratch_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(outlines_are_read), cmocka_unit_test(items_that_count_on),
		cmocka_unit_test(quotes_belong_to_their_clause), cmocka_unit_test(tables_and_forms_are_placed),
		cmocka_unit_test(fronts_are_split), cmocka_unit_test(ids_are_stable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
