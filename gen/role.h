/* role: what a paragraph is in the official layout: red head, 文号, 主送, signature, 印发 line. */
#ifndef GONGBU_ROLE_H
#define GONGBU_ROLE_H

#include "document.h"

enum role { ROLE_PLAIN, ROLE_NUMBER, ROLE_ADDRESSEES, ROLE_SIGN, ROLE_RED_HEAD, ROLE_IMPRINT };

/* Told from the Chinese text; a translation's block has the role of its twin. */
enum role role_of(const struct document *zh, const struct block *);

#endif
