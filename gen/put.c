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
	while (*s != '\0')
		put_char(o, *s++);
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

void put_number(struct out *o, int64_t v, int places)
{
	char digits[24];
	int n = 0;

	do {
		if (n == places && n > 0)
			digits[n++] = '.';
		digits[n++] = (char)('0' + v % 10);
		v /= 10;
	} while (v > 0 || n <= places);
	while (n > 0)
		put_char(o, digits[--n]);
}
