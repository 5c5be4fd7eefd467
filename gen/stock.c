#include "stock.h"

#include <stdlib.h>
#include <string.h>

#include "file.h"

extern const char _binary_stock_start[], _binary_stock_end[];

struct carried {
	const char *path, *bytes;
	size_t path_length, size;
};

/* The file at *p, which moves on to the next; false at the end. */
static bool carried_next(const char **p, struct carried *file)
{
	char *rest;

	if (*p >= _binary_stock_end)
		return false;
	file->path = *p;
	file->path_length = strcspn(*p, "\n");
	file->size = strtoul(*p + file->path_length + 1, &rest, 10);
	file->bytes = rest + 1;
	*p = file->bytes + file->size + 1;
	return true;
}

/* Whether the project has the folder that `path` begins with: templates or assets. */
static bool project_has(struct arena *a, const char *root, const char *path)
{
	return root != NULL && file_exists(arena_printf(a, "%s/%.*s", root, (int)strcspn(path, "/"), path));
}

const char **stock_list(struct arena *a, const char *root, const char *folder, size_t *n)
{
	const char *p = _binary_stock_start, **names = NULL;
	size_t length = strlen(folder);
	struct carried file;

	if (project_has(a, root, folder))
		return folder_list(a, arena_printf(a, "%s/%s", root, folder), n);
	*n = 0;
	while (carried_next(&p, &file)) {
		const char *name = file.path + length + 1, *end = file.path + file.path_length;

		if (file.path_length > length && strncmp(file.path, folder, length) == 0 && file.path[length] == '/' &&
			memchr(name, '/', (size_t)(end - name)) == NULL)
			*arena_append(a, names, *n) = arena_copy(a, name, (size_t)(end - name));
	}
	return names;
}

static const char *carried_read(const char *path, size_t *n)
{
	const char *p = _binary_stock_start;
	struct carried file;

	while (carried_next(&p, &file))
		if (file.path_length == strlen(path) && memcmp(file.path, path, file.path_length) == 0) {
			*n = file.size;
			return file.bytes;
		}
	die("the program carries no %s", path);
}

const char *stock_read(struct arena *a, const char *root, const char *path, size_t *n, const char **shown,
	struct diag *d)
{
	const char *full = project_has(a, root, path) ? arena_printf(a, "%s/%s", root, path) : NULL;

	if (shown != NULL)
		*shown = full != NULL ? full : path;
	return full != NULL ? file_read(a, full, n, d) : carried_read(path, n);
}
