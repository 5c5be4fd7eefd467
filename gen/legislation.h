/* legislation: a policy as JSON-LD (schema.org/Legislation), for the head of its page. */
#ifndef GONGBU_LEGISLATION_H
#define GONGBU_LEGISLATION_H

#include "page.h"

/* Sets the page's `extra` to a <script type="application/ld+json">: the front matter, and nothing it does not say. */
void legislation_add(struct page *, const struct policy *);

#endif
