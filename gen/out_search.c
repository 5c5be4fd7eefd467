/*
 * out_search: the search page, and what it searches: search/LANG.js (the policies), search/terms-….js (which entries hold
 * which terms, one index for both languages), search/text/….LANG.js (the entries' words, one file a policy). All are
 * classic scripts that call gongbuSearch (assets/find.js), so that a site on a disk can be searched.
 */
#include <string.h>

#include "body.h"
#include "body_cells.h"
#include "page.h"
#include "search_group.h"
#include "search_stem.h"
#include "table.h"
#include "typography.h"
#include "words.h"

/* ---- a policy ---- */
static const char *issuers_text(struct arena *a, const struct front *front)
{
	const char *all = "";

	for (size_t i = 0; i < front->nissuers; i++)
		all = arena_printf(a, "%s%s. ", all, front->issuers[i]);
	return all;
}

/* The policy itself: found by its title and summary, its number, region and issuers. */
static void policy_entry(struct search_group *g, const struct policy *p)
{
	struct entry e = {.kind = ENTRY_POLICY, .anchor = "", .also = p->number == NULL ? "" : p->number};

	for (int lang = 0; lang < NLANGS; lang++) {
		e.title[lang] = p->front[lang].title;
		e.text[lang] = p->front[lang].summary;
		e.also = arena_printf(g->arena, "%s. %s. %s", e.also, p->region->name.text[lang],
			issuers_text(g->arena, &p->front[lang]));
	}
	search_group_add(g, &e);
}

/* Past the label and the space after it. */
static const char *unlabelled(const struct block *b)
{
	const char *text = b->text + b->label.length;

	return text + strspn(text, " ");
}

