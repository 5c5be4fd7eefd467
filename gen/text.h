/* text: UTF-8 and the few questions asked of Chinese text. */
#ifndef GONGBU_TEXT_H
#define GONGBU_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Offset of the first byte that is not strict UTF-8 (no overlong forms, no surrogates), or n. */
size_t utf8_valid(const char *p, size_t n);
/* Decodes one code point of valid UTF-8 and moves *p past it. *p must be before the end. */
uint32_t utf8_next(const char **p);
/* Characters in n bytes of valid UTF-8. */
size_t utf8_length(const char *p, size_t n);

/* The bytes of the first `count` characters, or n where there are fewer. */
size_t utf8_prefix(const char *p, size_t n, size_t count);

/* White space that is layout only: ASCII, U+3000, U+00A0, thin spaces, zero-width, BOM. */
bool text_is_space(uint32_t code);
/* Ideographs and CJK and full-width punctuation. */
bool text_is_han(uint32_t code);
/* ASCII or full-width digit: 0-9, else -1. */
int text_digit(uint32_t code);

/*
 * Finds `needle` in `hay` with white space ignored on both sides; true sets [*from, *to) as byte offsets of hay.
 * An empty needle is never found.
 */
bool text_find(const char *hay, size_t n, const char *needle, size_t start, size_t *from, size_t *to);
/* True where text_find from the start on finds the needle at 0 and up to the end. */
bool text_is(const char *hay, size_t n, const char *needle);

#endif
