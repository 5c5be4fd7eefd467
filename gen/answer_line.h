/* answer_line: one entitlement as JSON; used by answer.c alone. Freestanding. */
#ifndef GONGBU_ANSWER_LINE_H
#define GONGBU_ANSWER_LINE_H

#include "put.h"
#include "rules.h"

/* A key and the text a field names, or the list of texts that a field and the next name. */
void put_field(struct out *, const char *key, const struct rules *, unsigned field, unsigned record);
void put_list(struct out *, const char *key, const struct rules *, unsigned field, unsigned record);
/* Yuan in quotes; null for -1. */
void put_money(struct out *, int64_t fen);
void put_line(struct out *, const struct rules *, unsigned rule, const struct rules_line *);

#endif
