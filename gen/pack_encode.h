/* pack_encode: the records of a rule pack, gathered one by one, then written as rules_pack.h says. */
#ifndef GONGBU_PACK_ENCODE_H
#define GONGBU_PACK_ENCODE_H

#include <stdint.h>

#include "arena.h"
#include "buf.h"
#include "rules_pack.h"

struct records {
	struct arena *arena;
	size_t *cells[PACK_SECTIONS], ncells[PACK_SECTIONS]; /* record after record */
	size_t *items, nitems;                             /* of all lists */
	int64_t *amounts;
	const char **strings;
	size_t namounts, nstrings;
};

/* Records a section has so far; items of lists so far. */
size_t records_count(const struct records *, enum pack_section);
/* The next field. Texts and amounts are named by what these two return, the same for the same. */
void records_field(struct records *, enum pack_section, size_t value);
void records_item(struct records *, size_t value);
size_t records_string(struct records *, const char *);
/* One that is as JSON writes it already. */
size_t records_json(struct records *, const char *);
size_t records_amount(struct records *, int64_t);
/* A list of texts; its two fields are where it starts and n. */
size_t records_strings(struct records *, const char *const *list, size_t n);
/* A text as JSON writes it between quotes. */
void records_escape(struct buf *, const char *);
/* The pack, its hash in place. False when it holds more than rules_pack.h allows. */
bool records_encode(struct records *, struct buf *);

#endif
