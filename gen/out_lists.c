/* out_lists: the lists that offices publish every year, row by row, and the files to take away. */
#include <string.h>

#include "claim.h"
#include "list.h"
#include "register.h"
#include "typography.h"
#include "words.h"

#define ROWS_A_PAGE 200

static void download_add(struct page *p, struct data *list, const struct list *l, const char *ending, const char *key)
{
	const char *path = arena_printf(p->arena, "data/%s", register_file(p->arena, l, ending));
	int64_t size = sink_size(p->pub->sink, path);
	struct data *item = data_item(list);

	data_text(item, "label", page_string(p, key));
	data_text(item, "href", page_root_href(p, path));
	data_text(item, "size", size < 0 ? NULL : words_size(p->arena, size));
}

/* What stands at the head of a list's page and in its row of the index. */
static void list_head(struct page *p, struct data *item, const struct list *list)
{
	enum policy_status status = policy_status(list->policy, p->pub->site->today);

	data_text(item, "list-title", list->title.text[p->lang]);
	data_text(item, "bureau", list->bureau.text[p->lang]);
	if (list->year > 0)
		data_number(item, "year", list->year);
	data_text(item, "example", register_example(p->pub, p->lang, list));
	data_text(item, "note", list->note.text[p->lang]);
	data_text(item, "policy-title", policy_title(p->arena, list->policy, p->lang));
	data_text(item, "policy-href", page_href(p, policy_path(p->arena, list->policy)));
	data_text(item, "status", status_name(status));
	data_text(item, "status-label", words_status(p->pub, p->lang, status));
	data_text(item, "policy-number", typography_text(p->arena, ZH, list->policy->number));
}

static const char *counted(const struct page *p, const char *key, size_t n, const struct list *list)
{
	return words_fill(p->arena, page_string(p, key), words_yuan(p->arena, p->lang, (int64_t)n * 100),
		list->kind.text[p->lang], NULL);
}

/* The rule that the rows are held against: its title, clause and sentence. */
static void rule_data(struct page *p, const struct list *list)
{
	const struct rule *rule = list->claim.rule;
	struct data *item;

	if (rule == NULL)
		return;
	item = data_submap(p->data, "rule");
	data_text(item, "title", rule->title.text[p->lang]);
	data_text(item, "clause", words_clause(p->arena, p->lang, rule->clause));
	data_text(item, "href", register_rule_href(p, list, rule));
	data_text(item, "quote", rule->nquotes == 0 ? words_cells(p->arena, p->pub, p->lang, rule)
		: typography_text(p->arena, p->lang, rule->quotes[0].text.text[p->lang]));
}

static const char *cell_class(enum list_type type)
{
	static const char *const classes[] = {"text", "text", "n", "n", "n", "day", "n"};

	return classes[type];
}

static void columns_data(struct page *p, const struct list *list)
{
	struct data *columns = data_list(p->data, "columns");
	long long shown = 0;

	for (size_t i = 0; i < list->ncolumns; i++) {
		const struct list_column *c = &list->columns[i];
		struct data *item;

		if (c->detail)
			continue;
		item = data_item(columns);
		data_text(item, "id", c->id);
		data_text(item, "label", c->label.text[p->lang]);
		data_text(item, "meaning", c->meaning.text[p->lang]);
		data_text(item, "kind", cell_class(c->type));
		shown++;
	}
	data_number(p->data, "shown", shown);
}

static void cell_add(struct page *p, struct data *list, const struct list_column *c, const struct list_cell *cell)
{
	struct data *item = data_item(list);
	bool chinese;
	const char *text = register_text(p->arena, p->lang, c, cell, &chinese);

	data_text(item, "label", c->label.text[p->lang]);
	data_text(item, "class", cell_class(c->type));
	data_text(item, "text", text);
	data_text(item, "lang", chinese ? lang_tag[ZH] : NULL);
	data_text(item, "unit", text == NULL ? NULL : c->unit.text[p->lang]);
	data_text(item, "meaning", c->meaning.text[p->lang]);
}

static void exception_add(struct page *p, struct data *item, const struct list *list, const struct list_row *row)
{
	const struct list_cell *cell;

	if (row->verdict != LIST_EXCEPTED)
		return;
	cell = &row->cells[list->claim.exception];
	data_text(item, "why", cell->text[p->lang == EN && cell->text[EN] != NULL ? EN : ZH]);
	data_text(item, "why-lang", p->lang == EN && cell->text[EN] == NULL ? lang_tag[ZH] : NULL);
}

