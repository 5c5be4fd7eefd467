#include "read.h"

#include <stdlib.h>
#include <string.h>

#include "address.h"
#include "file.h"
#include "yaml.h"

#define TEXT(k, req, m) {k, YAML_TEXT, req, offsetof(struct ROW, m), 0, NULL, NULL}
#define BOTH(k, req, m) {k, YAML_BILINGUAL, req, offsetof(struct ROW, m), 0, NULL, NULL}

#define NODE(k, m) {k, YAML_NODE, false, offsetof(struct ROW, m), 0, NULL, NULL}

/* site.yaml: the site's own fields, and the node of the one that is looked at more closely. */
struct site_file {
	struct site site;
	const struct yaml_node *base_url, *organ_mark, *report_errors;
};
#define ROW site_file
static const struct yaml_field site_fields[] = {
	BOTH("name", true, site.name), BOTH("tagline", true, site.tagline), BOTH("description", true, site.description),
	BOTH("host", false, site.host), BOTH("contact", false, site.contact), TEXT("site-code", false, site.site_code),
	TEXT("icp", false, site.icp), TEXT("police", false, site.police), NODE("base-url", base_url),
	BOTH("data-licence", false, site.data_licence), NODE("organ-mark", organ_mark), NODE("report-errors", report_errors),
};
static const struct yaml_schema site_schema = {site_fields, sizeof site_fields / sizeof site_fields[0],
	sizeof(struct site_file), YAML_NO_SRC};
#undef ROW

#define ROW region
static const char *const region_kinds[] = {"province", "city", "county", "district", NULL};
static const struct yaml_field region_fields[] = {
	TEXT("id", true, id), BOTH("name", true, name),
	{"kind", YAML_CHOICE, true, offsetof(struct region, kind), 0, NULL, region_kinds}, TEXT("parent", false, parent_id),
};
static const struct yaml_schema region_schema = YAML_SCHEMA(region_fields, struct region);
#undef ROW

#define ROW evidence
static const struct yaml_field evidence_fields[] = {
	TEXT("policy", true, policy_id), TEXT("clause", true, clause), TEXT("quote", true, quote.text[ZH]),
	TEXT("quote-en", true, quote.text[EN]),
};
static const struct yaml_schema evidence_schema = YAML_SCHEMA(evidence_fields, struct evidence);
#undef ROW

#define ROW fact_value
static const struct yaml_field value_fields[] = {
	TEXT("id", true, id), BOTH("label", true, label), BOTH("help", false, help), BOTH("paper", false, paper),
	{"says", YAML_STRUCTS, false, offsetof(struct fact_value, says), offsetof(struct fact_value, nsays),
		&evidence_schema, NULL},
};
static const struct yaml_schema value_schema = YAML_SCHEMA(value_fields, struct fact_value);
#undef ROW

#define ROW fact
static const char *const fact_kinds[] = {"choice", "yes-no", "count", "money", NULL};
static const struct yaml_field fact_fields[] = {
	TEXT("id", true, id), {"kind", YAML_CHOICE, true, offsetof(struct fact, kind), 0, NULL, fact_kinds},
	BOTH("question", true, question), BOTH("label", true, label), BOTH("help", false, help), BOTH("unit", false, unit),
	{"set-by-document", YAML_FLAG, false, offsetof(struct fact, by_document), 0, NULL, NULL},
	{"values", YAML_STRUCTS, false, offsetof(struct fact, values), offsetof(struct fact, nvalues), &value_schema, NULL},
};
static const struct yaml_schema fact_schema = YAML_SCHEMA(fact_fields, struct fact);
#undef ROW

#define ROW instrument
static const struct yaml_field instrument_fields[] = {
	TEXT("id", true, id), TEXT("number", false, number), BOTH("title", true, title),
	{"aliases", YAML_TEXTS, false, offsetof(struct instrument, aliases), offsetof(struct instrument, naliases), NULL, NULL},
};
static const struct yaml_schema instrument_schema = YAML_SCHEMA(instrument_fields, struct instrument);
#undef ROW

#define ROW term
static const struct yaml_field term_fields[] = {
	TEXT("zh", true, zh), TEXT("en", true, en), BOTH("note", false, note),
	{"also", YAML_TEXTS, false, offsetof(struct term, also), offsetof(struct term, nalso), NULL, NULL},
};
static const struct yaml_schema term_schema = YAML_SCHEMA(term_fields, struct term);
#undef ROW

#define ROW agency
static const struct yaml_field agency_fields[] = {
	TEXT("id", true, id), BOTH("name", true, name),
	{"aliases", YAML_TEXTS, false, offsetof(struct agency, aliases), offsetof(struct agency, naliases), NULL, NULL},
};
static const struct yaml_schema agency_schema = YAML_SCHEMA(agency_fields, struct agency);
#undef ROW

#define ROW topic
static const struct yaml_field topic_fields[] = {TEXT("id", true, id), BOTH("name", true, name)};
static const struct yaml_schema topic_schema = YAML_SCHEMA(topic_fields, struct topic);
#undef ROW

#define LIST_FILE(key, member, count, schema)                                                         \
	static const struct yaml_field member##_fields[] = {                                          \
		{key, YAML_STRUCTS, true, offsetof(struct site, member), offsetof(struct site, count), \
			&(schema), NULL}};                                                            \
	static const struct yaml_schema member##_schema = {member##_fields, 1, sizeof(struct site), YAML_NO_SRC};

