#include "sink.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "file.h"

#define SITE_MARK "data/index.json" /* a file that every site has */

struct entry {
	const char *path;
	int64_t size;
	uint32_t hash;
};

struct sink {
	struct arena *arena;
	const char *target, *fresh; /* site, site.gongbu-new; NULL for a dry sink */
	int parent;                 /* locked while the build runs */
	int dir;                    /* the fresh folder */
	char folder[PATH_MAX];      /* the last folder made, to make each once */
	struct entry *table;        /* open addressing, a power of two */
	size_t capacity, n;
	struct sink_log *log;       /* a worker's, else NULL */
	atomic_flag *failed;        /* some worker's disk has failed */
};

_Noreturn void sink_fail(struct sink *s, const char *what, const char *path)
{
	int error = errno;

	if (s->fresh == NULL)
		die("%s %s: %s", what, path, strerror(error));
	if (s->log == NULL)
		tree_remove(s->fresh);
	else if (atomic_flag_test_and_set(s->failed))
		_exit(3);
	die("%s %s: %s; %s is as it was", what, path, strerror(error), s->target);
}

_Noreturn void sink_give_up(struct sink *s, const char *why)
{
	if (s->fresh != NULL)
		tree_remove(s->fresh);
	if (why == NULL)
		exit(3);
	if (s->fresh == NULL)
		die("%s", why);
	die("%s; %s is as it was", why, s->target);
}

/* ---- paths put so far ---- */
static uint32_t path_hash(const char *p)
{
	uint32_t h = 2166136261u;

	for (; *p != '\0'; p++)
		h = (h ^ (unsigned char)*p) * 16777619u;
	return h;
}

static struct entry *entry_find(const struct sink *s, const char *path)
{
	uint32_t hash = path_hash(path);
	size_t i = hash & (s->capacity - 1);

	while (s->table[i].path != NULL && (s->table[i].hash != hash || strcmp(s->table[i].path, path) != 0))
		i = (i + 1) & (s->capacity - 1);
	return &s->table[i];
}

static void table_grow(struct sink *s)
{
	struct entry *old = s->table;
	size_t capacity = s->capacity;

	s->capacity = capacity == 0 ? 256 : capacity * 2;
	s->table = arena_new(s->arena, struct entry, s->capacity);
	for (size_t i = 0; i < capacity; i++)
		if (old[i].path != NULL)
			*entry_find(s, old[i].path) = old[i];
}

static void twice(const char *path, struct diag *d)
{
	diag_plain(d, (struct src){path, 0, 0}, "path-twice", NULL, "two outputs write this file", "有两个输出写同一个文件");
}

/* False, after reporting, where it was put before. */
static bool path_claim(struct sink *s, const char *path, size_t size, struct diag *d)
{
	struct entry *e;

	if (s->n * 2 >= s->capacity)
		table_grow(s);
	e = entry_find(s, path);
	if (e->path != NULL) {
		twice(path, d);
		return false;
	}
	e->path = arena_copy(s->arena, path, strlen(path));
	e->hash = path_hash(path);
	e->size = (int64_t)size;
	s->n++;
	if (s->log != NULL)
		*arena_append(s->log->arena, s->log->files, s->log->n) =
			(struct sink_file){arena_copy(s->log->arena, path, strlen(path)), (int64_t)size};
	return true;
}

void sink_work(struct sink *s, struct sink_log *log, atomic_flag *failed)
{
	s->log = log;
	s->failed = failed;
}

void sink_take(struct sink *s, const struct sink_log *log, struct diag *d)
{
	for (size_t i = 0; i < log->n; i++)
		path_claim(s, log->files[i].path, (size_t)log->files[i].size, d);
}

int64_t sink_size(const struct sink *s, const char *path)
{
	const struct entry *e = s->capacity == 0 ? NULL : entry_find(s, path);

	return e == NULL || e->path == NULL ? -1 : e->size;
}

size_t sink_count(const struct sink *s)
{
	return s->n;
}

