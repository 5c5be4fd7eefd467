/* sink: where outputs put their files. The build's is a fresh folder that is swapped in whole at the end. */
#ifndef GONGBU_SINK_H
#define GONGBU_SINK_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "diag.h"

struct sink;

/*
 * A fresh folder beside `target` on the same file system. One build at a time: another that runs already is an error
 * [build], and so is a target that holds something else than a site; NULL then. What an interrupted build left behind
 * is removed. A part of a site takes the place of nothing: its target must be new or empty.
 */
struct sink *sink_open(const char *target, bool part, struct diag *);

/* A sink that writes nothing and only remembers: for `gongbu check` and `gongbu data`. */
struct sink *sink_open_dry(void);

/* One file of the site; `path` is relative with '/'. A path that was put before is an error [path-twice]. */
void sink_put(struct sink *, const char *path, const void *data, size_t n, struct diag *);

/*
 * A build's workers are processes that put files into one folder. Each, once forked, notes what it puts in a log whose
 * arena the builder can read; when its disk fails, the first says so and ends with 3, and the folder is left to the
 * builder. A path that another worker has put is an error as above.
 */
struct sink_file {
	const char *path;
	int64_t size;
};
struct sink_log {
	struct arena *arena;
	struct sink_file *files;
	size_t n;
};
void sink_work(struct sink *, struct sink_log *, atomic_flag *failed);
/* The builder takes what a worker has put. */
void sink_take(struct sink *, const struct sink_log *, struct diag *);
/* A worker failed: the new folder goes, the site stays as it was, the program ends with 3. `why` NULL: it was said. */
_Noreturn void sink_give_up(struct sink *, const char *why);

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
