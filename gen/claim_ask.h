/* claim_ask: one rule of the estimator asked about one row of facts; the same question is answered once. */
#ifndef GONGBU_CLAIM_ASK_H
#define GONGBU_CLAIM_ASK_H

#include "list_rows.h"
#include "rules.h"

enum claim_status { CLAIM_REFUSED, CLAIM_NOTHING, CLAIM_NOT_IN_FORCE, CLAIM_OPEN, CLAIM_AMOUNT };

struct claim_answer {
	enum claim_status status;
	int64_t high;              /* AMOUNT: fen, the most the rule gives */
	const char *why;           /* NOTHING: the condition that fails, NULL where there is none; OPEN: the facts it waits
				      for; REFUSED: the fact and what is accepted */
	const struct rule *limits[8]; /* that come with a condition, and are passed */
	size_t nlimits;
};

struct claim_asker;

struct claim_asker *claim_asker_open(struct arena *, const struct site *);

/* Each fact of the row by name and value; a cell that is empty is left out. False: no more. */
bool claim_fact(struct arena *, const struct list *, const struct list_claim *, const struct list_row *, size_t i,
	const char **name, const char **value);

/* The answer is the asker's. */
const struct claim_answer *claim_ask(struct claim_asker *, const struct list *, const struct list_claim *,
	const struct list_row *);

#endif
