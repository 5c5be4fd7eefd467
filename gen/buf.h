/* buf: bytes being written. Always NUL-terminated, never NULL once something was added. */
#ifndef GONGBU_BUF_H
#define GONGBU_BUF_H

#include <stddef.h>
#include <stdint.h>

struct buf {
	char *p;       /* NULL only while nothing was ever added */
	size_t n, cap;
};

void buf_free(struct buf *);
/* Forgets the content, keeps the memory. */
void buf_clear(struct buf *);
void buf_reserve(struct buf *, size_t more);
void buf_add(struct buf *, const void *p, size_t n);
void buf_puts(struct buf *, const char *s);
void buf_putc(struct buf *, char c);
void buf_printf(struct buf *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* One code point as UTF-8. */
void buf_utf8(struct buf *, uint32_t code);
/* The content as a C string, "" when empty; borrowed until the next addition. */
const char *buf_str(const struct buf *);
/* A buf_free for arena_own. */
void buf_free_owned(void *buf);

#endif
