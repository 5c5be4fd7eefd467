#include "sheet_number.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "value.h"

#define SHOWN 15    /* digits */
#define PLACES 40   /* before or after the point, at most */

struct sheet_style sheet_style_builtin(long id)
{
	static const struct { long from, to; enum sheet_format format; } builtin[] = {
		{9, 10, SHEET_PERCENT}, {14, 17, SHEET_DATE}, {22, 22, SHEET_DATE_TIME}, {27, 31, SHEET_DATE},
		{36, 36, SHEET_DATE}, {50, 54, SHEET_DATE}, {57, 58, SHEET_DATE},
	};

	for (size_t i = 0; i < sizeof builtin / sizeof builtin[0]; i++)
		if (id >= builtin[i].from && id <= builtin[i].to)
			return (struct sheet_style){builtin[i].format, 0};
	return (struct sheet_style){SHEET_PLAIN, 0};
}

/* Past what stands in a code as it is: "…", \x, _x, *x, […]; NULL at an ordinary character. */
static const char *literal_skip(const char *p)
{
	const char *end;

	switch (*p) {
	case '"':
		end = strchr(p + 1, '"');
		return end == NULL ? p + strlen(p) : end + 1;
	case '[':
		end = strchr(p, ']');
		return end == NULL ? p + strlen(p) : end + 1;
	case '\\': case '_': case '*':
		return p[1] == '\0' ? p + 1 : p + 2;
	default:
		return NULL;
	}
}

struct sheet_style sheet_style_code(const char *code)
{
	bool day = false, month = false, clock = false, percent = false, zeros = *code != '\0';
	int digits = 0;

	if (strncasecmp(code, "general", 7) == 0)
		return (struct sheet_style){SHEET_PLAIN, 0};
	for (const char *p = code, *next; *p != '\0' && *p != ';'; p = next) {
		next = literal_skip(p);
		if (next != NULL) {
			zeros = false;
			continue;
		}
		next = p + 1;
		day = day || strchr("yYdD", *p) != NULL;
		month = month || *p == 'm' || *p == 'M';
		clock = clock || strchr("hHsS", *p) != NULL;
		percent = percent || *p == '%';
		zeros = zeros && *p == '0';
		digits++;
	}
	if (day || (month && !clock))
		return (struct sheet_style){clock ? SHEET_DATE_TIME : SHEET_DATE, 0};
	if (percent)
		return (struct sheet_style){SHEET_PERCENT, 0};
	if (zeros && digits > 1 && digits <= SHOWN)
		return (struct sheet_style){SHEET_DIGITS, digits};
	return (struct sheet_style){SHEET_PLAIN, 0};
}

/* digits × 10^-places, the digits without zeros at the front */
struct decimal {
	bool negative;
	char digits[SHOWN + 2];
	int ndigits, places;
};

static void decimal_round(struct decimal *d, bool up)
{
	int i = d->ndigits - 1;

	for (; up && i >= 0 && d->digits[i] == '9'; i--)
		d->digits[i] = '0';
	if (up && i >= 0) {
		d->digits[i]++;
	} else if (up) { /* 999… → 1000… */
		d->digits[0] = '1';
		d->places--;
	}
	while (d->ndigits > 0 && d->digits[d->ndigits - 1] == '0') {
		d->ndigits--;
		d->places--;
	}
}

static const char *exponent_read(const char *p, int *exponent)
{
	bool negative = *++p == '-';
	int digits = 0;

	p += *p == '-' || *p == '+';
	for (*exponent = 0; *p >= '0' && *p <= '9'; p++)
		if (++digits <= 4)
			*exponent = *exponent * 10 + (*p - '0');
	if (negative)
		*exponent = -*exponent;
	return digits > 0 && digits <= 4 ? p : "x";
}