static int by_bytes(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

const char **sink_paths(const struct sink *s, struct arena *a, size_t *n)
{
	const char **paths = arena_new(a, const char *, s->n);

	*n = 0;
	for (size_t i = 0; i < s->capacity; i++)
		if (s->table[i].path != NULL)
			paths[(*n)++] = s->table[i].path;
	if (*n > 1)
		qsort(paths, *n, sizeof *paths, by_bytes);
	return paths;
}

/* ---- opening ---- */
static const char *parent_of(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? "." : slash == path ? "/" : arena_copy(a, path, (size_t)(slash - path));
}

/* Without slashes at the end, and a link followed to its folder. */
static const char *target_of(struct arena *a, const char *path)
{
	size_t n = strlen(path);
	char real[PATH_MAX];
	const char *target;
	struct stat st;

	while (n > 1 && path[n - 1] == '/')
		n--;
	target = arena_copy(a, path, n);
	if (lstat(target, &st) != 0 || !S_ISLNK(st.st_mode) || realpath(target, real) == NULL)
		return target;
	return arena_copy(a, real, strlen(real));
}

/* What the swap would throw away must be a site, an empty folder, or nothing. */
static bool replaceable(struct arena *a, const char *target, bool part)
{
	DIR *dir = opendir(target);
	struct dirent *e;
	bool empty = true;

	if (dir == NULL)
		return errno == ENOENT;
	while (empty && (e = readdir(dir)) != NULL)
		empty = strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0;
	closedir(dir);
	return empty || (!part && access(arena_printf(a, "%s/" SITE_MARK, target), F_OK) == 0);
}

static struct sink *refuse(struct sink *s, struct diag *d, const char *en, const char *zh)
{
	diag_plain(d, (struct src){s->target, 0, 0}, "build", NULL, en, zh);
	close(s->parent);
	arena_close(s->arena);
	free(s);
	return NULL;
}

bool sink_writes(const struct sink *s)
{
	return s->target != NULL;
}

struct sink *sink_open_dry(void)
{
	struct sink *s = calloc(1, sizeof *s);

	if (s == NULL)
		die("out of memory");
	s->arena = arena_open();
	return s;
}

/* The workers of a build that was killed may need a moment to end. */
static bool locked(int dir)
{
	const struct timespec moment = {0, 20 * 1000 * 1000};

	for (int tries = 0; flock(dir, LOCK_EX | LOCK_NB) != 0; tries++) {
		if (tries == 25)
			return false;
		nanosleep(&moment, NULL);
	}
	return true;
}

struct sink *sink_open(const char *target, bool part, struct diag *d)
{
	struct sink *s = sink_open_dry();

	s->target = target_of(s->arena, target);
	s->fresh = arena_printf(s->arena, "%s.gongbu-new", s->target);
	s->parent = open(parent_of(s->arena, s->target), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (s->parent < 0)
		die("%s: %s", parent_of(s->arena, s->target), strerror(errno));
	if (!locked(s->parent))
		return refuse(s, d, "another build is writing here; wait until it is done",
			"另一个生成进程正在写入此处，请等它结束");
	if (!replaceable(s->arena, s->target, part) && part)
		return refuse(s, d, "a part of a site is not put where something is; name a new or empty folder",
			"网站的一部分不写到已有内容的地方；请指定新的或空的文件夹");
	if (!replaceable(s->arena, s->target, part))
		return refuse(s, d, "there is something here that is no site; name a new or empty folder, or an earlier site",
			"此处已有内容且不是网站；请指定新的或空的文件夹，或先前生成的网站");
	tree_remove(s->fresh);
	if (mkdir(s->fresh, 0777) != 0)
		die("%s: %s", s->fresh, strerror(errno));
	s->dir = open(s->fresh, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (s->dir < 0)
		sink_fail(s, "cannot open", s->fresh);
	return s;
}

/* ---- writing ---- */
static void folders_make(struct sink *s, const char *path)
{
	char folder[PATH_MAX];
	const char *slash = strrchr(path, '/');
	size_t n = slash == NULL ? 0 : (size_t)(slash - path);

	if (n == 0 || n >= sizeof folder || (strncmp(s->folder, path, n) == 0 && s->folder[n] == '\0'))
		return;
	memcpy(folder, path, n);
	folder[n] = '\0';
	if (mkdirat(s->dir, folder, 0777) == 0 || errno == EEXIST) { /* most stand in one that is there */
		memcpy(s->folder, folder, n + 1);
		return;
	}
	if (errno != ENOENT)
		sink_fail(s, "cannot make the folder", folder);
	for (char *p = strchr(folder, '/');; p = strchr(p + 1, '/')) {
		if (p != NULL)
			*p = '\0';
		if (mkdirat(s->dir, folder, 0777) != 0 && errno != EEXIST)
			sink_fail(s, "cannot make the folder", folder);
		if (p == NULL)
			break;
		*p = '/';
	}
	memcpy(s->folder, folder, n + 1);
}

void sink_put(struct sink *s, const char *path, const void *data, size_t n, struct diag *d)
{
	const char *p = data;
	size_t left = n;
	int fd;

	if (!path_claim(s, path, n, d) || s->target == NULL)
		return;
	folders_make(s, path);
	fd = openat(s->dir, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0 && errno == EEXIST && s->log != NULL) {
		s->log->n--; /* another worker's; the size is known there */
		twice(path, d);
		return;
	}
	if (fd < 0)
		sink_fail(s, "cannot write", path);
	while (left > 0) {
		ssize_t done = write(fd, p, left);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			sink_fail(s, "cannot write", path);
		p += done;
		left -= (size_t)done;
	}
	if (close(fd) != 0)
		sink_fail(s, "cannot write", path);
}

static void sink_close(struct sink *s)
{
	if (s->target != NULL) {
		close(s->dir);
		close(s->parent);
	}
	arena_close(s->arena);
	free(s);
}

void sink_publish(struct sink *s)
{
	if (syncfs(s->dir) != 0)
		sink_fail(s, "cannot write", s->fresh);
	if (renameat2(AT_FDCWD, s->fresh, AT_FDCWD, s->target, RENAME_EXCHANGE) == 0)
		tree_remove(s->fresh); /* now the old site */
	else if (errno != ENOENT || rename(s->fresh, s->target) != 0)
		sink_fail(s, "cannot put the new site in place at", s->target);
	fsync(s->parent);
	sink_close(s);
}

void sink_discard(struct sink *s)
{
	if (s->target != NULL)
		tree_remove(s->fresh);
	sink_close(s);
}
