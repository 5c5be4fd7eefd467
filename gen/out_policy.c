/* out_policy: a policy's page in each language, and its source text. */
#include <string.h>

#include "body.h"
#include "file.h"
#include "legislation.h"
#include "page.h"
#include "rates_item.h"
#include "responsible.h"
#include "text.h"
#include "toc.h"
#include "typography.h"
#include "words.h"

static void policy_data(struct page *p, const struct policy *policy)
{
	struct data *d = data_submap(p->data, "policy"), *issuers;
	const struct front *front = &policy->front[p->lang];
	enum policy_status status = policy_status(policy, p->pub->site->today);

	data_text(d, "id", policy->id);
	data_text(d, "title", policy_title(p->arena, policy, p->lang));
	data_text(d, "number", typography_text(p->arena, ZH, policy->number));
	data_text(d, "kind-label", policy_kind_label(p, policy->kind));
	data_text(d, "status", status_name(status));
	data_text(d, "status-label", words_status(p->pub, p->lang, status));
	data_text(d, "status-text", words_status_sentence(p->arena, p->pub, p->lang, policy));
	data_text(d, "region", policy->region->name.text[p->lang]);
	data_text(d, "addressees", front->addressees);
	data_text(d, "summary", front->summary);
	issuers = data_list(d, "issuers");
	for (size_t i = 0; i < front->nissuers; i++)
		data_item_text(issuers, front->issuers[i]);
	data_flag(d, "unofficial", p->lang != ZH);
	data_flag(d, "has-rates", policy->rates != NULL);
	data_flag(d, "has-forms", policy->nforms > 0);
}

static void dates_data(struct page *p, const struct policy *policy)
{
	const struct { const char *key, *label; int32_t day; } rows[] = {
		{"written", "date-written", policy->written}, {"printed", "date-printed", policy->printed},
		{"effective", "date-effective", policy->effective}, {"expires", "date-expires", policy->expires},
		{"posted", "date-posted", policy->posted},
	};
	struct data *list = data_list(p->data, "dates");

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct data *item = data_item(list);

		data_text(item, "key", rows[i].key);
		data_text(item, "label", page_string(p, rows[i].label));
		data_text(item, "value", words_date(p->arena, p->lang, rows[i].day));
		data_text(item, "iso", words_iso(p->arena, rows[i].day));
		data_flag(item, "past", rows[i].day != DAY_NONE && rows[i].day < p->pub->site->today);
	}
}

/* What the national library of policy documents lists of each (政策文件库), beside the dates and the title. */
static void catalogue_data(struct page *p, const struct policy *policy)
{
	const struct front *front = &policy->front[p->lang];
	const char *comma = page_string(p, "list-comma"), *issuers = NULL, *topics = NULL;
	struct data *list = data_list(p->data, "catalogue");

	for (size_t i = 0; i < front->nissuers; i++)
		issuers = issuers == NULL ? front->issuers[i] : arena_printf(p->arena, "%s%s%s", issuers, comma, front->issuers[i]);
	for (size_t i = 0; i < policy->ntopics; i++) {
		const char *name = topic_lookup(p->pub->site, policy->topics[i])->name.text[p->lang];

		topics = topics == NULL ? name : arena_printf(p->arena, "%s%s%s", topics, comma, name);
	}
	const struct { const char *key, *value; } rows[] = {
		{"catalogue-index", policy->index_number}, {"catalogue-topics", topics}, {"catalogue-issuers", issuers},
		{"catalogue-number", typography_text(p->arena, ZH, policy->number)},
		{"catalogue-written", words_date(p->arena, p->lang, policy->written)},
		{"catalogue-posted", words_date(p->arena, p->lang, policy->posted)},
		{"catalogue-standing", words_status(p->pub, p->lang, policy_status(policy, p->pub->site->today))},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct data *item = data_item(list);

		data_text(item, "label", page_string(p, rows[i].key));
		data_text(item, "value", rows[i].value);
		/* The catalogue is the office's, not the document's. */
		data_text(item, "gap", page_string(p, i == 0 ? "not-provided" : "not-stated"));
	}
}

