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
	struct cursor c = {text + strlen(word), text + n};
	bool colon = false;
	int number;

	if (n < strlen(word) || memcmp(text, word, strlen(word)) != 0)
		return 0;
	while (text_is_space(peek(&c)) || peek(&c) == ':' || peek(&c) == 0xFF1A)
		colon |= !text_is_space(take(&c));
	number = digits_read(&c);
	*length = (size_t)(c.p - text);
	return number == 0 && colon ? 1 : number;
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

static void roman_write(struct buf *b, int n)
{
	static const struct { int value; const char *digits; } roman[] = {{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"},
		{10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}};

	for (size_t i = 0; i < sizeof roman / sizeof roman[0]; i++)
		for (; n >= roman[i].value; n -= roman[i].value)
			buf_puts(b, roman[i].digits);
}

void label_print(struct buf *b, enum lang lang, int level, int number)
{
	if (lang == ZH || level == 3 || level == 5) {
		label_write(b, level, number);
		return;
	}
	if (level != 1)
		buf_putc(b, '(');
	if (level == 4)
		buf_printf(b, "%d", number);
	else
		roman_write(b, number);
	if (level != 1)
		buf_putc(b, ')');
}

/* The named places of a path; a number may follow them. */
static const struct {
	const char *zh, *en, *after;
} places[] = {
	{"附件", "Attachment ", ""}, {"第", "item ", "项"}, {"注", "note ", ""}, {"序", "opening paragraph", ""},
	{"末段", "closing paragraph", ""}, {"通知", "the notice", ""}, {"方案", "the plan", ""}, {"正文", "the text", ""},
};

static bool place_write(struct buf *b, struct cursor *c)
{
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
		size_t n = strlen(places[i].zh), after = strlen(places[i].after);
		int number;

		if ((size_t)(c->end - c->p) < n || memcmp(c->p, places[i].zh, n) != 0)
			continue;
		c->p += n;
		number = digits_read(c);
		buf_printf(b, "%s%s", b->n > 0 ? ", " : "", places[i].en);
		if (number > 0)
			buf_printf(b, "%d", number);
		if ((size_t)(c->end - c->p) >= after && memcmp(c->p, places[i].after, after) == 0)
			c->p += after;
		return true;
	}
	return false;
}

/* One step of a path: 四, （二）, 2, （1）, ③. */
static bool step_write(struct buf *b, struct cursor *c)
{
	uint32_t first = peek(c);
	int number;

	if (opens(first)) {
		take(c);
		number = numeral_read(c);
		buf_puts(b, b->n > 0 ? " (" : "(");
		if (number > 0)
			roman_write(b, number);
		else
			buf_printf(b, "%d", digits_read(c));
		buf_putc(b, ')');
		return closes(take(c));
	}
	if (b->n > 0)
		buf_putc(b, ' ');
	if (first >= CIRCLED_FIRST && first <= CIRCLED_LAST) {
		buf_utf8(b, take(c));
		return true;
	}
	number = digits_read(c);
	if (number > 0) {
		buf_printf(b, "%d", number);
		return true;
	}
	number = numeral_read(c);
	roman_write(b, number);
	return number > 0;
}

void label_path_english(struct buf *b, const char *path)
{
	struct cursor c = {path, path + strlen(path)};

	while (c.p < c.end)
		if (!place_write(b, &c) && !step_write(b, &c))
			return;
}
