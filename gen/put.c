#include "put.h"

void put_char(struct out *o, char c)
{
	if (o->n < o->cap)
		o->p[o->n++] = c;
	else
		o->full = true;
}

void put(struct out *o, const char *s)
{
	char *p = o->p + o->n, *end = o->p + o->cap;

	while (*s != '\0' && p < end)
		*p++ = *s++;
	o->full = o->full || *s != '\0';
	o->n = (size_t)(p - o->p);
}

void put_comma(struct out *o)
{
	char last = o->n == 0 ? '{' : o->p[o->n - 1];

	if (last != '{' && last != '[' && last != ':')
		put_char(o, ',');
}

void put_item(struct out *o, const char *s)
{
	put_comma(o);
	put_char(o, '"');
	put(o, s);
	put_char(o, '"');
}

void put_key(struct out *o, const char *s)
{
	put_item(o, s);
	put_char(o, ':');
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
	put_key(o, key);
	put_char(o, '[');
	put_texts(o, places, n);
	put_char(o, ']');
}

static void put_digit(struct out *o, int64_t v)
{
	put_char(o, (char)('0' + v % 10));
}

void put_number(struct out *o, int64_t v)
{
	int64_t unit = 1;

	while (v / unit > 9)
		unit *= 10;
	for (; unit > 0; unit /= 10)
		put_digit(o, v / unit);
}

void put_money(struct out *o, const char *key, int64_t fen)
{
	put_key(o, key);
	if (fen < 0) {
		put(o, "null");
		return;
	}
	put_char(o, '"');
	put_number(o, fen / 100);
	put_char(o, '.');
	put_digit(o, fen / 10);
	put_digit(o, fen);
	put_char(o, '"');
}

void put_slice(struct out *o, const char *key, const char *p, size_t n)
{
	put_key(o, key);
	put_char(o, '"');
	while (n-- > 0)
		put_char(o, *p++);
	put_char(o, '"');
}