static void form_add(struct page *p, struct data *item, const struct list *list, const struct list_row *row)
{
	const char *path = register_form_path(p->arena, p->lang, list, row);
	int64_t size = path == NULL ? -1 : sink_size(p->pub->sink, path);

	data_text(item, "form-href", path == NULL ? NULL : page_root_href(p, path));
	data_text(item, "form-size", size < 0 ? NULL : words_size(p->arena, size));
}

/* The first column names the row, and opens it. */
static void row_add(struct page *p, struct data *item, const struct list *list, const struct list_row *row)
{
	const struct list_claim *asked = register_asked(list, row);
	struct data *cells = data_list(item, "cells"), *more = data_list(item, "more");
	bool first = true;

	data_text(item, "id", arena_printf(p->arena, "r%d", row->row));
	for (size_t i = 0; i < list->ncolumns; i++) {
		const struct list_column *c = &list->columns[i];
		bool chinese;

		if (!c->detail && first) {
			data_text(item, "name", register_text(p->arena, p->lang, c, &row->cells[i], &chinese));
			data_text(item, "name-lang", chinese ? lang_tag[ZH] : NULL);
			first = false;
		} else if (!c->detail) {
			cell_add(p, cells, c, &row->cells[i]);
		} else if (row->cells[i].text[ZH] != NULL && (row->verdict != LIST_EXCEPTED || i != list->claim.exception)) {
			cell_add(p, more, c, &row->cells[i]);
		}
	}
	exception_add(p, item, list, row);
	form_add(p, item, list, row);
	data_flag(item, "ways", asked != NULL || list->nfilled > 0);
	if (asked == NULL)
		return;
	data_text(item, "estimate-href", arena_printf(p->arena, "%s#%s", page_href(p, "estimator/index.html"),
		claim_query(p->arena, list, asked, row)));
	data_text(item, "rule-href", register_rule_href(p, list, asked->rule));
	data_text(item, "rule-clause", words_clause(p->arena, p->lang, asked->rule->clause));
}

static bool group_ends(const struct list *list, const struct list_row *row, const struct list_row *next)
{
	const struct list_cell *x = &row->cells[list->group], *y = &next->cells[list->group];

	if (list->columns[list->group].type == LIST_CHOICE || x->text[ZH] == NULL || y->text[ZH] == NULL)
		return x->value != y->value || (x->text[ZH] == NULL) != (y->text[ZH] == NULL);
	return strcmp(x->text[ZH], y->text[ZH]) != 0;
}

/* Rows [from, to) of the order, in their groups. */
static void groups_data(struct page *p, const struct list *list, const struct list_row **order, size_t from, size_t to)
{
	struct data *groups = data_list(p->data, "groups"), *group = NULL, *rows = NULL;
	bool chinese;

	for (size_t i = from; i < to; i++) {
		if (group == NULL || (list->group != SIZE_MAX && group_ends(list, order[i - 1], order[i]))) {
			group = data_item(groups);
			if (list->group != SIZE_MAX)
				data_text(group, "label", register_text(p->arena, p->lang, &list->columns[list->group],
					&order[i]->cells[list->group], &chinese));
			rows = data_list(group, "rows");
		}
		row_add(p, data_item(rows), list, order[i]);
	}
}

static void pages_data(struct page *p, const struct list *list, size_t page, size_t npages)
{
	struct data *pages;

	if (npages < 2)
		return;
	pages = data_list(p->data, "pages");
	for (size_t i = 0; i < npages; i++) {
		bool near = i == 0 || i + 1 == npages || (i + 2 >= page && i <= page + 2);
		struct data *item;

		if (!near)
			continue;
		item = data_item(pages);
		data_number(item, "label", (long long)i + 1);
		data_flag(item, "current", i == page);
		data_text(item, "place", (i > 0 && i + 2 == page) || (i + 1 == npages && page + 3 < i) ? "apart" : "near");
		data_text(item, "href", page_href(p, register_path(p->arena, list, i)));
	}
	if (page > 0)
		data_text(p->data, "previous", page_href(p, register_path(p->arena, list, page - 1)));
	if (page + 1 < npages)
		data_text(p->data, "next", page_href(p, register_path(p->arena, list, page + 1)));
}

