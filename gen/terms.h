/*
 * terms: the glossary's Chinese terms by the character they begin with, so that a text is gone through once for all of
 * them. Made by link, once; then read only.
 */
#ifndef GONGBU_TERMS_H
#define GONGBU_TERMS_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"

struct site;
struct term_index;

const struct term_index *terms_index(struct arena *, const struct site *);

/*
 * Sets stands[i] for each term i of the glossary that stands in the text for itself, not inside a longer term
 * (职业技能提升行动实施方案 over 实施方案); the others stay as they are.
 */
void terms_find(const struct term_index *, const char *text, size_t n, bool *stands);

/* Whether one of the term's English forms stands in a text whose capital letters have been made small. */
bool terms_translated(const struct term_index *, size_t term, const char *small, size_t n);

/* A copy with A to Z made small. */
char *terms_small(struct arena *, const char *text, size_t n);

#endif
