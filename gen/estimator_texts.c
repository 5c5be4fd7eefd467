#include "estimator_texts.h"

#include <string.h>

#include "body.h"
#include "choice.h"
#include "json.h"
#include "typography.h"
#include "words.h"

static json_t *window_text(const struct page *p, const struct policy *policy, const struct window *w)
{
	json_t *o = json_object();

	json_set_text(o, "id", w->id);
	json_set_day(o, "from", w->from);
	json_set_day(o, "to", w->to);
	json_set_text(o, "clause", words_clause(p->arena, p->lang, w->clause));
	json_set_text(o, "href", arena_printf(p->arena, "%s#%s", page_href(p, policy_path(p->arena, policy)),
		window_anchor(p->arena, w)));
	json_set_text(o, "quote", typography_text(p->arena, p->lang, w->quote.text.text[p->lang]));
	return o;
}

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
	if (rule->nprograms > 0)
		json_object_set_new(o, "programs", json_texts(rule->programs, rule->nprograms));
	if (rule->kind == RULE_PAYS && rule->nreminders > 0)
		json_object_set_new(o, "beside", json_texts(rule->reminders, rule->nreminders));
	if (rule->window_id != NULL)
		json_object_set_new(o, "window", window_text(p, policy, rule->window));
	return o;
}

