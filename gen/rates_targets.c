#include "rates_targets.h"

#include <stdlib.h>

#include "chart.h"
#include "table.h"
#include "typography.h"
#include "words.h"

struct target {
	const char *who;
	int64_t count;
	size_t row;    /* its place in the document's table */
};

/* A column that the table totals, and the column that names the rows. */
struct plan {
	const struct policy *policy;
	const struct table *table;
	size_t column, names;
	struct target *targets;
	size_t n;
	int64_t total, largest;
};

static int larger_first(const void *a, const void *b)
{
	const struct target *x = a, *y = b;

	if (x->count != y->count)
		return x->count < y->count ? 1 : -1;
	return x->row < y->row ? -1 : 1;
}

/* Rows of the table with a name and a number; false where there is none. */
static bool plan_read(struct page *p, struct plan *plan)
{
	struct csv csv = {0};
	const struct table *t = plan->table;
	size_t last;

	table_cells_read(p->arena, plan->policy, t, p->lang, &csv, p->pub->diag);
	last = csv.nrows < (size_t)t->total_row ? 0 : csv.nrows - t->total_row;
	for (size_t r = (size_t)t->header_rows; r < last; r++) {
		const char *name = csv.rows[r].cells[plan->names];
		int64_t n;

		if (table_merged(name) || !table_number(COLUMN_COUNT, csv.rows[r].cells[plan->column], &n))
			continue;
		*arena_append(p->arena, plan->targets, plan->n) = (struct target){typography_text(p->arena, p->lang, name), n / 100, r};
		plan->total += n / 100;
		plan->largest = n / 100 > plan->largest ? n / 100 : plan->largest;
	}
	return plan->largest > 0;
}

static const char *number(const struct page *p, int64_t n)
{
	return words_yuan(p->arena, p->lang, n * 100);
}

static void plan_chart(struct page *p, struct data *item, const struct plan *plan, const char *id, const char *title)
{
	struct chart_bar *bars = arena_new(p->arena, struct chart_bar, plan->n);
	struct target *sorted = arena_new(p->arena, struct target, plan->n);
	const char *said = "";

	for (size_t i = 0; i < plan->n; i++)
		sorted[i] = plan->targets[i];
	qsort(sorted, plan->n, sizeof *sorted, larger_first);
	for (size_t i = 0; i < plan->n; i++) {
		bars[i] = (struct chart_bar){sorted[i].who, number(p, sorted[i].count), sorted[i].count, false};
		said = arena_printf(p->arena, "%s%s%s %s", said, i == 0 ? "" : page_string(p, "chart-semicolon"), sorted[i].who,
			number(p, sorted[i].count));
	}
	chart_bars(p, item, "chart", &(struct svg_about){arena_printf(p->arena, "chart-%s", id), "chart", title, said}, bars,
		plan->n, plan->largest);
}

static void plan_item(struct page *p, struct data *list, const struct plan *plan)
{
	const struct column *column = &plan->table->columns[plan->column];
	const char *region = plan->policy->region->name.text[p->lang];
	struct data *item = data_item(list), *rows = data_list(item, "rows");
	const char *id = arena_printf(p->arena, "%s-%s-%s", plan->policy->id, plan->table->id, column->id);
	const char *title = words_fill(p->arena, page_string(p, "targets-plan"), region,
		plan->table->columns[plan->names].label.text[p->lang], NULL);
	enum policy_status status = policy_status(plan->policy, p->pub->site->today);

	data_text(item, "id", id);
	data_text(item, "title", title);
	data_text(item, "measure", column->label.text[p->lang]);
	data_text(item, "who", plan->table->columns[plan->names].label.text[p->lang]);
	data_text(item, "total", number(p, plan->total));
	data_text(item, "policy-title", policy_title(p->arena, plan->policy, p->lang));
	data_text(item, "policy-href", page_href(p, policy_path(p->arena, plan->policy)));
	data_text(item, "status", status_name(status));
	data_text(item, "status-label", words_status(p->pub, p->lang, status));
	plan_chart(p, item, plan, id, title);
	for (size_t i = 0; i < plan->n; i++) {
		struct data *row = data_item(rows);

		data_text(row, "who", plan->targets[i].who);
		data_text(row, "count", number(p, plan->targets[i].count));
	}
}

/* The first column of texts; the number of columns where there is none. */
static size_t names_column(const struct table *t)
{
	size_t i = 0;

	while (i < t->ncolumns && t->columns[i].type != COLUMN_TEXT)
		i++;
	return i;
}

void targets_write(const struct publication *pub, struct arena *a, enum lang lang)
{
	struct page p = page_open(pub, a, lang, SECTION_RATES, "rates/targets/index.html",
		templates_string(pub->templates[lang], "targets-title"), templates_string(pub->templates[lang], "targets-lead"));
	struct data *list = data_list(p.data, "plans");

	page_column(&p, page_string(&p, "nav-rates"), page_string(&p, "rates-lead"), "column-data");
	page_crumb(&p, page_string(&p, "nav-rates"), page_href(&p, "rates/index.html"));
	page_crumb(&p, page_string(&p, "targets-title"), NULL);
	for (size_t i = 0; i < pub->site->npolicies; i++)
		for (size_t t = 0; t < pub->site->policies[i].ntables; t++) {
			const struct table *table = &pub->site->policies[i].tables[t];

			for (size_t c = 0; c < table->ncolumns; c++) {
				struct plan plan = {.policy = &pub->site->policies[i], .table = table, .column = c, .names = names_column(table)};

				if (table->columns[c].type == COLUMN_COUNT && table->columns[c].total && plan.names < table->ncolumns &&
					plan_read(&p, &plan))
					plan_item(&p, list, &plan);
			}
		}
	page_write(&p, "targets");
}
