/*
 * stock: templates/ and assets/ of a project folder, or, where it has no such folder, those that the program carries
 * (gen/stock.sh packs them): a bureau needs no more than content/. A folder that is there counts whole, file by file
 * nothing is mixed in.
 */
#ifndef GONGBU_STOCK_H
#define GONGBU_STOCK_H

#include <stddef.h>

#include "arena.h"
#include "diag.h"

/* The names in a folder ("templates/parts") of the project `root`, sorted; NULL root: of what the program carries. */
const char **stock_list(struct arena *, const char *root, const char *folder, size_t *n);

/*
 * One file ("templates/strings.yaml") with a NUL after it, and in *shown (unless NULL) its path for messages. NULL
 * after reporting as file_read does. What the program carries lives as long as it does, the rest with the arena.
 */
const char *stock_read(struct arena *, const char *root, const char *path, size_t *n, const char **shown,
	struct diag *);

#endif
