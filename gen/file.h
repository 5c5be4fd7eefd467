/* file: whole files in, sorted folders. */
#ifndef GONGBU_FILE_H
#define GONGBU_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "diag.h"

/*
 * The file's bytes, NUL-terminated in the arena, a UTF-8 byte order mark removed. NULL after reporting [file]:
 * missing, unreadable, over 64 MiB, or not UTF-8 (with the line and column).
 */
char *file_read(struct arena *, const char *path, size_t *n, struct diag *);
/* The same, whatever the bytes are. */
char *file_bytes(struct arena *, const char *path, size_t *n, struct diag *);
bool file_exists(const char *path);

/* The names in a folder, sorted by bytes, "." files left out; none (and no report) where there is no such folder. */
const char **folder_list(struct arena *, const char *path, size_t *n);

/*
 * Puts a file in the place of what was there, whole or not at all; the folder it lies in is made. What is no file, such as
 * /dev/stdout, is written to. 0, or the errno that says why it could not.
 */
int file_replace(const char *path, const void *p, size_t n);

/* Removes a file, or a folder with all that is in it; links are not followed. Silent: what cannot go stays. */
void tree_remove(const char *path);

#endif
