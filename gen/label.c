#include "label.h"

#include <string.h>

#include "text.h"

#define NUMBER_MAX 99
#define CIRCLED_FIRST 0x2460 /* ① … ⑳ */
#define CIRCLED_LAST 0x2473

static const char *const numerals[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

struct cursor {
	const char *p, *end;
};

static uint32_t peek(const struct cursor *c)
{
	const char *p = c->p;

	return p < c->end ? utf8_next(&p) : 0;
}

static uint32_t take(struct cursor *c)
{
	return c->p < c->end ? utf8_next(&c->p) : 0;
}

static int numeral_value(uint32_t code)
{
	for (int i = 1; i <= 9; i++) {
		const char *p = numerals[i];

		if (utf8_next(&p) == code)
			return i;
	}
	return 0;
}

/* 一 … 九十九; 0 where there is none. */
static int numeral_read(struct cursor *c)
{
	int tens = 0, ones = numeral_value(peek(c));

	if (ones > 0)
		take(c);
	if (peek(c) == 0x5341) { /* 十 */
		take(c);
		tens = ones > 0 ? ones : 1;
		ones = numeral_value(peek(c));
		if (ones > 0)
			take(c);
	}
	return tens * 10 + ones;
}

static int digits_read(struct cursor *c)
{
	int value = 0;

	while (text_digit(peek(c)) >= 0 && value <= NUMBER_MAX)
		value = value * 10 + text_digit(take(c));
	return value <= NUMBER_MAX ? value : 0;
}

static int roman_digit(uint32_t c)
{
	return c == 'I' ? 1 : c == 'V' ? 5 : c == 'X' ? 10 : c == 'L' ? 50 : 0;
}

static int roman_read(struct cursor *c)
{
	int value = 0;

	while (roman_digit(peek(c)) > 0 && value <= NUMBER_MAX) {
		int digit = roman_digit(take(c));

		value += roman_digit(peek(c)) > digit ? -digit : digit;
	}
	return value <= NUMBER_MAX ? value : 0;
}

static bool opens(uint32_t c)
{
	return c == '(' || c == 0xFF08;
}

static bool closes(uint32_t c)
{
	return c == ')' || c == 0xFF09;
}

/* （一） （1） (I) (1) */
static bool bracketed(struct cursor *c, enum lang lang, struct label *label)
{
	take(c);
	label->level = 2;
	label->number = lang == ZH ? numeral_read(c) : roman_read(c);
	if (label->number == 0) {
		label->level = 4;
		label->number = digits_read(c);
	}
	return label->number > 0 && closes(take(c));
}

/* 一、 1． 1. 1、 I. */
static bool pointed(struct cursor *c, enum lang lang, struct label *label)
{
	uint32_t point;

	label->level = 3;
	label->number = digits_read(c);
	if (label->number == 0) {
		label->level = 1;
		label->number = lang == ZH ? numeral_read(c) : roman_read(c);
	}
	if (label->number == 0)
		return false;
	point = take(c);
	if (lang == EN)
		return point == '.' && peek(c) == ' ';
	if (label->level == 1)
		return point == 0x3001;
	return point == 0xFF0E || point == 0x3001 || (point == '.' && text_digit(peek(c)) < 0);
}

static bool label_read(struct cursor *c, enum lang lang, struct label *label)
{
	uint32_t first = peek(c);

	if (first >= CIRCLED_FIRST && first <= CIRCLED_LAST) {
		take(c);
		label->level = 5;
		label->number = (int)(first - CIRCLED_FIRST) + 1;
		return true;
	}
	return opens(first) ? bracketed(c, lang, label) : pointed(c, lang, label);
}

bool label_parse(const char *text, size_t n, enum lang lang, struct label *label)
{
	struct cursor c = {text, text + n};

	*label = (struct label){0};
	if (!label_read(&c, lang, label)) {
		*label = (struct label){0};
		return false;
	}
	while (text_is_space(peek(&c)))
		take(&c);
	label->length = (size_t)(c.p - text);
	return true;
}

int label_attachment(const char *text, size_t n, enum lang lang, size_t *length)
{
	const char *word = lang == ZH ? "附件" : "Attachment";
	struct cursor c = {text, text + n};
	int number;

	if (n < strlen(word) || memcmp(text, word, strlen(word)) != 0)
		return 0;
	c.p += strlen(word);
	while (text_is_space(peek(&c)) || peek(&c) == ':' || peek(&c) == 0xFF1A)
		take(&c);
	number = digits_read(&c);
	*length = (size_t)(c.p - text);
	return number;
}

static void numeral_write(struct buf *b, int n)
{
	if (n > NUMBER_MAX) { /* what would follow 九十九 */
		buf_printf(b, "%d", n);
		return;
	}
	if (n >= 20)
		buf_puts(b, numerals[n / 10]);
	if (n >= 10)
		buf_puts(b, "十");
	buf_puts(b, numerals[n % 10]);
}

void label_write(struct buf *b, int level, int number)
{
	if (level == 1) {
		numeral_write(b, number);
	} else if (level == 2) {
		buf_puts(b, "（");
		numeral_write(b, number);
		buf_puts(b, "）");
	} else if (level == 4) {
		buf_printf(b, "（%d）", number);
	} else if (level == 5) {
		buf_utf8(b, (uint32_t)(CIRCLED_FIRST + number - 1));
	} else {
		buf_printf(b, "%d", number);
	}
}
