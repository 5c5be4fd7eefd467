#include "buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"

void buf_free(struct buf *b)
{
	free(b->p);
	*b = (struct buf){0};
}

void buf_free_owned(void *b)
{
	buf_free(b);
}

void buf_clear(struct buf *b)
{
	b->n = 0;
	if (b->p != NULL)
		b->p[0] = '\0';
}

void buf_reserve(struct buf *b, size_t more)
{
	size_t cap = b->cap;

	if (more > SIZE_MAX / 4 || b->n > SIZE_MAX / 4)
		die("out of memory");
	if (b->p != NULL && b->n + more + 1 <= cap)
		return;
	if (cap < 64)
		cap = 64;
	while (cap < b->n + more + 1)
		cap *= 2;
	b->p = realloc(b->p, cap);
	if (b->p == NULL)
		die("out of memory");
	b->cap = cap;
}

void buf_add(struct buf *b, const void *p, size_t n)
{
	buf_reserve(b, n);
	if (n > 0)
		memcpy(b->p + b->n, p, n);
	b->n += n;
	b->p[b->n] = '\0';
}

void buf_puts(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void buf_putc(struct buf *b, char c)
{
	if (b->n + 2 > b->cap)
		buf_reserve(b, 1);
	b->p[b->n++] = c;
	b->p[b->n] = '\0';
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap;
	int n;

	buf_reserve(b, 128);
	va_start(ap, fmt);
	n = vsnprintf(b->p + b->n, b->cap - b->n, fmt, ap); /* nearly always there is room */
	va_end(ap);
	if (n < 0)
		die("cannot format \"%s\"", fmt);
	if ((size_t)n < b->cap - b->n) {
		b->n += (size_t)n;
		return;
	}
	buf_reserve(b, (size_t)n);
	va_start(ap, fmt);
	vsnprintf(b->p + b->n, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->n += (size_t)n;
}

void buf_utf8(struct buf *b, uint32_t c)
{
	if (c < 0x80) {
		buf_putc(b, (char)c);
		return;
	}
	if (c < 0x800) {
		buf_putc(b, (char)(0xC0 | c >> 6));
	} else {
		if (c < 0x10000) {
			buf_putc(b, (char)(0xE0 | c >> 12));
		} else {
			buf_putc(b, (char)(0xF0 | c >> 18));
			buf_putc(b, (char)(0x80 | (c >> 12 & 0x3F)));
		}
		buf_putc(b, (char)(0x80 | (c >> 6 & 0x3F)));
	}
	buf_putc(b, (char)(0x80 | (c & 0x3F)));
}

const char *buf_str(const struct buf *b)
{
	return b->p == NULL ? "" : b->p;
}
