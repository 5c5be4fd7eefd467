/* search_group: entries of the search written with their words, group by group: search/text/FILE.LANG.js. */
#ifndef GONGBU_SEARCH_GROUP_H
#define GONGBU_SEARCH_GROUP_H

#include <stdbool.h>

#include "output.h"

/* What an entry is decides where it stands among the others; assets/find.js has the weights, in this order. */
enum entry_kind { ENTRY_POLICY, ENTRY_HEADING, ENTRY_CLAUSE, ENTRY_ROW, ENTRY_FORM, ENTRY_RATE, ENTRY_TERM, ENTRY_PAGE,
	ENTRY_OCCUPATION };

/* Its words in both languages; NULL: none. */
struct entry {
	enum entry_kind kind;
	const char *anchor;
	const char *label[NLANGS];     /* 四（二）, Rate: shown before the title */
	const char *title[NLANGS];
	bool below;                    /* the title is that of the heading it stands under, and not searched */
	const char *text[NLANGS];      /* not searched in an occupation, where it says what the name answers */
	const char *also;              /* found by these words too, which are not shown */
};

/* A group of entries being written: a policy, the glossary, the pages. */
struct search_group {
	const struct publication *pub;
	struct arena *arena;
	const char *file;
	uint32_t first;
	struct buf text[NLANGS];
};

struct search_group search_group_begin(const struct publication *, struct arena *, const char *file);
void search_group_add(struct search_group *, const struct entry *);
/* head: path below the language, title, number, status, its word, region; NULL: none. Puts the files. */
#define SEARCH_HEAD 6
void search_group_end(struct search_group *, const char *head[NLANGS][SEARCH_HEAD]);

#endif
