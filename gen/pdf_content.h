/* pdf_content: rewrites a page's drawing operators, as cairo writes them. */
#ifndef GONGBU_PDF_CONTENT_H
#define GONGBU_PDF_CONTENT_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"

/*
 * Appends the content to `out` with every drawing that belongs to no element marked as an artifact (layout, not
 * meaning) and black said as gray, so that it prints with black ink alone. NULL, or what cannot be in such a page:
 * text outside every element, a colour, an image. `drop_empty`: elements' content that is nothing is left out.
 */
const char *pdf_content_rewrite(const char *p, size_t n, bool drop_empty, struct buf *out);

#endif
