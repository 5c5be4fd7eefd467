/* out_data: everything as open data: policies clause by clause, rules, rates, tables. */
#include <string.h>

#include "body.h"
#include "json.h"
#include "page.h"
#include "responsible.h"
#include "words.h"

/* ---- one policy ---- */
static json_t *front_json(const struct front *f)
{
	json_t *o = json_object();

	json_set_text(o, "title", f->title);
	json_object_set_new(o, "issuers", json_texts(f->issuers, f->nissuers));
	json_set_text(o, "addressees", f->addressees);
	json_set_text(o, "summary", f->summary);
	return o;
}

static json_t *policy_head(const struct site *s, const struct policy *p)
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

static void tables_put(const struct publication *pub, const struct reading *r)
{
	for (int lang = 0; lang < NLANGS; lang++)
		for (size_t i = 0; r->text[lang] != NULL && i < r->text[lang]->nblocks; i++) {
			const struct block *b = &r->text[lang]->blocks[i];
			struct buf out = {0};

			if (b->table == NULL || b->csv.nrows == 0)
				continue;
			buf_puts(&out, "\xEF\xBB\xBF"); /* spreadsheets read UTF-8 by it */
			for (size_t row = 0; row < b->csv.nrows; row++)
				csv_write_row(&out, b->csv.rows[row].cells, b->csv.rows[row].n);
			sink_put(pub->sink, arena_printf(r->scratch, "data/tables/%s-%s.%s.csv", r->policy->id, b->table->id,
				lang_code[lang]), out.p, out.n, pub->diag);
			buf_free(&out);
		}
}

static void write_policy(const struct publication *pub, const struct reading *r)
{
	json_t *top, *blocks;

	if (r->text[ZH] == NULL)
		return;
	top = policy_head(pub->site, r->policy);
	blocks = json_array();
	for (size_t i = 0; i < r->text[ZH]->nblocks; i++)
		json_array_append_new(blocks, block_json(r, i));
	json_object_set_new(top, "blocks", blocks);
	json_object_set_new(top, "repairs", repairs_json(r->policy));
	json_object_set_new(top, "notes", notes_json(r->policy));
	json_put(pub, arena_printf(r->scratch, "data/policies/%s.json", r->policy->id), top);
	tables_put(pub, r);
}

/* ---- rules ---- */
static const char *quantity_text(struct arena *a, const struct quantity *q)
{
	if (q->unit == UNIT_YUAN || q->unit == UNIT_PERCENT)
		return arena_printf(a, "%s%lld.%02d", q->plus ? "+" : "", (long long)(q->value / 100), (int)(q->value % 100));
	return arena_printf(a, "%lld", (long long)q->value);
}

/* Of two keys, an object for each value of the first. */
static json_t *rows_json(struct arena *a, const struct step *s)
{
	json_t *o = json_object();

	for (size_t i = 0; i < s->nrows; i++) {
		const struct table_row *row = &s->rows[i];
		struct quantity q = {.value = row->fen, .unit = UNIT_YUAN};
		json_t *inner = json_object_get(o, row->key), *value = row->no_rate ? json_null() : json_string(quantity_text(a, &q));

		if (row->key2 != NULL && inner == NULL) {
			inner = json_object();
			json_object_set_new(o, row->key, inner);
		}
		json_object_set_new(row->key2 == NULL ? o : inner, row->key2 == NULL ? row->key : row->key2, value);
	}
	return o;
}

/* Where the amounts stand, by the keys of their rows; NULL where the rule has its quote. */
static json_t *cells_json(struct arena *a, const struct step *s)
{
	json_t *o = json_object();

	for (size_t i = 0; i < s->nrows; i++) {
		const struct table_row *row = &s->rows[i];

		if (row->cell != NULL)
			json_set_text(o, row->key2 == NULL ? row->key : arena_printf(a, "%s %s", row->key, row->key2), row->cell);
	}
	if (json_object_size(o) > 0)
		return o;
	json_decref(o);
	return NULL;
}

static json_t *step_json(struct arena *a, const struct step *s)
{
	json_t *o = json_object();

	json_set_text(o, "word", word_name[s->word]);
	json_set_text(o, "fact", s->fact);
	json_set_text(o, "fact2", s->fact2);
	json_set_text(o, "of", s->of);
	if (s->has_amount) {
		json_set_text(o, "amount", quantity_text(a, &s->amount));
		json_set_text(o, "unit", unit_name(s->amount.unit));
	}
	json_set_text(o, "per", s->per);
	json_set_text(o, "cell", s->cell);
	if (s->ndocuments > 0)
		json_object_set_new(o, "documents", json_texts(s->documents, s->ndocuments));
	if (s->nrows > 0) {
		json_t *cells = cells_json(a, s);

		json_object_set_new(o, "rows", rows_json(a, s));
		if (cells != NULL)
			json_object_set_new(o, "cells", cells);
	}
	return o;
}

/* The rule's own notes, then its window's. */
static json_t *notes_ids(const struct rule *rule)
{
	json_t *list = json_texts(rule->notes, rule->nnotes);

	for (size_t i = 0; i < rule->window->nnotes; i++)
		json_array_append_new(list, json_string(rule->window->notes[i]));
	return list;
}

/* Condition *i, with those joined to it by "or": then *i is the last of them. */
static const char *condition_text(struct arena *a, const struct rule *rule, size_t *i)
{
	const char *text = rule->when[*i].text;

	for (; rule->when[*i].or_next; ++*i)
		text = arena_printf(a, "%s or %s", text, rule->when[*i + 1].text);
	return text;
}

