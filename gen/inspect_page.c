#include "inspect_page.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "buf.h"
#include "inspect_bytes.h"
#include "text.h"
#include "xml2.h"

#define OPEN_MAX_DEPTH 512 /* deeper elements are read, their lists not counted */

const char *const tag_names[NTAGS] = {"SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnDescription",
	"ColumnKeywords", "ColumnType", "ArticleTitle", "PubDate", "ContentSource"};

struct open_element {
	char name[12];
	bool list, shown;
	size_t items;
	struct src src;
};

struct id_seen {
	const char *id;
	struct src src;
};

/* A page while it is parsed. */
struct seeing {
	struct seen_page *page;
	struct arena *a;
	struct diag *d;
	struct xml2 xml;
	htmlParserCtxtPtr ctxt;
	const char *text;
	struct place place;
	struct open_element open[OPEN_MAX_DEPTH];
	size_t depth;
	size_t quiet;              /* inside how many of script, style, template */
	bool in_title, in_footer, has_footer, in_dt, titled;
	struct buf words, footer, title, dt;
	struct id_seen *ids;
	size_t nids;
};

static const char *attribute(const xmlChar **atts, const char *name)
{
	for (size_t i = 0; atts != NULL && atts[i] != NULL; i += 2)
		if (strcasecmp((const char *)atts[i], name) == 0)
			return atts[i + 1] == NULL ? "" : (const char *)atts[i + 1];
	return NULL;
}

static bool among(const char *name, const char *const *names)
{
	while (*names != NULL && strcmp(*names, name) != 0)
		names++;
	return *names != NULL;
}

static const char *keep(struct seeing *s, const char *text)
{
	return arena_copy(s->a, text, strlen(text));
}

/* Where the tag begins that the parser has just read the end of: the nearest "<name" before it. */
static struct src tag_place(struct seeing *s, const char *name)
{
	long read = s->xml.xmlByteConsumed(s->ctxt);
	size_t n = strlen(name), offset = read < 0 ? 0 : (size_t)read;

	for (offset = offset < s->place.n ? offset : s->place.n; offset > s->place.at; offset--)
		if (s->text[offset - 1] == '<' && strncasecmp(s->text + offset, name, n) == 0)
			return place_at(&s->place, offset - 1);
	return s->place.src;
}

static void link_add(struct seeing *s, const char *url, bool fetched, struct src src)
{
	struct seen_link *l;

	if (url == NULL)
		return;
	while (*url == ' ' || *url == '\t' || *url == '\n' || *url == '\r')
		url++;
	l = arena_append(s->a, s->page->links, s->page->nlinks);
	*l = (struct seen_link){keep(s, url), fetched, src};
}

/* The first address of a srcset; the others are the same picture. */
static void srcset_add(struct seeing *s, const char *set, struct src src)
{
	if (set != NULL)
		link_add(s, arena_copy(s->a, set, strcspn(set, ", \t\n")), true, src);
}

/* canonical, alternate and the like only name a page; these are fetched. */
static bool link_fetched(const char *rel)
{
	return rel != NULL && (strstr(rel, "icon") != NULL || strstr(rel, "stylesheet") != NULL || strstr(rel, "preload") != NULL
		|| strstr(rel, "manifest") != NULL);
}

static bool rel_names_only(const char *rel)
{
	return rel != NULL && (strcmp(rel, "canonical") == 0 || strcmp(rel, "preconnect") == 0 || strcmp(rel, "dns-prefetch") == 0);
}

static void links_see(struct seeing *s, const char *name, const xmlChar **atts, struct src src)
{
	static const char *const fetching[] = {"img", "script", "iframe", "frame", "source", "audio", "video", "embed", "input",
		"track", NULL};
	const char *rel = attribute(atts, "rel");

	if (strcmp(name, "base") == 0 && s->page->base == NULL && attribute(atts, "href") != NULL)
		s->page->base = keep(s, attribute(atts, "href"));
	else if (strcmp(name, "link") == 0 && !rel_names_only(rel))
		link_add(s, attribute(atts, "href"), link_fetched(rel), src);
	else if (strcmp(name, "a") == 0 || strcmp(name, "area") == 0)
		link_add(s, attribute(atts, "href"), false, src);
	if (among(name, fetching)) {
		link_add(s, attribute(atts, "src"), true, src);
		link_add(s, attribute(atts, "poster"), true, src);
		srcset_add(s, attribute(atts, "srcset"), src);
	}
	if (strcmp(name, "object") == 0)
		link_add(s, attribute(atts, "data"), true, src);
}

