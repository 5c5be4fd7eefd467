#include "data.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* A member of a map carries its own key, so that finding one is a single walk over memory that lies together. */
struct data {
	const char *key;               /* NULL for the top and for a list's item */
	uint32_t hash;
	enum data_kind kind;
	struct data *next;             /* the map's next member */
	union {
		struct {
			const char *p;
			size_t n;
		} text;
		struct {
			struct data *first, *last;
			struct arena *arena;
		} map;
		struct {
			struct data **items;
			size_t n;
			struct arena *arena;
		} list;
		struct {
			data_html_fn *write;
			const void *ctx;
		} html;
	} as;
};

uint32_t data_hash(const char *key, size_t n)
{
	uint32_t hash = 2166136261u; /* FNV-1a */

	for (size_t i = 0; i < n; i++)
		hash = (hash ^ (unsigned char)key[i]) * 16777619u;
	return hash;
}

struct data *data_map(struct arena *a)
{
	struct data *d = arena_new(a, struct data, 1);

	d->kind = DATA_MAP;
	d->as.map.arena = a;
	return d;
}

static struct data *member_add(struct data *map, const char *key, enum data_kind kind)
{
	struct data *d = arena_new(map->as.map.arena, struct data, 1);
	size_t n = strlen(key);

	assert(map->kind == DATA_MAP);
	d->key = key;
	d->hash = data_hash(key, n);
	d->kind = kind;
	assert(data_find_hashed(map, key, n, d->hash) == NULL);
	if (map->as.map.last == NULL)
		map->as.map.first = d;
	else
		map->as.map.last->next = d;
	map->as.map.last = d;
	return d;
}

void data_text(struct data *map, const char *key, const char *text)
{
	struct data *d;

	if (text == NULL)
		return;
	d = member_add(map, key, DATA_TEXT);
	d->as.text.p = text;
	d->as.text.n = strlen(text);
}

void data_number(struct data *map, const char *key, long long value)
{
	char digits[24];
	int n = snprintf(digits, sizeof digits, "%lld", value);

	data_text(map, key, arena_copy(map->as.map.arena, digits, (size_t)n));
}

void data_flag(struct data *map, const char *key, bool value)
{
	if (value)
		data_text(map, key, "1");
}

void data_html(struct data *map, const char *key, data_html_fn *write, const void *ctx)
{
	struct data *d;

	if (write == NULL)
		return;
	d = member_add(map, key, DATA_HTML);
	d->as.html.write = write;
	d->as.html.ctx = ctx;
}

struct data *data_submap(struct data *map, const char *key)
{
	struct data *d = member_add(map, key, DATA_MAP);

	d->as.map.arena = map->as.map.arena;
	return d;
}

struct data *data_list(struct data *map, const char *key)
{
	struct data *d = member_add(map, key, DATA_LIST);

	d->as.list.arena = map->as.map.arena;
	return d;
}

static struct data *item_add(struct data *list, struct data *item)
{
	assert(list->kind == DATA_LIST);
	*arena_append(list->as.list.arena, list->as.list.items, list->as.list.n) = item;
	return item;
}

struct data *data_item(struct data *list)
{
	return item_add(list, data_map(list->as.list.arena));
}

void data_item_text(struct data *list, const char *text)
{
	struct data *d;

	if (text == NULL)
		return;
	d = item_add(list, arena_new(list->as.list.arena, struct data, 1));
	d->kind = DATA_TEXT;
	d->as.text.p = text;
	d->as.text.n = strlen(text);
}

enum data_kind data_kind_of(const struct data *d)
{
	return d->kind;
}

const struct data *data_find_hashed(const struct data *map, const char *key, size_t n, uint32_t hash)
{
	if (map == NULL || map->kind != DATA_MAP)
		return NULL;
	for (const struct data *d = map->as.map.first; d != NULL; d = d->next)
		if (d->hash == hash && strncmp(d->key, key, n) == 0 && d->key[n] == '\0')
			return d;
	return NULL;
}

const struct data *data_find(const struct data *map, const char *key, size_t n)
{
	return data_find_hashed(map, key, n, data_hash(key, n));
}

const char *data_value(const struct data *text)
{
	assert(text->kind == DATA_TEXT);
	return text->as.text.p;
}

size_t data_size(const struct data *text)
{
	assert(text->kind == DATA_TEXT);
	return text->as.text.n;
}

size_t data_count(const struct data *d)
{
	size_t n = 0;

	if (d->kind == DATA_LIST)
		return d->as.list.n;
	assert(d->kind == DATA_MAP);
	for (const struct data *member = d->as.map.first; member != NULL; member = member->next)
		n++;
	return n;
}

const struct data *data_at(const struct data *list, size_t i)
{
	assert(list->kind == DATA_LIST && i < list->as.list.n);
	return list->as.list.items[i];
}

void data_write_html(const struct data *html, struct buf *out)
{
	assert(html->kind == DATA_HTML);
	html->as.html.write(out, html->as.html.ctx);
}

static void json_string(const char *p, size_t n, struct buf *out)
{
	buf_putc(out, '"');
	for (size_t i = 0; i < n; i++) {
		if (p[i] == '"' || p[i] == '\\')
			buf_putc(out, '\\');
		if (p[i] == '\n')
			buf_puts(out, "\\n");
		else if ((unsigned char)p[i] < 0x20)
			buf_printf(out, "\\u%04x", (unsigned)p[i]);
		else
			buf_putc(out, p[i]);
	}
	buf_putc(out, '"');
}

static void json_break(struct buf *out, int depth)
{
	buf_printf(out, "\n%*s", 2 * depth, "");
}

static void json_html(const struct data *d, struct buf *out)
{
	struct buf html = {0};

	data_write_html(d, &html);
	buf_puts(out, "{\"html\": ");
	json_string(buf_str(&html), html.n, out);
	buf_putc(out, '}');
	buf_free(&html);
}

static void json_value(const struct data *, struct buf *, int depth);

static void json_map(const struct data *map, struct buf *out, int depth)
{
	buf_putc(out, '{');
	for (const struct data *d = map->as.map.first; d != NULL; d = d->next) {
		json_break(out, depth + 1);
		json_string(d->key, strlen(d->key), out);
		buf_puts(out, ": ");
		json_value(d, out, depth + 1);
		if (d->next != NULL)
			buf_putc(out, ',');
	}
	if (map->as.map.first != NULL)
		json_break(out, depth);
	buf_putc(out, '}');
}

static void json_list(const struct data *list, struct buf *out, int depth)
{
	buf_putc(out, '[');
	for (size_t i = 0; i < list->as.list.n; i++) {
		json_break(out, depth + 1);
		json_value(list->as.list.items[i], out, depth + 1);
		if (i + 1 < list->as.list.n)
			buf_putc(out, ',');
	}
	if (list->as.list.n > 0)
		json_break(out, depth);
	buf_putc(out, ']');
}

static void json_value(const struct data *d, struct buf *out, int depth)
{
	switch (d->kind) {
	case DATA_TEXT:
		json_string(d->as.text.p, d->as.text.n, out);
		break;
	case DATA_MAP:
		json_map(d, out, depth);
		break;
	case DATA_LIST:
		json_list(d, out, depth);
		break;
	case DATA_HTML:
		json_html(d, out);
		break;
	}
}

void data_json(const struct data *d, struct buf *out)
{
	json_value(d, out, 0);
	buf_putc(out, '\n');
}
