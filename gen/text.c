#include "text.h"

#include <string.h>

size_t utf8_valid(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t i = 0;

	while (i < n) {
		unsigned char c = p[i];
		size_t more = c < 0x80 ? 0 : c >= 0xC2 && c < 0xE0 ? 1 : c >= 0xE0 && c < 0xF0 ? 2
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
static size_t match_at(const char *hay, size_t i, size_t n, const char *needle)
{
	const char *h = hay + i, *end = hay + n, *w = needle, *stop = needle + strlen(needle);

	for (;;) {
		w = skip_space(w, stop);
		if (w == stop)
			return (size_t)(h - hay);
		h = skip_space(h, end);
		if (h == end || utf8_next(&h) != utf8_next(&w))
			return 0;
	}
}

bool text_find(const char *hay, size_t n, const char *needle, size_t start, size_t *from, size_t *to)
{
	const char *first = skip_space(needle, needle + strlen(needle));

	if (*first == '\0')
		return false;
	for (size_t i = start; i < n; i++) {
		size_t end;

		if (hay[i] != *first)
			continue;
		end = match_at(hay, i, n, first);
		if (end > 0) {
			*from = i;
			*to = end;
			return true;
		}
	}
	return false;
}
