/*
 * rules_step: what each word of a rule's steps does to the amount; used by rules.c alone. Freestanding.
 *
 * Amounts are whole numbers of parts, so many parts to a fen that no step of the line leaves a remainder: sums are
 * exact, and rounded once, when shown.
 */
#ifndef GONGBU_RULES_STEP_H
#define GONGBU_RULES_STEP_H

#include "rules.h"

#define BOUNDLESS INT64_MAX

/* One line being computed. */
struct run {
	const struct rules *rules;
	const struct rules_facts *facts;
	struct rules_line *line;
	int64_t parts;               /* to a fen */
	int64_t low, high;           /* the amount so far */
	int64_t found_low, found_high; /* while a modifier acts: what it found */
	bool modifying, no_rate, ceiling, overflow;
	int64_t n;                   /* what the step just run counted, or -1 */
};

/* Changes the amount, or finds that a table has no rate. */
void step_run(struct run *, const struct pack_step *);

#endif
