#include "page.h"

#include <stdlib.h>
#include <string.h>

#include "page_head.h"
#include "typography.h"
#include "words.h"

static const struct {
	enum section section;
	const char *key, *short_key, *path;
} sections[] = {
	{SECTION_POLICIES, "nav-policies", "nav-policies-short", "policies/index.html"},
	{SECTION_ESTIMATOR, "nav-estimator", "nav-estimator-short", "estimator/index.html"},
	{SECTION_RATES, "nav-rates", "nav-rates-short", "rates/index.html"},
	{SECTION_LISTS, "nav-lists", "nav-lists-short", "projects/index.html"},
	{SECTION_FORMS, "nav-forms", "nav-forms-short", "forms/index.html"},
};

const char *page_string(const struct page *p, const char *key)
{
	return templates_string(p->pub->templates[p->lang], key);
}

const char *page_root_href(const struct page *p, const char *path)
{
	return arena_printf(p->arena, "%s%s", p->root, path);
}

const char *page_href(const struct page *p, const char *path)
{
	return arena_printf(p->arena, "%s%s/%s", p->root, lang_code[p->lang], path);
}

static const char *root_of(struct arena *a, const char *path)
{
	const char *root = "";

	for (; *path != '\0'; path++)
		if (*path == '/')
			root = arena_printf(a, "%s../", root);
	return root;
}

static void nav_add(struct page *p, enum section current)
{
	struct data *nav = data_list(p->data, "nav");

	for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++) {
		struct data *item;

		if (sections[i].section == SECTION_LISTS && p->pub->site->nlists == 0)
			continue;
		item = data_item(nav);
		data_text(item, "href", page_href(p, sections[i].path));
		data_text(item, "label", page_string(p, sections[i].key));
		data_text(item, "short", page_string(p, sections[i].short_key));
		data_flag(item, "current", sections[i].section == current);
	}
}

static void footer_add(struct page *p)
{
	const struct site *s = p->pub->site;
	const char *mark = page_string(p, "footer-organ-mark-see"), *report = page_string(p, "footer-report-go");
	const struct { const char *key, *value, *href; } rows[] = {
		{"footer-host", s->host.text[p->lang], NULL}, {"footer-contact", s->contact.text[p->lang], NULL},
		{"footer-site-code", s->site_code, NULL}, {"footer-icp", s->icp, "https://beian.miit.gov.cn/"},
		{"footer-police", s->police, "https://beian.mps.gov.cn/"},
		{"footer-organ-mark", s->organ_mark == NULL ? NULL : mark, s->organ_mark},
		{"footer-report", s->report_errors == NULL ? NULL : report, s->report_errors},
	};
	struct data *footer = data_list(p->data, "footer");

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct data *row = data_item(footer);

		data_text(row, "label", page_string(p, rows[i].key));
		data_text(row, "value", rows[i].value);
		data_text(row, "href", rows[i].value == NULL ? NULL : rows[i].href);
	}
}

/* The pages that the navigation has no room for. */
static void colophon_add(struct page *p)
{
	static const struct { const char *key, *path; } links[] = {
		{"nav-documents", "documents/index.html"}, {"nav-glossary", "glossary/index.html"},
		{"nav-data", "data/index.html"},
	};
	struct data *list = data_list(p->data, "colophon");

	for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
		struct data *item = data_item(list);

		data_text(item, "href", page_href(p, links[i].path));
		data_text(item, "label", page_string(p, links[i].key));
	}
}

static void other_add(struct page *p, const char *path)
{
	enum lang other = p->lang == ZH ? EN : ZH;
	struct data *data = data_submap(p->data, "other");

	data_text(data, "href", arena_printf(p->arena, "%s%s/%s", p->root, lang_code[other], path));
	data_text(data, "label", page_string(p, "language-other"));
	data_text(data, "lang", lang_tag[other]);
}

