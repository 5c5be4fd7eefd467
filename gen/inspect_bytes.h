/* inspect_bytes: a page's bytes, in whatever encoding, as UTF-8; and where in them an offset is. */
#ifndef GONGBU_INSPECT_BYTES_H
#define GONGBU_INSPECT_BYTES_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "diag.h"

/*
 * UTF-8 in the arena, NUL-terminated, without a byte order mark. Decided by a byte order mark, else by charset= near
 * the start, else UTF-8. Bytes that are not of that encoding become U+FFFD after [encoding] at their place; so is a
 * page that does not declare one, or declares one nobody knows.
 */
char *page_decode(struct arena *, const char *file, const char *p, size_t n, size_t *out, struct diag *);

/* Walks forward through a text: ask with rising offsets. */
struct place {
	const char *p;
	size_t n, at;
	struct src src;
};
struct src place_at(struct place *, size_t offset);

#endif
