#include "figures.h"

#include <string.h>

#include "text.h"

struct scan {
	struct arena *arena;
	const char *text;
	size_t n, at;
	enum lang lang;
	struct figure *figures;
	size_t count;
};

static bool follows(const struct scan *s, size_t at, const char *word)
{
	size_t n;

	if (at >= s->n || s->text[at] != word[0])
		return false; /* asked at nearly every byte: the first one decides most */
	n = strlen(word);
	return s->n - at >= n && memcmp(s->text + at, word, n) == 0;
}

/* The digit at `at`, moving past it; -1. */
static int digit_take(const struct scan *s, size_t *at)
{
	const char *p = s->text + *at;
	int digit;

	if (*at >= s->n)
		return -1;
	digit = text_digit(utf8_next(&p));
	if (digit >= 0)
		*at = (size_t)(p - s->text);
	return digit;
}

static size_t digits_take(const struct scan *s, size_t *at, int64_t *value)
{
	size_t digits = 0;
	int digit;

	*value = 0;
	while (digits < 12 && (digit = digit_take(s, at)) >= 0) {
		*value = *value * 10 + digit;
		digits++;
	}
	return digits;
}

/* A comma between groups of three digits. */
static bool group_follows(const struct scan *s, size_t at)
{
	int64_t value;
	size_t next = at + 1;

	return at < s->n && s->text[at] == ',' && digits_take(s, &next, &value) == 3;
}

/* Digits with groups and decimals: the number is *value × 10^-*decimals. At most 12 digits and 6 decimals count. */
static size_t number_take(const struct scan *s, size_t *at, int64_t *value, int *decimals)
{
	int64_t more;
	size_t digits = digits_take(s, at, value);
	int digit;

	while (digits > 0 && digits <= 9 && group_follows(s, *at)) {
		(*at)++;
		digits += digits_take(s, at, &more);
		*value = *value * 1000 + more;
	}
	*decimals = 0;
	if (*at + 1 >= s->n || s->text[*at] != '.' || s->text[*at + 1] < '0' || s->text[*at + 1] > '9')
		return digits;
	(*at)++;
	while ((digit = digit_take(s, at)) >= 0) {
		if (*decimals == 6)
			continue;
		*value = *value * 10 + digit;
		++*decimals;
	}
	return digits;
}

struct magnitude {
	const char *name;
	int power;
};

/* 万, 亿, million after a number: its power of ten, moving past it. */
static int magnitude_take(const struct scan *s, size_t *at, const struct magnitude *list)
{
	for (; list->name != NULL; list++)
		if (follows(s, *at, list->name)) {
			*at += strlen(list->name);
			return list->power;
		}
	return 0;
}

/* value × 10^power in hundredths; further decimals are cut off, what is too large stays too small. */
static int64_t hundredths_of(int64_t value, int power)
{
	for (power += 2; power > 0 && value <= INT64_MAX / 10; power--)
		value *= 10;
	for (; power < 0; power++)
		value /= 10;
	return value;
}

static const struct {
	const char *name;
	enum unit unit;
} measures[] = {
	{"元", UNIT_YUAN}, {"天", UNIT_DAY}, {"个工作日", UNIT_DAY}, {"工作日", UNIT_DAY}, {"日", UNIT_DAY},
	{"课时", UNIT_HOUR}, {"学时", UNIT_HOUR}, {"小时", UNIT_NONE}, {"个月", UNIT_MONTH}, {"年", UNIT_YEAR},
	{"人次", UNIT_PERSON}, {"人", UNIT_PERSON}, {"名", UNIT_PERSON}, {"次", UNIT_TIMES}, {"倍", UNIT_NONE},
	{"份", UNIT_NONE}, {"期", UNIT_NONE}, {"家", UNIT_NONE}, {"个", UNIT_NONE}, {"户", UNIT_NONE},
};

static void unit_take(const struct scan *s, struct figure *f)
{
	for (size_t i = 0; i < sizeof measures / sizeof measures[0]; i++) {
		if (!follows(s, f->to, measures[i].name))
			continue;
		f->unit = measures[i].unit;
		f->measured = true;
		f->to += strlen(measures[i].name);
		return;
	}
}

static struct figure *figure_add(struct scan *s, enum figure_kind kind, int64_t value, size_t from, size_t to)
{
	struct figure *f = arena_append(s->arena, s->figures, s->count);

