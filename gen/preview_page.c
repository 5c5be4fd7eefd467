#include "preview_page.h"

#include <string.h>

#include "stock.h"
#include "strings.h"
#include "template.h"

struct preview_pages {
	const struct templates *templates;
	const struct ui_string *strings;
	size_t nstrings;
};

static struct template_source source_read(struct arena *a, const char *name, struct diag *d)
{
	struct template_source s = {.name = name};

	s.p = stock_read(a, NULL, arena_printf(a, "templates/preview/%s.xhtml", name), &s.n, &s.path, d);
	return s;
}

struct preview_pages *preview_pages_open(struct arena *a)
{
	struct preview_pages *p = arena_new(a, struct preview_pages, 1);
	struct diag *d = diag_open(DIAG_EN);
	struct template_source page = source_read(a, "page", d), bar = source_read(a, "bar", d);

	p->strings = strings_load(a, NULL, &p->nstrings, d);
	p->templates = templates_compile(a, &page, 1, &bar, 1, p->strings, p->nstrings, ZH, d);
	if (p->templates == NULL) {
		diag_print(d, stderr);
		die("the program's own templates cannot be used");
	}
	diag_close(d);
	return p;
}

static const char *word(const struct preview_pages *p, const char *key, enum lang lang)
{
	for (size_t i = 0; i < p->nstrings; i++)
		if (strcmp(p->strings[i].key, key) == 0)
			return p->strings[i].text.text[lang];
	die("templates/strings.yaml has no text \"%s\"", key);
}

/* A text in both languages, under zh.name and en.name. */
static void words_add(const struct preview_pages *p, struct data *const both[NLANGS], const char *name,
	const char *key)
{
	for (int lang = 0; lang < NLANGS; lang++)
		data_text(both[lang], name, word(p, key, (enum lang)lang));
}

/* A document with title, say and what every page has; kind: the strings' preview-KIND-title. */
static struct data *document_new(struct arena *a, const struct preview_pages *p, const char *kind, bool home)
{
	struct data *top = data_map(a), *both[NLANGS];
	const char *title = arena_printf(a, "preview-%s-title", kind);

	for (int lang = 0; lang < NLANGS; lang++)
		both[lang] = data_submap(top, lang_code[lang]);
	words_add(p, both, "preview", "preview");
	words_add(p, both, "title", title);
	words_add(p, both, "say", arena_printf(a, "preview-%s-say", kind));
	words_add(p, both, "home", "preview-home");
	data_text(top, "title", arena_printf(a, "%s %s", word(p, title, ZH), word(p, title, EN)));
	if (home)
		data_text(top, "home", "/");
	return top;
}

static void page_run(const struct preview_pages *p, const char *name, const struct data *top, struct buf *out)
{
	struct diag *d = diag_open(DIAG_EN);
	bool fine = strcmp(name, "page") == 0 ? template_run(p->templates, name, top, out, d)
		: template_run_part(p->templates, name, top, out, d);

	if (!fine) {
		diag_print(d, stderr);
		die("the program's own templates cannot be used");
	}
	diag_close(d);
}

static void page_simple(const struct preview_pages *p, const char *kind, bool home, struct buf *out)
{
	struct arena *a = arena_open();

	page_run(p, "page", document_new(a, p, kind, home), out);
	arena_close(a);
}

void preview_failed(const struct preview_pages *p, bool home, struct buf *out)
{
	page_simple(p, "failed", home, out);
}

void preview_missing(const struct preview_pages *p, struct buf *out)
{
	page_simple(p, "missing", true, out);
}

static const char *place(struct arena *a, const char *root, const struct src *src)
{
	size_t n = strlen(root);
	const char *path = strncmp(src->path, root, n) == 0 && src->path[n] == '/' ? src->path + n + 1 : src->path;

	if (src->line <= 0)
		return path;
	return src->col <= 0 ? arena_printf(a, "%s:%d", path, src->line)
		: arena_printf(a, "%s:%d:%d", path, src->line, src->col);
}

static void count_add(const struct preview_pages *p, struct data *counts, const char *class, const char *key,
	size_t n)
{
	struct data *count = data_item(counts);

	data_text(count, "class", class);
	data_text(count, "zh", word(p, key, ZH));
	data_text(count, "en", word(p, key, EN));
	data_number(count, "n", (long long)n);
}

void preview_report(const struct preview_pages *p, const char *root, struct diag *d, bool published, bool home,
	struct buf *out)
{
	struct arena *a = arena_open();
	struct data *top = document_new(a, p, published ? "clean" : "wrong", home), *counts, *list;
	const struct diag_message *messages;
	size_t n;

	messages = diag_list(d, &n);
	counts = data_list(top, "counts");
	count_add(p, counts, "error", "preview-errors", diag_errors(d));
	count_add(p, counts, "warning", "preview-warnings", diag_warnings(d));
	list = data_list(top, "messages");
	for (size_t i = 0; i < n; i++) {
		struct data *m = data_item(list);

		data_text(m, "class", messages[i].error ? "error" : "warning");
		data_text(m, "severity-zh", diag_severity(&messages[i], DIAG_ZH));
		data_text(m, "severity-en", diag_severity(&messages[i], DIAG_EN));
		data_text(m, "place", place(a, root, &messages[i].src));
		data_text(m, "zh", messages[i].text[DIAG_ZH]);
		data_text(m, "en", messages[i].text[DIAG_EN]);
		data_text(m, "check", arena_printf(a, "[%s]", messages[i].check));
	}
	page_run(p, "page", top, out);
	arena_close(a);
}

void preview_bar(const struct preview_pages *p, struct buf *out)
{
	struct arena *a = arena_open();
	struct data *top = data_map(a), *both[NLANGS];

	for (int lang = 0; lang < NLANGS; lang++)
		both[lang] = data_submap(top, lang_code[lang]);
	words_add(p, both, "bar", "preview-bar");
	words_add(p, both, "bar-link", "preview-bar-link");
	data_text(top, "title", arena_printf(a, "%s %s", word(p, "preview", ZH), word(p, "preview", EN)));
	page_run(p, "bar", top, out);
	arena_close(a);
}

void preview_plain(const struct preview_pages *p, const char *key, struct buf *out)
{
	for (int lang = 0; lang < NLANGS; lang++)
		buf_printf(out, "%s\n", word(p, key, (enum lang)lang));
}
