/* site_form: a form as its file declares it; part of the model, see site.h. */
#ifndef GONGBU_SITE_FORM_H
#define GONGBU_SITE_FORM_H

#include <stddef.h>
#include <stdint.h>

#include "bilingual.h"
#include "diag.h"

struct choice {                        /* a box to tick, and what it stands for */
	const char *id;
	struct bilingual label;
	struct src src;
};

enum blank_type { BLANK_TEXT, BLANK_DATE };

struct blank {                         /* a label and the space to write in */
	const char *id;
	struct bilingual label;
	enum blank_type type;
	struct choice *choices;        /* in place of the space */
	size_t nchoices;
	const char *fact;              /* the estimator's fact that is written here, or NULL */
	struct src src;
};

enum form_row_kind { FORM_FIELDS, FORM_BLOCK, FORM_APPROVAL };

struct form_row {
	enum form_row_kind kind;
	struct blank *blanks;          /* FIELDS: one to three; the others one */
	size_t nblanks;
	struct src src;
};

struct form {
	const char *id;                /* 3-special-operation */
	int64_t attachment;            /* 3 */
	struct bilingual title, note;
	struct blank head;             /* the line above the grid */
	struct form_row *rows;
	size_t nrows;
	struct blank *foot;
	size_t nfoot;
	int64_t copies;
	const char *claim;             /* the blank that holds the amount asked for, or NULL */
	const char **claim_facts;      /* what the form by itself says of it: "program=competition" */
	size_t nclaim_facts;
	struct bilingual *holders;     /* who keeps each copy */
	size_t nholders;
	struct src src;
};

#endif
