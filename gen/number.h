/* number: document numbers (文号) in running text, in every bracket style and spacing: 国办发〔2019〕24号. */
#ifndef GONGBU_NUMBER_H
#define GONGBU_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"

/*
 * A 文号 whose bracket stands at `at`: true sets its range, the agency's code before the bracket included as far as
 * the sentence lets it be told (按国办发〔… is 国办发).
 */
bool number_at(const char *text, size_t n, size_t at, size_t *from, size_t *to);

/* Every 文号 of a text, copied; for the whole of a file, before it is parsed. */
const char **numbers_scan(struct arena *, const char *text, size_t n, size_t *count);

/* The number without white space, its brackets 〔〕: equal for all spellings of one 文号. False: too long for one. */
#define NUMBER_KEY_SIZE 128
bool number_key(const char *number, char key[NUMBER_KEY_SIZE]);
bool number_equal(const char *a, const char *b);

#endif