static void meta_see(struct seeing *s, const xmlChar **atts, struct src src)
{
	const char *name = attribute(atts, "name"), *content = attribute(atts, "content"), *http = attribute(atts, "http-equiv");

	if (http != NULL && strcasecmp(http, "refresh") == 0)
		s->page->refresh = true;
	for (int i = 0; name != NULL && i < NTAGS; i++)
		if (strcasecmp(name, tag_names[i]) == 0) {
			s->page->tags[i] = content == NULL ? "" : keep(s, content);
			s->page->tag_src[i] = src;
		}
}

static void alt_see(struct seeing *s, const char *name, const xmlChar **atts, struct src src)
{
	const char *type = attribute(atts, "type");
	bool picture = strcmp(name, "img") == 0 || strcmp(name, "area") == 0
		|| (strcmp(name, "input") == 0 && type != NULL && strcasecmp(type, "image") == 0);

	if (picture && attribute(atts, "alt") == NULL)
		diag_error(s->d, src, "no-alt", "<%s> has no alt; say in words what it shows, or write alt=\"\" where it is decoration",
			"<%s> 没有 alt；请用文字说明图片内容，纯装饰的写 alt=\"\"", name);
}

static void id_add(struct seeing *s, const char *id, struct src src)
{
	if (id != NULL && id[0] != '\0')
		*arena_append(s->a, s->ids, s->nids) = (struct id_seen){keep(s, id), src};
}

/* An item is seen by the list that holds it. */
static void item_see(struct seeing *s, const char *name)
{
	static const char *const items[] = {"li", "tr", "dt", "dd", "option", "optgroup", "div", "script", "template", NULL};

	if (among(name, items) && s->depth > 0 && s->depth <= OPEN_MAX_DEPTH)
		s->open[s->depth - 1].items++;
}

static void element_push(struct seeing *s, const char *name, const xmlChar **atts, struct src src)
{
	static const char *const lists[] = {"ul", "ol", "dl", "tbody", "select", NULL};
	struct open_element *e;
	bool shown;

	item_see(s, name);
	if (s->depth++ >= OPEN_MAX_DEPTH)
		return;
	shown = s->depth < 2 || s->open[s->depth - 2].shown;
	e = &s->open[s->depth - 1];
	*e = (struct open_element){.list = among(name, lists), .src = src};
	e->shown = shown && attribute(atts, "hidden") == NULL && strcmp(name, "template") != 0;
	strncpy(e->name, name, sizeof e->name - 1);
}

static void element_start(void *self, const xmlChar *xml_name, const xmlChar **atts)
{
	struct seeing *s = self;
	const char *name = (const char *)xml_name;
	struct src src = tag_place(s, name);
	const char *class = attribute(atts, "class");

	if (strcmp(name, "html") == 0 && attribute(atts, "lang") != NULL && s->page->lang == NULL)
		s->page->lang = keep(s, attribute(atts, "lang"));
	if (strcmp(name, "meta") == 0)
		meta_see(s, atts, src);
	links_see(s, name, atts, src);
	alt_see(s, name, atts, src);
	id_add(s, attribute(atts, "id"), src);
	element_push(s, name, atts, src);
	if (strcmp(name, "script") == 0 || strcmp(name, "style") == 0 || strcmp(name, "template") == 0)
		s->quiet++;
	if (strcmp(name, "title") == 0 && !s->titled)
		s->in_title = true;
	if (strcmp(name, "footer") == 0)
		s->in_footer = s->has_footer = true;
	if (strcmp(name, "dt") == 0) {
		s->in_dt = true;
		buf_clear(&s->dt);
	}
	if (s->in_footer && class != NULL && strcmp(class, "gap") == 0)
		*arena_append(s->a, s->page->gaps, s->page->ngaps) = keep(s, buf_str(&s->dt));
}

static void list_end(struct seeing *s, const struct open_element *e)
{
	if (e->list && e->shown && e->items == 0)
		diag_error(s->d, e->src, "empty-list", "<%s> holds nothing; leave it out, or say in words that there is nothing yet",
			"<%s> 没有内容；请去掉，或者用文字说明暂无内容", e->name);
}

static void element_end(void *self, const xmlChar *xml_name)
{
	struct seeing *s = self;
	const char *name = (const char *)xml_name;

	if (s->depth > 0 && s->depth-- <= OPEN_MAX_DEPTH)
		list_end(s, &s->open[s->depth]);
	if (s->quiet > 0 && (strcmp(name, "script") == 0 || strcmp(name, "style") == 0 || strcmp(name, "template") == 0))
		s->quiet--;
	if (strcmp(name, "title") == 0) {
		s->titled = s->titled || s->in_title;
		s->in_title = false;
	}
	if (strcmp(name, "footer") == 0)
		s->in_footer = false;
	if (strcmp(name, "dt") == 0)
		s->in_dt = false;
}

