/*
 * out_search: the search page, and what it searches: search/LANG.js (the policies), search/terms-….js (which entries hold
 * which terms, one index for both languages), search/text/….LANG.js (the entries' words, one file a policy). All are
 * classic scripts that call gongbuSearch (assets/find.js), so that a site on a disk can be searched.
 */
#include <string.h>

#include "body.h"
#include "page.h"
#include "search_stem.h"
#include "table.h"
#include "typography.h"
#include "words.h"

/* What an entry is decides where it stands among the others; find.js has the weights, in this order. */
enum entry_kind { ENTRY_POLICY, ENTRY_HEADING, ENTRY_CLAUSE, ENTRY_ROW, ENTRY_FORM, ENTRY_RATE, ENTRY_TERM, ENTRY_PAGE };

/* Its words in both languages. title: its own, or (`below`) the heading it stands under. */
struct entry {
	enum entry_kind kind;
	const char *anchor;
	bool below;
	const char *label[NLANGS], *title[NLANGS], *text[NLANGS];
};

/* A group of entries being written: a policy, the glossary, the pages. */
struct group {
	const struct publication *pub;
	struct arena *arena;
	const char *file;              /* search/text/FILE.zh.js */
	uint32_t first;
	struct buf text[NLANGS];
};

static struct group group_begin(const struct publication *pub, struct arena *a, const char *file)
{
	struct group g = {.pub = pub, .arena = a, .file = file, .first = search_entries(pub->search)};

	for (int lang = 0; lang < NLANGS; lang++) {
		buf_puts(&g.text[lang], "gongbuSearch.text(");
		search_string(&g.text[lang], file);
		buf_printf(&g.text[lang], ",\"%s\",[\n", lang_code[lang]);
	}
	return g;
}

static void entry_put(struct group *g, const struct entry *e)
{
	search_entry_begin(g->pub->search);
	for (int lang = 0; lang < NLANGS; lang++) {
		struct buf *out = &g->text[lang];
		const char *words[] = {e->anchor, e->label[lang], e->title[lang], e->text[lang]};

		buf_printf(out, "[%d,%d", (int)e->kind, e->below ? 1 : 0);
		for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
			buf_putc(out, ',');
			search_string(out, words[i] == NULL ? "" : i < 2 ? words[i] : typography_text(g->arena, (enum lang)lang, words[i]));
		}
		buf_puts(out, "],\n");
		if (!e->below)
			search_entry_add(g->pub->search, e->title[lang]);
		search_entry_add(g->pub->search, e->text[lang]);
	}
}

/* head: what the group is, each a text; the last may be NULL. */
static void group_end(struct group *g, const char *head[NLANGS][6])
{
	for (int lang = 0; lang < NLANGS; lang++) {
		struct buf *out = search_groups(g->pub->search, (enum lang)lang);

		buf_putc(out, '[');
		for (size_t i = 0; i < 6; i++) {
			search_string(out, head[lang][i] == NULL ? "" : head[lang][i]);
			buf_putc(out, ',');
		}
		search_string(out, g->file);
		buf_printf(out, ",%lu,%lu],\n", (unsigned long)g->first, (unsigned long)(search_entries(g->pub->search) - g->first));
		buf_puts(&g->text[lang], "]);\n");
		sink_put(g->pub->sink, arena_printf(g->arena, "search/text/%s.%s.js", g->file, lang_code[lang]), g->text[lang].p,
			g->text[lang].n, g->pub->diag);
		buf_free(&g->text[lang]);
	}
}

/* ---- a policy ---- */
static const char *issuers_text(struct arena *a, const struct front *front)
{
	const char *all = "";

	for (size_t i = 0; i < front->nissuers; i++)
		all = arena_printf(a, "%s%s ", all, front->issuers[i]);
	return all;
}

/* The policy itself: found by its title, number, region, issuers and summary. */
static void policy_entry(struct group *g, const struct policy *p)
{
	struct entry e = {.kind = ENTRY_POLICY, .anchor = ""};

	for (int lang = 0; lang < NLANGS; lang++) {
		e.title[lang] = p->front[lang].title;
		e.label[lang] = "";
		e.text[lang] = arena_printf(g->arena, "%s %s %s%s", p->region->name.text[lang], p->number == NULL ? "" : p->number,
			issuers_text(g->arena, &p->front[lang]), p->front[lang].summary);
	}
	entry_put(g, &e);
}

/* Past the label and the space after it. */
static const char *unlabelled(const struct block *b)
{
	const char *text = b->text + b->label.length;

	return text + strspn(text, " ");
}

static void block_words(const struct reading *r, struct group *g, size_t i, struct entry *e)
{
	for (int lang = 0; lang < NLANGS; lang++) {
		const struct document *doc = r->text[lang];
		const struct block *b = &doc->blocks[i];

		e->label[lang] = words_clause(g->arena, (enum lang)lang, r->text[ZH]->clauses[r->text[ZH]->blocks[i].clause].path);
		if (b->kind == BLOCK_PARAGRAPH) {
			e->text[lang] = unlabelled(b);
		} else if (b->kind == BLOCK_HEADING || b->kind == BLOCK_TITLE) {
			e->title[lang] = unlabelled(b);
			e->text[lang] = "";
		}
	}
}

