#include "link.h"

#include <stdlib.h>
#include <string.h>

#include "link_lists.h"
#include "number.h"
#include "terms.h"

/* RULES §0: who is paid, and for what. */
static const char *const payees[] = {"person", "training-body", "enterprise", "organiser", "other-document",
	"not-stated", "same-as-base", NULL};
static const char *const pers[] = {"person", "class", "enterprise", "project", NULL};

static bool listed(const char *const *names, const char *name)
{
	while (*names != NULL && strcmp(*names, name) != 0)
		names++;
	return *names != NULL;
}

static void missing(struct diag *d, struct src src, const char *what, const char *en, const char *zh)
{
	diag_plain(d, src, "reference", what, en, zh);
}

/* ---- ids that stand twice ---- */
#define REPEATED(kind, array, count)                                                                    \
	static void array##_repeated(const struct site *s, struct diag *d)                              \
	{                                                                                               \
		for (size_t i = 1; i < s->count; i++)                                                   \
			if (kind##_lookup(s, s->array[i].id) != &s->array[i])                           \
				diag_error(d, s->array[i].src, "duplicate", "id \"%s\" stands twice",   \
					"id“%s”重复", s->array[i].id);                                    \
	}

REPEATED(region, regions, nregions)
REPEATED(fact, facts, nfacts)
REPEATED(ambiguity, ambiguities, nambiguities)

/* ---- rules ---- */
static const struct rule *rule_lookup(const struct rates *rates, const char *id)
{
	for (size_t i = 0; i < rates->nrules; i++)
		if (strcmp(rates->rules[i].id, id) == 0)
			return &rates->rules[i];
	return NULL;
}

static const struct fact *fact_need(const struct site *s, const char *id, struct src src, struct diag *d)
{
	const struct fact *f = fact_lookup(s, id);

	if (f == NULL)
		missing(d, src, id, "no such fact in facts.yaml", "facts.yaml 中没有这个事实");
	return f;
}

static void value_need(const struct fact *f, const char *value, struct src src, struct diag *d)
{
	bool known = f->kind == FACT_YES_NO ? strcmp(value, "yes") == 0 || strcmp(value, "no") == 0
		: fact_value_lookup(f, value) != NULL;

	if (!known)
		diag_error(d, src, "reference", "%s: no such value of \"%s\" (facts.yaml)", "%s：“%s”没有这个值（facts.yaml）",
			value, f->id);
}

static bool unit_countable(enum unit unit)
{
	return unit != UNIT_YUAN && unit != UNIT_PERCENT;
}

void condition_link(const struct site *s, const struct condition *c, struct diag *d)
{
	const struct fact *f;

	if (strcmp(c->fact, "date") == 0) {
		if (c->op != OP_GE && c->op != OP_LE)
			missing(d, c->src, "date", "a date is compared: \">= 2020-07-01\" or \"<= 2021-12-31\"",
				"日期条件应写作 \">= 2020-07-01\" 或 \"<= 2021-12-31\"");
		return;
	}
	f = fact_need(s, c->fact, c->src, d);
	if (f == NULL)
		return;
	if ((f->kind == FACT_CHOICE || f->kind == FACT_YES_NO) != (c->op <= OP_IN))
		missing(d, c->src, c->fact, "a choice or yes-no is compared with values, a count or amount with >=, > or <=",
			"选择和是否用值比较，数量和金额用 >=、> 或 <=");
	else
		for (size_t i = 0; i < c->nvalues; i++)
			value_need(f, c->values[i], c->src, d);
	if (c->op > OP_IN && (f->kind == FACT_MONEY ? c->unit != UNIT_YUAN : !unit_countable(c->unit)))
		diag_error(d, c->src, "rule-unit", "the unit does not suit \"%s\": \"%s\"", "单位与“%s”不符：“%s”", c->fact, c->text);
}

/* The row of these values (v2 NULL: the table has one key), or step->nrows. */
static size_t row_find(const struct step *step, const char *v1, const char *v2)
{
	size_t i = 0;

	while (i < step->nrows && (strcmp(step->rows[i].key, v1) != 0 ||
		(v2 != NULL && (step->rows[i].key2 == NULL || strcmp(step->rows[i].key2, v2) != 0))))
		i++;
	return i;
}

/* Moves the row of these values to the place it has in the facts' own order. */
static void row_place(struct step *step, size_t place, const char *v1, const char *v2, struct diag *d)
{
	size_t i = row_find(step, v1, v2);

	if (i == step->nrows) {
		diag_error(d, step->src, "rule-table", "the table has no row \"%s%s%s\"; write its amount, or no-rate",
			"表中缺少“%s%s%s”；请写金额或 no-rate", v1, v2 == NULL ? "" : " ", v2 == NULL ? "" : v2);
	} else if (i > place && place < step->nrows) {
		struct table_row row = step->rows[i];

		memmove(&step->rows[place + 1], &step->rows[place], (i - place) * sizeof row);
		step->rows[place] = row;
	}
}

/* Every value of the fact, or pair of values, once, gaps written no-rate; rows end in the facts' own order. */
static void table_link(const struct fact *f, const struct fact *f2, struct step *step, struct diag *d)
{
	size_t n2 = f2 == NULL ? 1 : f2->nvalues;

	for (size_t i = 0; i < step->nrows; i++) {
		value_need(f, step->rows[i].key, step->rows[i].src, d);
		if (f2 != NULL && step->rows[i].key2 != NULL)
			value_need(f2, step->rows[i].key2, step->rows[i].src, d);
	}
	for (size_t v = 0; v < f->nvalues * n2; v++)
		row_place(step, v, f->values[v / n2].id, f2 == NULL ? NULL : f2->values[v % n2].id, d);
}

/* An amount without its unit would be read as fen: 100 is not 100元. */
static void amount_link(const struct step *step, struct diag *d)
{
	enum unit unit = step->word == WORD_PERCENT ? UNIT_PERCENT : UNIT_YUAN;

	if (step->word == WORD_TIMES || step->word == WORD_PRORATE) {
		if (!unit_countable(step->amount.unit))
			diag_error(d, step->src, "rule-unit", "%s counts, this is in %s", "%s 应为数量，现单位为%s",
				word_name[step->word], unit_name(step->amount.unit));
	} else if (step->amount.unit == UNIT_NONE) {
		diag_error(d, step->src, "rule-unit", "%s takes an amount in %s, this has no unit", "%s 的数额应带单位%s",
			word_name[step->word], unit_name(unit));
	} else if (step->amount.unit != unit) {
		diag_error(d, step->src, "rule-unit", "%s takes an amount in %s, this is in %s", "%s 的数额单位应为%s，现为%s",
			word_name[step->word], unit_name(unit), unit_name(step->amount.unit));
	}
}

/* A percentage is of a rule that pays, and whose own amount is not such a percentage. */
static void of_link(const struct policy *p, struct step *step, struct diag *d)
{
	const struct rule *of = rule_lookup(p->rates, step->of);
	bool sound = of != NULL && of->kind == RULE_PAYS && of->nmodifies == 0;

	for (size_t i = 0; sound && i < of->nsteps; i++)
		sound = of->steps[i].of == NULL;
	if (of == NULL)
		missing(d, step->src, step->of, "no such rule in this file", "本文件没有这条规则");
	else if (!sound)
		diag_plain(d, step->src, "rule-step", step->of, "a percentage is of a rule with an amount of its own",
			"比例所依据的规则须有自己的数额");
	step->base = sound ? of : NULL;
}

/* A cell is one of the rule's table. */
static void cells_link(const struct rule *rule, const struct step *step, struct diag *d)
{
	bool named = step->cell != NULL;

	for (size_t i = 0; i < step->nrows; i++)
		named = named || step->rows[i].cell != NULL;
	if (named && rule->cells == NULL)
		diag_plain(d, step->src, "missing-key", "cells", "an amount names its cell (@): the rule names the table",
			"数额注明了单元格（@），规则应写明是哪张表");
}

/* The kind of fact that each word works on. */
static bool fact_suits(enum word word, const struct fact *f)
{
	switch (word) {
	case WORD_TABLE:
		return f->kind == FACT_CHOICE;
	case WORD_TIMES:
	case WORD_PRORATE:
		return f->kind == FACT_COUNT;
	default:
		return f->kind == FACT_MONEY;
	}
}

static void step_link(const struct site *s, const struct policy *p, const struct rule *rule, struct step *step,
	struct diag *d)
{
	const struct fact *f = step->fact == NULL ? NULL : fact_need(s, step->fact, step->src, d);
	const struct fact *f2 = step->fact2 == NULL ? NULL : fact_need(s, step->fact2, step->src, d);
	const struct fact *per = step->per == NULL ? NULL : fact_need(s, step->per, step->src, d);

	if (f != NULL && step->word == WORD_EXTERNAL && !f->by_document)
		diag_error(d, step->src, "rule-unit", "external takes a fact with set-by-document: yes; \"%s\" has it not",
			"external 的事实应有 set-by-document: yes；“%s”没有", f->id);
	if (step->word == WORD_CAP && step->ndocuments > 0 && (f == NULL || !f->by_document))
		diag_plain(d, step->src, "rule-unit", NULL, "a cap names documents where they set it (set-by-document: yes)",
			"封顶额由其他文件确定（set-by-document: yes）时才写 documents");
	if (step->of != NULL)
		of_link(p, step, d);
	cells_link(rule, step, d);
	if ((f != NULL && !fact_suits(step->word, f)) || (per != NULL && per->kind != FACT_COUNT) ||
		(f2 != NULL && f2->kind != FACT_CHOICE))
		diag_error(d, step->src, "rule-unit", "%s does not work on this kind of fact", "%s 不能用于这类事实",
			word_name[step->word]);
	else if (f != NULL && step->word == WORD_TABLE)
		table_link(f, f2, step, d);
	if (step->has_amount)
		amount_link(step, d);
}

static void table_need(const struct policy *p, const char *id, struct src src, struct diag *d)
{
	for (size_t i = 0; id != NULL && i < p->ntables; i++)
		if (strcmp(p->tables[i].id, id) == 0)
			return;
	if (id != NULL)
		missing(d, src, id, "no such table in tables/", "tables/ 中没有这张表");
}

static void names_link(const struct site *s, const struct policy *p, const struct rule *rule, struct diag *d)
{
	for (size_t i = 0; i < rule->npayees; i++)
		if (!listed(payees, rule->payees[i]))
			missing(d, rule->src, rule->payees[i], "no such payee; accepted: person, training-body, enterprise, "
				"organiser, other-document, not-stated, same-as-base", "没有这种领取人；可用：person、training-body、"
				"enterprise、organiser、other-document、not-stated、same-as-base");
	if (rule->per != NULL && !listed(pers, rule->per))
		missing(d, rule->src, rule->per, "accepted: person, class, enterprise, project",
			"可用：person、class、enterprise、project");
	for (size_t i = 0; i < rule->nmodifies; i++)
		if (rule_lookup(p->rates, rule->modifies[i]) == NULL)
			missing(d, rule->src, rule->modifies[i], "no such rule in this file", "本文件没有这条规则");
	for (size_t i = 0; i < rule->nreminders; i++) {
		const struct rule *reminder = rule_lookup(p->rates, rule->reminders[i]);

		if (reminder == NULL || reminder->kind == RULE_TEXT)
			missing(d, rule->src, rule->reminders[i], "no such rule or limit in this file", "本文件没有这条规则或限制");
	}
	notes_link(s, rule->notes, rule->nnotes, rule->src, d);
	table_need(p, rule->cells, rule->src, d);
}

static void rule_link(const struct site *s, const struct policy *p, struct rule *rule, struct diag *d)
{
	const struct fact *program = fact_lookup(s, "program");

	names_link(s, p, rule, d);
	if (rule->window_id != NULL && rule->window->id == NULL)
		missing(d, rule->src, rule->window_id, "no such entry under windows", "windows 中没有这一项");
	if (rule->kind == RULE_PAYS && rule->npayees == 0 && rule->nmodifies == 0)
		diag_plain(d, rule->src, "missing-key", "pay", "who is paid; not-stated where the text does not say",
			"应写明付给谁；原文未写明的填 not-stated");
	for (size_t i = 0; program != NULL && i < rule->nprograms; i++)
		value_need(program, rule->programs[i], rule->src, d);
	for (size_t i = 0; i < rule->nwhen; i++)
		condition_link(s, &rule->when[i], d);
	for (size_t i = 0; i < rule->nsteps; i++)
		step_link(s, p, rule, &rule->steps[i], d);
	if (rule_lookup(p->rates, rule->id) != rule)
		diag_error(d, rule->src, "duplicate", "id \"%s\" stands twice", "id“%s”重复", rule->id);
}

static void rates_link(const struct site *s, const struct policy *p, struct diag *d)
{
	struct rates *rates = p->rates;

	notes_link(s, rates->notes, rates->nnotes, rates->src, d);
	notes_link(s, rates->window.notes, rates->window.nnotes, rates->window.src, d);
	for (size_t i = 0; i < rates->nwindows; i++) {
		const struct window *w = &rates->windows[i];

		notes_link(s, w->notes, w->nnotes, w->src, d);
		for (size_t k = 0; k < i; k++)
			if (strcmp(w->id, rates->windows[k].id) == 0)
				diag_error(d, w->src, "duplicate", "id \"%s\" stands twice", "id“%s”重复", w->id);
	}
	for (size_t i = 0; i < rates->nrules; i++)
		rule_link(s, p, &rates->rules[i], d);
	for (size_t i = 0; i < rates->nnot_rates; i++)
		table_need(p, rates->not_rates[i].cells, rates->not_rates[i].src, d);
}

static void policy_link(const struct site *s, struct policy *p, struct diag *d)
{
	p->region = p->region_id == NULL ? NULL : region_lookup(s, p->region_id);
	if (p->region_id != NULL && p->region == NULL)
		missing(d, p->front[ZH].src, p->region_id, "no such region in regions.yaml", "regions.yaml 中没有这个地区");
	if (p->rates != NULL)
		rates_link(s, p, d);
}

/* Cut where it closes, so that whoever climbs the parents arrives. */
static bool region_loops(const struct site *s, struct region *region)
{
	const struct region *r = region->parent;

	for (size_t steps = 0; r != NULL && r != region && steps < s->nregions; steps++)
		r = r->parent;
	if (r != region)
		return false;
	region->parent = NULL;
	return true;
}

/* ---- who cites whom ---- */
static int key_compare(const void *a, const void *b)
{
	return strcmp(((const struct numbered *)a)->key, ((const struct numbered *)b)->key);
}

static void numbers_index(struct site *s, struct diag *d)
{
	s->numbered = arena_new(s->arena, struct numbered, s->npolicies);
	for (size_t i = 0; i < s->npolicies; i++) {
		char key[NUMBER_KEY_SIZE];

		if (s->policies[i].number == NULL || !number_key(s->policies[i].number, key))
			continue;
		s->numbered[s->nnumbered].key = arena_copy(s->arena, key, strlen(key));
		s->numbered[s->nnumbered++].policy = &s->policies[i];
	}
	if (s->nnumbered > 1)
		qsort(s->numbered, s->nnumbered, sizeof *s->numbered, key_compare);
	for (size_t i = 1; i < s->nnumbered; i++)
		if (strcmp(s->numbered[i].key, s->numbered[i - 1].key) == 0)
			diag_error(d, s->numbered[i].policy->front[ZH].src, "duplicate", "%s is the number of %s too",
				"%s 也是 %s 的文号", s->numbered[i].key, s->numbered[i - 1].policy->id);
}

static void cited_add(struct site *s, struct policy *cited, const struct policy *by)
{
	if (cited == by || (cited->ncited_by > 0 && cited->cited_by[cited->ncited_by - 1] == by))
		return;
	*arena_append(s->arena, cited->cited_by, cited->ncited_by) = by;
}

static void cited_by_link(struct site *s)
{
	for (size_t i = 0; i < s->npolicies; i++)
		for (size_t k = 0; k < s->policies[i].nnumbers; k++) {
			const struct policy *cited = policy_by_number(s, s->policies[i].numbers[k]);

			if (cited != NULL)
				cited_add(s, &s->policies[cited - s->policies], &s->policies[i]);
		}
}

void site_link(struct site *s, struct diag *d)
{
	regions_repeated(s, d);
	facts_repeated(s, d);
	ambiguities_repeated(s, d);
	for (size_t i = 0; i < s->nambiguities; i++)
		for (size_t k = 0; k < s->ambiguities[i].nwhen; k++)
			condition_link(s, &s->ambiguities[i].when[k], d);
	for (size_t i = 0; i < s->nregions; i++) {
		struct region *r = &s->regions[i];

		r->parent = r->parent_id == NULL ? NULL : region_lookup(s, r->parent_id);
		if (r->parent_id != NULL && r->parent == NULL)
			missing(d, r->src, r->parent_id, "no such region in regions.yaml", "regions.yaml 中没有这个地区");
	}
	for (size_t i = 0; i < s->nregions; i++)
		if (region_loops(s, &s->regions[i]))
			missing(d, s->regions[i].src, s->regions[i].id, "its parents lead back to itself", "上级地区绕回了自身");
	for (size_t i = 0; i < s->npolicies; i++)
		policy_link(s, &s->policies[i], d);
	search_link(s, d);
	lists_link(s, d);
	forms_link(s, d);
	numbers_index(s, d);
	cited_by_link(s);
	s->term_index = terms_index(s->arena, s);
}
