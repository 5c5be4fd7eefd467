#include "svg.h"

#include <stdio.h>
#include <string.h>

#include "html.h"
#include "text.h"

struct length {
	char text[32];
};

/* 1250, "%" → 12.5%; whole numbers without a point. */
static struct length length_of(long hundredths, const char *unit)
{
	struct length l;
	const char *sign = hundredths < 0 ? "-" : "";
	long n = hundredths < 0 ? -hundredths : hundredths;

	if (n % 100 == 0)
		snprintf(l.text, sizeof l.text, "%s%ld%s", sign, n / 100, unit);
	else if (n % 10 == 0)
		snprintf(l.text, sizeof l.text, "%s%ld.%ld%s", sign, n / 100, n % 100 / 10, unit);
	else
		snprintf(l.text, sizeof l.text, "%s%ld.%02ld%s", sign, n / 100, n % 100, unit);
	return l;
}

static void about_open(struct buf *out, const struct svg_about *about, const char *width, const char *height,
	const char *box)
{
	struct buf title = {0}, description = {0};

	buf_printf(&title, "%s-title", about->id);
	buf_printf(&description, "%s-desc", about->id);
	html_open(out, "svg", "id", about->id, "class", about->class, "role", "img", "aria-labelledby", buf_str(&title),
		"aria-describedby", buf_str(&description), "width", width, "height", height, "viewBox", box, (char *)NULL);
	html_element(out, "title", about->title, "id", buf_str(&title), (char *)NULL);
	html_element(out, "desc", about->description, "id", buf_str(&description), (char *)NULL);
	buf_free(&title);
	buf_free(&description);
}

struct svg svg_fluid(struct buf *out, const struct svg_about *about, long height)
{
	struct svg s = {out, "%", "em"};

	about_open(out, about, "100%", length_of(height, "em").text, NULL);
	return s;
}

struct svg svg_fixed(struct buf *out, const struct svg_about *about, long width, long height)
{
	struct svg s = {out, "", ""};
	char box[80];

	snprintf(box, sizeof box, "0 0 %s %s", length_of(width, "").text, length_of(height, "").text);
	about_open(out, about, NULL, NULL, box);
	return s;
}

void svg_close(const struct svg *s)
{
	html_close(s->out, "svg");
}

void svg_rect(const struct svg *s, const char *class, long x, long y, long width, long height)
{
	html_element(s->out, "rect", NULL, "class", class, "x", length_of(x, s->x_unit).text, "y",
		length_of(y, s->y_unit).text, "width", length_of(width, s->x_unit).text, "height",
		length_of(height, s->y_unit).text, (char *)NULL);
}

void svg_line(const struct svg *s, const char *class, long x1, long y1, long x2, long y2)
{
	html_element(s->out, "line", NULL, "class", class, "x1", length_of(x1, s->x_unit).text, "y1",
		length_of(y1, s->y_unit).text, "x2", length_of(x2, s->x_unit).text, "y2", length_of(y2, s->y_unit).text,
		(char *)NULL);
}

void svg_dot(const struct svg *s, const char *class, long x, long y, long r)
{
	html_element(s->out, "circle", NULL, "class", class, "cx", length_of(x, s->x_unit).text, "cy",
		length_of(y, s->y_unit).text, "r", length_of(r, s->y_unit).text, (char *)NULL);
}

void svg_text(const struct svg *s, const char *class, long x, long dx, long y, const char *anchor, const char *text)
{
	html_element(s->out, "text", text, "class", class, "x", length_of(x, s->x_unit).text, "dx",
		dx == 0 ? NULL : length_of(dx, s->y_unit).text, "y", length_of(y, s->y_unit).text, "text-anchor",
		strcmp(anchor, "start") == 0 ? NULL : anchor, (char *)NULL);
}

/* ---- lines ---- */
static size_t code_width(uint32_t code)
{
	return text_is_han(code) ? 2 : 1;
}

size_t svg_width(const char *text)
{
	size_t n = 0;

	while (*text != '\0')
		n += code_width(utf8_next(&text));
	return n;
}

/* Marks that may not begin a line, and those that may not end one. */
static bool listed(const char *marks, uint32_t code)
{
	while (*marks != '\0')
		if (utf8_next(&marks) == code)
			return true;
	return false;
}

static bool may_break(uint32_t before, uint32_t after)
{
	if (after == ' ' || before == ' ')
		return true;
	return (text_is_han(before) || text_is_han(after)) && !listed("，、。；：！？）》〉〕”’…—·,.;:)", after) &&
		!listed("（《〈〔“‘(", before);
}

/* Where the line that begins at p ends: the last break that fits, else the first there is. */
static const char *line_end(const char *p, size_t width)
{
	const char *fit = NULL, *at = p;
	uint32_t before = 0;
	size_t n = 0;

	while (*at != '\0') {
		const char *here = at;
		uint32_t code = utf8_next(&at);

		if (here > p && may_break(before, code)) {
			if (n > width && fit != NULL)
				return fit;
			fit = here;
			if (n > width)
				return fit;
		}
		n += code_width(code);
		before = code;
	}
	return n > width && fit != NULL ? fit : at;
}

const char **svg_lines(struct arena *a, const char *text, size_t width)
{
	const char **lines = NULL;
	size_t n = 0;

	while (*(text += strspn(text, " ")) != '\0') {
		const char *end = line_end(text, width), *last = end;

		while (last > text && last[-1] == ' ')
			last--;
		*arena_append(a, lines, n) = arena_copy(a, text, (size_t)(last - text));
		text = end;
	}
	*arena_append(a, lines, n) = NULL;
	return lines;
}
