#include "inspect.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "file.h"
#include "inspect_norms.h"

#define MAX_DEPTH 64

static void walk(struct tree *t, struct arena *a, const char *below, int depth, struct diag *d)
{
	size_t n;
	const char **names = folder_list(a, arena_printf(a, "%s/%s", t->folder, below), &n);

	for (size_t i = 0; i < n; i++) {
		const char *path = below[0] == '\0' ? names[i] : arena_printf(a, "%s/%s", below, names[i]);
		const char *full = arena_printf(a, "%s/%s", t->folder, path);
		struct stat st;

		if (lstat(full, &st) != 0)
			continue; /* it went while we looked */
		if (S_ISREG(st.st_mode))
			*arena_append(a, t->files, t->nfiles) = path;
		else if (S_ISDIR(st.st_mode) && depth < MAX_DEPTH)
			walk(t, a, path, depth + 1, d);
		else
			diag_warn(d, (struct src){full, 0, 0}, "tree", "neither a file nor a folder (or too deep): not looked at",
				"不是文件或文件夹（或层次过深）：未检查");
	}
}

static int path_compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_page(const char *path)
{
	static const char *const endings[] = {".html", ".htm", ".shtml", ".xhtml", NULL};
	const char *dot = strrchr(path, '.');

	for (size_t i = 0; dot != NULL && endings[i] != NULL; i++)
		if (strcasecmp(dot, endings[i]) == 0)
			return true;
	return false;
}

static void pages_see(struct tree *t, struct arena *a, struct diag *d)
{
	struct arena *scratch = arena_open(); /* the bytes; what stays is in `a` */

	for (size_t i = 0; i < t->nfiles; i++) {
		struct seen_page *p;
		const char *bytes;
		size_t n;

		if (!is_page(t->files[i]))
			continue;
		p = arena_append(a, t->pages, t->npages);
		p->path = t->files[i];
		p->file = arena_printf(a, "%s/%s", t->folder, p->path);
		p->footer = "";
		bytes = file_bytes(scratch, p->file, &n, d);
		if (bytes != NULL)
			page_see(p, a, bytes, n, d);
		arena_reset(scratch);
	}
	arena_close(scratch);
}

bool inspect_site(const char *folder, struct inspection *seen, struct diag *d)
{
	struct arena *a = arena_open(), *scratch = arena_open();
	size_t n = strlen(folder);
	struct tree t = {.folder = arena_copy(a, folder, n > 1 && folder[n - 1] == '/' ? n - 1 : n)};

	walk(&t, a, "", 0, d);
	if (t.nfiles > 1)
		qsort(t.files, t.nfiles, sizeof *t.files, path_compare);
	pages_see(&t, a, d);
	for (size_t i = 0; i < t.npages; i++) {
		links_inspect(&t, &t.pages[i], scratch, d);
		seen->links += t.pages[i].nlinks;
		arena_reset(scratch);
	}
	tags_inspect(&t, d);
	footers_inspect(&t, d);
	listed_inspect(&t, scratch, d);
	if (t.npages == 0)
		diag_error(d, (struct src){folder, 0, 0}, "tree", "holds no page; name the folder of a built site, such as site",
			"没有网页；请指定已生成的网站文件夹，如 site");
	seen->pages = t.npages;
	seen->files = t.nfiles;
	arena_close(scratch);
	return t.npages > 0;
}
