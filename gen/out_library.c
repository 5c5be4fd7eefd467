/* out_library: the instruments that the policies cite, a page for each that is not held here, and the glossary. */
#include <string.h>

#include "page.h"
#include "typography.h"
#include "words.h"

static bool cites(const struct cite_record *r, const struct instrument *x)
{
	return r->citation.instrument == x;
}

static long long cited_count(const struct cite_log *log, const struct instrument *x)
{
	long long n = 0;

	for (size_t i = 0; i < log->n; i++)
		n += cites(&log->records[i], x);
	return n;
}

static const struct policy *held_as(const struct site *s, const struct instrument *x)
{
	return x->number == NULL ? NULL : policy_by_number(s, x->number);
}

static void titles(struct data *d, const struct page *p, const struct instrument *x)
{
	data_text(d, "title", x->title.text[p->lang]);
	data_text(d, "title-zh", p->lang == ZH ? NULL : x->title.text[ZH]);
	data_text(d, "number", x->number);
}

static struct page gathered(const struct publication *pub, struct arena *a, enum lang lang, const char *path,
	const char *title_key, const char *lead_key)
{
	const char *title = templates_string(pub->templates[lang], title_key);
	const char *lead = templates_string(pub->templates[lang], lead_key);
	struct page p = page_open(pub, a, lang, SECTION_NONE, path, title, lead);

	page_column(&p, title, lead, "column-reading");
	page_crumb(&p, title, NULL);
	return p;
}

static void index_write(const struct publication *pub, struct arena *a, enum lang lang)
{
	struct page p = gathered(pub, a, lang, "documents/index.html", "nav-documents", "documents-lead");
	struct data *list = data_list(p.data, "documents");

	for (size_t i = 0; i < pub->site->ninstruments; i++) {
		const struct instrument *x = &pub->site->instruments[i];
		struct citation c = {.instrument = x, .held = held_as(pub->site, x)};
		struct data *item = data_item(list);

		titles(item, &p, x);
		data_text(item, "id", x->id);
		data_text(item, "href", citation_href(&p, &c));
		data_flag(item, "held", c.held != NULL);
		data_number(item, "cited-count", cited_count(pub->cites, x));
	}
	page_write(&p, "documents");
}

static void citations_list(struct page *p, const struct instrument *x)
{
	const struct cite_log *log = p->pub->cites;
	struct data *list = data_list(p->data, "citations");

	for (size_t i = 0; i < log->n; i++) {
		const struct cite_record *r = &log->records[i];
		struct data *item;
		const char *href;

		if (!cites(r, x))
			continue;
		item = data_item(list);
		href = page_href(p, policy_path(p->arena, r->policy));
		data_text(item, "policy-title", policy_title(p->arena, r->policy, p->lang));
		data_text(item, "policy-href", href);
		data_text(item, "clause", words_clause(p->arena, p->lang, r->clause));
		data_text(item, "clause-href", arena_printf(p->arena, "%s#%s", href, r->clause_id));
		data_text(item, "verb", citation_verb(p, &r->citation));
		data_text(item, "quote", typography_text(p->arena, ZH, r->quote));
	}
}

static void instrument_write(const struct publication *pub, struct arena *a, enum lang lang, const struct instrument *x)
{
	const char *path = arena_printf(a, "documents/%s/index.html", x->id);
	struct page p = page_open(pub, a, lang, SECTION_NONE, path, x->title.text[lang],
		templates_string(pub->templates[lang], "document-not-held"));

	page_column(&p, page_string(&p, "nav-documents"), page_string(&p, "documents-lead"), "column-reading");
	page_crumb(&p, page_string(&p, "nav-documents"), page_href(&p, "documents/index.html"));
	page_crumb(&p, x->title.text[lang], NULL);
	titles(data_submap(p.data, "document"), &p, x);
	citations_list(&p, x);
	page_write(&p, "document");
}

static void glossary_write(const struct publication *pub, struct arena *a, enum lang lang)
{
	struct page p = gathered(pub, a, lang, "glossary/index.html", "nav-glossary", "glossary-lead");
	struct data *list = data_list(p.data, "terms");

	for (size_t i = 0; i < pub->site->nterms; i++) {
		struct data *item = data_item(list);

		data_text(item, "id", arena_printf(a, "term-%zu", i + 1));
		data_text(item, "zh", pub->site->terms[i].zh);
		data_text(item, "en", pub->site->terms[i].en);
		data_text(item, "note", pub->site->terms[i].note.text[lang]);
	}
	page_write(&p, "glossary");
}

static void finish(const struct publication *pub, struct arena *a)
{
	for (int lang = 0; lang < NLANGS; lang++) {
		index_write(pub, a, (enum lang)lang);
		glossary_write(pub, a, (enum lang)lang);
		for (size_t i = 0; i < pub->site->ninstruments; i++)
			if (held_as(pub->site, &pub->site->instruments[i]) == NULL)
				instrument_write(pub, a, (enum lang)lang, &pub->site->instruments[i]);
	}
}

const struct output out_library = {"library", NULL, NULL, finish};
