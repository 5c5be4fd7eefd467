/* A folder of files for the length of a test, and what was reported about it. */
#ifndef GONGBU_SCRATCH_PROJECT_H
#define GONGBU_SCRATCH_PROJECT_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../gen/arena.h"
#include "../gen/diag.h"

struct scratch_project {
	struct arena *arena;
	struct diag *diag;
	char root[32];
};

/* Makes the folder; its path is in root. */
static inline void scratch_open(struct scratch_project *s)
{
	s->arena = arena_open();
	s->diag = diag_open(DIAG_EN);
	strcpy(s->root, "/tmp/gongbu-test.XXXXXX");
	if (mkdtemp(s->root) == NULL)
		die("cannot make a folder");
}

static inline const char *scratch_path(struct scratch_project *s, const char *path)
{
	return arena_printf(s->arena, "%s/%s", s->root, path);
}

/* Writes n bytes; folders on the way are made. */
static inline const char *scratch_bytes(struct scratch_project *s, const char *path, const void *bytes, size_t n)
{
	char *full = arena_printf(s->arena, "%s/%s", s->root, path);
	FILE *f;

	for (char *slash = strchr(full + strlen(s->root) + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(full, 0700);
		*slash = '/';
	}
	f = fopen(full, "wb");
	if (f == NULL || fwrite(bytes, 1, n, f) != n || fclose(f) != 0)
		die("cannot write %s", full);
	return full;
}

static inline const char *scratch_write(struct scratch_project *s, const char *path, const char *text)
{
	return scratch_bytes(s, path, text, strlen(text));
}

/* What was reported so far, a line each, the folder left out. */
static inline const char *scratch_messages(struct scratch_project *s)
{
	char *text, *to;
	const char *from, *copy;
	size_t n, root = strlen(s->root);
	FILE *f = open_memstream(&text, &n);

	diag_print(s->diag, f);
	fclose(f);
	for (from = to = text; *from != '\0';) {
		if (strncmp(from, s->root, root) == 0 && from[root] == '/')
			from += root + 1;
		*to++ = *from++;
	}
	copy = arena_copy(s->arena, text, (size_t)(to - text));
	free(text);
	return copy;
}

static inline void scratch_close(struct scratch_project *s)
{
	char command[64];

	snprintf(command, sizeof command, "rm -rf %s", s->root);
	if (system(command) != 0)
		die("cannot remove %s", s->root);
	diag_close(s->diag);
	arena_close(s->arena);
}

#endif