struct page page_open(const struct publication *pub, struct arena *a, enum lang lang, enum section section,
	const char *path, const char *title, const char *description)
{
	struct page p = {.pub = pub, .arena = a, .lang = lang, .data = data_map(a)};
	const struct site *s = pub->site;
	struct data *site;

	p.path = arena_printf(a, "%s/%s", lang_code[lang], path);
	p.root = root_of(a, p.path);
	data_text(p.data, "lang", lang_tag[lang]);
	data_text(p.data, "code", lang_code[lang]);
	data_text(p.data, "title", title);
	data_text(p.data, "description", description);
	data_text(p.data, "root", p.root);
	data_text(p.data, "home", page_href(&p, "index.html"));
	data_text(p.data, "search-href", page_href(&p, "search/index.html"));
	site = data_submap(p.data, "site");
	data_text(site, "name", s->name.text[lang]);
	data_text(site, "tagline", s->tagline.text[lang]);
	other_add(&p, path);
	nav_add(&p, section);
	footer_add(&p);
	colophon_add(&p);
	data_text(p.data, "built", words_iso(a, s->today));
	data_text(p.data, "built-text", words_date(a, lang, s->today));
	data_list(p.data, "meta");
	data_list(p.data, "links");
	data_list(p.data, "crumbs");
	page_head(&p, path);
	return p;
}

struct data *page_own(struct page *p, const char *key)
{
	return (struct data *)(uintptr_t)data_find(p->data, key, strlen(key)); /* const is only the reader's view */
}

void page_crumb(struct page *p, const char *label, const char *href)
{
	struct data *crumbs = page_own(p, "crumbs"), *item;

	if (data_count(crumbs) == 0) {
		item = data_item(crumbs);
		data_text(item, "label", page_string(p, "crumb-home"));
		data_text(item, "href", page_href(p, "index.html"));
	}
	item = data_item(crumbs);
	data_text(item, "label", label);
	data_text(item, "href", href);
}

struct page page_list(const struct publication *pub, struct arena *a, enum lang lang, enum section section,
	const char *path, const char *title_key, const char *description_key, const char *column_key)
{
	const char *title = templates_string(pub->templates[lang], title_key);
	const char *description = templates_string(pub->templates[lang], description_key);
	struct page p = page_open(pub, a, lang, section, path, title, description);

	page_column(&p, title, description, column_key);
	page_crumb(&p, title, NULL);
	return p;
}

/* Pages about no policy are found by their names; the texts of policies are indexed clause by clause. */
static void findable(const struct page *p)
{
	const char *below = strchr(p->path, '/');

	if (p->policy == NULL && below != NULL && strstr(below, "/parallel/") == NULL && strstr(below, "/embed/") == NULL)
		search_page_add(p->pub->search, p->lang, below + 1, data_value(data_find(p->data, "title", 5)),
			data_value(data_find(p->data, "description", 11)));
}

void page_write(struct page *p, const char *template_name)
{
	struct buf out = {0};

	if (p->pub->show != NULL && strcmp(p->pub->show, p->path) == 0)
		data_json(p->data, p->pub->shown);
	if (template_run(p->pub->templates[p->lang], template_name, p->data, &out, p->pub->diag))
		sink_put(p->pub->sink, p->path, out.p, out.n, p->pub->diag);
	buf_free(&out);
	findable(p);
}

const char *policy_path(struct arena *a, const struct policy *p)
{
	return arena_printf(a, "policies/%s/index.html", p->id);
}

static const char *topics_joined(struct arena *a, const struct policy *policy)
{
	const char *all = NULL;

	for (size_t i = 0; i < policy->ntopics; i++)
		all = all == NULL ? policy->topics[i] : arena_printf(a, "%s %s", all, policy->topics[i]);
	return all;
}

void policy_row(struct page *p, struct data *item, const struct policy *policy)
{
	enum policy_status status = policy_status(policy, p->pub->site->today);

	data_text(item, "href", page_href(p, policy_path(p->arena, policy)));
	data_text(item, "title", policy_title(p->arena, policy, p->lang));
	data_text(item, "number", typography_text(p->arena, ZH, policy->number));
	data_text(item, "status", status_name(status));
	data_text(item, "status-label", words_status(p->pub, p->lang, status));
	data_text(item, "region", policy->region->name.text[p->lang]);
	data_text(item, "region-id", policy->region->id);
	data_text(item, "written", words_date(p->arena, p->lang, policy->written));
	data_text(item, "written-iso", words_iso(p->arena, policy->written));
	data_text(item, "summary", policy->front[p->lang].summary);
	data_text(item, "kind", policy_kind_names[policy->kind]);
	data_text(item, "kind-label", policy_kind_label(p, policy->kind));
	data_text(item, "year", policy_from(policy) == DAY_NONE ? NULL
		: arena_printf(p->arena, "%d", date_of(policy_from(policy)).year));
	data_text(item, "topics", topics_joined(p->arena, policy));
}

