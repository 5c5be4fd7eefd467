#include "body.h"

#include <string.h>

#include "body_parts.h"
#include "html.h"
#include "role.h"
#include "text.h"
#include "typography.h"
#include "words.h"

/* A stretch of a block's text that is an element of its own. */
struct span {
	size_t from, to;
	const char *id;   /* a quoted sentence's anchor; NULL: 〔原文如此〕 stands after it */
	const char *href; /* a cited instrument's page; then there is no id */
};

struct spans {
	struct span *list;
	size_t n;
};

#define MAX_OPEN 16

struct writer {
	const struct body *body;
	struct buf *out;
	const struct block *block;
	const struct spans *spans;
	size_t next;                 /* the first span not opened yet */
	const struct span *open[MAX_OPEN];
	size_t nopen;
	size_t at;                   /* offset in the block's text */
};

const char *quote_anchor(struct arena *a, const struct rule *rule)
{
	return arena_printf(a, "q-%s", rule->id);
}

const char *window_anchor(struct arena *a, const struct window *w)
{
	return w->id == NULL ? "q-window" : arena_printf(a, "q-window-%s", w->id);
}

const char *saying_anchor(struct arena *a, const struct fact_value *v, size_t i)
{
	return arena_printf(a, "q-paper-%s-%zu", v->id, i + 1);
}

/* ---- inline text with spans ---- */
static void span_open(struct writer *w, const struct span *s, bool first)
{
	if (s->href != NULL)
		html_open(w->out, "a", "class", "cite", "href", s->href, (char *)NULL);
	else
		/* what another sentence's end cuts off is marked with the sentence it belongs to */
		html_open(w->out, "span", "class", s->id == NULL ? "sic" : "quote", "id", first ? s->id : NULL,
			"data-rest", first ? NULL : s->id, (char *)NULL);
}

static void span_close(struct writer *w, const struct span *s, bool last)
{
	html_close(w->out, s->href != NULL ? "a" : "span");
	if (s->id == NULL && s->href == NULL && last)
		html_element(w->out, "span", page_string(w->body->page, "sic-mark"), "class", "sic-mark", (char *)NULL);
}

/* Ends the spans that end here; one below others in the stack takes them down and up again. */
static void spans_end(struct writer *w)
{
	size_t keep = 0, n = w->nopen;

	while (keep < n && w->open[keep]->to > w->at)
		keep++;
	for (size_t i = n; i > keep; i--)
		span_close(w, w->open[i - 1], w->open[i - 1]->to <= w->at);
	w->nopen = keep;
	for (size_t i = keep; i < n; i++)
		if (w->open[i]->to > w->at) {
			span_open(w, w->open[i], false);
			w->open[w->nopen++] = w->open[i];
		}
}

static void spans_begin(struct writer *w)
{
	while (w->next < w->spans->n && w->spans->list[w->next].from <= w->at) {
		const struct span *s = &w->spans->list[w->next++];

		if (w->nopen == MAX_OPEN || s->to <= w->at)
			continue;
		span_open(w, s, true);
		w->open[w->nopen++] = s;
	}
}

/* The next offset at which a span begins or ends, or `end`. */
static size_t boundary(const struct writer *w, size_t end)
{
	if (w->next < w->spans->n && w->spans->list[w->next].from < end)
		end = w->spans->list[w->next].from;
	for (size_t i = 0; i < w->nopen; i++)
		if (w->open[i]->to < end)
			end = w->open[i]->to;
	return end;
}

static void text_write(struct writer *w, size_t end)
{
	while (w->at < end) {
		size_t stop;

		spans_begin(w);
		stop = boundary(w, end);
		typography_html(w->out, w->body->page->lang, w->block->text, w->block->n, w->at, stop);
		w->at = stop;
		spans_end(w);
	}
}

/* Emphasis and links: every open span is closed around their tags, so that elements nest. */
static void tag_write(struct writer *w, const char *element, bool open, const char *href)
{
	for (size_t i = w->nopen; i > 0; i--)
		span_close(w, w->open[i - 1], false);
	if (open)
		html_open(w->out, element, "href", href, (char *)NULL);
	else
		html_close(w->out, element);
	for (size_t i = 0; i < w->nopen; i++)
		span_open(w, w->open[i], false);
}

