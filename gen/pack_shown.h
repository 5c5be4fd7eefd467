/* pack_shown: what an answer says together, as one text of the pack: JSON from the first text to the last (answer.h). */
#ifndef GONGBU_PACK_SHOWN_H
#define GONGBU_PACK_SHOWN_H

#include "site.h"

/* per and payees, person","payee":["person; in the arena. A rule that pays has one at least. */
const char *pack_per_shown(struct arena *, const struct rule *);
/* word, and then fact, fact2 and percent where the step has them, times","fact":"days; in the arena. */
const char *pack_step_shown(struct arena *, const struct step *);

#endif
