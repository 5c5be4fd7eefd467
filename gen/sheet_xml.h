/* sheet_xml: one XML part of a workbook as a stream of elements; prefixes and namespaces are left out of the names. */
#ifndef GONGBU_SHEET_XML_H
#define GONGBU_SHEET_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"

struct sheet_xml_element {
	const char *name;
	const void *attributes;
	int nattributes;
};

struct sheet_xml {
	void (*start)(void *context, const struct sheet_xml_element *);
	void (*end)(void *context, const char *name);
	void (*text)(void *context, const char *p, size_t n); /* in pieces */
};

/* False: not well-formed, or with a document type (no workbook has one); what came before was reported all the same. */
bool sheet_xml_parse(const struct sheet_xml *, void *context, const char *p, size_t n);

/* The attribute's value in the arena, whatever its prefix; NULL where there is none. */
const char *sheet_xml_attribute(struct arena *, const struct sheet_xml_element *, const char *name);
/* The same, not copied: *n bytes. */
const char *sheet_xml_slice(const struct sheet_xml_element *, const char *name, size_t *n);

#endif
