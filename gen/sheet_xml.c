#include "sheet_xml.h"

#include <limits.h>
#include <string.h>

#include "xml2.h"

struct reading {
	const struct sheet_xml *xml;
	struct xml2 library;
	void *context;
	xmlParserCtxtPtr parser;
	bool broken;
};

static void on_start(void *reading, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int nnamespaces,
	const xmlChar **namespaces, int nattributes, int ndefaulted, const xmlChar **attributes)
{
	struct reading *r = reading;
	struct sheet_xml_element element = {(const char *)name, attributes, nattributes};

	(void)prefix, (void)uri, (void)nnamespaces, (void)namespaces, (void)ndefaulted;
	r->xml->start(r->context, &element);
}

static void on_end(void *reading, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct reading *r = reading;

	(void)prefix, (void)uri;
	r->xml->end(r->context, (const char *)name);
}

static void on_text(void *reading, const xmlChar *p, int n)
{
	struct reading *r = reading;

	r->xml->text(r->context, (const char *)p, (size_t)n);
}

static void on_doctype(void *reading, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
	struct reading *r = reading;

	(void)name, (void)public_id, (void)system_id;
	r->broken = true;
	r->library.xmlStopParser(r->parser);
}

static void on_error(void *reading, xmlErrorPtr error)
{
	struct reading *r = reading;

	if (error->level >= XML_ERR_ERROR && error->domain != XML_FROM_NAMESPACE)
		r->broken = true;
}

bool sheet_xml_parse(const struct sheet_xml *xml, void *context, const char *p, size_t n)
{
	struct reading r = {.xml = xml, .library = xml2_open(), .context = context};

	if (n == 0 || n > INT_MAX)
		return false;
	r.parser = r.library.xmlCreateMemoryParserCtxt(p, (int)n);
	if (r.parser == NULL)
		return false;
	/* No handler declares or looks up an entity: beyond the five of XML there are none. */
	*r.parser->sax = (xmlSAXHandler){.initialized = XML_SAX2_MAGIC, .startElementNs = on_start, .endElementNs = on_end,
		.characters = on_text, .ignorableWhitespace = on_text, .cdataBlock = on_text, .internalSubset = on_doctype,
		.serror = on_error};
	r.parser->userData = &r;
	r.library.xmlCtxtUseOptions(r.parser, XML_PARSE_NONET | XML_PARSE_NOENT);
	if (r.library.xmlParseDocument(r.parser) != 0)
		r.broken = true;
	if (r.parser->myDoc != NULL)
		r.library.xmlFreeDoc(r.parser->myDoc);
	r.library.xmlFreeParserCtxt(r.parser);
	return !r.broken;
}

const char *sheet_xml_slice(const struct sheet_xml_element *e, const char *name, size_t *n)
{
	/* Five pointers each: name, prefix, namespace, value, its end. */
	const xmlChar *const *attribute = e->attributes;

	for (int i = 0; i < e->nattributes; i++, attribute += 5)
		if (strcmp((const char *)attribute[0], name) == 0) {
			*n = (size_t)(attribute[4] - attribute[3]);
			return (const char *)attribute[3];
		}
	return NULL;
}

const char *sheet_xml_attribute(struct arena *a, const struct sheet_xml_element *e, const char *name)
{
	size_t n;
	const char *p = sheet_xml_slice(e, name, &n);

	return p == NULL ? NULL : arena_copy(a, p, n);
}