/* Rows that share a merged cell make one entry: the last column in which cells are merged upwards tells them apart. */
static size_t group_column(const struct block *b)
{
	size_t last = 0;

	for (size_t r = (size_t)b->table->header_rows; r < b->csv.nrows; r++)
		for (size_t c = 0; c < b->csv.rows[r].n; c++)
			if (c > last && strcmp(b->csv.rows[r].cells[c], TABLE_ABOVE) == 0)
				last = c;
	return last;
}

static const char *row_text(struct arena *a, const struct block *b, size_t from, size_t to)
{
	const char *all = "";

	for (size_t r = from; r < to; r++)
		for (size_t c = 0; c < b->csv.rows[r].n; c++) {
			const char *cell = b->csv.rows[r].cells[c];

			if (!table_merged(cell) && cell[0] != '\0')
				all = arena_printf(a, "%s%s%s", all, all[0] == '\0' ? "" : " · ", cell);
		}
	return all;
}

static void table_entries(const struct reading *r, struct group *g, size_t i, struct entry *e)
{
	const struct block *zh = &r->text[ZH]->blocks[i];
	size_t column = group_column(zh), end;

	e->kind = ENTRY_ROW;
	for (size_t row = (size_t)zh->table->header_rows; row < zh->csv.nrows; row = end) {
		end = row + 1;
		while (end < zh->csv.nrows && strcmp(zh->csv.rows[end].cells[column], TABLE_ABOVE) == 0)
			end++;
		for (int lang = 0; lang < NLANGS; lang++)
			e->text[lang] = row_text(g->arena, &r->text[lang]->blocks[i], row, end);
		entry_put(g, e);
	}
}

static const char *form_text(struct arena *a, const struct form *f, enum lang lang)
{
	const char *all = "";

	for (size_t i = 0; i < f->nrows; i++)
		for (size_t k = 0; k < f->rows[i].nblanks; k++)
			all = arena_printf(a, "%s%s%s", all, all[0] == '\0' ? "" : " · ", f->rows[i].blanks[k].label.text[lang]);
	return all;
}

static void form_entry(struct group *g, const struct form *f, struct entry *e)
{
	e->kind = ENTRY_FORM;
	e->below = false;
	for (int lang = 0; lang < NLANGS; lang++) {
		e->title[lang] = f->title.text[lang];
		e->text[lang] = form_text(g->arena, f, (enum lang)lang);
	}
	entry_put(g, e);
}

static void text_entries(const struct reading *r, struct group *g)
{
	const struct document *zh = r->text[ZH];
	const char *heading[NLANGS] = {"", ""};

	for (size_t i = 0; i < zh->nblocks && i < r->text[EN]->nblocks; i++) {
		const struct block *b = &zh->blocks[i];
		struct entry e = {.kind = ENTRY_CLAUSE, .below = true,
			.anchor = b->id[0] != '\0' ? b->id : clause_anchor(zh, &zh->clauses[b->clause])};

		for (int lang = 0; lang < NLANGS; lang++)
			e.title[lang] = heading[lang];
		block_words(r, g, i, &e);
		if (b->kind == BLOCK_HEADING || b->kind == BLOCK_TITLE) {
			e.kind = ENTRY_HEADING;
			e.below = false;
			memcpy(heading, e.title, sizeof heading);
		}
		if (b->kind == BLOCK_TABLE && b->csv.nrows > 0)
			table_entries(r, g, i, &e);
		else if (b->kind == BLOCK_FORM)
			form_entry(g, b->form, &e);
		else if (b->kind != BLOCK_BREAK && b->kind != BLOCK_TABLE)
			entry_put(g, &e);
	}
}

/* A rate by its name, with what it pays. */
static void rate_entry(struct group *g, const struct rule *rule)
{
	struct entry e = {.kind = ENTRY_RATE, .anchor = quote_anchor(g->arena, rule)};

	for (int lang = 0; lang < NLANGS; lang++) {
		struct data *list = data_list(data_map(g->arena), "amounts");
		const char *comma = templates_string(g->pub->templates[lang], "list-comma"), *all = "";

		words_amounts(list, g->arena, g->pub, (enum lang)lang, rule);
		for (size_t i = 0; i < data_count(list); i++)
			all = arena_printf(g->arena, "%s%s%s", all, i == 0 ? "" : comma, data_value(data_at(list, i)));
		e.label[lang] = templates_string(g->pub->templates[lang], "search-rate");
		e.title[lang] = rule->title.text[lang];
		e.text[lang] = all;
	}
	entry_put(g, &e);
}

