#include "json.h"

#include <stdlib.h>

#include "words.h"

void json_set_text(json_t *object, const char *key, const char *text)
{
	if (text != NULL)
		json_object_set_new(object, key, json_string(text));
}

void json_set_day(json_t *object, const char *key, int32_t day)
{
	struct arena *a = arena_open();

	json_set_text(object, key, words_iso(a, day));
	arena_close(a);
}

void json_set_both(json_t *object, const char *key, const struct bilingual *b)
{
	json_t *both;

	if (b->text[ZH] == NULL)
		return;
	both = json_object();
	json_set_text(both, "zh", b->text[ZH]);
	json_set_text(both, "en", b->text[EN]);
	json_object_set_new(object, key, both);
}

json_t *json_texts(const char *const *texts, size_t n)
{
	json_t *list = json_array();

	for (size_t i = 0; i < n; i++)
		json_array_append_new(list, json_string(texts[i]));
	return list;
}

static void put(const struct publication *pub, const char *path, const char *prefix, json_t *value, const char *end,
	size_t flags)
{
	struct buf out = {0};
	char *text = json_dumps(value, flags);

	if (text == NULL)
		die("out of memory");
	buf_puts(&out, prefix);
	buf_puts(&out, text);
	buf_puts(&out, end);
	sink_put(pub->sink, path, out.p, out.n, pub->diag);
	buf_free(&out);
	free(text);
	json_decref(value);
}

void json_put(const struct publication *pub, const char *path, json_t *value)
{
	put(pub, path, "", value, "\n", JSON_INDENT(1));
}

void json_put_script(const struct publication *pub, const char *path, const char *prefix, json_t *value)
{
	put(pub, path, prefix, value, ";\n", JSON_INDENT(1));
}

void json_put_compact(const struct publication *pub, const char *path, const char *prefix, json_t *value)
{
	put(pub, path, prefix, value, ";\n", JSON_COMPACT);
}
