/* out_parallel: a policy's two texts beside each other, paragraph by paragraph. */
#include <string.h>

#include "body.h"
#include "body_parts.h"
#include "figures.h"
#include "html.h"
#include "page.h"
#include "role.h"
#include "toc.h"
#include "typography.h"
#include "words.h"

struct pair {
	const struct page *page;
	const struct document *text[NLANGS];
};

/* The text with each figure in an element of its own: check_figures has proved them equal. */
static void figures_write(const struct pair *pair, struct buf *out, enum lang lang, const struct block *b)
{
	struct arena *a = pair->page->arena;
	size_t n, at = b->label.length;
	struct figure *figures = figures_read(a, b->text, b->n, at, lang, &n);

	for (size_t i = 0; i < n; i++) {
		typography_html(out, lang, b->text, b->n, at, figures[i].from);
		html_open(out, "span", "class", "figure", "title", page_string(pair->page, "figure-checked"), (char *)NULL);
		typography_html(out, lang, b->text, b->n, figures[i].from, figures[i].to);
		html_close(out, "span");
		at = figures[i].to;
	}
	typography_html(out, lang, b->text, b->n, at, b->n);
}

/* Headings are headings in the page's own language only; the other side is a paragraph that looks like one. */
static const char *element_of(const struct pair *pair, enum lang lang, const struct block *b)
{
	if (lang != pair->page->lang || b->kind == BLOCK_PARAGRAPH)
		return "p";
	return b->kind == BLOCK_TITLE ? "h2" : arena_printf(pair->page->arena, "h%d", b->label.level + 2);
}

static void side_write(const struct pair *pair, struct buf *out, enum lang lang, size_t index)
{
	const struct block *b = &pair->text[lang]->blocks[index];
	const char *element;

	html_open(out, "div", "class", lang_code[lang], "lang", lang_tag[lang], (char *)NULL);
	if (b->text != NULL) {
		element = element_of(pair, lang, b);
		html_open(out, element, "class", b->kind == BLOCK_PARAGRAPH ? NULL : "as-heading", (char *)NULL);
		if (b->label.length > 0)
			html_element(out, "a", arena_copy(pair->page->arena, b->text, b->label.length), "class", "label", "href",
				arena_printf(pair->page->arena, "#%s", pair->text[ZH]->blocks[index].id), (char *)NULL);
		figures_write(pair, out, lang, b);
		html_close(out, element);
	} else {
		struct page page = *pair->page;
		struct body body = {.page = &page, .text = pair->text[lang], .zh = pair->text[ZH], .bare = true};

		page.lang = lang;
		if (b->kind == BLOCK_TABLE)
			body_table(&body, out, b);
		else
			body_form(&body, out, b);
	}
	html_close(out, "div");
}

static const char *pair_class(const struct pair *pair, const struct block *b)
{
	static const char *const kinds[] = {"title", "heading", "paragraph", "table", "form", "break"};
	static const char *const roles[] = {NULL, "number", "addressees", "sign", "redhead", "imprint"};
	const char *role = roles[role_of(pair->text[ZH], b)];

	if (b->label.level > 0)
		return arena_printf(pair->page->arena, "pair pair-%s c%d", kinds[b->kind], b->label.level);
	return arena_printf(pair->page->arena, "pair pair-%s", role == NULL ? kinds[b->kind] : role);
}

static void pairs_html(struct buf *out, const void *ctx)
{
	const struct pair *pair = ctx;
	const struct document *zh = pair->text[ZH];

	for (size_t p = 0; p < zh->nparts; p++) {
		html_open(out, "section", "class", "part", (char *)NULL);
		for (size_t i = zh->parts[p].first; i < zh->parts[p].end && i < pair->text[EN]->nblocks; i++) {
			const struct block *b = &zh->blocks[i];

			if (b->kind == BLOCK_BREAK)
				continue;
			html_open(out, "div", "class", pair_class(pair, b), "id", b->id[0] == '\0' ? NULL : b->id, (char *)NULL);
			for (int lang = 0; lang < NLANGS; lang++)
				side_write(pair, out, (enum lang)lang, i);
			html_close(out, "div");
		}
		html_close(out, "section");
	}
}

static void page_parallel(const struct publication *pub, const struct reading *r, enum lang lang)
{
	const struct policy *policy = r->policy;
	const char *title = arena_printf(r->scratch, "%s - %s", policy_title(r->scratch, policy, lang),
		templates_string(pub->templates[lang], "parallel-title"));
	struct page p = page_open(pub, r->scratch, lang, SECTION_POLICIES,
		arena_printf(r->scratch, "policies/%s/parallel/index.html", policy->id), title, policy->front[lang].summary);
	struct pair pair = {&p, {r->text[ZH], r->text[EN]}};
	struct data *d = data_submap(p.data, "policy");

	policy_row(&p, d, policy);
	data_text(d, "status-text", words_status_sentence(p.arena, pub, lang, policy));
	toc_data(&p, r->text[lang]);
	data_text(p.data, "policy-href", page_href(&p, policy_path(p.arena, policy)));
	data_html(p.data, "body", pairs_html, &pair);
	page_article(&p, policy);
	page_crumb(&p, page_string(&p, "nav-policies"), page_href(&p, "policies/index.html"));
	page_crumb(&p, policy_title(p.arena, policy, lang), page_href(&p, policy_path(p.arena, policy)));
	page_crumb(&p, page_string(&p, "parallel-title"), NULL);
	page_write(&p, "parallel");
}

static void write_policy(const struct publication *pub, const struct reading *r)
{
	for (int lang = 0; lang < NLANGS; lang++)
		if (r->text[ZH] != NULL && r->text[EN] != NULL)
			page_parallel(pub, r, (enum lang)lang);
}

const struct output out_parallel = {"parallel", NULL, write_policy, NULL};
