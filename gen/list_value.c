#include "list_value.h"

#include <stdio.h>
#include <string.h>

#include "text.h"

#define PLAIN_SIZE 64

/* Full-width ASCII as ASCII, ￥ and ¥ left out; false where it is longer than any number. */
static bool plain_make(const char *text, char plain[PLAIN_SIZE])
{
	size_t n = 0;

	while (*text != '\0') {
		const char *from = text;
		uint32_t c = utf8_next(&text);

		if (c >= 0xFF01 && c <= 0xFF5E)
			c -= 0xFEE0;
		if (n + 5 > PLAIN_SIZE)
			return false;
		if (c == 0xFFE5 || c == 0xA5)
			continue;
		if (c < 0x80) {
			plain[n++] = (char)c;
		} else {
			memcpy(plain + n, from, (size_t)(text - from));
			n += (size_t)(text - from);
		}
	}
	plain[n] = '\0';
	return true;
}

static bool ends_with(const char *text, const char *end)
{
	size_t n = strlen(text), m = strlen(end);

	return n >= m && strcmp(text + n - m, end) == 0;
}

/* With the unit put behind it where it has none. */
static bool quantity_with(const char *plain, const char *unit, struct quantity *q)
{
	char text[PLAIN_SIZE + 16];

	snprintf(text, sizeof text, "%s%s", plain, ends_with(plain, unit) ? "" : unit);
	return quantity_parse(text, q) && !q->plus;
}

static bool money_read(const struct list_column *column, const char *plain, int64_t *value)
{
	bool bare = !ends_with(plain, "元") && !ends_with(plain, "万");
	struct quantity q;

	if (!quantity_with(plain, bare && column->wan ? "万元" : "元", &q))
		return false;
	*value = q.value;
	return true;
}

static bool percent_read(const char *plain, int64_t *value)
{
	struct quantity q;

	if (!quantity_with(plain, "%", &q))
		return false;
	*value = q.value;
	return true;
}

static bool counted_read(const struct list_column *column, char *plain, int64_t *value)
{
	const char *unit = column->unit.text[ZH];

	if (unit != NULL && ends_with(plain, unit))
		plain[strlen(plain) - strlen(unit)] = '\0';
	return count_parse(plain, value);
}

/* 〇 to 九, and 十, 二十, 三十一: the next numeral of `year` digits or of a month or day; -1: none. */
static int numeral_read(const char **p, bool year)
{
	static const char *const digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
	int value = 0, seen = 0;

	for (;;) {
		int digit = -1;

		for (int i = 0; i < 10; i++)
			if (strncmp(*p, digits[i], strlen(digits[i])) == 0)
				digit = i;
		if (digit < 0 && (strncmp(*p, "零", strlen("零")) == 0 || strncmp(*p, "○", strlen("○")) == 0))
			digit = 0;
		if (digit < 0 && !year && strncmp(*p, "十", strlen("十")) == 0) {
			value = (seen == 0 ? 1 : value) * 10;
			*p += strlen("十");
			seen++;
			continue;
		}
		if (digit < 0 || seen > 4)
			return seen > 0 && seen <= 4 ? value : -1;
		value = year ? value * 10 + digit : value / 10 * 10 + digit;
		*p += strlen("一");
		seen++;
	}
}

static int number_read(const char **p, bool year)
{
	int value = 0, seen = 0;

	if (**p < '0' || **p > '9')
		return numeral_read(p, year);
	for (; **p >= '0' && **p <= '9' && seen < (year ? 4 : 2); ++*p, seen++)
		value = value * 10 + (**p - '0');
	return value;
}

static bool mark_skip(const char **p, const char *mark)
{
	if (strncmp(*p, mark, strlen(mark)) != 0)
		return false;
	*p += strlen(mark);
	return true;
}

bool list_date_read(const char *text, int32_t *day)
{
	static const char *const marks[][3] = {
		{"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"年", "月", "日"}, {"年", "月", "号"}, {"", "", ""},
	};
	char plain[PLAIN_SIZE], iso[64];

	if (!plain_make(text, plain))
		return false;
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
		const char *p = plain;
		int year = number_read(&p, true), month = -1, of_month = -1;

		if (mark_skip(&p, marks[i][0]))
			month = number_read(&p, false);
		if (month > 0 && mark_skip(&p, marks[i][1]))
			of_month = number_read(&p, false);
		if (of_month <= 0 || !mark_skip(&p, marks[i][2]) || *p != '\0')
			continue;
		if (marks[i][0][0] == '\0' && strlen(plain) != 8)
			continue;
		snprintf(iso, sizeof iso, "%04d-%02d-%02d", year, month, of_month);
		return date_parse(iso, day);
	}
	return false;
}

/* Equal but for white space. */
static bool same(const char *a, const char *b)
{
	size_t from, to;

	return *b != '\0' && text_find(a, strlen(a), b, 0, &from, &to) && from == 0 && a[to] == '\0';
}

static bool choice_read(const struct list_column *column, const char *text, int64_t *value)
{
	for (size_t i = 0; i < column->nchoices; i++) {
		const struct list_choice *c = &column->choices[i];
		bool found = same(c->label.text[ZH], text) || same(c->label.text[EN], text);

		for (size_t k = 0; k < c->nalso; k++)
			found = found || same(c->also[k], text);
		*value = (int64_t)i;
		if (found)
			return true;
	}
	return false;
}

bool list_value_read(const struct list_column *column, const char *text, int64_t *value)
{
	char plain[PLAIN_SIZE];
	int32_t day;

	*value = 0;
	if (column->type == LIST_TEXT || column->type == LIST_ESTIMATE)
		return true;
	if (column->type == LIST_CHOICE)
		return choice_read(column, text, value);
	if (column->type == LIST_DATE) {
		if (!list_date_read(text, &day))
			return false;
		*value = day;
		return true;
	}
	if (!plain_make(text, plain))
		return false;
	return column->type == LIST_MONEY ? money_read(column, plain, value)
		: column->type == LIST_PERCENT ? percent_read(plain, value) : counted_read(column, plain, value);
}

static const char *labels_joined(struct arena *a, const struct list_column *column, enum lang lang)
{
	const char *all = "";

	for (size_t i = 0; i < column->nchoices; i++)
		all = arena_printf(a, "%s%s%s", all, i == 0 ? "" : lang == ZH ? "、" : ", ", column->choices[i].label.text[ZH]);
	return all;
}

void list_value_accepted(struct arena *a, const struct list_column *column, const char *texts[2])
{
	static const char *const accepted[][2] = {
		[LIST_COUNT] = {"a whole number, such as 20 or 1,200", "整数，如 20、1,200"},
		[LIST_MONEY] = {"an amount, such as 1,200, 1200.50元 or 4.8万元", "金额，如 1,200、1200.50元、4.8万元"},
		[LIST_PERCENT] = {"a percentage, such as 50%", "百分比，如 50%"},
		[LIST_DATE] = {"a date, such as 2021-03-05, 2021/3/5 or 2021年3月5日", "日期，如 2021-03-05、2021/3/5、2021年3月5日"},
	};

	if (column->type != LIST_CHOICE) {
		texts[0] = accepted[column->type][0];
		texts[1] = accepted[column->type][1];
		return;
	}
	texts[0] = labels_joined(a, column, EN);
	texts[1] = labels_joined(a, column, ZH);
}
