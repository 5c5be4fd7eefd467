/* pdf_cut: a face cut down to the characters in use, once for all that will be set and then for each file. */
#ifndef GONGBU_PDF_CUT_H
#define GONGBU_PDF_CUT_H

#include <stddef.h>

#include "buf.h"
#include "pdf_face.h"

struct pdf_cut;

/* Keeps `glyphs`, which the face has; all of its own where n is 0. The file is read again. */
struct pdf_cut *pdf_cut_open(const char *path, const struct pdf_glyph *glyphs, size_t n);
void pdf_cut_close(struct pdf_cut *);

/* Adds to `file` what a PDF embeds of these characters, at least one: bare CFF outlines or a TrueType file. */
void pdf_cut_file(const struct pdf_cut *, const struct pdf_glyph *glyphs, size_t n, struct buf *file);

#endif
