#include "register.h"

#include <string.h>

#include "buf.h"
#include "claim.h"
#include "json.h"
#include "words.h"

/* Texts that rows share, each once, in the order they come. */
struct texts {
	struct arena *arena;
	json_t *list;
	struct { const char *text; size_t at; } *slots;
	size_t nslots, n;
};

static size_t slot_find(const struct texts *t, const char *text)
{
	uint32_t hash = data_hash(text, strlen(text));
	size_t i = hash & (t->nslots - 1);

	while (t->slots[i].text != NULL && strcmp(t->slots[i].text, text) != 0)
		i = (i + 1) & (t->nslots - 1);
	return i;
}

static json_int_t text_number(struct texts *t, const char *text)
{
	size_t i = slot_find(t, text);

	if (t->slots[i].text == NULL) {
		t->slots[i].text = text;
		t->slots[i].at = t->n++;
		json_array_append_new(t->list, json_string(text));
	}
	return (json_int_t)t->slots[i].at;
}

static void texts_open(struct texts *t, struct arena *a, size_t most)
{
	*t = (struct texts){.arena = a, .list = json_array(), .nslots = 64};
	while (t->nslots < 2 * most)
		t->nslots *= 2;
	t->slots = arena_alloc(a, t->nslots * sizeof *t->slots);
}

/* Texts by number; the others as numbers to sort and compare: fen, hundredths, days, the choice's place. */
static json_t *cell_json(struct texts *t, enum lang lang, const struct list_column *c, const struct list_cell *cell)
{
	bool chinese;

	if (cell->text[ZH] == NULL)
		return json_null();
	return json_integer(c->type == LIST_TEXT ? text_number(t, register_text(t->arena, lang, c, cell, &chinese))
		: (json_int_t)cell->value);
}

/* Numbers are rendered by the script as register_text does; a text may be Chinese on an English page. */
static json_t *columns_json(const struct page *p, const struct list_rows *rows)
{
	static const char *const types[] = {"text", "choice", "count", "money", "percent", "date", "money"};
	json_t *columns = json_array();

	for (size_t i = 0; i < rows->list->ncolumns; i++) {
		const struct list_column *c = &rows->list->columns[i];
		json_t *o = json_object();

		json_set_text(o, "id", c->id);
		json_set_text(o, "label", c->label.text[p->lang]);
		json_set_text(o, "type", types[c->type]);
		json_set_text(o, "unit", c->unit.text[p->lang]);
		if (c->detail)
			json_object_set_new(o, "detail", json_true());
		if (c->nchoices > 0) {
			json_t *labels = json_array(), *ids = json_array();

			for (size_t k = 0; k < c->nchoices; k++) {
				json_array_append_new(labels, json_string(c->choices[k].label.text[p->lang]));
				json_array_append_new(ids, json_string(c->choices[k].no_fact ? "" : c->choices[k].id));
			}
			json_object_set_new(o, "labels", labels);
			json_object_set_new(o, "ids", ids);
		}
		json_array_append_new(columns, o);
	}
	return columns;
}

/* "region=hangzhou&date={5}&days={8}": the estimator's address, columns by number. */
static const char *facts_pattern(struct arena *a, const struct list *list, const struct list_claim *claim)
{
	const char *all = arena_printf(a, "region=%s", list->policy->region->id);

	for (size_t i = 0; i < claim->nfacts; i++) {
		const struct list_fact *f = &claim->facts[i];

		all = f->column == SIZE_MAX ? arena_printf(a, "%s&%s=%s", all, f->fact, f->value)
			: arena_printf(a, "%s&%s={%zu}", all, f->fact, f->column);
	}
	return all;
}

/* The questions of register_asked in its order: the column that must have an amount, -1 for the claim. */
static void asked_add(const struct page *p, json_t *list_of, const struct list *list, const struct list_claim *claim,
	json_int_t column)
{
	json_t *o = json_object();

	if (claim->rule == NULL) {
		json_decref(o);
		return;
	}
	json_object_set_new(o, "column", json_integer(column));
	json_set_text(o, "facts", facts_pattern(p->arena, list, claim));
	json_set_text(o, "rule", register_rule_href(p, list, claim->rule));
	json_set_text(o, "clause", words_clause(p->arena, p->lang, claim->rule->clause));
	json_array_append_new(list_of, o);
}

static json_t *asked_json(const struct page *p, const struct list *list)
{
	json_t *asked = json_array();

	asked_add(p, asked, list, &list->claim, -1);
	for (size_t i = 0; i < list->ncolumns; i++)
		if (list->columns[i].type == LIST_ESTIMATE)
			asked_add(p, asked, list, &list->columns[i].estimate, (json_int_t)i);
	return asked;
}

/* "../../../forms/x/{}.zh.pdf" and its size in each row. */
static json_t *forms_json(const struct page *p, const struct list_rows *rows)
{
	json_t *o = json_object(), *sizes = json_array();

	json_set_text(o, "href", page_root_href(p, arena_printf(p->arena, "forms/%s/{}.%s.pdf", rows->list->id,
		lang_code[p->lang])));
	for (size_t r = 0; r < rows->n; r++) {
		int64_t size = sink_size(p->pub->sink, register_form_path(p->arena, p->lang, rows->list, &rows->rows[r]));

		json_array_append_new(sizes, json_string(size < 0 ? "" : words_size(p->arena, size)));
	}
	json_object_set_new(o, "sizes", sizes);
	return o;
}

void register_script(const struct page *p, const struct list_rows *rows)
{
	const struct list *list = rows->list;
	struct texts texts;
	json_t *all = json_array(), *top = json_object(), *excepted = json_array();

	texts_open(&texts, p->arena, rows->n * list->ncolumns);
	for (size_t r = 0; r < rows->n; r++) {
		const struct list_row *row = &rows->rows[r];
		json_t *cells = json_array();

		json_array_append_new(cells, json_integer(row->row));
		for (size_t i = 0; i < list->ncolumns; i++)
			json_array_append_new(cells, cell_json(&texts, p->lang, &list->columns[i], &row->cells[i]));
		json_array_append_new(all, cells);
		if (row->verdict == LIST_EXCEPTED)
			json_array_append_new(excepted, json_integer((json_int_t)r));
	}
	json_object_set_new(top, "columns", columns_json(p, rows));
	json_object_set_new(top, "asked", asked_json(p, list));
	if (list->claim.src.path != NULL && list->claim.exception != SIZE_MAX)
		json_object_set_new(top, "exception", json_integer((json_int_t)list->claim.exception));
	json_object_set_new(top, "excepted", excepted);
	if (list->nfilled > 0)
		json_object_set_new(top, "forms", forms_json(p, rows));
	json_object_set_new(top, "texts", texts.list);
	json_object_set_new(top, "rows", all);
	json_put_compact(p->pub, arena_printf(p->arena, "%s/projects/%s/rows.js", lang_code[p->lang], list->id),
		"gongbuRows=", top);
}
