#include "responsible.h"

#include <string.h>

#define OPENING "（责任单位："
#define CLOSING "）"

/* The bytes up to the next separator; separators are 、 and ，. */
static size_t name_length(const char *p, const char *end)
{
	const char *at = p;

	while (at < end && strncmp(at, "、", strlen("、")) != 0 && strncmp(at, "，", strlen("，")) != 0)
		at++;
	return (size_t)(at - p);
}

/* The note's closing bracket: the last of the block, so that a name may hold brackets. */
static const char *note_end(const char *p, const char *end)
{
	const char *last = NULL;

	for (const char *at = p; at < end; at++)
		if (strncmp(at, CLOSING, strlen(CLOSING)) == 0)
			last = at;
	return last;
}

struct responsible *responsible_read(struct arena *a, const struct site *site, const struct block *b, size_t *count)
{
	struct responsible *list = NULL;
	const char *p = b->text == NULL ? NULL : strstr(b->text, OPENING), *end;

	*count = 0;
	if (p == NULL)
		return NULL;
	p += strlen(OPENING);
	end = note_end(p, b->text + b->n);
	while (end != NULL && p < end) {
		size_t n = name_length(p, end);
		struct responsible *r = arena_append(a, list, *count);

		r->text = arena_copy(a, p, n);
		r->agency = agency_by_name(site, r->text);
		r->from = (size_t)(p - b->text);
		p += n + strlen("、");
	}
	return list;
}
