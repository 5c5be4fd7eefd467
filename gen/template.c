#include "template.h"

#include <stdlib.h>
#include <string.h>

#include "stock.h"
#include "template_ops.h"

#define SUFFIX ".xhtml"

static int string_compare(const void *a, const void *b)
{
	const struct ui_string *const *x = a, *const *y = b;

	return strcmp((*x)->key, (*y)->key);
}

static void strings_sort(struct arena *a, struct templates *t, const struct ui_string *strings, size_t n)
{
	t->strings = arena_new(a, const struct ui_string *, n);
	t->nstrings = n;
	for (size_t i = 0; i < n; i++)
		t->strings[i] = &strings[i];
	if (n > 1)
		qsort(t->strings, n, sizeof *t->strings, string_compare);
}

/* All are named before the first is compiled: a part may be used by any other. */
static struct program *programs_name(struct arena *a, const struct template_source *sources, size_t n)
{
	struct program *programs = arena_new(a, struct program, n);

	for (size_t i = 0; i < n; i++) {
		programs[i].name = arena_copy(a, sources[i].name, strlen(sources[i].name));
		programs[i].path = sources[i].path;
	}
	return programs;
}

struct templates *templates_compile(struct arena *a, const struct template_source *pages, size_t npages,
	const struct template_source *parts, size_t nparts, const struct ui_string *strings, size_t nstrings,
	enum lang lang, struct diag *d)
{
	struct templates *t = arena_new(a, struct templates, 1);
	struct words words = {.arena = a, .diag = d, .templates = t};

	t->lang = lang;
	strings_sort(a, t, strings, nstrings);
	t->pages = programs_name(a, pages, npages);
	t->parts = programs_name(a, parts, nparts);
	t->npages = npages;
	t->nparts = nparts;
	for (size_t i = 0; i < nparts; i++)
		program_compile(&words, &parts[i], false, &t->parts[i]);
	for (size_t i = 0; i < npages; i++)
		program_compile(&words, &pages[i], true, &t->pages[i]);
	return words.failed ? NULL : t;
}

/* Every .xhtml of a folder; false when one cannot be read. */
static bool sources_read(struct arena *a, const char *root, const char *folder, struct template_source **sources,
	size_t *n, struct diag *d)
{
	size_t nnames;
	const char **names = stock_list(a, root, folder, &nnames);
	bool ok = true;

	*sources = NULL;
	*n = 0;
	for (size_t i = 0; i < nnames; i++) {
		struct template_source s = {0};
		size_t length = strlen(names[i]);

		if (length <= strlen(SUFFIX) || strcmp(names[i] + length - strlen(SUFFIX), SUFFIX) != 0)
			continue;
		s.name = arena_copy(a, names[i], length - strlen(SUFFIX));
		s.p = stock_read(a, root, arena_printf(a, "%s/%s", folder, names[i]), &s.n, &s.path, d);
		ok &= s.p != NULL;
		if (s.p != NULL)
			*arena_append(a, *sources, *n) = s;
	}
	return ok;
}

struct templates *templates_load(struct arena *a, const char *root, const struct ui_string *strings, size_t nstrings,
	enum lang lang, struct diag *d)
{
	struct template_source *pages, *parts;
	size_t npages, nparts;
	struct templates *t;
	bool ok;

	ok = sources_read(a, root, "templates", &pages, &npages, d);
	ok &= sources_read(a, root, "templates/parts", &parts, &nparts, d);
	t = templates_compile(a, pages, npages, parts, nparts, strings, nstrings, lang, d);
	return ok ? t : NULL;
}

const char *templates_string(const struct templates *t, const char *key)
{
	const struct ui_string *s = string_lookup(t, key);

	if (s == NULL || s->text.text[t->lang] == NULL)
		die("templates/strings.yaml has no text \"%s\"", key);
	return s->text.text[t->lang];
}
