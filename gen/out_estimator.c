/* out_estimator: the estimator's page, the engine (wasm and rule pack), also as data, and the texts it speaks with. */
#include <nettle/base64.h>
#include <string.h>

#include "body.h"
#include "dataset.h"
#include "estimator_texts.h"
#include "json.h"
#include "pack.h"
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
	const unsigned char *wasm = _binary_rules_wasm_start, *pack = pub->site->pack;
	size_t size = (size_t)(_binary_rules_wasm_end - wasm), rules = pack_rules_size(pub->site);

	dataset_put(pub, DATA_FILE_WASM, "rules.wasm", wasm, size);
	dataset_put(pub, DATA_FILE_PACK, "rules.pack", pack, rules);
	dataset_put(pub, DATA_FILE_PACK_WORDS, "rules.words", pack + rules, pub->site->pack_size - rules);
	json_set_text(engine, "wasm", base64(a, wasm, size));
	json_set_text(engine, "pack", base64(a, pub->site->pack, pub->site->pack_size));
	json_put_script(pub, "assets/engine.js", "const gongbuEngine = ", engine);
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

/* What tells one certificate from another, with the sentences that say so. */
static void paper_item(struct data *item, const struct page *p, const struct fact_value *v)
{
	struct data *says = data_list(item, "says");

	data_text(item, "id", v->id);
	data_text(item, "label", v->label.text[p->lang]);
	data_text(item, "text", v->paper.text[p->lang]);
	for (size_t i = 0; i < v->nsays; i++) {
		const struct evidence *said = &v->says[i];
		struct data *quote = data_item(says);

		data_text(quote, "quote", typography_text(p->arena, p->lang, said->quote.text[p->lang]));
		data_text(quote, "region", said->policy->region->name.text[p->lang]);
		data_text(quote, "clause", words_clause(p->arena, p->lang, said->clause));
		data_text(quote, "href", arena_printf(p->arena, "%s#%s",
			page_href(p, policy_path(p->arena, said->policy)), saying_anchor(p->arena, v, i)));
	}
}

static void papers_data(struct data *item, const struct page *p, const struct fact *f)
{
	struct data *papers = data_list(item, "papers");

	for (size_t i = 0; i < f->nvalues; i++)
		if (f->values[i].paper.text[p->lang] != NULL)
			paper_item(data_item(papers), p, &f->values[i]);
}

