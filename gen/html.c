#include "html.h"

#include <stdarg.h>
#include <string.h>
#include <strings.h>

static const char *const void_elements[] = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
	"source", "track", "wbr", NULL};
static const char *const boolean_attributes[] = {"allowfullscreen", "async", "autofocus", "autoplay", "checked",
	"controls", "default", "defer", "disabled", "formnovalidate", "hidden", "inert", "ismap", "itemscope", "loop",
	"multiple", "muted", "nomodule", "novalidate", "open", "playsinline", "readonly", "required", "reversed",
	"selected", NULL};
static const char *const allowed_schemes[] = {"http", "https", "mailto", "tel", NULL};

/* What stands for a byte: in text, and between double quotes. */
static const char *const text_escapes[256] = {['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;"};
static const char *const attribute_escapes[256] = {['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;"};

/* Whether there may be an escape: a smaller table than theirs. */
static const unsigned char escaped[256] = {['&'] = 1, ['<'] = 1, ['>'] = 1, ['"'] = 1};

static bool listed(const char *const *names, const char *name)
{
	for (; *names != NULL; names++)
		if (strcmp(*names, name) == 0)
			return true;
	return false;
}

static void escape(struct buf *out, const char *p, size_t n, const char *const *escapes)
{
	size_t from = 0;

	if (n >= 64 && memchr(p, '&', n) == NULL && memchr(p, '<', n) == NULL && memchr(p, '>', n) == NULL &&
		(escapes['"'] == NULL || memchr(p, '"', n) == NULL)) {
		buf_add(out, p, n); /* what a paragraph nearly always is */
		return;
	}
	for (size_t i = 0; i < n; i++) {
		const char *e;

		while (i < n && escaped[(unsigned char)p[i]] == 0)
			i++;
		e = i == n ? NULL : escapes[(unsigned char)p[i]];
		if (e == NULL)
			continue;
		buf_add(out, p + from, i - from);
		buf_puts(out, e);
		from = i + 1;
	}
	buf_add(out, p + from, n - from);
}

void html_text(struct buf *out, const char *p, size_t n)
{
	escape(out, p, n, text_escapes);
}

void html_attribute(struct buf *out, const char *p, size_t n)
{
	escape(out, p, n, attribute_escapes);
}

bool html_is_void(const char *element)
{
	return listed(void_elements, element);
}

bool html_is_boolean(const char *attribute)
{
	return listed(boolean_attributes, attribute);
}

static bool scheme_allowed(const char *p, size_t n)
{
	for (const char *const *s = allowed_schemes; *s != NULL; s++)
		if (strlen(*s) == n && strncasecmp(*s, p, n) == 0)
			return true;
	return false;
}

/* Browsers drop line breaks and leading blanks before they look for a scheme, and read \ as /. */
static bool url_plain(const char *url)
{
	if (url[0] == ' ' || strchr(url, '\\') != NULL)
		return false;
	for (const char *p = url; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20 || *p == 0x7F)
			return false;
	return true;
}

bool html_url_relative(const char *url)
{
	return url_plain(url) && strncmp(url, "//", 2) != 0 && url[strcspn(url, ":/?#")] != ':';
}

bool html_url_allowed(const char *url)
{
	size_t n = strcspn(url, ":/?#");

	if (url[n] != ':')
		return html_url_relative(url);
	return url_plain(url) && scheme_allowed(url, n);
}

static void open_tag(struct buf *out, const char *element, va_list ap)
{
	const char *name, *value;

	buf_putc(out, '<');
	buf_puts(out, element);
	while ((name = va_arg(ap, const char *)) != NULL) {
		value = va_arg(ap, const char *);
		if (value == NULL)
			continue;
		buf_putc(out, ' ');
		buf_puts(out, name);
		if ((value[0] == '\0' || strcmp(name, value) == 0) && html_is_boolean(name))
			continue;
		buf_add(out, "=\"", 2);
		html_attribute(out, value, strlen(value));
		buf_putc(out, '"');
	}
	buf_putc(out, '>');
}

void html_open(struct buf *out, const char *element, ...)
{
	va_list ap;

	va_start(ap, element);
	open_tag(out, element, ap);
	va_end(ap);
}

void html_close(struct buf *out, const char *element)
{
	buf_add(out, "</", 2);
	buf_puts(out, element);
	buf_putc(out, '>');
}

void html_element(struct buf *out, const char *element, const char *text, ...)
{
	va_list ap;

	va_start(ap, text);
	open_tag(out, element, ap);
	va_end(ap);
	if (html_is_void(element))
		return;
	if (text != NULL)
		html_text(out, text, strlen(text));
	html_close(out, element);
}
