/*
 * inspect: a built site, ours or another's, held against what the inspection of government sites counts (NORMS A1, A2)
 * and what a reader would stumble over. Offline: the folder is all that is read, nothing in it is changed.
 */
#ifndef GONGBU_INSPECT_H
#define GONGBU_INSPECT_H

#include <stdbool.h>
#include <stddef.h>

#include "diag.h"

/* What was looked at. */
struct inspection {
	size_t pages, files, links;
};

/*
 * Every fault of the tree as a diagnostic at path:line:col; false where `folder` is no folder or holds no page, which
 * is reported too. What only the site's owner can supply (a 标识码, an ICP number) is a warning, not an error.
 */
bool inspect_site(const char *folder, struct inspection *, struct diag *);

#endif
