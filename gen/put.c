#include "put.h"

/* Within this module always in place: a call for each byte would be half of what an answer costs. */
__attribute__((always_inline)) static inline void byte_put(struct out *o, char c)
{
	if (o->n < o->cap)
		o->p[o->n] = c;
	o->n++;
}

void put_char(struct out *o, char c)
{
	byte_put(o, c);
}

static void put_unit(struct out *o, unsigned unit)
{
	byte_put(o, '\\');
	byte_put(o, 'u');
	for (int shift = 12; shift >= 0; shift -= 4)
		byte_put(o, "0123456789abcdef"[unit >> shift & 15]);
}

/* The character of three bytes, as most of Chinese are. Returns what follows it. */
static const char *put_escaped(struct out *o, const char *s)
{
	unsigned c = (unsigned)(*s & 15);

	while ((*++s & 0xC0) == 0x80)
		c = c << 6 | (unsigned)(*s & 63);
	put_unit(o, c);
	return s;
}

/* s; in quotes with `after` behind them unless that is NUL. */
static void put_text(struct out *o, const char *s, char after)
{
	char *p = o->p;
	size_t n, cap = o->cap;

	if (after != '\0')
		byte_put(o, '"');
	n = o->n;
	while (*s != '\0' && n < cap) {
		if ((*s & 0xF0) != 0xE0 || !o->ascii) {
			do
				p[n++] = *s++;
			while (n < cap && (signed char)*s > 0);
		} else {
			o->n = n;
			s = put_escaped(o, s);
			n = o->n;
		}
	}
	o->n = n + (*s != '\0');
	if (after != '\0') {
		byte_put(o, '"');
		byte_put(o, after);
	}
}

void put(struct out *o, const char *s)
{
	put_text(o, s, '\0');
}

void put_item(struct out *o, const char *s)
{
	put_text(o, s, ',');
}

void put_key(struct out *o, const char *s)
{
	put_text(o, s, ':');
}

void put_open(struct out *o, const char *key, char bracket)
{
	put_key(o, key);
	put_char(o, bracket);
}

void put_close(struct out *o, char bracket)
{
	o->n -= o->n <= o->cap && o->p[o->n - 1] == ',';
	byte_put(o, bracket);
	byte_put(o, ',');
}

void put_field(struct out *o, const char *key, const char *s)
{
	put_key(o, key);
	put_item(o, s);
}

void put_name(struct out *o, const char *key, unsigned place)
{
	put_field(o, key, o->texts + place);
}

void put_texts(struct out *o, const uint16_t *places, unsigned n)
{
	for (; n > 0; n--)
		put_item(o, o->texts + *places++);
}

void put_list(struct out *o, const char *key, const uint16_t *places, unsigned n)
{
	put_open(o, key, '[');
	put_texts(o, places, n);
	put_close(o, ']');
}

/* At least so many digits, a point before the last two if there are three or more: from the end backwards. */
static void put_digits(struct out *o, int64_t v, int least)
{
	char digits[24], *p = digits + sizeof digits;

	*--p = '\0';
	for (int i = 0; i < least || v > 0; i++) {
		if (i == 2 && least == 3)
			*--p = '.';
		*--p = (char)('0' + v % 10);
		v /= 10;
	}
	put(o, p);
}

void put_number(struct out *o, const char *key, int64_t v)
{
	put_key(o, key);
	put_digits(o, v, 1);
	put_char(o, ',');
}

void put_money(struct out *o, const char *key, int64_t fen)
{
	put_key(o, key);
	if (fen < 0) {
		put(o, "null,");
		return;
	}
	put_char(o, '"');
	put_digits(o, fen, 3);
	put(o, "\",");
}

void put_slice(struct out *o, const char *key, const char *p, size_t n)
{
	put_key(o, key);
	byte_put(o, '"');
	while (n-- > 0)
		byte_put(o, *p++);
	put(o, "\",");
}

void put_truth(struct out *o, const char *key, bool v)
{
	put_key(o, key);
	put(o, v ? "true," : "false,");
}
