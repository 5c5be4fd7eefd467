/* out_estimator: the estimator's page, the engine (wasm and rule pack) and the texts it speaks with. */
#include <nettle/base64.h>
#include <string.h>

#include "body.h"
#include "choice.h"
#include "json.h"
#include "page.h"
#include "typography.h"
#include "words.h"

/* build/rules.wasm, linked in whole. */
extern const unsigned char _binary_rules_wasm_start[], _binary_rules_wasm_end[];

static const char *base64(struct arena *a, const unsigned char *p, size_t n)
{
	char *text = arena_alloc(a, BASE64_ENCODE_RAW_LENGTH(n) + 1);

	base64_encode_raw(text, n, p);
	return text;
}

static void engine_put(const struct publication *pub, struct arena *a)
{
	json_t *engine = json_object();
	const unsigned char *wasm = _binary_rules_wasm_start;

	json_set_text(engine, "wasm", base64(a, wasm, (size_t)(_binary_rules_wasm_end - wasm)));
	json_set_text(engine, "pack", base64(a, pub->site->pack, pub->site->pack_size));
	json_put_script(pub, "assets/engine.js", "const gongbuEngine = ", engine);
}

/* ---- texts.js ---- */
static json_t *rule_text(const struct page *p, const struct policy *policy, const struct rule *rule)
{
	static const char *const kinds[] = {"pays", "limit", "text"};
	json_t *o = json_object(), *quotes = json_array();

	json_set_text(o, "title", rule->title.text[p->lang]);
	json_set_text(o, "kind", kinds[rule->kind]);
	json_set_text(o, "clause", words_clause(p->arena, p->lang, rule->clause));
	json_set_text(o, "href", arena_printf(p->arena, "%s#%s", page_href(p, policy_path(p->arena, policy)),
		quote_anchor(p->arena, rule)));
	for (size_t i = 0; i < rule->nquotes; i++)
		json_array_append_new(quotes, json_string(typography_text(p->arena, p->lang, rule->quotes[i].text.text[p->lang])));
	json_object_set_new(o, "quotes", quotes);
	json_set_text(o, "policy", policy->id);
	json_set_text(o, "why", rule->why.text[p->lang]);
	return o;
}

static json_t *policy_text(const struct page *p, const struct policy *policy)
{
	json_t *o = json_object();

	json_set_text(o, "title", policy_title(p->arena, policy, p->lang));
	json_set_text(o, "number", typography_text(p->arena, ZH, policy->number));
	json_set_text(o, "href", page_href(p, policy_path(p->arena, policy)));
	json_set_text(o, "region", policy->region->id);
	json_set_day(o, "from", policy->rates->window.from);
	json_set_day(o, "to", policy->rates->window.to);
	json_set_text(o, "status", status_name(policy_status(policy, p->pub->site->today)));
	if (policy->draft)
		json_object_set_new(o, "draft", json_true());
	return o;
}

/* Where the value matters; left out where it does everywhere. */
static void regions_put(const struct page *p, const struct fact *f, const struct fact_value *v, json_t *o)
{
	size_t n;
	const struct region **regions = choice_regions(p->pub->site, p->arena, f, v, &n);
	json_t *list = json_array();

	for (size_t i = 0; i < n; i++)
		json_array_append_new(list, json_string(regions[i]->id));
	if (n > 0)
		json_object_set(o, "regions", list);
	json_decref(list);
}

static json_t *fact_text(const struct page *p, const struct fact *f)
{
	enum lang lang = p->lang;
	static const char *const kinds[] = {"choice", "yes-no", "count", "money"};
	json_t *o = json_object(), *values;

	json_set_text(o, "kind", kinds[f->kind]);
	json_set_text(o, "question", f->question.text[lang]);
	json_set_text(o, "label", f->label.text[lang]);
	json_set_text(o, "help", f->help.text[lang]);
	json_set_text(o, "unit", f->unit.text[lang]);
	if (f->by_document)
		json_object_set_new(o, "byDocument", json_true());
	if (f->nvalues == 0)
		return o;
	values = json_object();
	for (size_t i = 0; i < f->nvalues; i++) {
		json_t *v = json_object();

		json_set_text(v, "label", f->values[i].label.text[lang]);
		json_set_text(v, "help", f->values[i].help.text[lang]);
		regions_put(p, f, &f->values[i], v);
		json_object_set_new(values, f->values[i].id, v);
	}
	json_object_set_new(o, "values", values);
	return o;
}

/* Codes of the answer and the interface texts that say them. */
static json_t *code_texts(const struct page *p, const char *prefix, const char *const *codes)
{
	json_t *o = json_object();

	for (; *codes != NULL; codes++)
		json_set_text(o, *codes, page_string(p, arena_printf(p->arena, "%s-%s", prefix, *codes)));
	return o;
}

