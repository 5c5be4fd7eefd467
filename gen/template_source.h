/* template_source: a template's bytes as libxml2's tree, and where in the bytes an element stands. */
#ifndef GONGBU_TEMPLATE_SOURCE_H
#define GONGBU_TEMPLATE_SOURCE_H

#include <stddef.h>

#include "arena.h"
#include "diag.h"
#include "template.h"
#include "xml2.h"

struct tag {                           /* a start tag: the offset of its < */
	size_t at;
	int line;
};

struct source {
	const struct template_source *text;
	struct xml2 xml;
	xmlDocPtr doc;
	struct tag *tags;              /* of the elements in document order; the nodes' _private points here */
	size_t ntags;
};

/* False after reporting [template]. The tree is freed with the arena. */
bool source_open(struct arena *, const struct template_source *, struct source *, struct diag *);
/* Where an element's attribute (as written: g:text) stands, or with NULL the element itself. */
struct src source_at(const struct source *, const xmlNode *element, const char *attribute);

#endif
