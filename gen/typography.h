/* typography: the closed table by which a Chinese text is set for reading (NORMS D6 class 2). zh.md stays raw. */
#ifndef GONGBU_TYPOGRAPHY_H
#define GONGBU_TYPOGRAPHY_H

#include "buf.h"
#include "site.h"

/*
 * Writes text[from…to) escaped for HTML; in Chinese with: <…> beside Chinese → 〈…〉, 【2019】21号 → 〔2019〕21号,
 * ASCII brackets beside Chinese → full-width, a hyphen between two years → —. The rest of the text is the context.
 */
void typography_html(struct buf *, enum lang, const char *text, size_t n, size_t from, size_t to);

/* The same for a text that is escaped later: a quotation outside the body. */
const char *typography_text(struct arena *, enum lang, const char *text);

#endif
