/* estimate_text: an answer as people read it on a terminal. */
#ifndef GONGBU_ESTIMATE_TEXT_H
#define GONGBU_ESTIMATE_TEXT_H

#include <jansson.h>
#include <stdio.h>

#include "site.h"

void estimate_print(const struct site *, const json_t *answer, enum lang, FILE *);
/* The last day on which any line that is not in force on the day asked was in force, or DAY_NONE. */
int32_t estimate_last_day(const struct site *, const json_t *answer);
/* The mistake of {"error": …}; `given` is what stood there, or NULL. */
void estimate_print_error(const struct site *, const json_t *error, const char *given, enum lang, FILE *);

#endif
