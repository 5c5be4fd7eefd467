#include "yaml.h"

#include <stdint.h>
#include <string.h>

#include "buf.h"
#include "file.h"
#include "site.h"
#include "value.h"

struct binding {
	struct arena *arena;
	struct diag *diag;
	bool ok;
};

static void wrong(struct binding *b, struct src src, const char *check, const char *en, const char *zh,
	const char *what)
{
	diag_plain(b->diag, src, check, what, en, zh);
	b->ok = false;
}

/* A scalar's text; NULL after reporting a map, a list or nothing. */
static const char *text_of(struct binding *b, const char *key, const struct yaml_node *node)
{
	if (node->kind != YAML_SCALAR) {
		wrong(b, node->src, "yaml", "a text is expected", "此处应为文字", key);
		return NULL;
	}
	if (node->text[0] == '\0' || strcmp(node->text, "~") == 0) {
		wrong(b, node->src, "yaml", "empty; leave the key out or give a value", "为空；请填写内容或删去此键", key);
		return NULL;
	}
	return node->text;
}

static const char **texts_of(struct binding *b, const char *key, const struct yaml_node *node, size_t *n)
{
	const char **texts = NULL;
	const char *text;

	*n = 0;
	if (node->kind != YAML_LIST) {
		text = text_of(b, key, node);
		if (text != NULL)
			*arena_append(b->arena, texts, *n) = text;
		return texts;
	}
	for (size_t i = 0; i < node->n; i++) {
		text = text_of(b, key, node->items[i]);
		if (text != NULL)
			*arena_append(b->arena, texts, *n) = text;
	}
	return texts;
}

/* Zeroed in, both languages out. */
static const struct yaml_field bilingual_fields[] = {
	{"zh", YAML_TEXT, true, offsetof(struct bilingual, text[ZH]), 0, NULL, NULL},
	{"en", YAML_TEXT, true, offsetof(struct bilingual, text[EN]), 0, NULL, NULL},
};
static const struct yaml_schema bilingual_schema = YAML_SCHEMA(bilingual_fields, struct bilingual);

static void bind_text(struct binding *b, const struct yaml_field *f, const struct yaml_node *node, const char **place)
{
	const char *text = text_of(b, f->key, node);

	if (text != NULL)
		*place = text;
}

static void bind_day(struct binding *b, const struct yaml_field *f, const struct yaml_node *node, int32_t *day)
{
	const char *text = text_of(b, f->key, node);

	if (text != NULL && !date_parse(text, day))
		wrong(b, node->src, "bad-value", "a day of the calendar as YYYY-MM-DD is expected, such as 2020-07-01",
			"应为日历上存在的日期，写作 YYYY-MM-DD，如 2020-07-01", text);
}

static void bind_count(struct binding *b, const struct yaml_field *f, const struct yaml_node *node, int64_t *count)
{
	const char *text = text_of(b, f->key, node);

	if (text != NULL && !count_parse(text, count))
		wrong(b, node->src, "bad-value", "a whole number is expected", "应为整数", text);
}

static void bind_flag(struct binding *b, const struct yaml_field *f, const struct yaml_node *node, bool *flag)
{
	const char *text = text_of(b, f->key, node);

	if (text == NULL)
		return;
	*flag = strcmp(text, "yes") == 0;
	if (!*flag && strcmp(text, "no") != 0)
		wrong(b, node->src, "bad-value", "yes or no is expected", "应为 yes 或 no", text);
}

static void bind_choice(struct binding *b, const struct yaml_field *f, const struct yaml_node *node, int *choice)
{
	const char *text = text_of(b, f->key, node);
	struct buf accepted = {0};

	if (text == NULL)
		return;
	for (int i = 0; f->choices[i] != NULL; i++) {
		if (strcmp(f->choices[i], text) == 0) {
			*choice = i;
			buf_free(&accepted);
			return;
		}
		buf_printf(&accepted, "%s%s", i > 0 ? ", " : "", f->choices[i]);
	}
	diag_error(b->diag, node->src, "bad-value", "%s: unknown; accepted: %s", "%s：未知；可用：%s", text,
		buf_str(&accepted));
	b->ok = false;
	buf_free(&accepted);
}

static void bind_map(struct binding *, const struct yaml_node *, const struct yaml_schema *, void *target);

static void bind_structs(struct binding *b, const struct yaml_field *f, const struct yaml_node *node, void *target)
{
	void **array = (void **)((char *)target + f->offset);
	size_t *n = (size_t *)((char *)target + f->count_offset);

	if (node->kind != YAML_LIST) {
		wrong(b, node->src, "yaml", "a list (lines that begin with \"- \") is expected", "此处应为列表（每项以“- ”开头）",
			f->key);
		return;
	}
	if (node->n == 0)
		return;
	*n = node->n;
	*array = arena_alloc(b->arena, node->n * f->schema->size);
	for (size_t i = 0; i < node->n; i++)
		bind_map(b, node->items[i], f->schema, (char *)*array + i * f->schema->size);
}

static struct yaml_pair *pairs_of(struct binding *b, const char *key, const struct yaml_node *node, size_t *n)
{
	struct yaml_pair *pairs;

