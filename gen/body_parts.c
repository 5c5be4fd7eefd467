#include "body_parts.h"

#include <string.h>

#include "body_cells.h"
#include "html.h"
#include "rates_item.h"
#include "table.h"
#include "text.h"
#include "typography.h"
#include "words.h"

/* ---- tables ---- */
/* A table being written, and what all its rows have in common. */
struct grid {
	const struct body *body;
	struct buf *out;
	const struct block *block;
	size_t heads;                  /* the columns at the left that head the rows */
	bool *numbers;                 /* a column's cells are set as numbers */
	int64_t *largest;              /* a totalled column's largest value, its total aside; 0: no bars */
};

/* A column of a merged table may mix numbers with prose (最高6000): it is set as what most of its cells are. */
static bool mostly_numbers(const struct block *b, size_t column)
{
	size_t numbers = 0, words = 0;
	int64_t value;

	for (size_t r = (size_t)b->table->header_rows; r < b->csv.nrows; r++) {
		const char *cell = b->csv.rows[r].cells[column];

		if (count_parse(cell, &value))
			numbers++;
		else if (!table_merged(cell) && cell[0] != '\0')
			words++;
	}
	return numbers > words;
}

static bool is_number(const struct block *b, size_t column)
{
	enum column_type type = b->table->columns[column].type;

	return type == COLUMN_COUNT || type == COLUMN_MONEY || (type == COLUMN_TEXT && mostly_numbers(b, column));
}

static bool groups_rows(const struct block *b, size_t column)
{
	for (size_t r = (size_t)b->table->header_rows; r < b->csv.nrows; r++)
		if (strcmp(b->csv.rows[r].cells[column], TABLE_ABOVE) == 0)
			return true;
	return false;
}

/* How many columns at the left head the rows: those in which a cell is one with the cell above it. */
static size_t heading_columns(const struct block *b)
{
	size_t n = 0;

	while (n < b->table->ncolumns && groups_rows(b, n))
		n++;
	return n;
}

static void caption_write(const struct body *body, struct buf *out, const struct table *t)
{
	const char *title = t->title.text[body->page->lang];

	if (title != NULL)
		html_element(out, "caption", title, (char *)NULL);
}

/* rowspan and colspan, left out where they are 1. */
static const char *span_text(const struct body *body, size_t n)
{
	return n == 1 ? NULL : arena_printf(body->page->arena, "%zu", n);
}

static const char *header_class(const struct grid *g, size_t column, size_t columns)
{
	if (columns == 1 && g->numbers[column])
		return "n";
	return g->block->table->columns[column].type == COLUMN_ORDINAL ? "o" : NULL;
}

static void header_row_write(const struct grid *g, size_t r)
{
	const struct body *body = g->body;
	const struct block *b = g->block;
	struct buf *out = g->out;

	html_open(out, "tr", (char *)NULL);
	for (size_t c = 0; c < b->table->ncolumns; c++) {
		const char *cell = b->csv.rows[r].cells[c];
		size_t rows, columns;

		if (table_merged(cell))
			continue;
		table_span(&b->csv, r, c, &rows, &columns);
		html_element(out, "th", cell, "scope", columns > 1 ? "colgroup" : "col", "rowspan", span_text(body, rows),
			"colspan", span_text(body, columns), "class", header_class(g, c, columns), (char *)NULL);
	}
	html_close(out, "tr");
}

static void head_write(const struct grid *g)
{
	html_open(g->out, "thead", (char *)NULL);
	for (size_t r = 0; r < (size_t)g->block->table->header_rows; r++)
		header_row_write(g, r);
	html_close(g->out, "thead");
}

/* The largest value of a column, its total aside; 0 when it has none. */
static int64_t column_largest(const struct block *b, size_t column)
{
	int64_t largest = 0, value;

	for (size_t r = (size_t)b->table->header_rows; r < b->csv.nrows - b->table->total_row; r++)
		if (count_parse(b->csv.rows[r].cells[column], &value) && value > largest)
			largest = value;
	return largest;
}

static void bar_write(const struct body *body, struct buf *out, int64_t value, int64_t largest)
{
	html_open(out, "svg", "class", "bar", "viewBox", "0 0 100 8", "preserveAspectRatio", "none", "aria-hidden", "true",
		(char *)NULL);
	html_open(out, "rect", "width", arena_printf(body->page->arena, "%lld", (long long)(value * 100 / largest)), "height",
		"8", (char *)NULL);
	html_close(out, "rect");
	html_close(out, "svg");
}

