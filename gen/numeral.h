/* numeral: counts written in Chinese numerals, where a rule needs one. Texts have many that count nothing. */
#ifndef GONGBU_NUMERAL_H
#define GONGBU_NUMERAL_H

#include <stdbool.h>
#include <stdint.h>

#include "value.h"

/* True where the text counts n (1…99) of a unit so: 一年 for 1 and UNIT_YEAR, 两次 for 2 and UNIT_TIMES. */
bool numeral_stands(const char *text, int64_t n, enum unit);

#endif