/* ---- documents cited ---- */
static const char *instrument_title(const struct page *p, const struct citation *c)
{
	if (c->held != NULL)
		return policy_title(p->arena, c->held, p->lang);
	return c->instrument == NULL ? c->number : c->instrument->title.text[p->lang];
}

/* Each instrument once, in the order of the text. */
static void cites_data(struct page *p, const struct citation *cites, size_t n)
{
	struct data *list = data_list(p->data, "cites");

	for (size_t i = 0; i < n; i++) {
		long long times = 1;
		struct data *item;
		size_t k = 0;

		while (k < i && (cites[k].instrument != cites[i].instrument || cites[k].held != cites[i].held))
			k++;
		if (k < i || cites[i].held == p->policy)
			continue;
		for (k = i + 1; k < n; k++)
			times += cites[k].instrument == cites[i].instrument && cites[k].held == cites[i].held;
		item = data_item(list);
		data_text(item, "number", typography_text(p->arena, ZH, cites[i].number));
		data_text(item, "title", instrument_title(p, &cites[i]));
		data_text(item, "href", citation_href(p, &cites[i]));
		data_text(item, "verb", citation_verb(p, &cites[i]));
		data_number(item, "times", times);
	}
}

static void cited_by_data(struct page *p, const struct policy *policy)
{
	struct data *list = data_list(p->data, "cited-by");

	for (size_t i = 0; i < policy->ncited_by; i++) {
		struct data *item = data_item(list);

		data_text(item, "title", policy_title(p->arena, policy->cited_by[i], p->lang));
		data_text(item, "href", page_href(p, policy_path(p->arena, policy->cited_by[i])));
	}
}

/* The sentence that holds an offset, for the library's pages. */
static const char *sentence_at(struct arena *a, const struct block *b, size_t at)
{
	size_t from = 0, to = b->n, stop = strlen("。");

	for (size_t i = 0; i + stop <= b->n; i++) {
		if (memcmp(b->text + i, "。", stop) != 0)
			continue;
		if (i < at) {
			from = i + stop;
		} else {
			to = i + stop;
			break;
		}
	}
	return arena_copy(a, b->text + from, to - from);
}

/* For the instruments' own pages, which are written last. */
static void cites_log(const struct publication *pub, const struct reading *r, const struct citation *cites, size_t n)
{
	struct arena *a = pub->cites->arena;

	for (size_t i = 0; i < n; i++) {
		const struct block *b = &r->text[ZH]->blocks[cites[i].block];
		const struct clause *c = &r->text[ZH]->clauses[b->clause];
		struct cite_record *record = arena_append(a, pub->cites->records, pub->cites->n);

		record->policy = r->policy;
		record->citation = cites[i];
		record->clause = arena_copy(a, c->path, strlen(c->path));
		record->clause_id = arena_copy(a, b->id, strlen(b->id));
		record->quote = sentence_at(a, b, cites[i].from);
	}
}

/* ---- the apparatus ---- */
static const char *clause_id(const struct document *doc, const char *path)
{
	const struct clause *c = clause_lookup(doc, path);

	return c == NULL ? NULL : clause_anchor(doc, c);
}

static void apparatus_data(struct page *p, const struct policy *policy, const struct document *zh)
{
	struct data *repairs = data_list(p->data, "repairs"), *notes = data_list(p->data, "notes");

	for (size_t i = 0; i < policy->nrepairs; i++) {
		struct data *item = data_item(repairs);

		data_number(item, "line", policy->repairs[i].line);
		data_text(item, "from", policy->repairs[i].from);
		data_text(item, "to", policy->repairs[i].to == NULL ? "" : policy->repairs[i].to);
		data_text(item, "why", policy->repairs[i].why.text[p->lang]);
		data_text(item, "clause", words_clause(p->arena, p->lang, policy->repairs[i].clause));
		data_text(item, "clause-id", clause_id(zh, policy->repairs[i].clause));
	}
	for (size_t i = 0; i < policy->nnotes; i++) {
		struct data *item = data_item(notes);

		data_text(item, "clause", words_clause(p->arena, p->lang, policy->notes[i].clause));
		data_text(item, "clause-id", clause_id(zh, policy->notes[i].clause));
		data_text(item, "kind-label", note_kind_label(p, &policy->notes[i]));
		data_text(item, "quote", policy->notes[i].quote);
		data_text(item, "note", policy->notes[i].note.text[p->lang]);
	}
}

