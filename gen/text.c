#include "text.h"

#include <string.h>

size_t utf8_valid(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t i = 0;

	while (i < n) {
		unsigned char c = p[i];
		size_t more;

		/* what nearly all of a text is: ASCII, and three bytes of which no second one is refused */
		if (c < 0x80) {
			uint64_t eight;

			i++;
			while (n - i >= sizeof eight && (memcpy(&eight, p + i, sizeof eight), (eight & 0x8080808080808080u) == 0))
				i += sizeof eight;
			continue;
		}
		if (c > 0xE0 && c < 0xED && n - i >= 3 && (p[i + 1] & 0xC0) == 0x80 && (p[i + 2] & 0xC0) == 0x80) {
			i += 3;
			continue;
		}
		more = c < 0x80 ? 0 : c >= 0xC2 && c < 0xE0 ? 1 : c >= 0xE0 && c < 0xF0 ? 2
			: c >= 0xF0 && c < 0xF5 ? 3 : 4;

		if (more == 4 || more > n - 1 - i)
			return i;
		for (size_t k = 1; k <= more; k++)
			if ((p[i + k] & 0xC0) != 0x80)
				return i;
		if ((c == 0xE0 && p[i + 1] < 0xA0) || (c == 0xED && p[i + 1] > 0x9F) ||
			(c == 0xF0 && p[i + 1] < 0x90) || (c == 0xF4 && p[i + 1] > 0x8F))
			return i;
		i += more + 1;
	}
	return n;
}

uint32_t utf8_next(const char **s)
{
	const unsigned char *p = (const unsigned char *)*s;
	uint32_t c = *p;

	if (c < 0x80) {
		*s += 1;
		return c;
	}
	if (c < 0xE0) {
		*s += 2;
		return (c & 0x1F) << 6 | (p[1] & 0x3Fu);
	}
	if (c < 0xF0) {
		*s += 3;
		return (c & 0x0F) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
	}
	*s += 4;
	return (c & 0x07) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
}

size_t utf8_length(const char *p, size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		count += ((unsigned char)p[i] & 0xC0) != 0x80;
	return count;
}

size_t utf8_prefix(const char *p, size_t n, size_t count)
{
	const char *at = p;

	while (count-- > 0 && at < p + n)
		utf8_next(&at);
	return (size_t)(at - p);
}

bool text_is_space(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) ||
		c == 0x202F || c == 0xFEFF;
}

bool text_is_han(uint32_t c)
{
	return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
		(c >= 0xFF01 && c <= 0xFF60) || (c >= 0x20000 && c <= 0x3FFFF) || c == 0x2014 || c == 0x2026 ||
		c == 0x201C || c == 0x201D || (c >= 0x2460 && c <= 0x2473);
}

int text_digit(uint32_t c)
{
	if (c >= '0' && c <= '9')
		return (int)(c - '0');
	if (c >= 0xFF10 && c <= 0xFF19)
		return (int)(c - 0xFF10);
	return -1;
}

static const char *skip_space(const char *p, const char *end)
{
	while (p < end) {
		const char *next = p;

		if (!text_is_space(utf8_next(&next)))
			break;
		p = next;
	}
	return p;
}

/* Matches needle at hay[i…]; the end offset, or 0. */
static size_t match_at(const char *hay, size_t i, size_t n, const char *needle, const char *stop)
{
	const char *h = hay + i, *end = hay + n, *w = needle;

	for (;;) {
		w = skip_space(w, stop);
		if (w == stop)
			return (size_t)(h - hay);
		h = skip_space(h, end);
		if (h == end || utf8_next(&h) != utf8_next(&w))
			return 0;
	}
}

/*
 * The next place of a character, or n. Its last byte is looked for: among texts in one script the first ones of
 * characters are few, the last ones many.
 */
static size_t character_find(const char *hay, size_t n, size_t at, const char *c, size_t length)
{
	while (n - at >= length) {
		const char *last = memchr(hay + at + length - 1, c[length - 1], n - at - length + 1);

		if (last == NULL)
			return n;
		at = (size_t)(last - hay) - (length - 1);
		if (memcmp(hay + at, c, length - 1) == 0)
			return at;
		at++;
	}
	return n;
}

bool text_find(const char *hay, size_t n, const char *needle, size_t start, size_t *from, size_t *to)
{
	const char *stop = needle + strlen(needle), *first = skip_space(needle, stop), *second = first;

	if (first == stop)
		return false;
	utf8_next(&second);
	for (size_t i = start; i < n; i++) {
		size_t end;

		i = character_find(hay, n, i, first, (size_t)(second - first));
		if (i == n)
			return false;
		end = match_at(hay, i, n, first, stop);
		if (end > 0) {
			*from = i;
			*to = end;
			return true;
		}
	}
	return false;
}

bool text_is(const char *hay, size_t n, const char *needle)
{
	const char *stop = needle + strlen(needle), *first = skip_space(needle, stop);

	return first != stop && n > 0 && hay[0] == *first && match_at(hay, 0, n, first, stop) == n;
}
