#include "chart.h"

/* In hundredths of an em of the picture's text. */
#define LINE 140
#define BAR 155
#define GAP 85
/* Of a line, in half-width characters: what fits the narrowest column. Latin letters are narrower than half a hanzi. */
#define LABEL_WIDTH_ZH 34
#define LABEL_WIDTH_EN 38
/* From this share of the width on, in hundredths of a percent, the number stands inside its bar. */
#define NUMBER_INSIDE 4500

struct picture {
	struct arena *arena;
	size_t width;
	struct svg_about about;
	const struct chart_bar *bars;
	size_t n;
	int64_t largest;
};

static long picture_height(const struct picture *c)
{
	long height = 0;

	for (size_t i = 0; i < c->n; i++) {
		for (const char **line = svg_lines(c->arena, c->bars[i].label, c->width); *line != NULL; line++)
			height += LINE;
		height += BAR + GAP;
	}
	return height - GAP;
}

static void bar_write(const struct svg *s, const struct chart_bar *bar, long y, long width)
{
	bool inside = width >= NUMBER_INSIDE;

	svg_rect(s, bar->hollow ? "chart-bar upto" : "chart-bar", 0, y, width, BAR);
	svg_text(s, inside ? "chart-number on-bar" : "chart-number", width, inside ? -50 : 45, y + BAR - 42,
		inside ? "end" : "start", bar->number);
}

static void picture_write(struct buf *out, const void *ctx)
{
	const struct picture *c = ctx;
	struct svg s = svg_fluid(out, &c->about, picture_height(c));
	long y = 0;

	for (size_t i = 0; i < c->n; i++) {
		for (const char **line = svg_lines(c->arena, c->bars[i].label, c->width); *line != NULL; line++) {
			svg_text(&s, "chart-label", 0, 0, y + LINE - 42, "start", *line);
			y += LINE;
		}
		bar_write(&s, &c->bars[i], y, (long)(c->bars[i].value * 10000 / c->largest));
		y += BAR + GAP;
	}
	svg_close(&s);
}

void chart_bars(const struct page *p, struct data *item, const char *key, const struct svg_about *about,
	const struct chart_bar *bars, size_t n, int64_t largest)
{
	struct picture *c = arena_new(p->arena, struct picture, 1);

	*c = (struct picture){p->arena, p->lang == ZH ? LABEL_WIDTH_ZH : LABEL_WIDTH_EN, *about, bars, n, largest};
	data_html(item, key, picture_write, c);
}
