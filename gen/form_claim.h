/* form_claim: the figures written into a form held against the rules: does it ask for more than its policy gives? */
#ifndef GONGBU_FORM_CLAIM_H
#define GONGBU_FORM_CLAIM_H

#include "arena.h"
#include "diag.h"
#include "form_sheet.h"
#include "site.h"

struct form_claim;

/* In the arena. NULL where the form does not say which of its cells is the amount asked for, or the site has no rules. */
struct form_claim *form_claim_open(struct arena *, const struct site *, const struct policy *, const struct form *);

/*
 * Warns [form-claim], with the clause, where a row's amount is above what the rules can give for its other figures today
 * or, where they are no longer in force, on their last day. A cell that holds no figure is passed over.
 */
void form_claim_check(const struct form_claim *, struct arena *scratch, const struct form_sheet *, size_t row,
	const char *const *values, struct diag *);

#endif