/* A number, set as the language sets it, with its bar in a column that is totalled. */
static void number_write(const struct grid *g, size_t r, size_t c)
{
	const struct body *body = g->body;
	const struct block *b = g->block;
	struct buf *out = g->out;
	const char *cell = b->csv.rows[r].cells[c];
	bool total = b->table->total_row && r + 1 == b->csv.nrows;
	int64_t value, largest = total ? 0 : g->largest[c];
	bool number = count_parse(cell, &value);
	size_t rows, columns;

	table_span(&b->csv, r, c, &rows, &columns);
	html_open(out, "td", "class", number && largest > 0 ? "n bar" : columns == 1 ? "n" : NULL, "rowspan",
		span_text(body, rows), "colspan", span_text(body, columns), "id", cell_id(body, b, r, c), (char *)NULL);
	cell_write(body, out, b, r, c, number ? words_yuan(body->page->arena, body->page->lang, value * 100) : cell);
	if (number && largest > 0)
		bar_write(body, out, value, largest);
	html_close(out, "td");
}

/* Text; a total row's first cell and the cells of the heading columns head what follows. */
static void text_cell_write(const struct grid *g, size_t r, size_t c)
{
	const struct body *body = g->body;
	const struct block *b = g->block;
	struct buf *out = g->out;
	const char *cell = b->csv.rows[r].cells[c];
	bool total = b->table->total_row && r + 1 == b->csv.nrows;
	size_t rows, columns;
	bool heads;

	table_span(&b->csv, r, c, &rows, &columns);
	heads = (total && c == 0) || rows > 1 || c + columns <= g->heads;
	html_open(out, heads ? "th" : "td", "scope", !heads ? NULL : rows > 1 ? "rowgroup" : "row", "class",
		b->table->columns[c].type == COLUMN_ORDINAL && !total ? "o" : NULL, "rowspan", span_text(body, rows), "colspan",
		span_text(body, columns), "id", cell_id(body, b, r, c), (char *)NULL);
	cell_write(body, out, b, r, c, cell);
	html_close(out, heads ? "th" : "td");
}

static void row_write(const struct grid *g, size_t r)
{
	const struct block *b = g->block;
	struct buf *out = g->out;
	bool total = b->table->total_row && r + 1 == b->csv.nrows;

	html_open(out, "tr", "class", total ? "total" : NULL, (char *)NULL);
	for (size_t c = 0; c < b->table->ncolumns; c++) {
		if (table_merged(b->csv.rows[r].cells[c]))
			continue;
		if (g->numbers[c])
			number_write(g, r, c);
		else
			text_cell_write(g, r, c);
	}
	html_close(out, "tr");
}

static struct grid grid_open(const struct body *body, struct buf *out, const struct block *b)
{
	size_t n = b->table->ncolumns;
	struct grid g = {body, out, b, heading_columns(b), arena_new(body->page->arena, bool, n),
		arena_new(body->page->arena, int64_t, n)};

	for (size_t c = 0; c < n; c++) {
		g.numbers[c] = is_number(b, c);
		g.largest[c] = b->table->columns[c].total ? column_largest(b, c) : 0;
	}
	return g;
}

void body_table(const struct body *body, struct buf *out, const struct block *b)
{
	const struct table *t = b->table;
	struct grid g;
	size_t rows;

	if (t == NULL || b->csv.nrows == 0)
		return; /* reported */
	g = grid_open(body, out, b);
	rows = b->csv.nrows - t->total_row;
	html_open(out, "div", "class", "table-wrap", "tabindex", "0", "role", "region", "aria-label",
		body->text->parts[b->part].title, "id", body->bare ? NULL : b->id, (char *)NULL);
	html_open(out, "table", "class", g.heads > 0 ? "data merged" : "data", (char *)NULL);
	caption_write(body, out, t);
	head_write(&g);
	html_open(out, "tbody", (char *)NULL);
	for (size_t r = (size_t)t->header_rows; r < rows; r++)
		row_write(&g, r);
	html_close(out, "tbody");
	if (t->total_row) {
		html_open(out, "tfoot", (char *)NULL);
		row_write(&g, rows);
		html_close(out, "tfoot");
	}
	html_close(out, "table");
	html_close(out, "div");
}

/* ---- forms ---- */
static void cells_add(struct data *row, const struct body *body, const struct form_row *r)
{
	struct data *cells, *choices;

	data_text(row, "class", r->nblanks == 3 ? "form-line form-three" : "form-line");
	data_flag(row, "fields", r->kind == FORM_FIELDS);
	data_flag(row, "block", r->kind == FORM_BLOCK);
	data_flag(row, "approval", r->kind == FORM_APPROVAL);
	cells = data_list(row, "cells");
	for (size_t i = 0; i < r->nblanks; i++) {
		struct data *cell = data_item(cells);

		data_text(cell, "label", r->blanks[i].label.text[body->page->lang]);
		data_number(cell, "span", r->nblanks == 1 ? 3 : 1);
		data_flag(cell, "date", r->blanks[i].type == BLANK_DATE);
		choices = data_list(cell, "choices");
		for (size_t k = 0; k < r->blanks[i].nchoices; k++)
			data_item_text(choices, r->blanks[i].choices[k].label.text[body->page->lang]);
	}
}