/* Follows document.c's text_collect, so that offsets agree. */
static void inline_write(struct writer *w, cmark_node *node)
{
	for (cmark_node *child = cmark_node_first_child(node); child != NULL; child = cmark_node_next(child)) {
		cmark_node_type type = cmark_node_get_type(child);
		const char *literal = cmark_node_get_literal(child);
		const char *element = type == CMARK_NODE_EMPH ? "em" : type == CMARK_NODE_STRONG ? "strong" : "a";
		const char *url = type == CMARK_NODE_LINK ? cmark_node_get_url(child) : NULL;

		if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
			size_t end = w->at + strlen(literal);

			/* a label at the start is written apart */
			if (w->at < w->block->label.length)
				w->at = end < w->block->label.length ? end : w->block->label.length;
			text_write(w, end);
		} else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
			if (w->body->page->lang == EN)
				text_write(w, w->at + 1);
		} else if (type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG ||
			(type == CMARK_NODE_LINK && html_url_allowed(url))) {
			tag_write(w, element, true, url);
			inline_write(w, child);
			tag_write(w, element, false, NULL);
		} else {
			inline_write(w, child);
		}
	}
}

/* "#id", without the cost of a format: asked for every paragraph. */
static const char *href_of(struct arena *a, const char *id)
{
	size_t n = strlen(id);
	char *href = arena_alloc(a, n + 2);

	href[0] = '#';
	memcpy(href + 1, id, n);
	return href;
}

static void content_write(const struct body *body, struct buf *out, const struct block *b, const struct spans *spans)
{
	struct writer w = {.body = body, .out = out, .block = b, .spans = spans};

	if (b->label.length > 0) {
		size_t n = b->label.length;

		while (n > 0 && b->text[n - 1] == ' ')
			n--;
		html_open(out, "a", "class", "label", "href", href_of(body->page->arena, b->id), (char *)NULL);
		typography_html(out, body->page->lang, b->text, b->n, 0, n);
		html_close(out, "a");
	}
	inline_write(&w, b->node);
}

/* ---- spans of a block ---- */
static void span_add(const struct body *body, struct spans *spans, size_t from, size_t to, const char *id,
	const char *href)
{
	struct span s = {from, to, id, href};
	size_t i;

	spans->list = arena_push(body->page->arena, spans->list, &spans->n, sizeof s);
	for (i = spans->n - 1; i > 0; i--) { /* outer before inner */
		const struct span *p = &spans->list[i - 1];

		if (p->from < from || (p->from == from && p->to >= to))
			break;
		spans->list[i] = *p;
	}
	spans->list[i] = s;
}

/* The anchors of every rule quoted here; a rule's first sentence carries its id, further ones a number. */
static void quotes_mark(const struct body *body, const struct block *b, struct spans *spans)
{
	const struct rates *rates = body->text->policy->rates;
	const char *path = body->text->clauses[b->clause].path;
	struct arena *a = body->page->arena;

	for (size_t i = 0; rates != NULL && i < rates->nrules; i++) {
		const struct rule *rule = &rates->rules[i];
		size_t from, to;

		if (strcmp(rule->clause, path) != 0)
			continue;
		for (size_t q = 0; q < rule->nquotes; q++) {
			const char *id = quote_anchor(a, rule);

			if (text_find(b->text, b->n, rule->quotes[q].text.text[body->page->lang], 0, &from, &to))
				span_add(body, spans, from, to, q == 0 ? id : arena_printf(a, "%s-%zu", id, q + 1),
					NULL);
		}
	}
}

/* A sentence of a clause, where this block says it. */
static void sentence_mark(const struct body *body, const struct block *b, struct spans *spans, const char *clause,
	const char *sentence, const char *id)
{
	size_t from, to;

	if (strcmp(clause, body->text->clauses[b->clause].path) == 0 && text_find(b->text, b->n, sentence, 0, &from, &to))
		span_add(body, spans, from, to, id, NULL);
}

static void windows_mark(const struct body *body, const struct block *b, struct spans *spans)
{
	const struct rates *rates = body->text->policy->rates;

	for (size_t i = 0; rates != NULL && i <= rates->nwindows; i++) {
		const struct window *w = i == 0 ? &rates->window : &rates->windows[i - 1];

		sentence_mark(body, b, spans, w->clause, w->quote.text.text[body->page->lang],
			window_anchor(body->page->arena, w));
	}
}

