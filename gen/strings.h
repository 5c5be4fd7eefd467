/* strings: templates/strings.yaml, the interface texts in both languages. */
#ifndef GONGBU_STRINGS_H
#define GONGBU_STRINGS_H

#include <stddef.h>

#include "arena.h"
#include "diag.h"
#include "template.h"

/*
 * The rows of templates/strings.yaml (stock.h), `key: {zh: …, en: …}`, in the file's order; each text's src is its row.
 * Mistakes are reported as yaml.h does, and [bad-value] for a key that t:KEY could not name; what could be read is
 * returned all the same, NULL and 0 when that is nothing.
 */
struct ui_string *strings_load(struct arena *, const char *root, size_t *n, struct diag *);

#endif
