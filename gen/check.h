/* check: what a publishable site must satisfy. Each check is a row of checks.def and a function that only reads. */
#ifndef GONGBU_CHECK_H
#define GONGBU_CHECK_H

#include "cite.h"
#include "document.h"
#include "site.h"

/* One policy with both its texts open; text[lang] is NULL where it could not be read. */
struct reading {
	const struct site *site;
	const struct policy *policy;
	const struct document *text[NLANGS];
	const struct citation *cites[NLANGS]; /* what each text names (cite.h) */
	size_t ncites[NLANGS];
	const struct list_rows *lists; /* the policy's lists (list_rows.h), their rows checked; none after errors */
	size_t nlists;
	struct arena *scratch;
	struct diag *diag;
};

struct check {
	const char *name; /* what diagnostics print in brackets */
	void (*run)(const struct reading *);
};

/* The instruments that the open texts name, found for the checks and outputs. */
void reading_cite(struct reading *);

/* How many blocks of the two texts stand side by side from the start on; 0 where one is missing. */
size_t aligned_blocks(const struct reading *);

/* All of checks.def, in its order, on one policy. */
void checks_run(const struct reading *);
/* For tests: the table, ended by a NULL name. */
extern const struct check checks[];

#define CHECK(name, function) void function(const struct reading *);
#include "checks.def"
#undef CHECK

#endif
