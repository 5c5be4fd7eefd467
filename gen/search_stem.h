/*
 * search_stem: English words to their stems, so that "subsidies" finds "subsidy". The rules are a table; the search page
 * gets the same table with its index, so that what is asked and what was indexed go one way.
 */
#ifndef GONGBU_SEARCH_STEM_H
#define GONGBU_SEARCH_STEM_H

#include <stddef.h>

/*
 * A word that ends in `suffix` ends in `put` instead, when what stands before it has at least `measure` runs of vowels
 * followed by consonants; measure -1: when it has a vowel.
 */
struct stem_rule {
	const char *suffix, *put;
	int measure;
	size_t nsuffix, nput;          /* their bytes */
};

/* Steps in order; in each the first rule whose suffix fits is the one that counts. Each ends with a NULL suffix. */
extern const struct stem_rule *const stem_steps[];
extern const size_t nstem_steps;

#define STEM_MAX 64 /* longer words are left as they are */

/* The stem of a lower-case word of letters and digits, in place; returns its length. */
size_t stem_word(char *word, size_t n);

#endif
