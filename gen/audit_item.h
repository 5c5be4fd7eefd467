/* audit_item: one rule that pays as the audit's page shows it: how it is worked out, all its answers, its cases. */
#ifndef GONGBU_AUDIT_ITEM_H
#define GONGBU_AUDIT_ITEM_H

#include "audit_flow.h"
#include "check.h"

/* A policy's page being made, in one language. */
struct audit_page {
	struct audit_words words;
	const struct reading *reading;
	const struct proofs *proofs;
	const struct audit_rule *grown;     /* one a proof; those that only modify have no tree */
	struct data *findings;              /* a list: {rule href title text why?} */
};

/*
 * Adds to what rule_item says (rates_item.h): conditions[] steps[] modifiers[] acts-on[] window group? flow? flow-list?
 * table? short? cut? columns[] rows[] {cells[] {text same?} answer class mark?} situations cases[] cliffs[] dead[].
 */
void audit_item(struct audit_page *, struct data *item, size_t proof);
/* How many of a rule's edges no situation meets, and whether it never does anything. */
size_t audit_dead_count(const struct proof *);

#endif
