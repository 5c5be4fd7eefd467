/*
 * json_data: a data document from JSON, for tests: texts, whole numbers, true and false (flags), null (absent),
 * lists of texts and maps, {"html": "…"} an HTML value.
 */
#ifndef GONGBU_JSON_DATA_H
#define GONGBU_JSON_DATA_H

#include <jansson.h>
#include <string.h>

#include "../gen/data.h"

static inline void json_data_html(struct buf *out, const void *html)
{
	buf_puts(out, html);
}

static inline const char *json_data_text(struct arena *a, const json_t *json)
{
	return arena_copy(a, json_string_value(json), strlen(json_string_value(json)));
}

static inline const char *json_data_is_html(json_t *json)
{
	return json_object_size(json) == 1 ? json_string_value(json_object_get(json, "html")) : NULL;
}

static inline void json_data_map(struct arena *a, struct data *map, json_t *json);

static inline void json_data_list(struct arena *a, struct data *list, json_t *json)
{
	size_t i;
	json_t *item;

	json_array_foreach(json, i, item) {
		if (json_is_string(item))
			data_item_text(list, json_data_text(a, item));
		else if (json_is_object(item))
			json_data_map(a, data_item(list), item);
	}
}

static inline void json_data_map(struct arena *a, struct data *map, json_t *json)
{
	const char *name;
	json_t *value;

	json_object_foreach(json, name, value) {
		const char *key = arena_copy(a, name, strlen(name)), *html = json_data_is_html(value);

		if (json_is_string(value))
			data_text(map, key, json_data_text(a, value));
		else if (json_is_integer(value))
			data_number(map, key, json_integer_value(value));
		else if (json_is_boolean(value))
			data_flag(map, key, json_is_true(value));
		else if (json_is_array(value))
			json_data_list(a, data_list(map, key), value);
		else if (html != NULL)
			data_html(map, key, json_data_html, arena_copy(a, html, strlen(html)));
		else if (json_is_object(value))
			json_data_map(a, data_submap(map, key), value);
	}
}

#endif
