#include "toc.h"

#include <string.h>

/* A heading's final 。 is not repeated in the contents list. */
static struct data *toc_entry(struct data *list, struct page *p, const char *id, const char *label, const char *heading)
{
	struct data *item = data_item(list);
	size_t n = strlen(heading), stop = strlen("。");

	if (n > stop && strcmp(heading + n - stop, "。") == 0)
		n -= stop;
	data_text(item, "id", id);
	data_text(item, "label", label);
	data_text(item, "heading", arena_copy(p->arena, heading, n));
	return item;
}

static const char *block_label(struct page *p, const struct block *b)
{
	size_t n = b->label.length;

	while (n > 0 && b->text[n - 1] == ' ')
		n--;
	return n == 0 ? NULL : arena_copy(p->arena, b->text, n);
}

void toc_data(struct page *p, const struct document *doc)
{
	struct data *toc = data_list(p->data, "toc"), *items = NULL, *entry;

	for (size_t i = 0; i < doc->nblocks; i++) {
		const struct block *b = &doc->blocks[i];
		const struct part *part = &doc->parts[b->part];

		if (b->kind == BLOCK_TITLE && b->part > 0) {
			entry = toc_entry(toc, p, part->id, part->label, part->title);
			items = part->kind == PART_ANNEX ? data_list(entry, "items") : NULL;
		} else if (b->kind == BLOCK_HEADING && b->label.level == 1 && part->kind == PART_ANNEX) {
			toc_entry(items, p, b->id, block_label(p, b), b->text + b->label.length);
		} else if (b->kind == BLOCK_HEADING && b->label.level == 1) {
			entry = toc_entry(toc, p, b->id, block_label(p, b), b->text + b->label.length);
			items = data_list(entry, "items");
		} else if (b->kind == BLOCK_HEADING && b->label.level == 2 && items != NULL) {
			toc_entry(items, p, b->id, block_label(p, b), b->text + b->label.length);
		}
	}
}
