/* page: what every page shares (PAGES: head, navigation, footer), and how one is written. */
#ifndef GONGBU_PAGE_H
#define GONGBU_PAGE_H

#include "data.h"
#include "output.h"

enum section { SECTION_NONE, SECTION_HOME, SECTION_POLICIES, SECTION_ESTIMATOR, SECTION_RATES, SECTION_LISTS,
	SECTION_FORMS };

struct page {
	const struct publication *pub;
	struct arena *arena;
	enum lang lang;
	const char *path; /* zh/rates/index.html */
	const char *root; /* from the page to the site's top: ../../ */
	const struct policy *policy; /* the one it is about, or NULL */
	struct data *data;
};

/*
 * Begins a page at `path` below the language's folder ("rates/index.html"); the other language has the same path.
 * `kind` names the template and, by convention of `gongbu data`, the page.
 */
struct page page_open(const struct publication *, struct arena *, enum lang, enum section, const char *path,
	const char *title, const char *description);
/* A page of the navigation, with its crumb and its 47号 tags; title, description and column are keys of strings.yaml. */
struct page page_list(const struct publication *, struct arena *, enum lang, enum section, const char *path,
	const char *title_key, const char *description_key, const char *column_key);
/* A list that page_open began: crumbs, links, meta. */
struct data *page_own(struct page *, const char *key);
/* A crumb; href NULL for the page itself. The first call adds the home page before it. */
void page_crumb(struct page *, const char *label, const char *href);
/* A 47号 page tag. */
void page_meta(struct page *, const char *name, const char *content);
/* The 47号 tags of a column (栏目); `type_key` names the kind of column in strings.yaml. */
void page_column(struct page *, const char *name, const char *description, const char *type_key);
/* The 47号 tags of a content page about a policy. */
void page_article(struct page *, const struct policy *);
/* From the page to another path of the same language: "policies/x/index.html". */
const char *page_href(const struct page *, const char *path);
/* From the page to a path from the site's top: "forms/x.pdf". */
const char *page_root_href(const struct page *, const char *path);
const char *page_string(const struct page *, const char *key);
/* Runs the template and puts the page. */
void page_write(struct page *, const char *template_name);

/* All policies, newest first by date of writing; ties by id. */
const struct policy **policies_newest(const struct site *, struct arena *);
/* A policy as lists show it: href, title, number, status, region, written, summary. */
void policy_row(struct page *, struct data *item, const struct policy *);
/* The title, its typography set. */
const char *policy_title(struct arena *, const struct policy *, enum lang);
const char *policy_kind_label(const struct page *, enum policy_kind);
/* Where a policy's page is, below its language: policies/<id>/index.html. */
const char *policy_path(struct arena *, const struct policy *);
/* The editions' files of a form, to print or to fill in, as data: files[] {edition-label href size lang}. */
void form_files(struct page *, struct data *list, const struct policy *, const struct form *, bool fill);
/* The path of one edition: forms/hangzhou-2020-43-attachment-3.zh.pdf, ….zh.fill.pdf. */
const char *form_path(struct arena *, const struct policy *, const struct form *, int edition, bool fill);
/* The estimator, filled with the policy's region and the rule's programme; NULL for rules that pay nothing. */
const char *rule_estimator_href(const struct page *, const struct policy *, const struct rule *);
/* 原文疑误, 条款冲突, 说明. */
const char *note_kind_label(const struct page *, const struct note *);
/* Where a cited instrument is: a policy's page, its page in the library; NULL for one that documents.yaml lacks. */
const char *citation_href(const struct page *, const struct citation *);
/* 根据, 贯彻, 按照执行, 提及. */
const char *citation_verb(const struct page *, const struct citation *);
/* True where some rule of the policy pays an amount. */
bool policy_pays(const struct policy *);
/* The region's policies with rates, newest in force first: the one the estimator's door opens. */
const struct policy *region_rates(const struct site *, const struct region *);

#endif