	*n = 0;
	if (node->kind != YAML_MAP) {
		wrong(b, node->src, "yaml", "lines of \"name: value\" are expected", "此处应为“名称: 内容”", key);
		return NULL;
	}
	*n = node->n;
	pairs = arena_new(b->arena, struct yaml_pair, node->n);
	for (size_t i = 0; i < node->n; i++) {
		pairs[i].key = node->keys[i]->text;
		pairs[i].src = node->items[i]->src;
		pairs[i].list = node->items[i]->kind == YAML_LIST;
		pairs[i].values = texts_of(b, pairs[i].key, node->items[i], &pairs[i].nvalues);
	}
	return pairs;
}

struct yaml_pair *yaml_pairs(struct arena *a, const char *key, const struct yaml_node *node, size_t *n, struct diag *d)
{
	struct binding b = {a, d, true};

	return pairs_of(&b, key, node, n);
}

static void bind_field(struct binding *b, const struct yaml_field *f, const struct yaml_node *node, void *target)
{
	void *place = (char *)target + f->offset;

	switch (f->type) {
	case YAML_TEXT:
		bind_text(b, f, node, place);
		break;
	case YAML_TEXTS:
		*(const char ***)place = texts_of(b, f->key, node, (size_t *)((char *)target + f->count_offset));
		break;
	case YAML_BILINGUAL:
		bind_map(b, node, &bilingual_schema, place);
		break;
	case YAML_DAY:
		bind_day(b, f, node, place);
		break;
	case YAML_COUNT:
		bind_count(b, f, node, place);
		break;
	case YAML_FLAG:
		bind_flag(b, f, node, place);
		break;
	case YAML_CHOICE:
		bind_choice(b, f, node, place);
		break;
	case YAML_STRUCT:
		bind_map(b, node, f->schema, place);
		break;
	case YAML_STRUCTS:
		bind_structs(b, f, node, target);
		break;
	case YAML_PAIRS:
		*(struct yaml_pair **)place = pairs_of(b, f->key, node, (size_t *)((char *)target + f->count_offset));
		break;
	case YAML_NODE:
		*(const struct yaml_node **)place = node;
		break;
	}
}

static const struct yaml_field *field_find(const struct yaml_schema *schema, const char *key)
{
	for (size_t i = 0; i < schema->nfields; i++)
		if (strcmp(schema->fields[i].key, key) == 0)
			return &schema->fields[i];
	return NULL;
}

static const char *keys_accepted(struct binding *b, const struct yaml_schema *schema)
{
	const char *keys = schema->fields[0].key;

	for (size_t i = 1; i < schema->nfields; i++)
		keys = arena_printf(b->arena, "%s, %s", keys, schema->fields[i].key);
	return keys;
}

static void unknown_key(struct binding *b, const struct yaml_node *key, const struct yaml_schema *schema)
{
	diag_error(b->diag, key->src, "unknown-key", "unknown key \"%s\"; accepted: %s", "未知的键“%s”；可用：%s", key->text,
		keys_accepted(b, schema));
	b->ok = false;
}

/*
 * A required text is never NULL, even where it was forgotten: what reads the struct later need not ask. A day that is
 * left out is none.
 */
static void required_empty(const struct yaml_schema *schema, void *target)
{
	for (const struct yaml_field *f = schema->fields; f < schema->fields + schema->nfields; f++) {
		void *place = (char *)target + f->offset;

		if (f->type == YAML_DAY)
			*(int32_t *)place = DAY_NONE;
		if (!f->required)
			continue;
		if (f->type == YAML_TEXT)
			*(const char **)place = "";
		else if (f->type == YAML_BILINGUAL)
			required_empty(&bilingual_schema, place);
		else if (f->type == YAML_STRUCT)
			required_empty(f->schema, place);
	}
}

static void bind_map(struct binding *b, const struct yaml_node *node, const struct yaml_schema *schema, void *target)
{
	uint64_t seen = 0;

	required_empty(schema, target);
	if (schema->src_offset != YAML_NO_SRC)
		*(struct src *)((char *)target + schema->src_offset) = node->src;
	if (node->kind != YAML_MAP) {
		diag_error(b->diag, node->src, "yaml", "lines of \"key: value\" are expected here, with the keys %s",
			"此处应为“键: 值”，可用的键：%s", keys_accepted(b, schema));
		b->ok = false;
		return;
	}
	for (size_t i = 0; i < node->n; i++) {
		const struct yaml_field *f = field_find(schema, node->keys[i]->text);

		if (f == NULL) {
			unknown_key(b, node->keys[i], schema);
			continue;
		}
		seen |= (uint64_t)1 << (f - schema->fields);
		bind_field(b, f, node->items[i], target);
	}
	for (size_t i = 0; i < schema->nfields; i++)
		if (schema->fields[i].required && (seen >> i & 1) == 0)
			wrong(b, node->src, "missing-key", "this key is required here", "此处缺少这个必填的键",
				schema->fields[i].key);
}

bool yaml_bind(struct arena *a, const struct yaml_node *node, const struct yaml_schema *schema, void *target,
	struct diag *d)
{
	struct binding b = {a, d, true};

	bind_map(&b, node, schema, target);
	return b.ok;
}

bool yaml_load(struct arena *a, const char *path, const struct yaml_schema *schema, void *target, struct diag *d)
{
	size_t n;
	const char *text = file_read(a, path, &n, d);
	const struct yaml_node *root = text == NULL ? NULL : yaml_parse(a, path, text, n, d);

	return root != NULL && yaml_bind(a, root, schema, target, d);
}
