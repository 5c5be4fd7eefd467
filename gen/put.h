/* put: JSON text written into a buffer of fixed size; texts are JSON text already, nothing is escaped. Freestanding. */
#ifndef GONGBU_PUT_H
#define GONGBU_PUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct out {
	char *p;
	size_t n, cap;
	bool full;               /* something did not fit */
	const char *texts;       /* of the pack: where the places of texts count from */
};

void put_char(struct out *, char);
void put(struct out *, const char *);
/* The comma alone, where something stands before it in its list or object. */
void put_comma(struct out *);
/* "text", with its comma. */
void put_item(struct out *, const char *);
/* "key": with its comma. */
void put_key(struct out *, const char *);
/* A key and a text; a text of the pack; a list of such. */
void put_field(struct out *, const char *key, const char *);
void put_name(struct out *, const char *key, unsigned place);
void put_texts(struct out *, const uint16_t *places, unsigned n);
void put_list(struct out *, const char *key, const uint16_t *places, unsigned n);
/* >= 0. */
void put_number(struct out *, int64_t);
/* Yuan in quotes, with a key; null for -1. */
void put_money(struct out *, const char *key, int64_t fen);
/* The first n bytes, in quotes; with a comma and key. */
void put_slice(struct out *, const char *key, const char *p, size_t n);

#endif
