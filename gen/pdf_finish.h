/*
 * pdf_finish: turns a tagged one-page PDF as cairo writes it into one for archives (PDF/A-2a), for everyone
 * (PDF/UA-1) and for the print shop (black ink only). The only includer of qpdf is pdf_*.c.
 */
#ifndef GONGBU_PDF_FINISH_H
#define GONGBU_PDF_FINISH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "pdf_face.h"
#include "value.h"

/* One element of the structure tree, as it was begun when painting. */
struct pdf_tag {
	const char *name;              /* "TD", "Span"… */
	const char *lang;              /* NULL: as around it */
	size_t span;                   /* table columns it covers, 0 and 1: one */
	bool row_header;               /* a TH that heads its row's next cell */
	size_t field;                  /* the field it stands for, counted from 1; 0: none */
};

/* Something to fill in on the screen. Points, from the page's lower left corner. */
struct pdf_field {
	const char *name, *tip;        /* the name is for programs, the tip for people */
	double x, y, w, h, size;       /* size: of the type; 0: as large as there is room for */
	int most;                      /* characters it takes; 0: as many as there is room for */
	bool multiline, centred;
	bool tick;                     /* a box to tick: nothing is typed */
};

struct pdf_field_font {
	struct pdf_font font;
	struct buf deflated;           /* its file */
};

struct pdf_info {
	const char *title, *author;    /* author may be NULL */
	const char *lang;
	int32_t day;                   /* created on, DAY_NONE: not said */
	int64_t copies;                /* asked of the print dialogue; below 2: not said */
	const struct pdf_tag *tags;    /* all, in the order they were begun */
	size_t ntags;
	const struct pdf_field *fields; /* each has one tag; none in a print edition */
	size_t nfields;
	const struct pdf_field_font *field_font; /* NULL: the fields' elements stay empty, for a stencil (pdf_stencil.h) */
};

/* Adds the finished file to `out`. The same input gives the same bytes. */
void pdf_finish(const struct buf *pdf, const struct pdf_info *, struct buf *out);

#endif