static void sayings_mark(const struct body *body, const struct block *b, const struct fact *f, struct spans *spans)
{
	for (size_t i = 0; i < f->nvalues; i++)
		for (size_t k = 0; k < f->values[i].nsays; k++) {
			const struct evidence *said = &f->values[i].says[k];

			if (said->policy == body->text->policy)
				sentence_mark(body, b, spans, said->clause, said->quote.text[body->page->lang],
					saying_anchor(body->page->arena, &f->values[i], k));
		}
}

static void sics_mark(const struct body *body, const struct block *b, struct spans *spans)
{
	const struct policy *p = body->text->policy;
	size_t from, to;

	for (size_t i = 0; body->page->lang == ZH && i < p->nnotes; i++)
		if (p->notes[i].kind == NOTE_SOURCE_ERROR &&
			strcmp(p->notes[i].clause, body->text->clauses[b->clause].path) == 0 &&
			text_find(b->text, b->n, p->notes[i].quote, 0, &from, &to))
			span_add(body, spans, from, to, NULL, NULL);
}

static void cites_mark(const struct body *body, size_t index, struct spans *spans)
{
	for (size_t i = 0; i < body->ncites; i++) {
		const struct citation *c = &body->cites[i];
		const char *href = c->block == index && c->held != body->text->policy ? citation_href(body->page, c) : NULL;

		if (href != NULL)
			span_add(body, spans, c->from, c->to, NULL, href);
	}
}

/* ---- blocks ---- */
static void title_write(const struct body *body, struct buf *out, const struct block *b)
{
	const struct part *part = &body->text->parts[b->part];

	html_open(out, "h2", "class", "part-title", (char *)NULL);
	if (part->label != NULL)
		html_element(out, "span", part->label, "class", "label", (char *)NULL);
	if (part->label != NULL)
		buf_putc(out, ' ');
	typography_html(out, body->page->lang, part->title, strlen(part->title), 0, strlen(part->title));
	html_close(out, "h2");
}

static const char *paragraph_class(const struct body *body, size_t index, const struct block *b)
{
	static const char *const items[] = {"", "item c1", "item c2", "item c3", "item c4", "item c5", "item c6"};
	static const char *const roles[] = {NULL, "docnum", "addressees", "sign", "redhead", "imprint"};

	if (b->label.level > 0 && (size_t)b->label.level < sizeof items / sizeof items[0])
		return items[b->label.level];
	if (b->label.level > 0)
		return arena_printf(body->page->arena, "item c%d", b->label.level);
	return index < body->zh->nblocks ? roles[role_of(body->zh, &body->zh->blocks[index])] : NULL;
}

static void block_write(const struct body *body, struct buf *out, size_t index)
{
	const struct block *b = &body->text->blocks[index];
	const char *clause = words_clause(body->page->arena, body->page->lang, body->text->clauses[b->clause].path);
	struct spans spans = {0};
	const char *element;

	switch (b->kind) {
	case BLOCK_TITLE:
		title_write(body, out, b);
		return;
	case BLOCK_HEADING:
		element = arena_printf(body->page->arena, "h%d", cmark_node_get_heading_level(b->node) + 1);
		html_open(out, element, "class", arena_printf(body->page->arena, "clause c%d", b->label.level), "id", b->id,
			"data-clause", clause, (char *)NULL);
		content_write(body, out, b, &spans);
		html_close(out, element);
		break;
	case BLOCK_PARAGRAPH:
		quotes_mark(body, b, &spans);
		windows_mark(body, b, &spans);
		for (size_t i = 0; i < body->page->pub->site->nfacts; i++)
			sayings_mark(body, b, &body->page->pub->site->facts[i], &spans);
		sics_mark(body, b, &spans);
		cites_mark(body, index, &spans);
		html_open(out, "p", "class", paragraph_class(body, index, b), "id", b->id, "data-clause", clause,
			(char *)NULL);
		content_write(body, out, b, &spans);
		html_close(out, "p");
		break;
	case BLOCK_TABLE:
		body_table(body, out, b);
		break;
	case BLOCK_FORM:
		body_form(body, out, b);
		break;
	case BLOCK_BREAK:
		return;
	}
	body_margin(body, out, index);
}

void body_html(struct buf *out, const void *ctx)
{
	const struct body *body = ctx;

	for (size_t p = 0; p < body->text->nparts; p++) {
		const struct part *part = &body->text->parts[p];

		html_open(out, "section", "class", "part", "id", part->id, (char *)NULL);
		for (size_t i = part->first; i < part->end; i++)
			block_write(body, out, i);
		html_close(out, "section");
	}
}
