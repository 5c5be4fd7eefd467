/* Any text, cut and indexed: terms are within it, and the written index is one that a script can read. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "search_index.h"
#include "search_terms.h"
#include "text.h"

static void collect(void *ctx, const char *term, size_t n, int han)
{
	if (n == 0 || n > 64 || (han && (unsigned char)term[0] < 0x80) || utf8_valid(term, n) != n)
		abort();
	++*(size_t *)ctx;
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena *a = arena_open();
	struct search_index *x = search_index_open(a);
	const char *text = arena_copy(a, (const char *)p, utf8_valid((const char *)p, n));
	size_t count = 0;
	struct buf out = {0};

	search_terms(text, strlen(text), collect, &count);
	if (count > strlen(text))
		abort();
	search_entry_begin(x);
	search_entry_add(x, text);
	for (int han = 0; han < 2; han++)
		search_part_write(x, han, 0, &out);
	search_string(&out, text);
	if (out.n == 0 || utf8_valid(out.p, out.n) != out.n)
		abort();
	buf_free(&out);
	arena_close(a);
	return 0;
}
