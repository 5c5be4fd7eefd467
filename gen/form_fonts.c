#include "form_fonts.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include "arena.h"
#include "buf.h"
#include "text.h"

/*
 * Each file becomes a family of its own: Fandol's bold files declare a regular weight and Liberation's two share a
 * family, so that asking by name and weight could pick the wrong one.
 */
enum { FACES_WHOLE = NFACES, NFILES = NFACES + 3 };
static const struct face {
	const char *file, *family;
} faces[NFILES] = {
	[FACE_FANG] = {"FormFang.otf", "form-fang"},
	[FACE_HEI] = {"FormHei.otf", "form-hei"},
	[FACE_SONG] = {"FormSong.otf", "form-song"},
	[FACE_LATIN] = {"LiberationSerif-Regular.ttf", "form-latin"},
	[FACE_LATIN_BOLD] = {"LiberationSerif-Bold.ttf", "form-latin-bold"},
	/* The first three with all their characters. */
	[FACES_WHOLE + FACE_FANG] = {"FandolFang-Regular.otf", "form-fang-whole"},
	[FACES_WHOLE + FACE_HEI] = {"FandolHei-Regular.otf", "form-hei-whole"},
	[FACES_WHOLE + FACE_SONG] = {"FandolSong-Bold.otf", "form-song-whole"},
};

struct form_fonts {
	FcConfig *config;
	PangoFontMap *map;
	PangoContext *context;
	PangoLayout *layout;
	PangoFontDescription *fonts[NFILES];
	char *dir;
	bool whole, whole_read;
};

static void xml_text(struct buf *b, const char *s)
{
	for (; *s != '\0'; s++) {
		if (*s == '&')
			buf_puts(b, "&amp;");
		else if (*s == '<')
			buf_puts(b, "&lt;");
		else
			buf_putc(b, *s);
	}
}

static void face_rename(struct buf *b, const char *dir, const struct face *face)
{
	buf_puts(b, "<match target=\"scan\"><test name=\"file\"><string>");
	xml_text(b, dir);
	buf_printf(b, "/%s</string></test>", face->file);
	buf_printf(b, "<edit name=\"family\" mode=\"assign_replace\"><string>%s</string></edit>", face->family);
	buf_puts(b, "<edit name=\"weight\" mode=\"assign_replace\"><const>regular</const></edit></match>");
}

static void files_add(FcConfig *config, const char *dir, size_t from, size_t to)
{
	struct buf path = {0};

	for (size_t i = from; i < to; i++) {
		buf_clear(&path);
		buf_printf(&path, "%s/%s", dir, faces[i].file);
		FcConfigAppFontAddFile(config, (const FcChar8 *)buf_str(&path));
	}
	buf_free(&path);
}

/* A configuration that knows the folder's files and has read nothing of the machine's own. */
static FcConfig *config_open(const char *dir)
{
	FcConfig *config = FcConfigCreate();
	struct buf xml = {0};
	bool fine;

	if (config == NULL)
		die("out of memory");
	buf_puts(&xml, "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>");
	for (size_t i = 0; i < NFILES; i++)
		face_rename(&xml, dir, &faces[i]);
	buf_puts(&xml, "</fontconfig>");
	fine = FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)buf_str(&xml), FcTrue) == FcTrue;
	buf_free(&xml);
	if (!fine)
		die("fontconfig does not take its configuration");
	files_add(config, dir, 0, NFACES);
	return config;
}

/* Pango reads the machine's font configuration whenever a font map is made, unless there is one in force already. */
static void machine_fonts_refuse(void)
{
	FcConfig *none = FcConfigCreate();

	if (none == NULL || !FcConfigSetCurrent(none))
		die("out of memory");
	FcConfigDestroy(none);
}

static bool files_exist(const char *dir, struct diag *d)
{
	struct buf path = {0};
	bool all = true;

	for (size_t i = 0; i < NFILES; i++) {
		buf_clear(&path);
		buf_printf(&path, "%s/%s", dir, faces[i].file);
		if (access(buf_str(&path), R_OK) == 0)
			continue;
		all = false;
		diag_error(d, (struct src){dir, 0, 0}, "form-font",
			"no font file \"%s\" here; the forms are set in it (gen/fonts.sh brings it)",
			"这里没有字体文件“%s”，表格要用它排版（gen/fonts.sh 可取得）", faces[i].file);
	}
	buf_free(&path);
	return all;
}

