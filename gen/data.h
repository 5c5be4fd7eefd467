/*
 * data: the document a template sees: texts, lists, maps, and HTML that streams in when its place is reached.
 * Everything lives in one arena; texts are borrowed. A NULL text or HTML is simply absent.
 */
#ifndef GONGBU_DATA_H
#define GONGBU_DATA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "buf.h"

enum data_kind { DATA_TEXT, DATA_MAP, DATA_LIST, DATA_HTML };

struct data;

/* Writes HTML (through html.h, so escaped) at the end of the buffer. */
typedef void data_html_fn(struct buf *, const void *ctx);

struct data *data_map(struct arena *);

/* Each adds `key` to a map; keys are literals or live as long as the arena. A key stands once. */
void data_text(struct data *map, const char *key, const char *text);
void data_number(struct data *map, const char *key, long long value);
/* A flag: present (as "1") when true, absent when false; for g:if. */
void data_flag(struct data *map, const char *key, bool value);
void data_html(struct data *map, const char *key, data_html_fn *, const void *ctx);
struct data *data_submap(struct data *map, const char *key);
struct data *data_list(struct data *map, const char *key);

/* Each adds an item to a list. */
struct data *data_item(struct data *list);                  /* a map */
void data_item_text(struct data *list, const char *text);

/* For template.c and `gongbu data`. */
enum data_kind data_kind_of(const struct data *);
const struct data *data_find(const struct data *map, const char *key, size_t n); /* NULL: absent */
/* The same with the key's hash known beforehand; NULL too when `map` is NULL or no map. */
const struct data *data_find_hashed(const struct data *map, const char *key, size_t n, uint32_t hash);
uint32_t data_hash(const char *key, size_t n);
const char *data_value(const struct data *text);
size_t data_size(const struct data *text);                  /* bytes of data_value */
size_t data_count(const struct data *list);                 /* of a map: its keys */
const struct data *data_at(const struct data *list, size_t i);
void data_write_html(const struct data *html, struct buf *);
/* Pretty-printed JSON, HTML as {"html": "…"}, keys in the order added. */
void data_json(const struct data *, struct buf *);

#endif
