/* audit_table: a rule's tree of answers as the rows of a table. */
#ifndef GONGBU_AUDIT_TABLE_H
#define GONGBU_AUDIT_TABLE_H

#include "audit_words.h"

/* Sets columns[] (the facts asked, by label) and rows[] {cells[] {text same?} answer class mark?}; returns how many rows, 0 where nothing is asked. */
size_t audit_table(struct data *item, const struct audit_words *, const struct audit_rule *);

#endif
