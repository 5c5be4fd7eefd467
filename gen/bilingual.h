/* bilingual: the two languages, and a text in both; part of the model, see site.h. */
#ifndef GONGBU_BILINGUAL_H
#define GONGBU_BILINGUAL_H

#include "diag.h"

enum lang { ZH, EN, NLANGS };
extern const char *const lang_code[NLANGS]; /* "zh", "en": directories */
extern const char *const lang_tag[NLANGS];  /* "zh-Hans", "en": <html lang>, PDF /Lang */

/* A text in both languages; both NULL where an optional one is left out. */
struct bilingual {
	const char *text[NLANGS];
	struct src src;
};

#endif
