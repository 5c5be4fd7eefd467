#include "inspect_links.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "file.h"
#include "inspect_bytes.h"

static int text_compare(const void *key, const void *item)
{
	return strcmp(key, *(const char *const *)item);
}

static int page_compare(const void *key, const void *item)
{
	return strcmp(key, ((const struct seen_page *)item)->path);
}

bool tree_has_file(const struct tree *t, const char *path)
{
	return t->nfiles > 0 && bsearch(path, t->files, t->nfiles, sizeof *t->files, text_compare) != NULL;
}

static const struct seen_page *page_find(const struct tree *t, const char *path)
{
	return t->npages == 0 ? NULL : bsearch(path, t->pages, t->npages, sizeof *t->pages, page_compare);
}

static int hex(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* %E5%85%AC → 公; a % that is none stays. */
static char *unescape(struct arena *a, const char *p, size_t n)
{
	char *out = arena_alloc(a, n + 1);
	size_t to = 0;

	for (size_t i = 0; i < n; i++) {
		if (p[i] == '%' && i + 2 < n && hex(p[i + 1]) >= 0 && hex(p[i + 2]) >= 0) {
			out[to++] = (char)(hex(p[i + 1]) * 16 + hex(p[i + 2]));
			i += 2;
		} else {
			out[to++] = p[i];
		}
	}
	return out;
}

/* "a/b/" + "../c" → "a/c"; NULL where it climbs out of the tree. */
static const char *path_join(struct arena *a, const char *dir, size_t ndir, const char *path)
{
	char *out = arena_alloc(a, ndir + strlen(path) + 2);
	size_t n = 0;

	memcpy(out, dir, ndir);
	n = ndir;
	while (*path != '\0') {
		size_t part = strcspn(path, "/");
		bool last = path[part] == '\0';

		if (part == 2 && memcmp(path, "..", 2) == 0) {
			if (n == 0)
				return NULL;
			for (n--; n > 0 && out[n - 1] != '/'; n--)
				;
		} else if (part > 0 && !(part == 1 && path[0] == '.')) {
			memcpy(out + n, path, part);
			n += part;
			if (!last)
				out[n++] = '/';
		}
		path += part + (last ? 0 : 1);
	}
	out[n] = '\0';
	return out;
}

/* The file an address inside the tree leads to; a folder leads to its index. NULL: there is none. */
static const char *target_find(const struct tree *t, struct arena *a, const char *from, const char *address)
{
	static const char *const index[] = {"index.html", "index.htm", "index.shtml", "default.html", "default.htm", NULL};
	const char *slash = strrchr(from, '/');
	size_t ndir = address[0] == '/' || slash == NULL ? 0 : (size_t)(slash - from) + 1;
	const char *path = path_join(a, from, ndir, unescape(a, address, strcspn(address, "?#")));
	size_t n = path == NULL ? 0 : strlen(path);

	if (path == NULL)
		return NULL;
	if (n > 0 && path[n - 1] != '/') {
		if (tree_has_file(t, path))
			return path;
		path = arena_printf(a, "%s/", path);
	}
	for (size_t i = 0; index[i] != NULL; i++) {
		const char *file = arena_printf(a, "%s%s", path, index[i]);

		if (tree_has_file(t, file))
			return file;
	}
	return NULL;
}

/* 'a' for another host's, 's' for a scheme that fetches nothing (mailto:), 0 for an address inside the tree. */
static char address_kind(const char *url)
{
	size_t n = strspn(url, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");

	if (strncmp(url, "//", 2) == 0)
		return 'a';
	if (n == 0 || url[n] != ':')
		return 0;
	return strncasecmp(url, "http", 4) == 0 || strncasecmp(url, "ftp", 3) == 0 ? 'a' : 's';
}

/* What a script of the target reads (#region=hangzhou) names no place. */
static bool fragment_leads(const struct seen_page *target, struct arena *a, const char *fragment)
{
	const char *id = unescape(a, fragment, strcspn(fragment, ":") < strlen(fragment) && strstr(fragment, ":~:") != NULL
		? (size_t)(strstr(fragment, ":~:") - fragment) : strlen(fragment));

	return id[0] == '\0' || strcmp(id, "top") == 0 || strchr(id, '=') != NULL || page_has_id(target, id);
}

static void link_inspect(const struct tree *t, const struct seen_page *p, const struct seen_link *l, struct arena *a,
	struct diag *d)
{
	char kind = address_kind(l->url);
	const char *fragment = strchr(l->url, '#'), *file;
	const struct seen_page *target;

	if (kind == 'a' && l->fetched)
		diag_error(d, l->src, "outside", "the page fetches \"%s\" from another host; keep a copy in the site",
			"本页从其他网站调用“%s”；请在本站保存一份", l->url);
	if (kind == 's' && strncasecmp(l->url, "javascript:", 11) == 0)
		diag_error(d, l->src, "dead-link", "\"%s\" leads nowhere without a script; write an address, or use a button",
			"没有脚本时“%s”无处可去；请写网址，或改用按钮", l->url);
	if (kind != 0 || (p->base != NULL && address_kind(p->base) != 0))
		return;
	if (l->url[0] == '#' || l->url[0] == '\0' || l->url[0] == '?')
		file = p->path;
	else
		file = target_find(t, a, p->path, p->base == NULL || l->url[0] == '/' ? l->url
			: arena_printf(a, "%.*s%s", (int)(strrchr(p->base, '/') == NULL ? 0 : strrchr(p->base, '/') - p->base + 1),
				p->base, l->url));
	if (file == NULL) {
		diag_error(d, l->src, "dead-link", "\"%s\" leads to no file of the site", "“%s”在本站没有对应的文件", l->url);
		return;
	}
	target = page_find(t, file);
	if (fragment != NULL && target != NULL && !fragment_leads(target, a, fragment + 1))
		diag_error(d, l->src, "dead-link", "\"%s\" leads to no place in %s: nothing there has that id",
			"“%s”在 %s 中没有对应的位置：没有这个 id", l->url, file);
}

void links_inspect(const struct tree *t, const struct seen_page *p, struct arena *scratch, struct diag *d)
{
	for (size_t i = 0; i < p->nlinks; i++)
		link_inspect(t, p, &p->links[i], scratch, d);
}

/* The address of the site's top, from robots.txt: "Sitemap: https://…/sitemap.xml" without the file's name. */
static const char *site_address(const struct tree *t, struct arena *a, struct diag *d)
{
	const char *p;
	size_t n;

	if (!tree_has_file(t, "robots.txt"))
		return NULL;
	p = file_read(a, arena_printf(a, "%s/robots.txt", t->folder), &n, d);
	for (; p != NULL && *p != '\0'; p += strcspn(p, "\n") + (p[strcspn(p, "\n")] != '\0')) {
		const char *from = p + 8, *end = p + strcspn(p, "\r\n");

		if (strncasecmp(p, "Sitemap:", 8) != 0)
			continue;
		from += strspn(from, " \t");
		while (end > from && end[-1] != '/')
			end--;
		return arena_copy(a, from, (size_t)(end - from));
	}
	return NULL;
}

/* Every full address of the site's own that an XML file names, wherever it stands in it. */
static void listed_file(const struct tree *t, const char *file, const char *site, struct arena *a, struct diag *d)
{
	const char *path = arena_printf(a, "%s/%s", t->folder, file), *p;
	struct place place;
	size_t n;
	char *text = file_read(a, path, &n, d);

	place = (struct place){.p = text, .n = n, .src = {path, 1, 1}};
	for (p = text; p != NULL && (p = strstr(p, site)) != NULL; p++) {
		const char *from = p + strlen(site), *address = arena_copy(a, from, strcspn(from, "<>\"' \t\r\n&"));

		if (target_find(t, a, "", address) == NULL && *from != '\0')
			diag_error(d, place_at(&place, (size_t)(p - text)), "listed", "\"%s\" is listed here, but the site has no such file",
				"此处列有“%s”，但本站没有这个文件", address);
	}
}

void listed_inspect(const struct tree *t, struct arena *scratch, struct diag *d)
{
	const char *site = site_address(t, scratch, d);

	for (size_t i = 0; site != NULL && i < t->nfiles; i++) {
		size_t n = strlen(t->files[i]);

		if (strchr(t->files[i], '/') == NULL && n > 4 && strcmp(t->files[i] + n - 4, ".xml") == 0)
			listed_file(t, t->files[i], site, scratch, d);
	}
}