static json_t *policy_text(const struct page *p, const struct policy *policy)
{
	json_t *o = json_object();

	json_set_text(o, "title", policy_title(p->arena, policy, p->lang));
	json_set_text(o, "number", typography_text(p->arena, ZH, policy->number));
	json_set_text(o, "href", page_href(p, policy_path(p->arena, policy)));
	json_set_text(o, "region", policy->region->id);
	json_object_set_new(o, "window", window_text(p, policy, &policy->rates->window));
	json_object_set_new(o, "notes", json_texts(policy->rates->notes, policy->rates->nnotes));
	if (policy->nforms > 0)
		json_set_text(o, "forms", page_href(p, "forms/index.html"));
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

/* The occupations of a cell: name, English and pinyin of each, and the answer that naming one gives. */
static json_t *listing_text(const struct table *t, const struct listing *l, const struct policy *policy)
{
	json_t *o = json_object(), *names = json_array();

	json_set_text(o, "region", policy->region->id);
	json_set_text(o, "fact", l->fact);
	json_set_text(o, "value", l->value);
	for (size_t i = 0; i < t->noccupations; i++) {
		const struct occupation *who = &t->occupations[i];
		const char *const words[] = {who->name[ZH], who->name[EN], who->pinyin};

		if (strcmp(who->cell, l->cell) == 0)
			json_array_append_new(names, json_texts(words, 3));
	}
	json_object_set_new(o, "names", names);
	return o;
}

static json_t *occupations_text(const struct site *s)
{
	json_t *list = json_array();

	for (size_t i = 0; i < s->npolicies; i++)
		for (size_t t = 0; t < s->policies[i].ntables; t++) {
			const struct table *table = &s->policies[i].tables[t];

			for (size_t k = 0; k < table->nlistings; k++)
				json_array_append_new(list, listing_text(table, &table->listings[k], &s->policies[i]));
		}
	return list;
}

/* {fact, is: [value…]}, or {fact, ge|le|gt: bound}, a bound of days or of yuan as text. */
static json_t *condition_text(const struct condition *c)
{
	static const char *const ops[] = {[OP_GE] = "ge", [OP_LE] = "le", [OP_GT] = "gt"};
	json_t *o = json_object();

	json_set_text(o, "fact", c->fact);
	if (c->op <= OP_IN)
		json_object_set_new(o, "is", json_texts(c->values, c->nvalues));
	else if (strcmp(c->fact, "date") == 0)
		json_set_day(o, ops[c->op], (int32_t)c->bound);
	else
		json_object_set_new(o, ops[c->op], c->unit != UNIT_YUAN ? json_integer(c->bound) :
			json_sprintf("%lld.%02d", (long long)(c->bound / 100), (int)(c->bound % 100)));
	return o;
}

/* Lists of which one holds each; left out where it matters everywhere. */
static void conditions_put(const struct ambiguity *a, json_t *note)
{
	json_t *all = json_array();

	for (size_t i = 0; i < a->nwhen; i++) {
		json_t *any = json_array();

		json_array_append_new(any, condition_text(&a->when[i]));
		for (; a->when[i].or_next; i++)
			json_array_append_new(any, condition_text(&a->when[i + 1]));
		json_array_append_new(all, any);
	}
	if (a->nwhen > 0)
		json_object_set(note, "when", all);
	json_decref(all);
}

/* [{rule, given: {fact: value…}, text}]: printed with an answer of that rule, unless a choice is another than given. */
static json_t *others_text(const struct page *p, const struct ambiguity *a)
{
	json_t *list = json_array();

	for (size_t i = 0; i < a->nothers; i++) {
		const struct situated *ours = &a->others[i].ours;
		json_t *given = json_object();

		for (size_t k = 0; k < ours->nfacts; k++) {
			const char *value = strchr(ours->facts[k], '=') + 1;
			const char *name = arena_copy(p->arena, ours->facts[k], (size_t)(value - 1 - ours->facts[k]));
			const struct fact *fact = fact_lookup(p->pub->site, name);

			if (fact != NULL && fact->kind <= FACT_YES_NO)
				json_set_text(given, name, value);
		}
		json_array_append_new(list, json_pack("{s:s, s:o, s:s}", "rule", ours->rule, "given", given, "text",
			a->others[i].text.text[p->lang]));
	}
	return list;
}

static json_t *notes_text(const struct page *p)
{
	const struct site *s = p->pub->site;
	json_t *notes = json_object();

	for (size_t i = 0; i < s->nambiguities; i++) {
		json_t *note = json_object();

		json_set_text(note, "issue", s->ambiguities[i].issue.text[p->lang]);
		json_set_text(note, "reading", s->ambiguities[i].reading.text[p->lang]);
		conditions_put(&s->ambiguities[i], note);
		if (s->ambiguities[i].nothers > 0)
			json_object_set_new(note, "others", others_text(p, &s->ambiguities[i]));
		json_object_set_new(notes, s->ambiguities[i].id, note);
	}
	return notes;
}

void estimator_texts_put(const struct page *p)
{
	static const char *const payees[] = {"person", "training-body", "enterprise", "organiser", "other-document",
		"not-stated", "same-as-base", NULL};
	static const char *const pers[] = {"person", "class", "enterprise", "project", NULL};
	const struct site *s = p->pub->site;
	json_t *top = json_object(), *rules = json_object(), *policies = json_object(), *facts = json_object();

	for (size_t i = 0; i < s->npolicies; i++) {
		const struct rates *rates = s->policies[i].rates;

		if (rates == NULL)
			continue;
		json_object_set_new(policies, s->policies[i].id, policy_text(p, &s->policies[i]));
		for (size_t r = 0; r < rates->nrules; r++)
			json_object_set_new(rules, rates->rules[r].id, rule_text(p, &s->policies[i], &rates->rules[r]));
	}
	for (size_t i = 0; i < s->nfacts; i++)
		json_object_set_new(facts, s->facts[i].id, fact_text(p, &s->facts[i]));
	json_object_set_new(top, "rules", rules);
	json_object_set_new(top, "notes", notes_text(p));
	json_object_set_new(top, "policies", policies);
	json_object_set_new(top, "facts", facts);
	json_object_set_new(top, "occupations", occupations_text(s));
	json_object_set_new(top, "payees", code_texts(p, "payee", payees));
	json_object_set_new(top, "per", code_texts(p, "per", pers));
	json_put_script(p->pub, arena_printf(p->arena, "%s/estimator/texts.js", lang_code[p->lang]), "const gongbuTexts = ",
		top);
}
