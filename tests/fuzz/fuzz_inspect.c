/* Bytes of a foreign page: every fault is told at a place in it, and nothing is read past it. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../../gen/inspect_page.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_open();
	struct diag *d = diag_open(DIAG_EN);
	struct seen_page page = {.path = "a.html", .file = "a.html", .footer = ""};
	char *bytes = malloc(size + 1); /* its end is where a read too far is seen */

	memcpy(bytes, data, size);
	page_see(&page, a, bytes, size, d);
	for (size_t i = 0; i < page.nlinks; i++)
		if (page.links[i].src.line < 1 || page.links[i].src.col < 1)
			abort();
	for (size_t i = 0; i < page.nids; i++)
		if (!page_has_id(&page, page.ids[i]))
			abort();
	free(bytes);
	diag_close(d);
	arena_close(a);
	return 0;
}
