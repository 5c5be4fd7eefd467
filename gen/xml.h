/* xml: the little that XML files need beyond html.h, whose escaping serves for both. */
#ifndef GONGBU_XML_H
#define GONGBU_XML_H

#include "buf.h"

/* The first line of a file. */
void xml_begin(struct buf *);
/* <name a="v"/>: pairs of name and value, ended by NULL; an attribute whose value is NULL is left out. */
void xml_empty(struct buf *, const char *element, ...) __attribute__((sentinel));

#endif
