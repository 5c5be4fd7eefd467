/* form_filled: forms with something written in them: one file a form, or one file of many. */
#ifndef GONGBU_FORM_FILLED_H
#define GONGBU_FORM_FILLED_H

#include <stdbool.h>

#include "buf.h"
#include "diag.h"
#include "form_layout.h"
#include "site.h"

struct form_filler;

/*
 * A form in an edition, drawn once. `named`: each copy says in its upper right corner who keeps it, by `copy` below;
 * or they all say `said` there, if that is not NULL. NULL after reporting what keeps it from being drawn.
 */
struct form_filler *form_filler_open(const char *font_dir, const struct policy *, const struct form *,
	enum form_edition, bool named, const char *said, struct diag *);
void form_filler_close(struct form_filler *);

/* The spaces one can write in; the index of one is its place among a row's values. Owned by the filler. */
const struct form_layout *form_filler_layout(const struct form_filler *);

/* Why a value cannot be written: see form_value.h. */
struct value_problem {
	bool too_long;                 /* else no face has the character `code` */
	uint32_t code, takes;          /* takes: how many characters there is room for */
};

/* Tries a value, and remembers its characters: every value is tried once before the first form is written. */
bool form_filler_try(struct form_filler *, size_t space, const char *value, struct value_problem *);

/* Between trying and writing: so many files will be written. */
void form_filler_ready(struct form_filler *, size_t nfiles);

/* Adds a form to the file in hand; values[i] belongs to space i, NULL or "" stays blank. `copy`: whose; else ignored. */
void form_filler_add(struct form_filler *, const char *const *values, size_t copy);

/* Ends the file in hand, which has a form at least: its bytes are added to `out` (empty). */
void form_filler_end(struct form_filler *, struct buf *out);

#endif
