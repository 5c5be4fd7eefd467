#include "pdf_face.h"

#include <stdlib.h>
#include <string.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_CID_H
#include FT_TRUETYPE_TABLES_H

#include "arena.h"

struct pdf_face {
	FT_Library library;
	FT_Face ft;
	bool cid_keyed;                /* outlines in CFF, with CIDs of their own; else TrueType: CID = glyph */
	char name[64];                 /* PostScript name */
};

static bool name_take(struct pdf_face *f)
{
	const char *name = FT_Get_Postscript_Name(f->ft);

	if (name == NULL || strlen(name) >= sizeof f->name)
		return false;
	memcpy(f->name, name, strlen(name) + 1);
	return true;
}

struct pdf_face *pdf_face_open(const char *dir, const char *file, struct diag *d)
{
	struct pdf_face *f = calloc(1, sizeof *f);
	struct buf path = {0};
	FT_Bool cid_keyed = 0;

	if (f == NULL || FT_Init_FreeType(&f->library) != 0)
		die("out of memory");
	buf_printf(&path, "%s/%s", dir, file);
	if (FT_New_Face(f->library, buf_str(&path), 0, &f->ft) != 0 || !name_take(f)) {
		diag_error(d, (struct src){dir, 0, 0}, "form-font",
			"\"%s\" is not here or cannot be read as a font; forms are filled in with it (gen/fonts.sh brings it)",
			"这里没有可用的字体文件“%s”，填写表格要用它（gen/fonts.sh 可取得）", file);
		buf_free(&path);
		pdf_face_close(f);
		return NULL;
	}
	buf_free(&path);
	FT_Get_CID_Is_Internally_CID_Keyed(f->ft, &cid_keyed);
	f->cid_keyed = cid_keyed;
	return f;
}

void pdf_face_close(struct pdf_face *f)
{
	if (f == NULL)
		return;
	if (f->ft != NULL)
		FT_Done_Face(f->ft);
	FT_Done_FreeType(f->library);
	free(f);
}

/* Design units in thousandths of an em, to the nearest. */
static int thousandths(const struct pdf_face *f, long units)
{
	long em = f->ft->units_per_EM, n = units * 2000 + (units < 0 ? -em : em);

	return (int)(n / (2 * em));
}

bool pdf_face_glyph(const struct pdf_face *f, uint32_t code, struct pdf_glyph *glyph)
{
	unsigned gid = FT_Get_Char_Index(f->ft, code);
	FT_Fixed advance;

	*glyph = (struct pdf_glyph){.code = code, .cid = gid};
	if (gid == 0 || FT_Get_Advance(f->ft, gid, FT_LOAD_NO_SCALE, &advance) != 0)
		return false;
	glyph->advance = thousandths(f, advance);
	return !f->cid_keyed || FT_Get_CID_From_Glyph_Index(f->ft, gid, &glyph->cid) == 0;
}

int pdf_face_ascent(const struct pdf_face *f)
{
	return thousandths(f, f->ft->ascender);
}

int pdf_face_descent(const struct pdf_face *f)
{
	return thousandths(f, -f->ft->descender);
}

/* ---- a font's objects ---- */

static int by_cid(const void *a, const void *b)
{
	const struct pdf_glyph *x = a, *y = b;

	return x->cid != y->cid ? (x->cid > y->cid) - (x->cid < y->cid) : (x->code > y->code) - (x->code < y->code);
}

/* "ABCDEF+": which characters a font was cut down to, as PDF wants it marked. */
static void tag_write(struct buf *b, const struct pdf_glyph *glyphs, size_t n)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < n; i++)
		hash = (hash ^ glyphs[i].cid) * 16777619u;
	for (int i = 0; i < 6; i++, hash /= 26)
		buf_putc(b, (char)('A' + hash % 26));
	buf_putc(b, '+');
}

/* Widths other than an em, one array for each run of CIDs that follow one another. */
static void widths_write(struct buf *b, const struct pdf_glyph *glyphs, size_t n)
{
	const struct pdf_glyph *last = NULL;

	buf_puts(b, " /DW 1000 /W [");
	for (size_t i = 0; i < n; i++) {
		const struct pdf_glyph *g = &glyphs[i];

		if (g->advance == 1000 || (last != NULL && g->cid == last->cid))
			continue;
		if (last == NULL || g->cid != last->cid + 1)
			buf_printf(b, "%s %u [", last == NULL ? "" : "]", g->cid);
		buf_printf(b, " %d", g->advance);
		last = g;
	}
	buf_puts(b, last == NULL ? "]" : "]]");
}

