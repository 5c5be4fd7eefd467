#include "watch.h"

#include <errno.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "file.h"

#define EVENTS (IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR)
#define DEPTH_MAX 16 /* a link may lead back up */
#define ROOT_WATCH 1 /* the first watch of an inotify descriptor */

static const char *const watched[] = {"content", "templates", "assets"};

static void folder_watch(struct arena *a, int fd, const char *path, int depth)
{
	size_t n;
	const char **names;
	struct stat st;

	if (depth > DEPTH_MAX || inotify_add_watch(fd, path, EVENTS) < 0)
		return;
	names = folder_list(a, path, &n);
	for (size_t i = 0; i < n; i++) {
		const char *below = arena_printf(a, "%s/%s", path, names[i]);

		if (stat(below, &st) == 0 && S_ISDIR(st.st_mode))
			folder_watch(a, fd, below, depth + 1);
	}
}

int watch_open(const char *root)
{
	int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	struct arena *a;

	if (fd < 0)
		return -1;
	if (inotify_add_watch(fd, root, EVENTS) != ROOT_WATCH) {
		int error = errno;

		close(fd);
		errno = error;
		return -1;
	}
	a = arena_open();
	for (size_t i = 0; i < sizeof watched / sizeof watched[0]; i++)
		folder_watch(a, fd, arena_printf(a, "%s/%s", root, watched[i]), 0);
	arena_close(a);
	return fd;
}

static bool counts(const struct inotify_event *e)
{
	if (e->mask & IN_Q_OVERFLOW)
		return true;
	if (e->len == 0 || e->name[0] == '.')
		return false;
	if (e->wd != ROOT_WATCH)
		return true;
	for (size_t i = 0; i < sizeof watched / sizeof watched[0]; i++)
		if (strcmp(e->name, watched[i]) == 0)
			return true;
	return false;
}

bool watch_read(int fd)
{
	_Alignas(struct inotify_event) char bytes[16 * 1024];
	bool any = false;
	ssize_t n;

	while ((n = read(fd, bytes, sizeof bytes)) > 0)
		for (ssize_t i = 0; i < n;) {
			const struct inotify_event *e = (const struct inotify_event *)(const void *)(bytes + i);

			any = counts(e) || any;
			i += (ssize_t)(sizeof *e + e->len);
		}
	return any;
}
