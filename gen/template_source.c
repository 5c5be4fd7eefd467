#include "template_source.h"

#include <limits.h>
#include <string.h>

#include "text.h"

/* What libxml2's callbacks report to, through the parser context's _private. */
struct listener {
	const struct xml2 *xml;
	const char *path;
	struct diag *diag;
	bool reported;
};

/* The first mistake is the cause; what follows it in the same file seldom helps. */
static void listener_report(struct listener *l, int line, int col, const char *en, const char *zh, const char *why)
{
	if (!l->reported)
		diag_error(l->diag, (struct src){l->path, line, col}, "template", en, zh, why);
	l->reported = true;
}

static void on_error(void *context, xmlErrorPtr error)
{
	struct listener *l = ((xmlParserCtxtPtr)context)->_private;
	char why[200];

	/* Prefixes are checked by the compiler; parts need not declare g. */
	if (error->level < XML_ERR_ERROR || error->domain == XML_FROM_NAMESPACE)
		return;
	snprintf(why, sizeof why, "%.*s", (int)strcspn(error->message, "\n"), error->message);
	listener_report(l, error->line, error->int2, "not well-formed XML: %s", "不是格式正确的 XML：%s", why);
}

/* The document type declaration was read up to its [ or >. The tree needs none. */
static void on_doctype(void *context, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
	xmlParserCtxtPtr parser = context;
	struct listener *listener = parser->_private;

	if (strcmp((const char *)name, "html") == 0 && public_id == NULL && system_id == NULL &&
		*parser->input->cur != '[')
		return;
	listener_report(listener, parser->input->line, 0,
		"a document type other than %s; leave it out, the page gets its own",
		"文档类型只能写 %s；可以不写，页面会自动加上", "<!DOCTYPE html>");
	listener->xml->xmlStopParser(parser);
}

/* What the arena owns. */
struct tree {
	__typeof__(xmlFreeDoc) *free;
	xmlDocPtr doc;
};

static void tree_free(void *tree)
{
	const struct tree *t = tree;

	t->free(t->doc);
}

static xmlDocPtr doc_parse(struct arena *a, const struct xml2 *xml, const struct template_source *text, struct diag *d)
{
	struct listener listener = {xml, text->path, d, false};
	xmlParserCtxtPtr parser = xml->xmlNewParserCtxt();
	struct tree *tree = arena_new(a, struct tree, 1);

	if (parser == NULL)
		die("out of memory");
	parser->_private = &listener;
	parser->sax->serror = on_error;
	parser->sax->internalSubset = on_doctype;
	if (text->n > INT_MAX)
		die("%s is too long", text->path);
	*tree = (struct tree){xml->xmlFreeDoc, NULL};
	tree->doc = xml->xmlCtxtReadMemory(parser, text->p, (int)text->n, text->path, "UTF-8", XML_PARSE_NONET);
	xml->xmlFreeParserCtxt(parser);
	if (tree->doc != NULL)
		arena_own(a, tree, tree_free);
	if (tree->doc == NULL || listener.reported) {
		listener_report(&listener, 1, 1, "not well-formed XML: %s", "不是格式正确的 XML：%s", "nothing in it");
		return NULL;
	}
	return tree->doc;
}

/* Offset just past the first `stop` at or after i. */
static size_t skip_past(const char *p, size_t n, size_t i, const char *stop)
{
	const char *found = i < n ? memmem(p + i, n - i, stop, strlen(stop)) : NULL;

	return found == NULL ? n : (size_t)(found - p) + strlen(stop);
}

/* The end of the start tag whose < is at i: a > in quotes is none. */
static size_t tag_end(const char *p, size_t n, size_t i)
{
	while (i < n && p[i] != '>') {
		if (p[i] == '"' || p[i] == '\'') {
			const char *end = memchr(p + i + 1, p[i], n - i - 1);

			if (end == NULL)
				return n;
			i = (size_t)(end - p);
		}
		i++;
	}
	return i;
}

static bool starts(const char *p, size_t n, size_t i, const char *with)
{
	return n - i >= strlen(with) && memcmp(p + i, with, strlen(with)) == 0;
}

/* What begins with the < at i; a start tag is recorded. The text is known to be well-formed. */
static size_t markup_skip(struct arena *a, struct source *s, size_t i, int line)
{
	const char *p = s->text->p;
	size_t n = s->text->n;

	if (starts(p, n, i, "<!--"))
		return skip_past(p, n, i + 4, "-->");
	if (starts(p, n, i, "<![CDATA["))
		return skip_past(p, n, i + 9, "]]>");
	if (starts(p, n, i, "<?"))
		return skip_past(p, n, i + 2, "?>");
	if (!starts(p, n, i, "</") && !starts(p, n, i, "<!"))
		*arena_append(a, s->tags, s->ntags) = (struct tag){i, line};
	return tag_end(p, n, i);
}

static void tags_scan(struct arena *a, struct source *s)
{
	const char *p = s->text->p;
	size_t i = 0, next;
	int line = 1;

	while (i < s->text->n) {
		next = p[i] == '<' ? markup_skip(a, s, i, line) : i + 1;
		for (; i < next; i++)
			line += p[i] == '\n';
	}
}

static size_t tags_assign(struct source *s, xmlNodePtr node, size_t next)
{
	for (; node != NULL; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (next < s->ntags)
			node->_private = &s->tags[next];
		next = tags_assign(s, node->children, next + 1);
	}
	return next;
}

bool source_open(struct arena *a, const struct template_source *text, struct source *s, struct diag *d)
{
	*s = (struct source){.text = text, .xml = xml2_open()};
	s->doc = doc_parse(a, &s->xml, text, d);
	if (s->doc == NULL)
		return false;
	tags_scan(a, s);
	tags_assign(s, s->doc->children, 0);
	return true;
}

/* Offset of an attribute's name in the tag at `at`, or `at`. */
static size_t attribute_find(const char *p, size_t n, size_t at, const char *name)
{
	size_t end = tag_end(p, n, at), i = at, length;

	while (i < end && strchr(" \t\r\n", p[i]) == NULL)
		i++;
	while (i < end) {
		i += strspn(p + i, " \t\r\n");
		length = strcspn(p + i, " \t\r\n=/>");
		if (length == strlen(name) && memcmp(p + i, name, length) == 0)
			return i;
		i += length;
		while (i < end && p[i] != '"' && p[i] != '\'')
			i++;
		if (i < end)
			i += 2 + strcspn(p + i + 1, p[i] == '"' ? "\"" : "'");
	}
	return at;
}

struct src source_at(const struct source *s, const xmlNode *element, const char *attribute)
{
	const struct tag *tag = element->_private;
	const char *p = s->text->p;
	size_t at, start;
	int line;

	if (tag == NULL)
		return (struct src){s->text->path, element->line, 0};
	at = attribute == NULL ? tag->at : attribute_find(p, s->text->n, tag->at, attribute);
	line = tag->line;
	for (size_t i = tag->at; i < at; i++)
		line += p[i] == '\n';
	for (start = at; start > 0 && p[start - 1] != '\n'; start--)
		;
	return (struct src){s->text->path, line, (int)utf8_length(p + start, at - start) + 1};
}
