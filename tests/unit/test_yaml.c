#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../gen/buf.h"
#include "../../gen/site.h"
#include "../../gen/yaml.h"
#include "../scratch_project.h"

/* ---- the tree ---- */
static void node_show(struct buf *b, const struct yaml_node *n)
{
	if (n->kind == YAML_SCALAR) {
		buf_printf(b, "%s@%d:%d", n->text, n->src.line, n->src.col);
		return;
	}
	buf_putc(b, n->kind == YAML_MAP ? '{' : '[');
	for (size_t i = 0; i < n->n; i++) {
		buf_puts(b, i == 0 ? "" : " ");
		if (n->kind == YAML_MAP)
			buf_printf(b, "%s=", n->keys[i]->text);
		node_show(b, n->items[i]);
	}
	buf_putc(b, n->kind == YAML_MAP ? '}' : ']');
}

static const struct {
	const char *text, *tree, *messages;
} trees[] = {
	{"a: 1\nb: [x, y]\n", "{a=1@1:4 b=[x@2:5 y@2:8]}", ""},
	{"键: {zh: 甲, en: A}\n", "{键={zh=甲@1:9 en=A@1:16}}", ""},
	{"a: 010\nb: yes\nc: 1e3\nd: ~\ne: 10_320\nf: 2020-07-01\n",
		"{a=010@1:4 b=yes@2:4 c=1e3@3:4 d=~@4:4 e=10_320@5:4 f=2020-07-01@6:4}", ""},
	{"a:\n", "{a=@1:3}", ""},
	{"a: \"\"\n", "{a=@1:4}", ""},
	{"# 注\na: |\n  一\n  二\n", "{a=一\n二\n@2:4}", ""},
	{"a: '引文：\"100元\"。'\n", "{a=引文：\"100元\"。@1:4}", ""},
	{"- a\n-\n  - b\n", "[a@1:3 [b@3:5]]", ""},
	{"{}", "{}", ""}, {"[]", "[]", ""}, {"x", "x@1:1", ""},
	{"---\na: 1\n", "{a=1@2:4}", ""},
	{"a: 1\na: 2\nb: 3\n", "{a=1@1:4 b=3@3:4}", "x:2:1: error: \"a\" stands twice; write it once [yaml]\n"},
	{"a: 1\na: 2\na: 3\n", "{a=1@1:4}", "x:2:1: error: \"a\" stands twice; write it once [yaml]\n"
		"x:3:1: error: \"a\" stands twice; write it once [yaml]\n"},
	{"", NULL, "x:1:1: error: the file is empty [yaml]\n"},
	{"# only words\n", NULL, "x:2:1: error: the file is empty [yaml]\n"},
	{"a: &x 1\n", NULL, "x:1:4: error: anchors (&), aliases (*) and tags (!) are not used here; quote a text that begins "
		"with such a character [yaml]\n"},
	{"a: *x\n", NULL, "x:1:4: error: anchors (&), aliases (*) and tags (!) are not used here; quote a text that begins "
		"with such a character [yaml]\n"},
	{"a: !!int 1\n", NULL, "x:1:4: error: anchors (&), aliases (*) and tags (!) are not used here; quote a text that begins "
		"with such a character [yaml]\n"},
	{"a: ! 1\n", NULL, "x:1:4: error: anchors (&), aliases (*) and tags (!) are not used here; quote a text that begins "
		"with such a character [yaml]\n"},
	{"a: &x [1]\n", NULL, "x:1:4: error: anchors (&), aliases (*) and tags (!) are not used here; quote a text that begins "
		"with such a character [yaml]\n"},
	{"? [a]\n: 1\n", NULL, "x:1:3: error: a key must be plain text [yaml]\n"},
	{"a: 1\n---\nb: 2\n", NULL, "x:2:1: error: a second document; a file holds one [yaml]\n"},
	{"a: \"x\\0y\"\n", NULL, "x:1:4: error: a text holds a NUL character [yaml]\n"},
	{"a: [1\n", NULL, "x:2:1: error: cannot be read as YAML: did not find expected ',' or ']' [yaml]\n"},
	{"a: 一\nb: 甲乙\x07丙\n", NULL, "x:2:6: error: cannot be read as YAML: control characters are not allowed [yaml]\n"},
	{"a: b: c\n", NULL, "x:1:5: error: cannot be read as YAML: mapping values are not allowed in this context [yaml]\n"},
	{"\ta: 1\n", NULL, "x:1:1: error: cannot be read as YAML: found character that cannot start any token [yaml]\n"},
	{"%YAML 3.0\n---\na: 1\n", NULL, "x:1:1: error: cannot be read as YAML: found incompatible YAML document [yaml]\n"},
};