static void utf16_write(struct buf *b, uint32_t code)
{
	if (code < 0x10000)
		buf_printf(b, "<%04X>", (unsigned)code);
	else
		buf_printf(b, "<%04X%04X>", (unsigned)(0xD7C0 + (code >> 10)), (unsigned)(0xDC00 + (code & 0x3FF)));
}

/* What character each CID stands for; of several for one glyph the first. */
static void to_unicode_write(struct buf *b, const struct pdf_glyph *glyphs, size_t n)
{
	size_t left = 0;

	buf_puts(b, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
	for (size_t i = 0; i < n; i++) {
		if (left == 0) {
			left = n - i < 100 ? n - i : 100;
			buf_printf(b, "%zu beginbfchar\n", left);
		}
		buf_printf(b, "<%04X> ", glyphs[i].cid);
		utf16_write(b, glyphs[i].code);
		buf_putc(b, '\n');
		if (--left == 0)
			buf_puts(b, "endbfchar\n");
	}
	buf_puts(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
}

static void descriptor_write(const struct pdf_face *f, struct buf *b, const char *name)
{
	const FT_BBox *box = &f->ft->bbox;
	const TT_OS2 *os2 = FT_Get_Sfnt_Table(f->ft, FT_SFNT_OS2);
	long capital = os2 != NULL && os2->sCapHeight > 0 ? os2->sCapHeight : f->ft->ascender;

	buf_printf(b, "<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0"
		" /Ascent %d /Descent %d /CapHeight %d /StemV 80 >>", name, thousandths(f, box->xMin), thousandths(f, box->yMin),
		thousandths(f, box->xMax), thousandths(f, box->yMax), pdf_face_ascent(f), -pdf_face_descent(f),
		thousandths(f, capital));
}

/* Glyphs sorted by CID, none twice. */
static void font_describe(const struct pdf_face *f, const struct pdf_glyph *glyphs, size_t n, struct pdf_font *font)
{
	struct buf name = {0};

	tag_write(&name, glyphs, n);
	buf_puts(&name, f->name);
	buf_printf(&font->type0, "<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H >>", buf_str(&name));
	buf_printf(&font->cid_font, "<< /Type /Font /Subtype %s /BaseFont /%s"
		" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
		f->cid_keyed ? "/CIDFontType0" : "/CIDFontType2 /CIDToGIDMap /Identity", buf_str(&name));
	widths_write(&font->cid_font, glyphs, n);
	buf_puts(&font->cid_font, " >>");
	descriptor_write(f, &font->descriptor, buf_str(&name));
	to_unicode_write(&font->to_unicode, glyphs, n);
	font->file_key = f->cid_keyed ? "/FontFile3" : "/FontFile2";
	buf_free(&name);
}

/* Sorts by CID and keeps the first of those that share one; returns how many are left. */
static size_t glyphs_sort(struct pdf_glyph *glyphs, size_t n)
{
	size_t kept = 0;

	qsort(glyphs, n, sizeof *glyphs, by_cid);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || glyphs[i].cid != glyphs[kept - 1].cid)
			glyphs[kept++] = glyphs[i];
	return kept;
}

void pdf_face_whole(const struct pdf_face *f, struct pdf_font *font)
{
	struct pdf_glyph *glyphs = calloc((size_t)f->ft->num_glyphs * 2, sizeof *glyphs);
	size_t n = 0;
	FT_UInt gid;

	if (glyphs == NULL)
		die("out of memory");
	for (FT_ULong code = FT_Get_First_Char(f->ft, &gid); gid != 0 && n < (size_t)f->ft->num_glyphs * 2;
		code = FT_Get_Next_Char(f->ft, code, &gid))
		if (pdf_face_glyph(f, (uint32_t)code, &glyphs[n]))
			n++;
	font_describe(f, glyphs, glyphs_sort(glyphs, n), font);
	free(glyphs);
}

size_t pdf_face_some(const struct pdf_face *f, struct pdf_glyph *glyphs, size_t n, struct pdf_font *font)
{
	n = glyphs_sort(glyphs, n);
	font_describe(f, glyphs, n, font);
	return n;
}

void pdf_font_clear(struct pdf_font *font)
{
	buf_clear(&font->type0);
	buf_clear(&font->cid_font);
	buf_clear(&font->descriptor);
	buf_clear(&font->to_unicode);
}

void pdf_font_free(struct pdf_font *font)
{
	buf_free(&font->type0);
	buf_free(&font->cid_font);
	buf_free(&font->descriptor);
	buf_free(&font->to_unicode);
}
