/*
 * put: JSON text written into a buffer of fixed size. Texts are JSON text already. What stands in a list or an object
 * ends with a comma; the bracket that closes it takes that comma's place. Freestanding.
 */
#ifndef GONGBU_PUT_H
#define GONGBU_PUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct out {
	char *p;
	size_t n, cap;           /* n > cap: something did not fit */
	bool ascii;              /* Chinese as \u56db */
	const char *texts;       /* of the pack: where the places of texts count from */
};

void put_char(struct out *, char);
void put(struct out *, const char *);
/* "text", */
void put_item(struct out *, const char *);
/* "key": */
void put_key(struct out *, const char *);
/* "key":[ or another bracket; the bracket that closes it, without the comma before and with one after. */
void put_open(struct out *, const char *key, char bracket);
void put_close(struct out *, char bracket);
/* A key and a text; a text of the pack; a list of such. */
void put_field(struct out *, const char *key, const char *);
void put_name(struct out *, const char *key, unsigned place);
void put_texts(struct out *, const uint16_t *places, unsigned n);
void put_list(struct out *, const char *key, const uint16_t *places, unsigned n);
/* A key and a number >= 0. */
void put_number(struct out *, const char *key, int64_t);
/* Yuan in quotes, with a key; null for -1. */
void put_money(struct out *, const char *key, int64_t fen);
/* The first n bytes, in quotes, with a key. */
void put_slice(struct out *, const char *key, const char *p, size_t n);
void put_truth(struct out *, const char *key, bool);

#endif