static void block_words(const struct reading *r, struct search_group *g, size_t i, struct entry *e)
{
	for (int lang = 0; lang < NLANGS; lang++) {
		const struct document *doc = r->text[lang];
		const struct block *b = &doc->blocks[i];

		e->label[lang] = words_clause(g->arena, (enum lang)lang, r->text[ZH]->clauses[r->text[ZH]->blocks[i].clause].path);
		if (b->kind == BLOCK_PARAGRAPH) {
			e->text[lang] = unlabelled(b);
		} else if (b->kind == BLOCK_HEADING || b->kind == BLOCK_TITLE) {
			e->title[lang] = b->kind == BLOCK_TITLE ? doc->parts[b->part].title : unlabelled(b);
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

static void table_entries(const struct reading *r, struct search_group *g, size_t i, struct entry *e)
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
		search_group_add(g, e);
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

static void form_entry(struct search_group *g, const struct form *f, struct entry *e)
{
	e->kind = ENTRY_FORM;
	e->below = false;
	for (int lang = 0; lang < NLANGS; lang++) {
		e->title[lang] = f->title.text[lang];
		e->text[lang] = form_text(g->arena, f, (enum lang)lang);
	}
	search_group_add(g, e);
}

static void text_entries(const struct reading *r, struct search_group *g)
{
	const struct document *zh = r->text[ZH];
	const char *heading[NLANGS] = {"", ""};

	for (size_t i = 0; i < zh->nblocks && i < r->text[EN]->nblocks; i++) {
		const struct block *b = &zh->blocks[i];
		struct entry e = {.kind = ENTRY_CLAUSE, .below = true,
			.anchor = b->id[0] != '\0' ? b->id : clause_anchor(zh, &zh->clauses[b->clause])};

		for (int lang = 0; lang < NLANGS; lang++)
			e.title[lang] = heading[lang];
		if (b->kind == BLOCK_TITLE && strcmp(b->text, zh->policy->front[ZH].title) == 0)
			continue; /* the policy itself has it */
		block_words(r, g, i, &e);
		if (b->kind == BLOCK_HEADING || b->kind == BLOCK_TITLE) {
			e.kind = ENTRY_HEADING;
			e.below = false;
			memcpy(heading, e.title, sizeof heading);
			if (b->kind == BLOCK_TITLE && zh->parts[b->part].label != NULL)
				e.also = arena_printf(g->arena, "%s. %s", zh->parts[b->part].label, r->text[EN]->parts[b->part].label);
		}
		if (b->kind == BLOCK_TABLE && b->csv.nrows > 0)
			table_entries(r, g, i, &e);
		else if (b->kind == BLOCK_FORM)
			form_entry(g, b->form, &e);
		else if (b->kind != BLOCK_BREAK && b->kind != BLOCK_TABLE)
			search_group_add(g, &e);
	}
}

/* A rate by its name, with what it pays. */
static void rate_entry(struct search_group *g, const struct rule *rule)
{
	struct entry e = {.kind = ENTRY_RATE, .anchor = quote_anchor(g->arena, rule)};
	const char *const what[] = {templates_string(g->pub->templates[ZH], "search-rate"),
		templates_string(g->pub->templates[EN], "search-rate")};

	e.also = arena_printf(g->arena, "%s. %s", what[ZH], what[EN]);
	for (int lang = 0; lang < NLANGS; lang++) {
		struct data *list = data_list(data_map(g->arena), "amounts");
		const char *comma = templates_string(g->pub->templates[lang], "list-comma"), *all = "";

		words_amounts(list, g->arena, g->pub, (enum lang)lang, rule);
		for (size_t i = 0; i < data_count(list); i++)
			all = arena_printf(g->arena, "%s%s%s", all, i == 0 ? "" : comma, data_value(data_at(list, i)));
		e.label[lang] = what[lang];
		e.title[lang] = rule->title.text[lang];
		e.text[lang] = all;
	}
	search_group_add(g, &e);
}

/* "han gong" is found as hangong and by its initials too. */
static const char *pinyin_forms(struct arena *a, const char *pinyin)
{
	const char *run = "", *initials = "";

	for (const char *p = pinyin; *p != '\0'; p += strcspn(p, " "), p += *p == ' ') {
		run = arena_printf(a, "%s%.*s", run, (int)strcspn(p, " "), p);
		initials = arena_printf(a, "%s%c", initials, *p);
	}
	return arena_printf(a, "%s. %s. %s", pinyin, run, initials);
}

/* What naming an occupation of the cell answers: "级别: A类". */
static const char *listing_answer(struct search_group *g, enum lang lang, const struct listing *l)
{
	const struct fact *f = fact_lookup(g->pub->site, l->fact);
	const struct fact_value *v = f == NULL ? NULL : fact_value_lookup(f, l->value);

	return v == NULL ? "" : arena_printf(g->arena, "%s%s%s", f->label.text[lang], lang == ZH ? "：" : ": ", v->label.text[lang]);
}

/* Each occupation of a table by its names and pinyin; the cell that lists it says what it is worth. */
static void occupation_entries(struct search_group *g, const struct table *t)
{
	for (size_t i = 0; i < t->noccupations; i++) {
		const struct occupation *who = &t->occupations[i];
		struct entry e = {.kind = ENTRY_OCCUPATION, .anchor = cell_anchor(g->arena, t, who->cell),
			.also = pinyin_forms(g->arena, who->pinyin)};

		for (int lang = 0; lang < NLANGS; lang++) {
			enum lang other = lang == ZH ? EN : ZH;

			e.label[lang] = templates_string(g->pub->templates[lang], "search-occupation");
			e.title[lang] = arena_printf(g->arena, lang == ZH ? "%s（%s）" : "%s (%s)", who->name[lang], who->name[other]);
			for (size_t k = 0; k < t->nlistings; k++)
				if (strcmp(t->listings[k].cell, who->cell) == 0)
					e.text[lang] = listing_answer(g, (enum lang)lang, &t->listings[k]);
		}
		search_group_add(g, &e);
	}
}

static void write_policy(const struct publication *pub, const struct reading *r)
{
	const struct policy *p = r->policy;
	enum policy_status status = policy_status(p, pub->site->today);
	struct search_group g = search_group_begin(pub, r->scratch, p->id);
	const char *head[NLANGS][SEARCH_HEAD];

	policy_entry(&g, p);
	if (r->text[ZH] != NULL && r->text[EN] != NULL)
		text_entries(r, &g);
	for (size_t i = 0; p->rates != NULL && i < p->rates->nrules; i++)
		if (p->rates->rules[i].kind == RULE_PAYS)
			rate_entry(&g, &p->rates->rules[i]);
	for (size_t i = 0; i < p->ntables; i++)
		occupation_entries(&g, &p->tables[i]);
	for (int lang = 0; lang < NLANGS; lang++) {
		const char *words[] = {policy_path(r->scratch, p), policy_title(r->scratch, p, (enum lang)lang),
			p->number == NULL ? "" : typography_text(r->scratch, ZH, p->number), status_name(status),
			words_status(pub, (enum lang)lang, status), p->region->name.text[lang]};

		memcpy(head[lang], words, sizeof words);
	}
	search_group_end(&g, head);
}

/* ---- the glossary, the pages ---- */
static void plain_group_end(struct search_group *g, const char *path, const char *title_key)
{
	const char *head[NLANGS][SEARCH_HEAD] = {{path}, {path}};

	for (int lang = 0; lang < NLANGS; lang++)
		head[lang][1] = templates_string(g->pub->templates[lang], title_key);
	search_group_end(g, head);
}

static void glossary_put(const struct publication *pub, struct arena *a)
{
	struct search_group g = search_group_begin(pub, a, "glossary");

	for (size_t i = 0; i < pub->site->nterms; i++) {
		const struct term *t = &pub->site->terms[i];
		struct entry e = {.kind = ENTRY_TERM, .anchor = arena_printf(a, "term-%zu", i + 1), .title = {t->zh, t->en},
			.text = {t->en, t->zh}};

		search_group_add(&g, &e);
	}
	plain_group_end(&g, "glossary/index.html", "nav-glossary");
}

static void pages_put(const struct publication *pub, struct arena *a)
{
	struct search_group g = search_group_begin(pub, a, "pages");
	size_t n;
	const struct search_page *pages = search_pages(pub->search, &n);

	for (size_t i = 0; i < n; i++) {
		struct entry e = {.kind = ENTRY_PAGE, .anchor = pages[i].path};

		if (strcmp(pages[i].path, "search/index.html") == 0)
			continue; /* it is where one stands */
		memcpy(e.title, pages[i].title.text, sizeof e.title);
		memcpy(e.text, pages[i].description.text, sizeof e.text);
		search_group_add(&g, &e);
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
	size_t n;
	const struct search_group_record *groups = search_groups(pub->search, &n);

	buf_printf(&out, "gongbuSearch.groups(\"%s\",{\"han\":%zu,\"word\":%zu,\"stems\":[", lang_code[lang],
		search_parts(pub->search, true), search_parts(pub->search, false));
	stems_write(&out);
	buf_puts(&out, "],\"groups\":[\n");
	for (size_t i = 0; i < n; i++)
		buf_printf(&out, "[%s,%lu,%lu],\n", groups[i].head[lang], (unsigned long)groups[i].first, (unsigned long)groups[i].n);
	buf_puts(&out, "]});\n");
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
	static const struct { const char *key, *say, *path; } ways[] = {
		{"nav-policies", "policies-lead", "policies/index.html"}, {"nav-rates", "rates-lead", "rates/index.html"},
		{"nav-forms", "forms-lead", "forms/index.html"}, {"nav-estimator", "estimator-lead", "estimator/index.html"},
		{"nav-documents", "documents-lead", "documents/index.html"},
		{"nav-glossary", "glossary-lead", "glossary/index.html"},
	};
	struct data *list = data_list(p.data, "ways");

	for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
		struct data *item = data_item(list);

		data_text(item, "href", page_href(&p, ways[i].path));
		data_text(item, "label", page_string(&p, ways[i].key));
		data_text(item, "say", page_string(&p, ways[i].say));
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
