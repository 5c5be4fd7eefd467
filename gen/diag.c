#include "diag.h"

#include <jansson.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"

struct diag {
	struct arena *arena;
	pthread_mutex_t lock;
	enum diag_lang lang;
	bool both;
	struct diag_message *messages;
	size_t nmessages, nerrors;
};

struct diag *diag_open(enum diag_lang lang)
{
	struct diag *d = calloc(1, sizeof *d);

	if (d == NULL)
		die("out of memory");
	d->arena = arena_open();
	d->lang = lang;
	pthread_mutex_init(&d->lock, NULL);
	return d;
}

struct diag *diag_open_in(struct arena *a, const struct diag *like)
{
	struct diag *d = arena_new(a, struct diag, 1);

	d->arena = a;
	d->lang = like->lang;
	d->both = like->both;
	pthread_mutex_init(&d->lock, NULL);
	return d;
}

void diag_take(struct diag *d, const struct diag *from)
{
	pthread_mutex_lock(&d->lock);
	for (size_t i = 0; i < from->nmessages; i++) {
		struct diag_message *m = arena_append(d->arena, d->messages, d->nmessages);

		*m = from->messages[i];
		m->src.path = arena_copy(d->arena, m->src.path, strlen(m->src.path));
		for (int lang = 0; lang < 2; lang++)
			if (m->text[lang] != NULL)
				m->text[lang] = arena_copy(d->arena, m->text[lang], strlen(m->text[lang]));
		m->order = d->nmessages;
	}
	d->nerrors += from->nerrors;
	pthread_mutex_unlock(&d->lock);
}

void diag_close(struct diag *d)
{
	pthread_mutex_destroy(&d->lock);
	arena_close(d->arena);
	free(d);
}

void diag_both(struct diag *d)
{
	d->both = true;
}

/* With the lock held: arenas are one thread's. */
static const char *text_format(struct arena *a, const char *fmt, va_list ap)
{
	va_list again;
	char *text;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (n < 0)
		die("cannot format \"%s\"", fmt);
	text = arena_alloc(a, (size_t)n + 1);
	va_copy(again, ap);
	vsnprintf(text, (size_t)n + 1, fmt, again);
	va_end(again);
	return text;
}

/* A message without its words; with the lock held. */
static struct diag_message *message_new(struct diag *d, bool error, struct src src, const char *check)
{
	const char *path = strncmp(src.path, "./", 2) == 0 ? src.path + 2 : src.path; /* the default -C */
	struct diag_message *m = arena_append(d->arena, d->messages, d->nmessages);

	m->src = src;
	m->src.path = arena_copy(d->arena, path, strlen(path));
	m->error = error;
	m->check = check;
	m->order = d->nmessages;
	d->nerrors += error;
	return m;
}

static bool keeps(const struct diag *d, int lang)
{
	return d->both || lang == (int)d->lang;
}

static void message_add(struct diag *d, bool error, struct src src, const char *check, const char *const fmt[2],
	va_list ap)
{
	struct diag_message *m;

	pthread_mutex_lock(&d->lock);
	m = message_new(d, error, src, check);
	for (int lang = 0; lang < 2; lang++)
		if (keeps(d, lang))
			m->text[lang] = text_format(d->arena, fmt[lang], ap);
	pthread_mutex_unlock(&d->lock);
}

void diag_error(struct diag *d, struct src src, const char *check, const char *en, const char *zh, ...)
{
	va_list ap;

	va_start(ap, zh);
	message_add(d, true, src, check, (const char *const[2]){[DIAG_EN] = en, [DIAG_ZH] = zh}, ap);
	va_end(ap);
}

void diag_warn(struct diag *d, struct src src, const char *check, const char *en, const char *zh, ...)
{
	va_list ap;

	va_start(ap, zh);
	message_add(d, false, src, check, (const char *const[2]){[DIAG_EN] = en, [DIAG_ZH] = zh}, ap);
	va_end(ap);
}

void diag_plain(struct diag *d, struct src src, const char *check, const char *what, const char *en,
	const char *zh)
{
	const char *const words[2] = {[DIAG_EN] = en, [DIAG_ZH] = zh};
	struct diag_message *m;

	pthread_mutex_lock(&d->lock);
	m = message_new(d, true, src, check);
	for (int lang = 0; lang < 2; lang++)
		if (keeps(d, lang))
			m->text[lang] = what == NULL ? arena_copy(d->arena, words[lang], strlen(words[lang]))
				: arena_printf(d->arena, lang == DIAG_ZH ? "%s：%s" : "%s: %s", what, words[lang]);
	pthread_mutex_unlock(&d->lock);
}

size_t diag_errors(const struct diag *d)
{
	return d->nerrors;
}

size_t diag_warnings(const struct diag *d)
{
	return d->nmessages - d->nerrors;
}

static int message_compare(const void *a, const void *b)
{
	const struct diag_message *x = a, *y = b;
	int c = strcmp(x->src.path, y->src.path);

	if (c == 0)
		c = (x->src.line > y->src.line) - (x->src.line < y->src.line);
	if (c == 0)
		c = (x->src.col > y->src.col) - (x->src.col < y->src.col);
	if (c == 0)
		c = (x->order > y->order) - (x->order < y->order);
	return c;
}

static void messages_sort(struct diag *d)
{
	if (d->nmessages > 1)
		qsort(d->messages, d->nmessages, sizeof *d->messages, message_compare);
}

const struct diag_message *diag_list(struct diag *d, size_t *n)
{
	messages_sort(d);
	*n = d->nmessages;
	return d->messages;
}

const char *diag_severity(const struct diag_message *m, enum diag_lang lang)
{
	if (lang == DIAG_ZH)
		return m->error ? "错误" : "警告";
	return m->error ? "error" : "warning";
}

void diag_print(struct diag *d, FILE *out)
{
	messages_sort(d);
	for (size_t i = 0; i < d->nmessages; i++) {
		const struct diag_message *m = &d->messages[i];

		fputs(m->src.path, out);
		if (m->src.line > 0)
			fprintf(out, ":%d", m->src.line);
		if (m->src.line > 0 && m->src.col > 0)
			fprintf(out, ":%d", m->src.col);
		fprintf(out, ": %s: %s [%s]\n", diag_severity(m, d->lang), m->text[d->lang], m->check);
	}
}

void diag_print_json(struct diag *d, FILE *out)
{
	json_t *list = json_array(), *top;
	char *text;

	messages_sort(d);
	for (size_t i = 0; i < d->nmessages; i++) {
		const struct diag_message *m = &d->messages[i];

		json_array_append_new(list, json_pack("{s:s, s:i, s:i, s:s, s:s, s:s}", "path", m->src.path,
			"line", m->src.line, "col", m->src.col, "severity", m->error ? "error" : "warning",
			"check", m->check, "message", m->text[d->lang]));
	}
	top = json_pack("{s:I, s:I, s:o}", "errors", (json_int_t)diag_errors(d), "warnings",
		(json_int_t)diag_warnings(d), "diagnostics", list);
	text = json_dumps(top, JSON_INDENT(2));
	if (text == NULL)
		die("out of memory");
	fprintf(out, "%s\n", text);
	free(text);
	json_decref(top);
}
