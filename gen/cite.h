/* cite: which instruments a text names, where and how (NORMS D4). */
#ifndef GONGBU_CITE_H
#define GONGBU_CITE_H

#include "document.h"
#include "site.h"

/* How the sentence stands to the instrument. */
enum cite_verb { CITE_BASIS, CITE_IMPLEMENTS, CITE_FOLLOWS, CITE_NAMES, NCITE_VERBS }; /* 根据 贯彻 按…执行 提及 */

struct citation {
	const struct instrument *instrument; /* NULL: a policy of the site, or unknown */
	const struct policy *held;
	const char *number;                  /* as printed; NULL where only the title is given */
	enum cite_verb verb;                 /* told from the Chinese sentence */
	size_t block, from, to;              /* the bytes that name it: the 文号, else the title */
};

/*
 * Every 文号 of a text in any bracket style, and every title in 《》 (English: “…”) that documents.yaml knows, in
 * order. The document's own number line is none. An instrument of neither kind has instrument and held NULL.
 */
struct citation *citations_find(struct arena *, const struct site *, const struct document *, size_t *count);

#endif
