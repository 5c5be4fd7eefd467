#include "link_lists.h"

#include <string.h>

#include "link.h"

static void missing(struct diag *d, struct src src, const char *what, const char *en, const char *zh)
{
	diag_plain(d, src, "reference", what, en, zh);
}

size_t list_column_lookup(const struct list *list, const char *id)
{
	for (size_t i = 0; id != NULL && i < list->ncolumns; i++)
		if (strcmp(list->columns[i].id, id) == 0)
			return i;
	return SIZE_MAX;
}

/* A column of one of the types, or SIZE_MAX; `id` NULL: none is named. */
static size_t column_need(const struct list *list, const char *id, unsigned types, struct src src, struct diag *d)
{
	size_t i = list_column_lookup(list, id);

	if (id != NULL && i == SIZE_MAX)
		missing(d, src, id, "no such column of this list", "本名单没有这一列");
	else if (id != NULL && (types >> list->columns[i].type & 1) == 0)
		diag_plain(d, src, "bad-value", id, "a column of another type is needed here", "此处需要另一种类型的列");
	return i;
}

#define TYPE(type) (1u << LIST_##type)

static unsigned types_for(enum fact_kind kind)
{
	static const unsigned types[] = {[FACT_CHOICE] = TYPE(CHOICE), [FACT_YES_NO] = TYPE(CHOICE),
		[FACT_COUNT] = TYPE(COUNT), [FACT_MONEY] = TYPE(MONEY)};

	return types[kind];
}

/* Every value of the column is a value of the fact. */
static void choices_link(const struct list_column *column, const struct fact *f, struct diag *d)
{
	for (size_t i = 0; i < column->nchoices; i++) {
		const char *id = column->choices[i].id;

		if (column->choices[i].no_fact)
			continue;
		if (f->kind == FACT_YES_NO ? strcmp(id, "yes") != 0 && strcmp(id, "no") != 0 : fact_value_lookup(f, id) == NULL)
			diag_error(d, column->choices[i].src, "reference", "%s: no such value of \"%s\" (facts.yaml)",
				"%s：“%s”没有这个值（facts.yaml）", id, f->id);
	}
}

static void fact_link(const struct site *s, const struct list *list, struct list_fact *fact, struct diag *d)
{
	const struct fact *f = strcmp(fact->fact, "date") == 0 ? NULL : fact_lookup(s, fact->fact);

	fact->column = SIZE_MAX;
	if (f == NULL && strcmp(fact->fact, "date") != 0) {
		missing(d, fact->src, fact->fact, "no such fact in facts.yaml", "facts.yaml 中没有这个事实");
		return;
	}
	fact->column = column_need(list, fact->column_id, f == NULL ? TYPE(DATE) : types_for(f->kind), fact->src, d);
	if (fact->column != SIZE_MAX && f != NULL && list->columns[fact->column].type == LIST_CHOICE)
		choices_link(&list->columns[fact->column], f, d);
}

static const struct rule *rule_find(const struct policy *p, const char *id)
{
	for (size_t i = 0; p->rates != NULL && i < p->rates->nrules; i++)
		if (strcmp(p->rates->rules[i].id, id) == 0 && p->rates->rules[i].kind == RULE_PAYS)
			return &p->rates->rules[i];
	return NULL;
}

static void claim_link(const struct site *s, const struct list *list, struct list_claim *claim, struct diag *d)
{
	if (claim->src.path == NULL)
		return;
	claim->amount = column_need(list, claim->amount_id, TYPE(MONEY), claim->src, d);
	claim->times = column_need(list, claim->times_id, TYPE(COUNT), claim->src, d);
	claim->exception = column_need(list, claim->exception_id, TYPE(TEXT), claim->src, d);
	claim->rule = list->policy == NULL ? NULL : rule_find(list->policy, claim->rule_id);
	if (claim->rule == NULL && list->policy != NULL)
		missing(d, claim->src, claim->rule_id, "no such rule that pays in the policy's rates.yaml",
			"该政策的 rates.yaml 中没有这条付款规则");
	for (size_t i = 0; i < claim->nfacts; i++)
		fact_link(s, list, &claim->facts[i], d);
}

static void columns_link(const struct site *s, struct list *list, struct diag *d)
{
	for (size_t i = 0; i < list->ncolumns; i++) {
		struct list_column *column = &list->columns[i];

		if (list_column_lookup(list, column->id) != i)
			diag_error(d, column->src, "duplicate", "id \"%s\" stands twice", "id“%s”重复", column->id);
		if (column->heading == NULL)
			column->heading = column->label.text[ZH];
		claim_link(s, list, &column->estimate, d);
	}
}

size_t list_choice_box(const struct list_choice *choice, const struct blank *blank)
{
	for (size_t i = 0; i < blank->nchoices; i++)
		if (strcmp(blank->choices[i].id, choice->id) == 0 ||
			strcmp(blank->choices[i].label.text[ZH], choice->label.text[ZH]) == 0)
			return i;
	return SIZE_MAX;
}

/* Boxes to tick take a choice whose values they are, a date's three places a date, the others what there is. */
static void blank_link(const struct list *list, struct list_blank *b, struct diag *d)
{
	const struct list_column *column;

	b->blank = form_blank(list->form, b->blank_id);
	if (b->blank == NULL) {
		missing(d, b->src, b->blank_id, "no such blank of the form", "这张表没有这一栏");
		return;
	}
	b->column = column_need(list, b->column_id, b->blank->nchoices > 0 ? TYPE(CHOICE) :
		b->blank->type == BLANK_DATE ? TYPE(DATE) : ~0u, b->src, d);
	column = b->column == SIZE_MAX ? NULL : &list->columns[b->column];
	for (size_t i = 0; column != NULL && b->blank->nchoices > 0 && i < column->nchoices; i++)
		if (list_choice_box(&column->choices[i], b->blank) == SIZE_MAX)
			missing(d, column->choices[i].src, column->choices[i].id, "the form has no box with this id or Chinese label",
				"这张表没有这个 id 或中文名的选项");
}

static void filled_link(struct list *list, struct diag *d)
{
	for (size_t i = 0; list->form != NULL && i < list->nfilled; i++) {
		blank_link(list, &list->filled[i], d);
		for (size_t k = 0; k < i; k++)
			if (strcmp(list->filled[k].blank_id, list->filled[i].blank_id) == 0)
				diag_error(d, list->filled[i].src, "duplicate", "blank \"%s\" stands twice", "栏“%s”重复",
					list->filled[i].blank_id);
	}
}

static void list_link(const struct site *s, struct list *list, struct diag *d)
{
	list->policy = list->policy_id == NULL ? NULL : policy_lookup(s, list->policy_id);
	if (list->policy_id != NULL && list->policy == NULL)
		missing(d, list->src, list->policy_id, "no such policy", "没有这件政策");
	for (size_t i = 0; list->policy != NULL && list->form_id != NULL && i < list->policy->nforms; i++)
		if (strcmp(list->policy->forms[i].id, list->form_id) == 0)
			list->form = &list->policy->forms[i];
	if (list->policy != NULL && list->form_id != NULL && list->form == NULL)
		missing(d, list->src, list->form_id, "no such form of the policy", "该政策没有这张表");
	list->group = column_need(list, list->group_id, TYPE(CHOICE) | TYPE(TEXT), list->src, d);
	columns_link(s, list, d);
	claim_link(s, list, &list->claim, d);
	filled_link(list, d);
}

void lists_link(struct site *s, struct diag *d)
{
	for (size_t i = 0; i < s->nlists; i++)
		list_link(s, &s->lists[i], d);
}
