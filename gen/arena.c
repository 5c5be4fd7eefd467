#include "arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define BLOCK_SIZE ((size_t)32 * 1024)
#define SHARED_SIZE ((size_t)64 << 30) /* addresses only: a page of it is memory once it is written to */
#define SPARE_MOST 256 /* 8 MiB */
#define ALIGNMENT _Alignof(max_align_t)

struct block {
	struct block *next;
	size_t size, used;
	_Alignas(max_align_t) unsigned char data[];
};

struct owned {
	struct owned *next;
	void *object;
	void (*free_fn)(void *);
};

struct arena {
	struct block *blocks;
	struct block *spare;          /* of BLOCK_SIZE, emptied by arena_reset to be used again */
	size_t nspare;
	struct owned *owned;
	unsigned char *shared, *next; /* shared: SHARED_SIZE bytes, this struct at their start; NULL: blocks of the heap */
};

_Noreturn void die(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	fputs("gongbu: ", stderr);
	vfprintf(stderr, fmt, ap);
	fputc('\n', stderr);
	va_end(ap);
	exit(3);
}

static struct block *block_shared(struct arena *a, size_t size)
{
	unsigned char *p = a->next;

	if (size > (size_t)(a->shared + SHARED_SIZE - p))
		die("out of memory");
	a->next += (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	return (struct block *)(void *)p;
}

static struct block *block_new(struct arena *a, size_t size)
{
	struct block *b = a->spare;

	if (b != NULL && size == BLOCK_SIZE) {
		a->spare = b->next;
		a->nspare--;
		b->next = NULL;
		b->used = 0;
		return b;
	}
	b = a->shared != NULL ? block_shared(a, sizeof *b + size) : malloc(sizeof *b + size);
	if (b == NULL)
		die("out of memory");
	b->next = NULL;
	b->size = size;
	b->used = 0;
	return b;
}

struct arena *arena_open(void)
{
	struct arena *a = calloc(1, sizeof *a);

	if (a == NULL)
		die("out of memory");
	a->blocks = block_new(a, BLOCK_SIZE);
	return a;
}

struct arena *arena_open_shared(void)
{
	void *p = mmap(NULL, SHARED_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	struct arena *a = p;

	if (p == MAP_FAILED)
		return NULL;
	a->shared = p;
	a->next = a->shared + (sizeof *a + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	a->blocks = block_new(a, BLOCK_SIZE);
	return a;
}

void arena_reset(struct arena *a)
{
	struct block *b, *next;

	while (a->owned != NULL) {
		struct owned *o = a->owned;

		a->owned = o->next; /* the record itself lives in a block */
		o->free_fn(o->object);
	}
	for (b = a->blocks; b->next != NULL; b = next) {
		next = b->next;
		if (b->size == BLOCK_SIZE && a->nspare < SPARE_MOST) {
			b->next = a->spare;
			a->spare = b;
			a->nspare++;
		} else if (a->shared == NULL) {
			free(b);
		}
	}
	b->used = 0;
	a->blocks = b;
}

void arena_close(struct arena *a)
{
	if (a == NULL)
		return;
	arena_reset(a);
	if (a->shared != NULL) {
		munmap(a->shared, SHARED_SIZE);
		return;
	}
	for (struct block *b = a->spare, *next; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
	free(a->blocks);
	free(a);
}

void arena_close_owned(void *a)
{
	arena_close(a);
}

void *arena_alloc(struct arena *a, size_t size)
{
	struct block *b = a->blocks;
	void *p;

	if (size > SIZE_MAX / 2)
		die("out of memory");
	size = (size + ALIGNMENT) / ALIGNMENT * ALIGNMENT; /* at least one byte: a unique pointer */
	if (size > b->size - b->used) {
		b = block_new(a, size > BLOCK_SIZE ? size : BLOCK_SIZE);
		b->next = a->blocks;
		a->blocks = b;
	}
	p = b->data + b->used;
	b->used += size;
	return memset(p, 0, size);
}

void *arena_grow(struct arena *a, const void *old, size_t old_size, size_t new_size)
{
	void *p = arena_alloc(a, new_size);

	if (old_size > 0)
		memcpy(p, old, old_size);
	return p;
}

void *arena_push(struct arena *a, void *array, size_t *count, size_t size)
{
	size_t n = (*count)++;

	if ((n & (n - 1)) != 0) /* room is always the next power of two */
		return array;
	return arena_grow(a, array, n * size, (n == 0 ? 1 : 2 * n) * size);
}

char *arena_copy(struct arena *a, const char *p, size_t n)
{
	char *s = arena_alloc(a, n + 1);

	if (n > 0)
		memcpy(s, p, n);
	return s;
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
	char small[512]; /* nearly all: formatted once */
	va_list ap;
	char *s;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(small, sizeof small, fmt, ap);
	va_end(ap);
	if (n < 0)
		die("cannot format \"%s\"", fmt);
	if ((size_t)n < sizeof small)
		return arena_copy(a, small, (size_t)n);
	s = arena_alloc(a, (size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(s, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return s;
}

void *arena_own(struct arena *a, void *object, void (*free_fn)(void *))
{
	struct owned *o = arena_new(a, struct owned, 1);

	o->object = object;
	o->free_fn = free_fn;
	o->next = a->owned;
	a->owned = o;
	return object;
}
