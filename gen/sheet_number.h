/* sheet_number: the number that a workbook stores → the text that its cell shows, without floating point. */
#ifndef GONGBU_SHEET_NUMBER_H
#define GONGBU_SHEET_NUMBER_H

#include <stdbool.h>

#include "arena.h"

/* What a cell's number format makes of its number; only what changes its meaning counts. */
enum sheet_format {
	SHEET_PLAIN, SHEET_PERCENT, SHEET_DATE, SHEET_DATE_TIME, SHEET_DIGITS /* 00000: filled up with zeros */
};

struct sheet_style {
	enum sheet_format format;
	int digits;                /* DIGITS: how many */
};

/* A built-in format by its number, or one by its code (`yyyy"年"m"月"d"日"`, `0.0%`, `00000`). */
struct sheet_style sheet_style_builtin(long id);
struct sheet_style sheet_style_code(const char *code);

/*
 * "4.7999999999999998" → 4.8: rounded to the 15 digits that spreadsheet programs show, never with an exponent; 0.3 in a
 * percent format → 30%; 44260 in a date format → 2021-03-05, with a time of day → 2021-03-05 08:30:00. `epoch1904`:
 * the workbook counts days from 1904. NULL: no number, or a date outside 1900-03-01 … 2099-12-31.
 */
const char *sheet_number(struct arena *, const char *stored, struct sheet_style, bool epoch1904);

#endif
