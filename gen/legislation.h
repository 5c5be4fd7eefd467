/* legislation: a policy as JSON-LD (schema.org/Legislation), for the head of its page. */
#ifndef GONGBU_LEGISLATION_H
#define GONGBU_LEGISLATION_H

#include "page.h"

/*
 * Sets the page's `linked-data`, which replaces the meta element of its security policy: the same policy with the hash
 * of the one inline script, then <script type="application/ld+json"> with the front matter and nothing it does not say.
 * Browsers run no such script and need no hash; those who check pages against their policy do.
 */
void legislation_add(struct page *, const struct policy *);

#endif
