#include "typography.h"

#include <string.h>

#include "html.h"
#include "text.h"

/* The character before an offset, 0 at the start. */
static uint32_t before(const char *text, size_t at)
{
	const char *p;

	if (at == 0)
		return 0;
	do
		at--;
	while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80);
	p = text + at;
	return utf8_next(&p);
}

static uint32_t after(const char *text, size_t n, size_t at)
{
	const char *p = text + at;

	return at < n ? utf8_next(&p) : 0;
}

static bool digit_at(const char *text, size_t n, size_t at)
{
	return at < n && text[at] >= '0' && text[at] <= '9';
}

/* Four digits and no more: 2019 of 2019-2021, but not 0571 of a telephone number. */
static bool year_at(const char *text, size_t n, size_t at)
{
	for (size_t i = at; i < at + 4; i++)
		if (!digit_at(text, n, i))
			return false;
	return (text[at] == '1' || text[at] == '2') && !digit_at(text, n, at + 4) && (at == 0 || !digit_at(text, n, at - 1));
}

static bool beside_han(const char *text, size_t n, size_t at)
{
	return text_is_han(before(text, at)) || text_is_han(after(text, n, at + 1));
}

/* A bracket is Chinese if it or its other half stands beside Chinese. */
static bool chinese_bracket(const char *text, size_t n, size_t at, char open, char close)
{
	int depth = 0;

	if (beside_han(text, n, at))
		return true;
	for (size_t i = at; i < n; i = text[at] == open ? i + 1 : i - 1) { /* below 0 it wraps beyond n */
		depth += text[i] == open ? 1 : text[i] == close ? -1 : 0;
		if (depth == 0)
			return beside_han(text, n, i);
	}
	return false;
}

/* What a character becomes where it stands; 0: itself. */
static uint32_t setting(const char *text, size_t n, size_t at, uint32_t c, size_t next)
{
	uint32_t left = before(text, at), right = after(text, n, next);

	switch (c) {
	case '<':
		return chinese_bracket(text, n, at, '<', '>') ? 0x3008 : 0;
	case '>':
		return chinese_bracket(text, n, at, '<', '>') ? 0x3009 : 0;
	case '(':
		return chinese_bracket(text, n, at, '(', ')') ? 0xFF08 : 0;
	case ')':
		return chinese_bracket(text, n, at, '(', ')') ? 0xFF09 : 0;
	case 0x3010:
		return text_digit(right) >= 0 ? 0x3014 : 0;
	case 0x3011:
		return text_digit(left) >= 0 ? 0x3015 : 0;
	case '-':
		return at >= 4 && year_at(text, n, at - 4) && year_at(text, n, next) ? 0x2014 : 0;
	default:
		return 0;
	}
}

/* Bytes that the table can touch begin with one of these; the rest is copied in runs. */
static const bool touched[256] = {['<'] = true, ['>'] = true, ['('] = true, [')'] = true, ['-'] = true, [0xE3] = true};

typedef void write_fn(struct buf *, const char *p, size_t n);

static void set(struct buf *b, const char *text, size_t n, size_t from, size_t to, write_fn *write)
{
	size_t run = from;

	for (size_t at = from; at < to;) {
		const char *p = text + at;
		uint32_t c, set_as;
		size_t next;

		if (!touched[(unsigned char)*p]) {
			at++;
			continue;
		}
		if (*p == '\xE3' && p[1] != '\0' && p[2] != '\x90' && p[2] != '\x91') {
			at += 3; /* 、 and 。 are, too; only 【 and 】 are set otherwise */
			continue;
		}
		c = utf8_next(&p);
		next = (size_t)(p - text);
		set_as = setting(text, n, at, c, next);
		if (set_as != 0) {
			write(b, text + run, at - run);
			buf_utf8(b, set_as);
			run = next;
		}
		at = next;
	}
	write(b, text + run, to - run);
}

void typography_html(struct buf *b, enum lang lang, const char *text, size_t n, size_t from, size_t to)
{
	if (lang == ZH)
		set(b, text, n, from, to, html_text);
	else
		html_text(b, text + from, to - from);
}

static void text_add(struct buf *b, const char *p, size_t n)
{
	buf_add(b, p, n);
}

const char *typography_text(struct arena *a, enum lang lang, const char *text)
{
	struct buf b = {0};
	const char *copy;

	if (text == NULL || lang != ZH)
		return text;
	set(&b, text, strlen(text), 0, strlen(text), text_add);
	copy = arena_copy(a, buf_str(&b), b.n);
	buf_free(&b);
	return copy;
}
