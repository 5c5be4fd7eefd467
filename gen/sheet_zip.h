/* sheet_zip: the parts of an .xlsx file, bounded in size. */
#ifndef GONGBU_SHEET_ZIP_H
#define GONGBU_SHEET_ZIP_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "diag.h"

struct sheet_zip;

/* Over bytes that outlive it; the arena closes it. NULL after reporting [sheet]. */
struct sheet_zip *sheet_zip_open(struct arena *, const char *path, const char *p, size_t n, struct diag *);

/* A part by its name, unpacked into the arena; NULL where there is none, or after reporting [sheet]. */
const char *sheet_zip_part(struct sheet_zip *, struct arena *, const char *name, size_t *n);

/* No mistake so far: a part that is NULL is not there. */
bool sheet_zip_fine(const struct sheet_zip *);

#endif
