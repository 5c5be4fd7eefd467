/* rates_targets: the page of the plans: how many people each district or department is to train, by the documents. */
#ifndef GONGBU_RATES_TARGETS_H
#define GONGBU_RATES_TARGETS_H

#include "page.h"

/* Once every policy has had its turn: the tables' cells are read again. */
void targets_write(const struct publication *, struct arena *, enum lang);

#endif
