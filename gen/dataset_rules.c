/* dataset_rules: rules.json, each rule whole; rates.json and rates.csv, a row an amount. */
#include <string.h>

#include "body.h"
#include "dataset.h"
#include "page.h"
#include "words.h"

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

/* ---- rates: a row an amount, and one for an amount that another document sets ---- */
static const struct data_column rate_columns[] = {
	{"id", "string", true, NULL, {.text = {"这一数额的固定标识", "the amount’s lasting identifier"}}},
	{"region", "string", true, NULL, {.text = {"地区（见 vocabulary.json）", "the region, see vocabulary.json"}}},
	{"policy", "string", true, NULL, {.text = {"政策", "the policy"}}},
	{"document_number", "string", false, NULL, {.text = {"文号；送审稿没有", "the document number; a draft has none"}}},
	{"rule", "string", true, NULL, {.text = {"规则（见 rules.json）", "the rule, see rules.json"}}},
	{"title_zh", "string", true, NULL, {.text = {"规则名称，中文", "the rule’s title in Chinese"}}},
	{"title_en", "string", true, NULL, {.text = {"规则名称，英文", "the rule’s title in English"}}},
	{"program", "string", false, " ", {.text = {"哪几种培训；空：不分培训", "for which training; empty: for any"}}},
	{"kind", "string", true, NULL, {.text = {"规则的性质：fixed 定额，upto 上限，external 另有文件规定，actual 按实，uplift 上浮",
		"the rule’s kind: fixed, upto (a ceiling), external (set by another document), actual (actual cost), uplift"}}},
	{"word", "string", true, NULL, {.text = {"这一数额在计算中的作用（见 rules.schema.json）",
		"what the amount does in the sum, see rules.schema.json"}}},
	{"fact", "string", false, NULL, {.text = {"查表或相乘的项目", "the fact that picks or multiplies it"}}},
	{"key", "string", false, NULL, {.text = {"表中取值", "the fact’s value, in a table"}}},
	{"fact2", "string", false, NULL, {.text = {"表的第二个项目", "a table’s second fact"}}},
	{"key2", "string", false, NULL, {.text = {"第二个取值", "the second fact’s value"}}},
	{"amount", "string", false, NULL, {.text = {"数额；+ 表示上浮；空：由 documents 规定", "the amount; + is an increase; empty: set by documents"}}},
	{"unit", "string", false, NULL, {.text = {"单位，同文件写法：元、%、天、课时、个月、年、人",
		"the unit as the document writes it: yuan, %, days, class hours, months, years, persons"}}},
	{"per", "string", false, NULL, {.text = {"按什么计：person 人，class 期，enterprise 企业，project 项目", "paid per person, class, enterprise or project"}}},
	{"payee", "string", false, " ", {.text = {"发给谁", "who is paid"}}},
	{"from", "date", false, NULL, {.text = {"有效期的第一天；空：文件未载明", "the first day; empty: not stated"}}},
	{"to", "date", false, NULL, {.text = {"有效期的最后一天；空：文件未载明", "the last day; empty: not stated"}}},
	{"clause", "string", true, NULL, {.text = {"条款", "the clause"}}},
	{"page", "string", true, NULL, {.text = {"zh/ 或 en/ 之下的网页和位置", "the page and place, below zh/ or en/"}}},
	{"cell", "string", false, NULL, {.text = {"数额所在的表和单元格", "the table and cell where the amount stands"}}},
	{"documents", "string", false, "；", {.text = {"规定数额的文件", "the documents that set the amount"}}},
	{"quote_zh", "string", false, NULL, {.text = {"原文", "the sentence"}}},
	{"quote_en", "string", false, NULL, {.text = {"译文（非官方）", "its unofficial translation"}}},
};
#define NRATE_COLUMNS (sizeof rate_columns / sizeof rate_columns[0])

struct rates_out {
	struct arena *arena;
	struct buf csv;
	json_t *list;
};

