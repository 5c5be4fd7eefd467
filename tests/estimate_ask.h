/* estimate_ask: asks a pack with facts as words ("region=hangzhou days=12") and looks into the answer. */
#ifndef ESTIMATE_ASK_H
#define ESTIMATE_ASK_H

#include <jansson.h>
#include <string.h>

#include "../gen/answer.h"

static char ask_text[1 << 18];
static size_t ask_size;

/* The answer to JSON as it stands, parsed; the caller's reference. */
static inline json_t *ask_json(const struct rules *r, const char *facts, size_t n, unsigned flags)
{
	json_error_t error;
	json_t *answer;

	ask_size = answer_write(r, facts, n, flags, ask_text, sizeof ask_text, NULL);
	answer = json_loadb(ask_text, ask_size, JSON_REJECT_DUPLICATES, &error);
	if (answer == NULL) {
		fprintf(stderr, "%s: %.*s\n", error.text, (int)ask_size, ask_text);
		abort();
	}
	return answer;
}

/* {"region":"hangzhou",…} of words parted by spaces. */
static inline size_t ask_facts(const char *words, char *out)
{
	size_t n = 0;

	out[n++] = '{';
	for (const char *p = words; *p != '\0';) {
		size_t name = strcspn(p, "="), value = strcspn(p + name + 1, " ");

		n += (size_t)sprintf(out + n, "%s\"%.*s\":\"%.*s\"", n > 1 ? "," : "", (int)name, p, (int)value, p + name + 1);
		p += name + 1 + value;
		p += *p == ' ';
	}
	out[n++] = '}';
	return n;
}

static inline json_t *ask(const struct rules *r, const char *words, unsigned flags)
{
	char facts[4096];

	return ask_json(r, facts, ask_facts(words, facts), flags);
}

/* The entitlement of a rule, or NULL; borrowed. */
static inline json_t *ask_line(const json_t *answer, const char *rule)
{
	size_t i;
	json_t *line;

	json_array_foreach(json_object_get(answer, "entitlements"), i, line)
		if (strcmp(json_string_value(json_object_get(line, "rule")), rule) == 0)
			return line;
	return NULL;
}

/* A member as text: strings as they are, "null" for null. */
static inline const char *ask_member(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);

	return json_is_string(value) ? json_string_value(value) : json_is_null(value) ? "null" : "absent";
}

/* An array of strings, joined by spaces. */
static inline const char *ask_list(const json_t *object, const char *key, char *out)
{
	size_t i, n = 0;
	json_t *item;

	out[0] = '\0';
	json_array_foreach(json_object_get(object, key), i, item)
		n += (size_t)sprintf(out + n, "%s%s", i > 0 ? " " : "", json_string_value(item));
	return out;
}

#endif