static void context_open(struct form_fonts *f)
{
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_surface_t *paper = cairo_pdf_surface_create_for_stream(NULL, NULL, 1, 1);

	cairo_surface_get_font_options(paper, options);
	cairo_surface_destroy(paper);
	f->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(f->map), f->config);
	pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(f->map), 72);
	f->context = pango_font_map_create_context(f->map);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(f->context, options);
	cairo_font_options_destroy(options);
	pango_context_set_round_glyph_positions(f->context, FALSE);
	pango_context_set_language(f->context, pango_language_from_string("zh-cn"));
	f->layout = pango_layout_new(f->context);
	pango_layout_set_wrap(f->layout, PANGO_WRAP_WORD);
}

/* A file that is no font is passed over without a word. */
static bool face_check(const struct form_fonts *f, size_t i, const char *dir, struct diag *d)
{
	const FcFontSet *set = FcConfigGetFonts(f->config, FcSetApplication);
	FcChar8 *family;

	for (int k = 0; k < set->nfont; k++)
		if (FcPatternGetString(set->fonts[k], FC_FAMILY, 0, &family) == FcResultMatch &&
			strcmp((const char *)family, faces[i].family) == 0)
			return true;
	diag_error(d, (struct src){dir, 0, 0}, "form-font", "\"%s\" cannot be read as a font; put the font itself there",
		"“%s”不是可用的字体文件，请换成字体文件", faces[i].file);
	return false;
}

struct form_fonts *form_fonts_open(const char *dir, struct diag *d)
{
	struct form_fonts *f;
	bool fine = true;

	if (!files_exist(dir, d))
		return NULL;
	f = calloc(1, sizeof *f);
	if (f == NULL || (f->dir = realpath(dir, NULL)) == NULL)
		die("out of memory");
	machine_fonts_refuse();
	f->config = config_open(f->dir);
	context_open(f);
	for (size_t i = 0; i < NFILES; i++) {
		f->fonts[i] = pango_font_description_new();
		pango_font_description_set_family_static(f->fonts[i], faces[i].family);
		fine = (i >= NFACES || face_check(f, i, dir, d)) && fine;
	}
	if (fine)
		return f;
	form_fonts_close(f);
	return NULL;
}

void form_fonts_close(struct form_fonts *f)
{
	if (f == NULL)
		return;
	for (size_t i = 0; i < NFILES; i++)
		pango_font_description_free(f->fonts[i]);
	g_object_unref(f->layout);
	g_object_unref(f->context);
	g_object_unref(f->map);
	FcConfigDestroy(f->config);
	free(f->dir);
	free(f);
}

void form_fonts_whole(struct form_fonts *f, bool whole)
{
	f->whole = whole;
	if (whole && !f->whole_read) {
		files_add(f->config, f->dir, NFACES, NFILES);
		pango_fc_font_map_config_changed(PANGO_FC_FONT_MAP(f->map));
		f->whole_read = true;
	}
}

static PangoFontDescription *font_of(const struct form_fonts *f, enum form_face face)
{
	return f->fonts[f->whole && face <= FACE_SONG ? FACES_WHOLE + face : face];
}

PangoLayout *form_fonts_set(struct form_fonts *f, enum form_face face, double size, const char *text, int n,
	double width)
{
	PangoFontDescription *font = font_of(f, face);

	pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
	pango_layout_set_font_description(f->layout, font);
	pango_layout_set_width(f->layout, width < 0 ? -1 : pango_units_from_double(width));
	pango_layout_set_indent(f->layout, 0);
	pango_layout_set_text(f->layout, text, n);
	return f->layout;
}

uint32_t form_fonts_missing(struct form_fonts *f, enum form_face face, const char *text)
{
	PangoFont *font = pango_context_load_font(f->context, font_of(f, face));
	hb_codepoint_t glyph;
	uint32_t code = 0;

	while (*text != '\0') {
		code = utf8_next(&text);
		if (code != '\n' && !hb_font_get_nominal_glyph(pango_font_get_hb_font(font), code, &glyph))
			break;
		code = 0;
	}
	g_object_unref(font);
	return code;
}
