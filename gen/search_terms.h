/*
 * search_terms: a text cut into what the search index is made of: pairs of neighbouring Chinese characters, stems of
 * English words, numbers. assets/find.js cuts what is asked in the same way.
 */
#ifndef GONGBU_SEARCH_TERMS_H
#define GONGBU_SEARCH_TERMS_H

#include <stddef.h>

/* A term; `han`: of Chinese characters, else a word or number in lower case. Not NUL-terminated. */
typedef void search_term_fn(void *ctx, const char *term, size_t n, int han);

/*
 * Calls `put` for each term of n bytes of valid UTF-8. Full-width letters and digits count as plain ones, 1,200 as 1200.
 * Brackets, quotation marks and spaces do not part neighbours (杭人社发〔2020〕 has 社发); 、，。；： and their like do. A
 * character without a Chinese neighbour after it is a term by itself.
 */
void search_terms(const char *text, size_t n, search_term_fn *put, void *ctx);

#endif
