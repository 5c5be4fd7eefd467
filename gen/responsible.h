/* responsible: the 责任单位 notes at the end of items (NORMS D2), read as bodies by an alias table. */
#ifndef GONGBU_RESPONSIBLE_H
#define GONGBU_RESPONSIBLE_H

#include "document.h"
#include "site.h"

struct responsible {
	const char *text;             /* as printed: 人社局 */
	const struct agency *agency;  /* NULL: agencies.yaml does not know it */
	size_t from;                  /* where it stands in the block */
};

/* The bodies named in a Chinese block's （责任单位：…）, in order; none where it has no such note. */
struct responsible *responsible_read(struct arena *, const struct site *, const struct block *, size_t *count);

#endif
