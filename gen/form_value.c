#include "form_value.h"

#include <stdlib.h>
#include <string.h>

#include <pango/pango.h>

#include "pdf_cut.h"
#include "text.h"

/* As form_text sets Chinese: the optical box of a line, in ems about its baseline, and the lines' distance. */
#define ABOVE 0.79
#define BELOW 0.17
#define LEADING 1.3

#define PAGES 0x1100            /* of Unicode */
enum { FACE_VALUE, FACE_VALUE_LATIN, FACE_VALUE_MORE };

static const char *const files[VALUE_FACES] = {
	[FACE_VALUE] = "FandolFang-Regular.otf",
	[FACE_VALUE_LATIN] = "LiberationSerif-Regular.ttf",
	[FACE_VALUE_MORE] = "FormField.otf",
};

/* A character as it is set. */
struct sign {
	struct pdf_glyph glyph;
	int face;                      /* -1: none has it */
	unsigned drawn;                /* the file it was last drawn in */
};

struct line {
	size_t from, to;               /* of the signs */
	double width;
};

struct glyphs { struct pdf_glyph *list; size_t n, cap; };

struct form_types {
	char *dir;
	bool latin;                    /* the form around it is in English */
	struct pdf_face *faces[VALUE_FACES];
	struct pdf_cut *cuts[VALUE_FACES];
	struct sign **pages[PAGES + 1]; /* by code: of 256 each; the last of shared signs in Latin text */
	struct glyphs all[VALUE_FACES], drawn[VALUE_FACES];
	struct pdf_embedded embedded[VALUE_FACES];
	unsigned file;
	/* What was set last. */
	struct sign **signs;
	PangoLogAttr *breaks;
	size_t nsigns, cap;
	struct line lines[64];
	size_t nlines;
	double size;
	bool words;                    /* it has letters, not figures and signs alone */
	const struct form_space *space;
	enum form_align_value align;
};

struct form_types *form_types_open(const char *font_dir, bool latin, struct diag *d)
{
	struct form_types *t = calloc(1, sizeof *t);
	bool all = true;

	if (t == NULL || (t->dir = strdup(font_dir)) == NULL)
		die("out of memory");
	t->latin = latin;
	t->file = 1;
	for (int i = 0; i < VALUE_FACES; i++) {
		t->faces[i] = pdf_face_open(font_dir, files[i], d);
		all = all && t->faces[i] != NULL;
	}
	if (all)
		return t;
	form_types_close(t);
	return NULL;
}

void form_types_close(struct form_types *t)
{
	if (t == NULL)
		return;
	for (size_t i = 0; i < sizeof t->pages / sizeof t->pages[0]; i++) {
		for (size_t k = 0; t->pages[i] != NULL && k < 256; k++)
			free(t->pages[i][k]);
		free(t->pages[i]);
	}
	for (int i = 0; i < VALUE_FACES; i++) {
		pdf_face_close(t->faces[i]);
		pdf_cut_close(t->cuts[i]);
		free(t->all[i].list);
		free(t->drawn[i].list);
		pdf_font_free(&t->embedded[i].font);
		buf_free(&t->embedded[i].file);
	}
	free(t->signs);
	free(t->breaks);
	free(t->dir);
	free(t);
}

/* ---- characters ---- */

/* Dashes, quotation marks and dots, which both write, each in its own way. */
static bool is_shared(uint32_t code)
{
	return code == 0xB7 || (code >= 0x2010 && code <= 0x2027);
}

/* Which face is asked first: Latin letters and digits are Latin. */
static bool is_latin(uint32_t code)
{
	return code < 0x2000 && code != 0xD7;
}

static bool has_chinese(const char *text)
{
	bool found = false;

	while (*text != '\0' && !found)
		found = utf8_next(&text) >= 0x2E80;
	return found;
}

static void glyph_add(struct glyphs *g, const struct pdf_glyph *glyph)
{
	if (g->n == g->cap) {
		g->cap = g->cap == 0 ? 64 : g->cap * 2;
		g->list = realloc(g->list, g->cap * sizeof *g->list);
		if (g->list == NULL)
			die("out of memory");
	}
	g->list[g->n++] = *glyph;
}

static struct sign *sign_new(struct form_types *t, uint32_t code, bool latin)
{
	static const int orders[2][VALUE_FACES] = {
		{FACE_VALUE, FACE_VALUE_MORE, FACE_VALUE_LATIN}, {FACE_VALUE_LATIN, FACE_VALUE, FACE_VALUE_MORE},
	};
	const int *order = orders[latin];
	struct sign *sign = calloc(1, sizeof *sign);