static void characters(void *self, const xmlChar *text, int n)
{
	struct seeing *s = self;

	if (s->in_title)
		buf_add(&s->title, text, (size_t)n);
	if (s->quiet > 0 || s->in_title)
		return;
	buf_add(s->in_footer ? &s->footer : &s->words, text, (size_t)n);
	if (s->in_dt)
		buf_add(&s->dt, text, (size_t)n);
}

static int id_compare(const void *a, const void *b)
{
	const struct id_seen *x = a, *y = b;
	int order = strcmp(x->id, y->id);

	if (order != 0)
		return order;
	return x->src.line != y->src.line ? x->src.line - y->src.line : x->src.col - y->src.col;
}

static void ids_end(struct seeing *s)
{
	if (s->nids > 1)
		qsort(s->ids, s->nids, sizeof *s->ids, id_compare);
	s->page->ids = arena_new(s->a, const char *, s->nids);
	for (size_t i = 0; i < s->nids; i++) {
		s->page->ids[s->page->nids++] = s->ids[i].id;
		if (i > 0 && strcmp(s->ids[i - 1].id, s->ids[i].id) == 0)
			diag_error(s->d, s->ids[i].src, "duplicate-ids", "the id \"%s\" is on the page already, on line %d; an id names one place",
				"id“%s”在本页第 %d 行已经用过；一个 id 只能指一处", s->ids[i].id, s->ids[i - 1].src.line);
	}
}

static bool blank(const struct buf *b)
{
	const char *p = buf_str(b);

	while (*p != '\0')
		if (!text_is_space(utf8_next(&p)))
			return false;
	return true;
}

static void page_end(struct seeing *s)
{
	const struct buf *foot = s->has_footer ? &s->footer : &s->words;
	struct src top = {s->page->file, 1, 1};

	ids_end(s);
	s->page->footer = arena_copy(s->a, buf_str(foot), foot->n);
	if (blank(&s->title))
		diag_error(s->d, top, "page-title", "the page has no <title>; browsers, lists and search results show it",
			"网页没有 <title>；浏览器、列表和搜索结果都要用它");
	if (s->page->lang == NULL || s->page->lang[0] == '\0')
		diag_error(s->d, top, "language", "<html> has no lang; write lang=\"zh-Hans\" or the language the page is in",
			"<html> 没有 lang；请写 lang=\"zh-Hans\" 或网页所用的语言");
}

static void parse(struct seeing *s, size_t n)
{
	htmlSAXHandler handler = {.startElement = element_start, .endElement = element_end, .characters = characters,
		.cdataBlock = characters, .ignorableWhitespace = characters};

	s->ctxt = s->xml.htmlCreateMemoryParserCtxt(s->text, (int)n);
	if (s->ctxt == NULL)
		return; /* an empty file */
	*s->ctxt->sax = handler;
	s->ctxt->userData = s;
	s->xml.htmlCtxtUseOptions(s->ctxt, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET
		| HTML_PARSE_IGNORE_ENC); /* the text is UTF-8 by now, whatever its <meta> says */
	s->xml.xmlSwitchEncoding(s->ctxt, XML_CHAR_ENCODING_UTF8);
	s->xml.htmlParseDocument(s->ctxt);
	s->xml.htmlFreeParserCtxt(s->ctxt);
}

void page_see(struct seen_page *page, struct arena *a, const char *p, size_t n, struct diag *d)
{
	struct seeing *s = arena_new(a, struct seeing, 1);
	size_t size;

	s->xml = xml2_open();
	s->text = page_decode(a, page->file, p, n, &size, d);
	s->page = page;
	s->a = a;
	s->d = d;
	s->place = (struct place){.p = s->text, .n = size, .src = {page->file, 1, 1}};
	parse(s, size);
	page_end(s);
	buf_free(&s->words);
	buf_free(&s->footer);
	buf_free(&s->title);
	buf_free(&s->dt);
}

static int text_compare(const void *key, const void *item)
{
	return strcmp(key, *(const char *const *)item);
}

bool page_has_id(const struct seen_page *page, const char *id)
{
	return page->nids > 0 && bsearch(id, page->ids, page->nids, sizeof *page->ids, text_compare) != NULL;
}
