/* sink: where outputs put their files. The build's is a fresh folder that is swapped in whole at the end. */
#ifndef GONGBU_SINK_H
#define GONGBU_SINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "diag.h"

struct sink;

/*
 * A fresh folder beside `target` on the same file system. One build at a time: another that runs already is an error
 * [build], and so is a target that holds something else than a site; NULL then. What an interrupted build left behind
 * is removed.
 */
struct sink *sink_open(const char *target, struct diag *);

/* A sink that writes nothing and only remembers: for `gongbu check` and `gongbu data`. */
struct sink *sink_open_dry(void);

/* One file of the site; `path` is relative with '/'. A path that was put before is an error [path-twice]. */
void sink_put(struct sink *, const char *path, const void *data, size_t n, struct diag *);

/* The disk failed at `path` (errno says how): what was written goes, the site stays as it was, the program ends. */
_Noreturn void sink_fail(struct sink *, const char *what, const char *path);

/* False for a sink that writes nothing. */
bool sink_writes(const struct sink *);
/* The size of a file put before, or -1. */
int64_t sink_size(const struct sink *, const char *path);
size_t sink_count(const struct sink *);
/* The paths put so far, sorted by bytes; the list is in the arena, the paths are the sink's. */
const char **sink_paths(const struct sink *, struct arena *, size_t *n);

/* Swaps the new folder in for `target` (atomically where there was one) and removes the old one; ends the sink. */
void sink_publish(struct sink *);

/* Throws the new folder away; `target` stays as it was; ends the sink. */
void sink_discard(struct sink *);

#endif
