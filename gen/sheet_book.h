/* sheet_book: an .xlsx workbook: its sheets' names, shared texts and number formats, and one sheet's cells. */
#ifndef GONGBU_SHEET_BOOK_H
#define GONGBU_SHEET_BOOK_H

#include "sheet.h"
#include "sheet_number.h"
#include "sheet_xml.h"
#include "sheet_zip.h"

struct sheet_book {
	struct arena *arena;           /* of the rows */
	struct arena *scratch;
	const char *path;
	struct sheet_zip *zip;
	const char **texts;            /* shared by the cells */
	size_t ntexts;
	struct sheet_style *styles;    /* of cells, by number */
	size_t nstyles;
	bool epoch1904;
	struct diag *diag;
};

/* As sheet_parse; the rows are as they stand in the sheet, of unequal length. False after reporting [sheet]. */
bool sheet_book_read(struct arena *, const char *path, const char *name, const char *p, size_t n, struct sheet *,
	struct diag *);

/* The rows and merges of one sheet part. */
bool sheet_cells_read(struct sheet_book *, const char *p, size_t n, struct sheet *);

/* Text of a part with _x000D_ and the like decoded, CR left out, in the arena of the rows. */
const char *sheet_book_text(struct sheet_book *, const char *p, size_t n);

#endif
