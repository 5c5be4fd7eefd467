#include "audit_item.h"

#include <string.h>

#include "audit_table.h"
#include "rates_item.h"
#include "typography.h"
#include "words.h"

/* A table of so many rows stands open. */
#define SHORT_TABLE 16

static const char *say(const struct audit_page *p, const char *key)
{
	return page_string(p->words.page, key);
}

static struct arena *arena_of(const struct audit_page *p)
{
	return p->words.page->arena;
}

/* ---- how it is worked out ---- */
/* What a rule does to another's amount, in a few words. */
static const char *effect_text(const struct audit_page *p, const struct rule *rule)
{
	struct data *steps = data_list(data_map(arena_of(p)), "steps");
	const char *all = NULL;

	audit_steps(steps, &p->words, rule);
	for (size_t i = 0; i < data_count(steps); i++) {
		const char *step = data_value(data_at(steps, i));

		all = all == NULL ? step : arena_printf(arena_of(p), "%s%s%s", all, say(p, "list-comma"), step);
	}
	return all;
}

static void rule_link(const struct audit_page *p, struct data *list, const struct rule *rule)
{
	struct data *item = data_item(list);

	data_text(item, "effect", rule->nmodifies == 0 ? NULL : effect_text(p, rule));
	data_text(item, "href", arena_printf(arena_of(p), "#rule-%s", rule->id));
	data_text(item, "id", rule->id);
	data_text(item, "title", rule->title.text[p->words.page->lang]);
}

/* In the order in which they act. */
static void modifiers_data(const struct audit_page *p, struct data *item, const struct proof *own)
{
	struct data *modifiers = data_list(item, "modifiers"), *acts_on = data_list(item, "acts-on");
	const struct rules *r = p->proofs->rules;
	const struct pack_rule *record = rules_record(r, PACK_RULES, own->place);

	for (unsigned i = 0; i < record->nmodifiers; i++)
		for (size_t k = 0; k < p->proofs->n; k++)
			if (p->proofs->list[k].place == r->items[record->modifiers + i])
				rule_link(p, modifiers, p->proofs->list[k].rule);
	for (size_t i = 0; i < p->proofs->n; i++)
		if (proof_acts_on(own, &p->proofs->list[i]))
			rule_link(p, acts_on, p->proofs->list[i].rule);
}

static const char *window_text(const struct audit_page *p, const struct rule *rule)
{
	struct window window = {0};

	rule_days(rule, &window.from, &window.to);
	return words_window(arena_of(p), p->words.page->pub, p->words.page->lang, &window);
}

/* Beside each of the rule's notes, where it can matter. */
static void notes_when(const struct audit_page *p, const struct data *notes, const struct rule *rule)
{
	for (size_t i = 0; i < rule->nnotes; i++) {
		const struct ambiguity *note = ambiguity_lookup(p->words.page->pub->site, rule->notes[i]);

		audit_when((struct data *)data_find(data_at(notes, i), "when", strlen("when")), &p->words, note->when, note->nwhen);
	}
}

/* ---- findings ---- */
static void finding_add(const struct audit_page *p, struct data *list, const struct rule *rule, const char *text,
	const char *why)
{
	struct data *lists[] = {list, p->findings};

	for (size_t i = 0; i < 2; i++) {
		struct data *item = data_item(lists[i]);

		data_text(item, "rule", rule->title.text[p->words.page->lang]);
		data_text(item, "href", arena_printf(arena_of(p), "#rule-%s", rule->id));
		data_text(item, "id", rule->id);
		data_text(item, "text", text);
		data_text(item, "why", why);
	}
}

static void cliffs_data(const struct audit_page *p, struct data *item, const struct audit_rule *grown)
{
	const struct audit_words *w = &p->words;
	struct data *list = data_list(item, "cliffs");

	for (size_t i = 0; i < grown->ncliffs; i++) {
		const struct audit_cliff *c = &grown->cliffs[i];
		bool less = c->before.present && (!c->after.present || c->after.amount.high < c->before.amount.high);
		const char *from = audit_value_text(w, c->fact, c->from), *to = audit_value_text(w, c->fact, c->to);
		const char *text = words_fill(arena_of(p), say(p, less ? "audit-cliff-less" : "audit-cliff-jump"),
			audit_fact_text(w, c->fact), from, audit_answer_text(w, &c->before), to, audit_answer_text(w, &c->after), NULL);
		const char *why = c->usual <= 0 ? NULL : words_fill(arena_of(p), say(p, "audit-cliff-usual"),
			audit_more_text(w, c->fact, c->usual), NULL);

		finding_add(p, list, grown->own->rule, text, why);
	}
}

static const char *id_add(const struct audit_page *p, const char *all, const char *id)
{
	return all == NULL ? id : arena_printf(arena_of(p), "%s%s%s", all, say(p, "audit-comma"), id);
}

/* The others of its exclusive group. */
static const char *group_text(const struct audit_page *p, const struct rule *rule)
{
	const char *all = NULL;

	for (size_t i = 0; i < p->proofs->n; i++) {
		const struct rule *other = p->proofs->list[i].rule;

		if (other != rule && other->exclusive != NULL && strcmp(other->exclusive, rule->exclusive) == 0)
			all = id_add(p, all, other->id);
	}
	return all;
}

static const char *winners_text(const struct audit_page *p, const struct proof *own)
{
	const char *all = NULL;

	for (size_t i = 0; i < p->proofs->n; i++)
		if (own->winners[i])
			all = id_add(p, all, p->proofs->list[i].rule->id);
	return all;
}

static bool never(const struct proof *own)
{
	return own->rule->nmodifies > 0 ? own->acted == 0 : own->lines == 0;
}

static bool edge_dead(const struct proof *own, size_t k)
{
	return !own->met[k] && own->edges[k].kind != EDGE_DAY;
}

