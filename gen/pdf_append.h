/* pdf_append: objects added behind a finished PDF, and replacements of some of its own (an incremental update). */
#ifndef GONGBU_PDF_APPEND_H
#define GONGBU_PDF_APPEND_H

#include <stddef.h>

#include "buf.h"

struct pdf_entry;

struct pdf_append {
	struct buf *out;               /* the base, and what was added so far */
	size_t base;                   /* the base's size */
	int next;                      /* the next free object number */
	struct pdf_entry *entries;
	size_t nentries, cap;
	struct buf packed, heads;      /* of the object stream that is open */
	int pack, npacked;             /* its number, and how many objects are in it; 0: none is open */
};

/* Begins behind what `out` (borrowed) holds; `next`: the base's count of objects. */
void pdf_append_begin(struct pdf_append *, struct buf *out, int next);
void pdf_append_free(struct pdf_append *);

/* A number for an object that is still to be written. */
int pdf_append_number(struct pdf_append *);

/* Written by itself; `text` is the object. */
void pdf_append_object(struct pdf_append *, int number, const struct buf *text);
/* `dict`: the stream's keys, without << >> and /Length. */
void pdf_append_stream(struct pdf_append *, int number, const char *dict, const struct buf *data);
/* Into a compressed object stream, with others; not for streams. */
void pdf_append_packed(struct pdf_append *, int number, const struct buf *text);

/*
 * The cross-reference of all that was added. `trailer`: /Root, /Info and the like; `id`: the base's identifier in hex
 * digits; `previous`: where the base's own cross-reference stands.
 */
void pdf_append_end(struct pdf_append *, const char *trailer, const char *id, size_t previous);

/* Adds `from` as zlib packs it. */
void pdf_deflate(const struct buf *from, int level, struct buf *out);

#endif
