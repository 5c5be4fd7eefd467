#include "search_terms.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "search_stem.h"
#include "text.h"

static bool is_han(uint32_t c)
{
	return (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) || c == 0x3007 || (c >= 0x20000 && c <= 0x2ffff);
}

/* Full-width forms to plain ones, capitals to small letters. */
static uint32_t fold(uint32_t c)
{
	if (c >= 0xff01 && c <= 0xff5e)
		c -= 0xfee0;
	return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

static bool is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static bool is_word(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || is_digit(c);
}

/* Punctuation that ends a phrase: of the plain forms, after folding. */
static bool parts(uint32_t c)
{
	return c == 0x3001 || c == 0x3002 || (c < 0x80 && strchr(",.;:!?\n", (int)c) != NULL);
}

static uint32_t peek(const char *p, const char *end)
{
	return p < end ? fold(utf8_next(&p)) : 0;
}

/* At the comma of 1,200: three digits follow, and no fourth. */
static bool thousands(const char *p, const char *end)
{
	int digits = 0;

	while (p < end && digits < 4 && is_digit(fold(utf8_next(&p))))
		digits++;
	return digits == 3;
}

/* A word or number that begins at *p; moves *p past it. */
static void word_put(const char **p, const char *end, search_term_fn *put, void *ctx)
{
	char word[STEM_MAX + 1];
	size_t n = 0;
	bool digit = false;

	while (*p < end) {
		const char *after = *p;
		uint32_t c = fold(utf8_next(&after));
		bool joins = digit && ((c == '.' && is_digit(peek(after, end))) || (c == ',' && thousands(after, end)));

		if (!is_word(c) && !joins)
			break;
		if (n < sizeof word && c != ',')
			word[n++] = (char)c;
		digit = is_digit(c);
		*p = after;
	}
	if (n <= STEM_MAX)
		put(ctx, word, stem_word(word, n), 0);
}

void search_terms(const char *text, size_t n, search_term_fn *put, void *ctx)
{
	const char *p = text, *end = text + n, *last = NULL; /* last: the character before, when it may make a pair */
	char pair[8];
	size_t had = 0;

	while (p < end) {
		const char *from = p;
		uint32_t c = fold(utf8_next(&p));

		if (is_han(c)) {
			size_t width = (size_t)(p - from);

			if (last != NULL) {
				memcpy(pair, last, had);
				memcpy(pair + had, from, width);
				put(ctx, pair, had + width, 1);
			}
			last = from;
			had = width;
			continue;
		}
		if (last != NULL && (is_word(c) || parts(c))) {
			put(ctx, last, had, 1);
			last = NULL;
		}
		if (is_word(c)) {
			p = from;
			word_put(&p, end, put, ctx);
		}
	}
	if (last != NULL)
		put(ctx, last, had, 1);
}