size_t audit_dead_count(const struct proof *own)
{
	size_t n = never(own);

	for (size_t k = 0; k < own->nedges && !never(own); k++)
		n += edge_dead(own, k);
	return n;
}

/* Why an edge cannot occur, as a case says. */
static const char *cannot_text(const struct audit_page *p, const struct rule *rule, const struct edge *e)
{
	const struct policy *policy = p->reading->policy;

	for (size_t i = 0; i < policy->nexamples; i++)
		if (policy->examples[i].outcome == OUTCOME_CANNOT_OCCUR && strcmp(policy->examples[i].rule, rule->id) == 0 &&
			strcmp(policy->examples[i].given, e->text) == 0)
			return policy->examples[i].why.text[p->words.page->lang];
	return NULL;
}

static void dead_data(const struct audit_page *p, struct data *item, const struct proof *own)
{
	struct data *list = data_list(item, "dead");

	if (never(own)) {
		const char *key = own->rule->nmodifies == 0 ? "audit-dead-rule" : own->yielded > 0 ? "audit-dead-yields"
			: "audit-dead-modifier";

		finding_add(p, list, own->rule, words_fill(arena_of(p), say(p, key), winners_text(p, own), NULL), NULL);
		return;
	}
	for (size_t k = 0; k < own->nedges; k++)
		if (edge_dead(own, k))
			finding_add(p, list, own->rule, words_fill(arena_of(p), say(p, "audit-dead-edge"),
				audit_edge_text(&p->words, own->rule, &own->edges[k]), NULL), cannot_text(p, own->rule, &own->edges[k]));
}

/* ---- cases ---- */
static const char *days_text(const struct audit_page *p, const struct example *e)
{
	const char *all = "";

	for (size_t i = 0; i < e->ndays; i++)
		all = arena_printf(arena_of(p), "%s%s%s", all, i == 0 ? "" : say(p, "audit-comma"), words_iso(arena_of(p), e->days[i]));
	return e->ndays == 0 ? NULL : all;
}

/* From the page to the clause that decides a case. */
static const char *clause_href(const struct audit_page *p, const char *path)
{
	const struct document *text = p->reading->text[p->words.page->lang];
	const struct clause *c = text == NULL ? NULL : clause_lookup(text, path);

	return c == NULL ? NULL : arena_printf(arena_of(p), "%s#%s", page_href(p->words.page,
		policy_path(arena_of(p), p->reading->policy)), clause_anchor(text, c));
}

static const struct edge *edge_named(const struct proof *own, const char *text)
{
	for (size_t k = 0; k < own->nedges; k++)
		if (strcmp(own->edges[k].text, text) == 0)
			return &own->edges[k];
	return NULL;
}

static void case_data(const struct audit_page *p, struct data *item, const struct proof *own, const struct example *e)
{
	enum lang lang = p->words.page->lang;
	const struct edge *edge = e->outcome == OUTCOME_CANNOT_OCCUR ? edge_named(own, e->given) : NULL;
	const char *given = edge != NULL ? audit_edge_text(&p->words, own->rule, edge)
		: audit_given_text(&p->words, e, own->rule);

	data_text(item, "days", days_text(p, e));
	data_text(item, "given", given == NULL ? say(p, "audit-case-plain") : given);
	data_text(item, "outcome", audit_outcome_text(&p->words, e));
	data_text(item, "clause", words_clause(arena_of(p), lang, e->clause));
	data_text(item, "href", clause_href(p, e->clause));
	data_text(item, "why", e->why.text[lang]);
}

static void cases_data(const struct audit_page *p, struct data *item, const struct proof *own)
{
	const struct policy *policy = p->reading->policy;
	struct data *list = data_list(item, "cases");
	long long n = 0;

	for (size_t i = 0; i < policy->nexamples; i++)
		if (strcmp(policy->examples[i].rule, own->rule->id) == 0) {
			case_data(p, data_item(list), own, &policy->examples[i]);
			n++;
		}
	data_number(item, "cases-count", n);
}

/* ---- all of it ---- */
static void answers_data(const struct audit_page *p, struct data *item, const struct audit_rule *grown)
{
	const struct rule *rule = grown->own->rule;
	size_t rows;
	const char *title = words_fill(arena_of(p), say(p, "audit-flow-title"), rule->title.text[p->words.page->lang], NULL);

	rows = audit_table(item, &p->words, grown);
	data_flag(item, "table", rows > 0);
	data_flag(item, "cut", grown->cut);
	data_flag(item, "short", rows <= SHORT_TABLE);
	data_number(item, "situations", (long long)grown->situations);
	flow_data(p->words.page, item, "flow", arena_printf(arena_of(p), "flow-%s", rule->id), title,
		flow_of_rule(&p->words, grown->tree));
	cliffs_data(p, item, grown);
}

void audit_item(struct audit_page *p, struct data *item, size_t proof)
{
	const struct proof *own = &p->proofs->list[proof];
	const struct rule *rule = own->rule;

	rule_item(p->words.page, item, p->reading->policy, rule);
	data_text(item, "in-force", window_text(p, rule));
	notes_when(p, data_find(item, "notes", strlen("notes")), rule);
	audit_conditions(data_list(item, "conditions"), &p->words, rule);
	audit_steps(data_list(item, "steps"), &p->words, rule);
	modifiers_data(p, item, own);
	if (rule_gives_lines(rule)) {
		answers_data(p, item, &p->grown[proof]);
	} else {
		data_text(item, "group", rule->exclusive == NULL ? NULL : words_fill(arena_of(p), say(p, "audit-group"),
			group_text(p, rule), NULL));
	}
	dead_data(p, item, own);
	cases_data(p, item, own);
}