static bool decimal_read(const char *p, struct decimal *d)
{
	int seen = 0, point = 0, beyond = 0, exponent = 0;
	bool fraction = false, up = false;

	*d = (struct decimal){.negative = *p == '-'};
	for (p += *p == '-' || *p == '+'; (*p >= '0' && *p <= '9') || (*p == '.' && !fraction); p++) {
		if (*p == '.') {
			fraction = true;
			continue;
		}
		seen++;
		point += fraction;
		if (d->ndigits == 0 && *p == '0')
			continue;
		if (d->ndigits < SHOWN)
			d->digits[d->ndigits++] = *p;
		else if (beyond++ == 0)
			up = *p >= '5';
	}
	if (seen == 0 || seen > 400)
		return false;
	if (*p == 'e' || *p == 'E')
		p = exponent_read(p, &exponent);
	d->places = point - beyond - exponent;
	decimal_round(d, up);
	if (d->ndigits == 0)
		*d = (struct decimal){0};
	return *p == '\0' && d->places <= PLACES && d->ndigits - d->places <= PLACES;
}

static const char *decimal_text(struct arena *a, const struct decimal *d, const char *unit)
{
	char whole[PLACES + SHOWN + 2], fraction[PLACES + SHOWN + 2];
	int nwhole = 0, nfraction = 0, before = d->ndigits - d->places; /* digits before the point */

	for (int i = 0; i < before; i++)
		whole[nwhole++] = i < d->ndigits ? d->digits[i] : '0';
	for (int i = before; i < d->ndigits; i++)
		fraction[nfraction++] = i < 0 ? '0' : d->digits[i];
	return arena_printf(a, "%s%.*s%s%.*s%s", d->negative ? "-" : "", nwhole == 0 ? 1 : nwhole,
		nwhole == 0 ? "0" : whole, nfraction == 0 ? "" : ".", nfraction, fraction, unit);
}

/* The first n digits after the point, as a number. */
static int64_t fraction_read(const struct decimal *d, int n)
{
	int before = d->ndigits - d->places;
	int64_t value = 0;

	for (int i = before; i < before + n; i++)
		value = value * 10 + (i >= 0 && i < d->ndigits ? d->digits[i] - '0' : 0);
	return value;
}

static const char *date_text(struct arena *a, const struct decimal *d, bool clock, bool epoch1904)
{
	int64_t day = 0, second = 0;
	struct date date;

	if (d->negative || d->ndigits - d->places > 6)
		return NULL;
	for (int i = 0; i < d->ndigits - d->places; i++)
		day = day * 10 + (i < d->ndigits ? d->digits[i] - '0' : 0);
	if (clock) /* to the nearest second */
		second = (fraction_read(d, 9) * 86400 + 500000000) / 1000000000;
	if (second == 86400) {
		day++;
		second = 0;
	}
	day -= epoch1904 ? 24107 : 25569; /* 1970-01-01 */
	/* The first day that the counting from 1900 has right: it has a 29 February 1900. */
	if (day < DAY_MIN + 59 || day > DAY_MAX)
		return NULL;
	date = date_of((int32_t)day);
	if (second == 0)
		return arena_printf(a, "%04d-%02d-%02d", date.year, date.month, date.day);
	return arena_printf(a, "%04d-%02d-%02d %02d:%02d:%02d", date.year, date.month, date.day, (int)(second / 3600),
		(int)(second / 60 % 60), (int)(second % 60));
}

const char *sheet_number(struct arena *a, const char *stored, struct sheet_style style, bool epoch1904)
{
	struct decimal d;
	const char *text;

	if (!decimal_read(stored, &d))
		return NULL;
	if (style.format == SHEET_DATE || style.format == SHEET_DATE_TIME)
		return date_text(a, &d, style.format == SHEET_DATE_TIME, epoch1904);
	if (style.format == SHEET_PERCENT) {
		d.places -= d.ndigits > 0 ? 2 : 0;
		return decimal_text(a, &d, "%");
	}
	text = decimal_text(a, &d, "");
	if (style.format == SHEET_DIGITS && !d.negative && d.places <= 0)
		while ((int)strlen(text) < style.digits)
			text = arena_printf(a, "0%s", text);
	return text;
}