/* What must hold, in words: a rule's lists, empty where nothing must; a limit without conditions has none. */
static void guard_put(struct arena *a, const struct rule *rule, json_t *o)
{
	json_t *list = json_array();

	for (size_t i = 0; i < rule->nwhen; i++)
		json_array_append_new(list, json_string(condition_text(a, rule, &i)));
	if (rule->kind == RULE_PAYS || rule->nprograms > 0)
		json_object_set_new(o, "program", json_texts(rule->programs, rule->nprograms));
	if (rule->kind == RULE_PAYS || rule->nwhen > 0)
		json_object_set(o, "when", list);
	json_decref(list);
}

static json_t *rule_json(struct arena *a, const struct policy *p, const struct rule *rule)
{
	static const char *const kinds[] = {"pays", "limit", "text"};
	json_t *o = json_object(), *list = json_array();

	json_set_text(o, "id", rule->id);
	json_set_text(o, "kind", kinds[rule->kind]);
	json_set_text(o, "policy", p->id);
	json_set_text(o, "region", p->region->id);
	json_set_both(o, "title", &rule->title);
	json_set_text(o, "clause", rule->clause);
	json_set_text(o, "anchor", quote_anchor(a, rule));
	json_set_text(o, "table", rule->cells);
	json_set_day(o, "from", rule->window->from);
	json_set_day(o, "to", rule->window->to);
	for (size_t i = 0; i < rule->nquotes; i++) {
		json_t *quote = json_object();

		json_set_text(quote, "zh", rule->quotes[i].text.text[ZH]);
		json_set_text(quote, "en", rule->quotes[i].text.text[EN]);
		json_array_append_new(list, quote);
	}
	json_object_set_new(o, "quotes", list);
	json_set_both(o, "why", &rule->why);
	json_object_set_new(o, "notes", notes_ids(rule));
	if (rule->kind == RULE_LIMIT)
		guard_put(a, rule, o);
	if (rule->kind != RULE_PAYS)
		return o;
	json_object_set_new(o, "payee", json_texts(rule->payees, rule->npayees));
	json_set_text(o, "per", rule->per);
	guard_put(a, rule, o);
	if (rule->nreminders > 0)
		json_object_set_new(o, "reminders", json_texts(rule->reminders, rule->nreminders));
	json_object_set_new(o, "modifies", json_texts(rule->modifies, rule->nmodifies));
	list = json_array();
	for (size_t i = 0; i < rule->nsteps; i++)
		json_array_append_new(list, step_json(a, &rule->steps[i]));
	json_object_set_new(o, "steps", list);
	return o;
}

/* ---- rates.csv: a row an amount ---- */
static void rate_row(struct buf *out, struct arena *a, const struct policy *p, const struct rule *rule,
	const char *word, const char *key, const char *amount, const char *unit, const char *cell)
{
	const char *from = words_iso(a, rule->window->from), *to = words_iso(a, rule->window->to);
	const char *cells[] = {p->region->id, p->number == NULL ? "" : p->number, rule->id, rule->title.text[ZH],
		rule->title.text[EN], word, key, amount, unit, from == NULL ? "" : from, to == NULL ? "" : to,
		rule->clause, cell != NULL ? arena_printf(a, "%s %s", rule->cells, cell)
		: rule->nquotes == 0 ? "" : rule->quotes[0].text.text[ZH]};

	csv_write_row(out, cells, sizeof cells / sizeof cells[0]);
}

static void rates_rows(struct buf *out, struct arena *a, const struct policy *p, const struct rule *rule)
{
	for (size_t i = 0; i < rule->nsteps; i++) {
		const struct step *s = &rule->steps[i];

		if (s->has_amount)
			rate_row(out, a, p, rule, word_name[s->word], s->fact == NULL ? "" : s->fact, quantity_text(a, &s->amount),
				unit_name(s->amount.unit), s->cell);
		for (size_t k = 0; k < s->nrows; k++) {
			const struct table_row *row = &s->rows[k];
			struct quantity q = {.value = row->fen, .unit = UNIT_YUAN};
			const char *key = row->key2 == NULL ? row->key : arena_printf(a, "%s %s", row->key, row->key2);

			if (!row->no_rate)
				rate_row(out, a, p, rule, word_name[s->word], key, quantity_text(a, &q), unit_name(q.unit), row->cell);
		}
	}
}

static void write_site(const struct publication *pub, struct arena *a)
{
	static const char *const header[] = {"region", "document_number", "rule", "title_zh", "title_en", "word", "key",
		"amount", "unit", "from", "to", "clause", "quote"};
	const struct site *s = pub->site;
	json_t *rules = json_array(), *policies = json_array();
	struct buf csv = {0};

	buf_puts(&csv, "\xEF\xBB\xBF");
	csv_write_row(&csv, header, sizeof header / sizeof header[0]);
	for (size_t i = 0; i < s->npolicies; i++) {
		const struct policy *p = &s->policies[i];

		json_array_append_new(policies, policy_head(s, p));
		for (size_t r = 0; p->rates != NULL && r < p->rates->nrules; r++) {
			json_array_append_new(rules, rule_json(a, p, &p->rates->rules[r]));
			rates_rows(&csv, a, p, &p->rates->rules[r]);
		}
	}
	json_put(pub, "data/rules.json", json_pack("{s:o}", "rules", rules));
	json_put(pub, "data/index.json", json_pack("{s:o}", "policies", policies));
	sink_put(pub->sink, "data/rates.csv", csv.p, csv.n, pub->diag);
	buf_free(&csv);
}

const struct output out_data = {"data", write_site, write_policy, NULL};
