/* list_rows: the rows of a list, from its sheet or from a table of its policy, every cell read by its column's type. */
#ifndef GONGBU_LIST_ROWS_H
#define GONGBU_LIST_ROWS_H

#include "list.h"

struct list_cell {
	const char *text[NLANGS];  /* as written; en NULL where there is no English; both NULL where it is empty */
	int64_t value;             /* list_value.h */
};

/* What the standards say of a row, set by claims_check. */
enum list_verdict { LIST_WITHIN, LIST_EXCEPTED };

struct list_row {
	struct list_cell *cells;   /* one a column of the list */
	int row;                   /* its number in the sheet */
	struct src src;
	int64_t allowed;           /* fen that the rule gives, `times` counted; -1 where it is not known */
	enum list_verdict verdict;
};

struct list_rows {
	const struct list *list;
	struct list_row *rows;
	size_t n;
	size_t *places;            /* of each column in the sheet, counting from 0; SIZE_MAX where it has none */
	size_t *english;           /* the same for each column's English */
};

/*
 * Reads and checks every row. Mistakes are [file] [sheet] [csv] [list-shape] and [list-cell], all at once, by the
 * sheet's row and column; false if there was one.
 */
bool list_rows_read(struct arena *, const struct list *, struct list_rows *, struct diag *);

/* "F17": where the row's cell of this column stands; EN: that of its English, if it has one of its own. */
const char *list_cell_name(struct arena *, const struct list_rows *, const struct list_row *, size_t column, enum lang);

#endif