/* One amount, or a step whose amount is not in the text. */
struct rate_row {
	const struct policy *policy;
	const struct rule *rule;
	const struct step *step;
	const struct table_row *row; /* NULL: the step's own amount */
	const char *id;
};

static const char *joined(struct arena *a, const char *const *texts, size_t n, const char *separator)
{
	const char *all = n == 0 ? NULL : texts[0];

	for (size_t i = 1; i < n; i++)
		all = arena_printf(a, "%s%s%s", all, separator, texts[i]);
	return all;
}

static const char *quotes_joined(struct arena *a, const struct rule *rule, enum lang lang)
{
	const char *all = rule->nquotes == 0 ? NULL : rule->quotes[0].text.text[lang];

	for (size_t i = 1; i < rule->nquotes; i++)
		all = arena_printf(a, lang == ZH ? "%s%s" : "%s %s", all, rule->quotes[i].text.text[lang]);
	return all;
}

static const char *row_amount(struct arena *a, const struct rate_row *r)
{
	struct quantity q = {.unit = UNIT_YUAN};

	if (r->row == NULL)
		return r->step->has_amount ? quantity_text(a, &r->step->amount) : NULL;
	q.value = r->row->fen;
	return quantity_text(a, &q);
}

static void row_put(struct rates_out *out, const struct rate_row *r)
{
	struct arena *a = out->arena;
	const struct rule *rule = r->rule;
	const struct step *s = r->step;
	const char *cell = r->row == NULL ? s->cell : r->row->cell, *amount = row_amount(a, r);
	const char *values[NRATE_COLUMNS] = {r->id, r->policy->region->id, r->policy->id, r->policy->number, rule->id,
		rule->title.text[ZH], rule->title.text[EN], joined(a, rule->programs, rule->nprograms, " "),
		words_rule_kind_name(rule), word_name[s->word], s->fact == NULL ? s->per : s->fact,
		r->row == NULL ? NULL : r->row->key, s->fact2, r->row == NULL ? NULL : r->row->key2, amount,
		amount == NULL ? NULL : unit_name(r->row != NULL ? UNIT_YUAN : s->amount.unit), rule->per,
		joined(a, rule->payees, rule->npayees, " "), words_iso(a, rule->window->from), words_iso(a, rule->window->to),
		rule->clause, arena_printf(a, "%s#%s", policy_path(a, r->policy), quote_anchor(a, rule)),
		cell == NULL ? NULL : arena_printf(a, "%s %s", rule->cells, cell),
		joined(a, s->documents, s->ndocuments, "；"), quotes_joined(a, rule, ZH), quotes_joined(a, rule, EN)};
	json_t *o = json_object();

	for (size_t i = 0; i < NRATE_COLUMNS; i++) {
		if (rate_columns[i].separator == NULL)
			json_set_text(o, rate_columns[i].name, values[i]);
		values[i] = values[i] == NULL ? "" : values[i];
	}
	json_object_set_new(o, "program", json_texts(rule->programs, rule->nprograms));
	json_object_set_new(o, "payee", json_texts(rule->payees, rule->npayees));
	json_object_set_new(o, "documents", json_texts(s->documents, s->ndocuments));
	json_array_append_new(out->list, o);
	csv_write_row(&out->csv, values, NRATE_COLUMNS);
}

/* HZ-10/fixed; of several steps with one word the second is WY-09/cap-2. */
static const char *step_id(struct arena *a, const struct rule *rule, size_t index)
{
	const char *word = word_name[rule->steps[index].word];
	int n = 1;

	for (size_t i = 0; i < index; i++)
		n += rule->steps[i].word == rule->steps[index].word;
	return n == 1 ? arena_printf(a, "%s/%s", rule->id, word) : arena_printf(a, "%s/%s-%d", rule->id, word, n);
}

