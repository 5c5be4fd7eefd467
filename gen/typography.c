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

static bool four_digits(const char *text, size_t n, size_t at)
{
	for (size_t i = at; i < at + 4; i++)
		if (i >= n || text[i] < '0' || text[i] > '9')
			return false;
	return true;
}

/* What a character becomes where it stands; 0: itself. */
static uint32_t setting(const char *text, size_t n, size_t at, uint32_t c, size_t next)
{
	uint32_t left = before(text, at), right = after(text, n, next);
	bool beside_han = text_is_han(left) || text_is_han(right);

	switch (c) {
	case '<':
		return beside_han ? 0x3008 : 0;
	case '>':
		return beside_han ? 0x3009 : 0;
	case '(':
		return beside_han ? 0xFF08 : 0;
	case ')':
		return beside_han ? 0xFF09 : 0;
	case 0x3010:
		return text_digit(right) >= 0 ? 0x3014 : 0;
	case 0x3011:
		return text_digit(left) >= 0 ? 0x3015 : 0;
	case '-':
		return at >= 4 && four_digits(text, n, at - 4) && four_digits(text, n, next) ? 0x2014 : 0;
	default:
		return 0;
	}
}

/* Bytes that the table can touch begin with one of these; the rest is copied in runs. */
static bool plain(char c)
{
	return strchr("<>()-\xE3", c) == NULL || c == '\0';
}

typedef void write_fn(struct buf *, const char *p, size_t n);

static void set(struct buf *b, const char *text, size_t n, size_t from, size_t to, write_fn *write)
{
	size_t run = from;

	for (size_t at = from; at < to;) {
		const char *p = text + at;
		uint32_t c, set_as;
		size_t next;

		if (plain(*p)) {
			at++;
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