static void texts_put(const struct page *p)
{
	static const char *const payees[] = {"person", "training-body", "enterprise", "organiser", "other-document",
		"not-stated", "same-as-base", NULL};
	static const char *const pers[] = {"person", "class", "enterprise", "project", NULL};
	const struct site *s = p->pub->site;
	json_t *top = json_object(), *rules = json_object(), *notes = json_object(), *policies = json_object(),
		*facts = json_object();

	for (size_t i = 0; i < s->npolicies; i++) {
		const struct rates *rates = s->policies[i].rates;

		if (rates == NULL)
			continue;
		json_object_set_new(policies, s->policies[i].id, policy_text(p, &s->policies[i]));
		for (size_t r = 0; r < rates->nrules; r++)
			json_object_set_new(rules, rates->rules[r].id, rule_text(p, &s->policies[i], &rates->rules[r]));
	}
	for (size_t i = 0; i < s->nambiguities; i++) {
		json_t *note = json_object();

		json_set_text(note, "issue", s->ambiguities[i].issue.text[p->lang]);
		json_set_text(note, "reading", s->ambiguities[i].reading.text[p->lang]);
		json_object_set_new(notes, s->ambiguities[i].id, note);
	}
	for (size_t i = 0; i < s->nfacts; i++)
		json_object_set_new(facts, s->facts[i].id, fact_text(p, &s->facts[i]));
	json_object_set_new(top, "rules", rules);
	json_object_set_new(top, "notes", notes);
	json_object_set_new(top, "policies", policies);
	json_object_set_new(top, "facts", facts);
	json_object_set_new(top, "payees", code_texts(p, "payee", payees));
	json_object_set_new(top, "per", code_texts(p, "per", pers));
	json_put_script(p->pub, arena_printf(p->arena, "%s/estimator/texts.js", lang_code[p->lang]), "const gongbuTexts = ",
		top);
}

/* ---- the page ---- */
/* True when some rule that the estimator knows takes this programme. */
static bool program_known(const struct site *s, const char *program)
{
	for (size_t i = 0; i < s->npolicies; i++)
		for (size_t r = 0; s->policies[i].rates != NULL && r < s->policies[i].rates->nrules; r++)
			for (size_t k = 0; k < s->policies[i].rates->rules[r].nprograms; k++)
				if (strcmp(s->policies[i].rates->rules[r].programs[k], program) == 0)
					return true;
	return strcmp(program, "none") == 0;
}

static void fact_item(struct data *item, const struct page *p, const struct fact *f)
{
	static const char *const kinds[] = {"choice", "yes-no", "count", "money"};
	struct data *values;

	data_text(item, "id", f->id);
	data_text(item, "kind", kinds[f->kind]);
	data_flag(item, kinds[f->kind], true);
	data_text(item, "question", f->question.text[p->lang]);
	data_text(item, "label", f->label.text[p->lang]);
	data_text(item, "help", f->help.text[p->lang]);
	data_text(item, "unit", f->unit.text[p->lang]);
	data_flag(item, "by-document", f->by_document);
	values = data_list(item, "values");
	for (size_t i = 0; i < f->nvalues; i++) {
		struct data *value;

		if (strcmp(f->id, "program") == 0 && !program_known(p->pub->site, f->values[i].id))
			continue;
		value = data_item(values);
		data_text(value, "id", f->values[i].id);
		data_text(value, "label", f->values[i].label.text[p->lang]);
		data_text(value, "help", f->values[i].help.text[p->lang]);
	}
}

static void regions_data(struct page *p)
{
	const struct site *s = p->pub->site;
	struct data *list = data_list(p->data, "regions");

	for (size_t i = 0; i < s->nregions; i++) {
		const struct policy *policy = region_rates(s, &s->regions[i]);
		struct data *item;

		if (policy == NULL)
			continue;
		item = data_item(list);
		data_text(item, "id", s->regions[i].id);
		data_text(item, "name", s->regions[i].name.text[p->lang]);
		data_text(item, "from", words_iso(p->arena, policy->rates->window.from));
		data_text(item, "to", words_iso(p->arena, policy->rates->window.to));
	}
}

static void write_site(const struct publication *pub, struct arena *a)
{
	if (pub->site->pack == NULL)
		return; /* the rules have errors */
	engine_put(pub, a);
	for (int lang = 0; lang < NLANGS; lang++) {
		const char *title = templates_string(pub->templates[lang], "nav-estimator");
		struct page p = page_open(pub, a, (enum lang)lang, SECTION_ESTIMATOR, "estimator/index.html", title,
			templates_string(pub->templates[lang], "estimator-lead"));
		struct data *facts;

		page_column(&p, title, templates_string(pub->templates[lang], "estimator-lead"), "column-service");
		page_crumb(&p, title, NULL);
		regions_data(&p);
		facts = data_list(p.data, "facts");
		for (size_t i = 0; i < pub->site->nfacts; i++)
			fact_item(data_item(facts), &p, &pub->site->facts[i]);
		data_text(p.data, "policies-href", page_href(&p, "policies/index.html"));
		data_text(p.data, "rates-href", page_href(&p, "rates/index.html"));
		page_write(&p, "estimator");
		texts_put(&p);
	}
}

const struct output out_estimator = {"estimator", write_site, NULL, NULL};