LIST_FILE("regions", regions, nregions, region_schema)
LIST_FILE("facts", facts, nfacts, fact_schema)
LIST_FILE("documents", instruments, ninstruments, instrument_schema)
LIST_FILE("glossary", terms, nterms, term_schema)
LIST_FILE("agencies", agencies, nagencies, agency_schema)
LIST_FILE("topics", topics, ntopics, topic_schema)

/* A fact's kind and its values and unit belong together. */
static void fact_shape(const struct fact *f, struct diag *d)
{
	if ((f->kind == FACT_CHOICE) != (f->nvalues > 0))
		diag_plain(d, f->src, "missing-key", "values", "a choice has values, the other kinds have none",
			"choice 必须有 values，其他类型不能有");
	if ((f->kind == FACT_COUNT || f->kind == FACT_MONEY) != (f->unit.text[ZH] != NULL))
		diag_plain(d, f->src, "missing-key", "unit", "count and money have a unit, the other kinds have none",
			"count 和 money 必须有 unit，其他类型不能有");
}

void facts_read(struct site *s, const char *path, struct diag *d)
{
	yaml_load(s->arena, path, &facts_schema, s, d);
	for (size_t i = 0; i < s->nfacts; i++)
		fact_shape(&s->facts[i], d);
}

static const char *address_take(const struct yaml_node *node, const char *key, bool (*valid)(const char *), struct diag *d)
{
	if (node == NULL)
		return NULL;
	if (node->kind == YAML_SCALAR && valid(node->text))
		return node->text;
	diag_plain(d, node->src, "bad-value", key, "an address such as https://example.gov.cn/policy/",
		"应为网址，如 https://example.gov.cn/policy/");
	return NULL;
}

static void site_file_read(struct site *s, const char *path, struct diag *d)
{
	struct site_file file = {0};

	yaml_load(s->arena, path, &site_schema, &file, d);
	file.site.arena = s->arena;
	file.site.root = s->root;
	file.site.today = s->today;
	*s = file.site;
	s->base_url = address_take(file.base_url, "base-url", address_valid, d);
	s->organ_mark = address_take(file.organ_mark, "organ-mark", address_link_valid, d);
	s->report_errors = address_take(file.report_errors, "report-errors", address_link_valid, d);
}

/* An optional file may be missing; a missing one is not reported. */
static void optional(struct site *s, const char *path, const struct yaml_schema *schema, struct diag *d)
{
	if (file_exists(path))
		yaml_load(s->arena, path, schema, s, d);
}

static bool has_policy(struct arena *a, const char *dir)
{
	return file_exists(arena_printf(a, "%s/zh.md", dir));
}

static void policies_read(struct site *s, struct diag *d)
{
	const char *dir = arena_printf(s->arena, "%s/content/policies", s->root);
	size_t n;
	const char **names = folder_list(s->arena, dir, &n);

	s->policies = arena_new(s->arena, struct policy, n);
	for (size_t i = 0; i < n; i++) {
		const char *folder = arena_printf(s->arena, "%s/%s", dir, names[i]);

		if (!has_policy(s->arena, folder)) {
			diag_plain(d, (struct src){folder, 0, 0}, "file", NULL,
				"no zh.md here; a policy folder holds zh.md and en.md",
				"此文件夹没有 zh.md；政策文件夹应有 zh.md 和 en.md");
			continue;
		}
		policy_read(s->arena, folder, names[i], &s->policies[s->npolicies++], d);
	}
}

/* What every policy may refer to. */
static struct site *site_begin(struct arena *a, const char *root, int32_t today, struct diag *d)
{
	struct site *s = arena_new(a, struct site, 1);

	s->arena = a;
	s->root = root;
	s->today = today;
	site_file_read(s, arena_printf(a, "%s/content/site.yaml", root), d);
	yaml_load(a, arena_printf(a, "%s/content/regions.yaml", root), &regions_schema, s, d);
	if (file_exists(arena_printf(a, "%s/content/facts.yaml", root)))
		facts_read(s, arena_printf(a, "%s/content/facts.yaml", root), d);
	if (file_exists(arena_printf(a, "%s/content/ambiguities.yaml", root)))
		ambiguities_read(s, arena_printf(a, "%s/content/ambiguities.yaml", root), d);
	return s;
}

/* Sentences of other policies, which are not there. */
static void evidence_drop(struct site *s)
{
	for (size_t i = 0; i < s->nfacts; i++)
		for (size_t k = 0; k < s->facts[i].nvalues; k++)
			s->facts[i].values[k].nsays = 0;
}

struct site *site_read_one(struct arena *a, const char *root, const char *id, int32_t today, struct diag *d)
{
	const char *folder = arena_printf(a, "%s/content/policies/%s", root, id);
	struct site *s;

	if (!has_policy(a, folder))
		return NULL;
	s = site_begin(a, root, today, d);
	evidence_drop(s);
	s->policies = arena_new(a, struct policy, 1);
	policy_read(a, folder, id, &s->policies[s->npolicies++], d);
	return s;
}

struct site *site_read(struct arena *a, const char *root, int32_t today, struct diag *d)
{
	struct site *s = site_begin(a, root, today, d);

	optional(s, arena_printf(a, "%s/content/documents.yaml", root), &instruments_schema, d);
	optional(s, arena_printf(a, "%s/content/glossary.yaml", root), &terms_schema, d);
	optional(s, arena_printf(a, "%s/content/agencies.yaml", root), &agencies_schema, d);
	optional(s, arena_printf(a, "%s/content/topics.yaml", root), &topics_schema, d);
	policies_read(s, d);
	lists_read(s, d);
	return s;
}
