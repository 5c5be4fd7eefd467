/* register: a list's rows as pages and files show them. */
#ifndef GONGBU_REGISTER_H
#define GONGBU_REGISTER_H

#include "list_rows.h"
#include "page.h"

/*
 * A cell as people read it: 1,200 (1200 in Chinese), 50%, 2021-03-05, a choice's label. NULL where it is empty. *chinese:
 * the text is Chinese on an English page, as the list has no English for it.
 */
const char *register_text(struct arena *, enum lang, const struct list_column *, const struct list_cell *, bool *chinese);
/* The same for a program: 1200.00, 50, 2021-03-05, a choice's id. */
const char *register_value(struct arena *, const struct list_column *, const struct list_cell *);

/* The rows in the order of pages: by group, the groups as they come first; else as in the sheet. */
const struct list_row **register_order(struct arena *, const struct list_rows *);

/* Below the language's folder: projects/<list>/index.html, projects/<list>/2.html … */
const char *register_path(struct arena *, const struct list *, size_t page);
/* Below data/: lists/<list>.json, lists/<list>.zh.csv … */
const char *register_file(struct arena *, const struct list *, const char *ending);
/* What every page and file of an example says of itself; NULL for a list that is none. */
const char *register_example(const struct publication *, enum lang, const struct list *);

/* What the row's estimate is asked of: the list's claim, or the first estimate column that has an amount; or NULL. */
const struct list_claim *register_asked(const struct list *, const struct list_row *);
/* The rule's sentence in its policy's page. */
const char *register_rule_href(const struct page *, const struct list *, const struct rule *);

/* filters[], the words and bounds above a list, for its columns that ask for it. */
void register_filters(struct page *, const struct list_rows *);
/* rows.js beside the page: the rows for the page's script, in the page's language. */
void register_script(const struct page *, const struct list_rows *);
/* data/lists/<list>: .json, .zh.csv, .en.csv and .xlsx. */
void register_files(const struct publication *, struct arena *, const struct list_rows *);
void register_book(const struct publication *, struct arena *, const struct list_rows *);
/* Each row's form, filled, in both languages, where the list asks for it. Before the pages: they tell the sizes. */
void register_forms(const struct publication *, const struct list_rows *);
/* forms/<list>/17.zh.pdf, from the site's top; NULL where the list asks for none. */
const char *register_form_path(struct arena *, enum lang, const struct list *, const struct list_row *);

#endif