/* The fact that naming an occupation answers: then the question has a search. */
static bool occupation_answers(const struct site *s, const struct fact *f)
{
	for (size_t i = 0; i < s->npolicies; i++)
		for (size_t t = 0; t < s->policies[i].ntables; t++)
			for (size_t k = 0; k < s->policies[i].tables[t].nlistings; k++)
				if (strcmp(s->policies[i].tables[t].listings[k].fact, f->id) == 0)
					return true;
	return false;
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
	data_flag(item, "search", occupation_answers(p->pub->site, f));
	papers_data(item, p, f);
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

/* The sheet of questions and what stands round it. `depth` is the way back to the estimator's folder, where the links of
   texts.js begin. */
static void sheet_data(struct page *p, const char *depth)
{
	struct data *facts;

	regions_data(p);
	facts = data_list(p->data, "facts");
	for (size_t i = 0; i < p->pub->site->nfacts; i++)
		fact_item(data_item(facts), p, &p->pub->site->facts[i]);
	data_text(p->data, "depth", depth);
	data_text(p->data, "rates-href", page_href(p, "rates/index.html"));
	data_text(p->data, "full-href", page_href(p, "estimator/index.html"));
}

/* A page of the service, its title and description by their keys in strings.yaml. */
static struct page service_open(const struct publication *pub, struct arena *a, enum lang lang, const char *path,
	const char *title_key, const char *description_key)
{
	const char *title = templates_string(pub->templates[lang], title_key);
	const char *description = templates_string(pub->templates[lang], description_key);
	struct page p = page_open(pub, a, lang, SECTION_ESTIMATOR, path, title, description);

	page_column(&p, title, description, "column-service");
	return p;
}

static void estimator_write(const struct publication *pub, struct arena *a, enum lang lang)
{
	struct page p = service_open(pub, a, lang, "estimator/index.html", "nav-estimator", "estimator-lead");

	page_crumb(&p, templates_string(pub->templates[lang], "nav-estimator"), NULL);
	sheet_data(&p, "");
	data_text(p.data, "audit-href", page_href(&p, "audit/index.html"));
	data_text(p.data, "embedding-href", page_href(&p, "estimator/embedding/index.html"));
	page_write(&p, "estimator");
	estimator_texts_put(&p);
}

/* The same sheet for another site's frame; it loads nothing but this site's own files. */
static void embed_write(const struct publication *pub, struct arena *a, enum lang lang)
{
	struct page p = service_open(pub, a, lang, "estimator/embed/index.html", "nav-estimator", "estimator-lead");

	data_flag(p.data, "for-frames", true); /* a policy of its own */
	sheet_data(&p, "../");
	page_write(&p, "embed");
}

/* How another site takes it in, with lines to copy. */
static void embedding_write(const struct publication *pub, struct arena *a, enum lang lang)
{
	struct page p = service_open(pub, a, lang, "estimator/embedding/index.html", "embedding", "embedding-lead");
	const char *name = templates_string(pub->templates[lang], "nav-estimator"), *code = lang_code[lang];
	const char *base = pub->site->base_url != NULL ? pub->site->base_url : page_string(&p, "embedding-base");
	size_t n = strlen(base);

	base = arena_copy(a, base, n > 0 && base[n - 1] == '/' ? n - 1 : n);
	page_crumb(&p, name, page_href(&p, "estimator/index.html"));
	page_crumb(&p, page_string(&p, "embedding"), NULL);
	data_text(p.data, "nav-title", name);
	data_text(p.data, "full-href", page_href(&p, "estimator/index.html"));
	data_text(p.data, "embed-href", page_href(&p, "estimator/embed/index.html"));
	data_text(p.data, "sample-tag", arena_printf(a, "<script src=\"%s/assets/gongbu-estimator.js\" defer></script>\n"
		"<gongbu-estimator lang=\"%s\" answers=\"region=hangzhou&amp;date=2021-03-01\">\n"
		"  <a href=\"%s/%s/estimator/index.html\">%s</a>\n</gongbu-estimator>", base, code, base, code, name));
	data_text(p.data, "sample-frame", arena_printf(a, "<iframe title=\"%s\"\n"
		"  src=\"%s/%s/estimator/embed/index.html\"\n"
		"  style=\"width: 100%%; height: 60rem; border: 0\"></iframe>", name, base, code));
	data_text(p.data, "sample-program", arena_printf(a, "const ask = await gongbuEstimator.open();\n"
		"const answer = ask({region: \"hangzhou\", date: \"2021-03-01\",\n"
		"  program: \"project\", days: 12, friction: false, group: \"none\"});\n"
		"answer.entitlements[0].high; // \"1200.00\""));
	data_text(p.data, "sample-policy", arena_printf(a, "Content-Security-Policy:\n  frame-src %s;\n"
		"  script-src 'self' %s", base, base));
	data_text(p.data, "sample-policy-program", arena_printf(a, "Content-Security-Policy:\n"
		"  script-src 'self' %s 'wasm-unsafe-eval'", base));
	page_write(&p, "embedding");
}

static void write_site(const struct publication *pub, struct arena *a)
{
	if (pub->site->pack == NULL)
		return; /* the rules have errors */
	engine_put(pub, a);
	for (int lang = 0; lang < NLANGS; lang++) {
		estimator_write(pub, a, (enum lang)lang);
		embed_write(pub, a, (enum lang)lang);
		embedding_write(pub, a, (enum lang)lang);
	}
}

const struct output out_estimator = {"estimator", write_site, NULL, NULL};