static void trees_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof trees / sizeof trees[0]; i++) {
		struct scratch_project s;
		struct yaml_node *root;
		struct buf shown = {0};
		const char *messages;

		scratch_open(&s);
		root = yaml_parse(s.arena, "x", trees[i].text, strlen(trees[i].text), s.diag);
		if (root != NULL)
			node_show(&shown, root);
		messages = scratch_messages(&s);
		if ((root == NULL) != (trees[i].tree == NULL) || strcmp(messages, trees[i].messages) != 0 ||
			(root != NULL && strcmp(buf_str(&shown), trees[i].tree) != 0))
			fail_msg("case %zu: %s %s", i, buf_str(&shown), messages);
		buf_free(&shown);
		scratch_close(&s);
	}
}

/* `[[[…` so deep below a key. */
static bool depth_passes(int depth)
{
	struct scratch_project s;
	struct buf text = {0};
	bool ok;

	scratch_open(&s);
	for (int i = 0; i < depth; i++)
		buf_putc(&text, '[');
	for (int i = 0; i < depth; i++)
		buf_putc(&text, ']');
	ok = yaml_parse(s.arena, "x", buf_str(&text), text.n, s.diag) != NULL;
	assert_int_equal(diag_errors(s.diag), !ok);
	buf_free(&text);
	scratch_close(&s);
	return ok;
}

static void depth_and_size_are_bounded(void **state)
{
	struct scratch_project s;
	char *text = malloc(YAML_MAX_BYTES + 2);

	(void)state;
	assert_true(depth_passes(YAML_MAX_DEPTH));
	assert_true(depth_passes(YAML_MAX_DEPTH + 1));
	assert_false(depth_passes(YAML_MAX_DEPTH + 2));
	assert_false(depth_passes(10000));
	memset(text, 'x', YAML_MAX_BYTES + 1);
	scratch_open(&s);
	assert_non_null(yaml_parse(s.arena, "x", text, YAML_MAX_BYTES, s.diag));
	assert_null(yaml_parse(s.arena, "x", text, YAML_MAX_BYTES + 1, s.diag));
	assert_string_equal(scratch_messages(&s), "x: error: larger than 1024 KB [yaml]\n");
	scratch_close(&s);
	free(text);
}

/* ---- binding ---- */
struct row {
	const char *id;
	struct bilingual name;
	const char **tags;
	size_t ntags;
	int32_t day;
	int64_t count;
	bool flag;
	int kind;
	struct yaml_pair *pairs;
	size_t npairs;
	const struct yaml_node *node;
	struct src src;
};

struct shelf {
	struct row *rows, first;
	size_t nrows;
	struct src src;
};

static const char *const kinds[] = {"notice", "plan", NULL};
static const struct yaml_field row_fields[] = {
	{"id", YAML_TEXT, true, offsetof(struct row, id), 0, NULL, NULL},
	{"name", YAML_BILINGUAL, false, offsetof(struct row, name), 0, NULL, NULL},
	{"tags", YAML_TEXTS, false, offsetof(struct row, tags), offsetof(struct row, ntags), NULL, NULL},
	{"day", YAML_DAY, false, offsetof(struct row, day), 0, NULL, NULL},
	{"count", YAML_COUNT, false, offsetof(struct row, count), 0, NULL, NULL},
	{"flag", YAML_FLAG, false, offsetof(struct row, flag), 0, NULL, NULL},
	{"kind", YAML_CHOICE, false, offsetof(struct row, kind), 0, NULL, kinds},
	{"pairs", YAML_PAIRS, false, offsetof(struct row, pairs), offsetof(struct row, npairs), NULL, NULL},
	{"node", YAML_NODE, false, offsetof(struct row, node), 0, NULL, NULL},
};
static const struct yaml_schema row_schema = YAML_SCHEMA(row_fields, struct row);
static const struct yaml_field shelf_fields[] = {
	{"rows", YAML_STRUCTS, true, offsetof(struct shelf, rows), offsetof(struct shelf, nrows), &row_schema, NULL},
	{"first", YAML_STRUCT, false, offsetof(struct shelf, first), 0, &row_schema, NULL},
};
static const struct yaml_schema shelf_schema = YAML_SCHEMA(shelf_fields, struct shelf);

static bool load(struct scratch_project *s, const char *text, struct shelf *t)
{
	memset(t, 0, sizeof *t);
	return yaml_load(s->arena, scratch_write(s, "t.yaml", text), &shelf_schema, t, s->diag);
}

