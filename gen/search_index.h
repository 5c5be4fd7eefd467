/*
 * search_index: which entries (clauses, headings, rates, pages) hold which terms, gathered while the policies have their
 * turns; and the pages of the site by name. Entries are numbered from 0 in the order they begin.
 */
#ifndef GONGBU_SEARCH_INDEX_H
#define GONGBU_SEARCH_INDEX_H

#include <stdint.h>

#include "arena.h"
#include "buf.h"
#include "site.h"

struct search_index;

/* A page that is about no policy, as page_write tells of it. */
struct search_page {
	const char *path;                 /* below the language's folder: rates/index.html */
	struct bilingual title, description;
};

struct search_index *search_index_open(struct arena *);
/* The next entry begins; its number. */
uint32_t search_entry_begin(struct search_index *);
/* How many have begun. */
uint32_t search_entries(const struct search_index *);
/* The entry that has begun holds the terms of a text; NULL: of none. */
void search_entry_add(struct search_index *, const char *text);

/* What out_search.c has written of the groups of entries so far: a policy is one, with all its clauses. */
struct buf *search_groups(struct search_index *, enum lang);

/* Copies what it is given. */
void search_page_add(struct search_index *, enum lang, const char *path, const char *title, const char *description);
/* In the order of their paths. */
const struct search_page *search_pages(struct search_index *, size_t *n);

/*
 * The terms of Chinese characters (han) or of words, in a number of parts by their first character, each a JavaScript
 * value. Of words: "stem entries", one a line, sorted. Of characters: {"竞":"AB赛BxF争Cd",…}, after each second
 * character the pair's entries, before the first those of the character by itself. Entries are differences of numbers in
 * base64 digits, five bits a digit, the sixth bit saying that more follow, low digits first.
 */
size_t search_parts(const struct search_index *, bool han);
void search_part_write(const struct search_index *, bool han, size_t part, struct buf *);

/* A text as a JavaScript string. */
void search_string(struct buf *, const char *text);

#endif
