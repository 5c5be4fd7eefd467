/* Links written in a text lead somewhere: #id to a clause of it, the others to the web. */
#include "check.h"

#include <string.h>

#include "html.h"

static bool id_stands(const struct document *doc, const char *id)
{
	for (size_t i = 0; i < doc->nclauses; i++)
		if (strcmp(doc->clauses[i].id, id) == 0)
			return true;
	for (size_t i = 0; i < doc->nblocks; i++)
		if (strcmp(doc->blocks[i].id, id) == 0)
			return true;
	return false;
}

static void link_check(const struct reading *r, const struct document *doc, const struct block *b, const char *url)
{
	if (url[0] == '#' ? id_stands(doc, url + 1) : strstr(url, "://") != NULL && html_url_allowed(url))
		return;
	diag_error(r->diag, b->src, "dead-link", "the link \"%s\" leads nowhere; write #s4-2 (a clause here) or https://…",
		"链接“%s”无处可去；请写 #s4-2（本文条款）或 https://…", url);
}

static void links_find(const struct reading *r, const struct document *doc, const struct block *b, cmark_node *node)
{
	for (cmark_node *n = cmark_node_first_child(node); n != NULL; n = cmark_node_next(n)) {
		if (cmark_node_get_type(n) == CMARK_NODE_LINK)
			link_check(r, doc, b, cmark_node_get_url(n));
		links_find(r, doc, b, n);
	}
}

void check_links(const struct reading *r)
{
	for (int lang = 0; lang < NLANGS; lang++)
		for (size_t i = 0; r->text[lang] != NULL && i < r->text[lang]->nblocks; i++)
			if (r->text[lang]->blocks[i].text != NULL)
				links_find(r, r->text[lang], &r->text[lang]->blocks[i], r->text[lang]->blocks[i].node);
}