static struct data *form_data(const struct body *body, const struct form *form)
{
	enum lang lang = body->page->lang;
	struct data *top = data_map(body->page->arena), *f = data_submap(top, "form"), *list;
	struct page page = *body->page;

	data_number(f, "attachment", form->attachment);
	data_text(f, "title", form->title.text[lang]);
	data_text(f, "note", form->note.text[lang]);
	data_text(top, "head", form->head.label.text[lang]);
	list = data_list(top, "rows");
	for (size_t i = 0; i < form->nrows; i++)
		cells_add(data_item(list), body, &form->rows[i]);
	list = data_list(top, "foot");
	for (size_t i = 0; i < form->nfoot; i++)
		data_item_text(list, form->foot[i].label.text[lang]);
	form_files(&page, data_list(top, "files"), body->text->policy, form, false);
	form_files(&page, data_list(top, "fill-files"), body->text->policy, form, true);
	return top;
}

void body_form(const struct body *body, struct buf *out, const struct block *b)
{
	const struct page *page = body->page;

	if (b->form == NULL)
		return; /* reported */
	html_open(out, "div", "class", "form-place", "id", body->bare ? NULL : b->id, (char *)NULL);
	template_run_part(page->pub->templates[page->lang], "form", form_data(body, b->form), out, page->pub->diag);
	html_close(out, "div");
}

/* ---- the margin ---- */
static struct data *rate_data(const struct body *body, const struct rule *rule)
{
	const struct page *page = body->page;
	struct data *top = data_map(page->arena);

	data_text(top, "id", rule->id);
	data_text(top, "title", rule->title.text[page->lang]);
	words_amount_rows(data_list(top, "amounts"), page->arena, page->pub, page->lang, rule);
	data_text(top, "kind-label", words_rule_kind(page->pub, page->lang, rule));
	data_text(top, "clause", words_clause(page->arena, page->lang, rule->clause));
	data_text(top, "anchor", quote_anchor(page->arena, rule));
	data_text(top, "estimator-href", rule_estimator_href(page, body->text->policy, rule));
	notes_data(page, data_list(top, "notes"), rule->notes, rule->nnotes);
	return top;
}

static bool cells_say(const struct block *b, const char *quote)
{
	size_t from, to;

	for (size_t r = 0; r < b->csv.nrows; r++)
		for (size_t c = 0; c < b->csv.rows[r].n; c++)
			if (text_find(b->csv.rows[r].cells[c], strlen(b->csv.rows[r].cells[c]), quote, 0, &from, &to))
				return true;
	return false;
}

/* True when the rule's first sentence, or the table it cites, stands in this Chinese block. */
static bool rule_here(const struct document *zh, const struct block *b, const struct rule *rule)
{
	size_t from, to;

	if (strcmp(rule->clause, zh->clauses[b->clause].path) != 0)
		return false;
	if (rule->cells != NULL)
		return b->table != NULL && strcmp(b->table->id, rule->cells) == 0;
	if (rule->nquotes == 0)
		return false;
	return b->text != NULL ? text_find(b->text, b->n, rule->quotes[0].text.text[ZH], 0, &from, &to)
		: cells_say(b, rule->quotes[0].text.text[ZH]);
}

static bool note_here(const struct document *zh, const struct block *b, const struct note *note)
{
	size_t from, to;

	if (strcmp(note->clause, zh->clauses[b->clause].path) != 0)
		return false;
	return b->text != NULL ? text_find(b->text, b->n, note->quote, 0, &from, &to) : cells_say(b, note->quote);
}

static void part_write(const struct body *body, struct buf *out, bool *any, const char *name, const struct data *data)
{
	const struct page *page = body->page;

	if (!*any)
		html_open(out, "div", "class", "margin", (char *)NULL);
	*any = true;
	template_run_part(page->pub->templates[page->lang], name, data, out, page->pub->diag);
}

static struct data *note_data(const struct body *body, const struct note *note)
{
	struct data *top = data_map(body->page->arena);

	data_text(top, "kind-label", note_kind_label(body->page, note));
	data_text(top, "note", note->note.text[body->page->lang]);
	return top;
}

void body_margin(const struct body *body, struct buf *out, size_t index)
{
	const struct document *zh = body->zh;
	const struct policy *p = zh->policy;
	const struct block *b = &zh->blocks[index < zh->nblocks ? index : 0];
	bool any = false;

	if (index >= zh->nblocks)
		return;
	for (size_t i = 0; p->rates != NULL && i < p->rates->nrules; i++)
		if (p->rates->rules[i].kind != RULE_TEXT && rule_here(zh, b, &p->rates->rules[i]))
			part_write(body, out, &any, "rate", rate_data(body, &p->rates->rules[i]));
	for (size_t i = 0; i < p->nnotes; i++)
		if (note_here(zh, b, &p->notes[i]))
			part_write(body, out, &any, "note", note_data(body, &p->notes[i]));
	if (any)
		html_close(out, "div");
}