const char *policy_title(struct arena *a, const struct policy *policy, enum lang lang)
{
	return typography_text(a, lang, policy->front[lang].title);
}

const char *policy_kind_label(const struct page *p, enum policy_kind kind)
{
	static const char *const keys[] = {"document-notice", "document-plan", "document-opinion"};

	return page_string(p, keys[kind]);
}

static const char *const edition_keys[] = {"edition-zh", "edition-en", "edition-both"};
static const char *const edition_names[] = {"zh", "en", "zh-en"};

const char *form_path(struct arena *a, const struct policy *policy, const struct form *form, int edition, bool fill)
{
	return arena_printf(a, "forms/%s-attachment-%lld.%s%s.pdf", policy->id, (long long)form->attachment,
		edition_names[edition], fill ? ".fill" : "");
}

void form_files(struct page *p, struct data *list, const struct policy *policy, const struct form *form, bool fill)
{
	for (int edition = 0; edition < 3; edition++) {
		const char *path = form_path(p->arena, policy, form, edition, fill);
		int64_t size = sink_size(p->pub->sink, path);
		struct data *file;

		if (size < 0)
			continue; /* it could not be drawn: reported */
		file = data_item(list);
		data_text(file, "edition-label", page_string(p, edition_keys[edition]));
		data_text(file, "href", page_root_href(p, path));
		data_text(file, "size", words_size(p->arena, size));
		data_text(file, "lang", edition < NLANGS ? lang_tag[edition] : NULL);
	}
}

const char *rule_estimator_href(const struct page *p, const struct policy *policy, const struct rule *rule)
{
	const char *href;

	if (rule->kind != RULE_PAYS)
		return NULL;
	href = arena_printf(p->arena, "%s#region=%s", page_href(p, "estimator/index.html"), policy->region->id);
	return rule->nprograms == 0 ? href : arena_printf(p->arena, "%s&program=%s", href, rule->programs[0]);
}

const char *note_kind_label(const struct page *p, const struct note *note)
{
	static const char *const keys[] = {"note-source-error", "note-conflict", "note-remark"};

	return page_string(p, keys[note->kind]);
}

const char *citation_href(const struct page *p, const struct citation *c)
{
	if (c->held != NULL)
		return page_href(p, policy_path(p->arena, c->held));
	return c->instrument == NULL ? NULL
		: page_href(p, arena_printf(p->arena, "documents/%s/index.html", c->instrument->id));
}

const char *citation_verb(const struct page *p, const struct citation *c)
{
	static const char *const keys[NCITE_VERBS] = {"verb-basis", "verb-implements", "verb-follows", "verb-names"};

	return page_string(p, keys[c->verb]);
}

bool policy_pays(const struct policy *p)
{
	for (size_t i = 0; p->rates != NULL && i < p->rates->nrules; i++)
		if (p->rates->rules[i].kind == RULE_PAYS)
			return true;
	return false;
}

const struct policy *region_rates(const struct site *s, const struct region *region)
{
	const struct policy *newest = NULL;

	for (size_t i = 0; i < s->npolicies; i++) {
		const struct policy *p = &s->policies[i];

		if (p->region == region && policy_pays(p) && (newest == NULL || p->written > newest->written))
			newest = p;
	}
	return newest;
}

/* Newest first by date of writing; ties by id. */
static int newest_first(const void *a, const void *b)
{
	const struct policy *const *x = a, *const *y = b;

	if ((*x)->written != (*y)->written)
		return (*x)->written > (*y)->written ? -1 : 1;
	return strcmp((*x)->id, (*y)->id);
}

const struct policy **policies_newest(const struct site *s, struct arena *a)
{
	const struct policy **sorted = arena_new(a, const struct policy *, s->npolicies);

	for (size_t i = 0; i < s->npolicies; i++)
		sorted[i] = &s->policies[i];
	if (s->npolicies > 1)
		qsort(sorted, s->npolicies, sizeof *sorted, newest_first);
	return sorted;
}
