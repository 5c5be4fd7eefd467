/* out_policy: a policy's page in each language, and its source text. */
#include <string.h>

#include "body.h"
#include "file.h"
#include "page.h"
#include "text.h"
#include "words.h"

static void policy_data(struct page *p, const struct policy *policy)
{
	struct data *d = data_submap(p->data, "policy"), *issuers;
	const struct front *front = &policy->front[p->lang];
	enum policy_status status = policy_status(policy, p->pub->site->today);
	static const char *const kinds[] = {"document-notice", "document-plan", "document-opinion"};

	data_text(d, "id", policy->id);
	data_text(d, "title", front->title);
	data_text(d, "number", policy->number);
	data_text(d, "kind-label", page_string(p, kinds[policy->kind]));
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

/* ---- contents ---- */
/* A heading's final 。 is not repeated in the contents list. */
static struct data *toc_entry(struct data *list, struct page *p, const char *id, const char *label, const char *heading)
{
	struct data *item = data_item(list);
	size_t n = strlen(heading), stop = strlen("。");

	if (n > stop && strcmp(heading + n - stop, "。") == 0)
		n -= stop;
	data_text(item, "id", id);
	data_text(item, "label", label);
	data_text(item, "heading", arena_copy(p->arena, heading, n));
	return item;
}

static const char *block_label(struct page *p, const struct block *b)
{
	size_t n = b->label.length;

	while (n > 0 && b->text[n - 1] == ' ')
		n--;
	return n == 0 ? NULL : arena_copy(p->arena, b->text, n);
}

static void toc_data(struct page *p, const struct document *doc)
{
	struct data *toc = data_list(p->data, "toc"), *items = NULL, *entry;

	for (size_t i = 0; i < doc->nblocks; i++) {
		const struct block *b = &doc->blocks[i];
		const struct part *part = &doc->parts[b->part];

		if (b->kind == BLOCK_TITLE && b->part > 0) {
			toc_entry(toc, p, part->id, part->label, part->title);
		} else if (b->kind == BLOCK_HEADING && b->label.level == 1) {
			entry = toc_entry(toc, p, b->id, block_label(p, b), b->text + b->label.length);
			items = data_list(entry, "items");
		} else if (b->kind == BLOCK_HEADING && b->label.level == 2 && items != NULL) {
			toc_entry(items, p, b->id, block_label(p, b), b->text + b->label.length);
		}
	}
}

/* ---- documents cited: 《…》（国办发〔2019〕24号） ---- */
struct citation {
	const char *number, *title;
	int times;
};

/* From the first Han character of the agency's code to 号. */
static const char *number_before(struct page *p, const struct block *b, size_t bracket, size_t end)
{
	size_t from = bracket;

	while (from > 0) {
		size_t previous = from;
		const char *q;
		uint32_t c;

		do
			previous--;
		while (previous > 0 && ((unsigned char)b->text[previous] & 0xC0) == 0x80);
		q = b->text + previous;
		c = utf8_next(&q);
		if (c < 0x4E00 || c > 0x9FFF)
			break;
		from = previous;
	}
	return from == bracket ? NULL : arena_copy(p->arena, b->text + from, end - from);
}

/* The title in 《》 that ends just before "（文号". */
static const char *title_before(struct page *p, const struct block *b, const char *number)
{
	const char *at = strstr(b->text, number), *open = NULL, *close;
	size_t depth = 0;

	if (at == NULL || at - b->text < 6 || memcmp(at - 6, "》（", 6) != 0)
		return NULL;
	close = at - 6;
	for (const char *q = close; q >= b->text; q--) {
		if (strncmp(q, "》", strlen("》")) == 0)
			depth++;
		if (strncmp(q, "《", strlen("《")) == 0 && --depth == 0) {
			open = q + strlen("《");
			break;
		}
	}
	return open == NULL || open >= close ? NULL : arena_copy(p->arena, open, (size_t)(close - open));
}

static void citation_add(struct page *p, struct citation **list, size_t *n, const char *number, const char *title)
{
	struct citation *c;

	for (size_t i = 0; i < *n; i++)
		if (strcmp((*list)[i].number, number) == 0) {
			(*list)[i].times++;
			return;
		}
	*list = arena_push(p->arena, *list, n, sizeof **list);
	c = &(*list)[*n - 1];
	*c = (struct citation){number, title, 1};
}

static void cites_data(struct page *p, const struct document *zh)
{
	struct data *list = data_list(p->data, "cites");
	struct citation *cites = NULL;
	size_t n = 0;

	for (size_t i = 0; i < zh->nblocks; i++) {
		const struct block *b = &zh->blocks[i];
		const char *at = b->text;

		while (at != NULL && (at = strstr(at, "〔")) != NULL) {
			const char *end = strstr(at, "号");
			const char *number = end == NULL ? NULL
				: number_before(p, b, (size_t)(at - b->text), (size_t)(end - b->text) + strlen("号"));

			at += strlen("〔");
			if (number != NULL && policy_by_number(p->pub->site, number) != zh->policy)
				citation_add(p, &cites, &n, number, title_before(p, b, number));
		}
	}
	for (size_t i = 0; i < n; i++) {
		const struct policy *held = policy_by_number(p->pub->site, cites[i].number);
		struct data *item = data_item(list);

		data_text(item, "number", cites[i].number);
		data_text(item, "title", held != NULL ? held->front[p->lang].title : cites[i].title != NULL ? cites[i].title
			: cites[i].number);
		data_text(item, "href", held == NULL ? NULL : page_href(p, policy_path(p->arena, held)));
		data_number(item, "times", cites[i].times);
	}
}

/* ---- the apparatus ---- */
static const char *clause_id(const struct document *doc, const char *path)
{
	const struct clause *c = clause_lookup(doc, path);

	return c == NULL ? NULL : c->id;
}

static void apparatus_data(struct page *p, const struct policy *policy, const struct document *zh)
{
	struct data *repairs = data_list(p->data, "repairs"), *notes = data_list(p->data, "notes");

	for (size_t i = 0; i < policy->nrepairs; i++) {
		struct data *item = data_item(repairs);

		data_number(item, "line", policy->repairs[i].line);
		data_text(item, "from", policy->repairs[i].from);
		data_text(item, "to", policy->repairs[i].to);
		data_text(item, "why", policy->repairs[i].why.text[p->lang]);
		data_text(item, "clause", policy->repairs[i].clause);
		data_text(item, "clause-id", clause_id(zh, policy->repairs[i].clause));
	}
	for (size_t i = 0; i < policy->nnotes; i++) {
		struct data *item = data_item(notes);

		data_text(item, "clause", policy->notes[i].clause);
		data_text(item, "clause-id", clause_id(zh, policy->notes[i].clause));
		data_text(item, "kind-label", note_kind_label(p, &policy->notes[i]));
		data_text(item, "quote", policy->notes[i].quote);
		data_text(item, "note", policy->notes[i].note.text[p->lang]);
	}
}

static void meta_data(struct page *p, const struct policy *policy)
{
	const char *issuers = policy->front[p->lang].nissuers > 0 ? policy->front[p->lang].issuers[0] : NULL;

	for (size_t i = 1; i < policy->front[p->lang].nissuers; i++)
		issuers = arena_printf(p->arena, "%s %s", issuers, policy->front[p->lang].issuers[i]);
	page_meta(p, "ColumnName", page_string(p, "nav-policies"));
	page_meta(p, "ColumnType", page_string(p, "column-policies"));
	page_meta(p, "ArticleTitle", policy->front[p->lang].title);
	page_meta(p, "PubDate", words_iso(p->arena, policy->posted));
	page_meta(p, "ContentSource", issuers);
}

static void page_policy(const struct publication *pub, const struct reading *r, enum lang lang)
{
	const struct policy *policy = r->policy;
	struct page p = page_open(pub, r->scratch, lang, SECTION_POLICIES, policy_path(r->scratch, policy),
		policy->front[lang].title, policy->front[lang].summary);
	struct body body = {&p, r->text[lang], r->text[ZH]};

	policy_data(&p, policy);
	dates_data(&p, policy);
	toc_data(&p, r->text[lang]);
	data_html(p.data, "body", body_html, &body);
	cites_data(&p, r->text[ZH]);
	apparatus_data(&p, policy, r->text[ZH]);
	meta_data(&p, policy);
	if (policy->rates != NULL) {
		data_text(p.data, "estimator-href", arena_printf(p.arena, "%s#region=%s", page_href(&p, "estimator/index.html"),
			policy->region->id));
		data_text(p.data, "rates-href", page_href(&p, "rates/index.html"));
	}
	data_text(p.data, "forms-href", page_href(&p, "forms/index.html"));
	data_text(p.data, "source-href", page_root_href(&p, arena_printf(p.arena, "data/policies/%s/source.txt", policy->id)));
	data_text(p.data, "data-href", page_root_href(&p, arena_printf(p.arena, "data/policies/%s.json", policy->id)));
	page_crumb(&p, page_string(&p, "nav-policies"), page_href(&p, "policies/index.html"));
	page_crumb(&p, policy->front[lang].title, NULL);
	page_write(&p, "policy");
}

static void source_put(const struct publication *pub, const struct reading *r)
{
	const char *path = arena_printf(r->scratch, "%s/source.txt", r->policy->dir);
	size_t n;
	const char *text = file_exists(path) ? file_read(r->scratch, path, &n, pub->diag) : NULL;

	if (text != NULL)
		sink_put(pub->sink, arena_printf(r->scratch, "data/policies/%s/source.txt", r->policy->id), text, n, pub->diag);
}

static void write_policy(const struct publication *pub, const struct reading *r)
{
	source_put(pub, r);
	for (int lang = 0; lang < NLANGS; lang++)
		if (r->text[lang] != NULL && r->text[ZH] != NULL)
			page_policy(pub, r, (enum lang)lang);
}

const struct output out_policy = {"policy", NULL, write_policy};
