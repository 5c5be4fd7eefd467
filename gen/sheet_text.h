/* sheet_text: a text file in any encoding that spreadsheet programs save here → UTF-8. */
#ifndef GONGBU_SHEET_TEXT_H
#define GONGBU_SHEET_TEXT_H

#include <stddef.h>

#include "arena.h"
#include "diag.h"

/*
 * UTF-8 with or without a byte order mark, UTF-16 with one, GB18030 (and so GBK and GB2312). The text is in the arena,
 * NUL-terminated and without a mark; *size is its bytes. NULL after reporting [sheet] where it is none of them, with
 * the line of the first byte that does not fit.
 */
const char *sheet_text(struct arena *, const char *path, const char *p, size_t n, size_t *size, struct diag *);

#endif
