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

/*
 * A group of entries, a policy with all its clauses: n entries from the first on, and what the list of groups says of it
 * in each language before these numbers. Copies the texts.
 */
struct search_group_record {
	const char *head[NLANGS];
	uint32_t first, n;
};
void search_group_note(struct search_index *, const char *const head[NLANGS], uint32_t first, uint32_t n);
/* In the order they were noted. */
const struct search_group_record *search_groups(const struct search_index *, size_t *n);

/* A copy that lives in the arena whole, to be taken by another index. */
struct search_index *search_index_copy(const struct search_index *, struct arena *);
/* Entries, groups and pages of another index follow those of this one. What the other holds must live as long as this. */
void search_index_take(struct search_index *, const struct search_index *from);

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