static void step_rows(struct rates_out *out, const struct policy *p, const struct rule *rule, size_t index)
{
	const struct step *s = &rule->steps[index];
	struct rate_row r = {p, rule, s, NULL, step_id(out->arena, rule, index)};

	if (s->has_amount || s->word == WORD_EXTERNAL || s->word == WORD_ACTUAL || s->word == WORD_PERCENT ||
		s->word == WORD_CAP)
		row_put(out, &r);
	for (size_t i = 0; i < s->nrows; i++) {
		const struct table_row *row = &s->rows[i];

		r.row = row;
		r.id = row->key2 == NULL ? arena_printf(out->arena, "%s/%s", rule->id, row->key)
			: arena_printf(out->arena, "%s/%s/%s", rule->id, row->key, row->key2);
		if (!row->no_rate)
			row_put(out, &r);
	}
}

static const char *member(const json_t *o, const char *key)
{
	const char *text = json_string_value(json_object_get(o, key));

	return text == NULL ? "" : text;
}

/* "HZ-02/level-5 1000.00 元 三（二）", a line a record of the region and value; *n: how many. */
static const char *example_lines(struct arena *a, const json_t *rates, const char *region, const char *key, size_t *n)
{
	const char *all = "";
	size_t i;
	json_t *r;

	*n = 0;
	json_array_foreach(rates, i, r)
		if (strcmp(member(r, "region"), region) == 0 && strcmp(member(r, "key"), key) == 0)
			all = arena_printf(a, "%s%s%s %s %s %s", all, (*n)++ == 0 ? "" : "\n", member(r, "id"), member(r, "amount"),
				member(r, "unit"), member(r, "clause"));
	return all;
}

/* The first value that a region has several rates for, else the first that it has any for. */
static void example_choose(struct data_log *log, const json_t *rates)
{
	size_t i, n, most = 0;
	json_t *r;

	json_array_foreach(rates, i, r) {
		const char *said = example_lines(log->arena, rates, member(r, "region"), member(r, "key"), &n);

		if (*member(r, "key") == '\0' || n <= most)
			continue;
		log->example_region = arena_printf(log->arena, "%s", member(r, "region"));
		log->example_key = arena_printf(log->arena, "%s", member(r, "key"));
		log->example_said = said;
		if ((most = n) > 1)
			return;
	}
}

static void rates_put(const struct publication *pub, struct rates_out *out)
{
	example_choose(pub->data, out->list);
	dataset_json(pub, DATA_FILE_RATES, "rates.json", json_pack("{s:o}", "rates", out->list));
	dataset_put(pub, DATA_FILE_RATES_CSV, "rates.csv", out->csv.p, out->csv.n);
	dataset_csvw(pub, "rates.csv", rate_columns, NRATE_COLUMNS, false, ZH, 1, "id");
	buf_free(&out->csv);
}

void dataset_rules(const struct publication *pub, struct arena *a)
{
	const struct site *s = pub->site;
	struct rates_out out = {.arena = a, .list = json_array()};
	const char *names[NRATE_COLUMNS];
	json_t *rules = json_array(), *documents = json_array();

	for (size_t i = 0; i < NRATE_COLUMNS; i++)
		names[i] = rate_columns[i].name;
	buf_puts(&out.csv, "\xEF\xBB\xBF"); /* spreadsheets read UTF-8 by it */
	csv_write_row(&out.csv, names, NRATE_COLUMNS);
	for (size_t i = 0; i < s->npolicies; i++) {
		const struct policy *p = &s->policies[i];

		if (p->rates != NULL)
			json_array_append_new(documents, json_pack("{s:s, s:o}", "policy", p->id, "notes",
				json_texts(p->rates->notes, p->rates->nnotes)));
		for (size_t r = 0; p->rates != NULL && r < p->rates->nrules; r++) {
			const struct rule *rule = &p->rates->rules[r];

			json_array_append_new(rules, rule_json(a, p, rule));
			for (size_t k = 0; rule->kind == RULE_PAYS && k < rule->nsteps; k++)
				step_rows(&out, p, rule, k);
		}
	}
	rates_put(pub, &out);
	dataset_json(pub, DATA_FILE_RULES, "rules.json", json_pack("{s:o, s:o}", "documents", documents, "rules",
		rules));
}
