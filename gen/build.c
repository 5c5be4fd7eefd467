#include "build.h"

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "file.h"
#include "link.h"
#include "output.h"
#include "pack.h"
#include "read.h"
#include "strings.h"
#include "turns.h"

static struct site *site_ready(struct site *s, struct diag *d)
{
	site_link(s, d);
	if (diag_errors(d) == 0)
		pack_build(s, d);
	return s;
}

struct site *site_load(struct arena *a, const struct options *o, struct diag *d)
{
	struct site *s = site_read(a, o->root, o->today, d);
	bool whole = diag_errors(d) == 0;

	site_ready(s, d);
	if (whole)
		notes_named(s, d);
	return s;
}

struct site *site_load_one(struct arena *a, const struct options *o, const char *policy, struct diag *d)
{
	struct site *s = site_read_one(a, o->root, policy, o->today, d);

	return s == NULL ? NULL : site_ready(s, d);
}

/* share/gongbu/fonts of the place where the program is installed, else fonts/ beside the program. */
const char *fonts_find(struct arena *a, const struct options *o)
{
	char self[4096];
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
	const char *installed;

	if (o->fonts != NULL)
		return o->fonts;
	if (n <= 0)
		die("/proc/self/exe cannot be read; give --fonts");
	self[n] = '\0';
	*strrchr(self, '/') = '\0';
	installed = arena_printf(a, "%s/../share/gongbu/fonts", self);
	return file_exists(installed) ? installed : arena_printf(a, "%s/fonts", self);
}

static bool templates_open(struct publication *pub, struct arena *a)
{
	pub->strings = strings_load(a, pub->site->root, &pub->nstrings, pub->diag);
	if (pub->strings == NULL)
		return false; /* every template would miss every text */
	for (int lang = 0; lang < NLANGS; lang++) {
		pub->templates[lang] = templates_load(a, pub->site->root, pub->strings, pub->nstrings, (enum lang)lang,
			pub->diag);
		if (pub->templates[lang] == NULL)
			return false; /* the other language would report the same */
	}
	return true;
}

/* Pages need a model without errors; the texts are checked all the same, so that every mistake is told at once. */
static void publication_run(struct publication *pub, struct arena *a, size_t workers)
{
	struct arena *scratch = arena_open();
	bool write = pub->chosen != NULL && templates_open(pub, a) && diag_errors(pub->diag) == 0;

	for (size_t i = 0; write && pub->chosen[i] != NULL; i++) {
		if (pub->chosen[i]->site != NULL)
			pub->chosen[i]->site(pub, scratch);
		arena_reset(scratch);
	}
	arena_close(scratch); /* pages that list every policy are large: the turns need that memory for less */
	turns_run(pub, a, workers, write);
	scratch = arena_open();
	write = write && diag_errors(pub->diag) == 0;
	for (size_t i = 0; write && pub->chosen[i] != NULL; i++)
		if (pub->chosen[i]->finish != NULL)
			pub->chosen[i]->finish(pub, scratch);
	arena_close(scratch);
}

static bool clean(const struct diag *d, const struct options *o)
{
	return diag_errors(d) == 0 && (!o->strict || diag_warnings(d) == 0);
}

static void report(struct diag *d, const struct options *o)
{
	if (o->json)
		diag_print_json(d, stdout);
	else
		diag_print(d, stderr);
}

static void summary(const struct diag *d, const struct options *o, const struct site *s, size_t files)
{
	if (o->json)
		return;
	if (s->base_url == NULL)
		puts(o->lang == DIAG_ZH ? "content/site.yaml 没有 base-url：不生成 sitemap.xml、订阅源和网页的规范网址"
			: "content/site.yaml has no base-url: no sitemap.xml, feeds and canonical addresses are made");
	if (o->lang == DIAG_ZH)
		printf("%zu 件政策，%zu 个文件；错误 %zu，警告 %zu\n", s->npolicies, files, diag_errors(d), diag_warnings(d));
	else
		printf("%zu policies, %zu files; %zu errors, %zu warnings\n", s->npolicies, files, diag_errors(d),
			diag_warnings(d));
}

/* As many as the processors this process may use, unless -j says. */
static size_t workers(const struct options *o)
{
	cpu_set_t set;

	if (o->workers > 0)
		return (size_t)o->workers;
	return sched_getaffinity(0, sizeof set, &set) != 0 ? 1 : (size_t)CPU_COUNT(&set);
}

/* Runs everything into the sink; the caller ends it. True when the site may be published. */
static bool run(const struct options *o, struct sink *sink, struct diag *d, struct buf *shown)
{
	struct arena *a = arena_open();
	struct cite_log cites = {.arena = a};
	struct data_log data = {.arena = a};
	struct audit_log audits = {.arena = a};
	struct publication pub = {.site = site_load(a, o, d), .sink = sink, .diag = d, .cites = &cites, .data = &data,
		.audits = &audits, .search = search_index_open(a)};
	bool ok;

	pub.lists = arena_new(a, struct list_summary, pub.site->nlists);
	pub.font_dir = fonts_find(a, o);
	pub.show = shown == NULL ? NULL : o->args[0];
	pub.shown = shown;
	pub.chosen = outputs_choose(a, o->only, d);
	publication_run(&pub, a, shown == NULL ? workers(o) : 1);
	ok = clean(d, o);
	report(d, o);
	if (shown == NULL)
		summary(d, o, pub.site, sink_count(sink));
	arena_close(a);
	return ok;
}

int build_into(const struct options *o, struct diag *d)
{
	struct arena *a = arena_open();
	const char *target = o->out != NULL ? o->out : arena_printf(a, "%s/site", o->root);
	struct sink *sink = sink_open(target, o->only != NULL, d);
	bool ok = sink != NULL && run(o, sink, d, NULL);

	if (sink == NULL)
		report(d, o);
	else if (ok)
		sink_publish(sink);
	else
		sink_discard(sink);
	arena_close(a);
	return ok ? 0 : 1;
}

int build_run(const struct options *o)
{
	struct diag *d = diag_open(o->lang);
	int status = build_into(o, d);

	diag_close(d);
	return status;
}

int check_run(const struct options *o)
{
	struct diag *d = diag_open(o->lang);
	struct sink *sink = sink_open_dry();
	bool ok = run(o, sink, d, NULL);

	sink_discard(sink);
	diag_close(d);
	return ok ? 0 : 1;
}

int data_run(const struct options *o)
{
	struct diag *d = diag_open(o->lang);
	struct sink *sink = sink_open_dry();
	struct buf shown = {0};
	bool ok = run(o, sink, d, &shown);

	if (shown.n == 0 && ok) {
		fprintf(stderr, o->lang == DIAG_ZH ? "gongbu: 没有页面 %s；请写如 zh/index.html\n"
			: "gongbu: there is no page %s; write one such as zh/index.html\n", o->args[0]);
		ok = false;
	}
	fwrite(buf_str(&shown), 1, shown.n, stdout);
	buf_free(&shown);
	sink_discard(sink);
	diag_close(d);
	return ok ? 0 : 1;
}
