/* answer_line: one entitlement as JSON; used by answer.c alone. Freestanding. */
#ifndef GONGBU_ANSWER_LINE_H
#define GONGBU_ANSWER_LINE_H

#include "put.h"
#include "rules.h"

void put_line(struct out *, const struct rules *, unsigned rule, const struct rules_line *);

#endif
