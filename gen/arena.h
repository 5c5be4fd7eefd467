/* arena: blocks of memory that are freed together. */
#ifndef GONGBU_ARENA_H
#define GONGBU_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena *arena_open(void);
/*
 * An arena in memory that processes forked from now on share with this one, at the same address in each: one of them
 * may allocate, the others read once it has ended. NULL where the system gives no such memory.
 */
struct arena *arena_open_shared(void);
/* Frees every block and calls every owned object's free function, last owned first. NULL is fine. */
void arena_close(struct arena *);
/* arena_close for arena_own. */
void arena_close_owned(void *arena);
/* As arena_close, but the arena stays usable and keeps its first block. */
void arena_reset(struct arena *);

/* Zeroed memory, aligned for any type; never NULL. A size of 0 gives a valid unique pointer. */
void *arena_alloc(struct arena *, size_t size);
#define arena_new(a, type, n) ((type *)arena_alloc((a), sizeof(type) * (n)))

/* Doubles an array held by the arena; the old copy stays until the arena ends. */
void *arena_grow(struct arena *, const void *old, size_t old_size, size_t new_size);

/* NUL-terminated copies. */
char *arena_copy(struct arena *, const char *p, size_t n);
char *arena_printf(struct arena *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* The arena frees `object` with `free_fn` when it is reset or closed; returns `object`. */
void *arena_own(struct arena *, void *object, void (*free_fn)(void *));

/* Appends a zeroed element to an arena array that keeps its count; capacity is the next power of two. */
void *arena_push(struct arena *, void *array_pointer, size_t *count, size_t element_size);
#define arena_append(a, array, count) \
	((array) = arena_push((a), (array), &(count), sizeof *(array)), &(array)[(count) - 1])

/* The machine failed (memory, disk): says why on stderr and exits 3. */
_Noreturn void die(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif
