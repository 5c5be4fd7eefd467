/* out_audit: the rules of each policy for review: how they are worked out, every answer, every case, what is odd. */
#include <string.h>

#include "audit_item.h"
#include "rates_item.h"
#include "typography.h"
#include "words.h"

static const char *audit_path(struct arena *a, const struct policy *policy)
{
	return arena_printf(a, "audit/%s/index.html", policy->id);
}

/* ---- what the page counts ---- */
static void record_take(const struct publication *pub, const struct policy *policy, const struct proofs *proofs,
	const struct audit_rule *grown)
{
	struct audit_record *r = arena_append(pub->audits->arena, pub->audits->records, pub->audits->n);

	r->policy = policy;
	for (size_t i = 0; i < policy->rates->nrules; i++) {
		r->rules += policy->rates->rules[i].kind == RULE_PAYS;
		r->limits += policy->rates->rules[i].kind == RULE_LIMIT;
		r->texts += policy->rates->rules[i].kind == RULE_TEXT;
	}
	for (size_t i = 0; i < policy->nexamples; i++)
		r->cases += policy->examples[i].outcome == OUTCOME_CANNOT_OCCUR ? 1 : policy->examples[i].ndays;
	for (size_t i = 0; i < proofs->n; i++) {
		r->situations += grown[i].situations;
		r->cliffs += grown[i].ncliffs;
		r->dead += audit_dead_count(&proofs->list[i]);
	}
}

static void counts_data(struct data *map, const struct audit_record *r)
{
	data_number(map, "rules-count", (long long)r->rules);
	data_number(map, "limits-count", (long long)r->limits);
	data_number(map, "texts-count", (long long)r->texts);
	data_number(map, "cases-count", (long long)r->cases);
	data_number(map, "situations-count", (long long)r->situations);
	data_number(map, "cliffs-count", (long long)r->cliffs);
	data_number(map, "dead-count", (long long)r->dead);
}

/* ---- the way to the rules: day, training, rules ---- */
static const char *day_ways(const struct page *p, const struct rates *rates, bool outside)
{
	int32_t from = rates->window.from, to = rates->window.to;
	struct window all = {0};

	for (size_t i = 0; i < rates->nwindows; i++) {
		from = from == DAY_NONE || rates->windows[i].from == DAY_NONE ? DAY_NONE
			: rates->windows[i].from < from ? rates->windows[i].from : from;
		to = to == DAY_NONE || rates->windows[i].to == DAY_NONE ? DAY_NONE
			: rates->windows[i].to > to ? rates->windows[i].to : to;
	}
	all.from = from;
	all.to = to;
	if (outside && from == DAY_NONE && to == DAY_NONE)
		return NULL;
	return outside ? page_string(p, "audit-map-outside") : words_window(p->arena, p->pub, p->lang, &all);
}

static bool has_program(const struct rule *rule, const char *program)
{
	for (size_t i = 0; i < rule->nprograms; i++)
		if (strcmp(rule->programs[i], program) == 0)
			return true;
	return false;
}

/* The rules of a training; NULL: those that do not look at it. */
static const char *rules_of(const struct page *p, const struct proofs *proofs, const char *program)
{
	const char *all = NULL;

	for (size_t i = 0; i < proofs->n; i++) {
		const struct rule *rule = proofs->list[i].rule;
		const char *name;

		if (!rule_gives_lines(rule) || (program == NULL ? rule->nprograms > 0 : !has_program(rule, program)))
			continue;
		name = words_fill(p->arena, page_string(p, "audit-rule-named"), rule->id, rule->title.text[p->lang], NULL);
		all = all == NULL ? name : arena_printf(p->arena, "%s%s%s", all, page_string(p, "chart-semicolon"), name);
	}
	return all;
}

static struct flow *map_of(const struct page *p, const struct policy *policy, const struct proofs *proofs)
{
	const struct fact *program = fact_lookup(p->pub->site, "program");
	struct flow *day = flow_new(p->arena, FLOW_QUESTION, page_string(p, "audit-map-day"), NULL), *training;
	const char *any = rules_of(p, proofs, NULL);

	training = flow_new(p->arena, FLOW_QUESTION, program == NULL ? "" : program->label.text[p->lang], NULL);
	for (size_t i = 0; program != NULL && i < program->nvalues; i++) {
		const char *rules = rules_of(p, proofs, program->values[i].id);

		if (rules != NULL)
			flow_lead(p->arena, training, program->values[i].label.text[p->lang],
				flow_new(p->arena, FLOW_RESULT, rules, NULL));
	}
	if (any != NULL)
		flow_lead(p->arena, training, page_string(p, "audit-map-any"), flow_new(p->arena, FLOW_RESULT, any, NULL));
	if (day_ways(p, policy->rates, true) != NULL)
		flow_lead(p->arena, day, day_ways(p, policy->rates, false), training);
	else
		return training;
	flow_lead(p->arena, day, day_ways(p, policy->rates, true), flow_new(p->arena, FLOW_END,
		page_string(p, "audit-not-in-force"), NULL));
	return day;
}

/* ---- one policy ---- */
static void head_data(struct page *p, const struct policy *policy)
{
	enum policy_status status = policy_status(policy, p->pub->site->today);

	data_text(p->data, "region", policy->region->name.text[p->lang]);
	data_text(p->data, "policy-title", policy_title(p->arena, policy, p->lang));
	data_text(p->data, "policy-href", page_href(p, policy_path(p->arena, policy)));
	data_text(p->data, "policy-number", typography_text(p->arena, ZH, policy->number));
	data_text(p->data, "rates-href", page_href(p, arena_printf(p->arena, "rates/index.html#%s", policy->region->id)));
	data_text(p->data, "status", status_name(status));
	data_text(p->data, "status-label", words_status(p->pub, p->lang, status));
	data_text(p->data, "window", words_window(p->arena, p->pub, p->lang, &policy->rates->window));
	data_text(p->data, "window-quote", policy->rates->window.quote.text.text[p->lang]);
	data_text(p->data, "window-clause", words_clause(p->arena, p->lang, policy->rates->window.clause));
	document_notes_data(p, data_list(p->data, "open"), policy->rates);
}

