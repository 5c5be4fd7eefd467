/* json: data files and page data, written with jansson in a fixed order. */
#ifndef GONGBU_JSON_H
#define GONGBU_JSON_H

#include <jansson.h>

#include "output.h"

/* Sets a key to a text; a NULL text leaves the key out. */
void json_set_text(json_t *object, const char *key, const char *text);
void json_set_day(json_t *object, const char *key, int32_t day);
/* {"zh": …, "en": …}; left out when there is none. */
void json_set_both(json_t *object, const char *key, const struct bilingual *);
json_t *json_texts(const char *const *texts, size_t n);
/* Takes the value's reference. */
void json_put(const struct publication *, const char *path, json_t *value);
/* `prefix` value `;` — a classic script that sets a global. Takes the reference. */
void json_put_script(const struct publication *, const char *path, const char *prefix, json_t *value);
/* The same without white space: long lists of rows. */
void json_put_compact(const struct publication *, const char *path, const char *prefix, json_t *value);

#endif
