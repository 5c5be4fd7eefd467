#include "audit_table.h"

/* The table being filled: the facts asked are its columns. */
struct filling {
	const struct audit_words *words;
	const struct audit_rule *rule;
	struct data *rows;
	unsigned columns[RULES_FACTS_MAX];
	const char *cells[RULES_FACTS_MAX], *above[RULES_FACTS_MAX]; /* of the row, and of the one before; NULL: not asked */
	size_t ncolumns;
};

static size_t column_of(const struct filling *f, unsigned fact)
{
	size_t i = 0;

	while (i < f->ncolumns && f->columns[i] != fact)
		i++;
	return i;
}

/* How deep below a node the fact is asked at most; 0: nowhere. */
static size_t depth_of(const struct audit_node *node, unsigned fact)
{
	size_t deepest = node->fact == fact;

	for (size_t i = 0; i < node->nbranches; i++) {
		size_t depth = depth_of(node->branches[i].to, fact);

		if (depth > 0 && depth + 1 > deepest)
			deepest = depth + 1;
	}
	return deepest;
}

/* In the order of asking: what is asked after others on any way stands after them. */
static void columns_find(struct filling *f, const struct audit_node *tree)
{
	for (size_t depth = 1; depth <= RULES_FACTS_MAX; depth++)
		for (unsigned fact = 0; fact < f->words->rules->count[PACK_FACTS]; fact++)
			if (depth_of(tree, fact) == depth)
				f->columns[f->ncolumns++] = fact;
}

static void row_add(struct filling *f, const char *answer, const char *class, bool jumps)
{
	struct data *row = data_item(f->rows), *cells = data_list(row, "cells");
	bool same = true;

	for (size_t i = 0; i < f->ncolumns; i++) {
		struct data *cell = data_item(cells);

		same = same && f->cells[i] != NULL && f->above[i] == f->cells[i];
		data_text(cell, "text", f->cells[i] == NULL ? page_string(f->words->page, "audit-any") : f->cells[i]);
		data_flag(cell, "same", same);
		f->above[i] = f->cells[i];
	}
	data_text(row, "answer", answer);
	data_text(row, "class", class);
	data_text(row, "mark", jumps ? page_string(f->words->page, "audit-mark-jump") : NULL);
}

static bool is_cliff(const struct filling *f, unsigned fact, const struct audit_branch *b)
{
	for (size_t i = 0; b->nvalues > 0 && i < f->rule->ncliffs; i++)
		if (f->rule->cliffs[i].fact == fact && f->rule->cliffs[i].to == b->values[0])
			return true;
	return false;
}

static const char *class_of(const struct audit_answer *answer)
{
	if (!answer->present)
		return "answer-none";
	return answer->status == RULES_NO_RATE ? "answer-no-rate" : answer->status == RULES_DEPENDS ? "answer-depends" : "answer-pays";
}

/* jumps: the next row is the first beyond a cliff. */
static void rows_fill(struct filling *f, const struct audit_node *node, bool *jumps)
{
	size_t column = column_of(f, node->fact);

	if (node->fact == RULES_NONE) {
		row_add(f, audit_answer_text(f->words, &node->answer), class_of(&node->answer), *jumps);
		*jumps = false;
		return;
	}
	for (size_t i = 0; i < node->nbranches; i++) {
		f->cells[column] = audit_branch_text(f->words, node->fact, &node->branches[i]);
		*jumps = *jumps || is_cliff(f, node->fact, &node->branches[i]);
		rows_fill(f, node->branches[i].to, jumps);
	}
	if (node->more > 0) {
		f->cells[column] = page_string(f->words->page, "audit-beyond");
		row_add(f, audit_more_text(f->words, node->fact, node->more), "answer-more", false);
	}
	f->cells[column] = NULL;
}

size_t audit_table(struct data *item, const struct audit_words *w, const struct audit_rule *rule)
{
	struct filling *f = arena_new(w->page->arena, struct filling, 1);
	struct data *columns = data_list(item, "columns");
	bool jumps = false;

	f->words = w;
	f->rule = rule;
	f->rows = data_list(item, "rows");
	columns_find(f, rule->tree);
	for (size_t i = 0; i < f->ncolumns; i++)
		data_item_text(columns, audit_fact_text(w, f->columns[i]));
	if (f->ncolumns > 0)
		rows_fill(f, rule->tree, &jumps);
	return data_count(f->rows);
}
