/*
 * pdf_face: a font file as PDF files embed it: the code (CID) and width of each character, and the objects of a font.
 * Text set in such a font is a string of CIDs, two bytes each (Identity-H).
 */
#ifndef GONGBU_PDF_FACE_H
#define GONGBU_PDF_FACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "diag.h"

struct pdf_face;

struct pdf_glyph {
	uint32_t code;                 /* the character */
	unsigned cid;
	int advance;                   /* thousandths of an em */
};

/* A font's objects as text: what PDF calls by these names, each without its references to the others. */
struct pdf_font {
	struct buf type0, cid_font, descriptor;
	struct buf to_unicode;         /* a stream's data */
	const char *file_key;          /* the descriptor's key for the file, "/FontFile3"; the file itself is the caller's */
};

/* NULL after reporting [form-font]: no such file, or none that is a font. Messages name `file` of the folder `dir`. */
struct pdf_face *pdf_face_open(const char *dir, const char *file, struct diag *);
void pdf_face_close(struct pdf_face *);

/* False where the face has no glyph for the character. */
bool pdf_face_glyph(const struct pdf_face *, uint32_t code, struct pdf_glyph *);

/* How far the face's lines reach above and below the baseline, thousandths of an em. */
int pdf_face_ascent(const struct pdf_face *);
int pdf_face_descent(const struct pdf_face *);

/* The font with all its characters. */
void pdf_face_whole(const struct pdf_face *, struct pdf_font *);

/* The font with these only. Sorts them by CID; returns how many are left without repeats. */
size_t pdf_face_some(const struct pdf_face *, struct pdf_glyph *, size_t n, struct pdf_font *);

void pdf_font_clear(struct pdf_font *);
void pdf_font_free(struct pdf_font *);

#endif