	if (sign == NULL)
		die("out of memory");
	sign->face = -1;
	for (int i = 0; sign->face < 0 && i < VALUE_FACES; i++)
		sign->face = pdf_face_glyph(t->faces[order[i]], code, &sign->glyph) ? order[i] : -1;
	if (sign->face >= 0)
		glyph_add(&t->all[sign->face], &sign->glyph);
	return sign;
}

/* A sign that both write as it is in the text around it; where that is Latin it has a place of its own. */
static struct sign *sign_of(struct form_types *t, uint32_t code, bool chinese)
{
	bool latin = is_shared(code) ? !chinese : is_latin(code);
	struct sign ***page = &t->pages[latin && is_shared(code) ? PAGES : code >> 8];

	if (*page == NULL && (*page = calloc(256, sizeof **page)) == NULL)
		die("out of memory");
	if ((*page)[code & 255] == NULL)
		(*page)[code & 255] = sign_new(t, code, latin);
	return (*page)[code & 255];
}

static void room_make(struct form_types *t, size_t n)
{
	if (n + 1 <= t->cap)
		return;
	t->cap = n + 64;
	t->signs = realloc(t->signs, t->cap * sizeof *t->signs);
	t->breaks = realloc(t->breaks, t->cap * sizeof *t->breaks);
	if (t->signs == NULL || t->breaks == NULL)
		die("out of memory");
}

/* ---- lines ---- */

static double width_of(const struct form_types *t, size_t from, size_t to)
{
	long width = 0;

	for (size_t i = from; i < to; i++)
		width += t->signs[i]->glyph.advance;
	return (double)width / 1000;
}

/* The end of the line that begins at `from`, at most `most` ems wide; beyond any break where one word is longer. */
static size_t line_end(const struct form_types *t, size_t from, double most)
{
	double width = 0;
	size_t last = from;

	for (size_t i = from; i < t->nsigns; i++) {
		bool space = t->signs[i]->glyph.code == ' ';

		if (i > from && t->breaks[i].is_line_break)
			last = i;
		if (i > from && t->breaks[i].is_mandatory_break)
			return i;
		width += t->signs[i]->glyph.advance / 1000.0;
		if (width > most && !space)
			return last > from ? last : i > from ? i : i + 1;
	}
	return t->nsigns;
}

/* Breaks what is to be set into lines at a size; false where they are too many for the space's height. */
static bool lines_break(struct form_types *t, double size, bool wrap)
{
	const struct form_box *box = &t->space->box;
	size_t most = (size_t)((box->h / size - ABOVE - BELOW) / LEADING + 1.001), at = 0;

	if (box->h < (ABOVE + BELOW) * size - 0.01)
		return false;
	if (!wrap || most < 1)
		most = 1;
	if (most > sizeof t->lines / sizeof t->lines[0])
		most = sizeof t->lines / sizeof t->lines[0];
	t->size = size;
	for (t->nlines = 0; at < t->nsigns && t->nlines < most; t->nlines++) {
		struct line *line = &t->lines[t->nlines];

		line->from = at;
		at = line->to = line_end(t, at, box->w / size);
		while (line->to > line->from && t->signs[line->to - 1]->glyph.code == ' ')
			line->to--;
		line->width = width_of(t, line->from, line->to) * size;
		line->to = at;
	}
	return at == t->nsigns;
}

/* Reads the text into signs; a line break stays as a break only. */
static uint32_t signs_read(struct form_types *t, const char *text)
{
	size_t n = utf8_length(text, strlen(text));
	bool chinese = has_chinese(text);

	room_make(t, n);
	t->nsigns = 0;
	for (const char *p = text; *p != '\0';) {
		uint32_t code = utf8_next(&p);
		struct sign *sign = sign_of(t, code == '\n' || code == 0x3000 || code == 0xA0 ? ' ' : code, chinese);

		if (sign->face < 0)
			return code;
		t->signs[t->nsigns++] = sign;
	}
	pango_get_log_attrs(text, (int)strlen(text), 0, pango_language_from_string("zh-cn"), t->breaks, (int)n + 1);
	return 0;
}

/* The sizes a value is tried in, points. */
static const double sizes[] = {14, 13, 12, 11, 10.5, 10, 9.5, 9, 8.5, VALUE_LEAST};

enum value_fault form_value_set(struct form_types *t, const struct form_space *space, enum form_align_value align,
	const char *text, uint32_t *code)
{
	bool wrap = space->kind <= SPACE_AREA;

	t->space = space;
	t->align = align;
	t->words = strpbrk(text, "abcdefghijklmnopqrstuvwxyz") != NULL;
	*code = signs_read(t, text);
	if (*code != 0)
		return VALUE_NO_GLYPH;
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
		if (lines_break(t, sizes[i], wrap))
			return VALUE_FITS;
	*code = t->nlines == 0 ? 0 : (uint32_t)t->lines[t->nlines - 1].to;
	return VALUE_TOO_LONG;
}

