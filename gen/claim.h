/* claim: what the estimator's own rules say of a list's rows, and whether each row keeps to them. */
#ifndef GONGBU_CLAIM_H
#define GONGBU_CLAIM_H

#include "list_rows.h"

/*
 * Fills the estimate columns, and holds what each row claims against its rule: rows[].allowed and .verdict. More than the
 * rule gives, nothing that it gives, a day outside its window and a limit that is passed are [claim], each with its
 * clause, unless the row says why; and so is a reason that nothing needs. The site has its pack.
 */
void claims_check(struct arena *, const struct site *, struct list_rows *, struct diag *);

/* The row's facts as the estimator's address has them: region=hangzhou&date=2021-03-05&program=project&days=12. */
const char *claim_query(struct arena *, const struct list *, const struct list_claim *, const struct list_row *);

#endif
