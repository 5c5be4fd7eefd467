#include "value.h"

#include <string.h>

#define MONEY_MAX 99999999999LL /* 999,999,999.99 yuan in fen */
#define COUNT_MAX 1000000

static bool leap(int y)
{
	return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

static int month_length(int y, int m)
{
	static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return m == 2 && leap(y) ? 29 : length[m - 1];
}

int32_t date_day(struct date d)
{
	int32_t days = 0;

	for (int y = 1970; y < d.year; y++)
		days += leap(y) ? 366 : 365;
	for (int y = d.year; y < 1970; y++)
		days -= leap(y) ? 366 : 365;
	for (int m = 1; m < d.month; m++)
		days += month_length(d.year, m);
	return days + d.day - 1;
}

/* Years are counted from March on, so that the leap day is the last; 400 of them have 146,097 days. */
struct date date_of(int32_t day)
{
	int32_t since = day + 719468, era = (since >= 0 ? since : since - 146096) / 146097; /* since 1 March of the year 0 */
	int32_t of_era = since - era * 146097;
	int32_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int32_t of_year = of_era - (365 * year + year / 4 - year / 100), march = (5 * of_year + 2) / 153;
	int month = (int)(march < 10 ? march + 3 : march - 9);

	return (struct date){(int)(year + era * 400) + (month <= 2), month, (int)(of_year - (153 * march + 2) / 5 + 1)};
}

/* Exactly n digits at s. */
static bool digits_read(const char *s, int n, int *value)
{
	*value = 0;
	for (int i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
		*value = *value * 10 + (s[i] - '0');
	}
	return true;
}

bool date_parse(const char *s, int32_t *day)
{
	struct date d;

	if (strlen(s) != 10 || s[4] != '-' || s[7] != '-')
		return false;
	if (!digits_read(s, 4, &d.year) || !digits_read(s + 5, 2, &d.month) || !digits_read(s + 8, 2, &d.day))
		return false;
	if (d.year < 1900 || d.year > 2099 || d.month < 1 || d.month > 12 || d.day < 1 ||
		d.day > month_length(d.year, d.month))
		return false;
	*day = date_day(d);
	return true;
}

static const struct {
	const char *name;
	enum unit unit;
} units[] = {
	{"元", UNIT_YUAN}, {"%", UNIT_PERCENT}, {"％", UNIT_PERCENT}, {"天", UNIT_DAY}, {"课时", UNIT_HOUR},
	{"个月", UNIT_MONTH}, {"年", UNIT_YEAR}, {"人", UNIT_PERSON}, {"次", UNIT_TIMES}, {"", UNIT_NONE},
};

const char *unit_name(enum unit unit)
{
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
		if (units[i].unit == unit)
			return units[i].name;
	return "";
}

/* Digits with an optional comma before each group of three, then optional decimals: value × 10^-places. */
static const char *decimal_read(const char *s, int64_t *value, int *places)
{
	int group = 0, digits = 0;
	bool comma = false;

	*value = 0;
	*places = 0;
	for (;; s++) {
		if (*s == ',' && digits > 0 && (comma ? group == 3 : digits <= 3)) {
			comma = true;
			group = 0;
			continue;
		}
		if (*s < '0' || *s > '9')
			break;
		if (++digits > 12)
			return NULL;
		group++;
		*value = *value * 10 + (*s - '0');
	}
	if (digits == 0 || (comma && group != 3))
		return NULL;
	if (*s != '.')
		return s;
	for (s++; *s >= '0' && *s <= '9'; s++) {
		if (++*places > 6)
			return NULL;
		*value = *value * 10 + (*s - '0');
	}
	return *places > 0 ? s : NULL;
}

/* value × 10^power, exactly, within the money limit. */
static bool scale(int64_t *value, int power)
{
	for (; power > 0; power--) {
		if (*value > MONEY_MAX)
			return false;
		*value *= 10;
	}
	for (; power < 0; power++) {
		if (*value % 10 != 0)
			return false;
		*value /= 10;
	}
	return *value <= MONEY_MAX;
}

bool quantity_parse(const char *s, struct quantity *q)
{
	int places, power;
	size_t i;

	*q = (struct quantity){0};
	if (*s == '+') {
		q->plus = true;
		s++;
	}
	s = decimal_read(s, &q->value, &places);
	if (s == NULL)
		return false;
	power = -places;
	if (strncmp(s, "万", strlen("万")) == 0) {
		power += 4;
		s += strlen("万");
	}
	for (i = 0; strcmp(units[i].name, s) != 0; i++)
		if (units[i].unit == UNIT_NONE)
			return false;
	q->unit = units[i].unit;
	if (q->plus && q->unit != UNIT_PERCENT)
		return false;
	return scale(&q->value, power + (q->unit == UNIT_YUAN || q->unit == UNIT_PERCENT ? 2 : 0));
}

bool count_parse(const char *s, int64_t *value)
{
	int places;

	s = decimal_read(s, value, &places);
	return s != NULL && *s == '\0' && places == 0 && *value <= COUNT_MAX;
}