static void structs_are_filled(void **state)
{
	struct scratch_project s;
	struct shelf t;
	const struct row *r;

	(void)state;
	scratch_open(&s);
	assert_true(load(&s, "rows:\n- id: a\n  name: {zh: 甲, en: A}\n  tags: [x, y]\n  day: 2020-07-01\n  count: 1,000\n"
		"  flag: yes\n  kind: plan\n  pairs: {p: q, r: [s, t]}\n  node: [1]\n- {id: b, tags: z, flag: no}\nfirst: {id: c}\n", &t));
	assert_string_equal(scratch_messages(&s), "");
	assert_int_equal(t.nrows, 2);
	r = &t.rows[0];
	assert_string_equal(r->id, "a");
	assert_string_equal(r->name.text[ZH], "甲");
	assert_string_equal(r->name.text[EN], "A");
	assert_int_equal(r->name.src.line, 3);
	assert_int_equal(r->ntags, 2);
	assert_string_equal(r->tags[1], "y");
	assert_int_equal(r->day, 18444);
	assert_int_equal(r->count, 1000);
	assert_true(r->flag);
	assert_int_equal(r->kind, 1);
	assert_int_equal(r->npairs, 2);
	assert_string_equal(r->pairs[0].values[0], "q");
	assert_false(r->pairs[0].list);
	assert_int_equal(r->pairs[1].nvalues, 2);
	assert_true(r->pairs[1].list);
	assert_int_equal(r->node->kind, YAML_LIST);
	assert_int_equal(r->src.line, 2);
	assert_int_equal(r->src.col, 3);
	assert_string_equal(t.rows[1].tags[0], "z");
	assert_null(t.rows[1].name.text[ZH]);
	assert_string_equal(t.first.id, "c");
	scratch_close(&s);
}

/* All mistakes of a file in one run, and required texts that are not NULL all the same. */
static void mistakes_are_told_together(void **state)
{
	struct scratch_project s;
	struct shelf t;

	(void)state;
	scratch_open(&s);
	assert_false(load(&s, "rows:\n- {name: {zh: 甲}, day: 2021-02-29, count: 1.5, flag: true, kind: law, tag: x}\n"
		"- id: [a]\n  name: 甲\n  tags: {x: y}\n  pairs: none\n- a\n- id: \"\"\n  day: [1]\nthe-first: {}\n", &t));
	assert_string_equal(scratch_messages(&s),
		"t.yaml:2:3: error: id: this key is required here [missing-key]\n"
		"t.yaml:2:10: error: en: this key is required here [missing-key]\n"
		"t.yaml:2:24: error: 2021-02-29: a day of the calendar as YYYY-MM-DD is expected, such as 2020-07-01 [bad-value]\n"
		"t.yaml:2:43: error: 1.5: a whole number is expected [bad-value]\n"
		"t.yaml:2:54: error: true: yes or no is expected [bad-value]\n"
		"t.yaml:2:66: error: law: unknown; accepted: notice, plan [bad-value]\n"
		"t.yaml:2:71: error: unknown key \"tag\"; accepted: id, name, tags, day, count, flag, kind, pairs, node [unknown-key]\n"
		"t.yaml:3:7: error: id: a text is expected [yaml]\n"
		"t.yaml:4:9: error: lines of \"key: value\" are expected here, with the keys zh, en [yaml]\n"
		"t.yaml:5:9: error: tags: a text is expected [yaml]\n"
		"t.yaml:6:10: error: pairs: lines of \"name: value\" are expected [yaml]\n"
		"t.yaml:7:3: error: lines of \"key: value\" are expected here, with the keys id, name, tags, day, count, flag, kind, "
		"pairs, node [yaml]\n"
		"t.yaml:8:7: error: id: empty; leave the key out or give a value [yaml]\n"
		"t.yaml:9:8: error: day: a text is expected [yaml]\n"
		"t.yaml:10:1: error: unknown key \"the-first\"; accepted: rows, first [unknown-key]\n");
	assert_int_equal(t.nrows, 4);
	for (size_t i = 0; i < t.nrows; i++)
		assert_string_equal(t.rows[i].id, "");
	assert_string_equal(t.rows[0].name.text[EN], "");
	assert_string_equal(t.rows[1].name.text[ZH], "");
	scratch_close(&s);
}

static void shapes_of_the_file(void **state)
{
	static const struct { const char *text, *messages; } files[] = {
		{"rows: 3\n", "t.yaml:1:7: error: rows: a list (lines that begin with \"- \") is expected [yaml]\n"},
		{"rows: {}\n", "t.yaml:1:7: error: rows: a list (lines that begin with \"- \") is expected [yaml]\n"},
		{"rows:\n", "t.yaml:1:6: error: rows: a list (lines that begin with \"- \") is expected [yaml]\n"},
		{"rows: []\n", ""},
		{"first: {id: a}\n", "t.yaml:1:1: error: rows: this key is required here [missing-key]\n"},
		{"- rows\n", "t.yaml:1:1: error: lines of \"key: value\" are expected here, with the keys rows, first [yaml]\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
		struct scratch_project s;
		struct shelf t;

		scratch_open(&s);
		assert_int_equal(load(&s, files[i].text, &t), files[i].messages[0] == '\0');
		assert_string_equal(scratch_messages(&s), files[i].messages);
		assert_int_equal(t.nrows, 0);
		scratch_close(&s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(trees_are_read), cmocka_unit_test(depth_and_size_are_bounded),
		cmocka_unit_test(structs_are_filled), cmocka_unit_test(mistakes_are_told_together),
		cmocka_unit_test(shapes_of_the_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