static void page_put(const struct publication *pub, struct arena *a, enum lang lang, const struct list_rows *rows,
	const struct list_row **order, size_t page)
{
	const struct list *list = rows->list;
	size_t npages = (rows->n + ROWS_A_PAGE - 1) / ROWS_A_PAGE, from = page * ROWS_A_PAGE;
	size_t to = from + ROWS_A_PAGE < rows->n ? from + ROWS_A_PAGE : rows->n;
	struct page p = page_open(pub, a, lang, SECTION_LISTS, register_path(a, list, page), list->title.text[lang],
		list->note.text[lang] == NULL ? list->title.text[lang] : list->note.text[lang]);
	struct data *files;

	page_crumb(&p, page_string(&p, "nav-lists"), page_href(&p, "projects/index.html"));
	page_crumb(&p, list->title.text[lang], NULL);
	page_column(&p, page_string(&p, "nav-lists"), page_string(&p, "lists-lead"), "column-data");
	list_head(&p, p.data, list);
	rule_data(&p, list);
	columns_data(&p, list);
	data_text(p.data, "counted", counted(&p, "list-counted", rows->n, list));
	data_text(p.data, "some", words_fill(a, page_string(&p, "list-some"), list->kind.text[lang],
		list->kind.text[lang], NULL));
	files = data_list(p.data, "downloads");
	download_add(&p, files, list, lang == ZH ? "zh.csv" : "en.csv", "list-csv");
	download_add(&p, files, list, "xlsx", "list-xlsx");
	download_add(&p, files, list, "json", "list-json");
	register_filters(&p, rows);
	groups_data(&p, list, order, from, to);
	pages_data(&p, list, page, npages);
	data_text(p.data, "rows-href", page_href(&p, arena_printf(a, "projects/%s/rows.js", list->id)));
	data_text(p.data, "form-title", list->form == NULL ? NULL : list->form->title.text[lang]);
	if (list->form != NULL)
		form_files(&p, data_list(p.data, "files"), list->policy, list->form, false);
	if (page == 0)
		register_script(&p, rows);
	page_write(&p, "list");
}

static void list_put(const struct publication *pub, struct arena *scratch, const struct list_rows *rows)
{
	const struct list_row **order = register_order(scratch, rows);
	struct list_summary *summary = &pub->lists[rows->list - pub->site->lists];
	struct arena *a = arena_open(); /* of one page */

	summary->nrows = rows->n;
	for (size_t i = 0; i < rows->n; i++)
		summary->nexcepted += rows->rows[i].verdict == LIST_EXCEPTED;
	register_files(pub, a, rows);
	arena_reset(a);
	register_book(pub, a, rows);
	register_forms(pub, rows);
	for (size_t page = 0; page == 0 || page * ROWS_A_PAGE < rows->n; page++)
		for (int lang = 0; lang < NLANGS; lang++) {
			arena_reset(a);
			page_put(pub, a, (enum lang)lang, rows, order, page);
		}
	arena_close(a);
}

static void write_policy(const struct publication *pub, const struct reading *r)
{
	for (size_t i = 0; i < r->nlists; i++)
		list_put(pub, r->scratch, &r->lists[i]);
}

static void index_put(const struct publication *pub, struct arena *a, enum lang lang)
{
	struct page p = page_list(pub, a, lang, SECTION_LISTS, "projects/index.html", "nav-lists", "lists-lead", "column-data");
	struct data *lists = data_list(p.data, "lists");

	for (size_t i = 0; i < pub->site->nlists; i++) {
		const struct list *list = &pub->site->lists[i];
		struct data *item = data_item(lists);

		list_head(&p, item, list);
		data_text(item, "href", page_href(&p, register_path(a, list, 0)));
		data_text(item, "region", list->policy->region->name.text[lang]);
		data_text(item, "counted", counted(&p, "list-counted", pub->lists[i].nrows, list));
		if (pub->lists[i].nexcepted > 0)
			data_text(item, "excepted", words_fill(a, page_string(&p, "list-excepted"),
				arena_printf(a, "%zu", pub->lists[i].nexcepted), NULL));
	}
	page_write(&p, "lists");
}

static void write_index(const struct publication *pub, struct arena *a)
{
	for (int lang = 0; pub->site->nlists > 0 && lang < NLANGS; lang++)
		index_put(pub, a, (enum lang)lang);
}

const struct output out_lists = {"lists", NULL, write_policy, write_index};
