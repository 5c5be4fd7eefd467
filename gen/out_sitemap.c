/* out_sitemap: sitemap.xml, every page with its twin in the other language, and robots.txt. */
#include <string.h>

#include "address.h"
#include "html.h"
#include "output.h"
#include "words.h"
#include "xml.h"

static bool ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n >= m && strcmp(s + n - m, end) == 0;
}

/* Pages that stand inside other pages are no places to arrive at. */
static bool listed(const char *path)
{
	return ends_with(path, ".html") && strstr(path, "/embed/") == NULL;
}

/* zh/rates/index.html: the language, and *rest what both languages' paths have in common. NLANGS: of neither. */
static enum lang lang_of(const char *path, const char **rest)
{
	for (int lang = 0; lang < NLANGS; lang++)
		if (strncmp(path, lang_code[lang], strlen(lang_code[lang])) == 0 && path[strlen(lang_code[lang])] == '/') {
			*rest = path + strlen(lang_code[lang]) + 1;
			return (enum lang)lang;
		}
	return NLANGS;
}

static void twins_write(const struct publication *pub, struct arena *a, struct buf *out, const char *rest)
{
	for (int lang = 0; lang < NLANGS; lang++) {
		const char *twin = arena_printf(a, "%s/%s", lang_code[lang], rest);

		if (sink_size(pub->sink, twin) >= 0)
			xml_empty(out, "xhtml:link", "rel", "alternate", "hreflang", lang_tag[lang], "href",
				address_of(a, pub->site, twin), (char *)NULL);
	}
}

/* The day the policy of this page was put up; NULL for pages of another kind, whose changes nobody notes. */
static const char *posted(const struct publication *pub, struct arena *a, const char *rest)
{
	const char *id = strncmp(rest, "policies/", 9) == 0 ? rest + 9 : NULL, *end = id == NULL ? NULL : strchr(id, '/');
	const struct policy *p = end == NULL ? NULL : policy_lookup(pub->site, arena_copy(a, id, (size_t)(end - id)));

	return p == NULL ? NULL : words_iso(a, p->posted);
}

static void page_list_write(const struct publication *pub, struct arena *a, struct buf *out)
{
	size_t n;
	const char **paths = sink_paths(pub->sink, a, &n), *rest = NULL, *day;

	for (size_t i = 0; i < n; i++) {
		enum lang lang = lang_of(paths[i], &rest);

		if (!listed(paths[i]))
			continue;
		html_open(out, "url", (char *)NULL);
		html_element(out, "loc", address_of(a, pub->site, paths[i]), (char *)NULL);
		day = lang == NLANGS ? NULL : posted(pub, a, rest);
		if (day != NULL)
			html_element(out, "lastmod", day, (char *)NULL);
		if (lang != NLANGS)
			twins_write(pub, a, out, rest);
		html_close(out, "url");
		buf_putc(out, '\n');
	}
}

static void sitemap_write(const struct publication *pub, struct arena *a)
{
	struct buf out = {0};

	xml_begin(&out);
	buf_puts(&out, "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
	page_list_write(pub, a, &out);
	buf_puts(&out, "</urlset>\n");
	sink_put(pub->sink, "sitemap.xml", out.p, out.n, pub->diag);
	buf_free(&out);
}

static void robots_write(const struct publication *pub, struct arena *a)
{
	struct buf out = {0};

	buf_puts(&out, "User-agent: *\nAllow: /\n");
	if (pub->site->base_url != NULL)
		buf_printf(&out, "\nSitemap: %s\n", address_of(a, pub->site, "sitemap.xml"));
	sink_put(pub->sink, "robots.txt", out.p, out.n, pub->diag);
	buf_free(&out);
}

static void finish(const struct publication *pub, struct arena *a)
{
	if (pub->site->base_url != NULL)
		sitemap_write(pub, a);
	robots_write(pub, a);
}

const struct output out_sitemap = {"sitemap", NULL, NULL, finish};
