/* estimate_notes: what an answer on a terminal says beside its amounts: how its documents stand, what they leave open. */
#ifndef GONGBU_ESTIMATE_NOTES_H
#define GONGBU_ESTIMATE_NOTES_H

#include <jansson.h>
#include <stdio.h>

#include "site.h"

/* Before any amount, once: which documents of the answer are drafts, and which had ended by the site's day. */
void estimate_print_standing(const struct site *, const json_t *answer, enum lang, FILE *);
/* True where some lines are of a draft and others not, so that each must say which it is. */
bool estimate_mixed(const json_t *answer);
/* What one line leaves open; left out what cannot matter for these facts. */
void estimate_print_notes(const struct site *, const json_t *facts, const json_t *line, enum lang, FILE *);
/* After the lines, once: what their documents leave open as a whole, and what to do about a draft or an ended one. */
void estimate_print_whole(const struct site *, const json_t *answer, enum lang, FILE *);

#endif
