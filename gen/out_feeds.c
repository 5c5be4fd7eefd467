/*
 * out_feeds: feed.zh.xml and feed.en.xml (Atom, RFC 4287): what has happened to the policies: put up here, in force,
 * at an end. A reader's program that follows the feed learns of each on its day.
 */
#include <stdlib.h>
#include <string.h>

#include "address.h"
#include "html.h"
#include "page.h"
#include "words.h"
#include "xml.h"

#define FEED_MOST 100 /* entries: the newest */

enum event_kind { EVENT_POSTED, EVENT_EFFECTIVE, EVENT_EXPIRED, NEVENTS };

struct event {
	const struct policy *policy;
	enum event_kind kind;
	int32_t day;
};

/* Newest first; on one day in a fixed order. */
static int newest_first(const void *a, const void *b)
{
	const struct event *x = a, *y = b;

	if (x->day != y->day)
		return x->day > y->day ? -1 : 1;
	if (x->policy != y->policy)
		return strcmp(x->policy->id, y->policy->id);
	return (int)x->kind - (int)y->kind;
}

/* What came before a policy stood here is no news of this site. */
static void event_add(const struct publication *pub, struct arena *a, struct event **events, size_t *n,
	const struct policy *p, enum event_kind kind, int32_t day)
{
	if (day == DAY_NONE || day > pub->site->today || day < p->posted || (kind != EVENT_POSTED && p->draft))
		return;
	*arena_append(a, *events, *n) = (struct event){p, kind, day};
}

static struct event *events_read(const struct publication *pub, struct arena *a, size_t *n)
{
	struct event *events = NULL;

	*n = 0;
	for (size_t i = 0; i < pub->site->npolicies; i++) {
		const struct policy *p = &pub->site->policies[i];

		event_add(pub, a, &events, n, p, EVENT_POSTED, p->posted);
		event_add(pub, a, &events, n, p, EVENT_EFFECTIVE, p->effective);
		event_add(pub, a, &events, n, p, EVENT_EXPIRED, p->expires == DAY_NONE ? DAY_NONE : p->expires + 1);
	}
	if (*n > 1)
		qsort(events, *n, sizeof *events, newest_first);
	return events;
}

/* Days are China's. */
static const char *instant(struct arena *a, int32_t day)
{
	return arena_printf(a, "%sT00:00:00+08:00", words_iso(a, day));
}

/* tag:example.gov.cn,2026-11-21:hangzhou-2020-43/posted: the same for ever, wherever the site moves below its host. */
static const char *event_id(const struct publication *pub, struct arena *a, const struct event *e)
{
	static const char *const names[NEVENTS] = {"posted", "effective", "expired"};

	return arena_printf(a, "tag:%s,%s:%s/%s", address_host(a, pub->site), words_iso(a, e->policy->posted), e->policy->id,
		names[e->kind]);
}

static void entry_write(const struct publication *pub, struct arena *a, struct buf *out, enum lang lang,
	const struct event *e)
{
	static const char *const keys[NEVENTS] = {"feed-posted", "feed-effective", "feed-expired"};
	const struct front *front = &e->policy->front[lang];
	const char *title = words_fill(a, templates_string(pub->templates[lang], keys[e->kind]),
		policy_title(a, e->policy, lang), NULL);
	const char *path = arena_printf(a, "%s/%s", lang_code[lang], policy_path(a, e->policy));

	html_open(out, "entry", (char *)NULL);
	html_element(out, "id", event_id(pub, a, e), (char *)NULL);
	html_element(out, "title", title, (char *)NULL);
	xml_empty(out, "link", "rel", "alternate", "type", "text/html", "hreflang", lang_tag[lang], "href",
		address_of(a, pub->site, path), (char *)NULL);
	html_element(out, "published", instant(a, e->day), (char *)NULL);
	html_element(out, "updated", instant(a, e->day), (char *)NULL);
	for (size_t i = 0; i < front->nissuers; i++) {
		html_open(out, "author", (char *)NULL);
		html_element(out, "name", front->issuers[i], (char *)NULL);
		html_close(out, "author");
	}
	html_element(out, "summary", front->summary, (char *)NULL);
	html_close(out, "entry");
	buf_putc(out, '\n');
}

static void feed_head(const struct publication *pub, struct arena *a, struct buf *out, enum lang lang, const char *path,
	const char *updated)
{
	const struct site *s = pub->site;
	const char *host = s->host.text[lang] != NULL ? s->host.text[lang] : s->name.text[lang];

	html_element(out, "id", address_of(a, s, path), (char *)NULL);
	html_element(out, "title", words_fill(a, templates_string(pub->templates[lang], "feed-title"), s->name.text[lang],
		NULL), (char *)NULL);
	html_element(out, "subtitle", s->tagline.text[lang], (char *)NULL);
	xml_empty(out, "link", "rel", "self", "type", "application/atom+xml", "href", address_of(a, s, path),
		(char *)NULL);
	xml_empty(out, "link", "rel", "alternate", "type", "text/html", "hreflang", lang_tag[lang], "href",
		address_of(a, s, arena_printf(a, "%s/index.html", lang_code[lang])), (char *)NULL);
	html_element(out, "updated", updated, (char *)NULL);
	html_open(out, "author", (char *)NULL);
	html_element(out, "name", host, (char *)NULL);
	html_close(out, "author");
	buf_putc(out, '\n');
}

static void feed_write(const struct publication *pub, struct arena *a, enum lang lang, const struct event *events, size_t n)
{
	const char *path = arena_printf(a, "feed.%s.xml", lang_code[lang]);
	struct buf out = {0};

	xml_begin(&out);
	html_open(&out, "feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", lang_tag[lang], (char *)NULL);
	feed_head(pub, a, &out, lang, path, instant(a, n > 0 ? events[0].day : pub->site->today));
	for (size_t i = 0; i < n && i < FEED_MOST; i++)
		entry_write(pub, a, &out, lang, &events[i]);
	buf_puts(&out, "</feed>\n");
	sink_put(pub->sink, path, out.p, out.n, pub->diag);
	buf_free(&out);
}

static void write_site(const struct publication *pub, struct arena *a)
{
	size_t n;
	struct event *events;

	if (pub->site->base_url == NULL)
		return;
	events = events_read(pub, a, &n);
	for (int lang = 0; lang < NLANGS; lang++)
		feed_write(pub, a, (enum lang)lang, events, n);
}

const struct output out_feeds = {"feeds", write_site, NULL, NULL};
