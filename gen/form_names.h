/* form_names: the files that filled forms go to, one a row, named by a pattern. */
#ifndef GONGBU_FORM_NAMES_H
#define GONGBU_FORM_NAMES_H

#include <stdbool.h>

#include "arena.h"
#include "diag.h"
#include "form_sheet.h"

/* Is this a pattern, or a folder (“out/”), and not one file's name? */
bool form_names_many(const char *out);

/*
 * A path for each row, in the arena. {row} in the pattern is the row's number, {…} with a heading of the sheet the row's
 * cell, what file names cannot hold left out; a folder alone is “folder/{row}.pdf”. NULL after reporting [form-name]: a
 * heading that is none, a name that two rows share or that would be empty.
 */
const char *const *form_names(struct arena *, const char *out, const struct form_sheet *, struct diag *);

#endif
