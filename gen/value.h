/* value: strict dates, amounts and counts, read from text. No floats, no locale, no clock. */
#ifndef GONGBU_VALUE_H
#define GONGBU_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Days since 1970-01-01; DAY_NONE where a document gives no date. */
#define DAY_NONE INT32_MIN
#define DAY_MIN (-25567) /* 1900-01-01 */
#define DAY_MAX 47481    /* 2099-12-31 */

struct date {
	int year, month, day;
};

/* "2020-07-01" and nothing else; false for days that do not exist or lie outside 1900…2099. */
bool date_parse(const char *s, int32_t *day);
struct date date_of(int32_t day);
int32_t date_day(struct date);

/* A number as Chinese documents write one. */
enum unit {
	UNIT_NONE, UNIT_YUAN, UNIT_PERCENT, UNIT_DAY, UNIT_HOUR, /* 课时 */
	UNIT_MONTH, UNIT_YEAR, UNIT_PERSON, UNIT_TIMES
};

struct quantity {
	int64_t value; /* yuan in fen; percent in hundredths of a percent; the others whole */
	enum unit unit;
	bool plus;     /* written with a leading + (an uplift) */
};

/*
 * "100元", "4.8万元", "30%", "+30%", "20天", "3年", "12课时", "100人", "1,200". At most two decimals after 万 is
 * applied. False for anything else, for fractions of things counted whole, and beyond 999,999,999.99.
 */
bool quantity_parse(const char *s, struct quantity *);
/* The unit's name as written, "" for UNIT_NONE. */
const char *unit_name(enum unit);

/* Whole numbers 0…1,000,000; digits only (a comma every three digits is allowed). */
bool count_parse(const char *s, int64_t *);

#endif
