/* link_lists: the ids in list.yaml → what they name. */
#ifndef GONGBU_LINK_LISTS_H
#define GONGBU_LINK_LISTS_H

#include "list.h"

/* After the policies are linked. [reference] [duplicate] [bad-value] */
void lists_link(struct site *, struct diag *);

#endif
