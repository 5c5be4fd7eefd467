/* xml2: what is used of libxml2, by those who read templates, workbooks and finished pages (library.h). */
#ifndef GONGBU_XML2_H
#define GONGBU_XML2_H

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>

#include "library.h"

#define XML2_FUNCTIONS(F) F(htmlCreateMemoryParserCtxt) F(htmlCtxtUseOptions) F(htmlFreeParserCtxt) F(htmlParseDocument) \
	F(xmlByteConsumed) F(xmlCreateMemoryParserCtxt) F(xmlCtxtReadMemory) F(xmlCtxtUseOptions) F(xmlDocGetRootElement) \
	F(xmlFree) F(xmlFreeDoc) F(xmlFreeParserCtxt) F(xmlGetLineNo) F(xmlNewParserCtxt) F(xmlNodeListGetString) \
	F(xmlParseDocument) F(xmlStopParser) F(xmlSwitchEncoding)

struct xml2 {
	XML2_FUNCTIONS(LIBRARY_SLOT)
};

struct xml2 xml2_open(void);

#endif
