#include "xml2.h"

struct xml2 xml2_open(void)
{
	struct xml2 xml;

	LIBRARY_OPEN(LIBRARY_xml2, XML2_FUNCTIONS, &xml);
	return xml;
}
