/* dataset_policy: a policy's text, clause by clause, in both languages, with hashes by which a change is seen. */
#include <string.h>

#include "dataset.h"
#include "file.h"
#include "hash.h"
#include "page.h"
#include "responsible.h"
#include "words.h"

static json_t *front_json(const struct front *f)
{
	json_t *o = json_object();

	json_set_text(o, "title", f->title);
	json_object_set_new(o, "issuers", json_texts(f->issuers, f->nissuers));
	json_set_text(o, "addressees", f->addressees);
	json_set_text(o, "summary", f->summary);
	return o;
}

json_t *dataset_policy_head(const struct site *s, const struct policy *p)
{
	json_t *o = json_object();

	json_set_text(o, "id", p->id);
	json_set_text(o, "number", p->number);
	json_set_text(o, "region", p->region->id);
	json_set_text(o, "kind", policy_kind_names[p->kind]);
	json_object_set_new(o, "topics", json_texts(p->topics, p->ntopics));
	json_set_text(o, "status", status_name(policy_status(p, s->today)));
	json_set_day(o, "written", p->written);
	json_set_day(o, "printed", p->printed);
	json_set_day(o, "posted", p->posted);
	json_set_day(o, "effective", p->effective);
	json_set_day(o, "expires", p->expires);
	for (int lang = 0; lang < NLANGS; lang++)
		json_object_set_new(o, lang_code[lang], front_json(&p->front[lang]));
	return o;
}

static void responsible_set(json_t *o, const struct reading *r, const struct block *b)
{
	size_t n;
	struct responsible *list = responsible_read(r->scratch, r->site, b, &n);
	json_t *ids = json_array();

	for (size_t i = 0; i < n; i++)
		if (list[i].agency != NULL)
			json_array_append_new(ids, json_string(list[i].agency->id));
	if (n > 0)
		json_object_set_new(o, "responsible", ids);
	else
		json_decref(ids);
}

/* Texts as written in zh.md and en.md; pages set their typography. */
static json_t *block_json(const struct reading *r, size_t i)
{
	const struct document *zh = r->text[ZH], *en = r->text[EN];
	static const char *const kinds[] = {"title", "heading", "paragraph", "table", "form", "break"};
	const struct block *b = &zh->blocks[i];
	json_t *o = json_object();

	json_set_text(o, "kind", kinds[b->kind]);
	json_set_text(o, "clause", zh->clauses[b->clause].path);
	json_set_text(o, "clause_id", zh->clauses[b->clause].id);
	json_set_text(o, "id", b->id[0] == '\0' ? NULL : b->id);
	if (b->label.length > 0)
		json_object_set_new(o, "label", json_stringn(b->text, b->label.length));
	json_set_text(o, "zh", b->text);
	if (en != NULL && i < en->nblocks)
		json_set_text(o, "en", en->blocks[i].text);
	responsible_set(o, r, b);
	if (b->table != NULL)
		json_set_text(o, "table", b->table->id);
	if (b->form != NULL)
		json_set_text(o, "form", b->form->id);
	return o;
}

