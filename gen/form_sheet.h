/* form_sheet: the rows of a sheet as the values of a form: which column is which space, each cell tried. */
#ifndef GONGBU_FORM_SHEET_H
#define GONGBU_FORM_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "diag.h"
#include "form_filled.h"
#include "sheet.h"

enum form_column { COLUMN_ONE, COLUMN_DATE, COLUMN_CHOICES }; /* one space; year, month and day; a blank's boxes */

/* A sheet with a row of headings; what stands above it is a title. */
struct form_sheet {
	const struct form_layout *layout;
	struct sheet sheet;
	size_t head;                   /* the sheet's row of headings */
	size_t nrows;                  /* of values: those after it */
	size_t *spaces;                /* of each column: the space it fills, or the first of several that `kinds` says */
	enum form_column *kinds;
};

/*
 * Reads the file and finds each heading's space (form_columns.h): a heading is a space's id, a label of the form in either language (its
 * colon may be left out), or a date's “…（日期）”, "… (date)", id-date. Boxes to tick have a column for all, which names
 * those that are ticked, or one each. False after reporting [form-heading], or what
 * sheet_read reports.
 */
bool form_sheet_read(struct arena *, const char *path, const char *name, const struct form_layout *,
	struct form_sheet *, struct diag *);

/*
 * The values of a row, one for each space ("" where there is none), in the arena. False after reporting [form-value]: a
 * date that is none, or a choice that the form has not. With a filler, also every value that does not fit or has a character
 * the fonts lack, and a row of sums.
 */
bool form_sheet_row(struct arena *, const struct form_sheet *, size_t row, struct form_filler *, const char **values,
	struct diag *);

/* The name of the cell that fills a space, "B7". */
const char *form_sheet_cell(struct arena *, const struct form_sheet *, size_t row, size_t space);

/* The sheet's own row, for messages: its number and where it stands. */
const struct sheet_row *form_sheet_source(const struct form_sheet *, size_t row);

#endif
