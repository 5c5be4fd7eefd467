/* read_notes: ambiguities.yaml, what the texts leave open. */
#include "read.h"

#include <string.h>

#include "read_step.h"
#include "yaml.h"

struct instead_file {
	const char *rule, **facts, **raised_by;
	size_t nfacts, nraised_by;
	struct src src;
};

struct other_file {
	struct other_reading other;
	struct instead_file instead;
	const char *moves;
};

/* An entry as it stands, before its words are read. */
struct ambiguity_file {
	struct ambiguity ambiguity;
	const struct yaml_node *when;
	struct other_file *others;
	size_t nothers;
};

struct ambiguities_file {
	struct ambiguity_file *ambiguities;
	size_t n;
};

#define TEXT(k, req, m) {k, YAML_TEXT, req, offsetof(struct ROW, m), 0, NULL, NULL}
#define BOTH(k, req, m) {k, YAML_BILINGUAL, req, offsetof(struct ROW, m), 0, NULL, NULL}
#define TEXTS(k, req, m, n) {k, YAML_TEXTS, req, offsetof(struct ROW, m), offsetof(struct ROW, n), NULL, NULL}
#define NODE(k, m) {k, YAML_NODE, false, offsetof(struct ROW, m), 0, NULL, NULL}

#define ROW instead_file
static const struct yaml_field instead_fields[] = {
	TEXT("rule", false, rule), TEXTS("facts", false, facts, nfacts), TEXTS("raised-by", false, raised_by, nraised_by),
};
static const struct yaml_schema instead_schema = YAML_SCHEMA(instead_fields, struct instead_file);
#undef ROW

#define ROW other_file
static const struct yaml_field other_fields[] = {
	BOTH("text", true, other.text), TEXT("rule", true, other.ours.rule),
	{"date", YAML_DAY, true, offsetof(struct other_file, other.day), 0, NULL, NULL},
	TEXTS("facts", true, other.ours.facts, other.ours.nfacts),
	{"instead", YAML_STRUCT, true, offsetof(struct other_file, instead), 0, &instead_schema, NULL},
	TEXT("moves", true, moves),
};
static const struct yaml_schema other_schema = {other_fields, sizeof other_fields / sizeof other_fields[0],
	sizeof(struct other_file), offsetof(struct other_file, other.src)};
#undef ROW

#define ROW ambiguity_file
static const struct yaml_field ambiguity_fields[] = {
	TEXT("id", true, ambiguity.id), BOTH("issue", true, ambiguity.issue), BOTH("reading", true, ambiguity.reading),
	NODE("when", when),
	{"others", YAML_STRUCTS, false, offsetof(struct ambiguity_file, others), offsetof(struct ambiguity_file, nothers),
		&other_schema, NULL},
};
static const struct yaml_schema ambiguity_schema = {ambiguity_fields, sizeof ambiguity_fields / sizeof ambiguity_fields[0],
	sizeof(struct ambiguity_file), offsetof(struct ambiguity_file, ambiguity.src)};
#undef ROW

static const struct yaml_field ambiguities_fields[] = {
	{"ambiguities", YAML_STRUCTS, true, offsetof(struct ambiguities_file, ambiguities), offsetof(struct ambiguities_file, n),
		&ambiguity_schema, NULL}};
static const struct yaml_schema ambiguities_schema = {ambiguities_fields, 1, sizeof(struct ambiguities_file), YAML_NO_SRC};

static void facts_shape(const struct situated *x, struct src src, struct diag *d)
{
	for (size_t i = 0; i < x->nfacts; i++)
		if (strchr(x->facts[i], '=') == NULL)
			diag_plain(d, src, "bad-value", x->facts[i], "facts are NAME=VALUE, as in [program=project, days=12]",
				"各项事实写作 名称=取值，如 [program=project, days=12]");
}

/* What is left out of `instead` is as in ours. */
static void other_take(const struct other_file *from, struct other_reading *other, struct diag *d)
{
	*other = from->other;
	other->instead.rule = from->instead.rule != NULL ? from->instead.rule : other->ours.rule;
	other->instead.facts = from->instead.nfacts > 0 ? from->instead.facts : other->ours.facts;
	other->instead.nfacts = from->instead.nfacts > 0 ? from->instead.nfacts : other->ours.nfacts;
	facts_shape(&other->ours, other->src, d);
	if (from->instead.nfacts > 0)
		facts_shape(&other->instead, other->src, d);
	other->instead.raised_by = from->instead.raised_by;
	other->instead.nraised_by = from->instead.nraised_by;
	if (from->moves != NULL && (!quantity_parse(from->moves, &other->moves) || other->moves.unit != UNIT_YUAN))
		diag_plain(d, other->src, "bad-value", from->moves, "an amount such as 600元 is expected", "应为数额，如 600元");
}

void ambiguities_read(struct site *s, const char *path, struct diag *d)
{
	struct ambiguities_file file = {0};

	yaml_load(s->arena, path, &ambiguities_schema, &file, d);
	s->nambiguities = file.n;
	s->ambiguities = arena_new(s->arena, struct ambiguity, file.n);
	for (size_t i = 0; i < file.n; i++) {
		const struct ambiguity_file *from = &file.ambiguities[i];
		struct ambiguity *to = &s->ambiguities[i];

		*to = from->ambiguity;
		when_take(s->arena, from->when, &to->when, &to->nwhen, d);
		to->nothers = from->nothers;
		to->others = arena_new(s->arena, struct other_reading, to->nothers);
		for (size_t k = 0; k < to->nothers; k++)
			other_take(&from->others[k], &to->others[k], d);
	}
}
