#include "numeral.h"

#include <stdio.h>
#include <string.h>

static const char *const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "两"};
#define TEN 10
#define PAIR 11 /* 两 */

/* 3 → 三, 12 → 十二, 30 → 三十. */
static void numeral_write(char *out, size_t n, int64_t value)
{
	int64_t tens = value / 10;

	snprintf(out, n, "%s%s%s", tens > 1 ? digits[tens] : "", tens > 0 ? digits[TEN] : "", digits[value % 10]);
}

static bool numeral_before(const char *text, const char *at)
{
	for (size_t i = 1; i <= TEN; i++) {
		size_t n = strlen(digits[i]);

		if ((size_t)(at - text) >= n && memcmp(at - n, digits[i], n) == 0)
			return true;
	}
	return false;
}

/* "一年" that is not the end of 十一年, nor 第一年. */
static bool word_stands(const char *text, const char *word)
{
	static const char ordinal[] = "第";
	size_t n = strlen(ordinal);

	for (const char *at = strstr(text, word); at != NULL; at = strstr(at + 1, word))
		if (!numeral_before(text, at) && ((size_t)(at - text) < n || memcmp(at - n, ordinal, n) != 0))
			return true;
	return false;
}

bool numeral_stands(const char *text, int64_t n, enum unit unit)
{
	char numeral[16], word[40];

	if (n < 1 || n > 99 || unit == UNIT_NONE)
		return false;
	numeral_write(numeral, sizeof numeral, n);
	snprintf(word, sizeof word, "%s%s", numeral, unit_name(unit));
	if (word_stands(text, word))
		return true;
	snprintf(word, sizeof word, "%s%s", digits[PAIR], unit_name(unit));
	return n == 2 && word_stands(text, word);
}
