/* form_columns: which column of a sheet is which space of a form. */
#ifndef GONGBU_FORM_COLUMNS_H
#define GONGBU_FORM_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "buf.h"
#include "diag.h"
#include "form_sheet.h"

/*
 * Finds the row of headings and each heading's space: sets head, spaces and kinds, in the arena. A row above that has none
 * of the form's headings is a title and passed over. False after reporting [form-heading].
 */
bool form_columns_find(struct arena *, struct form_sheet *, struct diag *);

/* Does a column have a heading? One without is empty. */
bool form_columns_named(const struct form_sheet *, size_t column);
/* Does a column fill the space? */
bool form_columns_fill(const struct form_sheet *, size_t column, size_t space);

/* Adds the row of headings of an empty sheet for a form, as .csv. */
void form_columns_write(struct arena *, const struct form_layout *, enum lang, struct buf *);

/* Messages name a space in both languages, as either may head a column. */
const char *form_columns_both(struct arena *, const struct form_space *);

/* The same name, whatever the white space, the width of its signs, and with or without the colon at its end? */
bool form_columns_same(const char *heading, const char *name);

#endif