static void lists_data(struct audit_page *x)
{
	struct page *p = x->words.page;
	const struct policy *policy = x->reading->policy;
	struct data *rules = data_list(p->data, "rules"), *limits = data_list(p->data, "limits");
	struct data *texts = data_list(p->data, "text-only");

	for (size_t i = 0; i < x->proofs->n; i++)
		audit_item(x, data_item(rules), i);
	for (size_t i = 0; i < policy->rates->nrules; i++)
		if (policy->rates->rules[i].kind != RULE_PAYS)
			rule_item(p, data_item(policy->rates->rules[i].kind == RULE_LIMIT ? limits : texts), policy,
				&policy->rates->rules[i]);
}

static void page_make(const struct publication *pub, const struct reading *r, const struct proofs *proofs,
	const struct audit_rule *grown, enum lang lang)
{
	const struct templates *t = pub->templates[lang];
	struct arena *a = r->scratch;
	const char *region = r->policy->region->name.text[lang];
	const char *title = words_fill(a, templates_string(t, "audit-title-of"), region, NULL);
	struct page p = page_open(pub, a, lang, SECTION_RATES, audit_path(a, r->policy), title,
		words_fill(a, templates_string(t, "audit-description"), policy_title(a, r->policy, lang), NULL));
	struct audit_page x = {{&p, proofs->rules}, r, proofs, grown, NULL};

	page_column(&p, templates_string(t, "nav-rates"), templates_string(t, "rates-lead"), "column-data");
	page_crumb(&p, templates_string(t, "nav-rates"), page_href(&p, "rates/index.html"));
	page_crumb(&p, templates_string(t, "audit-title"), page_href(&p, "audit/index.html"));
	page_crumb(&p, region, NULL);
	head_data(&p, r->policy);
	counts_data(p.data, &pub->audits->records[pub->audits->n - 1]);
	x.findings = data_list(p.data, "findings");
	lists_data(&x);
	if (proofs->n > 0)
		flow_data(&p, p.data, "map", "flow-map", words_fill(a, templates_string(t, "audit-map-title"), region, NULL),
			map_of(&p, r->policy, proofs));
	page_write(&p, "audit");
}

/* A case that cannot occur, and does. */
static void cannot_check(const struct reading *r, const struct proofs *proofs)
{
	for (size_t i = 0; i < r->policy->nexamples; i++) {
		const struct example *e = &r->policy->examples[i];
		const struct proof *own = e->outcome == OUTCOME_CANNOT_OCCUR ? proof_lookup(proofs, e->rule) : NULL;

		for (size_t k = 0; own != NULL && k < own->nedges; k++)
			if (own->met[k] && strcmp(own->edges[k].text, e->given) == 0)
				diag_error(r->diag, e->src, "case", "B%d: rule %s has situations \"%s\"; write a case of one",
					"B%d：规则 %s 有“%s”的情形，请写出案例", e->src.line, e->rule, e->given);
	}
}

static void write_policy(const struct publication *pub, const struct reading *r)
{
	struct proofs proofs;
	struct audit_rule *grown;

	if (r->policy->rates == NULL || !proofs_open(r->scratch, r->site, r->policy, &proofs))
		return;
	grown = arena_new(r->scratch, struct audit_rule, proofs.n);
	for (size_t i = 0; i < proofs.n; i++) {
		grown[i] = (struct audit_rule){.arena = r->scratch, .proofs = &proofs, .own = &proofs.list[i]};
		if (rule_gives_lines(proofs.list[i].rule))
			audit_grow(&grown[i], r->policy, r->site->today);
	}
	cannot_check(r, &proofs);
	record_take(pub, r->policy, &proofs, grown);
	for (int lang = 0; lang < NLANGS; lang++)
		page_make(pub, r, &proofs, grown, (enum lang)lang);
}

/* ---- all of them ---- */
static void index_make(const struct publication *pub, struct arena *a, enum lang lang)
{
	struct page p = page_list(pub, a, lang, SECTION_RATES, "audit/index.html", "audit-title", "audit-lead", "column-data");
	struct data *list = data_list(p.data, "policies");
	struct audit_record all = {0};

	for (size_t i = 0; i < pub->audits->n; i++) {
		const struct audit_record *r = &pub->audits->records[i];
		struct data *item = data_item(list);

		policy_row(&p, item, r->policy);
		data_text(item, "audit-href", page_href(&p, audit_path(a, r->policy)));
		counts_data(item, r);
		all.rules += r->rules;
		all.limits += r->limits;
		all.texts += r->texts;
		all.cases += r->cases;
		all.situations += r->situations;
		all.cliffs += r->cliffs;
		all.dead += r->dead;
	}
	counts_data(p.data, &all);
	data_text(p.data, "rates-href", page_href(&p, "rates/index.html"));
	data_text(p.data, "estimator-href", page_href(&p, "estimator/index.html"));
	page_write(&p, "audits");
}

static void write_index(const struct publication *pub, struct arena *a)
{
	for (int lang = 0; lang < NLANGS; lang++)
		index_make(pub, a, (enum lang)lang);
}

const struct output out_audit = {"audit", NULL, write_policy, write_index};