	*f = (struct figure){.kind = kind, .value = value, .from = from, .to = to};
	s->at = to;
	return f;
}

/* ---- Chinese ---- */
/* 〔2019〕24号, the cursor at the bracket. */
static bool document_number(struct scan *s)
{
	static const char *const open[] = {"〔", "【", "[", "［"}, *const close[] = {"〕", "】", "]", "］"};
	unsigned char first = (unsigned char)s->text[s->at];
	int64_t year, number;

	if (first != '[' && first != (unsigned char)open[0][0] && first != (unsigned char)open[3][0])
		return false;
	for (size_t i = 0; i < 4; i++) {
		size_t at = s->at;

		if (!follows(s, at, open[i]))
			continue;
		at += strlen(open[i]);
		if (digits_take(s, &at, &year) != 4 || !follows(s, at, close[i]))
			continue;
		at += strlen(close[i]);
		while (at < s->n && s->text[at] == ' ')
			at++;
		if (digits_take(s, &at, &number) == 0 || !follows(s, at, "号"))
			continue;
		figure_add(s, FIGURE_DOCUMENT, year * 100000 + number, s->at, at + strlen("号"));
		return true;
	}
	return false;
}

/* 上一级, 县一级, 十一级 are no levels. */
static bool level_unlikely(const struct scan *s)
{
	static const char *const before[] = {"上", "下", "高", "低", "每", "各", "逐", "十", "省", "市", "区", "县", "乡",
		"镇", "村"};

	for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
		if (s->at >= strlen(before[i]) && follows(s, s->at - strlen(before[i]), before[i]))
			return true;
	return false;
}

/* 五级: a level, written in a Chinese numeral. */
static bool level(struct scan *s)
{
	static const char *const numerals[] = {"一级", "二级", "三级", "四级", "五级"};

	for (int i = 0; i < 5; i++)
		if (follows(s, s->at, numerals[i]) && !level_unlikely(s)) {
			figure_add(s, FIGURE_NUMBER, (i + 1) * 100, s->at, s->at + strlen(numerals[i]));
			return true;
		}
	return false;
}

/* 2020年7月1日 after its year; false leaves the year a number. */
static bool date_zh(struct scan *s, int64_t year, size_t from, size_t at)
{
	int64_t month, day;

	at += strlen("年");
	if (digits_take(s, &at, &month) == 0 || !follows(s, at, "月"))
		return false;
	at += strlen("月");
	if (digits_take(s, &at, &day) == 0 || !follows(s, at, "日") || month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	figure_add(s, FIGURE_DATE, date_day((struct date){(int)year, (int)month, (int)day}), from, at + strlen("日"));
	return true;
}

static void number_zh(struct scan *s)
{
	static const struct magnitude magnitudes[] = {{"万亿", 12}, {"万", 4}, {"亿", 8}, {NULL, 0}};
	size_t from = s->at, at = s->at, digits;
	int64_t value;
	int decimals;
	bool year;
	struct figure *f;

	digits = number_take(s, &at, &value, &decimals);
	year = digits == 4 && decimals == 0 && value >= 1900 && value < 2100 && follows(s, at, "年");
	if (year && date_zh(s, value, from, at))
		return;
	value = hundredths_of(value, magnitude_take(s, &at, magnitudes) - decimals);
	if (follows(s, at, "%") || follows(s, at, "％")) {
		f = figure_add(s, FIGURE_PERCENT, value, from, at + (s->text[at] == '%' ? 1 : strlen("％")));
		f->unit = UNIT_PERCENT;
		f->measured = true;
		return;
	}
	f = figure_add(s, FIGURE_NUMBER, value, from, at);
	if (year)
		f->year_end = follows(s, at, "年底");
	else
		unit_take(s, f);
	s->at = f->to;
}

/*
 * How far to go on from a character, by its first byte. 0: here a figure may begin, with a digit or a bracket, in Chinese
 * with a numeral, in English with the capital of a month.
 */
static const unsigned char steps[NLANGS][256] = {
	{
		1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,
		1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,0,0,0,0,0,0,0,0,0,0,1,1,1,1,1,1,
		1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,0,1,1,1,1,
		1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,
		1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,
		1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,
		2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,
		3,3,3,0,0,0,3,3,3,3,3,3,3,3,3,0,4,4,4,4,4,4,4,4,4,4,4,4,4,4,4,4,
	}, {
		1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,
		1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,0,0,0,0,0,0,0,0,0,0,1,1,1,1,1,1,
		1,0,1,1,0,1,0,1,1,1,0,1,1,0,0,0,1,1,1,0,1,1,1,1,1,1,1,0,1,1,1,1,
		1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,
		1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,
		1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,
		2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,
		3,3,3,0,3,3,3,3,3,3,3,3,3,3,3,0,4,4,4,4,4,4,4,4,4,4,4,4,4,4,4,4,
	},
};

/* Past the characters that begin no figure: nearly all. */
static void skip_to_lead(struct scan *s)
{
	const unsigned char *step = steps[s->lang];
	size_t at = s->at;

	for (; at < s->n; at += strlen("一")) {
		unsigned char c;

		while (at < s->n && step[(unsigned char)s->text[at]] > 0)
			at += step[(unsigned char)s->text[at]];
		c = at < s->n ? (unsigned char)s->text[at] : '\0';
		if ((c != 0xE4 && c != 0xE5) || follows(s, at + strlen("一"), "级"))
			break;
	}
	s->at = at;
}

static void scan_zh(struct scan *s)
{
	for (skip_to_lead(s); s->at < s->n; skip_to_lead(s)) {
		const char *p = s->text + s->at;
		uint32_t c = utf8_next(&p);

		if (text_digit(c) >= 0)
			number_zh(s);
		else if (!document_number(s) && !level(s))
			s->at = (size_t)(p - s->text);
	}
}

/* ---- English ---- */
static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July", "August",
	"September", "October", "November", "December"};