/* Which body answers for which items. */
struct duty {
	const struct agency *agency;
	const struct block *block;
};

static struct duty *duties_read(struct page *p, const struct document *zh, size_t *count)
{
	struct duty *duties = NULL;

	*count = 0;
	for (size_t i = 0; i < zh->nblocks; i++) {
		size_t n;
		struct responsible *named = responsible_read(p->arena, p->pub->site, &zh->blocks[i], &n);

		for (size_t k = 0; k < n; k++)
			*arena_append(p->arena, duties, *count) = (struct duty){named[k].agency, &zh->blocks[i]};
	}
	return duties;
}

static void agencies_data(struct page *p, const struct document *zh)
{
	size_t n;
	struct duty *duties = duties_read(p, zh, &n);
	struct data *list = data_list(p->data, "agencies");

	for (size_t i = 0; n > 0 && i < p->pub->site->nagencies; i++) {
		const struct agency *agency = &p->pub->site->agencies[i];
		struct data *clauses = NULL, *item;

		for (size_t k = 0; k < n; k++) {
			if (duties[k].agency != agency)
				continue;
			if (clauses == NULL) {
				item = data_item(list);
				data_text(item, "name", agency->name.text[p->lang]);
				clauses = data_list(item, "clauses");
			}
			item = data_item(clauses);
			data_text(item, "clause", words_clause(p->arena, p->lang, zh->clauses[duties[k].block->clause].path));
			data_text(item, "clause-id", duties[k].block->id);
		}
	}
}

static void page_policy(const struct publication *pub, const struct reading *r, enum lang lang)
{
	const struct policy *policy = r->policy;
	struct page p = page_open(pub, r->scratch, lang, SECTION_POLICIES, policy_path(r->scratch, policy),
		policy_title(r->scratch, policy, lang), policy->front[lang].summary);
	struct body body = {.page = &p, .text = r->text[lang], .zh = r->text[ZH]};

	p.policy = policy;
	body.cites = r->cites[lang];
	body.ncites = r->ncites[lang];
	policy_data(&p, policy);
	dates_data(&p, policy);
	catalogue_data(&p, policy);
	toc_data(&p, r->text[lang]);
	data_html(p.data, "body", body_html, &body);
	cites_data(&p, r->cites[ZH], r->ncites[ZH]);
	cited_by_data(&p, policy);
	apparatus_data(&p, policy, r->text[ZH]);
	agencies_data(&p, r->text[ZH]);
	page_article(&p, policy);
	legislation_add(&p, policy);
	if (policy->rates != NULL) {
		data_text(p.data, "rates-href", page_href(&p, "rates/index.html"));
		document_notes_data(&p, data_list(p.data, "open"), policy->rates);
	}
	if (policy->rates != NULL && region_rates(pub->site, policy->region) != NULL)
		data_text(p.data, "estimator-href", arena_printf(p.arena, "%s#region=%s", page_href(&p, "estimator/index.html"),
			policy->region->id));
	data_text(p.data, "parallel-href", page_href(&p, arena_printf(p.arena, "policies/%s/parallel/index.html", policy->id)));
	data_text(p.data, "forms-href", page_href(&p, "forms/index.html"));
	data_text(p.data, "source-href", page_root_href(&p, arena_printf(p.arena, "data/policies/%s/source.txt", policy->id)));
	data_text(p.data, "data-href", page_root_href(&p, arena_printf(p.arena, "data/policies/%s.json", policy->id)));
	page_crumb(&p, page_string(&p, "nav-policies"), page_href(&p, "policies/index.html"));
	page_crumb(&p, policy_title(p.arena, policy, lang), NULL);
	page_write(&p, "policy");
}

static void write_policy(const struct publication *pub, const struct reading *r)
{
	if (r->text[ZH] == NULL)
		return;
	cites_log(pub, r, r->cites[ZH], r->ncites[ZH]);
	for (int lang = 0; lang < NLANGS; lang++)
		if (r->text[lang] != NULL)
			page_policy(pub, r, (enum lang)lang);
}

const struct output out_policy = {"policy", NULL, write_policy, NULL};
