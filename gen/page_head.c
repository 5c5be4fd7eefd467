#include "page_head.h"

#include <string.h>

#include "address.h"
#include "words.h"

static void link_add(struct page *p, const char *rel, const char *href, const char *hreflang, const char *type)
{
	struct data *item = data_item(page_own(p, "links"));

	data_text(item, "rel", rel);
	data_text(item, "href", href);
	data_text(item, "hreflang", hreflang);
	data_text(item, "type", type);
}

static void alternate_add(struct page *p, const char *hreflang, const char *path)
{
	link_add(p, "alternate", address_of(p->arena, p->pub->site, path), hreflang, NULL);
}

static void site_tags(struct page *p)
{
	const struct site *s = p->pub->site;

	page_meta(p, "SiteName", s->name.text[p->lang]);
	page_meta(p, "SiteDomain", address_host(p->arena, s));
	page_meta(p, "SiteIDCode", s->site_code);
}

static void addresses_add(struct page *p, const char *self, const char *zh, const char *en, const char *either)
{
	if (p->pub->site->base_url == NULL)
		return;
	link_add(p, "canonical", address_of(p->arena, p->pub->site, self), NULL, NULL);
	alternate_add(p, lang_tag[ZH], zh);
	alternate_add(p, lang_tag[EN], en);
	alternate_add(p, "x-default", either);
}

static void feed_add(struct page *p, enum lang lang)
{
	const char *path = arena_printf(p->arena, "feed.%s.xml", lang_code[lang]);

	if (p->pub->site->base_url != NULL)
		link_add(p, "alternate", page_root_href(p, path), NULL, "application/atom+xml");
}

void page_head(struct page *p, const char *path)
{
	const char *twin[NLANGS];

	for (int lang = 0; lang < NLANGS; lang++)
		twin[lang] = arena_printf(p->arena, "%s/%s", lang_code[lang], path);
	site_tags(p);
	/* A reader of neither language chooses on the first page. */
	addresses_add(p, p->path, twin[ZH], twin[EN], strcmp(path, "index.html") == 0 ? "index.html" : twin[ZH]);
	feed_add(p, p->lang);
}

void page_head_first(struct page *p)
{
	site_tags(p);
	addresses_add(p, "index.html", "zh/index.html", "en/index.html", "index.html");
	for (int lang = 0; lang < NLANGS; lang++)
		feed_add(p, (enum lang)lang);
}

void page_meta(struct page *p, const char *name, const char *content)
{
	struct data *item;

	if (content == NULL)
		return;
	item = data_item(page_own(p, "meta"));
	data_text(item, "name", name);
	data_text(item, "content", content);
}

void page_column(struct page *p, const char *name, const char *description, const char *type_key)
{
	page_meta(p, "ColumnName", name);
	page_meta(p, "ColumnDescription", description);
	page_meta(p, "ColumnKeywords", name);
	page_meta(p, "ColumnType", page_string(p, type_key));
}

static const char *topics_named(struct page *p, const struct policy *policy)
{
	const char *all = NULL;

	for (size_t i = 0; i < policy->ntopics; i++) {
		const char *name = topic_lookup(p->pub->site, policy->topics[i])->name.text[p->lang];

		all = all == NULL ? name : arena_printf(p->arena, "%s;%s", all, name);
	}
	return all;
}

void page_article(struct page *p, const struct policy *policy)
{
	const struct front *front = &policy->front[p->lang];
	const char *issuers = front->nissuers > 0 ? front->issuers[0] : NULL;

	for (size_t i = 1; i < front->nissuers; i++)
		issuers = arena_printf(p->arena, "%s %s", issuers, front->issuers[i]);
	page_column(p, page_string(p, "nav-policies"), page_string(p, "policies-lead"), "column-policies");
	page_meta(p, "ArticleTitle", policy_title(p->arena, policy, p->lang));
	page_meta(p, "PubDate", words_iso(p->arena, policy->posted));
	page_meta(p, "ContentSource", issuers == NULL ? page_string(p, "not-stated") : issuers);
	page_meta(p, "Keywords", topics_named(p, policy));
	page_meta(p, "Description", front->summary);
	page_meta(p, "Url", address_of(p->arena, p->pub->site, p->path));
}
