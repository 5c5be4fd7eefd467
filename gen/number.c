#include "number.h"

#include <stdint.h>
#include <string.h>

#include "buf.h"
#include "text.h"

struct span {
	const char *text;
	size_t n;
};

static bool at(const struct span *b, size_t i, const char *word)
{
	size_t n = strlen(word);

	return b->n - i >= n && memcmp(b->text + i, word, n) == 0;
}

/* The start of the character before an offset. */
static size_t previous(const char *text, size_t i)
{
	do
		i--;
	while (i > 0 && ((unsigned char)text[i] & 0xC0) == 0x80);
	return i;
}

/* "〔2019〕24号" from its bracket on: its end, 0 where it is none. */
static size_t number_end(const struct span *b, size_t i)
{
	static const char *const open[] = {"〔", "【", "[", "［"}, *const close[] = {"〕", "】", "]", "］"};
	size_t digits;

	if (b->text[i] != '[' && (b->n - i < 3 || (b->text[i + 2] != '\x94' && b->text[i + 2] != '\x90' && b->text[i + 2] != '\xBB')))
		return 0; /* 、。《 begin as brackets do: told by their last byte */
	for (int k = 0; k < 4; k++) {
		size_t p = i + strlen(open[k]);

		if (!at(b, i, open[k]))
			continue;
		for (digits = 0; p < b->n && b->text[p] >= '0' && b->text[p] <= '9'; p++)
			digits++;
		if (digits != 4 || !at(b, p, close[k]))
			return 0;
		p += strlen(close[k]);
		while (p < b->n && b->text[p] == ' ')
			p++;
		for (digits = 0; p < b->n && b->text[p] >= '0' && b->text[p] <= '9'; p++)
			digits++;
		while (p < b->n && b->text[p] == ' ')
			p++;
		return digits > 0 && at(b, p, "号") ? p + strlen("号") : 0;
	}
	return 0;
}

/* 按国办发〔…, 和浙政发〔…: what joins the code to its sentence is none of it. */
static size_t joint_skip(const struct span *b, size_t from, size_t bracket)
{
	static const char *const joints[] = {"按照", "根据", "依据", "依照", "参照", "贯彻", "落实", "执行", "按", "和", "与", "及"};

	for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++)
		if (at(b, from, joints[i]) && from + strlen(joints[i]) < bracket)
			return joint_skip(b, from + strlen(joints[i]), bracket);
	return from;
}

/* The agency's code before the bracket begins at the first of its ideographs. */
static size_t number_start(const struct span *b, size_t bracket)
{
	size_t from = bracket;

	while (from > 0) {
		size_t i = previous(b->text, from);
		const char *p = b->text + i;
		uint32_t c = utf8_next(&p);

		if (c < 0x4E00 || c > 0x9FFF)
			break;
		from = i;
	}
	return joint_skip(b, from, bracket);
}

/* The first bytes of the brackets: asked at every byte of every text. */
static const bool may_open[256] = {['['] = true, [0xE3] = true, [0xEF] = true};

bool number_at(const char *text, size_t n, size_t i, size_t *from, size_t *to)
{
	struct span b = {text, n};

	if (!may_open[(unsigned char)text[i]])
		return false;
	*to = number_end(&b, i);
	if (*to == 0)
		return false;
	*from = number_start(&b, i);
	return true;
}

const char **numbers_scan(struct arena *a, const char *text, size_t n, size_t *count)
{
	const char **numbers = NULL;
	size_t from, to;

	*count = 0;
	for (size_t i = 0; i < n;) {
		if (!may_open[(unsigned char)text[i]] || !number_at(text, n, i, &from, &to)) {
			i++;
			continue;
		}
		*arena_append(a, numbers, *count) = arena_copy(a, text + from, to - from);
		i = to;
	}
	return numbers;
}

/* Every bracket style of a 文号 reads as 〔 or 〕. */
static uint32_t bracket_fold(uint32_t c)
{
	if (c == 0x3010 || c == '[' || c == 0xFF3B)
		return 0x3014;
	if (c == 0x3011 || c == ']' || c == 0xFF3D)
		return 0x3015;
	return c;
}

bool number_equal(const char *a, const char *b)
{
	for (;;) {
		uint32_t x = 0, y = 0;

		while (*a != '\0' && text_is_space(x = utf8_next(&a)))
			x = 0;
		while (*b != '\0' && text_is_space(y = utf8_next(&b)))
			y = 0;
		if (bracket_fold(x) != bracket_fold(y))
			return false;
		if (x == 0)
			return true;
	}
}

bool number_key(const char *number, char key[NUMBER_KEY_SIZE])
{
	struct buf folded = {0};
	bool fits;

	while (*number != '\0') {
		uint32_t c = utf8_next(&number);

		if (!text_is_space(c))
			buf_utf8(&folded, bracket_fold(c));
	}
	fits = folded.n > 0 && folded.n < NUMBER_KEY_SIZE;
	if (fits)
		memcpy(key, folded.p, folded.n + 1);
	buf_free(&folded);
	return fits;
}
