/* Reads the occupations that a table lists, with what a reader may type to find them. */
#include "csv.h"
#include "read.h"

#include <string.h>

#define COLUMNS 4
static const char *const head[COLUMNS] = {"name", "english", "pinyin", "cell"};

static bool head_fits(const struct csv *csv)
{
	for (size_t r = 0; r < csv->nrows; r++)
		if (csv->rows[r].n != COLUMNS)
			return false;
	for (size_t c = 0; csv->nrows > 0 && c < COLUMNS; c++)
		if (strcmp(csv->rows[0].cells[c], head[c]) != 0)
			return false;
	return csv->nrows > 1;
}

void occupations_read(struct arena *a, const char *path, struct table *t, struct diag *d)
{
	struct csv csv;

	if (!csv_read(a, path, &csv, d))
		return;
	if (!head_fits(&csv)) {
		diag_plain(d, (struct src){path, 1, 0}, "table-shape", NULL,
			"every row has four cells, headed name,english,pinyin,cell", "每行应有四格，表头为 name,english,pinyin,cell");
		return;
	}
	t->noccupations = csv.nrows - 1;
	t->occupations = arena_new(a, struct occupation, t->noccupations);
	for (size_t i = 0; i < t->noccupations; i++) {
		const struct csv_row *row = &csv.rows[i + 1];

		t->occupations[i] = (struct occupation){{row->cells[0], row->cells[1]}, row->cells[2], row->cells[3], row->line};
	}
}
