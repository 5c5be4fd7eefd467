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
};

void put_char(struct out *, char);
void put(struct out *, const char *);
/* "text", with a comma before it where it follows something in its list or object. */
void put_item(struct out *, const char *);
/* "key": with its comma. */
void put_key(struct out *, const char *);
/* The comma alone, before an object or a number in a list. */
void put_comma(struct out *);
/* >= 0, the last `places` digits after the point. */
void put_number(struct out *, int64_t, int places);

#endif