static void write_policy(const struct publication *pub, const struct reading *r)
{
	const struct policy *p = r->policy;
	enum policy_status status = policy_status(p, pub->site->today);
	struct group g = group_begin(pub, r->scratch, p->id);
	const char *head[NLANGS][6];

	policy_entry(&g, p);
	if (r->text[ZH] != NULL && r->text[EN] != NULL)
		text_entries(r, &g);
	for (size_t i = 0; p->rates != NULL && i < p->rates->nrules; i++)
		if (p->rates->rules[i].kind == RULE_PAYS)
			rate_entry(&g, &p->rates->rules[i]);
	for (int lang = 0; lang < NLANGS; lang++) {
		const char *words[] = {policy_path(r->scratch, p), policy_title(r->scratch, p, (enum lang)lang),
			p->number == NULL ? "" : typography_text(r->scratch, ZH, p->number), status_name(status),
			words_status(pub, (enum lang)lang, status), p->region->name.text[lang]};

		memcpy(head[lang], words, sizeof words);
	}
	group_end(&g, head);
}

/* ---- the glossary, the pages ---- */
static void plain_group_end(struct group *g, const char *path, const char *title_key)
{
	const char *head[NLANGS][6] = {{path}, {path}};

	for (int lang = 0; lang < NLANGS; lang++)
		head[lang][1] = templates_string(g->pub->templates[lang], title_key);
	group_end(g, head);
}

static void glossary_put(const struct publication *pub, struct arena *a)
{
	struct group g = group_begin(pub, a, "glossary");

	for (size_t i = 0; i < pub->site->nterms; i++) {
		const struct term *t = &pub->site->terms[i];
		struct entry e = {.kind = ENTRY_TERM, .anchor = arena_printf(a, "term-%zu", i + 1), .title = {t->zh, t->en},
			.text = {t->en, t->zh}};

		entry_put(&g, &e);
	}
	plain_group_end(&g, "glossary/index.html", "nav-glossary");
}

static void pages_put(const struct publication *pub, struct arena *a)
{
	struct group g = group_begin(pub, a, "pages");
	size_t n;
	const struct search_page *pages = search_pages(pub->search, &n);

	for (size_t i = 0; i < n; i++) {
		struct entry e = {.kind = ENTRY_PAGE, .anchor = pages[i].path};

		memcpy(e.title, pages[i].title.text, sizeof e.title);
		memcpy(e.text, pages[i].description.text, sizeof e.text);
		entry_put(&g, &e);
	}
	plain_group_end(&g, "", "search-pages");
}

/* ---- the files, the page ---- */
static void stems_write(struct buf *out)
{
	for (size_t i = 0; i < nstem_steps; i++) {
		buf_putc(out, '[');
		for (const struct stem_rule *rule = stem_steps[i]; rule->suffix != NULL; rule++)
			buf_printf(out, "[\"%s\",\"%s\",%d],", rule->suffix, rule->put, rule->measure);
		buf_puts(out, "],");
	}
}

static void groups_put(const struct publication *pub, struct arena *a, enum lang lang)
{
	struct buf out = {0};

	buf_printf(&out, "gongbuSearch.groups(\"%s\",{\"han\":%zu,\"word\":%zu,\"stems\":[", lang_code[lang],
		search_parts(pub->search, true), search_parts(pub->search, false));
	stems_write(&out);
	buf_printf(&out, "],\"groups\":[\n%s]});\n", buf_str(search_groups(pub->search, lang)));
	sink_put(pub->sink, arena_printf(a, "search/%s.js", lang_code[lang]), out.p, out.n, pub->diag);
	buf_free(&out);
}

static void terms_put(const struct publication *pub, struct arena *a, bool han, const char *name)
{
	for (size_t i = 0; i < search_parts(pub->search, han); i++) {
		struct buf out = {0};

		buf_printf(&out, "gongbuSearch.terms(\"%s-%zu\",", name, i);
		search_part_write(pub->search, han, i, &out);
		buf_puts(&out, ");\n");
		sink_put(pub->sink, arena_printf(a, "search/terms-%s-%zu.js", name, i), out.p, out.n, pub->diag);
		buf_free(&out);
	}
}

static void page_put(const struct publication *pub, struct arena *a, enum lang lang)
{
	struct page p = page_list(pub, a, lang, SECTION_NONE, "search/index.html", "search-title", "search-lead", "column-home");
	static const struct { const char *key, *path; } ways[] = {
		{"nav-policies", "policies/index.html"}, {"nav-rates", "rates/index.html"}, {"nav-forms", "forms/index.html"},
		{"nav-estimator", "estimator/index.html"}, {"nav-documents", "documents/index.html"},
		{"nav-glossary", "glossary/index.html"},
	};
	struct data *list = data_list(p.data, "ways");

	for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
		struct data *item = data_item(list);

		data_text(item, "href", page_href(&p, ways[i].path));
		data_text(item, "label", page_string(&p, ways[i].key));
	}
	page_write(&p, "search");
}

static void finish(const struct publication *pub, struct arena *a)
{
	for (int lang = 0; lang < NLANGS; lang++)
		page_put(pub, a, (enum lang)lang);
	glossary_put(pub, a);
	pages_put(pub, a);
	for (int lang = 0; lang < NLANGS; lang++)
		groups_put(pub, a, (enum lang)lang);
	terms_put(pub, a, true, "han");
	terms_put(pub, a, false, "word");
}

const struct output out_search = {"search", NULL, write_policy, finish};
