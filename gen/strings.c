#include "strings.h"

#include <string.h>

#include "stock.h"
#include "yaml.h"

static const struct yaml_field text_fields[] = {
	{"zh", YAML_TEXT, true, offsetof(struct bilingual, text[ZH]), 0, NULL, NULL},
	{"en", YAML_TEXT, true, offsetof(struct bilingual, text[EN]), 0, NULL, NULL},
};
static const struct yaml_schema text_schema = YAML_SCHEMA(text_fields, struct bilingual);

#define KEY_BYTES "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-"

static void string_read(struct arena *a, const struct yaml_node *key, const struct yaml_node *value,
	struct ui_string *s, struct diag *d)
{
	s->key = key->text;
	if (key->text[0] == '\0' || key->text[strspn(key->text, KEY_BYTES)] != '\0')
		diag_plain(d, key->src, "bad-value", key->text, "a key is letters, digits, . _ and -",
			"键只能用字母、数字、. _ 和 -");
	yaml_bind(a, value, &text_schema, &s->text, d);
}

struct ui_string *strings_load(struct arena *a, const char *root, size_t *n, struct diag *d)
{
	const char *path;
	size_t size;
	const char *text = stock_read(a, root, "templates/strings.yaml", &size, &path, d);
	const struct yaml_node *map = text == NULL ? NULL : yaml_parse(a, path, text, size, d);
	struct ui_string *strings;

	*n = 0;
	if (map == NULL)
		return NULL;
	if (map->kind != YAML_MAP) {
		diag_plain(d, map->src, "yaml", NULL, "lines of \"key: {zh: …, en: …}\" are expected",
			"此处应为“键: {zh: …, en: …}”");
		return NULL;
	}
	strings = arena_new(a, struct ui_string, map->n);
	*n = map->n;
	for (size_t i = 0; i < map->n; i++)
		string_read(a, map->keys[i], map->items[i], &strings[i], d);
	return strings;
}
