#include "inspect_bytes.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

#include "text.h"

#define DECLARED_WITHIN 1024 /* HTML: the declaration stands in the first 1024 bytes */

struct src place_at(struct place *w, size_t offset)
{
	for (; w->at < offset && w->at < w->n; w->at++) {
		if (w->p[w->at] == '\n') {
			w->src.line++;
			w->src.col = 1;
		} else if (((unsigned char)w->p[w->at] & 0xC0) != 0x80) {
			w->src.col++;
		}
	}
	return w->src;
}

/* The word after charset=, or NULL. */
static const char *charset_declared(struct arena *a, const char *p, size_t n)
{
	static const char stop[] = "\"'; />\t\r\n";
	size_t end = n < DECLARED_WITHIN ? n : DECLARED_WITHIN, from, to;

	for (size_t i = 0; i + 8 < end; i++) {
		if (strncasecmp(p + i, "charset=", 8) != 0)
			continue;
		from = i + 8;
		if (p[from] == '"' || p[from] == '\'')
			from++;
		for (to = from; to < end && strchr(stop, p[to]) == NULL; to++)
			;
		return arena_copy(a, p + from, to - from);
	}
	return NULL;
}

/* GBK and GB2312 are read as what contains them. */
static const char *charset_known(const char *name)
{
	if (strcasecmp(name, "gb2312") == 0 || strcasecmp(name, "gbk") == 0 || strcasecmp(name, "gb18030") == 0)
		return "GB18030";
	if (strcasecmp(name, "utf-8") == 0 || strcasecmp(name, "utf8") == 0)
		return "UTF-8";
	return strcasecmp(name, "big5") == 0 ? "BIG5" : strcasecmp(name, "utf-16") == 0 ? "UTF-16LE" : NULL;
}

static void report_bytes(const char *file, const char *text, size_t at, const char *charset, struct diag *d)
{
	struct place w = {.p = text, .n = at, .src = {file, 1, 1}};

	diag_error(d, place_at(&w, at), "encoding", "the bytes here are not %s, which the page declares",
		"此处的字节不是网页所声明的编码 %s", charset);
}

/* Every byte that is not `charset` becomes U+FFFD, the first is reported. */
static char *convert(struct arena *a, const char *file, const char *charset, const char *p, size_t n, size_t *out,
	struct diag *d)
{
	size_t cap = n * 3 + 4, left = n, room = cap - 1; /* 1 byte: at most 3 of UTF-8 */
	char *text = arena_alloc(a, cap), *to = text, *in = arena_copy(a, p, n);
	iconv_t cd = iconv_open("UTF-8", charset);
	bool told = false;

	if (cd == (iconv_t)-1)
		die("iconv has no %s", charset);
	while (left > 0 && iconv(cd, &in, &left, &to, &room) == (size_t)-1 && errno != E2BIG) {
		if (!told)
			report_bytes(file, text, (size_t)(to - text), charset, d);
		told = true;
		if (room < 3)
			break;
		memcpy(to, "\xEF\xBF\xBD", 3);
		to += 3;
		room -= 3;
		in++;
		left--;
	}
	iconv_close(cd);
	*to = '\0';
	*out = (size_t)(to - text);
	return text;
}

char *page_decode(struct arena *a, const char *file, const char *p, size_t n, size_t *out, struct diag *d)
{
	const char *declared, *charset;
	struct src top = {file, 1, 1};

	if (n >= 2 && (memcmp(p, "\xFF\xFE", 2) == 0 || memcmp(p, "\xFE\xFF", 2) == 0))
		return convert(a, file, p[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE", p + 2, n - 2, out, d);
	if (n >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0)
		return convert(a, file, "UTF-8", p + 3, n - 3, out, d);
	declared = charset_declared(a, p, n);
	charset = declared == NULL ? NULL : charset_known(declared);
	if (declared == NULL)
		diag_error(d, top, "encoding", "the page does not say its encoding; write <meta charset=\"utf-8\"> in its first 1024 bytes",
			"网页没有声明编码；请在开头 1024 字节内写 <meta charset=\"utf-8\">");
	else if (charset == NULL)
		diag_error(d, top, "encoding", "the encoding \"%s\" is not known here; accepted: utf-8, gb18030, gbk, gb2312, big5",
			"不认识编码“%s”；可用：utf-8、gb18030、gbk、gb2312、big5", declared);
	if (charset == NULL)
		charset = utf8_valid(p, n) == n ? "UTF-8" : "GB18030"; /* what an undeclared Chinese page is, if not UTF-8 */
	return convert(a, file, charset, p, n, out, d);
}