static json_t *repairs_json(const struct policy *p)
{
	json_t *list = json_array();

	for (size_t i = 0; i < p->nrepairs; i++) {
		json_t *o = json_object();

		json_object_set_new(o, "line", json_integer(p->repairs[i].line));
		json_set_text(o, "from", p->repairs[i].from);
		json_set_text(o, "to", p->repairs[i].to);
		json_set_text(o, "clause", p->repairs[i].clause);
		json_set_both(o, "why", &p->repairs[i].why);
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *notes_json(const struct policy *p)
{
	static const char *const kinds[] = {"source-error", "conflict", "remark"};
	json_t *list = json_array();

	for (size_t i = 0; i < p->nnotes; i++) {
		json_t *o = json_object();

		json_set_text(o, "clause", p->notes[i].clause);
		json_set_text(o, "quote", p->notes[i].quote);
		json_set_text(o, "kind", kinds[p->notes[i].kind]);
		json_set_both(o, "note", &p->notes[i].note);
		json_array_append_new(list, o);
	}
	return list;
}

/* ---- the tree of clauses ---- */
/* The hash of the texts of a clause's own blocks, or with CLAUSE_NONE of all, a line break between them. */
static const char *text_hash(struct arena *a, const struct document *d, size_t clause)
{
	struct buf all = {0};
	const char *hash;
	size_t n = 0;

	for (size_t i = 0; i < d->nblocks; i++) {
		if (d->blocks[i].text == NULL || (clause != CLAUSE_NONE && d->blocks[i].clause != clause))
			continue;
		if (n++ > 0)
			buf_putc(&all, '\n');
		buf_puts(&all, d->blocks[i].text);
	}
	hash = hash_sha256(a, buf_str(&all), all.n);
	buf_free(&all);
	return hash;
}

static json_t *clause_json(const struct reading *r, size_t index)
{
	const struct document *zh = r->text[ZH], *en = r->text[EN];
	const struct clause *c = &zh->clauses[index], *twin = en == NULL ? NULL : clause_lookup(en, c->path);
	json_t *o = json_object(), *hashes = json_object(), *children = json_array();
	struct bilingual heading = {.text = {c->heading, twin == NULL ? NULL : twin->heading}};

	json_set_text(o, "id", c->id);
	json_set_text(o, "path", c->path);
	json_set_text(o, "anchor", clause_anchor(zh, c));
	json_object_set_new(o, "level", json_integer(c->label.level));
	json_set_both(o, "heading", &heading);
	json_set_text(hashes, "zh", text_hash(r->scratch, zh, index));
	if (twin != NULL)
		json_set_text(hashes, "en", text_hash(r->scratch, en, (size_t)(twin - en->clauses)));
	json_object_set_new(o, "sha256", hashes);
	for (size_t i = index + 1; i < zh->nclauses; i++)
		if (zh->clauses[i].parent == index)
			json_array_append_new(children, clause_json(r, i));
	json_object_set_new(o, "clauses", children);
	return o;
}

static json_t *part_json(const struct reading *r, size_t index)
{
	static const char *const kinds[] = {"notice", "text", "annex"};
	const struct document *zh = r->text[ZH], *en = r->text[EN];
	const struct part *p = &zh->parts[index], *twin = en != NULL && index < en->nparts ? &en->parts[index] : NULL;
	struct bilingual label = {.text = {p->label, twin == NULL ? NULL : twin->label}};
	struct bilingual title = {.text = {p->title, twin == NULL ? NULL : twin->title}};
	json_t *o = json_object(), *clauses = json_array();

	json_set_text(o, "id", p->id);
	json_set_text(o, "kind", kinds[p->kind]);
	json_set_both(o, "label", &label);
	json_set_both(o, "title", &title);
	for (size_t i = 0; i < zh->nclauses; i++)
		if (zh->clauses[i].part == index && zh->clauses[i].parent == CLAUSE_NONE)
			json_array_append_new(clauses, clause_json(r, i));
	json_object_set_new(o, "clauses", clauses);
	return o;
}

/* The text as received, as it was received; its hash. */
static const char *source_put(const struct publication *pub, const struct reading *r)
{
	const char *path = arena_printf(r->scratch, "%s/source.txt", r->policy->dir), *text;
	size_t n;

	text = file_exists(path) ? file_read(r->scratch, path, &n, pub->diag) : NULL;
	if (text == NULL)
		return NULL;
	dataset_put(pub, DATA_FILE_SOURCE, arena_printf(r->scratch, "policies/%s/source.txt", r->policy->id), text, n);
	return hash_sha256(r->scratch, text, n);
}

static json_t *hashes_json(const struct publication *pub, const struct reading *r)
{
	json_t *o = json_object();

	json_set_text(o, "source", source_put(pub, r));
	for (int lang = 0; lang < NLANGS; lang++)
		if (r->text[lang] != NULL)
			json_set_text(o, lang_code[lang], text_hash(r->scratch, r->text[lang], CLAUSE_NONE));
	return o;
}

void dataset_policy(const struct publication *pub, const struct reading *r)
{
	json_t *top = dataset_policy_head(pub->site, r->policy), *blocks = json_array(), *parts = json_array();

	json_object_set_new(top, "sha256", hashes_json(pub, r));
	for (size_t i = 0; i < r->text[ZH]->nparts; i++)
		json_array_append_new(parts, part_json(r, i));
	json_object_set_new(top, "parts", parts);
	for (size_t i = 0; i < r->text[ZH]->nblocks; i++)
		json_array_append_new(blocks, block_json(r, i));
	json_object_set_new(top, "blocks", blocks);
	json_object_set_new(top, "repairs", repairs_json(r->policy));
	json_object_set_new(top, "notes", notes_json(r->policy));
	dataset_json(pub, DATA_FILE_POLICY, arena_printf(r->scratch, "policies/%s.json", r->policy->id), top);
}
