/* pack: the rules and dated rates of all policies → the bytes rules.h answers from. */
#ifndef GONGBU_PACK_H
#define GONGBU_PACK_H

#include <stdbool.h>

#include "site.h"

/*
 * Sets site->pack and site->pack_size, in site->arena, checked by rules_open. False after reporting [pack] what the
 * estimator cannot hold or work with; then the site has no pack. Ids are looked up by name: linking is not needed.
 */
bool pack_build(struct site *, struct diag *);
/* How many bytes of the pack are its rules; the rest are the words (rules_pack.h). */
size_t pack_rules_size(const struct site *);

#endif
