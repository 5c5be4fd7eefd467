#include "yaml.h"

#include <string.h>
#include <yaml.h>

#include "file.h"

struct reader {
	struct arena *arena;
	const char *path, *p;
	size_t n;
	struct diag *diag;
	yaml_parser_t parser;
	yaml_event_t event;
};

static struct src mark_src(const struct reader *r, yaml_mark_t mark)
{
	return (struct src){r->path, (int)mark.line + 1, (int)mark.column + 1};
}

static yaml_mark_t byte_mark(const struct reader *r, size_t offset)
{
	yaml_mark_t mark = {0};

	for (size_t i = 0; i < offset && i < r->n; i++) {
		if (r->p[i] == '\n') {
			mark.line++;
			mark.column = 0;
		} else if (((unsigned char)r->p[i] & 0xC0) != 0x80) {
			mark.column++;
		}
	}
	return mark;
}

static void refuse(struct reader *r, const char *en, const char *zh)
{
	diag_plain(r->diag, mark_src(r, r->event.start_mark), "yaml", NULL, en, zh);
}

/* libyaml's own words are English; the place is what helps. Of a bad character it tells only the byte. */
static bool parser_error(struct reader *r)
{
	yaml_mark_t mark = r->parser.error == YAML_READER_ERROR ? byte_mark(r, r->parser.problem_offset)
		: r->parser.problem_mark;
	const char *problem = r->parser.problem != NULL ? r->parser.problem : "unreadable";

	diag_error(r->diag, mark_src(r, mark), "yaml", "cannot be read as YAML: %s", "不是有效的 YAML：%s", problem);
	return false;
}

static bool event_next(struct reader *r)
{
	yaml_event_delete(&r->event);
	if (!yaml_parser_parse(&r->parser, &r->event))
		return parser_error(r);
	return true;
}

static struct yaml_node *node_read(struct reader *r, int depth);

static struct yaml_node *node_new(struct reader *r, enum yaml_kind kind)
{
	struct yaml_node *node = arena_new(r->arena, struct yaml_node, 1);

	node->kind = kind;
	node->src = mark_src(r, r->event.start_mark);
	return node;
}

static bool key_repeated(const struct yaml_node *map, const char *key)
{
	for (size_t i = 0; i < map->n; i++)
		if (strcmp(map->keys[i]->text, key) == 0)
			return true;
	return false;
}

static struct yaml_node *map_read(struct reader *r, int depth)
{
	struct yaml_node *map = node_new(r, YAML_MAP), *key, *value;
	size_t nkeys = 0;

	for (;;) {
		if (!event_next(r))
			return NULL;
		if (r->event.type == YAML_MAPPING_END_EVENT)
			return map;
		key = node_read(r, depth + 1);
		if (key == NULL || !event_next(r))
			return NULL;
		value = node_read(r, depth + 1);
		if (value == NULL)
			return NULL;
		if (key->kind != YAML_SCALAR) {
			diag_plain(r->diag, key->src, "yaml", NULL, "a key must be plain text", "键必须是文字");
			return NULL;
		}
		if (key_repeated(map, key->text)) {
			diag_error(r->diag, key->src, "yaml", "\"%s\" stands twice; write it once",
				"“%s”重复出现，只能写一次", key->text);
			continue;
		}
		*arena_append(r->arena, map->keys, nkeys) = key;
		*arena_append(r->arena, map->items, map->n) = value;
	}
}

static struct yaml_node *list_read(struct reader *r, int depth)
{
	struct yaml_node *list = node_new(r, YAML_LIST), *item;

	for (;;) {
		if (!event_next(r))
			return NULL;
		if (r->event.type == YAML_SEQUENCE_END_EVENT)
			return list;
		item = node_read(r, depth + 1);
		if (item == NULL)
			return NULL;
		*arena_append(r->arena, list->items, list->n) = item;
	}
}

static struct yaml_node *scalar_read(struct reader *r)
{
	struct yaml_node *node = node_new(r, YAML_SCALAR);

	node->text = arena_copy(r->arena, (const char *)r->event.data.scalar.value, r->event.data.scalar.length);
	if (strlen(node->text) != r->event.data.scalar.length) {
		refuse(r, "a text holds a NUL character", "文字中有 NUL 字符");
		return NULL;
	}
	return node;
}

/* True when the current event carries an anchor, alias or tag. */
static bool fancy(const yaml_event_t *e)
{
	switch (e->type) {
	case YAML_ALIAS_EVENT:
		return true;
	case YAML_SCALAR_EVENT:
		return e->data.scalar.anchor != NULL || e->data.scalar.tag != NULL;
	case YAML_SEQUENCE_START_EVENT:
		return e->data.sequence_start.anchor != NULL || e->data.sequence_start.tag != NULL;
	case YAML_MAPPING_START_EVENT:
		return e->data.mapping_start.anchor != NULL || e->data.mapping_start.tag != NULL;
	default:
		return false;
	}
}

/* The node that the current event begins. */
static struct yaml_node *node_read(struct reader *r, int depth)
{
	if (fancy(&r->event)) {
		refuse(r, "anchors (&), aliases (*) and tags (!) are not used here; quote a text that begins with such a "
			"character", "不使用锚点（&）、别名（*）和标签（!）；以这些符号开头的文字请加引号");
		return NULL;
	}
	if (depth > YAML_MAX_DEPTH) {
		refuse(r, "nested too deeply", "嵌套过深");
		return NULL;
	}
	switch (r->event.type) {
	case YAML_SCALAR_EVENT:
		return scalar_read(r);
	case YAML_SEQUENCE_START_EVENT:
		return list_read(r, depth);
	case YAML_MAPPING_START_EVENT:
		return map_read(r, depth);
	default:
		refuse(r, "a value is missing", "缺少内容");
		return NULL;
	}
}

static struct yaml_node *document_read(struct reader *r)
{
	struct yaml_node *root;

	do {
		if (!event_next(r))
			return NULL;
	} while (r->event.type == YAML_STREAM_START_EVENT);
	if (r->event.type == YAML_STREAM_END_EVENT) {
		refuse(r, "the file is empty", "文件是空的");
		return NULL;
	}
	if (!event_next(r))
		return NULL;
	root = node_read(r, 0);
	if (root == NULL || !event_next(r) || !event_next(r))
		return NULL;
	if (r->event.type != YAML_STREAM_END_EVENT) {
		refuse(r, "a second document; a file holds one", "一个文件只能有一份 YAML 文档");
		return NULL;
	}
	return root;
}

struct yaml_node *yaml_parse(struct arena *a, const char *path, const char *p, size_t n, struct diag *d)
{
	struct reader r = {.arena = a, .path = path, .p = p, .n = n, .diag = d};
	struct yaml_node *root;

	if (n > YAML_MAX_BYTES) {
		diag_error(d, (struct src){path, 0, 0}, "yaml", "larger than %d KB", "超过 %d KB",
			(int)(YAML_MAX_BYTES / 1024));
		return NULL;
	}
	if (!yaml_parser_initialize(&r.parser))
		die("out of memory");
	yaml_parser_set_input_string(&r.parser, (const unsigned char *)p, n);
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	root = document_read(&r);
	yaml_event_delete(&r.event);
	yaml_parser_delete(&r.parser);
	return root;
}
