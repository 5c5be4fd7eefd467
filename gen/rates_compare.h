/* rates_compare: the page that sets the regions side by side, level by level and training by training. */
#ifndef GONGBU_RATES_COMPARE_H
#define GONGBU_RATES_COMPARE_H

#include "page.h"

void compare_write(const struct publication *, struct arena *, enum lang);

#endif
