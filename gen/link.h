/* link: ids → what they name. With pack.c the last code that writes the model. */
#ifndef GONGBU_LINK_H
#define GONGBU_LINK_H

#include "site.h"

/*
 * Resolves regions and reports every id that names nothing, every repeated id, every table with a gap, every unit
 * that does not fit its word: [reference] [duplicate] [rule-table] [rule-unit].
 */
void site_link(struct site *, struct diag *);
/* A part of it: the facts and blanks that forms name: [reference]. */
void forms_link(const struct site *, struct diag *);
/* A form's blank by its id, or NULL. */
const struct blank *form_blank(const struct form *, const char *id);
/* A part of it: occupations of tables and sentences about certificates. */
void search_link(struct site *, struct diag *);

/* A part of it: the fact of a condition, and values or a bound that suit it. */
void condition_link(const struct site *, const struct condition *, struct diag *);
/* A part of it: every id of a list of notes is an entry of ambiguities.yaml. */
void notes_link(const struct site *, const char **notes, size_t n, struct src, struct diag *);
/*
 * What no rule, window or document names is said nowhere: [unnamed], at its own line; and the rules of its other
 * readings exist: [reference]. Of a site read whole; not asked after mistakes in reading it, since what was not read
 * may name them.
 */
void notes_named(const struct site *, struct diag *);

#endif
