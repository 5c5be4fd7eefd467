#include "sheet_text.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "text.h"

static int lines_count(const char *p, size_t n)
{
	int lines = 1;

	for (size_t i = 0; i < n; i++)
		lines += p[i] == '\n';
	return lines;
}

static const char *wrong(const char *path, int line, struct diag *d, const char *en, const char *zh)
{
	diag_plain(d, (struct src){path, line, 0}, "sheet", NULL, en, zh);
	return NULL;
}

static const char *convert(struct arena *a, const char *encoding, const char *path, const char *p, size_t n,
	size_t *size, struct diag *d)
{
	size_t cap = 2 * n + 16, left = cap; /* two bytes give three at most, four give four */
	char *out = arena_alloc(a, cap + 1), *to = out, *from = (char *)(size_t)p; /* iconv only reads it */
	iconv_t state = iconv_open("UTF-8", encoding);
	bool fine;

	if (state == (iconv_t)-1)
		die("this machine cannot read %s: %s", encoding, strerror(errno));
	fine = iconv(state, &from, &n, &to, &left) != (size_t)-1;
	iconv_close(state);
	*size = (size_t)(to - out);
	if (!fine)
		return wrong(path, lines_count(out, *size), d,
			"a character here is in none of the encodings UTF-8, GB18030 and UTF-16; save the file as \"CSV UTF-8\"",
			"此处有字符不属于 UTF-8、GB18030、UTF-16 中的任何一种编码；请另存为“CSV UTF-8”");
	return out;
}

/*
 * Text that was meant as UTF-8 and is damaged in places: it has more whole characters of three bytes than places that
 * do not fit. Chinese in GB18030 has hardly any such characters.
 */
static bool meant_as_utf8(const char *p, size_t n)
{
	size_t whole = 0, broken = 0;

	for (size_t i = 0; i < n;) {
		size_t good = utf8_valid(p + i, n - i);

		for (size_t k = i; k < i + good; k++)
			whole += ((unsigned char)p[k] & 0xF0) == 0xE0;
		i += good;
		if (i < n) {
			broken++;
			i++;
		}
	}
	return whole > broken;
}

static const char *unmarked(const char *p, size_t *size)
{
	if (*size >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0) {
		*size -= 3;
		return p + 3;
	}
	return p;
}

const char *sheet_text(struct arena *a, const char *path, const char *p, size_t n, size_t *size, struct diag *d)
{
	size_t good;
	bool marked = n >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0;

	if (n >= 2 && (memcmp(p, "\xFF\xFE", 2) == 0 || memcmp(p, "\xFE\xFF", 2) == 0)) {
		p = convert(a, p[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE", path, p + 2, n - 2, size, d);
		if (p != NULL && memchr(p, '\0', *size) != NULL)
			return wrong(path, lines_count(p, (size_t)((const char *)memchr(p, '\0', *size) - p)), d,
				"an empty character (NUL) in the text", "文中有空字符（NUL）");
		return p;
	}
	if (memchr(p, '\0', n) != NULL)
		return wrong(path, lines_count(p, (size_t)((const char *)memchr(p, '\0', n) - p)), d,
			"this is no text in UTF-8 or GB18030; save the file as \"CSV UTF-8\"",
			"这不是 UTF-8 或 GB18030 文本；请另存为“CSV UTF-8”");
	good = utf8_valid(p, n);
	if (good == n) {
		*size = n;
		return unmarked(arena_copy(a, p, n), size);
	}
	if (marked || meant_as_utf8(p, n))
		return wrong(path, lines_count(p, good), d, "a damaged character; the rest of the file is UTF-8",
			"此处字符已损坏；文件其余部分为 UTF-8");
	p = convert(a, "GB18030", path, p, n, size, d);
	return p == NULL ? NULL : unmarked(p, size);
}
