/* list: a list as its list.yaml declares it (项目目录清单): plain data. Its rows are read by list_rows.h. */
#ifndef GONGBU_LIST_H
#define GONGBU_LIST_H

#include "site.h"

enum list_type { LIST_TEXT, LIST_CHOICE, LIST_COUNT, LIST_MONEY, LIST_PERCENT, LIST_DATE, LIST_ESTIMATE };

struct list_choice {                   /* what a cell of a choice column may say */
	const char *id;                /* where the column gives a fact: one of its values */
	struct bilingual label;
	const char **also;             /* other spellings */
	size_t nalso;
	bool no_fact;                  /* it gives none: the row leaves the fact open */
	struct src src;
};

/* A fact of the estimator, the same for all rows or from a column. */
struct list_fact {
	const char *fact;              /* a fact's id, or "date" */
	const char *value, *column_id; /* one of them; a value as `gongbu estimate` takes it */
	size_t column;                 /* set by link */
	struct src src;
};

/* What the standards say of a row: its facts under a rule of the list's policy. */
struct list_claim {
	const char *rule_id;
	const struct rule *rule;       /* set by link; NULL after an error */
	struct list_fact *facts;
	size_t nfacts;
	/* What the row claims; of an estimate column, nothing. Columns are set by link, SIZE_MAX where there is none. */
	const char *amount_id, *times_id, *exception_id;
	size_t amount;                 /* money that is claimed: for one, or for `times` of them */
	size_t times;                  /* a count */
	size_t exception;              /* why more than the standard is right; a text */
	struct src src;                /* path NULL: there is no claim */
};

/* A blank of the list's form, and the column whose cells are written in it. */
struct list_blank {
	const char *blank_id, *column_id;
	const struct blank *blank;     /* set by link; NULL after an error */
	size_t column;                 /* set by link */
	struct src src;
};

#define LIST_FILLED_MOST 500           /* rows of a list whose forms are filled */

struct list_column {
	const char *id;
	struct bilingual label, meaning, unit; /* unit: of a count */
	enum list_type type;
	const char *heading;           /* in the sheet; NULL: the Chinese label */
	const char *english;           /* the heading of the column with this one's text in English, or NULL */
	bool optional;                 /* a cell may be empty */
	bool merged;                   /* cells may be merged with the one above */
	bool wan;                      /* amounts without a unit are in 万元 */
	bool detail;                   /* shown when its row is opened */
	bool filter;                   /* asked for above the list */
	struct list_choice *choices;
	size_t nchoices;
	struct list_claim estimate;    /* ESTIMATE: the amount is what the rule gives */
	struct src src;
};

struct list {
	const char *id, *dir;          /* dir: content/projects/<id>, as diagnostics print it */
	struct bilingual title, bureau, note, kind;
	int64_t year;                  /* 0: not stated */
	const char *policy_id, *form_id;
	const struct policy *policy;   /* set by link */
	const struct form *form;
	bool example;                  /* invented rows, and every page says so */
	const char *data;              /* the file in dir; NULL where `table` is given */
	const char *table;             /* a table of the policy's folder holds the rows */
	const char *sheet;             /* of an .xlsx */
	int64_t header_row;            /* the row with the headings, 1 where it is not said */
	const char **ignore;           /* headings of columns that are not published */
	size_t nignore;
	const char *group_id;
	size_t group;                  /* the column whose values head groups of rows, or SIZE_MAX */
	struct list_column *columns;
	size_t ncolumns;
	struct list_claim claim;
	struct list_blank *filled;     /* each row's form is made, with these filled in; none: no forms */
	size_t nfilled;
	struct src src;
};

/* The box that a choice ticks, by its id or its Chinese label: an index of the blank's choices, or SIZE_MAX. */
size_t list_choice_box(const struct list_choice *, const struct blank *);

/* The column's index, or SIZE_MAX. */
size_t list_column_lookup(const struct list *, const char *id);

#endif
