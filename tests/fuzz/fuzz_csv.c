/* Bytes of a CSV file; what was read without a mistake is written and read again. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../../gen/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static bool same(const struct csv *a, const struct csv *b)
{
	if (a->nrows != b->nrows)
		return false;
	for (size_t r = 0; r < a->nrows; r++) {
		if (a->rows[r].n != b->rows[r].n)
			return false;
		for (size_t c = 0; c < a->rows[r].n; c++)
			if (strcmp(a->rows[r].cells[c], b->rows[r].cells[c]) != 0)
				return false;
	}
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena *a = arena_open();
	struct diag *d = diag_open(DIAG_EN);
	struct csv csv, again;

	if (csv_parse(a, "x", (const char *)p, n, &csv, d)) {
		struct buf out = {0};

		for (size_t r = 0; r < csv.nrows; r++)
			csv_write_row(&out, csv.rows[r].cells, csv.rows[r].n);
		if (!csv_parse(a, "x", buf_str(&out), out.n, &again, d) || !same(&csv, &again))
			abort();
		buf_free(&out);
	}
	diag_close(d);
	arena_close(a);
	return 0;
}