static int month_at(const struct scan *s, size_t at, size_t *end)
{
	for (int i = 0; i < 12; i++)
		if (follows(s, at, months[i])) {
			*end = at + strlen(months[i]);
			return i + 1;
		}
	return 0;
}

/* "1 July 2020", the cursor at the 1. */
static bool date_en(struct scan *s)
{
	size_t at = s->at, end;
	int64_t day, year;
	int month;

	if (digits_take(s, &at, &day) > 2 || day < 1 || day > 31 || !follows(s, at, " "))
		return false;
	month = month_at(s, at + 1, &end);
	if (month == 0 || !follows(s, end, " "))
		return false;
	at = end + 1;
	if (digits_take(s, &at, &year) != 4)
		return false;
	figure_add(s, FIGURE_DATE, date_day((struct date){(int)year, month, (int)day}), s->at, at);
	return true;
}

static void number_en(struct scan *s)
{
	static const struct magnitude magnitudes[] = {{" million", 6}, {" billion", 9}, {" trillion", 12}, {NULL, 0}};
	size_t from = s->at, at = s->at;
	int64_t value;
	int decimals;

	if (date_en(s))
		return;
	number_take(s, &at, &value, &decimals);
	value = hundredths_of(value, magnitude_take(s, &at, magnitudes) - decimals);
	if (follows(s, at, "%"))
		figure_add(s, FIGURE_PERCENT, value, from, at + 1);
	else
		figure_add(s, FIGURE_NUMBER, value, from, at);
}

static bool letter(const struct scan *s, size_t at)
{
	return at < s->n && ((s->text[at] >= 'a' && s->text[at] <= 'z') || (s->text[at] >= 'A' && s->text[at] <= 'Z'));
}

/* "July 2020", "the end of July": what Chinese writes 7月. */
static bool month_en(struct scan *s)
{
	size_t end;
	int month = s->at > 0 && letter(s, s->at - 1) ? 0 : month_at(s, s->at, &end);

	if (month == 0 || letter(s, end))
		return false;
	figure_add(s, FIGURE_NUMBER, month * 100, s->at, end);
	return true;
}

static void scan_en(struct scan *s)
{
	for (skip_to_lead(s); s->at < s->n; skip_to_lead(s)) {
		const char *p = s->text + s->at;

		if (text_digit(utf8_next(&p)) >= 0)
			number_en(s);
		else if (!document_number(s) && !month_en(s))
			s->at = (size_t)(p - s->text);
	}
}

struct figure *figures_read(struct arena *a, const char *text, size_t n, size_t start, enum lang lang, size_t *count)
{
	struct scan s = {.arena = a, .text = text, .n = n, .at = start, .lang = lang};

	if (lang == ZH)
		scan_zh(&s);
	else
		scan_en(&s);
	*count = s.count;
	return s.figures;
}