/* ---- drawing ---- */

static void number_write(struct buf *b, double n)
{
	long hundredths = (long)(n * 100 + (n < 0 ? -0.5 : 0.5));

	buf_printf(b, "%ld.%02ld ", hundredths / 100, labs(hundredths % 100));
}

static void line_draw(struct form_types *t, const struct line *line, double y, struct buf *b)
{
	const struct form_box *box = &t->space->box;
	double left = box->w - line->width, x = box->x + (t->align == VALUE_LEFT ? 0 : t->align == VALUE_CENTRE ? left / 2 : left);
	int face = -1;

	buf_puts(b, "1 0 0 -1 ");
	number_write(b, x);
	number_write(b, y);
	buf_puts(b, "Tm\n");
	for (size_t i = line->from; i < line->to; i++) {
		static const char digits[] = "0123456789abcdef";
		struct sign *sign = t->signs[i];
		unsigned cid = sign->glyph.cid;
		const char hex[4] = {digits[cid >> 12 & 15], digits[cid >> 8 & 15], digits[cid >> 4 & 15], digits[cid & 15]};

		if (sign->drawn != t->file) {
			sign->drawn = t->file;
			glyph_add(&t->drawn[sign->face], &sign->glyph);
		}
		if (sign->face != face) {
			buf_puts(b, face < 0 ? "" : "> Tj\n");
			face = sign->face;
			buf_printf(b, "/V%d ", face);
			number_write(b, t->size);
			buf_puts(b, "Tf <");
		}
		buf_add(b, hex, sizeof hex);
	}
	buf_puts(b, "> Tj\n");
}

/* A value in another language than the form around it says so: Chinese in the English one, English words in others. */
static const char *lang_said(const struct form_types *t)
{
	bool latin = true;

	for (size_t i = 0; i < t->nsigns; i++)
		latin = latin && t->signs[i]->face == FACE_VALUE_LATIN;
	if (latin == t->latin || (latin && !t->words))
		return "";
	return latin ? " /Lang (en)" : " /Lang (zh-Hans)";
}

void form_value_draw(struct form_types *t, int mark, struct buf *b)
{
	const struct form_box *box = &t->space->box;
	double height = (ABOVE + BELOW + LEADING * (double)(t->nlines - 1)) * t->size;
	double y = box->y + (t->space->kind == SPACE_AREA ? 0 : (box->h - height) / 2) + ABOVE * t->size;

	if (t->nlines == 0) {
		form_value_none(mark, b);
		return;
	}
	buf_printf(b, "/Span <</MCID %d%s>> BDC\nBT\n", mark, lang_said(t));
	for (size_t i = 0; i < t->nlines; i++)
		line_draw(t, &t->lines[i], y + LEADING * t->size * (double)i, b);
	buf_puts(b, "ET\nEMC\n");
}

void form_value_none(int mark, struct buf *b)
{
	buf_printf(b, "/Span <</MCID %d>> BDC\nEMC\n", mark);
}

/* ---- fonts ---- */

static void font_make(struct form_types *t, int face, struct glyphs *g)
{
	struct pdf_embedded *e = &t->embedded[face];

	pdf_font_clear(&e->font);
	buf_clear(&e->file);
	g->n = pdf_face_some(t->faces[face], g->list, g->n, &e->font);
	pdf_cut_file(t->cuts[face], g->list, g->n, &e->file);
}

/* A face is cut for each file out of what is cut for all; where there is one file only, out of the whole. */
static void face_cut(struct form_types *t, int face, size_t nfiles)
{
	const struct glyphs *g = &t->all[face];
	struct buf path = {0};

	buf_printf(&path, "%s/%s", t->dir, files[face]);
	t->cuts[face] = pdf_cut_open(buf_str(&path), g->list, nfiles > 1 ? g->n : 0);
	buf_free(&path);
}

void form_types_cut(struct form_types *t, size_t nfiles)
{
	for (int i = 0; i < VALUE_FACES; i++)
		if (t->all[i].n > 0)
			face_cut(t, i, nfiles);
	/* Latin letters and digits are few: all files carry the same ones. */
	if (t->all[FACE_VALUE_LATIN].n > 0)
		font_make(t, FACE_VALUE_LATIN, &t->all[FACE_VALUE_LATIN]);
}

void form_types_embed(struct form_types *t, const struct pdf_embedded *fonts[VALUE_FACES])
{
	for (int i = 0; i < VALUE_FACES; i++) {
		struct glyphs *g = &t->drawn[i];

		fonts[i] = g->n == 0 ? NULL : &t->embedded[i];
		if (g->n > 0 && i != FACE_VALUE_LATIN)
			font_make(t, i, g);
		g->n = 0;
	}
	t->file++;
}
