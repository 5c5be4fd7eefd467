/* form_pdf: a blank form as a file: one A4 page ready for the printer and the archive, or to be filled in on screen. */
#ifndef GONGBU_FORM_PDF_H
#define GONGBU_FORM_PDF_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "diag.h"
#include "form_layout.h"
#include "site.h"

struct form_printer;

enum form_use { FORM_PRINT, FORM_FILL, NUSES };

/* The fonts, opened once for any number of forms; NULL after reporting [form-font]. One printer a thread. */
struct form_printer *form_printer_open(const char *font_dir, struct diag *);
void form_printer_close(struct form_printer *);

/*
 * Adds the blank form of a policy to `out`; `day` becomes the file's date (DAY_NONE: none). The same form gives the
 * same bytes. False after reporting what does not fit or cannot be set, with `out` as it was.
 */
bool form_print(struct form_printer *, const struct policy *, const struct form *, enum form_edition, enum form_use,
	int32_t day, struct buf *out, struct diag *);

struct pdf_stencil;

/*
 * The form drawn once, to be filled in again and again; `layout` is set to how it was drawn, and holds until the printer
 * prints another form or is closed. `named`: with a last space, "copy", in the upper right corner. NULL as form_print.
 */
struct pdf_stencil *form_stencil(struct form_printer *, const struct policy *, const struct form *, enum form_edition,
	bool named, int32_t day, struct form_layout **layout, struct diag *);

#endif
