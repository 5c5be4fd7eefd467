#include "file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text.h"

#define FILE_MAX ((off_t)64 * 1024 * 1024)

bool file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

static char *bytes_read(struct arena *a, int fd, size_t *n)
{
	struct stat st;
	char *p;

	if (fstat(fd, &st) != 0)
		return NULL;
	if (!S_ISREG(st.st_mode) || st.st_size > FILE_MAX) {
		errno = S_ISREG(st.st_mode) ? EFBIG : EISDIR;
		return NULL;
	}
	p = arena_alloc(a, (size_t)st.st_size + 1);
	*n = 0;
	while (*n < (size_t)st.st_size) {
		ssize_t got = read(fd, p + *n, (size_t)st.st_size - *n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return NULL;
		if (got == 0)
			break;
		*n += (size_t)got;
	}
	return p;
}

static void report_encoding(const char *path, const char *p, size_t bad, struct diag *d)
{
	struct src src = {path, 1, 1};

	for (size_t i = 0; i < bad; i++) {
		if (p[i] == '\n') {
			src.line++;
			src.col = 1;
		} else if (((unsigned char)p[i] & 0xC0) != 0x80) {
			src.col++;
		}
	}
	diag_error(d, src, "file", "not UTF-8 here; save the file as UTF-8", "此处不是 UTF-8 编码，请将文件另存为 UTF-8");
}

char *file_bytes(struct arena *a, const char *path, size_t *n, struct diag *d)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	char *p = fd < 0 ? NULL : bytes_read(a, fd, n);

	if (p == NULL)
		diag_error(d, (struct src){path, 0, 0}, "file", "cannot be read: %s", "无法读取：%s", strerror(errno));
	if (fd >= 0)
		close(fd);
	return p;
}

char *file_read(struct arena *a, const char *path, size_t *n, struct diag *d)
{
	char *p = file_bytes(a, path, n, d);
	size_t bad;

	if (p == NULL)
		return NULL;
	bad = utf8_valid(p, *n);
	if (bad < *n) {
		report_encoding(path, p, bad, d);
		return NULL;
	}
	if (*n >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0) {
		p += 3;
		*n -= 3;
	}
	return p;
}

static int name_compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char **folder_list(struct arena *a, const char *path, size_t *n)
{
	DIR *dir = opendir(path);
	const char **names = NULL;
	struct dirent *e;

	*n = 0;
	if (dir == NULL)
		return NULL;
	while ((e = readdir(dir)) != NULL)
		if (e->d_name[0] != '.')
			*arena_append(a, names, *n) = arena_copy(a, e->d_name, strlen(e->d_name));
	closedir(dir);
	if (*n > 1)
		qsort(names, *n, sizeof *names, name_compare);
	return names;
}

static void folders_make(const char *path)
{
	char *copy = strdup(path);

	if (copy == NULL)
		die("out of memory");
	for (char *slash = strchr(copy + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(copy, 0777); /* where it fails, opening the file says why */
		*slash = '/';
	}
	free(copy);
}

static bool bytes_write(int fd, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t put = write(fd, p, n);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return false;
		p += put;
		n -= (size_t)put;
	}
	return true;
}

static int written(int fd, const void *p, size_t n)
{
	int error = bytes_write(fd, p, n) ? 0 : errno;

	return close(fd) != 0 && error == 0 ? errno : error;
}

int file_replace(const char *path, const void *p, size_t n)
{
	char *temporary = NULL;
	struct stat st;
	int fd, error;

	if (lstat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
		fd = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC);
		return fd < 0 ? errno : written(fd, p, n);
	}
	if (asprintf(&temporary, "%s.%ld.part", path, (long)getpid()) < 0)
		die("out of memory");
	fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (fd < 0 && errno == ENOENT) {
		folders_make(path);
		fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	}
	error = fd < 0 ? errno : written(fd, p, n);
	if (error == 0 && rename(temporary, path) != 0)
		error = errno;
	if (error != 0 && fd >= 0)
		unlink(temporary);
	free(temporary);
	return error;
}

static void folder_remove(int parent, const char *name);

static void folder_empty(int dir)
{
	DIR *stream = fdopendir(dup(dir));
	struct dirent *e;

	if (stream == NULL)
		return;
	rewinddir(stream);
	while ((e = readdir(stream)) != NULL) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		if (unlinkat(dir, e->d_name, 0) != 0 && (errno == EISDIR || errno == EPERM))
			folder_remove(dir, e->d_name);
	}
	closedir(stream);
}

static void folder_remove(int parent, const char *name)
{
	int dir = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

	if (dir < 0)
		return;
	folder_empty(dir);
	close(dir);
	unlinkat(parent, name, AT_REMOVEDIR);
}

void tree_remove(const char *path)
{
	if (unlink(path) != 0)
		folder_remove(AT_FDCWD, path);
}
